"""The search index: one row per thing that can be found, its words indexed alike on both databases."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, Session, mapped_column

from showroom.persistence.bulk import insert_many
from showroom.persistence.orm import Model, Numbered
from showroom.persistence.search_words import FTS5, MARKS, PART, TSQUERY, Question, index_words

__all__ = [
    "PART", "Findable", "Hit", "SearchEntry", "find", "find_whole", "last_entry", "put", "put_new", "refill",
    "refill_slowly", "remove", "remove_entries", "rewrite", "set_owner",
]  # fmt: skip

# Words come ready made: the tokenizer only splits at blanks. Seven letters are ~zhuang, the longest syllable inside a
# name; whatever begins with more is rare enough to be gathered word by word.
FTS_DDL = (
    "CREATE VIRTUAL TABLE search_words USING fts5(words, content='', contentless_delete=1,"
    f" tokenize=\"ascii tokenchars '{MARKS}'\", prefix='1 2 3 4 5 6 7', detail=none)"
)
PG_DDL = "CREATE INDEX ix_search_entry_words ON search_entry USING gin (array_to_tsvector(string_to_array(words, ' ')))"
_COLUMNS = "e.id, e.kind, e.object_id, e.title, e.detail, e.owner_id"
_FIND_IN_FILE = sa.text(
    f"SELECT {_COLUMNS} FROM search_words w CROSS JOIN search_entry e ON e.id = w.rowid"  # noqa: S608 - own columns
    " WHERE search_words MATCH :query ORDER BY w.rowid DESC LIMIT :limit"
)
_FIND_ON_SERVER = sa.text(
    f"SELECT {_COLUMNS} FROM search_entry e"  # noqa: S608 - own columns
    " WHERE array_to_tsvector(string_to_array(words, ' ')) @@ CAST(:query AS tsquery) ORDER BY e.id DESC LIMIT :limit"
)
_FORGET_WORDS = sa.text("DELETE FROM search_words WHERE rowid = :id")
_KEEP_WORDS = sa.text("INSERT INTO search_words(rowid, words) VALUES (:id, :words)")
_KEEP_RANGE = sa.text(
    "INSERT INTO search_words(rowid, words) SELECT id, words FROM search_entry WHERE id > :last AND id <= :until"
    " ORDER BY id"
)
_CHANGES = sa.text("SELECT total_changes()")
_REFILLED, _MERGED = 20_000, 2_000  # entries, pages: each well below a second
_WORDS_IN_MEMORY, _USUAL_MEMORY, _USUAL_MERGE = 64 * 1024 * 1024, 1024 * 1024, 4  # FTS5's own bytes and pieces
_MOST_HITS = 200
_AT_ONCE = 1000


class SearchEntry(Numbered, Model):
    """A customer, deal, vehicle or contract as the search box shows it; `words` are what it is found by."""

    __tablename__ = "search_entry"
    kind: Mapped[str] = mapped_column(sa.String(20))
    object_id: Mapped[int] = mapped_column(sa.BigInteger)
    owner_id: Mapped[int | None] = mapped_column(sa.BigInteger)
    title: Mapped[str] = mapped_column(sa.String(200))
    detail: Mapped[str] = mapped_column(sa.String(300))
    words: Mapped[str] = mapped_column(sa.Text)
    __table_args__ = (sa.UniqueConstraint("kind", "object_id"),)


@dataclass(frozen=True, slots=True)
class Hit:
    """One line of the search box; `owner_id` is whose it is, for those who may not see all of it."""

    kind: str
    id: int
    title: str
    detail: str
    owner_id: int | None = None


@dataclass(frozen=True, slots=True)
class Findable:
    """What to put into the index for one thing.

    Each of `words` is a name, a number or a spelling of one: it is found by any beginning of it and of its parts, and a
    number by any tail of four signs or more. A word that begins with PART is itself a part, and ranks behind a whole.
    """

    kind: str
    id: int
    title: str
    detail: str
    words: tuple[str, ...]
    owner_id: int | None = None


def put(session: Session, thing: Findable) -> None:
    """Add `thing` to the index, or replace what the index says of it."""
    entry = _entry(session, thing.kind, thing.id)
    values = _values(thing)
    same_words = entry is not None and entry.words == values["words"]
    if entry is None:
        entry = SearchEntry()
        session.add(entry)
    for name, value in values.items():
        setattr(entry, name, value)
    session.flush()
    if not same_words and _in_file(session):  # PostgreSQL keeps its index on the column itself
        session.execute(_FORGET_WORDS, {"id": entry.id})
        session.execute(_KEEP_WORDS, {"id": entry.id, "words": entry.words})


def put_new(session: Session, things: Sequence[Findable], *, indexed: bool = True) -> None:
    """Add many things that the index does not hold yet, for imports: three statements however many there are.

    Without `indexed` the caller has more to add and calls `refill` at the end.
    """
    if not things:
        return
    last = last_entry(session)
    insert_many(session, SearchEntry.metadata.tables["search_entry"], [_values(thing) for thing in things])
    if indexed:
        refill(session, last)


def last_entry(session: Session) -> int:
    """The number after which `refill` begins, asked before entries are added."""
    return session.scalar(sa.select(sa.func.max(SearchEntry.id))) or 0


def refill(session: Session, last: int = 0) -> None:
    """Index the words of every entry after `last` anew; the index must not hold any of them (one statement)."""
    if _in_file(session):
        session.execute(_KEEP_RANGE, {"last": last, "until": last_entry(session)})


def refill_slowly(session: Session, last: int) -> Iterator[tuple[int, int]]:
    """The same for very many entries, ending in an index in one piece, which halves the time of a search.

    Yields (done, of how many) between pieces of the work, so that the caller can tell of it or stop it by not going on.
    """
    if not _in_file(session):
        session.execute(sa.text("ANALYZE search_entry"))
        return
    end = last_entry(session)
    _configure(session, hashsize=_WORDS_IN_MEMORY, automerge=0)  # the more at once, the less is merged again and again
    for start in range(last, end, _REFILLED):
        yield start - last, end - last
        session.execute(_KEEP_RANGE, {"last": start, "until": min(end, start + _REFILLED)})
    _configure(session, hashsize=_USUAL_MEMORY, automerge=_USUAL_MERGE)
    yield end - last, end - last
    yield from _merged(session, end - last)


def _merged(session: Session, total: int) -> Iterator[tuple[int, int]]:
    """Merge the index into one piece, some pages at a time: a negative number asks for all, then the rest follows."""
    pages = -_MERGED
    while True:
        before = session.scalar(_CHANGES) or 0
        session.execute(sa.text("INSERT INTO search_words(search_words, rank) VALUES ('merge', :n)"), {"n": pages})
        if (session.scalar(_CHANGES) or 0) - before < 2:  # the number that SQLite gives for "nothing left to merge"
            return
        pages = _MERGED
        yield total, total


def _configure(session: Session, **settings: int) -> None:
    for name, value in settings.items():
        session.execute(
            sa.text("INSERT INTO search_words(search_words, rank) VALUES (:name, :value)"),
            {"name": name, "value": value},
        )


def rewrite(session: Session, entry_ids: Sequence[int]) -> None:
    """Index the words of these entries again, after an undo gave their rows back as they were."""
    rows = session.execute(sa.select(SearchEntry.id, SearchEntry.words).where(SearchEntry.id.in_(entry_ids))).all()
    if not rows or not _in_file(session):
        return
    session.execute(_FORGET_WORDS, [{"id": row.id} for row in rows])
    session.execute(_KEEP_WORDS, [{"id": row.id, "words": row.words} for row in rows])


def remove(session: Session, kind: str, object_id: int) -> None:
    """Take a thing out of the index, say a merged or erased customer."""
    entry = _entry(session, kind, object_id)
    if entry is None:
        return
    if _in_file(session):
        session.execute(_FORGET_WORDS, {"id": entry.id})
    session.delete(entry)
    session.flush()


def remove_entries(session: Session, entry_ids: Sequence[int]) -> None:
    """Take many entries out of the index at once, for the undo of an import; two statements for each thousand."""
    for start in range(0, len(entry_ids), _AT_ONCE):
        ids = list(entry_ids[start : start + _AT_ONCE])
        if _in_file(session):
            session.execute(_FORGET_WORDS, [{"id": key} for key in ids])
        session.execute(sa.delete(SearchEntry).where(SearchEntry.id.in_(ids)))


def set_owner(session: Session, kind: str, ids: Sequence[int], owner_id: int | None) -> None:
    """Give things to another owner without touching their words, for the hand-over of many (one statement)."""
    session.execute(
        sa.update(SearchEntry).where(SearchEntry.kind == kind, SearchEntry.object_id.in_(ids)).values(owner_id=owner_id)
    )


def find_whole(session: Session, text: str, limit: int = 20, kinds: Sequence[str] = ()) -> tuple[Hit, ...]:
    """Things with exactly this name, spelling or number, newest first, for comparing numbers (one statement)."""
    found: dict[int, Hit] = {}
    _gather(session, itertools.islice(_question(session, text, kinds).steps(), 1), min(limit, _MOST_HITS), found)
    return tuple(found.values())


def find(session: Session, text: str, limit: int = 20, kinds: Sequence[str] = ()) -> tuple[Hit, ...]:
    """At most `limit` things that `text` means, of `kinds` if any are named.

    What is exactly the text comes first, then what begins with it, then what has it inside or at its end, then what
    sounds like it or, where there is nothing else, is one typing error away; within each of these the newer before the
    older. At most seven statements, each of which reads at most `limit` rows.
    """
    limit = max(1, min(limit, _MOST_HITS))
    question, found = _question(session, text, kinds), dict[int, Hit]()
    _gather(session, question.steps(), limit, found)
    if not found:
        _gather(session, question.guesses(), limit, found)
    return tuple(found.values())


def _question(session: Session, text: str, kinds: Sequence[str]) -> Question:
    return Question(text, kinds, FTS5 if _in_file(session) else TSQUERY)


def _gather(session: Session, steps: Iterable[str], limit: int, found: dict[int, Hit]) -> None:
    """Ask until `limit` are found."""
    statement = _FIND_IN_FILE if _in_file(session) else _FIND_ON_SERVER
    for query in steps:
        if len(found) == limit:
            return
        for key, *row in session.execute(statement, {"query": query, "limit": limit}):
            if len(found) < limit:
                found.setdefault(key, Hit(*row))


def _values(thing: Findable) -> dict[str, object]:
    return {
        "kind": thing.kind,
        "object_id": thing.id,
        "owner_id": thing.owner_id,
        "title": thing.title[:200],
        "detail": thing.detail[:300],
        "words": index_words(thing.kind, thing.words),
    }


def _entry(session: Session, kind: str, object_id: int) -> SearchEntry | None:
    return session.scalar(sa.select(SearchEntry).where(SearchEntry.kind == kind, SearchEntry.object_id == object_id))


def _in_file(session: Session) -> bool:
    return session.get_bind().dialect.name == "sqlite"
