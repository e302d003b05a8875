"""A store's services as the window sees them, without a store behind."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from showroom.customers.model import Grade
from showroom.deals.model import DealStatus, Step
from showroom.deals.views import DealRow, DealView, DocumentLine, EventLine, PathStep, PromiseLine
from showroom.kernel.actor import Actor, Role
from showroom.kernel.errors import Told
from showroom.kernel.findings import Finding, Override, Severity
from showroom.persistence.drafts import DraftEnds
from showroom.persistence.search_index import Hit
from showroom.staff.store_watch import StoreStanding
from ui.changes import ChangeHub
from ui.context import UiContext
from ui.jobs import SameThreadJobs
from ui.messages import Notifier, window_language
from ui.widgets.buttons import Button
from ui.widgets.cards import Section
from ui.widgets.fields import DateField, IdField, TextField
from ui.widgets.form import Form
from ui.widgets.step_page import StepPage

NOW = datetime(2026, 11, 22, 2, 42, tzinfo=UTC)
ZHOU = Actor(1, "周敏", frozenset({Role.CONSULTANT, Role.SALES_MANAGER}))
EXPIRED = Finding("TD-02", Severity.BLOCK, "驾驶证已过期", "The licence has expired", field="valid_to")
UNSIGNED = Finding(
    "TD-08",
    Severity.NEEDS_APPROVAL,
    "试乘试驾协议未签",
    "The agreement is not signed",
    override=Override.MANAGER,
    field="agreement",
)


def satisfied(code: str, zh: str, en: str) -> Finding:
    return Finding(code, Severity.INFO, zh, en)


def path(current: int, missing: int) -> tuple[PathStep, ...]:
    """Steps before `current` done, it itself current, financing open from negotiation on."""
    steps = []
    for number, step in enumerate(Step):
        state = "done" if number < current else "current" if number == current else "todo"
        steps.append(PathStep(step, state, missing if number == current else 0))
    return tuple(steps)


def deal_view() -> DealView:
    return DealView(
        id=7, number="D-2026-0007", version=3, status=DealStatus.OPEN, customer_id=11, customer_name="张伟",
        phone_masked="138****1234", grade=Grade.H, car_text="星河 E6 650km 长续航版 · 珍珠白", owner_id=1,
        owner_name="周敏", contract_number=None, contract_price=None, current_step=Step.TEST_DRIVE, steps=path(3, 2),
        missing=(EXPIRED, UNSIGNED),
        satisfied=(
            satisfied("TD-12", "陪驾 陈浩 有授权，此时段空闲", "Escort Chen Hao is authorised and free"),
            satisfied("TD-15", "交强险至 2027-01-01，三者 100 万", "Insured until 2027-01-01, third party 1 million"),
            satisfied("TD-16", "车辆无未结故障，电量 80 %", "No open defect, charge 80 %"),
        ),
        promises=(PromiseLine(1, "送原厂脚垫一套", "周敏", NOW - timedelta(days=2), kept=False),),
        objections=(), documents=(DocumentLine(5, "quotation", "Q-2026-0012", "zh", NOW - timedelta(days=1)),),
        timeline=(
            EventLine(NOW, "licence_seen", "", "周敏"),
            EventLine(NOW - timedelta(minutes=27), "visit_logged", "2 人，预约", "李前台"),
            EventLine(NOW - timedelta(days=2), "contacted", "电话邀约 4 分 10 秒", "周敏"),
            EventLine(NOW - timedelta(days=4), "visit_logged", "自然来店", "李前台"),
        ),
    )  # fmt: skip


class Deals:
    """`showroom.deals` with one deal that can be moved along."""

    def __init__(self) -> None:
        self.deal = deal_view()
        self.calls: list[tuple[Any, ...]] = []

    def view(self, _actor: Actor, deal_id: int) -> DealView:
        self.calls.append(("view", deal_id))
        return replace(self.deal, id=deal_id)

    def complete_step(self, _actor: Actor, deal_id: int, step: Step) -> DealView:
        self.calls.append(("complete", deal_id, step))
        number = list(Step).index(step) + 1
        self.deal = replace(self.deal, current_step=list(Step)[number], steps=path(number, 0), missing=())
        return replace(self.deal, id=deal_id)

    def skip_step(self, _actor: Actor, deal_id: int, step: Step, reason: str) -> DealView:
        self.calls.append(("skip", deal_id, step, reason))
        return self.deal

    def override(self, _actor: Actor, deal_id: int, step: Step, code: str, reason: str) -> DealView:
        self.calls.append(("override", deal_id, step, code, reason))
        self.deal = replace(self.deal, missing=(EXPIRED,), steps=path(3, 1))
        return self.deal

    def list_open(self, _actor: Actor, limit: int = 200, before_id: int | None = None) -> tuple[DealRow, ...]:
        names = ("张伟", "李娜", "王磊", "赵敏", "孙强", "周杰", "吴芳", "郑凯")
        steps, cars = list(Step), ("星河 E6 650km", "星河 X7 长续航", "星河 E8 旗舰")
        rows = [
            DealRow(
                ident, f"D-2026-{ident:04d}", names[ident % 8], f"138****{1000 + ident}", list(Grade)[ident % 5],
                cars[ident % 3], "周敏", steps[ident % 9], DealStatus.OPEN, NOW - timedelta(days=40 - ident),
            )
            for ident in range(40, 0, -1)
        ]  # fmt: skip
        return tuple(row for row in rows if before_id is None or row.id < before_id)[:limit]


class Search:
    """`showroom.search` that knows one customer and one car."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def find(self, _actor: Actor, text: str, _limit: int = 20) -> tuple[Hit, ...]:
        self.asked.append(text)
        if text not in ("张", "zw", "1234"):
            return ()
        return (Hit("customer", 11, "张伟", "138****1234"), Hit("deal", 7, "张伟", "D-2026-0007"))


