"""`print change`, `deal` and `verify` on a contract that was void and issued anew."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from showroom import cli
from showroom.bootstrap import Location, NewStore, create_store
from showroom.kernel.clock import FixedClock
from tests.cli.test_document_commands import ALL_ROLES, PASSWORD, run
from tests.contract.change_builders import reissued, signed_deal
from tests.store_fixtures import authorise, hire

FIRST, SECOND, PAGE = "SH01-XS-20261122-0001", "SH01-XS-20261122-0002", "SH01-BG-20261122-0001"


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store on disk whose one contract was issued anew."""
    monkeypatch.setenv("SHOWROOM_PASSWORD", PASSWORD)
    location = Location(tmp_path / "store")
    new = NewStore("星河展厅", "系统管理员", PASSWORD, credit_code="91340104MA8NE3M66N", roles=ALL_ROLES)
    store, _ = create_store(location, new, FixedClock(datetime(2026, 11, 22, 2, tzinfo=UTC)))
    authorise(store.work.db)
    people = hire(store)
    reissued(store, people, signed_deal(store, people), buyer_name="张叁")
    store.close()
    return location.data


@pytest.mark.rule("CT-06", "CT-07")
def test_a_void_contract_leads_to_the_valid_one(data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for number in (FIRST, SECOND, PAGE.lower()):
        code, told = run(data, capsys, "deal", number)
        assert (code, told["contract"]) == (0, SECOND)
    assert told["void_contracts"] == [{"number": FIRST, "replaced_by": SECOND}]
    assert [(one["kind"], one["number"]) for one in told["changes"]] == [("reissue", PAGE)]  # type: ignore[attr-defined]
    assert cli.main(["--data", str(data), "--as", "系统管理员", "--lang", "en", "deal", FIRST]) == 0
    assert f"void contract {FIRST}, replaced by {SECOND}" in capsys.readouterr().out
    page, old = tmp_path / "page.pdf", tmp_path / "old.pdf"
    assert run(data, capsys, "print", "change", PAGE, "--out", str(page))[0] == 0
    assert run(data, capsys, "print", "contract", FIRST, "--out", str(old))[0] == 0
    assert run(data, capsys, "print", "change", FIRST, "--out", str(tmp_path / "no.pdf"))[0] == 1
    assert run(data, capsys, "verify", str(page))[1]["verdict"] == "genuine"
    code, told = run(data, capsys, "verify", str(old))
    assert (code, told["verdict"]) == (0, "genuine")
    assert f"由 {SECOND} 代替" in str(told["reason"])
