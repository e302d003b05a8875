"""A consultant leaves: who takes over what, looked at before it is done."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout
from shiboken6 import isValid

from showroom.hand_over.views import HandedOver, HandOverDraft, Load, OwnedLine, Preview
from showroom.kernel.actor import Permission, Role
from showroom.kernel.errors import ShowroomError
from showroom.staff.service import Colleague
from ui.context import UiContext
from ui.hand_over.part import Part, chosen_ids, show_rows
from ui.hand_over.takers import Takers
from ui.theme import SPACE_3
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.fields import CheckField, ChoiceField
from ui.widgets.form import Form
from ui.widgets.labels import text_label
from ui.widgets.multi_line import MultiLine
from ui.widgets.paged_table import Column

_TAKERS = frozenset({Role.CONSULTANT, Role.SALES_MANAGER})


@dataclass(frozen=True, slots=True)
class CustomerLine:
    """A customer of the leaver and who was chosen for him."""

    id: int
    name: str
    grade: str
    last_contact: str
    deals: str
    goes_to: str


class LeavePart(Part):
    """From one colleague to one or several, with choices per customer."""

    def __init__(self, context: UiContext, staff_id: int | None = None) -> None:
        super().__init__(context, "leave_part")
        self.people: dict[int, Colleague] = {}
        self.lines: tuple[OwnedLine, ...] = ()
        self.choices: dict[int, int] = {}
        self._wanted = staff_id
        self.sees_customers = context.actor.may(Permission.CUSTOMER_READ)
        self.add_form(self._build_form())
        self.summary = text_label("", "heading", wrap=True)
        self.summary.setObjectName("preview")
        self.column.addWidget(self.summary)
        columns = (
            Column("name", self.tr("Customer"), lambda line: str(line.name), width=150),
            Column("grade", self.tr("Grade"), lambda line: str(line.grade), width=64),
            Column("deals", self.tr("Open deals"), lambda line: str(line.deals), right=True, width=100),
            Column("last", self.tr("Last contact"), lambda line: str(line.last_contact), width=120),
            Column("to", self.tr("Goes to"), lambda line: str(line.goes_to), width=180),
        )
        self.table = self.add_table("leaver_customers", self.tr("Customers"), columns, several=True)
        self.table.setVisible(self.sees_customers)
        self.column.addLayout(self._build_choice())
        if not self.sees_customers:
            self.column.addStretch(1)
        self.go = PrimaryButton(self.tr("Hand over"), "Ctrl+Return", "users")
        self.go.setObjectName("hand_over")
        self.go.clicked.connect(self.submit)
        self.add_foot(self.go)
        view_model = self.view_model
        view_model.staff_read.connect(self._on_staff)
        view_model.customers_read.connect(self._on_customers)
        view_model.previewed.connect(self._on_preview)
        view_model.preview_refused.connect(self._on_preview_refused)
        view_model.handed_over.connect(self._on_handed_over)

    def refresh(self) -> None:
        self.view_model.read_staff()

    def submit(self) -> None:
        """Hand over as the form says."""
        values = self.binder.collect()
        if values is not None and self.go.isEnabled():
            self.view_model.hand_over(self.draft(str(values["reason"])))

    def draft(self, reason: str = "") -> HandOverDraft:
        """What the form says now."""
        return HandOverDraft(
            int(self.leaver.value() or 0), tuple(int(key) for key in sorted(self.takers.value())), reason,
            tuple(sorted(self.choices.items())), bool(self.gone.value()),
        )  # fmt: skip

    def give_selected(self) -> None:
        """The selected customers go to the colleague named beside the button; nobody: back to the common rule."""
        for ident in chosen_ids(self.table):
            if self.one.value():
                self.choices[ident] = int(self.one.value())
            else:
                self.choices.pop(ident, None)
        self._show_lines()
        self._preview()

    def _build_form(self) -> Form:
        form = Form(columns=4)
        self.leaver = form.add(ChoiceField("from_id", self.tr("Who leaves"), [], required=True))
        self.takers = form.add(Takers("to_ids", self.tr("Who takes over (several: evenly)"), []), span=3)
        reason = MultiLine("reason", self.tr("Reason"), 1, max_length=200, required=True)
        self.reason = form.add(reason, span=3)
        self.gone = form.add(CheckField("gone", self.tr("Mark as gone")))
        self.gone.set_value(True)
        self.leaver.changed.connect(self._on_leaver)
        self.takers.changed.connect(self._preview)
        self.gone.changed.connect(self._preview)
        return form

    def _build_choice(self) -> QHBoxLayout:
        self.one = ChoiceField("one_taker", self.tr("Give the selected customers to"), [])
        self.give = Button(self.tr("Give the selected to this colleague"))
        self.give.setObjectName("give_selected")
        self.give.clicked.connect(self.give_selected)
        row = QHBoxLayout()
        row.setSpacing(SPACE_3)
        row.addStretch(1)
        for widget in (self.one, self.give):
            widget.setVisible(self.sees_customers)
            row.addWidget(widget)
        return row

    def _on_staff(self, people: tuple[Colleague, ...]) -> None:
        self.people = {person.id: person for person in people}
        sellers = [person for person in people if person.roles & _TAKERS]
        gone = self.tr("left")
        self.leaver.set_choices([(str(one.id), one.name if one.active else f"{one.name} ({gone})") for one in sellers])
        if self._wanted is not None:
            self.leaver.set_value(str(self._wanted))
            self._wanted = None
        self._on_leaver()

    def _on_leaver(self) -> None:
        leaver = int(self.leaver.value() or 0)
        kept = set(self.takers.value()) - {str(leaver)}
        takers = [
            (str(one.id), one.name)
            for one in self.people.values()
            if one.active and one.roles & _TAKERS and one.id != leaver
        ]
        self.takers.set_points(takers)
        self.takers.set_value(kept)
        self.one.set_choices([("", self.tr("as above")), *takers])
        self.one.set_value("")
        self.choices.clear()
        if leaver and self.sees_customers:
            self.view_model.read_customers(leaver)
        self._preview()

    def _on_customers(self, lines: tuple[OwnedLine, ...]) -> None:
        self.lines = lines
        self._show_lines()

    def _show_lines(self) -> None:
        show_rows(self.table, (self._line(line) for line in self.lines))

    def _line(self, line: OwnedLine) -> CustomerLine:
        chosen = self.people.get(self.choices.get(line.id, 0))
        last = "" if line.last_contact is None else line.last_contact.isoformat()
        deals = str(line.deals) if line.deals else ""
        return CustomerLine(line.id, line.name, line.grade.value, last, deals, "" if chosen is None else chosen.name)

    def _preview(self) -> None:
        draft = self.draft()
        self.go.setEnabled(bool(draft.from_id))
        if draft.from_id:
            self.view_model.preview(draft)

    def _on_preview(self, preview: Preview) -> None:
        self.go.setEnabled(True)
        self.message.show_text("")
        if preview.load.empty:
            self.summary.setText(self.tr("{name} holds nothing.").format(name=preview.from_name))
            return
        lines = [f"{preview.from_name}: {self._load_text(preview.load)}"]
        lines += [f"→ {share.name}: {self._load_text(share.load)}" for share in preview.shares]
        if preview.escorted:
            text = self.tr("{count} booked test drives need another escort: change them in the diary.")
            lines.append(text.format(count=preview.escorted))
        self.summary.setText("\n".join(lines))

    def _on_preview_refused(self, error: ShowroomError) -> None:
        """Not complete yet: what is held is told, what is missing only when the act is asked for."""
        self.go.setEnabled(error.code == "fields_wrong")
        self.summary.setText(self.tr("Choose who takes over: what each one receives is shown here."))

    def _load_text(self, load: Load) -> str:
        text = self.tr("{customers} customers, {deals} deals, {tasks} tasks, {appointments} appointments")
        return text.format(customers=load.customers, deals=load.deals, tasks=load.tasks, appointments=load.appointments)

    def _on_handed_over(self, done: HandedOver) -> None:
        text = self.tr("{count} customers of {name} handed over").format(count=done.load.customers, name=done.from_name)
        self.message.show_text(text, "good")
        self.context.notifier.done(text, partial(self._take_back, self.context, done.id))
        self.reason.set_value("")
        self.refresh()

    def _take_back(self, context: UiContext, hand_over_id: int) -> None:
        """The message bar's undo, which outlives this dialog."""
        text = QCoreApplication.translate("LeavePart", "Taken back: {name} has the customers again")
        act = partial(context.showroom.hand_over.undo, context.actor, hand_over_id)

        def told(done: HandedOver) -> None:
            context.notifier.done(text.format(name=done.from_name))
            if isValid(self):
                self.refresh()

        context.jobs.write(act, told)
