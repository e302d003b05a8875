"""Takes the cells of a sheet as the parser comes upon them."""

from __future__ import annotations

from showroom.documents.xlsx_book import Book
from showroom.documents.xlsx_values import column_number, content, iso_moment, number_value, unescaped
from showroom.documents.xlsx_xml import WORDS, Limits, Malformed, Purse, TooMuch, Value

_WRITTEN = frozenset(("v", "t", "f"))


class SheetTarget:
    """Takes the cells of one sheet as they come; `rows` grow, `merged` are areas to be filled downwards.

    The three handlers are called some hundred thousand times for a usual list: they do the usual by themselves.
    """

    __slots__ = (
        "aside", "book", "cells", "column", "days", "formula", "kind", "limits", "merged", "number", "parts", "purse",
        "rows", "strings", "style", "taking", "value",
    )  # fmt: skip

    def __init__(
        self, strings: list[str | None], days: frozenset[str], book: Book, bounds: tuple[Limits, Purse]
    ) -> None:
        self.strings, self.days, self.book = strings, days, book
        self.limits, self.purse = bounds
        self.rows: list[tuple[Value, ...]] = []
        self.merged: list[str] = []
        self.cells: list[Value] = []
        self.number = self.column = 0
        self.kind = self.style = self.taking = self.formula = self.value = ""
        self.parts: list[str] = []
        self.aside = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        word = WORDS[name]
        if word == "c":
            place = attributes.get("r")
            self.column = column_number(place.rstrip("0123456789")) if place else self.column + 1
            self.kind = attributes.get("t", "n")
            self.style = attributes.get("s", "")
            self.value = self.formula = ""
        elif word in _WRITTEN:
            if not self.aside:
                self.taking, self.parts = word, []
        elif word == "row":
            said = attributes.get("r")
            self.number = int(said) if said else self.number + 1
            self.column, self.cells = 0, []
        elif word == "rPh":
            self.aside = True
        elif word == "mergeCell" and len(self.merged) < 20_000:
            self.merged.append(attributes.get("ref", ""))

    def data(self, text: str) -> None:
        if self.taking:
            self.parts.append(text)

    def end(self, name: str) -> None:
        word = WORDS[name]
        if word == "c":
            if self.value or self.formula:
                value = self.strings[int(self.value)] if self.kind == "s" and self.value.isdecimal() else self._value()
                if value is not None:
                    self._put(value)
        elif word == self.taking:
            text = self.parts[0] if len(self.parts) == 1 else "".join(self.parts)
            if word == "f":
                self.formula = text
            else:
                self.value = self.value + text if word == "t" else text
            self.taking = ""
        elif word == "row":
            self.close_row()
        elif word == "rPh":
            self.aside = False

    def _put(self, value: Value) -> None:
        cells, place = self.cells, self.column - 1
        if place == len(cells):
            if place < self.limits.columns:
                cells.append(value)
        elif 0 <= place < self.limits.columns:
            if place > len(cells):
                cells.extend([None] * (place - len(cells)))
                cells.append(value)
            else:
                cells[place] = value

    def close_row(self) -> None:
        if not self.cells:
            return
        self.purse.cells -= len(self.cells)
        if self.number > self.limits.rows or self.purse.cells < 0:
            raise TooMuch
        place = self.number - 1
        if place < len(self.rows):
            raise Malformed  # rows come in their order, each once
        if place > len(self.rows):
            self.rows.extend([()] * (place - len(self.rows)))
        self.rows.append(tuple(self.cells))

    def _value(self) -> Value:
        text = self.value
        if not text:
            return "=" + self.formula[: self.limits.cell]
        if self.kind == "n":
            return number_value(text, self.style in self.days, self.book.from_1904)
        if self.kind == "s":
            raise Malformed  # no number of a shared string
        if self.kind == "b":
            return text.strip() == "1"
        if self.kind == "d":
            return iso_moment(text)
        self.purse.pay_text(len(text))
        return content(unescaped(text[: self.limits.cell]))
