from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showroom.kernel import licence
from showroom.kernel.errors import ShowroomError
from showroom.kernel.licence import CarNeeds, Gearbox, LicencePaper, covers, parse_classes

AUTOMATICS = [Gearbox.AT, Gearbox.CVT, Gearbox.DCT, Gearbox.AMT, Gearbox.EV, Gearbox.DHT]


@pytest.mark.rule("TD-03", "DL-10")
@pytest.mark.parametrize(
    "classes, manual, automatic",
    [(name, True, True) for name in ("A1", "A2", "A3", "B1", "B2", "C1", "A2D", "C1E", "A1A2", "c1 e")]
    + [(name, False, True) for name in ("C2", "C2C6", "C2D")]
    + [(name, False, False) for name in ("C3", "C4", "C5", "C6", "D", "E", "F", "DEF", "M", "N", "P")]
    + [(name, False, False) for name in ("", "X", "C1X", "C7", "A4")],
)  # fmt: skip
def test_small_cars(classes: str, manual: bool, automatic: bool) -> None:
    held = parse_classes(classes)
    for seats in (1, 5, 9):
        assert covers(held, CarNeeds(Gearbox.MT, seats)) == manual
        assert [covers(held, CarNeeds(gearbox, seats)) for gearbox in AUTOMATICS] == [automatic] * len(AUTOMATICS)


@pytest.mark.rule("TD-03")
@pytest.mark.parametrize(
    "seats, enough, too_little",
    [
        (10, "A1 A2 B1", "A3 B2 C1 C2"),
        (19, "A1 A2 B1", "A3 B2 C1 C2"),
        (20, "A1", "A2 A3 B1 B2 C1"),
    ],
)
def test_buses(seats: int, enough: str, too_little: str) -> None:
    for gearbox in Gearbox:
        assert all(covers(parse_classes(name), CarNeeds(gearbox, seats)) for name in enough.split())
        assert not any(covers(parse_classes(name), CarNeeds(gearbox, seats)) for name in too_little.split())


@pytest.mark.rule("TD-21")
def test_c5_only_in_an_adapted_automatic() -> None:
    held = parse_classes("C5")
    assert covers(held, CarNeeds(Gearbox.AT, 5, adapted=True))
    assert not covers(held, CarNeeds(Gearbox.MT, 5, adapted=True))
    assert not covers(held, CarNeeds(Gearbox.AT, 10, adapted=True))
    assert licence.needs_adapted_car(held)
    assert not licence.needs_adapted_car(parse_classes("C1C5"))


def test_the_table_of_what_a_class_also_covers() -> None:
    covered = {name: parse_classes(name).covered - {name} for name in ("A1", "A2", "A3", "C1", "D", "E")}
    assert covered == {
        "A1": {"A3", "B1", "B2", "C1", "C2", "C3", "C4", "M"},
        "A2": {"B1", "B2", "C1", "C2", "C3", "C4", "C6", "M"},
        "A3": {"C1", "C2", "C3", "C4"},
        "C1": {"C2", "C3", "C4"},
        "D": {"E", "F"},
        "E": {"F"},
    }


@given(st.text("ABCDEFMNPX1234567 ,", max_size=12), st.sampled_from(Gearbox), st.integers(1, 60))
def test_what_a_class_covers_is_closed(text: str, gearbox: Gearbox, seats: int) -> None:
    held = parse_classes(text)
    assert all(parse_classes(name).covered <= held.covered for name in held.covered)
    if held.unread or not held.held:
        assert not covers(held, CarNeeds(gearbox, seats))


@pytest.mark.parametrize(
    "text, gearbox", [("mt", "MT"), ("EV single-speed", "EV"), ("AMT(automatic mode)", "AMT"), ("dht", "DHT")]
)
def test_gearboxes(text: str, gearbox: str) -> None:
    assert Gearbox.read(text) == gearbox


@pytest.mark.parametrize("text", ["", "XX", "手动", "\0", "M" * 1_000_000], ids=lambda text: ascii(text)[:24])
def test_unknown_gearboxes(text: str) -> None:
    with pytest.raises(ShowroomError) as caught:
        Gearbox.read(text)
    assert caught.value.code == "gearbox_unknown"


@pytest.mark.parametrize("seats", [0, -1, 100])
def test_impossible_seats(seats: int) -> None:
    with pytest.raises(ShowroomError) as caught:
        covers(parse_classes("A1"), CarNeeds(Gearbox.MT, seats))
    assert caught.value.code == "seats_wrong"


@pytest.mark.rule("DL-02", "DL-03")
def test_validity_includes_both_days() -> None:
    first, last = date(2020, 5, 20), date(2026, 5, 20)
    days = (first - timedelta(1), first, last, last + timedelta(1))
    assert [licence.valid_on(first, last, day) for day in days] == [False, True, True, False]
    assert licence.valid_on(first, None, date(2090, 1, 1))
    assert licence.renewal_opens(last) == date(2026, 2, 19)
    assert not licence.cancelled_by_expiry(last, date(2027, 5, 20))
    assert licence.cancelled_by_expiry(last, date(2027, 5, 21))
    assert not licence.cancelled_by_expiry(None, date(2090, 1, 1))


@pytest.mark.rule("DL-05", "TD-05")
def test_twelve_months_are_reached_on_the_day() -> None:
    on = date(2026, 11, 22)
    assert licence.held_for_months(date(2025, 11, 22), 12, on)
    assert not licence.held_for_months(date(2025, 11, 23), 12, on)
    assert not licence.in_probation(date(2025, 11, 22), on)
    assert licence.in_probation(date(2025, 11, 23), on)


@pytest.mark.rule("DL-05", "TD-06")
def test_companion_on_the_motorway() -> None:
    driver = parse_classes("C2")
    assert licence.may_accompany_on_motorway(parse_classes("C1"), driver, 3)
    assert not licence.may_accompany_on_motorway(parse_classes("C1"), driver, 2)
    assert not licence.may_accompany_on_motorway(parse_classes("C2"), parse_classes("C1"), 10)


@pytest.mark.rule("DL-06")
def test_ages_of_the_classes() -> None:
    assert [licence.age_range(name)[0] for name in ("C1", "C2", "C5", "F", "A3", "B1", "C6", "A1", "A2")] == [
        18, 18, 18, 18, 20, 20, 20, 22, 22,
    ]  # fmt: skip
    assert licence.age_range("C1")[1] is None
    assert licence.age_range("C3") == (18, 60)


@pytest.mark.rule("DL-08")
@pytest.mark.parametrize(
    "classes, age, overdue", [("A1", 64, True), ("A1", 63, True), ("B2", 62, False), ("C1", 80, False)]
)
def test_heavy_classes_must_be_exchanged(classes: str, age: int, overdue: bool) -> None:
    assert licence.exchange_overdue(parse_classes(classes), age) == overdue


@pytest.mark.rule("DL-04", "DL-09", "DL-10")
def test_papers_that_count_as_a_licence() -> None:
    counted = {paper for paper in LicencePaper if licence.counts_as_licence(paper)}
    assert counted == {LicencePaper.LICENCE, LicencePaper.ELECTRONIC, LicencePaper.TEMPORARY_PERMIT}
