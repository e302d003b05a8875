"""Runs a rule command: one case from arguments, flags or a file, or JSON Lines in and out."""

from __future__ import annotations

import io
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from showroom.cli.case import KEY_MISSING, KEY_WRONG, Case
from showroom.cli.entry import DONE, UsageError
from showroom.cli.rule_command import (
    NO_JSON,
    NO_OBJECT,
    NOT_WORKED_OUT,
    Answer,
    Key,
    RuleCommand,
    answer_case,
    answer_lines,
    dump,
    error_answer,
    load_json,
    read_case,
)
from showroom.kernel.clock import SystemClock, local_date
from showroom.kernel.errors import Message, ShowroomError

TOO_MANY = Message("cli_too_many", "多余的参数“{word}”", "One argument too many: “{word}”")
JSON_HINT = Message(
    "cli_json_hint",
    "值、JSON 文本、.json 文件、.jsonl 文件，或 - 读入 JSON Lines",
    "a value, JSON text, a .json or .jsonl file, or -",
)
_FLAG_PREFIX = "key_"


def run_rule(command: RuleCommand, parser: ArgumentParser, words: list[str]) -> int:
    """Answers one case (0, also when its value is merely invalid) or all lines of a stream (always 0)."""
    _declare(command, parser)
    args = parser.parse_args(words)
    today = _day(args)
    values: list[str] = args.values
    if values == ["-"]:
        _print_lines(answer_lines(command, getattr(sys.stdin, "buffer", sys.stdin), today, args.lang))
        return DONE
    if len(values) == 1 and values[0].endswith(".jsonl"):
        lines = io.BytesIO(_file_bytes(values[0]))
        _print_lines(answer_lines(command, lines, today, args.lang))
        return DONE
    try:
        answer = answer_case(command, _one_case(command, args), today)
    except ShowroomError as error:
        if error.message in (KEY_MISSING, KEY_WRONG, NO_JSON, NO_OBJECT):
            raise UsageError(error.text(args.lang)) from None
        if error.message is NOT_WORKED_OUT:
            raise
        answer = error_answer(error, args.lang)
    print(dump(answer) if args.json else _one_line(command, answer, args))
    return DONE


def _day(args: Namespace) -> date:
    """--on, else today in the store's zone."""
    try:
        return Case({"on": args.on}, local_date(SystemClock().now())).on
    except ShowroomError as error:
        raise UsageError(error.text(args.lang)) from None


def _declare(command: RuleCommand, parser: ArgumentParser) -> None:
    """The arguments of the command, and a flag for each key of its case."""
    parser.description = command.summary.text(parser.get_default("lang"))
    shown = " ".join(name.upper() for name in command.arguments) or "CASE"
    parser.add_argument("values", nargs="*", metavar=shown, help=JSON_HINT.text(parser.get_default("lang")))
    parser.add_argument("--on", metavar="DATE", help="YYYY-MM-DD")
    for key in command.keys:
        if key.name != "on":
            flag = "--" + key.name.replace("_", "-")
            help_text = (key.zh if parser.get_default("lang") == "zh" else key.en).replace("%", "%%")
            parser.add_argument(flag, dest=_FLAG_PREFIX + key.name, metavar=key.kind.upper(), help=help_text)


def _one_case(command: RuleCommand, args: Namespace) -> dict[str, object]:
    """The case that arguments and flags say together; flags win over the keys of a JSON argument."""
    values: list[str] = args.values
    case: dict[str, object]
    if len(values) == 1 and values[0].endswith(".json"):
        case = read_case(_file_text(values[0]), command)
    elif len(values) == 1 and values[0].lstrip().startswith("{"):
        case = read_case(values[0], command)
    elif len(values) > len(command.arguments):
        raise UsageError(TOO_MANY.text(args.lang, word=values[len(command.arguments)]))
    else:
        case = dict(zip(command.arguments, values, strict=False))
    for key in command.keys:
        word = getattr(args, _FLAG_PREFIX + key.name, None)
        if word is not None:
            case[key.name] = _flag_value(key, word)
    return case


def _file_bytes(name: str) -> bytes:
    try:
        return Path(name).read_bytes()
    except ValueError as error:  # a name that no file can have, such as one with NUL
        raise UsageError(repr(name)[:80] + f": {error}") from None


def _file_text(name: str) -> str:
    try:
        return _file_bytes(name).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ShowroomError(NO_JSON, why=f"no UTF-8 at byte {error.start}") from None


def _flag_value(key: Key, word: str) -> object:
    """A flag's text; lists and objects may be written as JSON."""
    if key.kind in ("list", "object") and word.lstrip().startswith(("[", "{")):
        return load_json(word)
    return word


def _one_line(command: RuleCommand, answer: Answer, args: Namespace) -> str:
    """The answer for a person; line breaks that stood in the value don't break the line."""
    text = str(answer["error"]) if "error" in answer else command.line(answer, args.lang)
    return " ".join(text.split())


def _print_lines(lines: Iterable[str]) -> None:
    """Each answer as soon as it is known, so that a program can talk with this one."""
    for line in lines:
        print(line, flush=True)
