"""The linter for contract templates: clauses that the law makes void are refused (CT-02); pure."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from showroom.kernel.errors import Message
from showroom.kernel.findings import Finding, Severity


@dataclass(frozen=True, slots=True)
class _Clause:
    """`unless`: words in the same sentence that make the clause lawful."""

    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None
    message: Message


def _clause(code: str, pattern: str, unless: str | None, zh: str, en: str) -> _Clause:
    lawful = re.compile(unless, re.IGNORECASE) if unless else None
    message = Message(f"ct02_{code}", zh + "：“{excerpt}”", en + ": “{excerpt}”")
    return _Clause(re.compile(pattern, re.IGNORECASE), lawful, message)


_CLAUSES: tuple[_Clause, ...] = (
    _clause(
        "deposit_never_back",
        r"定金[^。；]{0,16}(?:一律|概|均|全部|任何情况下?|无论何种原因|无论任何原因)[^。；]{0,8}(?:不退|不予退|不可退|不得退|没收)"
        r"|(?:一律|概|无论何种原因|任何情况下?)[^。；]{0,10}(?:不退|不予退|不可退)[^。；]{0,6}定金"
        r"|定金(?:不退|不予退还?|不可退|不得退还?)|deposits?[^.;]{0,30}(?:never|not|non-?)\s*(?:be\s*)?refund",
        r"(?:买方|乙方|购车方|购车人|客户)[^。；]{0,10}(?:违约|不履行|拒绝履行)|buyer[^.;]{0,20}default",
        "不问过错一律不退定金的条款无效（民法典 497、587）",
        "A deposit kept whoever is at fault is void (Civil Code 497, 587)",
    ),
    _clause(
        "price_at_delivery",
        r"(?:调价|价格(?:调整|变动|上涨)|涨价)[^。；]{0,16}以?(?:交车|提车|交付)(?:当?日|当天|时)?[^。；]{0,8}(?:为准|结算|执行)"
        r"|以(?:交车|提车|交付)(?:当?日|当天|时)[^。；]{0,10}价格?[^。；]{0,4}为准|price\s*(?:valid|ruling)\s*at\s*delivery",
        None,
        "单方以交车时价格为准的条款无效（民法典 497）",
        "A price that moves against the buyer until delivery is void (Civil Code 497)",
    ),
    _clause(
        "automatic_waiver",
        r"(?:视为|视同|即)?自动(?:放弃|弃权|解除|作废)|视为放弃(?:购买|购车|车辆|权利|定金)|deemed\s*to\s*have\s*waived",
        None,
        "逾期“自动放弃”的条款无效（民法典 497）",
        "An automatic waiver is void (Civil Code 497)",
    ),
    _clause(
        "exclusive_provider",
        r"(?:必须|应当|只能|须|仅限|不得不)[^。；]{0,10}(?:指定|本店|本公司|甲方|卖方)[^。；]{0,12}(?:保险|投保|贷款|按揭|金融|上牌|精品|装潢)"
        r"|(?:保险|贷款|按揭|金融|上牌)[^。；]{0,10}(?:必须|只能|须|仅限)[^。；]{0,8}(?:在|由|通过|向)?(?:指定|本店|本公司|甲方|卖方)"
        r"|(?:must|only)[^.;]{0,30}(?:insur|loan|financ)[^.;]{0,30}(?:designated|our|dealer|seller)",
        r"无须|不必|不必须|可以?自行选择|自愿",
        "不得限定保险公司、贷款机构或服务商（汽车销售管理办法 14，MF-04）",
        "No insurer, lender or provider may be forced on the buyer (MF-04)",
    ),
    _clause(
        "final_interpretation",
        r"最终解释权|解释权归|final\s*(?:right\s*of\s*)?interpretation",
        None,
        "“最终解释权”条款无效（消费者权益保护法 26）",
        "A right of final interpretation is void (Consumer Protection Law 26)",
    ),
    _clause(
        "all_losses",
        r"(?:一切|全部|所有|任何)(?:的)?(?:损失|责任|后果|费用|事故)[^。；]{0,14}(?:由|均由|概由)?(?:本人|乙方|买方|客户|试驾人|我)"
        r"[^。；]{0,6}(?:自行|独自|全部|单独)?(?:承担|负责)|(?:卖方|甲方|本店|本公司)[^。；]{0,8}(?:不承担|概不承担|免除)(?:任何|一切|全部)?责任"
        r"|all\s*loss(?:es)?[^.;]{0,30}(?:borne|bear)",
        None,
        "排除人身伤害或重大过失责任的条款无效（民法典 506）",
        "An exclusion of liability for injury or gross negligence is void (Civil Code 506)",
    ),
)
_REGARDLESS = re.compile("一律|无论|任何情况|任何原因|whatever|regardless", re.IGNORECASE)
_SENTENCE = re.compile(r"[^。；;\n!?！？]+")


def lint_template(text: str) -> tuple[Finding, ...]:
    """A BLOCK for every clause that must not stand in a contract, with the sentence (CT-02, MF-04, §2.4)."""
    plain = unicodedata.normalize("NFKC", text)
    found: list[Finding] = []
    for match in _SENTENCE.finditer(plain):
        sentence = _joined(match.group())
        found.extend(_finding(clause, sentence) for clause in _CLAUSES if _offends(clause, sentence))
    return tuple(found)


def _offends(clause: _Clause, sentence: str) -> bool:
    if not clause.pattern.search(sentence):
        return False
    lawful = clause.unless is not None and clause.unless.search(sentence) is not None
    return not lawful or _REGARDLESS.search(sentence) is not None


def _joined(sentence: str) -> str:
    """Blanks between Chinese signs hide a clause from a pattern and mean nothing; between Latin words they stay."""
    return re.sub(r"(?<![A-Za-z,.])\s+|\s+(?![A-Za-z])", "", sentence)


def _finding(clause: _Clause, sentence: str) -> Finding:
    excerpt = sentence if len(sentence) <= 60 else sentence[:59] + "…"
    return Finding(
        "CT-02", Severity.BLOCK, clause.message.text("zh", excerpt=excerpt), clause.message.text("en", excerpt=excerpt),
        evidence=excerpt, field="template_text", values={"clause": clause.message.code},
    )  # fmt: skip
