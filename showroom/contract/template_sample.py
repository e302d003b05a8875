"""A contract with made-up values, for looking at a template where no deal is at hand; it says so on every page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from showroom.contract import contract_paper as cp
from showroom.contract.template_shape import BLANKS, Wording
from showroom.documents.paper import PaperHead
from showroom.documents.parties import CustomerParty, StoreParty
from showroom.documents.phrases import Phrase
from showroom.kernel.errors import Lang
from showroom.kernel.money import Money
from showroom.staff.service import StoreCard

SAMPLE = Phrase("样例数据", "sample values")
_CUSTOMER = CustomerParty("样例买方", "居民身份证", "11010519491231002X", "13800138000", "样例地址 1 号", "样例买方")


def sample_paper(wording: Wording, store: StoreCard, day: date, lang: Lang) -> cp.ContractPaper:
    """The paper of a sale with earnest money, a loan and services, so that most clauses can be seen."""
    blank = {name: entry.sample(lang) for name, entry in BLANKS.items()}
    later = day.replace(day=1, year=day.year + 1)
    return cp.ContractPaper(
        head=PaperHead(store.name, SAMPLE(lang), wording.template, draft=True),
        signed_on=day,
        signed_place=blank["sign_place"],
        seller=StoreParty(store.name, store.credit_code or "-", store.address, store.phone),
        buyer=replace(_CUSTOMER, name=SAMPLE(lang)),
        vehicle=cp.VehicleTerms(
            "星河", "E6", "650km", "珍珠白", "黑色", Money.of(249800), condition=SAMPLE(lang), vin=blank["vin"]
        ),
        price=cp.PriceTerms(
            Money.of(249800), Money.of(10000), Money.of(239800), blank["included"], blank["excluded"],
            gifts=(cp.GiftLine(SAMPLE(lang), 1),),
        ),
        payment=cp.PaymentTerms(
            blank["mode"], cp.DepositWord.EARNEST, Money.of(40000), Money.of(47960), Money.of(40000), Money.of(0),
            Money.of(199800), later, with_loan=True, loan_note=SAMPLE(lang),
        ),
        delivery=cp.DeliveryTerms(later, blank["place"], (blank["papers"],)),
        signatures=cp.ContractSignatures(SAMPLE(lang)),
        services=(cp.ServiceOffer(SAMPLE(lang), SAMPLE(lang), Money.of(500)),),
        end=cp.ContractEnd(privacy_version=blank["privacy_version"], annexes=(blank["annexes"],)),
        wording=wording,
    )  # fmt: skip
