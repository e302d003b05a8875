"""The commands that prove the rules of identity and format (rulebook 1 and 3.7)."""

from __future__ import annotations

from collections.abc import Iterable

from showroom.cli.case import Case
from showroom.cli.rule_command import Answer, Key, RuleCommand
from showroom.kernel.capitals import capitals
from showroom.kernel.credit_code import check_credit_code
from showroom.kernel.errors import Lang, Message, Told
from showroom.kernel.licence import CarNeeds, Gearbox, covers, parse_classes
from showroom.kernel.phone import check_phone
from showroom.kernel.plate import check_plate
from showroom.kernel.resident_id import check_resident_id
from showroom.kernel.vin import check_vin, grouped_vin

_TEXT = Key("text", "text", "要检查的内容", "what to check")
_VALID = Message("cli_valid", "有效", "valid")
_COVERS = Message("cli_covers", "可以驾驶", "may drive it")
_COVERS_NOT = Message("cli_covers_not", "不可以驾驶", "may not drive it")
_SEX = {"M": Message("cli_male", "男", "male"), "F": Message("cli_female", "女", "female")}
_BORN = Message("cli_born", "{sex}，{birth} 出生，{age} 岁", "{sex}, born {birth}, age {age}")
_MODEL_YEAR = Message("cli_model_year", "{year} 年款", "model year {year}")
_PLATE_KINDS = {
    "blue": Message("cli_plate_blue", "小型汽车蓝牌", "blue plate, small car"),
    "nev_small": Message("cli_plate_nev_small", "小型新能源绿牌", "green plate, small new-energy car"),
    "nev_large": Message("cli_plate_nev_large", "大型新能源黄绿牌", "yellow-green plate, large new-energy vehicle"),
    "temporary": Message("cli_plate_temporary", "临时号牌", "temporary plate"),
    "special": Message("cli_plate_special", "特种号牌", "special plate"),
}
_PHONE_KINDS = {
    "mobile": Message("cli_phone_mobile", "手机", "mobile"),
    "landline": Message("cli_phone_landline", "座机", "landline"),
    "service": Message("cli_phone_service", "服务热线", "service line"),
    "foreign": Message("cli_phone_foreign", "国外号码", "foreign number"),
}


def _codes(warnings: Iterable[Told]) -> list[str]:
    return [entry.message.code.upper() for entry in warnings]


def _texts(problem: Told | None, warnings: Iterable[Told]) -> dict[str, list[str]]:
    """What a person reads about the problem and the warnings, in both languages."""
    entries = ([problem] if problem else []) + list(warnings)
    return {"zh": [entry.text("zh") for entry in entries], "en": [entry.text("en") for entry in entries]}


def _line(head: str, answer: Answer, lang: Lang) -> str:
    texts = answer["texts"]
    assert isinstance(texts, dict)
    return " · ".join([head, *texts[lang]])


def _head(answer: Answer, verdict: str) -> str:
    return f"{answer['normalized']} {verdict}".strip()


def _check_id(case: Case) -> Answer:
    found = check_resident_id(case.text("text"), case.on)
    return {
        "ok": found.ok,
        "code": found.code,
        "normalized": found.normalized,
        "birth": found.birth.isoformat() if found.birth else None,
        "sex": found.sex,
        "age": found.age,
        "expected": found.expected,
        "kind": found.kind,
        "warnings": _codes(found.warnings),
        "texts": _texts(found.problem, found.warnings),
    }


def _id_line(answer: Answer, lang: Lang) -> str:
    if not answer["ok"]:
        return _line(_head(answer, ""), answer, lang)
    sex = _SEX[str(answer["sex"])].text(lang)
    born = _BORN.text(lang, sex=sex, birth=answer["birth"], age=answer["age"])
    return _line(_head(answer, f"{_VALID.text(lang)} · {born}"), answer, lang)


def _check_uscc(case: Case) -> Answer:
    found = check_credit_code(case.text("text"))
    return {
        "ok": found.ok,
        "code": found.code,
        "normalized": found.normalized,
        "expected": found.expected,
        "warnings": _codes(found.warnings),
        "texts": _texts(found.problem, found.warnings),
    }


def _uscc_line(answer: Answer, lang: Lang) -> str:
    return _line(_head(answer, _VALID.text(lang) if answer["ok"] else ""), answer, lang)


