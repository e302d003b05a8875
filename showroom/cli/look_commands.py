"""`search` and `deal`: look something up in a store."""

from __future__ import annotations

import sys
import time
from argparse import ArgumentParser, Namespace

from showroom.bootstrap import Showroom
from showroom.cli.opening import opened
from showroom.cli.store_command import Console, StoreCommand
from showroom.deals.events import event_text
from showroom.deals.handover import STEP_NAMES
from showroom.deals.views import DealView
from showroom.kernel.actor import Actor
from showroom.kernel.errors import Lang, Message
from showroom.kernel.findings import Finding

NOTHING = Message("cli_nothing_found", "没有找到", "nothing found")
MISSING = Message("cli_deal_missing", "还差：", "missing:")
OWNER = Message("cli_deal_owner", "归属 {name}，状态 {status}", "owner {name}, status {status}")


def _search_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("text", metavar="TEXT", help="what to look for; - reads one query a line")
    parser.add_argument("--limit", type=int, default=20, metavar="N", help="at most N hits (1 to 200)")


def _search(args: Namespace, console: Console) -> int:
    with opened(args, console) as (showroom, actor):
        if args.text != "-":
            _tell_hits(showroom, actor, (args.text, args.limit), console)
            return 0
        for line in sys.stdin:
            _tell_hits(showroom, actor, (line.strip(), args.limit), console)
    return 0


def _tell_hits(showroom: Showroom, actor: Actor, query: tuple[str, int], console: Console) -> None:
    started = time.perf_counter()
    hits = showroom.search.find(actor, *query)
    milliseconds = round((time.perf_counter() - started) * 1000, 3)
    rows = [{"kind": hit.kind, "id": hit.id, "title": hit.title, "detail": hit.detail} for hit in hits]
    lines = [f"{hit.kind:<9}{hit.id:>8}  {hit.title}  {hit.detail}" for hit in hits]
    console.tell({"hits": rows, "milliseconds": milliseconds}, "\n".join(lines) or NOTHING.text(console.lang))


def _deal_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("number", metavar="NUMBER", help="the deal's or the contract's number")


def _deal(args: Namespace, console: Console) -> int:
    with opened(args, console) as (showroom, actor):
        view = showroom.deals.view(actor, showroom.deals.number_to_id(actor, args.number))
        from showroom.cli.deal_changes import changes_json, changes_of, changes_text

        changes = changes_of(showroom, actor, view, console.lang)
    told = deal_json(view, console.lang) | changes_json(changes)
    console.tell(told, "\n".join([deal_text(view, console.lang), *changes_text(changes, console.lang)]))
    return 0


def deal_json(view: DealView, lang: Lang) -> dict[str, object]:
    """A deal as `deal --json` answers it."""
    return {
        "number": view.number,
        "status": view.status.value,
        "customer": view.customer_name,
        "phone": view.phone_masked,
        "grade": view.grade.value,
        "owner": view.owner_name,
        "car": view.car_text,
        "contract": view.contract_number,
        "contract_price": None if view.contract_price is None else str(view.contract_price),
        "step": view.current_step.value,
        "steps": [{"step": s.step.value, "state": s.state, "missing": s.missing} for s in view.steps],
        "missing": [_finding(f, lang) for f in view.missing],
        "promises": [
            {"text": p.text, "kept": p.kept, "withdrawn": p.withdrawn, "in": p.carried_by} for p in view.promises
        ],
        "objections": [{"text": o.text, "settled": o.settled} for o in view.objections],
        "documents": [{"kind": d.kind, "number": d.number, "language": d.language} for d in view.documents],
        "timeline": [
            {"at": e.at.isoformat(), "by": e.by, "text": event_text(e.code, e.detail, lang)} for e in view.timeline
        ],
    }


def deal_text(view: DealView, lang: Lang) -> str:
    """A deal for a person to read."""
    place = 0 if lang == "zh" else 1
    marks = {"done": "●", "skipped": "◌", "current": "◐"}
    path = " ─ ".join(f"{marks.get(s.state, '○')}{STEP_NAMES[s.step][place]}" for s in view.steps)
    lines = [
        f"{view.number}  {view.customer_name}  {view.phone_masked}  {view.car_text}",
        OWNER.text(lang, name=view.owner_name, status=view.status.value),
        path,
    ]
    if view.missing:
        lines.append(MISSING.text(lang))
        lines += [f"  · {f.text(lang)}  {f.code}" for f in view.missing]
    lines += [f"  {e.at:%Y-%m-%d %H:%M}  {event_text(e.code, e.detail, lang)}  {e.by}" for e in view.timeline]
    return "\n".join(lines)


def _finding(finding: Finding, lang: Lang) -> dict[str, object]:
    return {"code": finding.code, "severity": finding.severity.name, "text": finding.text(lang)}


SEARCH = StoreCommand(
    "search",
    Message("search", "搜索客户、商机、库存、合同", "search customers, deals, stock and contracts"),
    _search_arguments,
    _search,
)
DEAL = StoreCommand("deal", Message("deal", "显示一个商机", "show one deal"), _deal_arguments, _deal)
