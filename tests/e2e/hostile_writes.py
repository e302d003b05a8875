"""Puts a text into each field of the first five steps, as the desks do, and gives back what is read then."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from itertools import count
from typing import Any

from showroom.contract.drafts import SignDraft
from showroom.contract.filing_service import OrderDraft
from showroom.contract.intent_drafts import EndDraft
from showroom.contract.papers_model import IntentEnding, OrderWay
from showroom.contract.template_shape import Clause
from showroom.contract.template_views import NewTemplate, TemplateText
from showroom.deals.loan_terms import LoanChoice
from showroom.deals.model import PayWay, Step
from showroom.deals.objections import Caught
from showroom.delivery.model import ReceiptKind
from showroom.financing.drafts import OfferDraft
from showroom.kernel.actor import Role
from showroom.kernel.money import Money
from showroom.kernel.text import clean_text
from showroom.negotiation.draft import InsuranceKind, InsuranceLine, OptionLine
from showroom.negotiation.group_model import GroupKind
from showroom.negotiation.group_views import GroupDraft, GroupStage, StageDraft, WaitDraft
from showroom.negotiation.limit_service import LimitDraft
from showroom.negotiation.proposals import ProposalDraft
from showroom.negotiation.story_views import StoryQuery
from showroom.negotiation.talk_views import AnswerDraft, ClosingDraft, EntryDraft
from showroom.negotiation.turnover import TurnoverDraft
from showroom.negotiation.turnover_model import TurnoverOutcome, TurnoverReason
from tests.documents.signatures import SIGNATURE
from tests.e2e.sale import MODEL, Sale

DISCOUNTS = count(12000)
"""Another one each time: what was granted before covers no more."""
Write = Callable[[Sale, str], object]
"""Puts the text into one field of one draft and saves it; gives back what is read then, None where nothing is shown."""


def expected(text: str) -> str:
    """Documented normalisation (kernel.text.clean_text) without the field's own limit."""
    return clean_text(text, 10**7, multiline=True)


def field(act: Callable[..., Any], name: str, **always: Any) -> Write:
    return lambda sale, text: getattr(act(sale, **{name: text}, **always), name, None)


def reception(name: str) -> Write:
    def write(sale: Sale, text: str) -> object:
        sale.greet(**{name: text})
        return getattr(sale.store.reception.view(sale.me, sale.deal), name)

    return write


def presentation(name: str) -> Write:
    def write(sale: Sale, text: str) -> object:
        sale.show_car(None, **{name: text})
        found = getattr(sale.store.presentation.current(sale.me, sale.deal).draft, name)
        return found if expected(text) else None  # a colour left empty is the car's own

    return write


def licence(name: str) -> Write:
    return lambda sale, text: getattr(sale.show_licence(**{name: text}).licence, name, None)


def quotation(name: str) -> Write:
    return lambda sale, text: getattr(sale.quote(**{name: text}).draft, name)


def option(sale: Sale, text: str) -> str:
    return sale.quote(options=(OptionLine(text, 1, Money(100)),)).draft.options[0].name


def offer(name: str) -> Write:
    def write(sale: Sale, text: str) -> object:
        terms: OfferDraft = sale.offer(upfront_fee=Money(100), fee_collector="示范公司")
        return getattr(sale.compare(replace(terms, **{name: text})).draft.offers[0], name)  # type: ignore[arg-type]

    return write


def delivery(name: str) -> Write:
    return lambda sale, text: getattr(sale.prepare(**{name: text}).draft, name)


def receipt(name: str) -> Write:
    return lambda sale, text: getattr(
        sale.pay(Money(100), ReceiptKind.PREPAYMENT, **{name: text}).money.receipts[-1], name
    )


def deals(act: str, *before: object) -> Write:
    """A text of the deal itself; gives back the promise or doubt as shown."""

    def write(sale: Sale, text: str) -> object:
        view = getattr(sale.store.deals, act)(sale.me, sale.deal, *before, text)
        shown = {"add_promise": view.promises, "raise_objection": view.objections}.get(act)
        return None if shown is None else shown[-1].text

    return write


def settle(sale: Sale, text: str) -> object:
    view = sale.store.deals.raise_objection(sale.me, sale.deal, "range", "担心冬天续航")
    return sale.store.deals.settle_objection(sale.me, sale.deal, view.objections[-1].id, text).objections[-1].answer


