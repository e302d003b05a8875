"""The collector looks less often, and not at what the collected tests hold: a tenth of the gate's time was its looking.

Nothing is left to chance by it: `leaks` collects by itself before it says that a test left something behind.
"""

from __future__ import annotations

import gc

THRESHOLDS = (100_000, 50, 100)


def pytest_collection_finish() -> None:
    gc.collect()
    gc.freeze()
    gc.set_threshold(*THRESHOLDS)
