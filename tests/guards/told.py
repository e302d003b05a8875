"""What the user was told in the window during a test, in order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from ui.messages import Notice


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[Notice]]:
    """Every notice of every message bar in the test. An error nobody asserted (took out of the list) fails the test.

    `assert told.pop(0).text == …` for a refusal that the test provokes; what was merely done or offered may stay.
    """
    from ui.messages import Notifier

    notices: list[Notice] = []
    show = Notifier._show

    def record(self: Notifier, notice: Notice) -> None:
        notices.append(notice)
        show(self, notice)

    monkeypatch.setattr(Notifier, "_show", record)
    yield notices
    if left := [notice.text for notice in notices if notice.kind == "error"]:
        pytest.fail(f"the user was told of errors that the test does not expect: {left}", pytrace=False)
