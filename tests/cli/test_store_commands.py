"""The commands that work on a store, as a person or script calls them."""

from __future__ import annotations

import json
import shutil
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from showroom.cli import main
from showroom.persistence import keys

DATA = Path(__file__).parents[1] / "data" / "store"
PASSWORD = "geheim-1234"


@dataclass
class Answered:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Run = Callable[..., Answered]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs `showroom ARGUMENTS` in this process."""
    monkeypatch.setenv("SHOWROOM_PASSWORD", PASSWORD)
    monkeypatch.setattr(keys, "remember", lambda _path, _key: False)

    def call(*arguments: object) -> Answered:
        code = main([str(argument) for argument in arguments])
        told = capsys.readouterr()
        return Answered(code, told.out, told.err)

    return call


@pytest.fixture(scope="module")
def demo_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sample store, made once."""
    folder = tmp_path_factory.mktemp("demo") / "store"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SHOWROOM_PASSWORD", PASSWORD)
        patch.setattr(keys, "remember", lambda _path, _key: False)
        assert main(["demo", "--data", str(folder), "--customers", "40", "--json"]) == 0
    return folder


@pytest.fixture
def demo(demo_template: Path, tmp_path: Path) -> Path:
    """A sample store of one's own."""
    return Path(shutil.copytree(demo_template, tmp_path / "demo"))


@pytest.fixture
def empty(run: Run, tmp_path: Path) -> Path:
    """A real, empty store with its user 老板."""
    answer = run("init", "--store", "真店", "--user", "老板", "--data", tmp_path / "store", "--json")
    assert answer.json == {"data": str(tmp_path / "store"), "store": "真店"}
    return tmp_path / "store"


def test_a_store_is_made_once(run: Run, empty: Path) -> None:
    again = run("init", "--store", "另一家", "--user", "老板", "--data", empty)
    assert (again.code, again.out) == (1, "")
    assert "已经有一个门店" in again.err


