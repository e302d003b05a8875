"""Several valid templates: the desk chooses, every paper follows the choice, an ended one is refused by its name."""

from __future__ import annotations

import dataclasses
from datetime import date, timedelta

import pytest
from pytestqt.qtbot import QtBot

from showroom.bootstrap import Showroom
from showroom.contract.drafts import SignDraft
from showroom.contract.shipped_template import SHIPPED
from showroom.contract.template_shape import Clause
from showroom.contract.template_views import NewTemplate, Release, TemplateText
from showroom.deals.service import StepBlocked
from showroom.kernel.clock import FixedClock
from showroom.kernel.errors import FieldErrors, ShowroomError
from tests.contract.change_builders import reissued
from tests.contract.contract_builders import SIGNATURE, drafted, filled, sign
from tests.contract.test_ink import waiting
from tests.desk_context import desk
from tests.documents.pdf_reading import joined
from tests.store_fixtures import NOW, People, hire
from ui.contract.page import ContractPage
from ui.settings.template_dialog import TemplatesDialog

TODAY = date(2026, 11, 22)
OWN, LOCAL = "OWN-2026", "SH-2026"
SAYS = {OWN: "本店自有文本专用条款。", LOCAL: "本市示范文本专用条款。"}


def released(store: Showroom, people: People, code: str, until: date | None = None) -> int:
    """A template of that code, valid from today, whose delivery block says SAYS[code]; its version's id."""
    view = store.templates.start(people.manager, NewTemplate(code, f"文本{code}", f"Text {code}"))
    assert view.row.version_id is not None
    clause = Clause(SAYS[code], "Only this template says so.")
    blocks = tuple(
        dataclasses.replace(block, clauses=(*block.clauses, clause)) if block.key == "delivery" else block
        for block in view.blocks
    )
    view = store.templates.save(people.manager, view.row.version_id, TemplateText(blocks, (), view.version))
    store.templates.release(people.general_manager, view.row.version_id or 0, Release(TODAY, until, "", view.version))
    return view.row.version_id or 0


def choose(store: Showroom, people: People, deal_id: int, code: str) -> None:
    version = store.contract.view(people.consultant, deal_id).draft.version
    draft = dataclasses.replace(filled(store, people, deal_id), version=version, template_choice=code)
    store.contract.save_draft(people.consultant, deal_id, draft)


def said(pdf: bytes) -> list[str]:
    text = joined(pdf)
    return [code for code, words in SAYS.items() if words in text]


@pytest.mark.rule("Q-09", "CT-07")
def test_the_desk_chooses_among_valid_templates_and_every_paper_follows(sqlite_store: Showroom) -> None:
    store, people = sqlite_store, hire(sqlite_store)  # the other test asks both databases
    me, boss = people.consultant, people.general_manager
    own, _local = released(store, people, OWN), released(store, people, LOCAL)
    deal_id = drafted(store, people)
    view = store.contract.view(me, deal_id)
    assert [option.code for option in view.templates] == [LOCAL, OWN]  # the newest release, before one is marked
    store.templates.mark(boss, own)
    rows = {row.code: row for row in store.templates.overview(boss)}
    assert [(rows[c].in_use, rows[c].offered, rows[c].standard) for c in (OWN, LOCAL, SHIPPED)] == [
        (True, True, True), (False, True, False), (False, False, False),
    ]  # fmt: skip
    assert [option.code for option in store.contract.view(me, deal_id).templates] == [OWN, LOCAL]
    assert said(store.contract.review_pdf(me, deal_id)) == [OWN]
    choose(store, people, deal_id, LOCAL)
    assert (store.contract.view(me, deal_id).draft.template_choice, said(store.contract.review_pdf(me, deal_id))) == (
        LOCAL, [LOCAL],
    )  # fmt: skip
    with pytest.raises(FieldErrors) as unknown:
        choose(store, people, deal_id, SHIPPED)  # the store has texts of its own
    assert set(unknown.value.fields) == {"template_choice"}

    signed = sign(store, people, deal_id)
    assert said(store.documents.pdf(me, signed.document_id)) == [LOCAL]
    assert store.contract.view(me, deal_id).template == f"{LOCAL} v1"
    store.templates.withdraw(boss, _local, "新版即将发布")
    assert said(store.documents.pdf(me, signed.document_id)) == [LOCAL]
    reissued(store, people, deal_id, buyer_name="张三丰")
    anew = store.contract.view(me, deal_id).signed
    assert anew is not None
    assert anew.number != signed.number
    assert said(store.documents.pdf(me, anew.document_id)) == [LOCAL]  # issued anew on the text that was signed
    other = drafted(store, people, vin="LSVAU2182T2000002")
    assert said(store.contract.review_pdf(me, other)) == [OWN]  # the control: a new deal follows the standard
    choose(store, people, other, OWN)
    printed = waiting(store.ink.print_copy(me, other)).document_id  # numbered and sealed, for the pen
    assert printed is not None
    assert said(store.documents.pdf(me, printed)) == [OWN]


