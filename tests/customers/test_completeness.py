"""Completeness of a file (S0-16): between 0 and 100, and it never falls when something is added."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showroom.customers.completeness import FIELDS, WEIGHTS, completeness, field_name
from showroom.customers.model import CustomerKind

kinds = st.sampled_from(list(CustomerKind))
known = st.frozensets(st.sampled_from(list(FIELDS)))


@pytest.mark.rule("S0-16")
@given(kinds, known, known)
def test_it_is_a_percentage_that_never_falls_with_more_known(
    kind: CustomerKind, some: frozenset[str], more: frozenset[str]
) -> None:
    less, full = completeness(kind, some), completeness(kind, some | more)
    assert 0 <= less.percent <= full.percent <= 100
    assert set(full.missing) <= set(less.missing)
    assert set(less.missing).isdisjoint(some)
    assert (less.percent == 100) == (less.missing == ())


@pytest.mark.parametrize("kind", list(CustomerKind))
def test_all_is_a_hundred_and_nothing_is_none(kind: CustomerKind) -> None:
    assert sum(WEIGHTS[kind].values()) == 100
    assert completeness(kind, ()).percent == 0
    assert completeness(kind, FIELDS).percent == 100
    assert completeness(kind, ()).missing[0] == "phone"
    assert all(field_name(field, "zh") and field_name(field, "en") for field in WEIGHTS[kind])


def test_a_company_needs_its_agent_and_no_birth_date() -> None:
    assert "birth" not in completeness(CustomerKind.COMPANY, ()).missing
    assert "agent" in completeness(CustomerKind.COMPANY, ()).missing
    assert "agent" not in completeness(CustomerKind.PERSON, ()).missing
