"""What is exported: every table of the store, what each column holds and how far it may be shown (PI-10)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import sqlalchemy as sa

from showroom.exporting.words import TABLES
from showroom.kernel.actor import Permission
from showroom.persistence.columns import Moment, MoneyColumn, PersonalImage, PersonalText
from showroom.persistence.mapped import load_models
from showroom.persistence.orm import Model


class Kind(StrEnum):
    """What a value is, as the manifest names it."""

    INTEGER = "integer"
    NUMBER = "number"
    MONEY = "money_cny"
    BOOLEAN = "boolean"
    DATE = "date"
    MOMENT = "datetime"
    TEXT = "text"
    FILE = "file"


class Hiding(StrEnum):
    """How a value is masked as long as nothing is revealed (PI-10)."""

    NO = "shown"
    DIGITS = "long numbers masked"
    PHONE = "phone masked"
    NUMBER = "number masked"
    CARD = "last four digits"
    VIN = "last six signs"
    WHOLE = "withheld"


@dataclass(frozen=True, slots=True)
class ExportColumn:
    """One column; `refers` is the (table, column) whose text names the record that this number means."""

    name: str
    kind: Kind
    hiding: Hiding
    refers: tuple[str, str] | None = None

    @property
    def label(self) -> str:
        """The name of the column beside it in which the other record is named; '' where it refers to none."""
        return f"{self.name.removesuffix('_id')}_name" if self.refers else ""


@dataclass(frozen=True, slots=True)
class ExportTable:
    """One table; `right` is what a person needs to read it."""

    name: str
    right: Permission
    columns: tuple[ExportColumn, ...]
    keys: tuple[str, ...]


NOT_EXPORTED = frozenset(
    {
        "audit_head",
        "document_blob",
        "number_series",
        "search_entry",
        "seal_certificate",
        "restricted_row",
        "erasure_pass",
    }
)
"""Counters, the search index (made from the rest), the papers' bytes, which become files, the seal's key, and what is
stored only (PIPL 47)."""
_RIGHTS = {
    Permission.SIGNED_IN: (
        "store", "staff_member", "staff_training", "parameter", "brand_standing", "store_duty", "goods_price",
    ),
    Permission.STOCK_READ: ("vehicle", "vehicle_model", "drive_route", "temporary_plate", "car_cover", "car_stop",
                            "returned_car", "quality_terms", "after_sales_policy"),
    Permission.VISIT_READ: (
        "visit", "enquiry", "appointment", "campaign", "consultant_absence", "standard_answer", "day_close",
        "day_close_line",
    ),
    Permission.DEAL_READ: (
        "deal", "deal_step", "deal_event", "promise", "objection", "objection_answer", "objection_entry",
        "objection_entry_text", "satisfaction_question", "buying_signal", "closing_attempt", "rule_override",
        "consultation", "presentation",
        "test_drive", "staff_trip", "car_cost", "traffic_fine", "quotation", "approval", "follow_up", "contact",
        "quote_proposal", "survey", "document", "document_end", "print_log", "repair_record", "quality_claim",
        "claim_sheet", "returned_car_notice", "print_job", "case_story", "case_story_answer", "group_deal",
        "customer_wait",
    ),
    Permission.CONTRACT_READ: (
        "intent_order", "intent_end", "informal_order", "contract_filing", "brand_notice",
        "contract", "terms_approval", "contract_change", "change_approval", "notice_end", "notice_objection",
        "financing", "loan_offer", "loan_event",
        "receipt", "delivery", "quality_certificate", "ink_copy", "paper_scan", "signature_evidence",
    ),
    Permission.COMPLAINT_MANAGE: ("complaint", "complaint_entry"),
    Permission.MARGIN_READ: ("vehicle_cost", "option_cost"),  # what the store earns is its own affair
    Permission.AUDIT_READ: ("audit_entry",),
    Permission.PRIVACY_DESK: ("rights_request", "erasure", "processing_record", "breach"),
    Permission.FRONT_DESK_MANAGE: ("self_review",),  # private to who wrote it and the manager (S3-52)
    # The incident list is for managers only (TD-17), and with it what was proposed for it.
    Permission.RULE_OVERRIDE: ("drive_incident", "car_incident", "incident_step", "incident_photo"),
}  # fmt: skip
_RIGHT_OF = {table: right for right, tables in _RIGHTS.items() for table in tables}
_LABELS = {"staff_member": "name", "customer": "name", "deal": "number", "vehicle": "vin", "vehicle_model": "series"}
_REFERRED = {"customer_id": "customer", "deal_id": "deal", "actor_id": "staff_member"}
"""Numbers of other records in columns that declare no foreign key."""
PLAIN = frozenset({
    "key", "number", "code", "vin", "vin_on_car", "vin_on_certificate", "vin_on_invoice", "engine_number",
    "certificate_number", "sha256", "mac", "previous", "terms_sha256", "agreement_sha256", "parent_sha256",
    "report_sha256", "image_sha256", "device", "template",
    "agreement_template", "contract_number", "invoice_number", "cost_sheet_number", "idempotency_key",
    "by_number", "valid_number",
    "credit_code", "action", "object_kind", "roles", "role", "post", "language", "source", "value", "rule",
    "notice_version", "table_name",
})  # fmt: skip
"""Text that is never typed about a person: shown as it stands."""
_PHONES = frozenset({"phone", "other_phones", "buyer_phone", "complaint_phone", "freed_phone"})
_NUMBERS = frozenset({"id_number", "buyer_id_number", "agent_id_number", "licence_number"})
_CARDS = frozenset({"bank_account"})
WITHHELD = frozenset({
    "address", "buyer_address", "bank", "birth", "buyer_birth", "snapshot", "quotation_json", "draft", "before",
    "after", "buyer_draft", "caller_contact", "created", "changed", "marks", "monthly_income", "monthly_debts",
})  # fmt: skip
"""Where somebody lives, banks and was born, what they earn, and JSON that repeats the record it was made from."""
_OWN_RULES = {
    ("personal_note", "text"): Hiding.WHOLE,  # notes that need consent (PI-01)
    ("owned_vehicle", "vin"): Hiding.VIN,
    **{
        ("quality_terms", name): Hiding.NO
        for name in ("manufacturer_address", "manufacturer_phone", "network", "share", "wear_parts", "documents")
    },
    **{("after_sales_policy", name): Hiding.NO for name in ("text_zh", "text_en")},
    **{("store", name): Hiding.NO for name in ("phone", "complaint_phone", "address", "credit_code")},
}
"""Columns whose name says nothing of what stands in them here; the store's own particulars stand on every paper."""


