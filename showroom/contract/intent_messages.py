"""What the intent order can tell a person."""

from __future__ import annotations

from showroom.contract.papers_model import IntentEnding
from showroom.kernel.errors import Message

ENDING_NAMES = {
    IntentEnding.CONVERTED: ("已转为合同", "became the contract"),
    IntentEnding.WITHDRAWN: ("已退订", "withdrawn"),
    IntentEnding.EXPIRED: ("已到期", "expired"),
}
NOT_SAVED = Message("intent_not_saved", "请先保存意向书", "Save the intent order first")
STANDS = Message(
    "intent_stands",
    "意向书 {number} 仍然有效：先签订合同或终止它",
    "Intent order {number} still stands: sign the contract or end it first",
)
NONE_STANDS = Message("intent_none_stands", "没有生效中的意向书", "No intent order stands")
CONTRACT_SIGNED = Message(
    "intent_contract_signed",
    "合同 {number} 已签订：意向书只能在合同之前（DP-06）",
    "Contract {number} is signed: an intent order comes before it (DP-06)",
)
NO_CAR = Message(
    "intent_no_car", "还没有选定车型：先在“介绍”中确认意向车", "No car is chosen yet: confirm one at “Presentation”"
)
AMOUNT_NEEDED = Message("intent_amount", "订金应大于 0", "The 订金 must be above 0")
PAST_DAY = Message("intent_past_day", "有效期不能早于今天", "It cannot end before today")
KEY_USED = Message(
    "intent_key_used", "这次签订的标识已用于另一份意向书", "This signing's key was used for another intent order"
)
NOT_AN_END = Message(
    "intent_not_an_end", "转为合同由签订合同完成", "An intent order becomes a contract by signing the contract"
)
NOT_LAPSED = Message("intent_not_lapsed", "有效期至 {day}，尚未到期", "It holds until {day} and has not expired")
NOTHING_DUE = Message("intent_nothing_due", "没有应退的订金", "There is no 订金 to return")
GUARDIAN_MISSING = Message("intent_guardian", "{why_zh}", "{why_en}")
