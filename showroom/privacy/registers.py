"""Requests of persons, records of processing, and incidents: each with its clock, none deletable (PI-08, PI-09)."""

from __future__ import annotations

from datetime import datetime, time, timedelta

import sqlalchemy as sa

from showroom.customers.model import Customer
from showroom.customers.owners import NOBODY, owner_names
from showroom.customers.standing_model import CustomerStanding, Standing
from showroom.kernel.actor import Permission
from showroom.kernel.dates import add_years
from showroom.kernel.errors import NOT_FOUND, REQUIRED, FieldErrors, Message, ShowroomError, Told, told
from showroom.kernel.text import field_text
from showroom.kernel.working_days import add_working_days
from showroom.persistence.actions import Tx, Workplace, check_version, reads, writes
from showroom.privacy import messages as say
from showroom.privacy.register_views import (
    BreachDraft,
    BreachLine,
    Clocks,
    RecordDraft,
    RecordLine,
    RequestDraft,
    RequestLine,
    TellDraft,
    Waiting,
)
from showroom.privacy.registers_model import Breach, ProcessingRecord, RecordKind, RequestState, RightsRequest

MOST = 200
LEAST_YEARS = 3
"""For records and assessments: no parameter undercuts it (PIPL 56)."""
_MOST_PERSONS = 10_000_000
ERASED = "—"
Wrong = dict[str, Told | Message]


