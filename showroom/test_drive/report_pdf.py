"""The test-drive report on paper: who, car, route, readings, the car's plan with its marks, ratings (TR-03, TR-04)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.pathobject import PDFPathObject

from showroom.documents.blocks import Column, Title, fields, section, table
from showroom.documents.flow import Block, Together, Whole
from showroom.documents.fonts import BOLD, text_width
from showroom.documents.paper import PaperHead, Sheet, render_sheet
from showroom.documents.phrases import BLANK, NO, YES, date_text, moment_text, period_text
from showroom.documents.text import BODY, paragraph
from showroom.kernel.errors import Lang
from showroom.test_drive import report_texts as t
from showroom.test_drive.damage import CAR, HEIGHT, KIND_NAMES, WIDTH, DamageMark, Shape, place_name
from showroom.test_drive.intent import ASPECT_NAMES, ASPECTS

_GREYS = {"body": 1.0, "glass": 0.9, "light": 0.86, "wheel": 0.75, "mirror": 1.0}


@dataclass(frozen=True, slots=True)
class ReportPaper:
    """Everything that a report prints; moments are aware, kilometres and percent as read.

    `licence_seen` is (who, when) at the keys, None for a ride; `ratings` has 1–5 for each of `ASPECTS`.
    """

    head: PaperHead
    customer: str
    ride: bool
    escort: str
    persons: int
    model: str
    plate: str
    vin: str
    route: str
    planned: tuple[datetime, datetime]
    actual: tuple[datetime, datetime]
    km: tuple[int, int]
    energy: tuple[str, str]
    licence_seen: tuple[str, datetime] | None
    quiet_done: tuple[int, int]
    agreement: tuple[str, str]
    marks_before: tuple[DamageMark, ...]
    marks_after: tuple[DamageMark, ...]
    damage_note: str
    ratings: tuple[int, ...]
    words: str
    intent: str


class CarPlan(Whole):
    """The plan of the car with numbered marks; those from before the drive are open circles."""

    before, after = 4.0, 6.0
    _SHARE = 0.74

    def __init__(self, before: tuple[DamageMark, ...], after: tuple[DamageMark, ...]) -> None:
        self._marks = [(mark, False) for mark in before] + [(mark, True) for mark in after]

    def height(self, width: float) -> float:
        return width * self._SHARE * HEIGHT / WIDTH

    def draw(self, canvas: Canvas, x: float, top: float, width: float) -> None:
        scale = width * self._SHARE / WIDTH
        canvas.saveState()
        canvas.translate(x + width * (1 - self._SHARE) / 2, top)
        canvas.scale(scale, -scale)
        for shape in CAR:
            canvas.setLineWidth(4 if shape.part == "body" else 2)
            canvas.setStrokeGray(0.25 if shape.part == "body" else 0.5)
            canvas.setFillGray(_GREYS.get(shape.part, 1.0))
            canvas.drawPath(_path(canvas, shape), stroke=1, fill=int(shape.part in _GREYS))
        canvas.restoreState()
        left = x + width * (1 - self._SHARE) / 2
        for number, (mark, new) in enumerate(self._marks, 1):
            _draw_mark(canvas, (left + mark.x * scale, top - mark.y * scale), str(number), new=new)


def _path(canvas: Canvas, shape: Shape) -> PDFPathObject:
    path = canvas.beginPath()
    path.moveTo(*shape.start)
    for piece in shape.pieces:
        if len(piece) == 6:
            path.curveTo(*piece)
        else:
            path.lineTo(*piece)
    if shape.closed:
        path.close()
    return path


def _draw_mark(canvas: Canvas, at: tuple[float, float], text: str, *, new: bool) -> None:
    canvas.setLineWidth(1)
    canvas.setStrokeGray(0.1)
    canvas.setFillGray(0.1 if new else 1.0)
    canvas.circle(*at, 6.5, stroke=1, fill=1)
    canvas.setFillGray(1.0 if new else 0.1)
    canvas.setFont(BOLD, 8)
    canvas.drawString(at[0] - text_width(text, BOLD, 8) / 2, at[1] - 2.9, text)


def render(paper: ReportPaper, lang: Lang) -> bytes:
    """The report as PDF bytes, the same for the same paper; raises ShowroomError glyph_missing, too_long."""
    blocks: list[Block] = [
        Title(t.TITLE(lang), date_text(paper.actual[0].date(), lang)),
        section(1, t.S_WHO(lang), lang),
        _fields(_who(paper, lang), lang),
        section(2, t.S_DRIVE(lang), lang),
        _fields(_drive(paper, lang), lang),
        section(3, t.S_DAMAGE(lang), lang),
        CarPlan(paper.marks_before, paper.marks_after),
        *_damage(paper, lang),
        section(4, t.S_FEEDBACK(lang), lang),
        Together(_ratings(paper, lang), _fields(_summed_up(paper, lang), lang, 1)),
    ]
    return render_sheet(Sheet(paper.head, t.TITLE(lang), blocks, paper), lang)


def _fields(values: dict[str, str], lang: Lang, columns: int = 2) -> Block:
    label = 0.5 if columns > 1 else 0.2
    return fields([(t.LABELS[name](lang), value) for name, value in values.items()], columns, label)


def _who(paper: ReportPaper, lang: Lang) -> dict[str, str]:
    return {
        "customer": paper.customer, "mode": t.MODES["ride" if paper.ride else "drive"](lang), "escort": paper.escort,
        "persons": str(paper.persons), "model": paper.model, "plate": paper.plate, "vin": paper.vin,
    }  # fmt: skip


def _drive(paper: ReportPaper, lang: Lang) -> dict[str, str]:
    values = {
        "planned": period_text(*paper.planned, lang),
        "actual": period_text(*paper.actual, lang),
        "odometer": t.KM(lang, out=f"{paper.km[0]:,}", back=f"{paper.km[1]:,}"),
        "driven": t.DRIVEN(lang, km=paper.km[1] - paper.km[0]),
        "energy": t.KM(lang, out=paper.energy[0], back=paper.energy[1]),
        "quiet": t.POINTS(lang, done=paper.quiet_done[0], all=paper.quiet_done[1]),
    }
    if paper.licence_seen is not None:
        name, at = paper.licence_seen
        values["licence"] = t.SEEN(lang, name=name, at=moment_text(at, lang))
    values["agreement"] = t.AGREEMENT(lang, version=paper.agreement[0], digest=paper.agreement[1][:12])
    values["route"] = paper.route
    return values


def _damage(paper: ReportPaper, lang: Lang) -> list[Block]:
    marks = [(t.BEFORE, mark) for mark in paper.marks_before] + [(t.AFTER, mark) for mark in paper.marks_after]
    blocks: list[Block] = []
    if marks:
        shares = (0.25, 0.45, 0.7, 0.6, 1.4, 0.35)
        columns = [Column(head(lang), share) for head, share in zip(t.MARK_HEAD, shares, strict=True)]
        rows = [
            (
                str(number), when(lang), place_name(mark.x, mark.y, lang == "en"), KIND_NAMES[mark.kind][lang == "en"],
                mark.note or BLANK, (NO if mark.photo_id is None else YES)(lang),
            )
            for number, (when, mark) in enumerate(marks, 1)
        ]  # fmt: skip
        blocks.append(table(columns, rows))
    if paper.damage_note:
        blocks.append(paragraph(paper.damage_note, BODY))
    if not paper.marks_after and not paper.damage_note:
        blocks.append(paragraph(t.NO_DAMAGE(lang), BODY))
    return blocks


def _ratings(paper: ReportPaper, lang: Lang) -> Block:
    """Three a row: in more the English names would be broken."""
    pairs = [
        (ASPECT_NAMES[name][lang == "en"], t.RATING(lang, mark=mark))
        for name, mark in zip(ASPECTS, paper.ratings, strict=True)
    ]
    return fields(pairs, 3, 0.9)


def _summed_up(paper: ReportPaper, lang: Lang) -> dict[str, str]:
    mean = t.RATING(lang, mark=f"{sum(paper.ratings) / len(paper.ratings):.1f}")
    return {"mean": mean, "intent": paper.intent, "words": paper.words}
