"""What the test-drive page gives to the service."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from showroom.customers.model import ConsentPurpose, IdKind
from showroom.kernel.errors import Lang
from showroom.kernel.licence import LicencePaper
from showroom.test_drive.case import Mode
from showroom.test_drive.damage import DamageMark
from showroom.test_drive.intent import Intent


@dataclass(frozen=True, slots=True)
class LicenceDraft:
    """The licence as seen now by the actor (TD-01); `front` and `back` are PNG or JPEG bytes, kept when empty.

    `seen` is the actor's word that the original, or the live electronic licence, lies before them. `id_kind`,
    `id_number` and `birth` complete the customer's file where it lacks them (TD-04, TD-07).
    """

    number: str = ""
    name: str = ""
    classes: str = ""
    first_issue: date | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    long_term: bool = False
    issuer: str = "CN"
    paper: LicencePaper = LicencePaper.LICENCE
    permit_valid_to: date | None = None
    conditions: str = ""
    conditions_confirmed: bool = False
    suspended: bool | None = None
    points_full: bool | None = None
    medical_proof: bool = False
    seen: bool = False
    copy_filed: bool = False
    front: bytes = field(default=b"", repr=False)
    back: bytes = field(default=b"", repr=False)
    id_kind: IdKind | None = None
    id_number: str = ""
    birth: date | None = None
    consents: frozenset[ConsentPurpose] = frozenset()
    version: int = 0


@dataclass(frozen=True, slots=True)
class DriveDraft:
    """One planned drive or ride; `starts_at` is aware, `minutes` None takes the store's slot length (TD-13).

    The declarations are the customer's and the escort's own words before the start; `observed_unfit` None means
    that nobody looked yet (TD-15).
    """

    mode: Mode = Mode.DRIVE
    vehicle_id: int | None = None
    escort_id: int | None = None
    starts_at: datetime | None = None
    minutes: int | None = None
    route_id: int | None = None
    route: str = ""
    bad_conditions: bool = False
    persons: int | None = None
    children_seated: bool = False
    guardian_present: bool = False
    fit_declared: bool = False
    observed_unfit: bool | None = None
    probation_sticker: bool = False
    companion_years: int | None = None
    version: int = 0


@dataclass(frozen=True, slots=True)
class SlotDraft:
    """A slot changed in the diary: another time, length, car or escort; what is None stays as it is (TD-13)."""

    vehicle_id: int | None = None
    escort_id: int | None = None
    starts_at: datetime | None = None
    minutes: int | None = None
    version: int = 0


@dataclass(frozen=True, slots=True)
class Passenger:
    """Somebody riding along; `image` is the signature as PNG bytes, `on_paper` one given on the printed sheet.

    For somebody under 18 (`minor`) the hand is that of `guardian`.
    """

    name: str
    image: bytes = field(default=b"", repr=False)
    minor: bool = False
    guardian: str = ""
    on_paper: bool = False


@dataclass(frozen=True, slots=True)
class AgreementDraft:
    """The signing of the agreement (TD-08): `on_paper` when hands sign the printed sheet instead of the screen.

    `guardian` signs for a customer who is under 18 and only rides.
    """

    understood: bool = False
    customer_image: bytes = field(default=b"", repr=False)
    escort_image: bytes = field(default=b"", repr=False)
    passengers: tuple[Passenger, ...] = ()
    on_paper: bool = False
    language: Lang = "zh"
    version: int = 0
    guardian: str = ""


@dataclass(frozen=True, slots=True)
class ReadingDraft:
    """Odometer in km and energy in percent when the car leaves or comes back, with marks on its drawing (TR-04).

    `licence_shown`: the escort saw the original licence once more at the keys (TD-01). Marks at the return are damage.
    """

    odometer_km: int | None = None
    energy_percent: int | None = None
    observed_unfit: bool | None = None
    damage_checked: bool = False
    damage_found: bool = False
    damage_note: str = ""
    version: int = 0
    licence_shown: bool = False
    marks: tuple[DamageMark, ...] = ()


@dataclass(frozen=True, slots=True)
class FeedbackDraft:
    """TR-03: 1–5 for each of `ASPECTS`, free text, and when the customer means to buy (updates the grade)."""

    ratings: dict[str, int] = field(default_factory=dict)
    text: str = ""
    intent: Intent | None = None
    version: int = 0


@dataclass(frozen=True, slots=True)
class RouteDraft:
    """A route for approval (TR-02): km, minutes, km/h, where the seats are swapped."""

    name: str
    length_km: int
    minutes: int
    speed_limit: int
    features: str = ""
    swap_point: str = ""
    motorway: bool = False
    tracked: bool = False
