"""The print queue as rows: it outlives the program, and nothing in it is printed twice unless a person says so (CT-07).

A job is claimed in a transaction of its own before the printer hears of it, and ended in the one that writes the print
log. What a crash leaves between the two may have come out or not: only who stands at the printer can tell.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

import sqlalchemy as sa

from showroom.documents.model import Document
from showroom.documents.print_job_model import JobState, PrintJob
from showroom.documents.print_model import Outcome
from showroom.documents.print_service import COPIES_WRONG, MOST_COPIES, Guard, Printing, log_attempt, printable
from showroom.kernel.actor import Permission
from showroom.kernel.errors import Message, ShowroomError
from showroom.kernel.text import clean_text
from showroom.persistence.actions import Tx, Workplace, reads, writes

JOB_TAKEN = Message(
    "print_job_taken",
    "{number} 已在另一台电脑上打印或已移出队列，这里不再打印。",
    "{number} is printed at another desk or was taken out of the queue; it is not printed here.",
)
SILENT_AFTER = timedelta(minutes=2)
"""How long another computer may be sending one paper before nobody believes it still does."""
_REASON, _MACHINE = 300, 100


@dataclass(frozen=True, slots=True)
class Desk:
    """A running program: the computer's name, and a word that no other run has."""

    machine: str
    session: str


@dataclass(frozen=True, slots=True)
class Claim:
    """One paper about to be sent: to which printer, on how many sides, by which desk."""

    document_id: int
    printer: str
    duplex: bool
    desk: Desk


@dataclass(frozen=True, slots=True)
class Job:
    """An open job of the one who asks. `unknown`: it was being sent when its program ended."""

    document_id: int
    copies: int
    state: JobState
    reason: str
    printer: str
    machine: str
    claimed_at: datetime | None
    unknown: bool


