"""What a person meant by a cell: text, day, amount, whole number."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, datetime, timedelta
from functools import lru_cache

from showroom.documents.workbook import Cell
from showroom.kernel.errors import ShowroomError
from showroom.kernel.money import Money

EXACT_DIGITS = 15  # a number cell holds no more digits than this
_SIMPLIFIED = str.maketrans(
    "電話機號碼證級別備註來訪顧問業務員戶聯絡車價顏內飾狀態庫臺購時間開離區進廠銷訂單預約動類種規選裝貨倉儲終結總計編數額稅發識優惠廳領無現龍門達東輛歸屬獲渠製審覆檢試駕乘贈長級產國際號運輸實際網紹紅藍綠銀純燃電變係統資訊區適聘經濟師檔",
    "电话机号码证级别备注来访顾问业务员户联络车价颜内饰状态库台购时间开离区进厂销订单预约动类种规选装货仓储终结总计编数额税发识优惠厅领无现龙门达东辆归属获渠制审复检试驾乘赠长级产国际号运输实际网绍红蓝绿银纯燃电变系统资讯区适聘经济师档",
)
_SHORT = 40  # longer texts are sentences, no words to compare
_EXCEL_ZERO = date(1899, 12, 30)
_FIRST_SERIAL, _LAST_SERIAL = 18_264, 73_051  # 1950 to 2100
_YEARS = range(1900, 2101)
_YMD = re.compile(r"(\d{4}|\d{2})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?(?:[T ].*)?")
_PACKED = re.compile(r"(\d{4})(\d{2})(\d{2})")
_AMBIGUOUS = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:[T ].*)?")
_DAY_MONTH = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[ \-]([a-z]{3})[a-z]*\.?,?[ \-](\d{4})")
_MONTH_DAY = re.compile(r"([a-z]{3})[a-z]*\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})")
_MONTHS = {name: number for number, name in enumerate(
    ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"), 1
)}  # fmt: skip
_NOTHING = frozenset(
    ("", "-", "--", "—", "——", "/", "无", "没有", "暂无", "未知", "不详", "n/a", "na", "none", "null", "nil", "?", "？")
)


def plain(value: Cell) -> str:
    """The cell as one line of text: whole floats without `.0`, days as ISO, blanks collapsed."""
    if isinstance(value, str):
        return " ".join(value.split())
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == datetime.min.time() else value.isoformat(" ", "minutes")
    if isinstance(value, float) and value.is_integer() and abs(value) < 10**EXACT_DIGITS:
        return str(int(value))
    return str(value)


def wording(value: Cell) -> str:
    """For comparing words: NFKC, lower case, one line, the signs of headings in their simplified form."""
    text = value if isinstance(value, str) else plain(value)
    return _folded(text) if len(text) <= _SHORT else _fold(text)


def _fold(text: str) -> str:
    joined = " ".join(text.split())
    if joined.isascii():
        return joined.lower()
    return " ".join(unicodedata.normalize("NFKC", joined).translate(_SIMPLIFIED).lower().split())


_folded = lru_cache(maxsize=16_384)(_fold)  # grades, channels and colleagues come again and again


def says_nothing(value: Cell) -> bool:
    """Whether the cell is empty or a word for it: 无, -, n/a."""
    return value is None or (isinstance(value, str) and len(value) <= _SHORT and wording(value) in _NOTHING)


def lost_precision(value: Cell) -> bool:
    """Whether a number cell once held more digits than a number keeps (ID and account numbers)."""
    if isinstance(value, str):
        return bool(re.fullmatch(r"\s*\d(\.\d+)?[eE]\+\d{2}\s*", value))
    return isinstance(value, (int, float)) and not isinstance(value, bool) and abs(value) >= 10**EXACT_DIGITS


def day(value: Cell, *, day_first: bool = True) -> date | None:
    """The day that a cell means: date cells, serials, 20260403, 2026年4月3日, 3 Apr 2026; None when it means none.

    `day_first` decides 03/04/2026; `reads_day_first` finds it out from a whole column.
    """
    if isinstance(value, datetime):
        return value.date() if value.year in _YEARS else None
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, (int, float)):
        return _numbered_day(value)
    text = wording(value)
    if text.isdecimal() and text.isascii() and len(text) in (5, 8):
        return _numbered_day(int(text))
    return _written_day(text, day_first)


def _numbered_day(value: float) -> date | None:
    if _FIRST_SERIAL <= value <= _LAST_SERIAL:
        return _EXCEL_ZERO + timedelta(days=int(value))
    packed = _PACKED.fullmatch(str(int(value))) if 19_000_101 <= value <= 21_001_231 else None
    return _date(packed[1], packed[2], packed[3]) if packed else None


def _written_day(text: str, day_first: bool) -> date | None:
    if found := _YMD.fullmatch(text):
        year = found[1] if len(found[1]) == 4 else f"20{found[1]}"
        return _date(year, found[2], found[3])
    if found := _AMBIGUOUS.fullmatch(text):
        first, second = int(found[1]), int(found[2])
        swapped = first > 12 or (day_first and second <= 12)
        return _date(found[3], second, first) if swapped else _date(found[3], first, second)
    if (found := _DAY_MONTH.fullmatch(text)) and found[2] in _MONTHS:
        return _date(found[3], _MONTHS[found[2]], found[1])
    if (found := _MONTH_DAY.fullmatch(text)) and found[1] in _MONTHS:
        return _date(found[3], _MONTHS[found[1]], found[2])
    return None


def _date(year: str | int, month: str | int, day_of_month: str | int) -> date | None:
    try:
        found = date(int(year), int(month), int(day_of_month))
    except ValueError:
        return None
    return found if found.year in _YEARS else None


def reads_day_first(column: list[Cell]) -> bool:
    """Whether 03/04/2026 in this column is the third of April: no value of it has a month beyond 12 that way."""
    pairs = [found for value in column if isinstance(value, str) and (found := _AMBIGUOUS.fullmatch(wording(value)))]
    return not any(int(found[2]) > 12 for found in pairs)


def amount(value: Cell, factor: int = 1) -> Money | None:
    """The amount that a cell means, `factor` 10000 for a column in 万; None when it means none."""
    if isinstance(value, bool) or value is None or isinstance(value, datetime):
        return None
    text = f"{value:.2f}" if isinstance(value, float) and factor == 1 else str(value)
    text = re.sub(r"^(rmb|cny|人民币|[¥$])|(rmb|cny)$|\s", "", unicodedata.normalize("NFKC", text).lower())
    text = re.sub("万元$|w$", "万", text.removeprefix("¥"))
    if factor == 10_000 and re.fullmatch(r"\d{1,3}(\.\d+)?", text):
        text += "万"
    try:
        return Money.parse(text)
    except ShowroomError:
        return None


def whole(value: Cell) -> int | None:
    """A whole number, thousands separators and units aside; None when there is none."""
    found = re.match(r"-?\d{1,9}", wording(value).replace(",", ""))
    return int(found[0]) if found else None