def test_a_wrong_password_and_a_missing_store_are_told_in_one_line(
    run: Run, empty: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nowhere = run("search", "张", "--data", tmp_path / "nowhere")
    monkeypatch.setenv("SHOWROOM_PASSWORD", "something else")
    wrong = run("search", "张", "--data", empty)
    for answer in (nowhere, wrong):
        assert (answer.code, answer.err.count("\n")) == (1, 1)
    assert "姓名或密码不对" in wrong.err


def test_an_import_answers_as_commands_md_says_and_a_dry_run_writes_nothing(
    run: Run, empty: Path, tmp_path: Path
) -> None:
    expected = json.loads((DATA / "expected.json").read_text("utf-8"))
    assert expected
    arguments = ("import", "stock", DATA / "stock.xlsx", "--data", empty, "--json")
    planned = run(*arguments, "--dry-run", "--rejects", tmp_path / "rejects.xlsx")
    done = run(*arguments)
    again = run(*arguments)
    assert planned.json == done.json
    assert set(done.json) >= {"accept", "duplicate", "review", "reject", "columns", "rows"}
    assert done.json["accept"] > 100
    assert again.json["accept"] == 0
    assert set(done.json["rows"][0]) == {"row", "fate", "reason"}
    assert zipfile.is_zipfile(tmp_path / "rejects.xlsx")


def test_search_answers_one_query_or_one_a_line(
    run: Run, demo: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    one = run("search", "1", "--data", demo, "--json", "--limit", "3")
    assert len(one.json["hits"]) == 3
    assert set(one.json["hits"][0]) == {"kind", "id", "title", "detail"}
    lines = tmp_path / "queries"
    lines.write_text("zhang\n没有这个人名\n", "utf-8")
    with lines.open(encoding="utf-8") as stdin:
        monkeypatch.setattr("sys.stdin", stdin)
        many = run("search", "-", "--data", demo, "--json")
    answers = [json.loads(line) for line in many.out.splitlines()]
    assert [bool(answer["hits"]) for answer in answers][1] is False
    assert len(answers) == 2


def test_a_deal_is_shown_by_its_number(run: Run, demo: Path) -> None:
    hits = run("search", "SH01-SH", "--data", demo, "--json").json["hits"]
    number = next(hit["detail"] for hit in hits if hit["kind"] == "deal")
    shown = run("deal", number, "--data", demo, "--json").json
    assert shown["number"] == number
    assert len(shown["steps"]) == 9
    assert number in run("deal", number.lower(), "--data", demo).out
    assert run("deal", "SH01-SH-20000101-0001", "--data", demo).code == 1


def test_sample_data_never_enters_a_real_store(run: Run, empty: Path) -> None:
    refused = run("demo", "--data", empty)
    assert refused.code == 1
    assert "真实门店" in refused.err
    assert run("search", "张", "--data", empty, "--json").json["hits"] == []


def test_sample_data_grows_and_is_the_same_for_the_same_seed(run: Run, demo: Path, tmp_path: Path) -> None:
    grown = run("demo", "--data", demo, "--customers", "60", "--json").json
    assert grown["customers"] == 60
    assert grown["deals"] > 10
    assert grown["vehicles"] > 20
    other = run("demo", "--data", tmp_path / "other", "--customers", "60", "--json").json
    assert {**grown, "seconds": 0} == {**other, "seconds": 0}
    hits = [run("search", "zhang", "--data", place, "--json").json["hits"] for place in (demo, tmp_path / "other")]
    assert hits[0] == hits[1] != []


def test_a_backup_is_proved_and_comes_back_whole(run: Run, demo: Path, tmp_path: Path) -> None:
    file = tmp_path / "store.backup"
    made = run("backup", file, "--data", demo, "--json")
    assert made.json["ok"] is True
    assert {check["name"] for check in made.json["checks"]} >= {"cipher", "audit", "documents", "references"}
    assert run("backup", file, "--data", demo).code == 1  # never over another file
    restored = run("restore", file, "--data", tmp_path / "restored", "--json")
    assert restored.json["ok"] is True
    before = run("search", "zhang", "--data", demo, "--json").json["hits"]
    assert run("search", "zhang", "--data", tmp_path / "restored", "--json").json["hits"] == before
    assert run("restore", file, "--data", demo).code == 1  # only into an empty place


def test_a_damaged_backup_is_refused_and_leaves_nothing(run: Run, demo: Path, tmp_path: Path) -> None:
    file = tmp_path / "store.backup"
    run("backup", file, "--data", demo)
    raw = bytearray(file.read_bytes())
    raw[len(raw) // 2] ^= 1
    file.write_bytes(raw)
    refused = run("restore", file, "--data", tmp_path / "restored")
    assert refused.code == 1
    assert "不是 Showroom 的备份" in refused.err
    assert list((tmp_path / "restored").iterdir()) == []


def test_doctor_and_drill_look_at_everything(run: Run, demo: Path) -> None:
    for name in ("doctor", "drill"):
        answer = run(name, "--data", demo, "--json")
        assert (answer.code, answer.json["ok"]) == (0, True), name


def test_doctor_notices_what_somebody_changed_by_hand(run: Run, demo: Path) -> None:
    from sqlcipher3 import dbapi2

    wraps = keys.KeyFile(demo / "keys.json").read()
    key = keys.unlock(wraps, "demo", PASSWORD)
    connection = dbapi2.connect(str(demo / "store.db"))
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    connection.execute("DROP TRIGGER IF EXISTS audit_entry_immutable")
    for (name,) in connection.execute(
        "SELECT name FROM sqlite_master WHERE tbl_name = 'audit_entry' AND type = 'trigger'"
    ):
        connection.execute(f"DROP TRIGGER {name}")
    connection.execute("UPDATE audit_entry SET actor_name = 'x' WHERE seq = 5")
    connection.commit()
    connection.close()
    answer = run("doctor", "--data", demo, "--json")
    assert answer.code == 1
    assert {check["name"]: check["ok"] for check in answer.json["checks"]}["audit"] is False


def test_users_come_and_go(run: Run, empty: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHOWROOM_NEW_PASSWORD", PASSWORD)
    assert run("user", "add", "小王", "--roles", "consultant", "--data", empty).code == 0
    assert run("search", "x", "--data", empty).code == 1  # two people: who?
    assert run("search", "x", "--data", empty, "--as", "小王").code == 0
    assert run("user", "add", "小李", "--data", empty, "--as", "小王").code == 1
    assert run("user", "disable", "小王", "--data", empty, "--as", "老板").code == 0
    assert run("search", "x", "--data", empty, "--as", "小王").code == 1
    assert run("user", "reset", "小王", "--data", empty, "--as", "老板").code == 0
    assert run("search", "x", "--data", empty, "--as", "小王").code == 0
