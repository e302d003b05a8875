"""The running program: opens the store behind the painted window, signs people in, locks, and closes cleanly."""

from __future__ import annotations

import sys
from functools import cached_property, partial
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from ui import opening
from ui.language import Language, first_language
from ui.main_window import MainWindow
from ui.messages import Notifier
from ui.theme import Theme, chosen_mode
from ui.widgets.labels import CENTRED, plain_label

if TYPE_CHECKING:
    from collections.abc import Callable

    from showroom.kernel.errors import ShowroomError
    from ui.changes import ChangeHub
    from ui.jobs import Jobs
    from ui.opening import Asked, Found, Opened
    from ui.shell.entrance import FirstStart, FirstStartPage, SignInPage


class Program(QObject):
    """Owns the window and everything that lives as long as it."""

    settled = Signal()
    """Once: what the start had to do is done, and the user is asked for something or sees the store's data."""

    def __init__(self, app: QApplication, asked: Asked, lang: str, *, exit_when_usable: bool = False) -> None:
        super().__init__(app)
        self._app = app
        self._asked = asked
        self._exit_when_usable = exit_when_usable
        self._found: Found | None = None
        self._opened: Opened | None = None
        self._rounds: QObject | None = None
        self._bug_open = False
        self._crash: QWidget | None = None
        theme = Theme(app, chosen_mode())
        language = Language(app, "en" if lang == "en" else "zh" if lang == "zh" else first_language())
        self.notifier = Notifier(self)
        self.window = MainWindow(theme, language, self.notifier)
        self.window.show_entrance(_waiting)
        self.window.first_painted.connect(self.look)
        self.window.lock_wanted.connect(self.lock)
        self.window.switch_user_wanted.connect(self.switch_user)

    @cached_property
    def jobs(self) -> Jobs:
        """The workers: made when the first of them is wanted, after the first frame."""
        from PySide6.QtCore import Qt

        from ui.jobs import Jobs

        jobs = Jobs(self)
        jobs.refused.connect(self.notifier.refused)
        jobs.bug.connect(self.show_bug)
        jobs.idle.connect(self.settled, Qt.ConnectionType.SingleShotConnection)
        return jobs

    @cached_property
    def changes(self) -> ChangeHub:
        """What commits tell to every page."""
        from ui.changes import ChangeHub

        return ChangeHub(self)

    # --- opening --------------------------------------------------------------------------------------------------

    def look(self) -> None:
        """See what there is and ask for what is needed."""
        self.jobs.read(partial(opening.look, self._asked), self._on_found, self._on_trouble)

    def raise_window(self) -> None:
        """A second start was made: come to the front."""
        from PySide6.QtCore import Qt

        self.window.setWindowState(self.window.windowState() & ~Qt.WindowState.WindowMinimized)
        self.window.raise_()
        self.window.activateWindow()
        self.notifier.info(self.tr("Showroom is already open: here it is"))

    def close(self) -> None:
        """After the event loop: finish writing, close the store."""
        self.jobs.close()
        if self._opened is not None:
            self._opened.showroom.close()

    def show_bug(self, report: object) -> None:
        """One crash dialog at a time."""
        from ui.jobs import BugReport

        if self._bug_open or not isinstance(report, BugReport):
            return
        if self._exit_when_usable:  # nobody is there to read it
            self._leave(report.details)
            return
        from ui.shell.crash_dialog import CrashDialog

        self._bug_open = True
        dialog = CrashDialog(self.window, report)
        dialog.finished.connect(self._on_bug_closed)
        self._crash = dialog
        dialog.open()

    def _on_bug_closed(self) -> None:
        self._bug_open = False
        self._crash = None

    def _on_found(self, found: Found) -> None:
        self._found = found
        silent = found.silent_sign_in()
        if self._asked.demo:
            self.jobs.write(partial(opening.sample, found.location), self._on_opened, self._on_trouble)
        elif self._exit_when_usable and silent is None:
            self._leave(self.tr("There is no store that SHOWROOM_PASSWORD opens"))
        elif not found.exists:
            self._ask(self._make_first_start)
        elif silent is not None:
            self.jobs.write(partial(opening.sign_in, found.location, *silent), self._on_opened, self._on_trouble)
        else:
            self._ask(self._make_sign_in)

    def _ask(self, make: Callable[[], QWidget]) -> None:
        """Show a page that somebody fills in; meanwhile import what opening the store needs."""
        self.window.show_entrance(make)
        self.jobs.read(opening.prepare)

    def _on_opened(self, opened: Opened) -> None:
        from ui.context import UiContext

        self._opened = opened
        opened.showroom.work.on_committed.append(self.changes.listen)
        context = UiContext(
            showroom=opened.showroom,
            actor=opened.actor,
            jobs=self.jobs,
            notifier=self.notifier,
            changes=self.changes,
            drafts=opened.showroom.drafts,
            lang=self.window.language.lang,
        )
        if self._rounds is None:
            from ui.rounds import Rounds

            self._rounds = Rounds(self.window)
        self.window.enter(context, opened.store_name)
        if self._exit_when_usable:
            self.jobs.idle.connect(self._on_usable)
            if self.jobs.under_way == 0:
                self._on_usable()

    def _on_usable(self) -> None:
        QTimer.singleShot(0, self.window.close)

    def _on_trouble(self, error: ShowroomError) -> None:
        if self._exit_when_usable:
            self._leave(error.text(self.window.language.lang))
            return
        self.window.show_entrance(partial(self._make_trouble, error))

    def _leave(self, reason: str) -> None:
        sys.stderr.write(f"showroom: {reason}\n")
        self._app.exit(1)

    # --- entrance pages -------------------------------------------------------------------------------------------

    def _make_first_start(self) -> QWidget:
        from ui.shell.entrance import FirstStartPage

        page = FirstStartPage()
        page.wanted.connect(self._create)
        page.try_sample.connect(self._try_sample)
        return page

    def _make_sign_in(self) -> QWidget:
        from ui.shell.entrance import SignInPage

        page = SignInPage(self._found.names if self._found is not None else ())
        page.sign_in.connect(self._sign_in)
        return page

    def _make_lock(self) -> QWidget:
        from ui.shell.entrance import SignInPage

        name = self._opened.actor.name if self._opened is not None else ""
        page = SignInPage((name,), self.tr("Locked"), locked_name=name)
        page.sign_in.connect(self._unlock)
        page.someone_else.connect(self.switch_user)
        return page

    def _make_switch_user(self) -> QWidget:
        from ui.shell.entrance import SignInPage

        page = SignInPage(self._found.names if self._found is not None else ())
        page.sign_in.connect(self._unlock)
        return page

    def _make_trouble(self, error: ShowroomError) -> QWidget:
        from ui.shell.entrance import TroublePage

        page = TroublePage(error)
        page.retry.connect(self._on_retry)
        page.leave.connect(self.window.close)
        return page

    # --- acts of the entrance pages -------------------------------------------------------------------------------

    def lock(self) -> None:
        """Hide the work until the password is given again."""
        if self._opened is not None and not self.window.locked:
            self.window.lock(self._make_lock)

    def switch_user(self) -> None:
        """Another person takes this desk."""
        if self._found is None or self._opened is None:
            return
        self.jobs.read(partial(opening.look, self._asked), self._on_names)

    def _on_names(self, found: Found) -> None:
        self._found = found
        self.window.lock(self._make_switch_user)

    def _on_retry(self) -> None:
        self.window.show_entrance(_waiting)
        self.look()

    def _create(self, first: object) -> None:
        assert self._found is not None
        create = partial(opening.create, self._found.location, cast("FirstStart", first))
        self.jobs.write(create, self._on_opened, self._on_refused)

    def _try_sample(self) -> None:
        assert self._found is not None
        self.jobs.write(partial(opening.sample, self._found.location), self._on_opened, self._on_refused)

    def _sign_in(self, name: str, password: str) -> None:
        assert self._found is not None
        act = partial(opening.sign_in, self._found.location, name, password)
        self.jobs.write(act, self._on_opened, self._on_sign_in_failed)

    def _unlock(self, name: str, password: str) -> None:
        assert self._opened is not None
        act = partial(self._opened.showroom.sign_in, name, password)
        self.jobs.read(act, self._on_unlocked, self._on_refused)

    def _on_unlocked(self, actor: Any) -> None:
        opened = self._opened
        context = self.window.context
        if opened is None or context is None:
            return
        if actor.id == opened.actor.id:
            self.window.unlock()
            return
        from dataclasses import replace

        self._opened = replace(opened, actor=actor)
        self.window.enter(replace(context, actor=actor), opened.store_name)

    def _on_sign_in_failed(self, error: ShowroomError) -> None:
        if error.code in ("wrong_password", "sign_in_off"):
            self._on_refused(error)
        else:
            self._on_trouble(error)

    def _on_refused(self, error: ShowroomError) -> None:
        page = self.window.entrance
        if page is not None and hasattr(page, "show_error"):
            cast("SignInPage | FirstStartPage", page).show_error(error)
        else:
            self.notifier.error(error)


def _waiting() -> QWidget:
    """Bare, because it is part of the first paint; entrance pages bring their forms with them."""
    page = plain_label(QCoreApplication.translate("WaitingPage", "Opening the store…"))
    page.setObjectName("waiting_page")
    page.setProperty("alignment", CENTRED)
    page.setProperty("tone", "muted")
    return page
