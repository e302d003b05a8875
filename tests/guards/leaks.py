"""A test that leaves a thread, a running timer or a window behind fails, and says where that was started."""

from __future__ import annotations

import gc
import itertools
import sys
import threading
import traceback
import weakref
from collections.abc import Callable, Generator, Iterator
from typing import Any

import pytest

LOOKS_AT_ALL = 50  # each so many collections one goes through everything
GRACE_SECONDS = 2.0  # for a thread that has been told to stop
_STARTED: weakref.WeakKeyDictionary[Any, str] = weakref.WeakKeyDictionary()
_QT_OBJECTS: weakref.WeakSet[Any] = weakref.WeakSet()
_BEFORE = pytest.StashKey[set[Any]]()
_RUNNER = ("/_pytest/", "/pluggy/", "\\_pytest\\", "\\pluggy\\")
_undo: list[Callable[[], None]] = []
_looks = itertools.count()


def _stack() -> str:
    """Where we are, without the frames of this file and of the test runner."""
    frames = [
        frame
        for frame in traceback.extract_stack()
        if frame.filename != __file__ and not any(part in frame.filename for part in _RUNNER)
    ]
    return "".join(traceback.format_list(frames[-6:]))


def _remember(owner: Any, name: str, seen: Callable[[Any], None]) -> None:
    """Let `owner.name` note who called it; undone when the run ends."""
    original = getattr(owner, name)

    def noting(self: Any, *args: Any, **kwargs: Any) -> Any:
        _STARTED[self] = _stack()
        seen(self)
        return original(self, *args, **kwargs)

    setattr(owner, name, noting)
    _undo.append(lambda: setattr(owner, name, original))


def _watch_qt() -> None:
    """Once, and only in runs that use Qt at all."""
    core, widgets = sys.modules.get("PySide6.QtCore"), sys.modules.get("PySide6.QtWidgets")
    watched = {entry.__name__ for entry in _watched}
    for module, names in ((core, ("QTimer", "QThread")), (widgets, ("QWidget",))):
        for name in names if module is not None else ():
            if name not in watched:
                owner = getattr(module, name)
                _watched.append(owner)
                _remember(owner, "show" if name == "QWidget" else "start", _QT_OBJECTS.add)


_watched: list[type] = []


def pytest_configure() -> None:
    _remember(threading.Thread, "start", lambda _thread: None)


def pytest_unconfigure() -> None:
    while _undo:
        _undo.pop()()
    _watched.clear()


def _alive() -> set[Any]:
    """Threads, running timers and top-level windows there are now; Qt's as (kind, address) pairs."""
    found: set[Any] = {thread for thread in threading.enumerate() if not isinstance(thread, threading._DummyThread)}
    found.update(("QObject", address) for address, _object in _qt_alive())
    return found


def _qt_alive() -> Iterator[tuple[int, Any]]:
    core = sys.modules.get("PySide6.QtCore")
    if core is None or core.QCoreApplication.instance() is None:
        return
    import shiboken6

    for entry in list(_QT_OBJECTS):
        if not shiboken6.isValid(entry):
            continue
        running = (isinstance(entry, core.QTimer) and entry.isActive()) or (
            isinstance(entry, core.QThread) and entry.isRunning()
        )
        if running:
            yield shiboken6.getCppPointer(entry)[0], entry
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is not None and isinstance(core.QCoreApplication.instance(), widgets.QApplication):
        for window in widgets.QApplication.topLevelWidgets():
            yield shiboken6.getCppPointer(window)[0], window


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> Generator[None, Any, Any]:
    _watch_qt()
    item.stash[_BEFORE] = _alive()
    return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_fixture_setup(
    fixturedef: pytest.FixtureDef[Any], request: pytest.FixtureRequest
) -> Generator[None, Any, Any]:
    """What a fixture of a wider scope starts is its own: it outlives the test that happened to be first."""
    if fixturedef.scope == "function":
        return (yield)
    before = _alive()
    result = yield
    request.session.stash.setdefault(_BEFORE, set[Any]()).update(_alive() - before)
    return result


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_teardown(item: pytest.Item) -> Generator[None, Any, Any]:
    result = yield
    lasting: set[Any] = item.session.stash.get(_BEFORE, set[Any]())
    allowed = item.stash[_BEFORE] | lasting
    if item.get_closest_marker("leaves") is None and (left := _left(allowed)):
        pytest.fail("the test left behind:\n" + "\n".join(left), pytrace=False)
    return result


def _left(allowed: set[Any]) -> list[str]:
    if not _alive() - allowed:
        return []
    for thread in threading.enumerate():
        if thread not in allowed and thread is not threading.current_thread():
            thread.join(GRACE_SECONDS)
    _finish_qt()
    named = {("QObject", address): entry for address, entry in _qt_alive()}
    told = []
    for entry in _alive() - allowed:
        found = named.get(entry, entry)
        told.append(f"{found!r}, started at\n{_STARTED.get(found) or '  (never shown or started from Python)'}")
    return told


def _finish_qt() -> None:
    """Carry out `deleteLater`, and collect windows that only a reference cycle keeps."""
    core = sys.modules.get("PySide6.QtCore")
    for entry in [found for _address, found in _qt_alive()]:
        if core is not None and isinstance(entry, core.QThread):
            entry.wait(int(GRACE_SECONDS * 1000))
    del_later = core.QEvent.Type.DeferredDelete if core is not None else None
    _collect()
    if core is not None and core.QCoreApplication.instance() is not None:
        core.QCoreApplication.sendPostedEvents(None, del_later)


def _collect() -> None:
    """Collect what this test made; what outlived an earlier look is set aside, since a whole run's takes a second."""
    if next(_looks) % LOOKS_AT_ALL == 0:
        gc.unfreeze()
    gc.collect()
    gc.freeze()
