"""Arithmetic of hand-over and pool: who gets which customer, and from when one lies idle."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from showroom.customers.model import Grade

IDLE_GRADES = (Grade.N, Grade.H, Grade.A, Grade.B, Grade.C, Grade.T, Grade.F)
"""Ordered and delivered customers (O, D) are served by contract and plan; they never lie idle by this rule."""


def dealt_out(
    customers: Sequence[tuple[int, Grade]], to_ids: Sequence[int], choices: Mapping[int, int]
) -> dict[int, int]:
    """`{customer: colleague}`: chosen ones as chosen, the rest in turn, grade by grade, so that shares are alike.

    Raises ValueError without a colleague for the rest.
    """
    dealt = {customer: choices[customer] for customer, _grade in customers if customer in choices}
    rest = [(list(Grade).index(grade), customer) for customer, grade in customers if customer not in choices]
    if rest and not to_ids:
        raise ValueError("nobody takes the rest")
    for place, (_grade, customer) in enumerate(sorted(rest)):
        dealt[customer] = to_ids[place % len(to_ids)]
    return dealt


def idle_days(grade: Grade, limits: Mapping[str, int]) -> int:
    """After how many days without effective contact a customer of this grade is idle; `limits` by grade, '' for all."""
    return limits.get(grade.value, limits[""])


def last_effective(days: Iterable[date | None]) -> date | None:
    """The latest of contact, visit, change of owner and entry; None when nothing was ever logged."""
    return max((day for day in days if day is not None), default=None)


def is_idle(last: date, limit: int, on: date) -> bool:
    """Whether the limit is passed: a limit of 90 days makes a customer idle on the 91st day (超过, G-03)."""
    return (on - last).days > limit
