"""Contract templates as data: drafts, releases with their days, withdrawals, previews (Q-09, CT-01, CT-02, CT-07)."""

from __future__ import annotations

import dataclasses
import json
import re

import sqlalchemy as sa
from sqlalchemy.orm.attributes import flag_modified

from showroom.contract import template_messages as say
from showroom.contract import template_queries as queries
from showroom.contract.paper import Signing, contract_paper
from showroom.contract.shipped_template import SHIPPED
from showroom.contract.template_checks import checked_blocks, unfinished
from showroom.contract.template_choices import offers
from showroom.contract.template_compare import DiffLine, compare
from showroom.contract.template_model import (
    ContractTemplate,
    TemplateBlock,
    TemplateMark,
    TemplateState,
    TemplateVersion,
    TemplateWithdrawal,
)
from showroom.contract.template_sample import sample_paper
from showroom.contract.template_shape import TextBlock, Wording, clauses_text
from showroom.contract.template_store import blocks_of, keep, wording_of_version
from showroom.contract.template_views import (
    NewTemplate,
    Release,
    TemplateDeal,
    TemplatePreview,
    TemplateRow,
    TemplateText,
    TemplateView,
    label_of,
)
from showroom.kernel.actor import Permission
from showroom.kernel.errors import REQUIRED, FieldErrors, Lang, Message, ShowroomError, Told, told
from showroom.kernel.text import clean_text, field_text
from showroom.persistence.actions import Tx, Workplace, check_version, reads, writes
from showroom.staff.service import store_card

_CODE = re.compile(r"[A-Z0-9](?:[A-Z0-9-]{0,18}[A-Z0-9])", re.ASCII)
_MOST_LEFT, _LONGEST_LEFT = 400, 4_000


