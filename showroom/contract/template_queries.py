"""What the template editor reads."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from showroom.contract.shipped_template import SHIPPED, SHIPPED_NAME, shipped
from showroom.contract.template_checks import unfinished
from showroom.contract.template_choices import marked, offers
from showroom.contract.template_model import ContractTemplate, TemplateState, TemplateVersion, TemplateWithdrawal
from showroom.contract.template_shape import TextBlock
from showroom.contract.template_store import blocks_of
from showroom.contract.template_views import TemplateDeal, TemplateRow, TemplateStatus, TemplateView
from showroom.customers.model import Customer
from showroom.deals.model import Deal
from showroom.kernel.errors import NOT_FOUND, ShowroomError
from showroom.persistence.actions import Tx
from showroom.staff.service import staff_name
from showroom.vehicles.model import VehicleModel

_MOST_ROWS, _MOST_DEALS = 500, 40


def rows(tx: Tx) -> tuple[TemplateRow, ...]:
    """Every version of every template, the newest first, and the shipped text at the end."""
    versions = tx.session.execute(
        sa.select(TemplateVersion, ContractTemplate, TemplateWithdrawal)
        .join(ContractTemplate, ContractTemplate.id == TemplateVersion.template_id)
        .outerjoin(TemplateWithdrawal, TemplateWithdrawal.version_id == TemplateVersion.id)
        .order_by(ContractTemplate.code, TemplateVersion.number.desc())
        .limit(_MOST_ROWS)
    ).all()
    today = _today(tx)
    made = [_row(tx, version, template, gone, today) for version, template, gone in versions]
    return (*made, shipped_row(today))


@dataclass(frozen=True, slots=True)
class Today:
    """What is offered today, None being the shipped text, the standard first; `mark`: [template] once one is marked."""

    offered: tuple[int | None, ...]
    mark: tuple[int | None, ...]


def shipped_row(today: Today) -> TemplateRow:
    """The text that comes with the program."""
    return TemplateRow(
        None, SHIPPED, 0, SHIPPED_NAME.zh, SHIPPED_NAME.en, TemplateStatus.SHIPPED, today.offered[0] is None,
        offered=None in today.offered, standard=None in today.mark,
    )  # fmt: skip


def find(tx: Tx, version_id: int) -> tuple[TemplateVersion, ContractTemplate]:
    """A version and its template; raises not_found."""
    version = tx.session.get(TemplateVersion, version_id)
    if version is None:
        raise ShowroomError(NOT_FOUND, what=f"template version {version_id}")
    return version, tx.session.get_one(ContractTemplate, version.template_id)


def withdrawal(tx: Tx, version_id: int) -> TemplateWithdrawal | None:
    """How a version was taken back, None while it was not."""
    return tx.session.scalar(sa.select(TemplateWithdrawal).where(TemplateWithdrawal.version_id == version_id))


def view(tx: Tx, version_id: int | None) -> TemplateView:
    """One version with its text; None is the shipped one. Raises not_found."""
    today = _today(tx)
    if version_id is None:
        return TemplateView(shipped_row(today), shipped().blocks, (), (), 0)
    version, template = find(tx, version_id)
    row = _row(tx, version, template, withdrawal(tx, version_id), today)
    blocks, left = blocks_of(tx, version_id), tuple(json.loads(version.left_over))
    findings = unfinished(blocks, left) if row.status is TemplateStatus.DRAFT else ()
    return TemplateView(row, blocks, left, findings, version.version)


def text_of(tx: Tx, version_id: int | None) -> tuple[TextBlock, ...]:
    """The blocks of a version, None for the shipped text; raises not_found."""
    if version_id is None:
        return shipped().blocks
    find(tx, version_id)
    return blocks_of(tx, version_id)


def deals(tx: Tx) -> tuple[TemplateDeal, ...]:
    """The newest deals with a price, which a preview can be made with."""
    query = (
        sa.select(Deal, Customer.name, VehicleModel.series, VehicleModel.version_name)
        .join(Customer, Customer.id == Deal.customer_id)
        .outerjoin(VehicleModel, VehicleModel.id == Deal.model_id)
        .where(Deal.contract_price.is_not(None))
        .order_by(Deal.id.desc())
        .limit(_MOST_DEALS)
    )
    return tuple(
        TemplateDeal(
            deal.id, deal.contract_number or deal.number, name, f"{series or ''} {version or ''}".strip(),
            deal.contract_number is not None,
        )
        for deal, name, series, version in tx.session.execute(query)
    )  # fmt: skip


def _row(
    tx: Tx,
    version: TemplateVersion,
    template: ContractTemplate,
    gone: TemplateWithdrawal | None,
    today: Today,
) -> TemplateRow:
    return TemplateRow(
        version.id, template.code, version.number, template.name_zh, template.name_en,
        _status(version, gone is not None, tx.today), today.offered[0] == version.id,
        version.valid_from, version.valid_to, staff_name(tx.session, version.author_id), version.based_on,
        staff_name(tx.session, version.released_by), version.released_at, version.legal_review,
        gone.reason if gone is not None else "", version.id in today.offered, template.id in today.mark,
    )  # fmt: skip


def _today(tx: Tx) -> Today:
    mark = marked(tx)
    offered = tuple(None if one.version is None else one.version.id for one in offers(tx, tx.today))
    return Today(offered, () if mark is None else (mark.template_id,))


def _status(version: TemplateVersion, withdrawn: bool, today: date) -> TemplateStatus:
    if version.state is TemplateState.DRAFT:
        return TemplateStatus.DRAFT
    if withdrawn:
        return TemplateStatus.WITHDRAWN
    if version.valid_from is not None and version.valid_from > today:
        return TemplateStatus.COMING
    ended = version.valid_to is not None and version.valid_to < today
    return TemplateStatus.ENDED if ended else TemplateStatus.VALID
