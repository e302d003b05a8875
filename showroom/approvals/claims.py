"""Three-guarantees claims that wait for a manager who did not take them down (SB-06)."""

from __future__ import annotations

import sqlalchemy as sa

from showroom.approvals.views import AskKind, WaitingItem
from showroom.customers.model import Customer
from showroom.deals.model import Deal
from showroom.follow_up.quality_model import QualityClaim
from showroom.follow_up.quality_texts import GROUNDS, WANTED
from showroom.follow_up.repair_rules import Ground
from showroom.kernel.actor import Role
from showroom.kernel.errors import Lang
from showroom.persistence.actions import Tx
from showroom.staff.model import StaffMember
from showroom.vehicles.model import VehicleModel
from showroom.vehicles.records import model_text

_MOST = 100


def waiting_claims(tx: Tx) -> list[WaitingItem]:
    """Undecided claims by others than the actor, the oldest first."""
    query = (
        sa.select(QualityClaim, Customer.name, StaffMember.name, VehicleModel)
        .join(Deal, Deal.id == QualityClaim.deal_id)
        .join(Customer, Customer.id == Deal.customer_id)
        .join(StaffMember, StaffMember.id == QualityClaim.opened_by)
        .outerjoin(VehicleModel, VehicleModel.id == Deal.model_id)
        .where(QualityClaim.outcome.is_(None), QualityClaim.opened_by != tx.actor.id)
        .order_by(QualityClaim.opened_at, QualityClaim.id)
        .limit(_MOST)
    )
    return [
        WaitingItem(
            AskKind.CLAIM, row.id, row.deal_id, customer, _text(model), asker, row.demand, Role.SALES_MANAGER,
            row.opened_at, version=row.version,
        )
        for row, customer, asker, model in tx.session.execute(query)
    ]  # fmt: skip


def _text(model: VehicleModel | None) -> str:
    return "" if model is None else model_text(model)


def claim_lines(tx: Tx, item: WaitingItem, lang: Lang) -> tuple[tuple[str, str], ...]:
    """What is asked for on which ground, and the two days by which it must be answered and done with."""
    row = tx.session.get_one(QualityClaim, item.id)
    words = {"zh": ("要求", "依据", "无记录可依", "答复期限", "办结期限"),
             "en": ("Asked for", "On the ground of", "none on record", "Answer by", "Done with by")}[lang]  # fmt: skip
    ground = GROUNDS[Ground(row.ground)](lang, count=row.ground_count) if row.ground else words[2]
    return (
        (words[0], WANTED[row.wanted](lang)),
        (words[1], ground),
        (words[3], row.answer_by.isoformat()),
        (words[4], row.finish_by.isoformat()),
    )
