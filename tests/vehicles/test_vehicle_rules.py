"""Status transitions of cars, and what a version's name tells."""

# ruff: noqa: E501 - tables of cases read better wide
from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showroom.vehicles.model import Energy, VehicleStatus
from showroom.vehicles.rules import energy_of, may_become, split_model, traits_of


@given(st.sampled_from(VehicleStatus))
def test_a_delivered_car_stays_delivered(status: VehicleStatus) -> None:
    assert may_become(VehicleStatus.DELIVERED, status) is (status is VehicleStatus.DELIVERED)


@given(st.lists(st.sampled_from(VehicleStatus), min_size=1, max_size=8))
def test_no_way_leads_to_delivered_but_through_sold(path: list[VehicleStatus]) -> None:
    status = VehicleStatus.IN_STOCK
    for wanted in path:
        if may_become(status, wanted) and wanted is VehicleStatus.DELIVERED and status is not wanted:
            assert status is VehicleStatus.SOLD
        if may_become(status, wanted):
            status = wanted


@pytest.mark.parametrize(
    "text, energy",
    [
        ("HEV", Energy.ICE), ("PHEV", Energy.PHEV), ("插电混动", Energy.PHEV), ("增程", Energy.PHEV), ("纯电动", Energy.BEV),
        ("EV", Energy.BEV), ("汽油", Energy.ICE), ("油电混动", Energy.ICE), ("ｂｅｖ", Energy.BEV), ("", None), ("level", None),
        ("FCEV", Energy.FCEV), ("燃料电池电动", Energy.FCEV), ("氢", Energy.FCEV), ("Hydrogen fuel cell EV", Energy.FCEV),
        ("氟", None),
    ],
)  # fmt: skip
def test_drives_by_their_words(text: str, energy: Energy | None) -> None:
    assert energy_of(text) is energy


def test_traits_say_nothing_where_the_name_says_nothing() -> None:
    traits = traits_of("豪华版 platinum")
    assert (traits.energy, traits.gearbox, traits.seats, traits.displacement_ml) == (None, None, None, None)
    assert traits_of("1.6L 自动 六座").seats == 6
    assert traits_of("1.6L 自动 六座").displacement_ml == 1600


@pytest.mark.parametrize(
    "text, parts",
    [
        ("星河 S5", ("星河", "S5", "")),
        ("星河E6", ("星河", "E6", "")),
        ("星河E6 650km", ("星河", "E6", "650km")),
        ("朗逸", ("", "朗逸", "")),
        ("星河　E6 长续航 版", ("星河", "E6", "长续航 版")),
    ],
)
def test_brand_and_series(text: str, parts: tuple[str, str, str]) -> None:
    assert split_model(text) == parts
