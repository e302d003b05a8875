"""What goes into the contract step and what comes out of it."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from showroom.contract.contract_paper import CarState, DepositWord, Forum
from showroom.contract.rules import DepositSplit
from showroom.contract.template_views import TemplateOption
from showroom.customers.model import IdKind
from showroom.documents.strokes import Strokes
from showroom.kernel.findings import Finding
from showroom.kernel.money import ZERO, Money


@dataclass(frozen=True, slots=True)
class ServiceTick:
    """An optional service: off unless the buyer wants it (MF-04); `code` is one of `paper.SERVICES`."""

    code: str
    price: Money = ZERO


@dataclass(frozen=True, slots=True)
class ContractDraft:
    """What the contract page lets be written; car and price come from the deal and are no part of it.

    `version` is that of the stored draft it was made from, 0 for the first one. `special_terms`: one a line.
    `car_state` None says what the stock knows; `known_defects` are disclosed in writing (三包 32-1).
    `template_choice` is the code of the template it is printed with, '' for the store's standard (Q-09).
    """

    version: int = 0
    buyer_name: str = ""
    buyer_id_kind: IdKind | None = None
    buyer_id_number: str = field(default="", repr=False)
    buyer_id_valid_to: date | None = None
    buyer_birth: date | None = None
    buyer_phone: str = ""
    buyer_address: str = ""
    invoice_title: str = ""
    agent: str = ""
    agent_id_number: str = field(default="", repr=False)
    guardian: str = ""
    deposit_word: DepositWord | None = None
    deposit_agreed: Money | None = None
    deposit_paid: Money = ZERO
    balance_due: date | None = None
    delivery_date: date | None = None
    delivery_place: str = ""
    sign_place: str = ""
    services: tuple[ServiceTick, ...] = ()
    special_terms: str = ""
    forum: Forum = Forum.COURT
    forum_name: str = ""
    car_state: CarState | None = None
    known_defects: str = ""
    template_choice: str = ""


@dataclass(frozen=True, slots=True)
class SignDraft:
    """The act of signing: `key` is made once per act by the page, so that a replay signs nothing twice.

    `strokes` are the hands' movements by the name of their picture's field; a pad always gives them (§3.6).
    """

    key: str
    buyer_signature: bytes = field(repr=False)
    seller_signature: bytes = field(repr=False)
    guardian_signature: bytes = field(default=b"", repr=False)
    strokes: Mapping[str, Strokes] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class Signed:
    """A signed contract; `document_id` is the Chinese original, `translation_id` the English copy."""

    contract_id: int
    number: str
    document_id: int
    translation_id: int
    sha256: str
    signed_at: datetime


@dataclass(frozen=True, slots=True)
class SaleFacts:
    """Car and price as negotiation handed them over; read only here."""

    brand: str
    model: str
    version_name: str
    exterior: str
    interior: str
    vin: str
    guide_price: Money | None
    discount: Money | None
    contract_price: Money | None
    capitals: str
    options_price: Money
    pay_way: str


@dataclass(frozen=True, slots=True)
class ContractView:
    """What the contract page shows. `draft` is prefilled from the customer until it has been saved.

    `template` names the text it is or was printed with; `templates` is what a draft may choose from, standard first.
    """

    draft: ContractDraft
    saved: bool
    sale: SaleFacts
    split: DepositSplit | None
    max_share: str
    earnest_cap: Money
    missing: tuple[Finding, ...]
    findings: tuple[Finding, ...]
    approved_by_manager: bool
    approved_by_gm: bool
    signed: Signed | None
    template: str = ""
    templates: tuple[TemplateOption, ...] = ()
    terms_refused: tuple[str, ...] = ()
    """Who said no to exactly these special terms, and why."""


class ContractState(StrEnum):
    """What a signed contract is worth today (CT-06)."""

    VALID = "valid"
    CHANGED = "changed"
    CANCELLED = "cancelled"
    VOID = "void"


@dataclass(frozen=True, slots=True)
class ContractRow:
    """A signed contract in the list; `price` as signed, `price_now` after all changes, zero once it is no more."""

    id: int
    deal_id: int
    document_id: int
    number: str
    customer_name: str
    car_text: str
    price: Money
    signed_at: datetime
    price_now: Money = ZERO
    state: ContractState = ContractState.VALID


DRAFT_FIELDS = tuple(
    entry.name for entry in dataclasses.fields(ContractDraft) if entry.name not in ("version", "services")
)
"""The plain fields, which the table has under the same names."""
