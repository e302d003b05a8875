"""G-07 over every finding that steps 5 and 6 can raise: who may let it pass, why, on what, and what nobody may."""

from __future__ import annotations

from datetime import date

import pytest
import sqlalchemy as sa

from showroom.bootstrap import Showroom
from showroom.contract.contract_paper import CarState
from showroom.deals.model import Deal, RuleOverride, Step
from showroom.kernel.errors import FieldErrors, ShowroomError
from showroom.kernel.findings import Finding, Override, Severity
from showroom.persistence.audit import AuditEntry
from showroom.vehicles.model import Vehicle, VehicleStatus
from tests.contract.contract_builders import drafted
from tests.contract.test_blocks import QUOTED
from tests.deal_builders import deal_at
from tests.store_fixtures import People

REASON, SHORT = "经理当面核实，同意放行", "同意同意同意同意同"


def refusal(act: object, *args: object) -> str:
    try:
        act(*args)  # type: ignore[operator]
    except FieldErrors as wrong:
        return ",".join(wrong.fields)
    except ShowroomError as error:
        return error.code
    return ""


def all_wrong(store: Showroom, people: People) -> int:
    """A deal at the contract with everything in its way at once."""
    deal = drafted(
        store, people, buyer_id_valid_to=date(2026, 11, 21), special_terms="定金一律不退", delivery_place="",
        car_state=CarState.NEW, agent="李四", deposit_agreed=None,
    )  # fmt: skip
    store.deals.raise_objection(people.consultant, deal, "price", "太贵")
    quoted = QUOTED.replace('"fen": 1000000', '"fen": 1100000').replace(
        '"options"', '"services": [{"name": "", "code": "plates", "price": {"fen": 50000}, "chosen": true}], "options"'
    )
    basis = quoted[:-1] + ', "basis": {"on": "2026-11-01", "tax.purchase_rate": "0.09"}}'
    with store.work.db.begin() as session:
        session.execute(sa.update(Deal).where(Deal.id == deal).values(quotation_json=basis))
        session.execute(sa.update(Vehicle).values(status=VehicleStatus.DEMO, open_defect=True))
    return deal


@pytest.mark.rule("G-07", "S0-31", "ID-06", "CT-04", "G-06", "MF-01")
def test_every_finding_of_the_contract_is_let_pass_by_its_own_level_or_by_nobody(
    store: Showroom, people: People
) -> None:
    deal = all_wrong(store, people)
    found = store.deals.view(people.consultant, deal).missing
    codes = {one.code for one in found if one.severity > Severity.WARN}
    assert codes == {"§3.2", "S3-45", "G-06", "MF-01", "ID-06", "CT-02", "CT-04", "S0-31", "CT-07"}
    for one in found:
        assert one.text_zh != one.text_en  # both languages
        check(store, people, deal, one)
    with store.work.db.read() as session:
        rows = session.scalars(sa.select(RuleOverride)).all()
        assert {(row.code, row.by, row.reason) for row in rows} == {
            (code, people.manager.id, REASON) for code in ("ID-06", "S0-31")
        }
        acts = session.scalars(sa.select(AuditEntry.facts).where(AuditEntry.object_kind == "deal")).all()
        assert sum("override" in str(act) for act in acts) == len(rows)


def check(store: Showroom, people: People, deal: int, one: Finding) -> None:
    let = store.deals.override
    if one.override is Override.NONE:
        assert refusal(let, people.general_manager, deal, Step.CONTRACT, one, REASON) == "not_overridable", one.code
        return
    assert one.severity is Severity.NEEDS_APPROVAL or one.code == "S0-31"
    assert refusal(let, people.consultant, deal, Step.CONTRACT, one, REASON) in {"not_allowed", "needs_role"}
    assert refusal(let, people.manager, deal, Step.CONTRACT, one, SHORT) == "reason"
    assert refusal(let, people.manager, deal, Step.CONTRACT, one, REASON) == ""
    assert refusal(let, people.manager, deal, Step.CONTRACT, one, REASON) == "not_found"  # it holds, once


@pytest.mark.rule("G-07", "CT-04", "S0-22")
def test_no_price_is_let_pass_without_its_approval(store: Showroom, people: People) -> None:
    deal = deal_at(store, people, Step.NEGOTIATION)
    (missing, *_), let = store.deals.view(people.manager, deal).missing, store.deals.override
    assert (missing.code, missing.severity) == ("S0-29", Severity.BLOCK)
    assert refusal(let, people.general_manager, deal, Step.NEGOTIATION, missing, REASON) == "not_overridable"
