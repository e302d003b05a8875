"""The catalogue of paper texts: every phrase in both languages, so that a paper is never half translated."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from showroom.kernel.capitals import capitals
from showroom.kernel.clock import STORE_ZONE
from showroom.kernel.errors import Lang
from showroom.kernel.money import Money


@dataclass(frozen=True, slots=True)
class Phrase:
    """One text of the papers as `str.format` templates."""

    zh: str
    en: str

    def __call__(self, lang: Lang, **values: object) -> str:
        """The text in `lang` with `values` filled in; braces inside values stay as they are."""
        template = self.zh if lang == "zh" else self.en
        return template.format(**values) if values else template


DRAFT = Phrase("草稿 DRAFT", "草稿 DRAFT")
PAGE = Phrase("第 {page} 页 共 {pages} 页", "Page {page} of {pages}")
NUMBER = Phrase("编号", "No.")
DATE = Phrase("日期", "Date")
CHECK_CODE = Phrase("校验码", "Check code")
VERIFY = Phrase("验真：请本店核对，或 showroom verify", "Verify at the store, or: showroom verify")
ANCHOR = Phrase("存证", "Record")
TEMPLATE = Phrase("文本版本", "Template")
CAPITALS = Phrase("大写", "RMB (in capitals)")
NONE = Phrase("无", "None")
YES = Phrase("是", "Yes")
NO = Phrase("否", "No")
SIGN_HERE = Phrase("签字", "Signature")
SEAL_HERE = Phrase("（公司盖章）", "(company seal)")
SIGN_DATE = Phrase("日期：        年    月    日", "Date:")
ITEM = Phrase("项目", "Item")
AMOUNT = Phrase("金额（元）", "Amount (CNY)")
NOTE = Phrase("说明", "Remarks")
BLANK = "—"
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def date_text(day: date, lang: Lang) -> str:
    """'2026年11月22日' or '22 November 2026'; never a form that can be read two ways."""
    if lang == "zh":
        return f"{day.year}年{day.month}月{day.day}日"
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def moment_text(at: datetime, lang: Lang) -> str:
    """An aware moment as the store's wall clock shows it: '2026年11月22日 10:30'."""
    local = at.astimezone(STORE_ZONE)
    return f"{date_text(local.date(), lang)} {local:%H:%M}"


def period_text(start: datetime, end: datetime, lang: Lang) -> str:
    """'2026年11月22日 10:00 至 10:30'; the day is said once when both moments lie on it."""
    joint = " 至 " if lang == "zh" else " to "
    last = end.astimezone(STORE_ZONE)
    same = start.astimezone(STORE_ZONE).date() == last.date()
    return moment_text(start, lang) + joint + (f"{last:%H:%M}" if same else moment_text(end, lang))


def money_text(amount: Money) -> str:
    """'¥159,800.00' (a minus before the sign), as it stands in running text."""
    grouped = amount.grouped()
    return f"-¥{grouped[1:]}" if grouped.startswith("-") else f"¥{grouped}"


def money_both(amount: Money, lang: Lang) -> str:
    """Figures and capitals of one and the same amount (RM-06); raises for what RM-01 cannot write."""
    if lang == "zh":
        return f"{money_text(amount)}（大写：{capitals(amount)}）"
    return f"{money_text(amount)} (RMB in capitals: {capitals(amount)})"


def clause(phrase: Phrase, lang: Lang, **values: object) -> tuple[str, ...]:
    """A clause as stretches, plain and bold in turn, beginning plain; `**` in the template marks what is bold (CT-01).

    The template is cut before the values are filled in, so that no value can make or unmake emphasis.
    """
    template = phrase.zh if lang == "zh" else phrase.en
    return tuple(part.format(**values) for part in template.split("**"))
