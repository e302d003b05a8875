"""The blanks of a printed form, '____' or '【 】', and which placeholder the words beside each ask for; pure."""

from __future__ import annotations

import re

from showroom.contract.template_shape import BLANKS, When

_LINE = r"(?:[_＿﹍]{2,}|【[\s_＿]*】|\[[\s_＿]+\]|〔[\s_＿]*〕)"
_DATE = rf"{_LINE}\s*年\s*{_LINE}\s*月\s*{_LINE}\s*日"
OPEN_BLANK = re.compile(f"{_DATE}|{_LINE}")
_BEFORE, _AFTER = 14, 10
_MONEY = frozenset({"guide_price", "unit_price", "discount", "deposit", "balance", "contract_price", "cap"})
_UNIT = re.compile(r"\s*(?:元整?|圆整?)?")
"""An amount is printed with its sign, so the unit beside the blank goes with it."""
_HINTS: tuple[tuple[str, str, str], ...] = (
    ("contract_number", r"合同编号|contract\s*no", ""),
    ("sign_place", r"签订地点|签约地点|signed\s*at", ""),
    ("sign_date", r"签订(?:日期|时间)|签约日期|signed\s*on", ""),
    ("vin", r"车架号|识别代[号码]|VIN", ""),
    ("guide_price", r"指导价|guide\s*price", ""),
    ("unit_price", r"单价|unit\s*price", ""),
    ("discount", r"优惠|discount", ""),
    ("cap", r"定金上限", ""),
    ("deposit", r"定金|订金|deposit", ""),
    ("balance", r"余款|尾款|balance", ""),
    ("contract_price", r"总价|合同价|车价|价款|contract\s*price", ""),
    ("vehicle", r"品牌|车型|vehicle|model", ""),
    ("forum_name", r"提交|submit", r"仲裁委|arbitration"),
    ("copies", r"一式|made\s*in", r"份|counterpart|copies"),
    ("percent", r"违约金|逾期|penalty", r"%|％|‰|per\s*cent"),
    ("withdraw_days", r"逾期超过|逾期达|late\s*by\s*more\s*than", r"[日天]|days"),
    ("refund_days", "", r"[日天]内[^，。]{0,6}(?:退|返)|days[^.]{0,20}refund"),
    ("latest", r"(?:交车|交付|提车)(?:日期|时间|期限)?|deliver", r"前|之前|以前|交车|交付"),
    ("latest", r"(?:交车|交付|提车)(?:日期|时间|期限)", ""),
    ("latest", "", r"^(?:之?前|以前)[^，。]{0,4}(?:交车|交付|提车)"),
    ("place", r"(?:交车|交付|提车)地点|place\s*of\s*delivery", ""),
    ("gifts", r"赠品|赠送|gifts?", ""),
    ("warranty", r"质保|保修期|warranty", ""),
    ("mode", r"付款方式|支付方式|way\s*of\s*payment", ""),
    ("papers", r"随车(?:文件|资料|物品)|papers", ""),
    ("defects", r"瑕疵|defects?", ""),
    ("annexes", r"附件|annex", ""),
    ("seller_name", r"(?:甲方|卖方|出卖人|供方|seller)(?:[（(][^）)]*[）)])?\s*[：:]?\s*$", ""),
    ("buyer_name", r"(?:乙方|买方|买受人|需方|buyer)(?:[（(][^）)]*[）)])?\s*[：:]?\s*$", ""),
)
_RULES = tuple(
    (name, re.compile(before, re.IGNORECASE) if before else None, re.compile(after, re.IGNORECASE) if after else None)
    for name, before, after in _HINTS
)


def suggestion(text: str, start: int, end: int) -> str:
    """The placeholder that the words before and after a blank ask for, '' when they do not say."""
    before, after = text[max(0, start - _BEFORE) : start], text[end : end + _AFTER]
    before = re.split(r"[。；;]", before)[-1]
    for name, wanted, follows in _RULES:
        if (wanted is None or wanted.search(before)) and (follows is None or follows.search(after)):
            return name
    return ""


def filled_in(text: str) -> tuple[str, When, int, int]:
    """The text with placeholders for the blanks that could be told, the contracts it is for, how many were, were not.

    A placeholder that is only known in some contracts makes the clause one for those; a second kind is left open.
    """
    when, filled, left, at = When.ALWAYS, 0, 0, 0
    made: list[str] = []
    for found in OPEN_BLANK.finditer(text):
        name = suggestion(text, found.start(), found.end())
        needs = BLANKS[name].when if name else When.ALWAYS
        made.append(text[at : found.start()])
        at = found.end()
        if not name or (needs is not When.ALWAYS and when not in {When.ALWAYS, needs}):
            made.append(found[0])
            left += 1
            continue
        if needs is not When.ALWAYS:
            when = needs
        if name in _MONEY:
            unit = _UNIT.match(text, at)
            made[-1], at = made[-1].rstrip("¥￥ "), unit.end() if unit is not None else at
        made.append(f"{{{name}}}")
        filled += 1
    return "".join([*made, text[at:]]), when, filled, left


def blanks_told(text: str) -> tuple[str, ...]:
    """The placeholder suggested for each blank in order, '' for one whose words do not say."""
    return tuple(suggestion(text, found.start(), found.end()) for found in OPEN_BLANK.finditer(text))
