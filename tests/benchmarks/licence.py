"""From the photograph of a licence to its verdict, with the recognition process warm: median and p95 of drawn ones."""

from __future__ import annotations

import json
import statistics
import sys
import tempfile
import time
from pathlib import Path

from showroom.bootstrap import Location, Showroom, open_with_key
from showroom.kernel.clock import FixedClock
from showroom.persistence.database import Database
from showroom.persistence.engines import sqlcipher_engine
from tests.store_fixtures import KEY, NOW, fill_store, hire
from tests.test_drive.drawn_licences import person, pictures
from tests.test_drive.driving import Lot

LICENCES = int(sys.argv[1]) if len(sys.argv) > 1 else 20


def seconds(store: Showroom, lot: Lot, deal: int, picture: bytes) -> float:
    """One photograph: kept, read, made out, judged."""
    service, actor = store.licence_capture, lot.people.consultant
    begin = time.perf_counter()
    sheet = service.look(actor, service.keep(actor, picture))
    service.foresee(actor, deal, service.make_out(actor, [sheet]))
    return time.perf_counter() - begin


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        fill_store(Database(sqlcipher_engine(Path(folder) / "store.db", KEY)))
        store = open_with_key(Location(Path(folder)), KEY, FixedClock(NOW))
        lot = Lot(store, hire(store))
        deal = lot.deal()
        lot.book(deal, lot.plan(lot.car(), route_id=lot.route()))
        photos = [pictures(person(seed))[0] for seed in range(200, 200 + LICENCES)]
        begin = time.perf_counter()
        store.licence_capture.warm(lot.people.consultant)
        started = time.perf_counter() - begin
        taken = sorted(seconds(store, lot, deal, photo) for photo in photos)
        store.close()
    late = taken[min(len(taken) - 1, round(0.95 * len(taken)))]
    for what, value, aim in (
        ("licence photo to verdict, warm, median", statistics.median(taken), 2.0),
        ("licence photo to verdict, warm, p95", late, 4.0),
        ("recognition process from nothing to warm", started, None),
    ):
        row = {"what": what, "ours": value, "unit": "s", "aim": aim, "absolute": True}
        sys.stdout.write(json.dumps(row) + "\n")


if __name__ == "__main__":
    main()
