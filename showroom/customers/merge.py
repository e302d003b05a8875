"""Two records of one person become one (PH-04): preview, merge, and the way back; decision 005 says how and why."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import sqlalchemy as sa

from showroom.customers import merge_apart, records
from showroom.customers import merge_messages as say
from showroom.customers.merge_doing import Doing, lock_both
from showroom.customers.merge_duplicates import Cursor, DuplicatePage, Partner, duplicate_page, likely_partners
from showroom.customers.merge_links import schema_of
from showroom.customers.merge_model import CustomerMerge
from showroom.customers.merge_preview import Single, blocked, may_merge, preview_of, require_both
from showroom.customers.merge_undo import take_back_merge
from showroom.customers.merge_views import MergeChoice, Merged, MergeLine, MergePreview
from showroom.customers.owners import NOBODY, owner_names
from showroom.kernel.actor import Permission
from showroom.kernel.errors import ShowroomError, Told
from showroom.persistence.actions import Tx, Workplace, check_version, reads, writes

HISTORY = 100
Check = Callable[[Tx, int, int], tuple[Told, ...]]
"""What a step has against merging two customers; empty when nothing."""


@dataclass(frozen=True)
class Steps:
    """What the steps above know of customers that merging must ask them: objections, and things there is one of."""

    checks: tuple[Check, ...] = ()
    singles: Mapping[str, Single] | None = None


class MergeService:
    """Actions that make one record of two, or two of one again."""

    def __init__(self, work: Workplace, steps: Steps | None = None) -> None:
        self.work = work
        self.steps = steps or Steps()

    @reads(Permission.CUSTOMER_WRITE)
    def preview(self, tx: Tx, keep_id: int, other_id: int) -> MergePreview:
        """Both records side by side, masked as the actor may see them.

        Raises ShowroomError(customer_not_found | merge_same | merge_not_yours).
        """
        keep, other = require_both(tx, keep_id, other_id)
        objections = self._objections(tx, keep.id, other.id)
        return preview_of(tx, (keep, other), self.steps.singles or {}, objections)

    @writes(Permission.CUSTOMER_WRITE)
    def merge(self, tx: Tx, choice: MergeChoice) -> Merged:
        """Make one record of two in one transaction; every written row is taken down, so that `undo` is exact.

        Raises ShowroomError(customer_not_found | merge_same | merge_not_yours | changed_meanwhile | merge_conflict).
        """
        lock_both(tx, choice.keep_id, choice.other_id)
        keep, other = require_both(tx, choice.keep_id, choice.other_id)
        check_version(choice.keep_version, keep.version)
        check_version(choice.other_version, other.version)
        pair = preview_of(tx, (keep, other), self.steps.singles or {}, self._objections(tx, keep.id, other.id))
        blocked(pair.findings)
        proposed = {entry.field: entry.default for entry in pair.fields} | {s.table: s.default for s in pair.singles}
        merged = Doing(tx, schema_of(tx.session), proposed | dict(choice.take)).merge(keep, other)
        sides = {name: side.value for name, side in sorted(choice.take.items())}
        tx.audit("customer", merged.kept_id, merged=merged.lost_id, merge=merged.merge_id, rule="PH-04", take=sides)
        tx.audit("customer", merged.lost_id, merged_into=merged.kept_id, merge=merged.merge_id, moved=merged.moved)
        return merged

    @writes(Permission.CUSTOMER_WRITE)
    def undo(self, tx: Tx, merge_id: int) -> Merged:
        """Take a merge back: every row that it wrote is what it was; what came since stays with the kept record.

        Raises ShowroomError(merge_not_found | merge_undone | merge_again | merge_changed_since | merge_number_taken |
        merge_not_yours).
        """
        merged = take_back_merge(tx, merge_id)
        tx.audit("customer", merged.kept_id, merge_undone=merge_id, lost=merged.lost_id, rule="PH-04")
        tx.audit("customer", merged.lost_id, merge_undone=merge_id, restored=True)
        return merged

    @writes(Permission.CUSTOMER_WRITE)
    def judge_apart(self, tx: Tx, one_id: int, other_id: int) -> bool:
        """Keep that the two records are two people, so that the pair is not offered again; False if that was known.

        Raises ShowroomError(customer_not_found | merge_same | merge_not_yours).
        """
        one, other = require_both(tx, one_id, other_id)
        judged = merge_apart.judge(tx, one.id, other.id)
        tx.audit("customer", one.id, not_same_person=other.id, rule="PH-04")
        return judged

    @writes(Permission.CUSTOMER_WRITE)
    def forget_apart(self, tx: Tx, one_id: int, other_id: int) -> bool:
        """Take that judgement back; False where there was none. Raises as `judge_apart`."""
        one, other = require_both(tx, one_id, other_id)
        forgotten = merge_apart.forget(tx, one.id, other.id)
        tx.audit("customer", one.id, maybe_same_person=other.id, rule="PH-04")
        return forgotten

    @reads(Permission.CUSTOMER_READ)
    def history(self, tx: Tx, customer_id: int) -> tuple[MergeLine, ...]:
        """The merges into this record, newest first; nothing for whom may not see the customer."""
        customer = records.get_customer(tx, customer_id)
        if not may_merge(tx.actor, customer.owner_id):
            return ()
        rows = tx.session.scalars(
            sa.select(CustomerMerge)
            .where(CustomerMerge.kept_id == customer.id)
            .order_by(CustomerMerge.id.desc())
            .limit(HISTORY)
        ).all()
        names = owner_names(tx)
        newest = next((row.id for row in rows if row.undone_at is None), 0)
        writes_it = tx.actor.may(Permission.CUSTOMER_WRITE)
        return tuple(
            MergeLine(
                row.id, row.lost_id, row.at, names.get(row.by, NOBODY), row.undone_at,
                names.get(row.undone_by or 0, ""),
                writes_it and row.id == newest and may_merge(tx.actor, row.lost_owner_id),
            )
            for row in rows
        )  # fmt: skip

    @reads(Permission.CUSTOMER_WRITE)
    def partners(self, tx: Tx, customer_id: int) -> tuple[Partner, ...]:
        """Records that may be the same person as this one and that the actor may merge it with (PI-10)."""
        customer = records.get_customer(tx, customer_id)
        if not may_merge(tx.actor, customer.owner_id):
            raise ShowroomError(say.NOT_BOTH_YOURS, owner=owner_names(tx).get(customer.owner_id or 0, NOBODY))
        return likely_partners(tx, customer)

    @reads(Permission.OWNERSHIP_OVERRIDE)
    def duplicates(self, tx: Tx, after: Cursor | None = None, limit: int = 50) -> DuplicatePage:
        """Pairs of records over the whole store that may be one person; each call does a bounded piece of the work."""
        return duplicate_page(tx, after or Cursor(), limit)

    def _objections(self, tx: Tx, keep_id: int, other_id: int) -> tuple[Told, ...]:
        return tuple(told for check in self.steps.checks for told in check(tx, keep_id, other_id))
