"""What the customer records can tell a person."""

from __future__ import annotations

from showroom.kernel.errors import Message

PHONE_KNOWN = Message(
    "phone_known",
    "此号码已有客户档案，归属 {owner}（PH-04）",
    "This number already belongs to a customer, owner {owner} (PH-04)",
)
ID_KNOWN = Message(
    "id_known",
    "此证件号码已有客户档案，归属 {owner}",
    "This document number already belongs to a customer, owner {owner}",
)
CUSTOMER_NOT_FOUND = Message("customer_not_found", "找不到这位客户", "This customer cannot be found")
CUSTOMER_ERASED = Message(
    "customer_erased",
    "该客户的个人信息已删除（PI-08）：只保留统计所需的空档案",
    "This customer's personal data are erased (PI-08): an empty record remains so that counts hold",
)
CUSTOMER_RESTRICTED = Message(
    "customer_restricted",
    "该客户的信息已限制处理，仅作存储，不再联系（PI-08）：需要时由管理员在“个人信息”中写明原因后打开",
    "This customer's data are restricted, stored only, and nobody calls (PI-08): the administrator opens them at the"
    " privacy desk, with a reason",
)
TASK_NOT_FOUND = Message("task_not_found", "找不到这项任务，或已完成", "This task cannot be found, or is done already")
ID_KIND_MISSING = Message("id_kind_missing", "请选择证件种类", "Choose the kind of document")
ID_FORM = Message("id_form", "号码不符合{kind_zh}的格式（§1.2）", "This does not have the form of a {kind_en} (§1.2)")
BIRTH_IMPOSSIBLE = Message("birth_impossible", "出生日期不对", "This birth date is not possible")
BIRTH_DIFFERS = Message("birth_differs", "与证件号码中的出生日期 {birth} 不符", "The document number says {birth}")
NOT_YOURS = Message(
    "not_yours",
    "这是 {owner} 的客户：只能看到“已建档，归属 {owner}”。如需更改归属，请找销售经理（OW）。",
    "A customer of {owner}: you may only see “known, owner {owner}”. The sales manager can change the owner (OW).",
)
REVEAL_REASON = Message("reveal_reason", "请写明查看原因（PI-10）", "Say why you need to see it (PI-10)")
NO_SUCH_FIELD = Message("reveal_field", "没有可显示的“{field}”", "There is no “{field}” to show")
ID_NOT_FOR_YOU = Message(
    "id_not_for_you", "您的岗位不能查看完整证件号码（PI-10）", "Your post may not see full document numbers (PI-10)"
)
RESULT_MISSING = Message("result_missing", "请写明结果（GR-02）", "Write down the result (GR-02)")
REASON_FOR_GRADE = Message(
    "grade_reason",
    "与建议级别 {suggested} 不同，请写明原因（GR-01）",
    "This differs from the suggested {suggested}: say why (GR-01)",
)
NOTICE_VERSION_MISSING = Message(
    "notice_version_missing", "请写明告知书版本（PI-02）", "Name the version of the notice (PI-02)"
)
DO_NOT_CONTACT = Message(
    "do_not_contact",
    "客户要求不再联系（PI-11）：不能安排此类任务",
    "The customer does not want to be contacted (PI-11)",
)
COUNTRY_FORM = Message("country_form", "国家用三位代码，如 DEU", "The country as three letters, such as DEU")
WHICH_PAPER = Message("which_paper", "请注明是哪一种证件（§1.2）", "Say which document it is (§1.2)")
DAY_AHEAD = Message("day_ahead", "日期不能晚于今天，也不能早于 1950 年", "Not later than today and not before 1950")
GONE_BEFORE = Message("gone_before", "不能早于购入日期", "Not before the day the car was bought")
KM_RANGE = Message("km_range", "公里数应在 0 到 3,000,000 之间", "From 0 to 3,000,000 kilometres")
CHILDREN_BAND = Message(
    "children_band",
    "儿童只记录年龄段和座椅需要，请从列表中选择（PI-06）",
    "Of children only age band and seat are kept: choose from the list (PI-06)",
)
NOTE_NEEDS_CONSENT = Message(
    "note_needs_consent",
    "客户没有同意记录家庭与个人情况，不能保存此备注：请先取得同意（PI-01）",
    "The customer has not agreed to notes on private life, so this one is not kept: ask for the consent first (PI-01)",
)
PART_NOT_FOUND = Message("part_not_found", "这一项已不在档案中", "This is no longer in the file")
