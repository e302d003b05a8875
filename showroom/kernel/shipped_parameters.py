"""The parameter rows a new store starts with: the rulebook's numbers with their sources (G-06)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from showroom.kernel.parameters import ParameterRow, Parameters

ALWAYS = date(2000, 1, 1)  # house numbers and practice: no beginning that matters
_VAT_13 = date(2019, 4, 1)  # the VAT rate of 13 % is in force from here
_PURCHASE_TAX_LAW = date(2019, 7, 1)  # 车辆购置税法 in force
_CIVIL_CODE = date(2021, 1, 1)
# SAMR Order 43 is in force from 2022; its predecessor gave the same years and 60 days from here. The 7 days are new,
# but none that began before 2022 can still be running.
_THREE_GUARANTEES = date(2013, 10, 1)
_ORDER_172 = date(2025, 1, 1)


def _rows(source: str, since: date, until: date | None, values: dict[str, str]) -> Iterator[ParameterRow]:
    for key, value in values.items():
        yield ParameterRow(key, value, since, until, source)


def _tax() -> Iterator[ParameterRow]:
    yield from _rows("§4.1 VAT 13 %", _VAT_13, None, {"tax.vat_divisor": "1.13"})
    law = "§4.1 车辆购置税法 4–6"
    yield from _rows(law, _PURCHASE_TAX_LAW, None, {"tax.purchase_rate": "0.10"})
    yield from _rows("§4.1 车辆购置税法 12–13", _PURCHASE_TAX_LAW, None, {"tax.purchase_due_days": "60"})
    notice = "§4.1 MOF/STA/MIIT notice 2023-06-19"
    for since, until, share, cap, source in (
        (date(2024, 1, 1), date(2025, 12, 31), "1", "30000", notice),
        (date(2026, 1, 1), date(2027, 12, 31), "0.5", "15000", notice),
        (date(2028, 1, 1), None, "0", "0", "§4.1 none enacted from 2028 yet (Q-11)"),
    ):
        yield from _rows(source, since, until, {"tax.nev_relief_share": share, "tax.nev_relief_cap": cap})


def _vehicle_vessel() -> Iterator[ParameterRow]:
    """Yearly range of the law per band, and the store's own value within it, which its province sets (Q-10)."""
    for band, low, high, store in (
        ("to_1_0", "60", "360", "300"),
        ("to_1_6", "300", "540", "420"),
        ("to_2_0", "360", "660", "480"),
        ("to_2_5", "660", "1200", "900"),
        ("to_3_0", "1200", "2400", "1920"),
        ("to_4_0", "2400", "3600", "3480"),
        ("over_4_0", "3600", "5400", "5280"),
    ):
        key = f"vehicle_vessel.{{}}.{band}"
        yield from _rows("§4.1 车船税 table", ALWAYS, None, {key.format("min"): low, key.format("max"): high})
        yield from _rows("Q-10 the province sets the value: check", ALWAYS, None, {key.format("annual"): store})
    shares = {"ICE": "1", "BEV": "0", "FCEV": "0", "PHEV_LISTED": "0", "PHEV": "1", "ENERGY_SAVING": "0.5"}
    values = {f"vehicle_vessel.share.{kind}": share for kind, share in shares.items()}
    yield from _rows("§4.1 车船税 by energy kind", ALWAYS, None, values)
    yield from _rows("§4.1 listed energy-saving cars ≤ 1.6 L half", ALWAYS, None, {
        "vehicle_vessel.energy_saving_max_litres": "1.6",
    })  # fmt: skip


def _insurance() -> Iterator[ParameterRow]:
    base = "§4.1 交强险 base"
    yield from _rows(base, ALWAYS, None, {
        "compulsory.base.family_under_6": "950", "compulsory.base.family_6_plus": "1100",
        "compulsory.base.company_under_6": "1000", "compulsory.base.company_6_to_10": "1130",
    })  # fmt: skip
    for scheme, shares in (
        ("A", "0.30,0.40,0.50"),
        ("B", "0.25,0.35,0.45"),
        ("C", "0.20,0.30,0.40"),
        ("D", "0.15,0.25,0.35"),
        ("E", "0.10,0.20,0.30"),
    ):
        values = {f"compulsory.clean.{scheme}": shares}
        yield from _rows("§4.1 交强险 floating, region scheme", ALWAYS, None, values)
    yield from _rows("§4.1 交强险 floating", ALWAYS, None, {
        "compulsory.scheme": "E", "compulsory.fault_one": "0", "compulsory.fault_two_plus": "0.10",
        "compulsory.fatal": "0.30",
    })  # fmt: skip
    yield from _rows("§4.1 liability limits", ALWAYS, None, {
        "compulsory.limit.death": "180000", "compulsory.limit.medical": "18000", "compulsory.limit.property": "2000",
    })  # fmt: skip


