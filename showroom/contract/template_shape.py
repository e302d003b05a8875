"""A contract template as data: blocks of §3.2 with clauses in both languages, and when each clause applies; pure."""

from __future__ import annotations

import json
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from hashlib import sha256

from showroom.documents.phrases import Phrase
from showroom.kernel.errors import Lang

INTRO, END = "intro", "end"
BLOCK_KEYS = (
    INTRO, "parties", "vehicle", "price", "payment", "delivery", "quality", "services", "breach", "data", "disputes",
    END,
)  # fmt: skip
"""The blocks of §3.2 that every contract has, in their usual order; the introduction stays first, the end last."""
EXTRA = "extra"
"""What a store or a local authority adds has a key of this word and a number: `extra1`, `extra2` …"""
FIXED_BLOCKS = {
    "parties": Phrase("双方信息表（卖方、买方）", "the tables of seller and buyer"),
    "vehicle": Phrase("车辆信息表", "the table of the car"),
    "price": Phrase("价格表、合同车价（小写和大写）、选装明细", "the price table, the price in capitals, the options"),
    "payment": Phrase("定金/订金数额框（有定金或订金时）", "the box of the deposit, where there is one"),
    "services": Phrase("服务勾选清单", "the list of services to tick"),
    END: Phrase("特别约定、签字栏", "the special terms and the signatures"),
}
"""What the program itself prints in a block, whatever its clauses say: the ★ fields, figures and signatures of §3.2."""


class When(StrEnum):
    """The contracts in which a clause is printed."""

    ALWAYS = "always"
    INCLUDED = "included"
    BALANCE_KNOWN = "balance_known"
    BALANCE_OPEN = "balance_open"
    EARNEST = "earnest"
    PREPAYMENT = "prepayment"
    LOAN = "loan"
    SERVICES = "services"
    NO_SERVICES = "no_services"
    COURT = "court"
    ARBITRATION = "arbitration"
    ELECTRONIC = "electronic"


