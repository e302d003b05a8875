"""The sheet for the copy of the buyer's ID: car, version, colours, guide price, wishes, and its one purpose (CT-03).

The program keeps no picture of an ID card (PI-07): the sheet goes into the copier's paper tray and the card is copied
onto its frames, so that the copy carries annotation and watermark from the first moment on.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from showroom.contract.paper import Material, special_terms
from showroom.documents.blocks import Signatures, Signer, Title, boxed, fields, heading
from showroom.documents.flow import Block, Whole
from showroom.documents.fonts import BOLD, text_width
from showroom.documents.paper import PaperHead, Sheet, render_sheet
from showroom.documents.phrases import Phrase, date_text, money_text
from showroom.documents.text import RULE, paragraph
from showroom.kernel.errors import Lang

TEMPLATE = "id-sheet-2026.1"
TITLE = Phrase("身份证件复印件说明", "Annotation of an ID copy")
PURPOSE = Phrase("仅供办理本次购车使用", "Only for this purchase of a car")
NOTE = Phrase(
    "本复印件仅供办理本次购车使用，他用无效；由本店按个人信息保护规定保管，到期销毁。",
    "This copy serves only this purchase of a car and nothing else; the store keeps and destroys it as the law on"
    " personal data says.",
)
CAR = Phrase("购车信息", "The purchase")
MODEL = Phrase("购车车型", "Model")
VERSION = Phrase("款式（配置）", "Version")
COLOUR = Phrase("颜色", "Colour")
GUIDE = Phrase("厂家指导价", "Guide price")
WISHES = Phrase("特殊要求", "Special wishes")
BUYER = Phrase("购车人", "Buyer")
DATE = Phrase("日期", "Date")
COPY = Phrase("证件复印处（本页放入复印机纸盘）", "Copy the card onto this place (this sheet in the paper tray)")
FRONT, BACK = Phrase("人像面", "Side with the portrait"), Phrase("国徽面", "Side with the emblem")
SIGN_BUYER = Phrase("购车人（签字）：", "Buyer (signature):")
SIGN_STORE = Phrase("销售顾问（签字）：", "Consultant (signature):")
_CARD = (85.6 * mm, 54.0 * mm)  # ISO 7810 ID-1, the size of every card
_GAP, _LABEL, _SIZE = 14.0, 13.0, 17.0


@dataclass(frozen=True, slots=True)
class IdSheet:
    """What the sheet prints; empty texts print as a dash."""

    head: PaperHead
    on: date
    model: str
    version: str
    colour: str
    guide_price: str
    wishes: tuple[str, ...]
    buyer: str
    consultant: str


def id_sheet(material: Material, number: str, on: date, lang: Lang) -> IdSheet:
    """The five facts of CT-03 from the deal and its draft; special terms and open promises are the wishes."""
    deal, model, car = material.deal, material.model, material.vehicle
    year = f" {model.model_year}" + ("款" if lang == "zh" else "") if model and model.model_year else ""
    colours = (deal.exterior or (car.exterior if car else ""), deal.interior or (car.interior if car else ""))
    price = deal.guide_price or (model.guide_price if model else None)
    return IdSheet(
        PaperHead(material.store.name, number, TEMPLATE), on,
        f"{model.brand} {model.series}{year}".strip() if model else "", model.version_name if model else "",
        " / ".join(part for part in colours if part), "" if price is None else money_text(price),
        (*special_terms(material.contract), *material.promises), material.contract.buyer_name, material.consultant,
    )  # fmt: skip


def render(sheet: IdSheet, lang: Lang) -> bytes:
    """One page, the same bytes for the same sheet; raises glyph_missing, too_long."""
    pairs = [
        (MODEL(lang), sheet.model), (VERSION(lang), sheet.version), (COLOUR(lang), sheet.colour),
        (GUIDE(lang), sheet.guide_price), (BUYER(lang), sheet.buyer), (DATE(lang), date_text(sheet.on, lang)),
        (WISHES(lang), ("；" if lang == "zh" else "; ").join(sheet.wishes)),
    ]  # fmt: skip
    blocks: list[Block] = [
        Title(TITLE(lang), PURPOSE(lang)),
        heading(CAR(lang)),
        fields(pairs),
        heading(COPY(lang)),
        _Frames(lang, f"{PURPOSE(lang)}  {sheet.on.isoformat()}"),
        boxed([NOTE(lang)]),
        Signatures([Signer(SIGN_STORE(lang), sheet.consultant), Signer(SIGN_BUYER(lang), sheet.buyer)], lang),
    ]
    return render_sheet(Sheet(sheet.head, TITLE(lang), blocks, sheet), lang)


class _Frames(Whole):
    """Two frames of a card's size, one below the other, the purpose written across each."""

    before, after = 4.0, 8.0

    def __init__(self, lang: Lang, mark: str) -> None:
        self._lang, self._mark = lang, mark

    def height(self, width: float) -> float:  # noqa: ARG002 - Block's signature
        return 2 * (_LABEL + _CARD[1]) + _GAP

    def draw(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        left = x + (width - _CARD[0]) / 2
        for side in (FRONT, BACK):
            paragraph(side(self._lang)).draw(canvas, left, top, _CARD[0])
            top -= _LABEL
            self._frame(canvas, left, top)
            top -= _CARD[1] + _GAP

    def _frame(self, canvas: Canvas, left: float, top: float) -> None:
        canvas.saveState()
        canvas.setStrokeGray(RULE)
        canvas.setDash(3, 2)
        canvas.rect(left, top - _CARD[1], *_CARD, stroke=1, fill=0)
        canvas.setDash()
        clip = canvas.beginPath()
        clip.rect(left, top - _CARD[1], *_CARD)
        canvas.clipPath(clip, stroke=0, fill=0)
        canvas.translate(left + _CARD[0] / 2, top - _CARD[1] / 2)
        canvas.rotate(14)
        canvas.setFillGray(0.72)
        size = min(_SIZE, _SIZE * (_CARD[0] - 45) / text_width(self._mark, BOLD, _SIZE))
        canvas.setFont(BOLD, size)
        for down in (42.0, 0.0, -42.0):
            canvas.drawCentredString(0, down - size / 3, self._mark)
        canvas.restoreState()
