"""Understands the rows of a customer list, one by one, without looking at the store."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from showroom.customers.identity import check_identity, guessed_kind
from showroom.customers.model import Grade, IdKind
from showroom.customers.sheet_fields import CUSTOMER_FIELDS, gender_of, grade_of, id_text, is_person, phones_in
from showroom.documents.cells import day, lost_precision, plain, reads_day_first, says_nothing
from showroom.documents.columns import Layout
from showroom.documents.workbook import Cell
from showroom.kernel.errors import Message, ShowroomError, Told, told
from showroom.kernel.names import normalise_name
from showroom.kernel.text import clean_text

NO_NAME = Message("import_no_name", "没有姓名", "no name")
NO_PHONE = Message("import_no_phone", "没有可用的电话（PH-01…03）", "no usable phone (PH-01…03)")
ID_ROUNDED = Message(
    "import_id_rounded",
    "证件号码存成了数字，后几位已丢失：请在原表改成文本并重新录入",
    "the ID number lost precision as a number: type it again as text",
)
ID_WRONG = Message("import_id_wrong", "证件号码不对：{problem_zh}", "ID number: {problem_en}")
ID_UNKNOWN_FORM = Message(
    "import_id_form", "证件号码不符合任何一种证件的格式", "the ID number has the form of no document"
)
TEXT_WRONG = Message("import_text_wrong", "“{heading}”：{problem_zh}", "“{heading}”: {problem_en}")
TWO_PHONES = Message("import_two_phones", "一格两个电话：第一个作主号", "two phones: the first is the main one")
DAY_UNREAD = Message(
    "import_day_unread", "日期看不懂，已照抄到备注", "a date cannot be read; it was copied into the note"
)
TEXT_KEPT = Message("import_text_kept", "备注按文字保存，不作公式", "the note is text, never a formula")
_FORMULA_SIGNS = ("=", "+", "-", "@")
_TEXTS = (
    ("owner", 80), ("author", 80), ("interest", 120), ("channel", 40), ("address", 200), ("district", 80),
    ("note", 4000),
)  # fmt: skip
_DAYS = ("first_seen", "last_contact", "birth")


@dataclass(frozen=True, slots=True)
class CustomerRow:
    """One row as understood; `problem` is set when it cannot be taken."""

    row: int
    name: str = ""
    phone: str = ""
    other_phones: str = ""
    gender: str = ""
    birth: date | None = None
    id_kind: IdKind | None = None
    id_number: str | None = None
    grade: Grade = Grade.N
    first_seen: date | None = None
    last_contact: date | None = None
    owner: str = ""
    author: str = ""
    interest: str = ""
    channel: str = ""
    address: str = ""
    district: str = ""
    note: str = ""
    problem: Told | None = None
    remark: Told | None = None


class _Unusable(Exception):  # noqa: N818 - it says what is the matter
    """The row cannot be taken."""

    def __init__(self, problem: Told) -> None:
        super().__init__()
        self.problem = problem


class CustomerReader:
    """Understands the rows of one layout."""

    def __init__(self, layout: Layout, on: date) -> None:
        self.layout = layout
        self.on = on
        self.place = {field.name: layout.columns.get(field.name, -1) for field in CUSTOMER_FIELDS}
        self.texts = [(name, limit, self.place[name]) for name, limit in _TEXTS if self.place[name] >= 0]
        self.days = [
            (name, self.place[name], reads_day_first(layout.column(name))) for name in _DAYS if self.place[name] >= 0
        ]

    def understand(self, number: int, cells: tuple[Cell, ...]) -> CustomerRow:
        """The row; the first thing that makes it unusable is its problem."""
        name = self._cell(cells, "name")
        if not is_person(name) or says_nothing(name):
            return CustomerRow(number, problem=told(NO_NAME))
        known = normalise_name(str(name))
        try:
            values = self._phones(cells)
            identity = self._identity(cells)
            values |= self._particulars(cells)
        except _Unusable as found:
            return CustomerRow(number, known, problem=found.problem)
        identity["gender"] = gender_of(self._cell(cells, "gender")) or identity.get("gender", "")
        identity["birth"] = identity.get("birth") or values.get("birth")
        return CustomerRow(row=number, name=known, **(values | identity))

    def _cell(self, cells: tuple[Cell, ...], name: str) -> Cell:
        place = self.place[name]
        return cells[place] if 0 <= place < len(cells) else None

    def _phones(self, cells: tuple[Cell, ...]) -> dict[str, Any]:
        phones = phones_in(self._cell(cells, "phone"))
        second = self._cell(cells, "other_phones")
        more = [] if second is None else [phone for phone in phones_in(second) if phone not in phones]
        if not phones:
            phones, more = more[:1], more[1:]
        if not phones:
            raise _Unusable(told(NO_PHONE))
        others = " ".join([*phones[1:], *more])[:120]
        remark = told(TWO_PHONES) if len(phones) > 1 else None
        return {"phone": phones[0], "other_phones": others, "remark": remark}

    def _identity(self, cells: tuple[Cell, ...]) -> dict[str, Any]:
        value = self._cell(cells, "id_number")
        if value is None or says_nothing(value):
            return {}
        if lost_precision(value):
            raise _Unusable(told(ID_ROUNDED))
        number = id_text(value)
        kind = guessed_kind(number)
        if kind is None:
            raise _Unusable(told(ID_UNKNOWN_FORM))
        found = check_identity(kind, number, self.on)
        if found.problem:
            zh, en = found.problem.text("zh"), found.problem.text("en")
            raise _Unusable(told(ID_WRONG, problem_zh=zh, problem_en=en))
        return {"id_kind": kind, "id_number": found.normalized, "birth": found.birth, "gender": found.sex}

    def _particulars(self, cells: tuple[Cell, ...]) -> dict[str, Any]:
        """Texts, days and grade; a day that cannot be read goes into the note: nothing of the original is lost."""
        values: dict[str, Any] = {name: self._text(cells, name, (limit, place)) for name, limit, place in self.texts}
        width, unread = len(cells), []
        for name, place, first in self.days:
            value = cells[place] if place < width else None
            values[name] = found = None if value is None else day(value, day_first=first)
            if found is None and value is not None and not says_nothing(value):
                unread.append(f"{self.layout.heading(name)}: {plain(value)[:80]}")
        note = values.get("note", "")
        if unread:
            note = values["note"] = "\n".join(part for part in (note, *unread) if part)[:5000]
        values["grade"] = grade_of(self._cell(cells, "grade")) or Grade.N
        remark = told(DAY_UNREAD) if unread else _kept(note)
        return values if remark is None else {**values, "remark": remark}

    def _text(self, cells: tuple[Cell, ...], name: str, where: tuple[int, int]) -> str:
        limit, place = where
        value = cells[place] if place < len(cells) else None
        if value is None or (name != "note" and says_nothing(value)):
            return ""
        text = value if name == "note" and isinstance(value, str) else plain(value)
        try:
            return clean_text(text, limit, multiline=name == "note")
        except ShowroomError as error:
            zh, en = error.text("zh"), error.text("en")
            raise _Unusable(told(TEXT_WRONG, heading=self.layout.heading(name), problem_zh=zh, problem_en=en)) from None


def _kept(note: str) -> Told | None:
    return told(TEXT_KEPT) if note.startswith(_FORMULA_SIGNS) and len(note) > 1 else None
