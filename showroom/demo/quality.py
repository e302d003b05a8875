"""What the sample manufacturer promises, and the sample store's after-sales policy (SB-01, MF-02)."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from showroom.bootstrap import Showroom
from showroom.kernel.actor import Actor
from showroom.vehicles.model import Energy
from showroom.vehicles.quality_entry import QualityDraft, Scope

_MAIN_PARTS = {
    "engine": "曲轴、主轴承、连杆、连杆轴承、活塞、活塞环、活塞销；气缸盖；凸轮轴、气门；气缸体",
    "gearbox": "箱体；齿轮、轴类、轴承、箱内动力传动元件（含离合器、制动器）",
    "battery": "电池单体、模块；电池箱体；电池管理系统；高压接触器、高压线束",
    "motor": "定子、转子、壳体；电机控制器；减速器箱体、齿轮、轴承",
    "steering": "转向机总成；转向柱、转向万向节；转向拉杆（不含球头）；转向节",
    "brakes": "制动主缸；轮缸；助力器；制动踏板及其支架",
    "suspension": "弹簧（螺旋弹簧、扭杆弹簧、空气弹簧等）；控制臂、连杆",
    "transmission": "桥壳；主减速器、差速器；传动轴、半轴",
    "emission": "催化转化器；颗粒捕集器；燃油蒸发控制装置；废气再循环装置",
    "body": "车身骨架；副车架；纵梁、横梁；前后车门本体",
}
_WEAR_PARTS = """空气滤清器：6个月或5000公里
空调滤清器：6个月或5000公里
制动衬片：12个月或20000公里
轮胎：12个月或20000公里
蓄电池（12V）：24个月或40000公里
遥控器电池：6个月或5000公里
灯泡：6个月或5000公里
刮水器刮片：3个月或3000公里
熔断丝及普通继电器（不含集成控制单元）：6个月或5000公里"""
_NETWORK = """星河浦东服务中心  上海市浦东新区示例路1号  021-55550088
星河虹桥服务中心  上海市闵行区样板路12号  021-55550099
全国服务网点查询：400-800-0001"""
_DOCUMENTS = "产品合格证\n车辆一致性证书\n中文产品使用说明书\n维修保养手册\n三包凭证\n随车工具清单"
_TYPES = {
    Energy.BEV: "纯电动轿车", Energy.PHEV: "插电式混合动力多用途乘用车", Energy.ICE: "汽油多用途乘用车",
    Energy.FCEV: "燃料电池轿车",
}  # fmt: skip
_POLICY_ZH = """24 小时道路救援，市区 60 分钟内到达，救援电话 021-55550066。
首次保养免费；保养前 30 天和 7 天提醒客户。
维修前书面报价，客户同意后施工；更换的旧件请客户当面确认。
投诉 7 个工作日内答复，投诉电话 021-55550012。"""
_POLICY_EN = """Road rescue at all hours, within 60 minutes in town: 021-55550066.
The first service is free; customers are reminded 30 and 7 days before a service.
Repairs are quoted in writing and begin with the customer's consent; replaced parts are shown.
Complaints are answered within 7 working days: 021-55550012."""


def promise_quality(store: Showroom, demo: Actor, manager: Actor) -> None:
    """Terms of the brand, the type of each version, and the policy in both languages."""
    since = store.work.today() - timedelta(days=365)
    models = store.vehicles.models(manager)
    brand = QualityDraft(
        Scope.BRAND, since, repair_years=4, repair_km=100_000, return_years=2, return_km=50_000,
        share=Decimal("0.005"), battery_years=8, battery_km=160_000, motor_years=8, motor_km=160_000, fade_percent=30,
        manufacturer="星河汽车制造有限公司（示例）", manufacturer_address="上海市嘉定区制造路8号",
        manufacturer_phone="400-800-0001", network=_NETWORK, wear_parts=_WEAR_PARTS, documents=_DOCUMENTS,
        main_parts=_MAIN_PARTS,
    )  # fmt: skip
    store.quality_terms.save(manager, models[0].id, brand)
    for model in models:
        store.quality_terms.save(manager, model.id, QualityDraft(valid_from=since, vehicle_type=_TYPES[model.energy]))
    store.quality_terms.save_policy(demo, _POLICY_ZH, _POLICY_EN)
