"""The command that proves the eligibility for a test drive: reads its case and tells all findings (§2.1)."""

from __future__ import annotations

from decimal import Decimal

from showroom.cli.case import Case
from showroom.cli.rule_command import Answer, Key, RuleCommand
from showroom.kernel.errors import Lang, Message
from showroom.kernel.findings import Finding
from showroom.kernel.shipped_parameters import SHIPPED
from showroom.test_drive.case import Booking, Car, Customer, DriveCase, Escort, Licence, Mode, Route, TestDrivePolicy
from showroom.test_drive.eligibility import decide_eligibility

_LONG_TERM = ("长期", "long_term", "long-term")


def read_drive_case(case: Case) -> DriveCase:
    """The case of commands.md; a missing key is "not given". Raises ShowroomError naming a key with a wrong value."""
    agreement = case.part("agreement")
    return DriveCase(
        mode=Mode(case.choice("mode", tuple(entry.value for entry in Mode), Mode.DRIVE.value)),
        on=case.on,
        start=case.moment_or("start", None),
        end=case.moment_or("end", None),
        customer=_customer(case.part("customer")),
        licence=_licence(case.part("licence")) if case.given("licence") else None,
        car=_car(case.part("car")),
        escort=_escort(case.part("escort")) if case.given("escort") else None,
        agreement_signed=_flag(agreement, "signed"),
        agreement_version=agreement.text_or("version", None),
        fit_declared=_flag(case, "fit_declared"),
        staff_observed_unfit=_flag(case, "staff_observed_unfit"),
        incident_listed=_flag(case, "incident_listed"),
        route=_route(case.part("route")),
        companion_years=case.number_or("companion_years", None),
        persons=case.integer_or("persons", None),
        children_seated=_flag(case, "children_seated"),
        bookings=tuple(_booking(entry) for entry in case.parts("bookings")),
    )


def _flag(case: Case, name: str) -> bool | None:
    return case.flag(name) if case.given(name) else None


def _is_long_term(case: Case, name: str) -> bool:
    """A licence without an end is written with the key and null, or 长期 (DL-02); no key at all is "not given"."""
    return case.raw(name) in _LONG_TERM or (case.has(name) and not case.given(name))


def _customer(case: Case) -> Customer:
    return Customer(
        name=case.text_or("name", None),
        birth=case.date_or("birth", None),
        id_kind=case.text_or("id_kind", None),
        id_number=case.text_or("id_number", None),
        file_exists=_flag(case, "file_exists"),
        consent_privacy=_flag(case, "consent_privacy"),
        consent_images=_flag(case, "consent_images"),
        consent_route=_flag(case, "consent_route"),
        guardian_present=_flag(case, "guardian_present"),
    )


def _licence(case: Case) -> Licence:
    long_term = _is_long_term(case, "valid_to")
    return Licence(
        number=case.text_or("number", None),
        name=case.text_or("name", None),
        classes=case.text_or("classes", None),
        first_issue=case.date_or("first_issue", None),
        valid_from=case.date_or("valid_from", None),
        valid_to=None if long_term else case.date_or("valid_to", None),
        long_term=long_term,
        issuer=case.text_or("issuer", None),
        temporary_permit_valid_to=case.date_or("temporary_permit_valid_to", None),
        seen_by=case.text_or("seen_by", None),
        seen_at=case.moment_or("seen_at", None),
        captured=_flag(case, "captured"),
        suspended_declared=_flag(case, "suspended_declared"),
        points_full_declared=_flag(case, "points_full_declared"),
        medical_proof=_flag(case, "medical_proof"),
        conditions=case.text_or("conditions", None),
        conditions_confirmed=_flag(case, "conditions_confirmed"),
    )


