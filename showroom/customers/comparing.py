"""A customer file that two desks edited: what is compared with what, as the actor may see it (trust Q1, PI-10)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any

from showroom.customers.channels import CHANNELS
from showroom.customers.identity import ID_KIND_NAMES
from showroom.customers.merge_messages import COLUMNS
from showroom.customers.model import Customer, CustomerKind, IdKind
from showroom.customers.records import CustomerDraft
from showroom.kernel.comparison import EditedMeanwhile, Facts, Parts, Said, Versions, compare, plain
from showroom.kernel.errors import ShowroomError
from showroom.kernel.names import mask_id, mask_phone, normalise_identifier, normalise_name
from showroom.kernel.phone import check_phone
from showroom.kernel.text import clean_text
from showroom.persistence.actions import Tx
from showroom.persistence.database import CHANGED_MEANWHILE
from showroom.persistence.last_edit import last_edit

_CHANGES = (
    "CustomerService.save", "CustomerPartsService.undo_edit", "ContractService.save_draft", "MergeService.merge",
    "ReceptionService.log_visit", "ReceptionService.save",
)  # fmt: skip
_LONGEST = 5000


def require_newest(tx: Tx, customer: Customer, draft: CustomerDraft, version: int, base: CustomerDraft | None) -> None:
    """Refuse a form that was filled from another version than the stored one, with all that is different.

    `base` is what the form was filled with, numbers masked. Raises EditedMeanwhile (changed_meanwhile).
    """
    tx.session.refresh(customer, with_for_update=True)  # on a server two desks save one after the other from here on
    if version == customer.version:
        return
    theirs = _seen(_stored(customer), customer)
    known = None if base is None else _seen(base, customer)
    versions = Versions(known, theirs, _seen(draft, customer), customer.version)
    saved = last_edit(tx.session, "customer", customer.id, _CHANGES)
    raise EditedMeanwhile(CHANGED_MEANWHILE, compare(PARTS, versions, saved or ("", None)))


def _stored(customer: Customer) -> CustomerDraft:
    return CustomerDraft(
        name=customer.name, phone=customer.phone or "", other_phones=tuple(customer.other_phones.split()),
        kind=customer.kind, gender=customer.gender, birth=customer.birth, id_kind=customer.id_kind,
        id_number=customer.id_number or "", id_valid_to=customer.id_valid_to, address=customer.address,
        district=customer.district, channel=customer.channel, interest=customer.interest,
        do_not_contact=customer.do_not_contact, note=customer.note,
    )  # fmt: skip


def _seen(draft: CustomerDraft, customer: Customer) -> CustomerDraft:
    """Texts as they are stored; a stored number is masked, whether it was shown or not, and only a new one is whole."""
    phone, number = customer.phone or "", customer.id_number or ""
    others = tuple(customer.other_phones.split())
    typed = tuple(_phone(text) for text in draft.other_phones if text.strip())
    texts: dict[str, Any] = {name: _text(getattr(draft, name), multiline=name == "note") for name in _TEXTS}
    return replace(
        draft,
        name=normalise_name(_text(draft.name)),
        phone=_masked(_phone(draft.phone), phone, mask_phone),
        other_phones=tuple(map(mask_phone, others)) if typed == others else typed,
        id_number=_masked(normalise_identifier(draft.id_number), number, mask_id),
        **texts,
        owner_id=None,
    )


def _masked(typed: str, stored: str, mask: Callable[[str], str]) -> str:
    return mask(stored) if stored and typed == stored else typed


def _phone(text: str) -> str:
    return text if "*" in text or not text.strip() else check_phone(text).normalized


def _text(text: str, *, multiline: bool = False) -> str:
    try:
        return clean_text(text, _LONGEST, multiline=multiline)
    except ShowroomError:
        return text  # refused beside its field when it is saved


def _day(day: date | None) -> Said:
    return plain(day.isoformat() if day else "")


def _kind_said(kind: CustomerKind) -> Said:
    return ("公司", "company") if kind is CustomerKind.COMPANY else ("个人", "person")


def _gender_said(gender: str) -> Said:
    return {"M": ("先生", "Mr"), "F": ("女士", "Ms")}.get(gender, plain(""))


def _phones_said(phones: tuple[str, ...]) -> Said:
    return plain(" ".join(phones))


def _channel_said(channel: str) -> Said:
    known = CHANNELS.get(channel)
    return plain(channel) if known is None else (known.text("zh"), known.text("en"))


def _document_said(kind: IdKind | None, number: str, valid_to: date | None, birth: date | None) -> Said:
    names = ID_KIND_NAMES[kind] if kind else ("", "")
    until = (f"有效期至 {valid_to}", f"valid until {valid_to}") if valid_to else ("", "")
    born = (f"生日 {birth}", f"born {birth}") if birth else ("", "")
    both = [" · ".join(part for part in (names[n], number, until[n], born[n]) if part) or "—" for n in (0, 1)]
    return both[0], both[1]


def _tick(ticked: bool) -> Said:
    return ("是", "yes") if ticked else ("否", "no")


def _one(name: str, said: Callable[..., Said] = plain) -> Facts:
    return Facts(name, COLUMNS[name], (name,), said)


_TEXTS = ("address", "district", "channel", "interest", "note")
PARTS: Parts = (
    _one("name"), _one("kind", _kind_said), _one("phone"), _one("other_phones", _phones_said),
    _one("gender", _gender_said),
    Facts("identity", ("证件", "Document"), ("id_kind", "id_number", "id_valid_to", "birth"), _document_said),
    _one("address"), _one("district"), _one("channel", _channel_said), _one("interest"),
    _one("do_not_contact", _tick),
    Facts("note", COLUMNS["note"], ("note",), plain, by_line=True, internal=True),
)  # fmt: skip
"""A document is one question: its number belongs to its kind."""
