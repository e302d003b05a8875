"""CT-02: void clauses are found however they are written, and lawful ones that sound alike are left alone."""

from __future__ import annotations

import pytest

from showroom.contract.linter import lint_template, void_clauses
from showroom.contract.shipped_template import shipped

BAD = {
    "deposit_never_back": (
        "定金一律不退。",
        "已付定金概不退还",
        "定 金 一 律 不 退",
        "定金**一律**不退",
        "定金一经支付不予退还",
        "定金概不退",
        "无论何种原因，定金均不予退还",
        "任何情况下不退定金",
        "不论原因，订金一概不退",
        "{word}一律不退",
        "定·金一律不退",
        "定\u200b金一律不退",
        "買方所付定金一律不退還",
        "乙方违约的，无论何种原因定金一律没收",
        "本店已收款项一律不退",
        "The deposit is never refundable.",
        "Deposits are non-refundable in all cases",
    ),
    "price_at_delivery": (
        "厂家调价以交车时为准",
        "如遇厂家价格调整，以提车当日价格为准",
        "价格上涨的，按交车时价格结算",
        "涨价部分由乙方承担",
        "如厂家 涨价，以 交付 时为准",
        "车价以到店日价格为准",
        "廠家調價以交車時為準",
        "The price valid at delivery applies.",
        "Any price increase is borne by the buyer.",
    ),
    "automatic_waiver": (
        "通知后三日内未提车视为自动放弃",
        "逾期未付款本合同自动解除，定金不予退还",
        "逾期视同放弃车辆",
        "逾期不提，订单自动作废",
        "超期未付款的，合同自动解除",
        "逾期则视为自愿放弃提车",
        "A buyer who is late is deemed to have waived the car.",
        "The order lapses: it is automatically cancelled.",
    ),
    "exclusive_provider": (
        "必须在本店指定的保险公司投保",
        "乙方应当在甲方指定机构办理贷款",
        "保险只能通过本店购买",
        "贷款仅限甲方合作银行办理",
        "客户必须购买本店精品",
        "未在本店投保保险的不予交车",
        "上牌必须由本店代办",
        "The buyer must insure the car with the designated insurer.",
        "The loan shall be taken from the lender designated by the seller.",
    ),
    "final_interpretation": (
        "最终解释权归本店所有",
        "本活动解释权归甲方",
        "最终的解释权由卖方享有",
        "最 終 解 釋 權 歸 本 店",
        "The seller keeps the right of final interpretation.",
    ),
    "all_losses": (
        "试驾中一切损失由本人承担",
        "甲方概不负责",
        "甲方不承担任何责任",
        "登记期间甲方概不承担任何责任",
        "车辆交付后的全部事故与甲方无关",
        "All losses shall be borne by the buyer.",
    ),
    "all_costs": ("由此产生的任何费用均由乙方自行承担", "All costs shall be borne by the buyer."),
    "sold_is_sold": ("车辆一经售出，概不退换", "提车后质量问题概不负责", "Once sold, no returns and no refunds."),
    "one_sided_change": (
        "甲方有权随时修改本合同条款",
        "甲方有权单方解除本合同",
        "卖方保留调整交车时间的权利",
        "本店可单方变更配置",
        "The seller may at any time change the price.",
    ),
    "no_remedy": (
        "乙方不得向消费者协会投诉",
        "我不得起诉",
        "乙方放弃一切索赔权利",
        "买方无权要求赔偿",
        "The buyer waives all claims.",
    ),
}
GOOD = (
    "买方违约的，已付定金不予退还；卖方违约的，双倍返还定金。",
    "因乙方违约致使不能实现合同目的的，定金不予返还",
    "双方约定上述款项为定金，自实际支付时成立。",
    "定金在合同履行后抵作车价款",
    "订金可以全额退还",
    "甲方应在七日内退还已收定金",
    "甲方不得约定定金一律不退",
    "本合同定金并非一律不退",
    "任何一方不得因厂家调价单方变更价格",
    "合同价格自签订之日起固定，不因厂家调价而调整",
    "厂家降价的，甲方退还差价",
    "甲方不得主张以交车时价格为准",
    "随车文件以交车时清单为准",
    "里程以交车时仪表读数为准",
    "交车日期以变更单为准",
    "乙方逾期未提车的，甲方应书面催告",
    "催告后 30 日仍未提车的，甲方可以解除合同",
    "不因逾期视为自动放弃车辆",
    "未勾选的服务视为不选购",
    "保险公司由乙方自愿选择",
    "甲方不得要求乙方必须在指定机构办理保险",
    "乙方可自行选择保险公司、贷款机构",
    "代办上牌由本店提供，乙方自愿选购",
    "甲方不以任何服务、保险或贷款机构作为购车条件",
    "乙方应在交车前自行投保交强险",
    "甲方应当按约定办理上牌",
    "甲方不享有最终解释权",
    "甲方无权主张最终解释权",
    "对条款理解不一致的，按通常理解解释",
    "因乙方过错造成的全部损失由乙方承担",
    "一方违约造成的损失由违约方赔偿",
    "因不可抗力不能履行的，甲方不承担任何责任",
    "甲方承担三包责任和质量保证责任",
    "车辆的毁损、灭失风险自交付时起转移给乙方",
    "车辆购置税由乙方承担",
    "变更本合同须经双方书面确认",
    "甲方可以变更交车时间，但须经乙方书面同意",
    "乙方可以投诉、拨打 12315 或依法起诉",
    "乙方逾期付款超过三十日的，甲方有权单方解除合同",
    "贷款未获批准的，本合同自动解除，甲方全额退还已收款项",
    "合同履行完毕后自动终止",
    "车辆登记的一切费用由乙方承担",
    "因乙方提供的资料不实导致登记延误的，甲方不承担责任",
    "乙方更换配置产生的差价由乙方承担",
    "乙方选择代办的，应由甲方办理上牌",
    "我店不得限制客户投诉",
    "违章罚款等全部费用由乙方承担",
    "购置税以开票当日税务机关核定的税额为准",
    "甲方应在交车时提供保险单和保养手册",
    "协商不成的，向有管辖权的人民法院起诉",
    "裁决为终局",
    "乙方解除合同不影响其要求赔偿的权利",
    "甲方不得限制乙方投诉",
    "车辆交付后七日内可按三包规定退换",
    "The deposit is returned in full within 7 days.",
    "If the buyer is in default, the deposit is not refunded.",
    "The price is fixed from signing and does not follow later price lists.",
    "The buyer is free to choose the insurer and must not use one designated by the seller.",
    "Neither party may change the contract alone.",
    "The buyer may complain to hotline 12315 or sue.",
    "The seller gives no right of final interpretation to itself.",
)
BAD_PAIRS = [(code, text) for code, texts in BAD.items() for text in texts]


