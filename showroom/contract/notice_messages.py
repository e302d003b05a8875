"""What the notice that ends a contract can tell a person, and the names of its grounds, sides and ways."""

from __future__ import annotations

from showroom.contract.notice_drafts import NoticeOutcome, NoticeWay
from showroom.contract.notice_rules import Ground, Side
from showroom.kernel.errors import Message

ON_ITS_WAY = Message(
    "notice_out",
    "解除通知 {number} 已发出、尚未到达：请先登记到达，或撤回（民法典 565）",
    "Notice {number} was issued and has not arrived: record its arrival or take it back first (Civil Code 565)",
)
NONE_OUT = Message("notice_none_out", "没有已发出待送达的解除通知", "No notice is on its way")
NO_NOTICE = Message("notice_unknown", "没有这份解除通知", "There is no such notice")
ARRIVAL_BEFORE = Message(
    "notice_arrival_day",
    "到达日须在发出日 {first} 与今天之间",
    "It arrived between its issue on {first} and today",
)
OBJECTION_DAY = Message(
    "notice_objection_day",
    "异议日期须在通知发出日 {first} 与今天之间",
    "The objection came between the issue on {first} and today",
)
PERFORMED_HIGH = Message(
    "notice_performed",
    "已履行部分的价值须低于合同总额 {total}（DP-05）",
    "What was carried out is worth less than the contract's total of {total} (DP-05)",
)
SIDE_NAMES: dict[Side, tuple[str, str]] = {
    Side.SELLER: ("卖方（甲方）", "The seller (Party A)"),
    Side.BUYER: ("买方（乙方）", "The buyer (Party B)"),
}
GROUND_NAMES: dict[Ground, tuple[str, str]] = {
    Ground.UNPAID: ("买方逾期不付款，经催告仍不付", "The buyer does not pay, a reminder notwithstanding"),
    Ground.NOT_TAKEN: ("买方逾期不提车，经催告仍不提", "The buyer does not take the car, a reminder notwithstanding"),
    Ground.BUYER_REFUSES: ("买方明确表示不再履行", "The buyer says that they will not perform"),
    Ground.UNDELIVERED: ("卖方逾期不交车，经催告仍不交", "The seller does not deliver, a reminder notwithstanding"),
    Ground.SELLER_REFUSES: ("卖方明确表示不再履行", "The seller says that they will not perform"),
    Ground.UNFIT: ("车辆不符合约定，不能实现合同目的", "The car is not as agreed and defeats the contract's purpose"),
    Ground.BOTH: ("双方均有根本违约", "Both sides are in fundamental default"),
    Ground.FORCE_MAJEURE: ("不可抗力致使不能实现合同目的", "Force majeure defeats the contract's purpose"),
}
WAY_NAMES: dict[NoticeWay, tuple[str, str]] = {
    NoticeWay.HAND: ("当面递交", "by hand"),
    NoticeWay.POST: ("邮寄（EMS）", "by post (EMS)"),
    NoticeWay.FAX: ("传真", "by fax"),
    NoticeWay.MESSAGE: ("短信或电子邮件", "by message or e-mail"),
}
OUTCOME_NAMES: dict[NoticeOutcome, tuple[str, str]] = {
    NoticeOutcome.ARRIVED: ("已到达，合同解除", "arrived, the contract has ended"),
    NoticeOutcome.RECALLED: ("到达前撤回", "taken back before it arrived"),
}
ARTICLES: dict[str, tuple[str, str]] = {
    "563-1-1": ("民法典第563条第1款第1项", "Civil Code article 563(1) no. 1"),
    "563-1-2": ("民法典第563条第1款第2项", "Civil Code article 563(1) no. 2"),
    "563-1-3": ("民法典第563条第1款第3项", "Civil Code article 563(1) no. 3"),
    "563-1-4": ("民法典第563条第1款第4项", "Civil Code article 563(1) no. 4"),
    "610": ("民法典第610条", "Civil Code article 610"),
}
"""The articles that a ground stands on, as the notice cites them."""
