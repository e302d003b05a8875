"""The wording of the 三包 certificate in both languages (SB-09; SAMR Order 43 art. 9, 18, 20 to 24)."""

from __future__ import annotations

from showroom.documents.phrases import Phrase

TITLE = Phrase("家用汽车产品三包凭证", "Three-Guarantees (三包) Certificate")
HEAD_LINE = Phrase(
    "依据《家用汽车产品修理更换退货责任规定》（市场监管总局令第43号）",
    "SAMR Order 43 on repair, replacement and return",
)
REISSUE = Phrase("补发  {day}  补发编号 {number}", "REISSUED (补发) on {day}, reissue no. {number}")
REISSUE_NOTE = Phrase(
    "原凭证 {number} 遗失，免费补发；内容与原凭证一致，三包期限不因补发而改变。",
    "Certificate {number} was lost and is reissued free of charge, with the same content; no period changes.",
)
S_PRODUCT = Phrase("产品信息", "Product")
S_MAKER = Phrase("生产者信息", "Manufacturer")
S_SELLER = Phrase("销售者信息", "Seller")
S_PERIODS = Phrase("三包期限与条款", "Periods and terms")
S_DUTIES = Phrase("三包责任", "What the seller and manufacturer owe")
S_NETWORK = Phrase("维修网点", "Repair network")
S_MAIN = Phrase("主要零部件种类范围", "Main parts")
S_WEAR = Phrase("易损耗零部件及其质量保证期", "Wear parts and their periods")
S_NOTES = Phrase("说明", "Notes")
LABELS = {
    "brand": Phrase("品牌", "Brand"),
    "model": Phrase("型号", "Model"),
    "vehicle_type": Phrase("车辆类型", "Vehicle type"),
    "vin": Phrase("车辆识别代号 (VIN)", "VIN"),
    "produced": Phrase("生产日期", "Production date"),
    "engine_number": Phrase("发动机/电机号", "Engine/motor no."),
    "manufacturer": Phrase("名称", "Name"),
    "manufacturer_address": Phrase("地址", "Address"),
    "manufacturer_phone": Phrase("客服电话", "Service phone"),
    "seller": Phrase("名称", "Name"),
    "seller_code": Phrase("统一社会信用代码", "Credit code (USCC)"),
    "seller_address": Phrase("地址", "Address"),
    "seller_phone": Phrase("电话", "Phone"),
    "invoice_number": Phrase("发票号码", "Invoice no."),
    "invoice_on": Phrase("发票日期", "Invoice date"),
    "delivery_on": Phrase("交车日期", "Delivery date"),
}
TERM = Phrase("项目", "Term")
PERIOD = Phrase("期限（年／公里，先到为准）", "Period (years or km, whichever first)")
UNTIL = Phrase("至", "Until")
REPAIR = Phrase("包修期", "Repair period (包修期)")
RETURN = Phrase("三包有效期", "三包 period (三包有效期)")
BATTERY = Phrase("动力蓄电池质量保证期", "Traction battery warranty")
MOTOR = Phrase("行驶驱动电机质量保证期", "Drive motor warranty")
SEVEN = Phrase("换退期（{days}日）", "Exchange or return ({days} days)")
SIXTY = Phrase("换退期（{days}日）", "Exchange or return ({days} days)")
YEARS_KM = Phrase("{years} 年 / {km} 公里", "{years} years / {km} km")
DAYS_KM = Phrase("{days} 日 / {km} 公里", "{days} days / {km} km")
DAYS = Phrase("{days} 日", "{days} days")
SHARE = Phrase("使用补偿系数 n", "Use coefficient n")
FADE = Phrase("动力蓄电池容量衰减限值", "Battery capacity-fade limit")
FADE_VALUE = Phrase("质量保证期内不超过 {percent}%", "At most {percent} % within its warranty")
START = Phrase(
    "包修期和三包有效期自发票之日起算；发票日期与交车日期不一致的，**自交车之日 {day} 起算**，以年限和里程先到者为准。",
    "Periods begin with the invoice; where delivery is on another day, **with the delivery on {day}**; whichever of"
    " years and kilometres is reached first ends them.",
)
DUTIES = (
    Phrase(
        "包修期内出现质量问题或者易损耗零部件在其质量保证期内出现质量问题的，**免费修理**（含工时费和材料费）。",
        "Quality faults within the repair period, and of wear parts within theirs, are **repaired free** (labour and"
        " parts).",
    ),
    Phrase(
        "{seven} 日内（至 {day_7}）发动机、变速器、动力蓄电池、行驶驱动电机或者其主要零部件需更换的，"
        "消费者可选择**换车或者退车**。",
        "Within {seven} days (to {day_7}), if engine, gearbox, traction battery, drive motor or a main part of them"
        " must be replaced: **new car or refund**, as the customer chooses.",
    ),
    Phrase(
        "{sixty} 日内或 {km} 公里内（至 {day_60}）上述总成主要零部件出现质量问题的，免费更换总成；"
        "转向系统失效、制动系统失效、车身开裂、燃油泄漏或者动力蓄电池起火的，**换车或者退车**。",
        "Within {sixty} days or {km} km (to {day_60}): a faulty main part of those units is answered by a new unit,"
        " free; steering or brake failure, a cracked body, leaking fuel or battery fire by **new car or refund**.",
    ),
    Phrase(
        "三包有效期内：同一严重安全性能故障累计 2 次修理未排除或出现新的严重安全性能故障；"
        "总成累计更换 2 次仍不能正常使用；本凭证所列系统的同一主要零部件累计更换 2 次仍不能正常使用；"
        "修理时间累计超过 30 日或者同一问题累计修理超过 4 次的，"
        "**换车或者退车**，并按系数 n 支付使用补偿费（车价 × 行驶里程（千公里）× n）。",
        "Within the 三包 period **new car or refund** after 2 failed repairs of one serious safety fault or a new one;"
        " a unit, or one main part of a listed system, replaced twice and still bad; more than 30 days in repair, or"
        " more than 4 repairs of one fault; against compensation of use: price × thousands of km × n.",
    ),
    Phrase(
        "每次修理时间超过 {days} 日的，自第 {next} 日起提供备用车或者给予合理的交通费用补偿。",
        "From day {next} of one repair (more than {days} days) a courtesy car or travel money is due.",
    ),
)
SYSTEM = Phrase("系统", "System")
PARTS = Phrase("主要零部件", "Main parts")
PART = Phrase("零部件", "Part")
PART_PERIOD = Phrase("质量保证期", "Period")
NOTES = (
    Phrase(
        "请妥善保管本凭证，维修时出示；**凭证遗失的，销售者免费补发**，不因遗失而拒绝承担三包责任。",
        "Keep this certificate and show it for repairs; **if lost it is reissued free**, and no duty ends by the loss.",
    ),
    Phrase(
        "三包争议可与经营者协商，或向消费者协会、12315 投诉，依法申请仲裁或者起诉。",
        "Disputes: with the seller or manufacturer, the consumer association or 12315, arbitration or court.",
    ),
)
SIGN_SELLER = Phrase("销售者（盖章）：", "Seller (seal):")
