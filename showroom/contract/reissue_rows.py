"""Old and new of a contract void and issued anew: the stored snapshot of the one beside that of the other (CT-06).

Every fact of the paper has its line here, the ★ fields of §3.2 first. What a later paper adds and this list does not
know is shown under its own name: a difference is never left out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from showroom.contract.change_drafts import Difference
from showroom.documents.phrases import BLANK, Phrase, date_text, money_text
from showroom.kernel.errors import Lang, ShowroomError
from showroom.kernel.money import Money


@dataclass(frozen=True, slots=True)
class Row:
    """One line: where it stands in the snapshot, what it is called, whether §3.2 demands it (★)."""

    path: str
    label: Phrase
    star: bool = True


_STARS = (
    Row("head.number", Phrase("合同编号", "Contract number")),
    Row("signed_on", Phrase("签订日期", "Date of signing")),
    Row("signed_place", Phrase("签订地点", "Place of signing")),
    Row("seller.name", Phrase("卖方名称", "Seller's name")),
    Row("seller.uscc", Phrase("卖方统一社会信用代码", "Seller's USCC")),
    Row("buyer.name", Phrase("买方姓名", "Buyer's name")),
    Row("buyer.id_type", Phrase("买方证件类型", "Buyer's ID type")),
    Row("buyer.id_number", Phrase("买方证件号码", "Buyer's ID number")),
    Row("buyer.phone", Phrase("买方电话", "Buyer's phone")),
    Row("vehicle.brand", Phrase("品牌", "Brand")),
    Row("vehicle.model", Phrase("车型/年款", "Model and year")),
    Row("vehicle.version", Phrase("版本（配置）", "Version")),
    Row("vehicle.exterior", Phrase("外观颜色", "Exterior colour")),
    Row("vehicle.interior", Phrase("内饰", "Interior")),
    Row("vehicle.guide_price", Phrase("厂家指导价", "Guide price")),
    Row("price.unit_price", Phrase("单价", "Unit price")),
    Row("price.discount", Phrase("优惠", "Discount")),
    Row("price.contract_price", Phrase("合同车价", "Contract price")),
    Row("payment.mode", Phrase("付款方式", "Way of payment")),
    Row("payment.deposit_word", Phrase("“定金”或“订金”", "Word of the deposit")),
    Row("payment.deposit", Phrase("定金/订金数额", "Deposit")),
    Row("delivery.latest", Phrase("最晚交车日期", "Delivery at the latest")),
    Row("delivery.place", Phrase("交车地点", "Place of delivery")),
    Row("signatures.consultant", Phrase("卖方签字人", "Seller's signatory")),
)
_OTHERS = {
    "buyer.address": Phrase("买方住址", "Buyer's address"),
    "buyer.invoice_title": Phrase("发票抬头", "Invoice to"),
    "buyer.agent": Phrase("代理人", "Agent"),
    "buyer.agent_id_number": Phrase("代理人证件号码", "Agent's ID number"),
    "buyer.guardian": Phrase("监护人", "Guardian"),
    "brand": Phrase("未获品牌授权的特别提醒", "Notice of a brand that is not authorised"),
    "seller.address": Phrase("卖方地址", "Seller's address"),
    "seller.phone": Phrase("卖方电话", "Seller's phone"),
    "seller.legal_representative": Phrase("法定代表人", "Legal representative"),
    "seller.bank": Phrase("开户行", "Seller's bank"),
    "seller.account": Phrase("银行账号", "Seller's account"),
    "seller.authorisation": Phrase("品牌授权", "Authorisation"),
    "seller.complaints": Phrase("投诉电话", "Complaints"),
    "brand.brand": Phrase("未经授权的品牌", "Brand not authorised"),
    "brand.liable": Phrase("质量与售后责任主体", "Liable for quality and after-sales"),
    "vehicle.vin": Phrase("车辆识别代号", "VIN"),
    "vehicle.engine_number": Phrase("发动机/电机号", "Engine number"),
    "vehicle.certificate_number": Phrase("合格证号", "Certificate number"),
    "vehicle.production_date": Phrase("生产日期", "Production date"),
    "vehicle.condition": Phrase("新车/试驾车", "Condition"),
    "vehicle.quantity": Phrase("数量", "Quantity"),
    "vehicle.origin": Phrase("产地", "Origin"),
    "vehicle.energy": Phrase("能源", "Energy"),
    "vehicle.emission": Phrase("排放标准", "Emission standard"),
    "vehicle.battery": Phrase("电池与续航", "Battery and range"),
    "price.options": Phrase("选装/精品", "Options"),
    "price.gifts": Phrase("赠品", "Gifts"),
    "price.included": Phrase("车价包含", "The price includes"),
    "price.excluded": Phrase("车价不含", "The price excludes"),
    "payment.earnest_cap": Phrase("定金上限", "Limit of the earnest money"),
    "payment.earnest": Phrase("其中定金", "Of it earnest money"),
    "payment.prepayment": Phrase("其中预付款", "Of it prepayment"),
    "payment.balance": Phrase("余款", "Balance"),
    "payment.balance_due": Phrase("余款期限", "Balance due"),
    "payment.with_loan": Phrase("贷款条款", "Loan clause"),
    "payment.loan_note": Phrase("贷款", "Loan"),
    "payment.refund_days": Phrase("退款天数", "Days to refund"),
    "delivery.papers": Phrase("随车文件", "Papers with the car"),
    "quality.warranty": Phrase("保修", "Warranty"),
    "quality.known_defects": Phrase("已告知瑕疵", "Defects disclosed"),
    "services": Phrase("可选服务", "Services"),
    "breach.daily_percent": Phrase("每日违约金 %", "Daily penalty in %"),
    "breach.withdraw_days": Phrase("可解除天数", "Days after which one may withdraw"),
    "end.special_terms": Phrase("补充约定与承诺", "Special terms and promises"),
    "end.privacy_version": Phrase("个人信息告知版本", "Privacy notice"),
    "end.forum": Phrase("争议解决", "Disputes end before"),
    "end.forum_name": Phrase("仲裁委员会", "Arbitration commission"),
    "end.copies": Phrase("份数", "Copies for each side"),
    "head.template": Phrase("合同范本", "Template"),
}
_ALL = (*_STARS, *(Row(path, label, star=False) for path, label in _OTHERS.items()))
ROWS: dict[str, Row] = {row.path: row for row in _ALL}
"""The lines in the order of the paper; a list in the snapshot is one line."""
BY_ITSELF = frozenset({"head.number", "signed_on", "head.template"})
"""What differs in every contract issued anew, or follows from the rest: no reason to issue one."""
_NOISE = (
    "language", "translation_of", "head.anchor", "head.draft", "head.store", "signatures.seller_", "signatures.buyer_",
    "signatures.guardian_", "signatures.electronic", "strokes", "wording", "brand.seen", "annexed", "end.annexes",
)  # fmt: skip
"""The act of signing, and what repeats the terms or follows from the template: images, times, anchor, annexes."""
_IN_PARTS = frozenset(path for path in ROWS if any(other.startswith(f"{path}.") for other in ROWS))
"""What may be missing as a whole, and has a line for each part when it is there."""
_BY_SIGNING = Phrase("签字时编号", "given by signing")


def compared(old: Mapping[str, Any], new: Mapping[str, Any], lang: Lang) -> tuple[Difference, ...]:
    """All lines that differ, ★ fields first; `new` without a number gets it by signing."""
    before, after = _flat(old, lang), _flat(new, lang)
    if not after.get("head.number"):
        after["head.number"] = _BY_SIGNING(lang)
    names = [*ROWS, *sorted({*before, *after} - set(ROWS))]
    return tuple(
        Difference(name, before.get(name) or BLANK, after.get(name) or BLANK)
        for name in names
        if not name.startswith(_NOISE) and (before.get(name) or "") != (after.get(name) or "")
    )


def label_of(name: str, lang: Lang) -> str:
    """What a line is called, ★ in front where §3.2 demands the field."""
    row = ROWS.get(name)
    if row is None:
        return name
    return f"★ {row.label(lang)}" if row.star else row.label(lang)


def _flat(snapshot: Mapping[str, Any], lang: Lang, under: str = "") -> dict[str, str]:
    """The snapshot's leaves by their path, in words."""
    found: dict[str, str] = {}
    for name, value in snapshot.items():
        path = f"{under}{name}"
        if isinstance(value, Mapping) and (path not in ROWS or path in _IN_PARTS):
            found |= _flat(value, lang, f"{path}.")
        else:
            found[path] = _text(path, value, lang)
    return found


def _text(path: str, value: Any, lang: Lang) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, list | tuple):
        return "\n".join(filter(None, (_text(path, entry, lang) for entry in value)))
    if isinstance(value, Mapping):
        return " ".join(str(value[name]) for name in value if value[name] not in (None, "", False))
    text = str(value)
    if path in _DATES and _ISO.fullmatch(text):
        return date_text(date.fromisoformat(text), lang)
    return _money(text) if path in _AMOUNTS else text


_ISO = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_DATES = frozenset({"signed_on", "delivery.latest", "payment.balance_due"})
_AMOUNTS = frozenset({
    "vehicle.guide_price", "price.unit_price", "price.discount", "price.contract_price", "payment.deposit",
    "payment.earnest_cap", "payment.earnest", "payment.prepayment", "payment.balance",
})  # fmt: skip


def _money(text: str) -> str:
    try:
        return money_text(Money.parse(text))
    except ShowroomError:
        return text