def export_tables() -> tuple[ExportTable, ...]:
    """All tables in the order of `words.TABLES`, those not named there last."""
    load_models()
    order = {name: place for place, name in enumerate(TABLES)}
    found = [table for name, table in Model.metadata.tables.items() if name not in NOT_EXPORTED]
    found.sort(key=lambda table: (order.get(table.name, len(order)), table.name))
    return tuple(_exported(table) for table in found)


def _exported(table: sa.Table) -> ExportTable:
    columns = tuple(_column(table, column) for column in table.columns)
    keys = tuple(column.name for column in table.primary_key)
    return ExportTable(table.name, _RIGHT_OF.get(table.name, Permission.CUSTOMER_READ), columns, keys)


def _column(table: sa.Table, column: sa.Column[object]) -> ExportColumn:
    kind = _kind(column)
    return ExportColumn(column.name, kind, _hiding(table.name, column, kind), _referred(column))


def _kind(column: sa.Column[object]) -> Kind:
    kinds: tuple[tuple[type[object], Kind], ...] = (
        (MoneyColumn, Kind.MONEY), (Moment, Kind.MOMENT), (PersonalImage, Kind.FILE), (sa.LargeBinary, Kind.FILE),
        (sa.Boolean, Kind.BOOLEAN), (sa.Date, Kind.DATE), (sa.Integer, Kind.INTEGER), (sa.Numeric, Kind.NUMBER),
        (sa.Float, Kind.NUMBER),
    )  # fmt: skip
    return next((kind for cls, kind in kinds if isinstance(column.type, cls)), Kind.TEXT)


def _hiding(table: str, column: sa.Column[object], kind: Kind) -> Hiding:
    name = column.name
    if (table, name) in _OWN_RULES:
        return _OWN_RULES[table, name]
    if kind is Kind.FILE or name in WITHHELD:
        return Hiding.WHOLE
    if name in _PHONES:
        return Hiding.PHONE
    if name in _CARDS:
        return Hiding.CARD
    if name in _NUMBERS or isinstance(column.type, PersonalText):
        return Hiding.NUMBER
    return Hiding.DIGITS if kind is Kind.TEXT and name not in PLAIN and not _is_word(column) else Hiding.NO


def _is_word(column: sa.Column[object]) -> bool:
    return type(column.type).__name__ == "Word"


def _referred(column: sa.Column[object]) -> tuple[str, str] | None:
    table = next((key.column.table.name for key in column.foreign_keys), _REFERRED.get(column.name, ""))
    return (table, _LABELS[table]) if table in _LABELS else None
