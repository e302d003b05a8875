"""What a stored paper must be that somebody has signed: genuine, under this store's whole seal, and no other byte."""

from __future__ import annotations

from showroom.bootstrap import Showroom
from showroom.documents.seal_reading import SealState
from showroom.documents.verdicts import Genuineness
from showroom.kernel.actor import Actor


def assert_sealed(store: Showroom, who: Actor, pdf: bytes) -> None:
    """The seal covers the entire file and is the store's; with one byte changed the paper is told to be altered."""
    found = store.documents.verify_bytes(who, pdf)
    assert found.seal is not None
    assert (found.verdict, found.seal.state, found.seal.ours) == (Genuineness.GENUINE, SealState.WHOLE, True)
    place = len(pdf) // 3
    bent = pdf[:place] + bytes([pdf[place] ^ 1]) + pdf[place + 1 :]
    assert store.documents.verify_bytes(who, bent).verdict is not Genuineness.GENUINE
