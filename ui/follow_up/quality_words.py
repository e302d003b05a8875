"""Guarantees, repairs and claims in lines of words for the window."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from showroom.documents.phrases import Phrase
from showroom.follow_up.claim_rules import Outcome
from showroom.follow_up.quality_model import Wanted
from showroom.follow_up.quality_texts import GROUNDS, OUTCOMES, RIGHTS, SYSTEMS, WANTED, WORKS
from showroom.follow_up.quality_views import ClaimLine, RepairLine
from showroom.follow_up.repair_rules import RULES, Ground, Right, Verdict
from showroom.kernel.money import ZERO
from showroom.vehicles.periods import Periods
from ui.messages import window_language
from ui.theme import Tone


def phrase(text: Phrase, **values: object) -> str:
    """A text of the papers in the window's language."""
    return text(window_language(), **values)


def words_of(word: Right | Wanted | Outcome) -> str:
    """What a right, a demand or an outcome is called."""
    if isinstance(word, Right):
        return phrase(RIGHTS[word])
    return phrase(OUTCOMES[word] if isinstance(word, Outcome) else WANTED[word])


def ground_of(ground: Ground, count: int) -> str:
    """The sentence of the law that gives a right, with its article."""
    said = phrase(GROUNDS[ground], count=count)
    article = QCoreApplication.translate("QualityWords", "article {article}").format(article=RULES[ground][1])
    return f"{said} · {article}"


def periods_of(periods: Periods, found: Verdict) -> list[tuple[str, Tone]]:
    """The four periods with their last days and kilometres; one that has ended is muted."""
    translate = QCoreApplication.translate
    texts = (
        (translate("QualityWords", "7 days: to {day}"), periods.day_7, 0, found.seven_days),
        (translate("QualityWords", "60 days: to {day} or {km} km"), periods.day_60, periods.sixty_days_km,
         found.sixty_days),
        (translate("QualityWords", "New car or refund: to {day} or {km} km"), periods.year_2, periods.return_km,
         found.returning),
        (translate("QualityWords", "Free repair: to {day} or {km} km"), periods.year_3, periods.repair_km,
         found.repairing),
    )  # fmt: skip
    return [
        (text.format(day=day.isoformat(), km=f"{km:,}"), "good" if runs else "muted") for text, day, km, runs in texts
    ]


def repair_text(line: RepairLine) -> str:
    """№ 2 · 2026-11-22 · 制动系统 · 制动踏板发软."""
    draft = line.draft
    parts = (f"№ {line.number}", str(draft.reported_on or ""), phrase(SYSTEMS[draft.system]), draft.part, draft.fault)
    return " · ".join(part for part in parts if part)


def repair_fact(line: RepairLine) -> str:
    """Kilometres, days and what was done."""
    translate, draft = QCoreApplication.translate, line.draft
    parts = [f"{draft.odometer_km or 0:,} km"]
    if draft.safety:
        parts.append(translate("QualityWords", "serious safety fault"))
    if draft.in_on is not None:
        until = str(draft.out_on or translate("QualityWords", "today"))
        parts.append(translate("QualityWords", "in the workshop {first} to {last}").format(
            first=draft.in_on.isoformat(), last=until))  # fmt: skip
        parts.append(translate("QualityWords", "{count} day(s)").format(count=line.days))
    if draft.work is not None:
        gone = translate("QualityWords", "fault gone") if draft.fixed else translate("QualityWords", "fault not gone")
        parts += [phrase(WORKS[draft.work]), gone]
    if line.corrects:
        parts.append(translate("QualityWords", "a correction"))
    return " · ".join([*parts, line.by])


def claim_fact(line: ClaimLine) -> str:
    """What is demanded, the clocks, and what was decided."""
    translate = QCoreApplication.translate
    clocks = translate("QualityWords", "opened {opened}, answer by {answer}, finish by {finish}").format(
        opened=line.opened_on.isoformat(), answer=line.answer_by.isoformat(), finish=line.finish_by.isoformat()
    )
    parts = [line.demand, clocks]
    if line.decided_by:
        decided = translate("QualityWords", "decided by {name}").format(name=line.decided_by)
        parts.append(f"{decided}: {line.reason}" if line.reason else decided)
    if line.to_customer is not None:
        text = (
            translate("QualityWords", "¥{amount} to the customer")
            if line.to_customer >= ZERO
            else translate("QualityWords", "the customer pays ¥{amount}")
        )
        parts.append(text.format(amount=max(line.to_customer, -line.to_customer).grouped()))
    if line.left:
        parts.append(translate("QualityWords", "¥{amount} still to pay").format(amount=line.left.grouped()))
    if line.new_vin:
        parts.append(translate("QualityWords", "new car {vin}").format(vin=line.new_vin))
    return " · ".join(parts)


def claim_state(line: ClaimLine) -> tuple[str, Tone]:
    """Where a claim stands, a clock that ran out first (SB-06)."""
    translate = QCoreApplication.translate
    if line.late == "answer":
        return translate("QualityWords", "answer overdue (SB-06)"), "refusal"
    if line.late == "finish":
        return translate("QualityWords", "overdue (SB-06)"), "refusal"
    if line.finished_on is not None:
        return translate("QualityWords", "finished {day}").format(day=line.finished_on.isoformat()), "muted"
    if line.outcome is None:
        return translate("QualityWords", "waits for the manager"), "caution"
    if line.answered_on is None:
        return translate("QualityWords", "decided: tell the customer"), "accent"
    return translate("QualityWords", "answered: carry it out"), "accent"
