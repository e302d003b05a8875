"""A car sold without its supplier's authorisation: written warning, who answers, the buyer's own word (MF-03)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
import sqlalchemy as sa
from pypdf import PdfReader

from showroom.bootstrap import Showroom
from showroom.contract.brand_model import BrandNotice
from showroom.deals.service import StepBlocked
from showroom.kernel.errors import ShowroomError
from showroom.kernel.findings import Finding, Severity
from showroom.staff.brand_model import BrandKind
from showroom.staff.brands import BrandDraft
from tests.contract.contract_builders import drafted, sign
from tests.store_fixtures import People, by_owner

YESTERDAY, TODAY = date(2026, 11, 21), date(2026, 11, 22)
IMPORTER = "上海平行进口汽车有限公司，电话 021-66660000"


def text_of(pdf: bytes) -> str:
    return "".join("".join(page.extract_text().split()) for page in PdfReader(BytesIO(pdf)).pages)


def unauthorised(store: Showroom, people: People, liable: str = "") -> None:
    """The authorisation ended yesterday; with `liable` somebody is named from today."""
    (row,) = store.brands.rows(people.general_manager)
    store.brands.end(people.general_manager, row.id, YESTERDAY, row.version)
    if liable:
        draft = BrandDraft("星河", BrandKind.UNAUTHORISED, liable=liable, valid_from=TODAY)
        store.brands.add(people.general_manager, draft)


def brand_findings(store: Showroom, people: People, deal_id: int) -> list[Finding]:
    return [found for found in store.contract.view(people.consultant, deal_id).findings if found.code == "MF-03"]


@pytest.mark.rule("MF-03")
def test_an_authorised_brand_prints_its_authority_and_asks_for_nothing(store: Showroom, people: People) -> None:
    """The control: one day, the first or the last of the authorisation, is enough (G-03)."""
    (row,) = store.brands.rows(people.general_manager)
    store.brands.end(people.general_manager, row.id, TODAY, row.version)
    deal_id = drafted(store, people)
    assert brand_findings(store, people, deal_id) == []
    text = text_of(store.documents.pdf(people.consultant, sign(store, people, deal_id).document_id))
    assert ("星河供应商授权销售" in text, "特别提醒" in text) == (True, False)
    with pytest.raises(ShowroomError) as needless:
        store.brand_notices.acknowledge(people.consultant, deal_id, "")
    assert needless.value.code == "contract_already_signed"


@pytest.mark.rule("MF-03", "CT-01")
def test_without_authorisation_somebody_is_named_and_the_buyer_acknowledges_it_by_itself(
    store: Showroom, people: People
) -> None:
    deal_id = drafted(store, people)
    unauthorised(store, people)
    (nobody,) = brand_findings(store, people, deal_id)
    assert (nobody.severity, nobody.evidence) == (Severity.BLOCK, "星河 2026-11-22")
    with pytest.raises(StepBlocked) as blocked:
        sign(store, people, deal_id)
    assert {found.code for found in blocked.value.findings} == {"MF-03"}
    with pytest.raises(ShowroomError, match="MF-03"):
        store.brand_notices.acknowledge(people.consultant, deal_id, "")

    draft = BrandDraft("星 河", BrandKind.UNAUTHORISED, liable=IMPORTER, valid_from=TODAY)
    store.brands.add(people.general_manager, draft)  # written with a space: the same brand
    (unread,) = brand_findings(store, people, deal_id)
    assert (unread.severity, unread.evidence) == (Severity.BLOCK, f"星河: {IMPORTER}")
    with pytest.raises(ShowroomError) as other:
        store.brand_notices.acknowledge(people.consultant, deal_id, "别家公司")
    assert other.value.code == "changed_meanwhile"
    state = store.brand_notices.acknowledge(people.consultant, deal_id, IMPORTER)
    assert state.seen_at == store.work.clock.now()
    assert brand_findings(store, people, deal_id) == []
    store.brand_notices.acknowledge(people.consultant, deal_id, IMPORTER, given=False)
    assert [found.evidence for found in brand_findings(store, people, deal_id)] == [unread.evidence]
    store.brand_notices.acknowledge(people.consultant, deal_id, IMPORTER)

    signed = sign(store, people, deal_id)
    text = text_of(store.documents.pdf(people.consultant, signed.document_id))
    for said in (
        "未取得该品牌供应商",
        f"责任的主体：{IMPORTER}",
        "乙方已于2026年11月22日 10:00 阅读以上提醒并单独确认",
    ):
        assert "".join(said.split()) in text
    english = text_of(store.documents.pdf(people.consultant, signed.translation_id))
    assert "notauthorisedbythesupplierof" in english
    with pytest.raises(sa.exc.DBAPIError, match="immutable"), by_owner(store) as session:
        session.execute(sa.update(BrandNotice).values(liable="x"))


@pytest.mark.rule("MF-03")
def test_a_word_given_for_somebody_else_counts_no_more(sqlite_store: Showroom, people: People) -> None:
    """What was acknowledged names who answers: another name is another warning."""
    store = sqlite_store
    deal_id = drafted(store, people)
    unauthorised(store, people, IMPORTER)
    store.brand_notices.acknowledge(people.consultant, deal_id, IMPORTER)
    row = next(row for row in store.brands.rows(people.general_manager) if row.liable)
    store.brands.end(people.general_manager, row.id, YESTERDAY, row.version)
    store.brands.add(
        people.general_manager, BrandDraft("星河", BrandKind.UNAUTHORISED, liable="本店", valid_from=TODAY)
    )
    assert [found.evidence for found in brand_findings(store, people, deal_id)] == ["星河: 本店"]
    review = text_of(store.contract.review_pdf(people.consultant, deal_id))
    assert ("责任的主体：本店" in review, "单独确认" in review) == (True, False)


@pytest.mark.rule("MF-08")
def test_whom_to_complain_to_stands_on_the_contract_and_on_the_information_sheet(
    sqlite_store: Showroom, people: People
) -> None:
    store = sqlite_store
    deal_id = drafted(store, people)
    store.quality_terms.save_policy(people.admin, "全国联保", "Served everywhere")
    card = store.staff.store_card(people.admin)
    contact = {"complaint_person": "孙静", "complaint_phone": "021-55550012", "complaint_hours": "每日 9:00–18:00"}

    def papers() -> tuple[str, str]:
        sheet = store.quality_papers.information_sheet_of_deal(people.consultant, deal_id)
        return text_of(store.contract.review_pdf(people.consultant, deal_id)), text_of(sheet)

    contract, sheet = papers()  # the control: without a contact the store's own telephone stands on the sheet
    assert ("投诉联系" in contract, "投诉联系：021-55550000。" in sheet) == (False, True)
    store.staff.save_store(people.admin, replace(card, **contact))  # type: ignore[arg-type]  # texts only
    contract, sheet = papers()
    assert "投诉联系孙静021-55550012每日9:00–18:00" in contract
    assert "投诉联系：孙静021-55550012每日9:00–18:00。本店24小时内与您联系，7个工作日内答复" in sheet
