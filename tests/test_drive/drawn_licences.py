"""Driving licences drawn for tests, of people who don't exist: straight, tilted, blurred, dark, noisy, askew."""

from __future__ import annotations

import io
import random
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from PIL import Image, ImageDraw, ImageEnhance, ImageFilter, ImageFont

from showroom.kernel.dates import add_years
from showroom.kernel.resident_id import check_digit
from tests.architecture.source_tree import ROOT

FONT = ROOT / "resources" / "fonts" / "NotoSansSC_400Regular.ttf"
SIZE = (1120, 760)
FAMILY = "王李张刘陈杨赵黄周吴徐孙马朱胡郭何林罗高欧司仇曾解单"
GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂英文华金玉兰红春梅建国志强海燕赟堃喆晗淼鑫昊翊彧懿韬颖"
CLASSES = ("C1", "C2", "C1D", "A2", "B2", "C1E", "A2D", "B1", "C2", "C1", "A1", "C5")
STREETS = ("朝阳区建国路", "海淀区中关村大街", "浦东新区世纪大道", "天河区体育东路", "武侯区人民南路")
LOOKS = ("straight", "tilted", "blurred", "dark", "noisy", "askew", "worn")
INK, LABEL = (20, 20, 25), (70, 90, 80)


@dataclass(frozen=True)
class Drawn:
    """What stands on a licence, and how its picture looks."""

    number: str
    name: str
    sex: str
    birth: date
    address: str
    first_issue: date
    classes: str
    valid_from: date
    valid_to: date | None
    file_number: str
    look: str
    seed: int

    @property
    def expected(self) -> dict[str, str]:
        """Field → text, as the reading names and writes them."""
        return {
            "number": self.number, "name": self.name, "classes": self.classes, "birth": str(self.birth),
            "first_issue": str(self.first_issue), "valid_from": str(self.valid_from),
            "valid_to": "长期" if self.valid_to is None else str(self.valid_to), "file_number": self.file_number,
        }  # fmt: skip


def person(seed: int) -> Drawn:
    """The licence number `seed`; the same every time."""
    rng = random.Random(seed)
    birth = date(1958, 1, 1) + timedelta(days=rng.randrange(16_000))
    area = rng.choice(("119999", "319999", "449999", "519999", "339999"))
    body = f"{area}{birth:%Y%m%d}{rng.randrange(1000):03d}"
    first = add_years(birth, rng.randrange(18, 24)) + timedelta(days=rng.randrange(300))
    valid_from, years = rng.choice(((first, 6), (add_years(first, 6), 10), (add_years(first, 16), 0)))
    name = rng.choice(FAMILY) + "".join(rng.sample(GIVEN, rng.choice((1, 2, 2))))
    return Drawn(
        number=body + check_digit(body), name=name, sex="男" if int(body[16]) % 2 else "女", birth=birth,
        address=f"{rng.choice(STREETS)}{rng.randrange(1, 400)}号{rng.randrange(1, 30)}栋{rng.randrange(101, 2500)}室",
        first_issue=first, classes=rng.choice(CLASSES), valid_from=valid_from,
        valid_to=add_years(valid_from, years) if years else None,
        file_number=f"{rng.randrange(10**12):012d}", look=LOOKS[seed % len(LOOKS)], seed=seed,
    )  # fmt: skip


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(FONT), size)


class _Sheet:
    def __init__(self) -> None:
        self.image = Image.new("RGB", SIZE, (236, 243, 232))
        self.draw = ImageDraw.Draw(self.image)
        self.draw.rectangle((8, 8, SIZE[0] - 8, SIZE[1] - 8), outline=(120, 150, 130), width=3)

    def title(self, text: str, english: str) -> None:
        self.draw.text((SIZE[0] / 2, 60), text, font=_font(46), fill=INK, anchor="mm")
        self.draw.text((SIZE[0] / 2, 108), english, font=_font(20), fill=LABEL, anchor="mm")

    def entry(self, place: tuple[int, int], label: tuple[str, str], text: str, gap: int = 0) -> None:
        """Label in two languages, the text after it."""
        x, y = place
        chinese, english = label
        self.draw.text((x, y - 4), chinese, font=_font(24), fill=LABEL, anchor="lm")
        self.draw.text((x, y + 22), english, font=_font(15), fill=LABEL, anchor="lm")
        wide = max(self.draw.textlength(chinese, _font(24)), self.draw.textlength(english, _font(15)))
        self.draw.text((x + (gap or wide + 24), y + 4), text, font=_font(32), fill=INK, anchor="lm")


