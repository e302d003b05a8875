"""The annexes of the contract: configuration, price to the fen, promises, loan, consents; sealed with it (CT-07)."""

from __future__ import annotations

import dataclasses
import json
from io import BytesIO

import pytest
import sqlalchemy as sa
from pypdf import PdfReader

from showroom.bootstrap import Showroom
from showroom.contract.annex_blocks import annex_names
from showroom.contract.blind_copy import paper_of
from showroom.contract.contract_pdf import render
from showroom.contract.paper import snapshot
from showroom.deals.model import Deal, PayWay, Promise, Step
from showroom.documents.model import Document
from showroom.kernel.errors import ShowroomError
from showroom.kernel.money import ZERO
from tests.contract.contract_builders import drafted, sign
from tests.documents.annex_examples import annexes
from tests.documents.paper_examples import contract
from tests.e2e.sale import Sale, Shop
from tests.e2e.test_one_sale import sell
from tests.store_fixtures import People, hire


@pytest.fixture
def people(sqlite_store: Showroom) -> People:
    return hire(sqlite_store)


def pages(pdf: bytes) -> list[str]:
    return ["".join(page.extract_text().split()) for page in PdfReader(BytesIO(pdf)).pages]


@pytest.mark.rule("CT-07", "S4-10", "MF-04", "PI-04", "S2-29")
def test_the_sealed_contract_has_its_five_annexes(sqlite_store: Showroom, people: People) -> None:
    store = sqlite_store
    sale = Sale(Shop(store, people))
    sell(sale, PayWay.LOAN)
    signed = store.contract.view(sale.me, sale.deal).signed
    assert signed is not None
    printed = pages(store.documents.pdf(sale.me, signed.document_id))
    text = "".join(printed)
    heads = ("附件一车辆配置表", "附件二价格明细", "附件三卖方承诺", "附件四金融方案", "附件五个人信息处理告知与同意")
    last = [max(at for at, page in enumerate(printed) if head in page) for head in heads]
    assert last == sorted(last)
    assert min(last) == max(at for at, page in enumerate(printed) if "乙方（签字）" in page) + 1  # after the signatures
    assert all(text.count(head) == 2 for head in heads)  # in the contract's clause, and over its own sheet
    assert all(f"第{at}页共{len(printed)}页" in page for at, page in enumerate(printed, 1))
    for wanted in ("全车贴膜×1", "原厂脚垫×1", "LSVAU2182T2000001", "¥120,000.00", "无。除合同正文所载外"):
        assert wanted in text
    with store.work.db.read() as session:
        document = session.get_one(Document, signed.document_id)
        deal = session.get_one(Deal, sale.deal)
        kept = json.loads(document.snapshot)["annexed"]
    assert deal.on_road_price is not None
    assert kept["price"]["on_road"] == str(deal.on_road_price)
    sheet = paper_of(document).annexed  # the snapshot gives the paper back
    assert sheet is not None
    assert sum((line.amount for line in sheet.price.ladder), ZERO) == sheet.price.contract_price == deal.contract_price
    assert sum((line.amount for line in sheet.price.costs), sheet.price.contract_price) == deal.on_road_price
    assert sum((line.amount for line in sheet.price.credits), deal.on_road_price) == sheet.price.due
    given = {row.purpose for row in sheet.consents if row.given}
    assert given == {"已获知隐私告知", "留存证件影像"}  # what was said in the sale; nothing else is ticked
    offers = paper_of(document).services
    assert [offer.chosen for offer in offers] == [False] * 4  # what was not chosen is offered with an open box
    assert text.count("✓") == len(given) + sum(offer.chosen for offer in offers)  # as drawn: a box, and a tick on it
    assert text.count("□") == len(sheet.consents) + len(paper_of(document).services)


def test_what_was_never_asked_is_not_ticked(sqlite_store: Showroom, people: People) -> None:
    deal = drafted(sqlite_store, people)
    signed = sign(sqlite_store, people, deal)
    text = "".join(pages(sqlite_store.documents.pdf(people.consultant, signed.document_id)))
    assert (text.count("✓"), text.count("□")) == (0, 8 + 4)  # purposes of data, and services of the price board
    assert "无：买方以全款支付" in text


@pytest.mark.rule("CT-07")
def test_too_many_promises_are_refused_and_never_left_out(sqlite_store: Showroom, people: People) -> None:
    deal = drafted(sqlite_store, people)
    with sqlite_store.work.db.begin() as session:
        first = {"deal_id": deal, "step": Step.NEGOTIATION, "at": sqlite_store.work.clock.now(), "by": 1}
        session.add_all(Promise(text=f"承诺 {at}", **first) for at in range(61))
    with pytest.raises(ShowroomError) as refused:
        sign(sqlite_store, people, deal)
    assert refused.value.code == "annex_too_many_promises"
    with sqlite_store.work.db.read() as session:
        assert session.scalar(sa.select(sa.func.count(Document.id))) == 0


@pytest.mark.rule("CT-07")
def test_the_annexes_change_digest_snapshot_and_pages() -> None:
    plain, full = contract(), contract(annexed=annexes())
    assert len(pages(render(full, "zh"))) == len(pages(render(plain, "zh"))) + 3
    assert render(full, "zh") == render(full, "zh")
    one = annexes()
    other = dataclasses.replace(one, promises=one.promises[:-1])
    assert snapshot(contract(annexed=one), "zh") != snapshot(contract(annexed=other), "zh")
    assert [name.split()[0] for name in annex_names("en")] == ["Annex"] * 5
