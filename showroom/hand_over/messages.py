"""What hand-over and pool can tell a person."""

from __future__ import annotations

from showroom.kernel.errors import Message

HAS_CUSTOMERS = Message(
    "has_customers",
    "{name} 还有 {customers} 位客户、{deals} 个进行中的商机、{tasks} 项任务、{appointments} 个预约。请先移交，再停用。",
    "{name} still has {customers} customers, {deals} deals under way, {tasks} tasks and {appointments} appointments."
    " Hand them over first, then mark the colleague as gone.",
)
NOBODY_NAMED = Message("hand_over_nobody", "请选择由谁接收", "Choose who takes over")
NOT_A_TAKER = Message(
    "hand_over_not_a_taker",
    "{name} 不能接收客户：须为在职的销售顾问或销售经理",
    "{name} cannot take customers over: only consultants and sales managers who work here can",
)
NOT_HIS = Message(
    "hand_over_not_his",
    "所选客户中有 {count} 位不属于 {name}",
    "{count} of the chosen customers do not belong to {name}",
)
NOTHING_TO_MOVE = Message("hand_over_nothing", "{name} 没有可移交的内容", "{name} has nothing to hand over")
NOT_YOURS_TO_END = Message(
    "hand_over_post",
    "{name} 是管理员或总经理：只有管理员可以停用",
    "{name} is administrator or general manager: only an administrator may mark them as gone",
)
UNDO_TOO_LATE = Message(
    "hand_over_undo_late",
    "已不能撤销：移交后有 {count} 条记录又被修改（如 {what}）。请另做一次移交。",
    "Too late to undo: {count} records were changed since (such as {what}). Hand them over once more instead.",
)
UNDONE_ALREADY = Message("hand_over_undone", "这次移交已撤销", "This hand-over was undone already")
EVIDENCE = Message(
    "hand_over_evidence",
    "{old} 的客户由 {who} 移交给 {new}：{reason}",
    "Customers of {old} handed over to {new} by {who}: {reason}",
)
EVIDENCE_UNDONE = Message(
    "hand_over_evidence_undone", "{who} 撤销移交：归还 {new}", "{who} took the hand-over back: returned to {new}"
)
EVIDENCE_POOL = Message("pool_evidence", "{new} 从公共客户池领取", "{new} took this customer from the pool")
EVIDENCE_IDLE = Message(
    "pool_evidence_idle",
    "{who} 将 {old} 的闲置客户放回公共池：{reason}",
    "{who} returned an idle customer of {old} to the pool: {reason}",
)
IDLE_REASON = Message(
    "idle_reason",
    "{owner} 已 {days} 天没有有效联系（上限 {limit} 天，最后 {last}）",
    "{owner} has had no effective contact for {days} days (limit {limit}, last on {last})",
)
RETURNED = Message(
    "pool_returned_note",
    "闲置客户回公共池，原归属 {owner}：请安排新的顾问",
    "Idle customer back in the pool, formerly {owner}: find a new consultant",
)
POOL_TAKEN = Message("pool_taken", "这位客户已由 {owner} 领取", "{owner} has taken this customer already")
POOL_LIMIT = Message(
    "pool_limit",
    "今天已领取 {count} 位，每天最多 {limit} 位（参数 ownership.pool_take_per_day）。需要更多请找销售经理分配。",
    "You took {count} today; the limit is {limit} a day (parameter ownership.pool_take_per_day). The sales manager can"
    " give you more.",
)
POOL_NOT_YOURS = Message(
    "pool_post",
    "只有销售顾问或销售经理可以领取客户",
    "Only consultants and sales managers take customers from the pool",
)
