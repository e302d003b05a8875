"""Whole lists from elsewhere: laid out, tried, taken over in one transaction, and taken back as one."""

from __future__ import annotations

import gc
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from showroom.customers.owners import NOBODY, ConsultantChoice, known_owners, owner_names
from showroom.documents.columns import COLUMNS_NOT_FOUND, Layout, missing_fields
from showroom.documents.sheet_plan import Fate, SheetPlan
from showroom.documents.watching import IMPORT_CANCELLED, Unwatched, Watch
from showroom.documents.workbook import Workbook, read_workbook
from showroom.imports import mapping, undoing
from showroom.imports import messages as say
from showroom.imports.journal import Journal
from showroom.imports.kinds import kind_of
from showroom.imports.model import ImportRun
from showroom.imports.views import (
    Decision,
    FileMapping,
    ImportDone,
    ImportDraft,
    ImportPlan,
    Pair,
    RunLine,
    Side,
    UnknownOwner,
)
from showroom.kernel.actor import Actor, Permission
from showroom.kernel.errors import ShowroomError
from showroom.persistence.actions import Tx, Workplace, composed, reads, writes

PAGE = 200
_NAMES_STAFF = ("owner", "author", "consultant", "receiver")
"""Attributes of a row that name a colleague."""
_OBJECTS = {"staff_member": "staff"}
"""What the windows call the rows of a table, where that is not the table's own name."""


def understand(kind: str, book: Workbook, layout: Layout, on: date, watch: Watch | None = None) -> ImportDraft:
    """A draft of a read file under a layout; touches no database.

    Raises ShowroomError(columns_not_found | import_cancelled).
    """
    found = kind_of(kind)
    missing = missing_fields(layout, found.fields)
    if missing:
        raise ShowroomError(
            COLUMNS_NOT_FOUND, file=book.file, fields_zh="、".join(entry.zh for entry in missing),
            fields_en=", ".join(entry.en for entry in missing),
        )  # fmt: skip
    return ImportDraft(kind, book, layout, found.understand(book, layout, on, watch))


class ImportService:
    """Actions on imports."""

    def __init__(self, work: Workplace) -> None:
        self.work = work

    @reads(Permission.IMPORT)
    def lay_out(self, tx: Tx, kind: str, book: Workbook) -> tuple[Layout, FileMapping]:
        """What the columns of a read file mean: as taken the last time, else as guessed."""
        layout, remembered = mapping.remembered_layout(tx, kind, book, kind_of(kind).fields)
        return layout, mapping.describe(book, layout, remembered)

    @reads(Permission.IMPORT)
    def lay_out_at(self, tx: Tx, kind: str, book: Workbook, at: tuple[int, int]) -> tuple[Layout, FileMapping]:
        """The same when the user says on which sheet and in which row (index, -1: none) the headings stand."""
        layout, remembered = mapping.layout_at(tx, kind, book, kind_of(kind).fields, at)
        return layout, mapping.describe(book, layout, remembered)

    @reads(Permission.IMPORT)
    def plan(self, tx: Tx, draft: ImportDraft) -> ImportPlan:
        """What each row would become (dry run), beside whom the doubtful ones may be; writes nothing."""
        kind = kind_of(draft.kind)
        sheet = kind.plan(tx, draft.table, _choice(draft))
        unknown = (*draft.owners, *sheet.unknown_consultants)
        return ImportPlan(sheet, _pairs(tx, draft, sheet), _counted(draft.table, unknown))

    @reads(Permission.IMPORT)
    def compare(self, tx: Tx, draft: ImportDraft, pair: Pair) -> tuple[Side, ...]:
        """A doubtful row beside whom it may be, line by line."""
        from showroom.imports.customer_review import sides

        return sides(tx, draft.table, pair)

    @writes(Permission.IMPORT)
    def take(self, tx: Tx, draft: ImportDraft, watch: Watch | None = None) -> ImportDone:
        """Take the list over: all of it or, when it is cancelled or fails, nothing; `undo` takes it back.

        Raises ShowroomError(import_cancelled | import_id_stays).
        """
        kind, hears = kind_of(draft.kind), watch or Unwatched()
        journal = Journal(tx.session)
        with journal.watching(), _uncollected():
            sheet = _decided(tx, draft, kind.apply(tx, draft.table, hears, _choice(draft)), hears)
        if hears.cancelled:
            raise ShowroomError(IMPORT_CANCELLED)
        run = _recorded(tx, draft, sheet)
        tx.session.add_all(journal.traces(run.id))
        mapping.remember(tx, draft.kind, draft.layout)
        tx.audit("import_run", run.id, kind=draft.kind, file_sha256=draft.book.sha256, rows=sheet.count(Fate.ACCEPT))
        return ImportDone(_line(run, {tx.actor.id: tx.actor.name}), sheet)

    @composed(Permission.IMPORT)
    def take_file(self, actor: Actor, kind: str, file: Path, watch: Watch | None = None) -> ImportDone:
        """Read and take over a file as it is understood without help, for the command line.

        Raises ShowroomError(not_a_workbook | columns_not_found | import_cancelled | …).
        """
        return self.take(actor, self.read_file(actor, kind, file, watch), watch)

    @composed(Permission.IMPORT)
    def read_file(self, actor: Actor, kind: str, file: Path, watch: Watch | None = None) -> ImportDraft:
        """Read a file and lay it out as the last one of its kind; nothing is written."""
        with _uncollected():
            book = read_workbook(file, watch)
            layout, _ = self.lay_out(actor, kind, book)
            return understand(kind, book, layout, self.work.today(), watch)

    @writes(Permission.IMPORT)
    def undo(self, tx: Tx, run_id: int, watch: Watch | None = None) -> RunLine:
        """Take a whole import back: created rows go, changed ones get back what they were, exactly.

        Raises ImportInUse naming what stands in the way, ShowroomError(import_no_run | import_undone_already).
        """
        run = tx.session.get(ImportRun, run_id)
        if run is None:
            raise ShowroomError(say.NO_SUCH_RUN)
        if run.undone_at is not None:
            raise ShowroomError(say.ALREADY_UNDONE)
        tables = undoing.undo(tx, run.id, watch or Unwatched())
        run.undone_at, run.undone_by = tx.now, tx.actor.id
        tx.session.flush()
        tx.audit("import_run", run.id, undone=True)
        for name in tables:
            tx.audit(_OBJECTS.get(name, name), 0, import_undone=run.id)
        return _line(run, owner_names(tx))

    @reads(Permission.IMPORT)
    def runs(self, tx: Tx, kind: str = "", limit: int = PAGE) -> tuple[RunLine, ...]:
        """The imports of the past, newest first; of one kind or of all."""
        statement = sa.select(ImportRun).order_by(ImportRun.id.desc()).limit(min(limit, PAGE))
        if kind:
            statement = statement.where(ImportRun.kind == kind)
        names = owner_names(tx)
        return tuple(_line(run, names) for run in tx.session.scalars(statement))

    @reads(Permission.IMPORT)
    def taken_before(self, tx: Tx, kind: str, sha256: str) -> RunLine | None:
        """The last import of the very same file that still stands, if there is one."""
        run = tx.session.scalar(
            sa.select(ImportRun)
            .where(ImportRun.kind == kind, ImportRun.sha256 == sha256, ImportRun.undone_at.is_(None))
            .order_by(ImportRun.id.desc())
            .limit(1)
        )
        return None if run is None else _line(run, owner_names(tx))

    @reads(Permission.IMPORT)
    def colleagues(self, tx: Tx) -> tuple[tuple[int, str], ...]:
        """`(id, name)` of those at work here, to map consultants of a list to."""
        return tuple(sorted((key, name) for name, (key, active) in known_owners(tx).items() if active))


