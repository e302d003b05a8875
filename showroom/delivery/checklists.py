"""What is ticked before and at the handover: PDI points (§6.8) and the items of the delivery form (DV-05); pure."""

from __future__ import annotations

from dataclasses import dataclass

from showroom.delivery.confirmation_pdf import DELIVERY_ITEMS

PDI_POINTS: dict[str, tuple[str, str]] = {
    "exterior": ("外观漆面", "Exterior and paint"),
    "glass": ("玻璃", "Glass"),
    "tyres": ("轮胎与胎压", "Tyres and pressure"),
    "lamps": ("灯光", "Lamps"),
    "fluids": ("油液／电池电量、12V 电瓶", "Fluids, or battery charge and 12 V"),
    "interior": ("内饰与电器", "Interior and electrics"),
    "locks": ("门锁与钥匙（2 把）", "Locks and keys (2)"),
    "software": ("软件版本", "Software version"),
    "faults": ("故障码清除", "No fault codes"),
    "road_test": ("路试", "Road test"),
    "options": ("选装按订单装齐", "Options fitted as ordered"),
    "film": ("保护膜已撕", "Protection film off"),
    "wash": ("清洗", "Washed"),
    "odometer": ("里程在限值内", "Odometer within limit"),
    "numbers": ("车架号／发动机号与证件一致", "VIN and engine number as on the papers"),
    "papers": ("随车文件齐全", "Papers complete"),
}
OPTIONAL_ITEMS = frozenset(
    {
        "jack", "spare", "gearbox", "special", "app", "data_plan", "remote", "gift", "ceremony", "club", "tax_proof",
        "plate_papers", "vehicle_licence",
    }
)  # fmt: skip
"""Not every car and customer has these: left unticked, they do not apply and are not printed."""


@dataclass(frozen=True, slots=True)
class ItemsCase:
    """What decides which items of the delivery form apply."""

    imported: bool
    with_loan: bool


def items_of(case: ItemsCase) -> tuple[str, ...]:
    """The items that can be ticked for this car, in the form's order (DV-05)."""
    absent = {"import": not case.imported, "loan_papers": not case.with_loan}
    return tuple(item for item in DELIVERY_ITEMS if not absent.get(item, False))


def open_items(case: ItemsCase, ticked: frozenset[str]) -> tuple[str, ...]:
    """The items that must still be ticked."""
    return tuple(item for item in items_of(case) if item not in ticked and item not in OPTIONAL_ITEMS)


def left_out(case: ItemsCase, ticked: frozenset[str]) -> tuple[str, ...]:
    """The items that do not apply and are not printed."""
    shown = items_of(case)
    return tuple(
        item for item in DELIVERY_ITEMS if item not in shown or (item in OPTIONAL_ITEMS and item not in ticked)
    )