def main_sheet(licence: Drawn) -> Image.Image:
    """The front: 驾驶证."""
    sheet = _Sheet()
    sheet.title("中华人民共和国机动车驾驶证", "Driving License of the People's Republic of China")
    sheet.entry((60, 170), ("证号", "License No."), licence.number)
    sheet.entry((60, 240), ("姓名", "Name"), licence.name)
    sheet.entry((440, 240), ("性别", "Sex"), licence.sex)
    sheet.entry((690, 240), ("国籍", "Nationality"), "中国")
    sheet.entry((60, 315), ("住址", "Address"), licence.address)
    left = 470
    sheet.entry((left, 410), ("出生日期", "Date of Birth"), str(licence.birth), 240)
    sheet.entry((left, 490), ("初次领证日期", "Date of First Issue"), str(licence.first_issue), 240)
    sheet.entry((left, 570), ("准驾车型", "Class"), licence.classes, 240)
    until = "长期" if licence.valid_to is None else str(licence.valid_to)
    sheet.entry((60, 670), ("有效期限", "Valid Period"), f"{licence.valid_from} 至 {until}")
    _seal(sheet)
    sheet.draw.rectangle(
        (820, 590, 1060, 730), fill=(215, 222, 228), outline=(150, 160, 165)
    )  # where the face would be
    return sheet.image


def _seal(sheet: _Sheet) -> None:
    red = (200, 40, 45)
    sheet.draw.rectangle((90, 400, 330, 590), outline=red, width=5)
    for row, text in enumerate(("某某省某某市", "公安局交通", "警察支队")):
        sheet.draw.text((210, 440 + row * 54), text, font=_font(34), fill=red, anchor="mm")


def second_sheet(licence: Drawn) -> Image.Image:
    """The back: 副页."""
    sheet = _Sheet()
    sheet.title("中华人民共和国机动车驾驶证副页", "Duplicate of Driving License")
    sheet.entry((60, 170), ("证号", "License No."), licence.number)
    sheet.entry((60, 250), ("姓名", "Name"), licence.name)
    sheet.entry((500, 250), ("档案编号", "File No."), licence.file_number)
    renew = "" if licence.valid_to is None else f"请于{licence.valid_to:%Y年%m月%d日}前九十日内申请换领新驾驶证。"
    sheet.entry((60, 340), ("记录", "Record"), renew)
    return sheet.image


def photograph(image: Image.Image, look: str, seed: int) -> bytes:
    """The sheet as a phone would take it, JPEG."""
    rng = random.Random(seed * 31 + len(look))
    shown = _placed(image, look, rng)
    if look in ("blurred", "worn"):
        shown = shown.filter(ImageFilter.GaussianBlur(rng.uniform(0.8, 1.5)))
    if look in ("dark", "worn"):
        shown = ImageEnhance.Brightness(shown).enhance(rng.uniform(0.3, 0.5))
    if look in ("noisy", "worn", "dark"):
        noise = Image.effect_noise(shown.size, rng.uniform(10, 30)).convert("RGB")
        shown = Image.blend(shown, noise, 0.12)
    out = io.BytesIO()
    shown.save(out, "JPEG", quality=92 if look == "straight" else rng.randrange(60, 80))
    return out.getvalue()


def _placed(image: Image.Image, look: str, rng: random.Random) -> Image.Image:
    """On a table, turned by up to 6 degrees or seen from the side."""
    table = Image.new("RGB", (SIZE[0] + 260, SIZE[1] + 220), (96, 84, 72))
    table.paste(image, (130, 110))
    if look in ("tilted", "worn", "blurred"):
        angle = rng.uniform(3, 6) * rng.choice((-1, 1))
        table = table.rotate(angle, Image.Resampling.BICUBIC, fillcolor=(96, 84, 72))
    if look == "askew":
        wide, high = table.size
        near, far = rng.uniform(0.02, 0.05), rng.uniform(0.0, 0.03)
        corners = ((near * wide, far * high), (far * wide, high), (wide, high - near * high), (wide * (1 - far), 0))
        flat = tuple(value for corner in corners for value in corner)
        table = table.transform(table.size, Image.Transform.QUAD, flat, Image.Resampling.BICUBIC)
    return table


def pictures(licence: Drawn) -> tuple[bytes, bytes]:
    """Photographs of both sheets."""
    both = (main_sheet(licence), second_sheet(licence))
    front, back = (photograph(sheet, licence.look, licence.seed + place) for place, sheet in enumerate(both))
    return front, back