def _check_vin(case: Case) -> Answer:
    found = check_vin(case.text("text"), case.on)
    return {
        "severity": found.severity,
        "code": found.code,
        "normalized": found.normalized,
        "grouped": grouped_vin(found.normalized),
        "expected": found.expected,
        "model_year": found.model_year,
        "texts": _texts(found.problem, ()),
    }


def _vin_line(answer: Answer, lang: Lang) -> str:
    parts = [f"{answer['grouped']} {answer['severity']}"]
    if answer["model_year"]:
        parts.append(_MODEL_YEAR.text(lang, year=answer["model_year"]))
    return _line(" · ".join(parts), answer, lang)


def _check_plate(case: Case) -> Answer:
    # Only a plate that is declared temporary may lack 临 (rulebook 1.7).
    declared = case.flag("temporary") or case.text_or("kind", "") == "temporary"
    found = check_plate(case.text("text"), declared)
    return {
        "ok": found.ok,
        "kind": found.kind,
        "normalized": found.normalized,
        "warnings": _codes(found.warnings),
        "texts": _texts(found.problem, found.warnings),
    }


def _plate_line(answer: Answer, lang: Lang) -> str:
    kind = _PLATE_KINDS[str(answer["kind"])].text(lang) if answer["ok"] else ""
    return _line(_head(answer, kind), answer, lang)


def _check_phone(case: Case) -> Answer:
    found = check_phone(case.text("text"))
    return {
        "ok": found.ok,
        "kind": found.kind,
        "normalized": found.normalized,
        "warnings": _codes(found.warnings),
        "texts": _texts(found.problem, found.warnings),
    }


def _phone_line(answer: Answer, lang: Lang) -> str:
    kind = _PHONE_KINDS[str(answer["kind"])].text(lang) if answer["ok"] else ""
    return _line(_head(answer, kind), answer, lang)


def _licence_covers(case: Case) -> Answer:
    classes = parse_classes(case.text("classes"))
    car = CarNeeds(Gearbox.read(case.text("gearbox")), case.integer("seats"), case.flag("adapted"))
    return {"covers": covers(classes, car), "held": sorted(classes.held), "unread": classes.unread or None}


def _covers_line(answer: Answer, lang: Lang) -> str:
    return (_COVERS if answer["covers"] else _COVERS_NOT).text(lang)


def _capitals(case: Case) -> Answer:
    return {"text": capitals(case.money("amount"))}


RULE_COMMANDS: dict[str, RuleCommand] = {
    command.name: command
    for command in (
        RuleCommand(
            "check-id",
            Message("cli_check_id", "检查居民身份证号码", "check a resident ID number"),
            (_TEXT,),
            _check_id,
            _id_line,
            ("text",),
        ),
        RuleCommand(
            "check-uscc",
            Message("cli_check_uscc", "检查统一社会信用代码", "check a unified social credit code"),
            (_TEXT,),
            _check_uscc,
            _uscc_line,
            ("text",),
        ),
        RuleCommand(
            "check-vin",
            Message("cli_check_vin", "检查车架号", "check a VIN"),
            (_TEXT,),
            _check_vin,
            _vin_line,
            ("text",),
        ),
        RuleCommand(
            "check-plate",
            Message("cli_check_plate", "检查车牌号", "check a number plate"),
            (_TEXT, Key("temporary", "flag", "已声明为临时号牌", "declared to be a temporary plate")),
            _check_plate,
            _plate_line,
            ("text",),
        ),
        RuleCommand(
            "check-phone",
            Message("cli_check_phone", "检查电话号码", "check a phone number"),
            (_TEXT,),
            _check_phone,
            _phone_line,
            ("text",),
        ),
        RuleCommand(
            "licence-covers",
            Message("cli_licence_covers", "驾驶证能否驾驶某车", "whether a licence covers a car"),
            (
                Key("classes", "text", "准驾车型，如 C1E", "classes on the licence, such as C1E"),
                Key("gearbox", "text", "MT AT CVT DCT AMT EV DHT", "MT AT CVT DCT AMT EV DHT"),
                Key("seats", "integer", "座位数", "number of seats"),
                Key("adapted", "flag", "残疾人专用改装车", "specially adapted for disabled drivers"),
            ),
            _licence_covers,
            _covers_line,
            ("classes", "gearbox", "seats"),
        ),
        RuleCommand(
            "capitals",
            Message("cli_capitals", "大写金额", "an amount in capitals"),
            (Key("amount", "money", "金额", "the amount"),),
            _capitals,
            lambda answer, _lang: str(answer["text"]),
            ("amount",),
        ),
    )
}
