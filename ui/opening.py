"""Opening the store: runs on a worker, so that the window is painted before the database is imported."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from showroom.bootstrap import Location, Showroom
    from showroom.kernel.actor import Actor
    from ui.shell.entrance import FirstStart

DEMO_USER = "demo"


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line asked for."""

    data: str = ""
    url: str = ""
    demo: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """What there is: a store with these people, or none yet."""

    location: Location
    exists: bool
    names: tuple[str, ...]

    def silent_sign_in(self) -> tuple[str, str] | None:
        """(name, password) where SHOWROOM_PASSWORD is set for the demo user or the only one."""
        password = os.environ.get("SHOWROOM_PASSWORD", "")
        name = DEMO_USER if DEMO_USER in self.names else (self.names[0] if len(self.names) == 1 else "")
        return (name, password) if password and name else None


@dataclass(frozen=True, slots=True)
class Opened:
    """A store with the person signed in."""

    showroom: Showroom
    actor: Actor
    store_name: str


def look(asked: Asked) -> Found:
    """See what is there, without importing the database yet; raises ShowroomError(keys_unreadable)."""
    from showroom.bootstrap import Location, sign_in_names

    location = Location(data_folder(asked), asked.url or os.environ.get("SHOWROOM_URL") or None)
    return Found(location, location.exists(), sign_in_names(location))


def prepare() -> None:
    """Import what opening a store needs, while somebody types a password."""
    from showroom.bootstrap import prepare

    prepare()


def data_folder(asked: Asked) -> Path:
    """--data, SHOWROOM_DATA, or the platform's folder for this user."""
    given = asked.data or os.environ.get("SHOWROOM_DATA", "")
    if given:
        return Path(given).expanduser()
    import platformdirs

    return platformdirs.user_data_path("showroom", appauthor=False)


def sign_in(location: Location, name: str, password: str) -> Opened:
    """Unlock and open; raises ShowroomError (wrong_password, newer_schema, database_…)."""
    from showroom.bootstrap import open_showroom

    return _opened(*open_showroom(location, name, password))


def create(location: Location, first: FirstStart) -> Opened:
    """Create the store of the first-start page and open it."""
    from showroom.bootstrap import NewStore, create_store

    store = NewStore(
        name=first.store_name,
        first_user=first.first_user,
        password=first.password,
        credit_code=first.credit_code,
        address=first.address,
        language=first.language,
    )
    return _opened(*create_store(location, store))


def sample(location: Location) -> Opened:
    """A store with sample data and its user `demo`, made if it is not there yet."""
    from showroom.demo import open_demo

    return _opened(*open_demo(location))


def _opened(showroom: Showroom, actor: Actor) -> Opened:
    card = showroom.staff.store_card(actor)
    return Opened(showroom, actor, card.name)
