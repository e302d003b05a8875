"""The rows of one customer, all of them: scrubbed, their journals forgotten, their tasks closed (PI-08, PI-11)."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from showroom.customers.merge_journal import read_rows
from showroom.customers.merge_links import CUSTOMER
from showroom.customers.standing_model import CustomerStanding
from showroom.documents.erased_model import ErasedPaper
from showroom.persistence.actions import Tx
from showroom.persistence.columns import Moment
from showroom.privacy import journals
from showroom.privacy.inventory import inventory
from showroom.privacy.scope import Scope, of_customer
from showroom.privacy.scrubbing import Scrubbing, Touched, forget_stored, put_back

ERASED_NAME, RESTRICTED_NAME = "已删除客户 erased", "受限客户 restricted"
CLOSED = "do_not_contact"
_TASK, _BLOB = "customer_task", "document_blob"


def erase_rows(tx: Tx, erasure_id: int, scope: Scope) -> tuple[Touched, ...]:
    """Everything, papers whose period is over included: their numbers and digests stay, their bytes go."""
    forget_stored(tx.session, scope.root_id)
    return _end(tx, Scrubbing(tx.session, erasure_id, scope, ERASED_NAME), scope)


def restrict_rows(tx: Tx, erasure_id: int, scope: Scope) -> tuple[Touched, ...]:
    """All but signed papers; what the rows said is stored."""
    return _end(tx, Scrubbing(tx.session, erasure_id, scope, RESTRICTED_NAME, stored=scope.root_id), scope)


def _end(tx: Tx, work: Scrubbing, scope: Scope) -> tuple[Touched, ...]:
    session = tx.session
    session.flush()
    journals.forget_search(session, scope, stored=work.stored is not None)
    _want_no_contact(tx, work, scope)
    touched = work.run()
    journals.forget_merges(session, scope.root_id)
    journals.forget_imports(session, touched)
    end_papers(tx, touched, "MF-09")
    return touched


def end_papers(tx: Tx, touched: tuple[Touched, ...], rule: str) -> None:
    """Papers whose bytes went are marked, so that proving the store knows why (CT-07)."""
    for one in touched:
        if one.table == _BLOB:
            tx.session.add(ErasedPaper(document_id=one.key[0], rule=rule, erased_on=tx.today))
            tx.audit("document", one.key[0], bytes_ended=True, rule=rule)
    tx.session.flush()


def _want_no_contact(tx: Tx, work: Scrubbing, scope: Scope) -> None:
    """Nobody calls this number any more (PI-11): open tasks are closed."""
    session, rules = tx.session, inventory()
    tasks = scope.schema.table(_TASK)
    moment: Any = Moment().process_bind_param(tx.now, session.get_bind().dialect)
    for row in read_rows(session, scope.schema, _TASK, scope.rows_of(_TASK), tasks.c.done_at.is_(None)):
        work.change(rules[_TASK], (row["id"],), row, {"done_at": moment, "result": CLOSED})
    customer = journals.customer_row(session, scope)
    if not customer["do_not_contact"]:
        work.change(rules[CUSTOMER], (scope.root_id,), customer, {"do_not_contact": True})


def give_back_rows(tx: Tx, erasure_id: int, customer_id: int) -> int:
    """A restricted customer's rows as they were; returns how many."""
    tx.session.execute(sa.delete(CustomerStanding).where(CustomerStanding.customer_id == customer_id))
    scope = of_customer(tx.session, {"id": customer_id, "phone": None, "other_phones": ""})
    journals.put_back_search(tx.session, scope)
    return put_back(tx.session, scope, erasure_id)
