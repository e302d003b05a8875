"""The template editor: typed, checked, drawn, released; kept when it was not stored; a local text taken over."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from showroom.bootstrap import Showroom
from showroom.contract.template_shape import Clause, When
from showroom.contract.template_views import NewTemplate, TemplateStatus
from showroom.kernel.actor import Actor, Permission
from tests.contract.contract_builders import drafted
from tests.contract.test_template_text import LOCAL
from tests.desk_context import desk
from tests.store_fixtures import People, hire
from ui.settings.template_dialog import TemplatesDialog, open_templates
from ui.settings.template_forms import CompareDialog, NewTemplateDialog, ReleaseDialog
from ui.settings.template_import_dialog import TemplateImportDialog
from ui.settings.template_text import Spot
from ui.shell.commands import ACTS
from ui.widgets.cards import FindingCard

NEW = NewTemplate("SX-2026", "本店合同", "Our contract")


@pytest.fixture
def people(sqlite_store: Showroom) -> People:
    return hire(sqlite_store)


class Desk:
    """The dialog over a window, with a template's draft open."""

    def __init__(self, qtbot: QtBot, store: Showroom, actor: Actor, version_id: int | None) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.store, self.actor = store, actor
        self.dialog = TemplatesDialog(self.window, desk(store, actor))
        self.dialog.open_version(version_id)
        self.editor = self.dialog.editor

    def stand(self, key: str, clause: int = -1) -> Spot:
        """Look at a part of the template."""
        number = [block.key for block in self.editor.text.state.blocks].index(key)
        spot = Spot(number, clause)
        self.editor.outline.choose(spot)
        return spot

    def type(self, lang: str, text: str) -> None:
        """Type over what stands in one language."""
        editor = self.editor.clause.editors[lang]
        editor.selectAll()
        editor.insertPlainText(text)
        self.editor.clause.look()

    def found(self) -> str:
        cards = self.editor.clause.findChildren(FindingCard)
        return " ".join(card.finding.text_zh for card in cards if not card.isHidden())


@pytest.fixture
def open_desk(qtbot: QtBot, sqlite_store: Showroom, people: People) -> Desk:
    view = sqlite_store.templates.start(people.manager, NEW)
    return Desk(qtbot, sqlite_store, people.manager, view.row.version_id)


def asked(dialog: QDialog, kind: type[QDialog]) -> QDialog:
    return next(found for found in dialog.findChildren(kind) if found.isVisible() or not found.isHidden())


@pytest.mark.rule("CT-01", "CT-02", "Q-09")
def test_a_clause_is_typed_checked_stored_and_released(open_desk: Desk, people: People) -> None:
    editor, dialog = open_desk.editor, open_desk.dialog
    open_desk.stand("payment", 2)
    editor.outline.acted.emit("add")
    assert editor.text.clause(editor.spot) == Clause("", "")
    editor.clause.when.set_value("earnest")
    editor.clause.when.changed.emit()
    open_desk.type("zh", "定金**一律**不退")
    open_desk.type("en", "The **deposit** is kept.")
    assert "民法典 497" in open_desk.found()
    editor.save()
    assert editor.head.message.full_text.startswith("✓")
    assert not editor.head.release.isEnabled()
    open_desk.type("zh", "定金**没有结束")
    assert "没有对应的结束" in editor.clause.messages["zh"].full_text
    editor.save()
    assert "没有对应的结束" in editor.head.message.full_text
    open_desk.type("zh", "买方违约的，定金**不予返还**。")
    assert open_desk.found() == ""
    editor.save()
    assert editor.head.release.isEnabled()
    dialog._on_release()
    release = asked(dialog, ReleaseDialog)
    assert isinstance(release, ReleaseDialog)
    release.submit()
    (row, *_) = open_desk.store.templates.overview(people.manager)
    assert (row.label, row.status, row.in_use) == ("SX-2026 v1", TemplateStatus.VALID, True)
    assert row.valid_from == date(2026, 11, 22)
    assert editor.head.save_button.isHidden()
    assert editor.clause.editors["zh"].isReadOnly()
    assert Clause("买方违约的，定金**不予返还**。", "The **deposit** is kept.", When.EARNEST) in [
        clause
        for block in open_desk.store.templates.view(people.manager, row.version_id).blocks
        for clause in block.clauses
    ]


@pytest.mark.rule("Q-09")
def test_every_change_is_taken_back_and_parts_move_within_their_bounds(open_desk: Desk) -> None:
    editor = open_desk.editor
    before = editor.text.state
    open_desk.stand("quality")
    editor.outline.acted.emit("up")
    keys = [block.key for block in editor.text.state.blocks]
    assert keys.index("quality") < keys.index("delivery")
    open_desk.stand("end")
    editor.outline.acted.emit("up")
    open_desk.stand("intro")
    editor.outline.acted.emit("down")
    editor.outline.acted.emit("remove")
    assert [block.key for block in editor.text.state.blocks] == keys  # first, last and the blocks of §3.2 stay
    open_desk.stand("delivery", 0)
    open_desk.type("zh", "改过的条款")
    editor.outline.acted.emit("remove")
    editor.outline.acted.emit("block")
    assert any(block.key == "extra1" for block in editor.text.state.blocks)
    for _ in range(20):
        editor.head.undo.click()
    QTest.keyClick(editor.clause.editors["zh"], Qt.Key.Key_Escape)
    assert open_desk.dialog.stack.currentIndex() == 0
    open_desk.dialog.stack.setCurrentIndex(1)
    assert editor.text.state == before
    assert not editor.head.undo.isEnabled()


