"""The top bar: search, who is signed in, language, light and dark, lock."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit

from ui.theme import SPACE_1, SPACE_2, SPACE_5, active
from ui.widgets.buttons import IconButton, QuietButton
from ui.widgets.labels import plain_label

if TYPE_CHECKING:
    from showroom.kernel.actor import Actor

HEIGHT = 54
SEARCH_LIMIT = 80


class TopBar(QFrame):
    """What is always at hand."""

    language_wanted = Signal()
    theme_wanted = Signal()
    lock_wanted = Signal()
    customer_looks_wanted = Signal()
    help_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("top_bar")
        self.setProperty("kind", "bar")
        self.setFixedHeight(HEIGHT)
        self._build_search()
        active().changed.connect(self._on_theme_changed)
        self.user = plain_label()
        self.looking = QuietButton(self.tr("Customer looks on"), icon="eye-off")
        self.looking.setToolTip(self.tr("Hide grade, margin and notes") + "   F8")
        self.looking.setCheckable(True)
        self.looking.clicked.connect(self.customer_looks_wanted)
        self.language = QuietButton(self.tr("中 / EN"))
        self.language.setAccessibleName(self.tr("Switch to Chinese"))
        self.language.clicked.connect(self.language_wanted)
        self.theme = IconButton("moon", self.tr("Light or dark"))
        self.theme.clicked.connect(self.theme_wanted)
        self.help = IconButton("circle-help", self.tr("Shortcuts"), "F1")
        self.help.clicked.connect(self.help_wanted)
        self.lock = IconButton("lock", self.tr("Lock"), "Ctrl+L")
        self.lock.clicked.connect(self.lock_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_5, 0, SPACE_5, 0)
        row.setSpacing(SPACE_1)
        row.addWidget(self.search, 20)
        row.addSpacing(SPACE_2)
        row.addStretch(1)
        row.addWidget(self.user)
        row.addSpacing(SPACE_2)
        for button in (self.looking, self.language, self.theme, self.help, self.lock):
            row.addWidget(button)

    def _build_search(self) -> None:
        self.search = QLineEdit()
        self.search.setObjectName("search")
        self.search.setProperty("kind", "search")
        self.search.setMaxLength(SEARCH_LIMIT)
        self.search.setAccessibleName(self.tr("Search"))
        hint = self.tr("Name, phone tail, pinyin, VIN, contract")
        self.search.setPlaceholderText(f"{hint}     Ctrl K")
        self.search.setMaximumWidth(540)
        self._glass = QAction(active().icon("search"), self.tr("Search"), self.search)
        self.search.addAction(self._glass, QLineEdit.ActionPosition.LeadingPosition)

    def take_focus(self) -> None:
        """Ctrl+K: what was searched is replaced by what is typed."""
        from PySide6.QtCore import Qt

        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def show_actor(self, actor: Actor) -> None:
        """Who is signed in, with the highest of their posts."""
        from showroom.kernel.actor import Role

        posts = {
            Role.GENERAL_MANAGER: self.tr("general manager"),
            Role.SALES_MANAGER: self.tr("sales manager"),
            Role.CONSULTANT: self.tr("consultant"),
            Role.RECEPTIONIST: self.tr("receptionist"),
            Role.FINANCE: self.tr("finance"),
            Role.DELIVERY: self.tr("delivery"),
            Role.ADMINISTRATOR: self.tr("administrator"),
        }
        post = next((text for role, text in posts.items() if role in actor.roles), "")
        self.user.setText(f"{actor.name} · {post}" if post else actor.name)

    def set_signed_in(self, signed_in: bool) -> None:
        """Without a person only language, theme and help are of use."""
        for widget in (self.search, self.user, self.looking, self.lock):
            widget.setVisible(signed_in)

    def _on_theme_changed(self) -> None:
        self._glass.setIcon(active().icon("search"))
