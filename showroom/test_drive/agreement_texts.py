"""The wording of the test-drive agreement in both languages (§2.4); `**` marks what is printed bold (CT-01).

It leaves out on purpose what the law makes void: no waiver of claims for injury or gross negligence, no “all losses
are mine” (Civil Code 497, 506; Consumer Protection Law 26).
"""

from __future__ import annotations

from showroom.documents.phrases import Phrase

TITLE = Phrase("试乘试驾协议", "Test Drive Agreement")
HEAD_LINE = Phrase("{date}", "{date}")
DRIVE = Phrase("试驾（客户驾驶）", "Test drive (the customer drives)")
RIDE = Phrase("试乘（本店人员驾驶）", "Test ride (the store's staff drive)")
S_STORE = Phrase("经销商（甲方）", "Store (Party A)")
S_CUSTOMER = Phrase("客户（乙方）", "Customer (Party B)")
S_DRIVE = Phrase("车辆与路线", "Car and route")
S_DECLARATIONS = Phrase("乙方声明", "The customer declares")
S_DUTIES = Phrase("试驾约定", "Rules for the drive")
S_LIABILITY = Phrase("责任、费用与事故", "Liability, costs and accidents")
S_DATA = Phrase("个人信息与记录", "Personal data and recording")
LABELS = {
    "store": Phrase("名称", "Name"),
    "uscc": Phrase("统一社会信用代码", "Unified credit code"),
    "store_phone": Phrase("电话", "Phone"),
    "escort": Phrase("陪驾人员", "Accompanying staff"),
    "name": Phrase("姓名", "Name"),
    "id": Phrase("证件号码", "ID number"),
    "phone": Phrase("电话", "Phone"),
    "address": Phrase("地址", "Address"),
    "licence": Phrase("驾驶证号", "Licence number"),
    "licence_class": Phrase("准驾车型", "Licence class"),
    "first_issue": Phrase("初次领证日期", "First issue"),
    "licence_until": Phrase("有效期", "Valid"),
    "passengers": Phrase("随车人员", "Passengers"),
    "model": Phrase("车型", "Model"),
    "plate": Phrase("号牌", "Plate"),
    "vin": Phrase("车辆识别代号", "VIN"),
    "odometer": Phrase("出发里程（公里）", "Odometer at start (km)"),
    "energy": Phrase("出发油量/电量", "Fuel or charge at start"),
    "route": Phrase("路线", "Route"),
    "planned": Phrase("约定时间", "Agreed time"),
}
LONG_TERM = Phrase("长期", "long-term")
PERIOD = Phrase("{start} 至 {end}", "{start} to {end}")
PROOF = Phrase(
    "甲方已查验乙方驾驶证原件或电子驾驶证；双方同意以驾驶证影像作为身份证明留存。",
    "The store has seen the customer's original or electronic licence; both accept its image as proof of identity.",
)
DECLARATIONS = (
    Phrase(
        "本人持有与所驾车辆相符的有效驾驶证，驾龄满 {months} 个月，驾驶证未被暂扣、吊销、注销，记分未满 12 "
        "分；以上资料真实。",
        "I hold a valid licence for this car and have held it for at least {months} months; it is not "
        "suspended, revoked or "
        "cancelled, and my penalty points are below 12. What I have stated is true.",
    ),
    Phrase(
        "**本人未饮酒，未服用国家管制的精神药品或麻醉药品，没有妨碍安全驾驶的疾病、用药反应或疲劳。**",
        "**I have drunk no alcohol, taken no controlled drugs, and no illness, medicine or fatigue impairs my "
        "driving.**",
    ),
)
RIDE_DECLARATION = Phrase(
    "本人仅作为乘客乘坐，全程不驾驶车辆；以上资料真实。",
    "I ride as a passenger only and do not drive at any time. What I have stated is true.",
)
DUTIES = (
    Phrase(
        "遵守道路交通安全法律法规，服从陪驾人员的安全指示，按约定路线和时间行驶，不做危险动作（急加速、急转、"
        "竞驶等）。",
        "Traffic law and the staff's safety instructions are followed; the car stays on the agreed route and "
        "time; no "
        "dangerous manoeuvres.",
    ),
    Phrase(
        "全程系安全带，儿童使用儿童座椅；驾驶中不使用手持电话、不吸烟；**不得将车辆交由第三人驾驶。**",
        "All wear seat belts, children use child seats; no phone in the hand, no smoking at the wheel; **no "
        "third person may "
        "drive.**",
    ),
    Phrase(
        "先由陪驾人员驾驶并讲解，在约定换乘点停车后更换；对操作不清楚时，先询问陪驾人员。",
        "The staff drive and explain first; the swap is made at the agreed place with the car stopped. When a "
        "control is "
        "unclear, ask the staff first.",
    ),
    Phrase(
        "**陪驾人员发现饮酒、身体不适、违章或危险驾驶的，有权拒绝或随时终止试驾。**",
        "**The staff may refuse or stop the drive at any time on signs of alcohol, unfitness, offences or dangerous "
        "driving.**",
    ),
)
RIDE_DUTIES = (
    Phrase(
        "全程系安全带，儿童使用儿童座椅；不影响驾驶人操作，不触碰驾驶装置；听从驾驶人的安全提示。",
        "All wear seat belts, children use child seats; passengers do not disturb the driver or touch the "
        "controls and "
        "follow the driver's safety advice.",
    ),
    Phrase(
        "驾驶人由甲方具备资质的人员担任，遵守道路交通安全法律法规并按约定路线行驶；乙方可随时要求停车结束试乘，"
        "对操作或安全装置不清楚时先询问驾驶人。",
        "The driver is qualified staff of the store, follows traffic law and stays on the agreed route; the customer "
        "may ask to stop and end the ride at any time, and asks the staff first when a control or a safety device is "
        "unclear.",
    ),
    Phrase(
        "**乘客饮酒滋事、妨碍驾驶或不听从安全提示的，驾驶人有权拒绝或随时终止试乘。**",
        "**The staff may refuse or stop the ride at any time when a passenger is drunk and disorderly, hinders the "
        "driver or ignores safety advice.**",
    ),
)
LIABILITY = (
    Phrase(
        "**发生交通事故的，先由交强险、商业保险赔付；不足部分，因驾驶人过错造成的由驾驶人依法承担，"
        "因车辆缺陷或甲方过错造成的由甲方依法承担。**本协议不免除任何一方对人身损害、"
        "故意或重大过失依法应承担的责任。",
        "**In a traffic accident compulsory and commercial insurance pay first; beyond that the driver pays "
        "what his fault "
        "caused as the law provides, and the store what a defect of the car or its own fault caused.** "
        "Nothing here excludes "
        "liability for personal injury, intent or gross negligence.",
    ),
    Phrase(
        "试驾期间因驾驶人违法行为产生的罚款、记分由驾驶人承担。",
        "Fines and penalty points for the driver's offences during the drive are the driver's.",
    ),
    Phrase(
        "燃油（充电）及通行费用由{payer}承担。",
        "Fuel or charging and tolls are paid by {payer}.",
    ),
    Phrase(
        "发生事故时：立即停车、开启危险报警闪光灯，确保人员安全，抢救伤者，报警（122）并通知保险公司，拍照留证，"
        "未经陪驾人员同意不移动车辆（法律另有规定的除外）。",
        "In an accident: stop at once, switch on the hazard lights, get people to safety, help the injured, "
        "call the police "
        "(122) and the insurer, take pictures, and do not move the car without the staff's consent unless the "
        "law requires "
        "it.",
    ),
)
RIDE_LIABILITY = (
    Phrase(
        "**发生交通事故的，先由保险赔付；不足部分由甲方及其他责任方依法承担，乙方对损害有过错的依法减轻。**"
        "本协议不免除任何一方对人身损害、故意或重大过失依法应承担的责任。",
        "**In a traffic accident insurance pays first; beyond that the store and others at fault are liable "
        "under the law, "
        "less what the customer's own fault caused.** Nothing here excludes liability for personal injury, "
        "intent or gross "
        "negligence.",
    ),
)
STORE_PAYS = Phrase("甲方", "the store")
CUSTOMER_PAYS = Phrase("乙方", "the customer")
DATA = Phrase(
    "甲方为核验资格、处理事故及违章保存本协议及驾驶证影像（{retention}）；{recording}。详见隐私告知（版本 "
    "{version}）。"
    "用于营销须另行取得同意。",
    "The store keeps this agreement and the licence images to check eligibility and to handle accidents and offences "
    "({retention}); {recording}. See the privacy notice (version {version}). Marketing needs a separate consent.",
)
RECORDED = Phrase(
    "车辆装有行车记录仪/定位装置，试驾过程会被记录，乙方已单独同意",
    "the car has a dashcam or positioning device that records the drive, to which the customer has consented "
    "separately",
)
NOT_RECORDED = Phrase("本次试驾不记录影像和行驶轨迹", "pictures and the track of this drive are not recorded")
UNDERSTOOD = Phrase(
    "本人已阅读并理解以上全部内容，粗体条款已向本人说明。",
    "I have read and understood all of the above; the terms in bold were explained to me.",
)
BY_HAND = Phrase("纸质签字，登记于 {at}", "By hand on the sheet, noted {at}")
FOR_MINOR = Phrase("{name}（未成年人，监护人 {guardian} 代签）", "{name} (under 18; the guardian {guardian} signs)")
SIGN_DRIVER = Phrase("驾驶人（签字）：", "Driver (signature):")
SIGN_RIDER = Phrase("乘客（签字）：", "Passenger (signature):")
SIGN_STAFF = Phrase("陪驾人员（签字）：", "Accompanying staff (signature):")
