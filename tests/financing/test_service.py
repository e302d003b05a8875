"""Financing through the service, on both databases: offers, consent, cost sheet, the lender's answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
import sqlalchemy as sa
from sqlalchemy import exc

from showroom.bootstrap import Showroom
from showroom.customers.model import Consent, ConsentPurpose
from showroom.deals.events import event_text
from showroom.deals.model import Deal, PayWay, Step
from showroom.deals.service import StepBlocked
from showroom.financing.drafts import FinancingDraft, FinancingView, OfferDraft
from showroom.financing.model import LoanStatus, SubsidyPayer
from showroom.financing.rules import Method
from showroom.kernel.errors import FieldErrors, ShowroomError
from showroom.kernel.money import Money
from tests.deal_builders import Builder, deal_at
from tests.documents.pdf_reading import joined
from tests.documents.sealed_papers import assert_sealed
from tests.documents.signatures import SIGNATURE
from tests.store_fixtures import People, by_owner

BANK = OfferDraft("示范银行上海分行", Method.EQUAL_INSTALMENTS, Money.of("120000"), Decimal("0.045"), 36)
COMPANY = OfferDraft(
    "示范汽车金融有限公司", Method.EQUAL_INSTALMENTS, Money.of("127840"), Decimal("0.0388"), 60, "标准贷",
    upfront_fee=Money.of("2000"), fee_collector="上海浦东示范汽车销售服务有限公司", penalty_share=Decimal("0.03"),
)  # fmt: skip


@pytest.fixture
def deal(store: Showroom, people: People) -> int:
    """A deal negotiated with a loan, whose customer is of an age that lenders take."""
    found = deal_at(store, people, Step.FINANCING)
    with store.work.db.begin() as session:
        session.execute(sa.text("UPDATE customer SET birth = '1990-03-07'"))
        session.execute(sa.text("UPDATE deal SET pay_way = 'loan'"))  # as negotiated
    return found


def refused(act: Callable[..., object], *args: object, **kwargs: object) -> str:
    with pytest.raises(ShowroomError) as told:
        act(*args, **kwargs)
    return told.value.code


def saved(store: Showroom, people: People, deal: int, *offers: OfferDraft, **changes: object) -> FinancingView:
    now = store.financing.current(people.consultant, deal).draft
    draft = replace(now, offers=offers or now.offers, **changes)  # type: ignore[arg-type]
    return store.financing.save(people.consultant, deal, draft)


def chosen(store: Showroom, people: People, deal: int, position: int = 0) -> FinancingView:
    """The offer at `position` taken, consents given: ready to submit."""
    view = saved(store, people, deal, COMPANY, BANK, monthly_income=Money.of("12000"), overdue_declared=False)
    store.financing.choose(people.consultant, deal, position, view.draft.version)
    return saved(store, people, deal, lender_consent=True, credit_authorised=True)


@pytest.mark.rule("FM-01", "FM-08", "FI-02", "FI-09", "S2-19")
def test_offers_are_compared_with_the_rulebooks_figures(store: Showroom, people: People, deal: int) -> None:
    draft = FinancingDraft((BANK, COMPANY), monthly_income=Money.of("10000"), monthly_debts=Money.of("1000"))
    bank, company = store.financing.calculate(people.consultant, deal, draft).results
    assert (str(bank.first), str(bank.last), str(bank.total)) == ("3569.63", "3569.66", "128506.71")
    assert (bank.rates.simple_percent, bank.rates.compound_percent) == ("4.50", "4.59")
    assert (company.rates.simple_percent, company.rates.compound_percent) == ("4.52", "4.62")
    assert str(company.cost) == "15007.12"
    assert (str(bank.ltv_base), str(bank.down_payment)) == ("239800.00", "119800.00")
    assert bank.burden is not None
    assert round(float(bank.burden), 4) == 0.457
    assert store.financing.current(people.consultant, deal).draft.offers == ()


@pytest.mark.rule("FM-06")
def test_the_subsidy_and_its_payer_are_recorded(store: Showroom, people: People, deal: int) -> None:
    helped = OfferDraft(
        "示范汽车金融有限公司", Method.SUBSIDISED, Money.of("100000"), Decimal("0.0199"), 36,
        subsidy_payer=SubsidyPayer.MANUFACTURER, lender_rate=Decimal("0.0499"),
    )  # fmt: skip
    (result,) = saved(store, people, deal, helped).results
    assert str(result.subsidy) == "4432.27"
    with pytest.raises(FieldErrors) as wrong:
        saved(store, people, deal, replace(helped, subsidy_payer=SubsidyPayer.NOBODY, lender_rate=None))
    assert set(wrong.value.fields) == {"subsidy_payer_0", "lender_rate_0"}


@pytest.mark.parametrize(
    "offer, field",
    [
        (replace(BANK, lender=" "), "lender_0"),
        (replace(BANK, principal=Money(0)), "principal_0"),
        (replace(BANK, principal=Money.of("239800.01")), "principal_0"),
        (replace(BANK, months=0), "months_0"),
        (replace(BANK, annual_rate=Decimal("4.5")), "annual_rate_0"),
        (replace(BANK, upfront_fee=Money.of("2000")), "fee_collector_0"),
        (replace(BANK, method=Method.BALLOON, balloon=Money.of("130000")), "balloon_0"),
        (replace(BANK, penalty_share=Decimal("1.1")), "penalty_share_0"),
    ],
)
def test_bad_terms_are_told_beside_their_field(
    store: Showroom, people: People, deal: int, offer: OfferDraft, field: str
) -> None:
    with pytest.raises(FieldErrors) as wrong:
        saved(store, people, deal, offer)
    assert set(wrong.value.fields) == {field}
    assert not store.financing.current(people.consultant, deal).stored


def test_a_fifth_offer_is_one_too_many(store: Showroom, people: People, deal: int) -> None:
    assert len(saved(store, people, deal, *(BANK,) * 4).results) == 4
    assert refused(saved, store, people, deal, *(BANK,) * 5) == "loan_too_many_offers"


@pytest.mark.rule("PI-04", "FI-05")
def test_nothing_goes_to_a_lender_without_the_consent_that_names_it(store: Showroom, people: People, deal: int) -> None:
    service = store.financing
    view = saved(store, people, deal, COMPANY, BANK, monthly_income=Money.of("12000"), overdue_declared=False)
    with pytest.raises(FieldErrors):
        saved(store, people, deal, lender_consent=True)
    service.choose(people.consultant, deal, 0, view.draft.version)
    assert refused(service.advance, people.consultant, deal, LoanStatus.SUBMITTED) == "loan_precheck_failed"
    consented = saved(store, people, deal, lender_consent=True, credit_authorised=True)
    service.choose(people.consultant, deal, 1, consented.draft.version)
    assert not service.current(people.consultant, deal).draft.lender_consent
    assert refused(service.advance, people.consultant, deal, LoanStatus.SUBMITTED) == "loan_precheck_failed"
    saved(store, people, deal, lender_consent=True)
    assert service.advance(people.consultant, deal, LoanStatus.SUBMITTED).status is LoanStatus.SUBMITTED
    with store.work.db.read() as session:
        rows = session.scalars(sa.select(Consent).where(Consent.purpose == ConsentPurpose.LENDER)).all()
    assert [row.how for row in rows] == [COMPANY.lender, BANK.lender]


@pytest.mark.rule("FI-08", "FI-09", "S2-19")
def test_the_cost_sheet_is_signed_before_the_loan_contract(store: Showroom, people: People, deal: int) -> None:
    service = store.financing
    chosen(store, people, deal)
    service.advance(people.consultant, deal, LoanStatus.SUBMITTED)
    service.advance(people.finance, deal, LoanStatus.APPROVED)
    assert refused(service.advance, people.finance, deal, LoanStatus.CONTRACTED) == "loan_cost_sheet_first"
    with pytest.raises(FieldErrors):
        service.sign_cost_sheet(people.consultant, deal, b"")
    signed = service.sign_cost_sheet(people.consultant, deal, SIGNATURE)
    assert signed.cost_sheet_number == "SH01-RZ-20261122-0001"
    assert refused(service.sign_cost_sheet, people.consultant, deal, SIGNATURE) == "loan_cost_sheet_stands"
    sheet = store.documents.paper(people.consultant, "cost_sheet", signed.cost_sheet_number, "zh").pdf
    assert_sealed(store, people.consultant, sheet)
    text = joined(sheet)
    for said in ("单利年化4.52%", "复利年化4.62%", "15,007.12", "提前还款违约金", "方案1（所选）", "张三"):
        assert said in text, said
    assert store.documents.paper(people.consultant, "cost_sheet", signed.cost_sheet_number, "en").pages >= 2
    assert service.advance(people.finance, deal, LoanStatus.CONTRACTED).status is LoanStatus.CONTRACTED


@pytest.mark.rule("FI-08")
def test_other_terms_void_the_signature_but_keep_the_paper(store: Showroom, people: People, deal: int) -> None:
    chosen(store, people, deal)
    store.financing.sign_cost_sheet(people.consultant, deal, SIGNATURE)
    assert saved(store, people, deal, monthly_income=Money.of("13000")).cost_sheet_number
    dearer = saved(store, people, deal, replace(COMPANY, annual_rate=Decimal("0.05")), BANK)
    assert dearer.cost_sheet_number == ""
    again = store.financing.sign_cost_sheet(people.consultant, deal, SIGNATURE)
    assert again.cost_sheet_number == "SH01-RZ-20261122-0002"
    papers = store.deals.view(people.consultant, deal).documents
    assert {paper.number[-4:] for paper in papers} == {"0001", "0002"}


@pytest.mark.rule("G-08", "FI-08")
def test_the_step_is_left_with_cash_or_an_approved_loan(store: Showroom, people: People, deal: int) -> None:
    deals, service = store.deals, store.financing
    chosen(store, people, deal)
    with pytest.raises(StepBlocked) as blocked:
        deals.complete_step(people.consultant, deal, Step.FINANCING)
    assert {f.code for f in blocked.value.findings} == {"FI-08", "§5.4"}
    service.sign_cost_sheet(people.consultant, deal, SIGNATURE)
    service.advance(people.consultant, deal, LoanStatus.SUBMITTED)
    store.work.clock.move(days=2)  # type: ignore[attr-defined]
    late = [f for f in deals.view(people.consultant, deal).missing if f.code == "§5.4"]
    assert [int(f.severity) for f in late] == [3, 1]
    service.advance(people.finance, deal, LoanStatus.APPROVED)
    assert deals.complete_step(people.consultant, deal, Step.FINANCING).current_step is Step.DELIVERY


def test_a_cash_deal_passes_at_once(store: Showroom, people: People) -> None:
    deal = deal_at(store, people, Step.FINANCING)
    assert store.deals.complete_step(people.consultant, deal, Step.FINANCING).current_step is Step.DELIVERY


@pytest.mark.rule("S2-19")
def test_a_declined_loan_gives_its_reason_and_lets_another_offer_or_cash_follow(
    store: Showroom, people: People, deal: int
) -> None:
    service = store.financing
    chosen(store, people, deal)
    service.advance(people.consultant, deal, LoanStatus.SUBMITTED)
    assert refused(service.pay_cash, people.consultant, deal) == "loan_offers_fixed"
    assert refused(saved, store, people, deal, BANK) == "loan_offers_fixed"
    with pytest.raises(FieldErrors):
        service.advance(people.finance, deal, LoanStatus.DECLINED, " ")
    declined = service.advance(people.finance, deal, LoanStatus.DECLINED, "收入证明不足")
    assert declined.events[-1].note == "收入证明不足"
    event = store.deals.view(people.consultant, deal).timeline[0]
    assert event_text(event.code, event.detail, "en") == "Loan status declined"
    assert event_text(event.code, event.detail, "zh") == "贷款进度 已拒绝"
    other = service.choose(people.consultant, deal, 1, declined.draft.version)
    assert (other.status, other.chosen) == (LoanStatus.QUOTED, 1)
    assert service.pay_cash(people.manager, deal).pay_way is PayWay.CASH
    with store.work.db.read() as session:
        assert session.get_one(Deal, deal).loan_principal is None


@pytest.mark.parametrize("status", [LoanStatus.APPROVED, LoanStatus.DISBURSED, LoanStatus.SETTLED])
def test_no_status_is_jumped_over(store: Showroom, people: People, deal: int, status: LoanStatus) -> None:
    chosen(store, people, deal)
    assert refused(store.financing.advance, people.finance, deal, status) == "loan_status_refused"


@pytest.mark.rule("CT-04")
def test_after_the_contract_only_a_manager_changes_the_way_of_paying(store: Showroom, people: People) -> None:
    deal = deal_at(store, people, Step.FINANCING)
    view = saved(store, people, deal, BANK)
    with store.work.db.begin() as session:
        session.get_one(Deal, deal).contract_number = "SH01-XS-20261122-0001"
    assert refused(store.financing.choose, people.consultant, deal, 0, view.draft.version) == "not_allowed"
    assert store.financing.choose(people.manager, deal, 0, view.draft.version).pay_way is PayWay.LOAN
    assert refused(store.financing.pay_cash, people.consultant, deal) == "not_allowed"


@pytest.mark.rule("G-08")
def test_financing_starts_beside_the_negotiation(store: Showroom, people: People) -> None:
    beside = deal_at(store, people, Step.NEGOTIATION)
    view = saved(store, people, beside, BANK)
    assert (view.price, view.proposed) == (Money.of("249800"), Money.of("199000"))
    early = Builder(store.work).deal(people.consultant, 1, people.consultant, Step.CONSULTATION)
    assert refused(store.financing.save, people.consultant, early, FinancingDraft()) == "step_not_reached"


def test_two_desks_cannot_overwrite_each_other(store: Showroom, people: People, deal: int) -> None:
    stale = saved(store, people, deal, BANK).draft
    store.financing.save(people.manager, deal, replace(stale, offers=(BANK, COMPANY)))
    assert refused(store.financing.save, people.consultant, deal, stale) == "changed_meanwhile"


@pytest.mark.rule("FI-06")
def test_the_lenders_answers_are_never_changed(store: Showroom, people: People, deal: int) -> None:
    chosen(store, people, deal)
    store.financing.advance(people.consultant, deal, LoanStatus.SUBMITTED)
    for statement in ("UPDATE loan_event SET note = 'x'", "DELETE FROM loan_event"):
        with pytest.raises(exc.DatabaseError), by_owner(store) as session:
            session.execute(sa.text(statement))


def test_a_loan_deal_without_an_offer_does_not_pass(store: Showroom, people: People, deal: int) -> None:
    with pytest.raises(StepBlocked) as blocked:
        store.deals.complete_step(people.consultant, deal, Step.FINANCING)
    assert [f.field for f in blocked.value.findings] == ["offers"]
