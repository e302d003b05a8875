"""The proof: `showroom tour` takes one customer through all nine steps of the real window."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import struct
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

STEPS = (
    "reception", "consultation", "presentation", "test_drive", "negotiation", "contract", "financing", "delivery",
    "follow_up",
)  # fmt: skip
PAPERS = {"test_drive", "negotiation", "contract", "financing", "delivery"}

pytestmark = pytest.mark.timeout(600)  # whichever test comes first makes the tour, on a machine that others load too


@pytest.fixture(scope="module")
def toured(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that a tour left, made in a process of its own, without display."""
    out = tmp_path_factory.mktemp("tour")
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "SHOWROOM_PASSWORD": "geheim-1234"}
    command = [sys.executable, "-m", "showroom", "tour", "--out", str(out), "--customers", "50", "--json"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, timeout=560, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    assert json.loads(done.stdout) == json.loads((out / "summary.json").read_text("utf-8"))
    return out


@pytest.fixture
def summary(toured: Path) -> Any:
    """summary.json of the tour."""
    return json.loads((toured / "summary.json").read_text("utf-8"))


def size_of(picture: Path) -> tuple[int, int]:
    raw = picture.read_bytes()
    assert raw.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", raw[16:24])
    return width, height


def test_one_customer_goes_through_all_nine_steps(summary: Any) -> None:
    assert [step["step"] for step in summary["steps"]] == list(STEPS)
    assert summary["contract"]
    assert summary["deal"]
    for step in summary["steps"]:
        assert set(step) == {"step", "pictures", "documents", "milliseconds", "longest_block_ms"}
        assert step["milliseconds"] > 0


def test_every_page_is_pictured_in_both_languages(summary: Any, toured: Path) -> None:
    for number, step in enumerate(summary["steps"], 1):
        assert step["pictures"] == [f"{number:02}-{step['step']}-{lang}.png" for lang in ("zh", "en")]
        sizes = {size_of(toured / name) for name in step["pictures"]}
        assert sizes == {(1440, 900)}
        assert len({(toured / name).read_bytes() for name in step["pictures"]}) == 2


@pytest.mark.rule("TD-01", "TD-21")
def test_the_verdict_on_the_drive_is_pictured_in_both_languages_at_its_moment(summary: Any, toured: Path) -> None:
    names = [f"test_drive-verdict-{lang}.png" for lang in ("zh", "en")]
    assert summary["other_pictures"]["moments"] == names
    assert {size_of(toured / name) for name in names} == {(1440, 900)}
    assert len({(toured / name).read_bytes() for name in names}) == 2


def test_other_places_and_the_dark_look_are_pictured(summary: Any, toured: Path) -> None:
    places = summary["other_pictures"]["places"]
    assert {
        f"place-{key}-{lang}.png" for key in ("today", "customers", "stock", "contracts") for lang in ("zh", "en")
    } <= {*places}
    assert len(summary["other_pictures"]["dark"]) == 2
    for name in (*places, *summary["other_pictures"]["dark"]):
        assert size_of(toured / name) == (1440, 900)


def test_every_paper_is_whole_and_has_its_fonts(summary: Any, toured: Path) -> None:
    with_papers = {step["step"] for step in summary["steps"] if step["documents"]}
    assert with_papers == PAPERS
    for step in summary["steps"]:
        for paper in step["documents"]:
            file = toured / paper["file"]
            assert hashlib.sha256(file.read_bytes()).hexdigest() == paper["sha256"]
            assert paper["number"] in paper["file"]
            check_pdf(file)


def check_pdf(file: Path) -> None:
    """Sound by qpdf and all fonts embedded by pdffonts, where these programs are; always sound by pikepdf."""
    import pikepdf

    with pikepdf.open(file) as pdf:
        assert pdf.check_pdf_syntax() == []
    if shutil.which("qpdf"):
        subprocess.run(["qpdf", "--check", str(file)], check=True, capture_output=True)
    if shutil.which("pdffonts"):
        listed = subprocess.run(["pdffonts", str(file)], check=True, capture_output=True, text=True).stdout
        for line in listed.splitlines()[2:]:
            assert line.split()[-5] == "yes", line  # the column "emb"


def test_customer_and_car_come_from_imported_tables(toured: Path) -> None:
    assert {path.name for path in (toured / "import").iterdir()} == {
        "customers.xlsx", "stock.xlsx", "customers-rejects.xlsx", "stock-rejects.xlsx",
    }  # fmt: skip


def test_nothing_of_this_machine_is_told(toured: Path) -> None:
    text = (toured / "summary.json").read_text("utf-8")
    assert str(toured) not in text
    assert os.environ.get("HOME", "/nowhere") + "/" not in text


def test_a_real_store_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from showroom.cli import main

    monkeypatch.setenv("SHOWROOM_PASSWORD", "geheim-1234")
    assert main(["init", "--store", "真店", "--user", "老板", "--data", str(tmp_path / "real")]) == 0
    command = [
        sys.executable,
        "-m",
        "showroom",
        "tour",
        "--out",
        str(tmp_path / "out"),
        "--data",
        str(tmp_path / "real"),
    ]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 1
    assert "真实门店" in done.stderr
