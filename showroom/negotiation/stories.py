"""The signer's story: customer, process, objections and answers, lesson; searched, and told in the morning (S3-04)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import sqlalchemy as sa
from sqlalchemy.orm.attributes import flag_modified

from showroom.customers.model import Customer
from showroom.customers.search_words import readings
from showroom.deals.handover import get_deal
from showroom.deals.model import Deal, Objection
from showroom.deals.objections import checked_category
from showroom.deals.talk_words import TECHNIQUES, name_of
from showroom.kernel.actor import Permission
from showroom.kernel.clock import local_date
from showroom.kernel.errors import REQUIRED, FieldErrors, Lang, Message, ShowroomError, Told, told
from showroom.kernel.text import field_text
from showroom.negotiation.ladder import Words
from showroom.negotiation.library import MOST_WORDS, series_of
from showroom.negotiation.model import Quotation
from showroom.negotiation.story_model import CaseStory, CaseStoryAnswer
from showroom.negotiation.story_views import StoryAnswer, StoryDraft, StoryQuery, StoryRow
from showroom.negotiation.talk_model import ClosingAttempt
from showroom.persistence.actions import Tx, Workplace, check_version, reads, writes
from showroom.staff.model import StaffMember

MOST_STORIES, MOST_ANSWERS = 200, 20
_LIMITS = {"title": 80, "customer": 500, "process": 1000, "lesson": 500}
_LEAST_NAME = 2
NOT_SIGNED = Message(
    "story_not_signed",
    "签约后才能写成交案例（S3-04）",
    "A case story is written once the contract is signed (S3-04)",
)
NAMES_CUSTOMER = Message(
    "story_names_customer",
    "案例给全店看，不写客户姓名、电话：请改为“客户”（个保法 6）",
    "The whole store reads it: write “the customer”, not the name or phone (PIPL 6)",
)
TOLD_PAST = Message("story_told_past", "分享日期不能早于今天", "The morning it is told cannot lie in the past")
TOO_MANY = Message("story_too_many_answers", "最多 {most} 条异议", "At most {most} objections")
_TITLE = Words("{car}：{days} 天成交", "{car}: won in {days} day(s)")
_PROCESS = Words(
    "建档 {opened}，报价 {quotes} 版，签约 {signed}（{days} 天）",
    "Opened {opened}, {quotes} quotation(s), signed {signed} ({days} days)",
)
_CLOSED = Words("成交方法：{technique}", "Closed by: {technique}")


class CaseStoryService:
    """Who sold writes; everyone reads what is shared, and one's own."""

    def __init__(self, work: Workplace) -> None:
        self.work = work

    @reads(Permission.DEAL_READ)
    def start(self, tx: Tx, deal_id: int, lang: Lang = "zh") -> StoryRow:
        """The deal's story, else one begun from what the deal knows.

        Raises not_found, not_your_deal, story_not_signed.
        """
        deal = _signed(tx, deal_id)
        row = _of(tx, deal)
        if row is not None:
            return _rows(tx, sa.select(CaseStory).where(CaseStory.id == row.id))[0]
        return StoryRow(0, 0, deal.id, series_of(tx, deal), _begun(tx, deal, lang), tx.actor.name, None, True)

    @writes(Permission.DEAL_WRITE)
    def save(self, tx: Tx, deal_id: int, draft: StoryDraft, version: int = 0) -> StoryRow:
        """Store the story of a signed deal; with `told_on` it is shared from then on.

        Raises FieldErrors(title | customer | process | lesson | answers | told_on), story_not_signed,
        changed_meanwhile, not_your_deal.
        """
        deal = _signed(tx, deal_id)
        row = _of(tx, deal)
        check_version(version, row.version if row else 0)
        texts, answers = _checked(tx, deal, draft, None if row is None else row.told_on)
        series = series_of(tx, deal)
        if row is None:
            row = CaseStory(deal_id=deal.id, created_at=tx.now, created_by=tx.actor.id)
            tx.session.add(row)
        for name, text in texts.items():
            setattr(row, name, text)
        row.series, row.told_on, row.sought = series, draft.told_on, _sought(texts, answers)
        row.changed_at, row.changed_by = tx.now, tx.actor.id
        flag_modified(row, "sought")  # the version counts although only its answers changed
        tx.session.flush()
        tx.session.execute(sa.delete(CaseStoryAnswer).where(CaseStoryAnswer.story_id == row.id))
        tx.session.add_all(
            CaseStoryAnswer(story_id=row.id, position=place, category=one.category, text=one.text, answer=one.answer)
            for place, one in enumerate(answers)
        )
        tx.session.flush()
        tx.audit("case_story", row.id, told_on=draft.told_on.isoformat() if draft.told_on else "")
        return _rows(tx, sa.select(CaseStory).where(CaseStory.id == row.id))[0]

    @reads(Permission.DEAL_READ)
    def search(self, tx: Tx, query: StoryQuery) -> tuple[StoryRow, ...]:
        """Shared stories and one's own that fit, those told last first."""
        mine = CaseStory.created_by == tx.actor.id
        found = sa.select(CaseStory).where(mine if query.own else sa.or_(CaseStory.told_on.is_not(None), mine))
        if query.series:
            found = found.where(CaseStory.series == query.series)
        if query.told_on is not None:
            found = found.where(CaseStory.told_on == query.told_on)
        for word in field_text("sought", query.sought, 80).casefold().split()[:MOST_WORDS]:
            found = found.where(CaseStory.sought.contains(word, autoescape=True))
        last = sa.func.coalesce(CaseStory.told_on, date.min)
        return _rows(tx, found.order_by(last.desc(), CaseStory.id.desc()).limit(MOST_STORIES))


