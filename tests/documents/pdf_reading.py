"""Reading PDFs back with other people's programs (poppler, qpdf)."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path


def text_of(pdf: bytes, *options: str) -> str:
    """What pdftotext reads; pages end with a form feed."""
    command = ["pdftotext", "-enc", "UTF-8", *options, "-", "-"]
    return subprocess.run(command, input=pdf, capture_output=True, check=True).stdout.decode()


def pages_of(pdf: bytes) -> list[str]:
    """Each page's text without any blanks, in the order in which it was drawn."""
    return [re.sub(r"\s", "", page) for page in text_of(pdf, "-raw").split("\f")[:-1]]


def joined(pdf: bytes) -> str:
    return "".join(pages_of(pdf))


def fonts_of(pdf: bytes, folder: Path) -> list[tuple[str, bool, bool]]:
    """Name, embedded, with ToUnicode map."""
    file = folder / "fonts.pdf"
    file.write_bytes(pdf)
    out = subprocess.run(["pdffonts", str(file)], capture_output=True, check=True, text=True).stdout
    rows = [line.split() for line in out.splitlines()[2:]]
    return [(row[0], row[-5] == "yes", row[-3] == "yes") for row in rows]


def complaints(pdf: bytes, folder: Path) -> str:
    """What qpdf --check finds wrong; '' when nothing."""
    file = folder / "check.pdf"
    file.write_bytes(pdf)
    done = subprocess.run(["qpdf", "--check", str(file)], capture_output=True, text=True, check=False)
    return "" if done.returncode == 0 else done.stdout + done.stderr