def _car(case: Case) -> Car:
    level = case.number_or("energy_level", None)
    if level is not None and not 0 <= level <= 1:
        raise case.wrong("energy_level", "0 与 1 之间的数", "a number between 0 and 1")
    return Car(
        gearbox=case.text_or("gearbox", None),
        seats=case.integer_or("seats", None),
        adapted=_flag(case, "adapted"),
        status=case.text_or("status", None),
        plate=case.text_or("plate", None),
        plate_kind=case.text_or("plate_kind", None),
        temp_plate_valid_from=case.date_or("temp_plate_valid_from", None),
        temp_plate_valid_to=case.date_or("temp_plate_valid_to", None),
        compulsory_valid_to=case.date_or("compulsory_valid_to", None),
        third_party=case.money_or("third_party", None),
        own_damage=_flag(case, "own_damage"),
        passenger_cover=_flag(case, "passenger_cover"),
        inspection_valid_to=case.date_or("inspection_valid_to", None),
        open_defect=_flag(case, "open_defect"),
        energy=case.text_or("energy", None),
        energy_level=None if level is None else Decimal(level),
        probation_sticker=_flag(case, "probation_sticker"),
    )


def _escort(case: Case) -> Escort:
    long_term = _is_long_term(case, "licence_valid_to")
    return Escort(
        name=case.text_or("name", None),
        active=_flag(case, "active"),
        authorised=_flag(case, "authorised"),
        classes=case.text_or("classes", None),
        licence_valid_to=None if long_term else case.date_or("licence_valid_to", None),
        licence_long_term=long_term,
        busy=_flag(case, "busy"),
    )


def _route(case: Case) -> Route:
    names = ("approved", "motorway", "forbidden", "night", "bad_weather", "tracked")
    return Route(*(_flag(case, name) for name in names))


def _booking(case: Case) -> Booking:
    start, end = case.moment("start"), case.moment("end")
    return Booking(start, end, case.flag("car"), case.flag("escort"), case.flag("customer"))


def _finding(entry: Finding) -> Answer:
    return {
        "code": entry.code,
        "severity": entry.severity.name,
        "override": entry.override.value,
        "field": entry.field,
        "evidence": entry.evidence,
        "text_zh": entry.text_zh,
        "text_en": entry.text_en,
    }


def _answer(case: Case) -> Answer:
    drive = read_drive_case(case)
    found = decide_eligibility(drive, TestDrivePolicy.at(drive.on, SHIPPED))
    return {
        "verdict": found.verdict,
        "ride_possible": found.ride_possible,
        "findings": [_finding(entry) for entry in found.findings],
    }


_RIDE = {
    True: Message("cli_ride_possible", "可以试乘", "a ride is possible"),
    False: Message("cli_ride_impossible", "不能试乘", "no ride either"),
}


def _line(answer: Answer, lang: Lang) -> str:
    findings = answer["findings"]
    assert isinstance(findings, list)
    told = [f"{entry['code']} {entry['severity']} {entry[f'text_{lang}']}" for entry in findings]
    return " · ".join([str(answer["verdict"]), _RIDE[bool(answer["ride_possible"])].text(lang), *told])


ELIGIBILITY = RuleCommand(
    "eligibility",
    Message("cli_eligibility", "试驾资格（TD-01…21）", "Eligibility for a test drive (TD-01 to TD-21)"),
    (
        Key("mode", "text", "drive 试驾 或 ride 试乘", "drive or ride"),
        Key("start", "moment", "开始", "planned start"),
        Key("end", "moment", "结束", "planned end"),
        Key("customer", "object", "客户", "customer"),
        Key("licence", "object", "驾照", "licence"),
        Key("car", "object", "车辆", "car"),
        Key("escort", "object", "陪驾", "escort"),
        Key("agreement", "object", "协议", "agreement"),
        Key("fit_declared", "flag", "适驾声明", "fitness declared"),
        Key("staff_observed_unfit", "flag", "员工观察不适", "staff observed unfit"),
        Key("incident_listed", "flag", "事故名单", "on the incident list"),
        Key("route", "object", "路线", "route"),
        Key("companion_years", "number", "陪同者持证年数", "companion's years with a licence"),
        Key("persons", "integer", "乘车人数", "persons"),
        Key("children_seated", "flag", "儿童座椅", "children seated"),
        Key("bookings", "list", "其他预约", "other bookings"),
    ),
    _answer,
    _line,
)
