"""Campaigns that bring people in: kind, place and time (S0-10, S0-11), and how many each one brought."""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa

from showroom.kernel.actor import Permission
from showroom.kernel.dates import within
from showroom.kernel.errors import REQUIRED, FieldErrors, Message, ShowroomError, Told, told
from showroom.kernel.text import clean_text
from showroom.persistence.actions import Tx, Workplace, check_version, reads, writes
from showroom.reception import messages as say
from showroom.reception.desk_views import CampaignDraft, CampaignRow
from showroom.reception.model import Campaign, Visit

KINDS = {
    "window": Message("campaign_window", "橱窗布置", "Window display"),
    "banner": Message("campaign_banner", "条幅", "Banner"),
    "flower_basket": Message("campaign_flowers", "花篮", "Flower baskets"),
    "show": Message("campaign_show", "店头演出", "Show"),
    "arch": Message("campaign_arch", "充气拱门", "Inflatable arch"),
    "ribbons": Message("campaign_ribbons", "彩带", "Ribbons"),
    "balloons": Message("campaign_balloons", "气球", "Balloons"),
    "estate": Message("campaign_estate", "小区定点宣传", "Leaflets in a housing estate"),
    "test_drive_day": Message("campaign_drives", "试驾会", "Test drive day"),
    "car_show": Message("campaign_car_show", "车展", "Car show"),
    "owner_event": Message("campaign_owners", "车主活动", "Owners' event"),
    "group_purchase": Message("campaign_group", "团购会", "Group purchase"),
    "advertisement": Message("campaign_advert", "广告投放", "Advertisement"),
    "other": Message("campaign_other", "其他", "Another kind"),
}
MOST_ROWS = 300


class CampaignService:
    """The list of campaigns; the front desk chooses from it."""

    def __init__(self, work: Workplace) -> None:
        self.work = work

    @reads(Permission.VISIT_READ)
    def campaigns(self, tx: Tx, *, only_running: bool = False) -> tuple[CampaignRow, ...]:
        """Newest first, with the arrivals and calls that named each; `only_running`: those of today."""
        counts = (
            sa.select(Visit.campaign_id, sa.func.count().label("visits"))
            .where(Visit.campaign_id.is_not(None), Visit.struck_at.is_(None))
            .group_by(Visit.campaign_id)
            .subquery()
        )
        query = (
            sa.select(Campaign, counts.c.visits)
            .outerjoin(counts, counts.c.campaign_id == Campaign.id)
            .order_by(Campaign.ends.desc(), Campaign.id.desc())
            .limit(MOST_ROWS)
        )
        if only_running:
            query = query.where(Campaign.active.is_(True), Campaign.starts <= tx.today, Campaign.ends >= tx.today)
        return tuple(_row(tx, row, count or 0) for row, count in tx.session.execute(query))

    @writes(Permission.FRONT_DESK_MANAGE)
    def save_campaign(self, tx: Tx, draft: CampaignDraft, campaign_id: int | None = None, version: int = 0) -> int:
        """Add or change a campaign; place and time are obligatory (S0-11). Returns its id.

        Raises FieldErrors, ShowroomError(campaign_unknown | changed_meanwhile).
        """
        wrong: dict[str, Told | Message] = {}
        texts = {
            name: _text(draft, name, limit, wrong) for name, limit in (("name", 80), ("place", 120), ("note", 500))
        }
        if draft.kind not in KINDS:
            wrong["kind"] = REQUIRED
        if not texts["name"]:
            wrong.setdefault("name", REQUIRED)
        if not texts["place"]:
            wrong.setdefault("place", say.CAMPAIGN_PLACE)
        starts, ends = draft.starts, draft.ends
        if starts is None:
            wrong["starts"] = say.CAMPAIGN_TIME
        if ends is None:
            wrong["ends"] = say.CAMPAIGN_TIME
        elif starts is not None and ends < starts:
            wrong["ends"] = say.CAMPAIGN_ORDER
        if wrong or starts is None or ends is None:
            raise FieldErrors(wrong)
        row = _campaign(tx, campaign_id, version)
        row.kind, row.name, row.place, row.note = draft.kind, texts["name"], texts["place"], texts["note"]
        row.starts, row.ends, row.active = starts, ends, draft.active
        tx.session.add(row)
        tx.session.flush()
        tx.audit("campaign", row.id, active=row.active)
        return row.id


def running_until(tx: Tx) -> tuple[tuple[int, str, date], ...]:
    """Id, name and last day of each campaign that runs today, the first to end first: what may be said of its end."""
    rows = tx.session.execute(
        sa.select(Campaign.id, Campaign.name, Campaign.ends)
        .where(Campaign.active.is_(True), Campaign.starts <= tx.today, Campaign.ends >= tx.today)
        .order_by(Campaign.ends, Campaign.id)
        .limit(MOST_ROWS)
    )
    return tuple((ident, name, ends) for ident, name, ends in rows)


def _text(draft: CampaignDraft, name: str, limit: int, wrong: dict[str, Told | Message]) -> str:
    try:
        return clean_text(getattr(draft, name), limit)
    except ShowroomError as error:
        wrong[name] = told(error.message, **error.values)
        return ""


def _campaign(tx: Tx, campaign_id: int | None, version: int) -> Campaign:
    if campaign_id is None:
        return Campaign(created_by=tx.actor.id)
    row = tx.session.get(Campaign, campaign_id)
    if row is None:
        raise ShowroomError(say.CAMPAIGN_UNKNOWN)
    check_version(version, row.version)
    return row


def _row(tx: Tx, row: Campaign, visits: int) -> CampaignRow:
    draft = CampaignDraft(row.kind, row.name, row.place, row.starts, row.ends, row.note, row.active)
    running = row.active and within(tx.today, row.starts, row.ends)
    return CampaignRow(row.id, row.version, draft, running, visits)
