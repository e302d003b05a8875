"""A message to many: whom, the text with placeholders, what each would read, taken out as a file (S0-14)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout

from showroom.kernel.errors import FieldErrors, ShowroomError
from showroom.reception.campaign_bulk import ENDINGS, MOST_PEOPLE
from showroom.reception.campaign_messages import PLACEHOLDERS, WAYS
from showroom.reception.campaign_model import MessageWay
from showroom.reception.campaign_views import MessageDraft, MessageOrder, MessagePreview, MessageRow
from showroom.reception.desk_views import CampaignRow
from ui.context import UiContext
from ui.reception.campaign_audience import AudienceFields
from ui.reception.campaign_part import (
    CampaignPart,
    FileButton,
    campaign_choices,
    left_out_text,
    level,
    number_of,
    proposed_file,
    show_rows,
)
from ui.theme import SPACE_2
from ui.widgets.buttons import LinkButton, PrimaryButton
from ui.widgets.cards import FlowRow, text_label
from ui.widgets.fields import ChoiceField, TextField
from ui.widgets.filter_row import PAUSE_MS
from ui.widgets.form import Form
from ui.widgets.multi_line import MultiLine
from ui.widgets.paged_table import Column


class CampaignMessagePart(CampaignPart):
    """Who may not be written to is counted, never in the file."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context, "campaign_message_part")
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.preview)
        form = Form(columns=8)
        self.audience = AudienceFields(context, form, self)
        self.audience.changed.connect(self._pause.start)
        self.add_form(form)
        self.add_form(self._build_text())
        self.column.addLayout(self._build_words())
        self.figures = text_label("", "fact", wrap=True)
        self.figures.setObjectName("message_figures")
        self.column.addWidget(self.figures)
        self.table = self.make_table("message_people", self.tr("What each would read"), self._columns())
        self.column.addWidget(self.table, 1)
        self.add_form(self._build_file())
        self.export_button = PrimaryButton(self.tr("Take the messages out"), "Ctrl+Return", "download")
        self.export_button.setObjectName("export_messages")
        self.export_button.clicked.connect(self.submit)
        self.add_foot(self.export_button)

    def refresh(self) -> None:
        self.audience.load()
        act = partial(self.context.showroom.campaigns.campaigns, self.context.actor)
        self.read(act, self._on_campaigns, "campaigns")
        self.preview()

    def preview(self) -> None:
        """Show what the first ones would read."""
        draft = self._draft()
        if draft is not None and draft.text.strip():
            act = partial(self.context.showroom.bulk_messages.preview, self.context.actor, draft)
            self.context.jobs.read(act, self._on_preview, self._on_unready, key="preview")

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks any more: nothing is asked late."""
        self._pause.stop()
        super().hideEvent(event)

    def submit(self) -> None:
        """Write the file."""
        values, draft = self.binder.collect(), self._draft()
        if values is None or draft is None:
            return
        target = Path(str(values["target"])).expanduser()
        order = MessageOrder(draft, target, str(values["reason"]))
        act = partial(self.context.showroom.bulk_messages.export, self.context.actor, order)
        self.write(act, partial(self._on_exported, target))

    def _build_text(self) -> Form:
        lang = self.context.lang
        form = Form(columns=8)
        label = self.tr("Text, with how to refuse further messages")
        self.text = form.add(MultiLine("text", label, 2, max_length=1000, required=True), 5)
        self.campaign = form.add(ChoiceField("campaign_id", self.tr("Speaks of campaign"), [("", "—")]), 2)
        ways = [(way.value, message.text(lang)) for way, message in WAYS.items()]
        self.way = form.add(ChoiceField("way", self.tr("Sent by"), ways, required=True), 1)
        self.way.set_value(MessageWay.SMS.value)
        for field in (self.text, self.campaign, self.way):
            field.changed.connect(self._pause.start)
        return form

    def _build_words(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE_2)
        row.addWidget(text_label(self.tr("Put in:"), "hint"))
        flow = FlowRow()
        for key, message in PLACEHOLDERS.items():
            word = message.text(self.context.lang)
            link = LinkButton(f"{{{word}}}")
            link.setObjectName(f"put_{key}")
            link.clicked.connect(partial(self._put, word))
            flow.add(link)
        row.addWidget(flow, 1)
        return row

    def _build_file(self) -> Form:
        form = Form(columns=8)
        self.target = form.add(TextField("target", self.tr("File: .xlsx or .csv"), max_length=400, required=True), 4)
        self.target.set_value(proposed_file(self.tr("messages"), self.context.showroom.work.today()))
        choose = FileButton(self, self.target, ENDINGS)
        choose.setObjectName("choose_file")
        form.add_widget(level(choose))
        label = self.tr("What for: full numbers go out")
        self.reason = form.add(TextField("reason", label, max_length=200, required=True), 3)
        return form

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column("who", self.tr("Customer"), lambda row: str(row.who), width=100),
            Column("phone", self.tr("Mobile"), lambda row: str(row.phone), width=120),
            Column("text", self.tr("Text"), lambda row: " ".join(row.text.split()), width=740),
            Column("parts", self.tr("Parts"), lambda row: str(row.parts), right=True, width=60),
        )

    def _draft(self) -> MessageDraft | None:
        audience = self.audience.readable()
        if audience is None:
            return None
        try:
            text = str(self.text.value())
        except ShowroomError:
            return None
        way = MessageWay(str(self.way.value()) or MessageWay.SMS.value)
        return MessageDraft(text, audience, number_of(self.campaign), way, self.context.lang)

    def _put(self, word: str, _checked: bool = False) -> None:
        self.text.insertPlainText(f"{{{word}}}")
        self.text.setFocus()

    def _on_campaigns(self, rows: Sequence[CampaignRow]) -> None:
        self.campaign.set_choices(campaign_choices(rows))

    def _on_unready(self, error: ShowroomError) -> None:
        """Still being typed: what is missing is said, and the cursor stays where it is."""
        first = next(iter(error.fields.values())) if isinstance(error, FieldErrors) else error
        self.message.show_text(first.text(self.context.lang), "caution")
        self.export_button.setEnabled(False)
        show_rows(self.table, ())
        self.figures.setText("")

    def _on_preview(self, seen: MessagePreview) -> None:
        self.binder.clear_errors()
        self.message.show_text("")
        show_rows(self.table, seen.people)
        parts = sum(one.parts for one in seen.people)
        text = self.tr("{matched} match · {allowed} get it (at most {most}) · {parts} messages for the first {shown}")
        counts = {"matched": seen.matched, "allowed": seen.allowed, "most": f"{MOST_PEOPLE:,}", "parts": parts}
        said = text.format(**counts, shown=len(seen.people))
        left = left_out_text(seen.left_out)
        why = self.tr("Left out: {why}").format(why=left) if left else ""
        self.figures.setText(f"{said}\n{why}" if why else said)
        self.export_button.setEnabled(bool(seen.allowed))

    def _on_exported(self, target: Path, made: MessageRow) -> None:
        self.told(self.tr("{count} messages in {file}").format(count=made.persons, file=target))
