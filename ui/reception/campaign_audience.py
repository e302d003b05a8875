"""Who is meant, as fields: channel, grades, interest, how long nobody spoke with them, earlier campaign, owner."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from showroom.customers.model import Grade
from showroom.kernel.actor import Role
from showroom.kernel.errors import ShowroomError
from showroom.reception.campaign_audience import HEAT
from showroom.reception.campaign_views import Audience
from showroom.reception.desk_views import CampaignRow
from showroom.staff.service import Colleague
from ui.context import UiContext
from ui.reception.campaign_part import TickRow, campaign_choices, number_of
from ui.widgets.channels import channel_choices
from ui.widgets.fields import ChoiceField, TextField
from ui.widgets.form import Form
from ui.widgets.number_fields import NumberField


class AudienceFields(QObject):
    """Puts its fields into a form of eight columns; `changed` when another audience is meant."""

    changed = Signal()

    def __init__(self, context: UiContext, form: Form, owner: QObject) -> None:
        super().__init__(owner)
        self.context = context
        self.channel = form.add(ChoiceField("channel", self.tr("Channel"), channel_choices()), 2)
        self.interest = form.add(TextField("interest", self.tr("Intended car contains"), max_length=120), 2)
        self.silent = form.add(NumberField("silent", self.tr("No contact for days"), max_length=4), 1)
        self.earlier = form.add(ChoiceField("earlier", self.tr("Came with campaign"), [("", "—")]), 2)
        self.owner = form.add(ChoiceField("owner", self.tr("Owner"), [("", "—")]), 1)
        grades = [(grade.value, grade.value) for grade in HEAT]
        self.grades = form.add(TickRow("grades", self.tr("Grades; none ticked: all"), grades), 5)
        self.trade = form.add(TextField("trade", self.tr("Trade contains"), max_length=80), 2)
        self.fleet = form.add(NumberField("fleet", self.tr("Cars, at least"), max_length=7), 1)
        fields = (
            self.channel, self.interest, self.silent, self.earlier, self.owner, self.grades, self.trade, self.fleet,
        )  # fmt: skip
        for field in fields:
            field.changed.connect(self.changed)

    def load(self) -> None:
        """Read colleagues and campaigns to choose from."""
        showroom, actor, told = self.context.showroom, self.context.actor, self.context.notifier.error
        self.context.jobs.read(
            partial(showroom.staff.colleagues, actor, Role.CONSULTANT), self._on_staff, told, "staff"
        )
        self.context.jobs.read(partial(showroom.campaigns.campaigns, actor), self._on_campaigns, told, "campaigns")

    def audience(self) -> Audience:
        """What is typed; raises ShowroomError(bad_number)."""
        days: int | None = self.silent.value()
        since = None if days is None else self.context.showroom.work.today() - timedelta(days=max(0, days))
        ticked: Any = self.grades.value()
        return Audience(
            channel=str(self.channel.value()), interest=str(self.interest.value()), silent_since=since,
            grades=tuple(Grade(key) for key in sorted(ticked)), campaign_id=number_of(self.earlier),
            owner_id=number_of(self.owner), trade=str(self.trade.value()), least_fleet=self.fleet.value(),
        )  # fmt: skip

    def readable(self) -> Audience | None:
        """The audience, None while half a number is typed."""
        try:
            return self.audience()
        except ShowroomError:
            return None

    def _on_staff(self, people: Sequence[Colleague]) -> None:
        self.owner.set_choices([("", "—"), *((str(person.id), person.name) for person in people)])

    def _on_campaigns(self, rows: Sequence[CampaignRow]) -> None:
        self.earlier.set_choices(campaign_choices(rows))