WHEN_NAMES: dict[When, Phrase] = {
    When.ALWAYS: Phrase("始终", "always"),
    When.INCLUDED: Phrase("写明了价格包含或不包含的项目", "what the price includes is stated"),
    When.BALANCE_KNOWN: Phrase("约定了余款日期", "the day of the balance is agreed"),
    When.BALANCE_OPEN: Phrase("未约定余款日期", "the day of the balance is open"),
    When.EARNEST: Phrase("收取定金", "earnest money 定金"),
    When.PREPAYMENT: Phrase("收取订金", "a prepayment 订金"),
    When.LOAN: Phrase("贷款购车", "part is paid by a loan"),
    When.SERVICES: Phrase("有可选服务", "optional services are offered"),
    When.NO_SERVICES: Phrase("没有可选服务", "no optional services"),
    When.COURT: Phrase("争议由法院解决", "disputes go to court"),
    When.ARBITRATION: Phrase("争议提交仲裁", "disputes go to arbitration"),
    When.ELECTRONIC: Phrase("在屏幕上签名", "signed on the screen"),
}


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause in both languages: `**…**` is printed bold (CT-01), `{name}` is filled in from the contract."""

    zh: str
    en: str
    when: When = When.ALWAYS

    def text(self, lang: Lang) -> str:
        return self.zh if lang == "zh" else self.en


@dataclass(frozen=True, slots=True)
class TextBlock:
    """One block: its heading in both languages and its clauses in order."""

    key: str
    title_zh: str
    title_en: str
    clauses: tuple[Clause, ...] = ()

    def title(self, lang: Lang) -> str:
        return self.title_zh if lang == "zh" else self.title_en


@dataclass(frozen=True)
class Wording:
    """The whole text that a contract is printed with; `template` names it on the paper ('BJ-2026 v2')."""

    template: str
    blocks: tuple[TextBlock, ...]

    @cached_property
    def text(self) -> str:
        """The wording as the database keeps it: JSON, the same for the same wording."""
        blocks = [
            [block.key, block.title_zh, block.title_en, [[c.when.value, c.zh, c.en] for c in block.clauses]]
            for block in self.blocks
        ]
        return json.dumps([self.template, blocks], ensure_ascii=False, separators=(",", ":"))

    @cached_property
    def sha256(self) -> str:
        """The digest under which the wording is kept (CT-07)."""
        return sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    def __repr__(self) -> str:
        return f"Wording({self.template}, {self.sha256})"


def wording_from(text: str) -> Wording:
    """The wording that `Wording.text` gave."""
    template, blocks = json.loads(text)
    return Wording(template, tuple(TextBlock(key, zh, en, clauses_of(rows)) for key, zh, en, rows in blocks))


def clauses_of(rows: list[list[str]]) -> tuple[Clause, ...]:
    """The clauses of one block as the database keeps them: `[[when, zh, en], …]`."""
    return tuple(Clause(zh, en, When(when)) for when, zh, en in rows)


def clauses_text(clauses: tuple[Clause, ...]) -> str:
    """The other way round."""
    return json.dumps([[entry.when.value, entry.zh, entry.en] for entry in clauses], ensure_ascii=False)


@dataclass(frozen=True, slots=True)
class Blank:
    """One placeholder: what it stands for, and the only contracts in which it is known."""

    name: str
    label: Phrase
    sample: Phrase
    when: When = When.ALWAYS


def _blank(name: str, label: tuple[str, str], sample: tuple[str, str], when: When = When.ALWAYS) -> Blank:
    return Blank(name, Phrase(*label), Phrase(*sample), when)


_BLANKS = (
    _blank("contract_number", ("合同编号", "contract number"), ("SH01-XS-20261122-0007",) * 2),
    _blank("sign_date", ("签订日期", "date of signing"), ("2026年11月22日", "22 November 2026")),
    _blank("sign_place", ("签订地点", "place of signing"), ("上海市浦东新区",) * 2),
    _blank("seller_name", ("卖方名称", "seller's name"), ("星河汽车销售服务有限公司",) * 2),
    _blank("buyer_name", ("买方姓名或名称", "buyer's name"), ("张三",) * 2),
    _blank("vehicle", ("品牌、车型和版本", "brand, model and version"), ("星河 E6 650km",) * 2),
    _blank("vin", ("车辆识别代号", "VIN"), ("LSVAU2182T2000001",) * 2),
    _blank("guide_price", ("厂家指导价", "guide price"), ("¥249,800.00",) * 2),
    _blank("unit_price", ("车辆单价", "unit price"), ("¥249,800.00",) * 2),
    _blank("discount", ("优惠", "discount"), ("¥10,000.00",) * 2),
    _blank("contract_price", ("合同车价（小写和大写）", "contract price, figures and capitals"), ("¥239,800.00",) * 2),
    _blank("options_total", ("选装合计", "total of the options"), ("¥2,800.00",) * 2),
    _blank("included", ("合同车价包含", "what the price includes"), ("增值税", "VAT"), When.INCLUDED),
    _blank("excluded", ("合同车价不包含", "what the price excludes"), ("购置税", "purchase tax"), When.INCLUDED),
    _blank("gifts", ("赠品名称和数量", "gifts, name and number"), ("首次保养 × 1", "first service × 1")),
    _blank("mode", ("付款方式", "way of payment"), ("全款", "in full")),
    _blank("due", ("余款日期", "day of the balance"), ("2026年12月5日", "5 December 2026"), When.BALANCE_KNOWN),
    _blank("balance", ("余款（小写和大写）", "balance"), ("¥199,800.00",) * 2, When.BALANCE_KNOWN),
    _blank("deposit", ("定金/订金数额（没有则为 0）", "amount of the deposit, 0 for none"), ("¥40,000.00",) * 2),
    _blank("cap", ("定金法定上限", "legal limit of the earnest money"), ("¥47,960.00",) * 2, When.EARNEST),
    _blank("earnest", ("具有定金效力的数额", "what counts as earnest money"), ("¥40,000.00",) * 2, When.EARNEST),
    _blank("prepayment", ("作为预付车款的数额", "what is a prepayment"), ("¥0.00",) * 2, When.EARNEST),
    _blank("refund_days", ("退款期限（日）", "days for a refund"), ("7",) * 2),
    _blank("loan_note", ("贷款说明（可能为空）", "note on the loan, may be empty"), ("", ""), When.LOAN),
    _blank("latest", ("最迟交车日期", "latest day of delivery"), ("2026年12月8日", "8 December 2026")),
    _blank("place", ("交车地点", "place of delivery"), ("本店交车区", "the store")),
    _blank("papers", ("随车文件", "papers with the car"), ("车辆合格证", "certificate of conformity")),
    _blank("warranty", ("厂家质保", "manufacturer's warranty"), ("以保修手册为准", "as in the warranty book")),
    _blank("defects", ("已告知的瑕疵", "defects disclosed"), ("无", "None")),
    _blank("percent", ("每日违约金（%）", "penalty a day in %"), ("0.05",) * 2),
    _blank("withdraw_days", ("可解除合同的逾期日数", "days late after which one may withdraw"), ("30",) * 2),
    _blank("privacy_version", ("隐私告知版本", "version of the privacy notice"), ("2026-1",) * 2),
    _blank("forum_name", ("仲裁委员会", "arbitration commission"), ("上海仲裁委员会",) * 2, When.ARBITRATION),
    _blank("copies", ("合同份数", "number of counterparts"), ("2",) * 2),
    _blank("annexes", ("附件", "annexes"), ("车辆配置表", "equipment sheet")),
)
BLANKS: dict[str, Blank] = {entry.name: entry for entry in _BLANKS}
"""Every placeholder of a clause by its name. A heading knows only `{word}`."""
WORD = "word"
"""The one placeholder of a heading: 定金 or 订金. Where no deposit is agreed the heading says 'Payment'."""
