"""The 三包 certificate on paper, with everything that art. 9 demands (SB-09)."""

from __future__ import annotations

from datetime import date

from showroom.delivery import certificate_texts as t
from showroom.delivery.certificate_paper import CertificatePaper
from showroom.documents.blocks import Column, Signatures, Signer, Title, boxed, clauses, fields, section, table
from showroom.documents.flow import Block, Together
from showroom.documents.paper import PaperHead, Sheet, render_sheet
from showroom.documents.phrases import BLANK, clause, date_text
from showroom.documents.text import paragraph
from showroom.kernel.dates import add_months
from showroom.kernel.errors import Lang
from showroom.vehicles.quality_terms import SYSTEMS

TEMPLATE = "certificate-2026.1"
_PRODUCT = ("brand", "model", "vehicle_type", "vin", "produced", "engine_number")
_MAKER = ("manufacturer", "manufacturer_phone", "manufacturer_address")
_SELLER = ("seller", "seller_code", "seller_address", "seller_phone", "invoice_number", "invoice_on", "delivery_on")


def render(paper: CertificatePaper, lang: Lang) -> bytes:
    """The certificate as PDF bytes, the same for the same paper; raises ShowroomError glyph_missing, too_long."""
    number = paper.reissue_number or paper.number
    start = clause(t.START, lang, day=_day(paper.delivery_on, lang))
    parts: list[tuple[str, list[Block]]] = [
        (t.S_PRODUCT(lang), [_fields(paper, _PRODUCT, lang)]),
        (t.S_MAKER(lang), [_fields(paper, _MAKER, lang)]),
        (t.S_SELLER(lang), [_fields(paper, _SELLER, lang)]),
        (t.S_PERIODS(lang), [_periods(paper, lang), *clauses([start], 4)]),
        (t.S_DUTIES(lang), clauses(_duties(paper, lang), 5)),
        (t.S_NETWORK(lang), [paragraph(paper.network)]),
        (t.S_MAIN(lang), [_main_parts(paper, lang)]),
        (t.S_WEAR(lang), [_wear_parts(paper, lang)]),
    ]  # fmt: skip
    blocks: list[Block] = [Title(t.TITLE(lang), t.HEAD_LINE(lang)), *_reissue(paper, lang)]
    for place, (title, content) in enumerate(parts, 1):
        blocks += [section(place, title, lang), *content]
    notes = clauses([clause(phrase, lang) for phrase in t.NOTES], 9)
    seller = Signatures([Signer(t.SIGN_SELLER(lang), paper.seller, sealed=True)], lang)
    blocks += [section(9, t.S_NOTES(lang), lang), *notes[:-1], Together(notes[-1], seller)]
    return render_sheet(Sheet(PaperHead(paper.seller, number, TEMPLATE), t.TITLE(lang), blocks, paper), lang)


def _reissue(paper: CertificatePaper, lang: Lang) -> list[Block]:
    if paper.reissued_on is None:
        return []
    mark = t.REISSUE(lang, day=_day(paper.reissued_on, lang), number=paper.reissue_number)
    return [boxed([mark]), paragraph(t.REISSUE_NOTE(lang, number=paper.number))]


def _fields(paper: CertificatePaper, names: tuple[str, ...], lang: Lang) -> Block:
    return fields([(t.LABELS[name](lang), _value(getattr(paper, name), lang)) for name in names])


def _value(value: object, lang: Lang) -> str:
    return _day(value, lang) if isinstance(value, date) else str(value or BLANK)


def _day(day: date, lang: Lang) -> str:
    return date_text(day, lang)


def _periods(paper: CertificatePaper, lang: Lang) -> Block:
    def period(years: int | None, km: int | None) -> str:
        return t.YEARS_KM(lang, years=years, km=f"{km or 0:,}")

    def until(years: int) -> str:
        return _day(add_months(paper.delivery_on, 12 * years), lang)

    rows = [
        (t.REPAIR(lang), period(paper.repair_years, paper.repair_km), _day(paper.repair_to, lang)),
        (t.RETURN(lang), period(paper.return_years, paper.return_km), _day(paper.return_to, lang)),
        (t.SEVEN(lang, days=paper.seven_days), t.DAYS(lang, days=paper.seven_days), _day(paper.day_7, lang)),
        (
            t.SIXTY(lang, days=paper.sixty_days),
            t.DAYS_KM(lang, days=paper.sixty_days, km=f"{paper.sixty_days_km:,}"),
            _day(paper.day_60, lang),
        ),
    ]
    if paper.battery_years:
        rows.append((t.BATTERY(lang), period(paper.battery_years, paper.battery_km), until(paper.battery_years)))
    if paper.motor_years:
        rows.append((t.MOTOR(lang), period(paper.motor_years, paper.motor_km), until(paper.motor_years)))
    if paper.fade_percent:
        rows.append((t.FADE(lang), t.FADE_VALUE(lang, percent=paper.fade_percent), BLANK))
    rows.append((t.SHARE(lang), f"{paper.share}%", BLANK))
    columns = (Column(t.TERM(lang), 1.6), Column(t.PERIOD(lang), 2.2), Column(t.UNTIL(lang), 1.2))
    return table(columns, rows)


def _duties(paper: CertificatePaper, lang: Lang) -> list[tuple[str, ...]]:
    values = {
        "day_7": _day(paper.day_7, lang), "day_60": _day(paper.day_60, lang), "km": f"{paper.sixty_days_km:,}",
        "seven": paper.seven_days, "sixty": paper.sixty_days, "days": paper.repair_days, "next": paper.repair_days + 1,
    }  # fmt: skip
    return [clause(phrase, lang, **values) for phrase in t.DUTIES]


def _main_parts(paper: CertificatePaper, lang: Lang) -> Block:
    rows = [(SYSTEMS[key][lang == "en"], words) for key, words in paper.main_parts]
    return table((Column(t.SYSTEM(lang), 0.8), Column(t.PARTS(lang), 4.0)), rows)


def _wear_parts(paper: CertificatePaper, lang: Lang) -> Block:
    return table((Column(t.PART(lang), 1.0), Column(t.PART_PERIOD(lang), 1.6)), paper.wear_parts)
