"""One waiting approval: what it takes to decide, the note, and the two answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from showroom.kernel.errors import FieldErrors
from showroom.kernel.money import Money
from ui.theme import SPACE_1, SPACE_2, SPACE_3
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.cards import text_label
from ui.widgets.fields import TextField
from ui.widgets.form import Form, FormBinder

if TYPE_CHECKING:
    from showroom.negotiation.views import WaitingApproval


class ApprovalCard(QFrame):
    """Approve, refuse with a note, or look at the whole deal."""

    decided = Signal(int, str, bool)
    deal_wanted = Signal(int)

    def __init__(self, waiting: WaitingApproval) -> None:
        super().__init__()
        self.waiting = waiting
        self.setObjectName(f"approval_{waiting.id}")
        self.setProperty("kind", "finding")
        self.setProperty("tone", "caution")
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_3, SPACE_2, SPACE_3, SPACE_2)
        column.setSpacing(SPACE_1)
        head = QHBoxLayout()
        head.addWidget(text_label(f"{waiting.customer_name} · {waiting.model_text}", "heading", wrap=True), 1)
        self.open_button = LinkButton(self.tr("Open deal"))
        self.open_button.setObjectName(f"open_deal_{waiting.deal_id}")
        self.open_button.setAccessibleName(f"{self.open_button.text()}: {waiting.customer_name}")
        self.open_button.clicked.connect(self._on_open)
        head.addWidget(self.open_button)
        column.addLayout(head)
        column.addWidget(text_label(self._amounts(), wrap=True))
        column.addWidget(text_label(f"{waiting.consultant}: {waiting.reason}", "fact", wrap=True))
        self.form = Form(columns=1)
        self.note = self.form.add(TextField("note", self.tr("Note"), max_length=300))
        self.binder = FormBinder(self.form, parent=self)
        column.addWidget(self.form)
        column.addLayout(self._build_answers())

    def approve(self) -> None:
        """Yes."""
        self.decided.emit(self.waiting.id, self.note.value(), True)

    def refuse(self) -> None:
        """No, for the reason in the note."""
        self.decided.emit(self.waiting.id, self.note.value(), False)

    def show_errors(self, errors: FieldErrors) -> None:
        """What is missing, beside the note."""
        self.binder.show_errors(errors)

    def _build_answers(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE_2)
        for name, text, icon, act in (
            ("approve", self.tr("Approve"), "check", self.approve),
            ("refuse", self.tr("Refuse"), "x", self.refuse),
        ):
            button = Button(text, icon=icon)
            button.setObjectName(f"{name}_{self.waiting.id}")
            button.clicked.connect(act)
            row.addWidget(button)
        row.addStretch(1)
        return row

    def _amounts(self) -> str:
        guide, discount = self.waiting.guide_price, self.waiting.discount
        return self.tr("¥{discount} off ¥{guide} ({share})").format(
            discount=discount.grouped(), guide=guide.grouped(), share=_share(discount, guide)
        )

    def _on_open(self) -> None:
        self.deal_wanted.emit(self.waiting.deal_id)


def _share(part: Money, whole: Money) -> str:
    """4.0 %, never broken in two; — of nothing."""
    return "—" if whole.fen <= 0 else f"{part.fen * 100 / whole.fen:.1f}\N{NO-BREAK SPACE}%"
