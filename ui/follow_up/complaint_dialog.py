"""The complaint register in the window: what is open, what is late, one complaint with all that was done (MF-08)."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from showroom.follow_up.complaint_model import EntryKind
from showroom.follow_up.complaint_rules import Late
from showroom.follow_up.complaint_views import ComplaintRow, ComplaintView
from showroom.follow_up.complaint_words import CHANNELS, ENTRIES, OUTCOMES, SUBJECTS
from showroom.kernel.actor import Permission
from showroom.kernel.clock import STORE_ZONE
from ui.changes import Changes
from ui.context import UiContext
from ui.follow_up import complaint_forms as forms
from ui.messages import window_language
from ui.theme import SPACE_2, SPACE_3, SPACE_5, Tone
from ui.widgets.buttons import Button, LinkButton, PrimaryButton
from ui.widgets.cards import Card, EmptyState, FlowRow, Pill, text_label
from ui.widgets.fields import ChoiceField
from ui.widgets.fixed_rows import FixedRows
from ui.widgets.line_list import Line, LineList
from ui.widgets.paged_table import Column, PagedTableModel, TableView

OPEN, CLOSED = "open", "closed"
SHORT = 40


class ComplaintsDialog(QDialog):
    """The list on the left, the chosen complaint on the right; `form` is the short form that is open."""

    def __init__(self, parent: QWidget | None, context: UiContext, chosen: int | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("complaints_dialog")
        self.setWindowTitle(self.tr("Complaints"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(1080, 680)
        self.context, self.chosen = context, chosen
        self.view: ComplaintView | None = None
        self.form: forms.ComplaintForm | None = None
        self._rows: dict[int, ComplaintRow] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_5, SPACE_5, SPACE_5, SPACE_5)
        column.setSpacing(SPACE_3)
        column.addLayout(self._build_head())
        parts = QSplitter(Qt.Orientation.Horizontal)
        parts.setChildrenCollapsible(False)
        parts.addWidget(self._build_list())
        parts.addWidget(self._build_detail())
        parts.setSizes([610, 430])
        column.addWidget(parts, 1)
        context.changes.changed.connect(self._on_changes)
        self.reload()

    def reload(self) -> None:
        """Read the list again."""
        service, actor = self.context.showroom.complaints, self.context.actor
        closed = self.state.value() == CLOSED
        act = partial(service.rows, actor, closed=True) if closed else partial(service.pressing, actor)
        self.context.jobs.read(act, self._on_rows, self.context.notifier.error, key="complaints")

    def begin(self, kind: str, deal_id: int | None = None) -> forms.ComplaintForm | None:
        """Open a short form over the list, about the chosen complaint; a new one may be about a deal."""
        if kind != forms.NEW and self.view is None:
            return None
        self.form = forms.ComplaintForm(self, self.context, kind, deal_id if kind == forms.NEW else self.view)
        self.form.saved.connect(self._on_saved)
        self.form.open()
        return self.form

    def open_deal(self) -> None:
        """To the deal or the customer that it is about."""
        if self.view is not None and (self.view.row.deal_id or self.view.row.customer_id):
            row = self.view.row
            kind, ident = ("deal", row.deal_id) if row.deal_id else ("customer", row.customer_id)
            self.context.open_place(kind, ident or 0)
            self.accept()

    def _build_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE_3)
        row.addWidget(text_label(self.tr("Complaints"), "subject"))
        self.state = ChoiceField(
            "complaint_state", self.tr("Show"), [(OPEN, self.tr("open")), (CLOSED, self.tr("closed"))]
        )
        self.state.setMinimumWidth(110)
        self.state.set_value(OPEN)
        self.state.changed.connect(self.reload)
        row.addWidget(self.state)
        self.count = text_label("", "fact")
        row.addWidget(self.count)
        row.addStretch(1)
        self.new_button = PrimaryButton(self.tr("New complaint"), "Ctrl+N", "plus")
        self.new_button.setObjectName("new_complaint_button")
        self.new_button.setShortcut("Ctrl+N")
        self.new_button.clicked.connect(partial(self._begin, forms.NEW))
        row.addWidget(self.new_button)
        return row

    def _build_list(self) -> QWidget:
        columns = (
            Column("due", self.tr("Next by"), self._due, width=150, tone=_late_tone),
            Column("who", self.tr("Who"), self._who, width=80),
            Column("subject", self.tr("About"), lambda row: SUBJECTS[row.subject].text(window_language()), width=90),
            Column("owner", self.tr("Owner"), lambda row: str(row.owner), width=70),
            Column("text", self.tr("Complaint"), _short, width=180),
        )
        self.model = PagedTableModel(columns, FixedRows(), self.context.jobs, self)
        self.model.loaded.connect(self._choose)
        self.table = TableView("complaints", self.tr("Complaints"), self.model)
        self.table.selectionModel().currentRowChanged.connect(self._on_current)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.table)
        self.stack.addWidget(EmptyState("circle-check", self.tr("No complaint here.")))
        return self.stack

    def _build_detail(self) -> Card:
        card = Card(scroll=True)
        card.setObjectName("complaint_detail")
        card.setMinimumWidth(360)
        head = QHBoxLayout()
        head.setSpacing(SPACE_2)
        self.who = text_label("", "heading", wrap=True)
        self.pill = Pill("")
        head.addWidget(self.who, 1)
        head.addWidget(self.pill)
        card.column.addLayout(head)
        self.facts = text_label("", "fact", wrap=True)
        self.deal_link = LinkButton(self.tr("Open the deal"))
        self.deal_link.setObjectName("open_complaint_deal")
        self.deal_link.clicked.connect(self._open_deal)
        self.text = text_label("", wrap=True)
        self.text.setObjectName("complaint_text")
        self.more = text_label("", "fact", wrap=True)
        for widget in (self.facts, self.text, self.more, self.deal_link):
            card.add(widget)
        acts = FlowRow()
        titles = {
            forms.CONTACTED: self.tr("Contacted…"), forms.TRIED: self.tr("Not reached…"), forms.NOTE: self.tr("Note…"),
            forms.ANSWER: self.tr("Answer…"), forms.CLOSE: self.tr("Close…"), forms.HAND_OVER: self.tr("Hand over…"),
            forms.REOPEN: self.tr("Open again…"),
        }  # fmt: skip
        self.acts: dict[str, Button] = {}
        for kind, title in titles.items():
            button = self.acts[kind] = Button(title)
            button.setObjectName(f"complaint_{kind}")
            button.setAutoDefault(False)
            button.clicked.connect(partial(self._begin, kind))
            acts.add(button)
        card.add(acts)
        self.entries = LineList("complaint_entries", "")
        card.add(self.entries)
        card.column.addStretch(1)
        self.detail = card
        card.hide()
        return card

    def _begin(self, kind: str, _checked: bool = False) -> None:
        self.begin(kind)

    def _open_deal(self, _checked: bool = False) -> None:
        self.open_deal()

    def _on_rows(self, rows: tuple[ComplaintRow, ...]) -> None:
        self._rows = {row.id: row for row in rows}
        late = sum(1 for row in rows if row.late is not Late.NO)
        text = self.tr("{count}, {late} overdue") if late else "{count}"
        self.count.setText(text.format(count=len(rows), late=late))
        self.stack.setCurrentIndex(0 if rows else 1)
        self.model.use_source(FixedRows(rows))
        if not rows:
            self.detail.hide()

    def _choose(self) -> None:
        if self.chosen not in self._rows:
            self.chosen = next(iter(self._rows), None)
        for number in range(self.model.rowCount()):
            if self.model.id_at(number) == self.chosen:
                self.table.selectRow(number)
        if self.chosen is not None:
            self._read(self.chosen)

    def _on_current(self) -> None:
        index = self.table.currentIndex()
        if index.isValid() and (ident := self.model.id_at(index.row())) not in (None, self.chosen):
            self.chosen = ident
            self._read(ident)

    def _read(self, ident: int) -> None:
        act = partial(self.context.showroom.complaints.view, self.context.actor, ident)
        self.context.jobs.read(act, self._show, self.context.notifier.error, key="complaint")

    def _show(self, view: ComplaintView) -> None:
        self.view, row, lang = view, view.row, window_language()
        self.who.setText(self._who(row))
        ended = row.outcome is not None
        self.pill.show_state(OUTCOMES[row.outcome].text(lang) if row.outcome is not None else self._due(row),
                            "good" if ended else _late_tone(row))  # fmt: skip
        received = row.received_at.astimezone(STORE_ZONE).strftime("%Y-%m-%d %H:%M")
        parts = (
            f"{received} {CHANNELS[row.channel].text(lang)}", SUBJECTS[row.subject].text(lang), view.contact,
            view.reference, view.deal_number, self.tr("with {owner}").format(owner=row.owner),
        )  # fmt: skip
        self.facts.setText(" · ".join(part for part in parts if part))
        self.text.setText(row.text)
        self.more.setText("\n".join(self._more(view)))
        self.more.setVisible(bool(self.more.text()))
        self.deal_link.setText(self.tr("Open the deal") if row.deal_id else self.tr("Open the customer"))
        self.deal_link.setVisible(row.deal_id is not None or row.customer_id is not None)
        manages = self.context.actor.may(Permission.COMPLAINT_MANAGE)
        for kind, button in self.acts.items():
            fits = ended if kind == forms.REOPEN else not ended and (kind != forms.HAND_OVER or manages)
            button.setVisible(fits and view.may_act)
        self.entries.show_lines([
            Line(number, entry.text or ENTRIES[entry.kind].text(lang),
                 f"{entry.at.astimezone(STORE_ZONE):%m-%d %H:%M} {entry.by} · {ENTRIES[entry.kind].text(lang)}")
            for number, entry in enumerate(view.entries) if entry.kind is not EntryKind.RECEIVED
        ])  # fmt: skip
        self.detail.show()

    def _more(self, view: ComplaintView) -> list[str]:
        lines = []
        if view.wish:
            lines.append(self.tr("Wants: {wish}").format(wish=view.wish))
        if view.answer:
            lines.append(self.tr("Answered: {answer}").format(answer=view.answer))
        if view.promised:
            lines.append(self.tr("Promised until {day}: {text}").format(day=view.promised_by, text=view.promised))
        if view.row.closed_at is not None:
            said = {
                True: self.tr("The customer is satisfied"), False: self.tr("The customer is not satisfied"),
                None: self.tr("Whether the customer is satisfied could not be asked"),
            }  # fmt: skip
            lines.append(said[view.row.satisfied])
        return lines

    def _due(self, row: ComplaintRow) -> str:
        if row.closed_at is not None:
            return f"{row.closed_at.astimezone(STORE_ZONE):%Y-%m-%d}"
        if row.answered_at is not None:
            return self.tr("answered, to be closed")
        if row.contacted_at is None and row.late is not Late.ANSWER:
            text = self.tr("{at} contact late") if row.late is Late.CONTACT else self.tr("{at} contact")
            return text.format(at=f"{row.contact_by.astimezone(STORE_ZONE):%m-%d %H:%M}")
        text = self.tr("{day} answer late") if row.late is Late.ANSWER else self.tr("{day} answer")
        return text.format(day=f"{row.answer_by:%m-%d}")

    def _who(self, row: ComplaintRow) -> str:
        return row.who or self.tr("anonymous")

    def _on_saved(self, view: ComplaintView) -> None:
        self.chosen = view.row.id
        if self.form is not None and self.form.kind == forms.NEW:
            by = f"{view.row.contact_by.astimezone(STORE_ZONE):%m-%d %H:%M}"
            told = self.tr("Taken down: {owner} gets in touch by {by}, the answer is due on {day}")
            self.context.notifier.done(told.format(owner=view.row.owner, by=by, day=view.row.answer_by))
        self.form = None
        self.state.set_value(CLOSED if view.row.closed_at is not None else OPEN)
        self.reload()

    def _on_changes(self, changes: Changes) -> None:
        if changes.kind == "complaint" and self.isVisible():
            self.reload()


def open_complaints(window: QWidget, context: UiContext) -> None:
    """The register, from anywhere; with the complaint chosen that whoever triggered the command named in its data."""
    action = window.findChild(QAction, "complaints")
    chosen = None if action is None else action.data()
    if action is not None:
        action.setData(None)
    ComplaintsDialog(window, context, chosen).open()


def open_new(window: QWidget, context: UiContext) -> None:
    """A new complaint at once, over the register."""
    dialog = ComplaintsDialog(window, context)
    dialog.open()
    dialog.begin(forms.NEW)


def _short(row: ComplaintRow) -> str:
    text = " ".join(row.text.split())
    return text if len(text) <= SHORT else f"{text[:SHORT]}…"


def _late_tone(row: ComplaintRow) -> Tone:
    if row.closed_at is not None or row.answered_at is not None:
        return "good"
    return "refusal" if row.late is not Late.NO else ""
