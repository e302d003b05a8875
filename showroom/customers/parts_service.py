"""Acts on what hangs on a customer: people, documents, cars, personal notes; and taking the last edit back."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

import sqlalchemy as sa

from showroom.customers import messages as say
from showroom.customers import records
from showroom.customers.edits import Edit, Edits, restore, values_of
from showroom.customers.model import Consent, ConsentPurpose, Customer
from showroom.customers.owners import owner_name
from showroom.customers.part_rules import Values, checked_part
from showroom.customers.parts import (
    ContactPersonDraft,
    NoteDraft,
    OwnedVehicleDraft,
    PaperDraft,
    PartDraft,
    PartSaved,
)
from showroom.customers.parts_model import ContactPerson, IdentityPaper, OwnedVehicle, PersonalNote
from showroom.customers.records import get_customer
from showroom.customers.viewing import REVEAL, count_use
from showroom.customers.views import Sight, sees_notes, sight
from showroom.kernel.actor import Permission, Role
from showroom.kernel.errors import Bug, FieldErrors, ShowroomError
from showroom.kernel.names import mask_id, mask_phone, mask_vin
from showroom.kernel.text import clean_text
from showroom.persistence.actions import Tx, Workplace, check_version, writes

Part = ContactPerson | IdentityPaper | OwnedVehicle | PersonalNote
KINDS: dict[str, type[Part]] = {
    "contact_person": ContactPerson,
    "identity_paper": IdentityPaper,
    "owned_vehicle": OwnedVehicle,
    "personal_note": PersonalNote,
}
_KIND_OF: dict[type, str] = {
    ContactPersonDraft: "contact_person",
    PaperDraft: "identity_paper",
    OwnedVehicleDraft: "owned_vehicle",
    NoteDraft: "personal_note",
}
_MASKED = {
    "contact_person": ("phone", mask_phone),
    "identity_paper": ("number", mask_id),
    "owned_vehicle": ("vin", mask_vin),
}
_DOCUMENT_ROLES = frozenset(Role) - {Role.RECEPTIONIST, Role.ADMINISTRATOR}


class CustomerPartsService:
    """Every act names the customer in its audit entry; values never stand there."""

    def __init__(self, work: Workplace, edits: Edits) -> None:
        self.work = work
        self._edits = edits

    @writes(Permission.CUSTOMER_WRITE)
    def save_part(self, tx: Tx, customer_id: int, draft: PartDraft, part_id: int = 0) -> PartSaved:
        """Add a part, or change `part_id`; a masked number left alone stays as it is.

        Raises FieldErrors, ShowroomError(not_yours | note_needs_consent | part_not_found | changed_meanwhile).
        """
        customer = _theirs(tx, customer_id)
        kind = _KIND_OF[type(draft)]
        row = _part(tx, customer.id, kind, part_id) if part_id else None
        consent = _note_consent(tx, customer) if isinstance(draft, NoteDraft) else None
        values = _checked(tx, kind, draft, row)
        before = None if row is None else values_of(row)
        if row is None:
            row = KINDS[kind](customer_id=customer.id, created_at=tx.now, by=tx.actor.id, **values)
            tx.session.add(row)
        else:
            check_version(draft.version, row.version)
            for name, value in values.items():
                setattr(row, name, value)
        if consent is not None and isinstance(row, PersonalNote):
            row.consent_id = consent.id
        tx.session.flush()
        tx.audit("customer", customer.id, part=kind, part_id=row.id, added=before is None)
        edit = Edit(customer.id, tx.actor.id, KINDS[kind], row.id, row.version, before)
        return PartSaved(row.id, self._edits.keep(edit))

    @writes(Permission.CUSTOMER_WRITE)
    def remove_part(self, tx: Tx, customer_id: int, kind: str, part_id: int) -> PartSaved:
        """Take a part out of the file; the message bar can put it back. Raises not_yours, part_not_found."""
        customer = _theirs(tx, customer_id)
        row = _part(tx, customer.id, kind, part_id)
        edit = Edit(customer.id, tx.actor.id, KINDS[kind], row.id, None, values_of(row))
        tx.session.delete(row)
        tx.session.flush()
        tx.audit("customer", customer.id, part=kind, part_id=part_id, removed=True)
        return PartSaved(part_id, self._edits.keep(edit))

    @writes(Permission.CUSTOMER_REVEAL)
    def reveal_part(self, tx: Tx, customer_id: int, kind: str, part_id: int, reason: str = "") -> str:
        """A masked number of a part in full, logged (PI-10); others than the owner say why.

        Raises not_yours, id_not_for_you, part_not_found, view_limit, FieldErrors(reason).
        """
        customer = _theirs(tx, customer_id)
        row = _part(tx, customer.id, kind, part_id)
        if kind not in _MASKED:
            raise ShowroomError(say.NO_SUCH_FIELD, field=kind)
        if kind == "identity_paper" and not tx.actor.is_any(*_DOCUMENT_ROLES):
            raise ShowroomError(say.ID_NOT_FOR_YOU)
        why = clean_text(reason, 200)
        if not why and sight(tx.actor, customer.owner_id) is not Sight.OWN:
            raise FieldErrors({"reason": say.REVEAL_REASON})
        count_use(tx, customer, REVEAL)
        tx.audit("customer", customer.id, revealed=kind, part_id=part_id, reason=why)
        return str(getattr(row, _MASKED[kind][0]) or "")

    @writes(Permission.CUSTOMER_WRITE)
    def undo_edit(self, tx: Tx, token: int) -> int:
        """Take back one's own edit, unless somebody changed the same thing since; returns the customer's id.

        Raises changed_meanwhile, not_yours, note_needs_consent, CustomerKnown.
        """
        edit = self._edits.take(token, tx.actor.id)
        customer = _theirs(tx, edit.customer_id)
        if edit.kind is PersonalNote and edit.before is not None:
            _refuse_erased(tx, customer, edit)
        if edit.kind is Customer and edit.before is not None:
            records.refuse_known(tx, edit.before, customer.id)
        restored = restore(tx, edit)
        if isinstance(restored, Customer):
            records.index_customer(tx, restored)
        tx.audit("customer", customer.id, undone=edit.kind.__tablename__, part_id=edit.row_id)
        self._edits.forget(token)
        return customer.id


def _refuse_erased(tx: Tx, customer: Customer, edit: Edit) -> None:
    """A note comes back only under the very consent it was written under: a withdrawal erased it for good (PI-03)."""
    assert edit.before is not None
    if _note_consent(tx, customer).id != edit.before["consent_id"]:
        raise ShowroomError(say.NOTE_NEEDS_CONSENT)


def _theirs(tx: Tx, customer_id: int) -> Customer:
    customer = get_customer(tx, customer_id)
    if sight(tx.actor, customer.owner_id) is Sight.LIMITED:
        raise ShowroomError(say.NOT_YOURS, owner=owner_name(tx, customer.owner_id))
    return customer


def _part(tx: Tx, customer_id: int, kind: str, part_id: int) -> Part:
    if kind not in KINDS:
        raise Bug(f"a customer has no part {kind}")
    row = cast("Part | None", tx.session.get(KINDS[kind], part_id))
    if row is None or row.customer_id != customer_id or (kind == "personal_note" and not _may_note(tx, customer_id)):
        raise ShowroomError(say.PART_NOT_FOUND)
    return row


def _may_note(tx: Tx, customer_id: int) -> bool:
    return sees_notes(tx.actor, get_customer(tx, customer_id).owner_id)


def _checked(tx: Tx, kind: str, draft: PartDraft, row: Part | None) -> Values:
    """The values to store, where what was shown masked and left alone is the stored one."""
    if row is None or kind not in _MASKED:
        return checked_part(draft, tx.today)
    field, mask = _MASKED[kind]
    stored, typed = str(getattr(row, field)), str(getattr(draft, field))
    if stored and typed == mask(stored):
        draft = replace(draft, **{field: stored})  # type: ignore[arg-type] # every masked field is a text
    return checked_part(draft, tx.today)


def _note_consent(tx: Tx, customer: Customer) -> Consent:
    """The standing consent to notes on private life; raises note_needs_consent, or not_yours (PI-01, Q-17)."""
    if not sees_notes(tx.actor, customer.owner_id):
        raise ShowroomError(say.NOT_YOURS, owner=owner_name(tx, customer.owner_id))
    newest = tx.session.scalar(
        sa.select(Consent)
        .where(Consent.customer_id == customer.id, Consent.purpose == ConsentPurpose.RELATIONSHIP)
        .order_by(Consent.id.desc())
        .limit(1)
    )
    if newest is None or not newest.given:
        raise ShowroomError(say.NOTE_NEEDS_CONSENT)
    return newest
