"""What the contract step can tell a person, and the findings that stand between a draft and its signature."""

from __future__ import annotations

from collections.abc import Mapping

from showroom.kernel.errors import Message
from showroom.kernel.findings import Finding, Override, Severity

ALREADY_SIGNED = Message(
    "contract_already_signed",
    "合同 {number} 已经签订，不能再改或重签；如需变更请做变更单（CT-06、CT-07）",
    "Contract {number} is signed and cannot be changed or signed again; make a change order instead (CT-06, CT-07)",
)
KEY_USED = Message(
    "contract_key_used",
    "这次签订的标识已用于另一份合同，请重新打开本页再签",
    "This signing's key was used for another contract: open the page again and sign",
)
NOT_SAVED = Message("contract_not_saved", "请先保存合同草稿", "Save the contract's draft first")
NO_SPECIAL_TERMS = Message("contract_no_special_terms", "没有特别约定需要审批", "There are no special terms to approve")
ONLY_LEADERS = Message(
    "contract_only_leaders",
    "特别约定由销售经理和总经理审批（CT-04）",
    "Special terms are approved by the sales manager and the general manager (CT-04)",
)
SAME_LEADER = Message(
    "contract_same_leader",
    "特别约定须由两个人审批：您已经批过（CT-04）",
    "Two people must approve special terms: you have approved them already (CT-04)",
)
WORD_NEEDED = Message(
    "contract_word_needed",
    "收取款项必须写明“定金”或“订金”（DP-01）",
    "Money taken must be named 定金 or 订金 (DP-01)",
)
NEGATIVE = Message("contract_negative", "金额不能是负数", "The amount must not be negative")
ABOVE_PRICE = Message(
    "contract_deposit_above_price", "不能超过合同总额 {price}", "It cannot exceed the contract's total of {price}"
)
PAST_DAY = Message("contract_past_day", "不能早于今天", "It cannot be before today")
FORUM_NAME = Message("contract_forum_name", "请写明仲裁委员会", "Name the arbitration commission")
UNKNOWN_SERVICE = Message("contract_unknown_service", "没有这项服务", "There is no such service")


GATE_UNSIGNED = Message("gate_contract_unsigned", "合同尚未签订", "The contract is not signed yet")
GATE_SIGNED = Message("gate_contract_signed", "合同 {number} 已签订", "Contract {number} is signed")
GATE_NO_DRAFT = Message("gate_contract_no_draft", "合同草稿尚未保存", "The contract's draft is not saved yet")
GATE_ID_EXPIRED = Message(
    "gate_id_expired",
    "买方证件已于 {day} 到期，签约需要经理批准",
    "The buyer's document expired on {day}; the manager must agree to sign",
)
GATE_ID_BAD = Message("gate_id_bad", "买方证件号码有误：{why}", "The buyer's document number is wrong: {why}")
GATE_OBJECTION = Message(
    "gate_open_objections",
    "有 {count} 条异议未解决，须先解决或由经理放行",
    "{count} objection(s) are open: settle them, or let the manager waive them",
)
GATE_MANAGER = Message("gate_terms_manager", "特别约定等待销售经理批准", "The special terms wait for the sales manager")
GATE_GM = Message("gate_terms_gm", "特别约定等待总经理批准", "The special terms wait for the general manager")
GATE_PRICE = Message(
    "gate_price_differs",
    "合同车价与客户接受的报价不一致：{deal} ≠ {quoted}，请重新确认报价",
    "The contract price differs from the accepted quotation: {deal} ≠ {quoted}; confirm the quotation again",
)
GATE_SERVICES = Message(
    "gate_services_differ",
    "合同勾选的服务合计 {ticked}，客户接受的报价为 {quoted}：请照报价勾选，或重新报价（MF-01）",
    "The contract's services come to {ticked}, the accepted quotation's to {quoted}: tick what was quoted, or quote"
    " again (MF-01)",
)
GATE_NO_QUOTE = Message("gate_no_quotation", "客户尚未接受报价", "No quotation has been accepted yet")
GATE_CAR_GONE = Message(
    "gate_car_gone",
    "车辆 {vin} 已售给其他客户：请回“介绍”一步另选现车",
    "The car {vin} has been sold meanwhile: choose another in the step “Presentation”",
)
GATE_EXCESS = Message(
    "gate_deposit_excess",
    "定金超过法定上限 {cap}：超出的 {rest} 按预付车款处理",
    "The earnest money exceeds its legal limit of {cap}: the rest of {rest} is an ordinary prepayment",
)
GATE_UNPAID = Message(
    "gate_deposit_unpaid",
    "约定 {agreed}，实收 {paid}：定金以实际支付为准",
    "Agreed {agreed}, paid {paid}: only what is paid is earnest money",
)
GATE_LATE = Message("gate_delivery_past", "交车日期已过：{day}", "The delivery date has passed: {day}")
GATE_NO_NOTICE = Message(
    "gate_no_notice", "没有告知个人信息处理规则的记录", "There is no record that the privacy notice was given"
)
GATE_BIRTH = Message(
    "gate_no_birth", "无法确认签约人年龄：请填写出生日期", "The signatory's age is not known: enter the date of birth"
)


def finding(  # noqa: PLR0913, PLR0917 - the columns of one finding
    code: str,
    severity: Severity,
    message: Message,
    evidence: str = "",
    field: str = "",
    override: Override = Override.NONE,
    values: Mapping[str, object] | None = None,
) -> Finding:
    """A finding with both texts of `message`; `evidence` is what an override is bound to (G-07)."""
    texts = {name: str(value) for name, value in (values or {}).items()}
    return Finding(
        code, severity, message.text("zh", **texts), message.text("en", **texts), evidence, override, field, texts
    )
