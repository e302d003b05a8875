"""Messages to many (S0-14): only who agreed, placeholders filled, a way out named, taken out by right and reason."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import given
from hypothesis import strategies as st

from showroom.bootstrap import Showroom
from showroom.documents.workbook import read_workbook
from showroom.kernel.errors import FieldErrors, ShowroomError
from showroom.persistence.audit import AuditEntry
from showroom.reception.campaign_model import BulkMessageTo
from showroom.reception.campaign_rules import filled, placeholders, sms_parts, title
from showroom.reception.campaign_views import Audience, LeftOut, MessageDraft, MessageOrder
from tests.reception.campaign_people import Town
from tests.store_fixtures import People

TEXT = "【{门店}】{称呼}，{活动}{日期}在{地点}，{意向车型}到店有礼，顾问{顾问}。拒收请回复R"
WHY = "冬季试驾活动短信群发给客户"


@pytest.fixture
def town(store: Showroom, people: People) -> Town:
    return Town(store, people)


def draft(town: Town, text: str = TEXT) -> MessageDraft:
    return MessageDraft(text, Audience(), town.campaign_id)


@pytest.mark.rule("S0-14", "PI-01", "PI-11", "PI-10")
def test_only_who_agreed_gets_a_text_of_their_own(town: Town) -> None:
    consultant = town.people.consultant
    town.customer("王小明", gender="M", interest="星河 E6", owner=consultant)
    town.customer("欧阳娜娜", gender="F", interest="星河 P7", owner=consultant)
    town.customer("没兴趣", owner=consultant)
    town.customer("没顾问", interest="E6")
    town.customer("没问过", interest="E6", consent=None, owner=consultant)
    town.customer("收回", interest="E6", consent=False, owner=consultant)
    town.customer("别打", interest="E6", do_not_contact=True, owner=consultant)
    town.customer("座机", interest="E6", phone="021-55550000", owner=consultant)
    seen = town.store.bulk_messages.preview(town.people.manager, draft(town))
    assert (seen.matched, seen.allowed, seen.left_out) == (8, 2, LeftOut(1, 2, 1, 0, 2))
    first, second = seen.people
    assert first.text == (
        "【星河展厅】王先生，冬季试驾2026-11-28 – 2026-11-30在张杨路展厅，星河 E6到店有礼，顾问周敏。拒收请回复R"
    )
    assert (first.phone, first.parts) == ("139****0001", 1)
    assert "欧阳女士" in second.text


@pytest.mark.rule("S0-14", "PI-10")
@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_the_file_holds_full_numbers_is_audited_and_keeps_whom_it_named(
    town: Town, tmp_path: Path, ending: str
) -> None:
    manager = town.people.manager
    evil = town.customer("=1+1", gender="", interest="<r>+cmd</r>", owner=town.people.consultant)
    target = tmp_path / f"sms{ending}"
    order = MessageOrder(draft(town), target, WHY)
    made = town.store.bulk_messages.export(manager, order)
    assert (made.persons, made.campaign, made.text) == (1, "冬季试驾", TEXT)
    (sheet,) = read_workbook(target).sheets
    name, phone, text, parts = (str(cell) for cell in sheet.rows[1])
    assert (name, phone, int(parts)) == ("=1+1", "13900000001", sms_parts(text))
    assert "<r>+cmd</r>" in text
    with town.store.work.db.read() as session:
        facts = session.scalars(sa.select(AuditEntry.facts).where(AuditEntry.object_kind == "bulk_message")).all()
        receivers = session.scalars(sa.select(BulkMessageTo.customer_id)).all()
    assert WHY in str(facts[0])
    assert list(receivers) == [evil]
    with pytest.raises(ShowroomError, match="copy_exists"):
        town.store.bulk_messages.export(manager, order)
    assert len(town.store.bulk_messages.messages(manager)) == 1  # what was not written was not sent
    if ending == ".csv":
        assert "'=1+1" in target.read_text("utf-8-sig")


@pytest.mark.rule("S0-14", "PI-10")
def test_full_numbers_need_the_right_a_reason_and_a_place(town: Town, tmp_path: Path) -> None:
    people = town.people
    town.customer("王小明", interest="星河 E6", owner=people.consultant)
    good = MessageOrder(draft(town), tmp_path / "sms.xlsx", WHY)
    for order, field in (
        (replace(good, reason="群发"), "reason"),
        (replace(good, target=tmp_path / "sms.exe"), "target"),
        (replace(good, target=tmp_path / "nowhere" / "sms.csv"), "target"),
    ):
        with pytest.raises(FieldErrors) as refused:
            town.store.bulk_messages.export(people.manager, order)
        assert set(refused.value.fields) == {field}
    for actor in (people.consultant, people.receptionist, people.finance):
        with pytest.raises(ShowroomError, match="not_allowed"):
            town.store.bulk_messages.export(actor, good)
    nobody = replace(good, draft=replace(good.draft, audience=Audience(interest="nothing like it")))
    with pytest.raises(ShowroomError, match="bulk_nobody"):
        town.store.bulk_messages.export(people.manager, nobody)
    assert list(tmp_path.glob("*.xlsx")) == []
    assert town.store.bulk_messages.messages(people.manager) == ()


@pytest.mark.rule("S0-14", "PI-03")
@pytest.mark.parametrize(
    "text, field",
    [
        ("", "text"),
        ("{姓名}您好，到店有礼", "text"),  # no way out
        ("{姓名}您好 {电话} 退订回T", "text"),  # no such placeholder
        ("{姓名您好 退订回T", "text"),
        ("姓名}您好 退订回T", "text"),
        ("x" * 1001, "text"),
    ],
)
def test_a_text_that_may_not_go_out_is_told_beside_its_field(town: Town, text: str, field: str) -> None:
    with pytest.raises(FieldErrors) as refused:
        town.store.bulk_messages.preview(town.people.manager, draft(town, text))
    assert set(refused.value.fields) == {field}


@pytest.mark.rule("S0-14")
def test_a_text_that_speaks_of_the_campaign_needs_one(town: Town) -> None:
    with pytest.raises(FieldErrors) as refused:
        town.store.bulk_messages.preview(town.people.manager, MessageDraft("{活动} 退订回T"))
    assert set(refused.value.fields) == {"campaign_id"}
    with pytest.raises(FieldErrors):
        town.store.bulk_messages.preview(town.people.manager, MessageDraft("{活动} 退订回T", campaign_id=999))
    assert town.store.bulk_messages.preview(town.people.manager, MessageDraft("您好 reply STOP")).allowed == 0


def test_placeholders_in_both_languages() -> None:
    assert placeholders("{name} {称呼} {model}{姓名}") == ("name", "title", "model")
    assert filled("{姓名}、{model}", {"name": "张伟", "model": "E6"}) == "张伟、E6"
    assert filled("{姓名}、{model}", {"name": "张伟", "model": " "}) is None
    assert filled("{姓名}", {"name": "{门店}", "store": "x"}) == "{门店}"


@given(st.text(max_size=40), st.text(max_size=40))
def test_what_is_filled_in_stands_there_as_it_is(name: str, model: str) -> None:
    text = filled("<{name}|{model}>", {"name": name, "model": model})
    blank = not name.strip() or not model.strip()
    assert text == (None if blank else f"<{name.strip()}|{model.strip()}>")


@pytest.mark.parametrize("length, parts", [(0, 1), (70, 1), (71, 2), (134, 2), (135, 3)])
def test_how_many_short_messages_a_text_costs(length: int, parts: int) -> None:
    assert sms_parts("好" * length) == parts


def test_a_title_by_gender_and_whole_surname() -> None:
    assert [title("欧阳娜娜", "F", "zh"), title("张伟", "M", "zh"), title("张伟", "", "zh")] == [
        "欧阳女士", "张先生", "张伟",
    ]  # fmt: skip
    assert [title("John Smith", "M", "en"), title("Smith", "F", "en")] == ["Mr Smith", "Ms Smith"]
