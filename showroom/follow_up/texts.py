"""What each contact is called and what to ask in it, in both languages (§6.9)."""

from __future__ import annotations

from showroom.kernel.errors import Message

NEXT_CONTACT, COMPLAINT = "next_contact", "complaint"
SURVEY_RULE = "FU-4"
_OTHER = Message("task_other", "待办", "Task")
TITLES = {
    "FU-1": Message("task_fu_1", "24 小时回访", "24-hour call"),
    "FU-2": Message("task_fu_2", "第 3 天：使用与应用问题", "Day 3: use and the app"),
    "FU-3": Message("task_fu_3", "第 7 天：满意度与转介绍", "Day 7: satisfaction, referral"),
    "FU-4": Message("task_fu_4", "第 30 天：满意度调查", "Day 30: satisfaction survey"),
    "FU-5": Message("task_fu_5", "首保提醒", "First service reminder"),
    "test_drive_reminder": Message("task_test_drive", "试驾提醒", "Test drive reminder"),
    "FU-6": Message("task_fu_6", "用车回访", "Call on how the car is used"),
    "FU-7": Message("task_fu_7", "续保提醒", "Insurance renewal"),
    "FU-8": Message("task_fu_8", "生日或节日问候", "Birthday or festival greeting"),
    "FU-11": Message("task_fu_11", "增换购机会", "Replacement or second car"),
    NEXT_CONTACT: Message("task_next_contact", "联系客户", "Contact the customer"),
    "claim_answer": Message("task_claim_answer", "答复三包要求", "Answer a three-guarantees claim"),
    "claim_finish": Message("task_claim_finish", "办结三包要求", "Finish a three-guarantees claim"),
    COMPLAINT: Message("task_complaint", "处理投诉", "Answer a complaint"),
    "contract": Message("task_contract", "合同履行", "Carry out the contract"),
    "contract_filing": Message("task_contract_filing", "当日归档合同", "File the contract today"),
    "informal_order": Message("task_informal_order", "确认电话／传真订单", "Confirm an order by phone or fax"),
    "contract_scan": Message("task_contract_scan", "补扫描：签字文件", "Scan the signed paper"),
    "contract_notice": Message("task_contract_notice", "送达解除通知并登记", "Deliver the notice of termination"),
    "notice_objection": Message(
        "task_notice_objection", "对方对解除有异议", "The other side objects to the termination"
    ),
    "manager_decision": Message("task_manager_decision", "经理已批复", "The manager has decided"),
    "delivery": Message("task_delivery", "交车准备", "Prepare the delivery"),
    "demo_car": Message("task_demo_car", "试驾车停用或罚单：联系客户", "Demo car stopped or fined: tell the customer"),
    "call_back": Message("task_call_back", "回电", "Call back"),
    "campaign_call": Message("task_campaign_call", "活动邀约", "Invite to a campaign"),
    "idle": Message("task_idle", "长期未联系：请联系或退回公共池", "Idle: contact, or give back to the pool"),
    "objection": Message(
        "task_objection", "答复异议（下次见面的理由）", "Answer an objection: reason for the next meeting"
    ),
    "decision": Message("task_decision", "客户决定日：询问结果", "The customer decides: ask for the result"),
    "group_enquiry": Message("task_group_enquiry", "集团客户询价／招标：决定是否可行", "Group enquiry: decide"),
    "customer_approval": Message("task_customer_approval", "客户内部审批：询问结果", "Approval at the customer: ask"),
    "refund": Message("task_refund", "退款", "Refund"),
    "subsidy_return": Message(
        "task_subsidy_return", "国家补贴到账后收回垫付款", "Advance on the subsidy: ask for it back once it is paid"
    ),
    "change_approval": Message("task_change_approval", "审批合同变更或退订", "Decide a change order or cancellation"),
}
SCRIPTS = {
    "FU-1": (
        Message("script_fu_1a", "是否平安到家？", "Did you get home well?"),
        Message("script_fu_1b", "车辆一切正常吗？", "Is everything right with the car?"),
        Message("script_fu_1c", "对购车过程满意吗？", "Were you satisfied with how we sold it to you?"),
        Message("script_fu_1d", "对这次回访满意吗？", "Are you satisfied with this call?"),
    ),
    "FU-2": (
        Message("script_fu_2a", "使用中有什么不明白的？", "Is anything about its use unclear?"),
        Message("script_fu_2b", "手机应用和车机功能都能用吗？", "Do the app and the car's functions work for you?"),
    ),
    "FU-3": (
        Message("script_fu_3a", "用车一周感觉如何？", "How has the first week been?"),
        Message(
            "script_fu_3b", "对我们的服务态度满意吗？哪里可以改进？", "How was our attitude? What could be better?"
        ),
        Message("script_fu_3c", "身边有朋友想看车吗？说明推荐礼遇", "Does a friend look for a car? Tell of the reward"),
        Message("script_fu_3d", "预告满意度调查", "Announce the satisfaction survey"),
    ),
    "FU-4": (
        Message("script_fu_4a", "按右侧项目逐项请客户打分，0 到 10", "Ask for the scores of the survey, 0 to 10"),
        Message("script_fu_4b", "上牌办好了吗？", "Is the car registered by now?"),
    ),
    "FU-5": (
        Message("script_fu_5a", "现在行驶了多少公里？", "How far has the car gone by now?"),
        Message("script_fu_5b", "约首保的日期和时间", "Agree on a day and time for the first service"),
    ),
    "FU-6": (
        Message("script_fu_6a", "最近用车情况怎么样？", "How do you use the car lately?"),
        Message("script_fu_6b", "有什么需要我们帮忙的？", "Is there anything we can help with?"),
    ),
    "FU-7": (
        Message("script_fu_7a", "提醒到期日，请保险公司报价", "Remind of the date, have the insurer quote"),
        Message("script_fu_7b", "介绍延保方案", "Tell of the extended warranty"),
    ),
    "FU-8": (Message("script_fu_8a", "9:30 送上问候，不推销", "Greet at 9:30, sell nothing"),),
    "FU-11": (
        Message("script_fu_11a", "家里的用车需求有变化吗？", "Have your family's needs changed?"),
        Message("script_fu_11b", "介绍置换估价，邀请到店", "Offer an appraisal, invite to the store"),
    ),
    "subsidy_return": (
        Message("script_subsidy_a", "上牌办好了吗？补贴申请交了吗？", "Registered? Subsidy applied for?"),
        Message("script_subsidy_b", "补贴到账了吗？约定归还垫付款的日期", "Is it paid? Agree on a day of return"),
    ),
    COMPLAINT: (
        Message("script_complaint_a", "先听完，再复述确认", "Hear them out, then say it back"),
        Message("script_complaint_b", "说明处理人和答复时间", "Tell who takes care and until when"),
    ),
    NEXT_CONTACT: (
        Message("script_next_a", "上次谈到哪里？先兑现承诺", "Where did we stop? Keep what was promised first"),
        Message("script_next_b", "约定下一次见面的时间", "Agree on when to meet next"),
    ),
}
SURVEY_ITEMS = {
    "facility": Message("survey_facility", "展厅环境", "Showroom"),
    "reception": Message("survey_reception", "接待", "Reception"),
    "consultant": Message("survey_consultant", "顾问专业度", "Consultant"),
    "needs": Message("survey_needs", "理解需求", "Needs met"),
    "test_drive": Message("survey_test_drive", "试驾", "Test drive"),
    "price": Message("survey_price", "价格透明", "Clear price"),
    "contract": Message("survey_contract", "合同讲解", "Contract"),
    "finance": Message("survey_finance", "金融与保险", "Finance"),
    "delivery": Message("survey_delivery", "交车与车况", "Delivery"),
    "functions": Message("survey_functions", "功能讲解", "Functions"),
    "documents": Message("survey_documents", "资料交接", "Documents"),
    "follow_up": Message("survey_follow_up", "回访", "Follow-up"),
    "complaint": Message("survey_complaint", "投诉处理", "Complaints"),
    "overall": Message("survey_overall", "总体评价", "Overall"),
    "nps": Message("survey_nps", "推荐意愿", "Recommends us"),
}
"""The SSI items of §6.9 and NPS, each 0 to 10."""


def task_title(kind: str) -> Message:
    """What a task of this kind is called."""
    return TITLES.get(kind, _OTHER)


def script_of(kind: str) -> tuple[Message, ...]:
    """What to ask in a contact of this kind."""
    return SCRIPTS.get(kind, ())