def keep_promise(sale: Sale, text: str) -> None:
    view = sale.store.deals.add_promise(sale.me, sale.deal, Step.NEGOTIATION, "送脚垫")
    sale.store.deals.keep_promise(sale.me, sale.deal, view.promises[-1].id, text)


def withdraw_promise(sale: Sale, text: str) -> str:
    made = sale.store.deals.add_promise(sale.me, sale.deal, Step.NEGOTIATION, "送脚垫").promises[-1].id
    return sale.store.deals.withdraw_promise(sale.me, sale.deal, made, text).promises[-1].reason


def change_promise(sale: Sale, text: str) -> str:
    made = sale.store.deals.add_promise(sale.me, sale.deal, Step.NEGOTIATION, "送脚垫").promises[-1].id
    return sale.store.deals.change_promise(sale.me, sale.deal, made, text, "客户改主意").promises[-1].text


def take_order(sale: Sale, text: str) -> str:
    return sale.store.filing.take_order(sale.me, sale.deal, OrderDraft(OrderWay.PHONE, text)).orders[-1].text


def intent(name: str) -> Write:
    def write(sale: Sale, text: str) -> object:
        now = sale.store.intents.view(sale.me, sale.deal).draft
        draft = replace(now, amount=Money(100), valid_until=sale.today, **{name: text})  # type: ignore[arg-type]
        return getattr(sale.store.intents.save(sale.me, sale.deal, draft).draft, name)

    return write


def end_intent(sale: Sale, text: str) -> str:
    view = sale.store.intents.view(sale.me, sale.deal)
    if view.standing is None:
        intent("wishes")(sale, "")
        intent("guardian")(sale, "")  # a guardian who is named signs too (G-05)
        key = f"intent-{sale.deal}-{len(view.ended)}"
        sale.store.intents.sign(sale.me, sale.deal, SignDraft(key, SIGNATURE, SIGNATURE))
    return sale.store.intents.end(sale.me, sale.deal, EndDraft(IntentEnding.WITHDRAWN, text)).ended[0].reason


def refuse_order(sale: Sale, text: str) -> str:
    order = sale.store.filing.take_order(sale.me, sale.deal, OrderDraft(OrderWay.PHONE, "加脚垫")).orders[-1]
    boss = sale.people.general_manager
    return sale.store.filing.refuse_order(boss, sale.deal, order.id, text).orders[-1].refusal


def override(sale: Sale, text: str) -> None:
    sale.store.deals.override(sale.people.general_manager, sale.deal, Step.NEGOTIATION, "CT-04", text)


def ask(sale: Sale, text: str) -> object:
    sale.quote(str(next(DISCOUNTS)))
    return sale.store.negotiation.ask_approval(sale.me, sale.deal, text).approvals[-1].reason


def quoted_lines(sale: Sale, text: str) -> object:
    """Every text of the lines of an offer."""
    draft = sale.quote("1000").draft
    changed = replace(
        draft, discounts=(replace(draft.discounts[0], reason=text),),
        insurance=(InsuranceLine(InsuranceKind.OTHER, Money.of(1), text, text),),
        services=tuple(replace(line, provider=text) for line in draft.services),
    )  # fmt: skip
    return sale.store.negotiation.save(sale.me, sale.deal, changed).draft.insurance[0].cover


def proposal(sale: Sale, text: str) -> object:
    """An alternative's name and its lender."""
    draft, service = sale.quote("1000").draft, sale.store.proposals
    loan = LoanChoice("FM-01", Decimal("0.0388"), 36, text, text)
    quote = replace(draft, pay_way=PayWay.LOAN, loan_principal=Money.of("100000"), loan=loan)
    before = service.view(sale.me, sale.deal)
    if len(before.columns) > 1:
        service.remove(sale.me, sale.deal, 1)
    kept = service.keep(sale.me, sale.deal, ProposalDraft(text, before.columns[0].model_id, quote))
    return kept.columns[1].title


def answer_doubt(sale: Sale, text: str) -> object:
    """Every text of one try to answer."""
    doubt = sale.store.talk.catch(sale.me, sale.deal, Caught("range", "担心冬天续航")).objections[-1]
    draft = AnswerDraft(text, settled=True, evidence=text, restated=text)
    return sale.store.talk.answer(sale.me, sale.deal, doubt.id, doubt.version, draft).objections[-1].answer


def close_sale(sale: Sale, text: str) -> object:
    draft = ClosingDraft("direct", "declined", said=text, note=text)
    return sale.store.talk.close(sale.me, sale.deal, draft).closings[0].said


