"""What the notice of one side takes and gives, on one database: choice of remedy, part performance, recall, grounds."""

from __future__ import annotations

import dataclasses
from datetime import date, timedelta

import pytest

from showroom.bootstrap import Showroom
from showroom.contract.change_rules import Remedy
from showroom.contract.notice_drafts import NoticeDraft, NoticeOutcome, NoticeWay
from showroom.contract.notice_rules import Ground, Side, Standing, Steps, wrong_ground
from showroom.kernel.clock import FixedClock
from showroom.kernel.errors import FieldErrors, Told
from showroom.kernel.money import ZERO, Money
from tests.contract.change_builders import cancelled, signed_deal
from tests.contract.test_notices import DUE, LATE, issue, not_taken, refused, worked_number
from tests.store_fixtures import People


@pytest.fixture
def store(sqlite_store: Showroom) -> Showroom:
    """The arithmetic is the same on both; tests/contract/test_notices.py holds what the databases do."""
    return sqlite_store


@pytest.mark.rule("DP-01", "DP-03")
@pytest.mark.parametrize(
    "case",
    [("40000", refused(way=NoticeWay.POST), "71960"), ("3000", not_taken(ledger_is_right=True), "0")],
    ids=["the buyer wrote a letter", "what was paid counts"],
)
def test_a_letter_ends_it_as_a_visit_does_and_what_was_paid_counts(
    store: Showroom, people: People, clock: FixedClock, case: tuple[str, NoticeDraft, str]
) -> None:
    """5,000 agreed and 3,000 paid are 3,000 定金 (DP-01); a buyer's letter is signed by nobody here but taken in."""
    worked_number(store, people, clock, case)


@pytest.mark.rule("CT-06", "CT-07")
def test_a_notice_taken_back_before_it_arrived_leaves_the_contract_and_its_chain_whole(
    store: Showroom, people: People, clock: FixedClock
) -> None:
    deal_id = signed_deal(store, people)
    clock.move(days=(LATE - date(2026, 11, 22)).days)
    issue(store, people, deal_id, not_taken())
    with pytest.raises(FieldErrors):
        store.notices.recall(people.manager, deal_id, " ")
    view = store.notices.recall(people.manager, deal_id, "买方来电，约定后天提车")
    assert view.notices[0].outcome is NoticeOutcome.RECALLED
    assert store.contract_changes.view(people.consultant, deal_id).refund is None
    cancelled(store, people, deal_id)
    numbers = [one.number[-13:] for one in store.contract_changes.view(people.consultant, deal_id).signed]
    assert numbers == ["20261228-0001", "20261228-0002"]  # the number of the notice is never used again
    assert store.documents.verify_all(people.general_manager).bad == ()


@pytest.mark.rule("DP-04", "DP-05", "DP-07")
@pytest.mark.parametrize(
    "changes, to_buyer, codes",
    [
        ({"remedy": Remedy.PENALTY, "penalty": Money.of("12000")}, "28000", ("earnest", "penalty")),
        ({"loss": Money.of("45000")}, "-5000", ("earnest", "forfeited", "loss")),
        ({"performed": Money.of("59950")}, "10000", ("earnest", "forfeited")),
    ],
    ids=["penalty chosen", "loss above the earnest money", "a quarter performed"],
)
def test_the_innocent_side_chooses_and_part_performance_counts(
    store: Showroom, people: People, clock: FixedClock, changes: dict[str, Money], to_buyer: str, codes: tuple[str, ...]
) -> None:
    """定金 40,000 on 239,800: 12,000 of penalty instead; 45,000 of loss; 59,950 of it carried out, a quarter."""
    deal_id = signed_deal(store, people)
    clock.move(days=(LATE - date(2026, 11, 22)).days)
    sums = store.contract_changes.preview_notice(people.consultant, deal_id, not_taken(**changes))
    found = sums.settlement
    assert found.to_buyer - found.buyer_owes == Money.of(to_buyer)
    assert tuple(line.code for line in found.lines) == codes