def _fees_and_subsidies() -> Iterator[ParameterRow]:
    yield from _rows("§4.1 上牌 official fees", ALWAYS, None, {
        "fee.plates": "100", "fee.vehicle_licence": "15", "fee.registration_certificate": "10",
        "fee.temporary_plate": "5",
    })  # fmt: skip
    yield from _rows("§4.1 2026 trade-in subsidy (商务部等8部门)", date(2026, 1, 1), date(2026, 12, 31), {
        "subsidy.scrap.nev.share": "0.12", "subsidy.scrap.nev.cap": "20000",
        "subsidy.scrap.ice.share": "0.10", "subsidy.scrap.ice.cap": "15000",
        "subsidy.replace.nev.share": "0.08", "subsidy.replace.nev.cap": "15000",
        "subsidy.replace.ice.share": "0.06", "subsidy.replace.ice.cap": "13000",
        "subsidy.ice_max_litres": "2.0",
    })  # fmt: skip


def _contract_and_discount() -> Iterator[ParameterRow]:
    yield from _rows("DP-02 Civil Code 586", _CIVIL_CODE, None, {"deposit.max_share": "0.20"})
    yield from _rows("DP-07: the one-year LPR; the store sets it", ALWAYS, None, {"refund.interest_rate": "0.03"})
    grace = "Civil Code 563-1-3: a reasonable time after a reminder; the store sets it"
    yield from _rows(grace, ALWAYS, None, {"termination.grace_days": "7"})
    yield from _rows("G-05 Civil Code 17–18", _CIVIL_CODE, None, {"contract.adult_age": "18"})
    yield from _rows("CT-04, consultants never cut on their own (S3-36): the store sets the ladder", ALWAYS, None, {
        "discount.consultant_share": "0.03", "discount.manager_share": "0.08",
    })  # fmt: skip
    house = "house: how long a request waits for its answer, and how long the answer may be used (CT-04)"
    yield from _rows(house, ALWAYS, None, {"approval.request_hours": "48", "approval.grant_hours": "168"})
    yield from _rows("MF-01 price board of optional services: the store marks its own", ALWAYS, None, {
        "service.plates": "500", "service.insurance": "0", "service.tax": "0", "service.finance": "0",
    })  # fmt: skip
    yield from _rows("MF-08", ALWAYS, None, {"complaint.answer_working_days": "7"})
    yield from _rows("MF-01 明码标价和禁止价格欺诈规定 16: compared with the 7 days before", ALWAYS, None, {
        "price.compare_days": "7",
    })  # fmt: skip
    yield from _rows("MF-10", ALWAYS, None, {"register.licence_days": "90", "register.change_days": "30"})
    terms = "house: what the store's contracts say of late delivery and payment, the same for both sides (§3.2 Breach)"
    yield from _rows(terms, ALWAYS, None, {"contract.daily_percent": "0.05", "contract.withdraw_days": "30"})
    sides = "house: one copy for each side, as the contract says of itself (CT-07)"
    yield from _rows(sides, ALWAYS, None, {"print.contract_copies": "2"})


def _calendar() -> Iterator[ParameterRow]:
    notice = "国务院办公厅关于2026年部分节假日安排的通知 (MF-08, SB-06): add each year's when it is published"
    yield from _rows(notice, date(2026, 1, 1), date(2026, 12, 31), {
        "calendar.holidays": "2026-01-01..2026-01-03,2026-02-15..2026-02-23,2026-04-04..2026-04-06,"
        "2026-05-01..2026-05-05,2026-06-19..2026-06-21,2026-09-25..2026-09-27,2026-10-01..2026-10-07",
        "calendar.worked_weekends": "2026-01-04,2026-02-14,2026-02-28,2026-05-09,2026-09-20,2026-10-10",
    })  # fmt: skip


