"""Who acts: roles, the rights they carry, and the signed-in person passed to every action."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """The posts of product.md."""

    RECEPTIONIST = "receptionist"
    CONSULTANT = "consultant"
    SALES_MANAGER = "sales_manager"
    GENERAL_MANAGER = "general_manager"
    FINANCE = "finance"
    DELIVERY = "delivery"
    ADMINISTRATOR = "administrator"


class Permission(StrEnum):
    """One right; every service function declares exactly one."""

    SIGNED_IN = "signed_in"
    VISIT_READ = "visit_read"
    VISIT_WRITE = "visit_write"
    FRONT_DESK_MANAGE = "front_desk_manage"
    OWNERSHIP_OVERRIDE = "ownership_override"
    HAND_OVER = "hand_over"
    CUSTOMER_READ = "customer_read"
    CUSTOMER_WRITE = "customer_write"
    CUSTOMER_REVEAL = "customer_reveal"
    DEAL_READ = "deal_read"
    DEAL_WRITE = "deal_write"
    DEAL_NOTE = "deal_note"
    TEST_DRIVE_WRITE = "test_drive_write"
    RULE_OVERRIDE = "rule_override"
    QUOTE_WRITE = "quote_write"
    MARGIN_READ = "margin_read"
    DISCOUNT_APPROVE = "discount_approve"
    LIMITS_WRITE = "limits_write"
    CONTRACT_READ = "contract_read"
    CONTRACT_WRITE = "contract_write"
    CONTRACT_SIGN = "contract_sign"
    TEMPLATE_WRITE = "template_write"
    FINANCING_WRITE = "financing_write"
    RECEIPT_WRITE = "receipt_write"
    DELIVERY_WRITE = "delivery_write"
    FOLLOW_UP_WRITE = "follow_up_write"
    STOCK_READ = "stock_read"
    STOCK_WRITE = "stock_write"
    IMPORT = "import"
    EXPORT = "export"
    REPORT_READ = "report_read"
    SETTINGS_WRITE = "settings_write"
    STAFF_WRITE = "staff_write"
    AUDIT_READ = "audit_read"
    BACKUP = "backup"
    PRIVACY_DESK = "privacy_desk"
    COMPLAINT_WRITE = "complaint_write"
    COMPLAINT_MANAGE = "complaint_manage"
    STORE_DUTIES = "store_duties"


P = Permission
_SEES_STORE = {P.SIGNED_IN, P.STOCK_READ, P.COMPLAINT_WRITE}  # whoever is told takes a complaint down (MF-08)
_SELLS = _SEES_STORE | {
    P.VISIT_READ, P.VISIT_WRITE, P.CUSTOMER_READ, P.CUSTOMER_WRITE, P.CUSTOMER_REVEAL, P.DEAL_READ, P.DEAL_WRITE,
    P.DEAL_NOTE, P.TEST_DRIVE_WRITE, P.QUOTE_WRITE, P.CONTRACT_READ, P.CONTRACT_WRITE, P.CONTRACT_SIGN,
    P.FINANCING_WRITE, P.DELIVERY_WRITE, P.FOLLOW_UP_WRITE,
}  # fmt: skip
_MANAGES = _SELLS | {
    P.OWNERSHIP_OVERRIDE, P.HAND_OVER, P.RULE_OVERRIDE, P.DISCOUNT_APPROVE, P.MARGIN_READ, P.STOCK_WRITE, P.IMPORT,
    P.EXPORT, P.REPORT_READ, P.RECEIPT_WRITE, P.FRONT_DESK_MANAGE, P.TEMPLATE_WRITE,
    P.COMPLAINT_MANAGE,
}  # fmt: skip
ROLE_PERMISSIONS: dict[Role, frozenset[Permission]] = {
    Role.RECEPTIONIST: frozenset(
        _SEES_STORE | {P.VISIT_READ, P.VISIT_WRITE, P.CUSTOMER_READ, P.CUSTOMER_WRITE, P.DEAL_READ, P.DEAL_NOTE}
    ),
    Role.CONSULTANT: frozenset(_SELLS),
    Role.SALES_MANAGER: frozenset(_MANAGES),
    Role.GENERAL_MANAGER: frozenset(_MANAGES | {P.AUDIT_READ, P.LIMITS_WRITE, P.STORE_DUTIES}),
    Role.FINANCE: frozenset(
        _SEES_STORE
        | {P.CUSTOMER_READ, P.DEAL_READ, P.DEAL_NOTE, P.CONTRACT_READ, P.FINANCING_WRITE, P.RECEIPT_WRITE}
        | {P.REPORT_READ}
    ),
    Role.DELIVERY: frozenset(
        _SEES_STORE | {P.CUSTOMER_READ, P.DEAL_READ, P.DEAL_NOTE, P.CONTRACT_READ, P.DELIVERY_WRITE, P.STOCK_WRITE}
    ),
    Role.ADMINISTRATOR: frozenset(
        _SEES_STORE
        | {
            P.STOCK_WRITE,
            P.SETTINGS_WRITE,
            P.TEMPLATE_WRITE,
            P.STAFF_WRITE,
            P.AUDIT_READ,
            P.BACKUP,
            P.PRIVACY_DESK,
            P.IMPORT,
            P.EXPORT,
            P.HAND_OVER,
            P.STORE_DUTIES,
        }
    ),
}


@dataclass(frozen=True, slots=True)
class Actor:
    """The signed-in person, passed explicitly to every action."""

    id: int
    name: str
    roles: frozenset[Role]
    desk: str = ""

    def may(self, permission: Permission) -> bool:
        return any(permission in ROLE_PERMISSIONS[role] for role in self.roles)

    def is_any(self, *roles: Role) -> bool:
        return bool(self.roles.intersection(roles))
