"""Working through the calls of a campaign, one after the other: whom, what to say, and how it ended (S0-13)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout

from showroom.kernel.actor import Permission, Role
from showroom.kernel.errors import ShowroomError
from showroom.reception.campaign_calls import CHOICES
from showroom.reception.campaign_messages import LEFT_OUT, RESULTS
from showroom.reception.campaign_model import CampaignCallResult
from showroom.reception.campaign_views import CallListRow, CallRow, CampaignCallDraft, CampaignCallLogged
from showroom.staff.service import Colleague
from ui.changes import Changes
from ui.context import UiContext
from ui.reception.campaign_part import CampaignPart, chosen_ids, chosen_row, number_of, show_rows
from ui.reception.time_field import TimeField
from ui.theme import SPACE_3
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.cards import Card, EmptyState, text_label
from ui.widgets.fields import CheckField, ChoiceField, DateField, TextField
from ui.widgets.filter_row import FilterRow
from ui.widgets.form import Form
from ui.widgets.paged_table import Column

SIDE_WIDTH = 320


class CampaignCallsPart(CampaignPart):
    """The calls of this person, the hottest first; saving goes on to the next."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context, "campaign_calls_part")
        self.rows: tuple[CallRow, ...] = ()
        self.manages = context.actor.may(Permission.FRONT_DESK_MANAGE)
        filters = FilterRow(self)
        self.list = filters.add(ChoiceField("call_list", self.tr("List"), [("", self.tr("All open lists"))]), 3)
        self.everybody = filters.add(CheckField("everybody", self.tr("everybody's calls")), 1)
        self.everybody.setVisible(self.manages)
        self.everybody.set_value(self.manages)
        filters.changed.connect(self.reload)
        self.column.addWidget(filters)
        self.column.addLayout(self._build_middle(), 1)
        self.add_form(self._build_form())
        self.give_to = ChoiceField("give_to", self.tr("Give to"), [("", self.tr("Give to…"))])
        self.give_to.changed.connect(self.give)
        self.give_to.setVisible(self.manages)
        self.off_button = Button(self.tr("Take off the list"))
        self.off_button.setObjectName("take_off")
        self.off_button.clicked.connect(self.take_off)
        self.save_button = PrimaryButton(self.tr("Save, next call"), "Ctrl+Return", "phone")
        self.save_button.setObjectName("save_call")
        self.save_button.clicked.connect(self.submit)
        self.portrait_button = Button(self.tr("Portrait…"), "F6")
        self.portrait_button.setObjectName("open_portrait")
        self.portrait_button.clicked.connect(self.open_portrait)
        self.add_foot(self.give_to, self.off_button, self.portrait_button, self.save_button)
        self.table.selectionModel().currentRowChanged.connect(self._on_row)
        self.table.opened.connect(self._on_opened)
        context.changes.changed.connect(self._on_changed)

    def refresh(self) -> None:
        lists = partial(self.context.showroom.call_lists.lists, self.context.actor, only_open=True)
        self.read(lists, self._on_lists, "call_lists")
        if self.manages:
            staff = partial(self.context.showroom.staff.colleagues, self.context.actor, Role.CONSULTANT)
            self.read(staff, self._on_staff, "staff")
        self.reload()

    def reload(self) -> None:
        """Read the calls of the chosen list."""
        everybody = bool(self.everybody.value())
        act = partial(
            self.context.showroom.campaign_calls.calls, self.context.actor, number_of(self.list), all_callers=everybody
        )
        self.read(act, self._on_rows, "campaign_calls")

    def submit(self) -> None:
        """Write down how the call ended."""
        row = chosen_row(self.table)
        values = self.binder.collect()
        if row is None or values is None:
            return
        result = str(values["result"])
        draft = CampaignCallDraft(
            CampaignCallResult(result) if result else None, str(values["note"]), values["next_due"], values["coming_at"]
        )
        act = partial(self.context.showroom.campaign_calls.record_call, self.context.actor, row.id, row.version, draft)
        self.write(act, self._on_saved)

    def open_portrait(self) -> None:
        """What kind of customer this is (S4-02)."""
        row = chosen_row(self.table)
        if row is not None:
            from ui.reception.campaign_portrait import open_portrait

            open_portrait(self, self.context, row.customer_id)

    def take_off(self) -> None:
        """Take somebody off who may no longer be called."""
        row = chosen_row(self.table)
        if row is not None:
            act = partial(self.context.showroom.campaign_calls.take_off, self.context.actor, row.id, row.version)
            self.write(act, self._on_off)

    def give(self) -> None:
        """Give the selected calls to the chosen colleague."""
        caller, ids = number_of(self.give_to), chosen_ids(self.table)
        if caller is not None and ids:
            act = partial(self.context.showroom.call_lists.reassign, self.context.actor, ids, caller)
            self.write(act, self._on_given)
        self.give_to.set_value("")

    def _build_middle(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE_3)
        self.table = self.make_table("campaign_calls", self.tr("Calls"), self._columns())
        if self.manages:
            self.table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.empty = EmptyState("phone", self.tr("No calls are waiting for you. A manager makes the lists."))
        side = Card(scroll=True)
        side.setFixedWidth(SIDE_WIDTH)
        self.side = side
        side.add(text_label(self.tr("What to say"), "heading"))
        self.who = text_label("", "fact", wrap=True)
        self.who.setObjectName("call_who")
        self.script = text_label("", wrap=True)
        self.script.setObjectName("call_script")
        self.said = text_label("", "hint", wrap=True)
        self.said.setObjectName("call_said")
        side.add(self.who)
        side.add(self.said)
        side.add(self.script)
        side.column.addStretch(1)
        row.addWidget(self.table, 1)
        row.addWidget(self.empty, 1)
        row.addWidget(side)
        return row

    def _build_form(self) -> Form:
        lang, today = self.context.lang, self.context.showroom.work.today
        form = Form(columns=10)
        results = [("", "—"), *((key.value, RESULTS[key].text(lang)) for key in CHOICES)]
        self.result = form.add(ChoiceField("result", self.tr("How it ended"), results), 2)
        self.coming_day = form.add(DateField("coming_day", self.tr("Will come on"), today=today), 2)
        self.coming_at = form.add(TimeField("coming_at", self.tr("At"), self._day, placeholder="14:30"), 1)
        self.next_due = form.add(DateField("next_due", self.tr("Next contact"), today=today), 2)
        self.note = form.add(TextField("note", self.tr("What was said"), max_length=500), 3)
        return form

    def _columns(self) -> tuple[Column, ...]:
        columns = (
            Column("who", self.tr("Customer"), lambda row: str(row.who), width=80),
            Column("phone", self.tr("Phone"), lambda row: str(row.phone), width=112),
            Column("grade", self.tr("Grade"), lambda row: str(row.grade.value), width=60),
            Column("interest", self.tr("Intended car"), lambda row: str(row.interest), width=100),
            Column("last", self.tr("Last contact"), lambda row: _day(row.last_contact), width=100),
            Column("due", self.tr("Until"), lambda row: _day(row.due), width=96),
            Column("tries", self.tr("Tries"), lambda row: str(row.tries or "—"), right=True, width=56),
            Column("result", self.tr("Result"), self._result, width=118, tone=_tone),
        )
        caller = Column("caller", self.tr("Caller"), lambda row: str(row.caller), width=80)
        return (*columns, caller) if self.manages else columns

    def _result(self, row: CallRow) -> str:
        if row.blocked:
            return LEFT_OUT[row.blocked].text(self.context.lang)
        if row.result is None:
            return self.tr("Done elsewhere") if row.done else "—"
        return RESULTS[row.result].text(self.context.lang)

    def _day(self) -> date:
        try:
            day: date | None = self.coming_day.value()
        except ShowroomError:
            day = None
        return day or self.context.showroom.work.today()

    def _on_lists(self, rows: Sequence[CallListRow]) -> None:
        named = [(str(row.id), f"{row.campaign} · {row.done} / {row.total}") for row in rows]
        self.list.set_choices([("", self.tr("All open lists")), *named])

    def _on_staff(self, people: Sequence[Colleague]) -> None:
        named = [(str(person.id), self.tr("Give to {name}").format(name=person.name)) for person in people]
        self.give_to.set_choices([("", self.tr("Give to…")), *named])

    def _on_given(self, count: int) -> None:
        self.context.notifier.done(self.tr("{count} calls given away").format(count=count))
        self.reload()

    def _on_rows(self, rows: tuple[CallRow, ...]) -> None:
        self.rows = rows
        show_rows(self.table, rows)
        for widget, seen in ((self.table, bool(rows)), (self.side, bool(rows)), (self.empty, not rows)):
            widget.setVisible(seen)
        self._on_row()
        if rows:
            done, coming = sum(row.done for row in rows), sum(row.result is CampaignCallResult.COMING for row in rows)
            text = self.tr("{done} of {total} done · {coming} will come")
            self.message.show_text(text.format(done=done, total=len(rows), coming=coming))

    def _on_row(self, *_indexes: object) -> None:
        row = chosen_row(self.table) if self.rows else None
        self.save_button.setEnabled(row is not None and not row.done and not row.blocked)
        self.off_button.setVisible(row is not None and bool(row.blocked))
        self.portrait_button.setEnabled(row is not None)
        self.binder.set_values(dict.fromkeys(self.binder.rows, None) | {"result": "", "note": ""})
        self.binder.clear_errors()
        if row is None:
            return
        last = self.tr("never spoken with") if row.last_contact is None else _day(row.last_contact)
        self.who.setText(" · ".join(part for part in (row.who, row.phone, row.interest, last) if part))
        self.said.setText(row.note)
        self.script.setText(row.scripts[self.context.lang])

    def _on_opened(self, _entry_id: int) -> None:
        self.result.setFocus()

    def _on_saved(self, logged: CampaignCallLogged) -> None:
        self.context.notifier.done(self._said(logged))
        self.reload()
        self.result.setFocus()

    def _said(self, logged: CampaignCallLogged) -> str:
        if logged.appointment_id is not None:
            return self.tr("Appointment made")
        if logged.closed:
            return self.tr("Call written down")
        if logged.tries_left:
            return self.tr("Written down: {count} more tries").format(count=logged.tries_left)
        return self.tr("Written down: send a message now, then it is closed")

    def _on_off(self, _nothing: Any) -> None:
        self.context.notifier.done(self.tr("Taken off the list"))
        self.reload()

    def _on_changed(self, changes: Changes) -> None:
        if changes.kind == "call_list" and self.isVisible():
            self.refresh()


def _day(day: date | None) -> str:
    return "—" if day is None else day.isoformat()


def _tone(row: CallRow) -> str:
    if row.blocked:
        return "refusal"
    return "good" if row.result is CampaignCallResult.COMING else ""
