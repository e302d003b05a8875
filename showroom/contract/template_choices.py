"""Several valid templates: which are offered, which is the store's standard, and whether a chosen one still holds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa

from showroom.contract.messages import finding
from showroom.contract.model import Contract
from showroom.contract.shipped_template import SHIPPED, SHIPPED_NAME, shipped
from showroom.contract.template_model import (
    ContractTemplate,
    TemplateMark,
    TemplateState,
    TemplateVersion,
    TemplateWithdrawal,
)
from showroom.contract.template_shape import Wording
from showroom.contract.template_store import kept_wording, valid_on
from showroom.contract.template_views import TemplateOption, label_of
from showroom.kernel.clock import local_date
from showroom.kernel.errors import FieldErrors, Lang, Message, ShowroomError, told
from showroom.kernel.findings import Finding, Severity
from showroom.persistence.actions import Tx

_MOST = 200
_SHIPPED_OPTION = TemplateOption(SHIPPED, SHIPPED, SHIPPED_NAME.zh, SHIPPED_NAME.en)
_WHAT_TO_DO_ZH = "请在“合同模板”中改选一个有效的模板，保存草稿后再出审阅件和签约（Q-09）"
_WHAT_TO_DO_EN = "Choose a valid one at “Contract template”, save the draft, then have it read and signed (Q-09)"
ENDED = Message(
    "contract_template_ended",
    "所选合同模板 {label}“{name_zh}”的有效期至 {day}，已过。" + _WHAT_TO_DO_ZH,
    "The chosen contract template {label} “{name_en}” was valid until {day}. " + _WHAT_TO_DO_EN,
)
WITHDRAWN = Message(
    "contract_template_withdrawn",
    "所选合同模板 {label}“{name_zh}”已于 {day} 停用：{reason}。" + _WHAT_TO_DO_ZH,
    "The chosen contract template {label} “{name_en}” was withdrawn on {day}: {reason}. " + _WHAT_TO_DO_EN,
)
NOT_OFFERED = Message(
    "contract_template_not_offered",
    "所选合同模板 {label}“{name_zh}”本店现在不再使用。" + _WHAT_TO_DO_ZH,
    "This store no longer uses the chosen contract template {label} “{name_en}”. " + _WHAT_TO_DO_EN,
)
UNKNOWN = Message(
    "contract_template_unknown", "没有模板 {code}：请从列表中选择", "No template {code}: choose from the list"
)


@dataclass(frozen=True, slots=True)
class Offer:
    """An offered template; `version` None is the text that comes with the program."""

    option: TemplateOption
    version: TemplateVersion | None


def offers(tx: Tx, day: date) -> tuple[Offer, ...]:
    """What a contract signed on `day` may be printed with, the store's standard first.

    Of each template its newest valid version; the shipped text while nothing else is valid, or while it is marked.
    """
    newest: dict[int | None, Offer] = {}
    for version, template in tx.session.execute(valid_on(day).add_columns(ContractTemplate).limit(_MOST)):
        label = label_of(template.code, version.number)
        option = TemplateOption(template.code, label, template.name_zh, template.name_en, version.valid_to)
        newest.setdefault(template.id, Offer(option, version))
    mark = marked(tx)
    if not newest or (mark is not None and mark.template_id is None):
        newest[None] = Offer(_SHIPPED_OPTION, None)
    wanted = mark.template_id if mark is not None and mark.template_id in newest else next(iter(newest))
    return tuple(sorted(newest.values(), key=lambda one: one is not newest[wanted]))


def options(tx: Tx, contract: Contract, day: date) -> tuple[TemplateOption, ...]:
    """What the desk may choose from, the standard first; a choice that no longer holds stands last, to be seen."""
    found = tuple(one.option for one in offers(tx, day))
    code = contract.template_choice
    if not code or any(option.code == code for option in found):
        return found
    return (*found, _gone(tx, code))


def marked(tx: Tx) -> TemplateMark | None:
    """What the leaders marked last as the store's standard, None before they did."""
    return tx.session.scalar(sa.select(TemplateMark).order_by(TemplateMark.id.desc()).limit(1))


