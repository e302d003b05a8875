"""A car that no supplier authorised the store to sell: the warning, who answers, the buyer's own word on it (MF-03)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

import sqlalchemy as sa

from showroom.contract import messages as say
from showroom.contract.brand_model import BrandNotice
from showroom.contract.brand_paper import BrandWarning
from showroom.contract.change_model import ContractChange
from showroom.contract.ink_copies import open_copy, refuse_while_printed
from showroom.contract.messages import finding
from showroom.contract.model import Contract
from showroom.contract.valid import contract_of, open_reissue
from showroom.deals.handover import get_deal, note, work_on
from showroom.deals.model import Deal, Step
from showroom.documents.phrases import moment_text
from showroom.kernel.actor import Permission
from showroom.kernel.clock import local_date
from showroom.kernel.errors import Lang, Message, ShowroomError
from showroom.kernel.findings import Finding, Severity
from showroom.persistence.actions import Tx, Workplace, reads, writes
from showroom.persistence.database import CHANGED_MEANWHILE
from showroom.staff.brands import Standing, standing_on
from showroom.vehicles.model import VehicleModel

GATE_LIABLE = Message(
    "gate_brand_liable",
    "{brand} 在 {day} 没有供应商授权，也没有登记由谁承担质量和售后责任：请管理员或总经理在“设置—品牌与备案”中"
    "登记授权或责任主体（MF-03，汽车销售管理办法 12）",
    "No supplier authorised {brand} on {day}, and nobody is named who answers for quality and after-sales: the"
    " administrator or the general manager enters one or the other under Settings, Brands and register (MF-03)",
)
GATE_READ = Message(
    "gate_brand_read",
    "{brand} 未经供应商授权：请让客户阅读书面提醒并单独确认，责任主体为 {liable}（MF-03）",
    "{brand} is not authorised by its supplier: let the customer read the written warning and acknowledge it by"
    " itself; {liable} answers for the car (MF-03)",
)
NO_WARNING = Message(
    "brand_no_warning",
    "{brand} 已有供应商授权，无需确认（MF-03）",
    "{brand} is authorised: nothing to acknowledge (MF-03)",
)
FIELD = "acknowledge_brand"


@dataclass(frozen=True, slots=True)
class BrandState:
    """How the deal's brand is sold, and when the buyer acknowledged exactly this warning (None: not yet).

    `open`: there is a contract to be signed, the first or one issued anew, that waits for this word.
    """

    standing: Standing
    seen_at: datetime | None
    open: bool = False


class BrandNoticeService:
    """The separate word of the buyer, recorded by whoever lets them read the warning."""

    def __init__(self, work: Workplace) -> None:
        self.work = work

    @reads(Permission.CONTRACT_READ)
    def state(self, tx: Tx, deal_id: int) -> BrandState | None:
        """How the brand stands for the contract to be signed next, or stood for the one signed; None without a model.

        Raises not_found, not_your_deal.
        """
        deal = get_deal(tx, deal_id)
        contract = contract_of(tx, deal.id)
        anew = open_reissue(tx, deal.id) is not None
        state = brand_state(tx, deal, contract, anew=anew)
        waits = contract is not None and (anew or contract.number is None) and open_copy(tx, deal.id) is None
        return None if state is None else replace(state, open=waits)

    @writes(Permission.CONTRACT_WRITE)
    def acknowledge(self, tx: Tx, deal_id: int, liable: str, *, given: bool = True) -> BrandState:
        """The buyer has read the warning that names `liable`, or takes it back.

        Raises contract_not_saved, contract_already_signed, brand_no_warning, changed_meanwhile when the warning now
        names somebody else than the one that was read, step_not_reached.
        """
        deal = work_on(tx, deal_id, Step.CONTRACT)
        contract = contract_of(tx, deal.id)
        if contract is None:
            raise ShowroomError(say.NOT_SAVED)
        reissue = open_reissue(tx, deal.id)
        if contract.number is not None and reissue is None:
            raise ShowroomError(say.ALREADY_SIGNED, number=contract.number)
        refuse_while_printed(tx, deal.id)
        state = brand_state(tx, deal, contract, anew=reissue is not None)
        if state is None or state.standing.authorised:
            raise ShowroomError(NO_WARNING, brand=state.standing.brand if state else "")
        if not state.standing.liable:
            raise ShowroomError(GATE_LIABLE, brand=state.standing.brand, day=tx.today.isoformat())
        if liable != state.standing.liable:
            raise ShowroomError(CHANGED_MEANWHILE)
        tx.session.add(
            BrandNotice(
                contract_id=contract.id, change_id=None if reissue is None else reissue.id,
                brand=state.standing.brand, liable=liable, given=given, at=tx.now, by=tx.actor.id,
            )
        )  # fmt: skip
        tx.session.flush()
        note(tx, deal.id, "brand_acknowledged" if given else "brand_taken_back", state.standing.brand)
        tx.audit("contract", contract.id, brand_acknowledged=given)
        tx.audit("deal", deal.id, contract="brand")
        return BrandState(state.standing, tx.now if given else None, open=True)


def brand_state(tx: Tx, deal: Deal, contract: Contract | None, *, anew: bool = False) -> BrandState | None:
    """The standing on the day of signing (today while unsigned), and the buyer's word on exactly it.

    `anew`: for the contract that would replace it, which is signed today and needs a word of its own (MF-03).
    """
    model = None if deal.model_id is None else tx.session.get(VehicleModel, deal.model_id)
    if model is None:
        return None
    signed = None if contract is None or anew else contract.signed_at
    day = tx.today if signed is None else local_date(signed, tx.work.zone)
    standing = standing_on(tx, model.brand, day)
    return BrandState(standing, None if standing.authorised else _seen(tx, deal, standing, anew=anew))


def warning_on(state: BrandState | None, lang: Lang) -> BrandWarning | None:
    """What the paper prints; None for an authorised brand."""
    if state is None or state.standing.authorised:
        return None
    seen = "" if state.seen_at is None else moment_text(state.seen_at, lang)
    return BrandWarning(state.standing.brand, state.standing.liable, seen)


def brand_findings(state: BrandState | None, day: date) -> list[Finding]:
    """What keeps the contract of a brand without authorisation from its signature; nobody may override it (MF-03)."""
    if state is None or state.standing.authorised:
        return []
    brand, liable = state.standing.brand, state.standing.liable
    if not liable:
        values = {"brand": brand, "day": day.isoformat()}
        return [finding("MF-03", Severity.BLOCK, GATE_LIABLE, f"{brand} {day.isoformat()}", FIELD, values=values)]
    if state.seen_at is None:
        values = {"brand": brand, "liable": liable}
        return [finding("MF-03", Severity.BLOCK, GATE_READ, f"{brand}: {liable}", FIELD, values=values)]
    return []


def _seen(tx: Tx, deal: Deal, standing: Standing, *, anew: bool) -> datetime | None:
    """When it was acknowledged: for the contract that stands, or by itself for the one to be issued anew."""
    wanted: sa.ColumnElement[bool]
    if anew:
        reissue = open_reissue(tx, deal.id)
        wanted = sa.false() if reissue is None else BrandNotice.change_id == reissue.id
    else:
        signed = sa.select(ContractChange.id).where(ContractChange.number.is_not(None))
        wanted = BrandNotice.change_id.is_(None) | BrandNotice.change_id.in_(signed)
    newest = tx.session.scalar(
        sa.select(BrandNotice)
        .join(Contract, Contract.id == BrandNotice.contract_id)
        .where(
            Contract.deal_id == deal.id, BrandNotice.brand == standing.brand, BrandNotice.liable == standing.liable,
            wanted,
        )
        .order_by(BrandNotice.id.desc())
        .limit(1)
    )  # fmt: skip
    return newest.at if newest is not None and newest.given else None
