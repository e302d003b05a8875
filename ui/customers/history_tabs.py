"""What happened with a customer: deals and visits, papers and money, and everything in one timeline."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal

from showroom.customer_file.views import FileDeal, FilePromise, FileReceipt, HistoryPart, Moment, TimelinePage
from showroom.customers.owner_history import rule_name
from showroom.deals.events import EVENTS, event_text
from showroom.deals.handover import STEP_NAMES
from showroom.delivery.messages import KIND_NAMES, PAID_BY_NAMES
from showroom.delivery.model import PaidBy, ReceiptKind
from showroom.kernel.clock import STORE_ZONE
from showroom.kernel.money import Money
from ui.context import UiContext
from ui.customers import words
from ui.customers.complaints_section import ComplaintsSection
from ui.theme import Tone
from ui.widgets.buttons import LinkButton
from ui.widgets.cards import Card, Section
from ui.widgets.line_list import Line, LineList

STATUS_TONES: dict[str, Tone] = {"open": "accent", "won": "good", "cancelled": "muted", "lost": "refusal"}


def moment_text(at: datetime) -> str:
    """A moment in the store's zone."""
    return f"{at.astimezone(STORE_ZONE):%Y-%m-%d %H:%M}"


def with_enter(lines: LineList) -> None:
    """Let Enter press the links, as Space does."""
    for link in lines.findChildren(LinkButton):
        link.setAutoDefault(True)


def money_text(amount: Money) -> str:
    """`¥1,234.00`, `-¥1,234.00`."""
    return f"-¥{(-amount).grouped()}" if amount.fen < 0 else f"¥{amount.grouped()}"


def joined(*facts: str) -> str:
    """Facts that are there, with dots between."""
    return " · ".join(fact for fact in facts if fact)


class DealsTab(Card):
    """Deals, visits and contacts; `deal_wanted(id)` opens a deal."""

    deal_wanted = Signal(int)

    def __init__(self, context: UiContext) -> None:
        super().__init__(scroll=True)
        self._place = 0 if context.lang == "zh" else 1
        self.deals = LineList("customer_deals", self.tr("No deal yet."))
        self.visits = LineList("customer_visits", self.tr("No visit or call logged yet."))
        self.calls = LineList("customer_calls", self.tr("No follow-up contact yet."))
        for title, lines in (
            (self.tr("Deals"), self.deals),
            (self.tr("Visits and calls"), self.visits),
            (self.tr("Follow-up contacts"), self.calls),
        ):
            section = Section(title)
            section.add(lines)
            self.add(section)
        self.complaints = ComplaintsSection(context)
        self.add(self.complaints)
        self.column.addStretch(1)
        self.deals.acted.connect(self._on_acted)

    def show_history(self, part: HistoryPart) -> None:
        """Newest first."""
        self.complaints.read(part.customer_id)
        self.deals.show_lines([self._deal(row) for row in part.deals])
        with_enter(self.deals)
        visits = []
        for visit in part.visits:
            stayed = "" if not visit.minutes else self.tr("{minutes} min").format(minutes=visit.minutes)
            size = self.tr("{count} people").format(count=visit.party_size) if visit.party_size > 1 else ""
            why = words.one_of(words.PURPOSES_OF_VISITS, visit.purpose) if visit.purpose != "other" else ""
            title = joined(moment_text(visit.arrived_at), words.one_of(words.VISITS, visit.kind), why)
            visits.append(Line(visit.id, title, joined(visit.consultant, visit.model, size, stayed, visit.remark)))
        self.visits.show_lines(visits)
        calls = []
        for call in part.calls:
            way = words.one_of(words.WAYS, call.way)
            line = Line(call.id, joined(moment_text(call.at), way), joined(call.by, call.note))
            calls.append(
                line.with_pill(words.one_of(words.ANSWERS, call.result), "good" if call.effective else "muted")
            )
        self.calls.show_lines(calls)

    def _deal(self, row: FileDeal) -> Line:
        opened = f"{row.opened_at.astimezone(STORE_ZONE):%Y-%m-%d}"
        line = Line(
            row.id, row.car_text or row.number, joined(row.number, opened, STEP_NAMES[row.step][self._place], row.owner)
        )
        line.with_pill(words.word(words.STATUSES[row.status.value]), STATUS_TONES[row.status.value])
        return line.with_link("deal", self.tr("Open"))

    def _on_acted(self, deal_id: object, _act: str) -> None:
        if isinstance(deal_id, int):
            self.deal_wanted.emit(deal_id)


