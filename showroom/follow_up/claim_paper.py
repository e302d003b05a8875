"""The reckoning of a claim on paper: one page a language, sealed and kept like every other paper (SB-07, SB-08)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date

from showroom.customers.model import Customer
from showroom.deals.model import Deal
from showroom.documents.blocks import Column, Signatures, Signer, Title, amount_box, clauses, fields, section, table
from showroom.documents.flow import Block, Together
from showroom.documents.paper import PaperHead, Sheet, render_sheet
from showroom.documents.phrases import BLANK, NONE, Phrase, date_text, money_text
from showroom.documents.seals import sealed_pdf
from showroom.documents.store import SealedPaper, page_count, seal
from showroom.follow_up.claim_rules import LineKind, Outcome, SheetLine, Use, percent
from showroom.follow_up.claim_rules import Sheet as Reckoning
from showroom.follow_up.quality_model import QualityClaim
from showroom.follow_up.quality_texts import GROUNDS, LINES, OUTCOMES, WANTED
from showroom.follow_up.repair_rules import RULES, Ground
from showroom.kernel.errors import Lang
from showroom.kernel.money import ZERO
from showroom.persistence.actions import Tx
from showroom.staff.service import staff_name, store_card
from showroom.vehicles.model import Vehicle, VehicleModel
from showroom.vehicles.records import model_text

KIND, TEMPLATE = "claim_sheet", "claim-2026.1"
TITLES = {
    Outcome.REFUND: Phrase("三包退货结算单", "Three Guarantees: Refund"),
    Outcome.EXCHANGE: Phrase("三包换车结算单", "Three Guarantees: Exchange"),
}
HEAD_LINE = Phrase("{date}  {place}", "{date}, {place}")
S_CAR, S_GROUND = Phrase("客户与车辆", "Customer and car"), Phrase("要求与依据", "Demand and ground")
S_SUMS, S_TERMS = Phrase("结算", "Reckoning"), Phrase("说明", "Terms")
LABELS = {
    "customer": Phrase("客户", "Customer"),
    "contract": Phrase("合同编号", "Contract"),
    "model": Phrase("车型及配置", "Model and version"),
    "vin": Phrase("车辆识别代号", "VIN"),
    "delivered": Phrase("三包起算日", "Guarantees began"),
    "odometer": Phrase("行驶里程（公里）", "Driven (km)"),
    "opened": Phrase("提出日期", "Demanded on"),
    "wanted": Phrase("客户要求", "Demand"),
    "rule": Phrase("依据", "Ground"),
    "decision": Phrase("决定", "Decision"),
}
ARTICLE = Phrase("{text}（第 {article} 条，{rule}）", "{text} (art. {article}, {rule})")
DEMAND = Phrase("客户要求，经理同意", "on the customer's demand, by the manager's decision")
WORDS = Phrase("客户陈述：{demand}", "The customer says: {demand}")
REASON = Phrase("理由：{reason}", "Reason: {reason}")
ITEM, RULE, AMOUNT = Phrase("项目", "Item"), Phrase("依据", "Rule"), Phrase("金额（元）", "Amount (CNY)")
TO_CUSTOMER = Phrase("卖方应付客户", "The seller pays the customer")
BY_CUSTOMER = Phrase("客户应付卖方", "The customer pays the seller")
TAX_NOTE = Phrase("另由税务机关退还购置税 {amount}，由客户申请，卖方出具退车证明。",
                  "Purchase tax of {amount} comes back from the tax office; the customer applies, the seller certifies"
                  " the return.")  # fmt: skip
USE_PAID = Phrase(
    "依据第 24 条退换，客户支付使用补偿；系数 n 为 {share}（三包凭证约定，不高于 {limit}，SB-07）。",
    "Under article 24 the customer pays for the use, with n = {share} of the certificate (at most {limit}, SB-07).",
)
USE_FREE = Phrase(
    "本次退换不依据第 24 条，客户不支付使用补偿（SB-07）。",
    "This does not rest on article 24: the customer pays nothing for the use (SB-07).",
)
IN_TIME = Phrase(
    "卖方于 {answer_by} 前答复客户，{finish_by} 前办结（SB-06）。",
    "The seller answers by {answer_by} and finishes by {finish_by} (SB-06).",
)
TERMS_EXCHANGE = Phrase(
    "更换的新车自交付之日起重新计算包修期和三包有效期（第 29 条）。",
    "The warranty and return periods of the car given in exchange begin with its delivery (art. 29).",
)
RETURNED = Phrase(
    "退回的车辆为“三包换退车”，卖方再次销售时须书面告知（第 33 条，SB-11）。",
    "The car that comes back is sold again only with a written disclosure (art. 33, SB-11).",
)
SIGN_CUSTOMER, SIGN_STORE = Phrase("客户签字", "Customer"), Phrase("卖方（盖章）", "Seller (seal)")
_LANGS: tuple[Lang, Lang] = ("zh", "en")


@dataclass(frozen=True, slots=True)
class ClaimPaper:
    """Everything that the sheet prints."""

    head: PaperHead
    on: date
    place: str
    facts: tuple[tuple[str, str], ...]
    demand: tuple[tuple[str, str], ...]
    words: str
    reason: str
    sheet: Reckoning
    use: Use
    answer_by: date
    finish_by: date
    customer: str
    manager: str


def render(paper: ClaimPaper, lang: Lang) -> bytes:
    """The sheet as PDF bytes, the same for the same paper; raises glyph_missing, too_long."""
    title = TITLES[paper.sheet.outcome](lang)
    said = [WORDS(lang, demand=paper.words), *([REASON(lang, reason=paper.reason)] if paper.reason else [])]
    last = clauses(_terms(paper, lang), 4)
    store = Signer(SIGN_STORE(lang), paper.manager, sealed=True)
    signers = Signatures([Signer(SIGN_CUSTOMER(lang), paper.customer), store], lang)
    blocks: list[Block] = [
        Title(title, HEAD_LINE(lang, date=date_text(paper.on, lang), place=paper.place)),
        section(1, S_CAR(lang), lang), fields(paper.facts),
        section(2, S_GROUND(lang), lang), fields(paper.demand), *clauses(said, 2),
        section(3, S_SUMS(lang), lang), *_sums(paper.sheet, lang),
        section(4, S_TERMS(lang), lang), *last[:-1], Together(last[-1], signers),
    ]  # fmt: skip
    return render_sheet(Sheet(paper.head, title, blocks, paper), lang)


def seal_sheet(tx: Tx, deal: Deal, row: QualityClaim, found: tuple[Reckoning, Use], start: date) -> tuple[int, int]:
    """Seal the sheet in both languages under the claim's number; gives both documents. `start` of the guarantees."""
    made = []
    for lang in _LANGS:
        paper = _paper(tx, (deal, row), found, start, lang)
        pdf = sealed_pdf(tx, render(paper, lang))
        text = json.dumps(
            {"language": lang, "number": row.number, "outcome": found[0].outcome, "facts": paper.facts,
             "lines": [(one.kind, one.rule, one.amount.fen) for one in found[0].lines],
             "to_customer": found[0].to_customer.fen, "from_tax_office": found[0].from_tax_office.fen},
            ensure_ascii=False, sort_keys=True,
        )  # fmt: skip
        sealed = SealedPaper(KIND, row.number, lang, pdf, page_count(pdf), TEMPLATE, text, deal.id, deal.customer_id)
        made.append(seal(tx, sealed))
    return made[0], made[1]


