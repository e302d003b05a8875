"""Alembic migrations; every released schema can be brought to HEAD on both databases."""

REVISIONS = (
    "0001",  # foundation: audit, parameters, numbers, search, staff, customers, vehicles, deals, documents
    "0002",  # reception
    "0003",  # consultation
    "0004",  # presentation
    "0005",  # test drive
    "0006",  # negotiation
    "0007",  # contract
    "0008",  # financing
    "0009",  # delivery
    "0010",  # follow-up
)
HEAD = REVISIONS[-1]
