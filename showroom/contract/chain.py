"""The chain of papers about a contract, held against the audit chain: no link altered, removed, added or moved (CT-06).

Contract, change orders, cancellation, reissue, and the contract that replaces it: each signed row carries the digest
of the paper before it, and its signing swore to number, digest and parent in the audit chain.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import sqlalchemy as sa

from showroom.contract.change_model import ChangeKind, ContractChange
from showroom.contract.model import Contract
from showroom.contract.template_store import wording_faults
from showroom.documents.end_model import DocumentEnd
from showroom.documents.verdicts import Genuineness, Verdict
from showroom.kernel.errors import Message
from showroom.persistence.actions import Tx
from showroom.persistence.audit import AuditEntry

LINK_GONE = Message("chain_link_gone", "合同链缺少一份已签文件", "A signed paper is missing from its contract's chain")
LINK_CHANGED = Message(
    "chain_link_changed",
    "已签记录与审计链中的记录不符",
    "The signed record is not the one that the audit chain swears to",
)
LINK_BROKEN = Message(
    "chain_link_broken",
    "文件与其前一份文件的摘要不衔接",
    "The paper does not follow the one before it: its digest is another",
)
END_CHANGED = Message(
    "chain_end_changed",
    "作废或解除的标记与审计链不符",
    "What is marked void or ended is not what the audit chain swears to",
)
_FOLLOWED = frozenset({ChangeKind.CHANGE, ChangeKind.NOTICE})
"""What may be followed by another paper about the same contract: a notice that was taken back ends nothing."""
_Facts = dict[str, str]
_MORE = {"parent": "parent_sha256", "kind": "kind"}
"""What the signing of a change swears to besides, and the column that must say the same."""


def chain_faults(tx: Tx) -> tuple[Verdict, ...]:
    """Every broken link of every contract, in the order of the contracts; () when all chains are whole."""
    contracts = tx.session.scalars(sa.select(Contract).where(Contract.number.is_not(None)).order_by(Contract.id)).all()
    changes = tx.session.scalars(
        sa.select(ContractChange).where(ContractChange.number.is_not(None)).order_by(ContractChange.id)
    ).all()
    found = [
        *_unsworn(contracts, _sworn(tx, "contract"), {}),
        *_unsworn(changes, _sworn(tx, "contract_change"), _MORE),
    ]
    found += [*_unlinked(contracts, changes), *_ends(tx), *wording_faults(tx)]
    return tuple(dict.fromkeys(found))


def _sworn(tx: Tx, kind: str) -> dict[int, _Facts]:
    """What the signings swore to, by the row's id."""
    query = sa.select(AuditEntry.object_id, AuditEntry.facts).where(AuditEntry.object_kind == kind)
    entries = ((ident, json.loads(facts)) for ident, facts in tx.session.execute(query.order_by(AuditEntry.seq)))
    return {ident: facts for ident, facts in entries if "sha256" in facts and "number" in facts}


def _unsworn(rows: Sequence[Any], sworn: dict[int, _Facts], more: Mapping[str, str]) -> Iterator[Verdict]:
    """Rows that nobody swore to or that say something else, and what was sworn to and is gone."""
    kept = {row.id: row for row in rows}
    for ident, facts in sworn.items():
        row = kept.get(ident)
        if row is None:
            yield _bad(LINK_GONE, facts["number"], ident)
        elif (row.number, row.sha256) != (facts["number"], facts["sha256"]) or any(
            name in facts and getattr(row, column) != facts[name] for name, column in more.items()
        ):
            yield _bad(LINK_CHANGED, facts["number"], ident)
    for ident in kept.keys() - sworn.keys():
        yield _bad(LINK_CHANGED, kept[ident].number, ident)


def _unlinked(contracts: Sequence[Contract], changes: Sequence[ContractChange]) -> Iterator[Verdict]:
    """Links with another parent than the paper before, or not the next revision; reissues without their two ends."""
    after: dict[int, list[ContractChange]] = defaultdict(list)
    for change in changes:
        after[change.contract_id].append(change)
    replaced = {contract.replaces_id for contract in contracts}
    for contract in contracts:
        parent, links = contract.sha256, after.pop(contract.id, [])
        for place, change in enumerate(links, 1):
            if change.parent_sha256 != parent or change.revision != f"{contract.number}-R{place}":
                yield _bad(LINK_BROKEN, change.number, change.id)
            parent = change.sha256
        anew = bool(links) and links[-1].kind is ChangeKind.REISSUE
        if anew is not (contract.id in replaced) or any(link.kind not in _FOLLOWED for link in links[:-1]):
            yield _bad(LINK_GONE, contract.number, contract.id)
    for lost in after.values():
        yield _bad(LINK_BROKEN, lost[0].number, lost[0].id)


def _ends(tx: Tx) -> Iterator[Verdict]:
    """Marks of void and ended papers that differ from what was sworn."""
    query = sa.select(AuditEntry.object_id, AuditEntry.facts).where(AuditEntry.object_kind == "document_end")
    sworn = {ident: json.loads(facts) for ident, facts in tx.session.execute(query)}
    kept = {row.document_id: row for row in tx.session.scalars(sa.select(DocumentEnd))}
    for ident in sorted(sworn.keys() | kept.keys()):
        row, facts = kept.get(ident), sworn.get(ident)
        if row is None or facts is None or (row.by_number, row.valid_number) != (facts["by"], facts["valid"]):
            yield _bad(END_CHANGED, row.by_number if row else facts["by"] if facts else "", ident)


def _bad(message: Message, number: str | None, row: int) -> Verdict:
    return Verdict(Genuineness.ALTERED, message, number or "", row=row)
