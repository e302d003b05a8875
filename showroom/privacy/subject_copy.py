"""The copy of a person's file: every row of every table that hangs on them, as JSON and as a paper (PI-08, PIPL 45)."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import Enum
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from showroom.customers.model import Customer
from showroom.documents.blocks import Column, Title, heading, table
from showroom.documents.export import export_copy
from showroom.documents.flow import Block
from showroom.documents.paper import PaperHead, Sheet, render_sheet
from showroom.documents.phrases import NO, YES, Phrase
from showroom.documents.text import SMALL, paragraph
from showroom.exporting.words import heading as column_title
from showroom.exporting.words import table_title
from showroom.kernel.actor import Actor, Permission
from showroom.kernel.errors import NOT_FOUND, Lang, ShowroomError
from showroom.kernel.money import Money
from showroom.persistence.actions import Tx, Workplace, composed, writes
from showroom.persistence.mapped import load_models
from showroom.persistence.orm import Model
from showroom.privacy.inventory import TableRule, personal_tables
from showroom.privacy.scope import of_customer
from showroom.privacy.scrubbing import stored_rows
from showroom.staff.service import store_card

TEMPLATE = "subject-copy-2026.1"
_MOST_STORED = 5000
_LONGEST = 600
_TITLE = Phrase("个人信息副本", "Copy of personal data")
_LINE = Phrase("依据《个人信息保护法》第四十五条提供 · {on}", "Given under article 45 PIPL · {on}")
_STORED = Phrase("受限存储：{table}", "Stored only: {table}")
_FIELD, _VALUE = Phrase("项目", "Field"), Phrase("内容", "Content")
_PICTURE = Phrase("图像或文件，{size} 字节，见 JSON 文件", "Picture or file of {size} bytes, in the JSON file")
_NOTE = Phrase(
    "本副本列出本店保存的与您有关的全部记录；内部编号从略，机器可读的完整内容见同名 JSON 文件。",
    "This copy lists every record that this store keeps of you; numbers of its own are left out here. The JSON file of"
    " the same name is complete and can be read by machines.",
)
Rows = tuple[Mapping[str, Any], ...]


@dataclass(frozen=True, slots=True)
class SubjectCopy:
    """What was written, and how many rows of how many tables it holds."""

    files: tuple[Path, ...]
    rows: int
    tables: int


@dataclass(frozen=True, slots=True)
class _Collected:
    """One person's rows; `stored` are those of a restricted file."""

    customer_id: int
    store: str
    now: datetime
    on: date
    tables: tuple[tuple[str, Rows], ...]
    stored: tuple[tuple[str, Rows], ...]


class SubjectCopyService:
    """Takes one person's data out for that person; each time is audited."""

    def __init__(self, work: Workplace) -> None:
        self.work = work

    @composed(Permission.PRIVACY_DESK)
    def write(self, actor: Actor, customer_id: int, folder: Path, lang: Lang = "zh") -> SubjectCopy:
        """Write `customer-<no>-<day>.json` and `.pdf` into `folder`.

        Raises ShowroomError(not_found | copy_exists | copy_no_space | copy_not_allowed | copy_folder_gone | …).
        """
        found = self._collect(actor, customer_id)
        name = f"customer-{customer_id}-{found.on.isoformat()}"
        pages = (("json", _as_json(found)), ("pdf", _as_pdf(found, lang, self.work)))
        files = tuple(export_copy(content, folder / f"{name}.{ending}") for ending, content in pages)
        parts = (*found.tables, *found.stored)
        return SubjectCopy(files, sum(len(rows) for _, rows in parts), len(parts))

    @writes(Permission.PRIVACY_DESK)
    def _collect(self, tx: Tx, customer_id: int) -> _Collected:
        load_models()
        customer = tx.session.get(Customer, customer_id)
        if customer is None:
            raise ShowroomError(NOT_FOUND, what=f"customer {customer_id}")
        own = {"id": customer.id, "phone": customer.phone, "other_phones": customer.other_phones}
        scope = of_customer(tx.session, own)
        there, typed = scope.schema.tables, dict(Model.metadata.tables)
        scope = replace(scope, schema=replace(scope.schema, tables=typed))  # values as they are meant, not as stored
        tables = []
        for rule in personal_tables():
            if rule.table in there:
                found = tx.session.execute(sa.select(typed[rule.table]).where(scope.rows_of(rule.table))).mappings()
                rows = tuple(dict(row) for row in found)
                tables += [(rule.table, rows)] if rows else []
        kept = tuple((name, (row,)) for name, row in stored_rows(tx.session, customer_id, _MOST_STORED))
        tx.audit("customer", customer_id, copied_for_the_person=True, tables=len(tables))
        return _Collected(
            customer_id, store_card(tx.session).name, tx.now, tx.today, tuple(tables),
            tuple(part for part in kept if part[0] != "search_entry"),
        )  # fmt: skip