@pytest.mark.rule("CT-02", "MF-04", "DP-05")
@pytest.mark.parametrize("code,text", BAD_PAIRS)
def test_a_void_clause_is_found_and_says_what_is_wrong_and_what_would_be_lawful(code: str, text: str) -> None:
    hits = {hit.clause.message.code: hit for hit in void_clauses(text)}
    assert f"ct02_{code}" in hits
    hit = hits[f"ct02_{code}"]
    assert hit.matched in hit.sentence
    (found,) = [one for one in lint_template(text, "here") if one.values["clause"] == f"ct02_{code}"]
    assert (found.code, found.field) == ("CT-02", "here")
    assert hit.clause.lawful.zh in found.text_zh
    assert hit.clause.lawful.en in found.text_en
    assert any(law in found.text_zh for law in ("民法典", "消费者权益保护法", "汽车销售管理办法"))


@pytest.mark.rule("CT-02")
def test_lawful_clauses_that_sound_alike_are_left_alone() -> None:
    assert len(BAD_PAIRS) >= 40
    assert len(GOOD) >= 40
    refused = {text: [hit.clause.message.code for hit in void_clauses(text)] for text in GOOD}
    assert {text: codes for text, codes in refused.items() if codes} == {}


@pytest.mark.rule("CT-02")
def test_no_advice_is_itself_void_and_neither_is_the_shipped_text() -> None:
    advice = [hit.clause.lawful for _, text in BAD_PAIRS for hit in void_clauses(text)]
    assert [text for phrase in advice for text in (phrase.zh, phrase.en) if lint_template(text)] == []
    clauses = [clause for block in shipped().blocks for clause in block.clauses]
    assert [clause for clause in clauses if lint_template(clause.zh) or lint_template(clause.en)] == []


@pytest.mark.rule("CT-02")
def test_blanks_marks_and_full_width_signs_hide_nothing() -> None:
    chinese = [(code, text) for code, text in BAD_PAIRS if not text.isascii() and "{" not in text]
    for hide in (" ".join, "\u3000".join, "\u200b".join, "**".join, "·".join):
        missed = [text for code, text in chinese if f"ct02_{code}" not in codes(hide(text))]
        assert missed == []
    assert codes("ＴＨＥ ＤＥＰＯＳＩＴ ＩＳ ＮＥＶＥＲ ＲＥＦＵＮＤＡＢＬＥ") == {"ct02_deposit_never_back"}


def codes(text: str) -> set[str]:
    return {hit.clause.message.code for hit in void_clauses(text)}
