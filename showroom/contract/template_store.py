"""Which text a contract is printed with: the template valid on the day, and for ever the one it was signed on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from typing import Any

import sqlalchemy as sa

from showroom.contract.model import Contract
from showroom.contract.shipped_template import shipped
from showroom.contract.template_model import (
    ContractTemplate,
    ContractWording,
    TemplateBlock,
    TemplateState,
    TemplateVersion,
    TemplateWithdrawal,
)
from showroom.contract.template_shape import TextBlock, Wording, clauses_of, wording_from
from showroom.contract.template_views import label_of
from showroom.documents.model import Document
from showroom.documents.verdicts import Genuineness, Verdict
from showroom.kernel.errors import Message, ShowroomError
from showroom.persistence.actions import Tx

WORDING_LOST = Message(
    "contract_wording_lost",
    "合同 {number} 的签约文本与其摘要不符，不能使用。请停止操作并通知管理员：showroom verify --all",
    "The text that contract {number} was signed on does not fit its digest and must not be used. Stop and tell the"
    " administrator: showroom verify --all",
)
WORDING_CHANGED = Message(
    "chain_wording_changed",
    "签约文本缺失或与其摘要不符",
    "The text that the contract was signed on is missing or does not fit its digest",
)


def wording_of(tx: Tx, contract: Contract, day: date) -> Wording:
    """The text of a contract: signed, the one it was signed on; else the one chosen for it, or the day's standard.

    Raises ShowroomError contract_wording_lost.
    """
    if contract.wording_sha256 is not None:
        return _signed(tx, contract)
    if contract.number is not None:
        return shipped()  # signed before templates were data
    from showroom.contract.template_choices import draft_wording

    return draft_wording(tx, contract, day)


def _signed(tx: Tx, contract: Contract) -> Wording:
    wanted = sa.select(ContractWording.text).where(ContractWording.sha256 == contract.wording_sha256)
    text = tx.session.scalar(wanted)
    found = None if text is None else wording_from(text)
    if found is None or found.sha256 != contract.wording_sha256:
        raise ShowroomError(WORDING_LOST, number=contract.number)
    return found


def kept_wording(tx: Tx, version: TemplateVersion) -> Wording:
    """The text of a released version as it was kept at its release."""
    text = tx.session.scalar(sa.select(ContractWording.text).where(ContractWording.sha256 == version.wording_sha256))
    return wording_from(text) if text is not None else wording_of_version(tx, version)


def valid_on(day: date) -> sa.Select[Any]:
    """Released and not withdrawn versions valid on `day`, the latest first."""
    withdrawn = sa.exists().where(TemplateWithdrawal.version_id == TemplateVersion.id)
    return (
        sa.select(TemplateVersion)
        .join(ContractTemplate, ContractTemplate.id == TemplateVersion.template_id)
        .where(
            TemplateVersion.state == TemplateState.RELEASED,
            TemplateVersion.valid_from <= day,
            sa.or_(TemplateVersion.valid_to.is_(None), TemplateVersion.valid_to >= day),
            ~withdrawn,
        )
        .order_by(TemplateVersion.valid_from.desc(), TemplateVersion.released_at.desc(), TemplateVersion.id.desc())
    )


def wording_of_version(tx: Tx, version: TemplateVersion) -> Wording:
    """The text of any version under the name that it has on paper."""
    code = tx.session.get_one(ContractTemplate, version.template_id).code
    return Wording(label_of(code, version.number), blocks_of(tx, version.id))


def blocks_of(tx: Tx, version_id: int) -> tuple[TextBlock, ...]:
    """The blocks of a version in order."""
    import json

    rows = tx.session.scalars(
        sa.select(TemplateBlock).where(TemplateBlock.version_id == version_id).order_by(TemplateBlock.position)
    )
    return tuple(TextBlock(row.key, row.title_zh, row.title_en, clauses_of(json.loads(row.clauses))) for row in rows)


def printed_on(tx: Tx, document_id: int) -> tuple[str, str | None]:
    """The template's name and the digest of its text that a sealed contract was printed with, as its snapshot says."""
    import json

    document = tx.session.get_one(Document, document_id)
    wording = json.loads(document.snapshot).get("wording") or {}
    return document.template, wording.get("sha256")


def keep(tx: Tx, wording: Wording) -> str:
    """Store the text under its digest unless it is there; gives the digest. Two desks may do so at once."""
    values = {"sha256": wording.sha256, "text": wording.text, "at": tx.now}
    dialect = tx.session.get_bind().dialect.name
    if dialect == "sqlite":
        from sqlalchemy.dialects.sqlite import insert as insert_sqlite

        tx.session.execute(insert_sqlite(ContractWording).values(values).on_conflict_do_nothing())
    else:
        from sqlalchemy.dialects.postgresql import insert

        tx.session.execute(insert(ContractWording).values(values).on_conflict_do_nothing())
    return wording.sha256


def wording_faults(tx: Tx) -> Iterator[Verdict]:
    """Signed contracts whose text is gone, changed, or another than their stored paper names (CT-07).

    A paper whose period is over names nothing any more (PI-07).
    """
    from showroom.documents.erased_model import ErasedPaper

    texts = tx.session.execute(sa.select(ContractWording.sha256, ContractWording.text))
    whole = {digest for digest, text in texts if sha256(text.encode("utf-8", "surrogatepass")).hexdigest() == digest}
    query = (
        sa.select(Contract.id, Contract.number, Contract.wording_sha256, Document.snapshot)
        .join(Document, Document.id == Contract.document_id)
        .where(Contract.number.is_not(None), Document.id.not_in(sa.select(ErasedPaper.document_id)))
        .order_by(Contract.id)
    )
    for ident, number, digest, snapshot in tx.session.execute(query.execution_options(yield_per=100)):
        if (digest is not None or '"wording": {' in snapshot) and not (digest in whole and digest in snapshot):
            yield Verdict(Genuineness.ALTERED, WORDING_CHANGED, number or "", row=ident)
