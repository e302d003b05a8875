"""What the privacy desk can tell a person."""

from __future__ import annotations

from showroom.kernel.errors import Message

KEPT_TEN_YEARS = Message(
    "privacy_kept_ten_years",
    "销售与客户档案须保存至 {until}（交付或最后一笔业务后 {years} 年，MF-09）：不能删除，只能限制处理（PIPL 47）",
    "The archive of a sale must be kept until {until} ({years} years after delivery or the last act, MF-09): it cannot"
    " be deleted, only restricted (PIPL 47)",
)
KEPT_DRIVE = Message(
    "privacy_kept_drive",
    "已签署的试驾文件保存至 {until}（{years} 年，PI-07）：在此之前限制处理，之后删除",
    "Signed test-drive papers are kept until {until} ({years} years, PI-07): restricted until then, deleted after",
)
DEAL_OPEN = Message(
    "privacy_deal_open",
    "商机 {number} 尚未结束：履行合同所必需的信息不能删除或限制（PI-01）。请先办结或关闭该商机",
    "Deal {number} is still open: what its contract needs can be neither deleted nor restricted (PI-01). Finish or"
    " close the deal first",
)
GUARANTEE_RUNS = Message(
    "privacy_guarantee_runs",
    "三包保修至 {until}：受限后，门店只能凭合同与车架号办理",
    "The 三包 guarantee runs until {until}: once restricted, the store serves it by contract and VIN alone",
)
NO_STANDING = Message("privacy_not_restricted", "该客户不是受限状态", "This customer is not restricted")
ERASED_ALREADY = Message("privacy_erased", "该客户的信息已删除（PI-08）", "This customer's data are erased (PI-08)")
RESTRICTED = Message(
    "privacy_restricted",
    "该客户的信息已限制处理，仅作存储（PI-08）：由管理员在个人信息窗口写明原因后打开",
    "This customer's data are restricted, stored only (PI-08): the administrator opens them at the privacy desk,"
    " with a reason",
)
REASON_SHORT = Message("privacy_reason", "请写明原因，至少 {least} 个字", "Give a reason of {least} characters or more")
NOT_DUE = Message("privacy_not_due", "此项目前没有到期", "This is not due at present")
REFUSED_REASON = Message(
    "privacy_refused_reason",
    "拒绝须说明理由（PIPL 50），至少 {least} 个字",
    "A refusal needs its reason (PIPL 50): {least} characters or more",
)
IDENTITY_FIRST = Message(
    "privacy_identity_first",
    "请先记录如何核验了本人身份（PI-08）",
    "Record first how the person's identity was checked (PI-08)",
)
REQUEST_CLOSED = Message("privacy_request_closed", "此请求已经答复", "This request was answered already")
DAY_AHEAD = Message("privacy_day_ahead", "日期不能晚于今天", "Not later than today")
COUNT_WRONG = Message("privacy_count", "请填 0 至 {most} 的整数", "Give a whole number from 0 to {most}")
BREACH_NOT_TOLD = Message(
    "privacy_breach_not_told",
    "请先记录报告主管部门的时间，以及告知个人的时间或不告知的理由（PI-09、PIPL 57）",
    "Record first when the authority was told, and when the persons were, or why they were not (PI-09, PIPL 57)",
)
BREACH_CLOSED = Message("privacy_breach_closed", "此事件已经结案", "This incident is closed")
BEFORE_NOTICED = Message("privacy_before_noticed", "不能早于发现时间", "Not before it was noticed")
