"""The words a customer is found by: signs of the name, pinyin, initials, numbers and their tails."""

# ruff: noqa: E501 - word lists read better wide
from __future__ import annotations

import itertools
import os
import re
import unicodedata
from functools import lru_cache

from showroom.kernel.names import normalise_name

_READINGS = 2  # readings of one sign that are worth finding by
_SPELLINGS = 4  # joined spellings of one name that the index pays for
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
# Frequent family names that have one reading only; what the table lists besides would only cost index.
_ONE_READING = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭肖田董潘袁蔡蒋余于杜叶程魏苏吕丁姚卢傅钟姜崔谭廖范"
    "汪陆金戴韦夏邱方侯邹熊孟秦白江阎薛段雷黎史龙陶贺顾毛郝龚邵万钱严"
)
_PARTS = re.compile(r"[·\s'’.,\-]+")


def customer_words(name: str, *phones: str) -> tuple[str, ...]:
    """Words for the index: prefixes of any of them find the customer."""
    words = list(name_words(name))
    for phone in phones:
        digits = phone.replace("-", "").lstrip("+")
        if digits:
            words += (digits, digits[-8:], digits[-4:])
    return tuple(dict.fromkeys(words))


def name_words(name: str) -> tuple[str, ...]:
    """The name, and how it is typed with Latin letters: `王小明` → wang xiao ming wangxiaoming xiaoming wxm."""
    known = normalise_name(name)
    if known.isascii():
        parts = [part for part in _PARTS.split(known.lower()) if part]
        joined = "".join(parts)
        return tuple(dict.fromkeys((known.lower(), joined, "".join(part[0] for part in parts))))
    signs = [sign for sign in known if _is_han(sign)]
    if not signs:
        return (known, *_folded(known))
    return (known, *_folded(known), *_pinyin_words(known, signs))


def _folded(known: str) -> tuple[str, ...]:
    """Latin letters without their marks: Müller is found by muller."""
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", known) if not unicodedata.combining(sign)).lower()
    parts = [part for part in _PARTS.split(plain) if part and part.isascii()]
    return (*parts, "".join(parts), "".join(part[0] for part in parts)) if parts else ()


def _pinyin_words(known: str, signs: list[str]) -> list[str]:
    choices = [readings(sign, surname=not place) for place, sign in enumerate(signs)]
    words = [syllable for choice in choices for syllable in choice]
    usual = tuple(choice[0] for choice in choices[1:])
    spellings = dict.fromkeys(
        [*((family, *usual) for family in choices[0]), *itertools.islice(itertools.product(*choices), _SPELLINGS)]
    )
    for spelling in itertools.islice(spellings, max(_SPELLINGS, len(choices[0]))):
        words.append("".join(spelling))
        if len(spelling) > 2:
            words.append("".join(spelling[1:]))
        words.append("".join(syllable[0] for syllable in spelling))
    parts = [[sign for sign in part if _is_han(sign)] for part in _PARTS.split(known)]
    if len(parts) > 1:  # 买买提·吐尔逊 is found by tuerxun too
        words += ["".join(readings(sign)[0] for sign in part) for part in parts]
    return words


@lru_cache(maxsize=8192)
def readings(sign: str, *, surname: bool = False) -> tuple[str, ...]:
    """The syllables a sign is read as, without tones, most usual first; ü is typed v."""
    if surname and sign in _SURNAMES:
        return _SURNAMES[sign]
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
