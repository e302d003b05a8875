"""Money: whole fen, never float (G-01)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import floor

from showroom.kernel.errors import Message, ShowroomError

BAD_AMOUNT = Message(
    "bad_amount",
    "金额“{text}”无法识别：请写成 159800 或 159800.00",
    "“{text}” is not an amount: write 159800 or 159800.00",
)
LIMIT_FEN = 10**14  # 1,000,000,000,000.00: RM-01's range
# ASCII: Decimal itself would take Arabic digits, 1_000 and NaN (trust.md, figure 41). Bounded, so that a pasted
# megabyte is refused before anything counts with it.
_PLAIN = re.compile(r"[+-]?\d{1,3}(,\d{3}){1,4}(\.\d{1,2})?|[+-]?\d{1,13}(\.\d{1,2})?", re.ASCII)
_TEN_THOUSANDS = re.compile(r"[+-]?\d{1,8}(\.\d{1,6})?", re.ASCII)
_FULL_WIDTH = str.maketrans("０１２３４５６７８９．，－＋￥", "0123456789.,-+¥")


@dataclass(frozen=True, slots=True, order=True)
class Money:
    """An amount of CNY in whole fen.

    Arithmetic between Money and Money, and Money times int, is exact; everything else goes through `times`,
    which says how it rounds.
    """

    fen: int

    @classmethod
    def of(cls, value: str | int | Decimal) -> Money:
        """Yuan as '159800.00', 159800 or a finite Decimal with at most two places; raises ShowroomError(bad_amount)."""
        if isinstance(value, str):
            return cls.parse(value)
        if isinstance(value, bool) or not isinstance(value, int | Decimal):
            raise ShowroomError(
                BAD_AMOUNT, text=repr(value)[:40]
            )  # never a float (G-01), whatever a caller's types say
        if isinstance(value, int) and abs(value) >= 10**12:
            raise ShowroomError(BAD_AMOUNT, text=hex(value)[:40])  # str() of a huge int is refused by Python itself
        amount = Decimal(value)
        if not amount.is_finite() or abs(amount) >= 10**12 or amount != amount.quantize(Decimal("0.01")):
            raise ShowroomError(BAD_AMOUNT, text=str(value)[:40])
        return cls(int(amount * 100))

    @classmethod
    def parse(cls, text: str) -> Money:
        """What a person typed: full-width digits, thousands commas, a leading ¥, a trailing 元 or 万 are understood."""
        plain = text.translate(_FULL_WIDTH).strip().removeprefix("¥").strip().removesuffix("元")
        factor = 1
        if plain.endswith("万"):
            plain, factor = plain[:-1], 10_000
            if not _TEN_THOUSANDS.fullmatch(plain):
                raise ShowroomError(BAD_AMOUNT, text=text[:40])
        elif not _PLAIN.fullmatch(plain):
            raise ShowroomError(BAD_AMOUNT, text=text[:40])
        fen = Fraction(Decimal(plain.replace(",", ""))) * factor * 100
        if fen.denominator != 1 or abs(fen) >= LIMIT_FEN:
            raise ShowroomError(BAD_AMOUNT, text=text[:40])
        return cls(int(fen))

    @classmethod
    def rounded(cls, yuan: Decimal | Fraction) -> Money:
        """Yuan rounded half up to fen (G-01), a negative amount as its positive."""
        exact = Fraction(yuan)  # the Decimal context would round to 28 digits first
        sign = -1 if exact < 0 else 1
        return cls(sign * ((abs(exact) * 200 + 1) // 2))

    @classmethod
    def floored(cls, yuan: Decimal | Fraction) -> Money:
        """Yuan rounded down to fen."""
        return cls(floor(Fraction(yuan) * 100))

    @property
    def yuan(self) -> Decimal:
        return Decimal(self.fen).scaleb(-2)

    def times(self, factor: Decimal | Fraction) -> Money:
        """This amount times `factor`, rounded half up to fen."""
        return Money.rounded(Fraction(self.fen, 100) * Fraction(factor))

    def __add__(self, other: Money) -> Money:
        return Money(self.fen + other.fen)

    def __sub__(self, other: Money) -> Money:
        return Money(self.fen - other.fen)

    def __mul__(self, count: int) -> Money:
        return Money(self.fen * count)

    def __neg__(self) -> Money:
        return Money(-self.fen)

    def __bool__(self) -> bool:
        return self.fen != 0

    def __str__(self) -> str:
        """Two decimals, no separators: '159800.00'."""
        sign = "-" if self.fen < 0 else ""
        return f"{sign}{abs(self.fen) // 100}.{abs(self.fen) % 100:02d}"

    def grouped(self) -> str:
        """With thousands separators, for eyes: '159,800.00'."""
        sign = "-" if self.fen < 0 else ""
        return f"{sign}{abs(self.fen) // 100:,}.{abs(self.fen) % 100:02d}"


ZERO = Money(0)
