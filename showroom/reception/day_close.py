"""Day close 日结: refuses with the named gaps, seals the sheet to sign, keeps the lines as printed (RC-01 to RC-03)."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date, timedelta

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from showroom.deals.service import LEAST_REASON
from showroom.kernel.actor import Permission
from showroom.kernel.errors import FieldErrors, Lang, ShowroomError, told
from showroom.kernel.text import field_text
from showroom.persistence import numbering
from showroom.persistence.actions import Tx, Workplace, reads, writes
from showroom.reception import day_close_messages as say
from showroom.reception import messages
from showroom.reception.day_close_model import DayClose, DayCloseLine
from showroom.reception.day_close_rules import LOG, DayTotals, grouped_totals, totals_of
from showroom.reception.day_close_views import ClosedDay, DayGap, DayIncomplete, DayOverview
from showroom.reception.day_lines import DayLine, StrayDrive, day_lines, stray_drives
from showroom.reception.model import Visit
from showroom.reception.rules import Traffic
from showroom.staff.model import StaffMember
from showroom.staff.service import store_card

SERIES, KIND = "DC", "day_close"
REOPEN_RIGHT = Permission.RULE_OVERRIDE
_LOOK_BACK = timedelta(days=92)
_MOST_DAYS = 31
_LANGS: tuple[Lang, Lang] = ("zh", "en")


class DayCloseService:
    """Closing days of the visit log; after it the lines are refused changes until a manager reopens the day."""

    def __init__(self, work: Workplace) -> None:
        self.work = work

    @reads(Permission.VISIT_READ)
    def overview(self, tx: Tx, on: date | None = None) -> DayOverview:
        """A day's lines, gaps and totals, and whether it is closed; today without `on`."""
        day = on or tx.today
        lines = day_lines(tx, day)
        counted = [line.counted for line in lines]
        return DayOverview(
            on=day,
            lines=lines,
            gaps=_gaps(lines, stray_drives(tx, day, lines)),
            totals=totals_of(counted),
            by_consultant=grouped_totals(counted, "consultant"),
            by_channel=grouped_totals(counted, "channel"),
            closed=_in_force(tx, day),
            forgotten=_forgotten(tx),
            may_reopen=tx.actor.may(REOPEN_RIGHT),
        )

    @reads(Permission.VISIT_READ)
    def preview(self, tx: Tx, on: date, lang: Lang) -> bytes:
        """The sheet as it would be printed now, marked as a draft."""
        return _pdf(tx, on, day_lines(tx, on), lang)

    @writes(Permission.VISIT_WRITE)
    def close(self, tx: Tx, on: date) -> ClosedDay:
        """Close a day and seal its sheet in both languages; a day reopened before gets the next version.

        Raises DayIncomplete naming every gap, ShowroomError(day_ahead | day_closed_already).
        """
        if on > tx.today:
            raise ShowroomError(say.DAY_AHEAD, day=on)
        _hold_the_log(tx)
        before = _in_force(tx, on)
        if before is not None:
            raise ShowroomError(say.DAY_CLOSED_ALREADY, day=on, number=before.number)
        lines = day_lines(tx, on)
        gaps = _gaps(lines, stray_drives(tx, on, lines))
        if gaps:
            raise DayIncomplete(on, gaps)
        row = _stored(tx, on, lines)
        for lang in _LANGS:
            _seal(tx, row, lines, lang)
        tx.audit("day_close", row.id, day=on.isoformat(), version=row.version, number=row.number)
        return _required(tx, row.id)

    @writes(REOPEN_RIGHT)
    def reopen(self, tx: Tx, on: date, reason: str) -> ClosedDay:
        """Open a closed day again, by the manager with ten characters of reason (G-07); the old sheet is kept.

        Raises FieldErrors(reason), ShowroomError(day_not_closed).
        """
        why = field_text("reason", reason, 200)
        if len(why) < LEAST_REASON:
            raise FieldErrors({"reason": told(messages.OVERRIDE_REASON, least=LEAST_REASON)})
        row = tx.session.scalar(
            sa.select(DayClose).where(DayClose.day == on, DayClose.reopened_at.is_(None)).with_for_update()
        )
        if row is None:
            raise ShowroomError(say.DAY_NOT_CLOSED, day=on)
        row.reopened_at, row.reopened_by, row.reopen_reason = tx.now, tx.actor.id, why
        tx.audit("day_close", row.id, day=on.isoformat(), reopened=row.number, reason=why)
        tx.session.flush()
        return _required(tx, row.id)

    @reads(Permission.VISIT_READ)
    def history(self, tx: Tx, limit: int = 62) -> tuple[ClosedDay, ...]:
        """Closings, the newest day first, those reopened since included."""
        return _closings(tx, sa.true(), max(1, min(limit, 1000)))


def _gaps(lines: tuple[DayLine, ...], strays: tuple[StrayDrive, ...]) -> tuple[DayGap, ...]:
    named = [
        DayGap(
            lack.rule, told(lack.message), line.number, line.arrived_at, line.who, lack.field, line.visit_id,
            line.deal_id, line.customer_id,
        )
        for line in lines
        for lack in line.lacks
    ]  # fmt: skip
    lost = [DayGap(LOG, told(say.DRIVE_WITHOUT_LINE, car=drive.car), deal_id=drive.deal_id) for drive in strays]
    return (*named, *lost)