def standard_version(tx: Tx, day: date) -> TemplateVersion | None:
    """What a contract without a choice of its own is printed with: the marked template, else the newest release.

    None is the shipped text.
    """
    return offers(tx, day)[0].version


def draft_wording(tx: Tx, contract: Contract, day: date) -> Wording:
    """The text of a draft: of the chosen template, else of the standard; `choice_findings` says when it has ended."""
    code = contract.template_choice
    if code == SHIPPED:
        return shipped()
    version = None
    if code:
        version = tx.session.scalar(valid_on(day).where(ContractTemplate.code == code).limit(1))
    if version is None:
        version = standard_version(tx, day)
    return shipped() if version is None else kept_wording(tx, version)


def choice_findings(tx: Tx, contract: Contract, day: date) -> tuple[Finding, ...]:
    """That the template chosen for a draft does not hold on `day`: by its name, with what to do (Q-09)."""
    why = _why_not(tx, contract, day)
    if why is None:
        return ()
    message, values = why
    return (finding("Q-09", Severity.BLOCK, message, values["label"], "template_choice", values=values),)


def require_choice(tx: Tx, contract: Contract, day: date) -> None:
    """Refuse to print a draft with another text than the chosen one; raises contract_template_ended | _withdrawn | …"""
    why = _why_not(tx, contract, day)
    if why is not None:
        raise ShowroomError(why[0], **why[1])


def checked_choice(tx: Tx, code: str, before: Contract | None) -> None:
    """A new choice must be offered today; one that stood before may stay. Raises FieldErrors(template_choice)."""
    if not code or (before is not None and before.template_choice == code):
        return
    if all(one.option.code != code for one in offers(tx, tx.today)):
        raise FieldErrors({"template_choice": told(UNKNOWN, code=code[:40])})


def _why_not(tx: Tx, contract: Contract, day: date) -> tuple[Message, dict[str, str]] | None:
    code = contract.template_choice
    if not code or contract.number is not None or contract.wording_sha256 is not None:
        return None  # signed, or issued anew on the very text that was signed
    if any(one.option.code == code for one in offers(tx, day)):
        return None
    gone, row = _gone(tx, code), _last_release(tx, code)
    values = {"label": gone.label, "name_zh": gone.name_zh, "name_en": gone.name_en}
    if row is None:
        return NOT_OFFERED, values
    version, _template, back = row
    if back is not None:
        on = local_date(back.at, tx.work.zone).isoformat()
        return WITHDRAWN, values | {"day": on, "reason": back.reason}
    if version.valid_to is not None and version.valid_to < day:
        return ENDED, values | {"day": version.valid_to.isoformat()}
    return NOT_OFFERED, values


def _gone(tx: Tx, code: str) -> TemplateOption:
    """A template that is not offered, by the newest of its releases."""
    row = _last_release(tx, code)
    if row is None:
        return TemplateOption(code, code, SHIPPED_NAME.zh, SHIPPED_NAME.en, gone=True)
    version, template, _back = row
    label = label_of(template.code, version.number)
    return TemplateOption(code, label, template.name_zh, template.name_en, version.valid_to, gone=True)


def _last_release(tx: Tx, code: str) -> tuple[TemplateVersion, ContractTemplate, TemplateWithdrawal | None] | None:
    row = tx.session.execute(
        sa.select(TemplateVersion, ContractTemplate, TemplateWithdrawal)
        .join(ContractTemplate, ContractTemplate.id == TemplateVersion.template_id)
        .outerjoin(TemplateWithdrawal, TemplateWithdrawal.version_id == TemplateVersion.id)
        .where(ContractTemplate.code == code, TemplateVersion.state == TemplateState.RELEASED)
        .order_by(TemplateVersion.number.desc())
        .limit(1)
    ).first()
    return None if row is None else (row[0], row[1], row[2])


def option_text(option: TemplateOption, lang: Lang) -> str:
    """'北京市示范文本 · BJ-2026 v1'."""
    return f"{option.name_zh if lang == 'zh' else option.name_en} · {option.label}"