def _as_json(found: _Collected) -> bytes:
    """Everything, complete; pictures and papers as base64."""
    parts = {name: [_json_row(row) for row in rows] for name, rows in found.tables}
    stored = [{"table": name, **_json_row(row)} for name, rows in found.stored for row in rows]
    whole = {
        "customer": found.customer_id, "store": found.store, "made_at": found.now.isoformat(), "basis": "PIPL 45",
        "tables": parts, "stored_only": stored,
    }  # fmt: skip
    return json.dumps(whole, ensure_ascii=False, indent=1).encode()


def _json_row(row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _json_value(value) for name, value in row.items()}


def _json_value(value: Any) -> Any:
    if isinstance(value, (bytes, memoryview)):
        return {"base64": base64.b64encode(bytes(value)).decode()}
    if isinstance(value, Money):
        return f"{value.yuan:.2f}"
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    return value.value if isinstance(value, Enum) else value


def _as_pdf(found: _Collected, lang: Lang, work: Workplace) -> bytes:
    """The paper: table by table, what each record says."""
    rules = {rule.table: rule for rule in personal_tables()}
    title = _TITLE(lang)
    blocks: list[Block] = [Title(title, _LINE(lang, on=found.on.isoformat())), paragraph(_NOTE(lang), SMALL)]
    for name, rows in found.tables:
        blocks += _part(table_title(name, lang), rows, rules[name], (lang, work))
    for name, rows in found.stored:
        if name in rules:
            blocks += _part(_STORED(lang, table=table_title(name, lang)), rows, rules[name], (lang, work))
    head = PaperHead(found.store, f"PIPL45-{found.customer_id}-{found.on:%Y%m%d}", TEMPLATE)
    return render_sheet(Sheet(head, title, blocks, found), lang)


def _part(title: str, rows: Rows, rule: TableRule, how: tuple[Lang, Workplace]) -> Iterator[Block]:
    lang, work = how
    columns = [Column(_FIELD(lang), 1.0), Column(_VALUE(lang), 2.6)]
    lines = [
        (column_title(name, lang), text)
        for row in rows
        for name, value in row.items()
        if _says_something(name, rule) and (text := _shown(value, lang, work))
    ]
    if lines:
        yield heading(title)
        yield table(columns, lines)


def _says_something(name: str, rule: TableRule) -> bool:
    """Numbers of rows, versions and digests tell the person nothing."""
    if name in rule.personal and name != "sound" and not rule.drop:
        return True
    return not (name in ("id", "version", "by", "sound", "idempotency_key") or name.endswith(("_id", "_by", "sha256")))


def _shown(value: Any, lang: Lang, work: Workplace) -> str:
    if value in (None, "", b"", "[]", "{}"):
        return ""
    if isinstance(value, (bytes, memoryview)):
        return _PICTURE(lang, size=len(value))
    if isinstance(value, bool):
        return YES(lang) if value else NO(lang)
    if isinstance(value, datetime):
        return f"{value.astimezone(work.zone):%Y-%m-%d %H:%M}"
    if isinstance(value, Money):
        return f"¥{value.grouped()}"
    text = str(value.value if isinstance(value, Enum) else value)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
