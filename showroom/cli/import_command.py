"""`import customers|stock FILE`: takes another system's tables over, or only says what it would do."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from showroom.bootstrap import Showroom
from showroom.cli.opening import opened, progress
from showroom.cli.store_command import Console, StoreCommand
from showroom.kernel.actor import Actor
from showroom.kernel.errors import Message

if TYPE_CHECKING:
    from showroom.documents.sheet_plan import SheetPlan, Watch

SUMMARY = Message(
    "cli_imported",
    "导入 {accept}，重复 {duplicate}，待核对 {review}，拒绝 {reject}",
    "accepted {accept}, duplicate {duplicate}, to review {review}, rejected {reject}",
)
PLANNED = Message("cli_import_planned", "试运行，没有写入：", "Dry run, nothing written: ")
ROW = Message("cli_import_row", "第 {row} 行 {fate}：{reason}", "row {row} {fate}: {reason}")
REJECTS = Message("cli_rejects", "未导入的 {count} 行写在 {file}", "{count} rows that were not taken are in {file}")


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("kind", choices=("customers", "stock"))
    parser.add_argument("file", type=Path, metavar="FILE", help=".xlsx or .csv")
    parser.add_argument("--dry-run", action="store_true", help="say what would happen and write nothing")
    parser.add_argument("--rejects", type=Path, metavar="FILE", help="write the rows that were not taken to an .xlsx")


def _run(args: Namespace, console: Console) -> int:
    from showroom.documents.sheet_plan import write_rejects

    with opened(args, console) as (showroom, actor):
        plan = import_file(showroom, actor, args.kind, args.file, None if args.dry_run else progress(args))
    answer = plan.as_json(console.lang)
    lines = [SUMMARY.text(console.lang, **{name: answer[name] for name in ("accept", "duplicate", "review", "reject")})]
    if args.dry_run:
        lines[0] = PLANNED.text(console.lang) + lines[0]
    lines += [ROW.text(console.lang, **row) for row in answer["rows"] if row["reason"]]
    if args.rejects is not None:
        count = write_rejects(plan, args.rejects, console.lang)
        lines.append(REJECTS.text(console.lang, count=count, file=args.rejects))
    console.tell(answer, "\n".join(lines))
    return 0


def import_file(showroom: Showroom, actor: Actor, kind: str, file: Path, watch: Watch | None) -> SheetPlan:
    """Import a customer list or a stock list; without `watch` nothing is written (dry run)."""
    today = showroom.work.today()
    if kind == "customers":
        from showroom.customers.customer_import import read_customers

        customers = read_customers(file, today, watch)
        if watch is None:
            return showroom.customers.plan_import(actor, customers)
        return showroom.customers.import_table(actor, customers, watch)
    from showroom.vehicles.stock_import import read_stock

    stock = read_stock(file, today, watch)
    if watch is None:
        return showroom.vehicles.plan_import(actor, stock)
    return showroom.vehicles.import_table(actor, stock, watch)


IMPORT = StoreCommand(
    "import", Message("import", "导入客户或库存表", "import a customer list or a stock list"), _arguments, _run
)
