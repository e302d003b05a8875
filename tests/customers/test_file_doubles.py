"""Who may be on file already, while a customer is being typed (PH-04)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from showroom.bootstrap import Showroom
from showroom.customers.duplicates import Probe
from showroom.customers.records import CustomerDraft
from showroom.kernel.actor import Actor
from tests.customers.file_pages import card_of
from tests.customers.test_page import fill, open_page
from tests.desk_context import desk
from tests.store_fixtures import People
from ui.customers.customer_view import CustomerCard
from ui.customers.file_view_model import FileViewModel
from ui.customers.page import CustomersPage
from ui.jobs import Done, Failed, SameThreadJobs, Work
from ui.widgets.buttons import LinkButton


@pytest.mark.rule("PH-04", "PI-10")
def test_doubles_appear_while_typing_and_only_the_owner_may_open_them(
    qtbot: QtBot, sqlite_store: Showroom, staff: People, zhang: int
) -> None:
    pages = []

    def typing(actor: Actor) -> CustomerCard:
        page = open_page(qtbot, sqlite_store, actor)
        pages.append(page)
        page.open_new()
        assert page.card is not None
        field: Any = page.card.binder["phone"].field
        with qtbot.waitSignal(page.card.file.doubles_found):
            qtbot.keyClicks(field, "13812341234")
        return page.card

    stranger = typing(staff.colleague)
    (line,) = stranger.doubles.lines.lines
    assert line.text == "已建档，归属 周敏"
    assert line.findChildren(LinkButton) == []
    assert "周敏" in stranger.binder["phone"].message.full_text
    mine = typing(staff.consultant)
    (line,) = mine.doubles.lines.lines
    assert line.text == "张伟 · 138****1234"
    line.findChildren(LinkButton)[0].click()
    assert mine.view_model.customer_id == zhang
    assert mine.doubles.isHidden()


def test_doubles_by_name_go_when_the_name_does(page: CustomersPage, zhang: int) -> None:
    page.open_new()
    assert page.card is not None
    fill(page, "name", "章炜")
    page.card.doubles.look()
    assert len(page.card.doubles.lines.lines) == 1
    fill(page, "name", "欧阳修")
    page.card.doubles.look()
    assert page.card.doubles.isHidden()
    assert page.card.binder["name"].message.full_text == ""


class LateJobs(SameThreadJobs):
    """Answers come when the test says so, as from a slow reader."""

    def __init__(self) -> None:
        super().__init__()
        self.waiting: list[Callable[[], None]] = []

    def read(self, fn: Work, done: Done | None = None, failed: Failed | None = None, key: str = "") -> None:
        self.waiting.append(partial(super().read, fn, done, failed, key))


def test_answers_for_a_customer_left_meanwhile_are_dropped(
    qtbot: QtBot, sqlite_store: Showroom, staff: People, zhang: int
) -> None:
    other = sqlite_store.customers.create(staff.consultant, CustomerDraft("李娜", "13912341235")).id
    jobs = LateJobs()
    model = FileViewModel(replace(desk(sqlite_store, staff.consultant), jobs=jobs))
    heard: list[object] = []
    for signal in (model.identity_read, model.history_read, model.timeline_read, model.doubles_found):
        signal.connect(heard.append)
    model.load(zhang)
    model.read_timeline()
    model.look_for_doubles(Probe(name="张伟"))
    model.load(other)
    for answer in jobs.waiting[:4]:
        answer()
    assert heard == []
    for answer in jobs.waiting[4:]:
        answer()
    assert [part.customer_id for part in heard] == [other, other]  # type: ignore[attr-defined]


def test_the_open_record_is_nobodys_double(page: CustomersPage, zhang: int) -> None:
    card = card_of(page, zhang)
    fill(page, "district", "浦东")
    card.doubles.look()
    assert card.doubles.isHidden()
