"""A drawn signature for tests of papers."""

from __future__ import annotations

from io import BytesIO

from PIL import Image, ImageDraw


def signature() -> bytes:
    """A stroke on transparent ground, as PNG bytes."""
    image = Image.new("RGBA", (240, 90), (0, 0, 0, 0))
    ImageDraw.Draw(image).line([(10, 70), (60, 30), (120, 75), (220, 30)], fill=(16, 20, 24, 255), width=4)
    out = BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


SIGNATURE = signature()
