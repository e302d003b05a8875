"""The list of campaigns, kept by the manager: kind, place and time (S0-10, S0-11)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from showroom.reception.campaigns import KINDS
from showroom.reception.desk_views import CampaignDraft, CampaignRow
from ui.context import UiContext
from ui.reception.kept_list import KeptList
from ui.widgets.buttons import Button
from ui.widgets.fields import CheckField, ChoiceField, DateField, TextField
from ui.widgets.form import Form
from ui.widgets.paged_table import Column

NAMES = ("kind", "name", "place", "starts", "ends", "note", "active")


class CampaignsPart(KeptList):
    """Campaigns with what each one brought."""

    def __init__(self, context: UiContext) -> None:
        lang, today = context.lang, context.showroom.work.today
        form = Form(columns=4)
        form.add(TextField("name", self.tr("Campaign"), required=True))
        kinds = [(key, message.text(lang)) for key, message in KINDS.items()]
        form.add(ChoiceField("kind", self.tr("Kind"), kinds, required=True))
        form.add(TextField("place", self.tr("Place"), max_length=120, required=True), span=2)
        form.add(DateField("starts", self.tr("First day"), today=today, required=True))
        form.add(DateField("ends", self.tr("Last day"), today=today, required=True))
        form.add(TextField("note", self.tr("Note"), max_length=500))
        form.add(CheckField("active", self.tr("in use")))
        super().__init__(context, "campaign", self.tr("Campaigns"), form)
        self.prospecting = Button(self.tr("Call lists, messages, costs…"), "", "phone-call")
        self.prospecting.setObjectName("open_prospecting")
        self.prospecting.clicked.connect(self.open_prospecting)
        self.head.insertWidget(self.head.count() - 2, self.prospecting)

    def open_prospecting(self) -> None:
        """Whom to call, what to write and what it costs."""
        from ui.reception.campaign_dialog import open_campaigns

        open_campaigns(self.window(), self.context, "lists")

    def columns(self) -> tuple[Column, ...]:
        lang = self.context.lang
        return (
            Column("name", self.tr("Campaign"), lambda row: str(row.draft.name), width=200),
            Column("kind", self.tr("Kind"), lambda row: KINDS[row.draft.kind].text(lang), width=150),
            Column("place", self.tr("Place"), lambda row: str(row.draft.place), width=200),
            Column("days", self.tr("Days"), _days, width=200),
            Column("running", self.tr("Today"), lambda row: "✓" if row.running else "—", width=60),
            Column("visits", self.tr("Arrivals and calls"), lambda row: str(row.visits), right=True, width=120),
        )

    def read(self) -> Callable[[], Sequence[Any]]:
        return partial(self.context.showroom.campaigns.campaigns, self.context.actor)

    def values_of(self, row: CampaignRow) -> dict[str, Any]:
        return {name: getattr(row.draft, name) for name in NAMES}

    def empty(self) -> dict[str, Any]:
        today = self.context.showroom.work.today()
        return {"kind": "estate", "name": "", "place": "", "starts": today, "ends": today, "note": "", "active": True}

    def store(self, values: dict[str, Any]) -> Callable[[], Any]:
        row: CampaignRow | None = self.chosen
        draft = CampaignDraft(**{name: values[name] for name in NAMES})
        save = self.context.showroom.campaigns.save_campaign
        return partial(save, self.context.actor, draft, *(() if row is None else (row.id, row.version)))


def _days(row: CampaignRow) -> str:
    return f"{row.draft.starts} – {row.draft.ends}"
