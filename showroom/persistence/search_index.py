"""The search index: one row per thing that can be found, its words prefix-indexed alike on both databases."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import sqlalchemy as sa
from sqlalchemy.orm import Mapped, Session, mapped_column

from showroom.persistence.orm import Model, Numbered

FTS_DDL = (
    "CREATE VIRTUAL TABLE search_words USING fts5("
    "words, content='', contentless_delete=1, tokenize=\"unicode61 remove_diacritics 2\", prefix='1 2 3 4 5 6')"
)
PG_DDL = "CREATE INDEX ix_search_entry_words ON search_entry USING gin (array_to_tsvector(string_to_array(words, ' ')))"
_FIND_ON_POSTGRESQL = (
    "SELECT kind, object_id, title, detail FROM search_entry"
    " WHERE array_to_tsvector(string_to_array(words, ' ')) @@ CAST(:query AS tsquery) ORDER BY id DESC LIMIT :limit"
)
MAX_WORDS = 8


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
    """One line of the search box."""

    kind: str
    id: int
    title: str
    detail: str


@dataclass(frozen=True, slots=True)
class Findable:
    """What to put into the index for one thing."""

    kind: str
    id: int
    title: str
    detail: str
    words: tuple[str, ...]
    owner_id: int | None = None


def put(session: Session, thing: Findable) -> None:
    """Add `thing` to the index, or replace what the index says of it."""
    entry = session.scalar(
        sa.select(SearchEntry).where(SearchEntry.kind == thing.kind, SearchEntry.object_id == thing.id)
    )
    words = " ".join(dict.fromkeys(tokens(thing.words)))
    same_words = entry is not None and entry.words == words
    if entry is None:
        entry = SearchEntry(kind=thing.kind, object_id=thing.id)
        session.add(entry)
    entry.title, entry.detail, entry.owner_id = thing.title[:200], thing.detail[:300], thing.owner_id
    entry.words = words
    session.flush()
    if not same_words:
        _index(session, entry)


def remove(session: Session, kind: str, object_id: int) -> None:
    """Take a thing out of the index."""
    entry = session.scalar(sa.select(SearchEntry).where(SearchEntry.kind == kind, SearchEntry.object_id == object_id))
    if entry is None:
        return
    if session.get_bind().dialect.name == "sqlite":
        session.execute(sa.text("DELETE FROM search_words WHERE rowid = :id"), {"id": entry.id})
    session.delete(entry)
    session.flush()


def find(session: Session, text: str, limit: int = 20) -> tuple[Hit, ...]:
    """Things of which every word of `text` begins some word; what shows the text as typed first, newer before older."""
    words = tokens((text[:200],))[:MAX_WORDS]
    if not words:
        return ()
    if session.get_bind().dialect.name == "sqlite":
        statement = sa.text(
            "SELECT e.kind, e.object_id, e.title, e.detail FROM search_words w JOIN search_entry e ON e.id = w.rowid"
            " WHERE search_words MATCH :query ORDER BY w.rowid DESC LIMIT :limit"
        )
        query = " ".join(f'"{word}"*' for word in words)
    else:
        statement = sa.text(_FIND_ON_POSTGRESQL)
        query = " & ".join(f"'{word}':*" for word in words)
    rows = session.execute(statement, {"query": query, "limit": max(1, min(limit, 200))})
    typed = " ".join(text.lower().split())
    hits = [Hit(*row) for row in rows]
    return tuple(sorted(hits, key=lambda hit: typed not in f"{hit.title} {hit.detail}".lower()))


def tokens(texts: Iterable[str]) -> list[str]:
    """Lower-case words; every Chinese character is a word of its own, so any part of a name is found."""
    plain = unicodedata.normalize("NFKC", " ".join(texts)).lower()
    return [word for word in re.findall(r"[a-z0-9]+|[^\W_a-z0-9]", plain) if word]


def _index(session: Session, entry: SearchEntry) -> None:
    if session.get_bind().dialect.name != "sqlite":
        return  # PostgreSQL keeps its index on the column itself
    session.execute(sa.text("DELETE FROM search_words WHERE rowid = :id"), {"id": entry.id})
    session.execute(
        sa.text("INSERT INTO search_words(rowid, words) VALUES (:id, :words)"), {"id": entry.id, "words": entry.words}
    )


def put_new(session: Session, things: Sequence[Findable]) -> None:
    """Add many things that the index does not hold yet, for imports: two statements however many there are."""
    if not things:
        return
    last = session.scalar(sa.select(sa.func.max(SearchEntry.id))) or 0
    session.execute(
        sa.insert(SearchEntry.__table__),  # type: ignore[arg-type] # declared as FromClause, it is a Table
        [
            {
                "kind": thing.kind,
                "object_id": thing.id,
                "owner_id": thing.owner_id,
                "title": thing.title[:200],
                "detail": thing.detail[:300],
                "words": " ".join(dict.fromkeys(tokens(thing.words))),
            }
            for thing in things
        ],
    )
    if session.get_bind().dialect.name == "sqlite":
        session.execute(
            sa.text("INSERT INTO search_words(rowid, words) SELECT id, words FROM search_entry WHERE id > :last"),
            {"last": last},
        )
