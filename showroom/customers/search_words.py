"""The words a customer is found by: the name, its pinyin in every likely reading, initials, phones and their tails."""

# ruff: noqa: E501 - word lists read better wide
from __future__ import annotations

import itertools
import os
import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from showroom.kernel.names import normalise_name
from showroom.persistence.search_index import PART

_READINGS = 2  # readings of one sign that are worth finding by
_SPELLINGS = 6  # joined spellings of one name that the index pays for
_PERSONAL = 8  # signs of the longest name of a person that is spelt in several ways
_INSIDE = 12  # signs of a name from which its spelling can be found
# How a sign is read as a family name, most likely first; pinyin tables list the word's reading.
_SURNAMES = {
    "单": ("shan", "dan"), "仇": ("qiu", "chou"), "曾": ("zeng", "ceng"), "解": ("xie", "jie"), "查": ("zha", "cha"),
    "任": ("ren",), "区": ("ou", "qu"), "盖": ("ge", "gai"), "朴": ("piao", "pu"), "覃": ("qin", "tan"), "乐": ("yue", "le"),
    "尉": ("wei", "yu"), "缪": ("miao", "mou"), "翟": ("zhai", "di"), "华": ("hua",), "召": ("shao", "zhao"),
    "员": ("yun", "yuan"), "折": ("she", "zhe"), "黑": ("he", "hei"), "秘": ("bi", "mi"), "冼": ("xian",), "洗": ("xian", "xi"),
    "尹": ("yin",), "幺": ("yao",), "种": ("chong", "zhong"), "重": ("chong", "zhong"), "晟": ("cheng", "sheng"),
    "纪": ("ji",), "繁": ("po", "fan"), "牟": ("mu", "mou"), "俞": ("yu",), "谌": ("chen", "shen"), "郇": ("xun", "huan"),
    "车": ("che",), "柏": ("bai", "bo"), "葛": ("ge",), "宁": ("ning",), "燕": ("yan",), "那": ("na",), "哈": ("ha",),
    "逄": ("pang",), "句": ("gou", "ju"), "洋": ("yang",), "盛": ("sheng",), "沈": ("shen",), "石": ("shi",), "贾": ("jia",),
    "會": ("zeng", "ceng"), "單": ("shan", "dan"), "區": ("ou", "qu"), "樂": ("yue", "le"),
}  # fmt: skip
# Family names of two signs that are read unlike the signs alone.
_COMPOUNDS = {
    "尉迟": ("yu", "chi"), "尉遲": ("yu", "chi"), "万俟": ("mo", "qi"), "澹台": ("tan", "tai"), "单于": ("chan", "yu"),
    "長孫": ("zhang", "sun"), "长孙": ("zhang", "sun"), "令狐": ("ling", "hu"), "宰父": ("zai", "fu"),
    "呼延": ("hu", "yan"), "夏侯": ("xia", "hou"), "赫连": ("he", "lian"), "皇甫": ("huang", "fu"),
    "乐正": ("yue", "zheng"), "公冶": ("gong", "ye"), "宗政": ("zong", "zheng"), "尔朱": ("er", "zhu"),
    "吐谷": ("tu", "yu"), "冒顿": ("mo", "du"), "可汗": ("ke", "han"), "鲜于": ("xian", "yu"), "鮮于": ("xian", "yu"),
}  # fmt: skip
# Signs of given names that are read in two ways, the likelier first.
_GIVEN = {
    "乐": ("le", "yue"), "樂": ("le", "yue"), "长": ("chang", "zhang"), "長": ("chang", "zhang"), "重": ("zhong", "chong"),
    "行": ("xing", "hang"), "朝": ("chao", "zhao"), "盛": ("sheng", "cheng"), "晟": ("sheng", "cheng"),
    "传": ("chuan", "zhuan"), "參": ("can", "shen"), "参": ("can", "shen"), "乾": ("qian", "gan"), "奇": ("qi", "ji"),
    "柏": ("bai", "bo"), "曾": ("zeng", "ceng"), "调": ("tiao", "diao"), "绿": ("lv", "lu"), "露": ("lu", "lou"),
    "薄": ("bo", "bao"), "朴": ("pu", "piao"), "都": ("du", "dou"), "率": ("shuai", "lv"), "校": ("xiao", "jiao"),
    "觉": ("jue", "jiao"), "藏": ("zang", "cang"), "种": ("zhong", "chong"), "车": ("che", "ju"), "筠": ("yun", "jun"),
    "谷": ("gu", "yu"), "馨": ("xin", "xing"), "茜": ("qian", "xi"), "娜": ("na", "nuo"), "嬛": ("huan", "xuan"),
    "莞": ("wan", "guan"), "颉": ("jie", "xie"), "炅": ("jiong", "gui"), "仔": ("zai", "zi"), "艾": ("ai", "yi"),
    "伽": ("jia", "qie"), "阿": ("a", "e"), "见": ("jian", "xian"), "纶": ("lun", "guan"), "隽": ("jun", "juan"),
    "泊": ("bo", "po"), "屏": ("ping", "bing"), "塞": ("sai", "se"), "殷": ("yin", "yan"), "解": ("jie", "xie"),
    "单": ("dan", "shan"), "單": ("dan", "shan"), "仇": ("qiu", "chou"), "区": ("qu", "ou"), "盖": ("gai", "ge"),
    "查": ("cha", "zha"), "石": ("shi",), "尉": ("wei", "yu"), "翟": ("zhai", "di"), "缪": ("miao", "mou"), "宿": ("su", "xiu"),
    "省": ("sheng", "xing"), "识": ("shi", "zhi"), "似": ("si", "shi"), "血": ("xue", "xie"), "还": ("huan", "hai"),
    "降": ("jiang", "xiang"), "角": ("jiao", "jue"), "会": ("hui",), "中": ("zhong",), "大": ("da",), "和": ("he",),
    "明": ("ming",), "英": ("ying",), "强": ("qiang",), "佳": ("jia",), "南": ("nan",), "丽": ("li",), "红": ("hong",),
    "洁": ("jie",), "雨": ("yu",), "文": ("wen",), "国": ("guo",), "正": ("zheng",), "兰": ("lan",), "思": ("si",),
}  # fmt: skip
# Frequent family names that have one reading only; what the table lists besides would only cost index.
_ONE_READING = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭肖田董潘袁蔡蒋余于杜叶程魏苏吕丁姚卢傅钟姜崔谭廖范"
    "汪陆金戴韦夏邱方侯邹熊孟秦白江阎薛段雷黎史龙陶贺顾毛郝龚邵万钱严"
)
_PARTS = re.compile(r"[·\s'’.,\-]+")


