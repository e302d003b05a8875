"""Column types: money in fen, moments in UTC, and the one place personal numbers and images go through."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any, Generic, Protocol, TypeVar

import sqlalchemy as sa
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator, TypeEngine

from showroom.kernel.money import Money

Key = sa.BigInteger().with_variant(sa.Integer, "sqlite")
"""Primary and foreign keys: SQLite only auto-numbers a plain INTEGER."""

E = TypeVar("E", bound=StrEnum)
Processor = Callable[[Any], Any]
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


class Cipher(Protocol):
    """Seals and opens single values; see `field_cipher`."""

    def seal_text(self, value: str) -> str: ...
    def open_text(self, stored: str) -> str: ...
    def seal_bytes(self, value: bytes) -> bytes: ...
    def open_bytes(self, stored: bytes) -> bytes: ...


_CIPHER = "showroom_cipher"
"""The attribute of a dialect: every engine has a dialect of its own, and statements are compiled for one dialect."""


def encrypt_fields(dialect: Dialect, cipher: Cipher | None) -> None:
    """Let the engine of this dialect encrypt personal columns (PI-09); must come before its first statement."""
    setattr(dialect, _CIPHER, cipher)


def cipher_of(dialect: Dialect) -> Cipher | None:
    """What the engine of this dialect encrypts personal columns with, None on SQLCipher, which encrypts the file."""
    cipher: Cipher | None = getattr(dialect, _CIPHER, None)
    return cipher


def opened(dialect: Dialect, value: Any) -> Any:
    """A value that was read without its column's type, as it is meant."""
    cipher = cipher_of(dialect)
    if cipher is None or not isinstance(value, (str, bytes, memoryview)):
        return value
    return cipher.open_text(value) if isinstance(value, str) else cipher.open_bytes(bytes(value))


def sealed_length(length: int) -> int:
    """Signs that `length` signs of text take when they are sealed: four bytes each, 16 more, base64, the mark."""
    return 3 + -(-(16 + 4 * length) // 3) * 4


def _then(first: Processor | None, second: Processor | None) -> Processor | None:
    """A processor of both, None staying None; SQLAlchemy takes no processor for the identity."""
    if first is None:
        return None if second is None else second

    def both(value: Any) -> Any:
        if value is None:
            return None
        value = first(value)
        return value if second is None else second(value)

    return both


class SealedText(TypeDecorator[str]):
    """Text that names people, such as the data a paper was made from; encrypted on PostgreSQL (PI-09)."""

    impl: TypeEngine[Any] | type[TypeEngine[Any]] = sa.Text
    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Processor | None:
        cipher = cipher_of(dialect)
        return _then(None if cipher is None else cipher.seal_text, super().bind_processor(dialect))

    def result_processor(self, dialect: Dialect, coltype: object) -> Processor | None:
        cipher = cipher_of(dialect)
        read = super().result_processor(dialect, coltype)
        return read if cipher is None else _then(read or _same, cipher.open_text)


class PersonalText(SealedText):
    """ID, licence and account numbers (PI-05), found by equality only.

    The SQLCipher file encrypts them with everything else; on PostgreSQL each is encrypted by itself and the column is
    wide enough for that (PI-09, docs/decisions/020). Equal numbers are equal in every table.
    """

    impl = sa.String
    cache_ok = True

    def __init__(self, length: int = 64) -> None:
        super().__init__(length)
        self.length = length

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        wide = sealed_length(self.length) if dialect.name == "postgresql" else self.length
        return dialect.type_descriptor(sa.String(wide))


class PersonalImage(TypeDecorator[bytes]):
    """Photographs of licences and ID cards, signatures and stored papers (PI-05); see PersonalText."""

    impl = sa.LargeBinary
    cache_ok = True

    def bind_processor(self, dialect: Dialect) -> Processor | None:
        cipher = cipher_of(dialect)
        return _then(None if cipher is None else cipher.seal_bytes, super().bind_processor(dialect))

    def result_processor(self, dialect: Dialect, coltype: object) -> Processor | None:
        cipher = cipher_of(dialect)
        read = super().result_processor(dialect, coltype)
        return read if cipher is None else _then(read or _same, cipher.open_bytes)


def _same(value: Any) -> Any:
    return value
