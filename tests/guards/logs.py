"""A log record or Qt message of WARNING or worse fails the test that caused it, unless the test said it would come."""

from __future__ import annotations

import logging
import re
from collections.abc import Generator, Iterator
from dataclasses import dataclass, field
from typing import Any, Protocol

import pytest


class ExpectsLog(Protocol):
    """`expects_log("disk full")`: a regular expression that one of the test's warnings must match."""

    def __call__(self, pattern: str) -> None: ...


@dataclass
class Heard:
    """What one test logged, and what it said it would log."""

    lines: list[str] = field(default_factory=list)
    expected: list[str] = field(default_factory=list)

    def unexpected(self) -> list[str]:
        return [line for line in self.lines if not any(re.search(pattern, line) for pattern in self.expected)]

    def missing(self) -> list[str]:
        return [pattern for pattern in self.expected if not any(re.search(pattern, line) for line in self.lines)]


class _Listener(logging.Handler):
    def __init__(self, heard: Heard) -> None:
        super().__init__(logging.WARNING)
        self.heard = heard

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.lines.append(f"{record.levelname} {record.name}: {record.getMessage()}")


_HEARD = pytest.StashKey[Heard]()


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, Any, Any]:
    listener = _Listener(item.stash.setdefault(_HEARD, Heard()))
    logging.getLogger().addHandler(listener)
    try:
        return (yield)
    finally:
        logging.getLogger().removeHandler(listener)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, Any, Any]:
    result = yield
    heard = item.stash[_HEARD]
    heard.lines.extend(_qt_lines(item))
    _judge(heard)
    if missing := heard.missing():
        pytest.fail(f"the test expected a warning that never came: {missing}", pytrace=False)
    return result


@pytest.hookimpl(wrapper=True, trylast=True)
def pytest_runtest_teardown(item: pytest.Item) -> Generator[None, Any, Any]:
    item.stash[_HEARD].lines.clear()
    result = yield
    _judge(item.stash[_HEARD])
    return result


def _judge(heard: Heard) -> None:
    if unexpected := heard.unexpected():
        pytest.fail("nobody expected these messages:\n  " + "\n  ".join(unexpected), pytrace=False)


def _qt_lines(item: pytest.Item) -> Iterator[str]:
    """Qt's own messages, which pytest-qt collects until the call has been reported."""
    capture = getattr(item, "qt_log_capture", None)
    for record in capture.records if capture is not None else ():
        if record.matches_level("WARNING") and not record.ignored:
            yield f"{record.log_type_name} Qt: {record.message}"


@pytest.fixture
def expects_log(request: pytest.FixtureRequest) -> ExpectsLog:
    """Declares a warning that the test provokes on purpose; it must then really come."""
    return request.node.stash[_HEARD].expected.append  # type: ignore[no-any-return]
