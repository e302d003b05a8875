"""The block table of §3.2: every field of a real deal's contract on paper, and what must not be hidden from a buyer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

import pytest
import sqlalchemy as sa
from pypdf import PdfReader

from showroom.bootstrap import Showroom
from showroom.contract.contract_paper import CarState, Forum
from showroom.contract.contract_pdf import render
from showroom.deals.model import Deal
from showroom.deals.service import StepBlocked
from showroom.kernel.errors import FieldErrors, Lang
from showroom.kernel.findings import Severity
from showroom.settings import RowDraft
from showroom.vehicles.model import Vehicle, VehicleModel, VehicleStatus
from tests.contract.contract_builders import drafted, filled, sign
from tests.contract.test_ink import picture
from tests.documents.paper_examples import contract
from tests.documents.pdf_reading import joined
from tests.store_fixtures import People

QUOTED = (
    '{"discounts": [{"kind": "store", "amount": {"fen": 1000000}}], "options": ['
    '{"name": "全景天窗", "count": 1, "price": {"fen": 0}, "gift": false, "factory": true, "quality": ""},'
    '{"name": "原厂脚垫", "count": 2, "price": {"fen": 80000}, "gift": true, "quality": "original"}]}'
)
STORE: dict[str, Any] = {
    "address": "浦东新区示范路 88 号", "phone": "021-55550000", "legal_representative": "沈国强",
    "bank": "中国银行浦东支行", "bank_account": "440012345678", "complaint_phone": "021-55550001",
}  # fmt: skip
BUYER = {
    "buyer_address": "徐汇区某路1号", "invoice_title": "张三个人", "agent": "李四",
    "agent_id_number": "110105194912310038", "known_defects": "左前门补漆一处", "car_state": CarState.DISPLAY,
    "balance_due": date(2026, 12, 5), "special_terms": "",
}  # fmt: skip
SAID: dict[Lang, tuple[str, ...]] = {
    "zh": (
        "SH01-XS-20261122-0001", "2026年11月22日签订于上海市浦东新区", "星河展厅", "91340104MA8NE3M66N",
        "浦东新区示范路88号", "021-55550000", "沈国强", "中国银行浦东支行", "440012345678", "授权销售顾问周敏",
        "021-55550001", "张三", "居民身份证", "11010519491231002X", "13800138000", "徐汇区某路1号",
        "发票抬头张三个人", "代理人（附授权委托书）李四", "110105194912310038", "星河", "E62026款", "650km长续航版",
        "珍珠白", "黑色", "厂家指导价¥249,800.00", "数量（辆）1", "展车，里程86km", "LSVAU2182T2000001", "EM0001",
        "WAC0001", "生产日期2026-09-30", "产地合肥", "能源类型纯电动", "排放标准零排放", "续航650km",
        "车辆单价（含增值税）¥249,800.00", "-¥10,000.00", "¥239,800.00", "人民币贰拾叁万玖仟捌佰元整",
        "合同车价包含：增值税", "厂家选装（全景天窗", "不包含：车辆购置税", "原厂脚垫",
        "付款方式：全款", "定金数额",
        "2026年12月5日前（含当日）付清余款", "汇入本合同所列甲方账户", "2026年12月8日", "本店交车区", "PDI",
        "三包凭证", "所有权及毁损、灭失的风险自交付时起转移", "制造商质量担保", "已知瑕疵：左前门补漆一处",
        "未勾选即不选购", "☐代办上牌：¥500.00，提供方：本店",
        "变更车型、配置、颜色", "不得因厂家调价单方变更", "每逾期一日按乙方已付款的0.05%", "按逾期款项的0.05%",
        "逾期超过30日", "隐私告知", "12315", "人民法院起诉", "一式2份", "自双方签字（盖章）之日起生效",
        "补充协议与本合同具有同等效力", "采用电子签名", "时间戳",
    ),
    "en": (
        "displaycar,86kmdriven", "Invoiceto张三个人", "Agent(powerofattorneyattached)李四", "Productiondate2026-09-30",
        "Bank中国银行浦东支行", "Knowndefectsdisclosedinwriting:左前门补漆一处", "orderedfromthefactory:全景天窗",
        "Titleandtheriskofdamageorlosspasstothebuyerondelivery", "0.05%", "2counterparts",
    ),
}  # fmt: skip


def ready(store: Showroom, people: People, **changes: object) -> int:
    """A deal whose store, car and quotation say all that the table of §3.2 asks for."""
    card = store.staff.store_card(people.admin)
    store.staff.save_store(people.admin, replace(card, **STORE))
    deal_id = drafted(store, people)
    with store.work.db.begin() as session:
        session.execute(sa.update(Deal).values(quotation_json=QUOTED))
        session.execute(sa.update(VehicleModel).values(origin="合肥", emission="零排放"))
        session.execute(sa.update(Vehicle).values(produced=date(2026, 9, 30), odometer_km=86))
    values: dict[str, Any] = BUYER | changes
    store.contract.save_draft(people.consultant, deal_id, filled(store, people, deal_id, **values))
    if values["agent_id_number"]:
        store.authorities.attach(people.consultant, deal_id, (picture(),))
    return deal_id


@pytest.mark.rule("DP-01", "MF-05", "MF-07", "CT-01", "RM-06", "S4-10")
def test_every_field_of_the_table_stands_on_the_signed_paper(store: Showroom, people: People) -> None:
    signed = sign(store, people, ready(store, people))
    for document, lang in ((signed.document_id, "zh"), (signed.translation_id, "en")):
        text = joined(store.documents.pdf(people.consultant, document))
        for said in SAID[lang]:  # type: ignore[index]
            assert said in text, said


@pytest.mark.rule("S4-10")
def test_what_a_buyer_must_be_told_of_the_car_is_not_left_out(store: Showroom, people: People) -> None:
    deal_id = ready(store, people, car_state=CarState.NEW, known_defects="", agent_id_number="")
    with store.work.db.begin() as session:
        session.execute(sa.update(Vehicle).values(status=VehicleStatus.DEMO, open_defect=True))
        session.execute(sa.update(VehicleModel).values(range_km=None))
    view = store.contract.view(people.consultant, deal_id)
    found = {(one.field, one.severity) for one in view.findings if one.code == "§3.2"}
    blocks = {"car_state", "known_defects", "agent_id_number"}
    assert found == {("", Severity.WARN), *((field, Severity.BLOCK) for field in blocks)}
    with pytest.raises(StepBlocked) as blocked:
        sign(store, people, deal_id)
    assert {one.field for one in blocked.value.findings} == blocks
    told = {"car_state": CarState.DEMO, "known_defects": "左前门补漆", "agent_id_number": "110105194912310038"}
    store.contract.save_draft(people.consultant, deal_id, filled(store, people, deal_id, **(BUYER | told)))
    store.authorities.attach(people.consultant, deal_id, (picture(),))
    assert "试驾车，里程86km" in joined(store.contract.review_pdf(people.consultant, deal_id))
    assert sign(store, people, deal_id).number


@pytest.mark.rule("G-06", "CT-07")
def test_house_terms_are_dated_rows_and_a_signed_contract_keeps_its_own(store: Showroom, people: People) -> None:
    deal_id = ready(store, people)
    before = store.contract.review_pdf(people.consultant, deal_id)
    for key, value in (("contract.daily_percent", "0.10"), ("contract.withdraw_days", "15")):
        row = RowDraft(key, value, date(2026, 11, 22), source="house")
        store.parameters.add_row(people.admin, row)
    after = joined(store.contract.review_pdf(people.consultant, deal_id))
    assert "逾期款项的0.05%" in joined(before)
    assert "逾期款项的0.1%" in after
    assert "逾期超过15日" in after
    signed = sign(store, people, deal_id)
    later = RowDraft("contract.daily_percent", "0.2", date(2026, 11, 22), source="house")
    store.parameters.add_row(people.admin, later)
    assert "逾期款项的0.1%" in joined(store.documents.pdf(people.consultant, signed.document_id))


@pytest.mark.rule("S4-10")
def test_disputes_end_before_one_forum_that_is_named(store: Showroom, people: People) -> None:
    deal_id = ready(store, people)
    arbitration = filled(store, people, deal_id, forum=Forum.ARBITRATION, forum_name=" ")
    with pytest.raises(FieldErrors) as nameless:
        store.contract.save_draft(people.consultant, deal_id, arbitration)
    assert set(nameless.value.fields) == {"forum_name"}


def bold_words(pdf: bytes) -> str:
    """All text that is set in a bold font."""
    found: list[str] = []

    def keep(text: str, _cm: object, _tm: object, font: dict[str, Any] | None, _size: object) -> None:
        if font is not None and "Bold" in str(font.get("/BaseFont", "")):
            found.append("".join(text.split()))

    for page in PdfReader(BytesIO(pdf)).pages:
        page.extract_text(visitor_text=keep)
    return "".join(found)


@pytest.mark.rule("CT-01")
def test_terms_that_weigh_are_printed_bold_and_others_are_not() -> None:
    bold = bold_words(render(contract(), "zh"))
    for weighty in (
        "请在签字前要求卖方说明", "价格自签订之日起固定", "双倍返还定金", "贷款未获批准", "甲方应不迟于2026年12月8日",
        "所有权及毁损、灭失的风险自交付时起转移", "承担三包责任", "每逾期一日", "有权解除合同",
        "向有管辖权的人民法院起诉",
    ):  # fmt: skip
        assert weighty in bold, weighty
    for plain in ("双方先行协商", "双方当面共同查验", "自双方签字（盖章）之日起生效"):
        assert plain not in bold