class PrintJobService:
    """Everybody's own queue; the papers are named by their document, and `guard` is that of the print log."""

    def __init__(self, work: Workplace, guard: Guard) -> None:
        self.work = work
        self._guard = guard

    @writes(Permission.DEAL_READ)
    def add(self, tx: Tx, papers: tuple[tuple[int, int], ...]) -> int:
        """Put papers (document, copies) at the end of the queue; those that wait already stay where they are.

        Returns how many are new. Raises ShowroomError(not_found | not_your_deal | print_copies_wrong).
        """
        known = {job.document_id for job in _open(tx)}
        last = tx.session.scalar(sa.select(sa.func.max(PrintJob.position)).where(*_mine(tx))) or 0
        new = [(ident, copies) for ident, copies in dict(papers).items() if ident not in known]
        for ident, copies in new:
            printable(tx, self._guard, ident)
            last += 1
            job = PrintJob(
                document_id=ident, queued_by=tx.actor.id, position=last, copies=_checked(copies),
                state=JobState.WAITING, duplex=False, queued_at=tx.now,
            )  # fmt: skip
            tx.session.add(job)
        tx.audit("print_queue", tx.actor.id, added=len(new))
        return len(new)

    @writes(Permission.DEAL_READ)
    def arrange(self, tx: Tx, document_ids: tuple[int, ...]) -> None:
        """Let the queue have this order; papers that are not named come after them."""
        order = {ident: place for place, ident in enumerate(document_ids, 1)}
        jobs = sorted(_open(tx), key=lambda job: (order.get(job.document_id, len(order) + 1), job.position))
        for place, job in enumerate(jobs, 1):
            job.position = place
        tx.audit("print_queue", tx.actor.id, papers=len(jobs))

    @writes(Permission.DEAL_READ)
    def set_copies(self, tx: Tx, document_ids: tuple[int, ...], copies: int) -> None:
        """How often each of these is wanted. Raises ShowroomError(print_copies_wrong)."""
        for job in _open(tx, document_ids):
            job.copies = _checked(copies)
        tx.audit("print_queue", tx.actor.id, copies=copies)

    @writes(Permission.DEAL_READ)
    def drop(self, tx: Tx, document_ids: tuple[int, ...]) -> None:
        """Take papers out; the rows stay."""
        for job in _open(tx, document_ids):
            _end(tx, job, JobState.DROPPED)
        tx.audit("print_queue", tx.actor.id, dropped=len(document_ids))

    @writes(Permission.DEAL_READ)
    def wait(self, tx: Tx, document_ids: tuple[int, ...]) -> None:
        """Let papers that were held back wait once more."""
        for job in _open(tx, document_ids):
            if job.state is JobState.HELD:
                job.state, job.reason = JobState.WAITING, ""
        tx.audit("print_queue", tx.actor.id, again=len(document_ids))

    @writes(Permission.DEAL_READ)
    def claim(self, tx: Tx, claim: Claim) -> None:
        """Take a waiting paper for this desk, and no other, before it is sent.

        Raises ShowroomError(print_job_taken) when another desk has it, it came out already or was taken out.
        """
        job = _job(tx, claim.document_id)
        if job is None or job.state is not JobState.WAITING:
            number = tx.session.scalar(sa.select(Document.number).where(Document.id == claim.document_id))
            raise ShowroomError(JOB_TAKEN, number=number or claim.document_id)
        job.state, job.reason, job.claimed_at = JobState.SENDING, "", tx.now
        job.printer, job.duplex = clean_text(claim.printer, 200), claim.duplex
        job.machine, job.session = claim.desk.machine[:_MACHINE], claim.desk.session
        tx.audit("print_job", job.id, state=job.state.value, copies=job.copies)

    @writes(Permission.DEAL_READ)
    def finish(self, tx: Tx, printing: Printing, desk: Desk, *, held: bool = False) -> int | None:
        """Log what came of a paper that this desk claimed, and end its job, in one transaction; which printing it was.

        What did not come out waits again, or is `held` until a person says so when the paper itself is at fault.
        Raises what PrintService.record raises.
        """
        entry = log_attempt(tx, self._guard, printing)
        job = _job(tx, entry.document_id)
        if job is not None and (job.state, job.session) == (JobState.SENDING, desk.session):
            if printing.outcome in (Outcome.PRINTED, Outcome.SAVED):
                _end(tx, job, JobState.SENT, entry.id)
            else:
                job.state = JobState.HELD if held else JobState.WAITING
                job.reason = clean_text(printing.reason[:_REASON], _REASON)
                tx.audit("print_job", job.id, state=job.state.value)
        return entry.printing

    @writes(Permission.DEAL_READ)
    def settle(self, tx: Tx, document_ids: tuple[int, ...], desk: Desk, *, came_out: bool, note: str = "") -> int:
        """Say of papers whose fate is unknown that they came out, which is logged with `note`, or that they wait again.

        Returns how many there were; other papers are left as they are.
        """
        jobs = [job for job in _open(tx, document_ids) if _is_unknown(tx, job, desk)]
        for job in jobs:
            if came_out:
                document = printable(tx, self._guard, job.document_id)
                printed = Printing(
                    document.sha256, job.printer, document.pages, job.copies, job.duplex, reason=note,
                    document_id=job.document_id,
                )  # fmt: skip
                _end(tx, job, JobState.SENT, log_attempt(tx, self._guard, printed).id)
            else:
                job.state = JobState.WAITING
        tx.audit("print_queue", tx.actor.id, settled=len(jobs), came_out=came_out)
        return len(jobs)

    @reads(Permission.DEAL_READ)
    def open_jobs(self, tx: Tx, desk: Desk) -> tuple[Job, ...]:
        """The queue of who asks, in order."""
        return tuple(
            Job(
                job.document_id, job.copies, job.state, job.reason, job.printer, job.machine, job.claimed_at,
                _is_unknown(tx, job, desk),
            )
            for job in _open(tx)
        )  # fmt: skip


def _mine(tx: Tx) -> tuple[sa.ColumnElement[bool], ...]:
    return (PrintJob.queued_by == tx.actor.id, PrintJob.ended_at.is_(None))


def _open(tx: Tx, document_ids: Iterable[int] | None = None) -> list[PrintJob]:
    """Open jobs in order; locked when they are asked for by name, since they are about to change."""
    query = sa.select(PrintJob).where(*_mine(tx)).order_by(PrintJob.position, PrintJob.id)
    if document_ids is not None:
        query = query.where(PrintJob.document_id.in_(list(document_ids))).with_for_update()
    return list(tx.session.scalars(query))


def _job(tx: Tx, document_id: int) -> PrintJob | None:
    return next(iter(_open(tx, (document_id,))), None)


def _end(tx: Tx, job: PrintJob, state: JobState, log_id: int | None = None) -> None:
    job.state, job.ended_at, job.log_id = state, tx.now, log_id
    tx.audit("print_job", job.id, state=state.value)


def _is_unknown(tx: Tx, job: PrintJob, desk: Desk) -> bool:
    """Another run of this computer is over, since there is one at a time; another computer may still be sending."""
    if job.state is not JobState.SENDING or job.session == desk.session:
        return False
    return job.machine == desk.machine or job.claimed_at is None or tx.now - job.claimed_at > SILENT_AFTER


def _checked(copies: int) -> int:
    if not 1 <= copies <= MOST_COPIES:
        raise ShowroomError(COPIES_WRONG, most=MOST_COPIES)
    return copies
