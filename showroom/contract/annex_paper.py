"""The data of the contract's annexes as printed and as the stored snapshot keeps them (§3.2 Annex, CT-07)."""

from __future__ import annotations

from dataclasses import dataclass

from showroom.kernel.money import ZERO, Money


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One line of the price sheet; a discount or credit is negative."""

    name: str
    amount: Money
    note: str = ""


@dataclass(frozen=True, slots=True)
class PriceSheet:
    """`ladder` adds up to `contract_price`, `costs` bring it to `on_road`, `credits` bring that to `due`.

    `deposit_note` says what becomes of 订金 taken before ('' for none), `subsidy` is told and never deducted
    but for the `subsidy_advance` among the credits.
    """

    ladder: tuple[SheetLine, ...]
    contract_price: Money
    costs: tuple[SheetLine, ...]
    on_road: Money
    credits: tuple[SheetLine, ...]
    due: Money
    gifts: tuple[str, ...] = ()
    subsidy: Money | None = None
    deposit_note: str = ""
    subsidy_advance: Money = ZERO


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """An open promise: what, in which step, on which day, by whom."""

    text: str
    step: str
    on: str
    by: str


@dataclass(frozen=True, slots=True)
class ConsentRow:
    """One purpose with the newest word on it; never asked and not given both print as an open box (PI-04)."""

    purpose: str
    given: bool
    version: str = ""
    at: str = ""


@dataclass(frozen=True, slots=True)
class Annexes:
    """The five annexes in one language; `loan` is () when the buyer pays in full."""

    configuration: tuple[tuple[str, str], ...]
    equipment: tuple[str, ...]
    price: PriceSheet
    promises: tuple[PromiseRow, ...]
    loan: tuple[tuple[str, str], ...]
    consents: tuple[ConsentRow, ...]
