"""One fault and its repair: written down, gone on with, or corrected (SB-12)."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from showroom.follow_up.quality_texts import HAZARDS, NEEDS, SYSTEMS, WORKS
from showroom.follow_up.quality_views import RepairDraft, RepairLine
from showroom.follow_up.repair_rules import FaultSystem, Hazard, Need, Work
from showroom.kernel.money import ZERO
from ui.context import UiContext
from ui.follow_up.claims_view_model import ClaimsViewModel
from ui.follow_up.quality_dialog import QualityDialog, choices
from ui.follow_up.quality_words import repair_text
from ui.widgets.fields import CheckField, ChoiceField, DateField, MoneyField, TextField
from ui.widgets.form import Form
from ui.widgets.multi_line import MultiLine
from ui.widgets.number_fields import NumberField

_PLAIN = (
    "reported_on", "in_on", "out_on", "odometer_km", "part", "fault", "main_part", "safety", "work_note",
)  # fmt: skip
_DAYS = ("parts_days", "rescue_days", "car_days", "money_days")
_WORDS = {"system": FaultSystem, "need": Need, "hazard": Hazard}
YES, NO = "yes", "no"


class RepairDialog(QualityDialog):
    """Without a line a new record; an open one is gone on with, a closed one corrected by a new record."""

    def __init__(self, parent: QWidget, model: ClaimsViewModel, line: RepairLine | None, context: UiContext) -> None:
        self._line, self._today = line, context.showroom.work.today
        closed = line is not None and line.closed
        title = self.tr("Correct a repair record") if closed else self.tr("Repair record")
        verb = self.tr("Record the correction") if closed else self.tr("Keep the record")
        super().__init__(parent, model, "repair_dialog", (title, verb))
        draft = RepairDraft(self._today(), None, FaultSystem.ENGINE, "") if line is None else line.draft
        values: dict[str, Any] = {name: getattr(draft, name) for name in self.form.rows if hasattr(draft, name)}
        values |= {name: getattr(draft, name).value for name in _WORDS}
        values |= {"work": draft.work.value if draft.work else "", "same_as": str(draft.same_as or "")}
        values |= {"fixed": "" if draft.fixed is None else YES if draft.fixed else NO}
        values |= {name: getattr(draft, name) or None for name in _DAYS}
        values |= {"money_a_day": draft.money_a_day or None, "system": draft.system.value if line else ""}
        self.binder.set_values(values)
        key = f"deal:{model.deal_id}" if line is None else f"repair:{line.id}"
        self.keep_draft(context, key, draft.version)

    def build(self) -> Form:
        form, today = Form(columns=4), self._today
        form.add(DateField("reported_on", self.tr("Reported on"), today=today, required=True))
        form.add(NumberField("odometer_km", self.tr("Odometer (km)"), required=True))
        form.add(DateField("in_on", self.tr("In the workshop on"), today=today))
        form.add(DateField("out_on", self.tr("Out on"), today=today, hint=self.tr("closes the record")))
        form.add(ChoiceField("system", self.tr("System"), choices(SYSTEMS), required=True))
        form.add(TextField("part", self.tr("Part"), max_length=80))
        form.add(ChoiceField("need", self.tr("Workshop's finding"), choices(NEEDS)))
        form.add(ChoiceField("hazard", self.tr("Danger (60 days or 3,000 km)"), choices(HAZARDS)))
        form.add(MultiLine("fault", self.tr("What is wrong"), lines=2, max_length=500, required=True), span=4)
        form.add(CheckField("main_part", self.tr("A main part is defective")))
        form.add(CheckField("safety", self.tr("Serious safety fault")))
        form.add(ChoiceField("same_as", self.tr("Same problem as"), self._others()), span=2)
        form.add(ChoiceField("work", self.tr("What was done"), [("", "—"), *choices(WORKS)]))
        gone = [("", "—"), (YES, self.tr("yes")), (NO, self.tr("no, still there"))]
        form.add(ChoiceField("fixed", self.tr("Is the fault gone?"), gone))
        form.add(NumberField("parts_days", self.tr("Days parts were shipped"), hint=self.tr("VIN-specific, battery")))
        form.add(NumberField("rescue_days", self.tr("Days of rescue travel")))
        form.add(MultiLine("work_note", self.tr("Work and parts in words"), lines=2, max_length=500), span=4)
        form.add(NumberField("car_days", self.tr("Days with a courtesy car")))
        form.add(NumberField("money_days", self.tr("Days with travel money")))
        form.add(MoneyField("money_a_day", self.tr("Travel money a day")))
        return form

    def send(self, values: dict[str, Any]) -> None:
        kept: dict[str, Any] = {name: values[name] for name in _PLAIN}
        kept |= {name: word(values[name]) for name, word in _WORDS.items()}
        kept |= {name: values[name] or 0 for name in _DAYS}
        kept["same_as"] = int(values["same_as"]) if values["same_as"] else None
        kept["work"] = Work(values["work"]) if values["work"] else None
        kept["fixed"] = {YES: True, NO: False}.get(values["fixed"])
        kept["money_a_day"] = values["money_a_day"] or ZERO
        line = self._line
        draft = RepairDraft(**kept, version=0 if line is None else line.draft.version)
        if line is None:
            self.model.write("record", draft, done=self.on_stored, failed=self.on_failed)
        else:
            act = "correct" if line.closed else "change"
            self.model.write(act, line.id, draft, done=self.on_stored, failed=self.on_failed)

    def _others(self) -> list[tuple[str, str]]:
        """The other repairs of the car, this one's own not among them."""
        own = None if self._line is None else self._line.id
        lines = () if self.model.view is None else self.model.view.repairs
        found = [(str(one.id), repair_text(one)) for one in lines if one.id != own]
        return [("", self.tr("none: a new problem")), *found]
