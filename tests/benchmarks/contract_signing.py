"""Signing a contract with its annexes until it is sealed in SQLCipher: both papers, seals, strokes, one transaction.

The floor is what the two papers draw, on a bare ReportLab canvas. The lock is what other desks wait for.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

from pypdf import PdfReader

from showroom.bootstrap import Location, Showroom, open_with_key
from showroom.contract.drafts import SignDraft
from showroom.deals.model import Step
from showroom.demo.paperwork import signature
from showroom.documents.fonts import warm_fonts
from showroom.documents.sealing import warm_sealing
from showroom.documents.strokes import Strokes
from showroom.kernel.clock import FixedClock
from showroom.persistence.database import Database
from showroom.persistence.engines import sqlcipher_engine
from tests.benchmarks._bare import bare_ms, drawn_strings
from tests.benchmarks._fresh import limit
from tests.contract.contract_builders import drafted
from tests.store_fixtures import KEY, NOW, fill_store, hire

SIGNED, PROMISES = 15, 14  # so many promises make annexes of three pages
HAND = Strokes("pen", (tuple((10.0 + place, 40.0, 8 * place, 0.5) for place in range(300)),))


class Desk:
    """A store in an encrypted file; `locked` is how long each signing held its write lock, in milliseconds."""

    def __init__(self, folder: Path) -> None:
        fill_store(Database(sqlcipher_engine(folder / "store.db", KEY)))
        self.store: Showroom = open_with_key(Location(folder), KEY, FixedClock(NOW))
        self.people = hire(self.store)
        self.made = 0
        self.locked: list[float] = []
        self._listen(self.store.contract)

    def ready(self) -> int:
        """A deal whose contract only needs its signatures."""
        self.made += 1
        deal_id = drafted(self.store, self.people, vin=f"LSVAU2182T2{self.made:06d}")
        for place in range(PROMISES):
            text = f"第 {place} 项承诺：" + "交车时免费赠送原厂脚垫一套并负责安装，三年内免费洗车，以本清单为准。" * 3
            self.store.deals.add_promise(self.people.consultant, deal_id, Step.CONTRACT, text)
        return deal_id

    def sign(self, deal_id: int) -> int:
        """What the button does; gives back the paper's id."""
        hands = dict.fromkeys(("buyer_signature", "seller_signature"), HAND)
        draft = SignDraft(f"bench-{deal_id}", signature(1), signature(2), strokes=hands)
        return self.store.contract.sign(self.people.consultant, deal_id, draft).document_id

    def _listen(self, service: Any) -> None:
        real: Callable[..., Any] = service._sign

        def timed(*words: Any) -> Any:
            begin = time.perf_counter()
            try:
                return real(*words)
            finally:
                self.locked.append((time.perf_counter() - begin) * 1000)

        service._sign = timed


def measure() -> None:
    """Print the rows, in milliseconds."""
    warm_fonts()
    warm_sealing()
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder))
        papers: list[int] = []
        first = desk.ready()
        strings = drawn_strings(lambda: papers.append(desk.sign(first)))
        pages = len(PdfReader(BytesIO(desk.store.documents.pdf(desk.people.consultant, papers[0]))).pages)
        desk.locked.clear()
        taken: list[float] = []
        worked: list[float] = []
        for _one in range(SIGNED):
            deal_id = desk.ready()
            begin, busy = time.perf_counter(), time.process_time()
            desk.sign(deal_id)
            taken.append((time.perf_counter() - begin) * 1000)
            worked.append((time.process_time() - busy) * 1000)
        desk.store.close()
    floor = bare_ms(strings)
    what = f"contract of {pages} pages signed, sealed, stored"
    limit(f"{what}: median", floor, statistics.median(taken), "ms", 250)
    limit("contract signing: processor time", floor, statistics.median(worked), "ms", 250)
    limit("contract signing: write lock held, median", floor, statistics.median(desk.locked), "ms", 300)


if __name__ == "__main__":
    measure()
