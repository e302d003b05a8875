"""People, cars, identity documents and personal notes of a customer, as short lists that are added to and edited."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal

from showroom.customer_file.views import IdentityPart, LicenceLine
from showroom.customers.identity import ID_KIND_NAMES
from showroom.customers.parts import CHILD_NEEDS, ROLE_NAMES, TOPIC_NAMES, OwnedVehicleLine, PaperState
from showroom.customers.parts_model import NoteTopic
from showroom.customers.views import CustomerView
from showroom.kernel.actor import Permission, Role
from ui.context import UiContext
from ui.customers import words
from ui.theme import Tone
from ui.widgets.buttons import LinkButton
from ui.widgets.cards import Card, Section
from ui.widgets.line_list import Line, LineList

RENEW_FROM = 60
"""Days before the policy ends from which a renewal is talked about (FU-7)."""


class PartsTab(Card):
    """`wanted(act, kind, id)`: add, edit, remove, show, or consent (for the notes)."""

    wanted = Signal(str, str, int)

    def __init__(self, context: UiContext) -> None:
        super().__init__(scroll=True)
        self._context = context
        self._place = 0 if context.lang == "zh" else 1
        self.writes = context.actor.may(Permission.CUSTOMER_WRITE)
        self._reveals = context.actor.may(Permission.CUSTOMER_REVEAL)
        self._shown: dict[tuple[str, int], str] = {}
        self._part: IdentityPart | None = None
        self._view: CustomerView | None = None
        self.sections: dict[str, Section] = {}
        self.contacts = self._list("contact_person", self.tr("People"), self.tr("Nobody beside the customer yet."))
        self.cars = self._list("owned_vehicle", self.tr("Cars owned"), self.tr("No car noted yet."))
        self.papers = self._list("identity_paper", self.tr("Identity documents"), self.tr("No document noted yet."))
        self.notes = self._list("personal_note", self.tr("Personal notes"), self.tr("No personal note."))
        self.sections["personal_note"].subtitle.setText(self.tr("kept only with consent, erased with it"))
        self.column.addStretch(1)

    def show_part(self, part: IdentityPart, view: CustomerView) -> None:
        """Show what the file holds."""
        self._part, self._view = part, view
        said = [
            Line(f"needs-{number}", text, self.tr("as said in the needs talk"))
            for number, text in enumerate(part.deciders)
        ]
        self.contacts.show_lines([self._contact(line) for line in part.contacts] + said)
        self.cars.show_lines([self._car(line) for line in part.vehicles])
        self.papers.show_lines(self._papers(part, view))
        notes = [self._note(line) for line in part.notes]
        may_note = self.writes and (view.owner_id == self._context.actor.id or self._manages())
        if not part.notes_allowed and may_note:
            asked = Line("consent", self.tr("The customer has not agreed to personal notes."))
            notes.append(asked.with_link("consent", self.tr("Record the consent")))
        self.notes.show_lines(notes)
        self.links["personal_note"].setVisible(self.writes and part.notes_allowed)

    def show_number(self, kind: str, part_id: int, value: str) -> None:
        """Show a number that was asked for."""
        self._shown[kind, part_id] = value
        self._again()

    def conceal(self) -> None:
        """Mask the numbers again."""
        if self._shown:
            self._shown.clear()
            self._again()

    def line(self, kind: str, part_id: int) -> Any:
        """The stored part, for its dialog."""
        part = self._part
        assert part is not None
        lists: dict[str, tuple[Any, ...]] = {
            "contact_person": part.contacts,
            "owned_vehicle": part.vehicles,
            "identity_paper": part.papers,
            "personal_note": part.notes,
        }
        rows: tuple[Any, ...] = lists[kind]
        return next((line for line in rows if line.id == part_id), None)

    def _again(self) -> None:
        if self._part is not None and self._view is not None:
            self.show_part(self._part, self._view)

    @property
    def links(self) -> dict[str, LinkButton]:
        """The Add links by kind."""
        return {kind: section.findChildren(LinkButton, f"add_{kind}")[0] for kind, section in self.sections.items()}

    def _list(self, kind: str, title: str, empty: str) -> LineList:
        section = self.sections[kind] = Section(title)
        add = LinkButton(self.tr("Add"), "", "plus")
        add.setObjectName(f"add_{kind}")
        add.setAccessibleName(f"{add.accessibleName()}: {title}")
        add.setProperty("part", kind)
        add.setVisible(self.writes)
        add.clicked.connect(self._on_add)
        section.add_action(add)
        lines = LineList(f"list_{kind}", empty)
        lines.setProperty("part", kind)
        lines.acted.connect(self._on_acted)
        section.add(lines)
        self.add(section)
        return lines

    def _acts(self, line: Line, kind: str, *, masked: bool = False) -> Line:
        if masked and self._reveals and (kind, line.key) not in self._shown:
            line.with_link("show", self.tr("Show"))
        if self.writes:
            line.with_link("edit", self.tr("Edit")).with_link("remove", self.tr("Remove"))
        return line

    def _contact(self, row: Any) -> Line:
        phone = self._shown.get(("contact_person", row.id), row.phone)
        facts = [row.relation, phone, row.note]
        line = Line(row.id, row.name, " · ".join(fact for fact in facts if fact))
        line.with_pill(ROLE_NAMES[row.role][self._place], "accent")
        return self._acts(line, "contact_person", masked=bool(row.phone))

    def _car(self, row: OwnedVehicleLine) -> Line:
        vin = self._shown.get(("owned_vehicle", row.id), row.vin)
        kilometres = "" if row.mileage_km is None else f"{row.mileage_km:,} km"
        read_on = f" ({row.mileage_on})" if row.mileage_on and kilometres else ""
        facts = [
            self.tr("since {day}").format(day=row.since) if row.since else "",
            f"{kilometres}{read_on}",
            self.tr("insured until {day}").format(day=row.insurance_to) if row.insurance_to else "",
            "VIN " + vin.replace("*" * 11, "…") if vin else "",
            row.note,
        ]
        title = " ".join(part for part in (row.brand, row.model) if part)
        line = Line(
            row.id, f"{title} · {row.plate}" if row.plate else title, " · ".join(fact for fact in facts if fact)
        )
        for text, tone in self._car_pills(row):
            line.with_pill_below(text, tone)
        return self._acts(line, "owned_vehicle", masked=bool(row.vin))

    def _car_pills(self, row: OwnedVehicleLine) -> list[tuple[str, Tone]]:
        if row.gone_on is not None:
            return [(self.tr("gone {day}").format(day=row.gone_on), "muted")]
        pills: list[tuple[str, Tone]] = []
        if row.replaceable:
            pills.append((self.tr("replacement due"), "accent"))
        if row.renew_in is not None and row.renew_in < 0:
            pills.append((self.tr("insurance ran out"), "refusal"))
        elif row.renew_in is not None and row.renew_in <= RENEW_FROM:
            pills.append((self.tr("insurance ends in {days} days").format(days=row.renew_in), "caution"))
        return pills

    def _papers(self, part: IdentityPart, view: CustomerView) -> list[Line]:
        lines = []
        if view.id_kind is not None and part.papers_state is not None:
            main = Line("main", f"{ID_KIND_NAMES[view.id_kind][self._place]} · {view.id_number}", self.tr("main"))
            lines.append(self._with_state(main, part.papers_state))
        for row in part.papers:
            number = self._shown.get(("identity_paper", row.id), row.number)
            facts = " · ".join(fact for fact in (row.country, row.note) if fact)
            line = Line(row.id, f"{ID_KIND_NAMES[row.kind][self._place]} · {number}", facts)
            shows = not self._context.actor.is_any(Role.RECEPTIONIST)
            lines.append(self._acts(self._with_state(line, row.state), "identity_paper", masked=shows))
        if part.licence is not None:
            lines.append(self._licence(part.licence))
        return lines

    def _with_state(self, line: Line, state: PaperState) -> Line:
        lang = self._context.lang
        line.with_pill(state.text.text(lang), "refusal" if state.expired else "good")
        if state.warning is not None:
            line.setToolTip(state.warning.text(lang))
            line.with_pill(self.tr("check the number"), "caution")
        return line

    def _licence(self, row: LicenceLine) -> Line:
        until = self.tr("long-term") if row.long_term else "" if row.valid_to is None else row.valid_to.isoformat()
        seen = "" if row.seen_on is None else self.tr("seen on {day}").format(day=row.seen_on)
        facts = [row.classes, until, seen, self.tr("recorded at the test drive")]
        title = f"{words.one_of(words.LICENCES, row.paper.value)} · {row.number}"
        line = Line("licence", title, " · ".join(fact for fact in facts if fact))
        if row.valid is not None:
            line.with_pill(self.tr("valid") if row.valid else self.tr("not valid"), "good" if row.valid else "refusal")
        return line

    def _note(self, row: Any) -> Line:
        text = CHILD_NEEDS[row.text][self._place] if row.topic is NoteTopic.CHILDREN else row.text
        line = Line(row.id, text)
        line.with_pill(TOPIC_NAMES[row.topic][self._place], "muted")
        return self._acts(line, "personal_note")

    def _manages(self) -> bool:
        return self._context.actor.is_any(Role.SALES_MANAGER, Role.GENERAL_MANAGER)

    def _on_add(self) -> None:
        self.wanted.emit("add", str(self.sender().property("part")), 0)

    def _on_acted(self, key: object, act: str) -> None:
        self.wanted.emit(act, str(self.sender().property("part")), key if isinstance(key, int) else 0)