@pytest.mark.rule("Q-09", "CT-07")
def test_a_chosen_template_that_ended_is_refused_by_name_with_what_to_do(store: Showroom, people: People) -> None:
    me, clock = people.consultant, store.work.clock
    assert isinstance(clock, FixedClock)
    released(store, people, LOCAL, TODAY + timedelta(days=1))
    own = released(store, people, OWN)
    deal_id = drafted(store, people)
    choose(store, people, deal_id, LOCAL)
    clock.at = NOW + timedelta(days=1)
    assert [f for f in store.contract.view(me, deal_id).findings if f.code == "Q-09"] == []  # its last day
    clock.at = NOW + timedelta(days=2)
    view = store.contract.view(me, deal_id)
    (finding,) = [f for f in view.findings if f.code == "Q-09"]
    assert finding.field == "template_choice"
    for text in (finding.text_zh, finding.text_en):
        assert f"{LOCAL} v1" in text
        assert "2026-11-23" in text
    assert [(option.code, option.gone) for option in view.templates] == [(OWN, False), (LOCAL, True)]
    with pytest.raises(ShowroomError) as unread:
        store.contract.review_pdf(me, deal_id)
    assert unread.value.code == "contract_template_ended"
    with pytest.raises(StepBlocked) as blocked:
        store.contract.sign(me, deal_id, SignDraft("ended", SIGNATURE, SIGNATURE))
    assert "Q-09" in {one.code for one in blocked.value.findings}
    choose(store, people, deal_id, LOCAL)  # what stood before may stay, the rest of the draft can be worked on
    choose(store, people, deal_id, OWN)
    store.templates.withdraw(people.general_manager, own, "总部停用")
    (finding,) = [f for f in store.contract.view(me, deal_id).findings if f.code == "Q-09"]
    assert "总部停用" in finding.text_zh
    choose(store, people, deal_id, "")  # nothing is released any more: the standard text
    assert said(store.documents.pdf(me, sign(store, people, deal_id).document_id)) == []


@pytest.mark.rule("Q-09")
def test_the_page_offers_the_choice_only_where_there_is_one(qtbot: QtBot, sqlite_store: Showroom) -> None:
    store, people = sqlite_store, hire(sqlite_store)
    own = released(store, people, OWN)
    deal_id = drafted(store, people)
    page = ContractPage(desk(store, people.consultant))
    qtbot.addWidget(page)
    page.open_deal(deal_id)
    assert page.templates.isHidden()
    leaders = TemplatesDialog(None, desk(store, people.general_manager))
    qtbot.addWidget(leaders)
    leaders.open_version(own)
    leaders.editor.head.standard.click()
    assert leaders.editor.head.standard.isHidden()  # it is the standard now, whatever is released later
    released(store, people, LOCAL)
    page.load(deal_id)
    assert not page.templates.isHidden()
    assert page.templates.field.value() == OWN
    page.templates.field.set_value(LOCAL)
    page.templates.field.changed.emit()
    page.primary()
    assert store.contract.view(people.consultant, deal_id).draft.template_choice == LOCAL
    assert page.templates.field.value() == LOCAL
