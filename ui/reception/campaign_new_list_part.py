"""A new call list: for which campaign, whom, until when, who calls; counted before it is made (S0-13)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent

from showroom.kernel.actor import Role
from showroom.reception.campaign_views import AudienceCount, CallListDraft
from showroom.reception.desk_views import CampaignRow
from showroom.staff.service import Colleague
from ui.context import UiContext
from ui.reception.campaign_audience import AudienceFields
from ui.reception.campaign_part import CampaignPart, TickRow, campaign_choices, left_out_text, number_of
from ui.widgets.buttons import PrimaryButton
from ui.widgets.cards import Card, text_label
from ui.widgets.fields import ChoiceField, DateField
from ui.widgets.filter_row import PAUSE_MS
from ui.widgets.form import Form
from ui.widgets.number_fields import NumberField

USUAL_MOST = 200


class NewListPart(CampaignPart):
    """`made(list id)` once the list stands."""

    made = Signal(int)

    def __init__(self, context: UiContext) -> None:
        super().__init__(context, "new_list_part")
        self.add_text(
            self.tr(
                "Only customers who agreed to marketing and may be contacted come on the list. Owners call their own"
                " customers; the others go to whoever has least."
            )
        )
        card = Card()
        card.add(self._build_form())
        self.column.addWidget(card)
        result = Card()
        self.figures = text_label("", "subject")
        self.figures.setObjectName("audience_figures")
        self.left_out = text_label("", "fact", wrap=True)
        self.left_out.setObjectName("audience_left_out")
        result.add(self.figures)
        result.add(self.left_out)
        self.column.addWidget(result)
        self.column.addStretch(1)
        self.make_button = PrimaryButton(self.tr("Make the list"), "Ctrl+Return", "plus")
        self.make_button.setObjectName("make_list")
        self.make_button.clicked.connect(self.submit)
        self.add_foot(self.make_button)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.count)
        self.audience.changed.connect(self._pause.start)
        self.campaign.changed.connect(self._pause.start)

    def refresh(self) -> None:
        self.audience.load()
        showroom, actor = self.context.showroom, self.context.actor
        self.read(partial(showroom.staff.colleagues, actor, Role.CONSULTANT), self._on_staff, "callers")
        self.read(partial(showroom.campaigns.campaigns, actor), self._on_campaigns, "campaigns")
        self.count()

    def count(self) -> None:
        """Say how many are meant and may be called."""
        wanted = self.audience.readable()
        if wanted is not None:
            act = partial(
                self.context.showroom.call_lists.audience, self.context.actor, wanted, number_of(self.campaign)
            )
            self.read(act, self._on_counted, "audience")

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks any more: nothing is asked late."""
        self._pause.stop()
        super().hideEvent(event)

    def submit(self) -> None:
        """Make the list."""
        values = self.binder.collect()
        if values is None:
            return
        draft = CallListDraft(
            int(values["campaign_id"]), self.audience.audience(), values["due"],
            tuple(sorted(int(key) for key in values["callers"])),
            USUAL_MOST if values["most"] is None else int(values["most"]),
        )  # fmt: skip
        self.write(partial(self.context.showroom.call_lists.make_list, self.context.actor, draft), self._on_made)

    def _build_form(self) -> Form:
        form = Form(columns=8)
        choices: list[tuple[str, str]] = [("", "—")]
        self.campaign = form.add(ChoiceField("campaign_id", self.tr("For campaign"), choices, required=True), 4)
        today = self.context.showroom.work.today
        self.due = form.add(
            DateField("due", self.tr("Call until"), today=today, hint=self.tr("empty: the day before")), 2
        )
        self.most = form.add(NumberField("most", self.tr("At most"), max_length=4), 2)
        self.most.set_value(USUAL_MOST)
        self.audience = AudienceFields(self.context, form, self)
        self.callers = form.add(TickRow("callers", self.tr("Who calls; none ticked: everybody"), []), 8)
        self.binder.watch(form.rows.values())
        return form

    def _on_staff(self, people: Sequence[Colleague]) -> None:
        if not self.callers.boxes:
            self.callers.set_points([(str(person.id), person.name) for person in people])

    def _on_campaigns(self, rows: Sequence[CampaignRow]) -> None:
        today = self.context.showroom.work.today()
        coming = [row for row in rows if row.draft.active and row.draft.ends is not None and row.draft.ends >= today]
        self.campaign.set_choices(campaign_choices(coming))
        if not coming:
            self.message.show_text(self.tr("Write a campaign down first: front desk, Campaigns"), "caution")

    def _on_counted(self, count: AudienceCount) -> None:
        text = self.tr("{matched} match · {allowed} may be called")
        self.figures.setText(text.format(matched=count.matched, allowed=count.allowed))
        left = left_out_text(count.left_out)
        self.left_out.setText(self.tr("Left out: {why}").format(why=left) if left else "")
        self.make_button.setEnabled(bool(count.allowed))

    def _on_made(self, list_id: int) -> None:
        self.told(self.tr("The list is made; everybody finds their calls under Calls and Today"))
        self.made.emit(list_id)
        self.count()
