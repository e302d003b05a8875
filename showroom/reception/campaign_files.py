"""Lists of prospecting as files: a workbook, a CSV file or a sheet to print, whole or not at all (S0-13, S0-14)."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from showroom.documents.cell_guard import PLAIN_BOOK, escaped, guarded, plain_sheet
from showroom.documents.export import export_copy
from showroom.kernel.errors import FieldErrors, Lang, Message, told

FILE_ENDING = Message(
    "campaign_file_ending",
    "文件名要以 {endings} 结尾",
    "The file name must end in {endings}",
)
FILE_FOLDER = Message("campaign_file_folder", "找不到文件夹 {folder}", "There is no folder {folder}")


@dataclass(frozen=True, slots=True)
class Listing:
    """A list ready to be written: its title, headings with their share of the width, and rows of text."""

    title: str
    heads: tuple[tuple[str, float], ...]
    rows: tuple[tuple[str, ...], ...]
    store: str = ""


def check_target(target: Path, endings: Sequence[str]) -> Path:
    """A file that can be written: the folder is there and the ending known; raises FieldErrors(target)."""
    if target.suffix.lower() not in endings:
        raise FieldErrors({"target": told(FILE_ENDING, endings=" / ".join(endings))})
    if not target.expanduser().parent.is_dir():
        raise FieldErrors({"target": told(FILE_FOLDER, folder=str(target.parent))})
    return target.expanduser()


def write_listing(listing: Listing, target: Path, lang: Lang) -> Path:
    """Write the file by its ending; raises ShowroomError(copy_exists | copy_failed), glyph_missing for a sheet."""
    makers = {".xlsx": _workbook, ".csv": _csv, ".pdf": _sheet}
    return export_copy(makers[target.suffix.lower()](listing, lang), target)


def _workbook(listing: Listing, _lang: Lang) -> bytes:
    """Every cell is text and none a formula, however a customer is called (trust.md figure 37)."""
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {**PLAIN_BOOK, "in_memory": True, "constant_memory": False})
    text = book.add_format({"num_format": "@", "quote_prefix": True})
    bold = book.add_format({"bold": True, "num_format": "@"})
    page = plain_sheet(book, "".join(sign for sign in listing.title if sign not in "[]:*?/\\'")[:31] or "1")
    page.freeze_panes(1, 0)
    for column, (head, share) in enumerate(listing.heads):
        page.set_column(column, column, min(80, 10 * share))
        page.write_string(0, column, head, bold)
    for line, row in enumerate(listing.rows, start=1):
        for column, value in enumerate(row):
            page.write_string(line, column, escaped(value), text)
    book.close()
    return out.getvalue()


def _csv(listing: Listing, _lang: Lang) -> bytes:
    """UTF-8 with BOM, as spreadsheets and senders of messages read it; what they would run gets an apostrophe."""
    out = io.StringIO(newline="")
    rows = csv.writer(out, lineterminator="\r\n")
    rows.writerow([head for head, _share in listing.heads])
    rows.writerows([guarded(escaped(value)) for value in row] for row in listing.rows)
    return out.getvalue().encode("utf-8-sig")


def _sheet(listing: Listing, lang: Lang) -> bytes:
    """A list to tick off by hand, A4 on its side."""
    from showroom.documents.blocks import Column, Title, table
    from showroom.documents.flow import Block
    from showroom.documents.paper import PaperHead, Sheet, render_sheet

    columns = [Column(head, share) for head, share in listing.heads]
    head = PaperHead(listing.store, listing.title, "call-list-2026.1")
    blocks: list[Block] = [Title(listing.title, listing.store), table(columns, listing.rows)]
    return render_sheet(Sheet(head, listing.title, blocks, listing, landscape=True), lang)


def told_reason(reason: str, least: int, message: Message) -> str:
    """Why full numbers leave the house; raises FieldErrors(reason) below `least` characters (PI-10)."""
    why = reason.strip()
    if len(why) < least:
        raise FieldErrors({"reason": told(message, least=least)})
    return why
