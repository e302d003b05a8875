"""Who works here, and the store's own particulars."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy.orm import Session

from showroom.kernel.actor import Actor, Permission, Role
from showroom.kernel.errors import NOT_FOUND, REQUIRED, FieldErrors, Message, ShowroomError
from showroom.kernel.text import field_text
from showroom.persistence.actions import Tx, Workplace, check_version, reads, writes
from showroom.staff.escorts import TrainingDraft, TrainingLine, add_trainings, check_escort, trainings
from showroom.staff.model import StaffMember, Store

NAME_TAKEN = Message("staff_name_taken", "已有同名员工，请加以区分", "There is already a colleague of this name")
ROLES_MISSING = Message("staff_roles_missing", "请至少选择一个岗位", "Choose at least one post")
LAST_ADMINISTRATOR = Message(
    "last_administrator",
    "{name} 是唯一在职的管理员：请先让另一位同事担任管理员",
    "{name} is the only active administrator: make another colleague one first",
)
SIGN_IN_OFF = Message(
    "sign_in_off", "{name} 的账号已停用，请找管理员。", "The account of {name} is disabled; ask the administrator."
)


@dataclass(frozen=True, slots=True)
class Colleague:
    """A staff member as lists and choices show them."""

    id: int
    name: str
    roles: frozenset[Role]
    active: bool
    escort: bool
    phone: str
    version: int


@dataclass(frozen=True, slots=True)
class StaffDraft:
    """What an administrator enters for a colleague."""

    name: str
    roles: frozenset[Role]
    phone: str = ""
    active: bool = True
    escort: bool = False
    licence_number: str = ""
    licence_classes: str = ""
    licence_valid_to: date | None = None
    licence_first_issue: date | None = None
    licence_long_term: bool = False
    trainings: tuple[TrainingDraft, ...] = ()
    """Trainings to be recorded with this; those on record stay."""


@dataclass(frozen=True, slots=True)
class StaffCard:
    """A colleague as the settings show them; `draft` is what a form would edit, `trainings` those on record."""

    id: int
    version: int
    draft: StaffDraft
    trainings: tuple[TrainingLine, ...] = ()


@dataclass(frozen=True, slots=True)
class StoreCard:
    """The store's particulars as papers print them."""

    code: str
    name: str
    credit_code: str = ""
    address: str = ""
    phone: str = ""
    bank: str = ""
    bank_account: str = ""
    legal_representative: str = ""
    complaint_phone: str = ""
    complaint_person: str = ""
    complaint_hours: str = ""
    language: str = "zh"
    sample: bool = False
    version: int = 1


