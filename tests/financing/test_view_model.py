"""The financing view model without widgets: what was being reckoned never overwrites what was stored since."""

from __future__ import annotations

from decimal import Decimal

import pytest
from PySide6.QtCore import QCoreApplication

from showroom.bootstrap import Showroom
from showroom.deals.model import Step
from showroom.financing.drafts import FinancingDraft, FinancingView, OfferDraft
from showroom.financing.model import SubsidyPayer
from showroom.financing.rules import Method
from showroom.kernel.errors import FieldErrors
from showroom.kernel.money import Money
from tests.deal_builders import deal_at
from tests.desk_context import desk
from tests.store_fixtures import hire
from ui.financing.view_model import FinancingViewModel, offer_from_values, values_from_draft, values_from_offer

BANK = OfferDraft("示范银行", Method.EQUAL_INSTALMENTS, Money.of("120000"), Decimal("0.045"), 36)


@pytest.fixture
def view_model(qapp: QCoreApplication, sqlite_store: Showroom) -> FinancingViewModel:
    people = hire(sqlite_store)
    made = FinancingViewModel(desk(sqlite_store, people.consultant))
    made.load(deal_at(sqlite_store, people, Step.FINANCING))
    return made


def test_a_late_answer_about_typed_terms_is_dropped_after_saving(view_model: FinancingViewModel) -> None:
    heard: list[FinancingView] = []
    view_model.reckoned.connect(heard.append)
    view_model.reckon_soon(FinancingDraft((BANK,)))
    view_model._on_pause_over()
    assert len(heard) == 1
    view_model.reckon_soon(FinancingDraft((BANK, BANK)))
    view_model.save(FinancingDraft((BANK,)))
    view_model._on_pause_over()
    assert len(heard) == 1
    view_model._on_reckoned(0, heard[0])
    assert len(heard) == 1


def test_refusals_for_fields_go_to_the_page_and_others_to_the_bar(view_model: FinancingViewModel) -> None:
    refused: list[FieldErrors] = []
    view_model.refused.connect(refused.append)
    view_model.save(FinancingDraft((OfferDraft(" ", Method.ZERO_INTEREST, Money.of(1), Decimal(0), 12),)))
    assert [set(errors.fields) for errors in refused] == [{"lender_0"}]
    view_model.save(FinancingDraft((BANK,)))
    view_model.save(FinancingDraft((BANK,)))
    assert len(refused) == 1
    assert view_model.view is not None
    assert view_model.view.draft.version >= 1


@pytest.mark.parametrize(
    "offer",
    [
        BANK,
        OfferDraft("A", Method.BALLOON, Money.of("160000"), Decimal("0.0499"), 36, balloon=Money.of("48000")),
        OfferDraft("B", Method.FLAT_FEE, Money.of("100000"), Decimal(0), 36, flat_fee_rate=Decimal("0.12")),
        OfferDraft("C", Method.SUBSIDISED, Money.of("1"), Decimal("0.0199"), 24, "贴息贷",
                   subsidy_payer=SubsidyPayer.STORE, lender_rate=Decimal("0.0499"), penalty_share=Decimal("0.03")),
    ],
)  # fmt: skip
def test_what_is_shown_of_an_offer_reads_back_as_that_offer(offer: OfferDraft) -> None:
    assert offer_from_values(values_from_offer(offer)) == offer


def test_the_pre_check_shows_three_answers() -> None:
    for declared, shown in ((None, ""), (False, "no"), (True, "yes")):
        assert values_from_draft(FinancingDraft(overdue_declared=declared))["overdue_declared"] == shown
