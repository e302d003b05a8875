"""What a desk may do with each table on a PostgreSQL server; a table without a word here is open to no desk (CT-07).

A new table takes its place in `_DESK` under the letters that its services need: r read, i insert, u update, d delete.
Sealed by its trigger: `ri`. Sealed by its state (a draft until it is signed): `riu` or `riud`; the trigger's condition
becomes a policy by itself. `tests/desk_rights` says which table is missing and where letters and triggers disagree.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from showroom.privacy.inventory import Owner, inventory

_DESK = {
    "r": "alembic_version breach customer_standing erased_paper erasure_pass",
    "ri": """
        after_sales_policy audit_entry brand_notice change_approval claim_sheet complaint_entry contact
        contract_filing contract_template_mark contract_template_withdrawal contract_wording
        customer_merge_row day_close_line deal_event discount_limit document_blob document_end drive_damage
        drive_photo drive_signature file_opening hand_over_item import_trace incident_photo incident_step
        intent_end loan_event notice_end notice_objection objection_entry_text paper_scan parameter print_log
        processing_record quality_certificate quality_terms receipt returned_car returned_car_notice
        rule_override satisfaction_question seal_certificate signature_evidence survey terms_approval
        terms_refusal view_allowance
        """,
    "ru": "audit_head",
    "riu": """
        appointment approval brand_standing call_list campaign campaign_cost car_cost car_cover car_incident
        car_stop case_story closing_attempt complaint consent consultant_absence consultation contract
        contract_change customer_merge customer_wait day_close deal deal_step delivery document drive_incident
        drive_record drive_route enquiry erasure financing follow_up goods_price grade_change group_deal
        hand_over import_heading import_run informal_order ink_copy intent_order lead licence_capture
        number_series objection objection_answer objection_entry presentation print_job promise quality_claim
        quotation referral repair_record rights_request self_review staff_training staff_trip standard_answer
        store store_duty temporary_plate test_drive traffic_fine turnover
        """,
    "rid": "bulk_message buying_signal customer_apart",
    "riud": """
        bulk_message_to call_list_entry case_story_answer contact_person contract_template
        contract_template_block contract_template_version customer customer_portrait customer_task
        driving_licence identity_paper loan_offer model_price option_cost owned_vehicle ownership_decision
        personal_note quote_proposal search_entry staff_member vehicle vehicle_cost vehicle_model visit
        """,
}
_PRIVACY = {
    "ri": "erased_paper erasure processing_record",
    "rid": "erasure_pass restricted_row",
    "riu": "breach rights_request",
    "riud": "customer_standing",
    "d": "customer_merge_row",
    "u": "import_trace",
}
"""What a desk that may erase needs beside `_DESK` and the personal columns of the inventory (PI-08)."""
_COLUMNS = {
    "audit_head": ("seq", "mac"),
    "day_close": ("reopened_at", "reopened_by", "reopen_reason"),
    "document": ("customer_id",),
    "erasure": ("customer_id",),
    "grade_change": ("customer_id",),
    "number_series": ("last",),
    "ownership_decision": ("customer_id",),
    "rights_request": ("customer_id",),
}
"""Where a desk changes nothing but these columns: rows that follow a merge (docs/decisions/005), counters, a mark."""
FORWARD = {
    "audit_head": "NEW.seq <= OLD.seq OR NOT EXISTS"
    " (SELECT 1 FROM audit_entry e WHERE e.seq = NEW.seq AND e.mac = NEW.mac)",
    "number_series": "NEW.last <= OLD.last",
}
"""Counters that go forward only, told as triggers tell it: what is refused (rulebook 3.2; trust.md Q4)."""
LEFT_TO_TRIGGERS = frozenset({"customer"})
"""Not sealed, and the table that every search reads: no policy of its own."""
_LETTERS = {"r": "SELECT", "i": "INSERT", "u": "UPDATE", "d": "DELETE"}


@dataclass(frozen=True, slots=True)
class Rights:
    """Statements that may be sent to one table; `columns` are those that UPDATE may name, () for all."""

    verbs: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()


@cache
def desk_rights() -> dict[str, Rights]:
    """Of every desk, by table."""
    return {
        table: Rights(_verbs(letters), _COLUMNS.get(table, ()))
        for letters, tables in _DESK.items()
        for table in tables.split()
    }


@cache
def privacy_rights() -> dict[str, Rights]:
    """What a desk that may erase has beside them: the ends of personal columns, where the row's own seal lets it in."""
    found = {table: Rights(_verbs(letters)) for letters, tables in _PRIVACY.items() for table in tables.split()}
    for table, rule in inventory().items():
        own = desk_rights().get(table, Rights())
        if rule.owner is not Owner.PERSON or table in found:
            continue
        if rule.drop and "DELETE" not in own.verbs:
            found[table] = Rights(("DELETE",))
        elif rule.personal and not rule.drop and ("UPDATE" not in own.verbs or own.columns):
            found[table] = Rights(("UPDATE",), (*sorted(rule.personal), "version"))
    return found


def _verbs(letters: str) -> tuple[str, ...]:
    return tuple(_LETTERS[letter] for letter in letters)
