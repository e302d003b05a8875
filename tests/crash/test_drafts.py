"""What was typed survives kill -9: the last draft that the desk was told is kept, whole and readable."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path

import pytest

from showroom.kernel.clock import SystemClock
from showroom.persistence.drafts import DraftStore
from tests.guards.effort import rounds

KEY = bytes(range(32))
TYPIST = """
import json, sys
from pathlib import Path
from showroom.kernel.clock import SystemClock
from showroom.persistence.drafts import DraftStore
store = DraftStore(Path(sys.argv[1]), bytes(range(32)), SystemClock())
for turn in range(100_000):
    fields = {"name": f"张三{turn}", "phone": str(13800000000 + turn), "note": "字" * (turn % 500), "turn": turn}
    store.save(7, "reception", "deal:1", json.dumps(fields), turn)
    print(turn, flush=True)
"""


@pytest.mark.parametrize("seed", range(rounds(4, 200)))
def test_a_killed_desk_finds_its_draft_again(tmp_path: Path, seed: int) -> None:
    file = tmp_path / "drafts.db"
    process = subprocess.Popen([sys.executable, "-c", TYPIST, str(file)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    told = -1
    for _ in range(random.Random(seed).randrange(1, 60)):
        told = int(process.stdout.readline())
    process.kill()
    process.wait()
    process.stdout.close()
    again = DraftStore(file, KEY, SystemClock())
    try:
        draft = again.load(7, "reception", "deal:1")
        assert draft is not None
        fields = json.loads(draft.payload)
        assert fields["turn"] >= told
        assert (fields["turn"], fields["name"]) == (draft.base_version, f"张三{draft.base_version}")
        assert again.load(8, "reception", "deal:1") is None
    finally:
        again.close()
