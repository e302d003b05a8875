"""The copy of the key in the OS keyring opens the store again when every password is forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend

from showroom.bootstrap import Location, NewStore, create_store, open_showroom, recover
from showroom.kernel.actor import Role
from showroom.kernel.errors import ShowroomError
from showroom.staff.service import StaffDraft

FORGOTTEN, NEW = "forgotten-password", "remembered-password"


class DeskKeyring(KeyringBackend):
    """A keyring as a desk's operating system has one."""

    priority = 5.0

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password


@pytest.fixture
def desk() -> Iterator[DeskKeyring]:
    before, own = keyring.get_keyring(), DeskKeyring()
    keyring.set_keyring(own)
    yield own
    keyring.set_keyring(before)


def test_an_administrator_gets_a_new_password_by_the_keyring(tmp_path: Path, desk: DeskKeyring) -> None:
    place = Location(tmp_path)
    store, admin = create_store(place, NewStore("星河展厅", "周敏", FORGOTTEN))
    store.add_user(admin, StaffDraft("陈浩", frozenset({Role.CONSULTANT})), FORGOTTEN)
    store.close()
    assert len(desk.kept) == 1
    recover(place, "周敏", NEW)
    opened, again = open_showroom(place, "周敏", NEW)
    opened.close()
    assert again.id == admin.id
    with pytest.raises(ShowroomError) as old:
        open_showroom(place, "周敏", FORGOTTEN)
    with pytest.raises(ShowroomError) as consultant:
        recover(place, "陈浩", NEW)
    assert (old.value.code, consultant.value.code) == ("wrong_password", "not_allowed")


def test_without_a_keyring_nothing_is_recovered(tmp_path: Path) -> None:
    place = Location(tmp_path)
    create_store(place, NewStore("星河展厅", "周敏", FORGOTTEN))[0].close()
    with pytest.raises(ShowroomError) as told:
        recover(place, "周敏", NEW)
    assert told.value.code == "no_key_in_keyring"
