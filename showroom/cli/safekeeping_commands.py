"""`backup`, `restore`, `drill`, `doctor`: each answers with the checks that were made."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from showroom.cli.opening import location_of, opened, password_for, progress, who
from showroom.cli.store_command import Console, StoreCommand
from showroom.kernel.errors import Message
from showroom.safekeeping import Check, SafekeepingService, names_in, restore


def _file(parser: ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE")


def _restoring(parser: ArgumentParser) -> None:
    _file(parser)
    parser.add_argument("--former", type=Path, metavar="FOLDER")


def _nothing(parser: ArgumentParser) -> None:
    """No arguments of its own."""


def _backup(args: Namespace, console: Console) -> int:
    with opened(args, console) as (showroom, actor):
        password = password_for(actor.name, console)
        return _tell(SafekeepingService(showroom).backup(actor, args.file, password, progress(args)), console)


def _restore(args: Namespace, console: Console) -> int:
    name = who(args.as_user, names_in(args.file))
    location = location_of(args)
    return _tell(restore(args.file, location, name, password_for(name, console), args.former), console)


def _drill(args: Namespace, console: Console) -> int:
    with opened(args, console) as (showroom, actor):
        return _tell(SafekeepingService(showroom).drill(actor, password_for(actor.name, console)), console)


def _doctor(args: Namespace, console: Console) -> int:
    with opened(args, console) as (showroom, actor):
        return _tell(SafekeepingService(showroom).doctor(actor), console)


def _mark(check: Check) -> str:
    if check.warns:
        return "!"
    return "✓" if check.ok else "✕"


def _tell(checks: tuple[Check, ...], console: Console) -> int:
    whole = all(check.ok for check in checks)
    lines = [f"{_mark(check)} {check.name}: {check.detail.text(console.lang)}" for check in checks]
    console.tell({"ok": whole, "checks": [check.as_json(console.lang) for check in checks]}, "\n".join(lines))
    return 0 if whole else 1


BACKUP = StoreCommand(
    "backup", Message("backup", "备份门店到一个文件", "back the store up into one file"), _file, _backup
)
RESTORE = StoreCommand(
    "restore", Message("restore", "把备份恢复到空文件夹", "restore a backup into an empty place"), _restoring, _restore
)
DRILL = StoreCommand(
    "drill", Message("drill", "演练：备份、恢复并检查", "back up, restore elsewhere and check"), _nothing, _drill
)
DOCTOR = StoreCommand("doctor", Message("doctor", "检查门店的数据", "check the store's data"), _nothing, _doctor)
