"""The retention clock: what is due is shown, then ended one by one, each in its own transaction (PI-07, MF-09)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import sqlalchemy as sa

from showroom.customers.merge_links import schema_of
from showroom.documents.model import Document
from showroom.documents.watching import Unwatched, Watch
from showroom.kernel.actor import Actor, Permission
from showroom.kernel.errors import ShowroomError, Told
from showroom.persistence.actions import Tx, Workplace, composed, reads, writes
from showroom.persistence.wiping import wipe_leftovers
from showroom.privacy import messages as say
from showroom.privacy.due import DueCount, DueItem, DueRule, due_counts, due_items
from showroom.privacy.erasing import Words, carry_out
from showroom.privacy.erasing_rows import ERASED_NAME, end_papers
from showroom.privacy.erasure_model import Erasure, ErasureKind
from showroom.privacy.scope import Scope
from showroom.privacy.scrubbing import Scrubbing, Touched
from showroom.privacy.views import Act, Done
from showroom.test_drive.model import TestDrive

_ALL: frozenset[str] = frozenset()
_DRIVE = {"drive_signature": _ALL, "drive_photo": _ALL, "drive_damage": _ALL}
_PAPER = {"document": frozenset({"snapshot"}), "document_blob": _ALL, "signature_evidence": _ALL}
_CREDIT = {
    "financing": frozenset({"monthly_income", "monthly_debts", "overdue_declared"}),
    "loan_event": frozenset({"note"}),
}


@dataclass(frozen=True, slots=True)
class LeftItem:
    """One that was not ended, and why."""

    item: DueItem
    why: Told


@dataclass(frozen=True, slots=True)
class RunResult:
    """What a run did; `complete` False: it was stopped halfway, what was done stays done."""

    done: tuple[Done, ...]
    left: tuple[LeftItem, ...]
    complete: bool


class RetentionService:
    """The list of what is due, and ending it. `on_erased` hears of words to forget in what this desk keeps outside.

    `on_acted` hears that the register has new lines.
    """

    def __init__(self, work: Workplace) -> None:
        self.work = work
        self.on_erased: list[Callable[[Words], object]] = []
        self.on_acted: list[Callable[[], object]] = []

    @reads(Permission.PRIVACY_DESK)
    def counts(self, tx: Tx) -> tuple[DueCount, ...]:
        """How many are due by each rule."""
        return due_counts(tx)

    @reads(Permission.PRIVACY_DESK)
    def due(self, tx: Tx, rule: DueRule) -> tuple[DueItem, ...]:
        """The first 200 due by one rule, with what each waits for: the preview of a run."""
        return due_items(tx, rule)

    @composed(Permission.PRIVACY_DESK)
    def run(self, actor: Actor, items: Sequence[DueItem], watch: Watch | None = None) -> RunResult:
        """End these; each is looked at anew first, so that what became protected meanwhile stays (MF-09)."""
        watching = watch or Unwatched()
        done: list[Done] = []
        left: list[LeftItem] = []
        words: list[str] = []
        complete = True
        for place, item in enumerate(items):
            if watching.cancelled:
                complete = False
                break
            try:
                one, gone = self._end(actor, item)
                done.append(one)
                words += gone
            except ShowroomError as error:
                left.append(LeftItem(item, Told(error.message, error.values)))
            watching.report(place + 1, len(items))
        wipe_leftovers(self.work.db)
        for forget in self.on_erased:
            forget(tuple(words))
        for hear in self.on_acted:
            hear()
        return RunResult(tuple(done), tuple(left), complete)

    @writes(Permission.PRIVACY_DESK)
    def _end(self, tx: Tx, item: DueItem) -> tuple[Done, Words]:
        return end_item(tx, item.rule, item.object_id)


def end_item(tx: Tx, rule: DueRule, object_id: int) -> tuple[Done, Words]:
    """One that is due today; raises ShowroomError(privacy_not_due | privacy_deal_open | …)."""
    found = due_items(tx, rule, only=object_id)
    if not found:
        raise ShowroomError(say.NOT_DUE)
    now = found[0]
    if now.blocked is not None:
        raise ShowroomError(now.blocked.message, **now.blocked.values)
    if now.rule is DueRule.TEST_DRIVE:
        return _end_drive(tx, now), ()
    if now.rule is DueRule.CREDIT:
        return _end_credit(tx, now), ()
    act = Act.ERASE if now.kept_until is None else Act.RESTRICT
    return carry_out(tx, now.customer_id, act, f"PI-07 {now.rule.value}")


def _end_drive(tx: Tx, item: DueItem) -> Done:
    """Signatures, photographs and the papers' bytes go; that the drive was made stays."""
    erasure = _register(tx, item)
    schema = schema_of(tx.session)
    touched = list(_scrub(tx, erasure, Scope(schema, "test_drive", item.object_id), _DRIVE))
    drive = tx.session.get_one(TestDrive, item.object_id)
    papers = sa.select(Document.id).where(Document.number == drive.number, Document.customer_id == item.customer_id)
    for document_id in tx.session.scalars(papers).all():
        touched += _scrub(tx, erasure, Scope(schema, "document", document_id), _PAPER)
    end_papers(tx, tuple(touched), "PI-07")
    return _done(tx, item, touched)


def _end_credit(tx: Tx, item: DueItem) -> Done:
    """What the customer told of income and debts, and the lender's words; offers, consents and papers stay."""
    erasure = _register(tx, item)
    return _done(tx, item, _scrub(tx, erasure, Scope(schema_of(tx.session), "financing", item.object_id), _CREDIT))


def _scrub(tx: Tx, erasure: Erasure, scope: Scope, only: Mapping[str, frozenset[str]]) -> Sequence[Touched]:
    work = Scrubbing(tx.session, erasure.id, scope, ERASED_NAME)
    work.only = only
    return work.run()


def _register(tx: Tx, item: DueItem) -> Erasure:
    erasure = Erasure(
        customer_id=item.customer_id, kind=ErasureKind.EXPIRED, rule=f"PI-07 {item.rule.value}", scope=item.object_id,
        at=tx.now, by=tx.actor.id,
    )  # fmt: skip
    tx.session.add(erasure)
    tx.session.flush()
    return erasure


def _done(tx: Tx, item: DueItem, touched: Sequence[Touched]) -> Done:
    counts = tuple(sorted(Counter(one.table for one in touched).items()))
    tx.audit(item.rule.value, item.object_id, expired=True, rows=dict(counts))
    return Done(item.customer_id, ErasureKind.EXPIRED, None, counts)
