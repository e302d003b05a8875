"""The delivery confirmation on paper, item by item with three signatures (DV-05)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from showroom.delivery import confirmation_texts as t
from showroom.documents.blocks import (
    Column,
    Signatures,
    Signer,
    Title,
    clauses,
    fields,
    section,
    table,
    ticks,
)
from showroom.documents.flow import Block, Together
from showroom.documents.paper import PaperHead, Sheet, render_sheet
from showroom.documents.parties import CustomerParty
from showroom.documents.phrases import BLANK, NO, NONE, YES, clause, moment_text
from showroom.documents.text import paragraph
from showroom.kernel.errors import Bug, Lang

DELIVERY_ITEMS = tuple(key for _, items in t.GROUPS.values() for key in items)


@dataclass(frozen=True, slots=True)
class DeliveredCar:
    """The car as handed over: odometer in km, `keys` counted, `energy` as fuel or charge in words."""

    model: str
    colours: str
    vin: str
    engine_number: str
    plate: str
    odometer: int
    keys: int
    energy: str


@dataclass(frozen=True, slots=True)
class PromiseKept:
    """Something promised during the sale, and whether it is done; `note` says when or why not."""

    text: str
    kept: bool
    note: str = ""


@dataclass(frozen=True, slots=True)
class DeliverySignatures:
    """The three who sign (DV-05), with signature images as PNG bytes; `at` is the time in words."""

    sales: str
    service: str
    customer_image: bytes = b""
    sales_image: bytes = b""
    service_image: bytes = b""
    at: str = ""


@dataclass(frozen=True, slots=True)
class ConfirmationPaper:
    """Everything that a delivery confirmation prints.

    `ticked` are keys of DELIVERY_ITEMS that are done; `left_out` are keys that do not apply and are not printed;
    `other_items` are the store's own items with their ticks.
    """

    head: PaperHead
    delivered_at: datetime
    place: str
    contract_number: str
    customer: CustomerParty
    car: DeliveredCar
    ticked: tuple[str, ...]
    signatures: DeliverySignatures
    left_out: tuple[str, ...] = ()
    other_items: tuple[tuple[str, bool], ...] = ()
    promises: tuple[PromiseKept, ...] = ()
    remarks: str = ""
    explained: tuple[tuple[str, str], ...] = ()
    """What was explained to the customer about quality, keys of EXPLAINED with their values (SB-10)."""


def render(paper: ConfirmationPaper, lang: Lang) -> bytes:
    """The confirmation as PDF bytes, the same for the same paper; raises ShowroomError glyph_missing, too_long."""
    unknown = {*paper.ticked, *paper.left_out} - set(DELIVERY_ITEMS)
    if unknown:
        raise Bug(f"no such delivery items: {sorted(unknown)}")
    at = moment_text(paper.delivered_at, lang)
    groups = _groups(paper, lang)
    last = len(groups) + 3
    blocks: list[Block] = [
        Title(t.TITLE(lang), t.HEAD_LINE(lang, at=at, place=paper.place)),
        section(1, t.S_CAR(lang), lang),
        _car(paper, lang),
    ]
    for number, (title, items) in enumerate(groups, 2):
        blocks += [section(number, title, lang), ticks(items, 3)]
        if paper.explained and title == t.GROUPS["quality"][0](lang):
            blocks.append(fields([(t.EXPLAINED[name](lang), value) for name, value in paper.explained]))
    blocks += [
        section(last - 1, t.S_PROMISES(lang), lang),
        _promises(paper, lang),
        section(last, t.S_STATEMENT(lang), lang),
    ]
    values = {"at": at, "remarks": paper.remarks or NONE(lang)}
    statements = clauses([clause(phrase, lang, **values) for phrase in t.STATEMENTS], last)
    blocks += [*statements[:-1], Together(statements[-1], _signatures(paper, lang))]
    return render_sheet(Sheet(paper.head, t.TITLE(lang), blocks, paper), lang)


def _car(paper: ConfirmationPaper, lang: Lang) -> Block:
    car, customer = paper.car, paper.customer
    values = {
        "customer": customer.name,
        "phone": customer.phone,
        "contract": paper.contract_number,
        "model": car.model,
        "colours": car.colours,
        "vin": car.vin,
        "engine": car.engine_number,
        "plate": car.plate,
        "odometer": f"{car.odometer:,}",
        "keys": str(car.keys),
        "energy": car.energy,
    }
    if customer.agent:
        values["agent"] = f"{customer.agent} {customer.agent_id_number}".strip()
    return fields([(t.LABELS[name](lang), value) for name, value in values.items()])


def _groups(paper: ConfirmationPaper, lang: Lang) -> list[tuple[str, list[tuple[str, bool]]]]:
    """Titles with their items and ticks, without what does not apply."""
    made = []
    for title, items in t.GROUPS.values():
        shown = [(text(lang), key in paper.ticked) for key, text in items.items() if key not in paper.left_out]
        if shown:
            made.append((title(lang), shown))
    if paper.other_items:
        made.append((t.OTHER_ITEMS(lang), list(paper.other_items)))
    return made


def _promises(paper: ConfirmationPaper, lang: Lang) -> Block:
    if not paper.promises:
        return paragraph(t.NO_PROMISES(lang))
    columns = (Column(t.PROMISE(lang), 3.0), Column(t.KEPT(lang), 0.7), Column(t.PROMISE_NOTE(lang), 1.8))
    rows = [(promise.text, (YES if promise.kept else NO)(lang), promise.note or BLANK) for promise in paper.promises]
    return table(columns, rows)


def _signatures(paper: ConfirmationPaper, lang: Lang) -> Block:
    signed = paper.signatures
    return Signatures(
        [
            Signer(
                t.SIGN_CUSTOMER(lang), paper.customer.agent or paper.customer.name, signed.customer_image, signed.at
            ),
            Signer(t.SIGN_SALES(lang), signed.sales, signed.sales_image, signed.at),
            Signer(t.SIGN_SERVICE(lang), signed.service, signed.service_image, signed.at),
        ],
        lang,
    )
