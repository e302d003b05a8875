"""A contract's annexes as a store would fill them; 28 promises make them three pages long."""

from __future__ import annotations

from showroom.contract.annex_paper import Annexes, ConsentRow, PriceSheet, PromiseRow, SheetLine
from showroom.kernel.money import Money

CAR = {
    "品牌": "示范", "车系": "云行", "版本（配置）": "1.5L CVT 尊享版", "年款": "2026", "能源类型": "汽油/柴油",
    "变速器": "CVT",
    "座位数": "5", "排量": "1.5 L", "排放标准": "国六 b", "产地": "上海", "外观颜色": "月光白", "内饰": "黑色织物",
    "车辆识别代号": "LSVAA49J132047371", "发动机/电机号": "EA211-0012345", "合格证编号": "WAC123456789012",
    "生产日期": "2026年10月8日",
}  # fmt: skip
LADDER = (("厂家指导价", "165800", ""), ("经销商优惠", "-6000", "本店承担"))
COSTS = (
    ("原厂脚垫 × 1", "800", "客户自愿选择"), ("行车记录仪 × 1", "2000", "客户自愿选择"),
    ("车辆购置税", "14141.59", "计税价 141,415.93，减免 0.00"), ("车船税", "70", "420.00 元/年，按月计至 12 月"),
    ("交强险", "950", "保险公司收取"), ("商业险", "4860", "保险公司报价，自愿投保"), ("上牌规费", "125", "车管所收取"),
    ("代办上牌服务费", "500", "客户自愿选择"),
)  # fmt: skip
LOAN = {
    "贷款机构": "示范汽车金融有限公司", "产品": "标准贷", "贷款本金": "¥100,000.00", "首付款（车价部分）": "¥59,800.00",
    "期限（月）": "36", "年利率": "3.88%", "还款方式": "等额本息", "进度": "审批通过",
}  # fmt: skip


def annexes(promises: int = 28) -> Annexes:
    """All five annexes with so many promises."""
    price = PriceSheet(
        _lines(LADDER), Money.of(159800), _lines(COSTS), Money.of("183246.59"),
        (SheetLine("贷款金额", Money.of(-100000)),), Money.of("83246.59"), ("首次保养 × 1", "车载香氛 × 2"),
        deposit_note="买方此前支付的订金 ¥5,000.00 自本合同签订之日起转为本合同定金的一部分。",
    )  # fmt: skip
    text = "第 {} 项：交车前免费贴全车隐形车衣（含天窗与门槛），由买方当面验收后再签交车确认单"
    return Annexes(
        tuple(CAR.items()),
        ("原厂脚垫 × 1", "行车记录仪 × 1"),
        price,
        tuple(PromiseRow(text.format(at), "协商", "2026年11月22日", "陈浩") for at in range(1, promises + 1)),
        tuple(LOAN.items()),
        tuple(
            ConsentRow(name, at < 2, "2026-11", "2026年11月22日 10:00" if at < 3 else "") for at, name in _purposes()
        ),
    )


def _purposes() -> list[tuple[int, str]]:
    return list(
        enumerate(("已获知隐私告知", "留存证件影像", "接收活动与优惠信息", "向贷款机构提供信息", "公开交车照片"))
    )


def _lines(rows: tuple[tuple[str, str, str], ...]) -> tuple[SheetLine, ...]:
    return tuple(SheetLine(name, Money.of(amount), note) for name, amount, note in rows)
