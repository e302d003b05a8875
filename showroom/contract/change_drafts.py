"""What goes into a change order, a cancellation and a refund, and what comes out of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Protocol

from showroom.contract.annexes import Sources
from showroom.contract.change_model import ChangeKind
from showroom.contract.change_rules import Payment, PriceChange, Remedy, Settlement
from showroom.contract.drafts import ContractDraft
from showroom.contract.notice_drafts import NoticeDraft
from showroom.contract.rules import Ending
from showroom.deals.model import Deal
from showroom.kernel.actor import Role
from showroom.kernel.findings import Finding
from showroom.kernel.money import ZERO, Money
from showroom.persistence.actions import Tx


@dataclass(frozen=True, slots=True)
class ChangedOption:
    """One option or accessory that is paid for; gifts stay as they were promised."""

    name: str
    count: int
    price: Money


@dataclass(frozen=True, slots=True)
class ChangeDraft:
    """A change order as typed (换订). `vehicle_id` None: the car is to be allocated.

    `version` is that of the open change it was made from, 0 for a new one. `special_terms`: one a line.
    """

    reason: str
    model_id: int
    discount: Money
    vehicle_id: int | None = None
    exterior: str = ""
    interior: str = ""
    options: tuple[ChangedOption, ...] = ()
    delivery_date: date | None = None
    special_terms: str = ""
    version: int = 0


@dataclass(frozen=True, slots=True)
class CancelDraft:
    """A cancellation as typed (退订): why, who is in default, and what the innocent side claims (DP-03…07).

    `ledger_is_right` says that the money on the contract was never paid beyond what the ledger holds (DP-01).
    """

    reason: str
    ending: Ending
    remedy: Remedy = Remedy.EARNEST
    penalty: Money = ZERO
    loss: Money = ZERO
    costs: Money = ZERO
    kept: Money = ZERO
    ledger_is_right: bool = False
    version: int = 0


REISSUE_FIELDS = (
    "buyer_name", "buyer_id_kind", "buyer_id_number", "buyer_id_valid_to", "buyer_birth", "buyer_phone",
    "buyer_address", "invoice_title", "agent", "agent_id_number", "guardian", "delivery_date", "delivery_place",
)  # fmt: skip
"""What issuing a contract anew puts right, beside colours and discount; the rest takes a change order."""


@dataclass(frozen=True, slots=True)
class ReissueDraft:
    """A contract void and issued anew (作废重开) as typed: `contract` counts by its REISSUE_FIELDS only."""

    reason: str
    contract: ContractDraft
    exterior: str = ""
    interior: str = ""
    discount: Money = ZERO
    version: int = 0


AnyDraft = ChangeDraft | CancelDraft | ReissueDraft | NoticeDraft


@dataclass(frozen=True, slots=True)
class RefundDraft:
    """Money paid out by finance; `paid_by` is a word of the receipts ledger. The same `key` pays once only."""

    amount: Money
    paid_by: str
    key: str
    voucher: str = ""
    paid_on: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """One line of old and new: `name` is a key of `change_rows.ROWS`, of a reissue one of `reissue_rows.ROWS`."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ChangeSums:
    """What a change order comes to, before anybody signs."""

    rows: tuple[Difference, ...]
    price: PriceChange
    on_road_price: Money | None
    needs: tuple[Role, ...]


@dataclass(frozen=True, slots=True)
class CancelSums:
    """Who owes what if the contract ended today; `ledger_short` is money on the contract that the ledger lacks."""

    settlement: Settlement
    payments: tuple[Payment, ...]
    ledger_short: Money
    needs: tuple[Role, ...]


@dataclass(frozen=True, slots=True)
class ReissueSums:
    """What the contract issued anew would say otherwise, and the totals; `payments` go over to it as they are."""

    rows: tuple[Difference, ...]
    before: Money
    after: Money
    payments: tuple[Payment, ...]
    needs: tuple[Role, ...]


