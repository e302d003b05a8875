"""Signing a test-drive agreement (TD-08) until it is sealed in SQLCipher: judged, both PDFs, hash, one transaction.

Four in the car, everybody signing on the pad. The floor is what the two papers draw, on a bare ReportLab canvas.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from showroom.bootstrap import Location, Showroom, open_with_key
from showroom.demo.paperwork import signature
from showroom.documents.fonts import warm_fonts
from showroom.kernel.clock import FixedClock
from showroom.persistence.database import Database
from showroom.persistence.engines import sqlcipher_engine
from showroom.test_drive.drafts import AgreementDraft, Passenger
from showroom.test_drive.views import DriveView
from tests.benchmarks._bare import bare_ms, drawn_strings
from tests.benchmarks._fresh import limit
from tests.store_fixtures import KEY, NOW, fill_store, hire
from tests.test_drive.driving import Lot

SIGNED = 25
HANDS = AgreementDraft(
    understood=True, customer_image=signature(1), escort_image=signature(2),
    passengers=(Passenger("李四", signature(3)), Passenger("王五", signature(4))),
)  # fmt: skip


class Desk:
    """A store in an encrypted file, and the drives that are signed there."""

    def __init__(self, folder: Path) -> None:
        fill_store(Database(sqlcipher_engine(folder / "store.db", KEY)))
        self.store: Showroom = open_with_key(Location(folder), KEY, FixedClock(NOW))
        self.lot = Lot(self.store, hire(self.store))
        self.car, self.route = self.lot.car(), self.lot.route()

    def booked(self) -> DriveView:
        """A drive with four in the car, at the one time that the signing before it left free."""
        deal = self.lot.deal()
        self.lot.licence(deal)
        return self.lot.book(deal, self.lot.plan(self.car, persons=4, route_id=self.route))

    def sign(self, drive: DriveView) -> None:
        """What the button does."""
        self.store.test_drive.sign_agreement(
            self.lot.people.consultant, drive.id, replace(HANDS, version=drive.version)
        )

    def free(self, drive: DriveView) -> None:
        """The slot for the next one."""
        self.store.test_drive.cancel(self.lot.people.consultant, drive.id, "benchmark: next customer")


def measure() -> None:
    """Print the rows, in milliseconds."""
    warm_fonts()
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder))
        first = desk.booked()
        strings = drawn_strings(lambda: desk.sign(first))
        desk.free(first)
        taken: list[float] = []
        worked: list[float] = []
        for _one in range(SIGNED):
            drive = desk.booked()
            begin, busy = time.perf_counter(), time.process_time()
            desk.sign(drive)
            taken.append((time.perf_counter() - begin) * 1000)
            worked.append((time.process_time() - busy) * 1000)
            desk.free(drive)
        desk.store.close()
    floor = bare_ms(strings)
    taken.sort()
    limit("agreement signed, sealed, stored: median", floor, statistics.median(taken), "ms", 300)
    limit("agreement signed, sealed, stored: p95", floor, taken[round(0.95 * (len(taken) - 1))], "ms", 300)
    limit("agreement signed, sealed, stored: processor time", floor, statistics.median(worked), "ms", 300)


if __name__ == "__main__":
    measure()
