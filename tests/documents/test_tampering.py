"""Two thousand flipped bits and twenty-two edits of stored papers: every one is found, in files and in the store."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from random import Random

import pytest
import sqlalchemy as sa
from pypdf import PdfReader

from showroom.bootstrap import Showroom
from showroom.documents.model import Document, DocumentBlob
from showroom.documents.verdicts import Genuineness
from tests.contract.contract_builders import drafted, sign
from tests.documents.edits import DAMAGED, EDITS, Edit
from tests.guards.effort import rounds
from tests.store_fixtures import People, by_owner

FLIPS = rounds(30, 2_000)
STORED = rounds(8, 200)
NUMBERS = ("SH01-XS-20261122-0001", "SH01-XS-20261122-0002")


@pytest.fixture
def papers(store: Showroom, people: People) -> tuple[bytes, bytes]:
    """The Chinese originals of two signed contracts."""
    signed = [sign(store, people, drafted(store, people, vin=f"LSVAU218{n}T200000{n}")) for n in ("2", "4")]
    assert tuple(one.number for one in signed) == NUMBERS
    first, second = (store.documents.pdf(people.consultant, one.document_id) for one in signed)
    return first, second


def flipped(pdf: bytes, dice: Random) -> bytes:
    bent = bytearray(pdf)
    bent[dice.randrange(len(bent))] ^= 1 << dice.randrange(8)
    return bytes(bent)


@pytest.mark.rule("CT-07")
def test_every_flipped_bit_of_a_file_is_found(store: Showroom, people: People, papers: tuple[bytes, bytes]) -> None:
    dice = Random(2000)
    for _ in range(FLIPS):
        verdict = store.documents.verify_bytes(people.consultant, flipped(papers[0], dice))
        assert verdict.verdict is not Genuineness.GENUINE
        assert verdict.number in (NUMBERS[0], "") or verdict.verdict is Genuineness.UNKNOWN
    for number, paper in zip(NUMBERS, papers, strict=True):
        sound = store.documents.verify_bytes(people.consultant, paper)
        assert (sound.verdict, sound.number) == (Genuineness.GENUINE, number)


@pytest.mark.rule("CT-07")
def test_every_edit_is_found_and_named(store: Showroom, people: People, papers: tuple[bytes, bytes]) -> None:
    assert len({edit.__name__ for edit in EDITS}) >= 20
    for edit in EDITS:
        made = edit(*papers)
        assert made != papers[0], edit.__name__
        verdict = store.documents.verify_bytes(people.consultant, made)
        if edit in DAMAGED:  # it may be too broken to say whose paper it was
            assert verdict.verdict is not Genuineness.GENUINE, edit.__name__
            continue
        assert len(PdfReader(BytesIO(made)).pages) > 0, f"{edit.__name__}: no reader would show this"
        assert verdict.verdict is Genuineness.ALTERED, edit.__name__
        assert verdict.number in NUMBERS, edit.__name__
        assert verdict.number in verdict.reason("zh")
        assert "altered" in verdict.reason("en")


class Vault:
    """The stored bytes, open to somebody who took the triggers away."""

    def __init__(self, store: Showroom) -> None:
        self.store = store
        on = "" if store.work.db.kind == "sqlite" else " ON document_blob"
        with by_owner(store) as session:
            session.execute(sa.text(f"DROP TRIGGER refuse_update_document_blob{on}"))
            self.ids = session.scalars(sa.select(Document.id).order_by(Document.id)).all()

    def change(self, document: int, edit: Callable[[bytes], bytes]) -> bytes:
        """Put what `edit` makes of the bytes in their place; returns what was there."""
        with by_owner(self.store) as session:
            blob = session.get_one(DocumentBlob, document)
            before, blob.pdf = blob.pdf, edit(blob.pdf)
        return before


@pytest.mark.rule("CT-07")
def test_whatever_is_done_to_stored_bytes_is_found_with_its_paper(
    store: Showroom, people: People, papers: tuple[bytes, bytes]
) -> None:
    dice, vault = Random(200), Vault(store)

    def edited(edit: Edit) -> Callable[[bytes], bytes]:
        return lambda pdf: edit(pdf, papers[1] if pdf != papers[1] else papers[0])

    acts = [edited(edit) for edit in EDITS] + [lambda pdf: flipped(pdf, dice)] * STORED
    assert store.documents.verify_all(people.general_manager).ok
    for act in acts:
        document = dice.choice(vault.ids)
        before = vault.change(document, act)
        found = store.documents.verify_all(people.general_manager)
        assert [(bad.row, bad.message.code) for bad in found.bad] == [(document, "paper_blob_changed")]
        assert found.checked == len(vault.ids)
        vault.change(document, lambda _, sound=before: sound)  # type: ignore[misc]
    assert store.documents.verify_all(people.general_manager).ok