def _test_drive() -> Iterator[ParameterRow]:
    house = {
        "test_drive.licence_months": ("12", "TD-05"), "test_drive.licence_rule": ("NEEDS_APPROVAL", "TD-05, Q-02"),
        "test_drive.age_min": ("18", "TD-07"), "test_drive.age_warn": ("66", "TD-07"),
        "test_drive.age_medical": ("70", "TD-07, DL-07"), "test_drive.ride_age_alone": ("14", "TD-07"),
        "test_drive.third_party_min": ("1000000", "TD-11"), "test_drive.fuel_min": ("0.25", "TD-12"),
        "test_drive.charge_min": ("0.30", "TD-12"), "test_drive.slot_minutes": ("30", "TD-13"),
        "test_drive.buffer_minutes": ("15", "TD-13"), "test_drive.incident_months": ("24", "TD-17"),
        "test_drive.overdue_minutes": ("10", "TR-04"),
        "demo_car.warn_days": ("30", "PL-01, TD-11, TD-12: days ahead in which a demo car's dates are warned of"),
    }  # fmt: skip
    for key, (value, source) in house.items():
        yield ParameterRow(key, value, ALWAYS, None, source)
    yield from _rows("DL-05 Order 162 art. 76–77", ALWAYS, None, {
        "licence.probation_months": "12", "licence.companion_years": "3",
    })  # fmt: skip
    yield from _rows("DL-08 Order 162 art. 65", ALWAYS, date(2024, 12, 31), {"licence.exchange_age": "60"})
    yield from _rows("DL-08 Order 172 (Q-07)", _ORDER_172, None, {"licence.exchange_age": "63"})
    yield from _rows("DL-06 Order 162 art. 14", ALWAYS, None, {"licence.commercial_age": "22"})
    yield from _rows("PL-01 机动车登记规定 46–47", ALWAYS, None, {
        "temporary_plate.days": "30", "temporary_plate.production_days": "15", "temporary_plate.issues": "3",
        "temporary_plate.void_days": "3",
    })  # fmt: skip


def _ownership() -> Iterator[ParameterRow]:
    yield from _rows("§6.3 (Q-01)", ALWAYS, None, {
        "ownership.mode": "week_protect", "ownership.week_days": "7", "ownership.phone_window_days": "7",
        "ownership.bonus_split": "0",
    })  # fmt: skip
    yield from _rows("house rule: idle customers return to the pool", ALWAYS, None, {
        "ownership.idle_days": "90", "ownership.idle_days.F": "180", "ownership.pool_take_per_day": "5",
    })  # fmt: skip
    yield from _rows("house rule: customer files opened a day (PI-09)", ALWAYS, None, {
        "customer.daily_views.receptionist": "100", "customer.daily_views.consultant": "80",
        "customer.daily_views.finance": "150", "customer.daily_views.delivery": "150",
        "customer.daily_views.sales_manager": "400", "customer.daily_views.general_manager": "400",
    })  # fmt: skip


def _front_desk() -> Iterator[ParameterRow]:
    for source, values in (
        ("RC-04", {"reception.greet_minutes": "1"}),
        ("§6.2", {"reception.long_stay_minutes": "60"}),
        ("RC-05", {"reception.call_min_minutes": "2", "reception.call_max_minutes": "3"}),
    ):
        yield from _rows(source, ALWAYS, None, values)


def _calls() -> Iterator[ParameterRow]:
    """What makes a call effective, and how many a post owes; a store changes what it asks of its other posts."""
    yield from _rows("§6.7 (PH-05)", ALWAYS, None, {
        "calls.least_seconds": "30", "calls.written_counts": "1", "calls.noon_hour": "12",
        "calls.quota.consultant": "100", "calls.quota_morning.consultant": "40",
        "calls.quota_afternoon.consultant": "60",
    })  # fmt: skip
    for post in ("receptionist", "sales_manager"):
        keys = (f"calls.{part}.{post}" for part in ("quota", "quota_morning", "quota_afternoon"))
        yield from _rows("house rule: nothing is asked of this post", ALWAYS, None, dict.fromkeys(keys, "0"))


def _grades() -> Iterator[ParameterRow]:
    """`days` = next contact, `min`/`max` = what a store may choose, `escalate` = days overdue until a manager knows."""
    for grade, days, low, high, escalate in (
        ("N", "1", "1", "15", "1"),
        ("H", "2", "1", "7", "1"),
        ("A", "4", "1", "15", "1"),
        ("B", "7", "1", "30", "3"),
        ("C", "15", "1", "90", "7"),
        ("O", "3", "1", "7", "1"),
        ("T", "30", "7", "90", ""),
        ("F", "90", "30", "180", ""),
    ):
        values = {f"grade.days.{grade}": days, f"grade.min.{grade}": low, f"grade.max.{grade}": high}
        if escalate:
            values[f"grade.escalate.{grade}"] = escalate
        yield from _rows("§6.1 grade table", ALWAYS, None, values)
    for grade, horizon in (("H", "7"), ("A", "15"), ("B", "30"), ("C", "90")):
        yield from _rows("§6.1 expected order in", ALWAYS, None, {f"grade.horizon.{grade}": horizon})