class PrivacyRegisterService:
    """The administrator's registers. Nothing in them is deleted; the database refuses it too."""

    def __init__(self, work: Workplace) -> None:
        self.work = work

    @reads(Permission.PRIVACY_DESK)
    def clocks(self, tx: Tx) -> Clocks:
        """What waits, for the first page of the administrator."""
        is_open = RightsRequest.state == RequestState.OPEN
        row = tx.session.execute(
            sa.select(
                sa.func.count(), sa.func.count().filter(RightsRequest.due < tx.today), sa.func.min(RightsRequest.due)
            ).where(is_open)
        ).one()
        waiting = tx.session.execute(
            sa.select(
                sa.func.count(),
                sa.func.count().filter(Breach.tell_by < tx.now, Breach.authority_at.is_(None)),
            ).where(Breach.closed_at.is_(None))
        ).one()
        return Clocks(row[0], row[1], row[2], waiting[0], waiting[1])

    @reads(Permission.PRIVACY_DESK)
    def waiting(self, tx: Tx) -> tuple[Waiting, ...]:
        """The clocks that run, the most pressing first, for the administrator's Today."""
        asked = sa.select(RightsRequest.id, RightsRequest.due).where(RightsRequest.state == RequestState.OPEN)
        noticed = sa.select(Breach.id, Breach.tell_by).where(Breach.authority_at.is_(None), Breach.closed_at.is_(None))
        found = [
            Waiting(number, True, datetime.combine(due, time(23, 59), tx.work.zone), due < tx.today)
            for number, due in tx.session.execute(asked.order_by(RightsRequest.due).limit(MOST))
        ]
        found += [
            Waiting(number, False, by, by < tx.now)
            for number, by in tx.session.execute(noticed.order_by(Breach.tell_by).limit(MOST))
        ]
        return tuple(sorted(found, key=lambda one: one.due))

    @reads(Permission.PRIVACY_DESK)
    def requests(self, tx: Tx, *, closed: bool = False) -> tuple[RequestLine, ...]:
        """Open requests, the earliest due first; or the closed ones, the newest first."""
        is_open = RightsRequest.state == RequestState.OPEN
        wanted = sa.select(RightsRequest).where(~is_open if closed else is_open)
        order = (RightsRequest.id.desc(),) if closed else (RightsRequest.due, RightsRequest.id)
        return tuple(_request_line(tx, row) for row in tx.session.scalars(wanted.order_by(*order).limit(MOST)))

    @writes(Permission.PRIVACY_DESK)
    def receive(self, tx: Tx, draft: RequestDraft) -> RequestLine:
        """Write down a request; it is due in the working days of the parameter table (PI-08). Raises FieldErrors."""
        wrong: Wrong = {}
        texts = _texts(draft, {"name": 80, "contact": 120}, {"wish": 500}, wrong)
        if draft.received_on > tx.today:
            wrong["received_on"] = say.DAY_AHEAD
        if draft.customer_id is not None and tx.session.get(Customer, draft.customer_id) is None:
            wrong["customer_id"] = told(NOT_FOUND, what=str(draft.customer_id))
        if wrong:
            raise FieldErrors(wrong)
        days = tx.parameters.whole("privacy.request_working_days", tx.today)
        row = RightsRequest(
            kind=draft.kind, customer_id=draft.customer_id, received_on=draft.received_on, **texts,
            due=add_working_days(draft.received_on, max(1, days), tx.parameters), created_at=tx.now,
            created_by=tx.actor.id,
        )  # fmt: skip
        tx.session.add(row)
        tx.session.flush()
        tx.audit("rights_request", row.id, kind=draft.kind, due=row.due.isoformat())
        return _request_line(tx, row)

    @writes(Permission.PRIVACY_DESK)
    def check_identity(self, tx: Tx, request_id: int, how: str, version: int) -> RequestLine:
        """How it was made sure that the person is the one (PI-08). Raises FieldErrors, ShowroomError(…_closed)."""
        row = _open_request(tx, request_id, version)
        text = field_text("identity", how, 200)
        if not text:
            raise FieldErrors({"identity": REQUIRED})
        row.identity, row.identity_at, row.identity_by = text, tx.now, tx.actor.id
        tx.audit("rights_request", row.id, identity_checked=True)
        tx.session.flush()
        return _request_line(tx, row)

    @writes(Permission.PRIVACY_DESK)
    def answer(self, tx: Tx, request_id: int, answer: str, version: int, *, refuse: bool = False) -> RequestLine:
        """Close a request; a refusal needs its reason (PIPL 50), an answer an identity that was checked first.

        Raises FieldErrors(answer | identity), ShowroomError(privacy_request_closed | changed_meanwhile).
        """
        row = _open_request(tx, request_id, version)
        text = field_text("answer", answer, 500)
        if refuse and len(text) < _LEAST_REFUSAL:
            raise FieldErrors({"answer": told(say.REFUSED_REASON, least=_LEAST_REFUSAL)})
        if not refuse and not row.identity:
            raise FieldErrors({"identity": say.IDENTITY_FIRST})
        if not text:
            raise FieldErrors({"answer": REQUIRED})
        row.state = RequestState.REFUSED if refuse else RequestState.ANSWERED
        row.answer, row.answered_at, row.answered_by = text, tx.now, tx.actor.id
        standing = None if row.customer_id is None else tx.session.get(CustomerStanding, row.customer_id)
        if standing is not None and standing.state is Standing.ERASED:
            row.name, row.contact, row.wish, row.identity, row.answer = ERASED, "", "", ERASED, ERASED
        tx.audit("rights_request", row.id, state=row.state, late=row.due < tx.today)
        tx.session.flush()
        return _request_line(tx, row)

    @reads(Permission.PRIVACY_DESK)
    def records(self, tx: Tx) -> tuple[RecordLine, ...]:
        """Records of processing and assessments, the newest first."""
        names = owner_names(tx)
        rows = tx.session.scalars(sa.select(ProcessingRecord).order_by(ProcessingRecord.id.desc()).limit(MOST)).all()
        replaced = {row.replaces_id for row in rows}
        return tuple(
            RecordLine(
                row.id, row.kind, row.title, row.purpose, row.data_kinds, row.receivers, row.risk, row.measures,
                row.made_on, row.keep_until, names.get(row.by, NOBODY), row.id in replaced,
            )
            for row in rows
        )  # fmt: skip

    @writes(Permission.PRIVACY_DESK)
    def add_record(self, tx: Tx, draft: RecordDraft) -> int:
        """Add an entry, kept for three years at least and never changed (PIPL 56). Raises FieldErrors."""
        wrong: Wrong = {}
        must = {"title": 120, "purpose": 500, "data_kinds": 500}
        if draft.kind is RecordKind.ASSESSMENT:  # an assessment weighs the risk and names the measures (PIPL 56)
            must |= {"risk": 500, "measures": 500}
        texts = _texts(draft, must, {"receivers": 300, "risk": 500, "measures": 500}, wrong)
        if draft.made_on > tx.today:
            wrong["made_on"] = say.DAY_AHEAD
        if draft.replaces_id is not None and tx.session.get(ProcessingRecord, draft.replaces_id) is None:
            wrong["replaces_id"] = told(NOT_FOUND, what=str(draft.replaces_id))
        if wrong:
            raise FieldErrors(wrong)
        years = max(LEAST_YEARS, tx.parameters.whole("retention.assessment_years", tx.today))
        row = ProcessingRecord(
            kind=draft.kind, made_on=draft.made_on, keep_until=add_years(tx.today, years),
            replaces_id=draft.replaces_id, at=tx.now, by=tx.actor.id, **texts,
        )  # fmt: skip
        tx.session.add(row)
        tx.session.flush()
        tx.audit("processing_record", row.id, kind=draft.kind, keep_until=row.keep_until.isoformat())
        return row.id

    @reads(Permission.PRIVACY_DESK)
    def breaches(self, tx: Tx) -> tuple[BreachLine, ...]:
        """Incidents, open ones first."""
        rows = sa.select(Breach).order_by(Breach.closed_at.is_not(None), Breach.id.desc()).limit(MOST)
        return tuple(_breach_line(tx, row) for row in tx.session.scalars(rows))

    @writes(Permission.PRIVACY_DESK)
    def log_breach(self, tx: Tx, draft: BreachDraft) -> BreachLine:
        """Log an incident; the clock to tell the authority starts when it was noticed (PIPL 57). Raises FieldErrors."""
        wrong: Wrong = {}
        texts = _texts(draft, {"what": 500, "data_kinds": 300, "concerned": 300}, {"measures": 500}, wrong)
        if draft.noticed_at > tx.now:
            wrong["noticed_at"] = say.DAY_AHEAD
        if not 0 <= draft.persons <= _MOST_PERSONS:
            wrong["persons"] = told(say.COUNT_WRONG, most=_MOST_PERSONS)
        if wrong:
            raise FieldErrors(wrong)
        hours = tx.parameters.whole("privacy.breach_hours", tx.today)
        row = Breach(
            noticed_at=draft.noticed_at, persons=draft.persons, tell_by=draft.noticed_at + timedelta(hours=hours),
            created_at=tx.now, created_by=tx.actor.id, **texts,
        )  # fmt: skip
        tx.session.add(row)
        tx.session.flush()
        tx.audit("breach", row.id, persons=draft.persons)
        return _breach_line(tx, row)

    @writes(Permission.PRIVACY_DESK)
    def note_told(self, tx: Tx, breach_id: int, draft: TellDraft, version: int) -> BreachLine:
        """Who was told when; persons need not be where measures keep harm away, with the reason (PIPL 57)."""
        row = _open_breach(tx, breach_id, version)
        days = {"authority_at": draft.authority_at, "persons_at": draft.persons_at}
        wrong: Wrong = {
            name: say.BEFORE_NOTICED if at < row.noticed_at else say.DAY_AHEAD
            for name, at in days.items()
            if at is not None and not row.noticed_at <= at <= tx.now
        }
        texts = _texts(draft, {}, {"not_told_reason": 300, "measures": 500}, wrong)
        if wrong:
            raise FieldErrors(wrong)
        row.authority_at = draft.authority_at or row.authority_at
        row.persons_at = draft.persons_at or row.persons_at
        row.not_told_reason = texts["not_told_reason"] or row.not_told_reason
        row.measures = texts["measures"] or row.measures
        tx.audit("breach", row.id, authority_told=row.authority_at is not None, persons_told=row.persons_at is not None)
        tx.session.flush()
        return _breach_line(tx, row)

    @writes(Permission.PRIVACY_DESK)
    def close_breach(self, tx: Tx, breach_id: int, version: int) -> BreachLine:
        """Close an incident when all were told; raises ShowroomError(privacy_breach_not_told | …_closed)."""
        row = _open_breach(tx, breach_id, version)
        if row.authority_at is None or (row.persons_at is None and not row.not_told_reason):
            raise ShowroomError(say.BREACH_NOT_TOLD)
        row.closed_at, row.closed_by = tx.now, tx.actor.id
        tx.audit("breach", row.id, closed=True)
        tx.session.flush()
        return _breach_line(tx, row)


