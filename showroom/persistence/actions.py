"""What a service function is: one declared right, one transaction, one audit trail."""

from __future__ import annotations

import functools
import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy import exc
from sqlalchemy.orm import Session

from showroom.kernel.actor import Actor, Permission
from showroom.kernel.clock import STORE_ZONE, Clock, local_date
from showroom.kernel.errors import Bug, Message, ShowroomError
from showroom.kernel.parameters import Parameters
from showroom.persistence import audit
from showroom.persistence.database import CHANGED_MEANWHILE, Database
from showroom.persistence.parameters import ParameterTable

log = logging.getLogger(__name__)

NOT_ALLOWED = Message(
    "not_allowed",
    "{name} 没有此项权限（{right}）。请找有权限的同事或管理员。",
    "{name} does not have this right ({right}). Ask a colleague who has it, or the administrator.",
)
RETRIES = 3
_COLLISIONS = ("40001", "40P01")


@dataclass(frozen=True, slots=True)
class Changed:
    """One object that a committed action touched; open windows reload if it concerns them."""

    kind: str
    id: int


@dataclass
class Workplace:
    """What every service works with: the database, the clock, the store's zone, and who wants to hear of commits."""

    db: Database
    clock: Clock
    audit_key: bytes
    zone: ZoneInfo = STORE_ZONE
    on_committed: list[Callable[[tuple[Changed, ...]], None]] = field(default_factory=list)
    parameters: ParameterTable = field(default_factory=ParameterTable)

    def today(self) -> date:
        return local_date(self.clock.now(), self.zone)


@dataclass
class Tx:
    """One action under way."""

    session: Session
    actor: Actor
    now: datetime
    today: date
    work: Workplace
    action: str
    acts: list[audit.Act] = field(default_factory=list)
    _parameters: Parameters | None = None

    def audit(self, kind: str, object_id: int, /, **facts: object) -> None:
        """Record what was done to which object; names of fields and codes only, no personal values."""
        self.acts.append(audit.Act(self.action, kind, object_id, facts))

    @property
    def parameters(self) -> Parameters:
        """The dated parameter table (G-06), read once per action."""
        if self._parameters is None:
            self._parameters = self.work.parameters.at_hand(self.session)
        return self._parameters

    def require(self, permission: Permission) -> None:
        """Refuse the actor who lacks a further right that this case needs."""
        if not self.actor.may(permission):
            raise ShowroomError(NOT_ALLOWED, name=self.actor.name, right=permission.value)


class Service(Protocol):
    """A class of actions."""

    work: Workplace


S = TypeVar("S", bound=Service)
A = ParamSpec("A")
R = TypeVar("R")
Body = Callable[Concatenate[S, Tx, A], R]
Action = Callable[Concatenate[S, Actor, A], R]


def reads(permission: Permission) -> Callable[[Body[S, A, R]], Action[S, A, R]]:
    """Declare a function that only reads, under `permission`."""

    def declare(body: Body[S, A, R]) -> Action[S, A, R]:
        @functools.wraps(body)
        def act(self: S, actor: Actor, /, *args: A.args, **kwargs: A.kwargs) -> R:
            _allow(actor, permission)
            work = self.work
            with work.db.read() as session:
                return body(self, _tx(session, actor, work, body), *args, **kwargs)

        return _declared(act, permission, writing=False)

    return declare


def writes(permission: Permission) -> Callable[[Body[S, A, R]], Action[S, A, R]]:
    """Declare a function that writes, under `permission`: one audited transaction, told to the windows when done."""

    def declare(body: Body[S, A, R]) -> Action[S, A, R]:
        @functools.wraps(body)
        def act(self: S, actor: Actor, /, *args: A.args, **kwargs: A.kwargs) -> R:
            _allow(actor, permission)
            for attempt in range(1, RETRIES + 1):
                try:
                    result, changed = _write(self, actor, body, args, kwargs)
                    break
                except (exc.OperationalError, ShowroomError) as error:
                    collision = _collision(error)
                    if attempt == RETRIES or collision is None:
                        raise
                    log.info("retry %d of %s: %s", attempt, body.__qualname__, type(collision).__name__)
            for listener in self.work.on_committed:
                listener(changed)
            return result

        return _declared(act, permission, writing=True)

    return declare


def _collision(error: Exception) -> BaseException | None:
    """What the server said where another's transaction was in the way of this one, also when it is put in words."""
    cause = error if isinstance(error, exc.DBAPIError) else error.__cause__
    told = cause.orig if isinstance(cause, exc.DBAPIError) else None
    return told if getattr(told, "sqlstate", "") in _COLLISIONS else None


def composed(permission: Permission) -> Callable[[Callable[Concatenate[S, Actor, A], R]], Action[S, A, R]]:
    """Declare a function that is made of other actions, say a long reading before a short writing, under `permission`.

    It has no transaction of its own: its body calls actions with the actor.
    """

    def declare(body: Callable[Concatenate[S, Actor, A], R]) -> Action[S, A, R]:
        @functools.wraps(body)
        def act(self: S, actor: Actor, /, *args: A.args, **kwargs: A.kwargs) -> R:
            _allow(actor, permission)
            return body(self, actor, *args, **kwargs)

        return _declared(act, permission, writing=True)

    return declare


def _write(
    service: Service, actor: Actor, body: Callable[..., R], args: Any, kwargs: Any
) -> tuple[R, tuple[Changed, ...]]:
    work = service.work
    with work.db.begin() as session:
        tx = _tx(session, actor, work, body)
        result = body(service, tx, *args, **kwargs)
        if not tx.acts:
            raise Bug(f"{body.__qualname__} wrote without an audit entry")
        session.flush()
        audit.append(session, work.audit_key, (actor.id, actor.name, actor.desk), tx.now, tx.acts)
    return result, tuple(dict.fromkeys(Changed(act.object_kind, act.object_id) for act in tx.acts))


def _tx(session: Session, actor: Actor, work: Workplace, body: Callable[..., object]) -> Tx:
    now = work.clock.now()
    return Tx(session, actor, now, local_date(now, work.zone), work, body.__qualname__)


def _allow(actor: Actor, permission: Permission) -> None:
    if not isinstance(actor, Actor):
        raise Bug("an action was called without the person who acts")
    if not actor.may(permission):
        raise ShowroomError(NOT_ALLOWED, name=actor.name, right=permission.value)


def _declared(act: Action[S, A, R], permission: Permission, *, writing: bool) -> Action[S, A, R]:
    """Mark an action, so that the permission table and the tests can list all of them."""
    act.permission, act.writes = permission, writing  # type: ignore[attr-defined]
    return act


def check_version(expected: int, found: int) -> None:
    """Refuse a draft that was made from an older version of its row than the one stored now."""
    if expected != found:
        raise ShowroomError(CHANGED_MEANWHILE)
