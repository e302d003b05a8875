"""The copy without prices: drawn anew from the stored snapshot, marked on every page, never an original (CT-07)."""

from __future__ import annotations

import dataclasses
import json
import types
from datetime import date
from enum import StrEnum
from typing import Any, Union, get_args, get_origin, get_type_hints

import sqlalchemy as sa

from showroom.contract.contract_paper import ContractPaper
from showroom.contract.contract_pdf import render_copy
from showroom.contract.model import Contract
from showroom.contract.signing import KIND
from showroom.contract.template_shape import Wording
from showroom.contract.template_store import wording_of
from showroom.deals.handover import get_deal
from showroom.documents.model import Document
from showroom.documents.store import find_paper, kept_snapshot
from showroom.documents.veil import amounts_hidden
from showroom.documents.verdicts import COPY_MARK
from showroom.kernel.errors import NOT_FOUND, Lang, Message, ShowroomError
from showroom.kernel.money import Money
from showroom.persistence.actions import Tx

MARK = Message(
    "copy_without_prices",
    f"{COPY_MARK}：非原件，原件 SHA-256 {{digest}}",
    f"{COPY_MARK}: no original; the original's SHA-256 is {{digest}}",
)

SIGNED = Message("copy_signed", "（签名见原件）", "(signature on the original)")


def copy_without_prices(tx: Tx, number: str, lang: Lang) -> bytes:
    """A contract's copy without prices; raises not_found, not_your_deal.

    Signatures are not copied, since the store keeps only their digests beside the paper.
    """
    document = find_paper(tx, KIND, number, lang)
    contract = tx.session.scalar(sa.select(Contract).where(Contract.number == document.number))
    if contract is None or document.deal_id is None:
        raise ShowroomError(NOT_FOUND, what=number)
    get_deal(tx, document.deal_id)
    paper = paper_of(document)
    signed = paper.signatures
    paper = dataclasses.replace(
        paper,
        wording=wording_of(tx, contract, tx.today),
        signatures=dataclasses.replace(
            signed, buyer_at=_seen(signed.buyer_at, lang), seller_at=_seen(signed.seller_at, lang)
        ),
    )
    with amounts_hidden():
        return render_copy(paper, lang, MARK.text(lang, digest=document.sha256))


def _seen(at: str, lang: Lang) -> str:
    return f"{at}  {SIGNED.text(lang)}" if at else SIGNED.text(lang)


def paper_of(document: Document) -> ContractPaper:
    """The contract as it was printed, from the snapshot that was sealed with it."""
    found: ContractPaper = _built(ContractPaper, json.loads(kept_snapshot(document)))
    return found


def _built(kind: Any, value: Any) -> Any:
    """`value` out of JSON as a `kind`: what `contract.paper.snapshot` wrote, the other way round."""
    if get_origin(kind) in {Union, types.UnionType}:
        return None if value is None else _built(next(one for one in get_args(kind) if one is not type(None)), value)
    if kind is Wording:
        return None
    if dataclasses.is_dataclass(kind) and kind is not Money and isinstance(kind, type):
        hints = get_type_hints(kind)
        known = {entry.name for entry in dataclasses.fields(kind)} & set(value)
        return kind(**{name: _built(hints[name], value[name]) for name in known})
    if get_origin(kind) is tuple:
        return _tuple(get_args(kind), value)
    return _plain(kind, value)


def _tuple(kinds: tuple[Any, ...], value: list[Any]) -> tuple[Any, ...]:
    if kinds[-1] is Ellipsis:
        return tuple(_built(kinds[0], one) for one in value)
    return tuple(_built(kind, one) for kind, one in zip(kinds, value, strict=True))


def _plain(kind: Any, value: Any) -> Any:
    if kind is bytes:
        return b""
    if kind is Money:
        return Money.of(value)
    if kind is date:
        return date.fromisoformat(value)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return kind(value)
    return value
