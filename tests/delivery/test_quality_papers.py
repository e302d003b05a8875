"""三包 certificates and what the contract's car demands of a handover (SB-09, SB-10, MF-06), on both databases."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import fields, replace
from datetime import date, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from showroom import cli
from showroom.bootstrap import Showroom
from showroom.cli import document_commands
from showroom.deals.model import Deal, Step
from showroom.deals.service import StepBlocked
from showroom.delivery.certificate_paper import CertificatePaper, from_json, missing
from showroom.delivery.checklists import ItemsCase, open_items
from showroom.delivery.confirmation_texts import GROUPS
from showroom.documents.model import Document
from showroom.documents.store import sha256_of
from showroom.kernel.errors import FieldErrors, ShowroomError
from showroom.persistence.audit import AuditEntry
from showroom.vehicles.model import Vehicle, VehicleModel
from tests.contract.change_builders import changed, signed_deal
from tests.deal_builders import deal_at
from tests.delivery.test_service import READY, VIN, paid, ready, signed
from tests.documents.pdf_reading import joined
from tests.documents.sealed_papers import assert_sealed
from tests.quality_builders import ADDRESS, TERMS, certify, prepare_quality
from tests.store_fixtures import People, hire

TODAY = date(2026, 11, 22)
KIND = "three_guarantees"
ART_9 = {
    "zh": (
        "星河", "E6650km长续航版", "纯电动轿车", VIN, "2026年9月1日", TERMS.manufacturer, TERMS.manufacturer_address,
        TERMS.manufacturer_phone, "星河展厅", ADDRESS, "0451234", "2026年11月20日", "2026年11月22日",
        "星河虹桥服务中心", "4年/120,000公里", "2年/50,000公里", "2030年11月22日", "0.4%", "动力蓄电池总成、控制件",
        "转向系统总成、控制件", "雨刮片", "6个月或10000公里", "不超过30%", "免费补发",
    ),
    "en": ("1September2026", "22November2030", "4years/120,000km", "0.4%", "Atmost30%", "reissuedfree"),
}  # fmt: skip


@pytest.fixture
def deal(store: Showroom, people: People) -> int:
    return deal_at(store, people, Step.DELIVERY)


def findings(store: Showroom, people: People, deal: int, *codes: str) -> list[tuple[str, str]]:
    view = store.delivery.current(people.manager, deal)
    return [(f.field, f.text_zh) for f in view.findings if f.code in codes and f.field != "customer_signature"]


def facts_of(store: Showroom, number: str) -> CertificatePaper:
    with store.work.db.read() as session:
        rows = session.scalars(sa.select(Document).where(Document.number == number, Document.language == "zh"))
        return from_json(rows.one().snapshot)


def stored(store: Showroom, people: People, number: str, lang: str = "zh") -> bytes:
    return store.documents.paper(people.manager, KIND, number, lang).pdf


@pytest.mark.rule("SB-09", "SB-01", "DV-03", "S2-19")
def test_the_certificate_says_all_of_article_9_and_its_tick_counts_only_while_it_is_true(
    store: Showroom, people: People, deal: int
) -> None:
    model = prepare_quality(store, people, deal)
    store.quality_terms.save(people.manager, model, replace(TERMS, repair_years=4, repair_km=120_000))
    store.delivery.add_receipt(people.finance, deal, paid())
    view = store.delivery.save(people.consultant, deal, READY)
    assert [field for field, _ in findings(store, people, deal, "DV-03")] == ["certificate"]  # ticked, never made
    with pytest.raises(StepBlocked):
        store.delivery.confirm(people.consultant, deal, signed(view))
    tomorrow = store.quality_papers.make_certificate(people.consultant, deal, TODAY + timedelta(days=1))
    assert not tomorrow.ready
    assert "2026-11-23" in findings(store, people, deal, "DV-03")[0][1]
    made = store.quality_papers.make_certificate(people.consultant, deal)
    number = made.lines[0].number
    assert (made.ready, number, len(made.lines)) == (True, "SH01-SB-20261122-0002", 2)
    for lang, facts in ART_9.items():
        text = joined(stored(store, people, number, lang))
        assert [said for said in facts if said not in text] == []
    moved = store.delivery.save(people.consultant, deal, replace(view.draft, invoice_number="0451299"))
    assert "发票号码" in findings(store, people, deal, "DV-03")[0][1]
    store.delivery.save(people.consultant, deal, replace(moved.draft, invoice_number="0451234"))
    assert findings(store, people, deal, "DV-03", "MF-06") == [("", "随车文件齐全")]
    with store.work.db.read() as session:
        row = session.scalars(sa.select(Document).where(Document.number == number, Document.language == "zh")).one()
    assert row.sha256 == sha256_of(stored(store, people, number))


@pytest.mark.rule("SB-09")
def test_each_missing_fact_is_refused_by_its_name_and_place(store: Showroom, people: People, deal: int) -> None:
    with pytest.raises(ShowroomError) as early:
        store.quality_papers.make_certificate(people.consultant, deal)
    assert early.value.code == "delivery_save_first"
    version = store.delivery.save(people.consultant, deal, replace(READY, invoice_number="")).draft.version
    with pytest.raises(FieldErrors) as bare:
        store.quality_papers.make_certificate(people.consultant, deal)
    named = {name: told.text("zh") for name, told in bare.value.fields.items()}
    assert {"invoice_number", "produced", "seller_address", "manufacturer", "share", "parts_battery"} <= set(named)
    assert "parts_engine" not in named  # a battery car has none
    assert "三包条款" in named["manufacturer"]
    assert store.quality_papers.view(people.consultant, deal).missing.keys() == named.keys()
    old = store.delivery.save(people.consultant, deal, replace(READY, invoice_on=date(2019, 1, 1), version=version))
    assert "invoice_on" not in store.quality_papers.view(people.consultant, deal).missing  # before any law: today's
    store.delivery.save(people.consultant, deal, replace(READY, version=old.draft.version))
    made = certify(store, people, deal)
    paper = facts_of(store, made.lines[0].number)
    assert missing(paper) == {}  # control
    empty = {"": "", "0": None}
    demanded = [name for name in named if not name.startswith("parts_")] + ["invoice_on", "seller_phone"]
    for name in demanded:
        gone = replace(paper, **{name: empty["" if isinstance(getattr(paper, name), str) else "0"]})  # type: ignore[arg-type]
        assert set(missing(gone)) == {name}
    assert len(demanded) >= 16
    assert {entry.name for entry in fields(paper)} > set(demanded)


@pytest.mark.rule("SB-09")
def test_a_lost_certificate_comes_again_free_with_the_same_content(store: Showroom, people: People, deal: int) -> None:
    view = ready(store, people, deal)
    original = store.quality_papers.view(people.consultant, deal).lines[0].number
    made = store.documents.paper(people.consultant, "three_guarantees", original, "zh").pdf
    assert_sealed(store, people.consultant, made)
    again = store.quality_papers.reissue_certificate
    with pytest.raises(ShowroomError) as early:
        again(people.delivery, deal, "客户遗失")
    assert early.value.code == "sb09_not_delivered"
    store.delivery.confirm(people.consultant, deal, signed(view))
    with pytest.raises(ShowroomError) as late:
        store.quality_papers.make_certificate(people.delivery, deal)  # the handed-over one is never replaced
    assert late.value.code == "deal_closed"
    model = prepare_quality(store, people, deal)
    store.quality_terms.save(people.manager, model, replace(TERMS, manufacturer="另一家工厂", repair_years=9))
    store.work.clock.move(days=40)  # type: ignore[attr-defined]
    money = store.delivery.current(people.consultant, deal).money
    with pytest.raises(FieldErrors):
        again(people.delivery, deal, "  ")
    with pytest.raises(ShowroomError) as forbidden:
        again(people.finance, deal, "客户遗失")
    assert forbidden.value.code == "not_allowed"
    line = again(people.delivery, deal, "客户遗失").lines[0]
    assert (line.number, line.reissue, line.reason) == (f"{original}-BF1", True, "客户遗失")
    text = joined(stored(store, people, line.number))
    assert "补发2027年1月1日" in text
    assert [said for said in ART_9["zh"] if said not in text] == ["4年/120,000公里", "2030年11月22日"]  # the law's here
    first, copy = (facts_of(store, number) for number in (original, line.number))
    assert (copy.reissue_number, copy.reissued_on) == (line.number, date(2027, 1, 1))
    assert replace(copy, reissue_number="", reissued_on=None) == first
    assert store.delivery.current(people.consultant, deal).money == money  # it costs nothing
    with store.work.db.read() as session:
        acts = [entry.action for entry in session.scalars(sa.select(AuditEntry))]
    assert acts.count("QualityPaperService.reissue_certificate") >= 1
    events = [(event.code, event.detail) for event in store.deals.view(people.manager, deal).timeline]
    assert ("certificate_reissued", line.number) in events


@pytest.mark.rule("MF-06", "VN-06", "DV-03")
def test_a_car_that_is_not_the_one_of_the_contract_is_named_and_not_handed_over(sqlite_store: Showroom) -> None:
    store, people = sqlite_store, hire(sqlite_store)
    deal = signed_deal(store, people)
    assert findings(store, people, deal, "MF-06") == []  # control: as contracted
    with store.work.db.begin() as session:
        row = session.get_one(Deal, deal)
        car = session.get_one(Vehicle, row.vehicle_id)
        other = VehicleModel(brand="星河", series="E6", version_name="530km 标准版", model_year=2026, energy="BEV",
                             guide_price=row.guide_price)  # fmt: skip
        session.add(other)
        session.flush()
        model, car.exterior, car.model_id = car.model_id, "曜石黑", other.id
    named = dict(
        zip(("version", "exterior"), [text for _, text in findings(store, people, deal, "MF-06")], strict=True)
    )
    assert "650km 长续航版" in named["version"]
    assert "530km 标准版" in named["version"]
    assert "珍珠白" in named["exterior"]
    assert "曜石黑" in named["exterior"]
    with store.work.db.begin() as session:
        car = session.get_one(Vehicle, session.get_one(Deal, deal).vehicle_id)
        car.model_id = model
    changed(store, people, deal, exterior="曜石黑")  # the order agrees to what stands there
    assert findings(store, people, deal, "MF-06") == []


@pytest.mark.rule("MF-06", "DV-03")
def test_an_imported_car_needs_its_import_papers(store: Showroom, people: People) -> None:
    here = deal_at(store, people, Step.DELIVERY)
    abroad = deal_at(store, people, Step.DELIVERY, vin="WVWZZZ1JZ3W386752", phone="13900139000")
    wanted = [("document_import_papers" in dict(findings(store, people, one, "DV-03"))) for one in (here, abroad)]
    assert wanted == [False, True]


@pytest.mark.rule("SB-10", "DV-05")
def test_each_duty_of_article_13_is_a_line_that_must_be_ticked_and_is_signed(
    store: Showroom, people: People, deal: int
) -> None:
    duties = GROUPS["quality"][1]
    assert set(duties) == {
        "joint_exterior", "joint_interior", "papers_invoice", "tool_list", "explain_terms", "explain_periods",
        "explain_share", "explain_network", "safety_notes",
    }  # fmt: skip
    case = ItemsCase(imported=False, with_loan=False)
    assert open_items(case, READY.ticked) == ()
    assert [open_items(case, READY.ticked - {duty}) for duty in duties] == [(duty,) for duty in duties]
    view = ready(store, people, deal, ticked=READY.ticked - {"explain_share"})
    with pytest.raises(StepBlocked) as blocked:
        store.delivery.confirm(people.consultant, deal, signed(view))
    assert [f.field for f in blocked.value.findings] == ["checklist"]
    view = store.delivery.save(people.consultant, deal, replace(view.draft, ticked=READY.ticked))
    number = store.delivery.confirm(people.consultant, deal, signed(view)).number
    text = joined(store.documents.paper(people.consultant, "delivery", number, "zh").pdf)
    for said in (*(f"☑{line.zh}" for line in duties.values()), "SH01-SB-20261122-0001", "0.4%", "星河浦东服务中心"):
        assert "".join(said.split()) in text, said


@pytest.mark.rule("SB-09")
def test_the_command_line_prints_a_certificate_bit_for_bit(
    sqlite_store: Showroom, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = hire(sqlite_store)
    deal = deal_at(sqlite_store, people, Step.DELIVERY)
    sqlite_store.delivery.save(people.consultant, deal, READY)
    number = certify(sqlite_store, people, deal).lines[0].number
    monkeypatch.setattr(document_commands, "opened", lambda *_: nullcontext((sqlite_store, people.manager)))
    out = tmp_path / "copy.pdf"
    assert cli.main(["--lang", "zh", "print", "sanbao", number, "--out", str(out)]) == 0
    assert out.read_bytes() == stored(sqlite_store, people, number)
    assert cli.main(["--lang", "zh", "print", "sanbao", f"{number}-BF1", "--out", str(out)]) != 0  # control
