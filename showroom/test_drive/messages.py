"""What the rules of §2.1 say: one defect per way of failing, with its severity, override level and mending field."""

from __future__ import annotations

from dataclasses import dataclass

from showroom.kernel.errors import Message
from showroom.kernel.findings import Finding, Override, Severity

BLOCK, APPROVE, WARN = Severity.BLOCK, Severity.NEEDS_APPROVAL, Severity.WARN
NONE, MANAGER, GM = Override.NONE, Override.MANAGER, Override.GM


@dataclass(frozen=True, slots=True)
class Defect:
    """One way to fail a rule; `field` names the input that mends it."""

    rule: str
    field: str
    zh: str
    en: str
    severity: Severity = BLOCK
    override: Override = NONE

    def finding(self, severity: Severity | None = None, override: Override | None = None, /, **values: str) -> Finding:
        """The finding with its values as evidence; severity and override may be the store's or the case's own."""
        message = Message(self.rule, self.zh, self.en)
        return Finding(
            self.rule,
            self.severity if severity is None else severity,
            message.text("zh", **values),
            message.text("en", **values),
            evidence=", ".join(f"{name}={value}" for name, value in values.items()),
            override=self.override if override is None else override,
            field=self.field,
            values=dict(values),
        )


NOT_SEEN = Defect(
    "TD-01",
    "licence_seen_by",
    "驾照原件或电子驾照未由员工当面核验（核验人、时间）",
    "The licence was not seen by named staff at a named time",
)
NOT_CAPTURED = Defect(
    "TD-01", "licence_captured", "驾照正副页未拍照留存", "The licence was not captured, front and back"
)
NO_LICENCE = Defect("TD-02", "licence_number", "没有有效驾照", "There is no valid licence")
NO_VALIDITY = Defect("TD-02", "licence_valid_to", "驾照有效期未填写", "The licence's validity is not given")
NOT_YET_VALID = Defect(
    "TD-02",
    "licence_valid_from",
    "驾照 {valid_from} 起有效，试驾日 {day} 尚未生效",
    "The licence is valid from {valid_from}, not yet on {day}",
)
EXPIRED = Defect(
    "TD-02",
    "licence_valid_to",
    "驾照有效期至 {valid_to}，试驾日 {day} 已过期",
    "The licence expired: valid to {valid_to}, the drive is on {day}",
)
NO_ISSUER = Defect("TD-02", "licence_issuer", "驾照签发国家未填写", "The licence's issuing country is not given")
FOREIGN_INVALID = Defect(
    "TD-02",
    "licence_issuer",
    "{issuer} 驾照在中国大陆道路上无效",
    "A licence of {issuer} is not valid on mainland roads",
)
FOREIGN = Defect(
    "DL-09",
    "temporary_permit_valid_to",
    "仅有 {issuer} 驾照：须有临时驾驶许可或中国驾照，可改为试乘",
    "Only a licence of {issuer}: a temporary permit or a PRC licence is needed; offer a ride",
)
NO_CLASS = Defect(
    "TD-03",
    "licence_classes",
    "准驾车型未填写或无法识别：{classes}",
    "The licence classes are missing or unknown: {classes}",
)
NO_CAR_KIND = Defect("TD-03", "car", "车辆的变速箱或座位数未填写", "The car's gearbox or seats are not given")
CLASS_MISMATCH = Defect(
    "TD-03",
    "licence_classes",
    "准驾车型 {classes} 不能驾驶 {gearbox} {seats} 座车",
    "Class {classes} does not cover a {gearbox} car with {seats} seats",
)
NAME_DIFFERS = Defect(
    "TD-04",
    "licence_name",
    "驾照姓名 {licence_name} 与客户姓名 {customer_name} 不一致",
    "The licence names {licence_name}, the customer is {customer_name}",
)
NUMBER_DIFFERS = Defect(
    "TD-04", "licence_number", "驾照证号与客户证件号码不一致", "The licence number is not the customer's ID number"
)
HELD_TOO_SHORT = Defect(
    "TD-05",
    "licence_first_issue",
    "初次领证 {first_issue}，未满 {months} 个月（{until} 起满足）",
    "First issued {first_issue}, held under {months} months (satisfied from {until})",
    APPROVE,
    MANAGER,
)
NO_FIRST_ISSUE = Defect(
    "TD-05", "licence_first_issue", "初次领证日期未填写", "The date of first issue is not given", APPROVE, MANAGER
)
PROBATION_MOTORWAY = Defect(
    "TD-06",
    "route_motorway",
    "实习期不得上高速：须有持证 {years} 年以上同车型人员陪同，否则换路线",
    "In probation no motorway without a companion of {years} years: choose another route",
)
PROBATION_STICKER = Defect(
    "TD-06", "probation_sticker", "实习期未贴实习标志", "In probation and the sticker is not on the car"
)
PROBATION = Defect(
    "TD-06",
    "route_motorway",
    "实习期（至 {until} 前）：车尾贴实习标志，不走高速",
    "In probation (until before {until}): sticker on the car, no motorway",
    WARN,
)
NO_BIRTH = Defect(
    "TD-07",
    "birth",
    "出生日期未填写，无法确认年龄",
    "The date of birth is not given: the age is unknown",
    BLOCK,
    MANAGER,
)
TOO_YOUNG = Defect("TD-07", "birth", "{age} 周岁，未满 {limit} 周岁", "Age {age}, under {limit}", BLOCK, MANAGER)
BELOW_LEGAL_AGE = Defect(
    "DL-06", "birth", "{age} 周岁，低于准驾年龄 18 周岁", "Age {age}, below the legal driving age of 18"
)
NO_MEDICAL = Defect(
    "TD-07",
    "medical_proof",
    "{age} 周岁，满 {limit} 周岁须有体检证明（DL-07）",
    "Age {age}: from {limit} on a medical certificate must be seen (DL-07)",
    APPROVE,
    MANAGER,
)
OLD_WITH_MEDICAL = Defect(
    "TD-07",
    "medical_proof",
    "{age} 周岁，已见体检证明：请特别关注",
    "Age {age}, medical certificate seen: take special care",
    WARN,
    MANAGER,
)
OLDER = Defect("TD-07", "birth", "{age} 周岁：请特别关注", "Age {age}: take special care", WARN, MANAGER)
CHILD_ALONE = Defect(
    "TD-07",
    "guardian_present",
    "{age} 周岁，未满 {limit} 周岁须监护人陪同并使用儿童座椅",
    "Age {age}: under {limit} only with a guardian and a child seat",
    BLOCK,
    MANAGER,
)
NOT_SIGNED = Defect(
    "TD-08", "agreement", "试乘试驾协议未签署或无版本号", "The test-drive agreement is not signed, or has no version"
)
NO_ESCORT = Defect("TD-09", "escort", "没有指定陪驾人员", "No accompanying staff is assigned")
ESCORT_INACTIVE = Defect("TD-09", "escort", "陪驾 {escort} 不在岗", "The escort {escort} is not active")
ESCORT_UNAUTHORISED = Defect(
    "TD-09", "escort", "陪驾 {escort} 无试驾陪同授权", "The escort {escort} is not authorised for test drives"
)
ESCORT_LICENCE = Defect(
    "TD-09",
    "escort",
    "陪驾 {escort} 的驾照在 {day} 无效（至 {valid_to}）",
    "The licence of the escort {escort} is not valid on {day} (to {valid_to})",
)
ESCORT_CLASS = Defect(
    "TD-09",
    "escort",
    "陪驾 {escort} 的准驾车型 {classes} 不适合该车",
    "The escort {escort}'s class {classes} does not fit the car",
)
ESCORT_BUSY = Defect("TD-09", "escort", "陪驾 {escort} 此时另有安排", "The escort {escort} is busy elsewhere")
NO_PLATE = Defect("TD-10", "plate", "车辆没有号牌", "The car has no plate")
BAD_PLATE = Defect("TD-10", "plate", "“{plate}”不是有效号牌", "“{plate}” is no valid plate")
NO_TEMP_DATE = Defect(
    "TD-10", "temp_plate_valid_to", "临时号牌有效期未填写", "The temporary plate's validity is not given"
)
TEMP_EXPIRED = Defect(
    "TD-10",
    "temp_plate_valid_to",
    "临时号牌有效期 {valid_from} 至 {valid_to}，{day} 无效",
    "The temporary plate is valid {valid_from} to {valid_to}, not on {day}",
)
TEMP_TOO_LONG = Defect("PL-01", "temp_plate_valid_to", "{text}", "{text_en}", WARN)
PLATE_MISMATCH = Defect("PL-03", "plate", "{text}", "{text_en}", WARN)
PLATE_SPECIAL = Defect(
    "PL-03", "plate", "{plate} 是特种号牌，不作试驾车", "{plate} is a special plate: such a car is not a demo car", WARN
)
COMPULSORY = Defect(
    "TD-11",
    "compulsory_valid_to",
    "交强险无效（至 {valid_to}，试驾日 {day}）",
    "The compulsory insurance is not in force (to {valid_to}, the drive is on {day})",
    BLOCK,
    MANAGER,
)
THIRD_PARTY = Defect(
    "TD-11",
    "third_party",
    "第三者责任险 {cover} 低于 {limit}",
    "The third-party cover {cover} is below {limit}",
    APPROVE,
    MANAGER,
)
OWN_DAMAGE = Defect("TD-11", "own_damage", "没有车辆损失险", "There is no own-damage cover", APPROVE, MANAGER)
PASSENGER = Defect(
    "TD-11", "passenger_cover", "没有车上人员责任险（TR-07）", "There is no passenger cover (TR-07)", APPROVE, MANAGER
)
NOT_DEMO = Defect(
    "TD-12", "car_status", "车辆状态“{status}”不是试驾车", "The car's status “{status}” is not demo", BLOCK, MANAGER
)
INSPECTION = Defect(
    "TD-12",
    "inspection_valid_to",
    "车辆检验逾期（至 {valid_to}，试驾日 {day}）",
    "The inspection is overdue (to {valid_to}, the drive is on {day})",
    BLOCK,
    MANAGER,
)
DEFECT = Defect(
    "TD-12",
    "open_defect",
    "车辆有未排除的故障或召回停用，或未确认",
    "The car has an open defect or recall stop, or this was not confirmed",
    BLOCK,
    MANAGER,
)
NO_ENERGY = Defect("TD-12", "energy_level", "油量/电量未记录", "The fuel or charge was not recorded", WARN, MANAGER)
LOW_ENERGY = Defect(
    "TD-12",
    "energy_level",
    "油量/电量 {level}% 低于 {limit}%",
    "The fuel or charge is {level} %, below {limit} %",
    WARN,
    MANAGER,
)
NO_TIMES = Defect("TD-13", "start", "试驾起止时间未填写或颠倒", "The planned start and end are missing or reversed")
OVERLAP = Defect(
    "TD-13",
    "start",
    "{what_zh}已有预约 {start}–{end}（前后各留 {buffer} 分钟）",
    "The {what_en} is booked {start}–{end} (with {buffer} minutes before and after)",
)
NOT_FIT = Defect(
    "TD-14",
    "fit_declared",
    "客户未签署适驾声明（酒精、药物、疾病、疲劳）",
    "The fitness declaration is not signed (alcohol, drugs, illness, fatigue)",
)
OBSERVED_UNFIT = Defect(
    "TD-15",
    "staff_observed_unfit",
    "员工观察到客户不适合驾驶，或未确认",
    "Staff saw that the customer is unfit to drive, or did not confirm he is fit",
)
SUSPENDED = Defect(
    "TD-16",
    "suspended_declared",
    "客户声明驾照被暂扣/扣留，或未声明",
    "The customer declared a suspended licence, or declared nothing",
)
POINTS_FULL = Defect(
    "TD-16",
    "points_full_declared",
    "客户声明记满 12 分，或未声明",
    "The customer declared 12 points reached, or declared nothing",
)
INCIDENT = Defect(
    "TD-17",
    "incident_listed",
    "客户在门店事故名单上，或未核对",
    "The customer is on the store's incident list, or it was not checked",
    APPROVE,
    GM,
)
NO_FILE = Defect("TD-18", "file_exists", "客户未建档", "There is no customer file")
NO_PRIVACY = Defect("TD-18", "consent_privacy", "缺少个人信息处理同意", "The privacy consent is missing")
NO_IMAGES = Defect(
    "TD-18", "consent_images", "缺少证件影像的单独同意", "The separate consent to licence and ID images is missing"
)
NO_TRACKING = Defect(
    "TD-18", "consent_route", "路线有轨迹记录，缺少单独同意", "The route is tracked and the separate consent is missing"
)
ROUTE_UNAPPROVED = Defect("TD-19", "route_approved", "路线未经批准", "The route is not approved", WARN)
ROUTE_FORBIDDEN = Defect(
    "TD-19", "route", "该路线禁止此车或此号牌通行", "The route is forbidden for this car or plate", WARN
)
ROUTE_CONDITIONS = Defect("TD-19", "route", "夜间或恶劣天气", "Night or bad weather", WARN)
NO_PERSONS = Defect("TD-20", "persons", "乘车人数未填写", "The number of persons is not given")
TOO_MANY = Defect("TD-20", "persons", "{persons} 人超过 {seats} 座", "{persons} persons in {seats} seats")
CHILDREN = Defect("TD-20", "children_seated", "儿童座椅和安全带未确认", "Child seats and belts are not confirmed")
ONLY_ADAPTED = Defect("TD-21", "car", "C5 只能驾驶专用改装车", "Class C5 may only drive a specially adapted car")
CONDITIONS = Defect(
    "TD-21",
    "conditions_confirmed",
    "驾照附加条件未确认：{conditions}",
    "The licence's conditions are not confirmed: {conditions}",
    WARN,
)
EXCHANGE = Defect(
    "DL-08",
    "licence_classes",
    "{age} 周岁仍持 {classes}：是否逾期未换证",
    "Age {age} and still class {classes}: is the exchange overdue?",
    APPROVE,
    MANAGER,
)