class TemplateService:
    """Who writes templates edits drafts; who leads sales releases and withdraws them."""

    def __init__(self, work: Workplace) -> None:
        self.work = work

    @reads(Permission.TEMPLATE_WRITE)
    def overview(self, tx: Tx) -> tuple[TemplateRow, ...]:
        """Every version, with the one in use today marked."""
        return queries.rows(tx)

    @reads(Permission.TEMPLATE_WRITE)
    def view(self, tx: Tx, version_id: int | None) -> TemplateView:
        """One version with its text and what its release would be refused for; None is the shipped text."""
        return queries.view(tx, version_id)

    @reads(Permission.TEMPLATE_WRITE)
    def compare(self, tx: Tx, old_id: int | None, new_id: int | None) -> tuple[DiffLine, ...]:
        """Two versions line by line; raises not_found."""
        return compare(queries.text_of(tx, old_id), queries.text_of(tx, new_id))

    @writes(Permission.TEMPLATE_WRITE)
    def start(self, tx: Tx, new: NewTemplate) -> TemplateView:
        """A new template with its first draft; raises FieldErrors (code, name_zh, name_en, blocks)."""
        wrong: dict[str, Told | Message] = {}
        code = new.code.strip().upper()
        if not _CODE.fullmatch(code) or code == SHIPPED.upper():
            wrong["code"] = say.BAD_CODE
        elif tx.session.scalar(sa.select(ContractTemplate.id).where(ContractTemplate.code == code)) is not None:
            wrong["code"] = told(say.CODE_TAKEN, code=code)
        names = {}
        for field, text, limit in (("name_zh", new.name_zh, 60), ("name_en", new.name_en, 120)):
            try:
                names[field] = clean_text(text, limit)
            except ShowroomError as error:
                wrong[field] = told(error.message, **error.values)
            else:
                if not names[field]:
                    wrong[field] = REQUIRED
        if wrong:
            raise FieldErrors(wrong)
        template = ContractTemplate(code=code, created_at=tx.now, created_by=tx.actor.id, **names)
        tx.session.add(template)
        tx.session.flush()
        blocks = checked_blocks(new.blocks) if new.blocks else queries.text_of(tx, None)
        return self._draft(tx, template, (blocks, _left(new.left_over)), new.based_on or SHIPPED)

    @writes(Permission.TEMPLATE_WRITE)
    def new_version(self, tx: Tx, version_id: int) -> TemplateView:
        """The next draft of a template, copied from one of its versions; raises not_found, template_one_draft."""
        source, template = queries.find(tx, version_id)
        open_draft = tx.session.scalar(
            sa.select(TemplateVersion.number).where(
                TemplateVersion.template_id == template.id, TemplateVersion.state == TemplateState.DRAFT
            )
        )
        if open_draft is not None:
            raise ShowroomError(say.ONE_DRAFT, label=label_of(template.code, open_draft))
        label = label_of(template.code, source.number)
        return self._draft(tx, template, (blocks_of(tx, source.id), ()), label)

    @writes(Permission.TEMPLATE_WRITE)
    def save(self, tx: Tx, version_id: int, text: TemplateText) -> TemplateView:
        """Store a draft's text; unfinished is allowed, what cannot be read is not.

        Raises FieldErrors naming every field, changed_meanwhile, template_not_a_draft, not_found.
        """
        version = _open_draft(tx, version_id)
        check_version(text.version, version.version)
        blocks, left = checked_blocks(text.blocks), _left(text.left_over)
        _write(tx, version, blocks)
        version.left_over = json.dumps(left, ensure_ascii=False)
        flag_modified(version, "left_over")  # the version counts although only its blocks changed
        tx.session.flush()
        tx.audit("contract_template", version.id, draft="saved", blocks=len(blocks))
        return queries.view(tx, version.id)

    @writes(Permission.TEMPLATE_WRITE)
    def delete_draft(self, tx: Tx, version_id: int) -> None:
        """Throw a draft away, and its template when nothing else is left of it; raises template_not_a_draft."""
        version = _open_draft(tx, version_id)
        template_id = version.template_id
        tx.session.execute(sa.delete(TemplateBlock).where(TemplateBlock.version_id == version_id))
        tx.session.delete(version)
        tx.session.flush()
        others = sa.select(TemplateVersion.id).where(TemplateVersion.template_id == template_id).limit(1)
        if tx.session.scalar(others) is None:
            tx.session.delete(tx.session.get_one(ContractTemplate, template_id))
        tx.audit("contract_template", version_id, draft="deleted")

    @writes(Permission.TEMPLATE_WRITE)
    def release(self, tx: Tx, version_id: int, release: Release) -> TemplateView:
        """Make a draft the text of contracts signed on its days, for ever unchanged.

        Raises FieldErrors (valid_from, valid_to, legal_review), ReleaseRefused with every finding, changed_meanwhile,
        template_not_a_draft, glyph_missing.
        """
        tx.require(Permission.RULE_OVERRIDE)
        version = _open_draft(tx, version_id)
        check_version(release.version, version.version)
        _check_days(tx, release)
        review = field_text("legal_review", release.legal_review, 120)
        wording = wording_of_version(tx, version)
        findings = unfinished(wording.blocks, tuple(json.loads(version.left_over)))
        if findings:
            raise say.ReleaseRefused(findings)
        self._print_sample(tx, wording, "zh")
        self._print_sample(tx, wording, "en")
        version.valid_from, version.valid_to, version.legal_review = release.valid_from, release.valid_to, review
        version.released_at, version.released_by = tx.now, tx.actor.id
        version.wording_sha256, version.state = keep(tx, wording), TemplateState.RELEASED
        tx.session.flush()
        tx.audit("contract_template", version.id, released=wording.template, sha256=wording.sha256)
        return queries.view(tx, version.id)

    @writes(Permission.TEMPLATE_WRITE)
    def withdraw(self, tx: Tx, version_id: int, reason: str) -> TemplateView:
        """Sign no more contracts on a version from now on; those signed keep their text.

        Raises FieldErrors (reason), template_not_released.
        """
        tx.require(Permission.RULE_OVERRIDE)
        version, template = queries.find(tx, version_id)
        if version.state is not TemplateState.RELEASED or queries.withdrawal(tx, version_id) is not None:
            raise ShowroomError(say.NOT_RELEASED, label=label_of(template.code, version.number))
        text = field_text("reason", reason, 200)
        if not text:
            raise FieldErrors({"reason": REQUIRED})
        tx.session.add(TemplateWithdrawal(version_id=version_id, reason=text, at=tx.now, by=tx.actor.id))
        tx.session.flush()
        tx.audit("contract_template", version_id, withdrawn=label_of(template.code, version.number))
        return queries.view(tx, version_id)

    @writes(Permission.TEMPLATE_WRITE)
    def mark(self, tx: Tx, version_id: int | None) -> TemplateView:
        """Make a template that is valid today the store's standard, None the shipped text; its next versions follow.

        What a contract is printed with for which nothing else is chosen. Raises not_found, template_not_released.
        """
        tx.require(Permission.RULE_OVERRIDE)
        template_id = None
        if version_id is not None:
            version, template = queries.find(tx, version_id)
            template_id = template.id
            if all(one.version is None or one.version.id != version_id for one in offers(tx, tx.today)):
                raise ShowroomError(say.NOT_RELEASED, label=label_of(template.code, version.number))
        tx.session.add(TemplateMark(template_id=template_id, at=tx.now, by=tx.actor.id))
        tx.session.flush()
        tx.audit("contract_template", version_id or 0, standard=True)
        return queries.view(tx, version_id)

    @reads(Permission.CONTRACT_READ)
    def deals(self, tx: Tx) -> tuple[TemplateDeal, ...]:
        """The newest deals that a preview can be made with."""
        tx.require(Permission.TEMPLATE_WRITE)
        return queries.deals(tx)

    @reads(Permission.TEMPLATE_WRITE)
    def preview(
        self, tx: Tx, label: str, blocks: tuple[TextBlock, ...], deal_id: int | None, lang: Lang
    ) -> TemplatePreview:
        """These blocks, saved or not, as the contract of a deal or with sample values, watermarked as a draft.

        Raises FieldErrors for what cannot be read, contract_incomplete, glyph_missing, not_found, not_allowed.
        """
        wording = Wording(label[:40], checked_blocks(blocks))
        if deal_id is None:
            return TemplatePreview(self._print_sample(tx, wording, lang), sample=True)
        tx.require(Permission.CONTRACT_READ)
        from showroom.contract.contract_pdf import render
        from showroom.contract.queries import material
        from showroom.deals.handover import get_deal

        deal = get_deal(tx, deal_id)
        made = dataclasses.replace(material(tx, deal), wording=wording)
        return TemplatePreview(render(contract_paper(made, Signing(deal.number, tx.today), lang), lang), sample=False)

    @staticmethod
    def _print_sample(tx: Tx, wording: Wording, lang: Lang) -> bytes:
        from showroom.contract.contract_pdf import render

        return render(sample_paper(wording, store_card(tx.session), tx.today, lang), lang)

    @staticmethod
    def _draft(
        tx: Tx, template: ContractTemplate, text: tuple[tuple[TextBlock, ...], tuple[str, ...]], based_on: str
    ) -> TemplateView:
        blocks, left = text
        last = tx.session.scalar(
            sa.select(sa.func.max(TemplateVersion.number)).where(TemplateVersion.template_id == template.id)
        )
        version = TemplateVersion(
            template_id=template.id, number=(last or 0) + 1, state=TemplateState.DRAFT, based_on=based_on[:40],
            created_at=tx.now, author_id=tx.actor.id, left_over=json.dumps(left, ensure_ascii=False),
        )  # fmt: skip
        tx.session.add(version)
        tx.session.flush()
        _write(tx, version, blocks)
        tx.audit("contract_template", version.id, draft=label_of(template.code, version.number))
        return queries.view(tx, version.id)


