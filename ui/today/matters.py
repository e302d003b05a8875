"""What Today says of complaints, the national system, persons' requests and incidents, each with its clock."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from showroom.kernel.clock import STORE_ZONE
from ui.today.view_model import COMPLAINTS, DUTIES, PRIVACY

if TYPE_CHECKING:
    from showroom.follow_up.complaint_views import ComplaintRow
    from showroom.privacy.register_views import Waiting
    from showroom.staff.duties import DutyRow
    from ui.context import UiContext
    from ui.today.page import TodayPage

MOST = 6


class Matters(QObject):
    """The lines of the two sections; a complaint opens in the register, chosen, a duty in the settings."""

    def __init__(self, page: TodayPage) -> None:
        super().__init__(page)
        self._page = page
        self._context: UiContext = page.context

    def lines(self, found: tuple[Any, ...], name: str) -> list[QWidget]:
        """The most pressing ones, each with its way there; more than a handful are counted."""
        made_by: dict[str, Callable[[Any], QWidget]] = {
            COMPLAINTS: self._complaint, DUTIES: self._duty, PRIVACY: self._privacy,
        }  # fmt: skip
        made = [made_by[name](row) for row in found[:MOST]]
        if len(found) > MOST:
            more = self.tr("and {count} more").format(count=len(found) - MOST)
            made.append(self._page.link_line(more, more, None, late=False))
        return made

    def open_complaint(self, complaint_id: int, _checked: bool = False) -> None:
        """The register with that complaint chosen, by the command that opens it from anywhere."""
        action = self._page.window().findChild(QAction, "complaints")
        if action is not None:
            action.setData(complaint_id)
            action.trigger()

    def open_duties(self, _checked: bool = False) -> None:
        """Where the duty is done with its evidence."""
        self._context.open_place("settings", 0)

    def _complaint(self, row: ComplaintRow) -> QWidget:
        from showroom.follow_up.complaint_rules import Late
        from showroom.follow_up.complaint_words import SUBJECTS

        if row.answered_at is not None:
            what = self.tr("answered, to be closed")
        elif row.contacted_at is None and row.late is not Late.ANSWER:
            what = self.tr("contact by {at}").format(at=f"{row.contact_by.astimezone(STORE_ZONE):%m-%d %H:%M}")
        else:
            what = self.tr("answer by {day}").format(day=f"{row.answer_by:%m-%d}")
        late = row.late is not Late.NO
        parts = (
            self.tr("overdue") if late else "", what, row.who or self.tr("anonymous"),
            SUBJECTS[row.subject].text(self._context.lang), row.owner,
        )  # fmt: skip
        text = " · ".join(part for part in parts if part)
        return self._page.link_line(
            text, self.tr("Open complaint: {what}"), partial(self.open_complaint, row.id), late=late
        )

    def _duty(self, row: DutyRow) -> QWidget:
        from showroom.staff.duties import CHANGED_FACTS

        lang = self._context.lang
        facts = ("、" if lang == "zh" else ", ").join(CHANGED_FACTS[fact].text(lang) for fact in row.facts)
        changed = self.tr("Tell the national system: {facts}").format(facts=facts)
        what = changed if facts else self.tr("Register the store in the national system")
        late = (row.days_left or 0) < 0
        text = self.tr("{what}, overdue since {day}") if late else self.tr("{what}, by {day}")
        told = text.format(what=what, day=row.due.isoformat())
        return self._page.link_line(told, self.tr("Open settings: {what}"), self.open_duties, late=late)

    def _privacy(self, row: Waiting) -> QWidget:
        """Requests and incidents by their clock, without a name: whose they are stands at the privacy desk (PI-10)."""
        what = self.tr("Request of a person") if row.is_request else self.tr("Incident: tell the authority")
        late, day = row.late, row.due.astimezone(STORE_ZONE).strftime("%m-%d" if row.is_request else "%m-%d %H:%M")
        text = self.tr("{what}, overdue since {day}") if late else self.tr("{what}, by {day}")
        told = text.format(what=what, day=day)
        return self._page.link_line(told, self.tr("Open settings: {what}"), self.open_duties, late=late)
