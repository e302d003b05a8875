"""The border of changes: what was typed, checked and cleaned, and the same as JSON in the open change's row."""

from __future__ import annotations

import dataclasses
import json
from datetime import date
from hashlib import sha256
from typing import Any

from showroom.contract import change_messages as say
from showroom.contract.change_case import Case, start_of
from showroom.contract.change_drafts import (
    AnyDraft,
    AnySums,
    CancelDraft,
    ChangedOption,
    ChangeDraft,
    ChangeSums,
    ReissueDraft,
    ReissueSums,
)
from showroom.contract.change_model import ChangeKind, ContractChange
from showroom.contract.change_reissue import reissue_of, reissue_to_json
from showroom.contract.change_rules import NEGATIVE, Remedy
from showroom.contract.checks import car_is_gone
from showroom.contract.linter import lint_template
from showroom.contract.notice_entry import stored_notice
from showroom.contract.rules import Ending
from showroom.kernel.errors import REQUIRED, FieldErrors, Message, ShowroomError, Told, told
from showroom.kernel.money import ZERO, Money
from showroom.kernel.text import clean_text
from showroom.persistence.actions import Tx
from showroom.vehicles.model import Vehicle, VehicleModel
from showroom.vehicles.records import FREE

_LIMITS = {"reason": 300, "exterior": 40, "interior": 40, "special_terms": 1000}
_MOST_OPTIONS = 40
Wrong = dict[str, Told | Message]


def checked_change(tx: Tx, case: Case, draft: ChangeDraft) -> ChangeDraft:
    """The change order cleaned, a car's own colours put in; raises FieldErrors naming every wrong field."""
    wrong: Wrong = {}
    values = _texts(draft, ("reason", "exterior", "interior", "special_terms"), wrong)
    car = _car(tx, case, draft, wrong)
    if car is not None:
        values |= {name: getattr(car, name) for name in ("exterior", "interior") if getattr(car, name)}
    if draft.discount < ZERO:
        wrong["discount"] = NEGATIVE
    options = _options(draft, wrong)
    if draft.delivery_date is not None and draft.delivery_date < tx.today:
        same = draft.delivery_date == start_of(case).delivery_date
        if not same:
            wrong["delivery_date"] = say.PAST_DAY
    if wrong:
        raise FieldErrors(wrong)
    return dataclasses.replace(draft, options=options, **values)


def checked_cancel(draft: CancelDraft) -> CancelDraft:
    """The cancellation cleaned; raises FieldErrors. Its amounts are checked where they are reckoned."""
    wrong: Wrong = {}
    values = _texts(draft, ("reason",), wrong)
    if draft.ending is Ending.PERFORMED:
        wrong["ending"] = REQUIRED
    if wrong:
        raise FieldErrors(wrong)
    return dataclasses.replace(draft, **values)


def _texts(draft: ChangeDraft | CancelDraft, names: tuple[str, ...], wrong: Wrong) -> dict[str, Any]:
    values = {}
    for name in names:
        try:
            values[name] = clean_text(getattr(draft, name), _LIMITS[name], multiline=name == "special_terms")
        except ShowroomError as error:
            wrong[name] = told(error.message, **error.values)
    if values.get("reason") == "":
        wrong["reason"] = REQUIRED
    for found in lint_template(values.get("special_terms", "")):
        wrong["special_terms"] = told(say.BAD_TERMS, why_zh=found.text_zh, why_en=found.text_en)
    return values


def _car(tx: Tx, case: Case, draft: ChangeDraft, wrong: Wrong) -> Vehicle | None:
    """The car wanted: the deal's own or a free one, of the version wanted (VN-06)."""
    if tx.session.get(VehicleModel, draft.model_id) is None:
        wrong["model_id"] = say.UNKNOWN_MODEL
    if draft.vehicle_id is None:
        return None
    car = tx.session.get(Vehicle, draft.vehicle_id)
    if car is None:
        wrong["vehicle_id"] = say.UNKNOWN_CAR
    elif car.id != case.deal.vehicle_id and (car.status not in FREE or car_is_gone(tx, case.deal, car)):
        wrong["vehicle_id"] = told(say.CAR_NOT_FREE, vin=car.vin)
    elif car.model_id != draft.model_id:
        wrong["vehicle_id"] = say.CAR_OF_MODEL
    return car


def _options(draft: ChangeDraft, wrong: Wrong) -> tuple[ChangedOption, ...]:
    if len(draft.options) > _MOST_OPTIONS:
        wrong["options"] = say.BAD_OPTION
        return ()
    cleaned = []
    for line in draft.options:
        try:
            name = clean_text(line.name, 60)
        except ShowroomError as error:
            wrong["options"] = told(error.message, **error.values)
            continue
        if not name or not 1 <= line.count <= 999 or line.price < ZERO:
            wrong["options"] = say.BAD_OPTION
        cleaned.append(ChangedOption(name, line.count, line.price))
    return tuple(cleaned)


def to_json(draft: AnyDraft) -> str:
    """The draft as stored, without its version; money in fen, dates ISO. A reissue's buyer is stored apart."""
    if isinstance(draft, ReissueDraft):
        return reissue_to_json(draft)[0]
    plain = dataclasses.asdict(draft)
    del plain["version"]
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, default=lambda value: value.isoformat())


def draft_of(case: Case, row: ContractChange) -> AnyDraft:
    """The draft of an open change as it was stored."""
    if row.kind is ChangeKind.REISSUE:
        return reissue_of(case, row)
    if row.kind is ChangeKind.NOTICE:
        return stored_notice(row)
    raw = json.loads(row.draft)
    for name in ("discount", "penalty", "loss", "costs", "kept"):
        if name in raw:
            raw[name] = Money(raw[name]["fen"])
    raw["version"] = row.version
    if row.kind is ChangeKind.CANCEL:
        return CancelDraft(**raw | {"ending": Ending(raw["ending"]), "remedy": Remedy(raw["remedy"])})
    raw["options"] = tuple(
        ChangedOption(line["name"], line["count"], Money(line["price"]["fen"])) for line in raw["options"]
    )
    day = raw["delivery_date"]
    return ChangeDraft(**raw | {"delivery_date": None if day is None else date.fromisoformat(day)})


def digest_of(draft: AnyDraft, sums: AnySums) -> str:
    """What an approval is bound to: the terms as typed, and the money they come to but for the daily interest."""
    if isinstance(sums, ChangeSums):
        money = [sums.price.before, sums.price.after]
    elif isinstance(sums, ReissueSums):
        money = [sums.before, sums.after]
    else:
        lines = [line.amount for line in sums.settlement.lines if line.code != "interest"]
        money = [*lines, sums.settlement.kept, sums.settlement.to_lender]
    person = reissue_to_json(draft)[1] if isinstance(draft, ReissueDraft) else ""
    text = to_json(draft) + person + "|" + "|".join(str(amount) for amount in money)
    return sha256(text.encode()).hexdigest()
