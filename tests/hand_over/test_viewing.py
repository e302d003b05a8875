"""How many customer files a person opens a day is counted, limited by post, and raised by a manager for one day."""

from __future__ import annotations

import json
from datetime import date

import pytest
import sqlalchemy as sa

from showroom.bootstrap import Showroom
from showroom.kernel.clock import FixedClock
from showroom.kernel.errors import FieldErrors, ShowroomError
from showroom.persistence.audit import AuditEntry
from showroom.settings import RowDraft
from tests.deal_builders import Builder
from tests.hand_over.test_hand_over import Diary
from tests.store_fixtures import People

TODAY = date(2026, 11, 22)
REASON = "月底电话回访，需多看一些"


@pytest.fixture
def files(store: Showroom, people: People) -> list[int]:
    """Five customers of 陈浩 and a limit of three files a day for consultants."""
    store.parameters.add_row(people.admin, RowDraft("customer.daily_views.consultant", "3", TODAY, source="店务会"))
    build = Builder(store.work)
    return [build.customer(people.colleague, people.colleague, f"客户{n}", f"1380013800{n}") for n in range(5)]


def audited(store: Showroom) -> list[dict[str, object]]:
    with store.work.db.read() as session:
        query = sa.select(AuditEntry.facts).where(AuditEntry.object_kind == "file_opening").order_by(AuditEntry.seq)
        return [json.loads(facts) for facts in session.scalars(query)]


@pytest.mark.rule("PI-09", "PI-10")
def test_the_fourth_file_is_refused_with_rule_and_who_may_raise_it(
    store: Showroom, people: People, files: list[int], clock: FixedClock
) -> None:
    for ident in (*files[:3], files[0], files[1]):  # opening one again costs nothing
        store.customers.view(people.consultant, ident)
    with pytest.raises(ShowroomError) as refused:
        store.customers.view(people.consultant, files[3])
    assert refused.value.code == "view_limit"
    assert "customer.daily_views.consultant" in refused.value.text("en")
    assert "销售经理" in refused.value.text("zh")
    assert audited(store) == [{"what": "file"}] * 3 + [{"refused": "view_limit"}]
    assert store.customers.view(people.consultant, files[2]).limited
    clock.move(days=1)
    assert store.customers.view(people.consultant, files[3]).limited


def test_ones_own_customer_with_a_task_today_does_not_count(store: Showroom, people: People, files: list[int]) -> None:
    diary = Diary(store.work)
    for ident in files[:2]:
        diary.task(people.colleague, ident, people.colleague, TODAY)
    diary.task(people.colleague, files[2], people.colleague, date(2026, 11, 23))  # tomorrow's is not today's work
    for ident in files:
        store.customers.view(people.colleague, ident)
    line = next(line for line in store.viewing.today(people.manager) if line.staff_id == people.colleague.id)
    assert (line.count, line.limit) == (3, 3)


def test_a_reveal_counts_and_is_refused_beyond_the_limit(store: Showroom, people: People, files: list[int]) -> None:
    for ident in files[:2]:
        store.customers.view(people.colleague, ident)
    store.customers.reveal(people.colleague, files[0], "id_number", "核对合同")
    store.customers.reveal(people.colleague, files[0], "id_number", "再核对一次")
    with pytest.raises(ShowroomError) as refused:
        store.customers.reveal(people.colleague, files[1], "id_number", "核对合同")
    assert refused.value.code == "view_limit"


def test_a_manager_raises_the_limit_for_today_with_a_reason(
    store: Showroom, people: People, files: list[int], clock: FixedClock
) -> None:
    for ident in files[:3]:
        store.customers.view(people.consultant, ident)
    for extra, reason, field in ((0, REASON, "extra"), (501, REASON, "extra"), (1, "多看", "reason")):
        with pytest.raises(FieldErrors) as wrong:
            store.viewing.raise_limit(people.manager, people.consultant.id, extra, reason)
        assert set(wrong.value.fields) == {field}
    with pytest.raises(ShowroomError):
        store.viewing.raise_limit(people.consultant, people.consultant.id, 5, REASON)
    raised = store.viewing.raise_limit(people.manager, people.consultant.id, 1, REASON)
    assert (raised.count, raised.limit, raised.extra) == (3, 4, 1)
    store.customers.view(people.consultant, files[3])
    with pytest.raises(ShowroomError):
        store.customers.view(people.consultant, files[4])
    clock.move(days=1)
    line = next(line for line in store.viewing.today(people.manager) if line.staff_id == people.consultant.id)
    assert (line.count, line.limit, line.extra) == (0, 3, 0)


def test_the_manager_opens_more_than_the_consultant(store: Showroom, people: People, files: list[int]) -> None:
    for ident in files:
        store.customers.view(people.manager, ident)
    assert store.viewing.today(people.manager)[0].limit == 400


def test_the_list_says_nothing_to_who_may_not_see_it(store: Showroom, people: People) -> None:
    with pytest.raises(ShowroomError) as refused:
        store.viewing.today(people.consultant)
    assert refused.value.code == "not_allowed"
