"""What somebody could do to a stored PDF with the tools that are about; most of the edits no eye would notice."""

from __future__ import annotations

import re
import warnings
import zlib
from collections.abc import Callable
from io import BytesIO

import pikepdf
from pypdf import PdfWriter
from pypdf.annotations import FreeText

_STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
Edit = Callable[[bytes, bytes], bytes]
"""The PDF and another paper of the same store, in; an edited PDF, out."""


def incremental_update(pdf: bytes, other: bytes) -> bytes:
    """A new title appended behind the end, as the format allows; the first part stays byte for byte."""
    writer = PdfWriter(BytesIO(pdf), incremental=True)
    writer.add_metadata({"/Title": "SH01-XS-20261122-0001 (neu)"})
    made = _written(writer)
    assert made.startswith(pdf)
    return made


def note_appended(pdf: bytes, other: bytes) -> bytes:
    """A text box with another price laid over the first page by an incremental update."""
    writer = PdfWriter(BytesIO(pdf), incremental=True)
    writer.add_annotation(0, FreeText(text="¥1.00", rect=(50, 550, 200, 650)))
    return _written(writer)


def page_removed(pdf: bytes, other: bytes) -> bytes:
    return _saved(pdf, lambda file: file.pages.__delitem__(-1))


def page_doubled(pdf: bytes, other: bytes) -> bytes:
    return _saved(pdf, lambda file: file.pages.append(file.pages[0]))


def pages_turned_round(pdf: bytes, other: bytes) -> bytes:
    return _saved(pdf, lambda file: file.pages.reverse())


def page_of_another_paper(pdf: bytes, other: bytes) -> bytes:
    with pikepdf.open(BytesIO(other)) as stranger:
        return _saved(pdf, lambda file: file.pages.__setitem__(0, stranger.pages[0]))


def page_rotated(pdf: bytes, other: bytes) -> bytes:
    return _saved(pdf, lambda file: file.pages[0].rotate(180, relative=True))


def text_changed(pdf: bytes, other: bytes) -> bytes:
    """A content stream unpacked, one piece of shown text taken out, packed again."""

    def change(file: pikepdf.Pdf) -> None:
        page = file.pages[0]
        operations = list(pikepdf.parse_content_stream(page))
        del operations[next(n for n, step in enumerate(operations) if str(step.operator) in {"Tj", "TJ"})]
        page.Contents = file.make_stream(pikepdf.unparse_content_stream(operations))

    return _saved(pdf, change)


def metadata_changed(pdf: bytes, other: bytes) -> bytes:
    return _saved(pdf, lambda file: file.docinfo.__setitem__("/Author", "somebody"))


def metadata_removed(pdf: bytes, other: bytes) -> bytes:
    return _saved(pdf, lambda file: file.trailer.__delitem__("/Info"))


def file_attached(pdf: bytes, other: bytes) -> bytes:
    def attach(file: pikepdf.Pdf) -> None:
        file.attachments["annex.txt"] = b"the price is another"

    return _saved(pdf, attach)


def script_added(pdf: bytes, other: bytes) -> bytes:
    def add(file: pikepdf.Pdf) -> None:
        file.Root.OpenAction = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("app.alert('paid')"))

    return _saved(pdf, add)


def object_streams_written(pdf: bytes, other: bytes) -> bytes:
    """The same pages with their objects packed into object streams."""
    made = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as file:
        file.save(made, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return made.getvalue()


def rewritten(pdf: bytes, other: bytes) -> bytes:
    """Read and written again by another program, nothing else."""
    return _written(PdfWriter(clone_from=BytesIO(pdf)))


def linearized(pdf: bytes, other: bytes) -> bytes:
    made = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as file:
        file.save(made, linearize=True)
    return made.getvalue()


def encrypted(pdf: bytes, other: bytes) -> bytes:
    writer = PdfWriter(clone_from=BytesIO(pdf))
    writer.encrypt("", "owner", algorithm="AES-256")
    return _written(writer)


def signature_of_another_paper(pdf: bytes, other: bytes) -> bytes:
    """Every picture, the signatures among them, exchanged for the other paper's."""
    with pikepdf.open(BytesIO(other)) as stranger:
        theirs = [entry for entry in stranger.objects if _is_picture(entry)]

        def exchange(file: pikepdf.Pdf) -> None:
            ours = [entry for entry in file.objects if _is_picture(entry)]
            assert ours
            assert theirs
            for place, entry in enumerate(ours):
                entry.write(theirs[-1 - place % len(theirs)].read_bytes())

        return _saved(pdf, exchange)


def truncated(pdf: bytes, other: bytes) -> bytes:
    return pdf[:-200]


def first_half(pdf: bytes, other: bytes) -> bytes:
    return pdf[: len(pdf) // 2]


def stream_recompressed(pdf: bytes, other: bytes) -> bytes:
    """One stream packed anew at another level, its length padded to the old one: the pages look the same."""
    for match in _STREAM.finditer(pdf):
        try:
            plain = zlib.decompress(match.group(1))
        except zlib.error:
            continue
        packed = zlib.compress(plain, 0 if len(plain) < len(match.group(1)) - 16 else 1)
        if packed != match.group(1)[: len(packed)] and len(packed) <= len(match.group(1)):
            return pdf[: match.start(1)] + packed.ljust(len(match.group(1)), b"\n") + pdf[match.end(1) :]
    return pdf[:-1] + b" "


def white_space_added(pdf: bytes, other: bytes) -> bytes:
    return pdf + b"\n"


def other_paper_appended(pdf: bytes, other: bytes) -> bytes:
    return pdf + other


EDITS: tuple[Edit, ...] = (
    incremental_update, note_appended, page_removed, page_doubled, pages_turned_round, page_of_another_paper,
    page_rotated, text_changed, metadata_changed, metadata_removed, file_attached, script_added,
    object_streams_written, rewritten, linearized, encrypted, signature_of_another_paper, truncated, first_half,
    stream_recompressed, white_space_added, other_paper_appended,
)  # fmt: skip
DAMAGED: frozenset[Edit] = frozenset({truncated, first_half, stream_recompressed})
"""Those after which a reader may refuse the file."""


def _is_picture(entry: pikepdf.Object) -> bool:
    return isinstance(entry, pikepdf.Stream) and entry.get("/Subtype") == pikepdf.Name.Image


def _saved(pdf: bytes, change: Callable[[pikepdf.Pdf], object]) -> bytes:
    made = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as file:
        change(file)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", pikepdf.PageCopyWarning)  # the seal's field stays behind: so be it
            file.save(made)
    return made.getvalue()


def _written(writer: PdfWriter) -> bytes:
    made = BytesIO()
    writer.write(made)
    return made.getvalue()
