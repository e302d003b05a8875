"""Finds and opens the store that a command works on, and signs in whoever runs it."""

from __future__ import annotations

import getpass
import os
import sys
from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from showroom.bootstrap import Location, Showroom, open_showroom, sign_in_names
from showroom.cli.store_command import Console
from showroom.demo import DEMO_PASSWORD, DEMO_USER
from showroom.kernel.actor import Actor
from showroom.kernel.errors import Message, ShowroomError
from showroom.schema import STORE_MISSING

WHO = Message(
    "cli_who",
    "这个门店有多位用户，请用 --as 姓名 指明由谁执行",
    "Several people use this store: say who runs the command with --as NAME",
)
NO_PASSWORD = Message(
    "cli_no_password",
    "需要密码：请设置环境变量 SHOWROOM_PASSWORD，或在终端里运行",
    "A password is needed: set SHOWROOM_PASSWORD, or run the command in a terminal",
)
PASSWORD_OF = Message("cli_password_of", "{name} 的密码：", "Password of {name}: ")
PASSWORDS_DIFFER = Message(
    "cli_passwords_differ", "两次输入的密码不同，没有改动任何内容", "The two passwords differ; nothing was changed"
)
PASSWORD_AGAIN = Message("cli_password_again", "再输入一次：", "Once more: ")


def location_of(args: Namespace) -> Location:
    """--data and --url, else SHOWROOM_DATA and SHOWROOM_URL, else the platform's folder for this user."""
    url = args.url or os.environ.get("SHOWROOM_URL") or None
    given = args.data or os.environ.get("SHOWROOM_DATA", "")
    if given:
        return Location(Path(given).expanduser(), url)
    import platformdirs

    return Location(platformdirs.user_data_path("showroom", appauthor=False), url)


@contextmanager
def opened(args: Namespace, console: Console) -> Iterator[tuple[Showroom, Actor]]:
    """The store of `args` with its user signed in (commands.md); closed when the block ends.

    Raises ShowroomError: store_missing, cli_who, cli_no_password, wrong_password, newer_schema, …
    """
    location = location_of(args)
    if not location.exists():
        raise ShowroomError(STORE_MISSING, place=str(location))
    name = who(args.as_user, sign_in_names(location))
    showroom, actor = open_showroom(location, name, password_for(name, console))
    try:
        yield showroom, actor
    finally:
        showroom.close()


def who(given: str | None, names: tuple[str, ...]) -> str:
    """--as, else `demo` where it exists, else the only user; raises ShowroomError(cli_who)."""
    if given:
        return given
    if DEMO_USER in names:
        return DEMO_USER
    if len(names) == 1:
        return names[0]
    raise ShowroomError(WHO)


def password_for(name: str, console: Console) -> str:
    """SHOWROOM_PASSWORD, for the sample user its known password, else asked; raises ShowroomError(cli_no_password)."""
    given = os.environ.get("SHOWROOM_PASSWORD", "")
    if given:
        return given
    if name == DEMO_USER and not sys.stdin.isatty():
        return DEMO_PASSWORD
    return ask_password(PASSWORD_OF.text(console.lang, name=name))


def new_password(name: str, variable: str, console: Console) -> str:
    """A password to be set: from the environment variable, else asked twice."""
    given = os.environ.get(variable, "")
    if given:
        return given
    first = ask_password(PASSWORD_OF.text(console.lang, name=name))
    if first != ask_password(PASSWORD_AGAIN.text(console.lang)):
        raise ShowroomError(PASSWORDS_DIFFER)
    return first


def ask_password(prompt: str) -> str:
    """Typed without echo; raises ShowroomError(cli_no_password) where nobody can type."""
    if not sys.stdin.isatty():
        raise ShowroomError(NO_PASSWORD)
    return getpass.getpass(prompt)


def progress(args: Namespace) -> Progress:
    """A line of progress on stderr for long work; silent with --json or where nobody looks."""
    return Progress(shown=sys.stderr.isatty() and not args.json)


class Progress:
    """Watches long work: `report(count, total)` rewrites one line; `cancelled` never is, Ctrl+C ends the program."""

    cancelled = False

    def __init__(self, *, shown: bool) -> None:
        self._shown = shown
        self._last = -1

    def report(self, count: int, total: int) -> None:
        percent = count * 100 // total if total else 0
        if self._shown and percent != self._last:
            self._last = percent
            sys.stderr.write(f"\r{percent:3d} %  {count:,}/{total:,} " if count < total else "\r\033[K")
            sys.stderr.flush()
