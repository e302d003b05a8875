"""A minor's guardian is named on and signs every paper, the letter of intent and what follows the contract (G-05)."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import date

import pytest
import sqlalchemy as sa

from showroom.bootstrap import Showroom
from showroom.contract.change_drafts import CancelDraft
from showroom.contract.drafts import SignDraft
from showroom.contract.intent_drafts import IntentDraft
from showroom.contract.rules import Ending
from showroom.customers.model import Customer
from showroom.kernel.errors import FieldErrors
from showroom.kernel.money import Money
from tests.contract.change_builders import approve, opened, pay, put_right, start
from tests.contract.contract_builders import SIGNATURE, drafted, filled, signature
from tests.documents.pdf_reading import text_of
from tests.store_fixtures import People

BOTH = SignDraft("both", SIGNATURE, SIGNATURE)
WITH_GUARDIAN = SignDraft("three", SIGNATURE, SIGNATURE, signature(7))
MINOR, GROWN = date(2009, 11, 23), date(2008, 11, 22)
"""17 on the day of the store's clock, and 18 on that very day (G-03)."""


@pytest.fixture
def store(sqlite_store: Showroom) -> Showroom:
    """One database is enough: nothing here is done by SQL that the other would do differently."""
    return sqlite_store


def born(store: Showroom, day: date) -> None:
    with store.work.db.begin() as session:
        session.execute(sa.update(Customer).values(birth=day, id_kind=None, id_number=None))


def missing(act: object, *args: object) -> set[str]:
    with pytest.raises(FieldErrors) as wrong:
        act(*args)  # type: ignore[operator]
    return set(wrong.value.fields)


@pytest.mark.rule("G-05", "DP-06")
def test_a_minors_letter_of_intent_is_signed_by_the_guardian_too(store: Showroom, people: People) -> None:
    me, deal_id = people.consultant, drafted(store, people)
    with store.work.db.begin() as session:
        session.execute(sa.text("DELETE FROM contract"))  # an intent order comes before there is any contract
    born(store, MINOR)
    view = store.intents.save(me, deal_id, IntentDraft(Money.of("2000"), date(2026, 12, 6)))
    assert missing(store.intents.sign, me, deal_id, BOTH) == {"guardian"}
    draft = dataclasses.replace(view.draft, guardian="张父")
    store.intents.save(me, deal_id, draft)
    assert missing(store.intents.sign, me, deal_id, BOTH) == {"guardian_signature"}
    done = store.intents.sign(me, deal_id, WITH_GUARDIAN).standing
    assert done is not None
    text = text_of(store.documents.pdf(me, done.document_id))
    assert text.count("张父") == 2  # among the parties, and under the signature
    assert "Guardian" in text_of(store.documents.pdf(me, done.translation_id))


@pytest.mark.rule("G-05")
def test_control_who_is_eighteen_today_signs_alone(store: Showroom, people: People) -> None:
    me, deal_id = people.consultant, drafted(store, people)
    with store.work.db.begin() as session:
        session.execute(sa.text("DELETE FROM contract"))
    born(store, GROWN)
    store.intents.save(me, deal_id, IntentDraft(Money.of("2000"), date(2026, 12, 6)))
    assert store.intents.sign(me, deal_id, BOTH).standing is not None


@pytest.mark.rule("G-05", "CT-06")
def test_after_the_contract_the_guardian_signs_what_changes_and_what_ends_it(store: Showroom, people: People) -> None:
    me, changes = people.consultant, store.contract_changes
    deal_id = drafted(store, people)
    store.contract.save_draft(
        me, deal_id,
        dataclasses.replace(filled(store, people, deal_id), buyer_birth=MINOR, guardian="张父", version=1),
    )  # fmt: skip
    store.contract.sign(me, deal_id, dataclasses.replace(WITH_GUARDIAN, key="contract"))
    pay(store, people, deal_id, "40000")
    asks: dict[str, Callable[[], object]] = {
        "change": lambda: changes.change_order(me, deal_id, start(store, people, deal_id, discount=Money.of("9000"))),
        "reissue": lambda: changes.reissue(me, deal_id, put_right(store, people, deal_id, buyer_address="上海")),
        "cancel": lambda: changes.cancel(me, deal_id, CancelDraft("不买了", Ending.AGREED)),
    }
    for kind, ask in asks.items():
        ask()
        approve(store, people, deal_id)
        key = f"key-{kind}"
        assert missing(changes.sign, me, deal_id, dataclasses.replace(BOTH, key=key)) == {"guardian_signature"}
        assert opened(changes.view(me, deal_id)).kind.value == kind
        done = changes.sign(me, deal_id, dataclasses.replace(WITH_GUARDIAN, key=key)).signed[-1]
        text = text_of(store.documents.pdf(me, done.document_id))
        assert text.count("张父") >= 2, kind
