"""Every column of every table: whether it holds a person's data, how it ends, and how its row hangs on a customer.

A table's entry names the ways to the customer in brackets and its flags, then columns with personal data (`!`, with
the way each ends) and those without (`.`). A new column without an entry fails a test (PI-07, PI-08; figure 25).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache

from showroom.privacy import columns_of_deals, columns_of_people, columns_of_the_store

_HEAD = re.compile(r"(?P<table>\w+) \((?P<via>[\w: ]*)\) ?(?P<flags>[\w ]*)$")
_PARENTS = {
    "customer_id": "customer", "referrer_id": "customer", "deal_id": "deal", "visit_id": "visit",
    "test_drive_id": "test_drive", "contract_id": "contract", "quotation_id": "quotation", "document_id": "document",
    "financing_id": "financing", "objection_id": "objection",
}  # fmt: skip
PHONE, OWN_ROW = "phone", "id"


class Way(StrEnum):
    """What becomes of a personal column."""

    EMPTY = "empty"  # nothing: NULL where the column may be, else '' or 0
    BLANK = "blank"  # '' or no bytes even where the column may be NULL: a signed row stays whole
    NAME = "name"  # a word that says why there is no name
    TEXTS = "json"  # JSON that is read again: its typed texts are emptied
    LIST = "list"  # an empty JSON list
    OBJECT = "object"  # an empty JSON object


class Owner(StrEnum):
    """Whose data a table holds."""

    PERSON = "person"
    JOURNAL = "journal"  # what other tables said before; reached by rules of its own (journals.py)
    STAFF = "staff"  # kept while somebody works here and as long as labour law says; not this desk's
    STORE = "store"


@dataclass(frozen=True, slots=True)
class Link:
    """`column` holds the id of a row of `parent`; PHONE compares numbers of rows that name no customer."""

    column: str
    parent: str


@dataclass(frozen=True)
class TableRule:
    """How one table's rows end.

    `drop`: whole rows go. `paper`: signed or booked, kept while a legal period runs. `private`: rested on consent
    alone, so that a restriction does not even store it.
    """

    table: str
    owner: Owner
    links: tuple[Link, ...]
    drop: bool = False
    paper: bool = False
    private: bool = False
    personal: dict[str, Way] = field(default_factory=dict)
    plain: frozenset[str] = frozenset()

    @property
    def columns(self) -> frozenset[str]:
        return self.plain | self.personal.keys()


@cache
def inventory() -> dict[str, TableRule]:
    """The rules of all tables, in an order in which a parent stands before what hangs on it."""
    found: dict[str, TableRule] = {}
    for part in (columns_of_people, columns_of_deals, columns_of_the_store):
        for block in re.split(r"\n(?=\w)", part.COLUMNS.strip()):
            rule = _rule(block)
            found[rule.table] = rule
    return found


def personal_tables() -> tuple[TableRule, ...]:
    """Tables whose rows belong to a customer."""
    return tuple(rule for rule in inventory().values() if rule.owner is Owner.PERSON)


def _rule(block: str) -> TableRule:
    head, *lines = block.splitlines()
    found = _HEAD.match(head)
    if found is None:
        raise ValueError(head)
    flags = found["flags"].split()
    owner = next((Owner(flag) for flag in flags if flag in ("journal", "staff", "store")), Owner.PERSON)
    personal: dict[str, Way] = {}
    plain: set[str] = set()
    for line in map(str.strip, lines):
        for word in line[2:].split():
            column, _, way = word.partition("=")
            if line.startswith("!"):
                personal[column] = Way(way or Way.EMPTY)
            else:
                plain.add(column)
    links = tuple(map(_link, found["via"].split()))
    return TableRule(
        found["table"], owner, links, "drop" in flags, "paper" in flags, "private" in flags, personal, frozenset(plain)
    )


def _link(word: str) -> Link:
    column, _, parent = word.partition(":")
    if column in (PHONE, OWN_ROW):
        return Link(column, "")
    return Link(column, parent or _PARENTS[column])
