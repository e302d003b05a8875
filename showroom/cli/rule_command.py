"""A command that proves one rule: its declaration, and the runner for one case or for JSON Lines."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal, NoReturn

from showroom.cli.case import Case
from showroom.kernel.errors import Lang, Message, ShowroomError

Answer = dict[str, object]
KeyKind = Literal["text", "money", "number", "integer", "date", "moment", "flag", "list", "object"]

NO_JSON = Message("case_no_json", "这一行不是 JSON：{why}", "This line is no JSON: {why}")
NO_OBJECT = Message("case_no_object", "这一行应为 JSON 对象 {{…}}", "The line must be a JSON object {{…}}")
NOT_WORKED_OUT = Message("case_not_worked_out", "无法算出结果：{why}", "This case cannot be worked out: {why}")


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a case. It also becomes the flag `--name-with-dashes`; "list" and "object" flags take JSON text."""

    name: str
    kind: KeyKind
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class RuleCommand:
    """A rule reachable from the command line (commands.md).

    `answer(case) -> dict`: JSON-ready (money and rates as text, dates as ISO text). It raises ShowroomError for what is
    no valid case; a value that is merely invalid is an answer. The day is `case.on`.
    `line(answer, lang) -> str`: the same for a person, on one line.
    `arguments`: the keys that bare arguments fill in order: `check-id TEXT`, `licence-covers CLASSES GEARBOX SEATS`.
    """

    name: str
    summary: Message
    keys: tuple[Key, ...]
    answer: Callable[[Case], Answer]
    line: Callable[[Answer, Lang], str]
    arguments: tuple[str, ...] = ()

    def key(self, name: str) -> Key:
        return next(entry for entry in self.keys if entry.name == name)


def read_case(text: str, command: RuleCommand) -> dict[str, object]:
    """The JSON object of one line; a bare JSON text is the first argument's value. Raises ShowroomError."""
    value = load_json(text)
    if isinstance(value, str) and len(command.arguments) == 1:
        return {command.arguments[0]: value}
    if not isinstance(value, dict):
        raise ShowroomError(NO_OBJECT)
    return value


def load_json(text: str) -> object:
    """Any JSON value, numbers with a point as Decimal and no NaN. Raises ShowroomError(case_no_json)."""
    try:
        value: object = json.loads(text, parse_float=Decimal, parse_constant=_refuse_constant)
    except RecursionError:
        raise ShowroomError(NO_JSON, why="nested too deeply") from None
    except (ValueError, ArithmeticError) as error:
        raise ShowroomError(NO_JSON, why=str(error)[:120]) from None
    return value


def answer_case(command: RuleCommand, values: Mapping[str, object], today: date) -> Answer:
    """The command's answer. Raises ShowroomError for what is no valid case, whatever the rule stumbled over."""
    try:
        return command.answer(Case(values, today))
    except (ArithmeticError, LookupError, TypeError, ValueError, RecursionError) as error:
        # One odd line must not end a run of 10,000 (commands.md); the kind of error is told, so it can be reported.
        raise ShowroomError(NOT_WORKED_OUT, why=f"{type(error).__name__}: {error}"[:160]) from error


def answer_lines(command: RuleCommand, lines: Iterable[str | bytes], today: date, lang: Lang) -> Iterator[str]:
    """One JSON answer a line, in order; a line that is no valid case gets {"error": …, "code": …}."""
    for line in lines:
        yield dump(answer_line(command, line, today, lang))


def answer_line(command: RuleCommand, line: str | bytes, today: date, lang: Lang) -> Answer:
    """The answer to one line of JSON, or {"error": text, "code": code}."""
    try:
        text = line.decode("utf-8-sig") if isinstance(line, bytes) else line.removeprefix("\ufeff")
        return answer_case(command, read_case(text.strip("\r\n"), command), today)
    except UnicodeDecodeError as error:
        return error_answer(ShowroomError(NO_JSON, why=f"no UTF-8 at byte {error.start}"), lang)
    except ShowroomError as error:
        return error_answer(error, lang)


def error_answer(error: ShowroomError, lang: Lang) -> Answer:
    """What a line that is no valid case is answered with."""
    return {"error": error.text(lang), "code": error.code}


def dump(answer: Mapping[str, object]) -> str:
    """One line of JSON with Chinese readable; nothing that is not JSON (no NaN)."""
    return json.dumps(answer, ensure_ascii=False, allow_nan=False)


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON")
