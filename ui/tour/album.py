"""What the tour leaves: pictures of the window, every paper, and summary.json."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ui.main_window import MainWindow
from ui.tour.runner import TourStopped


@dataclass
class StepRecord:
    """What one step left behind."""

    step: str
    pictures: list[str] = field(default_factory=list)
    documents: list[dict[str, str]] = field(default_factory=list)
    milliseconds: int = 0
    longest_block_ms: float = 0.0


class Album:
    """Writes into the tour's folder; names are relative to it."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder = folder
        self._known: set[int] = set()

    def picture(self, window: MainWindow, name: str) -> str:
        """Take a picture of the whole window."""
        file = f"{name}.png"
        if not window.grab().save(str(self.folder / file), "PNG"):
            raise TourStopped(f"{self.folder / file} could not be written")
        return file

    def new_documents(self, papers: list[tuple[int, str, str, str, bytes]]) -> list[dict[str, str]]:
        """Write papers not written before: (id, kind, number, language, bytes)."""
        written = []
        for ident, kind, number, language, pdf in papers:
            if ident in self._known:
                continue
            self._known.add(ident)
            file = f"{kind}-{number}-{language}.pdf"
            (self.folder / file).write_bytes(pdf)
            written.append({"file": file, "sha256": hashlib.sha256(pdf).hexdigest(), "number": number})
        return written

    def knows(self, ident: int) -> bool:
        """Whether that paper is written already."""
        return ident in self._known

    def summary(self, records: list[StepRecord], facts: dict[str, Any]) -> dict[str, Any]:
        """Write summary.json (commands.md) and return it."""
        steps = [
            {
                "step": record.step,
                "pictures": record.pictures,
                "documents": record.documents,
                "milliseconds": record.milliseconds,
                "longest_block_ms": round(record.longest_block_ms, 1),
            }
            for record in records
        ]
        found = {"steps": steps, **facts}
        text = json.dumps(found, ensure_ascii=False, indent=1)
        (self.folder / "summary.json").write_text(text + "\n", "utf-8")
        return found