AnySums = ChangeSums | CancelSums | ReissueSums


@dataclass(frozen=True, slots=True)
class Given:
    """One post's word on the open change."""

    role: Role
    by: str
    approved: bool
    note: str


@dataclass(frozen=True, slots=True)
class OpenChange:
    """The change that waits for approvals or signatures; `cancel` is also what a notice comes to.

    `missing` is what stands between a reissue and its signatures, each with its rule (§3.2, DV-06, MF-03).
    """

    id: int
    version: int
    kind: ChangeKind
    reason: str
    draft: AnyDraft
    change: ChangeSums | None
    cancel: CancelSums | None
    reissue: ReissueSums | None
    given: tuple[Given, ...]
    waits_for: tuple[Role, ...]
    may_decide: bool
    missing: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class SignedChange:
    """A signed change order, cancellation or reissue, or an issued notice."""

    id: int
    kind: ChangeKind
    number: str
    revision: str
    document_id: int
    translation_id: int
    sha256: str
    signed_at: datetime
    total_before: Money
    total_after: Money


@dataclass(frozen=True, slots=True)
class RefundState:
    """What a signed cancellation leaves to be paid out."""

    owed: Money
    paid: Money

    @property
    def left(self) -> Money:
        return max(ZERO, self.owed - self.paid)


@dataclass(frozen=True, slots=True)
class ModelChoice:
    """A version on sale."""

    id: int
    text: str
    guide_price: Money


@dataclass(frozen=True, slots=True)
class CarChoice:
    """A car that may be sold: free in stock, or the deal's own."""

    id: int
    vin: str
    model_id: int
    exterior: str
    interior: str


@dataclass(frozen=True, slots=True)
class ChangeChoices:
    """What a change order may choose from, and the contract as it stands, as the draft to start from."""

    models: tuple[ModelChoice, ...]
    cars: tuple[CarChoice, ...]
    start: ChangeDraft


@dataclass(frozen=True, slots=True)
class VoidContract:
    """A contract that one issued anew replaced: its paper stays as it was sealed."""

    id: int
    number: str
    replaced_by: str
    document_id: int
    translation_id: int


@dataclass(frozen=True, slots=True)
class ChangesView:
    """Everything the contract page shows below a signed contract."""

    may_begin: bool
    open: OpenChange | None = None
    signed: tuple[SignedChange, ...] = ()
    refund: RefundState | None = None
    payments: tuple[Payment, ...] = field(default=())
    void: tuple[VoidContract, ...] = ()


class Priced(Protocol):
    """A price worked out anew by the negotiation."""

    @property
    def guide_price(self) -> Money: ...
    @property
    def contract_price(self) -> Money: ...
    @property
    def options_price(self) -> Money: ...
    @property
    def on_road_price(self) -> Money | None: ...
    @property
    def quotation_json(self) -> str: ...
    @property
    def approvers(self) -> tuple[Role, ...]: ...


class LedgerLine(Protocol):
    """One line of the receipts ledger; a refund counts below zero."""

    @property
    def kind(self) -> str: ...
    @property
    def amount(self) -> Money: ...
    @property
    def received_on(self) -> date: ...


Requote = Callable[[Tx, Deal, int, Money, Sequence[tuple[str, int, Money]]], Priced]


@dataclass(frozen=True, slots=True)
class Neighbours:
    """What the other steps do for a change of the contract; steps never import each other, the wiring hands it in.

    `pay_out` writes a refund into the receipts ledger, up to a limit; `car_changed` undoes what was checked on the
    car before; `sources` are what the annexes of a contract issued anew are made from.
    """

    requote: Requote
    payments: Callable[[Tx, Deal], Sequence[LedgerLine]]
    pay_out: Callable[[Tx, int, RefundDraft, Callable[[Tx, Deal], Money | None]], None]
    car_changed: Callable[[Tx, Deal], None]
    sources: Sources = field(default_factory=Sources)
