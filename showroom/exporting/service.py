"""Takes everything out in open formats: masked, unless the right and a reason are given (PI-08, PI-10)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import sqlalchemy as sa

from showroom.exporting import messages as say
from showroom.exporting.tables import ExportColumn, ExportTable, Hiding, Kind, export_tables
from showroom.exporting.values import WITHHELD, Value, shown
from showroom.exporting.words import heading, table_title
from showroom.exporting.writers import CsvWriter, Format, Head, JsonWriter, Sheet, Writer, XlsxWriter
from showroom.kernel.actor import Actor, Permission
from showroom.kernel.errors import FieldErrors, Lang, ShowroomError, told
from showroom.kernel.text import field_text
from showroom.persistence.actions import Tx, Workplace, composed, reads, writes
from showroom.persistence.orm import Model

if TYPE_CHECKING:
    from showroom.exporting.package import Package

LEAST_REASON = 10
CUSTOMER_TABLES = ("customer", "consent", "grade_change", "customer_task")
_STEP = 500
_SPARE = 16_000_000
_GROWTH = {Format.XLSX: 6, Format.CSV: 2, Format.JSON: 3}  # bytes on disk for each byte of the database, at most
_ALL = frozenset(Format)


class Watch(Protocol):
    """Whoever waits for an export: hears of progress, and may have it stopped."""

    cancelled: bool

    def report(self, count: int, total: int) -> None: ...


class Unwatched:
    """Nobody waits."""

    cancelled = False

    def report(self, count: int, total: int) -> None:
        """Nobody to tell."""


@dataclass(frozen=True, slots=True)
class ExportOrder:
    """What to take out, and where to; `tables` empty means all, `reveal` needs its own right and a reason."""

    target: Path
    formats: frozenset[Format] = _ALL
    reveal: bool = False
    reason: str = ""
    lang: Lang | None = None
    tables: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A table that the person may not read."""

    table: str
    right: Permission


@dataclass(frozen=True, slots=True)
class Exported:
    """What lies in `folder` now; `tables` gives the rows of each."""

    folder: Path
    masked: bool
    tables: dict[str, int]
    papers: int
    files: int
    size: int
    left_out: tuple[LeftOut, ...]

    @property
    def rows(self) -> int:
        return sum(self.tables.values())


class ExportService:
    """One action: everything that the actor may read, as one folder, whole or not at all."""

    def __init__(self, work: Workplace) -> None:
        self.work = work

    @composed(Permission.EXPORT)
    def export(self, actor: Actor, order: ExportOrder, watch: Watch | None = None) -> Exported:
        """Write the folder; begun and ended in the audit, whatever became of it.

        Raises FieldErrors(reason), ShowroomError(not_allowed | export_folder_not_empty | export_no_parent |
        export_no_room | export_failed | export_cancelled).
        """
        from showroom.exporting.package import Package, told_in_words

        self._begin(actor, order)
        try:
            with Package(order.target) as package, told_in_words():
                found = self._write(actor, order, package, watch or Unwatched())
                digest, files, size = package.finish(found.manifest)
        except ShowroomError as error:
            self._end(actor, {"state": error.code})
            raise
        rows = sum(found.rows.values())
        self._end(actor, {"state": "done", "rows": rows, "papers": found.papers, "manifest": digest})
        return Exported(
            order.target.absolute(), not order.reveal, found.rows, found.papers, files, size, found.left_out
        )

    @writes(Permission.EXPORT)
    def _begin(self, tx: Tx, order: ExportOrder) -> None:
        facts: dict[str, object] = {"formats": ",".join(sorted(order.formats)), "reveal": order.reveal}
        if order.reveal:
            tx.require(Permission.CUSTOMER_REVEAL)
            reason = field_text("reason", order.reason, 200)
            if len(reason) < LEAST_REASON:
                raise FieldErrors({"reason": told(say.REVEAL_REASON_SHORT, least=LEAST_REASON)})
            facts["reason"] = reason
        if order.tables:
            facts["tables"] = ",".join(order.tables)
        tx.audit("export", 0, **facts)

    @writes(Permission.EXPORT)
    def _end(self, tx: Tx, facts: Mapping[str, object]) -> None:
        tx.audit("export", 0, **facts)

    @reads(Permission.EXPORT)
    def _write(self, tx: Tx, order: ExportOrder, package: Package, watch: Watch) -> _Found:
        if self.work.db.kind == "postgresql":  # SQLite's reader sees one moment anyway
            tx.session.connection(execution_options={"isolation_level": "REPEATABLE READ"})
        return _Run(tx, order, package, watch).run()


