"""The one theme: colour roles, type, spacing, icons; everything that has a look takes it from here."""

from __future__ import annotations

from dataclasses import dataclass
from string import Template
from typing import ClassVar, Literal

from PySide6.QtCore import QEvent, QObject, QSettings, QSize, Signal
from PySide6.QtGui import QColor, QFont, QIcon, QImage, QPalette, QPixmap
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from shiboken6 import isValid

from ui.faces import BOLD, FOLDER, REGULAR, wait_for

Mode = Literal["system", "light", "dark"]
Tone = Literal["", "accent", "good", "caution", "refusal", "muted"]
SPACE_1, SPACE_2, SPACE_3, SPACE_4, SPACE_5 = 4, 8, 12, 16, 20
RADIUS_CONTROL, RADIUS_CARD = 6, 10
FIELD_HEIGHT, ROW_HEIGHT = 34, 30
FONT_FAMILY = "Noto Sans SC"
MOTION_MS = 120

LIGHT = {
    "background": "#F5F6F8", "surface": "#FFFFFF", "raised": "#FFFFFF", "line": "#E2E5EA", "strong_line": "#CBD1DA",
    "text": "#1B2430", "muted": "#5B6776", "faint": "#8893A2", "accent": "#1F5FD6", "accent_hover": "#174CB0",
    "accent_ground": "#E8F0FE", "on_accent": "#FFFFFF", "good": "#147A3A", "good_ground": "#E6F4EA",
    "caution": "#B45309", "caution_ground": "#FEF3E2", "refusal": "#B42318", "refusal_ground": "#FDECEA",
    "rail": "#18202B", "rail_text": "#B7C0CC", "rail_selected": "#2A3645", "rail_mark": "#7AA7FF",
}  # fmt: skip
DARK = {
    "background": "#12161C", "surface": "#1A2029", "raised": "#202834", "line": "#2B3441", "strong_line": "#3A4656",
    "text": "#E6EAF0", "muted": "#9AA6B5", "faint": "#7C8897", "accent": "#7AA7FF", "accent_hover": "#9CBDFF",
    "accent_ground": "#1E2C47", "on_accent": "#0B1220", "good": "#5BD083", "good_ground": "#173124",
    "caution": "#F0B35A", "caution_ground": "#36290F", "refusal": "#FF8A7A", "refusal_ground": "#3A1C19",
    "rail": "#0D1117", "rail_text": "#93A0B0", "rail_selected": "#1F2833", "rail_mark": "#7AA7FF",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Tint:
    name: str
    role: str
    size: int


class Theme(QObject):
    """Light or dark for the whole application; follows the system unless the user chose."""

    changed = Signal()
    current: ClassVar[Theme | None] = None
    """The one in use. Not a property of the application: that would not notice when the object goes away."""

    def __init__(self, app: QApplication, mode: Mode = "system") -> None:
        super().__init__(app)
        self._app = app
        self._mode: Mode = mode
        self._icons: dict[tuple[_Tint, bool], QIcon] = {}
        self.dark = False
        app.setStyle("Fusion")
        app.setFont(_embedded_font())
        app.styleHints().colorSchemeChanged.connect(self._on_system_changed)
        self._untouched = Theme.current is None
        Theme.current = self
        self._apply()
        wait_for(BOLD)

    @property
    def mode(self) -> Mode:
        return self._mode

    @property
    def roles(self) -> dict[str, str]:
        """Colour roles of look.md as '#RRGGBB'."""
        return DARK if self.dark else LIGHT

    def color(self, role: str) -> QColor:
        """The colour of `role` now."""
        return QColor(self.roles[role])

    def choose(self, mode: Mode) -> None:
        """Follow the system, or be light or dark; remembered for this user of the machine."""
        self._mode = mode
        QSettings().setValue("theme", mode)
        self._apply()

    def toggle(self) -> None:
        """Light to dark and back."""
        self.choose("light" if self.dark else "dark")

    def icon(self, name: str, role: str = "muted", size: int = 18) -> QIcon:
        """The icon `name` of resources/icons in the colour of `role`."""
        key = (_Tint(name, role, size), self.dark)
        if key not in self._icons:
            self._icons[key] = QIcon(self.pixmap(name, role, size))
        return self._icons[key]

    def pixmap(self, name: str, role: str, size: int) -> QPixmap:
        """The icon as a pixmap of `size` logical pixels, sharp on this screen."""
        ratio = self._app.devicePixelRatio()
        source = (FOLDER / "icons" / f"{name}.svg").read_text("utf-8").replace("currentColor", self.roles[role])
        pixels = round(size * ratio)
        source = source.replace('width="24"', f'width="{pixels}"', 1).replace('height="24"', f'height="{pixels}"', 1)
        picture = QPixmap.fromImage(QImage.fromData(source.encode()))
        picture.setDevicePixelRatio(ratio)
        return picture

    def _on_system_changed(self) -> None:
        if self._mode == "system":
            self._apply()

    def _apply(self) -> None:
        wanted = self._mode
        if wanted == "system":
            wanted = "dark" if _system_is_dark(self._app, untouched=self._untouched) else "light"
        self.dark = wanted == "dark"
        self._untouched = False
        self._app.setPalette(_palette(self.roles))
        names = {**self.roles, "icons": (FOLDER / "icons" / wanted).as_posix()}
        self._app.setStyleSheet(Template((FOLDER / "style.qss").read_text("utf-8")).substitute(names))
        for widget in self._app.allWidgets():
            if widget.property("icon_name"):
                tint(widget)
        self.changed.emit()


def chosen_mode() -> Mode:
    """What the user chose last, 'system' at first."""
    value = str(QSettings().value("theme", "system"))
    return value if value in ("light", "dark") else "system"  # type: ignore[return-value]


def active() -> Theme:
    """The application's theme; one is made when there is none yet (tests)."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise TypeError("no QApplication")
    theme = Theme.current
    return theme if theme is not None and isValid(theme) else Theme(app, "light")


def set_icon(widget: QWidget, name: str, role: str = "muted", size: int = 18) -> None:
    """Give a button or label the icon `name`; it is tinted again whenever the theme changes."""
    widget.setProperty("icon_name", name)
    widget.setProperty("icon_role", role)
    widget.setProperty("icon_size", size)
    tint(widget)


def tint(widget: QWidget) -> None:
    """Draw the widget's icon in the colours of now."""
    theme = active()
    name, role = str(widget.property("icon_name")), str(widget.property("icon_role"))
    size = int(widget.property("icon_size"))
    if isinstance(widget, QAbstractButton):
        widget.setIcon(theme.icon(name, role, size))
        widget.setIconSize(QSize(size, size))
    elif isinstance(widget, QLabel):
        widget.setPixmap(theme.pixmap(name, role, size))


def restyle(widget: QWidget, **properties: object) -> None:
    """Set dynamic properties the style sheet looks at, and repaint with them."""
    if all(widget.property(name) == value for name, value in properties.items()):
        return
    for name, value in properties.items():
        widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    QApplication.sendEvent(widget, QEvent(QEvent.Type.StyleChange))


def figures_font(font: QFont) -> QFont:
    """`font` with tabular figures, for columns that are compared."""
    tabular = QFont(font)
    tag = QFont.Tag.fromString("tnum")
    if tag is not None:
        tabular.setFeature(tag, 1)
    return tabular


def _system_is_dark(app: QApplication, *, untouched: bool) -> bool:
    """Whether the system is dark; at the start its own palette tells, without the `Qt` namespace (see `labels`)."""
    if untouched:
        palette = app.palette()
        return palette.window().color().lightness() < palette.windowText().color().lightness()
    from PySide6.QtCore import Qt

    return app.styleHints().colorScheme() == Qt.ColorScheme.Dark


def _embedded_font() -> QFont:
    wait_for(REGULAR)
    font = QFont(FONT_FAMILY)
    font.setPixelSize(13)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def _palette(roles: dict[str, str]) -> QPalette:
    group = QPalette.ColorRole
    pairs = {
        group.Window: "background", group.WindowText: "text", group.Base: "raised", group.AlternateBase: "surface",
        group.Text: "text", group.Button: "surface", group.ButtonText: "text", group.BrightText: "refusal",
        group.Highlight: "accent", group.HighlightedText: "on_accent", group.Link: "accent",
        group.LinkVisited: "accent",
        group.ToolTipBase: "raised", group.ToolTipText: "text", group.PlaceholderText: "muted", group.Light: "raised",
        group.Midlight: "line", group.Mid: "strong_line", group.Dark: "faint", group.Shadow: "text",
        group.Accent: "accent",
    }  # fmt: skip
    palette = QPalette()
    for role, name in pairs.items():
        palette.setColor(role, QColor(roles[name]))
    for role in (group.WindowText, group.Text, group.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(roles["muted"]))
    return palette
