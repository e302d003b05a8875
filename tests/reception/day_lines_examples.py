"""Days of the visit log for tests of the day close."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from showroom.bootstrap import Showroom
from showroom.customers.model import Grade
from showroom.kernel.actor import Actor
from showroom.kernel.clock import FixedClock
from showroom.reception.desk_views import Leaving
from showroom.reception.model import LineState, VisitKind
from showroom.reception.rules import Purpose
from showroom.reception.views import VisitDraft
from tests.store_fixtures import NOW, People

DAY = date(2026, 11, 22)
GRADED = Leaving(grade=Grade.A, next_step="周末试驾", next_on=date(2026, 11, 28), state=LineState.PROSPECT)


def whole(store: Showroom, by: Actor, draft: VisitDraft, leaving: Leaving | None = None) -> int:
    """One line written and, unless it is a call, left again; returns its id."""
    logged = store.reception.log_visit(by, draft)
    if draft.kind is not VisitKind.CALL:
        store.reception.leave_visit(by, logged.visit_id, leaving or Leaving())
    return logged.visit_id


def complete_day(store: Showroom, people: People, clock: FixedClock) -> dict[str, int]:
    """A day without gaps: each kind of traffic once, 留档 twice, one call; returns the lines' ids by name."""
    one, two = people.consultant, people.colleague
    known = replace(FILED, name="李娜", phone="13800000002")
    made = {"filed": whole(store, one, FILED, GRADED)}
    clock.at = NOW + timedelta(minutes=35)
    made["call"] = whole(store, two, replace(known, kind=VisitKind.CALL, channel="web"))
    made["had_card"] = whole(store, two, replace(known, channel="web"), GRADED)
    made["again"] = whole(store, one, VisitDraft(phone=FILED.phone, plate="沪A12345", own_car="燃油车"), GRADED)
    lookers = VisitDraft(party_size=3, channel="passing", no_file_reason="随便看看，不愿留电话")
    made["looked"] = whole(store, two, lookers)
    made["pick_up"] = whole(store, one, VisitDraft(purpose=Purpose.PICK_UP))
    made["second"] = whole(store, two, replace(FILED, name="王五", phone="13800000003", channel="passing"), GRADED)
    return made


FILED = VisitDraft(
    name="张伟", phone="13912345678", gender="M", district="浦东新区", wanted_brand="星河", wanted_model="E6",
    wanted_version="650km 长续航版", wanted_colour="珍珠白", channel="short_video", talk="关心续航和充电，孩子上学用",
    competitor="竞品甲", companions="妻子",
)  # fmt: skip
