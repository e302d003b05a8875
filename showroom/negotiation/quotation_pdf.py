"""The quotation on paper: the car, the on-road price line by line (§4), and what may still change."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from showroom.documents.blocks import Signatures, Signer, Title, amount_box, boxed, fields, section
from showroom.documents.flow import Block, Together
from showroom.documents.paper import PaperHead, Sheet, render_sheet
from showroom.documents.parties import StoreParty
from showroom.documents.phrases import AMOUNT, BLANK, ITEM, NOTE, Phrase, clause, date_text, money_text
from showroom.documents.store import page_count
from showroom.documents.tables import Cell, Grid, Row
from showroom.documents.text import BODY, CELL, CELL_LABEL, emphasised, paragraph
from showroom.kernel.errors import Lang, Message, ShowroomError
from showroom.kernel.money import ZERO, Money


@dataclass(frozen=True, slots=True)
class Density:
    """How close the lines stand, in points; a quotation is one page as long as it can be read."""

    size: float
    leading: float
    gap: float
    pad: float


DENSITIES = (Density(8.6, 12.6, 3.0, 3.0), Density(8.2, 10.8, 2.0, 2.2), Density(7.8, 9.4, 1.0, 1.2))
QUOTATION_DISAGREES = Message(
    "quotation_disagrees",
    "报价合计 {total} 与各项之和 {sum} 不一致，不能打印",
    "The quotation's total {total} is not the sum of its lines {sum}, so it cannot be printed",
)


@dataclass(frozen=True, slots=True)
class QuotedLine:
    """One line of the on-road price; `note` says how it was reckoned or who collects it; a discount is negative."""

    name: str
    amount: Money
    note: str = ""


@dataclass(frozen=True, slots=True)
class QuotationPaper:
    """Everything that a quotation prints.

    `price_lines` add up to the contract price, `cost_lines` (options, tax, insurance, fees, chosen services) bring it
    to `on_road`; `credits` (trade-in, deposits paid; negative) bring that to `due`. `gifts` are names with numbers.
    `expected_subsidy` is told but never deducted but for `subsidy_advance` (§4.1). `cautions` say what has no rule on
    the day (Q-11). `services_note` lists optional services that are not chosen; `brand_warning` is that of MF-03.
    """

    head: PaperHead
    quoted_on: date
    valid_until: date
    store: StoreParty
    customer_name: str
    customer_phone: str
    consultant: str
    consultant_phone: str
    vehicle: str
    version: str
    colours: str
    guide_price: Money
    price_lines: tuple[QuotedLine, ...]
    contract_price: Money
    cost_lines: tuple[QuotedLine, ...]
    on_road: Money
    credits: tuple[QuotedLine, ...]
    due: Money
    delivery_period: str = ""
    gifts: tuple[str, ...] = ()
    expected_subsidy: Money | None = None
    services_note: str = ""
    special_terms: tuple[str, ...] = ()
    subsidy_advance: Money = ZERO
    cautions: tuple[str, ...] = ()
    brand_warning: str = ""


TITLE = Phrase("购车报价单", "Vehicle Quotation")
HEAD_LINE = Phrase("{date}  有效期至 {until}", "{date}, valid until {until}")
S_WHO = Phrase("客户与车辆", "Customer and vehicle")
LABELS = {
    "customer": Phrase("客户", "Customer"),
    "customer_phone": Phrase("电话", "Phone"),
    "consultant": Phrase("销售顾问", "Consultant"),
    "consultant_phone": Phrase("顾问电话", "Consultant's phone"),
    "vehicle": Phrase("车型", "Model"),
    "version": Phrase("版本（配置）", "Version"),
    "colours": Phrase("颜色（外观/内饰）", "Colours"),
    "guide_price": Phrase("厂家指导价", "Guide price"),
    "delivery_period": Phrase("预计交车", "Expected delivery"),
    "store": Phrase("经销商地址", "Store"),
}
S_PRICE = Phrase("落地价明细", "On-road price")
CONTRACT_PRICE = Phrase("车价（开票价）", "Contract price (invoice)")
ON_ROAD = Phrase("落地价合计", "On-road price")
DUE = Phrase("应付金额", "Amount due")
S_NOTES = Phrase("说明", "Notes")
GIFTS = Phrase("赠品：{gifts}。", "Gifts: {gifts}.")
SUBSIDY = Phrase(
    "预计可申请补贴 {amount}，由消费者在购车后向主管部门申请，**以审核结果为准，未从应付金额中扣除**。",
    "Expected subsidy {amount}, applied for by the buyer after the purchase; **it is not guaranteed and not "
    "deducted.**",
)
SUBSIDY_ADVANCED = Phrase(
    "预计可申请补贴 {amount}，由消费者在购车后向主管部门申请，**以审核结果为准**；其中 {advance} 由本店垫付，"
    "已从应付金额中扣除，**补贴到账后归还本店**。",
    "Expected subsidy {amount}, applied for by the buyer after the purchase; **it is not guaranteed.** The store "
    "advances {advance} of it, deducted above, **which is returned to the store when the subsidy is paid.**",
)
OPTIONAL = Phrase(
    "保险、上牌代办、金融等服务均由客户自愿选择，**不作为购车条件**；未选服务：{services}。",
    "Insurance, registration help and finance are chosen freely and are **no condition of the sale**; "
    "not chosen: {services}.",
)
VALIDITY = Phrase(
    "本报价在有效期内有效；税费按报价日规定计算，以税务机关及保险公司实际核定为准；"
    "**除所列项目外，本店不收取其他费用。**本报价单不是销售合同，双方权利义务以签订的合同为准。",
    "This quotation holds until the date above. Taxes are reckoned by the rules of the day of the quotation; "
    "what the tax "
    "office and the insurer assess counts. **The store charges nothing beyond what is listed.** This is not a "
    "contract of "
    "sale; the contract that is signed governs.",
)
SPECIAL = Phrase("特别约定：{term}", "Special term: {term}")
SIGN_STORE = Phrase("经销商（盖章）／销售顾问：", "Store (seal), consultant:")
SIGN_CUSTOMER = Phrase("客户确认：", "Seen by the customer:")


def require_sums(paper: QuotationPaper) -> None:
    """Raise ShowroomError quotation_disagrees unless every total is the sum of the lines above it (§4.1)."""
    steps = (
        (ZERO, paper.price_lines, paper.contract_price),
        (paper.contract_price, paper.cost_lines, paper.on_road),
        (paper.on_road, paper.credits, paper.due),
    )
    for start, lines, total in steps:
        found = sum((line.amount for line in lines), start)
        if found != total:
            raise ShowroomError(QUOTATION_DISAGREES, total=total.grouped(), sum=found.grouped())


def render(paper: QuotationPaper, lang: Lang) -> bytes:
    """The quotation as PDF bytes, the same for the same paper; set closer where that keeps it on one page.

    Raises ShowroomError quotation_disagrees, glyph_missing, too_long.
    """
    require_sums(paper)
    pdf = _set(paper, lang, DENSITIES[0])
    for density in DENSITIES[1:]:
        if page_count(pdf) == 1:
            break
        closer = _set(paper, lang, density)
        if page_count(closer) == 1:
            return closer
    return pdf


def _set(paper: QuotationPaper, lang: Lang, density: Density) -> bytes:
    blocks: list[Block] = [
        Title(
            TITLE(lang),
            HEAD_LINE(lang, date=date_text(paper.quoted_on, lang), until=date_text(paper.valid_until, lang)),
        ),
        section(1, S_WHO(lang), lang),
        fields(_who(paper, lang)),
        *([boxed([paper.brand_warning], size=density.size)] if paper.brand_warning else ()),
        section(2, S_PRICE(lang), lang),
        _prices(paper, lang, density),
        amount_box(DUE(lang), paper.due, lang),
        section(3, S_NOTES(lang), lang),
        *_notes(paper, lang, density),
    ]
    signatures = Signatures(
        [Signer(SIGN_STORE(lang), paper.consultant), Signer(SIGN_CUSTOMER(lang), paper.customer_name)],
        lang,
    )
    return render_sheet(Sheet(paper.head, TITLE(lang), [*blocks[:-1], Together(blocks[-1], signatures)], paper), lang)


def _who(paper: QuotationPaper, lang: Lang) -> list[tuple[str, str]]:
    values = {
        "customer": paper.customer_name,
        "customer_phone": paper.customer_phone,
        "consultant": paper.consultant,
        "consultant_phone": paper.consultant_phone,
        "vehicle": paper.vehicle,
        "version": paper.version,
        "colours": paper.colours,
        "guide_price": money_text(paper.guide_price),
        "delivery_period": paper.delivery_period,
        "store": paper.store.address,
    }
    return [(LABELS[name](lang), value) for name, value in values.items()]


def _prices(paper: QuotationPaper, lang: Lang, density: Density) -> Grid:
    """One table, each total in bold below its lines, so that the eye can add up on the way."""
    plain = replace(CELL, size=density.size, leading=density.leading)
    strong, label = replace(plain, bold=True), replace(plain, grey=CELL_LABEL.grey)
    heads = (ITEM(lang), label), (NOTE(lang), label), (AMOUNT(lang), replace(label, align="right"))
    rows: list[Row] = []
    for lines, name, total in (
        (paper.price_lines, CONTRACT_PRICE, paper.contract_price),
        (paper.cost_lines, ON_ROAD, paper.on_road),
        (paper.credits, DUE, paper.due),
    ):
        if not lines:
            continue
        for line in lines:
            texts = (
                (line.name, plain),
                (line.note or BLANK, plain),
                (line.amount.grouped(), replace(plain, align="right")),
            )
            rows.append(Row(tuple(Cell(paragraph(text, style)) for text, style in texts), bound=line is lines[-1]))
        sums = (name(lang), strong, 2), (total.grouped(), replace(strong, align="right"), 1)
        rows.append(Row(tuple(Cell(paragraph(text, style), span, tinted=True) for text, style, span in sums)))
    heading = Row(tuple(Cell(paragraph(text, style), tinted=True) for text, style in heads))
    return Grid((2.4, 3.4, 1.2), rows, (heading,), pad=density.pad)


def _notes(paper: QuotationPaper, lang: Lang, density: Density) -> list[Block]:
    comma = "、" if lang == "zh" else ", "
    texts = [clause(GIFTS, lang, gifts=comma.join(paper.gifts))] if paper.gifts else []
    if paper.expected_subsidy is not None:
        phrase = SUBSIDY_ADVANCED if paper.subsidy_advance else SUBSIDY
        values = {"amount": money_text(paper.expected_subsidy), "advance": money_text(paper.subsidy_advance)}
        texts.append(clause(phrase, lang, **values))
    texts += [(caution,) for caution in paper.cautions]
    texts += [clause(SPECIAL, lang, term=term) for term in paper.special_terms]
    texts.append(clause(OPTIONAL, lang, services=paper.services_note or BLANK))
    texts.append(clause(VALIDITY, lang))
    style = replace(BODY, size=density.size + 0.2, leading=density.leading + 0.8, after=density.gap)
    return [
        emphasised([(f"3.{number}  ", False), *((part, bool(at % 2)) for at, part in enumerate(parts) if part)], style)
        for number, parts in enumerate(texts, 1)
    ]
