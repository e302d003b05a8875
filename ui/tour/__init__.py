"""`showroom tour`: one customer through all nine steps in the real window, with pictures, papers and figures."""

from __future__ import annotations

import argparse
import json
import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

USAGE, FAILED, DONE = 2, 1, 0


class _UsageError(Exception):
    """The command line is wrong; told in one line."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        raise _UsageError(message)


@dataclass(frozen=True)
class TourOptions:
    """What the tour was asked for; `data` empty means a temporary store."""

    out: Path
    lang: str
    customers: int
    data: str
    url: str
    json: bool


def main(arguments: list[str]) -> int:
    """The exit code of `showroom tour …`; every expected failure is one line on stderr."""
    from showroom.cli.entry import use_utf8
    from showroom.kernel.errors import ShowroomError

    use_utf8()
    try:
        options = _options([word for word in arguments if word != "tour"])
    except _UsageError as error:
        return _complain(str(error), USAGE)
    except SystemExit:  # argparse leaves by itself only after --help
        return DONE
    from ui.tour.journey import run
    from ui.tour.runner import TourStopped

    try:
        summary = run(options)
    except TourStopped as error:
        return _complain(str(error), FAILED)
    except ShowroomError as error:
        return _complain(error.text("en" if options.lang == "en" else "zh"), FAILED)
    except OSError as error:
        return _complain(f"{error.filename}: {error.strerror}", FAILED)
    sys.stdout.write(json.dumps(summary, ensure_ascii=False) + "\n" if options.json else _as_text(summary, options))
    return DONE


def _options(words: list[str]) -> TourOptions:
    from showroom.demo import DEFAULT_CUSTOMERS

    parser = _Parser(prog="showroom tour", allow_abbrev=False)
    parser.add_argument("--out", required=True, metavar="DIR", help="where pictures, papers and summary.json go")
    parser.add_argument("--lang", choices=("zh", "en"), default="zh", help="the language of the sale")
    parser.add_argument("--customers", type=int, default=DEFAULT_CUSTOMERS, metavar="N")
    parser.add_argument("--data", default=os.environ.get("SHOWROOM_DATA", ""), help="an empty folder or a sample store")
    parser.add_argument("--url", default=os.environ.get("SHOWROOM_URL", ""))
    parser.add_argument("--as", dest="as_user", help="not used: the tour is made by the user demo")
    parser.add_argument("--json", action="store_true")
    found = parser.parse_args(words)
    if not 1 <= found.customers <= 2_000_000:
        raise _UsageError("--customers: 1 to 2000000")
    return TourOptions(Path(found.out), found.lang, found.customers, found.data, found.url, found.json)


def _as_text(summary: dict[str, object], options: TourOptions) -> str:
    lines = [f"{summary['deal']}  {summary['contract']}"]
    steps = summary["steps"]
    assert isinstance(steps, list)
    lines += [
        f"{step['step']:<14}{step['milliseconds']:>7} ms  longest block {step['longest_block_ms']:>5} ms"
        f"  {len(step['pictures'])} pictures  {len(step['documents'])} documents"
        for step in steps
    ]
    return "\n".join([*lines, str(options.out / "summary.json")]) + "\n"


def _complain(text: str, code: int) -> int:
    sys.stderr.write("showroom: " + " ".join(text.split()) + "\n")
    return code
