"""No paper leaves with a box where a character should be: every text is checked before anything is drawn."""

from __future__ import annotations

from unicodedata import category, name

from showroom.documents.fonts import drawable_characters
from showroom.kernel.errors import Message, ShowroomError

GLYPH_MISSING = Message(
    "glyph_missing",
    "“{text}”中的字符“{char}”（{code} {name}）无法打印，请改用可打印的字",
    "“{text}” contains the character “{char}” ({code} {name}), which cannot be printed: please replace it",
)
_good = {"\n"}
"""Characters that were found drawable before: a contract asks for the same few hundred some thousand times."""


def require_drawable(text: str) -> None:
    """Raise ShowroomError(glyph_missing) naming the first character of `text` that the paper fonts cannot draw."""
    unknown = set(text) - _good
    if not unknown:
        return
    drawable = drawable_characters()
    bad = {char for char in unknown if ord(char) not in drawable or _invisible(char)}
    _good.update(unknown - bad)
    if not bad:
        return
    at = min(text.index(char) for char in bad)
    char = text[at]
    shown = char if char.isprintable() else "�"
    raise ShowroomError(
        GLYPH_MISSING,
        text="".join(c if c.isprintable() else "�" for c in text[max(0, at - 8) : at + 9]),
        char=shown,
        code=f"U+{ord(char):04X}",
        name=name(char, "?"),
    )


def _invisible(char: str) -> bool:
    """Controls, directions and joiners: drawn as nothing, so the reader could not see what the file says."""
    return category(char) in {"Cc", "Cf", "Cs", "Co", "Cn"}
