"""How complete a customer's file is, in per cent, and what is missing (S0-16 "complete data"); pure."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from showroom.customers.model import CustomerKind
from showroom.kernel.errors import Lang, Message

FIELDS = {
    "name": Message("file_name", "姓名", "name"),
    "phone": Message("file_phone", "电话", "phone"),
    "second_contact": Message("file_second_contact", "备用电话或联系人", "second number or contact person"),
    "gender": Message("file_gender", "称谓", "form of address"),
    "birth": Message("file_birth", "出生日期", "birth date"),
    "id_number": Message("file_id_number", "证件号码", "document number"),
    "address": Message("file_address", "地址", "address"),
    "district": Message("file_district", "区域", "district"),
    "channel": Message("file_channel", "来源渠道", "channel"),
    "interest": Message("file_interest", "意向车型", "car of interest"),
    "decision_maker": Message("file_decision_maker", "决策人（KP）", "decision maker (KP)"),
    "agent": Message("file_agent", "经办人", "agent of the company"),
    "owned_vehicle": Message("file_owned_vehicle", "现有车辆", "car owned now"),
    "privacy": Message("file_privacy", "个人信息告知同意", "consent to the privacy notice"),
    "next_contact": Message("file_next_contact", "下次联系", "next contact"),
}
"""What a file can hold, in the order in which it is asked for."""
_PERSON = {
    "name": 10, "phone": 15, "second_contact": 5, "gender": 5, "birth": 5, "id_number": 10, "address": 5, "district": 5,
    "channel": 10, "interest": 10, "decision_maker": 5, "owned_vehicle": 5, "privacy": 5, "next_contact": 5,
}  # fmt: skip
_COMPANY = {
    "name": 10, "phone": 15, "second_contact": 5, "id_number": 15, "address": 10, "district": 5, "channel": 10,
    "interest": 10, "decision_maker": 5, "agent": 5, "owned_vehicle": 5, "next_contact": 5,
}  # fmt: skip
WEIGHTS = {CustomerKind.PERSON: _PERSON, CustomerKind.COMPANY: _COMPANY}
"""Parts of a hundred per field (a product decision); a company has no birth date and signs through its agent."""


@dataclass(frozen=True, slots=True)
class Completeness:
    """0 to 100, and the missing fields in the order in which they count most."""

    percent: int
    missing: tuple[str, ...]


def completeness(kind: CustomerKind, known: Collection[str]) -> Completeness:
    """The share of what a file of this kind should hold; one more known field never lowers it."""
    weights = WEIGHTS[kind]
    missing = sorted((field for field in weights if field not in known), key=lambda field: -weights[field])
    return Completeness(100 - sum(weights[field] for field in missing), tuple(missing))


def field_name(field: str, lang: Lang) -> str:
    """The name of a missing field as a link shows it."""
    return FIELDS[field].text(lang)
