"""The discount ladder on the negotiation page: what may be given without asking, what is asked, and the answers."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from showroom.kernel.clock import STORE_ZONE
from showroom.negotiation.model import QuotationStatus
from showroom.negotiation.views import ApprovalView, QuoteView
from ui.theme import SPACE_2, Tone
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.cards import FindingCard, Pill, Section, text_label
from ui.widgets.fields import TextField
from ui.widgets.form import Form

if TYPE_CHECKING:
    from ui.negotiation.page import NegotiationPage


class ApprovalPart(QObject):
    """Puts its section at the end of the page's column; the customer never sees it (F8)."""

    def __init__(self, page: NegotiationPage) -> None:
        super().__init__(page)
        self.page = page
        self.section = Section(self.tr("Approval"), self.tr("beyond the consultant's limit (CT-04)"))
        self.limit = text_label("", "fact", wrap=True)
        self.limit.setObjectName("own_limit")
        self.section.add(self.limit)
        holder = QWidget()
        holder.setProperty("kind", "inner")
        self.rows = QVBoxLayout(holder)
        self.rows.setContentsMargins(0, 0, 0, 0)
        self.rows.setSpacing(SPACE_2)
        self.section.add(holder)
        self.form = Form(columns=1)
        self.reason = self.form.add(TextField("approval_reason", self.tr("Reason for the manager"), max_length=300))
        self.section.add(self.form)
        self._hidden = False
        page.column.addWidget(self.section)

    def show_view(self, view: QuoteView, *, stored: bool = True) -> None:
        """Limits and findings of what is typed; `stored` also the requests of the saved offer."""
        self._show_limit(view)
        if stored:
            self._show_rows(view)
            self.form.setVisible(bool(view.number) and must_ask(view))
        self.section.setVisible(not self._hidden)

    def hide_internal(self, hidden: bool) -> None:
        """The customer sees neither limits nor requests."""
        self._hidden = hidden
        self.section.setVisible(not hidden)

    def _show_limit(self, view: QuoteView) -> None:
        if view.ladder is None:
            self.limit.hide()
            return
        text = self.tr(
            "Your limit for this car: ¥{limit}. Up to ¥{manager} the sales manager decides, beyond it the general one."
        )
        amounts = {"limit": view.ladder.consultant.grouped(), "manager": view.ladder.manager.grouped()}
        self.limit.setText(text.format(**amounts))
        self.limit.show()

    def _show_rows(self, view: QuoteView) -> None:
        while (item := self.rows.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        covered = view.ladder is not None and not view.ladder.must_ask and not view.approvals
        for finding in view.reckoned.findings:
            self.rows.addWidget(FindingCard(finding))
        if view.number and view.reckoned.findings and covered and view.status is QuotationStatus.OPEN:
            self.rows.addWidget(text_label(self.tr("Covered by an earlier approval."), tone="good"))
        for approval in view.approvals:
            self.rows.addWidget(self._row(approval))

    def _row(self, approval: ApprovalView) -> QWidget:
        row = QWidget()
        row.setProperty("kind", "inner")
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(SPACE_2)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(text_label(f"{self._who(approval)} · {approval.asked_by}: {approval.reason}", wrap=True))
        answer = f"{approval.decided_by}: {approval.note}" if approval.note else self._until(approval)
        if answer:
            words.addWidget(text_label(answer, "fact", wrap=True))
        line.addLayout(words, 1)
        line.addWidget(Pill(*self._state(approval)))
        self._add_acts(line, approval)
        return row

    def _add_acts(self, line: QHBoxLayout, approval: ApprovalView) -> None:
        if approval.may_decide:
            for label, approve in ((self.tr("Approve"), True), (self.tr("Refuse"), False)):
                button = Button(label)
                button.setObjectName(f"{'approve' if approve else 'refuse'}_{approval.id}")
                button.clicked.connect(partial(self._on_decide, approval.id, approve))
                line.addWidget(button)
        if approval.mine:
            link = LinkButton(self.tr("Withdraw"))
            link.setObjectName(f"withdraw_{approval.id}")
            link.clicked.connect(partial(self._on_withdraw, approval.id))
            line.addWidget(link)

    def _who(self, approval: ApprovalView) -> str:
        return self.tr("Sales manager") if approval.role == "sales_manager" else self.tr("General manager")

    def _until(self, approval: ApprovalView) -> str:
        if approval.expires_at is None or approval.ended:
            return ""
        return self.tr("valid until {at}").format(at=approval.expires_at.astimezone(STORE_ZONE).strftime("%m-%d %H:%M"))

    def _state(self, approval: ApprovalView) -> tuple[str, Tone]:
        if approval.ended:
            ends = {"expired": self.tr("Expired"), "withdrawn": self.tr("Withdrawn")}
            return ends.get(approval.ended, approval.ended), "muted"
        if approval.approved is None:
            return self.tr("Waiting"), "caution"
        if not approval.approved:
            return self.tr("Refused"), "refusal"
        view = self.page.view_model.view
        if approval.granted is not None and view is not None and approval.granted < view.reckoned.discount:
            return self.tr("Approved up to ¥{amount}").format(amount=approval.granted.grouped()), "caution"
        return self.tr("Approved"), "good"

    def _on_decide(self, approval_id: int, approve: bool, _checked: bool = False) -> None:
        note = self.tr("agreed") if approve else self.tr("not agreed")
        self.page.view_model.decide(approval_id, note, approve)

    def _on_withdraw(self, approval_id: int, _checked: bool = False) -> None:
        self.page.view_model.withdraw(approval_id)


def must_ask(view: QuoteView) -> bool:
    """Whether a signature has still to be asked for."""
    return view.ladder is not None and bool(view.ladder.must_ask)
