"""`import customers|stock|prices|visits FILE`: takes another system's tables over, or says what it would do."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from showroom.cli.opening import opened, progress
from showroom.cli.store_command import Console, StoreCommand
from showroom.kernel.errors import Lang, Message

if TYPE_CHECKING:
    from showroom.documents.sheet_plan import SheetPlan

SUMMARY = Message(
    "cli_imported",
    "导入 {accept}，重复 {duplicate}，待核对 {review}，拒绝 {reject}",
    "accepted {accept}, duplicate {duplicate}, to review {review}, rejected {reject}",
)
PLANNED = Message("cli_import_planned", "试运行，没有写入：", "Dry run, nothing written: ")
ROW = Message("cli_import_row", "第 {row} 行 {fate}：{reason}", "row {row} {fate}: {reason}")
GUESSED = Message(
    "cli_import_guessed",
    "{column} 列“{heading}”猜作 {field}，请核对（也可能是：{also}）",
    "column {column} “{heading}” was guessed to be {field}: compare (or: {also})",
)
UNKNOWN = Message("cli_import_unknown", "本店没有的顾问：{names}", "consultants whom nobody here is called: {names}")
REJECTS = Message("cli_rejects", "未导入的 {count} 行写在 {file}", "{count} rows that were not taken are in {file}")


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("kind", choices=("customers", "stock", "prices", "visits"))
    parser.add_argument("file", type=Path, metavar="FILE", help=".xlsx or .csv")
    parser.add_argument("--dry-run", action="store_true", help="say what would happen and write nothing")
    parser.add_argument("--rejects", type=Path, metavar="FILE", help="write the rows that were not taken to an .xlsx")
    parser.add_argument(
        "--consultants",
        choices=("create", "reject"),
        default="create",
        help="consultants whom nobody here is called: make inactive colleagues of them, or reject their rows",
    )


def _run(args: Namespace, console: Console) -> int:
    from showroom.documents.sheet_plan import write_rejects

    with opened(args, console) as (showroom, actor):
        watch = progress(args)
        draft = showroom.imports.read_file(actor, args.kind, args.file, watch)
        draft = replace(draft, create_owners=args.consultants == "create")
        if args.dry_run:
            plan = showroom.imports.plan(actor, draft).sheet
        else:
            plan = showroom.imports.take(actor, draft, watch).sheet
    lines = _told(plan, console.lang, planned=args.dry_run)
    if args.rejects is not None:
        count = write_rejects(plan, args.rejects, console.lang)
        lines.append(REJECTS.text(console.lang, count=count, file=args.rejects))
    console.tell(plan.as_json(console.lang), "\n".join(lines))
    return 0


def _told(plan: SheetPlan, lang: Lang, *, planned: bool) -> list[str]:
    """The same for a person: the counts, what had to be guessed, and the rows that need a look."""
    answer = plan.as_json(lang)
    counts = {name: answer[name] for name in ("accept", "duplicate", "review", "reject")}
    lines = [(PLANNED.text(lang) if planned else "") + SUMMARY.text(lang, **counts)]
    for guess in plan.layout.guesses:
        also = ", ".join((*guess.also, *guess.rivals)) or "–"
        lines.append(GUESSED.text(lang, column=guess.column, heading=guess.heading, field=guess.field, also=also))
    if plan.unknown_consultants:
        lines.append(UNKNOWN.text(lang, names=", ".join(plan.unknown_consultants)))
    return lines + [ROW.text(lang, **row) for row in answer["rows"] if row["reason"]]


IMPORT = StoreCommand(
    "import",
    Message("import", "导入客户、库存、价格或来访表", "import a list of customers, stock, prices or visits"),
    _arguments,
    _run,
)
