"""All points of §2.1 as the page lists them: the defects that were found, and every rule that is satisfied."""

from __future__ import annotations

from collections.abc import Mapping

from showroom.kernel.findings import Finding, Severity
from showroom.test_drive.case import Mode

_POINTS = {
    "TD-01": ("驾照已当面核验并留存", "Licence seen by staff and captured"),
    "TD-02": ("驾照在试驾日有效", "Licence valid on the day"),
    "TD-03": ("准驾车型适合该车", "Licence class covers the car"),
    "TD-04": ("驾照与客户身份一致", "Licence is the customer's own"),
    "TD-05": ("驾龄满足门店要求", "Licence held long enough"),
    "TD-06": ("实习期条件满足", "Probation conditions met"),
    "TD-07": ("年龄符合要求", "Age within the limits"),
    "TD-08": ("试乘试驾协议已签署", "Agreement signed"),
    "TD-09": ("陪驾人员已指定且合格", "Designated escort fits and is free"),
    "TD-10": ("车辆号牌有效", "Plate valid"),
    "TD-11": ("车辆保险齐全", "Insurance in force"),
    "TD-12": ("车况与检验正常", "Car sound and inspected"),
    "TD-13": ("时间无冲突", "No overlapping booking"),
    "TD-14": ("适驾声明已签署", "Fitness declared"),
    "TD-15": ("员工确认客户适合驾驶", "Staff found the customer fit"),
    "TD-16": ("未被暂扣、未记满 12 分", "Not suspended, under 12 points"),
    "TD-17": ("不在事故名单上", "Not on the incident list"),
    "TD-18": ("档案与各项同意齐全", "File and consents complete"),
    "TD-19": ("路线已批准", "Route approved"),
    "TD-20": ("人数、座位与安全带已确认", "Persons, seats and belts confirmed"),
    "TD-21": ("车辆改装与附加条件符合", "Adaptation and conditions met"),
}
_DRIVER_ONLY = frozenset({"TD-01", "TD-02", "TD-03", "TD-04", "TD-05", "TD-06", "TD-14", "TD-15", "TD-16", "TD-21"})
ALL_CODES = tuple(_POINTS)
REFUSALS = {
    "TD-15": ("闻到酒味或状态不适合驾驶", "Smell of alcohol, or unfit to drive"),
    "TD-14": ("不愿或不能声明适合驾驶", "Does not declare to be fit"),
    "TD-01": ("未出示驾驶证原件", "No original licence shown"),
    "TD-16": ("驾驶证被暂扣或记满 12 分", "Licence suspended or 12 points"),
    "TD-20": ("人数、儿童座椅或安全带不符", "Too many persons, child seats or belts"),
    "TD-19": ("天气或路线不允许", "Weather or route"),
    "TD-12": ("车况不允许", "State of the car"),
    "§2.4-13": ("不听从陪驾人员安全指示", "Does not follow the staff's safety instructions"),
}
"""The rules for which staff refuse a drive by their own decision, as they are chosen from (TD-15, §2.4 item 13)."""


def codes_of(mode: Mode) -> tuple[str, ...]:
    """The rules that count in a mode: the licence of somebody who only rides along does not matter."""
    return tuple(code for code in ALL_CODES if mode is Mode.DRIVE or code not in _DRIVER_ONLY)


def all_points(found: tuple[Finding, ...], mode: Mode, facts: Mapping[str, str]) -> tuple[Finding, ...]:
    """Every rule of the mode in its order: its defects, or that it is satisfied and by which of the `facts`.

    Other rules' defects follow.
    """
    wrong = {f.code for f in found}
    satisfied = [
        Finding(code, Severity.INFO, *_POINTS[code], evidence=facts.get(code, ""))
        for code in codes_of(mode)
        if code not in wrong
    ]
    return tuple(sorted((*found, *satisfied), key=lambda f: (not f.code.startswith("TD"), f.code)))
