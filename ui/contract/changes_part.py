"""The part of the contract page below a signed contract: change order, cancellation, their papers, the refund.

The dialogs are imported when they are asked for: most contracts are never changed.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QWidget

from showroom.contract.change_drafts import (
    ChangeChoices,
    ChangesView,
    OpenChange,
    ReissueDraft,
    SignedChange,
    VoidContract,
)
from showroom.contract.change_messages import KIND_NAMES
from showroom.contract.change_model import ChangeKind
from showroom.contract.notice_drafts import NoticeDraft
from showroom.kernel.actor import Permission
from showroom.kernel.money import ZERO
from ui.contract.change_words import cancel_rows, change_rows, posts, reissue_rows
from ui.contract.changes_view_model import ChangesViewModel
from ui.contract.sums_view import Row, SumsView
from ui.messages import window_language
from ui.theme import SPACE_2
from ui.widgets.buttons import Button
from ui.widgets.cards import Pill, Section
from ui.widgets.line_list import Line, LineList
from ui.widgets.paper_window import PaperWindow
from ui.widgets.reason_dialog import ReasonDialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

    from ui.contract.page import ContractPage


class ChangesPart(Section):
    """Hidden until the contract is signed; then it offers what may still be done with it (CT-06)."""

    def __init__(self, page: ContractPage) -> None:
        super().__init__("", "")
        self.setObjectName("contract_changes")
        self.title.setText(self.tr("Change, reissue or cancel"))
        self.subtitle.setText(self.tr("the signed contract itself never changes (CT-06)"))
        self._page, self._context = page, page.context
        self.model = ChangesViewModel(page.context, self)
        self._wanted, self._unsigned, self._printed = "", 0, False
        self.dialog: QDialog | None = None
        self.state = Pill("")
        self.add_action(self.state)
        self.change_button = self._button("change_order", self.tr("Change order…"), self.ask_change)
        self.cancel_button = self._button("cancel_contract", self.tr("Cancel…"), self.ask_cancel)
        self.reissue_button = self._button("reissue_contract", self.tr("Void and issue anew…"), self.ask_reissue)
        self.notice_button = self._button("notice_contract", self.tr("End by notice…"), self.ask_notice)
        self._begins = (self.change_button, self.reissue_button, self.cancel_button, self.notice_button)
        self._begin_row = _row_of(self._begins)
        self.add(self._begin_row)
        self.summary = SumsView("open_change")
        self.add(self.summary)
        self.add(self._build_acts())
        self.papers = LineList("contract_change_papers", self.tr("Nothing was changed since the signing."))
        self.papers.acted.connect(self._on_paper_wanted)
        self.add(self.papers)
        self.hide()
        page.column.insertWidget(0, self)  # what is open or owed is seen before the long contract
        page.view_model.loaded.connect(self._on_contract)
        self.model.shown.connect(self.show_view)
        self.model.acted.connect(self._on_acted)

    def begin(self, act: str) -> None:
        """Press the button of that name, as soon as the contract on the page has been read."""
        self._wanted = act
        here = self._page.deal_id
        if self._unsigned == here or (self.model.view is not None and self.model.deal_id == here):
            self._begin_wanted()

    def ask_change(self) -> None:
        """Read what there is to choose from, then ask."""
        self.model.read_choices(self._on_choices)

    def ask_cancel(self) -> None:
        """Ask why and whose default."""
        from ui.contract.change_dialogs import CancelDialog

        self._open(CancelDialog(self, self.model, self._context))

    def ask_notice(self) -> None:
        """Ask who ends it alone, and why they may."""
        from ui.contract.notice_dialog import NoticeDialog

        contract = self._page.view_model.view
        address = "" if contract is None else contract.draft.buyer_address
        self._open(NoticeDialog(self, self.model, address, self._context))

    def freeze(self, *, printed: bool) -> None:
        """While it is printed for the pen it is neither edited, nor withdrawn, nor signed on the pad."""
        if printed is not self._printed:
            self._printed = printed
            if self.model.view is not None:
                self.show_view(self.model.view)

    def ask_reissue(self) -> None:
        """Read the contract as it stands, then ask what is wrong in it."""
        self.model.read_reissue_start(self._on_reissue_start)

    def ask_to_sign(self) -> None:
        """Both signatures."""
        from ui.contract.change_dialogs import Hands, SignChangeDialog

        row, contract = self._row(), self._page.view_model.view
        if row is not None and contract is not None:
            draft = row.draft.contract if isinstance(row.draft, ReissueDraft) else contract.draft
            hands = Hands(draft.agent, draft.guardian)
            if isinstance(row.draft, NoticeDraft):  # given by the buyer in person, or by the seller alone
                hands = Hands("", draft.guardian, row.draft.buyer_signs)
            self._open(SignChangeDialog(self, self.model, _kind(row.kind), hands))

    def ask_refund(self) -> None:
        """What finance pays out."""
        from ui.contract.change_dialogs import RefundDialog

        view = self.model.view
        if view is not None and view.refund is not None:
            self._open(RefundDialog(self, self.model, view.refund.left, self._context))

    def ask_refusal(self) -> None:
        """A refusal needs its reason."""
        dialog = ReasonDialog(self, self.tr("Why is it not approved?"), self.tr("Do not approve"))
        dialog.given.connect(self._on_refusal)
        self._open(dialog)

    def approve(self) -> None:
        """For one's own post (CT-04)."""
        self.model.decide(approve=True)

    def edit(self) -> None:
        """The open change once more."""
        row = self._row()
        asks = {
            ChangeKind.CHANGE: self.ask_change,
            ChangeKind.CANCEL: self.ask_cancel,
            ChangeKind.REISSUE: self.ask_reissue,
            ChangeKind.NOTICE: self.ask_notice,
        }
        if row is not None:
            asks[row.kind]()

    def show_view(self, view: ChangesView) -> None:
        """What is open, what was signed, what is left to refund."""
        row, refund = view.open, view.refund
        actor = self._context.actor
        for button in (self._begin_row, *self._begins):
            button.setVisible(view.may_begin and row is None)
        self.summary.show_rows(() if row is None else _summary(row))
        ready = row is not None and not row.waits_for and not row.missing
        signing = ready and actor.may(Permission.CONTRACT_SIGN)
        owed = refund is not None and refund.left > ZERO
        shown = {
            "review_change": row is not None, "approve_change": row is not None and row.may_decide,
            "refuse_change": row is not None and row.may_decide, "edit_change": row is not None and view.may_begin,
            "withdraw_change": row is not None and view.may_begin, "sign_change": signing,
            "pay_refund": owed and actor.may(Permission.RECEIPT_WRITE),
        }  # fmt: skip
        if self._printed:
            shown |= dict.fromkeys(("sign_change", "edit_change", "withdraw_change"), False)
        for name, button in self.acts.items():
            button.setVisible(shown[name])
        self._acts_row.setVisible(any(shown.values()))
        self._show_state(view)
        self._show_papers(view)
        self._begin_wanted()

    def _show_papers(self, view: ChangesView) -> None:
        void = [self._void_line(one) for one in view.void]
        self.papers.show_lines([*void, *(_line(one) for one in view.signed)])

    def _begin_wanted(self) -> None:
        """What was chosen from anywhere, or why it cannot be done now."""
        wanted, self._wanted = self._wanted, ""
        if not wanted:
            return
        button = next(one for one in self._begins if one.objectName() == wanted)
        if self.isHidden() or button.isHidden():
            view = self.model.view
            busy = view is not None and view.open is not None and not self.isHidden()
            text = (
                self.tr("Sign or withdraw what is open first") if busy else self.tr("This cannot be done on this deal")
            )
            self._context.notifier.info(text)
            return
        button.click()

    def _show_state(self, view: ChangesView) -> None:
        row, refund = view.open, view.refund
        if row is not None and row.waits_for:
            refused = any(not given.approved for given in row.given)
            text = (
                self.tr("not approved") if refused else self.tr("waits for {posts}").format(posts=posts(row.waits_for))
            )
            self.state.show_state(text, "refusal" if refused else "caution")
        elif row is not None and self._printed:
            self.state.show_state(self.tr("printed for signature by hand"), "caution")
        elif row is not None and row.missing:
            rules = ", ".join(dict.fromkeys(found.code for found in row.missing))
            self.state.show_state(self.tr("approved, still missing: {rules}").format(rules=rules), "caution")
        elif row is not None:
            self.state.show_state(self.tr("approved, ready to sign"), "good")
        elif refund is not None and refund.left > ZERO:
            self.state.show_state(self.tr("¥{left} to refund").format(left=refund.left.grouped()), "caution")
        else:
            self.state.show_state("" if refund is None else self.tr("cancelled, all paid out"), "good")

    def _button(self, name: str, text: str, act: object) -> Button:
        button = Button(text)
        button.setObjectName(name)
        button.clicked.connect(act)
        return button

    def _build_acts(self) -> QWidget:
        acts = {
            "sign_change": (self.tr("Sign…"), self.ask_to_sign),
            "approve_change": (self.tr("Approve"), self.approve),
            "refuse_change": (self.tr("Do not approve…"), self.ask_refusal),
            "review_change": (self.tr("Review copy"), self._on_review),
            "edit_change": (self.tr("Edit…"), self.edit),
            "withdraw_change": (self.tr("Withdraw"), self.model.withdraw),
            "pay_refund": (self.tr("Pay the refund out…"), self.ask_refund),
        }
        self.acts = {name: self._button(name, text, act) for name, (text, act) in acts.items()}
        self._acts_row = _row_of(self.acts.values())
        return self._acts_row

    def _on_contract(self, view: object) -> None:
        signed = getattr(view, "signed", None) is not None
        self.setVisible(signed)
        self._unsigned = 0 if signed else self._page.deal_id
        if signed:
            self.model.load(self._page.deal_id)
        else:
            self._begin_wanted()

    def _on_choices(self, choices: ChangeChoices) -> None:
        from ui.contract.change_dialogs import ChangeDialog

        self._open(ChangeDialog(self, self.model, choices, self._context))

    def _on_reissue_start(self, start: ReissueDraft) -> None:
        from ui.contract.change_reissue_dialog import ReissueDialog

        self._open(ReissueDialog(self, self.model, start, self._context))

    def _on_refusal(self, reason: str) -> None:
        self.model.decide(approve=False, remark=reason)

    def _on_acted(self, _view: ChangesView) -> None:
        self._context.notifier.done(self.tr("Contract change stored"))
        self._page.saved.emit()
        self._page.load(self._page.deal_id)

    def _on_review(self) -> None:
        self.model.read_review(window_language(), partial(self._show_paper, self.tr("Review copy")))

    def _on_paper_wanted(self, key: object, act: str) -> None:
        view = self.model.view
        if view is None:
            return
        papers: dict[object, SignedChange | VoidContract] = {one.id: one for one in view.signed}
        papers |= {_void_key(one): one for one in view.void}
        done = papers[key]
        document = done.document_id if act == "zh" else done.translation_id
        self.model.read_signed(document, partial(self._show_paper, done.number))

    def _show_paper(self, title: str, pdf: bytes) -> None:
        self._open(PaperWindow(title, pdf, self))

    def _open(self, dialog: QDialog) -> None:
        self.dialog = dialog
        dialog.open()

    def _void_line(self, void: VoidContract) -> Line:
        text = self.tr("Void contract {number}").format(number=void.number)
        fact = self.tr("replaced by {number}").format(number=void.replaced_by)
        line = Line(_void_key(void), text, fact).with_pill(self.tr("void"), "caution")
        return line.with_link("zh", "中文").with_link("en", "English")

    def _row(self) -> OpenChange | None:
        return None if self.model.view is None else self.model.view.open