def _follow_up() -> Iterator[ParameterRow]:
    plan = {
        "FU-1": {"follow_up.days.FU-1": "1"},
        "FU-2": {"follow_up.days.FU-2": "3"},
        "FU-3": {"follow_up.days.FU-3": "7"},
        "FU-4": {"follow_up.days.FU-4": "30"},
        "FU-5": {
            "service.months.ICE": "6", "service.km.ICE": "5000", "service.months.NEV": "12", "service.km.NEV": "10000",
            "service.remind_days": "30,7",
        },
        "FU-6": {"follow_up.call_days": "90", "follow_up.call_count": "4", "follow_up.half_year_months": "6"},
        "FU-7": {"insurance.remind_days": "60,30,7"},
        "FU-8": {"greeting.hour": "09:30"},
        "FU-11": {"replacement.from_months": "36", "replacement.to_months": "60"},
        "§6.9 unreached": {"follow_up.tries": "3"},
        "§6.9 SSI": {"survey.ticket_score": "6", "survey.ticket_hours": "24"},
        "§6.9 SSI template [S30]": {
            "survey.weight.consultant": "0.3", "survey.weight.delivery": "0.3", "survey.weight.finance": "0.2",
            "survey.weight.nps": "0.2",
        },
        "S3-14": {"visit.no_progress_limit": "3"},
    }  # fmt: skip
    for source, values in plan.items():
        yield from _rows(source, ALWAYS, None, values)


def _financing() -> Iterator[ParameterRow]:
    for source, values in (
        ("FI-01 汽车贷款管理办法 6", {"loan.warn_months": "60", "loan.max_months_used": "36"}),
        ("FI-01 market offers of 7 years (Q-14)", {"loan.max_months_new": "84"}),
        ("FI-03 product parameter (Q-14)", {"loan.min_down_share": "0.20"}),
        ("FI-03 commercial use", {"loan.max_ltv.commercial_ice": "0.70", "loan.max_ltv.commercial_nev": "0.75"}),
        ("FI-03 used cars", {"loan.max_ltv.used": "0.70"}),
        ("§5.4 pre-check", {"loan.dti_warn": "0.50", "loan.age_min": "18", "loan.age_max_at_maturity": "65"}),
        ("§5.4 status clock", {"loan.first_answer_hours": "24"}),
    ):
        yield from _rows(source, ALWAYS, None, values)
    own_use = "FI-03 汽车贷款 own use"
    for kind, before in (("own_ice", "0.80"), ("own_nev", "0.85")):
        yield from _rows(own_use, ALWAYS, date(2024, 3, 31), {f"loan.max_ltv.{kind}": before})
        yield from _rows(own_use + ": lender decides", date(2024, 4, 1), None, {f"loan.max_ltv.{kind}": "1"})


def _three_guarantees() -> Iterator[ParameterRow]:
    yield from _rows("SB-01 SAMR Order 43 art. 18", _THREE_GUARANTEES, None, {
        "three_guarantees.repair_years": "3", "three_guarantees.repair_km": "60000",
        "three_guarantees.return_years": "2", "three_guarantees.return_km": "50000",
    })  # fmt: skip
    for source, values in (
        ("SB-02 art. 22", {"three_guarantees.seven_days": "7"}),
        ("SB-03 art. 20, 23", {"three_guarantees.sixty_days": "60", "three_guarantees.sixty_days_km": "3000"}),
        ("SB-04 art. 24", {"three_guarantees.safety_repairs": "2", "three_guarantees.replacements": "2"}),
        ("SB-04 art. 24", {"three_guarantees.total_days": "30", "three_guarantees.same_problem_repairs": "4"}),
        ("SB-05 art. 21", {"three_guarantees.repair_days": "5"}),
        ("SB-06 art. 28", {"three_guarantees.reply_days": "10", "three_guarantees.finish_days": "20"}),
        ("SB-07 art. 24", {"three_guarantees.use_share_max": "0.005"}),
        ("SB-08 车辆购置税法 15", {"tax.refund_share_per_year": "0.10"}),
        ("§6.8 PDI", {"delivery.pdi_hours": "24"}),
    ):
        yield from _rows(source, _THREE_GUARANTEES, None, values)


def _retention() -> Iterator[ParameterRow]:
    yield from _rows("PI-07, MF-09", ALWAYS, None, {
        "retention.sold_years": "10", "retention.test_drive_years": "3", "retention.lost_lead_months": "24",
        "retention.credit_days": "30", "retention.recording_months": "6",
    })  # fmt: skip
    for source, values in (
        ("PI-08", {"privacy.request_working_days": "15"}),
        ("PI-09 house target for 立即 (PIPL 57)", {"privacy.breach_hours": "24"}),
        ("PI-09, PIPL 56", {"retention.assessment_years": "3"}),
    ):
        yield from _rows(source, ALWAYS, None, values)


SHIPPED_ROWS: tuple[ParameterRow, ...] = (
    *_tax(), *_vehicle_vessel(), *_insurance(), *_fees_and_subsidies(), *_contract_and_discount(), *_test_drive(),
    *_ownership(), *_front_desk(), *_calls(), *_grades(), *_follow_up(), *_financing(), *_three_guarantees(),
    *_retention(), *_calendar(),
)  # fmt: skip
SHIPPED = Parameters(SHIPPED_ROWS)