@dataclass(frozen=True, slots=True)
class _Found:
    rows: dict[str, int]
    papers: int
    left_out: tuple[LeftOut, ...]
    manifest: dict[str, object]


class _Run:
    """One export under way, inside one reading transaction."""

    def __init__(self, tx: Tx, order: ExportOrder, package: Package, watch: Watch) -> None:
        self.tx, self.order, self.package, self.watch = tx, order, package, watch
        store = Model.metadata.tables.get("store")
        card = None if store is None else tx.session.execute(sa.select(store.c.code, store.c.language)).first()
        self.store = "" if card is None else str(card.code)
        self.lang: Lang = order.lang or ("en" if card is not None and card.language == "en" else "zh")
        self.done = self.total = 0

    def run(self) -> _Found:
        wanted = [table for table in export_tables() if not self.order.tables or table.name in self.order.tables]
        allowed = [table for table in wanted if self.tx.actor.may(table.right)]
        left_out = tuple(LeftOut(table.name, table.right) for table in wanted if table not in allowed)
        papers = self._papers_wanted()
        self.package.require_room(self._needed(papers=papers))
        counts = {table.name: self._count(table.name) for table in allowed}
        self.total = sum(counts.values()) + (self._count("document") if papers else 0)
        with ExitStack() as stack:
            writers = self._writers()
            for writer in writers:
                stack.callback(writer.drop)
            rows = {table.name: self._table(table, writers) for table in allowed}
            for writer in writers:
                writer.close()
        sealed = self._papers() if papers else 0
        self._go_on(self.total)
        return _Found(rows, sealed, left_out, self._manifest(allowed, rows, left_out))

    def _writers(self) -> list[Writer]:
        formats: list[Writer] = []
        if Format.XLSX in self.order.formats:
            formats.append(XlsxWriter(self.package, self.tx.work.zone))
        if Format.CSV in self.order.formats:
            formats.append(CsvWriter(self.package))
        if Format.JSON in self.order.formats:
            formats.append(JsonWriter(self.package))
        return formats

    def _table(self, table: ExportTable, writers: Sequence[Writer]) -> int:
        """Stream one table through every format; returns its rows."""
        sheet = self._sheet(table)
        for writer in writers:
            writer.begin(sheet)
        count = 0
        with closing(self.tx.session.execute(_statement(table).execution_options(yield_per=_STEP))) as rows:
            for row in rows:
                if count % _STEP == 0:
                    self._go_on(self.done)
                values = list(self._values(table, row))
                for writer in writers:
                    writer.row(values)
                count += 1
                self.done += 1
        return count

    def _values(self, table: ExportTable, row: Sequence[Any]) -> Iterator[Value]:
        label = len(table.columns)
        for place, column in enumerate(table.columns):
            if column.kind is Kind.FILE:
                yield self._file(table, column, row, row[place])
            else:
                yield shown(row[place], column, reveal=self.order.reveal)
            if column.refers:
                yield shown(row[label], label_of(column), reveal=self.order.reveal)
                label += 1

    def _file(self, table: ExportTable, column: ExportColumn, row: Sequence[Any], content: bytes | None) -> str | None:
        """An image: its name in the package where it may be seen, else that there is one."""
        if content is None:
            return None
        if not self.order.reveal:
            return WITHHELD
        names = [found.name for found in table.columns]
        key = "-".join(str(row[names.index(name)]) for name in table.keys)
        return self.package.add(f"files/{table.name}-{key}-{column.name}{_ending(content)}", bytes(content))

    def _papers_wanted(self) -> bool:
        """The stored papers show everything, so they come only with a revealed export by who may read contracts."""
        readable = all(self.tx.actor.may(right) for right in (Permission.CONTRACT_READ, Permission.DEAL_READ))
        return self.order.reveal and readable and not self.order.tables

    def _papers(self) -> int:
        """Every stored paper, byte for byte, proved against its digest on the way (CT-07)."""
        from showroom.documents.store import sha256_of

        paper, blob = Model.metadata.tables["document"], Model.metadata.tables["document_blob"]
        query = sa.select(paper.c.id, paper.c.kind, paper.c.number, paper.c.language, paper.c.sha256, blob.c.pdf)
        query = query.join(blob, blob.c.document_id == paper.c.id).order_by(paper.c.id)
        count = 0
        with closing(self.tx.session.execute(query.execution_options(yield_per=20))) as rows:
            for row in rows:
                self._go_on(self.done)
                if sha256_of(row.pdf) != row.sha256:
                    raise ShowroomError(say.PAPER_ALTERED, number=row.number)
                self.package.add(f"papers/{row.number}-{row.kind}-{row.language}-{row.id}.pdf", bytes(row.pdf))
                count += 1
                self.done += 1
        return count

    def _sheet(self, table: ExportTable) -> Sheet:
        heads: list[Head] = []
        for column in table.columns:
            heads.append(Head(column.name, heading(column.name, self.lang, refers=bool(column.refers)), column.kind))
            if column.refers:
                heads.append(Head(column.label, heading(column.name, self.lang), Kind.TEXT, own=False))
        places = tuple(place for place, head in enumerate(heads) if head.own and head.name in table.keys)
        return Sheet(table.name, table_title(table.name, self.lang), tuple(heads), places)

    def _manifest(
        self, tables: Sequence[ExportTable], rows: dict[str, int], left_out: tuple[LeftOut, ...]
    ) -> dict[str, object]:
        reveal = self.order.reveal
        return {
            "format": "showroom export 1",
            "store": self.store,
            "made_at": self.tx.now.isoformat(),
            "made_by": self.tx.actor.name,
            "language": self.lang,
            "masked": not reveal,
            "notes": _NOTES,
            "tables": [_described(table, rows[table.name], reveal=reveal) for table in tables],
            "left_out": [{"table": entry.table, "right": entry.right.value} for entry in left_out],
        }

    def _count(self, table: str) -> int:
        return self.tx.session.scalar(sa.select(sa.func.count()).select_from(Model.metadata.tables[table])) or 0

    def _needed(self, *, papers: bool) -> int:
        """Bytes that the export takes at most, from the size of the database."""
        session = self.tx.session
        if self.tx.work.db.kind == "postgresql":
            size = session.scalar(sa.text("SELECT pg_database_size(current_database())")) or 0
        else:
            pages = session.scalar(sa.text("PRAGMA page_count")) or 0
            size = int(pages) * int(session.scalar(sa.text("PRAGMA page_size")) or 0)
        blob = Model.metadata.tables["document_blob"]
        pdfs = int(session.scalar(sa.select(sa.func.sum(sa.func.length(blob.c.pdf)))) or 0)
        text = max(0, int(size) - pdfs)
        return _SPARE + sum(text * _GROWTH[kind] for kind in self.order.formats) + (pdfs if papers else 0)

    def _go_on(self, count: int) -> None:
        if self.watch.cancelled:
            raise ShowroomError(say.EXPORT_CANCELLED)
        self.watch.report(count, max(self.total, 1))