@contextmanager
def _uncollected() -> Iterator[None]:
    """What is read stays until it is written: looking through it for rubbish again and again took a tenth longer."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _recorded(tx: Tx, draft: ImportDraft, sheet: SheetPlan) -> ImportRun:
    """The record of the run: which file, read how, with what result."""
    counts = Counter(row.fate for row in sheet.rows)
    read_as = {name: draft.layout.heading(name) or place + 1 for name, place in draft.layout.columns.items()}
    run = ImportRun(
        kind=draft.kind, file=draft.book.file[:200], sha256=draft.book.sha256, at=tx.now, by=tx.actor.id,
        mapping=json.dumps(read_as, ensure_ascii=False), counts=json.dumps({fate.value: counts[fate] for fate in Fate}),
    )  # fmt: skip
    tx.session.add(run)
    tx.session.flush()
    return run


def _choice(draft: ImportDraft) -> ConsultantChoice:
    return ConsultantChoice(draft.owners, draft.create_owners)


def _counted(table: Any, written: tuple[str, ...]) -> tuple[UnknownOwner, ...]:
    """The unknown names with the usable rows that hold them, the most frequent first."""
    counts: Counter[str] = Counter()
    wanted = set(written)
    for row in table.rows if wanted else ():
        if row.problem is None:
            counts.update(wanted & {getattr(row, name, "") for name in _NAMES_STAFF})
    return tuple(UnknownOwner(name, counts[name]) for name in sorted(wanted, key=lambda name: (-counts[name], name)))


def _pairs(tx: Tx, draft: ImportDraft, sheet: SheetPlan) -> tuple[Pair, ...]:
    if draft.kind != "customers":
        return ()
    from showroom.imports.customer_review import pairs

    return pairs(tx, draft.table, sheet.rows)


def _decided(tx: Tx, draft: ImportDraft, sheet: SheetPlan, watch: Watch) -> SheetPlan:
    if draft.kind != "customers" or not any(what is not Decision.LEAVE for what in draft.decisions.values()):
        return sheet
    from showroom.imports.customer_review import decide

    return decide(tx, draft, sheet, watch)


def _line(run: ImportRun, names: Mapping[int, str]) -> RunLine:
    undone_by = "" if run.undone_by is None else names.get(run.undone_by, NOBODY)
    return RunLine(
        run.id, run.kind, run.file, run.at, names.get(run.by, NOBODY), json.loads(run.counts), run.undone_at, undone_by
    )
