"""Deposits (DP-01…07), contract numbers and the fields a contract cannot do without (§3.2); pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from showroom.kernel.dates import completed_years
from showroom.kernel.errors import Message, ShowroomError
from showroom.kernel.findings import Finding, Override, Severity
from showroom.kernel.money import ZERO, Money
from showroom.kernel.names import normalise_name

EARNEST_WORD = "定金"
PREPAYMENT_WORD = "订金"
PREPAYMENT_WORDS = frozenset({PREPAYMENT_WORD, "留置金", "担保金", "保证金", "订约金", "押金"})
UNKNOWN_WORD = Message(
    "deposit_unknown_word",
    "“{word}”不是可用的名称：定金（不超过车价 20%，受定金规则约束）或订金（可退）",
    "“{word}” is no word for a deposit: 定金 (earnest money) or 订金 (refundable prepayment)",
)
NEGATIVE_DEPOSIT = Message(
    "deposit_negative", "车价和已付金额不能是负数", "The price and the amount paid must not be negative"
)


@dataclass(frozen=True, slots=True)
class DepositSplit:
    """What an amount paid is in law, and what comes back when a side defaults (DP-02, DP-03)."""

    earnest: Money
    prepayment: Money
    seller_default_returns: Money
    buyer_default_refund: Money


def earnest_cap(price: Money, max_share: Decimal) -> Money:
    """The most that can be 定金: a share of the contract price, rounded down so that it is never exceeded (DP-02)."""
    return Money.floored(Fraction(price.fen, 100) * Fraction(max_share))


def split_deposit(price: Money, paid: Money, word: str, max_share: Decimal) -> DepositSplit:
    """The amount *paid* (not agreed, DP-01) under its word; the excess over the cap is an ordinary prepayment (DP-02).

    订金 and the other words without earnest quality are refundable as a whole (DP-05).
    """
    if price < ZERO or paid < ZERO:
        raise ShowroomError(NEGATIVE_DEPOSIT)
    word = normalise_name(word)
    if word != EARNEST_WORD and word not in PREPAYMENT_WORDS:
        raise ShowroomError(UNKNOWN_WORD, word=word[:20])
    earnest = min(paid, earnest_cap(price, max_share)) if word == EARNEST_WORD else ZERO
    prepayment = paid - earnest
    return DepositSplit(earnest, prepayment, earnest * 2 + prepayment, prepayment)


class Ending(StrEnum):
    """How a contract ends, for what happens to the deposit (DP-03, DP-05)."""

    PERFORMED = "performed"
    BUYER_DEFAULT = "buyer_default"
    SELLER_DEFAULT = "seller_default"
    BOTH_DEFAULT = "both_default"
    FORCE_MAJEURE = "force_majeure"
    LOAN_REFUSED = "loan_refused"
    AGREED = "agreed"


@dataclass(frozen=True, slots=True)
class DepositEnd:
    """`credited` goes towards the price, `refund` to the buyer, `kept` to the seller."""

    credited: Money
    refund: Money
    kept: Money


def end_deposit(split: DepositSplit, ending: Ending) -> DepositEnd:
    """Where the money goes. Force majeure, default of both and a refused loan know no earnest rule (DP-05, §3.2)."""
    paid = split.earnest + split.prepayment
    if ending is Ending.PERFORMED:
        return DepositEnd(paid, ZERO, ZERO)
    if ending is Ending.BUYER_DEFAULT:
        return DepositEnd(ZERO, split.buyer_default_refund, split.earnest)
    if ending is Ending.SELLER_DEFAULT:
        return DepositEnd(ZERO, split.seller_default_returns, ZERO)
    return DepositEnd(ZERO, paid, ZERO)


class PaperKind(StrEnum):
    """The types of the numbering scheme (§3.2)."""

    SALE = "XS"
    ORDER = "DD"
    TEST_DRIVE = "SJ"
    CHANGE = "BG"
    REFUND = "TK"
    DELIVERY = "JC"
    TRADE_IN = "ZH"


BAD_STORE_CODE = Message(
    "number_bad_store",
    "门店代码应为 2–8 位大写字母或数字，不能是“{store}”",
    "The store code must be 2 to 8 capitals or digits, not “{store}”",
)
SERIES_FULL = Message(
    "number_series_full",
    "当日 {kind} 编号已用完（最多 9999）",
    "The day's numbers of type {kind} are used up (9999 at most)",
)
BAD_NUMBER = Message("number_bad", "“{text}”不是有效的编号", "“{text}” is no valid number")
_STORE = re.compile(r"[A-Z0-9]{2,8}", re.ASCII)
_NUMBER = re.compile(r"([A-Z0-9]{2,8})-([A-Z]{2})-(\d{8})-(\d{4})(?:-([BR])([1-9]\d{0,2}))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class PaperNumber:
    """`SH01-XS-20261122-0007`, with `-B1` for a supplement or `-R1` for a revision (§3.2)."""

    store: str
    kind: PaperKind
    day: date
    sequence: int
    suffix: str = ""

    def __post_init__(self) -> None:
        if not _STORE.fullmatch(self.store):
            raise ShowroomError(BAD_STORE_CODE, store=self.store[:20])
        if not 1 <= self.sequence <= 9999:
            raise ShowroomError(SERIES_FULL, kind=self.kind)
        if self.suffix and not re.fullmatch(r"[BR][1-9]\d{0,2}", self.suffix, re.ASCII):
            raise ShowroomError(BAD_NUMBER, text=self.suffix[:20])

    def __str__(self) -> str:
        tail = f"-{self.suffix}" if self.suffix else ""
        return f"{self.store}-{self.kind}-{self.day:%Y%m%d}-{self.sequence:04d}{tail}"

    def revised(self) -> PaperNumber:
        """The next revision: -R1, then -R2 (CT-06)."""
        count = int(self.suffix[1:]) if self.suffix.startswith("R") else 0
        return PaperNumber(self.store, self.kind, self.day, self.sequence, f"R{count + 1}")

    @classmethod
    def parse(cls, text: str) -> PaperNumber:
        """The number in a text; raises ShowroomError(number_bad)."""
        match = _NUMBER.fullmatch(text.strip().upper())
        if match is None:
            raise ShowroomError(BAD_NUMBER, text=text[:40])
        store, kind, day, sequence, letter, count = match.groups()
        try:
            when = date(int(day[:4]), int(day[4:6]), int(day[6:]))
            return cls(store, PaperKind(kind), when, int(sequence), f"{letter}{count}" if letter else "")
        except ValueError:
            raise ShowroomError(BAD_NUMBER, text=text[:40]) from None


@dataclass(frozen=True, slots=True)
class StarField:
    """A ★ field of §3.2: without it nothing is printed."""

    name: str
    zh: str
    en: str


STAR_FIELDS: tuple[StarField, ...] = (
    StarField("contract_number", "合同编号", "contract number"),
    StarField("sign_date", "签订日期", "date of signing"),
    StarField("sign_place", "签订地点", "place of signing"),
    StarField("seller_name", "卖方名称", "seller's name"),
    StarField("seller_uscc", "卖方统一社会信用代码", "seller's USCC"),
    StarField("buyer_name", "买方姓名", "buyer's name"),
    StarField("buyer_id_kind", "买方证件类型", "buyer's ID type"),
    StarField("buyer_id_number", "买方证件号码", "buyer's ID number"),
    StarField("buyer_phone", "买方电话", "buyer's phone"),
    StarField("brand", "品牌", "brand"),
    StarField("model", "车型/年款", "model and year"),
    StarField("version", "版本（配置）", "version"),
    StarField("exterior_colour", "外观颜色", "exterior colour"),
    StarField("interior", "内饰", "interior"),
    StarField("guide_price", "厂家指导价", "guide price"),
    StarField("unit_price", "单价", "unit price"),
    StarField("discount", "优惠", "discount"),
    StarField("contract_price", "合同价（小写）", "contract price in figures"),
    StarField("contract_price_capitals", "合同价（大写）", "contract price in capitals"),
    StarField("payment_kind", "付款方式（全款/分期）", "full payment or instalments"),
    StarField("delivery_date", "交车日期", "date of delivery"),
    StarField("delivery_place", "交车地点", "place of delivery"),
)
SIGNATURE_FIELDS: tuple[StarField, ...] = (
    StarField("seller_signature", "卖方签章", "seller's signature or seal"),
    StarField("buyer_signature", "买方签字", "buyer's signature"),
)
_MISSING = Message("ct_star_missing", "缺少必填项：{label}", "A mandatory field is missing: {label}")
_GUARDIAN = Message(
    "g05_guardian",
    "签约人 {age} 周岁，未满 {limit} 周岁：须由监护人签字",
    "The signatory is {age}, under {limit}: the guardian must sign",
)


def missing_star_fields(
    values: Mapping[str, object], *, signed: bool = False, also: tuple[StarField, ...] = ()
) -> tuple[Finding, ...]:
    """A BLOCK for every ★ field that is empty; `signed` adds the signatures, which can only come after printing."""
    wanted = STAR_FIELDS + also + (SIGNATURE_FIELDS if signed else ())
    return tuple(
        Finding(
            "§3.2", Severity.BLOCK, _MISSING.text("zh", label=entry.zh), _MISSING.text("en", label=entry.en),
            field=entry.name, values={"label": entry.en},
        )
        for entry in wanted
        if _empty(values.get(entry.name))
    )  # fmt: skip


def guardian_finding(birth: date, on: date, adult_age: int, *, guardian_signs: bool) -> Finding | None:
    """A signatory below full age needs the guardian's signature (G-05); not overridable."""
    age = completed_years(birth, on)
    if age >= adult_age or guardian_signs:
        return None
    values = {"age": str(age), "limit": str(adult_age)}
    return Finding(
        "G-05", Severity.BLOCK, _GUARDIAN.text("zh", **values), _GUARDIAN.text("en", **values),
        evidence=birth.isoformat(), override=Override.NONE, field="guardian", values=values,
    )  # fmt: skip


def _empty(value: object) -> bool:
    # A discount of 0.00 is a statement; an empty text or None is none.
    return value is None or (isinstance(value, str) and not value.strip())
