"""The part of the contract page before the contract: the intent order, its 订金, and how it ended (DP-05, DP-06)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QHBoxLayout, QWidget

from showroom.contract.intent_drafts import IntentView, SignedIntent
from showroom.contract.intent_messages import ENDING_NAMES
from showroom.contract.intent_state import ORDER_NAMES, OrderStatus
from showroom.contract.papers_model import IntentEnding
from showroom.kernel.actor import Permission
from showroom.kernel.money import ZERO
from ui.contract.intent_view_model import IntentViewModel
from ui.messages import window_language
from ui.theme import SPACE_2, Tone
from ui.widgets.buttons import Button
from ui.widgets.cards import Pill, Section, text_label
from ui.widgets.line_list import Line, LineList
from ui.widgets.paper_window import PaperWindow
from ui.widgets.reason_dialog import ReasonDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

    from ui.contract.page import ContractPage

_TONES: dict[OrderStatus, Tone] = {
    OrderStatus.NONE: "", OrderStatus.INTENT: "accent", OrderStatus.CONTRACT: "good", OrderStatus.CANCELLED: "refusal",
}  # fmt: skip


class IntentPart(Section):
    """Shown until the contract is signed, and afterwards where there was an intent order."""

    def __init__(self, page: ContractPage) -> None:
        super().__init__("", "")
        self.setObjectName("intent_part")
        self.title.setText(self.tr("Intent order"))
        self.subtitle.setText(self.tr("before the contract: 订金, returned in full (DP-05)"))
        self._page, self._context = page, page.context
        self.model = IntentViewModel(page.context, self)
        self.dialog: QDialog | None = None
        self.state = Pill("")
        self.add_action(self.state)
        self.held = text_label("", "fact", wrap=True)
        self.add(self.held)
        self.add(self._build_acts())
        self.papers = LineList("intent_papers", self.tr("No intent order was signed."))
        self.papers.acted.connect(self._on_paper_wanted)
        self.add(self.papers)
        self.hide()
        page.column.insertWidget(page.column.indexOf(page.sale) + 1, self)  # between the price and the deposit
        page.view_model.loaded.connect(self._on_contract)
        self.model.shown.connect(self.show_view)
        self.model.acted.connect(self._on_acted)

    def ask(self) -> None:
        """Write the draft."""
        from ui.contract.intent_dialog import IntentDialog

        if self.model.view is not None:
            self._open(IntentDialog(self, self.model, self.model.view.draft, self._context))

    def ask_to_sign(self) -> None:
        """Both signatures."""
        from ui.contract.change_dialogs import Hands, SignChangeDialog

        model: Any = self.model  # the dialog needs no more of it than `sign` and `take`
        guardian = "" if self.model.view is None else self.model.view.draft.guardian
        self._open(SignChangeDialog(self, model, self.tr("Sign the intent order"), Hands(guardian=guardian)))

    def ask_end(self) -> None:
        """Without a contract: the reason, and the money goes back."""
        lapsed = self.model.view is not None and self.model.view.lapsed
        verb = self.tr("End it: expired") if lapsed else self.tr("End it: withdrawn")
        dialog = ReasonDialog(self, self.tr("Why is there no contract? The 订金 is returned in full."), verb)
        dialog.given.connect(partial(self.model.end, IntentEnding.EXPIRED if lapsed else IntentEnding.WITHDRAWN))
        self._open(dialog)

    def ask_refund(self) -> None:
        """What finance pays back."""
        from ui.contract.change_dialogs import RefundDialog

        view, model = self.model.view, self.model
        left = ZERO if view is None else sum((one.left for one in view.ended[:1]), ZERO)
        taken: Any = model
        self._open(RefundDialog(self, taken, left, self._context))

    def show_view(self, view: IntentView) -> None:
        """Draft, standing and ended orders, and the money held."""
        which, actor = 0 if window_language() == "zh" else 1, self._context.actor
        self.setVisible(view.may_begin or view.standing is not None or bool(view.ended))
        self.state.show_state(ORDER_NAMES[view.status][which], _TONES[view.status])
        held = self.tr("¥{held} of 订金 in the ledger").format(held=view.held.grouped())
        self.held.setText(held if view.held else "")
        self.held.setVisible(bool(view.held))
        drafting = view.may_begin and view.standing is None and actor.may(Permission.CONTRACT_WRITE)
        left = view.ended[0].left if view.ended else ZERO
        shown = {
            "write_intent": drafting, "review_intent": drafting and view.saved,
            "sign_intent": drafting and view.saved and actor.may(Permission.CONTRACT_SIGN),
            "end_intent": view.standing is not None and actor.may(Permission.CONTRACT_WRITE),
            "refund_intent": left > ZERO and actor.may(Permission.RECEIPT_WRITE),
        }  # fmt: skip
        for name, button in self.acts.items():
            button.setVisible(shown[name])
        self._acts_row.setVisible(any(shown.values()))
        signed = (*((view.standing,) if view.standing else ()), *view.ended)
        self.papers.setVisible(bool(signed))
        self.papers.show_lines([self._line(one, view) for one in signed])

    def _line(self, one: SignedIntent, view: IntentView) -> Line:
        which = 0 if window_language() == "zh" else 1
        fact = self.tr("订金 ¥{amount}, valid until {day}").format(
            amount=one.amount.grouped(), day=one.valid_until.isoformat()
        )
        if one.ending is not None:
            fact += f" · {ENDING_NAMES[one.ending][which]} {one.contract_number}".rstrip()
        if one.ending not in {None, IntentEnding.CONVERTED}:
            fact += f" · {one.reason} · " + self.tr("¥{due} to return").format(due=one.due.grouped())
        line = Line(one.id, one.number, fact).with_link("zh", "中文").with_link("en", "English")
        if one.ending is None and view.lapsed:
            line.with_pill_below(self.tr("expired: sign the contract or return the money"), "caution")
        return line

    def _build_acts(self) -> QWidget:
        self._acts_row = QWidget()
        self._acts_row.setProperty("kind", "inner")
        row = QHBoxLayout(self._acts_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_2)
        acts = {
            "write_intent": (self.tr("Intent order…"), self.ask),
            "review_intent": (self.tr("Review copy"), self._on_review),
            "sign_intent": (self.tr("Sign…"), self.ask_to_sign),
            "end_intent": (self.tr("End without a contract…"), self.ask_end),
            "refund_intent": (self.tr("Return the 订金…"), self.ask_refund),
        }
        self.acts: dict[str, Button] = {}
        for name, (text, act) in acts.items():
            button = Button(text)
            button.setObjectName(name)
            button.clicked.connect(act)
            self.acts[name] = button
            row.addWidget(button)
        row.addStretch(1)
        return self._acts_row

    def _on_contract(self, _view: object) -> None:
        self.model.load(self._page.deal_id)

    def _on_acted(self, _view: IntentView) -> None:
        self._context.notifier.done(self.tr("Intent order stored"))
        self._page.saved.emit()

    def _on_review(self) -> None:
        self.model.read_review(window_language(), partial(self._show_paper, self.tr("Intent order, review copy")))

    def _on_paper_wanted(self, key: object, act: str) -> None:
        view = self.model.view
        if view is None:
            return
        signed = (*((view.standing,) if view.standing else ()), *view.ended)
        one = next(one for one in signed if one.id == key)
        document = one.document_id if act == "zh" else one.translation_id
        self.model.read_signed(document, partial(self._show_paper, one.number))

    def _show_paper(self, title: str, pdf: bytes) -> None:
        self._open(PaperWindow(title, pdf, self))

    def _open(self, dialog: QDialog) -> None:
        self.dialog = dialog
        dialog.open()