_LEAST_REFUSAL = 10


def _texts(draft: object, must: dict[str, int], may: dict[str, int], wrong: Wrong) -> dict[str, str]:
    """The cleaned texts; what is missing or wrong goes into `wrong`."""
    found = {}
    for name, limit in (may | must).items():
        try:
            found[name] = field_text(name, getattr(draft, name), limit)
        except FieldErrors as error:
            wrong |= error.fields
            continue
        if name in must and not found[name]:
            wrong[name] = REQUIRED
    return found


def _open_request(tx: Tx, request_id: int, version: int) -> RightsRequest:
    row = tx.session.get(RightsRequest, request_id)
    if row is None:
        raise ShowroomError(NOT_FOUND, what=str(request_id))
    if row.state is not RequestState.OPEN:
        raise ShowroomError(say.REQUEST_CLOSED)
    check_version(version, row.version)
    return row


def _open_breach(tx: Tx, breach_id: int, version: int) -> Breach:
    row = tx.session.get(Breach, breach_id)
    if row is None:
        raise ShowroomError(NOT_FOUND, what=str(breach_id))
    if row.closed_at is not None:
        raise ShowroomError(say.BREACH_CLOSED)
    check_version(version, row.version)
    return row


def _request_line(tx: Tx, row: RightsRequest) -> RequestLine:
    late = row.state is RequestState.OPEN and row.due < tx.today
    return RequestLine(
        row.id, row.kind, row.customer_id, row.name, row.contact, row.wish, row.received_on, row.due, row.identity,
        row.state, row.answer, row.answered_at, late, row.version,
    )  # fmt: skip


def _breach_line(tx: Tx, row: Breach) -> BreachLine:
    late = row.authority_at is None and row.tell_by < tx.now
    return BreachLine(
        row.id, row.noticed_at, row.what, row.data_kinds, row.concerned, row.persons, row.measures, row.tell_by,
        row.authority_at, row.persons_at, row.not_told_reason, row.closed_at, late, row.version,
    )  # fmt: skip