def _hold_the_log(tx: Tx) -> None:
    """No line may be written between counting and sealing; SQLite has one writer at a time anyway."""
    if tx.session.get_bind().dialect.name == "postgresql":
        tx.session.execute(sa.text("LOCK TABLE visit IN SHARE MODE"))


def _stored(tx: Tx, on: date, lines: tuple[DayLine, ...]) -> DayClose:
    """The row with its totals and what each line counted as."""
    totals = totals_of(line.counted for line in lines)
    version = tx.session.scalar(sa.select(sa.func.count()).select_from(DayClose).where(DayClose.day == on)) or 0
    counts = {traffic.value: totals.of(traffic) for traffic in Traffic}
    row = DayClose(
        day=on, version=version + 1, number=numbering.allot(tx.session, store_card(tx.session).code, SERIES, on),
        calls=totals.calls, test_drives=totals.test_drives, closed_at=tx.now, closed_by=tx.actor.id, **counts,
    )  # fmt: skip
    tx.session.add(row)
    tx.session.flush()
    tx.session.add_all(
        DayCloseLine(close_id=row.id, visit_id=line.visit_id, number=line.number, traffic=line.traffic)
        for line in lines
    )
    tx.session.flush()
    return row


def _seal(tx: Tx, row: DayClose, lines: tuple[DayLine, ...], lang: Lang) -> int:
    from showroom.documents.store import SealedPaper, page_count, seal
    from showroom.reception.day_close_pdf import TEMPLATE

    pdf = _pdf(tx, row.day, lines, lang, row)
    counts = {traffic.value: getattr(row, traffic.value) for traffic in Traffic}
    snapshot = {
        "day": row.day.isoformat(), "version": row.version, "totals": counts, "calls": row.calls,
        "test_drives": row.test_drives, "lines": [asdict(line) for line in lines],
    }  # fmt: skip
    text = json.dumps(snapshot, ensure_ascii=False, default=str)
    return seal(tx, SealedPaper(KIND, row.number, lang, pdf, page_count(pdf), TEMPLATE, text))


def _pdf(tx: Tx, on: date, lines: tuple[DayLine, ...], lang: Lang, row: DayClose | None = None) -> bytes:
    from showroom.documents.paper import PaperHead
    from showroom.reception.day_close_pdf import TEMPLATE, DaySheet, render

    card = store_card(tx.session)
    number = f"{card.code}-{SERIES}-{on:%Y%m%d}" if row is None else row.number
    counted = [line.counted for line in lines]
    earlier = _closings(tx, DayClose.day == on, 2)
    reopened = next((one.reopen_reason for one in earlier if one.reopen_reason), "")
    sheet = DaySheet(
        head=PaperHead(card.name, number, TEMPLATE, draft=row is None),
        on=on,
        version=0 if row is None else row.version,
        lines=lines,
        totals=totals_of(counted),
        by_consultant=grouped_totals(counted, "consultant"),
        by_channel=grouped_totals(counted, "channel"),
        receptionist="" if row is None else tx.actor.name,
        reopened=reopened,
    )
    return render(sheet, lang)


def _in_force(tx: Tx, on: date) -> ClosedDay | None:
    found = _closings(tx, sa.and_(DayClose.day == on, DayClose.reopened_at.is_(None)), 1)
    return found[0] if found else None


def _required(tx: Tx, close_id: int) -> ClosedDay:
    return _closings(tx, DayClose.id == close_id, 1)[0]


def _closings(tx: Tx, which: sa.ColumnElement[bool], limit: int) -> tuple[ClosedDay, ...]:
    closer, opener = aliased(StaffMember), aliased(StaffMember)
    rows = tx.session.execute(
        sa.select(DayClose, closer.name, opener.name)
        .join(closer, closer.id == DayClose.closed_by)
        .outerjoin(opener, opener.id == DayClose.reopened_by)
        .where(which)
        .order_by(DayClose.day.desc(), DayClose.version.desc())
        .limit(limit)
    )
    return tuple(
        ClosedDay(
            row.id, row.day, row.version, row.number,
            DayTotals({traffic: getattr(row, traffic.value) for traffic in Traffic}, row.calls, row.test_drives),
            row.closed_at, closed_by, row.reopened_at, reopened_by or "", row.reopen_reason,
        )
        for row, closed_by, reopened_by in rows
    )  # fmt: skip


def _forgotten(tx: Tx) -> tuple[date, ...]:
    """Earlier days with lines that were never closed, or reopened and left; the latest first (RC-03)."""
    closed = sa.select(DayClose.id).where(DayClose.day == Visit.day, DayClose.reopened_at.is_(None))
    days = tx.session.scalars(
        sa.select(Visit.day)
        .where(
            Visit.day < tx.today, Visit.day >= tx.today - _LOOK_BACK, Visit.struck_at.is_(None), ~closed.exists()
        )
        .distinct()
        .order_by(Visit.day.desc())
        .limit(_MOST_DAYS)
    )  # fmt: skip
    return tuple(days)
