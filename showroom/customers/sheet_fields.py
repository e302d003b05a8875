"""What the columns of a customer list can be called, in Chinese and English, and what stands in them."""

# ruff: noqa: E501 - word lists read better wide
from __future__ import annotations

import re
from functools import lru_cache

from showroom.customers.model import Grade
from showroom.documents.cells import day, lost_precision, plain, wording
from showroom.documents.columns import Field
from showroom.documents.workbook import Cell
from showroom.kernel.names import normalise_identifier, normalise_name
from showroom.kernel.phone import check_phone

_GENDERS = {
    "M": ("男", "m", "male", "man", "先生", "男士", "mr", "mr.", "男性"),
    "F": ("女", "f", "female", "woman", "女士", "小姐", "ms", "mrs", "ms.", "mrs.", "miss", "女性", "太太"),
}
_GENDER = {word: sex for sex, words in _GENDERS.items() for word in words}
_SEPARATORS = re.compile(r"[/／、,，;；|\n\r]+|\s{2,}| 或 |或|和| or | and |&")
_DIGIT_RUN = re.compile(r"\+?[\d][\d\- ()]{5,20}\d")
_MOBILE = re.compile("1[3-9][0-9]{9}")  # PH-01 as most lists write it: nothing to normalise
_QUOTES = "'`‘’\"“” \t"
_HONORIFIC = re.compile("(先生|女士|小姐)$")
_LATIN_NAME = re.compile(r"[A-Z][\w'’\-]+( [A-Z][\w'’\-]*\.?){1,3}")
_CHINESE_NAME = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]{2,4}|[\u3400-\u9fff]{1,8}(·[\u3400-\u9fff]{1,8})+")
_FAMILIES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛"
    "闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严欧莫孔向常汤康易乔温赖文兰柳洪季牛阮单仇解查区朴翟殷葛倪樊庄聂章鲁岳齐梅麦焦申包耿关庞盛祝左宁柯游童霍卜冉翁尚甄鲍"
    "張劉陳楊黃趙吳孫馬羅鄭許韓鄧馮蔣餘葉蘇呂盧鐘薑譚陸範賈鄒閻龍賀龔萬錢嚴歐湯喬溫賴蘭陽詹丘關龐寧單"
)
_DOUBLE = frozenset(
    (
        "欧阳",
        "司马",
        "上官",
        "诸葛",
        "东方",
        "皇甫",
        "尉迟",
        "公孙",
        "令狐",
        "慕容",
        "司徒",
        "司空",
        "夏侯",
        "端木",
        "独孤",
        "南宫",
        "宇文",
        "长孙",
    )
)
_PERSON = re.compile(r"[^\W\d_]")


def gender_of(value: Cell) -> str:
    """M, F, or '' when the cell says neither."""
    return _GENDER.get(wording(value), "")


def grade_of(value: Cell) -> Grade | None:
    """H, h, Ａ, B级, C类, "A grade"; None for anything else."""
    return None if value is None else _grade_named(wording(value))


@lru_cache(maxsize=1024)
def _grade_named(words: str) -> Grade | None:
    text = words.upper().replace(" ", "")
    text = re.sub("(级|类|等|客户|LEVEL|GRADE|CLASS)+$", "", re.sub("^(LEVEL|GRADE|CLASS)", "", text))
    return Grade(text) if text in Grade.__members__ else None


def phones_in(value: Cell) -> list[str]:
    """The valid numbers of a cell in their order, normalised: a cell may hold two (PH-01 to PH-03)."""
    if value is None:
        return []
    text = plain(value).strip(_QUOTES) if not isinstance(value, str) else value.strip(_QUOTES)
    if not text or lost_precision(value):
        return []
    if _MOBILE.fullmatch(text):
        return [text]
    whole = check_phone(text)
    if whole.ok:
        return [whole.normalized]
    found = [checked.normalized for part in _SEPARATORS.split(text) if (checked := check_phone(part)).ok]
    if not found:
        found = [checked.normalized for run in _DIGIT_RUN.findall(text) if (checked := check_phone(run)).ok]
    return list(dict.fromkeys(found))


def id_text(value: Cell) -> str:
    """The document number of a cell, its label and quotes aside."""
    text = plain(value).strip(_QUOTES)
    return normalise_identifier(re.sub(r"^[^\dA-Za-z]*[:：]", "", text))


