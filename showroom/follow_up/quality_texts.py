"""What repairs, rights and claims are called, and what is said of them, in both languages (SB-02…08, SB-12)."""

from __future__ import annotations

from showroom.documents.phrases import Phrase
from showroom.follow_up.claim_rules import LineKind, Outcome
from showroom.follow_up.quality_model import Wanted
from showroom.follow_up.repair_rules import FaultSystem, Ground, Hazard, Need, Right, Work
from showroom.kernel.errors import Message
from showroom.vehicles.quality_terms import SYSTEMS as _SYSTEMS

SYSTEMS = {FaultSystem(key): Phrase(*names) for key, names in _SYSTEMS.items()} | {
    FaultSystem.OTHER: Phrase("其他", "Other")
}
HAZARDS = {
    Hazard.NONE: Phrase("无", "none of these"),
    Hazard.STEERING: Phrase("转向系统失效", "steering failure"),
    Hazard.BRAKES: Phrase("制动系统失效", "brake failure"),
    Hazard.BODY: Phrase("车身开裂", "body cracking"),
    Hazard.FUEL: Phrase("燃油泄漏", "fuel leak"),
    Hazard.FIRE: Phrase("动力蓄电池起火", "traction battery fire"),
}
NEEDS = {
    Need.REPAIR: Phrase("修理即可", "a repair will do"),
    Need.MAIN_PART: Phrase("须更换主要零件", "a main part must be replaced"),
    Need.ASSEMBLY: Phrase("须更换总成", "the assembly must be replaced"),
}
WORKS = {
    Work.REPAIRED: Phrase("修复", "repaired"),
    Work.NEW_PART: Phrase("更换新零件", "a new part fitted"),
    Work.MAIN_PART: Phrase("更换主要零件", "the main part replaced"),
    Work.ASSEMBLY: Phrase("更换总成", "the assembly replaced"),
}
RIGHTS = {
    Right.REPAIR: Phrase("免费修理", "Free repair"),
    Right.COURTESY: Phrase("备用车或交通费补偿", "Courtesy car or travel money"),
    Right.ASSEMBLY: Phrase("免费更换总成", "Free new assembly"),
    Right.RETURN: Phrase("更换新车或退货（客户选择）", "New car or refund, as the customer chooses"),
}
GROUNDS = {
    Ground.WARRANTY: Phrase("包修期内质量问题，尚未修好", "a fault within the warranty, not yet repaired"),
    Ground.LONG_REPAIR: Phrase(
        "单次修理超过 5 日，从第 6 日起，尚欠 {count} 日",
        "one repair over 5 days: from day 6, {count} day(s) still due",
    ),
    Ground.SEVEN_DAYS: Phrase(
        "7 日内发动机、变速器、动力蓄电池、驱动电机或其主要零件须更换",
        "within 7 days engine, gearbox, traction battery, drive motor or a main part of them must be replaced",
    ),
    Ground.MAIN_PART_60: Phrase(
        "60 日或 3,000 公里内四大总成的主要零件出现质量问题",
        "within 60 days or 3,000 km a main part of one of the four assemblies is defective",
    ),
    Ground.HAZARD_60: Phrase(
        "60 日或 3,000 公里内转向、制动失效，车身开裂，燃油泄漏或电池起火",
        "within 60 days or 3,000 km steering or brake failure, cracking, fuel leak or battery fire",
    ),
    Ground.SAFETY: Phrase(
        "严重安全性能故障经 {count} 次修理仍未排除，或出现新的严重安全性能故障",
        "a serious safety fault not gone after {count} repairs, or a new one",
    ),
    Ground.ASSEMBLY_TWICE: Phrase(
        "同一总成更换 {count} 次仍不能正常使用", "an assembly replaced {count} times and still bad"
    ),
    Ground.PART_TWICE: Phrase(
        "同一主要零件更换 {count} 次仍不能正常使用", "the same main part replaced {count} times and still bad"
    ),
    Ground.DAYS: Phrase("累计修理 {count} 日，超过 30 日", "{count} days of repair in all, more than 30"),
    Ground.SAME_PROBLEM: Phrase(
        "同一质量问题修理 {count} 次，超过 4 次", "{count} repairs of the same problem, more than 4"
    ),
}
WANTED = {
    Wanted.REFUND: Phrase("退货", "Refund"),
    Wanted.EXCHANGE: Phrase("更换新车", "New car"),
    Wanted.ASSEMBLY: Phrase("更换总成", "New assembly"),
    Wanted.REPAIR: Phrase("修理", "Repair"),
    Wanted.COURTESY: Phrase("备用车或交通费", "Courtesy car or travel money"),
}
OUTCOMES = {
    Outcome.REPAIR: Phrase("免费修理", "Free repair"),
    Outcome.ASSEMBLY: Phrase("更换总成", "New assembly"),
    Outcome.EXCHANGE: Phrase("更换新车", "New car"),
    Outcome.REFUND: Phrase("退货", "Refund"),
    Outcome.REFUSED: Phrase("不同意", "Refused"),
}
LINES = {
    LineKind.PRICE: Phrase("车价款", "Price of the car"),
    LineKind.REGISTRATION: Phrase("登记费用", "Registration fee"),
    LineKind.ACCESSORIES: Phrase(
        "加装、装饰费用（已付 ¥{paid}，折旧 ¥{worn}）", "Accessories (paid ¥{paid}, depreciation ¥{worn})"
    ),
    LineKind.SERVICES: Phrase("相关服务费用", "Service fees"),
    LineKind.USE: Phrase(
        "使用补偿：¥{price} × {km} 公里 ÷ 1000 × {share}", "Use compensation: ¥{price} × {km} km / 1000 × {share}"
    ),
    LineKind.TAX: Phrase(
        "车辆购置税退税（已缴 ¥{paid}，满 {years} 年），由税务机关退还",
        "Purchase tax, from the tax office (paid ¥{paid}, {years} full year(s))",
    ),
}

