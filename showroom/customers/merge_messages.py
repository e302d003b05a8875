"""What merging two records of one customer can tell a person."""

from __future__ import annotations

from collections.abc import Iterable

from showroom.kernel.errors import Message

SAME_RECORD = Message("merge_same", "这是同一份档案", "This is one and the same record")
NOT_BOTH_YOURS = Message(
    "merge_not_yours",
    "合并需要两份档案都归您，或由销售经理操作；其中一份归属 {owner}（OW、PI-10）",
    "To merge, both records must be yours, or a sales manager does it; one belongs to {owner} (OW, PI-10)",
)
TOO_MANY_PHONES = Message(
    "merge_phones",
    "两份档案的电话合起来放不下：请先删去不再使用的号码（PH-04）",
    "The numbers of both records do not fit into one: remove those out of use first (PH-04)",
)
TWO_DOCUMENTS = Message(
    "merge_two_documents",
    "两份档案的证件号码不同：请确认确实是同一个人（§1.2）。未选的证件会作为另一份证件保留。",
    "The two records carry different document numbers: make sure they are one person (§1.2)."
    " The one not chosen is kept as a further document.",
)
TWO_BIRTHS = Message(
    "merge_two_births",
    "两份档案的出生日期不同：请确认是同一个人",
    "The birth dates differ: make sure they are one person",
)
TWO_OWNERS = Message(
    "merge_two_owners",
    "归属不同：{keep} 与 {other}。合并后归属所选的一位，其名下的未完成任务一并转交（OW）",
    "Two owners: {keep} and {other}. The chosen one gets the customer and the open tasks (OW)",
)
NO_CONTACT_STAYS = Message(
    "merge_no_contact",
    "其中一份要求不再联系：合并后继续有效，未完成的联系任务会关闭（PI-11）",
    "One record says do not contact: it stays so, and open contact tasks are closed (PI-11)",
)
CONSENTS_DIFFER = Message(
    "merge_consents",
    "两份档案的授权不一致：每项以最近一次表示为准（PI-03）",
    "The consents differ: for each purpose the latest word counts (PI-03)",
)
UNDONE_ALREADY = Message("merge_undone", "这次合并已经撤销", "This merge was taken back already")
MERGE_NOT_FOUND = Message("merge_not_found", "找不到这次合并", "This merge cannot be found")
MERGED_AGAIN = Message(
    "merge_again",
    "此客户之后又合并过一次：请先撤销后一次合并",
    "This customer was merged again afterwards: take the later merge back first",
)
CHANGED_SINCE = Message(
    "merge_changed_since",
    "合并之后这些内容又改过，不能自动撤销：{what_zh}",
    "This was changed after the merge, so it cannot be taken back by itself: {what_en}",
)
NUMBER_TAKEN = Message(
    "merge_number_taken",
    "合并前的号码现在属于另一位客户（归属 {owner}）：请先更正，再撤销合并（PH-04）",
    "A number from before the merge now belongs to another customer (owner {owner}): mend that first (PH-04)",
)
BLOCKED = Message(
    "merge_conflict",
    "不能合并：{reason_zh}",
    "These records cannot be merged: {reason_en}",
)

TABLES = {
    "appointment": ("预约", "Appointments"),
    "bulk_message_to": ("群发信息", "Messages to many"),
    "call_list_entry": ("邀约名单", "Call lists"),
    "complaint": ("投诉", "Complaints"),
    "consent": ("授权", "Consents"),
    "contact_person": ("相关人", "People around"),
    "customer": ("客户档案", "The record itself"),
    "customer_task": ("任务", "Tasks"),
    "customer_portrait": ("客户画像", "Portrait"),
    "deal": ("交易", "Deals"),
    "document": ("文件", "Papers"),
    "drive_incident": ("事件名单", "Incident list"),
    "driving_licence": ("驾驶证", "Driving licence"),
    "erasure": ("删除与限制登记", "Register of erasures"),
    "rights_request": ("个人权利请求", "Requests of the person"),
    "lead": ("线索", "Leads"),
    "licence_capture": ("驾驶证采集", "Licence captures"),
    "grade_change": ("级别变更", "Grade changes"),
    "identity_paper": ("其他证件", "Further documents"),
    "owned_vehicle": ("现有车辆", "Cars owned"),
    "ownership_decision": ("归属判定", "Ownership decisions"),
    "personal_note": ("个人备注", "Personal notes"),
    "referral": ("转介绍", "Referrals"),
    "test_drive": ("试驾", "Test drives"),
    "visit": ("来店来电", "Visits and calls"),
}
"""What the tables that refer to a customer hold, for people: (Chinese, English)."""
COLUMNS = {
    "name": ("姓名", "name"),
    "sound": ("姓名", "name"),
    "kind": ("类型", "kind"),
    "phone": ("手机", "phone"),
    "other_phones": ("其他电话", "other phones"),
    "gender": ("称呼", "form of address"),
    "birth": ("出生日期", "birth date"),
    "id_kind": ("证件种类", "document"),
    "id_number": ("证件号码", "document number"),
    "id_valid_to": ("证件有效期", "validity of the document"),
    "address": ("地址", "address"),
    "district": ("区域", "district"),
    "channel": ("渠道", "channel"),
    "interest": ("意向车型", "interest"),
    "grade": ("级别", "grade"),
    "owner_id": ("归属", "owner"),
    "note": ("备注", "notes"),
    "origin": ("来源文件", "origin"),
    "do_not_contact": ("不再联系", "do not contact"),
    "first_seen": ("首次接触", "first seen"),
    "last_contact": ("最近联系", "last contact"),
    "created_at": ("建档时间", "time of creation"),
    "created_by": ("建档人", "author"),
    "done_at": ("完成", "done"),
    "result": ("结果", "result"),
    "customer_id": ("所属客户", "whose it is"),
    "referrer_id": ("介绍人", "who recommended"),
    "id": ("已删除", "gone"),
}
"""Columns that a merge writes, for people: (Chinese, English)."""


def what(table: str, columns: Iterable[str]) -> tuple[str, str]:
    """`客户档案（级别、备注）` and `The record itself (grade, notes)`."""
    names = TABLES.get(table, (table, table))
    listed = [COLUMNS.get(column, (column, column)) for column in columns]
    zh, en = "、".join(dict.fromkeys(entry[0] for entry in listed)), ", ".join(dict.fromkeys(e[1] for e in listed))
    return (f"{names[0]}（{zh}）", f"{names[1]} ({en})")
