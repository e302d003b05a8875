"""What many tests begin with is made once and copied: a signed contract costs a third of a second, its copy a tenth.

A store is put back to the copy only where nothing was written to it since it was opened; else the thing is made anew.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from showroom.bootstrap import Showroom
from tests.postgres_server import PrivatePostgres

Made = TypeVar("Made")
_OPENED: WeakKeyDictionary[Showroom, tuple[str, PrivatePostgres | Path]] = WeakKeyDictionary()
_KEPT: dict[tuple[object, ...], tuple[str, Any]] = {}
_FOLDER = TemporaryDirectory(prefix="showroom-made-")


def opened(store: Showroom, place: PrivatePostgres | Path) -> None:
    """A store that was copied from the template with the usual people, and what it stands in."""
    _OPENED[store] = (_mark(store, place), place)


def made_once(store: Showroom, name: str, make: Callable[[], Made]) -> Made:
    """What `make` returns, from a copy of the store in which it was made before; `name` says all that it depends on."""
    mark, place = _OPENED.get(store, ("", None))
    if place is None or mark != _mark(store, place):
        return make()
    key = (name, store.work.db.kind, id(place) if isinstance(place, PrivatePostgres) else "", store.work.clock.now())
    if key not in _KEPT:
        made = make()
        _KEPT[key] = (_keep(store, place, len(_KEPT)), made)
        return made
    copy, made = _KEPT[key]
    _put_back(store, place, copy)
    del _OPENED[store]
    return made


def _mark(store: Showroom, place: PrivatePostgres | Path) -> str:
    """Changes with every transaction that writes."""
    if isinstance(place, Path):
        log = place.with_name(place.name + "-wal")
        return str(log.stat().st_size if log.exists() else 0)
    with store.work.db.read() as session:
        return str(session.connection().exec_driver_sql("SELECT pg_snapshot_xmax(pg_current_snapshot())").scalar())


def _keep(store: Showroom, place: PrivatePostgres | Path, number: int) -> str:
    store.work.db.close()
    if isinstance(place, PrivatePostgres):
        return place.create_database(_url(store))
    copy = Path(_FOLDER.name) / f"{number}.db"
    shutil.copy(place, copy)
    return str(copy)


def _put_back(store: Showroom, place: PrivatePostgres | Path, copy: str) -> None:
    store.work.db.close()
    if isinstance(place, PrivatePostgres):
        place.put_back(_url(store), copy)
    else:
        shutil.copy(copy, place)


def _url(store: Showroom) -> str:
    return store.work.db.engine.url.render_as_string(hide_password=False)
