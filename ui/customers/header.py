"""The line below a customer's name: number and document masked, shown for a moment with one key, and whose they are."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from showroom.customer_file.views import OwnershipStanding
from showroom.customers.identity import ID_KIND_NAMES
from showroom.customers.views import CustomerView
from showroom.kernel.actor import Permission
from showroom.kernel.names import mask_phone
from ui.context import UiContext
from ui.theme import SPACE_3
from ui.widgets.buttons import LinkButton
from ui.widgets.cards import Pill, text_label

SHOWN_MS = 20_000
KEY = "F3"


def masked_phone(view: CustomerView) -> str:
    """The number masked, also for who may see it whole: a screen is seen by others too."""
    return view.phone if "phone" in view.masked else mask_phone(view.phone)


def masked_phones(view: CustomerView) -> tuple[str, ...]:
    """Further numbers, masked likewise."""
    return view.other_phones if "other_phones" in view.masked else tuple(map(mask_phone, view.other_phones))


class NumbersRow(QWidget):
    """`reveal_wanted(fields)` on F3 or the link; what was shown is masked again after 20 seconds: `concealed`."""

    reveal_wanted = Signal(object)
    concealed = Signal()

    def __init__(self, context: UiContext, page: QWidget) -> None:
        super().__init__()
        self.setProperty("kind", "inner")
        self._lang = context.lang
        self._may = context.actor.may(Permission.CUSTOMER_REVEAL)
        self._view: CustomerView | None = None
        self._shown: dict[str, str] = {}
        self._other = False
        self.phone, self.document = text_label(""), text_label("")
        self.phone.setObjectName("masked_phone")
        self.document.setObjectName("masked_document")
        self.link = LinkButton("")
        self.link.setObjectName("reveal_numbers")
        self.link.clicked.connect(self.toggle)
        self.owner = text_label("", "fact")
        self.protection = Pill("", "good")
        self.protection.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_3)
        for widget in (self.phone, self.document, self.link, self.owner, self.protection):
            row.addWidget(widget)
        row.addStretch(1)
        key = QShortcut(QKeySequence(KEY), page)
        key.activated.connect(self.toggle)
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(SHOWN_MS)
        self.timer.timeout.connect(self.conceal)

    def show_view(self, view: CustomerView) -> None:
        """Show a customer, masked."""
        self._view = view
        self._paint()

    def show_owner(self, facts: str, standing: OwnershipStanding | None = None) -> None:
        """Whose the customer is, with other facts, and until when that is protected."""
        self.owner.setText(facts)
        until = None if standing is None else standing.protected_until
        self.protection.show_state(
            "" if until is None else self.tr("protected until {day}").format(day=until.isoformat()), "good"
        )

    def show_revealed(self, field: str, value: str) -> None:
        """Show one value in full, for a while."""
        self._shown[field] = value
        self.timer.start()
        self._paint()

    def watch_time(self) -> None:
        """Something else of the customer was shown: it is masked again with the rest."""
        self._other = True
        self.timer.start()

    def toggle(self) -> None:
        """Ask for what is masked, or mask it again."""
        if self._shown:
            self.conceal()
        elif self._view is not None and self._may and not self._view.limited:
            fields = [name for name in ("phone", "id_number") if getattr(self._view, name)]
            if fields:
                self.reveal_wanted.emit(fields)

    def conceal(self) -> None:
        """Mask everything again."""
        self.timer.stop()
        if self._shown or self._other:
            self._shown.clear()
            self._other = False
            self._paint()
            self.concealed.emit()

    def _paint(self) -> None:
        view = self._view
        if view is None:
            return
        self.phone.setText("" if view.limited else self._shown.get("phone", masked_phone(view)))
        self.phone.setVisible(bool(self.phone.text()))
        number = self._shown.get("id_number", view.id_number)
        kind = "" if view.id_kind is None else ID_KIND_NAMES[view.id_kind][0 if self._lang == "zh" else 1]
        self.document.setText(f"{kind} {number}" if number else "")
        self.document.setVisible(bool(number))
        self.link.show_action(self.tr("Hide") if self._shown else self.tr("Show"), KEY)
        self.link.setVisible(self._may and not view.limited and bool(view.phone or view.id_number))
