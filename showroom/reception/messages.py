"""What reception tells a person, the greeting checklist (RC-04) and the scripts of front desk and telephone."""

from __future__ import annotations

from showroom.kernel.errors import Message

VISIT_NOT_FOUND = Message("visit_not_found", "找不到这条到店记录", "This visit cannot be found")
VISIT_LEFT = Message("visit_left", "该访客已登记离店", "This visitor has left already")
NO_CONSULTANT = Message(
    "no_consultant", "没有可以接待的顾问：请先添加销售顾问", "There is no consultant to receive: add one first"
)
NOT_A_CONSULTANT = Message("not_a_consultant", "请选择在职的销售顾问", "Choose a sales consultant who works here")
PARTY_SIZE = Message("party_size", "人数应为 1 到 99", "The party has 1 to 99 people")
APPOINTMENT_PAST = Message("appointment_past", "预约日期不能早于今天", "An appointment cannot be in the past")
APPOINTMENT_ONLY_CALL = Message(
    "appointment_only_call", "只有来电才登记预约到店日期", "Only a call promises a day of arrival"
)
RECEIVE_REASON = Message(
    "receive_reason_missing",
    "现在轮到 {turn}：另选顾问请写明理由（RC-06）",
    "It is the turn of {turn}: say why you choose somebody else (RC-06)",
)
RECEIVE_REASON_NOBODY = Message(
    "receive_reason_nobody",
    "所选顾问不在排班中：请写明理由（RC-06）",
    "This consultant is not in the queue now: say why you choose him (RC-06)",
)
ARRIVED_LATER = Message("arrived_later", "到店时间不能晚于现在", "The arrival cannot lie in the future")
LEFT_BEFORE = Message("left_before_arrival", "离店时间不能早于到店时间", "The leaving cannot lie before the arrival")
LEFT_LATER = Message("left_later", "离店时间不能晚于现在", "The leaving cannot lie in the future")
LINE_CLOSED = Message(
    "line_of_earlier_day",
    "只能修改当天的登记；{day} 的请找经理（RC-03）",
    "Only today's lines can be changed; ask a manager for one of {day} (RC-03)",
)
LINE_STRUCK = Message("line_struck", "这条登记已撤销", "This line was taken back")
TAKEN_BACK = Message("line_taken_back", "误登记已撤销", "A line logged by mistake was taken back")
NEXT_PAST = Message("next_step_past", "下一步日期不能早于今天", "The next step cannot be in the past")
BAD_PLATE = Message("visit_plate_bad", "车牌号不对，请核对", "This is no number plate, please compare")
CUSTOMER_UNKNOWN = Message("picked_customer_gone", "所选客户已不存在", "The customer chosen is no longer on file")
CAMPAIGN_UNKNOWN = Message("campaign_unknown", "找不到这个活动", "This campaign cannot be found")

ABSENCE_NOT_FOUND = Message("absence_not_found", "找不到这条离岗登记", "This absence cannot be found")
ABSENCE_ORDER = Message("absence_order", "结束时间不能早于开始时间", "The end cannot lie before the beginning")
ABSENCE_TWICE = Message("absence_twice", "{name} 已登记离岗", "{name} is marked absent already")

APPOINTMENT_NOT_FOUND = Message("appointment_not_found", "找不到这个预约", "This appointment cannot be found")
APPOINTMENT_TIME = Message("appointment_time", "预约必须有时间（S0-03）", "An appointment needs its time (S0-03)")
APPOINTMENT_PLACE = Message("appointment_place", "预约必须有地点（S0-03）", "An appointment needs its place (S0-03)")
APPOINTMENT_GONE = Message("appointment_gone", "预约时间已经过去", "This time has passed already")
APPOINTMENT_WHO = Message("appointment_who", "预约要有姓名和电话", "An appointment needs a name and a phone number")
APPOINTMENT_DONE = Message(
    "appointment_done", "这个预约已经结束，不能再改", "This appointment is over and can no longer be changed"
)
APPOINTMENT_OTHER_DAY = Message(
    "appointment_other_day", "这个预约是 {day} 的：请先改期", "This appointment is for {day}: move it first"
)
NOT_MISSED_YET = Message(
    "not_missed_yet", "当天还没过完，不能登记爽约", "The day is not over: nobody has stayed away yet"
)
INVITE_FIRST = Message(
    "invite_after_contact",
    "还没有与这位客户联系过：先建立联系，再邀约（S2-04）",
    "Nobody has spoken with this customer yet: get in contact before inviting (S2-04)",
)
PREPARATION = {
    "aim": Message("prepare_aim", "这次接待的目标明确", "The aim of the visit is clear"),
    "file": Message("prepare_file", "看过档案和上次洽谈", "File and last talk read"),
    "car": Message("prepare_car", "意向车、试驾车和钥匙备好", "Car and keys are ready"),
    "papers": Message("prepare_papers", "名片、资料、计算器备好", "Cards, brochures at hand"),
    "appearance": Message("prepare_appearance", "仪容仪表已检查", "Appearance was checked"),
    "mind": Message("prepare_mind", "心态从容自信", "Calm and confident"),
}
"""What is ready before a customer comes (S0-04, S3-51)."""
MISSED_NOTE = Message("missed_note", "{at} 预约未到店，请回访", "Did not come to the appointment of {at}: call")