NO_CAR = Message(
    "claim_no_car", "还没有交车，没有三包记录（SB-12）", "No car was delivered yet: there is no repair record (SB-12)"
)
BEFORE_START = Message(
    "repair_before", "日期不能早于三包起算日 {start}", "The day cannot be before the guarantees began, {start}"
)
AFTER_TODAY = Message("repair_later", "日期不能晚于今天", "The day cannot be after today")
ORDER = Message(
    "repair_order", "日期应依次为：报修、进厂、出厂", "The days go in this order: reported, in the workshop, out"
)
DONE_NEEDED = Message(
    "repair_done_needed",
    "出厂时请填写修理结果：做了什么、故障是否排除（SB-12）",
    "A finished repair needs what was done and whether the fault is gone (SB-12)",
)
OUT_NEEDED = Message(
    "repair_out_needed", "还没有出厂，不能填写修理结果", "Not out of the workshop yet: nothing was done so far"
)
TOO_MANY_DAYS = Message("repair_days", "天数应为 0 到修理天数 {days}", "Between 0 and the {days} day(s) of the repair")
BAD_KM = Message("repair_km", "里程应为 0 到 2,000,000 公里", "Between 0 and 2,000,000 km")
CLOSED = Message(
    "repair_closed",
    "修理记录已完成，不能再改；如有错误请登记更正（SB-12）",
    "The repair record is closed and cannot be changed: record a correction (SB-12)",
)
NOT_CLOSED = Message("repair_open", "还没有完成的记录直接修改即可", "A record that is still open is simply changed")
CORRECTED = Message("repair_corrected", "这条记录已被更正", "This record has been corrected already")
OTHER_PROBLEM = Message(
    "repair_problem", "所选的同一问题不是这辆车的有效记录", "The same problem chosen is no record of this car in force"
)
DEMAND_NEEDED = Message("claim_demand", "请写明客户的要求", "Say what the customer demands")
NO_RIGHT = Message(
    "claim_no_right",
    "记录中没有这项权利；请按“客户要求”登记",
    "The record gives no such right: enter it as the customer's demand",
)
RETURN_OPEN = Message(
    "claim_open", "已有未完成的三包要求 {number}", "Claim {number} of this car is still open: finish that first"
)
OWN_CLAIM = Message(
    "claim_own",
    "换车、退货不能由登记人自己决定，须由另一位经理决定（SB-06）",
    "An exchange or refund is decided by another manager than the one who wrote the claim down (SB-06)",
)
DECIDED = Message("claim_decided", "这项要求已经决定", "This claim has been decided already")
NOT_DECIDED = Message(
    "claim_not_decided", "经理还没有决定，不能答复客户（SB-06）", "The manager has not decided yet (SB-06)"
)
NOT_ANSWERED = Message(
    "claim_not_answered", "还没有答复客户，不能完成（SB-06）", "The customer was not answered yet (SB-06)"
)
ANSWERED = Message("claim_answered", "已经答复过客户", "The customer has been answered already")
FINISHED = Message("claim_finished", "这项要求已经完成", "This claim has been finished already")
REASON_NEEDED = Message(
    "claim_reason",
    "请说明理由：不同意时须告知客户（SB-06），同意三包记录没有的权利时也须写明",
    "Give the reason: a refusal is told with it (SB-06), and so is what the record gives no right to",
)
CAR_NEEDED = Message(
    "claim_car", "请选择更换的新车（同一车型、在库）", "Choose the car given in exchange: free, of the same version"
)
NOT_A_CAR = Message(
    "claim_car_wrong",
    "更换的新车须是同一车型的在库新车，不能是三包换退车（SB-11）",
    "The car given in exchange must be a free one of the same version, not one that was returned itself (SB-11)",
)
NO_REFUND = Message(
    "claim_no_refund", "没有应付给客户的三包款项", "No claim leaves anything to be paid to the customer"
)
ANSWER_TASK = Message("claim_answer_note", "三包要求 {number}：{day} 前答复", "Claim {number}: answer by {day}")
FINISH_TASK = Message("claim_finish_note", "三包要求 {number}：{day} 前办结", "Claim {number}: finish by {day}")
PAY_TASK = Message(
    "claim_pay_note", "三包要求 {number}：应付客户 ¥{amount}", "Claim {number}: ¥{amount} to the customer"
)
