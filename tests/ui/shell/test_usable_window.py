"""The first usable window brings only what it shows: tables, pages, steps and libraries wait until they are wanted."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.store_folder import make_folder

ROOT = Path(__file__).parents[3]
PASSWORD = "geheim-1234"
LOOK = """
import json, sys
from ui import app, program
from showroom.persistence.orm import Model
leave = program.Program._on_usable
def look():
    print(json.dumps([sorted(sys.modules), sorted(Model.metadata.tables)]))
def usable(window):
    look()
    import openpyxl, showroom.documents.model, ui.widgets.multi_line, ui.reception.page
    look()
    leave(window)
program.Program._on_usable = usable
app.main(["--data", sys.argv[1], "--exit-when-usable"])
"""
TABLES = {
    "audit_entry", "audit_head", "consent", "customer", "customer_task", "deal", "deal_event", "deal_step",
    "grade_change", "objection", "parameter", "promise", "rule_override", "staff_member", "store",
    "vehicle", "vehicle_model",
}  # fmt: skip
"""Each mapped table costs the start 2 ms: a new one belongs into a module that is imported where it is used."""
HEAVY = {
    "alembic", "fontTools", "keyring", "lxml", "numpy", "openpyxl", "PIL", "psycopg", "pyhanko", "pypinyin",
    "reportlab", "PySide6.QtMultimedia", "PySide6.QtNetwork", "PySide6.QtPdf", "PySide6.QtPrintSupport",
    "PySide6.QtSvg",
}  # fmt: skip
STEPS = (
    "reception", "consultation", "presentation", "test_drive", "negotiation", "contract", "financing", "delivery",
    "follow_up",
)  # fmt: skip
WAITS = (
    *(f"showroom.{name}." for name in (*STEPS, "approvals", "documents", "imports", "migrations", "recognition")),
    *(f"ui.{name}." for name in (*STEPS, "contracts", "customers", "deals", "imports", "reports", "settings", "stock")),
)
SHOWN = {"showroom.follow_up.texts", "ui.deals.titles"}
"""Of steps and pages: the words of a task in the list of today, and the names of the steps in the command list."""


def brought(modules: list[str]) -> set[str]:
    """What is loaded and would not have to be."""
    return {name for name in modules if name in HEAVY or (name.startswith(WAITS) and name not in SHOWN)}


def test_what_the_first_usable_window_does_without(sqlite_template: Path, tmp_path: Path) -> None:
    make_folder(sqlite_template, tmp_path, PASSWORD)
    done = subprocess.run(
        [sys.executable, "-c", LOOK, str(tmp_path)],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path), "SHOWROOM_PASSWORD": PASSWORD},
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    (modules, tables), (later, more) = (json.loads(line) for line in done.stdout.splitlines() if line[0] == "[")
    assert {"sqlalchemy.orm", "showroom.deals.service", "ui.today.page"} <= set(modules)  # it is open, and was read
    assert (brought(modules), set(tables)) == (set(), TABLES)
    seen = {"openpyxl", "showroom.documents.model", "ui.reception.page"}  # control: what comes later is seen
    assert (seen - brought(later), set(more) - TABLES >= {"document", "document_blob"}) == (set(), True)
