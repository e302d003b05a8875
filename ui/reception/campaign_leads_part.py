"""The leads, hot ones first; valid or not, with the reason and the prospect test (S0-19, S2-22)."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

from showroom.kernel.errors import ShowroomError
from showroom.reception.campaign_messages import LEAD_REASONS, TICKS, VERDICTS
from showroom.reception.campaign_model import LeadReason, LeadVerdict
from showroom.reception.campaign_views import LeadJudgement, LeadRow
from ui.changes import Changes
from ui.context import UiContext
from ui.reception.campaign_part import CampaignPart, TickRow, chosen_row, show_rows
from ui.widgets.buttons import Button, PrimaryButton
from ui.widgets.cards import EmptyState
from ui.widgets.channels import channel_text
from ui.widgets.fields import CheckField, ChoiceField, DateField, TextField
from ui.widgets.filter_row import FilterRow
from ui.widgets.form import Form
from ui.widgets.paged_table import Column

LOOK_BACK = timedelta(days=30)


class CampaignLeadsPart(CampaignPart):
    """Whom somebody took as a lead, and who first came or called."""

    def __init__(self, context: UiContext) -> None:
        super().__init__(context, "campaign_leads_part")
        today = context.showroom.work.today
        filters = FilterRow(self)
        self.first = filters.add(DateField("leads_first", self.tr("From"), today=today))
        self.last = filters.add(DateField("leads_last", self.tr("Until"), today=today))
        verdicts = [("", self.tr("All")), *self._verdicts()]
        self.wanted = filters.add(ChoiceField("leads_verdict", self.tr("Judged"), verdicts))
        self.mine = filters.add(CheckField("leads_mine", self.tr("only my customers")))
        self.first.set_value(today() - LOOK_BACK)
        self.last.set_value(today())
        filters.changed.connect(self.refresh)
        self.column.addWidget(filters)
        self.table = self.make_table("leads", self.tr("Leads"), self._columns())
        filters.list_wanted.connect(self.table.setFocus)
        self.empty = EmptyState("users", self.tr("No leads in these days."))
        self.column.addWidget(self.table, 1)
        self.column.addWidget(self.empty, 1)
        self.add_form(self._build_form())
        self.save_button = PrimaryButton(self.tr("Save the judgement"), "Ctrl+Return", "check")
        self.save_button.setObjectName("judge_lead")
        self.save_button.clicked.connect(self.submit)
        self.portrait_button = Button(self.tr("Portrait…"), "F6")
        self.portrait_button.setObjectName("open_portrait")
        self.portrait_button.clicked.connect(self.open_portrait)
        self.add_foot(self.portrait_button, self.save_button)
        self.table.selectionModel().currentRowChanged.connect(self._on_row)
        self.table.opened.connect(self._on_opened)
        context.changes.changed.connect(self._on_changed)

    def refresh(self) -> None:
        try:
            first, last = self.first.value(), self.last.value()
        except ShowroomError:
            return  # half a day is typed
        if first is None or last is None:
            return
        verdict = LeadVerdict(self.wanted.value()) if self.wanted.value() else None
        mine = bool(self.mine.value())
        act = partial(self.context.showroom.leads.leads, self.context.actor, first, last, verdict, only_mine=mine)
        self.read(act, self._on_rows, "leads")

    def open_portrait(self) -> None:
        """What kind of customer this is (S4-02)."""
        row = chosen_row(self.table)
        if row is not None:
            from ui.reception.campaign_portrait import open_portrait

            open_portrait(self, self.context, row.customer_id)

    def submit(self) -> None:
        """Keep what was judged."""
        row: LeadRow | None = chosen_row(self.table)
        values = self.binder.collect()
        if row is None or values is None:
            return
        reason = str(values["lead_reason"])
        said = LeadJudgement(
            LeadVerdict(values["verdict"]), LeadReason(reason) if reason else None, str(values["note"]),
            frozenset(values["prospect"]), row.lead_id, row.visit_id if row.lead_id is None else None, row.version,
        )  # fmt: skip
        self.write(partial(self.context.showroom.leads.judge_lead, self.context.actor, said), self._on_judged)

    def _verdicts(self) -> list[tuple[str, str]]:
        return [(key.value, message.text(self.context.lang)) for key, message in VERDICTS.items()]

    def _build_form(self) -> Form:
        lang = self.context.lang
        form = Form(columns=7)
        form.add(ChoiceField("verdict", self.tr("Lead is"), self._verdicts(), required=True), 1)
        reasons = [("", "—"), *((key.value, message.text(lang)) for key, message in LEAD_REASONS.items())]
        form.add(ChoiceField("lead_reason", self.tr("Why not valid"), reasons), 1)
        form.add(TextField("note", self.tr("Note"), max_length=300), 2)
        ticks = [(key, message.text(lang)) for key, message in TICKS.items()]
        form.add(TickRow("prospect", self.tr("Prospect test (GR-05)"), ticks), 3)
        return form

    def _columns(self) -> tuple[Column, ...]:
        lang = self.context.lang
        return (
            Column("day", self.tr("Day"), lambda row: row.day.isoformat(), width=92),
            Column("who", self.tr("Customer"), lambda row: str(row.who), width=84),
            Column("phone", self.tr("Phone"), lambda row: str(row.phone_masked), width=108),
            Column("grade", self.tr("Grade"), lambda row: str(row.grade.value), width=60),
            Column("interest", self.tr("Intended car"), lambda row: str(row.interest), width=100),
            Column("channel", self.tr("Channel"), lambda row: channel_text(row.channel), width=96),
            Column("campaign", self.tr("Campaign"), lambda row: str(row.campaign), width=96),
            Column("owner", self.tr("Owner"), lambda row: str(row.owner), width=70),
            Column("last", self.tr("Last contact"), lambda row: _day(row.last_contact), width=96),
            Column("verdict", self.tr("Judged"), lambda row: VERDICTS[row.verdict].text(lang), width=84, tone=_tone),
            Column("reason", self.tr("Why"), self._reason, width=110),
            Column("said", self.tr("What was said last"), lambda row: str(row.last_note), width=180),
        )

    def _reason(self, row: LeadRow) -> str:
        return row.note if row.reason is None else LEAD_REASONS[row.reason].text(self.context.lang)

    def _on_rows(self, rows: tuple[LeadRow, ...]) -> None:
        kept = chosen_row(self.table)
        show_rows(self.table, rows, None if kept is None else kept.id)
        self.table.setVisible(bool(rows))
        self.empty.setVisible(not rows)
        self._on_row()
        valid, invalid = (sum(row.verdict is one for row in rows) for one in (LeadVerdict.VALID, LeadVerdict.INVALID))
        text = self.tr("{count} leads · {valid} valid · {invalid} not valid")
        self.message.show_text(text.format(count=len(rows), valid=valid, invalid=invalid) if rows else "")

    def _on_row(self, *_indexes: object) -> None:
        row: LeadRow | None = chosen_row(self.table)
        self.save_button.setEnabled(row is not None and row.mine)
        self.portrait_button.setEnabled(row is not None and row.mine)
        self.binder.clear_errors()
        if row is not None:
            self.binder.set_values({
                "verdict": row.verdict.value, "lead_reason": "" if row.reason is None else row.reason.value,
                "note": row.note, "prospect": row.prospect,
            })  # fmt: skip

    def _on_opened(self, _row_id: int) -> None:
        self.binder.focus("verdict")

    def _on_judged(self, _lead_id: int) -> None:
        self.context.notifier.done(self.tr("Judgement saved"))
        self.refresh()

    def _on_changed(self, changes: Changes) -> None:
        if changes.kind in ("lead", "visit") and self.isVisible():
            self.refresh()


def _day(day: date | None) -> str:
    return "—" if day is None else day.isoformat()


def _tone(row: LeadRow) -> str:
    return {LeadVerdict.VALID: "good", LeadVerdict.INVALID: "refusal"}.get(row.verdict, "")
