"""The data of change orders and cancellations as printed (CT-06, DP-01…07)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from showroom.contract.change_drafts import Difference
from showroom.contract.change_rules import Payment, PriceChange, Remedy, Settlement
from showroom.contract.contract_paper import REFUND_DAYS, ContractSignatures
from showroom.contract.rules import Ending
from showroom.documents.paper import PaperHead
from showroom.documents.parties import CustomerParty, StoreParty
from showroom.kernel.money import Money


@dataclass(frozen=True, slots=True)
class Amended:
    """What every paper about a signed contract names: the contract, its parties, who agreed and who signs.

    `parent_sha256` is the digest of the paper before this one; `approved_by` post and name of each who agreed;
    `translation_of` the digest of the Chinese original when this is its translation.
    """

    head: PaperHead
    signed_on: date
    signed_place: str
    contract_number: str
    contract_signed_on: date
    revision: str
    changed_before: str
    parent_sha256: str
    car: str
    vin: str
    seller: StoreParty
    buyer: CustomerParty
    reason: str
    approved_by: tuple[str, ...]
    signatures: ContractSignatures
    translation_of: str = ""


@dataclass(frozen=True, slots=True)
class ChangePaper:
    """换订: old and new, the difference, and what becomes of the deposit; `earnest_word`: the contract says 定金."""

    about: Amended
    rows: tuple[Difference, ...]
    price: PriceChange
    on_road_price: Money | None
    earnest_word: bool
    special_terms: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReissuePaper:
    """作废重开: old and new side by side, and the money that goes over; the new contract's digest '' before signing."""

    about: Amended
    rows: tuple[Difference, ...]
    price: tuple[Money, Money]
    payments: tuple[Payment, ...]
    new_number: str = ""
    new_sha256: str = ""


@dataclass(frozen=True, slots=True)
class CancelPaper:
    """退订: whose default, what was paid, and who owes what."""

    about: Amended
    ending: Ending
    remedy: Remedy
    payments: tuple[Payment, ...]
    settlement: Settlement
    pay_by: date
    refund_days: int = REFUND_DAYS
