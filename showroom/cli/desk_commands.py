"""`desks`: the logins with which desks connect to a PostgreSQL server."""

from __future__ import annotations

import os
import secrets
from argparse import ArgumentParser, Namespace

from showroom.cli.opening import opened
from showroom.cli.store_command import Console, StoreCommand
from showroom.desk_rights.logins import DeskLoginService
from showroom.kernel.actor import Actor
from showroom.kernel.errors import Message

DESK_PASSWORD = "SHOWROOM_DESK_PASSWORD"  # noqa: S105 - the name of a variable
ADDED = Message(
    "cli_desk_added",
    "账号 {name} 已建立。请在那台电脑上设置（只显示这一次）：\nSHOWROOM_URL={url}",
    "The login {name} was made. Set on that desk (shown this once):\nSHOWROOM_URL={url}",
)
KNOWN = Message(
    "cli_desk_known",
    "账号 {name} 原来就有，密码没有改动；它现在的权限：{rights}",
    "The login {name} was there already and keeps its password; its rights now: {rights}",
)
REMOVED = Message("cli_desk_removed", "账号 {name} 不能再连接", "The login {name} can no longer connect")
GRANTED = Message("cli_desk_granted", "各账号的权限与本版本一致", "The logins have the rights of this version")
NOBODY = Message("cli_desk_nobody", "还没有账号：showroom desks add 名称", "No login yet: showroom desks add NAME")
DESK = Message("cli_desk_desk", "普通电脑", "desk")
PRIVACY = Message("cli_desk_privacy", "可办理个人信息的删除", "desk that may erase")
CONNECTED = Message("cli_desk_connected", "{count} 个连接", "{count} connected")


def _arguments(parser: ArgumentParser) -> None:
    parser.add_argument("act", choices=("add", "list", "remove", "grant"))
    parser.add_argument("name", nargs="?", default="", metavar="NAME")
    parser.add_argument("--privacy", action="store_true", help="this desk may also erase and restrict persons")


def _desks(args: Namespace, console: Console) -> int:
    with opened(args, console) as (showroom, actor):
        service = DeskLoginService(showroom.work)
        if args.act == "add":
            password = os.environ.get(DESK_PASSWORD) or secrets.token_urlsafe(24)
            made = service.add(actor, args.name, password, privacy=args.privacy)
            url = showroom.work.db.address_of(args.name, password) if made else ""
            answer = {"name": args.name, "act": "add", "privacy": args.privacy, "made": made, "url": url}
            rights = (PRIVACY if args.privacy else DESK).text(console.lang)
            console.tell(answer, (ADDED if made else KNOWN).text(console.lang, name=args.name, url=url, rights=rights))
        elif args.act == "remove":
            service.remove(actor, args.name)
            console.tell({"name": args.name, "act": "remove"}, REMOVED.text(console.lang, name=args.name))
        elif args.act == "grant":
            service.grant(actor)
            console.tell({"act": "grant"}, GRANTED.text(console.lang))
        else:
            _list(service, actor, console)
    return 0


def _list(service: DeskLoginService, actor: Actor, console: Console) -> None:
    logins = service.logins(actor)
    lines = [
        f"{one.name}  {(PRIVACY if one.privacy else DESK).text(console.lang)}"
        f"  {CONNECTED.text(console.lang, count=one.connected)}"
        for one in logins
    ]
    desks = [{"name": one.name, "privacy": one.privacy, "connected": one.connected} for one in logins]
    console.tell({"desks": desks}, "\n".join(lines) or NOBODY.text(console.lang))


DESKS = StoreCommand(
    "desks",
    Message(
        "desks", "数据库服务器上各台电脑的账号：add、list、remove、grant", "logins of desks: add, list, remove, grant"
    ),
    _arguments,
    _desks,
)
