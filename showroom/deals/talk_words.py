"""The words of a negotiation in both languages: kinds of objections, ways to close, outcomes, buying signals (6.6)."""

from __future__ import annotations

from showroom.kernel.errors import Message

CATEGORIES = {
    "price": Message("objection_price", "价格太高", "Price too high"),
    "competitor": Message("objection_competitor", "竞品更便宜", "Competitor cheaper"),
    "waiting": Message("objection_waiting", "等降价或新款", "Waits for a price cut or new model"),
    "decider": Message("objection_decider", "自己做不了主", "Not the decider"),
    "availability": Message("objection_availability", "颜色配置没有、交期晚", "Colour, configuration or delivery time"),
    "quality": Message("objection_quality", "品牌或质量疑虑", "Doubts brand or quality"),
    "range": Message("objection_range", "续航充电、冬季、电池、保值", "Range, charging, winter, battery, resale"),
    "financing": Message("objection_financing", "金融方案与费用", "Financing and its fees"),
    "trade_in": Message("objection_trade_in", "旧车置换价", "Trade-in value"),
    "insurance": Message("objection_insurance", "保险与其他费用", "Insurance and extra fees"),
    "distance": Message("objection_distance", "售后距离远", "After-sales too far away"),
    "other": Message("objection_other", "其他要求", "Something else"),
}
"""§6.6's categories; `other` takes what a customer demands beyond them (the 100 % question)."""
TECHNIQUES = {
    "direct": Message("closing_direct", "直接成交法", "Direct close"),
    "assumptive": Message("closing_assumptive", "假设成交法", "Assumptive close"),
    "opportunity": Message("closing_opportunity", "机会成交法", "Opportunity close"),
    "pressure": Message("closing_pressure", "压力成交法", "Pressure close"),
    "hard_to_get": Message("closing_hard_to_get", "欲擒故纵法", "Hard to get"),
    "life": Message("closing_life", "生命体验法", "Life experience"),
    "economic": Message("closing_economic", "经济算账法", "Economic calculation"),
    "step_back": Message("closing_step_back", "以退为进法", "Step back to go forward"),
}
"""The eight ways of §6.6 and S0-24."""
OUTCOMES = {
    "agreed": Message("closing_agreed", "客户同意", "Customer agreed"),
    "thinking": Message("closing_thinking", "需要时间决定", "Needs time to decide"),
    "declined": Message("closing_declined", "这次没有同意", "Not this time"),
}
SIGNALS = {
    "delivery": Message("signal_delivery", "询问交车时间", "Asks when the car can be delivered"),
    "payment": Message("signal_payment", "询问付款或贷款手续", "Asks how to pay or finance"),
    "gifts": Message("signal_gifts", "要求再加赠品或小优惠", "Asks for a gift or a last concession"),
    "colour": Message("signal_colour", "确认颜色或现车", "Settles on a colour or a car in stock"),
    "back_to_car": Message("signal_back_to_car", "反复回到车旁或再坐进去", "Goes back to the car, sits in again"),
    "family": Message("signal_family", "带家人或决策人来看", "Brings family or the decider"),
    "service": Message("signal_service", "询问保养、质保、三包", "Asks about service and warranty"),
    "papers": Message("signal_papers", "询问上牌、保险、证件", "Asks about plates, insurance, papers"),
    "as_owner": Message("signal_as_owner", "以车主口吻谈用车", "Speaks as if the car were theirs"),
    "agrees": Message("signal_agrees", "点头认可、不再提问", "Nods, agrees, asks nothing more"),
}
"""What shows that a customer is ready (S0-06, S3-31): prompts to tick, no verdict."""


def name_of(words: dict[str, Message], key: str, lang: str) -> str:
    """The text of a key; one that is not known (an older row) stands for itself."""
    found = words.get(key)
    return key if found is None else found.zh if lang == "zh" else found.en
