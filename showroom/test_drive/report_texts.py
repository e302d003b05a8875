"""The wording of the test-drive report in both languages (TR-03, TR-04)."""

from __future__ import annotations

from showroom.documents.phrases import Phrase

TITLE = Phrase("试驾报告", "Test Drive Report")
S_WHO = Phrase("人员与车辆", "People and car")
S_DRIVE = Phrase("试驾过程", "The drive")
S_DAMAGE = Phrase("车况检查", "State of the car")
S_FEEDBACK = Phrase("客户评价", "Customer's ratings")
LABELS = {
    "customer": Phrase("客户", "Customer"),
    "mode": Phrase("方式", "Mode"),
    "escort": Phrase("陪驾人员", "Escort"),
    "persons": Phrase("乘车人数", "Persons in the car"),
    "model": Phrase("车型", "Model"),
    "plate": Phrase("号牌", "Plate"),
    "vin": Phrase("车辆识别代号", "VIN"),
    "route": Phrase("路线", "Route"),
    "planned": Phrase("约定时间", "Agreed time"),
    "actual": Phrase("实际时间", "Actual time"),
    "odometer": Phrase("里程表（公里）", "Odometer (km)"),
    "driven": Phrase("行驶里程", "Distance driven"),
    "energy": Phrase("油量/电量", "Fuel or charge"),
    "licence": Phrase("交钥匙时再次查验驾驶证", "Licence seen again at the keys"),
    "quiet": Phrase("安静试驾要点", "Quiet-drive points done"),
    "agreement": Phrase("协议", "Agreement"),
    "mean": Phrase("平均分", "Mean rating"),
    "intent": Phrase("试驾后购车意向", "Intent after the drive"),
    "words": Phrase("客户原话", "In the customer's words"),
}
MODES = {"drive": Phrase("试驾（客户驾驶）", "The customer drove"), "ride": Phrase("试乘", "The customer rode along")}
KM = Phrase("{out} → {back}", "{out} → {back}")
DRIVEN = Phrase("{km} 公里", "{km} km")
SEEN = Phrase("{name}，{at}", "{name}, {at}")
AGREEMENT = Phrase("版本 {version}，摘要 {digest}", "version {version}, digest {digest}")
POINTS = Phrase("{done} / {all} 项", "{done} of {all}")
NO_DAMAGE = Phrase("归还时检查，未发现新的损伤。", "Looked over at the return: no new damage.")
MARK_HEAD = (
    Phrase("序号", "No."), Phrase("发现时间", "Found"), Phrase("位置", "Place"), Phrase("类型", "Kind"),
    Phrase("说明", "Note"), Phrase("照片", "Picture"),
)  # fmt: skip
BEFORE = Phrase("出发前", "Before")
AFTER = Phrase("归还时", "At return")
RATING = Phrase("{mark} / 5", "{mark} / 5")
