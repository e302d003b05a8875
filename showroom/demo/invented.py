"""Invented people: names, phones and identity numbers that fit the rules and belong to nobody.

Identity numbers carry the county code 119999, which was never given to a place.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import date, timedelta

from showroom.kernel.resident_id import check_digit
from showroom.kernel.vin import check_vin

NOWHERE = "119999"
_FAMILY = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭肖田董潘袁蔡蒋余于杜叶程魏苏吕丁沈任姚"
_GIVEN_M = (
    "伟",
    "强",
    "磊",
    "军",
    "勇",
    "杰",
    "涛",
    "明",
    "超",
    "建国",
    "志强",
    "浩然",
    "子轩",
    "俊杰",
    "文博",
    "海涛",
    "立新",
    "宇航",
)
_GIVEN_F = (
    "芳",
    "娜",
    "敏",
    "静",
    "丽",
    "艳",
    "娟",
    "霞",
    "秀英",
    "桂兰",
    "雨桐",
    "欣怡",
    "梓涵",
    "思琪",
    "晓燕",
    "婉婷",
    "佳慧",
    "若曦",
)
_PREFIXES = (
    "130",
    "133",
    "135",
    "136",
    "138",
    "139",
    "150",
    "152",
    "155",
    "158",
    "159",
    "173",
    "177",
    "180",
    "186",
    "188",
    "189",
    "199",
)
_DISTRICTS = ("浦东新区", "静安区", "徐汇区", "闵行区", "杨浦区", "普陀区", "宝山区", "松江区", "嘉定区", "青浦区")
_ROADS = ("星湖路", "望江路", "梧桐路", "南苑路", "学府路", "云锦路", "百合路", "丰收路")
_STRIDE, _TAILS = 7_368_787, 10**8  # coprime, so that no tail comes twice


@dataclass(frozen=True, slots=True)
class Invented:
    """One invented person."""

    name: str
    gender: str
    birth: date
    phone: str
    id_number: str
    district: str
    address: str


def person(rng: random.Random, place: int, today: date) -> Invented:
    """The person at `place`; the phone is unique by place."""
    gender = rng.choice("MF")
    name = rng.choice(_FAMILY) + rng.choice(_GIVEN_M if gender == "M" else _GIVEN_F)
    birth = today - timedelta(days=rng.randrange(22 * 365, 62 * 365))
    district = rng.choice(_DISTRICTS)
    address = f"上海市{district}{rng.choice(_ROADS)}{rng.randrange(1, 999)}号"
    return Invented(name, gender, birth, phone(rng, place), resident_id(birth, gender, rng), district, address)


def phone(rng: random.Random, place: int) -> str:
    """A mobile number (PH-01) with a tail of its own."""
    return f"{rng.choice(_PREFIXES)}{place * _STRIDE % _TAILS:08d}"


def resident_id(birth: date, gender: str, rng: random.Random) -> str:
    """A resident number that passes ID-01 and ID-02, of a county that does not exist."""
    order = rng.randrange(1, 499) * 2 + (1 if gender == "M" else 0)
    body = f"{NOWHERE}{birth:%Y%m%d}{order:03d}"
    return body + check_digit(body)


def vin(series: str, serial: int, today: date) -> str:
    """A VIN of an invented maker with the right check digit (VN-04); `series` is three signs."""
    bare = f"LXH{series}A6{{}}T1{serial:06d}"
    probe = check_vin(bare.format("0"), today)
    return bare.format(probe.expected or "0")
