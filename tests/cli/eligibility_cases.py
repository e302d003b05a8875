"""The eligible case of §2.2's vectors, and a way to change one thing in it."""

from __future__ import annotations

import copy
from typing import Any

ID = "119999199001010010"
ELIGIBLE: dict[str, Any] = {
    "mode": "drive",
    "on": "2026-11-22",
    "start": "2026-11-22T10:00",
    "end": "2026-11-22T10:30",
    "customer": {
        "name": "张三", "birth": "1990-01-01", "id_kind": "resident", "id_number": ID, "file_exists": True,
        "consent_privacy": True, "consent_images": True, "guardian_present": False,
    },
    "licence": {
        "number": ID, "name": "张三", "classes": "C2", "first_issue": "2020-05-20", "valid_from": "2020-05-20",
        "valid_to": "2030-05-20", "issuer": "CN", "seen_by": "周敏", "seen_at": "2026-11-22T09:50", "captured": True,
        "suspended_declared": False, "points_full_declared": False, "medical_proof": False,
    },
    "car": {
        "gearbox": "AT", "seats": 5, "adapted": False, "status": "demo", "plate": "沪AD12345",
        "plate_kind": "nev_small",
        "temp_plate_valid_to": None, "compulsory_valid_to": "2027-01-01", "third_party": "1000000", "own_damage": True,
        "passenger_cover": True, "inspection_valid_to": "2027-06-30", "open_defect": False, "energy_level": 0.8,
    },
    "escort": {
        "name": "陈浩", "active": True, "authorised": True, "classes": "C1", "licence_valid_to": "2030-01-01",
        "busy": False,
    },
    "agreement": {"signed": True, "version": "1"},
    "fit_declared": True,
    "staff_observed_unfit": False,
    "incident_listed": False,
    "route": {"approved": True, "motorway": False},
    "companion_years": None,
    "persons": 2,
    "children_seated": True,
    "bookings": [
        {"car": True, "escort": False, "customer": False, "start": "2026-11-22T11:00", "end": "2026-11-22T11:30"}
    ],
}  # fmt: skip
REMOVE = object()


def changed(**paths: Any) -> dict[str, Any]:
    """The eligible case with `licence__classes="C3"` and the like; REMOVE takes the key out."""
    case = copy.deepcopy(ELIGIBLE)
    for path, value in paths.items():
        *parents, name = path.split("__")
        place = case
        for parent in parents:
            place = place[parent]
        if value is REMOVE:
            del place[name]
        else:
            place[name] = value
    return case
