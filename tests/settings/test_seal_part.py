"""The seal in the settings: what is in use, a wrong password beside its field, a certificate taken into use."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from showroom.bootstrap import Showroom
from tests.contract.contract_builders import drafted, sign
from tests.documents.test_seal import WORD, p12
from tests.settings.test_page import open_page
from tests.store_fixtures import hire
from ui.settings.store_part import StorePart


@pytest.mark.rule("CT-07")
def test_the_own_certificate_is_taken_into_use_and_a_wrong_password_said_beside_its_field(
    qtbot: QtBot, sqlite_store: Showroom, tmp_path: Path
) -> None:
    people = hire(sqlite_store)
    sign(sqlite_store, people, drafted(sqlite_store, people))
    page = open_page(qtbot, sqlite_store, people.admin)
    part = page.open_part("store")
    assert isinstance(part, StorePart)
    seal = part.seal
    assert [line.text for line in seal.list.lines] == ["星河展厅"]
    seal.ask()
    dialog = seal.dialog
    assert dialog is not None
    dialog.submit()
    assert dialog.message.full_text
    file = tmp_path / "store.p12"
    file.write_bytes(p12())
    dialog.take_file(str(file))
    dialog.password.setText("wrong")
    dialog.submit()
    assert dialog.form.rows["password"].is_bad
    dialog.password.setText(WORD)
    dialog.submit()
    assert [line.text for line in seal.list.lines] == ["星河汽车销售有限公司", "星河展厅"]