def line_text(kind: LineKind, values: tuple[tuple[str, str], ...], lang: Lang) -> str:
    """A line in words with its figures; accessories without depreciation say only what was paid."""
    return LINES[kind](lang, **dict(values))


def ground_text(ground: str, count: int, lang: Lang) -> str:
    """The sentence of the law that gives the right, with article and rule."""
    if not ground:
        return DEMAND(lang)
    rule, article = RULES[Ground(ground)]
    return ARTICLE(lang, text=GROUNDS[Ground(ground)](lang, count=count), article=article, rule=rule)


def _sums(sheet: Reckoning, lang: Lang) -> list[Block]:
    columns = (Column(ITEM(lang), 4.4), Column(RULE(lang), 0.8), Column(AMOUNT(lang), 1.4, figures=True))
    own = [one for one in sheet.lines if one.kind is not LineKind.TAX]
    rows = [_row(one, lang) for one in own]
    words, amount = (TO_CUSTOMER, sheet.to_customer) if sheet.to_customer >= ZERO else (BY_CUSTOMER, -sheet.to_customer)
    made: list[Block] = [table(columns, rows or [(NONE(lang), BLANK, BLANK)]), amount_box(words(lang), amount, lang)]
    tax = [one for one in sheet.lines if one.kind is LineKind.TAX]
    if tax:
        made.append(table(columns, [_row(one, lang) for one in tax]))
    return made


def _row(one: SheetLine, lang: Lang) -> tuple[str, str, str]:
    return line_text(one.kind, one.values, lang), one.rule, one.amount.grouped()


def _terms(paper: ClaimPaper, lang: Lang) -> list[str | tuple[str, ...]]:
    days = {"answer_by": date_text(paper.answer_by, lang), "finish_by": date_text(paper.finish_by, lang)}
    shares = {"share": percent(paper.use.share), "limit": percent(paper.use.share_max)}
    use = USE_PAID(lang, **shares) if paper.use.paid_for else USE_FREE(lang)
    found: list[str | tuple[str, ...]] = [use, IN_TIME(lang, **days)]
    if paper.sheet.outcome is Outcome.EXCHANGE:
        found.append(TERMS_EXCHANGE(lang))
    if paper.sheet.from_tax_office:
        found.append(TAX_NOTE(lang, amount=money_text(paper.sheet.from_tax_office)))
    return [*found, RETURNED(lang)]


def _paper(
    tx: Tx, case: tuple[Deal, QualityClaim], found: tuple[Reckoning, Use], start: date, lang: Lang
) -> ClaimPaper:
    (deal, row), sheet, card = case, found[0], store_card(tx.session)
    vehicle = tx.session.get_one(Vehicle, row.vehicle_id)
    customer = tx.session.get_one(Customer, deal.customer_id)
    facts = {
        "customer": customer.name, "contract": deal.contract_number or BLANK,
        "model": model_text(tx.session.get_one(VehicleModel, vehicle.model_id)), "vin": vehicle.vin,
        "delivered": date_text(start, lang),
        "odometer": f"{row.odometer_km:,}",
    }  # fmt: skip
    demand = {
        "opened": date_text(row.opened_on, lang), "wanted": WANTED[row.wanted](lang),
        "rule": ground_text(row.ground, row.ground_count, lang), "decision": OUTCOMES[sheet.outcome](lang),
    }  # fmt: skip
    return ClaimPaper(
        head=PaperHead(card.name, row.number, TEMPLATE), on=tx.today, place=card.address or card.name,
        facts=tuple((LABELS[name](lang), value) for name, value in facts.items()),
        demand=tuple((LABELS[name](lang), value) for name, value in demand.items()),
        words=row.demand, reason=row.reason, sheet=sheet, use=found[1],
        answer_by=row.answer_by, finish_by=row.finish_by,
        customer=customer.name, manager=staff_name(tx.session, row.decided_by or tx.actor.id),
    )  # fmt: skip
