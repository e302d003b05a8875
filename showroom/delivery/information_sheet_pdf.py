"""The information sheet on paper: quality guarantee, warranty, 三包 and after-sales policy of a version (MF-02)."""

from __future__ import annotations

from showroom.delivery import certificate_texts as words
from showroom.delivery import information_sheet_texts as t
from showroom.delivery.certificate_paper import percent
from showroom.delivery.information_sheet import InformationSheet
from showroom.documents.blocks import Column, Title, clauses, section, table
from showroom.documents.flow import Block
from showroom.documents.paper import PaperHead, Sheet, render_sheet
from showroom.documents.phrases import clause, date_text
from showroom.documents.text import paragraph
from showroom.kernel.errors import Lang
from showroom.vehicles.model import Energy
from showroom.vehicles.quality_terms import lines

TEMPLATE = "information-2026.1"


def render(sheet: InformationSheet, lang: Lang) -> bytes:
    """The sheet as PDF bytes; raises ShowroomError glyph_missing, too_long."""
    terms = sheet.terms
    parts: list[tuple[str, list[Block]]] = [
        (t.S_QUALITY(lang), clauses(_quality(sheet, lang), 1)),
        (t.S_WARRANTY(lang), [_periods(sheet, lang)]),
        (t.S_RIGHTS(lang), clauses(_rights(sheet, lang), 3)),
        (t.S_NETWORK(lang), [paragraph(terms.network or sheet.store.name)]),
    ]
    if terms.wear_parts:
        columns = (Column(words.PART(lang), 1.0), Column(words.PART_PERIOD(lang), 1.6))
        parts.append((t.S_WEAR(lang), [table(columns, [(part.name, part.period) for part in terms.wear_parts])]))
    if terms.documents:
        joint = "、" if lang == "zh" else ", "
        parts.append((t.S_DOCUMENTS(lang), [paragraph(joint.join(terms.documents))]))
    number = len(parts) + 1
    parts.append((t.S_POLICY(lang), clauses(list(lines(sheet.policy)), number)))
    contact = sheet.complaints or t.AT_THE_STORE(lang)
    told = clause(t.COMPLAINTS, lang, contact=contact, hours=sheet.contact_hours, days=sheet.answer_days)
    parts.append((t.S_COMPLAINTS(lang), clauses([told], number + 1)))
    head_line = t.HEAD_LINE(lang, model=sheet.model, day=date_text(sheet.day, lang))
    blocks: list[Block] = [Title(t.TITLE(lang), head_line)]
    for place, (title, content) in enumerate(parts, 1):
        blocks += [section(place, title, lang), *content]
    head = PaperHead(sheet.store.name, f"MF02-{terms.model_id}-{sheet.day:%Y%m%d}", TEMPLATE)
    return render_sheet(Sheet(head, t.TITLE(lang), blocks, sheet), lang)


def _quality(sheet: InformationSheet, lang: Lang) -> list[tuple[str, ...]]:
    terms, unknown = sheet.terms, t.NOT_SAID(lang)
    values = {
        "manufacturer": terms.manufacturer or unknown, "address": terms.manufacturer_address or unknown,
        "phone": terms.manufacturer_phone or unknown,
    }  # fmt: skip
    return [clause(phrase, lang, **values) for phrase in t.QUALITY]


def _periods(sheet: InformationSheet, lang: Lang) -> Block:
    terms = sheet.terms

    def period(years: int | None, km: int | None) -> str:
        return words.YEARS_KM(lang, years=years, km=f"{km:,}") if years and km else t.NOT_SAID(lang)

    rows = [
        (words.REPAIR(lang), period(terms.repair_years, terms.repair_km)),
        (words.RETURN(lang), period(terms.return_years, terms.return_km)),
    ]
    if sheet.energy is not Energy.ICE:
        fade = words.FADE_VALUE(lang, percent=terms.fade_percent) if terms.fade_percent else t.NOT_SAID(lang)
        rows += [
            (words.BATTERY(lang), period(terms.battery_years, terms.battery_km)),
            (words.MOTOR(lang), period(terms.motor_years, terms.motor_km)),
            (words.FADE(lang), fade),
        ]
    rows.append(
        (words.SHARE(lang), f"{percent(terms.share)}%" if "share" in terms.given else f"≤ {percent(terms.share)}%")
    )
    return table((Column(words.TERM(lang), 1.4), Column(words.PERIOD(lang), 2.0)), rows)


def _rights(sheet: InformationSheet, lang: Lang) -> list[tuple[str, ...]]:
    values = {
        "seven": sheet.seven_days, "sixty": sheet.sixty_days, "km": f"{sheet.sixty_days_km:,}",
        "days": sheet.repair_days, "reply": sheet.reply_days, "finish": sheet.finish_days,
    }  # fmt: skip
    return [clause(phrase, lang, **values) for phrase in t.RIGHTS]
