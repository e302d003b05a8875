"""The seller's desk as the tour's scripts see it: the window, the store behind it, and small acts they share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from showroom.bootstrap import Showroom
from showroom.deals.model import STEPS
from showroom.kernel.actor import Actor, Role
from showroom.kernel.clock import FixedClock
from ui.deals.page import DealPage
from ui.program import Program
from ui.tour.hands import Hands
from ui.tour.runner import Heartbeat, Script, TourStopped, Until
from ui.tour.subject import Subject


def _unseen(_name: str, _part: Callable[[], QWidget]) -> Script:
    yield from ()


@dataclass
class Desk:
    """Everything a step's script works with; `look(name, part)` takes a picture of a moment that passes."""

    program: Program
    hands: Hands
    heartbeat: Heartbeat
    clock: FixedClock
    subject: Subject
    look: Callable[[str, Callable[[], QWidget]], Script] = _unseen

    @property
    def showroom(self) -> Showroom:
        context = self.program.window.context
        assert context is not None
        showroom: Showroom = context.showroom
        return showroom

    @property
    def actor(self) -> Actor:
        context = self.program.window.context
        assert context is not None
        return context.actor

    @property
    def today(self) -> date:
        return self.showroom.work.today()

    @property
    def deal_page(self) -> DealPage:
        page = self.program.window.deal_page
        if page is None:
            raise TourStopped("no deal is open")
        return page

    @property
    def deal_id(self) -> int:
        return self.deal_page.view_model.deal_id

    @property
    def page(self) -> Any:
        """The page of the step that is shown."""
        return self.deal_page._pages[self.deal_page.step]  # noqa: SLF001 - the tour looks where a person looks

    def quiet(self) -> Until:
        """Nothing is being read or written, nor still to be read by the page on the screen."""

        def rests() -> bool:
            model = getattr(self.program.window.current_page(), "view_model", None)
            return self.program.jobs.under_way == 0 and not getattr(model, "resting", False)

        return Until(rests, "the window is at rest")

    def primary(self) -> Script:
        """Press the deal's primary button and wait for what it does; a refusal ends the tour with its text."""
        yield from self.hands.press("primary")
        yield from self.settled()

    def settled(self) -> Script:
        """Wait until everything is read and written; what is marked wrong ends the tour."""
        yield None
        yield self.quiet()
        yield None
        yield self.quiet()
        wrong = {
            name: row.message.full_text for name, row in self.page.binder.rows.items() if row.is_bad and row.isVisible()
        }
        if wrong:
            raise TourStopped(f"{self.deal_page.step}: {wrong}")

    def do(self, act: Callable[[], Any]) -> Script:
        """Let a colleague act through the service, on the writer's thread."""
        failures: list[Any] = []
        self.program.jobs.write(act, None, failures.append)
        yield None
        yield self.quiet()
        if failures:
            raise TourStopped(str(failures[0]))

    def colleague(self, role: Role) -> Actor:
        """A colleague of that post, other than the seller."""
        for person in self.showroom.staff.colleagues(self.actor, role):
            if person.id != self.actor.id:
                return Actor(person.id, person.name, person.roles)
        raise TourStopped(f"nobody is {role.value}")


def leave(desk: Desk, step: str) -> Script:
    """Press "next": the deal moves to the following step."""
    following = _after(step)
    yield from desk.hands.press("primary")
    yield None
    yield desk.quiet()
    if desk.deal_page.step != following:
        view = desk.deal_page.view_model.view
        missing = [] if view is None else [f"{f.code} {f.text_en}" for f in view.missing]
        raise TourStopped(f"{step} cannot be left: {missing}")
    yield desk.quiet()


def _after(step: str) -> str:
    steps = [str(name) for name in STEPS]
    return steps[min(steps.index(step) + 1, len(steps) - 1)]


def boxes(desk: Desk, name: str) -> list[str]:
    """The object names of a checklist's boxes."""
    return [f"{name}_{key}" for key in desk.page.binder[name].field.boxes]


def last_choice(desk: Desk, name: str) -> str:
    """The key of the last choice that a field offers."""
    box = desk.page.binder[name].field
    return str(box.itemData(box.count() - 1))


def value_of(desk: Desk, name: str) -> Any:
    """What a field of the shown page holds."""
    return desk.page.binder[name].field.value()
