"""`print`, `verify`, `audit`: stored papers copied out and proved, and the audit chain checked."""

from __future__ import annotations

import signal
import sys
import threading
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any, Self

from showroom.bootstrap import Showroom
from showroom.cli.entry import UsageError
from showroom.cli.opening import opened
from showroom.cli.store_command import Console, StoreCommand
from showroom.documents.export import export_copy
from showroom.documents.store import StoredPaper, page_count, sha256_of
from showroom.documents.verdicts import MOST_BYTES, Genuineness, StoreVerdict
from showroom.kernel.actor import Actor
from showroom.kernel.errors import Message, ShowroomError

CHANGES = ("contract_change", "contract_cancel", "contract_reissue", "contract_notice")
"""`print change NUMBER` finds a change order, cancellation, reissue or notice: their numbers say which."""
PRINTED = Message("cli_printed", "{file}：{pages} 页，SHA-256 {sha256}", "{file}: {pages} page(s), SHA-256 {sha256}")
ONE_OF_TWO = Message("cli_file_or_all", "请给出一个文件，或 --all", "Name one file, or --all")
TOO_BIG = Message("cli_file_too_big", "{name} 太大，不可能是合同", "{name} is too big to be a paper of this store")
STOPPED = Message(
    "cli_verify_stopped",
    "已停止：查过的 {count} 份完好，其余未查",
    "stopped: the {count} papers seen are intact, the rest was not looked at",
)
ONLY_CONTRACTS = Message("cli_only_contracts", "--no-prices 只用于合同", "--no-prices is for contracts only")
ALL_GENUINE = Message("cli_all_genuine", "{count} 份存档全部完好", "all {count} stored papers are intact")
CHAIN_OK = Message("cli_chain_ok", "审计链 {rows} 条，完好", "audit chain of {rows} rows: intact")
CHAIN_BAD = Message("cli_chain_bad", "审计链在第 {row} 条断开", "the audit chain breaks at row {row}")


def _print_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("kind", metavar="KIND", help="contract, change, quotation, agreement, delivery, sanbao …")
    parser.add_argument("number", metavar="NUMBER", help="the paper's number")
    parser.add_argument("--out", required=True, metavar="FILE", help="where the copy goes; nothing is overwritten")
    parser.add_argument("--no-prices", action="store_true", help="a marked copy without amounts (contracts only)")


def _print(args: Namespace, console: Console) -> int:
    """The stored bytes, in --lang where that language was sealed, else in the other."""
    if args.no_prices:
        return _print_blind(args, console)
    with opened(args, console) as (showroom, actor):
        kind = {"quote": "quotation", "sanbao": "three_guarantees"}.get(args.kind, args.kind)
        if kind == "change":
            kind = showroom.documents.kind_of(actor, args.number, CHANGES)
        found = showroom.documents.paper(actor, kind, args.number)
        if found.language != args.lang and showroom.documents.has(actor, kind, args.number, args.lang):
            found = showroom.documents.paper(actor, kind, args.number, args.lang)
        export_copy(found.pdf, Path(args.out))
        _log_copy(showroom, actor, found)
    answer = {"file": args.out, "sha256": found.sha256, "pages": found.pages}
    console.tell(answer, PRINTED.text(console.lang, **answer))
    return 0


def _log_copy(showroom: Showroom, actor: Actor, found: StoredPaper) -> None:
    """A copy that left the store is in the print log, from the window and from here alike."""
    from showroom.documents.print_model import Outcome
    from showroom.documents.print_service import Printing

    saved = Printing(found.sha256, "PDF", found.pages, outcome=Outcome.SAVED, document_id=found.id)
    showroom.printing.record(actor, saved)


def _print_blind(args: Namespace, console: Console) -> int:
    """The copy without prices, which no verification takes for the contract."""
    if args.kind != "contract":
        raise UsageError(ONLY_CONTRACTS.text(console.lang))
    with opened(args, console) as (showroom, actor):
        pdf = showroom.filing.copy_without_prices(actor, args.number, args.lang)
    export_copy(pdf, Path(args.out))
    answer = {"file": args.out, "sha256": sha256_of(pdf), "pages": page_count(pdf)}
    console.tell(answer, PRINTED.text(console.lang, **answer))
    return 0


def _verify_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("file", nargs="?", metavar="FILE", help="a PDF to hold against the store")
    parser.add_argument("--all", action="store_true", help="prove every stored paper")


