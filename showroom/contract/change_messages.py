"""What changing and cancelling a signed contract can tell a person."""

from __future__ import annotations

from showroom.contract.change_model import ChangeKind
from showroom.contract.change_rules import Remedy
from showroom.contract.rules import Ending
from showroom.kernel.actor import Role
from showroom.kernel.errors import Message

UNSIGNED = Message(
    "change_unsigned",
    "合同尚未签订：直接修改草稿即可（CT-06）",
    "The contract is not signed: change its draft (CT-06)",
)
OTHER_OPEN = Message(
    "change_other_open",
    "已有一份未签的{what_zh}：请先签字或撤回（CT-06）",
    "A {what_en} is still unsigned: sign or withdraw it first (CT-06)",
)
NOTHING_OPEN = Message("change_nothing_open", "没有待签的变更或退订", "No change order or cancellation is open")
NOTHING_CHANGED = Message(
    "change_nothing_changed", "内容与合同相同，没有变更", "Nothing differs from the contract as it stands"
)
REISSUE_SAME = Message(
    "reissue_same", "内容与原合同相同，无须作废重开", "Nothing differs from the contract: there is nothing to reissue"
)
CAR_NOT_FREE = Message(
    "change_car_not_free", "车辆 {vin} 不可售（VN-06）：请另选", "The car {vin} cannot be sold (VN-06): choose another"
)
CAR_OF_MODEL = Message(
    "change_car_of_model", "这台车不是所选车型", "This car is not of the version chosen"
)  # fmt: skip
UNKNOWN_CAR = Message("change_unknown_car", "没有这台车", "There is no such car")
UNKNOWN_MODEL = Message("change_unknown_model", "没有这个车型", "There is no such version")
PAST_DAY = Message("change_past_day", "不能早于今天", "It cannot be before today")
BAD_OPTION = Message(
    "change_bad_option",
    "选装须有名称、数量 1–999、价格不小于 0",
    "An option needs a name, 1 to 999 of it, a price from 0",
)
BAD_TERMS = Message("change_bad_terms", "{why_zh}（CT-02）", "{why_en} (CT-02)")
BAD_TERMS_SAID = Message("reissue_bad", "{why_zh}", "{why_en}")
LOAN_TOO_HIGH = Message(
    "change_loan_high",
    "贷款本金 {loan} 超过变更后的车价 {price}：请先调整贷款",
    "The loan of {loan} exceeds the price after the change, {price}: change the loan first",
)
LEDGER_SHORT = Message(
    "cancel_ledger_short",
    "合同写明已付，但收款台账少 {short}：请财务先补登，或确认以台账为准（DP-01）",
    "The contract says it was paid, but the receipts ledger lacks {short}: let finance enter it, or confirm that the "
    "ledger is right (DP-01)",
)
WAITS = Message(
    "change_waits",
    "须先由{role_zh}批准（CT-04、CT-06）",
    "The {role_en} must approve first (CT-04, CT-06)",
)
OWN_CHANGE = Message(
    "change_own",
    "不能批准自己提出的变更或退订（CT-04）",
    "Nobody approves a change or cancellation of their own (CT-04)",
)
WRONG_POST = Message(
    "change_wrong_post",
    "等待{role_zh}批准（CT-04）",
    "This waits for the {role_en} (CT-04)",
)
NOTHING_TO_DECIDE = Message("change_nothing_to_decide", "没有等待您批准的事项", "Nothing waits for your approval")
KEY_USED = Message(
    "change_key_used",
    "这次签字的标识已用于另一份文件，请重新打开",
    "This signing's key was used for another paper: open it again",
)
NOT_CANCELLED = Message(
    "refund_not_cancelled", "没有已签的退订协议，不能退款", "No cancellation is signed: there is nothing to refund"
)
REFUND_ABOVE = Message(
    "refund_above_owed",
    "还应退 {owed}，不能多退（DP-03）",
    "{owed} is left to be refunded; no more can be paid out (DP-03)",
)
REFUND_KEY_USED = Message(
    "refund_key_used", "这笔退款与已登记的不一致，请重新登记", "This refund differs from the one stored under its key"
)
KIND_NAMES: dict[ChangeKind, tuple[str, str]] = {
    ChangeKind.CHANGE: ("合同变更单", "change order"),
    ChangeKind.CANCEL: ("退订协议", "cancellation"),
    ChangeKind.REISSUE: ("作废重开确认书", "void and reissue"),
    ChangeKind.NOTICE: ("解除通知书", "notice of termination"),
}
ROLE_NAMES: dict[Role, tuple[str, str]] = {
    Role.SALES_MANAGER: ("销售经理", "sales manager"),
    Role.GENERAL_MANAGER: ("总经理", "general manager"),
}
ENDING_NAMES: dict[Ending, tuple[str, str]] = {
    Ending.AGREED: ("双方协商解除", "Both sides agree to end it"),
    Ending.BUYER_DEFAULT: ("买方违约", "The buyer is in default"),
    Ending.SELLER_DEFAULT: ("卖方违约", "The seller is in default"),
    Ending.BOTH_DEFAULT: ("双方违约", "Both sides are in default"),
    Ending.FORCE_MAJEURE: ("不可抗力", "Force majeure"),
    Ending.LOAN_REFUSED: ("贷款未获批准", "The loan was refused"),
}
"""The ways in which a contract ends before it is performed; each decides over the deposit (DP-03, DP-05)."""
REMEDY_NAMES: dict[Remedy, tuple[str, str]] = {
    Remedy.EARNEST: ("适用定金规则", "By the earnest money"),
    Remedy.PENALTY: ("按合同违约金", "By the contractual penalty"),
}
OWED_NAMES: dict[str, tuple[str, str]] = {
    "earnest": ("定金（已付，法定上限以内）", "Earnest money paid (within its legal limit)"),
    "prepayment": ("预付款、订金及其他已付款", "Prepayments and other money paid"),
    "forfeited": ("定金不予退还（买方违约）", "Earnest money forfeited (buyer's default)"),
    "doubled": ("双倍返还定金的另一倍（卖方违约）", "Earnest money returned twofold: the second (seller's default)"),
    "penalty": ("合同违约金", "Contractual penalty"),
    "loss": ("超出部分的损失赔偿", "Loss above that"),
    "interest": ("预付款利息", "Interest on the prepayments"),
    "costs": ("合理费用", "Reasonable costs"),
    "agreed": ("双方约定由卖方扣留", "Kept by the seller as both agreed"),
}
"""The lines of a settlement, by their code."""


def decided(kind: ChangeKind, *, approve: bool, note: str) -> str:
    """A manager's word on a change as the note of a task, which is kept in the store's language."""
    text = f"{'批准' if approve else '未批准'} {KIND_NAMES[kind][0]}"
    return f"{text}：{note}" if note else text