_NOTES = {
    "csv": "UTF-8 with BOM, RFC 4180; an apostrophe stands before text that a spreadsheet would run; what CSV cannot"
    " carry is written _xHHHH_",
    "xlsx": "moments on the store's clock; text beyond 32,767 units lies in texts/",
    "json": "moments in UTC; amounts in yuan as strings",
}


def label_of(column: ExportColumn) -> ExportColumn:
    """The column in which the other record is named: names of people may hold anything, numbers of ours nothing."""
    ours = column.refers is not None and column.refers[1] in ("number", "vin")
    return ExportColumn(column.label, Kind.TEXT, Hiding.NO if ours else Hiding.DIGITS)


def _statement(table: ExportTable) -> sa.Select[Any]:
    """All columns, then the names of the records referred to, in the order of the key."""
    tables = Model.metadata.tables
    this = tables[table.name]
    source: sa.FromClause = this
    labels = []
    for number, column in enumerate(table.columns):
        if column.refers:
            other = tables[column.refers[0]].alias(f"other_{number}")
            source = source.outerjoin(other, other.c.id == this.c[column.name])
            labels.append(other.c[column.refers[1]].label(f"label_{number}"))
    statement = sa.select(*(this.c[column.name] for column in table.columns), *labels).select_from(source)
    return statement.order_by(*(this.c[name] for name in table.keys))


def _described(table: ExportTable, rows: int, *, reveal: bool) -> dict[str, object]:
    columns = [
        {
            "name": column.name,
            "type": column.kind.value,
            "zh": heading(column.name, "zh", refers=bool(column.refers)),
            "en": heading(column.name, "en", refers=bool(column.refers)),
            "hiding": Hiding.NO.value if reveal else column.hiding.value,
        }
        for column in table.columns
    ]
    names = {"zh": table_title(table.name, "zh"), "en": table_title(table.name, "en")}
    return {"table": table.name, **names, "rows": rows, "columns": columns}


def _ending(content: bytes) -> str:
    """The usual ending of an image's file, by how its bytes begin."""
    for start, ending in ((b"\x89PNG", ".png"), (b"\xff\xd8", ".jpg"), (b"%PDF", ".pdf"), (b"<svg", ".svg")):
        if bytes(content[:8]).startswith(start):
            return ending
    return ".bin"
