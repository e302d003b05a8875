"""The list of signed contracts: its rows, its papers, and the proof of a dropped PDF."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from showroom.bootstrap import Showroom
from showroom.kernel.money import Money
from tests.contract.change_builders import changed, signed_deal
from tests.contract.contract_builders import drafted, sign
from tests.desk_context import desk
from tests.store_fixtures import hire
from ui.contracts.page import ContractsPage
from ui.messages import window_language


@pytest.mark.rule("CT-07")
def test_a_contract_is_listed_opened_and_its_copy_proved(qtbot: QtBot, sqlite_store: Showroom, tmp_path: Path) -> None:
    people = hire(sqlite_store)
    signed = sign(sqlite_store, people, drafted(sqlite_store, people))
    page = ContractsPage(desk(sqlite_store, people.consultant))
    qtbot.addWidget(page)
    assert page.model.rowCount() == 1
    cells = [page.model.data(page.model.index(0, column)) for column in range(5)]
    assert cells[:2] == [signed.number, "张三"]
    assert cells[3:] == ["239,800.00", "2026年11月22日"]
    page.open_item(signed.contract_id)
    assert page._paper is not None
    pdf = page._paper.pdf
    page._paper.close()
    copy = tmp_path / "copy.pdf"
    copy.write_bytes(pdf)
    page.verify_file(copy)
    assert page.verdict.property("tone") == "good"
    copy.write_bytes(pdf + b" ")
    page.verify_file(copy)
    assert page.verdict.property("tone") == "refusal"
    page.verify_file(tmp_path)
    assert page.verdict.property("tone") == "caution"


@pytest.mark.rule("CT-06")
def test_the_list_says_what_a_contract_is_worth_today(qtbot: QtBot, sqlite_store: Showroom) -> None:
    people = hire(sqlite_store)
    deal = signed_deal(sqlite_store, people)
    page = ContractsPage(desk(sqlite_store, people.manager))
    qtbot.addWidget(page)

    def shown() -> list[str]:
        page.model.reload()
        return [str(page.model.data(page.model.index(0, column))) for column in (3, 5)]

    assert shown() == ["239,800.00", "有效" if window_language() == "zh" else "valid"]
    changed(sqlite_store, people, deal, discount=Money.of("12000"))
    assert shown() == ["237,800.00", "已变更" if window_language() == "zh" else "changed"]
    papers = sqlite_store.print_lists.papers(people.manager, (page.model.id_at(0),))
    assert [paper.kind for paper in papers] == ["contract", "contract_change"]  # what was changed of it comes along
