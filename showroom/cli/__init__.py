"""The command line: rules to prove, and commands that work on a store."""

from __future__ import annotations


def main(argv: list[str]) -> int:
    """Runs one command; `argv` without the program's name. Returns 0 done, 1 failed, 2 wrong usage; never raises."""
    from showroom.cli.entry import run

    return run(argv)
