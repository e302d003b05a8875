"""A lead by keyboard: a number for a gift, with what was told and agreed (S0-13, PI-02, PI-03)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from showroom.reception.campaign_views import LeadDraft, LeadTaken
from showroom.reception.desk_views import CampaignRow
from ui.context import UiContext
from ui.reception.campaign_part import CampaignPart, campaign_choices, number_of
from ui.widgets.buttons import PrimaryButton
from ui.widgets.cards import Card
from ui.widgets.channels import channel_choices
from ui.widgets.fields import CheckField, ChoiceField, PhoneField, TextField
from ui.widgets.form import Form

KEPT = ("channel", "campaign_id", "gift")
"""What stays for the next one: a stand has one campaign and one gift."""


class TakeLeadPart(CampaignPart):
    """One after the other; channel, campaign and gift stay."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context, "take_lead_part")
        self.add_text(
            self.tr(
                "First say how the store uses personal data, then take the number. The gift is for the number: it must"
                " not depend on agreeing to offers (PI-03)."
            )
        )
        card = Card()
        card.add(self._build_form())
        self.column.addWidget(card)
        self.column.addStretch(1)
        self.save_button = PrimaryButton(self.tr("Save, next one"), "Ctrl+Return", "user-plus")
        self.save_button.setObjectName("save_lead")
        self.save_button.clicked.connect(self.submit)
        self.add_foot(self.save_button)

    def refresh(self) -> None:
        act = partial(self.context.showroom.campaigns.campaigns, self.context.actor, only_running=True)
        self.read(act, self._on_campaigns, "campaigns")
        self.name.setFocus()

    def submit(self) -> None:
        """File the lead."""
        values = self.binder.collect()
        if values is None:
            return
        draft = LeadDraft(
            **{name: values[name] for name in values if name != "campaign_id"}, campaign_id=number_of(self.campaign)
        )
        self.write(partial(self.context.showroom.leads.take_lead, self.context.actor, draft), self._on_taken)

    def _build_form(self) -> Form:
        form = Form(columns=6)
        self.name = form.add(TextField("name", self.tr("Name"), required=True, max_length=80), 2)
        form.add(PhoneField("phone", self.tr("Phone"), required=True), 2)
        genders = [("", "—"), ("M", self.tr("Mr")), ("F", self.tr("Ms"))]
        form.add(ChoiceField("gender", self.tr("Form of address"), genders), 2)
        form.add(ChoiceField("channel", self.tr("Channel"), channel_choices()), 2)
        self.campaign = form.add(ChoiceField("campaign_id", self.tr("Campaign"), [("", "—")]), 2)
        form.add(TextField("gift", self.tr("Gift for the number"), max_length=80), 2)
        form.add(TextField("interest", self.tr("Intended car"), max_length=120), 2)
        form.add(TextField("district", self.tr("District"), max_length=80), 2)
        form.add(TextField("note", self.tr("Note"), max_length=300), 2)
        form.add(CheckField("told", self.tr("was told how personal data is used (PI-02)")), 3)
        form.add(CheckField("marketing", self.tr("agrees to offers by phone or message (PI-04)")), 3)
        self.binder.watch(form.rows.values())
        return form

    def _on_campaigns(self, rows: Sequence[CampaignRow]) -> None:
        self.campaign.set_choices(campaign_choices(rows))

    def _on_taken(self, taken: LeadTaken) -> None:
        if taken.known:
            text = self.tr("On file already, owner {owner}: a call is planned for today").format(owner=taken.owner)
        else:
            text = self.tr("Lead filed")
        self.told(text)
        empty: dict[str, Any] = {name: "" for name in self.binder.rows if name not in KEPT}
        self.binder.set_values(empty | {"told": False, "marketing": False})
        self.name.setFocus()
