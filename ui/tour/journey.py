"""The whole tour: a store is filled, tables are imported, the window opens, and one customer walks through it."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from showroom.bootstrap import Location, Showroom
from showroom.demo import DEFAULT_SEED, DEMO_PASSWORD, fill_demo, open_demo
from showroom.documents.sheet_plan import SheetPlan, Unwatched
from showroom.kernel.actor import Actor
from ui.tour.runner import Heartbeat, Runner, TourStopped
from ui.tour.subject import Subject, new_subject, write_customers, write_stock

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from ui.program import Program
    from ui.tour import TourOptions

SIZE = (1440, 900)


def run(options: TourOptions) -> dict[str, Any]:
    """Make the tour and return its summary; raises TourStopped, ShowroomError, OSError."""
    options.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="showroom-tour-", ignore_cleanup_errors=True) as folder:
        location = Location(
            Path(options.data).expanduser() if options.data else Path(folder) / "store", options.url or None
        )
        fill_demo(location, options.customers, DEFAULT_SEED, Unwatched())
        subject = _import(location, options.out)
        with _own_settings(Path(folder)):
            return _in_window(options, location, subject)


def _import(location: Location, out: Path) -> Subject:
    """Bring the tour's customer and car into the store from foreign tables, as an administrator would."""
    showroom, demo = open_demo(location)
    try:
        today = showroom.work.today()
        serial = len(showroom.vehicles.stock(demo, limit=1000)) + len(showroom.contract.signed_ids(demo)) * 100
        subject = new_subject(serial, today)
        folder = out / "import"
        folder.mkdir(exist_ok=True)
        write_customers(subject, folder / "customers.xlsx", today)
        write_stock(subject, folder / "stock.xlsx", today)
        _import_tables(showroom, demo, folder)
        return subject
    finally:
        showroom.close()


def _import_tables(showroom: Showroom, demo: Actor, folder: Path) -> None:
    from showroom.customers.customer_import import read_customers
    from showroom.documents.sheet_plan import Fate, write_rejects
    from showroom.vehicles.stock_import import read_stock

    today = showroom.work.today()
    plans: tuple[tuple[str, SheetPlan], ...] = (
        ("customers", showroom.customers.import_table(demo, read_customers(folder / "customers.xlsx", today))),
        ("stock", showroom.vehicles.import_table(demo, read_stock(folder / "stock.xlsx", today))),
    )
    for name, plan in plans:
        if plan.count(Fate.ACCEPT) == 0:
            raise TourStopped(f"nothing was imported from {name}.xlsx")
        write_rejects(plan, folder / f"{name}-rejects.xlsx", "zh")


@contextmanager
def _own_settings(folder: Path) -> Iterator[None]:
    """The tour neither reads nor changes the settings of whoever runs it, and it needs no display."""
    linux = sys.platform.startswith("linux")
    shown = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    if linux and not shown:
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QSettings, qInstallMessageHandler

    qInstallMessageHandler(_told_by_qt)
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(folder))
    os.environ.setdefault("SHOWROOM_PASSWORD", DEMO_PASSWORD)
    try:
        yield
    finally:
        qInstallMessageHandler(None)


def _told_by_qt(_kind: object, _where: object, text: str) -> None:
    """What Qt says goes to stderr as ever, but for the line that the offscreen platform says of every window."""
    if "propagateSizeHints" not in text:
        sys.stderr.write(text + "\n")


def _in_window(options: TourOptions, location: Location, subject: Subject) -> dict[str, Any]:
    from PySide6.QtWidgets import QApplication

    known = QApplication.instance()
    app = known if isinstance(known, QApplication) else QApplication(["showroom"])
    app.setApplicationName("showroom-tour")
    app.setOrganizationName("showroom-tour")
    from ui.opening import Asked
    from ui.program import Program

    program = Program(app, Asked(str(location.data), location.url or "", demo=True), options.lang)
    program.window.theme.choose("light")
    program.window.resize(*SIZE)
    try:
        return _walk(app, program, options, subject)
    finally:
        program.window.hide()
        program.close()


def _walk(app: QApplication, program: Program, options: TourOptions, subject: Subject) -> dict[str, Any]:
    from ui.tour.walk import Walk

    runner = Runner(program)
    walk = Walk(program, Heartbeat(program), subject, options)
    before, sys.excepthook = sys.excepthook, lambda _kind, error, _trace: runner.fail(error)
    program.jobs.bug.connect(lambda report: runner.fail(TourStopped(report.details)))
    program.notifier.shown.connect(lambda notice: _on_notice(runner, notice))
    runner.finished.connect(app.quit)
    try:
        program.window.show()
        program.window.activateWindow()
        runner.start(walk.script())
        app.exec()
    finally:
        sys.excepthook = before
    if runner.error is not None:
        walk.album.picture(program.window, "stopped")
        raise runner.error
    return walk.summary()


def _on_notice(runner: Runner, notice: Any) -> None:
    if notice.kind == "error":
        runner.fail(TourStopped(notice.text))
