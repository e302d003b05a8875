"""Putting an older copy of the store back does not bring erased persons back (PI-08, PIPL 47)."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from showroom import safekeeping
from showroom.bootstrap import Location, NewStore, Showroom, create_store
from showroom.deals.model import Deal, DealStatus, Step
from showroom.kernel.actor import Actor
from showroom.kernel.clock import FixedClock
from showroom.kernel.errors import ShowroomError
from showroom.persistence import keys
from showroom.privacy.erasure_record import FILE_NAME
from showroom.privacy.repeating import catch_up
from showroom.privacy.views import Act
from showroom.safekeeping import SafekeepingService, restore
from tests.customers.merge_world import create
from tests.deal_builders import Builder
from tests.privacy.planting import NAME, PHONE
from tests.store_fixtures import People

PASSWORD = "geheim-1234"
REASON = "本人撤回了限制处理的请求"
PutBack = Callable[[], None]


@pytest.fixture
def older(request: pytest.FixtureRequest, store: Showroom, tmp_path: Path) -> Callable[[], PutBack]:
    """Keeps the store as it is now and returns what puts it back, as an administrator of the database would."""
    file, copy = store.location.store_file, tmp_path / "older.db"

    def keep() -> PutBack:
        store.work.db.close()
        if store.work.db.kind == "sqlite":
            shutil.copy(file, copy)

            def put_back() -> None:
                store.work.db.close()
                shutil.copy(copy, file)
        else:
            server, url = request.getfixturevalue("postgres"), store.location.url
            kept = server.create_database(url)

            def put_back() -> None:
                store.work.db.close()
                server.put_back(url, kept)

        return put_back

    return keep


def register(store: Showroom, admin: Actor) -> list[tuple[int, str, object]]:
    return sorted((line.customer_id, line.kind.value, line.at) for line in store.erasing.register(admin))


def standing(store: Showroom, admin: Actor, customer_id: int) -> str:
    found = store.erasing.preview(admin, customer_id).person.standing
    return found.value if found else ""


@pytest.mark.rule("PI-08", "PI-07", "PI-09")
def test_a_store_put_back_forgets_again_before_anybody_works(
    store: Showroom, people: People, clock: FixedClock, older: Callable[[], PutBack]
) -> None:
    gone = create(store, people.manager, NAME, PHONE)
    kept, back, talking, bound = (
        create(store, people.manager, name, f"1390000000{n}") for n, name in enumerate(("甲", "乙", "丙", "丁"))
    )
    builder = Builder(store.work)
    deals = [builder.deal(people.manager, one, people.consultant, Step.CONSULTATION) for one in (talking, bound)]
    sign(store, deals[1])
    put_back = older()
    clock.at += timedelta(days=3)
    late = create(store, people.manager, "戊", "13900000008")
    for deal_id in deals:  # as they ended in these days
        end(store, deal_id)
    for one, act in ((gone, Act.ERASE), (kept, Act.RESTRICT), (back, Act.RESTRICT), (talking, Act.ERASE)):
        store.erasing.carry_out(people.admin, one, act)
    store.erasing.carry_out(people.admin, late, Act.ERASE)
    store.erasing.carry_out(people.admin, bound, Act.RESTRICT)
    store.erasing.give_back(people.admin, back, REASON)
    before = register(store, people.admin)
    put_back()
    assert store.search.find(people.manager, PHONE), "the older copy knows the person"
    clock.at += timedelta(days=1)
    fresh = create(store, people.manager, "新客户", "13900000009")
    assert fresh == late, "the number is given anew, to somebody else"
    said = catch_up(store, people.consultant)  # whoever opens the store: nobody works before
    assert store.search.find(people.manager, PHONE) == ()
    assert [standing(store, people.admin, one) for one in (gone, kept, back, talking, bound, fresh)] == [
        "erased", "restricted", "", "erased", "", "",
    ]  # fmt: skip
    assert store.customers.view(people.manager, back).name == "乙"
    assert [one.message.code for one in said] == ["erasures_repeated", "erasure_not_repeated"]
    assert said[0].values["count"] == 5
    assert f"{bound} " in said[1].text("en")
    assert register(store, people.admin) == [line for line in before if line[0] not in (late, bound)]
    assert store.documents.verify_chain(people.admin).ok
    assert [one.message.code for one in catch_up(store, people.consultant)] == ["erasure_not_repeated"]  # until done
    end(store, deals[1])
    store.erasing.carry_out(people.admin, bound, Act.RESTRICT)
    assert catch_up(store, people.consultant) == ()


def sign(store: Showroom, deal_id: int) -> None:
    with store.work.db.begin() as session:
        session.get_one(Deal, deal_id).contract_number = f"HT-{deal_id}"


def end(store: Showroom, deal_id: int) -> None:
    with store.work.db.begin() as session:
        session.get_one(Deal, deal_id).status = DealStatus.LOST


@pytest.fixture
def shop(tmp_path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch) -> tuple[Showroom, Actor]:
    """A store with a password, as a backup needs it."""
    monkeypatch.setattr(keys, "remember", lambda _path, _key: False)
    monkeypatch.setattr(safekeeping, "open_showroom", _at(clock))
    new = NewStore("真店", "老板", PASSWORD)
    return create_store(Location(tmp_path / "shop"), new, clock)


def _at(clock: FixedClock) -> Callable[..., tuple[Showroom, Actor]]:
    from showroom.bootstrap import open_showroom

    return lambda location, name, password: open_showroom(location, name, password, clock)


@pytest.mark.rule("PI-08", "PI-09")
def test_a_backup_from_before_the_erasure_comes_back_without_the_person(
    shop: tuple[Showroom, Actor], tmp_path: Path, clock: FixedClock
) -> None:
    store, boss = shop
    stick, other = tmp_path / "stick", tmp_path / "other"
    stick.mkdir()
    other.mkdir()
    person = create(store, boss, "王小明", "13900000001")
    SafekeepingService(store).backup(boss, stick / "monday.backup", PASSWORD)
    shutil.copy(stick / "monday.backup", other)  # taken away: no record lies beside it
    clock.at += timedelta(days=1)
    store.erasing.carry_out(boss, person, Act.ERASE)
    store.close()

    def bring(file: Path, place: str, former: Path | None = None) -> str:
        checks = restore(file, Location(tmp_path / place), "老板", PASSWORD, former)
        assert all(check.ok for check in checks)
        return next(check.detail.message.code for check in checks if check.name == "erasures")

    assert bring(stick / "monday.backup", "a") == "erasures_repeated"
    assert bring(other / "monday.backup", "b") == "check_no_record"
    with pytest.raises(ShowroomError, match="not_found"):
        bring(other / "monday.backup", "c", tmp_path / "nowhere")
    assert bring(other / "monday.backup", "d", tmp_path / "shop") == "erasures_repeated"
    names = {}
    for place in "abd":
        opened, actor = _at(clock)(Location(tmp_path / place), "老板", PASSWORD)
        names[place] = opened.erasing.preview(actor, person).person.name
        assert opened.told_at_opening == ()
        opened.close()
    assert {place: "erased" in name for place, name in names.items()} == {"a": True, "b": False, "d": True}


@pytest.mark.rule("PI-08")
def test_nobody_plants_an_erasure_and_a_torn_line_hides_none(
    store: Showroom, people: People, clock: FixedClock, older: Callable[[], PutBack]
) -> None:
    person, other = (create(store, people.manager, name, f"1390000000{n}") for n, name in enumerate(("甲", "乙")))
    put_back = older()
    clock.at += timedelta(days=1)
    store.erasing.carry_out(people.admin, person, Act.ERASE)
    record = store.location.data / FILE_NAME
    whole = record.read_bytes()
    put_back()
    first, *rest = whole.splitlines()
    record.write_bytes(b"\n".join((first[:-4] + b"AAA=", *rest)) + b"\n")  # altered: it says nothing
    assert catch_up(store, people.consultant) == ()
    record.write_bytes(whole + whole[: len(whole) // 3])  # the power went while the next line was written
    (said,) = catch_up(store, people.consultant)
    assert said.message.code == "erasures_repeated"
    assert [standing(store, people.admin, one) for one in (person, other)] == ["erased", ""]
