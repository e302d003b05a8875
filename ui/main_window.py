"""The window: rail, top bar, message bar, and the page in the middle; pages are made by factory, anew per language."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QSettings, QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from ui.messages import Notifier
from ui.shell.commands import Commands, add_acts
from ui.shell.dialogs_aside import DialogsAside
from ui.shell.message_bar import MessageBar
from ui.shell.rail import Rail
from ui.shell.top_bar import TopBar
from ui.widgets.focus import focus_first, has_focus

if TYPE_CHECKING:
    from ui.context import UiContext
    from ui.deals.page import DealPage
    from ui.language import Language
    from ui.places import Place
    from ui.theme import Theme

BRAND = "Showroom"
KIND_PLACES = {"customer": "customers", "vehicle": "stock", "contract": "contracts", "document": "contracts"}


class MainWindow(QMainWindow):
    """Shows an entrance page until `enter(context)`, then the places."""

    first_painted = Signal()
    entered = Signal()
    lock_wanted = Signal()
    switch_user_wanted = Signal()
    closing = Signal()

    def __init__(self, theme: Theme, language: Language, notifier: Notifier) -> None:
        super().__init__()
        self.setWindowTitle(BRAND)
        self.setMinimumSize(1024, 640)
        self.theme, self.language, self.notifier = theme, language, notifier
        self.context: UiContext | None = None
        self.brand = BRAND
        self.places: dict[str, Place] = {}
        self.pages: dict[str, QWidget] = {}
        self.deal_page: DealPage | None = None
        self.place, self.locked = "", False
        self._customer_looks = self._painted = False
        self._make_entrance: Callable[[], QWidget] | None = None
        self._entrance: QWidget | None = None
        self._snapshots: dict[str, dict[str, Any]] = {}
        self.commands, self.dialogs = Commands(self), DialogsAside(self)
        self._restore_geometry()
        self._build_frame()

    # --- entrance -----------------------------------------------------------------------------------------------

    def show_entrance(self, make: Callable[[], QWidget]) -> QWidget:
        """Show the page `make` builds; it is built again when the language changes."""
        self._make_entrance = make
        old, self._entrance = self._entrance, make()
        self._centre.addWidget(self._entrance)
        self._centre.setCurrentWidget(self._entrance)
        if old is not None:
            self._centre.removeWidget(old)
            old.deleteLater()
        self._show_frame()
        return self._entrance

    @property
    def entrance(self) -> QWidget | None:
        """The entrance page on the screen, None while working."""
        return self._entrance if self._make_entrance is not None else None

    def enter(self, context: UiContext, brand: str = "") -> None:
        """Work as `context.actor`; pages of an earlier person are thrown away."""
        same_person = self.context is not None and self.context.actor.id == context.actor.id
        self.brand = brand or self.brand
        self.rail.brand.setText(self.brand)
        self.locked, self._make_entrance = False, None
        if not same_person:
            self.dialogs.drop()
            self._drop_pages()
            self._snapshots = {}
            self.notifier.clear()
        self.context = replace(context, lang=self.language.lang, theme=self.theme, open_place=self.open_place)
        self._build_work()
        self.entered.emit()

    def lock(self, make: Callable[[], QWidget]) -> None:
        """Hide the work behind an entrance page; what is typed is stored first."""
        self.flush_drafts()
        self.locked = True
        self.dialogs.put_away()
        self.show_entrance(make)
        self.commands.enable(False)

    def unlock(self) -> None:
        """The same person is back."""
        self.locked, self._make_entrance = False, None
        self._show_frame()
        self.commands.enable(True)
        self._show_place_widget()
        self.dialogs.bring_back()

    # --- places -------------------------------------------------------------------------------------------------

    def open_place(self, kind: str, ident: int = 0) -> None:
        """Show a place, or a record in its place ('deal', 'customer', 'vehicle', 'contract', 'document')."""
        if self.context is None:
            return
        if kind == "deal":
            self._open_deal(ident)
            return
        key = KIND_PLACES.get(kind, kind)
        if key not in self.places:
            self.notifier.info(self.tr("There is no page for this yet"))
            return
        self._leave_deal()
        self.place = key
        self._show_place_widget()
        open_item = getattr(self.pages[key], "open_item", None)
        if ident and open_item is not None:
            open_item(ident)

    def current_page(self) -> QWidget | None:
        """The page on the screen."""
        return self.deal_page if self.place == "deal" else self.pages.get(self.place)

    def flush_drafts(self) -> None:
        """Every page stores what is typed."""
        for page in self._all_pages():
            flush = getattr(page, "flush_drafts", None)
            if flush is not None:
                flush()

    # --- what the user switches -----------------------------------------------------------------------------------

    def switch_language(self) -> None:
        """Chinese to English and back; every page is built anew and gets back what was typed."""
        focused: QWidget | None = self.focusWidget()
        name = focused.objectName() if focused is not None else ""
        self.flush_drafts()
        self._take_snapshots()
        self.language.choose("en" if self.language.lang == "zh" else "zh")
        self.notifier.clear()  # said in the other language
        self._drop_pages()
        self._build_frame()
        if self.context is not None:
            self.context = replace(self.context, lang=self.language.lang)
            self._build_work()
        if self._make_entrance is not None:
            self._rebuild_entrance()
        again = self.findChild(QWidget, name) if name else None
        if again is not None:
            again.setFocus()

    def switch_theme(self) -> None:
        """Light to dark and back."""
        self.theme.toggle()

    def switch_customer_looks(self) -> None:
        """Hide or show what the customer must not see, on every page."""
        self._customer_looks = not self._customer_looks
        self.top_bar.looking.setChecked(self._customer_looks)
        for page in self._all_pages():
            self._hide_internal(page)
        hidden = self.tr("Grade, margin and notes are hidden")
        self.notifier.info(hidden if self._customer_looks else self.tr("Everything is shown again"))

    def show_shortcuts(self) -> None:
        """F1."""
        from ui.shell.shortcut_sheet import ShortcutSheet

        ShortcutSheet(self, self.commands).open()

    # --- building -------------------------------------------------------------------------------------------------

    def _build_frame(self) -> None:
        self.commands.dispose()
        frame = QWidget()
        frame.setProperty("kind", "page")
        self.rail = Rail(self.brand)
        self.rail.chosen.connect(self.open_place)
        self.top_bar = TopBar()
        self.top_bar.language_wanted.connect(self.switch_language)
        self.top_bar.theme_wanted.connect(self.switch_theme)
        self.top_bar.lock_wanted.connect(self.lock_wanted)
        self.top_bar.customer_looks_wanted.connect(self.switch_customer_looks)
        self.top_bar.help_wanted.connect(self.show_shortcuts)
        self.top_bar.looking.setChecked(self._customer_looks)
        self._centre = QStackedWidget()
        self.message_bar = MessageBar(self.notifier)
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.top_bar)
        right.addWidget(self._centre, 1)
        right.addWidget(self.message_bar)
        row = QHBoxLayout(frame)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(right, 1)
        self._entrance = None
        self.setCentralWidget(frame)
        self._show_frame()

    def _build_work(self) -> None:
        from ui.places import places
        from ui.shell.rail import RailEntry
        from ui.shell.search_palette import SearchPalette

        assert self.context is not None
        self.places = {place.key: place for place in places()}
        if not self.rail.buttons:
            self.rail.show_entries([RailEntry(p.key, p.icon, p.title) for p in self.places.values()])
        self._build_commands()
        self.palette_search = SearchPalette(self.top_bar.search, self.commands, self._current_context)
        self.palette_search.opened.connect(self.open_place)
        self.top_bar.show_actor(self.context.actor)
        self.message_bar.follow(self.context)
        self._show_frame()
        if self.place == "deal" and "deal" in self._snapshots:
            self._deal_page().restore(self._snapshots.pop("deal"))
        elif self.place not in self.places:
            self.place = self._first_place()
        if not self.locked:
            self._show_place_widget()

    def _build_commands(self) -> None:
        from ui.deals.titles import step_titles

        self.commands.dispose()
        add, window, go = self.commands.add, self.tr("Window"), self.tr("Go to")
        add("search", self.tr("Search"), "Ctrl+K", self._focus_search, window)
        for number, place in enumerate(self.places.values(), 1):
            keys = f"Alt+{number}" if number <= 9 else ""
            add(f"go_{place.key}", place.title, keys, partial(self.open_place, place.key), go)
        deal = self.tr("Deal")
        add("primary", self.tr("Main act of the page"), "Ctrl+Return", self._primary, deal)
        for number, (step, title) in enumerate(step_titles(self.language.lang), 1):
            text = self.tr("Step {number}: {title}").format(number=number, title=title)
            add(f"step_{step}", text, f"Ctrl+{number}", partial(self._go_to_step, step), deal)
        add("undo", self.tr("Undo the last act"), "Ctrl+Z", self.notifier.act, window)
        looks = add("customer_looks", self.tr("Customer looks on"), "F8", self.switch_customer_looks, window)
        looks.setShortcuts([QKeySequence("F8"), QKeySequence("Ctrl+H")])
        add("reload", self.tr("Reload"), "F5", self._reload, window)
        add_acts(self.commands, self, self.context, window)
        add("language", self.tr("Switch language 中 / EN"), "Ctrl+Shift+E", self.switch_language, window)
        add("theme", self.tr("Light or dark"), "Ctrl+Shift+D", self.switch_theme, window)
        add("lock", self.tr("Lock"), "Ctrl+L", self.lock_wanted.emit, window)
        add("switch_user", self.tr("Switch user"), "", self.switch_user_wanted.emit, window)
        add("shortcuts", self.tr("Shortcuts"), "F1", self.show_shortcuts, window)
        add("quit", self.tr("Quit"), "Ctrl+Q", self.close, window)

    def _show_frame(self) -> None:
        working = self.context is not None and not self.locked and self._make_entrance is None
        self.top_bar.set_signed_in(working)
        self.message_bar.setVisible(not self.locked)  # notices name customers, and offer acts
        for button in self.rail.buttons.values():
            button.setVisible(working)

    def _rebuild_entrance(self) -> None:
        if (make := self._make_entrance) is None:
            return
        page = self.show_entrance(make)
        binder = getattr(page, "binder", None)
        if binder is not None and "entrance" in self._snapshots:
            binder.restore(self._snapshots.pop("entrance"))

    # --- pages ----------------------------------------------------------------------------------------------------

    def _show_place_widget(self) -> None:
        if self.place == "deal" and self.deal_page is not None:
            self._centre.setCurrentWidget(self.deal_page)
            self.rail.mark("deals")
            self._focus_page(self.deal_page)
            return
        if self.place not in self.places or self.context is None:
            return
        if self.place not in self.pages:
            page = self.places[self.place].build(self.context)
            self.pages[self.place] = page
            self._centre.addWidget(page)
            self._hide_internal(page)
            if hasattr(page, "count_changed"):
                page.count_changed.connect(partial(self.rail.show_count, self.place))
            if self.place in self._snapshots and hasattr(page, "restore"):
                page.restore(self._snapshots.pop(self.place))
        self._centre.setCurrentWidget(self.pages[self.place])
        self.rail.mark(self.place)
        self._focus_page(self.pages[self.place])

    def _focus_page(self, page: QWidget) -> None:
        """The keyboard follows to the page shown; only whoever walks the rail stays there."""
        if not has_focus(self.rail) and not has_focus(page):
            page.take_focus() if page is self.deal_page else focus_first(page)

    def _deal_page(self) -> DealPage:
        if self.deal_page is None:
            from ui.deals.page import DealPage
            from ui.places import step_factories

            assert self.context is not None
            self.deal_page = DealPage(self.context, step_factories())
            self._hide_internal(self.deal_page)
            self._centre.addWidget(self.deal_page)
        return self.deal_page

    def _open_deal(self, deal_id: int) -> None:
        page = self._deal_page()
        self.place = "deal"
        page.open_deal(deal_id)
        self._show_place_widget()

    def _leave_deal(self) -> None:
        if self.place == "deal" and self.deal_page is not None:
            self.deal_page.flush_drafts()

    def _all_pages(self) -> list[QWidget]:
        return [*self.pages.values(), *([self.deal_page] if self.deal_page is not None else [])]

    def _take_snapshots(self) -> None:
        for key, page in [*self.pages.items(), ("deal", self.deal_page)]:
            snapshot = getattr(page, "snapshot", None)
            if snapshot is not None:
                self._snapshots[key] = snapshot()
        binder = getattr(self._entrance, "binder", None)
        if binder is not None:
            self._snapshots["entrance"] = binder.snapshot()

    def _drop_pages(self) -> None:
        for page in self._all_pages():
            self._centre.removeWidget(page)
            page.deleteLater()
        self.pages = {}
        self.deal_page = None

    def _hide_internal(self, page: QWidget) -> None:
        hide = getattr(page, "hide_internal", None)
        if hide is not None:
            hide(self._customer_looks)

    def _first_place(self) -> str:
        remembered = str(QSettings().value("place", ""))
        return remembered if remembered in self.places else next(iter(self.places), "")

    # --- small acts -----------------------------------------------------------------------------------------------

    def _current_context(self) -> UiContext | None:
        return self.context

    def _focus_search(self) -> None:
        self.top_bar.take_focus()

    def _primary(self) -> None:
        primary = getattr(self.current_page(), "primary", None)
        if primary is not None:
            primary()

    def _go_to_step(self, step: str) -> None:
        if self.place == "deal" and self.deal_page is not None:
            self.deal_page.go_to(step)

    def _reload(self) -> None:
        page = self.current_page()
        reload = getattr(getattr(page, "view_model", page), "reload", None)
        if reload is not None:
            reload()

    # --- Qt -------------------------------------------------------------------------------------------------------

    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        if event.type() == QEvent.Type.Paint and not self._painted:
            self._painted = True
            QTimer.singleShot(0, self.first_painted.emit)
        elif event.type() == QEvent.Type.WindowDeactivate:
            self.flush_drafts()
        return handled

    def closeEvent(self, event: QCloseEvent) -> None:
        self.flush_drafts()
        settings = QSettings()
        settings.setValue("geometry", self.saveGeometry())
        settings.setValue("place", "deals" if self.place == "deal" else self.place)
        self.closing.emit()
        super().closeEvent(event)

    def _restore_geometry(self) -> None:
        stored = QSettings().value("geometry")
        if stored is None or not self.restoreGeometry(stored):
            self.resize(QSize(1440, 900).boundedTo(self.screen().availableSize() - QSize(0, 36)))  # the title bar
