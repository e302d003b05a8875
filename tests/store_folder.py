"""A data folder that the program itself can open: for tests that start it in a process of its own."""

from __future__ import annotations

import shutil
from pathlib import Path

from showroom.bootstrap import Location, key_file
from showroom.persistence import keys
from tests.store_fixtures import KEY, NEW_STORE


def make_folder(template: Path, folder: Path, password: str) -> None:
    """A copy of the migrated store in `template`, which its first user opens with `password`."""
    place = Location(folder)
    folder.mkdir(exist_ok=True)
    shutil.copy(template, place.store_file)
    key_file(place).put(keys.wrap(KEY, NEW_STORE.first_user, password))