def _verify(args: Namespace, console: Console) -> int:
    if (args.file is None) is not args.all:
        raise UsageError(ONE_OF_TWO.text(console.lang))
    content = b"" if args.all else _read(Path(args.file))
    with opened(args, console) as (showroom, actor):
        return _verify_all(showroom, actor, console) if args.all else _verify_one(showroom, actor, content, console)


def _read(path: Path) -> bytes:
    if path.stat().st_size > MOST_BYTES:
        raise ShowroomError(TOO_BIG, name=str(path))
    return path.read_bytes()


def _verify_one(showroom: Showroom, actor: Actor, content: bytes, console: Console) -> int:
    verdict = showroom.documents.verify_bytes(actor, content)
    reason = verdict.reason(console.lang)
    seal = verdict.seal_text(console.lang)
    answer = {
        "verdict": verdict.verdict.value, "reason": reason, "contract": verdict.number or None, "seal": seal,
        "seal_state": verdict.seal.state.value if verdict.seal is not None else None,
    }  # fmt: skip
    console.tell(answer, "\n".join(filter(None, (f"{verdict.verdict.value}: {reason}", seal))))
    return 0 if verdict.verdict is Genuineness.GENUINE else 1


def _verify_all(showroom: Showroom, actor: Actor, console: Console) -> int:
    with _Stoppable() as watch:
        found: StoreVerdict = showroom.documents.verify_all(actor, watch)
    first = found.bad[0] if found.bad else None
    all_well = (ALL_GENUINE if found.complete else STOPPED).text(console.lang, count=found.checked)
    reason = first.reason(console.lang) if first else all_well
    verdict = "altered" if found.bad else "genuine" if found.complete else "unknown"
    answer = {
        "verdict": verdict,
        "reason": reason,
        "contract": (first.number or None) if first else None,
        "checked": found.checked,
        "bad": [{"id": bad.row, "contract": bad.number, "reason": bad.reason(console.lang)} for bad in found.bad],
    }
    lines = [f"altered: {bad.number or bad.row}: {bad.reason(console.lang)}" for bad in found.bad]
    console.tell(answer, "\n".join(lines) or reason)
    return 0 if found.ok else 1


class _Stoppable:
    """Tells the progress where a person looks on, and lets Ctrl+C end the check with what was found so far."""

    def __init__(self) -> None:
        self.cancelled = False
        self._before: Any = None

    def __enter__(self) -> Self:
        if threading.current_thread() is threading.main_thread():
            self._before = signal.signal(signal.SIGINT, self._stop)
        return self

    def __exit__(self, *_: object) -> None:
        if self._before is not None:
            signal.signal(signal.SIGINT, self._before)
        if sys.stderr.isatty():
            print(file=sys.stderr)

    def report(self, count: int, total: int) -> None:
        """So many of so many papers are done."""
        if sys.stderr.isatty():
            print(f"\r{count}/{total}", end="", file=sys.stderr, flush=True)

    def _stop(self, *_: object) -> None:
        self.cancelled = True


def _audit_arguments(parser: ArgumentParser) -> None:
    parser.add_argument("act", choices=("verify",), help="read the whole chain and say where it first breaks")


def _audit(args: Namespace, console: Console) -> int:
    with opened(args, console) as (showroom, actor):
        chain = showroom.documents.verify_chain(actor)
    text = (
        CHAIN_OK.text(console.lang, rows=chain.rows) if chain.ok else CHAIN_BAD.text(console.lang, row=chain.first_bad)
    )
    console.tell({"rows": chain.rows, "ok": chain.ok, "first_bad": chain.first_bad}, text)
    return 0 if chain.ok else 1


_COMMANDS = (
    StoreCommand(
        "print",
        Message("cli_print", "把存档文件原样复制出来", "copy a stored paper out, bit for bit"),
        _print_arguments,
        _print,
    ),
    StoreCommand(
        "verify",
        Message("cli_verify", "核验一个 PDF，或全部存档", "prove one PDF against the store, or all stored papers"),
        _verify_arguments,
        _verify,
    ),
    StoreCommand(
        "audit", Message("cli_audit", "核验审计链：audit verify", "check the audit chain: audit verify"),
        _audit_arguments, _audit,
    ),
)  # fmt: skip
DOCUMENT_COMMANDS: dict[str, StoreCommand] = {command.name: command for command in _COMMANDS}