def customer_words(name: str, *phones: str) -> tuple[str, ...]:
    """What the index is given of a customer; a word that begins with PART is a part of the name."""
    words = list(name_words(name))
    for phone in phones:
        digits = phone.replace("-", "").lstrip("+")
        if digits:
            words += (digits, digits[-8:], digits[-4:])
    return tuple(dict.fromkeys(words))


@lru_cache(maxsize=4096)
def name_words(name: str) -> tuple[str, ...]:
    """The name, and how it is typed with Latin letters: `王小明` → wangxiaoming wxm ~xiaoming ~ming ~xm.

    The index finds signs inside the name by itself.
    """
    known = normalise_name(name)
    if known.isascii():
        return (known, _initials(part for part in _PARTS.split(known.lower()) if part))
    signs = [sign for sign in known if _is_han(sign)]
    if not signs:
        return (known, *_folded(known))
    folded = _folded(known) if len(signs) < len(known) else ()
    return (known, *folded, *_pinyin_words(known, signs))


def _initials(parts: Iterable[str]) -> str:
    return "".join(part[0] for part in parts)


def _folded(known: str) -> tuple[str, ...]:
    """Latin letters without their marks: Müller is found by muller."""
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", known) if not unicodedata.combining(sign)).lower()
    parts = [part for part in _PARTS.split(plain) if part and part.isascii()]
    return (" ".join(parts), _initials(parts)) if parts else ()


def _pinyin_words(known: str, signs: list[str]) -> list[str]:
    choices = [_likely(sign, surname=not place) for place, sign in enumerate(signs)]
    compound = _COMPOUNDS.get(known[:2])
    if compound is not None:
        choices[:2] = [(syllable,) for syllable in compound]
    usual = tuple(choice[0] for choice in choices)
    if len(signs) > _PERSONAL:  # a company: nobody doubts how it is read
        return [*_spelt(usual)]
    words: list[str] = []
    for spelling in itertools.islice(itertools.product(*choices), _SPELLINGS):
        words += _spelt(spelling)
    for place, sign in enumerate(signs):
        if compound is None or place > 1:
            rare = [other for other in readings(sign, surname=not place) if other not in choices[place]]
            words += [PART + "".join((*usual[:place], other, *usual[place + 1 :])) for other in rare]
    return words


def _spelt(spelling: tuple[str, ...]) -> Iterable[str]:
    """One way to spell a name: whole, its initials, and both from every later sign on."""
    yield "".join(spelling)
    yield _initials(spelling)
    for start in range(1, min(len(spelling), _INSIDE)):
        yield PART + "".join(spelling[start:])
    if len(spelling) > 2:  # the initials of what follows the family name
        yield PART + _initials(spelling[1:])


def _likely(sign: str, *, surname: bool) -> tuple[str, ...]:
    """The readings that many names have; others of the tables are rare ones."""
    if surname:
        return _SURNAMES.get(sign) or readings(sign, surname=True)[:1]
    return _GIVEN.get(sign) or readings(sign)[:1]


@lru_cache(maxsize=8192)
def readings(sign: str, *, surname: bool = False) -> tuple[str, ...]:
    """The syllables a sign is read as, without tones, most usual first; ü is typed v."""
    if surname and sign in _SURNAMES:
        return _SURNAMES[sign]
    if sign in _GIVEN:
        return _GIVEN[sign]
    listed = _table().get(ord(sign), "")
    found = tuple(dict.fromkeys(_toneless(reading) for reading in listed.split(",") if reading))
    return found[: 1 if surname and sign in _ONE_READING else _READINGS] or (sign,)


@lru_cache(maxsize=1)
def _table() -> dict[int, str]:
    # Names need readings of single signs; the phrases would cost 50 MB and a quarter of a second.
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
    from pypinyin.constants import PINYIN_DICT

    table: dict[int, str] = PINYIN_DICT
    return table


def _toneless(reading: str) -> str:
    plain = unicodedata.normalize("NFD", reading).replace("u\u0308", "v")
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


def _is_han(sign: str) -> bool:
    return "\u3400" <= sign <= "\u9fff" or sign >= "\U00020000" or "\uf900" <= sign <= "\ufaff"
