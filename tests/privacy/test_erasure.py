"""Erasing and restricting one customer: nothing of the person is left, and nothing that is protected goes (PI-08)."""

from __future__ import annotations

from dataclasses import replace

import pytest
import sqlalchemy as sa
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from showroom.bootstrap import Showroom
from showroom.customers.service import CustomerQuery
from showroom.kernel.actor import Role
from showroom.kernel.clock import FixedClock
from showroom.kernel.errors import FieldErrors, ShowroomError
from showroom.persistence.wiping import wipe_leftovers
from showroom.privacy.inventory import inventory
from showroom.privacy.views import Act
from tests.customers.merge_world import create, dump
from tests.privacy.planting import LATELY, NAME, OTHER_PHONE, PHONE, TRACES, planted
from tests.store_fixtures import KEY, People, owner_of

PAGE, RESERVED, SALT = 4096, 80, 16
INDEX = {"search_entry"}
OWN = {"erasure", "customer_standing", "restricted_row", "erasure_pass", "erased_paper"}


def traces(store: Showroom) -> set[str]:
    """Tables, the search index among them, in which the person still stands."""
    sought = [*TRACES, *(repr(trace.encode())[2:-1] for trace in TRACES)]
    return {table for table, rows in dump(store).items() if any(trace in row for trace in sought for row in rows)}


def hits_on_pages(store: Showroom) -> int:
    """How often the person stands on the decrypted pages of the file and of its log, free pages included."""
    path = store.location.data / "store.db"
    assert not (log := path.with_name("store.db-wal")).exists() or log.stat().st_size == 0, "the log is not wiped"
    raw, plain = path.read_bytes(), bytearray()
    for start in range(0, len(raw), PAGE):
        page = raw[start : start + PAGE]
        body = page[SALT if start == 0 else 0 : -RESERVED]
        decryptor = Cipher(algorithms.AES(KEY), modes.CBC(page[-RESERVED : -RESERVED + 16])).decryptor()
        plain += decryptor.update(body)
    return sum(bytes(plain).count(trace.encode()) for trace in TRACES)


def refused(store: Showroom, statement: str) -> bool:
    with owner_of(store) as owner, owner.engine.connect() as connection:
        try:
            connection.execute(sa.text(statement))
        except sa.exc.DBAPIError:
            return True
        return False


@pytest.mark.rule("PI-07", "PI-08", "CT-07")
def test_after_erasing_nothing_of_the_person_is_left_anywhere(
    store: Showroom, people: People, clock: FixedClock
) -> None:
    customer_id, rows = planted(store, people.manager, clock)
    on_file = store.work.db.kind == "sqlite"
    stood = traces(store)
    assert len(stood) > 60
    assert {table for table, rule in inventory().items() if rule.personal and table in rows} <= stood | {"audit_entry"}
    faults = store.documents.verify_all(people.admin).bad
    if on_file:
        wipe_leftovers(store.work.db)
        assert hits_on_pages(store) > 100
    counts = {table: len(lines) for table, lines in dump(store).items()}
    done = store.erasing.carry_out(people.admin, customer_id, Act.ERASE)
    assert done.total > 60
    assert traces(store) == set()
    if on_file:
        assert hits_on_pages(store) == 0
    assert store.documents.verify_chain(people.admin).ok
    assert set(store.documents.verify_all(people.admin).bad) <= set(faults)  # the sealed paper’s digest still holds
    left = dump(store)
    dropped = {table for table, rule in inventory().items() if rule.drop} | INDEX | {"search_words"} | OWN
    assert {t: len(lines) for t, lines in left.items() if t not in dropped} == {
        table: count for table, count in counts.items() if table not in dropped
    }
    assert left["erasure_pass"] == []
    with pytest.raises(ShowroomError) as again:
        store.erasing.carry_out(people.admin, customer_id, Act.ERASE)
    assert again.value.code == "privacy_erased"
    assert refused(store, f"DELETE FROM customer_standing WHERE customer_id = {customer_id}")
    assert refused(store, "DELETE FROM erasure")


