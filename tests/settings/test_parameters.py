"""The dated parameter table in the settings: rows are added, none is edited, the right one counts (G-06)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
import sqlalchemy as sa

from showroom.bootstrap import Showroom
from showroom.kernel.errors import FieldErrors, ShowroomError
from showroom.kernel.parameters import ParameterRow, Parameters
from showroom.kernel.shipped_parameters import SHIPPED
from showroom.settings import RowDraft
from tests.store_fixtures import People, by_owner

RATE = "tax.purchase_rate"
NEW = RowDraft(RATE, "0.12", date(2026, 11, 1), None, "财政部公告 2026-30")


def in_force(store: Showroom, people: People, key: str) -> list[str]:
    return [row.value for row in store.parameters.rows(people.admin) if row.key == key and row.in_force]


@pytest.mark.rule("G-06")
def test_a_new_row_counts_and_the_old_one_stays(store: Showroom, people: People) -> None:
    before = store.parameters.rows(people.admin)
    assert len(before) == len(list(SHIPPED))
    assert in_force(store, people, RATE) == ["0.10"]
    added = store.parameters.add_row(people.admin, NEW)
    assert added.in_force
    after = store.parameters.rows(people.admin)
    assert in_force(store, people, RATE) == ["0.12"]
    assert {row.id for row in before} < {row.id for row in after}
    assert len(after) == len(before) + 1


@pytest.mark.rule("G-06")
@pytest.mark.parametrize("act", ["UPDATE parameter SET value = '0'", "DELETE FROM parameter"])
def test_no_sql_edits_the_law_of_the_past(store: Showroom, people: People, act: str) -> None:
    before = store.parameters.rows(people.admin)
    with pytest.raises(sa.exc.DBAPIError, match="immutable"), by_owner(store) as session:
        session.execute(sa.text(act))
    assert store.parameters.rows(people.admin) == before


@pytest.mark.rule("G-06")
def test_a_row_of_the_future_does_not_count_yet(store: Showroom, people: People) -> None:
    added = store.parameters.add_row(people.admin, replace(NEW, valid_from=date(2027, 1, 1)))
    assert not added.in_force
    assert in_force(store, people, RATE) == ["0.10"]


def test_the_row_in_force_is_the_one_the_rules_use(store: Showroom, people: People) -> None:
    """The same choice as kernel.parameters makes, for every key of the table."""
    store.parameters.add_row(people.admin, NEW)
    store.parameters.add_row(people.admin, replace(NEW, value="0.13", source="更正"))
    table = Parameters((*SHIPPED, *_as_rows(NEW, "0.12", "0.13")))
    today = store.work.today()
    for row in store.parameters.rows(people.admin):
        if row.in_force:
            assert table.at(row.key, today) == row.value, row.key
    assert in_force(store, people, RATE) == ["0.13"]


def _as_rows(draft: RowDraft, *values: str) -> list[ParameterRow]:
    assert draft.valid_from is not None
    return [ParameterRow(draft.key, value, draft.valid_from, draft.valid_to, "") for value in values]


@pytest.mark.parametrize(
    "draft, field",
    [
        (replace(NEW, key="tax.no_such_thing"), "key"),
        (replace(NEW, key=""), "key"),
        (replace(NEW, value="one tenth"), "value"),
        (replace(NEW, value=""), "value"),
        (replace(NEW, value="NaN"), "value"),
        (replace(NEW, source=" "), "source"),
        (replace(NEW, source="x" * 201), "source"),
        (replace(NEW, valid_from=None), "valid_from"),
        (replace(NEW, valid_to=date(2026, 10, 31)), "valid_to"),
    ],
)
def test_a_wrong_row_names_its_field_and_is_not_stored(
    store: Showroom, people: People, draft: RowDraft, field: str
) -> None:
    before = store.parameters.rows(people.admin)
    with pytest.raises(FieldErrors) as refused:
        store.parameters.add_row(people.admin, draft)
    assert set(refused.value.fields) == {field}
    assert store.parameters.rows(people.admin) == before


def test_a_manager_cannot_change_the_law(store: Showroom, people: People) -> None:
    with pytest.raises(ShowroomError, match="not_allowed"):
        store.parameters.rows(people.manager)
    with pytest.raises(ShowroomError, match="not_allowed"):
        store.parameters.add_row(people.manager, NEW)
