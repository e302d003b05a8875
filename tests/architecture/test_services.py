"""Every service function declares one right; calling it needs a person who holds it."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Iterator

import pytest

import showroom
from showroom.kernel.actor import Actor, Permission, Role
from showroom.kernel.errors import Bug, ShowroomError

NOT_ACTIONS = {"gate"}  # what deals asks of a step inside its own transaction


def service_classes() -> list[type]:
    """Every class of the library whose name ends in Service and that is built over a Workplace."""
    found = {}
    for module in pkgutil.walk_packages(showroom.__path__, "showroom."):
        if ".migrations" in module.name or module.name.endswith("__main__"):
            continue
        for name, value in vars(importlib.import_module(module.name)).items():
            ours = inspect.isclass(value) and name.endswith("Service") and value.__module__.startswith("showroom.")
            if ours and not getattr(value, "_is_protocol", False):
                found[f"{value.__module__}.{name}"] = value
    return [found[name] for name in sorted(found)]


def undeclared(cls: type) -> Iterator[str]:
    for name, value in vars(cls).items():
        action = inspect.isfunction(value) and not name.startswith("_") and name not in NOT_ACTIONS
        if action and not isinstance(getattr(value, "permission", None), Permission):
            yield f"{cls.__name__}.{name}"


def test_every_public_function_of_every_service_declares_its_right() -> None:
    classes = service_classes()
    assert len(classes) >= 15
    assert [name for cls in classes for name in undeclared(cls)] == []


def test_the_check_sees_an_undeclared_function() -> None:
    class CarelessService:
        def save(self) -> None: ...

    assert list(undeclared(CarelessService)) == ["CarelessService.save"]


@pytest.mark.parametrize("cls", service_classes(), ids=lambda cls: cls.__name__)
def test_nobody_gets_past_a_right_that_their_role_lacks(cls: type) -> None:
    nobody = Actor(0, "nobody", frozenset())
    service: object = object.__new__(cls)  # refused before anything of the service is touched
    for name, value in vars(cls).items():
        if hasattr(value, "permission"):
            with pytest.raises(ShowroomError) as refused:
                getattr(service, name)(nobody)
            assert refused.value.code == "not_allowed", name
            with pytest.raises(Bug):
                getattr(service, name)("周敏")


def test_consultants_cannot_approve_and_receptionists_cannot_quote() -> None:
    consultant = Actor(1, "c", frozenset({Role.CONSULTANT}))
    receptionist = Actor(2, "r", frozenset({Role.RECEPTIONIST}))
    manager = Actor(3, "m", frozenset({Role.SALES_MANAGER}))
    administrator = Actor(4, "a", frozenset({Role.ADMINISTRATOR}))
    assert not consultant.may(Permission.DISCOUNT_APPROVE)
    assert manager.may(Permission.DISCOUNT_APPROVE)
    assert not receptionist.may(Permission.QUOTE_WRITE)
    assert not receptionist.may(Permission.CUSTOMER_REVEAL)
    assert not administrator.may(Permission.CUSTOMER_READ)
