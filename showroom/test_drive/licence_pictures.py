"""Photographs of licences as they are kept: head checked first, upright, without EXIF, encoded anew (PI-05)."""

from __future__ import annotations

import io
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from showroom.kernel.errors import Message, ShowroomError

if TYPE_CHECKING:
    from PIL.Image import Image

MOST_BYTES = 30 * 2**20
MOST_MEGAPIXELS = 40
LONG_SIDE = 1600
QUALITY = 88
KINDS = ("JPEG", "PNG", "WEBP", "BMP")
NO_PICTURE = Message(
    "licence_no_picture",
    "打不开这张图片：请用 JPEG、PNG、WebP 或 BMP 的完整照片",
    "This picture cannot be opened: use a whole photo as JPEG, PNG, WebP or BMP",
)
TOO_LARGE = Message(
    "licence_picture_too_large",
    "图片太大：最多 {megapixels} 百万像素、{megabytes} MB",
    "The picture is too large: at most {megapixels} megapixels and {megabytes} MB",
)


@dataclass(frozen=True, slots=True)
class Photograph:
    """A picture as `prepare` made it: JPEG bytes, width and height in pixels."""

    jpeg: bytes = field(repr=False)
    width: int
    height: int


def prepare(content: bytes) -> Photograph:
    """Upright, at most 1600 pixels long, nothing left of the file but its pixels.

    The head is looked at before anything is decoded. Raises ShowroomError(licence_no_picture | _too_large).
    """
    from PIL import Image, ImageOps

    if len(content) > MOST_BYTES:
        raise _too_large()
    try:
        with Image.open(io.BytesIO(content), formats=KINDS) as picture:
            if picture.width * picture.height > MOST_MEGAPIXELS * 1_000_000:
                raise _too_large()
            picture.draft("RGB", (LONG_SIDE, LONG_SIDE))  # a JPEG is decoded at the size that is kept
            upright = ImageOps.exif_transpose(picture)
            return _encoded(_flat(upright))
    except Image.DecompressionBombError as error:
        raise _too_large() from error
    except (OSError, ValueError, SyntaxError, EOFError) as error:  # Pillow's words for a broken file
        raise ShowroomError(NO_PICTURE) from error


def turned(photo: Photograph, degrees: int) -> Photograph:
    """The same picture turned counter-clockwise by 90, 180 or 270 degrees."""
    from PIL import Image

    with Image.open(io.BytesIO(photo.jpeg)) as picture:
        return _encoded(picture.rotate(degrees, expand=True))


def _flat(picture: Image) -> Image:
    """On white where it was transparent, and no longer than needed."""
    from PIL import Image

    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        clear = picture.convert("RGBA")
        white = Image.new("RGBA", clear.size, "white")
        picture = Image.alpha_composite(white, clear)
    plain = picture.convert("RGB")
    plain.thumbnail((LONG_SIDE, LONG_SIDE))
    return plain


def _encoded(picture: Image) -> Photograph:
    from PIL import Image

    clean = Image.frombytes("RGB", picture.size, picture.tobytes())  # pixels alone: no EXIF, no comment, no profile
    out = io.BytesIO()
    clean.save(out, "JPEG", quality=QUALITY)
    return Photograph(out.getvalue(), *clean.size)


def _too_large() -> ShowroomError:
    return ShowroomError(TOO_LARGE, megapixels=MOST_MEGAPIXELS, megabytes=MOST_BYTES // 2**20)
