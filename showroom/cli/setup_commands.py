"""Commands that make a store, fill it with samples, and let people in."""

from __future__ import annotations

import time
from argparse import ArgumentParser, Namespace

from showroom.bootstrap import NewStore, Showroom, create_store, recover
from showroom.cli.opening import location_of, new_password, opened, progress
from showroom.cli.store_command import Console, StoreCommand
from showroom.demo import DEFAULT_CUSTOMERS, DEFAULT_SEED
from showroom.kernel.actor import Actor, Role
from showroom.kernel.errors import NOT_FOUND, Message, ShowroomError
from showroom.staff.service import StaffDraft

NEW_PASSWORD = "SHOWROOM_NEW_PASSWORD"  # noqa: S105 - the name of a variable
CREATED = Message("cli_created", "已建立门店“{store}”：{data}", "Store “{store}” created in {data}")
FILLED = Message(
    "cli_filled",
    "示例数据：{customers} 位客户，{deals} 个商机，{vehicles} 台车，用时 {seconds} 秒",
    "Sample data: {customers} customers, {deals} deals, {vehicles} cars in {seconds} s",
)
USER_ADDED = Message("cli_user_added", "{name} 现在可以登录", "{name} can sign in now")
USER_DISABLED = Message("cli_user_disabled", "{name} 不能再登录", "{name} can no longer sign in")
NOT_ONESELF = Message("cli_not_oneself", "不能停用自己的账号", "You cannot disable your own account")
TOUR_ELSEWHERE = Message(
    "cli_tour_elsewhere", "tour 需要窗口部分：请用 showroom tour --out 目录", "The tour needs the window: showroom tour"
)


def _init_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--store", required=True, metavar="NAME", help="the store's name")
    parser.add_argument("--user", required=True, metavar="NAME", help="the first user: administrator and manager")
    parser.add_argument("--code", default="SH01", metavar="CODE", help="short code that begins every number")


def _init(args: Namespace, console: Console) -> int:
    location = location_of(args)
    password = new_password(args.user, "SHOWROOM_PASSWORD", console)
    store = NewStore(args.store, args.user, password, code=args.code, language=args.lang)
    showroom, _ = create_store(location, store)
    showroom.close()
    answer = {"data": str(location.data), "store": args.store.strip()}
    console.tell(answer, CREATED.text(console.lang, **answer))
    return 0


def _demo_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--customers", type=_count, default=DEFAULT_CUSTOMERS, metavar="N")
    parser.add_argument("--seed", type=int, default=DEFAULT_SEED, metavar="S", help="the same seed, the same people")


def _count(text: str) -> int:
    number = int(text)
    if not 1 <= number <= 2_000_000:
        raise ValueError
    return number


def _demo(args: Namespace, console: Console) -> int:
    from showroom.demo import fill_demo

    started = time.perf_counter()
    filled = fill_demo(location_of(args), args.customers, args.seed, progress(args))
    answer = {
        "customers": filled.customers, "deals": filled.deals, "vehicles": filled.vehicles,
        "seconds": round(time.perf_counter() - started, 1),
    }  # fmt: skip
    console.tell(answer, FILLED.text(console.lang, **answer))
    return 0


def _tour_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--out", required=True, metavar="DIR")
    parser.add_argument("--customers", type=_count, metavar="N")


def _tour(_args: Namespace, _console: Console) -> int:
    """Reached only past ui.app, which hands the tour to the window."""
    raise ShowroomError(TOUR_ELSEWHERE)


def _user_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("act", choices=("add", "disable", "reset", "list"))
    parser.add_argument("name", nargs="?", default="", metavar="NAME")
    roles = ",".join(Role)
    parser.add_argument("--roles", type=_roles, default=frozenset({Role.CONSULTANT}), help=f"comma list of {roles}")
    parser.add_argument("--phone", default="")


def _roles(text: str) -> frozenset[Role]:
    return frozenset(Role(word.strip()) for word in text.split(","))


def _user(args: Namespace, console: Console) -> int:
    with opened(args, console) as (showroom, actor):
        if args.act == "list":
            return _list_users(showroom, actor, console)
        if args.act == "add":
            password = new_password(args.name, NEW_PASSWORD, console)
            showroom.add_user(actor, StaffDraft(args.name, args.roles, args.phone), password)
        elif args.act == "reset":
            known = _staff_id(showroom, actor, args.name)
            showroom.give_password(actor, args.name, new_password(args.name, NEW_PASSWORD, console))
            showroom.staff.set_active(actor, known, active=True)
        else:
            known = _staff_id(showroom, actor, args.name)
            if known == actor.id:
                raise ShowroomError(NOT_ONESELF)
            showroom.staff.set_active(actor, known, active=False)
            showroom.take_password(actor, args.name)
    text = (USER_DISABLED if args.act == "disable" else USER_ADDED).text(console.lang, name=args.name)
    console.tell({"name": args.name, "act": args.act}, text)
    return 0


def _list_users(showroom: Showroom, actor: Actor, console: Console) -> int:
    people = showroom.staff.colleagues(actor, only_active=False)
    users = [{"name": p.name, "roles": sorted(p.roles), "active": p.active} for p in people]
    lines = [f"{'✓' if p.active else '–'} {p.name}  {', '.join(sorted(p.roles))}" for p in people]
    console.tell({"users": users}, "\n".join(lines))
    return 0


def _staff_id(showroom: Showroom, actor: Actor, name: str) -> int:
    for person in showroom.staff.colleagues(actor, only_active=False):
        if person.name == name:
            return person.id
    raise ShowroomError(NOT_FOUND, what=name)


def _recover_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("--user", required=True, metavar="NAME", help="an administrator of the store")


def _recover(args: Namespace, console: Console) -> int:
    """All passwords forgotten: the operating system's keyring still opens the store on the desk that made it."""
    recover(location_of(args), args.user, new_password(args.user, NEW_PASSWORD, console))
    console.tell({"name": args.user, "act": "recover"}, USER_ADDED.text(console.lang, name=args.user))
    return 0


INIT = StoreCommand("init", Message("init", "建立空门店", "create an empty store"), _init_arguments, _init)
DEMO = StoreCommand(
    "demo", Message("demo", "用示例数据填满一个门店", "fill a store with sample data"), _demo_arguments, _demo
)
TOUR = StoreCommand(
    "tour",
    Message("tour", "在真实窗口里走完九步并拍照", "one customer through all nine steps in the real window"),
    _tour_arguments,
    _tour,
)
USER = StoreCommand(
    "user",
    Message("user", "用户：add、disable、reset、list", "users: add, disable, reset, list"),
    _user_arguments,
    _user,
)
RECOVER = StoreCommand(
    "recover",
    Message("recover", "忘记密码：用本机系统钥匙串重设管理员密码", "new administrator password by this desk's keyring"),
    _recover_arguments,
    _recover,
)