@dataclass
class KeptDraft:
    payload: str
    base_version: int


class Drafts:
    """A draft store in memory."""

    def __init__(self) -> None:
        self.kept: dict[tuple[int, str, str], KeptDraft] = {}

    def save(self, user_id: int, form: str, object_key: str, payload: str, base_version: int = 0) -> None:
        self.kept[user_id, form, object_key] = KeptDraft(payload, base_version)

    def load(self, user_id: int, form: str, object_key: str) -> KeptDraft | None:
        return self.kept.get((user_id, form, object_key))

    def discard(self, user_id: int, form: str, object_key: str) -> None:
        self.kept.pop((user_id, form, object_key), None)

    def ending(self, _user_id: int) -> DraftEnds:
        return DraftEnds((), 0)


class Store:
    """`Showroom` with the services the shell and the deal page use."""

    def __init__(self) -> None:
        self.deals = Deals()
        self.search = Search()
        self.drafts = Drafts()
        self.store_watch = StoreWatch()
        self.told_at_opening: tuple[Told, ...] = ()


class StoreWatch:
    """`showroom.store_watch` of a store on a server, which says nothing."""

    def look(self, _actor: Actor) -> StoreStanding:
        return StoreStanding(None, False, None, None)


def context_double() -> UiContext:
    store = Store()
    return UiContext(
        showroom=store, actor=ZHOU, jobs=SameThreadJobs(), notifier=Notifier(), changes=ChangeHub(),
        drafts=store.drafts, lang=window_language(),
    )  # fmt: skip


class LicencePage(StepPage):
    """A step page as the brief's picture shows it: licence fields, filled from the deal."""

    step = "test_drive"

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        zh = context.lang == "zh"
        section = Section("试驾资格" if zh else "Eligibility", "驾驶证" if zh else "driving licence")
        section.add_action(Button("拍照识别" if zh else "Read a photo", "F6"))
        self.form = Form(2)
        self.form.add(IdField("number", "证号" if zh else "Number", check=lambda _text: "与身份证一致"))
        self.form.add(TextField("name", "姓名" if zh else "Name", required=True))
        self.form.add(TextField("classes", "准驾车型" if zh else "Classes", hint="可驾自动挡 ≤ 9 座" if zh else ""))
        self.form.add(DateField("first_issue", "初次领证" if zh else "First issued"))
        self.form.add(DateField("valid_to", "有效期至" if zh else "Valid to"))
        self.form.add(TextField("seen_by", "查验人" if zh else "Seen by", hint="今天 10:42 见原件" if zh else ""))
        section.add(self.form)
        self.column.addWidget(section)
        self.column.addStretch(1)
        self.internal_hidden = False
        self.use_forms(self.form)

    def load(self, _deal_id: int) -> None:
        self.binder.set_values({"number": "110105********002X", "name": "张伟", "classes": "C2", "seen_by": "周敏"})
        self.loaded(1)

    def hide_internal(self, hidden: bool) -> None:
        self.internal_hidden = hidden
