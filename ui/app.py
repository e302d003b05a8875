"""The program's entry: commands go to the command line; the window is painted first, then opens the store."""

from __future__ import annotations

import builtins
import gc
import importlib
import os
import sys
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from types import TracebackType

    from PySide6.QtWidgets import QApplication

    from ui.opening import Asked
    from ui.single_instance import SingleInstance

USAGE = 2
_VALUES = ("--data", "--url", "--lang")
_FLAGS = ("--demo", "--exit-when-usable")
NO_DISPLAY = (
    "这里没有显示器，无法打开窗口；请用 showroom tour --out 文件夹 / There is no display to open the window on;"
    " try showroom tour --out DIR"
)


@dataclass
class Start:
    """What the window was asked for on the command line."""

    data: str = ""
    url: str = ""
    lang: str = ""
    demo: bool = False
    exit_when_usable: bool = False


def main(argv: list[str] | None = None) -> int:
    """The exit code of `showroom ARGUMENTS`."""
    arguments = sys.argv[1:] if argv is None else argv
    start = window_start(arguments)
    if start is not None:
        return run_window(start)
    if "tour" in arguments and _first_word(arguments) == "tour":
        from ui.tour import main as tour

        return tour(arguments)
    from showroom.cli import main as command_line

    return command_line(arguments)


def window_start(arguments: list[str]) -> Start | None:
    """The window's options, None when the arguments mean anything else (a command, --help, a wrong option)."""
    start = Start()
    words = iter(arguments)
    for word in words:
        name, equals, value = word.partition("=")
        if name in _VALUES:
            given = value if equals else next(words, None)
            if given is None or (name == "--lang" and given not in ("zh", "en")):
                return None
            setattr(start, name[2:], given)
        elif word in _FLAGS:
            setattr(start, word[2:].replace("-", "_"), True)
        else:
            return None
    return start


def _first_word(arguments: list[str]) -> str:
    skip = False
    for word in arguments:
        if skip:
            skip = False
        elif word in (*_VALUES, "--as", "--out", "--customers"):
            skip = True
        elif not word.startswith("-"):
            return word
    return ""


def run_window(start: Start) -> int:
    """Open the window and run until it is closed."""
    if _no_display():
        if not start.exit_when_usable:
            sys.stderr.write(f"showroom: {NO_DISPLAY}\n")
            return 1
        os.environ["QT_QPA_PLATFORM"] = "offscreen"  # measuring needs no eyes
    gc.disable()  # what is made while starting stays: looking through it again and again cost a tenth of the start
    _plain_imports()
    from ui.single_instance import SingleInstance

    instance = SingleInstance(_asked(start))
    if not instance.first:  # before an application and the fonts' thread exist, which this short life would end under
        told = instance.raise_other()
        sys.stderr.write(f"showroom: {_second_text(told)}\n")
        return 0 if told else 1
    from PySide6.QtWidgets import QApplication

    app = QApplication(sys.argv[:1])
    app.setApplicationName("showroom")
    app.setOrganizationName("showroom")
    app.setDesktopFileName("showroom")
    from ui import faces

    faces.begin()
    try:
        return _run(app, start, instance)
    finally:
        faces.finish()


def _run(app: QApplication, start: Start, instance: SingleInstance) -> int:
    program = _program(app, start)
    instance.raised.connect(program.raise_window)
    program.settled.connect(_collect_garbage)
    if not start.exit_when_usable:
        program.settled.connect(instance.listen)
    program.window.show()
    code = app.exec()
    program.close()
    instance.close()
    return code


def _no_display() -> bool:
    """Whether a window could not be shown here; Qt would end the program without a word one can act on."""
    shown = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform.startswith("linux") and not any(os.environ.get(name) for name in shown)


def _plain_imports() -> None:
    """Python's own import instead of PySide's, which reads the source of every module to look for `__feature__`.

    Nothing here uses that; without it SQLAlchemy is imported a third faster, and no source text is kept in memory.
    """
    importlib.import_module("PySide6.QtCore")
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


def _collect_garbage() -> None:
    """From now on; what the start made is never looked at again, so that no collection holds the window up for it."""
    gc.freeze()
    gc.enable()


def _program(app: QApplication, start: Start) -> Any:
    from ui.program import Program

    program = Program(app, _asked(start), start.lang, exit_when_usable=start.exit_when_usable)
    sys.excepthook = partial(_on_uncaught, program)
    return program


def _asked(start: Start) -> Asked:
    from ui.opening import Asked

    return Asked(start.data, start.url, start.demo)


def _on_uncaught(program: Any, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """An exception that reached Qt's event loop is a bug: logged, and shown in the crash dialog."""
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        program.window.close()
        return
    from ui.jobs import log, report_of

    report = report_of(error.with_traceback(trace))
    log.error("bug in the window: %s\n%s", report.title, report.details)
    program.show_bug(report)


def _second_text(told: bool) -> str:
    chinese = not os.environ.get("LANG", "").startswith("en")
    if told:
        return "程序已经打开，已把窗口带到前面。" if chinese else "Already open; its window was brought to the front."
    return "另一个程序正在使用这份数据。" if chinese else "Another instance is using this data."
