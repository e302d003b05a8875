"""The three kinds of errors: beside a field, in the message bar, or a bug."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Lang = Literal["zh", "en"]


@dataclass(frozen=True, slots=True)
class Message:
    """One thing the program can tell a person, in both languages.

    `zh` and `en` are `str.format` templates; `code` is unique in the program and is what tests and logs quote.
    The window, the command line and the papers all read the same text (docs/decisions/001).
    """

    code: str
    zh: str
    en: str

    def text(self, lang: Lang, **values: object) -> str:
        """The text in `lang` with `values` filled in."""
        return (self.zh if lang == "zh" else self.en).format(**values)


class ShowroomError(Exception):
    """An act was refused or failed for a reason the user can do something about; told in the message bar."""

    def __init__(self, message: Message, **values: object) -> None:
        super().__init__(message.code)
        self.message = message
        self.values = values

    @property
    def code(self) -> str:
        return self.message.code

    def text(self, lang: Lang) -> str:
        return self.message.text(lang, **self.values)

    def __str__(self) -> str:
        return f"{self.code}: {self.text('en')}"


@dataclass(frozen=True, slots=True)
class Told:
    """A message with its values, ready to be shown."""

    message: Message
    values: Mapping[str, object]

    def text(self, lang: Lang) -> str:
        return self.message.text(lang, **self.values)


def told(message: Message, **values: object) -> Told:
    """`message` with its values; used to fill `FieldErrors`."""
    return Told(message, values)


class FieldErrors(ShowroomError):  # noqa: N818 - many errors, one per field
    """What is wrong with which fields of a draft: `{field name in snake_case: Told}`; shown beside the fields."""

    def __init__(self, fields: Mapping[str, Told | Message]) -> None:
        super().__init__(FIELDS_WRONG, count=len(fields))
        self.fields: dict[str, Told] = {
            name: entry if isinstance(entry, Told) else told(entry) for name, entry in fields.items()
        }

    def __str__(self) -> str:
        return "; ".join(f"{name}: {entry.text('en')}" for name, entry in self.fields.items())


class Bug(Exception):  # noqa: N818 - it names what it is, and is never shown as an error of the user's
    """Our own mistake: logged with its traceback and shown in the one crash dialog."""


FIELDS_WRONG = Message("fields_wrong", "有 {count} 处需要改正", "{count} field(s) need correcting")
REQUIRED = Message("required", "必填", "Required")
TOO_LONG = Message("too_long", "最多 {limit} 个字", "At most {limit} characters")
BAD_CHARACTER = Message(
    "bad_character", "含有不能使用的字符 {char}", "Contains a character that cannot be used: {char}"
)
NOT_FOUND = Message("not_found", "找不到 {what}", "{what} not found")