def _signed(tx: Tx, deal_id: int) -> Deal:
    deal = get_deal(tx, deal_id)
    if deal.contract_number is None:
        raise ShowroomError(NOT_SIGNED)
    return deal


def _of(tx: Tx, deal: Deal) -> CaseStory | None:
    return tx.session.scalar(sa.select(CaseStory).where(CaseStory.deal_id == deal.id))


def _begun(tx: Tx, deal: Deal, lang: Lang) -> StoryDraft:
    """Needs, days and objections as the deal has them; the lesson is the signer's own to write."""
    opened, signed = local_date(deal.opened_at, tx.work.zone), deal.contract_signed_on or tx.today
    days = (signed - opened).days
    quotes = tx.session.scalar(sa.select(sa.func.count(Quotation.id)).where(Quotation.deal_id == deal.id)) or 0
    agreed = tx.session.scalar(
        sa.select(ClosingAttempt.technique)
        .where(ClosingAttempt.deal_id == deal.id, ClosingAttempt.outcome == "agreed")
        .order_by(ClosingAttempt.id.desc())
        .limit(1)
    )
    process = [_PROCESS(lang, opened=str(opened), quotes=str(quotes), signed=str(signed), days=str(days))]
    if agreed is not None:
        process.append(_CLOSED(lang, technique=name_of(TECHNIQUES, agreed, lang)))
    title = _TITLE(lang, car=series_of(tx, deal) or deal.number, days=str(days))
    settled = sa.select(Objection).where(Objection.deal_id == deal.id, Objection.settled_at.is_not(None))
    answers = tuple(
        StoryAnswer(row.category, row.text, row.answer)
        for row in tx.session.scalars(settled.order_by(Objection.id).limit(MOST_ANSWERS))
    )
    about = deal.needs_summary
    for secret in _secrets(tx, deal):
        about = about.replace(secret, "客户" if lang == "zh" else "the customer")
    return StoryDraft(title, about, "\n".join(process), "", answers, tx.today + timedelta(days=1))


def _checked(
    tx: Tx, deal: Deal, draft: StoryDraft, told_before: date | None
) -> tuple[dict[str, str], tuple[StoryAnswer, ...]]:
    wrong: dict[str, Told | Message] = {}
    texts: dict[str, str] = {}
    secrets = tuple(_secrets(tx, deal))
    for name, limit in _LIMITS.items():
        try:
            texts[name] = field_text(name, getattr(draft, name), limit, multiline=name != "title")
        except FieldErrors as errors:
            wrong |= errors.fields
            continue
        if not texts[name]:
            wrong[name] = REQUIRED
        elif any(secret in texts[name] for secret in secrets):
            wrong[name] = NAMES_CUSTOMER
    if len(draft.answers) > MOST_ANSWERS:
        wrong["answers"] = told(TOO_MANY, most=MOST_ANSWERS)
    if draft.told_on is not None and draft.told_on < tx.today and draft.told_on != told_before:
        wrong["told_on"] = TOLD_PAST
    answers = tuple(_answer(one) for one in draft.answers[:MOST_ANSWERS])
    if any(secret in one.text + one.answer for one in answers for secret in secrets):
        wrong["answers"] = NAMES_CUSTOMER
    if wrong:
        raise FieldErrors(wrong)
    return texts, answers


def _answer(one: StoryAnswer) -> StoryAnswer:
    text, answer = field_text("answers", one.text, 300), field_text("answers", one.answer, 500)
    return StoryAnswer(checked_category(one.category), text, answer)


def _secrets(tx: Tx, deal: Deal) -> Iterator[str]:
    """What a story must not hold: the customer's name and phone; a name of one sign is in too many words."""
    customer = tx.session.get_one(Customer, deal.customer_id)
    yield from (word for word in (customer.name, customer.phone or "") if len(word) >= _LEAST_NAME)


def _sought(texts: dict[str, str], answers: tuple[StoryAnswer, ...]) -> str:
    """All texts, and title and lesson as they are typed in pinyin, whole and by initials."""
    spelt = [readings(sign)[0] for sign in texts["title"] + texts["lesson"] if "\u3400" <= sign <= "\u9fff"]
    words = [*texts.values(), *(f"{one.text} {one.answer}" for one in answers)]
    return " ".join((*words, "".join(spelt), "".join(part[0] for part in spelt))).casefold()


def _rows(tx: Tx, query: sa.Select[CaseStory]) -> tuple[StoryRow, ...]:
    found = tx.session.execute(
        query.add_columns(StaffMember.name, Deal.consultant_id)
        .join(StaffMember, StaffMember.id == CaseStory.created_by)
        .join(Deal, Deal.id == CaseStory.deal_id)
    ).all()
    answers: dict[int, list[StoryAnswer]] = {}
    wanted = sa.select(CaseStoryAnswer).where(CaseStoryAnswer.story_id.in_([row.id for row, *_ in found]))
    for one in tx.session.scalars(wanted.order_by(CaseStoryAnswer.story_id, CaseStoryAnswer.position)):
        answers.setdefault(one.story_id, []).append(StoryAnswer(one.category, one.text, one.answer))
    leads, writes_deals = tx.actor.may(Permission.RULE_OVERRIDE), tx.actor.may(Permission.DEAL_WRITE)
    return tuple(
        StoryRow(
            row.id, row.version, row.deal_id, row.series,
            StoryDraft(row.title, row.customer, row.process, row.lesson, tuple(answers.get(row.id, ())), row.told_on),
            author, row.changed_at, writes_deals and (leads or seller == tx.actor.id),
        )
        for row, author, seller in found
    )  # fmt: skip