class StaffService:
    """Colleagues and the store card."""

    def __init__(self, work: Workplace) -> None:
        self.work = work
        self.before_leaving: list[Callable[[Tx, int], None]] = []
        """Asked before a colleague is marked as gone; raises where something still waits for them."""

    @reads(Permission.SIGNED_IN)
    def colleagues(self, tx: Tx, role: Role | None = None, *, only_active: bool = True) -> tuple[Colleague, ...]:
        """Staff by name; with `role`, only those who hold it."""
        found = tx.session.scalars(sa.select(StaffMember).order_by(StaffMember.name).limit(1000))
        people = (colleague(member) for member in found)
        return tuple(p for p in people if (p.active or not only_active) and (role is None or role in p.roles))

    @reads(Permission.SIGNED_IN)
    def store_card(self, tx: Tx) -> StoreCard:
        return store_card(tx.session)

    @writes(Permission.SETTINGS_WRITE)
    def save_store(self, tx: Tx, card: StoreCard) -> StoreCard:
        """Save the store's particulars; the code is part of every number and stays."""
        if not card.name.strip():
            raise FieldErrors({"name": REQUIRED})
        store = tx.session.scalars(sa.select(Store)).one()
        check_version(card.version, store.version)
        before = {name: getattr(store, name) for name in _REGISTERED}
        for name, limit in _EDITABLE.items():
            setattr(store, name, field_text(name, getattr(card, name), limit))
        changed = (name for name in _REGISTERED if before[name] not in ("", getattr(store, name)))
        self._registered_changed(tx, tuple(changed))
        tx.audit("store", store.id)
        tx.session.flush()
        return store_card(tx.session)

    def _registered_changed(self, tx: Tx, changed: tuple[str, ...]) -> None:
        """What stands in the national system changed: the clock to tell it runs from today (MF-10)."""
        if changed:
            from showroom.staff.duties import note_change

            note_change(tx, changed)

    @writes(Permission.STAFF_WRITE)
    def add_colleague(self, tx: Tx, draft: StaffDraft) -> Colleague:
        """Add a staff member; they sign in once an administrator has given them a password."""
        if not draft.roles:
            raise FieldErrors({"roles": ROLES_MISSING})
        member = add_member(tx.session, draft, tx)
        tx.audit("staff", member.id, roles=member.roles)
        return colleague(member)

    @reads(Permission.STAFF_WRITE)
    def card(self, tx: Tx, staff_id: int) -> StaffCard:
        """One colleague with their own licence; raises ShowroomError(not_found)."""
        return _card(tx, _member(tx, staff_id))

    @writes(Permission.STAFF_WRITE)
    def save_colleague(self, tx: Tx, staff_id: int, draft: StaffDraft, version: int) -> StaffCard:
        """Change posts, phone, escort right and licence; the name stays, since passwords are bound to it.

        Raises FieldErrors, ShowroomError(not_found | changed_meanwhile | last_administrator | has_customers).
        """
        member = _member(tx, staff_id)
        check_version(version, member.version)
        if not draft.roles:
            raise FieldErrors({"roles": ROLES_MISSING})
        if not draft.active or Role.ADMINISTRATOR not in draft.roles:
            keep_an_administrator(tx, member)
        if member.active and not draft.active:
            self._let_go(tx, member.id)
        newly = draft.escort and not member.escort
        member.roles = ",".join(sorted(draft.roles))
        for name in _CHANGEABLE:
            setattr(member, name, getattr(draft, name))
        add_trainings(tx, member, draft.trainings)
        if newly:
            check_escort(tx, member)
        tx.audit("staff", member.id, roles=member.roles, active=member.active, escort=member.escort)
        tx.session.flush()
        return _card(tx, member)

    @writes(Permission.STAFF_WRITE)
    def strike_training(self, tx: Tx, training_id: int) -> StaffCard:
        """Take a wrong training off the record: nobody is an escort by it any more (TD-09). Raises not_found."""
        from showroom.staff.training_model import StaffTraining

        row = tx.session.get(StaffTraining, training_id)
        if row is None or row.struck_at is not None:
            raise ShowroomError(NOT_FOUND, what=f"training {training_id}")
        row.struck_at, row.struck_by = tx.now, tx.actor.id
        tx.audit("staff", row.staff_id, training_struck=row.kind)
        tx.session.flush()
        return _card(tx, _member(tx, row.staff_id))

    @writes(Permission.SIGNED_IN)
    def record_own_password(self, tx: Tx) -> None:
        """Leave a trace that the actor chose a new password."""
        tx.audit("staff", tx.actor.id, sign_in="renewed")

    @writes(Permission.STAFF_WRITE)
    def allow_sign_in(self, tx: Tx, name: str) -> Colleague:
        """Record that a colleague is given a password; raises ShowroomError(not_found)."""
        member = tx.session.scalar(sa.select(StaffMember).where(StaffMember.name == name))
        if member is None:
            raise ShowroomError(NOT_FOUND, what=name)
        member.signs_in = True
        tx.audit("staff", member.id, sign_in="allowed")
        return colleague(member)

    @writes(Permission.STAFF_WRITE)
    def refuse_sign_in(self, tx: Tx, name: str) -> Colleague:
        """Record that a colleague's password was taken away; raises ShowroomError(not_found)."""
        member = tx.session.scalar(sa.select(StaffMember).where(StaffMember.name == name))
        if member is None:
            raise ShowroomError(NOT_FOUND, what=name)
        member.signs_in = False
        tx.audit("staff", member.id, sign_in="refused")
        return colleague(member)

    @writes(Permission.STAFF_WRITE)
    def set_active(self, tx: Tx, staff_id: int, *, active: bool) -> Colleague:
        member = _member(tx, staff_id)
        if not active:
            keep_an_administrator(tx, member)
            self._let_go(tx, member.id)
        member.active = active
        tx.audit("staff", member.id, active=active)
        return colleague(member)

    def _let_go(self, tx: Tx, staff_id: int) -> None:
        for ask in self.before_leaving:
            ask(tx, staff_id)


