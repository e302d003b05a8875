"""Where the keyboard is after a page came to the screen."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

MARGIN = 48


def focus_first(page: QWidget) -> None:
    """Put the keyboard where it was on `page`, else on its first control; on the page itself while it has none."""
    from PySide6.QtCore import Qt  # not while the first frame waits: see `labels`

    last: QWidget | None = page.focusWidget()
    if last is not None and page.isAncestorOf(last) and _takes_tab(last, page):
        last.setFocus(Qt.FocusReason.OtherFocusReason)
        return
    widget = page.nextInFocusChain()
    while widget is not None and widget is not page:
        if page.isAncestorOf(widget) and _takes_tab(widget, page):
            widget.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        widget = widget.nextInFocusChain()
    page.setFocus(Qt.FocusReason.OtherFocusReason)


def reveal(widget: QWidget) -> None:
    """Scroll so that `widget`, with its label above and its message below, is seen."""
    around: QWidget | None = widget.parentWidget()
    while around is not None:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(widget, 0, MARGIN)
        around = around.parentWidget()


def has_focus(place: QWidget) -> bool:
    """Whether the keyboard is on something inside `place`."""
    focused = QApplication.focusWidget()
    return focused is not None and focused is not place and place.isAncestorOf(focused)


def _takes_tab(widget: QWidget, page: QWidget) -> bool:
    from PySide6.QtCore import Qt

    policy = widget.focusPolicy()
    stops = policy & Qt.FocusPolicy.TabFocus == Qt.FocusPolicy.TabFocus
    return stops and widget.isEnabled() and widget.isVisibleTo(page) and widget.focusProxy() is None