def is_person(value: Cell) -> bool:
    """Whether the cell can be a name: it holds a letter of any script."""
    return isinstance(value, str) and bool(_PERSON.search(value)) and len(value) <= 80


def _reads_as_name(value: Cell) -> bool:
    """Whether the cell reads as a person's name by itself: a Chinese family name and one to three signs, or two Latin words."""
    if not isinstance(value, str) or _HONORIFIC.search(value):
        return isinstance(value, str) and 1 < len(value) <= 8
    known = normalise_name(value)
    if _LATIN_NAME.fullmatch(known):
        return True
    return bool(_CHINESE_NAME.fullmatch(known)) and (known[0] in _FAMILIES or known[:2] in _DOUBLE or "·" in known)


def _looks_phone(value: Cell) -> bool:
    return bool(phones_in(value))


def _looks_id(value: Cell) -> bool:
    return lost_precision(value) or bool(re.fullmatch(r"\d{15}|\d{17}[\dX]|[A-Z]{1,3}\d{7,12}", id_text(value)))


CUSTOMER_FIELDS = (
    Field(
        "name", "客户姓名", "customer name",
        ("客户姓名", "姓名", "客户名称", "客户", "名字", "联系人", "车主姓名", "车主", "顾客姓名", "顾客", "潜客姓名", "购车人", "准客户姓名",
         "name", "customer", "customer name", "full name", "client", "client name", "contact", "contact name", "buyer",
         "lead name", "guest", "guest name", "prospect"),
        ("姓名", "客户名", "name"),
        ("顾问", "销售", "业务", "介绍", "推荐", "接待", "专员", "公司", "文件", "车型", "车系", "商品", "active", "sales", "consultant",
         "advisor", "file", "user", "model", "vehicle", "store", "dealer", "series", "employer", "company", "referr"),
        is_person, required=True, content=_reads_as_name,
    ),
    Field(
        "phone", "联系电话", "phone",
        ("联系电话", "电话", "手机", "手机号", "手机号码", "移动电话", "电话号码", "联系方式", "客户电话", "phone", "mobile", "cell", "tel",
         "telephone", "mobile no", "phone no", "phone number", "mobile number", "contact number", "cell phone", "mobile phone",
         "contact no", "cellphone"),
        ("电话", "手机", "联系方式", "phone", "mobile", "cell", "telephone"),
        ("备用", "其他", "第二", "介绍", "推荐", "顾问", "销售", "紧急", "型号", "次数", "时间", "日期", "other", "second", "alt", "sales",
         "consultant", "emergency", "home page", "wechat", "model", "date", "count", "calls"),
        _looks_phone, required=True, by_content=True,
    ),
    Field(
        "other_phones", "备用电话", "second phone",
        ("备用电话", "其他电话", "第二电话", "备用手机", "固定电话", "座机", "家庭电话", "alt phone", "other phone", "second phone", "home phone",
         "alternative phone", "phone 2", "电话2", "手机2"),
        ("备用电话", "其他电话", "备用联系", "alternate phone"), looks=_looks_phone,
    ),
    Field(
        "id_number", "证件号码", "document number",
        ("证件号码", "证件号", "身份证", "身份证号", "身份证号码", "身份证件号码", "证件编号", "id", "id no", "id number", "id card", "identity no",
         "identity number", "id card no", "id card number", "document no", "passport", "passport no", "national id"),
        ("证件号", "身份证", "idcard", "idnumber", "passport", "identity"),
        ("类型", "种类", "有效", "到期", "地址", "type", "kind", "expiry", "valid", "customer id", "lead id"), _looks_id, by_content=True,
    ),
    Field("gender", "性别", "gender", ("性别", "称谓", "sex", "gender", "title", "salutation", "m/f"), ("性别", "gender"),
          looks=lambda value: bool(gender_of(value)), content=lambda value: bool(gender_of(value))),
    Field(
        "interest", "意向车型", "interested in",
        ("意向车型", "意向", "车型", "意向车系", "关注车型", "拟购车型", "需求车型", "想看车型", "intended model", "model", "interest",
         "interested in", "model of interest", "vehicle of interest", "car", "desired model"),
        ("意向车", "拟购", "关注车", "意向", "interest", "model"), ("级别", "等级", "年款", "现有", "现用", "旧车", "level", "current", "grade"),
    ),
    Field(
        "grade", "级别", "grade",
        ("级别", "客户级别", "等级", "意向级别", "意向等级", "客户等级", "grade", "level", "rating", "customer grade", "lead grade", "hot level",
         "priority", "class", "temperature"),
        ("级别", "等级", "grade", "level", "rating"), ("会员", "member"), looks=lambda value: grade_of(value) is not None,
    ),
    Field(
        "first_seen", "首次来店日期", "first visit",
        ("首次来店日期", "首次到店日期", "来店日期", "到店日期", "首次来店", "首次到店", "建档日期", "登记日期", "创建日期", "日期", "录入日期", "接待日期",
         "创建时间", "来店时间", "first visit", "visit date", "date", "created", "created on", "date created", "first contact",
         "first seen", "registration date", "lead date", "date of first visit", "first visit date"),
        ("首次", "来店", "到店", "建档", "登记日", "创建", "firstvisit", "created", "firstcontact", "visitdate"),
        ("最近", "最后", "下次", "生日", "出生", "次数", "渠道", "来源", "last", "next", "birth", "by"), looks=lambda value: day(value) is not None,
        content=lambda value: day(value) is not None,
    ),
    Field(
        "last_contact", "最近跟进", "last contact",
        ("最近跟进", "最近跟进日期", "最后跟进", "上次回访", "回访日期", "上次联系", "最近联系", "最后联系", "跟进日期", "最近回访", "上次跟进", "最近联系日期", "last contact",
         "last follow up", "last followup", "last contacted", "last call", "last touch", "last activity", "follow up date"),
        ("最近跟进", "最后跟进", "最近联系", "最后联系", "回访日期", "跟进时间", "lastcontact", "lastfollow", "lastcall"),
        ("下次", "人", "内容", "情况", "结果", "next", "by", "result", "note"), looks=lambda value: day(value) is not None,
    ),
    Field(
        "channel", "信息来源", "source",
        ("信息来源", "来源", "渠道", "客户来源", "来源渠道", "线索来源", "获知渠道", "信息渠道", "source", "lead source", "channel", "how heard",
         "origin", "how did you hear", "media", "enquiry source"),
        ("来源", "渠道", "source", "channel"), ("地区", "区域"),
    ),
    Field(
        "owner", "销售顾问", "consultant",
        ("销售顾问", "顾问", "业务员", "销售员", "归属", "归属顾问", "归属人", "跟进人", "跟进顾问", "负责人", "接待人", "接待顾问", "销售", "所属顾问",
         "销售人员", "sales consultant", "consultant", "salesperson", "sales rep", "rep", "owner", "advisor", "sales advisor",
         "assigned to", "sales executive", "handled by", "sales", "salesman", "account owner"),
        ("顾问", "业务员", "销售员", "归属", "负责人", "跟进人", "接待人", "consultant", "salesperson", "salesrep", "owner", "advisor"),
        ("电话", "编号", "工号", "意见", "phone", "id", "comment", "customer name"),
    ),
    Field(
        "author", "建档人", "entered by",
        ("建档人", "录入人", "创建人", "登记人", "制单人", "录入员", "建卡人", "created by", "entered by", "author", "creator", "registered by"),
        ("建档人", "录入人", "创建人", "登记人", "createdby", "enteredby"), ("日期", "时间", "电话", "date", "phone"),
    ),
    Field(
        "note", "备注", "note",
        ("备注", "说明", "备注信息", "跟进情况", "跟进内容", "洽谈内容", "客户需求", "remark", "remarks", "note", "notes", "comment", "comments",
         "memo", "details"),
        ("备注", "说明", "remark", "note", "comment"),
    ),
    Field("address", "地址", "address", ("地址", "联系地址", "家庭住址", "住址", "address", "home address", "street"), ("地址", "住址", "address"),
          ("邮箱", "电子", "email", "e-mail", "mail")),
    Field("district", "区域", "district", ("区域", "地区", "所在区域", "城区", "城市", "居住区域", "district", "area", "city", "region"),
          ("区域", "地区", "district")),
    Field("birth", "出生日期", "birth date", ("出生日期", "生日", "出生年月日", "birthday", "birth date", "date of birth", "dob"),
          ("出生", "生日", "birth"), looks=lambda value: day(value) is not None),
)  # fmt: skip