_EDITABLE = {
    "name": 120, "credit_code": 18, "address": 200, "phone": 30, "bank": 80, "bank_account": 40,
    "legal_representative": 80, "complaint_phone": 30, "complaint_person": 80, "complaint_hours": 80, "language": 2,
}  # fmt: skip
"""What the card says, and how long each may be."""
_REGISTERED = ("name", "credit_code", "address", "phone", "legal_representative")
"""What of the store stands in the national system of car dealers (MF-10)."""
_CHANGEABLE = (
    "phone", "active", "escort", "licence_number", "licence_classes", "licence_first_issue", "licence_valid_to",
    "licence_long_term",
)  # fmt: skip


def _member(tx: Tx, staff_id: int) -> StaffMember:
    member = tx.session.get(StaffMember, staff_id)
    if member is None:
        raise ShowroomError(NOT_FOUND, what=f"staff {staff_id}")
    return member


def keep_an_administrator(tx: Tx, member: StaffMember) -> None:
    """Refuse to lose the last one who could still change settings; raises ShowroomError(last_administrator)."""
    if Role.ADMINISTRATOR not in roles_of(member) or not member.active:
        return
    others = tx.session.scalars(
        sa.select(StaffMember).where(StaffMember.id != member.id, StaffMember.active.is_(True), StaffMember.signs_in)
    )
    if not any(Role.ADMINISTRATOR in roles_of(other) for other in others):
        raise ShowroomError(LAST_ADMINISTRATOR, name=member.name)


def _card(tx: Tx, member: StaffMember) -> StaffCard:
    given = {name: getattr(member, name) for name in _CHANGEABLE}
    draft = StaffDraft(member.name, roles_of(member), **given)
    return StaffCard(member.id, member.version, draft, trainings(tx.session, member.id))


def store_card(session: Session) -> StoreCard:
    """The store card for services that print or number."""
    store = session.scalars(sa.select(Store)).one()
    return StoreCard(
        code=store.code,
        sample=store.sample,
        version=store.version,
        **{name: getattr(store, name) for name in _EDITABLE},
    )


def complaint_contact(card: StoreCard) -> str:
    """Whom to complain to, as papers print it: person, telephone, hours (MF-08, §3.2); '' where none is set."""
    return "  ".join(part for part in (card.complaint_person, card.complaint_phone, card.complaint_hours) if part)


def add_member(session: Session, draft: StaffDraft, tx: Tx) -> StaffMember:
    """Insert a staff row; raises FieldErrors(name), and for an escort without licence or training (TD-09)."""
    name = draft.name.strip()
    if not name:
        raise FieldErrors({"name": REQUIRED})
    if session.scalar(sa.select(StaffMember.id).where(StaffMember.name == name)) is not None:
        raise FieldErrors({"name": NAME_TAKEN})
    member = StaffMember(
        name=name,
        roles=",".join(sorted(draft.roles)),
        phone=draft.phone,
        active=draft.active,
        escort=draft.escort,
        licence_number=draft.licence_number,
        licence_classes=draft.licence_classes,
        licence_first_issue=draft.licence_first_issue,
        licence_valid_to=draft.licence_valid_to,
        licence_long_term=draft.licence_long_term,
        created_at=tx.now,
    )
    session.add(member)
    session.flush()
    add_trainings(tx, member, draft.trainings)
    if draft.escort:
        check_escort(tx, member)
    return member


def colleague(member: StaffMember) -> Colleague:
    """A staff row as others see it."""
    return Colleague(
        member.id, member.name, roles_of(member), member.active, member.escort, member.phone, member.version
    )


def roles_of(member: StaffMember) -> frozenset[Role]:
    """The roles of a staff row."""
    return frozenset(Role(word) for word in member.roles.split(",") if word)


def actor_of(session: Session, name: str, desk: str = "") -> Actor:
    """The signed-in person for a name whose password has been checked; raises ShowroomError(sign_in_off)."""
    member = session.scalar(sa.select(StaffMember).where(StaffMember.name == name))
    if member is None or not member.active:
        raise ShowroomError(SIGN_IN_OFF, name=name)
    return Actor(member.id, member.name, roles_of(member), desk)


def staff_name(session: Session, staff_id: int | None) -> str:
    """A colleague's name, '' for none."""
    member = None if staff_id is None else session.get(StaffMember, staff_id)
    return "" if member is None else member.name
