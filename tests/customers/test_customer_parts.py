"""What hangs on a customer: people, documents, cars, notes that need consent; and taking an edit back."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
import sqlalchemy as sa

from showroom.bootstrap import Showroom
from showroom.customers.model import ConsentPurpose, CustomerKind, IdKind
from showroom.customers.parts import CarDates as Dates
from showroom.customers.parts import (
    ContactPersonDraft,
    NoteDraft,
    OwnedVehicleDraft,
    PaperDraft,
    PartDraft,
    is_replaceable,
)
from showroom.customers.parts_model import (
    ContactPerson,
    ContactRole,
    IdentityPaper,
    NoteTopic,
    OwnedVehicle,
    PersonalNote,
)
from showroom.customers.records import CustomerDraft
from showroom.customers.views import CustomerView
from showroom.kernel.errors import FieldErrors, ShowroomError
from showroom.persistence.audit import AuditEntry
from tests.store_fixtures import People

WIFE = ContactPersonDraft("李娜", ContactRole.DECISION_MAKER, "妻子", "139 1234 1235")
GOLF = OwnedVehicleDraft("大众", "高尔夫", "沪A12345", since=date(2022, 5, 1), insurance_to=date(2026, 12, 1))
CHILD = NoteDraft(NoteTopic.CHILDREN, "toddler")
HOBBY = NoteDraft(NoteTopic.HOBBY, "喜欢越野露营")


@pytest.fixture
def zhang(store: Showroom, people: People) -> CustomerView:
    return store.customers.create(people.consultant, CustomerDraft("张伟", "13812341234"))


def count(store: Showroom, kind: Any) -> int:
    with store.work.db.read() as session:
        return session.scalar(sa.select(sa.func.count()).select_from(kind)) or 0


@pytest.mark.rule("S4-05", "GR-04", "PI-10")
def test_people_beside_the_customer_keep_their_role_and_a_masked_number(
    store: Showroom, people: People, zhang: CustomerView
) -> None:
    saved = store.customer_parts.save_part(people.consultant, zhang.id, WIFE)
    (line,) = store.customer_file.identity(people.consultant, zhang.id).contacts
    assert (line.name, line.role, line.phone) == ("李娜", ContactRole.DECISION_MAKER, "139****1235")
    changed = replace(WIFE, phone=line.phone, relation="爱人", version=line.version)
    store.customer_parts.save_part(people.consultant, zhang.id, changed, saved.id)
    shown = store.customer_parts.reveal_part(people.consultant, zhang.id, "contact_person", saved.id)
    assert shown == "13912341235"
    with store.work.db.read() as session:
        entry = session.scalars(sa.select(AuditEntry).order_by(AuditEntry.seq.desc())).first()
    assert entry is not None
    assert "revealed" in entry.facts
    assert "13912341235" not in entry.facts


@pytest.mark.parametrize(
    "draft, field",
    [
        (replace(WIFE, name=" "), "name"),
        (replace(WIFE, phone="123"), "phone"),
        (replace(WIFE, name="李\u202e娜"), "name"),
        (PaperDraft(IdKind.PASSPORT, ""), "number"),
        (PaperDraft(IdKind.RESIDENT, "110105194912310021"), "number"),
        (PaperDraft(IdKind.FOREIGN_PASSPORT, "C01X00T47", "", date(2030, 1, 1)), "country"),
        (PaperDraft(IdKind.FOREIGN_PASSPORT, "C01X00T47", "DEU", date(2026, 11, 22)), "valid_to"),
        (PaperDraft(IdKind.TAIWAN_PASS, "1234567"), "number"),
        (PaperDraft(IdKind.HOME_RETURN, "X12345678"), "number"),
        (PaperDraft(IdKind.CREDIT_CODE, "91340104MA8NE3M66X"), "number"),
        (PaperDraft(IdKind.OFFICER, "军字第0012345号"), "note"),
        (replace(GOLF, brand=""), "brand"),
        (replace(GOLF, plate="ABC"), "plate"),
        (replace(GOLF, vin="LSVAU2182T2000002"), "vin"),
        (replace(GOLF, since=date(2027, 1, 1)), "since"),
        (replace(GOLF, gone_on=date(2021, 1, 1)), "gone_on"),
        (replace(GOLF, mileage_km=-1), "mileage_km"),
    ],
)
@pytest.mark.rule("ID-02", "PH-01", "US-02", "VN-03")
def test_a_wrong_part_is_told_beside_its_field(sqlite_store: Showroom, draft: PartDraft, field: str) -> None:
    from tests.store_fixtures import hire

    consultant = hire(sqlite_store).consultant
    own = sqlite_store.customers.create(consultant, CustomerDraft("张伟", "13812341234"))
    with pytest.raises(FieldErrors) as caught:
        sqlite_store.customer_parts.save_part(consultant, own.id, draft)
    assert set(caught.value.fields) == {field}


@pytest.mark.parametrize(
    "draft, expired, warns",
    [
        (PaperDraft(IdKind.RESIDENT, "11010519491231002x"), False, ""),
        (PaperDraft(IdKind.RESIDENT, "11010519491231002X", valid_to=date(2026, 11, 21)), True, ""),
        (PaperDraft(IdKind.RESIDENT, "11010519491231002X", valid_to=date(2026, 11, 22)), False, ""),
        (PaperDraft(IdKind.PASSPORT, "E12345678", valid_to=date(2030, 1, 1)), False, ""),
        (PaperDraft(IdKind.PASSPORT, "A1234567", valid_to=date(2030, 1, 1)), False, "document_unusual"),
        (PaperDraft(IdKind.FOREIGN_PASSPORT, "C01X00T47", "DEU", date(2030, 1, 1)), False, ""),
        (PaperDraft(IdKind.HOME_RETURN, "H12345678"), False, ""),
        (PaperDraft(IdKind.TAIWAN_PASS, "12345678"), False, ""),
        (PaperDraft(IdKind.PERMANENT_RESIDENCE, "CHN110000000001"), False, ""),
        (PaperDraft(IdKind.OFFICER, "军字第0012345号", note="军官证"), False, ""),
        (PaperDraft(IdKind.CREDIT_CODE, "91340104MA8NE3M66N"), False, ""),
        (PaperDraft(IdKind.CREDIT_CODE, "110000012345678"), False, "paper_legacy"),
    ],
)
@pytest.mark.rule("ID-05", "ID-06", "US-04")
def test_every_kind_of_document_is_kept_with_validity_and_check(
    sqlite_store: Showroom, draft: PaperDraft, expired: bool, warns: str
) -> None:
    from tests.store_fixtures import hire

    consultant = hire(sqlite_store).consultant
    own = sqlite_store.customers.create(consultant, CustomerDraft("张伟", "13812341234"))
    sqlite_store.customer_parts.save_part(consultant, own.id, draft)
    (line,) = sqlite_store.customer_file.identity(consultant, own.id).papers
    assert line.kind is draft.kind
    assert line.number.count("*") >= 3
    assert line.state.expired is expired
    warning = line.state.warning
    code = "" if warning is None else getattr(warning, "code", "") or warning.message.code  # type: ignore[union-attr]
    assert code == warns


@pytest.mark.rule("PI-10")
def test_a_receptionist_never_sees_a_whole_document_number(
    store: Showroom, people: People, zhang: CustomerView
) -> None:
    saved = store.customer_parts.save_part(people.consultant, zhang.id, PaperDraft(IdKind.PASSPORT, "E12345678"))
    for actor in (people.receptionist, people.colleague):
        with pytest.raises(ShowroomError) as caught:
            store.customer_parts.reveal_part(actor, zhang.id, "identity_paper", saved.id, "要看")
        assert caught.value.code in ("not_allowed", "not_yours")
    with pytest.raises(FieldErrors):
        store.customer_parts.reveal_part(people.manager, zhang.id, "identity_paper", saved.id)
    seen = store.customer_parts.reveal_part(people.manager, zhang.id, "identity_paper", saved.id, "核对护照")
    assert seen == "E12345678"


@pytest.mark.rule("FU-7", "FU-11")
def test_cars_owned_tell_when_insurance_and_replacement_are_due(
    store: Showroom, people: People, zhang: CustomerView
) -> None:
    store.customer_parts.save_part(people.consultant, zhang.id, replace(GOLF, mileage_km=61000))
    store.customer_parts.save_part(people.consultant, zhang.id, replace(GOLF, plate="", gone_on=date(2025, 1, 1)))
    kept, gone = store.customer_file.identity(people.consultant, zhang.id).vehicles
    assert (kept.plate, kept.renew_in, kept.replaceable) == ("沪A12345", 9, True)
    assert (kept.mileage_km, kept.mileage_on) == (61000, date(2026, 11, 22))
    assert (gone.renew_in, gone.replaceable) == (None, False)


@pytest.mark.rule("FU-11", "G-03", "G-04")
def test_a_replacement_is_due_from_the_36th_to_the_60th_month_both_in() -> None:
    on = Dates(date(2026, 11, 22), 36, 60)
    bought = [date(2023, 11, 23), date(2023, 11, 22), date(2021, 11, 22), date(2021, 10, 22), date(2027, 1, 1), None]
    assert [is_replaceable(day, on) for day in bought] == [False, True, True, False, False, False]


@pytest.mark.rule("PI-01", "PI-03", "PI-06", "S3-55", "Q-17")
def test_personal_notes_need_consent_and_go_with_it(store: Showroom, people: People, zhang: CustomerView) -> None:
    with pytest.raises(ShowroomError) as caught:
        store.customer_parts.save_part(people.consultant, zhang.id, HOBBY)
    assert caught.value.code == "note_needs_consent"
    assert count(store, PersonalNote) == 0
    customers = store.customers
    customers.give_consent(people.consultant, zhang.id, ConsentPurpose.RELATIONSHIP, "2026-11", "当面")
    saved = store.customer_parts.save_part(people.consultant, zhang.id, HOBBY)
    store.customer_parts.save_part(people.consultant, zhang.id, CHILD)
    with pytest.raises(FieldErrors):
        store.customer_parts.save_part(people.consultant, zhang.id, replace(CHILD, text="小名豆豆，上实验小学"))
    assert len(store.customer_file.identity(people.consultant, zhang.id).notes) == 2
    assert store.customer_file.identity(people.finance, zhang.id).notes == ()
    removed = store.customer_parts.remove_part(people.consultant, zhang.id, "personal_note", saved.id)
    customers.withdraw_consent(people.consultant, zhang.id, ConsentPurpose.RELATIONSHIP, "2026-11", "当面")
    assert count(store, PersonalNote) == 0
    with pytest.raises(ShowroomError) as refused:
        store.customer_parts.undo_edit(people.consultant, removed.undo)
    assert refused.value.code == "note_needs_consent"
    customers.give_consent(people.consultant, zhang.id, ConsentPurpose.RELATIONSHIP, "2026-11", "当面")
    with pytest.raises(ShowroomError) as erased:
        store.customer_parts.undo_edit(people.consultant, removed.undo)
    assert erased.value.code == "note_needs_consent"
    assert count(store, PersonalNote) == 0


def test_a_saved_edit_is_taken_back_unless_somebody_changed_it_since(
    store: Showroom, people: People, zhang: CustomerView
) -> None:
    masked = replace(CustomerDraft("张伟", "138****1234"), address="世纪大道1号")
    saved = store.customers.save(people.manager, zhang.id, masked, zhang.version)
    moved = store.customers.save(people.manager, zhang.id, replace(masked, phone="13700001111"), saved.version)
    with pytest.raises(ShowroomError):
        store.customer_parts.undo_edit(people.consultant, moved.undo)  # another's edit
    store.customer_parts.undo_edit(people.manager, moved.undo)
    now = store.customers.view(people.consultant, zhang.id)
    assert (now.phone, now.address) == ("13812341234", "世纪大道1号")
    with pytest.raises(ShowroomError) as late:
        store.customer_parts.undo_edit(people.manager, saved.undo)
    assert late.value.code == "changed_meanwhile"
    again = store.customers.save(people.consultant, zhang.id, CustomerDraft("张伟", "13700001111"), now.version)
    store.customers.create(people.colleague, CustomerDraft("李四", "13812341234"))
    with pytest.raises(ShowroomError) as taken:
        store.customer_parts.undo_edit(people.consultant, again.undo)
    assert taken.value.code == "phone_known"


@pytest.mark.parametrize(
    "draft, changed, kind",
    [
        (WIFE, replace(WIFE, name="李娜娜"), ContactPerson),
        (GOLF, replace(GOLF, plate="沪B54321"), OwnedVehicle),
        (PaperDraft(IdKind.PASSPORT, "E12345678"), PaperDraft(IdKind.PASSPORT, "E87654321"), IdentityPaper),
    ],
)
def test_adding_changing_and_removing_a_part_can_each_be_taken_back(
    store: Showroom, people: People, zhang: CustomerView, draft: Any, changed: Any, kind: Any
) -> None:
    parts, me = store.customer_parts, people.consultant

    def rows() -> list[tuple[Any, ...]]:
        columns = [column for column in kind.__table__.columns if column.name != "version"]
        with store.work.db.read() as session:
            return [tuple(row) for row in session.execute(sa.select(*columns).order_by(kind.id))]

    added = parts.save_part(me, zhang.id, draft)
    whole = rows()
    edited = parts.save_part(me, zhang.id, replace(changed, version=1), added.id)
    assert rows() != whole
    parts.undo_edit(me, edited.undo)
    assert rows() == whole
    gone = parts.remove_part(me, zhang.id, kind.__tablename__, added.id)
    assert rows() == []
    parts.undo_edit(me, gone.undo)
    assert rows() == whole
    with pytest.raises(ShowroomError):
        parts.undo_edit(me, gone.undo)


@pytest.mark.rule("PI-10")
def test_parts_of_anothers_customer_are_out_of_reach(store: Showroom, people: People, zhang: CustomerView) -> None:
    saved = store.customer_parts.save_part(people.consultant, zhang.id, WIFE)
    acts = (
        lambda: store.customer_parts.save_part(people.colleague, zhang.id, GOLF),
        lambda: store.customer_parts.remove_part(people.colleague, zhang.id, "contact_person", saved.id),
        lambda: store.customer_parts.reveal_part(people.colleague, zhang.id, "contact_person", saved.id, "看"),
        lambda: store.customer_file.identity(people.colleague, zhang.id),
        lambda: store.customer_file.history(people.colleague, zhang.id),
        lambda: store.customer_file.timeline(people.colleague, zhang.id),
    )
    for act in acts:
        with pytest.raises(ShowroomError) as caught:
            act()
        assert caught.value.code == "not_yours"


def test_a_part_of_another_customer_is_not_reached_through_ones_own(
    store: Showroom, people: People, zhang: CustomerView
) -> None:
    other = store.customers.create(people.consultant, CustomerDraft("李四", "13912341234", kind=CustomerKind.PERSON))
    saved = store.customer_parts.save_part(people.consultant, other.id, WIFE)
    with pytest.raises(ShowroomError) as caught:
        store.customer_parts.remove_part(people.consultant, zhang.id, "contact_person", saved.id)
    assert caught.value.code == "part_not_found"