CALL_BACK_NEEDS = Message(
    "call_back_needs", "回电要有姓名和电话（S3-35）", "A call-back needs a name and a number (S3-35)"
)
CALL_BACK_NOTE = Message("call_back_note", "来电咨询，立即回电：{what}", "Phone enquiry, call back at once: {what}")
CALL_OUTCOMES = {
    "appointment": Message("call_appointment", "已约到店", "Appointment made"),
    "call_back": Message("call_back", "顾问回电", "Call-back"),
    "": Message("call_nothing", "未约", "None"),
}
ANSWER_NOT_FOUND = Message("answer_not_found", "找不到这条答客问", "This answer cannot be found")
ANSWER_EMPTY = Message("answer_empty", "问和答都要写", "Both question and answer are needed")
CAMPAIGN_PLACE = Message("campaign_place", "活动要有地点（S0-11）", "A campaign needs its place (S0-11)")
CAMPAIGN_TIME = Message("campaign_time", "活动要有起止日期（S0-11）", "A campaign needs its first and last day (S0-11)")
CAMPAIGN_ORDER = Message("campaign_order", "结束日期不能早于开始日期", "The last day cannot lie before the first")

NAME_DIFFERS = Message(
    "name_differs",
    "此号码登记的姓名不同：核对是否家人代办，原档案未改（PH-04）",
    "This number is filed under another name: perhaps a relative; the file was not changed (PH-04)",
)
PHONE_TAKEN = Message(
    "visit_phone_taken",
    "此号码已属于另一位客户，归属 {owner}（PH-04）",
    "This number belongs to another customer, owner {owner} (PH-04)",
)
OVERRIDE_REASON = Message(
    "owner_override_reason",
    "请写明理由，至少 {least} 个字（G-07）",
    "Give a reason of {least} characters or more (G-07)",
)
OVERRIDDEN = Message("ow_manager", "{who} 改定归属：{reason}", "{who} decided: {reason}")
KNOWN_MASKED = Message("ow_known", "已建档，归属 {owner}", "known, owner {owner}")
KNOWN_PROTECTED = Message(
    "ow_known_until", "已建档，归属 {owner}，保护至 {until}", "known, owner {owner}, protected until {until}"
)
UNKNOWN_PHONE = Message("ow_unknown", "新客户：尚未建档", "New customer: not on file")
UNFILED = Message(
    "ow4_unfiled",
    "尚未留档，归属未定：补全姓氏、电话、意向车型（OW-4、RC-02）",
    "Not filed, so nobody owns the customer yet: add surname, phone and intended car (OW-4, RC-02)",
)

GATE_VISIT_MISSING = Message("gate_visit_missing", "没有到店登记", "No visit is logged")
GATE_VISIT = Message("gate_visit", "到店已登记", "Visit logged")
GATE_FILED = Message("gate_filed", "已留档：姓氏、电话、意向车型", "Filed: surname, phone, intended car")
GATE_OWNER_MISSING = Message("gate_owner_missing", "客户归属未定", "The owner is not decided")
GATE_OWNER = Message("gate_owner", "归属已定：{owner}", "Owner decided: {owner}")
GATE_GREETING_MISSING = Message(
    "gate_greeting_missing", "接待规范还差 {count} 项", "{count} point(s) of the greeting are not ticked"
)
GATE_GREETING = Message("gate_greeting", "接待规范已完成", "Greeting complete")

GREETING = {
    "smiled": Message("greet_smile", "微笑，一分钟内迎上前问候", "Smiled, went forward and greeted within a minute"),
    "eye_contact": Message(
        "greet_eyes", "与每一位同行者目光接触并问候", "Met the eyes of every companion and greeted each"
    ),
    "introduced": Message("greet_card", "自我介绍并双手递上名片", "Introduced oneself and gave a card"),
    "courtesy": Message("greet_hand", "以礼握手（客户愿意时）", "Shook hands where the customer wished it"),
    "offered_help": Message("greet_help", "询问需要什么帮助，不急于推销", "Asked how to help, without selling"),
}
GREETING_SHORT = {
    "smiled": Message("greet_smile_short", "微笑问候，一分钟内", "Smiled, within a minute"),
    "eye_contact": Message("greet_eyes_short", "目光照顾每位同行者", "Eyes for every companion"),
    "introduced": Message("greet_card_short", "自我介绍，递名片", "Introduced oneself, gave card"),
    "courtesy": Message("greet_hand_short", "以礼握手", "Shook hands if wished"),
    "offered_help": Message("greet_help_short", "询问需要，不急推销", "Asked how to help, sold nothing"),
}
"""The same points for a narrow card; their full words stand in the tool tip."""
STRANGER_SCRIPT = Message(
    "script_stranger",
    "您好，欢迎光临{store}！我是销售顾问{name}，这是我的名片。您今天是想看看车，还是有其他事我可以帮忙？"
    "您可以先自由看看，需要时随时叫我。",
    "Good day and welcome to {store}! I am {name}, sales consultant; here is my card. Would you like to look at a car,"
    " or is there something else I can do? Please look around as you like and call me whenever you wish.",
)
APPOINTMENT_SCRIPT = Message(
    "script_appointment",
    "{customer}您好，我是{store}的{name}，我们电话里约好的，一直在等您。您想看的车已经准备好，先请这边坐，喝点什么？",
    "Good day, {customer}, I am {name} of {store}; we spoke on the phone and I have been expecting you. The car you"
    " asked for is ready. Please take a seat first; what may I bring you to drink?",
)
CALL_SCRIPT = Message(
    "script_call",
    "您好，{store}，我是{name}。请问怎么称呼您？方便留个电话吗？您想了解哪款车？车就在展厅，您看今天还是明天过来方便？",
    "Good day, {store}, {name} speaking. May I have your name and number? Which car are you interested in? It is here"
    " in the showroom: would today or tomorrow suit you?",
)
