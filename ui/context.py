"""What every page and view model is given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from showroom.kernel.actor import Actor
from showroom.kernel.errors import Lang
from ui.changes import ChangeHub
from ui.drafts import DraftStore
from ui.jobs import JobRunner
from ui.messages import Notifier

if TYPE_CHECKING:
    from ui.theme import Theme

OpenPlace = Callable[[str, int], None]


def _nowhere(kind: str, ident: int) -> None:
    """Opening places is the shell's work; outside it nothing opens."""


@dataclass(frozen=True)
class UiContext:
    """The open store, the signed-in person and the window's services. `showroom` is bootstrap's Showroom."""

    showroom: Any
    actor: Actor
    jobs: JobRunner
    notifier: Notifier
    changes: ChangeHub
    drafts: DraftStore
    lang: Lang
    theme: Theme | None = None
    open_place: OpenPlace = field(default=_nowhere)
    """`open_place("deal", 7)` shows that deal; kinds: today, customer, deal, vehicle, contract …"""