@pytest.mark.rule("MF-09", "PI-07", "PI-08", "CT-07", "PI-11")
def test_what_a_period_protects_is_restricted_and_comes_back_as_it_was(
    store: Showroom, people: People, clock: FixedClock
) -> None:
    customer_id, rows = planted(store, people.manager, clock, LATELY)
    other = create(store, people.manager, "王小明", "13900000001")
    before, whole, admin = dump(store), unversioned(store), people.admin
    seen = store.erasing.preview(admin, customer_id)
    assert (seen.act, seen.until.isoformat() if seen.until else "") == (Act.RESTRICT, "2036-01-05")
    with pytest.raises(ShowroomError) as kept:
        store.erasing.carry_out(admin, customer_id, Act.ERASE)
    assert kept.value.code == "privacy_kept_ten_years"
    assert "MF-09" in str(kept.value)
    assert "2036-01-05" in str(kept.value)
    assert dump(store) == before
    at = int(LATELY.timestamp() * 1_000_000)
    row = f"INSERT INTO erasure (customer_id, kind, rule, at, by) VALUES ({customer_id}, 'erased', 'x', {at}, 1)"
    assert refused(store, row)  # not even past the program
    store.erasing.carry_out(admin, customer_id, Act.RESTRICT)
    papers = {table for table, rule in inventory().items() if rule.paper}
    assert traces(store) - papers == {"restricted_row"}
    after = dump(store)
    assert all(after[table] == before[table] for table in papers if table in before)
    _nobody_finds_reads_or_calls(store, people, rows)
    with pytest.raises(ShowroomError) as apart:
        store.merging.preview(people.manager, other, customer_id)
    assert apart.value.code == "customer_restricted"
    _opened_with_a_logged_reason(store, people, customer_id)
    store.erasing.give_back(admin, customer_id, "本人撤回了限制处理的请求")
    again = unversioned(store)
    gone = {table for table, rule in inventory().items() if rule.private}
    assert all(again[table] == [] for table in gone)  # it rested on consent, and was not even stored
    assert {table for table in whole if again[table] != whole[table]} == gone
    hits = store.search.find(people.manager, PHONE)
    assert [hit.id for hit in hits if hit.kind == "customer"] == [customer_id]


def unversioned(store: Showroom) -> dict[str, list[str]]:
    """Every row without the column that each change moves on, and without what is this desk's own."""
    found = {}
    with store.work.db.read() as session:
        for table in set(sa.inspect(session.connection()).get_table_names()) - OWN - INDEX:
            if not table.startswith(("audit_", "search_words")):
                rows = session.execute(sa.text(f'SELECT * FROM "{table}"')).mappings()
                found[table] = sorted(repr({k: _bytes(v) for k, v in row.items() if k != "version"}) for row in rows)
    return found


def _bytes(value: object) -> object:
    return bytes(value) if isinstance(value, memoryview) else value


def _nobody_finds_reads_or_calls(store: Showroom, people: People, rows: dict[str, int]) -> None:
    customer_id, deal_id, document_id = rows["customer"], rows["deal"], rows["document"]
    assert store.search.find(people.manager, PHONE) == ()
    assert store.search.find(people.manager, NAME) == ()
    assert customer_id not in store.customers.all_ids(people.manager, CustomerQuery())
    assert customer_id not in {task.customer_id for task in store.customers.tasks_due(people.manager)}
    for act in (
        lambda: store.customers.view(people.manager, customer_id),
        lambda: store.customers.reveal(people.general_manager, customer_id, "phone", "客户来电询问保养"),
        lambda: store.customers.plan_task(people.manager, customer_id, store.work.today()),
        lambda: store.customer_file.history(people.manager, customer_id),
        lambda: store.contract.view(people.manager, deal_id),
        lambda: store.documents.pdf(people.manager, document_id),
    ):
        with pytest.raises(ShowroomError) as closed:
            act()
        assert closed.value.code == "customer_restricted"


def _opened_with_a_logged_reason(store: Showroom, people: People, customer_id: int) -> None:
    for actor in (people.manager, people.general_manager, replace(people.admin, roles=frozenset({Role.CONSULTANT}))):
        with pytest.raises(ShowroomError) as not_theirs:
            store.erasing.open_stored(actor, customer_id, "法院调取证据，案号另附")
        assert not_theirs.value.code == "not_allowed"
    with pytest.raises(FieldErrors):
        store.erasing.open_stored(people.admin, customer_id, "看看")
    reason = "法院调取证据，案号另附文件"
    file = store.erasing.open_stored(people.admin, customer_id, reason)
    values = {(field.table, field.column): field.value for field in file.fields}
    assert values["customer", "phone"] == PHONE
    assert values["customer", "other_phones"] == OTHER_PHONE
    with store.work.db.read() as session:
        logged = session.scalars(sa.text("SELECT facts FROM audit_entry WHERE action LIKE '%open_stored'")).all()
    assert len(logged) == 1
    assert reason in logged[0]
    assert PHONE not in logged[0]
