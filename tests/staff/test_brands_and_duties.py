"""The list of brands and the store's own duties: 90 days after the licence, 30 after each change (MF-03, MF-10)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import partial

import pytest

from showroom.bootstrap import Showroom
from showroom.kernel.clock import FixedClock
from showroom.kernel.errors import FieldErrors, ShowroomError
from showroom.staff.brand_model import BrandKind
from showroom.staff.brands import BrandDraft
from showroom.staff.duty_model import DutyKind
from tests.store_fixtures import NOW, People

TODAY = date(2026, 11, 22)
NORTH = BrandDraft("北辰", BrandKind.AUTHORISED, "北辰汽车销售", "BC-2026-07", "", date(2026, 1, 1), date(2026, 12, 31))


def wrong_fields(act: Callable[[], object]) -> set[str]:
    with pytest.raises(FieldErrors) as refused:
        act()
    return set(refused.value.fields)


@pytest.mark.rule("MF-03")
def test_a_brand_stands_in_one_way_on_one_day(store: Showroom, people: People) -> None:
    gm = people.general_manager
    rows = store.brands.add(gm, NORTH)
    assert [(row.brand, row.in_force) for row in rows] == [("北辰", True), ("星河", True)]
    for draft, field in (
        (replace(NORTH, brand=" "), "brand"),
        (replace(NORTH, brand="南星", supplier=""), "supplier"),
        (replace(NORTH, brand="南星", paper_number="x" * 61), "paper_number"),
        (replace(NORTH, brand="南星", kind=BrandKind.UNAUTHORISED), "liable"),
        (replace(NORTH, brand="南星", valid_to=date(2025, 1, 1)), "valid_to"),
        (replace(NORTH, brand="北 辰", valid_from=date(2026, 12, 31), valid_to=None), "valid_from"),
    ):
        assert wrong_fields(partial(store.brands.add, gm, draft)) == {field}
    store.brands.add(gm, replace(NORTH, valid_from=date(2027, 1, 1), valid_to=None))  # the day after: no overlap
    for actor in (people.consultant, people.manager, people.finance):
        with pytest.raises(ShowroomError, match="store_duties"):
            store.brands.add(actor, replace(NORTH, brand="南星"))


@pytest.mark.rule("MF-10")
def test_the_licence_starts_ninety_days_and_is_done_with_evidence(
    store: Showroom, people: People, clock: FixedClock
) -> None:
    admin = people.admin
    assert wrong_fields(lambda: store.duties.set_licence(admin, None)) == {"licence_on"}
    assert wrong_fields(lambda: store.duties.set_licence(admin, date(2026, 11, 23))) == {"licence_on"}
    book = store.duties.set_licence(admin, date(2026, 9, 1))
    (row,) = book.rows
    assert (row.kind, row.due, row.days_left) == (DutyKind.LICENCE, date(2026, 11, 30), 8)
    store.brands.add(admin, NORTH)  # not registered yet: the registration itself will say so
    card = store.staff.store_card(admin)
    store.staff.save_store(admin, replace(card, name="星河展厅（新）"))
    assert [one.kind for one in store.duties.waiting(admin)] == [DutyKind.LICENCE]
    clock.at = NOW + timedelta(days=10)
    assert [one.days_left for one in store.duties.waiting(people.general_manager)] == [-2]
    for done_on, evidence, field in (
        (TODAY, " ", "evidence"), (None, "回执", "done_on"), (date(2026, 8, 31), "回执", "done_on"),
        (date(2027, 1, 1), "回执", "done_on"),
    ):  # fmt: skip
        act = partial(store.duties.done, admin, row.id, done_on, evidence, row.version)
        assert wrong_fields(act) == {field}
    book = store.duties.done(admin, row.id, TODAY, "备案编号 310-0001", row.version)
    assert (book.licence_on, book.registered_on, store.duties.waiting(admin)) == (date(2026, 9, 1), TODAY, ())
    again_done = partial(store.duties.done, admin, row.id, TODAY, "再次", row.version + 1)
    for again in (again_done, partial(store.duties.set_licence, admin, TODAY)):
        with pytest.raises(ShowroomError) as refused:
            again()
        assert refused.value.code in {"duty_done", "licence_done"}


@pytest.mark.rule("MF-10")
def test_changing_what_is_registered_starts_thirty_days_by_itself(
    store: Showroom, people: People, clock: FixedClock
) -> None:
    admin = people.admin
    card = store.staff.store_card(admin)
    card = store.staff.save_store(admin, replace(card, complaint_person="客服", language="zh", address="示例路 1 号"))
    assert store.duties.waiting(admin) == ()  # the control: not registered facts, and an address that was not known
    card = store.staff.save_store(admin, replace(card, address="示例路 2 号", name="星河新展厅"))
    store.brands.add(admin, NORTH)
    (today,) = store.duties.waiting(admin)
    assert (today.facts, today.due) == (("name", "address", "brand"), date(2026, 12, 22))
    clock.at = NOW + timedelta(days=1)
    store.staff.save_store(admin, replace(card, legal_representative="赵国栋"))
    assert len(store.duties.waiting(admin)) == 1  # entered for the first time
    card = store.staff.store_card(admin)
    store.staff.save_store(admin, replace(card, legal_representative="钱国栋"))
    assert [row.due for row in store.duties.waiting(admin)] == [date(2026, 12, 22), date(2026, 12, 23)]
    book = store.duties.note_other_change(admin, "phone", TODAY)
    assert (book.rows[0].facts, book.last_change) == (("name", "address", "brand", "phone"), date(2026, 11, 23))
    assert wrong_fields(lambda: store.duties.note_other_change(admin, "weather", TODAY)) == {"fact"}
    with pytest.raises(ShowroomError, match="store_duties"):
        store.duties.book(people.consultant)
