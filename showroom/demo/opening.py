"""Signs `demo` in to the sample store; never opens a store with real data."""

from __future__ import annotations

import os

from showroom.bootstrap import Location, Showroom, open_showroom, sign_in_names
from showroom.demo import DEMO_PASSWORD, DEMO_USER
from showroom.kernel.actor import Actor
from showroom.kernel.errors import Message, ShowroomError

REAL_DATA = Message(
    "real_data",
    "{place} 里是真实门店的数据：示例数据只放进空文件夹，请用 --data 另选一个。",
    "{place} holds a real store: sample data goes into an empty folder only; choose another one with --data.",
)


def open_sample(location: Location) -> tuple[Showroom, Actor]:
    """Sign in as demo: with SHOWROOM_PASSWORD, else with the sample password; raises ShowroomError(real_data | …)."""
    given = os.environ.get("SHOWROOM_PASSWORD")
    try:
        showroom, actor = open_showroom(location, DEMO_USER, given or DEMO_PASSWORD)
    except ShowroomError as error:
        if error.code == "wrong_password" and DEMO_USER not in sign_in_names(location):
            raise ShowroomError(REAL_DATA, place=str(location)) from None
        if error.code != "wrong_password" or not given:
            raise
        showroom, actor = open_showroom(location, DEMO_USER, DEMO_PASSWORD)
    if not showroom.staff.store_card(actor).sample:
        showroom.close()
        raise ShowroomError(REAL_DATA, place=str(location))
    return showroom, actor
