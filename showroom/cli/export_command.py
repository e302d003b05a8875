"""`export DIR`: takes everything out in open formats, masked unless the right and a reason are given."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from showroom.cli.opening import opened, progress
from showroom.cli.store_command import Console, StoreCommand
from showroom.kernel.errors import FieldErrors, Lang, Message, ShowroomError

DONE = Message(
    "cli_exported",
    "已导出到 {folder}：{tables} 张表，{rows} 行，{papers} 份存档文件，{size} MB，{masked}",
    "Exported to {folder}: {tables} tables, {rows} rows, {papers} stored papers, {size} MB, {masked}",
)
MASKED = Message("cli_export_masked", "号码已遮盖", "numbers masked")
REVEALED = Message("cli_export_revealed", "完整号码，已记入审计", "numbers in full, which is audited")
LEFT_OUT = Message(
    "cli_export_left_out", "未包含 {table}：没有权限 {right}", "{table} left out: it needs the right {right}"
)


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="DIR", help="an empty folder, or one that is not there yet")
    parser.add_argument("--format", choices=("xlsx", "csv", "json", "all"), default="all", help="default: all")
    parser.add_argument("--reveal", action="store_true", help="full numbers and the stored papers; needs --reason")
    parser.add_argument("--reason", default="", metavar="TEXT", help="why, at least 10 characters; it is audited")


def _run(args: Namespace, console: Console) -> int:
    from showroom.exporting.service import ExportOrder
    from showroom.exporting.writers import Format

    formats = frozenset(Format) if args.format == "all" else frozenset({Format(args.format)})
    with opened(args, console) as (showroom, actor):
        order = ExportOrder(args.folder, formats, args.reveal, args.reason)
        try:
            done = showroom.exporting.export(actor, order, progress(args))
        except FieldErrors as wrong:  # the one field that can be wrong is the reason: say what is
            told = next(iter(wrong.fields.values()))
            raise ShowroomError(told.message, **told.values) from wrong
    left_out = [{"table": entry.table, "right": entry.right.value} for entry in done.left_out]
    answer = {
        "folder": str(done.folder), "masked": done.masked, "rows": done.rows, "tables": done.tables,
        "papers": done.papers, "files": done.files, "bytes": done.size, "left_out": left_out,
    }  # fmt: skip
    text = DONE.text(
        console.lang, folder=done.folder, tables=len(done.tables), rows=done.rows, papers=done.papers,
        size=f"{done.size / 1_000_000:.1f}", masked=(MASKED if done.masked else REVEALED).text(console.lang),
    )  # fmt: skip
    console.tell(answer, "\n".join([text, *_missing(left_out, console.lang)]))
    return 0


def _missing(left_out: list[dict[str, str]], lang: Lang) -> list[str]:
    return [LEFT_OUT.text(lang, **entry) for entry in left_out]


EXPORT = StoreCommand(
    "export",
    Message("export", "导出全部数据（Excel、CSV、JSON）", "export everything (Excel, CSV, JSON)"),
    _arguments,
    _run,
)
