"""A command that works on a store: its declaration, and how it tells its result."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from showroom.cli.rule_command import dump
from showroom.kernel.errors import Lang, Message


@dataclass(frozen=True, slots=True)
class Console:
    """Where a command tells its result: one JSON object with --json, else a text for a person."""

    json: bool
    lang: Lang

    def tell(self, answer: Mapping[str, object], text: str) -> None:
        print(dump(answer) if self.json else text, flush=True)


@dataclass(frozen=True, slots=True)
class StoreCommand:
    """`run(args, console) -> exit code`.

    `args` holds what `add_arguments` declared, and `data`, `url`, `as_user`, `json`, `lang` of the global options
    (None where not given). A ShowroomError that leaves `run` is told in one line and exits 1.
    """

    name: str
    summary: Message
    add_arguments: Callable[[ArgumentParser], None]
    run: Callable[[Namespace, Console], int]
