"""The self-review after a reception (S3-52): who may write it, when, and who reads it."""

from __future__ import annotations

from dataclasses import replace

import pytest
import sqlalchemy as sa

from showroom.bootstrap import Showroom
from showroom.kernel.clock import FixedClock
from showroom.kernel.errors import FieldErrors, ShowroomError
from showroom.reception.call_views import ReviewDraft
from showroom.reception.desk_views import Leaving
from showroom.reception.model import VisitKind
from showroom.reception.views import VisitDraft
from tests.store_fixtures import People

WRITTEN = ReviewDraft("找到了决策人", "报价前少听了一句", "先问用途再讲配置")


def received(store: Showroom, people: People, kind: VisitKind = VisitKind.WALK_IN) -> int:
    """A visit that 周敏 received and that has ended."""
    draft = VisitDraft(kind, name="张伟", phone="13912345678", wanted_model="E6", consultant_id=people.consultant.id)
    visit = store.reception.log_visit(people.consultant, draft).visit_id
    if kind is not VisitKind.CALL:
        store.reception.leave_visit(people.consultant, visit, Leaving())
    return visit


@pytest.mark.rule("S3-52")
def test_a_review_is_written_after_the_visit_and_can_be_mended(store: Showroom, people: People) -> None:
    visit = received(store, people)
    (row,) = store.self_reviews.reviews(people.consultant)
    assert (row.id, row.version, row.draft, row.mine, row.written_at) == (visit, 0, ReviewDraft(), True, None)
    version = store.self_reviews.write(people.consultant, visit, 0, WRITTEN)
    mended = replace(WRITTEN, improve="")
    store.self_reviews.write(people.consultant, visit, version, mended)
    (row,) = store.self_reviews.reviews(people.consultant)
    assert (row.draft, row.version) == (mended, version + 1)
    with pytest.raises(ShowroomError) as stale:
        store.self_reviews.write(people.consultant, visit, version, WRITTEN)
    assert stale.value.code == "changed_meanwhile"


@pytest.mark.rule("S3-52")
def test_only_the_author_and_the_manager_read_it(store: Showroom, people: People) -> None:
    store.self_reviews.write(people.consultant, received(store, people), 0, WRITTEN)
    (row,) = store.self_reviews.reviews(people.manager)
    assert (row.draft, row.consultant, row.mine) == (WRITTEN, "周敏", False)
    for other in (people.colleague, people.receptionist):
        assert store.self_reviews.reviews(other) == ()
    for without_right in (people.finance, people.delivery):
        with pytest.raises(ShowroomError) as refused:
            store.self_reviews.reviews(without_right)
        assert refused.value.code == "not_allowed"


@pytest.mark.rule("S3-52")
def test_a_visit_handed_to_another_keeps_its_review_private(store: Showroom, people: People) -> None:
    visit = received(store, people)
    store.self_reviews.write(people.consultant, visit, 0, WRITTEN)
    line = store.reception.line(people.manager, visit)
    moved = replace(line.draft, consultant_id=people.colleague.id, receive_reason="周敏请假，改由陈浩跟进")
    store.reception.edit_visit(people.manager, visit, line.version, moved)
    (row,) = store.self_reviews.reviews(people.colleague)
    assert (row.draft, row.version) == (ReviewDraft(), 0)
    with pytest.raises(ShowroomError) as refused:
        store.self_reviews.write(people.colleague, visit, 0, WRITTEN)
    assert refused.value.code == "review_not_yours"
    assert store.self_reviews.reviews(people.manager)[0].draft == WRITTEN


@pytest.mark.rule("S3-52")
def test_it_is_refused_to_others_before_the_end_and_without_a_word(store: Showroom, people: People) -> None:
    here = store.reception.log_visit(people.consultant, VisitDraft(consultant_id=people.consultant.id)).visit_id
    call = received(store, people, VisitKind.CALL)
    ended = received(store, people)
    for actor, visit, code in (
        (people.consultant, here, "review_still_here"),
        (people.consultant, call, "review_no_reception"),
        (people.colleague, ended, "review_not_yours"),
        (people.manager, ended, "review_not_yours"),
        (people.consultant, 10_000, "visit_not_found"),
    ):
        with pytest.raises(ShowroomError) as refused:
            store.self_reviews.write(actor, visit, 0, WRITTEN)
        assert refused.value.code == code
    for empty in (ReviewDraft(), ReviewDraft("  ", "\n", "")):
        with pytest.raises(FieldErrors) as wrong:
            store.self_reviews.write(people.consultant, ended, 0, empty)
        assert set(wrong.value.fields) == {"went_well"}
    with pytest.raises(FieldErrors) as long:
        store.self_reviews.write(people.consultant, ended, 0, ReviewDraft(improve="好" * 501))
    assert set(long.value.fields) == {"improve"}


@pytest.mark.rule("S3-52")
def test_the_audit_names_the_visit_and_not_the_words(store: Showroom, people: People) -> None:
    visit = received(store, people)
    store.self_reviews.write(people.consultant, visit, 0, WRITTEN)
    with store.work.db.read() as session:
        entry = session.execute(sa.text("SELECT * FROM audit_entry WHERE object_kind = 'self_review'")).mappings().one()
    assert str(visit) in str(entry["facts"])
    assert not any(word in str(dict(entry)) for word in (WRITTEN.went_well, WRITTEN.improve, WRITTEN.next_time))


@pytest.mark.rule("S3-52")
def test_what_lies_back_too_far_or_was_taken_back_is_not_listed(
    store: Showroom, people: People, clock: FixedClock
) -> None:
    first = received(store, people)
    store.self_reviews.write(people.consultant, first, 0, WRITTEN)
    clock.move(days=10)
    second = received(store, people)
    assert [row.id for row in store.self_reviews.reviews(people.consultant)] == [second, first]
    store.reception.strike_visit(people.consultant, second)
    assert [row.id for row in store.self_reviews.reviews(people.consultant)] == [first]
    clock.move(days=5)
    assert store.self_reviews.reviews(people.consultant) == ()