class MoneyTab(Card):
    """Papers, money and promises; `paper_wanted(id, title)` opens a paper."""

    paper_wanted = Signal(int, str)
    deal_wanted = Signal(int)

    def __init__(self, context: UiContext) -> None:
        super().__init__(scroll=True)
        self._place = 0 if context.lang == "zh" else 1
        self._titles: dict[int, str] = {}
        self._deal_of: dict[int, int] = {}
        self.papers = LineList("customer_papers", self.tr("No paper yet."))
        self.balances = LineList("customer_balances", self.tr("Nothing is owed: no price is agreed yet."))
        self.receipts = LineList("customer_receipts", self.tr("No money received yet."))
        self.promises = LineList("customer_promises", self.tr("Nothing promised."))
        for title, lines in (
            (self.tr("Promises"), self.promises),
            (self.tr("Balance"), self.balances),
            (self.tr("Receipts and refunds"), self.receipts),
            (self.tr("Papers"), self.papers),
        ):
            section = Section(title)
            section.add(lines)
            self.add(section)
        self.column.addStretch(1)
        self.papers.acted.connect(self._on_paper)
        self.promises.acted.connect(self._on_promise)

    def show_history(self, part: HistoryPart) -> None:
        """Open promises first; all else newest first."""
        self._deal_of = {row.id: row.deal_id for row in part.promises}
        self.promises.show_lines([self._promise(row) for row in part.promises])
        self.balances.show_lines([self._balance(row) for row in part.deals if row.due is not None])
        self.receipts.show_lines([self._receipt(row) for row in part.receipts])
        papers = []
        for row in part.documents:
            self._titles[row.id] = f"{words.one_of(words.PAPERS, row.kind)} {row.number}"
            line = Line(row.id, self._titles[row.id], moment_text(row.at))
            papers.append(line.with_pill(row.language.upper(), "muted").with_link("open", self.tr("Open")))
        self.papers.show_lines(papers)
        with_enter(self.papers)
        with_enter(self.promises)

    def _promise(self, row: FilePromise) -> Line:
        kept = "" if row.kept_at is None else self.tr("kept {at}").format(at=moment_text(row.kept_at))
        if row.withdrawn:
            why = self.tr("withdrawn: {why}").format(why=row.withdrawn)
            return Line(row.id, row.text, joined(row.by, moment_text(row.at), why), "muted")
        line = Line(row.id, row.text, joined(row.by, moment_text(row.at), kept))
        line.with_pill(self.tr("kept") if kept else self.tr("not kept yet"), "good" if kept else "caution")
        return line if kept else line.with_link("deal", self.tr("Open the deal"))

    def _balance(self, row: FileDeal) -> Line:
        assert row.due is not None
        assert row.outstanding is not None
        facts = self.tr("due ¥{due}, received ¥{received}").format(
            due=row.due.grouped(), received=row.received.grouped()
        )
        line = Line(row.id, joined(row.number, row.car_text), facts)
        if not row.outstanding.fen:
            return line.with_pill(self.tr("settled"), "good")
        if row.outstanding.fen < 0:
            return line.with_pill(
                self.tr("to pay back ¥{amount}").format(amount=(-row.outstanding).grouped()), "accent"
            )
        return line.with_pill(self.tr("outstanding ¥{amount}").format(amount=row.outstanding.grouped()), "caution")

    def _receipt(self, row: FileReceipt) -> Line:
        kind = KIND_NAMES[ReceiptKind(row.kind)][self._place]
        paid_by = PAID_BY_NAMES[PaidBy(row.paid_by)][self._place]
        line = Line(row.id, joined(row.received_on.isoformat(), kind), joined(row.number, paid_by, row.deal_number))
        return line.with_pill(money_text(row.amount), "refusal" if row.amount.fen < 0 else "good")

    def _on_paper(self, document_id: object, _act: str) -> None:
        if isinstance(document_id, int):
            self.paper_wanted.emit(document_id, self._titles[document_id])

    def _on_promise(self, promise_id: object, _act: str) -> None:
        if isinstance(promise_id, int):
            self.deal_wanted.emit(self._deal_of[promise_id])


class TimelineTab(Card):
    """Everything in one list, page by page, and how the owner came about; `older_wanted(place)` asks for more."""

    older_wanted = Signal(object)

    def __init__(self, context: UiContext) -> None:
        super().__init__(scroll=True)
        self._lang = context.lang
        self._moments: list[Moment] = []
        self._before: object = None
        self.owners = LineList("customer_owners", self.tr("The owner never changed by a rule."))
        self.timeline = LineList("customer_timeline", self.tr("Nothing happened yet."))
        self.owner_section = Section(self.tr("Ownership"))
        self.owner_section.add(self.owners)
        self.add(self.owner_section)
        section = Section(self.tr("Everything"))
        section.add(self.timeline)
        self.older = LinkButton(self.tr("Older"), "", "chevron-down")
        self.older.setObjectName("older")
        self.older.clicked.connect(self._on_older)
        self.older.hide()
        section.add(self.older)
        self.add(section)
        self.column.addStretch(1)

    def show_history(self, part: HistoryPart) -> None:
        """How the owner came about."""
        lines = []
        for number, row in enumerate(part.owners):
            until = "" if row.protected_until is None else row.protected_until.isoformat()
            until = self.tr("protected until {day}").format(day=until) if until else ""
            facts = joined(moment_text(row.at), row.evidence(self._lang), until, row.by)
            title = row.owner if row.owner == row.before else f"{row.before} → {row.owner}"
            lines.append(Line(number, title, facts).with_pill(self._rule(row.rule), "muted"))
        self.owners.show_lines(lines)

    def begin(self) -> None:
        """Forget what is shown."""
        self._moments, self._before = [], None

    def show_page(self, page: TimelinePage) -> None:
        """Append a page."""
        self._moments += page.moments
        self._before = page.before
        self.older.setVisible(page.before is not None)
        lines = []
        for number, row in enumerate(self._moments):
            lines.append(Line(number, self._text(row), joined(moment_text(row.at), row.by)))
        self.timeline.show_lines(lines)

    def _rule(self, rule: str) -> str:
        return rule_name(rule, self._lang)

    def _text(self, row: Moment) -> str:
        if row.source == "visit":
            return joined(words.one_of(words.VISITS, row.code), row.detail)
        if row.source == "task":
            return joined(words.task_text(row.code), words.one_of(words.ANSWERS, row.detail))
        if row.source == "consent":
            given = self.tr("consent given") if row.detail == "given" else self.tr("consent withdrawn")
            return f"{given}: {words.purpose_text(row.code)}"
        if row.source == "grade":
            return joined(self.tr("grade {grade}").format(grade=row.code), row.detail)
        if row.source == "owner":
            return joined(self.tr("owner {name}").format(name=row.detail), self._rule(row.code))
        return event_text(row.code, row.detail, self._lang) if row.code in EVENTS else joined(row.code, row.detail)

    def _on_older(self) -> None:
        self.older_wanted.emit(self._before)
