"""The whole deal behind a request: price ladder and limits, versions, doubts, promises, who asks and why (CT-04)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from showroom.deals.handover import STEP_NAMES
from showroom.kernel.actor import Role
from showroom.kernel.money import ZERO, Money
from ui.messages import window_language
from ui.theme import SPACE_1, SPACE_4, Tone
from ui.today.approval_card import store_minute
from ui.widgets.cards import Card, Section, text_label

if TYPE_CHECKING:
    from showroom.approvals.views import Dossier, TalkLine
    from showroom.negotiation.ladder import Rung

translate = QCoreApplication.translate


class DossierView(Card):
    """Rebuilt for every request; the price stands first, because it is what is asked for."""

    def __init__(self) -> None:
        super().__init__(scroll=True)
        self.setObjectName("dossier")
        self._sections: list[QWidget] = []

    def text(self) -> str:
        """Everything shown, for a test and the clipboard."""
        from PySide6.QtWidgets import QLabel

        return "\n".join(label.text() for part in self._sections for label in part.findChildren(QLabel))

    def show_dossier(self, found: Dossier) -> None:
        """Show another request."""
        self.clear()
        self._add_head(found)
        self._add_limits(found)
        self._add_change(found)
        self._add_price(found)
        self._add_versions(found)
        self._add_talk(found)
        self.column.addStretch(1)

    def clear(self) -> None:
        """Show nothing."""
        while (item := self.column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        self._sections = []

    def _add(self, title: str, rows: list[tuple[str, str, Tone]]) -> None:
        """A section of words and values; without rows there is none."""
        if not rows:
            return
        section = Section(title)
        table = QWidget()
        table.setProperty("kind", "inner")
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE_4)
        grid.setVerticalSpacing(SPACE_1)
        grid.setColumnStretch(0, 1)
        for place, (words, value, tone) in enumerate(rows):
            kind = "heading" if tone == "accent" else ""
            grid.addWidget(text_label(words, kind, tone=tone, wrap=True), place, 0)
            if value:
                label = text_label(value, kind, tone=tone)
                label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
                grid.addWidget(label, place, 1)
        section.add(table)
        self.add(section)
        self._sections.append(section)

    def _add_head(self, found: Dossier) -> None:
        item = found.item
        waits = translate("DossierView", "asked {since} by {who}, to be decided as {post}").format(
            since=store_minute(item.since), who=item.asked_by, post=_post(found)
        )
        hours, minutes = divmod(int(found.waited.total_seconds()) // 60, 60)
        waited = translate("DossierView", "waiting for {hours} h {minutes} min").format(hours=hours, minutes=minutes)
        waits = f"{waits} · {waited}"
        if item.until is not None:
            waits = f"{waits} · " + translate("DossierView", "expires {until}").format(until=store_minute(item.until))
        facts = " · ".join(
            part for part in (found.grade, found.owner, STEP_NAMES[found.step][_place()], found.deal_number) if part
        )
        car = " · ".join(part for part in (found.car_text, found.colours, found.vin) if part)
        rows: list[tuple[str, str, Tone]] = [(car, "", ""), (facts, "", "muted")]
        if not found.special_terms.startswith(item.reason):
            rows.append((item.reason, "", "accent"))
        if found.haggle.value:
            rows.append((translate("DossierView", "Why they haggle: {why}").format(why=_haggle(found)), "", ""))
        rows.append((waits, "", "muted"))
        rows += [(found.special_terms, "", "caution")] if found.special_terms else []
        self._add(found.customer, [row for row in rows if row[0]])

    def _add_price(self, found: Dossier) -> None:
        lang = window_language()
        rows: list[tuple[str, str, Tone]] = []
        for rung in found.rungs:
            note = rung.note(lang)
            told = f"（{note}）" if lang == "zh" else f" ({note})"
            words = rung.name(lang) + (told if note else "")
            rows.append((words, _money(rung.amount), _tone(rung)))
        self._add(translate("DossierView", "Price"), rows)

    def _add_limits(self, found: Dossier) -> None:
        rows: list[tuple[str, str, Tone]] = []
        if (limits := found.limits) is not None:
            if limits.beyond:
                beyond = translate("DossierView", "Beyond the consultant's limit by")
                rows.append((beyond, _money(limits.beyond), "refusal"))
            rows.append((translate("DossierView", "Consultant's limit on this car"), _money(limits.consultant), ""))
            rows.append((translate("DossierView", "Sales manager's limit on this car"), _money(limits.manager), ""))
        if found.margin is not None:
            gross, percent = found.margin.gross, found.margin.percent
            text = "—" if gross is None else f"{_money(gross)} ({percent}\N{NO-BREAK SPACE}%)"
            rows.append((translate("DossierView", "Margin at this price"), text, "accent"))
        self._add(translate("DossierView", "Limits and margin"), rows)

    def _add_change(self, found: Dossier) -> None:
        rows: list[tuple[str, str, Tone]] = [(words, value, "") for words, value in found.change_lines]
        for given in found.given:
            yes, no = translate("DossierView", "approved"), translate("DossierView", "refused")
            words = f"{given.by}: {given.note}".removesuffix(": ")
            rows.append((words, yes if given.approved else no, "good" if given.approved else "refusal"))
        is_claim = found.item.kind.value == "claim"
        title = translate("DossierView", "The claim") if is_claim else translate("DossierView", "What would change")
        self._add(title, rows)

    def _add_versions(self, found: Dossier) -> None:
        rows: list[tuple[str, str, Tone]] = []
        for line in found.versions:
            words = f"{line.revision} · {line.number} · {line.by} · {store_minute(line.at)}"
            rows.append((words, f"-¥{line.discount.grouped()} → ¥{line.on_road.grouped()}", ""))
        self._add(translate("DossierView", "Versions of the quotation"), rows)
        earlier: list[tuple[str, str, Tone]] = []
        for one in found.earlier:
            state = translate("DossierView", "waiting")
            if one.ended:
                state = translate("DossierView", "ended")
            elif one.approved is not None:
                yes, no = translate("DossierView", "approved"), translate("DossierView", "refused")
                state = yes if one.approved else no
            earlier.append((f"{one.decided_by or one.asked_by}: {one.note or one.reason}", state, ""))
        self._add(translate("DossierView", "Other requests for this quotation"), earlier)

    def _add_talk(self, found: Dossier) -> None:
        self._add(translate("DossierView", "Objections"), [_talk(line) for line in found.objections])
        self._add(translate("DossierView", "Promises"), [_talk(line) for line in found.promises])
        rows: list[tuple[str, str, Tone]] = []
        for one in found.turnovers:
            words = " · ".join(part for part in (one.manager, one.note, one.outcome_note) if part)
            rows.append((words, store_minute(one.handed_at), ""))
        self._add(translate("DossierView", "Handed to a manager"), rows)


def _place() -> int:
    return 0 if window_language() == "zh" else 1


def _post(found: Dossier) -> str:
    if found.item.role is Role.GENERAL_MANAGER:
        return translate("DossierView", "General manager")
    return translate("DossierView", "Sales manager")


def _haggle(found: Dossier) -> str:
    return {
        "budget": translate("DossierView", "Over budget"),
        "competitor": translate("DossierView", "Rival is cheaper"),
        "fairness": translate("DossierView", "Fears paying too much"),
        "habit": translate("DossierView", "Always haggles"),
        "family": translate("DossierView", "Family decides"),
    }.get(found.haggle.value, found.haggle.value)


def _talk(line: TalkLine) -> tuple[str, str, Tone]:
    done = translate("DossierView", "settled") if line.settled else translate("DossierView", "open")
    return line.text, done, "" if line.settled else "caution"


def _tone(rung: Rung) -> Tone:
    if rung.kind.value == "total":
        return "accent"
    return "muted" if rung.kind.value == "apart" else ""


def _money(amount: Money) -> str:
    return f"-¥{(-amount).grouped()}" if amount < ZERO else f"¥{amount.grouped()}"
