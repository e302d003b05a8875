"""The print log: counted, named, never changed, on both databases (CT-07)."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
import sqlalchemy as sa

from showroom.bootstrap import Showroom
from showroom.contract.print_lists import Which
from showroom.documents.print_model import Outcome
from showroom.documents.print_service import Printing
from showroom.documents.store import SealedPaper, seal, sha256_of
from showroom.kernel.actor import Actor, Permission
from showroom.kernel.errors import ShowroomError
from showroom.persistence.actions import Tx, Workplace, writes
from tests.contract.change_builders import reissued, signed_deal
from tests.contract.contract_builders import drafted, sign
from tests.store_fixtures import People, by_owner, hire


@pytest.mark.rule("CT-07")
def test_a_paper_is_counted_logged_and_listed(store: Showroom, people: People) -> None:
    signed = sign(store, people, drafted(store, people))
    lists, log = store.print_lists, store.printing
    (paper, english) = lists.papers(people.manager, (signed.contract_id,), ("zh", "en"))
    assert (paper.number, paper.language, english.language, paper.copies) == (signed.number, "zh", "en", 2)
    assert lists.ids(people.manager, Which.UNPRINTED) == lists.ids(people.manager, Which.TODAY)
    failed = Printing(paper.sha256, "HP", 0, outcome=Outcome.FAILED, reason="缺纸", document_id=paper.document_id)
    assert log.record(people.manager, failed) is None
    assert log.record(people.manager, replace(failed, outcome=Outcome.SAVED, reason="")) is None
    assert lists.ids(people.manager, Which.UNPRINTED) == (signed.contract_id,)  # neither is a printing
    done = Printing(paper.sha256, "HP", paper.pages, 2, duplex=True)  # found by its digest alone
    assert [log.record(people.consultant, done), log.record(people.manager, done)] == [1, 2]
    assert lists.ids(people.manager, Which.UNPRINTED) == ()
    (row,) = lists.first(people.manager, Which.ALL, 5)
    assert (row.printed, row.last_at) == (2, store.work.clock.now())
    lines = log.log_of(people.manager, paper.sha256)
    assert [(line.outcome, line.printing, line.by) for line in lines] == [
        (Outcome.PRINTED, 2, "李强"), (Outcome.PRINTED, 1, "周敏"), (Outcome.SAVED, None, "李强"),
        (Outcome.FAILED, None, "李强"),
    ]  # fmt: skip
    assert (lines[0].copies, lines[0].duplex, lines[0].pages, lines[3].reason) == (2, True, paper.pages, "缺纸")
    assert log.log(people.manager) == lines
    assert [line.by for line in log.log(people.consultant)] == ["周敏"]
    _refuses_what_it_must(store, people, paper.document_id, paper.sha256)


def _refuses_what_it_must(store: Showroom, people: People, document_id: int, sha256: str) -> None:
    """Other digests, other people's deals, silly counts, and every change of the log itself."""
    for actor, printing, code in (
        (people.manager, Printing("0" * 64, "HP", 1, document_id=document_id), "document_altered"),
        (people.manager, Printing("0" * 64, "HP", 1), "not_found"),
        (people.colleague, Printing(sha256, "HP", 1), "not_your_deal"),
        (people.manager, Printing(sha256, "HP", 1, 0), "print_copies_wrong"),
    ):
        with pytest.raises(ShowroomError) as refused:
            store.printing.record(actor, printing)
        assert refused.value.code == code
    assert store.print_lists.papers(people.colleague, store.print_lists.ids(people.manager)) == ()
    statements = ["UPDATE print_log SET copies = 1", "DELETE FROM print_log"]
    if store.location.url is not None:
        statements.append("TRUNCATE print_log CASCADE")
    for statement in statements:
        with pytest.raises(sa.exc.DBAPIError, match="immutable"), by_owner(store) as session:
            session.execute(sa.text(statement))


@pytest.mark.rule("CT-06", "CT-07")
def test_a_void_contract_is_not_printed_along_with_the_one_that_replaced_it(
    sqlite_store: Showroom,
) -> None:
    people = hire(sqlite_store)
    deal = signed_deal(sqlite_store, people)
    (old,) = sqlite_store.print_lists.ids(people.manager)
    reissued(sqlite_store, people, deal, buyer_name="章三")
    (new, *_) = sqlite_store.print_lists.ids(people.manager)

    def kinds(ident: int) -> list[tuple[str, str]]:
        papers = sqlite_store.print_lists.papers(people.manager, (ident,))
        return [(paper.kind, paper.number[-13:]) for paper in papers]

    assert set(kinds(new)) == {("contract", "20261122-0002"), ("contract_reissue", "20261122-0001")}
    assert ("contract", "20261122-0001") in kinds(old)


class Archivist:
    """Seals a paper that belongs to no deal."""

    def __init__(self, work: Workplace) -> None:
        self.work = work

    @writes(Permission.DEAL_READ)
    def seal(self, tx: Tx) -> int:
        return seal(tx, SealedPaper("day_close", "SH01-DC-20261122-0001", "zh", b"%PDF", 1, "t", "{}"))


@pytest.mark.rule("CT-07")
def test_two_desks_at_once_never_count_the_same_printing(store: Showroom, people: People) -> None:
    paper = Archivist(store.work).seal(people.manager)
    printing = Printing(sha256_of(b"%PDF"), "HP", 1, document_id=paper)

    def desk(actor: Actor) -> list[int | None]:
        return [store.printing.record(actor, printing) for _ in range(6)]

    with ThreadPoolExecutor(3) as desks:
        counted = [
            one for found in desks.map(desk, (people.manager, people.consultant, people.finance)) for one in found
        ]
    assert sorted(one or 0 for one in counted) == list(range(1, 19))