def customer_wait(name: str) -> Write:
    """Who decides at the customer, on what, and what came of it; each wait ends, so that the next text has its own."""

    def write(sale: Sale, text: str) -> object:
        service, draft = sale.store.group_deals, WaitDraft("王总", "总价", sale.today)
        if name != "outcome":
            draft = replace(draft, **{name: text})  # type: ignore[arg-type]
        wait = service.wait(sale.me, sale.deal, draft).open_wait
        assert wait is not None
        service.end_wait(sale.me, sale.deal, wait.id, "agreed", text if name == "outcome" else "")
        return getattr(wait, name, None)

    return write


def story(name: str) -> Write:
    """One text of the signed deal's story, or what is sought among the stories."""

    def write(sale: Sale, text: str) -> object:
        service = sale.store.stories
        service.search(sale.me, StoryQuery(text[:80]))
        now = service.start(sale.me, sale.deal)
        draft = replace(now.draft, lesson="先听完", customer="家用", **{name: text})  # type: ignore[arg-type]
        return getattr(service.save(sale.me, sale.deal, draft, now.version).draft, name)

    return write


def group_project(sale: Sale, text: str) -> object:
    now = sale.store.group_deals.view(sale.me, sale.deal).group
    if now is None:
        now = sale.store.group_deals.report(sale.me, sale.deal, GroupDraft(GroupKind.ENQUIRY, text, 3)).group
        return now and now.project
    note = StageDraft(GroupStage.DECIDE, yes=False, note=text)
    sale.store.group_deals.advance(sale.people.manager, sale.deal, now.version, note)
    return None


def library(sale: Sale, text: str) -> object:
    """Every text of an entry, and the search for it."""
    kept = sale.store.objection_library.save_entry(sale.me, EntryDraft("price", text, text, text))
    sale.store.objection_library.entries(sale.me, text[:80])
    return kept.draft.answer


def decision(sale: Sale, text: str) -> object:
    sale.quote(str(next(DISCOUNTS)))
    request = sale.store.negotiation.ask_approval(sale.me, sale.deal, "竞品优惠").approvals[-1]
    return sale.store.negotiation.decide(sale.people.manager, request.id, text, approve=True).approvals[-1].note


def turnover(sale: Sale, text: str) -> object:
    draft = TurnoverDraft(sale.people.manager.id, TurnoverReason.PRICE, text)
    row = sale.store.turnovers.hand(sale.me, sale.deal, draft).rows[0]
    return sale.store.turnovers.end(sale.me, row.id, row.version, TurnoverOutcome.BACK).rows[0].note


def turnover_end(sale: Sale, text: str) -> object:
    draft = TurnoverDraft(sale.people.manager.id, TurnoverReason.PRICE)
    row = sale.store.turnovers.view(sale.me, sale.deal).open  # a refused outcome leaves it open
    row = row or sale.store.turnovers.hand(sale.me, sale.deal, draft).rows[0]
    return sale.store.turnovers.end(sale.me, row.id, row.version, TurnoverOutcome.BACK, text).rows[0].outcome_note


def discount_limit(name: str) -> Write:
    def write(sale: Sale, text: str) -> object:
        start = LimitDraft(Role.CONSULTANT, brand=MODEL.brand, share="3", valid_from=sale.today, reason="年末")
        draft = replace(start, **{name: text})  # type: ignore[arg-type]
        rows = sale.store.discount_limits.add(sale.people.general_manager, draft).rows
        return rows[0].reason if name == "reason" else None

    return write


def template(name: str) -> Write:
    """One text of a contract template's draft, which is made when there is none."""

    def write(sale: Sale, text: str) -> object:
        service, boss = sale.store.templates, sale.people.manager
        found = service.overview(boss)[0].version_id
        view = (
            service.start(boss, NewTemplate("HX-1", "模板", "Template")) if found is None else service.view(boss, found)
        )
        assert view.row.version_id is not None
        block = view.blocks[1]
        clauses = (Clause(text, "x"),) if name == "zh" else block.clauses
        changed = replace(block, clauses=clauses, title_zh=text if name == "title" else block.title_zh)
        blocks = (view.blocks[0], changed, *view.blocks[2:])
        saved = service.save(boss, view.row.version_id, TemplateText(blocks, (), view.version))
        return saved.blocks[1].clauses[0].zh if name == "zh" else saved.blocks[1].title_zh

    return write
