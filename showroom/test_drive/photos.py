"""Pictures of the car: read once, re-encoded, kept without what the camera wrote into them (TR-04, PI-07)."""

from __future__ import annotations

import warnings
from dataclasses import dataclass, field
from io import BytesIO

from showroom.kernel.errors import Message, ShowroomError
from showroom.test_drive.refusals import NOT_AN_IMAGE

MOST_PIXELS = 40_000_000
MOST_BYTES = 30 * 2**20
LONG_SIDE = 2000
_QUALITY = 84
TOO_MANY_PIXELS = Message(
    "photo_too_many_pixels",
    "图片超过 4000 万像素，请缩小后再添加",
    "The picture has more than 40 megapixels: make it smaller",
)
TOO_HEAVY = Message("photo_too_heavy", "图片文件超过 {limit} MB", "The picture's file is larger than {limit} MB")


@dataclass(frozen=True, slots=True)
class Picture:
    """A re-encoded picture: JPEG bytes and its size in pixels."""

    jpeg: bytes = field(repr=False)
    width: int = 0
    height: int = 0


def reencode(data: bytes) -> Picture:
    """The picture turned upright, at most 2000 pixels long, as a new JPEG that carries pixels and nothing else.

    Raises ShowroomError photo_too_heavy, photo_too_many_pixels (before anything is unpacked), not_an_image.
    """
    from PIL import Image, ImageOps, UnidentifiedImageError

    if len(data) > MOST_BYTES:
        raise ShowroomError(TOO_HEAVY, limit=MOST_BYTES // 2**20)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            image = Image.open(BytesIO(data), formats=("JPEG", "PNG"))
        with image:
            if image.width * image.height > MOST_PIXELS:
                raise ShowroomError(TOO_MANY_PIXELS)
            image.draft("RGB", (LONG_SIDE, LONG_SIDE))
            upright = ImageOps.exif_transpose(image).convert("RGB")
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise ShowroomError(TOO_MANY_PIXELS) from error
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise ShowroomError(NOT_AN_IMAGE) from error
    upright.thumbnail((LONG_SIDE, LONG_SIDE))
    plain = Image.new("RGB", upright.size)
    plain.paste(upright)  # a new picture has no memory of the old one's notes
    out = BytesIO()
    plain.save(out, "JPEG", quality=_QUALITY)
    return Picture(out.getvalue(), plain.width, plain.height)
