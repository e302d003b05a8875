"""The gates before a car counts as delivered (DV-01…09) and temporary plates (PL-01); pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256

from showroom.kernel.dates import add_days
from showroom.kernel.errors import Message
from showroom.kernel.findings import Finding, Override, Severity
from showroom.kernel.money import ZERO, Money
from showroom.kernel.names import normalise_identifier
from showroom.kernel.parameters import Parameters
from showroom.kernel.plate import PlateLimits, TemporaryPlate, temporary_plate_problems

DOCUMENTS: dict[str, tuple[str, str]] = {
    "invoice": ("发票", "invoice"),
    "certificate": ("合格证", "certificate of conformity"),
    "consistency_certificate": ("一致性证书", "consistency certificate"),
    "manual": ("中文使用说明书", "Chinese manual"),
    "warranty_book": ("保养保修手册", "warranty and maintenance book"),
    "three_guarantees_certificate": ("三包凭证", "三包 certificate"),
    "keys": ("钥匙清点", "key count"),
    "tools": ("随车工具清单", "tool list"),
}
VIN_PLACES: dict[str, tuple[str, str]] = {
    "car": ("实车", "car itself"),
    "certificate": ("合格证", "certificate"),
    "invoice": ("发票", "invoice"),
}
IMPORT_DOCUMENTS: dict[str, tuple[str, str]] = {"import_papers": ("进口证明", "import papers")}


@dataclass(frozen=True, slots=True)
class DeliveryCase:
    """Everything the gates look at; what is not given is not satisfied.

    `vins`: the VIN as it stands on each paper, by paper; `handed_over`: keys of DOCUMENTS that are ticked.
    """

    on: date
    contract_active: bool = False
    open_changes: int = 0
    allocated_vin: str = ""
    vins: tuple[tuple[str, str], ...] = ()
    price_due: Money = ZERO
    received: Money = ZERO
    loan_confirmed: Money = ZERO
    imported: bool = False
    handed_over: frozenset[str] = frozenset()
    pdi_passed: bool = False
    wishes_open: int = 0
    wishes_named: str = ""
    compulsory_valid_to: date | None = None
    permanent_plate: str = ""
    temporary_plate: TemporaryPlate | None = None
    permanent_received_on: date | None = None
    checklist_open: int | None = None
    customer_signed: bool = False
    seller_signed: bool = False
    by_agent: bool = False
    agent_authority: bool = False
    promised_on: date | None = None
    delay_told: bool = False
    promises_open: int = 0
    promises_named: str = ""
    photo_published: bool = False
    photo_consent: bool = False


_NOT_ACTIVE = Message("dv01_not_active", "合同未生效", "The contract is not active")
_CHANGES = Message("dv01_changes", "有 {count} 份变更单未完成", "{count} change order(s) are open")
_NO_VIN = Message("dv01_no_vin", "尚未配车（无车架号）", "No car (VIN) is allocated")
_VIN_DIFFERS = Message(
    "dv01_vin_differs",
    "{paper_zh}上的车架号 {found} 与配车 {vin} 不一致",
    "The VIN {found} on the {paper_en} differs from the allocated {vin}",
)
_NOT_PAID = Message(
    "dv02_not_paid",
    "还差 {missing}（应付 {due}，已收 {received}，放款确认 {loan}）",
    "{missing} is missing (due {due}, received {received}, disbursement confirmed {loan})",
)
_DOCUMENT = Message("dv03_document", "缺少：{paper}", "Missing: {paper}")
_PDI = Message("dv04_pdi", "PDI 检查未通过", "The PDI is not passed")
_WISHES = Message(
    "dv04_wishes",
    "有 {count} 项选装或装潢未完成{named}",
    "{count} option(s) or decoration wish(es) are not done{named}",
)
_INSURANCE = Message(
    "dv04_insurance",
    "交强险无效（有效期至 {until}）",
    "The compulsory insurance is not in force (valid to {until})",
)
_NO_PLATE = Message("dv04_plate", "没有号牌或有效的临时号牌", "There is neither a plate nor a valid temporary plate")
_CHECKLIST = Message(
    "dv05_checklist", "交车确认单还有 {count} 项未确认", "{count} item(s) of the delivery form are open"
)
_NO_CHECKLIST = Message("dv05_no_checklist", "没有交车确认单", "There is no delivery form")
_UNSIGNED = Message("dv05_unsigned", "交车确认单未签字：{who_zh}", "The delivery form is not signed: {who_en}")
_AGENT = Message("dv06_agent", "代理人提车缺少书面授权", "Delivery to an agent needs a written authority")
_LATE = Message(
    "dv07_late",
    "已超过约定交车日期 {promised}：须告知客户并致歉、约定新日期",
    "The promised date {promised} has passed: tell the customer, apologise, agree a new date",
)
_PHOTO = Message("dv08_photo", "公开照片须有单独同意", "Publishing the photo needs a separate consent")
_PROMISES = Message("dv09_promises", "还有 {count} 项承诺未兑现{named}", "{count} promise(s) are not kept{named}")


def delivery_findings(case: DeliveryCase, table: Parameters) -> tuple[Finding, ...]:
    """What stands before "delivered", each with the field that mends it; empty = deliver (DV-01…09)."""
    return (
        *_contract_and_car(case), *_money(case), *_documents(case), *_readiness(case, table), *_signatures(case),
        *_care(case),
    )  # fmt: skip


_PLATE_NOT_VALID = Message(
    "pl01_not_valid",
    "临时号牌有效期 {first} 至 {last}，当日无效",
    "The temporary plate is valid {first} to {last}, not on the day",
)
_PLATE_VOID = Message(
    "pl01_void",
    "已于 {received} 领取正式号牌，临时号牌已失效",
    "The permanent plates came on {received}: the temporary plate is void",
)


def temporary_plate_findings(plate: TemporaryPlate, case: DeliveryCase, table: Parameters) -> tuple[Finding, ...]:
    """What is wrong with driving away on a temporary plate (PL-01)."""
    found = [
        Finding("PL-01", Severity.BLOCK, entry.text("zh"), entry.text("en"), field="temporary_plate")
        for entry in temporary_plate_problems(plate, case.compulsory_valid_to, PlateLimits.at(plate.valid_from, table))
    ]
    if not plate.valid_from <= case.on <= plate.valid_to:
        first, last = plate.valid_from.isoformat(), plate.valid_to.isoformat()
        found.append(_finding("PL-01", _PLATE_NOT_VALID, "temporary_plate", first=first, last=last))
    received = case.permanent_received_on
    if received is not None and case.on > add_days(received, table.whole("temporary_plate.void_days", case.on)):
        found.append(_finding("PL-01", _PLATE_VOID, "temporary_plate", received=received.isoformat()))
    return tuple(found)


def _contract_and_car(case: DeliveryCase) -> list[Finding]:
    found: list[Finding] = []
    if not case.contract_active:
        found.append(_finding("DV-01", _NOT_ACTIVE, "contract"))
    if case.open_changes:
        found.append(_finding("DV-01", _CHANGES, "contract", count=str(case.open_changes)))
    vin = normalise_identifier(case.allocated_vin)
    if not vin:
        found.append(_finding("DV-01", _NO_VIN, "vin"))
        return found
    found.extend(
        _vin_differs(paper, written, vin) for paper, written in case.vins if normalise_identifier(written) != vin
    )
    return found


def _vin_differs(paper: str, written: str, vin: str) -> Finding:
    zh, en = VIN_PLACES.get(paper, (f"{paper} ", paper))
    field = f"vin_on_{paper}" if paper in VIN_PLACES else "vin"
    found = _finding("DV-01", _VIN_DIFFERS, field, paper_zh=zh, paper_en=en, found=written or "–", vin=vin)
    return replace(found, evidence="")  # the text says it all


def _money(case: DeliveryCase) -> list[Finding]:
    missing = case.price_due - case.received - case.loan_confirmed
    if missing <= ZERO:
        return []
    return [
        _finding(
            "DV-02", _NOT_PAID, "receipts", missing=missing.grouped(), due=case.price_due.grouped(),
            received=case.received.grouped(), loan=case.loan_confirmed.grouped(),
        )
    ]  # fmt: skip


def _documents(case: DeliveryCase) -> list[Finding]:
    wanted = DOCUMENTS | (IMPORT_DOCUMENTS if case.imported else {})
    return [
        Finding(
            "DV-03", Severity.BLOCK, _DOCUMENT.text("zh", paper=zh), _DOCUMENT.text("en", paper=en),
            field=f"document_{key}", values={"paper": key},
        )
        for key, (zh, en) in wanted.items()
        if key not in case.handed_over
    ]  # fmt: skip


def _readiness(case: DeliveryCase, table: Parameters) -> list[Finding]:
    found: list[Finding] = []
    if not case.pdi_passed:
        found.append(_finding("DV-04", _PDI, "pdi"))
    if case.wishes_open:
        named = f": {case.wishes_named}" if case.wishes_named else ""
        found.append(_finding("DV-04", _WISHES, "wishes", count=str(case.wishes_open), named=named))
    until = case.compulsory_valid_to
    if until is None or until < case.on:
        found.append(_finding("DV-04", _INSURANCE, "compulsory_valid_to", until=until.isoformat() if until else "–"))
    if not case.permanent_plate.strip():
        if case.temporary_plate is None:
            found.append(_finding("DV-04", _NO_PLATE, "plate"))
        else:
            found.extend(temporary_plate_findings(case.temporary_plate, case, table))
    return found


def _signatures(case: DeliveryCase) -> list[Finding]:
    found: list[Finding] = []
    if case.checklist_open is None:
        found.append(_finding("DV-05", _NO_CHECKLIST, "checklist"))
    elif case.checklist_open:
        found.append(_finding("DV-05", _CHECKLIST, "checklist", count=str(case.checklist_open)))
    if not case.customer_signed:
        who = {
            "who_zh": "代理人" if case.by_agent else "客户",
            "who_en": "the agent" if case.by_agent else "the customer",
        }
        found.append(_finding("DV-05", _UNSIGNED, "customer_signature", **who))
    if not case.seller_signed:
        found.append(_finding("DV-05", _UNSIGNED, "seller_signature", who_zh="销售", who_en="the store"))
    if case.by_agent and not case.agent_authority:
        found.append(_finding("DV-06", _AGENT, "agent_authority"))
    return found


def _care(case: DeliveryCase) -> list[Finding]:
    found: list[Finding] = []
    if case.promised_on is not None and case.on > case.promised_on and not case.delay_told:
        found.append(_finding("DV-07", _LATE, "delay_told", promised=case.promised_on.isoformat()))
    if case.photo_published and not case.photo_consent:
        found.append(_finding("DV-08", _PHOTO, "photo_consent"))
    if case.promises_open:
        named = f": {case.promises_named}" if case.promises_named else ""
        finding = _finding("DV-09", _PROMISES, "promises", count=str(case.promises_open), named=named)
        # The manager's word is bound to exactly these promises: the next one waits for its own.
        digest = sha256(case.promises_named.encode("utf-8", "surrogatepass")).hexdigest()[:16]
        found.append(replace(finding, evidence=f"{case.promises_open} {digest}"))
    return found


def _finding(code: str, message: Message, field: str, /, **values: str) -> Finding:
    # A promise is the store's own: a manager may settle it later. Everything else is law, money or safety.
    level = Override.MANAGER if message is _PROMISES else Override.NONE
    return Finding(
        code, Severity.BLOCK, message.text("zh", **values), message.text("en", **values),
        evidence=", ".join(values.values()), override=level, field=field, values=dict(values),
    )  # fmt: skip
