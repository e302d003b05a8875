"""An agent signs only with a power of attorney on file: service on both databases, and the part of the page (§3.2)."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from showroom.bootstrap import Showroom
from showroom.deals.service import StepBlocked
from showroom.kernel.errors import ShowroomError
from showroom.kernel.findings import Severity
from tests.contract.contract_builders import drafted, filled, sign
from tests.contract.test_ink import picture
from tests.desk_context import desk
from tests.store_fixtures import People
from ui.contract.page import ContractPage

AGENT, NUMBER = "李代办", "110105194912310021"


def missing(store: Showroom, people: People, deal_id: int) -> list[tuple[str, str]]:
    found = store.contract.view(people.consultant, deal_id).findings
    return [(one.evidence, one.text_zh) for one in found if one.code == "DV-06" and one.severity is Severity.BLOCK]


@pytest.mark.rule("DV-06", "S3-45")
def test_an_agent_signs_only_with_the_authority_on_file(store: Showroom, people: People) -> None:
    me = people.consultant
    deal_id = drafted(store, people)
    assert missing(store, people, deal_id) == []  # the control: the buyer signs in person
    with pytest.raises(ShowroomError, match="authority_no_agent"):
        store.authorities.attach(me, deal_id, (picture(),))
    store.contract.save_draft(me, deal_id, filled(store, people, deal_id, agent=AGENT, agent_id_number=NUMBER))
    ((who, told),) = missing(store, people, deal_id)
    assert (who, "§3.2" in told) == (AGENT, True)
    with pytest.raises(StepBlocked) as blocked:
        sign(store, people, deal_id)
    assert {one.code for one in blocked.value.findings} == {"DV-06"}
    with pytest.raises(ShowroomError, match="scan_kind"):
        store.authorities.attach(me, deal_id, (b"no scan",))
    state = store.authorities.attach(me, deal_id, (picture(),))
    assert (state.agent, state.filed_at) == (AGENT, store.work.clock.now())
    with pytest.raises(ShowroomError, match="scan_known"):
        store.authorities.attach(me, deal_id, (picture(),))
    assert missing(store, people, deal_id) == []
    store.contract.save_draft(me, deal_id, filled(store, people, deal_id, agent="王代办", agent_id_number=NUMBER))
    assert [who for who, _ in missing(store, people, deal_id)] == ["王代办"]  # another agent, another authority
    store.contract.save_draft(me, deal_id, filled(store, people, deal_id, agent=AGENT, agent_id_number=NUMBER))
    assert state.document_id is not None
    assert store.documents.pdf(me, state.document_id).startswith(b"%PDF")
    sign(store, people, deal_id)
    with pytest.raises(ShowroomError, match="contract_already_signed"):
        store.authorities.attach(me, deal_id, (picture("PNG"),))


@pytest.mark.rule("DV-06")
def test_the_part_shows_itself_for_an_agent_and_files_the_scan(
    qtbot: QtBot, sqlite_store: Showroom, people: People, tmp_path: Path
) -> None:
    plain = drafted(sqlite_store, people)
    deal_id = drafted(sqlite_store, people, vin="LSVAU2184T2000002", agent=AGENT, agent_id_number=NUMBER)
    page = ContractPage(desk(sqlite_store, people.consultant))
    qtbot.addWidget(page)
    page.show()
    page.open_deal(plain)
    assert not page.authority.isVisibleTo(page)
    page.open_deal(deal_id)
    assert page.authority.isVisibleTo(page)
    assert AGENT in page.authority.subtitle.text()
    scan = tmp_path / "authority.jpg"
    scan.write_bytes(picture())
    page.authority.attach([scan])
    assert sqlite_store.authorities.state(people.consultant, deal_id).filed_at is not None
    view = page.view_model.view
    assert view is not None
    assert "DV-06" not in {found.code for found in view.findings}