@pytest.mark.rule("Q-09")
def test_typed_text_that_was_not_stored_is_offered_again(
    qtbot: QtBot, open_desk: Desk, sqlite_store: Showroom, people: People
) -> None:
    open_desk.stand("delivery", 0)
    open_desk.type("zh", "还没有保存的文字")
    open_desk.dialog.reject()
    version = open_desk.editor.drafts.base_version
    assert version
    view = sqlite_store.templates.overview(people.manager)[0]
    again = Desk(qtbot, sqlite_store, people.manager, view.version_id)
    assert not again.editor.draft_line.isHidden()
    again.editor.take_draft.click()
    spot = again.stand("delivery", 0)
    assert again.editor.text.clause(spot).zh == "还没有保存的文字"
    again.editor.save()
    third = Desk(qtbot, sqlite_store, people.manager, view.version_id)
    assert third.editor.draft_line.isHidden()
    assert third.editor.text.clause(spot).zh == "还没有保存的文字"


@pytest.mark.rule("Q-09")
def test_the_preview_says_whether_its_values_are_a_deals_or_samples(
    qtbot: QtBot, sqlite_store: Showroom, people: People
) -> None:
    deal_id = drafted(sqlite_store, people)
    opened = Desk(qtbot, sqlite_store, people.manager, None)
    shown = opened.editor
    assert shown.paper.message.full_text.startswith("!")
    assert shown.paper.pdf.pages >= 2
    shown.paper.deal.set_value(str(deal_id))
    shown.paper.refresh()
    assert shown.paper.message.full_text.startswith("✓")
    assert shown.head.save_button.isHidden()
    assert not shown.head.copy.isHidden()


@pytest.mark.rule("Q-09")
def test_a_local_text_becomes_a_draft_and_what_has_no_place_waits(
    qtbot: QtBot, open_desk: Desk, sqlite_store: Showroom, people: People, tmp_path: Path
) -> None:
    dialog = open_desk.dialog
    dialog._on_import()
    asking = asked(dialog, TemplateImportDialog)
    assert isinstance(asking, TemplateImportDialog)
    file = tmp_path / "示范文本.txt"
    file.write_bytes(LOCAL.encode("gb18030"))
    asking.read_file(tmp_path / "nothing.txt")
    assert asking.message.full_text.startswith("✕")
    asking.read_file(file)
    assert "14" in asking.count.text()
    asking.binder.set_values({"code": "SX-2026", "name_zh": "北京", "name_en": "Beijing"})
    asking.submit()
    assert "SX-2026" in asking.form.rows["code"].message.full_text
    asking.binder.set_values({"code": "BJ-2026"})
    asking.submit()
    state = open_desk.editor.text.state
    assert state.left_over == ("XX市汽车买卖合同（示范文本）", "甲方：______")
    open_desk.editor.outline.choose(Spot(-1, 1))
    open_desk.editor.place_menu.actions()[1].trigger()
    assert open_desk.editor.text.state.left_over == ("XX市汽车买卖合同（示范文本）",)
    assert open_desk.editor.text.state.blocks[1].clauses[-1] == Clause("甲方：______", "")


def test_versions_are_compared_and_the_command_is_for_those_who_may(
    qtbot: QtBot, open_desk: Desk, people: People
) -> None:
    open_desk.stand("delivery", 0)
    open_desk.type("zh", "新的文字")
    open_desk.editor.save()
    open_desk.dialog._on_compare()
    compare = asked(open_desk.dialog, CompareDialog)
    assert isinstance(compare, CompareDialog)
    lines = [compare.list.item(row).text() for row in range(compare.list.count())]
    assert "+ 新的文字" in lines
    assert sum(line.startswith("− ") for line in lines) == 1
    (act,) = [act for act in ACTS if act.key == "contract_templates"]
    assert act.right is Permission.TEMPLATE_WRITE
    assert act.opens == f"{open_templates.__module__}:{open_templates.__name__}"
    assert people.manager.may(act.right)
    assert not people.consultant.may(act.right)


def test_a_new_template_is_named_in_the_window(open_desk: Desk, people: People) -> None:
    open_desk.dialog._on_new()
    asking = asked(open_desk.dialog, NewTemplateDialog)
    assert isinstance(asking, NewTemplateDialog)
    asking.binder.set_values({"code": "小写", "name_zh": "二", "name_en": "Two"})
    asking.submit()
    assert asking.form.rows["code"].is_bad
    asking.binder.set_values({"code": "two-2027"})
    asking.submit()
    assert "TWO-2027" in {row.code for row in open_desk.store.templates.overview(people.manager)}
