"""Stored paper: read back by its hash, verified bit for bit, copied whole or not at all."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.orm import Session

from showroom.bootstrap import Showroom
from showroom.documents.export import export_copy
from showroom.documents.verdicts import Genuineness, numbers_in
from showroom.kernel.errors import ShowroomError
from tests.contract.contract_builders import drafted, sign
from tests.guards.effort import rounds
from tests.store_fixtures import People, by_owner

FLIPS = rounds(60, 200)  # two thousand of them: test_tampering


def unlock(session: Session, table: str, act: str) -> None:
    """What somebody with the key and bad intent would do first."""
    drop = f"DROP TRIGGER refuse_{act}_{table}"
    sqlite = session.get_bind().dialect.name == "sqlite"
    session.execute(sa.text(drop if sqlite else f"{drop} ON {table}"))


@pytest.fixture
def signed_pdf(store: Showroom, people: People) -> bytes:
    return store.documents.pdf(people.consultant, sign(store, people, drafted(store, people)).document_id)


@pytest.mark.rule("CT-07")
def test_the_original_is_genuine(store: Showroom, people: People, signed_pdf: bytes) -> None:
    verdict = store.documents.verify_bytes(people.consultant, signed_pdf)
    assert (verdict.verdict, verdict.number) == (Genuineness.GENUINE, "SH01-XS-20261122-0001")


@pytest.mark.rule("CT-07")
def test_no_flipped_bit_passes_and_most_still_name_their_contract(
    store: Showroom, people: People, signed_pdf: bytes
) -> None:
    dice = random.Random(1122)
    verdicts = []
    for _ in range(FLIPS):
        bent = bytearray(signed_pdf)
        bent[dice.randrange(len(bent))] ^= 1 << dice.randrange(8)
        verdicts.append(store.documents.verify_bytes(people.consultant, bytes(bent)))
    assert {entry.verdict for entry in verdicts} <= {Genuineness.ALTERED, Genuineness.UNKNOWN}
    named = [entry for entry in verdicts if entry.verdict is Genuineness.ALTERED]
    assert len(named) > FLIPS * 0.9
    assert {entry.number for entry in named} == {"SH01-XS-20261122-0001"}


@pytest.mark.rule("CT-07")
def test_junk_behind_the_end_is_an_alteration_and_strangers_are_unknown(
    store: Showroom, people: People, signed_pdf: bytes
) -> None:
    verify = store.documents.verify_bytes
    assert verify(people.consultant, signed_pdf + b"\n% more").verdict is Genuineness.ALTERED
    assert verify(people.consultant, b"").verdict is Genuineness.UNKNOWN
    assert verify(people.consultant, b"%PDF-1.4 nonsense").verdict is Genuineness.UNKNOWN
    other = verify(people.consultant, b"SH99-XS-20261122-0007")
    assert (other.verdict, other.number) == (Genuineness.UNKNOWN, "SH99-XS-20261122-0007")
    assert "SH99-XS-20261122-0007" in other.reason("en")


def test_numbers_are_found_in_title_and_text_only_whole(signed_pdf: bytes) -> None:
    assert numbers_in(signed_pdf) == ("SH01-XS-20261122-0001",)
    assert numbers_in(b"XSH01-XS-20261122-00011") == ()


@pytest.mark.rule("CT-07")
def test_bytes_changed_behind_the_triggers_are_refused_and_found(
    store: Showroom, people: People, signed_pdf: bytes
) -> None:
    check = store.documents.verify_all
    assert check(people.general_manager).ok
    assert check(people.general_manager).checked == 2
    with by_owner(store) as session:
        unlock(session, "document_blob", "update")
        session.execute(sa.text("UPDATE document_blob SET pdf = :pdf WHERE document_id = 1"), {"pdf": b"%PDF other"})
    with pytest.raises(ShowroomError) as refused:
        store.documents.pdf(people.manager, 1)
    assert refused.value.code == "document_altered"
    found = check(people.general_manager)
    assert [(bad.row, bad.message.code) for bad in found.bad] == [(1, "paper_blob_changed")]


@pytest.mark.rule("CT-07")
def test_a_swap_of_bytes_and_digest_together_is_found_by_the_audit_chain(
    store: Showroom, people: People, signed_pdf: bytes
) -> None:
    from showroom.documents.store import sha256_of

    with by_owner(store) as session:
        unlock(session, "document_blob", "update")
        unlock(session, "document", "update")
        values = {"pdf": b"%PDF other", "sha": sha256_of(b"%PDF other")}
        session.execute(sa.text("UPDATE document_blob SET pdf = :pdf WHERE document_id = 1"), values)
        session.execute(sa.text("UPDATE document SET sha256 = :sha WHERE id = 1"), values)
    found = store.documents.verify_all(people.general_manager)
    assert [(bad.row, bad.message.code) for bad in found.bad] == [(1, "paper_record_changed")]


@pytest.mark.rule("CT-07")
def test_a_paper_taken_away_is_missed(store: Showroom, people: People, signed_pdf: bytes) -> None:
    with by_owner(store) as session:
        unlock(session, "document_blob", "delete")
        session.execute(sa.text("DELETE FROM document_blob WHERE document_id = 2"))
    found = store.documents.verify_all(people.general_manager)
    assert [(bad.row, bad.message.code) for bad in found.bad] == [(2, "paper_blob_missing")]


def test_a_copy_is_whole_and_never_over_another_file(tmp_path: Path) -> None:
    target = tmp_path / "contract.pdf"
    assert export_copy(b"one", target).read_bytes() == b"one"
    with pytest.raises(ShowroomError) as refused:
        export_copy(b"two", target)
    assert refused.value.code == "copy_exists"
    assert target.read_bytes() == b"one"
    assert export_copy(b"two", target, overwrite=True).read_bytes() == b"two"
    with pytest.raises(ShowroomError) as nowhere:
        export_copy(b"x", tmp_path / "no folder" / "x.pdf")
    assert nowhere.value.code == "copy_folder_gone"
    assert [path.name for path in tmp_path.iterdir()] == ["contract.pdf"]


def test_a_copy_that_fails_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(ShowroomError) as refused:
        export_copy(b"one", tmp_path / "contract.pdf")
    assert refused.value.code == "copy_no_space"
    assert list(tmp_path.iterdir()) == []
