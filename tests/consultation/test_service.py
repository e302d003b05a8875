"""Consultation: needs confirmed by the customer, grade with its reason, next contact, consents, and the gate."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from showroom.bootstrap import Showroom
from showroom.consultation.model import Consultation
from showroom.consultation.rules import Bant, FirstMeeting, Known
from showroom.consultation.views import NeedsDraft, NeedsView, Signs
from showroom.customers.model import Consent, ConsentPurpose, Customer, CustomerTask, Grade, GradeChange
from showroom.deals.model import Deal, DealStep, Step, StepState
from showroom.kernel.actor import Permission
from showroom.kernel.clock import FixedClock
from showroom.kernel.errors import FieldErrors, ShowroomError
from showroom.kernel.findings import Severity
from showroom.kernel.money import Money
from showroom.persistence.actions import Tx, Workplace, writes
from tests.deal_builders import deal_at
from tests.store_fixtures import NOW, People

TODAY = date(2026, 11, 22)
READY = Bant(Known.YES, Known.PARTLY, Known.YES, Known.YES)


@pytest.fixture
def deal(store: Showroom, people: People) -> int:
    """A deal of 周敏 that stands at consultation."""
    return deal_at(store, people, Step.CONSULTATION)


def filled(deal_id: int, version: int = 0) -> NeedsDraft:
    return NeedsDraft(
        deal_id, version, who_drives="夫妻两人，每天 40 公里", budget=Money.of("260000"), horizon_days=7,
        top_needs=("续航", "后排空间", "保值"), restatement="一家四口，城市通勤，看重续航和后排空间，预算 26 万",
        restatement_confirmed=True, bant=READY, decision_maker_present=True, grade=Grade.H, next_contact=TODAY,
        consents=frozenset({ConsentPurpose.PRIVACY}),
    )  # fmt: skip


def save(store: Showroom, people: People, draft: NeedsDraft) -> NeedsView:
    return store.consultation.save_needs(people.consultant, draft)


def missing(store: Showroom, people: People, deal_id: int) -> set[tuple[str, str]]:
    found = store.deals.view(people.consultant, deal_id).missing
    return {(f.code, f.field) for f in found if f.severity >= Severity.NEEDS_APPROVAL}


def refusal(store: Showroom, people: People, draft: NeedsDraft) -> set[str]:
    with pytest.raises(FieldErrors) as refused:
        save(store, people, draft)
    return set(refused.value.fields)


@pytest.mark.rule("GR-01", "GR-02", "PI-02", "S0-20", "G-08")
def test_the_gate_opens_when_nothing_is_missing(store: Showroom, people: People, deal: int) -> None:
    assert missing(store, people, deal) == {
        ("§6.4", "top_needs"), ("§6.4", "restatement"), ("GR-01", "grade"), ("GR-02", "next_contact"),
        ("PI-02", "consents"),
    }  # fmt: skip
    save(store, people, filled(deal))
    assert missing(store, people, deal) == set()
    with store.work.db.read() as session:
        stored = session.get_one(Deal, deal)
        assert (stored.budget, stored.needs_summary) == (Money.of("260000"), "续航；后排空间；保值")


@pytest.mark.rule("GR-01", "GR-02", "PI-02", "PI-04", "S0-20")
@pytest.mark.parametrize(
    "change, code, field",
    [
        ({"restatement_confirmed": False}, "§6.4", "restatement_confirmed"),
        ({"top_needs": ()}, "§6.4", "top_needs"),
        ({"grade": None}, "GR-01", "grade"),
        ({"next_contact": None}, "GR-02", "next_contact"),
        ({"consents": frozenset({ConsentPurpose.IMAGES})}, "PI-02", "consents"),
    ],
)
def test_each_point_of_the_gate_holds_alone(
    store: Showroom, people: People, deal: int, change: dict[str, object], code: str, field: str
) -> None:
    save(store, people, replace(filled(deal), **change))  # type: ignore[arg-type] # the cases above fit the fields
    assert missing(store, people, deal) == {(code, field)}


def test_the_step_closes_and_the_next_one_opens(store: Showroom, people: People, deal: int) -> None:
    save(store, people, filled(deal))
    store.deals.complete_step(people.consultant, deal, Step.CONSULTATION)
    with store.work.db.read() as session:
        assert session.get_one(DealStep, (deal, Step.CONSULTATION)).state is StepState.DONE


@pytest.mark.rule("GR-02")
def test_a_date_that_has_passed_closes_the_gate_again(
    store: Showroom, people: People, deal: int, clock: FixedClock
) -> None:
    save(store, people, filled(deal))
    clock.at = NOW + timedelta(days=1)
    assert missing(store, people, deal) == {("GR-02", "next_contact")}


@pytest.mark.rule("S0-20")
def test_changed_words_must_be_confirmed_anew(store: Showroom, people: People, deal: int, clock: FixedClock) -> None:
    save(store, people, filled(deal))
    clock.at = NOW + timedelta(minutes=5)
    changed = replace(filled(deal, 1), restatement="其实更看重七座", restatement_confirmed=False)
    assert not save(store, people, changed).draft.restatement_confirmed
    again = save(store, people, replace(changed, version=2, restatement_confirmed=True))
    assert again.draft.restatement_confirmed
    with store.work.db.read() as session:
        assert session.scalars(sa.select(Consultation.confirmed_at)).one() == clock.at
    assert refusal(store, people, replace(changed, version=3, restatement="", restatement_confirmed=True)) == {
        "restatement"
    }


@pytest.mark.rule("GR-01")
def test_the_suggestion_follows_the_signs_and_another_grade_needs_its_reason(
    store: Showroom, people: People, deal: int
) -> None:
    signs = Signs(horizon_days=15, budget_fixed=True)
    assert store.consultation.advise(people.consultant, deal, signs).suggestion.grade.value == "A"
    other = replace(filled(deal), grade=Grade.C)
    assert refusal(store, people, other) == {"grade_reason"}
    save(store, people, replace(other, grade_reason="下月才发年终奖"))
    with store.work.db.read() as session:
        (change,) = session.scalars(sa.select(GradeChange)).all()
        assert session.scalars(sa.select(Customer.grade)).one() is Grade.C
    assert (change.grade, change.suggested, change.reason) == (Grade.C, Grade.H, "下月才发年终奖")


@pytest.mark.rule("GR-01")
def test_saving_again_writes_no_second_history_line(store: Showroom, people: People, deal: int) -> None:
    seen = save(store, people, filled(deal))
    for _ in range(2):
        seen = save(store, people, filled(deal, seen.draft.version))
    with store.work.db.read() as session:
        assert len(session.scalars(sa.select(GradeChange)).all()) == 1
        assert len(session.scalars(sa.select(Consent)).all()) == 1
    save(store, people, replace(filled(deal, seen.draft.version), grade=Grade.A, grade_reason="配偶还没看过车"))
    with store.work.db.read() as session:
        assert len(session.scalars(sa.select(GradeChange)).all()) == 2


@pytest.mark.rule("GR-02")
@pytest.mark.parametrize(
    "agreed, due", [(date(2026, 11, 22), date(2026, 11, 22)), (date(2026, 12, 10), date(2026, 11, 24))]
)
def test_the_reminder_is_the_earlier_of_promise_and_grade_and_there_is_one(
    store: Showroom, people: People, deal: int, agreed: date, due: date
) -> None:
    seen = save(store, people, replace(filled(deal), next_contact=agreed, next_note="带配偶看车"))
    assert (seen.planned, seen.planned_why is not None) == (due, due != agreed)
    save(store, people, replace(filled(deal, 1), next_contact=agreed, next_note="带配偶看车"))
    with store.work.db.read() as session:
        (task,) = session.scalars(sa.select(CustomerTask)).all()
    assert (task.due, task.note, task.owner_id) == (due, "带配偶看车", people.consultant.id)


class Office:
    """Sets what other pages set."""

    def __init__(self, work: Workplace) -> None:
        self.work = work

    @writes(Permission.SIGNED_IN)
    def do_not_contact(self, tx: Tx) -> None:
        tx.session.execute(sa.update(Customer).values(do_not_contact=True))
        tx.audit("customer", 1)


@pytest.mark.rule("PI-11", "GR-02")
def test_who_must_not_be_contacted_needs_no_date_and_gets_none(store: Showroom, people: People, deal: int) -> None:
    Office(store.work).do_not_contact(people.consultant)
    assert refusal(store, people, filled(deal)) == {"next_contact"}
    save(store, people, replace(filled(deal), next_contact=None))
    assert missing(store, people, deal) == set()


@pytest.mark.rule("PI-02", "PI-03", "PI-04")
def test_consents_start_empty_are_separate_and_can_be_taken_back(store: Showroom, people: People, deal: int) -> None:
    assert store.consultation.view(people.consultant, deal).draft.consents == frozenset()
    seen = save(store, people, filled(deal))
    both = frozenset({ConsentPurpose.PRIVACY, ConsentPurpose.MARKETING})
    seen = save(store, people, replace(filled(deal, seen.draft.version), consents=both))
    assert seen.draft.consents == both
    save(store, people, filled(deal, seen.draft.version))
    with store.work.db.read() as session:
        rows = session.scalars(sa.select(Consent).order_by(Consent.id)).all()
    assert [(row.purpose.value, row.given) for row in rows] == [
        ("privacy", True), ("marketing", True), ("marketing", False)
    ]  # fmt: skip
    assert {row.notice_version for row in rows} == {"2026-11"}


@pytest.mark.rule("PI-02", "PI-07")
def test_the_notice_names_store_telephone_and_periods(store: Showroom, people: People, deal: int) -> None:
    notice = store.consultation.view(people.consultant, deal).notice
    for words in ("星河展厅", "021-55550000", "24 个月", "10 年", "撤回"):
        assert words in notice.text("zh")


@pytest.mark.rule("GR-04", "GR-05", "S0-18", "S3-49")
def test_bant_and_prospect_card_are_judged(store: Showroom, people: People, deal: int) -> None:
    seen = save(store, people, filled(deal))
    assert (seen.qualified, seen.is_prospect) == (True, False)
    four = frozenset({"purchasing_power", "need", "approachable", "authority"})
    poorer = replace(filled(deal, 1), bant=replace(READY, need=Known.PARTLY), prospect=four)
    seen = save(store, people, poorer)
    assert (seen.qualified, seen.is_prospect, seen.draft.prospect) == (False, True, four)


@pytest.mark.rule("S0-28", "S0-16")
def test_first_meeting_prescribes_the_next_act_and_answers_are_counted(
    store: Showroom, people: People, deal: int
) -> None:
    seen = save(store, people, replace(filled(deal), first_meeting=FirstMeeting.COMPARING))
    assert seen.next_action is not None
    assert seen.next_action.message.code == "meeting_comparing"
    assert seen.complete == 100 * 3 // 13  # who drives, budget, timing


@pytest.mark.parametrize(
    "change, field",
    [
        ({"next_contact": date(2026, 11, 21)}, "next_contact"),
        ({"budget": Money(0)}, "budget"),
        ({"seats": 1}, "seats"),
        ({"horizon_days": -1}, "horizon_days"),
        ({"body_type": "boat"}, "body_type"),
        ({"grade": Grade.D}, "grade"),
        ({"top_needs": ("长" * 81,)}, "need_1"),
        ({"restatement": "长" * 501}, "restatement"),
        ({"competitors": "\ud800"}, "competitors"),
    ],
)
def test_wrong_input_is_named_by_field_and_nothing_is_stored(
    store: Showroom, people: People, deal: int, change: dict[str, object], field: str
) -> None:
    assert field in refusal(store, people, replace(filled(deal), **change))  # type: ignore[arg-type] # as above
    assert store.consultation.view(people.consultant, deal).draft.version == 0


def test_a_stale_page_and_a_strangers_deal_are_refused(store: Showroom, people: People, deal: int) -> None:
    save(store, people, filled(deal))
    with pytest.raises(ShowroomError, match="changed_meanwhile"):
        save(store, people, filled(deal))
    with pytest.raises(ShowroomError, match="not_your_deal"):
        store.consultation.save_needs(people.colleague, filled(deal, 1))


@pytest.mark.rule("G-08")
def test_before_reception_is_done_nothing_can_be_saved(store: Showroom, people: People) -> None:
    early = deal_at(store, people, Step.RECEPTION)
    with pytest.raises(ShowroomError, match="step_not_reached"):
        save(store, people, filled(early))
