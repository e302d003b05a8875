"""The commands that prove the rules of repairs and claims after delivery (SB-02…08)."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from showroom.cli.case import Case
from showroom.cli.rule_command import Answer, Key, RuleCommand
from showroom.follow_up.claim_rules import LineKind, Losses, Outcome, Use, reckon
from showroom.follow_up.repair_rules import FaultSystem, Hazard, Limits, Need, Repair, Work, verdict
from showroom.kernel.errors import Lang, Message
from showroom.kernel.money import ZERO
from showroom.kernel.shipped_parameters import SHIPPED
from showroom.vehicles.periods import three_guarantees

E = TypeVar("E", bound=StrEnum)
_NONE = Message("cli_no_right", "没有三包权利", "no right")
_PAYS = Message("cli_claim_pays", "门店应付 {amount}", "the store pays {amount}")
_TAX = Message("cli_claim_tax", "税务机关退税 {amount}", "tax office {amount}")


def _word(case: Case, name: str, words: type[E], default: E) -> E:
    return words(case.choice(name, tuple(entry.value for entry in words), default.value))


def _repair(case: Case, ident: int) -> Repair:
    """One repair of the list; `problem` is the place of the first repair of the same problem, from 1."""
    return Repair(
        id=ident, problem=case.integer_or("problem", ident), reported_on=case.date("reported_on"),
        in_on=case.date_or("in_on", None), out_on=case.date_or("out_on", None), odometer_km=case.integer("km"),
        system=_word(case, "system", FaultSystem, FaultSystem.OTHER), part=case.text_or("part", ""),
        main_part=case.flag("main_part"), need=_word(case, "need", Need, Need.REPAIR), safety=case.flag("safety"),
        hazard=_word(case, "hazard", Hazard, Hazard.NONE),
        work=_word(case, "work", Work, Work.REPAIRED) if case.given("work") else None,
        fixed=case.flag("fixed") if case.given("fixed") else None, parts_days=case.integer_or("parts_days", 0),
        rescue_days=case.integer_or("rescue_days", 0), given_days=case.integer_or("given_days", 0),
    )  # fmt: skip


def _rights(case: Case) -> Answer:
    start = case.date("delivered")
    periods = three_guarantees(start, start, SHIPPED)
    repairs = [_repair(one, place) for place, one in enumerate(case.parts("repairs"), 1)]
    found = verdict(periods, Limits.at(start, SHIPPED), repairs, case.on)
    rights = [
        {
            "right": one.right.value, "ground": one.ground.value, "rule": one.rule, "article": one.article,
            "since": one.since.isoformat(), "repairs": list(one.repairs),
        }
        for one in found.rights
    ]  # fmt: skip
    return {"returning": found.returning, "repairing": found.repairing, "days": found.days, "rights": rights}


def _rights_line(answer: Answer, lang: Lang) -> str:
    from showroom.follow_up.quality_texts import RIGHTS
    from showroom.follow_up.repair_rules import Right

    rights = answer["rights"]
    assert isinstance(rights, list)
    told = [f"{one['rule']} {RIGHTS[Right(one['right'])](lang)} {one['since']}" for one in rights]
    return " · ".join(told) or _NONE.text(lang)


def _sheet(case: Case) -> Answer:
    outcome = Outcome(case.choice("outcome", ("refund", "exchange"), "refund"))
    most = SHIPPED.decimal("three_guarantees.use_share_max", case.on)
    use = Use(case.integer_or("km", 0), case.number_or("share", most) or Decimal(0), most, case.flag("article_24"))
    losses = Losses(
        case.money_or("registration_fee", ZERO), case.money_or("accessories", ZERO),
        case.money_or("accessories_worn", ZERO), case.money_or("services", ZERO), case.money_or("tax_paid", ZERO),
        case.date_or("tax_paid_on", None),
    )  # fmt: skip
    lost = SHIPPED.decimal("tax.refund_share_per_year", case.on)
    found = reckon(outcome, case.money("price"), use, losses, (case.on, lost))
    return {
        "use_compensation": str(-found.amount(LineKind.USE)), "to_customer": str(found.to_customer),
        "from_tax_office": str(found.from_tax_office), "total": str(found.total),
    }  # fmt: skip


def _sheet_line(answer: Answer, lang: Lang) -> str:
    told = (_PAYS.text(lang, amount=answer["to_customer"]), _TAX.text(lang, amount=answer["from_tax_office"]))
    return " · ".join(told)


RIGHTS_COMMAND = RuleCommand(
    "guarantee-rights",
    Message("cli_rights", "维修记录给出的三包权利（SB-02…05）", "Rights that a repair record gives (SB-02 to SB-05)"),
    (
        Key("delivered", "date", "交车日期", "day of delivery"),
        Key("repairs", "list", "维修记录", "repairs: reported_on, in_on, out_on, km, system, part, work, fixed …"),
    ),
    _rights,
    _rights_line,
)
SHEET_COMMAND = RuleCommand(
    "claim-sheet",
    Message("cli_claim_sheet", "退货或换车结算（SB-07、SB-08）", "What a refund or exchange comes to (SB-07, SB-08)"),
    (
        Key("outcome", "text", "refund 退货 或 exchange 更换", "refund or exchange"),
        Key("price", "money", "车价款", "price of the car"),
        Key("km", "integer", "行驶公里", "kilometres driven"),
        Key("share", "number", "系数 n，0.5% 写作 0.005", "coefficient n, 0.5 % is 0.005"),
        Key("article_24", "flag", "依据第 24 条", "by article 24"),
        Key("registration_fee", "money", "登记费用", "registration fee"),
        Key("accessories", "money", "加装费用", "accessories paid"),
        Key("accessories_worn", "money", "加装折旧", "their depreciation"),
        Key("services", "money", "服务费用", "service fees"),
        Key("tax_paid", "money", "已缴购置税", "purchase tax paid"),
        Key("tax_paid_on", "date", "缴税日期", "day the tax was paid"),
    ),
    _sheet,
    _sheet_line,
)