@pytest.mark.rule("DP-05")
def test_force_majeure_and_default_of_both_know_no_earnest_rule(store: Showroom, people: People) -> None:
    deal_id = signed_deal(store, people)
    for ground in (Ground.FORCE_MAJEURE, Ground.BOTH):
        draft = refused(ground=ground, declared_by=Side.SELLER, arrived_on=None)
        found = store.contract_changes.preview_notice(people.consultant, deal_id, draft).settlement
        assert (found.to_buyer, found.kept, len(found.lines)) == (Money.of("40000"), ZERO, 1)
        draft = dataclasses.replace(draft, loss=Money.of("1"))
        with pytest.raises(FieldErrors) as wrong:  # no default, no loss
            store.contract_changes.preview_notice(people.consultant, deal_id, draft)
        assert set(wrong.value.fields) == {"loss"}


STANDING = Standing(
    date(2026, 11, 22), DUE, date(2026, 12, 1), Money.of("239800"), Money.of("40000"), LATE, 7
)  # fmt: skip
REMINDED = Steps(None, DUE + timedelta(days=2), DUE + timedelta(days=12))


@pytest.mark.rule("DP-03", "G-03", "G-04")
@pytest.mark.parametrize(
    "ground, side, steps, standing, wrong",
    [
        (Ground.NOT_TAKEN, Side.SELLER, REMINDED, {}, {}),
        (Ground.UNPAID, Side.SELLER, REMINDED, {}, {}),
        (Ground.UNPAID, Side.SELLER, REMINDED, {"paid": Money.of("239800")}, {"ground": "notice_all_paid"}),
        (Ground.UNPAID, Side.SELLER, REMINDED, {"balance_due": None}, {"ground": "notice_no_day"}),
        (Ground.UNDELIVERED, Side.BUYER, REMINDED, {"delivery_date": LATE}, {"ground": "notice_not_due"}),
        (Ground.UNDELIVERED, Side.SELLER, REMINDED, {}, {"declared_by": "notice_not_his"}),
        (Ground.NOT_TAKEN, Side.BUYER, REMINDED, {}, {"declared_by": "notice_not_his"}),
        (Ground.NOT_TAKEN, Side.SELLER, Steps(None, None, None), {}, {"reminded_on": "required"}),
        (Ground.NOT_TAKEN, Side.SELLER, Steps(None, DUE, LATE), {}, {"reminded_on": "notice_before"}),
        (
            Ground.NOT_TAKEN, Side.SELLER, Steps(None, DUE + timedelta(days=2), DUE + timedelta(days=8)), {},
            {"grace_until": "notice_grace_short"},
        ),
        (
            Ground.NOT_TAKEN, Side.SELLER, Steps(None, DUE + timedelta(days=2), LATE), {},
            {"grace_until": "notice_grace_runs"},
        ),
        (Ground.FORCE_MAJEURE, Side.BUYER, Steps(date(2026, 12, 1), None, None), {}, {}),
        (Ground.FORCE_MAJEURE, Side.SELLER, Steps(None, None, None), {}, {"occurred_on": "required"}),
        (Ground.UNFIT, Side.BUYER, Steps(LATE + timedelta(days=1), None, None), {}, {"occurred_on": "notice_future"}),
    ],
)  # fmt: skip
def test_who_may_end_it_alone_and_after_which_reminder(
    ground: Ground, side: Side, steps: Steps, standing: dict[str, object], wrong: dict[str, str]
) -> None:
    """Civil Code 563: only for the other side's default, late only after the day, a reminder and a reasonable time."""
    found = wrong_ground(ground, side, steps, dataclasses.replace(STANDING, **standing))  # type: ignore[arg-type]
    codes = {name: (told.message if isinstance(told, Told) else told).code for name, told in found.items()}
    assert codes == wrong
