"""The data of a sale contract as printed, and what must not be missing from it (§3.2)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from showroom.contract.annex_paper import Annexes
from showroom.contract.brand_paper import BrandWarning
from showroom.contract.rules import STAR_FIELDS, StarField, missing_star_fields
from showroom.contract.template_shape import Wording
from showroom.documents.paper import PaperHead
from showroom.documents.parties import CustomerParty, StoreParty
from showroom.kernel.errors import Message, ShowroomError
from showroom.kernel.money import ZERO, Money

CONTRACT_INCOMPLETE = Message(
    "contract_incomplete",
    "合同缺少必填内容，不能打印：{fields_zh}（§3.2 ★）",
    "The contract cannot be printed, these are missing: {fields_en} (§3.2 ★)",
)
CONTRACT_DISAGREES = Message(
    "contract_disagrees",
    "合同金额不一致，不能打印：{what_zh}",
    "The contract cannot be printed, its amounts disagree: {what_en}",
)


REFUND_DAYS = 7


class DepositWord(StrEnum):
    """The word on the paper decides the law that applies (DP-01, DP-05)."""

    EARNEST = "定金"
    PREPAYMENT = "订金"


class Forum(StrEnum):
    """Where disputes end; one of the two, never both (§3.2 Disputes)."""

    COURT = "court"
    ARBITRATION = "arbitration"


class CarState(StrEnum):
    """What kind of car is sold, which the buyer must be told (§3.2)."""

    NEW = "new"
    DEMO = "demo"
    DISPLAY = "display"


@dataclass(frozen=True, slots=True)
class VehicleTerms:
    """The car sold. `vin` and the other numbers stay empty while the car is to be allocated.

    `condition` says new, demo or display car; `energy` fuel or kind of new energy; `battery` range and battery
    particulars of a new-energy car; `production_date` and `origin` as on the certificate.
    """

    brand: str
    model: str
    version: str
    exterior: str
    interior: str
    guide_price: Money | None
    quantity: int = 1
    condition: str = ""
    vin: str = ""
    engine_number: str = ""
    certificate_number: str = ""
    production_date: str = ""
    origin: str = ""
    energy: str = ""
    emission: str = ""
    battery: str = ""


@dataclass(frozen=True, slots=True)
class OptionLine:
    """An option or accessory with its marked price; `kind` is 原厂, 质量相当, 再制造 or 回用 (MF-07)."""

    name: str
    quantity: int
    unit_price: Money
    kind: str = ""


@dataclass(frozen=True, slots=True)
class GiftLine:
    """A gift: name and number are owed like the car itself (明码标价规定)."""

    name: str
    quantity: int


@dataclass(frozen=True, slots=True)
class PriceTerms:
    """Price of the car in CNY incl. VAT: `unit_price` − `discount` = `contract_price`, options apart.

    `included` and `excluded` say in words what the contract price covers.
    """

    unit_price: Money | None
    discount: Money | None
    contract_price: Money | None
    included: str = ""
    excluded: str = ""
    options: tuple[OptionLine, ...] = ()
    gifts: tuple[GiftLine, ...] = ()

    @property
    def options_total(self) -> Money:
        return sum((line.unit_price * line.quantity for line in self.options), ZERO)


@dataclass(frozen=True, slots=True)
class PaymentTerms:
    """How the price is paid. `mode` is full payment or loan in words; `with_loan` adds the loan clause.

    `deposit_word` and `deposit` are what was agreed (no word with a zero deposit); for 定金 `earnest_cap` is the
    legal limit of DP-02, `earnest` the part within it and `prepayment` the rest. `refund_days` are the days within
    which money is returned.
    """

    mode: str
    deposit_word: DepositWord | None
    deposit: Money | None
    earnest_cap: Money | None = None
    earnest: Money = ZERO
    prepayment: Money = ZERO
    balance: Money | None = None
    balance_due: date | None = None
    with_loan: bool = False
    loan_note: str = ""
    refund_days: int = REFUND_DAYS


@dataclass(frozen=True, slots=True)
class DeliveryTerms:
    """When and where the car is handed over at the latest, and the papers that come with it (MF-06)."""

    latest: date | None
    place: str
    papers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class QualityTerms:
    """`warranty` of the manufacturer in words; `known_defects` disclosed in writing, '' when there are none."""

    warranty: str = ""
    known_defects: str = ""


@dataclass(frozen=True, slots=True)
class ServiceOffer:
    """A service that the buyer may choose: off unless ticked, with price and provider (MF-04)."""

    name: str
    provider: str
    price: Money
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class BreachTerms:
    """Both sides owe the same: percent a day of the money or price concerned, and days after which one may withdraw."""

    daily_percent: str = "0.05"
    withdraw_days: int = 30


@dataclass(frozen=True, slots=True)
class ContractEnd:
    """The closing terms: `forum_name` is the arbitration commission (courts follow from the law); `privacy_version`
    the privacy notice that was handed over (PI-02); `copies` of the paper for each side.
    """

    forum: Forum = Forum.COURT
    forum_name: str = ""
    privacy_version: str = ""
    special_terms: tuple[str, ...] = ()
    annexes: tuple[str, ...] = ()
    copies: int = 2


@dataclass(frozen=True, slots=True)
class ContractSignatures:
    """Signature images as PNG bytes and their times in words; empty ones leave lines for the hand.

    `electronic` prints the clause by which both sides agree to sign on a screen (§3.6).
    """

    consultant: str
    electronic: bool = True
    seller_image: bytes = b""
    seller_at: str = ""
    buyer_image: bytes = b""
    buyer_at: str = ""
    guardian_image: bytes = b""


@dataclass(frozen=True, slots=True)
class ContractPaper:
    """Everything that a sale contract prints; `head.number` is the contract number.

    `translation_of` is the SHA-256 of the signed Chinese original when this paper is only its translation; `wording`
    the template's text, None for the one that comes with the program; `brand` the warning of a car sold without its
    supplier's authorisation (MF-03).
    """

    head: PaperHead
    signed_on: date | None
    signed_place: str
    seller: StoreParty
    buyer: CustomerParty
    vehicle: VehicleTerms
    price: PriceTerms
    payment: PaymentTerms
    delivery: DeliveryTerms
    signatures: ContractSignatures
    quality: QualityTerms = QualityTerms()
    services: tuple[ServiceOffer, ...] = ()
    breach: BreachTerms = BreachTerms()
    end: ContractEnd = ContractEnd()
    translation_of: str = ""
    annexed: Annexes | None = None
    wording: Wording | None = None
    brand: BrandWarning | None = None


DEPOSIT_FIELDS = (
    StarField("deposit_agreed", "定金/订金数额（没有则为 0）", "amount of the deposit (0 for none)"),
    StarField("deposit_word", "“定金”或“订金”", "the word 定金 or 订金"),
    StarField("seller_signatory", "卖方签字人", "seller's signatory"),
)
_LABELS = {entry.name: entry for entry in (*STAR_FIELDS, *DEPOSIT_FIELDS)}


def star_values(paper: ContractPaper) -> dict[str, object]:
    """The ★ fields of §3.2 under the names of the rules; the capitals are made from the figures (RM-06)."""
    vehicle, price, payment, buyer = paper.vehicle, paper.price, paper.payment, paper.buyer
    return {
        "contract_number": paper.head.number,
        "sign_date": paper.signed_on,
        "sign_place": paper.signed_place,
        "seller_name": paper.seller.name,
        "seller_uscc": paper.seller.uscc,
        "buyer_name": buyer.name,
        "buyer_id_kind": buyer.id_type,
        "buyer_id_number": buyer.id_number,
        "buyer_phone": buyer.phone,
        "brand": vehicle.brand,
        "model": vehicle.model,
        "version": vehicle.version,
        "exterior_colour": vehicle.exterior,
        "interior": vehicle.interior,
        "guide_price": vehicle.guide_price,
        "unit_price": price.unit_price,
        "discount": price.discount,
        "contract_price": price.contract_price,
        "contract_price_capitals": price.contract_price,
        "payment_kind": payment.mode,
        "delivery_date": paper.delivery.latest,
        "delivery_place": paper.delivery.place,
        "deposit_agreed": payment.deposit,
        "deposit_word": payment.deposit_word or (None if payment.deposit else "none"),
        "seller_signatory": paper.signatures.consultant,
    }


def missing_fields(paper: ContractPaper) -> tuple[str, ...]:
    """Names of the ★ fields of §3.2 that are empty, in the order of the paper; a zero discount is not empty."""
    return tuple(finding.field for finding in missing_star_fields(star_values(paper), also=DEPOSIT_FIELDS))


def require_printable(paper: ContractPaper) -> None:
    """Raise ShowroomError contract_incomplete naming all missing ★ fields, or contract_disagrees (RM-06, DP-02)."""
    missing = missing_fields(paper)
    if missing:
        raise ShowroomError(
            CONTRACT_INCOMPLETE,
            fields_zh="、".join(_LABELS[name].zh for name in missing),
            fields_en=", ".join(_LABELS[name].en for name in missing),
        )
    price, payment = paper.price, paper.payment
    assert price.unit_price is not None
    assert price.discount is not None
    assert price.contract_price is not None
    assert payment.deposit is not None
    if price.unit_price - price.discount != price.contract_price:
        raise ShowroomError(
            CONTRACT_DISAGREES, what_zh="单价 − 优惠 ≠ 合同车价", what_en="unit price − discount ≠ contract price"
        )
    if payment.deposit_word is DepositWord.EARNEST:
        over = payment.earnest_cap is None or payment.earnest > payment.earnest_cap
        if over or payment.earnest + payment.prepayment != payment.deposit:
            raise ShowroomError(
                CONTRACT_DISAGREES,
                what_zh="定金超过法定上限，或定金与预付款之和不等于已约定数额（DP-02）",
                what_en="the earnest money exceeds its legal limit or the parts do not add up (DP-02)",
            )
