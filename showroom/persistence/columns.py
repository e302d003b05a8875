"""Column types: money in fen, moments in UTC, and the one place personal numbers and images go through."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any, Generic, TypeVar

import sqlalchemy as sa
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

from showroom.kernel.money import Money

Key = sa.BigInteger().with_variant(sa.Integer, "sqlite")
"""Primary and foreign keys: SQLite only auto-numbers a plain INTEGER."""

E = TypeVar("E", bound=StrEnum)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


class MoneyColumn(TypeDecorator[Money]):
    """Money as whole fen (G-01)."""

    impl = sa.BigInteger
    cache_ok = True

    def process_bind_param(self, value: Money | None, dialect: Dialect) -> int | None:
        return None if value is None else value.fen

    def process_result_value(self, value: Any | None, dialect: Dialect) -> Money | None:
        return None if value is None else Money(value)


class Moment(TypeDecorator[datetime]):
    """An aware moment, kept as microseconds since 1970 UTC, so that both databases order and overlap it alike."""

    impl = sa.BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        return None if value is None else (value - _EPOCH) // _MICROSECOND

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:
        return None if value is None else _EPOCH + value * _MICROSECOND


class Word(TypeDecorator[E], Generic[E]):
    """A StrEnum by its value; an unknown value read back is a bug, not data."""

    impl = sa.String(40)
    cache_ok = True

    def __init__(self, words: type[E]) -> None:
        super().__init__()
        self.words = words

    def process_bind_param(self, value: E | None, dialect: Dialect) -> str | None:
        return None if value is None else self.words(value).value

    def process_result_value(self, value: Any | None, dialect: Dialect) -> E | None:
        return None if value is None else self.words(value)


class PersonalText(TypeDecorator[str]):
    """ID, licence and account numbers (PI-05).

    The SQLCipher file encrypts them with everything else; field encryption on PostgreSQL and erasure are a change here.
    """

    impl = sa.String(64)
    cache_ok = True


class PersonalImage(TypeDecorator[bytes]):
    """Photographs of licences and ID cards, and signatures (PI-05); see PersonalText."""

    impl = sa.LargeBinary
    cache_ok = True