def _row_of(buttons: Iterable[Button]) -> QWidget:
    """Buttons side by side, from the left."""
    inner = QWidget()
    inner.setProperty("kind", "inner")
    row = QHBoxLayout(inner)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(SPACE_2)
    for button in buttons:
        row.addWidget(button)
    row.addStretch(1)
    return inner


def _kind(kind: ChangeKind) -> str:
    zh, en = KIND_NAMES[kind]
    return zh if window_language() == "zh" else en.capitalize()


def _summary(row: OpenChange) -> tuple[Row, ...]:
    comes_to: tuple[Row, ...] = ()
    if row.change is not None:
        comes_to = change_rows(row.change)
    elif row.cancel is not None:
        comes_to = cancel_rows(row.cancel)
    elif row.reissue is not None:
        comes_to = reissue_rows(row.reissue)
    said = tuple(
        (f"{'✓' if given.approved else '✕'} {posts((given.role,))}", f"{given.by}  {given.note}".rstrip(), "CT-04")
        for given in row.given
    )
    place = 0 if window_language() == "zh" else 1
    missing = tuple((f"! {(found.text_zh, found.text_en)[place]}", "", found.code) for found in row.missing)
    return ((_kind(row.kind), row.reason, ""), *comes_to, *said, *missing)


def _void_key(void: VoidContract) -> str:
    return f"void_{void.id}"


def _line(done: SignedChange) -> Line:
    text = f"{_kind(done.kind)} {done.number}"
    fact = done.revision
    if done.total_before != done.total_after and done.kind is not ChangeKind.CANCEL:
        fact += f" · ¥{done.total_before.grouped()} → ¥{done.total_after.grouped()}"
    return Line(done.id, text, fact).with_link("zh", "中文").with_link("en", "English")
