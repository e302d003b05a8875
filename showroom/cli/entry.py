"""Finds the command that was asked for, runs it, and turns every failure into one line and an exit code."""

from __future__ import annotations

import io
import os
import sys
from argparse import ArgumentParser
from collections.abc import Mapping
from typing import TYPE_CHECKING, NoReturn

from showroom.kernel.errors import Lang, Message, ShowroomError

if TYPE_CHECKING:
    from showroom.cli.rule_command import RuleCommand
    from showroom.cli.store_command import StoreCommand

DONE, FAILED, WRONG_USAGE = 0, 1, 2
UNKNOWN_COMMAND = Message(
    "cli_unknown_command",
    "没有命令“{name}”；showroom --help 列出全部",
    "No command “{name}”; showroom --help lists all",
)
NO_COMMAND = Message(
    "cli_no_command", "缺少命令；showroom --help 列出全部", "No command given; showroom --help lists all"
)
NOT_READ = Message("cli_not_read", "无法读写 {name}：{why}", "Cannot read or write {name}: {why}")
COMMANDS = Message("cli_commands", "命令", "commands")
_VALUE_OPTIONS = frozenset({"--data", "--url", "--as", "--lang", "--on"})


class UsageError(Exception):
    """The command line itself is wrong: told in one line, exit 2."""


class _Parser(ArgumentParser):
    """argparse that reports through UsageError instead of printing two lines and leaving the program."""

    def error(self, message: str) -> NoReturn:
        raise UsageError(message)


def run(argv: list[str]) -> int:
    """The exit code of one command; every expected failure is one line on stderr, never a traceback."""
    use_utf8()
    lang = _asked_lang(argv) or _default_lang()
    try:
        code = _dispatch(argv, lang)
        sys.stdout.flush()
    except SystemExit as leaving:  # argparse leaves by itself only after --help
        code = leaving.code if isinstance(leaving.code, int) else DONE
    except UsageError as error:
        code = _complain(str(error), WRONG_USAGE)
    except BrokenPipeError:
        _silence_stdout()
        code = FAILED
    except ShowroomError as error:
        code = _complain(error.text(lang), FAILED)
    except OSError as error:
        code = _complain(NOT_READ.text(lang, name=error.filename or "", why=error.strerror or error), FAILED)
    except KeyboardInterrupt:
        code = FAILED
    return code


def use_utf8() -> None:
    """UTF-8 on both outputs whatever the locale; a lone surrogate is written as an escape, which is still JSON."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def global_options(lang: Lang) -> ArgumentParser:
    """The options that every command takes, before or after its name."""
    parser = ArgumentParser(add_help=False, allow_abbrev=False)
    group = parser.add_argument_group("global options")
    group.add_argument("--data", metavar="PATH", help="the store's file")
    group.add_argument("--url", metavar="URL", help="the store's PostgreSQL server")
    group.add_argument("--as", dest="as_user", metavar="NAME", help="sign in as this user")
    group.add_argument("--json", action="store_true", help="answer with one JSON object")
    group.add_argument("--lang", choices=("zh", "en"), default=lang, help="language of texts")
    return parser


def find_rule_command(name: str) -> RuleCommand | None:
    """The rule command of that name; the sales rules are imported only when none of the formats is meant."""
    from showroom.cli.rule_commands import RULE_COMMANDS

    if name in RULE_COMMANDS:
        return RULE_COMMANDS[name]
    from showroom.cli.sales_commands import SALES_COMMANDS

    return SALES_COMMANDS.get(name)


def find_store_command(name: str) -> StoreCommand | None:
    """The store command of that name; importing them brings the database with it, so they are asked last."""
    from showroom.cli.store_commands import STORE_COMMANDS

    return STORE_COMMANDS.get(name)


def summaries() -> dict[str, Message]:
    """Every command's name with its summary, in the order of the help page."""
    from showroom.cli.rule_commands import RULE_COMMANDS
    from showroom.cli.sales_commands import SALES_COMMANDS
    from showroom.cli.store_commands import STORE_COMMANDS

    tables: tuple[Mapping[str, RuleCommand | StoreCommand], ...] = (STORE_COMMANDS, RULE_COMMANDS, SALES_COMMANDS)
    return {name: command.summary for table in tables for name, command in table.items()}


def _dispatch(argv: list[str], lang: Lang) -> int:
    place = _command_place(argv)
    if place is None:
        return _without_command(argv, lang)
    name, rest = argv[place], argv[:place] + argv[place + 1 :]
    if rule := find_rule_command(name):
        from showroom.cli.rule_runner import run_rule

        parser = _Parser(prog=f"showroom {name}", parents=[global_options(lang)], allow_abbrev=False)
        return run_rule(rule, parser, rest)
    if store := find_store_command(name):
        return _run_store(store, rest, lang)
    raise UsageError(UNKNOWN_COMMAND.text(lang, name=name))


def _run_store(command: StoreCommand, rest: list[str], lang: Lang) -> int:
    from showroom.cli.store_command import Console

    parser = _Parser(
        prog=f"showroom {command.name}",
        parents=[global_options(lang)],
        allow_abbrev=False,
        description=command.summary.text(lang),
    )
    command.add_arguments(parser)
    args = parser.parse_args(rest)
    return command.run(args, Console(args.json, args.lang))


def _command_place(argv: list[str]) -> int | None:
    """Where the command's name stands: the first word that is neither an option nor a global option's value."""
    place = 0
    while place < len(argv):
        if argv[place] in _VALUE_OPTIONS:
            place += 2
        elif argv[place].startswith("-"):
            place += 1
        else:
            return place
    return None


def _without_command(argv: list[str], lang: Lang) -> int:
    if not {"-h", "--help"} & set(argv):
        raise UsageError(NO_COMMAND.text(lang))
    width = max(map(len, summaries()), default=0) + 2
    print("showroom [--data PATH | --url URL] [--as NAME] [--json] [--lang zh|en] COMMAND …")
    print(f"\n{COMMANDS.text(lang)}:")
    for name, summary in summaries().items():
        print(f"  {name:<{width}}{summary.text(lang)}")
    return DONE


def _default_lang() -> Lang:
    """Chinese, unless the system speaks English."""
    system = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return "en" if system.startswith("en") else "zh"


def _asked_lang(argv: list[str]) -> Lang | None:
    """--lang, read before the parser is built: its own complaints have a language too."""
    for place, word in enumerate(argv):
        value = word.partition("=")[2] if word.startswith("--lang=") else ""
        if word == "--lang" and place + 1 < len(argv):
            value = argv[place + 1]
        if value in ("zh", "en"):
            return "zh" if value == "zh" else "en"
    return None


def _complain(text: str, code: int) -> int:
    print("showroom: " + " ".join(text.split()), file=sys.stderr)
    return code


def _silence_stdout() -> None:
    """The reader has gone: what Python still wants to flush at exit goes nowhere instead of raising again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