def _open_draft(tx: Tx, version_id: int) -> TemplateVersion:
    version, template = queries.find(tx, version_id)
    if version.state is not TemplateState.DRAFT:
        raise ShowroomError(say.NOT_A_DRAFT, label=label_of(template.code, version.number))
    return version


def _write(tx: Tx, version: TemplateVersion, blocks: tuple[TextBlock, ...]) -> None:
    tx.session.execute(sa.delete(TemplateBlock).where(TemplateBlock.version_id == version.id))
    tx.session.add_all(
        TemplateBlock(
            version_id=version.id, position=position, key=block.key, title_zh=block.title_zh,
            title_en=block.title_en, clauses=clauses_text(block.clauses),
        )
        for position, block in enumerate(blocks)
    )  # fmt: skip
    tx.session.flush()


def _left(paragraphs: tuple[str, ...]) -> tuple[str, ...]:
    """The paragraphs that have no place, as they can be stored: nothing of an import is lost."""
    if len(paragraphs) > _MOST_LEFT:
        raise FieldErrors({"left_over": told(say.TOO_MANY_LEFT, limit=_MOST_LEFT)})
    return tuple(field_text("left_over", text, _LONGEST_LEFT, multiline=True) for text in paragraphs)


def _check_days(tx: Tx, release: Release) -> None:
    wrong: dict[str, Told | Message] = {}
    if release.valid_from is None:
        wrong["valid_from"] = REQUIRED
    elif release.valid_from < tx.today:
        wrong["valid_from"] = told(say.PAST_DAY, day=tx.today.isoformat())
    elif release.valid_to is not None and release.valid_to < release.valid_from:
        wrong["valid_to"] = say.ENDS_BEFORE
    if wrong:
        raise FieldErrors(wrong)
