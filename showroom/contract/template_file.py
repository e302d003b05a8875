"""The file of a local authority's text: plain text in any usual encoding, or the words of a .docx, read safely."""

from __future__ import annotations

import io
import zipfile

from showroom.documents.csv_reader import NotText, decoded
from showroom.documents.xlsx_xml import WORDS, Malformed, parse
from showroom.kernel.errors import TOO_LONG, Message, ShowroomError

NOT_READABLE = Message(
    "template_file_not_readable",
    "读不出这个文件的文字：请选择文本文件（UTF-8 或 GB18030）或 .docx，或者把文字粘贴进来",
    "No text can be read from this file: choose a text file (UTF-8 or GB18030) or a .docx, or paste the text",
)
MOST_BYTES = 8 * 2**20
_PART, _MOST_XML, _MOST_TEXT = "word/document.xml", 64 * 2**20, 400_000


def text_of_file(data: bytes) -> str:
    """The text of a file. Numbers that a word processor makes by itself are no text and do not come along.

    Raises ShowroomError template_file_not_readable, too_long.
    """
    if len(data) > MOST_BYTES:
        raise ShowroomError(TOO_LONG, limit=_MOST_TEXT)
    if data[:2] == b"PK":
        return _docx(data)
    try:
        return decoded(data)
    except NotText as error:
        raise ShowroomError(NOT_READABLE) from error


def _docx(data: bytes) -> str:
    words = _Words()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if archive.getinfo(_PART).file_size > _MOST_XML:
                raise ShowroomError(TOO_LONG, limit=_MOST_TEXT)
            parse(archive, _PART, words)
    except (zipfile.BadZipFile, KeyError, Malformed, NotImplementedError, RuntimeError, OSError) as error:
        raise ShowroomError(NOT_READABLE) from error
    return "".join(words.parts)


class _Words:
    """Collects the words of `w:t`, a line for each `w:p` and `w:br`."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self._in_text, self._length = False, 0

    def start(self, name: str, _attributes: object) -> None:
        word = WORDS[name]
        self._in_text = word == "t"
        if word in {"br", "cr"}:
            self.parts.append("\n")
        elif word == "tab":
            self.parts.append(" ")

    def end(self, name: str) -> None:
        self._in_text = False
        if WORDS[name] == "p":
            self.parts.append("\n")

    def data(self, text: str) -> None:
        if not self._in_text:
            return
        self._length += len(text)
        if self._length > _MOST_TEXT:
            raise ShowroomError(TOO_LONG, limit=_MOST_TEXT)
        self.parts.append(text)
