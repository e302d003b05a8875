"""What a desk does to contracts until killed, on the pad or by pen: sign, change, reissue, cancel, end by notice."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import sqlalchemy as sa

from showroom.bootstrap import Showroom
from showroom.contract.change_drafts import CancelDraft, ChangesView
from showroom.contract.change_model import ChangeKind
from showroom.contract.drafts import SignDraft
from showroom.contract.ink_drafts import InkDraft
from showroom.contract.model import Contract
from showroom.contract.notice_drafts import ArrivalDraft, NoticeDraft, NoticeWay
from showroom.contract.notice_rules import Ground, Side
from showroom.contract.rules import Ending
from showroom.deals.model import Deal, DealStatus, Step
from showroom.documents.model import Document
from showroom.kernel.clock import local_date
from showroom.kernel.money import Money
from showroom.persistence import numbering
from tests.contract.change_builders import pay, put_right, start
from tests.contract.contract_builders import SIGNATURE, filled, sign
from tests.deal_builders import deal_at
from tests.store_fixtures import NOW, People

DAY: date = local_date(NOW)
SERIES = ("XS", "BG", "TK")
Say = Callable[[str], None]


class Desk:
    """One process at the store; `say` is told of an act only after its commit returned."""

    def __init__(self, store: Showroom, people: People, serial: int, say: Say) -> None:
        self.store, self.people, self.say = store, people, say
        self.dice, self.serial, self.turn = random.Random(serial), serial, 0

    def act(self) -> None:
        """One act: on one of the last contracts that stand, or a new contract."""
        deals = self.standing()
        if deals and self.dice.random() < 0.7:
            self.go_on(self.dice.choice(deals))
        else:
            self.new_contract()

    def standing(self) -> list[int]:
        """Deals with a signed contract that is not cancelled, the newest ones."""
        query = (
            sa.select(Deal.id)
            .where(Deal.contract_number.is_not(None), Deal.status == DealStatus.OPEN)
            .order_by(Deal.id.desc())
            .limit(3)
        )
        with self.store.work.db.read() as session:
            return list(session.scalars(query))

    def new_contract(self) -> None:
        """A deal of its own from the first hello to both signatures, and money in the ledger."""
        self.turn += 1
        number = self.serial * 1000 + self.turn
        vin, phone = f"LSVAU2182T{number:07d}", f"139{number:08d}"
        deal_id = deal_at(self.store, self.people, Step.CONTRACT, vin=vin, phone=phone)
        self.store.contract.save_draft(self.people.consultant, deal_id, filled(self.store, self.people, deal_id))
        if self.dice.random() < 0.2:
            self.print_for_pen(deal_id)
            self.store.ink.confirm(self.people.consultant, deal_id, InkDraft(f"pen-{number}", DAY))
        else:
            done = sign(self.store, self.people, deal_id)
            self.say(f"ack {done.number} {done.sha256}")
        pay(self.store, self.people, deal_id, "40000")
        self.say(f"paid {deal_id} 40000")

    def go_on(self, deal_id: int) -> None:
        """Sign what is open, asked for by whoever was killed before; else ask for something and sign it."""
        service, me = self.store.contract_changes, self.people.consultant
        if self.store.notices.view(me, deal_id).out is not None:
            self.end_notice(deal_id)
            return
        if service.view(me, deal_id).open is None:
            asks = (self.ask_change,) * 2 + (self.ask_reissue,) * 3 + (self.ask_cancel,) + (self.ask_notice,) * 2
            self.dice.choice(asks)(deal_id)
        for boss in (self.people.manager, self.people.general_manager):
            row = service.view(boss, deal_id).open
            if row is not None and row.may_decide:
                service.decide(boss, deal_id, row.version, approve=True)
        row = service.view(me, deal_id).open
        key = f"{self.serial}-{self.turn}-{row.id if row else 0}"
        if self.by_pen(deal_id, key):
            return
        self.tell(service.sign(me, deal_id, SignDraft(key, SIGNATURE, SIGNATURE)), deal_id)

    def by_pen(self, deal_id: int, key: str) -> bool:
        """Half of it is printed; what is printed, by whomever, is signed with the pen or withdrawn."""
        ink, me = self.store.ink, self.people.consultant
        if ink.view(me, deal_id).waiting is None:
            if self.dice.random() < 0.5:
                return False
            self.print_for_pen(deal_id)
        if self.dice.random() < 0.3:
            ink.withdraw(me, deal_id, "客户改用签字板")
        else:
            ink.confirm(me, deal_id, InkDraft(key, DAY))
        return True

    def print_for_pen(self, deal_id: int) -> None:
        """The numbered print of what may be signed; of a reissue both papers."""
        one = self.store.ink.print_copy(self.people.consultant, deal_id).waiting
        for ident in (one.document_id, one.page_document_id) if one is not None else ():
            if ident:
                with self.store.work.db.read() as session:
                    paper = session.get_one(Document, ident)
                    self.say(f"ack {paper.number} {paper.sha256}")

    def ask_notice(self, deal_id: int) -> None:
        draft = NoticeDraft("买方来函不再购车", Side.SELLER, Ground.BUYER_REFUSES, "来函", DAY, way=NoticeWay.HAND)
        draft = replace(draft, ledger_is_right=True)
        self.store.contract_changes.notice(self.people.consultant, deal_id, draft)

    def end_notice(self, deal_id: int) -> None:
        """What is on its way arrives, or is taken back."""
        if self.dice.random() < 0.4:
            self.store.notices.recall(self.people.manager, deal_id, "客户来店")
        else:
            came = ArrivalDraft(DAY, NoticeWay.HAND, "当面签收")
            self.store.notices.arrived(self.people.consultant, deal_id, came)

    def ask_change(self, deal_id: int) -> None:
        discount = Money.of(str(self.dice.randrange(8000, 12000)))
        draft = start(self.store, self.people, deal_id, discount=discount, special_terms="")
        if draft.discount == start(self.store, self.people, deal_id).discount:
            return self.ask_reissue(deal_id)
        self.store.contract_changes.change_order(self.people.consultant, deal_id, draft)
        return None

    def ask_reissue(self, deal_id: int) -> None:
        name = "张" + "".join(self.dice.choices("三叁山珊杉姗删衫煽扇", k=8))  # never the one that stands already
        draft = put_right(self.store, self.people, deal_id, buyer_name=name)
        self.store.contract_changes.reissue(self.people.consultant, deal_id, draft)

    def ask_cancel(self, deal_id: int) -> None:
        draft = CancelDraft("不再购车", Ending.AGREED, ledger_is_right=True)
        self.store.contract_changes.cancel(self.people.consultant, deal_id, draft)

    def tell(self, view: ChangesView, deal_id: int) -> None:
        """The paper signed last, and the contract that it issued."""
        done = view.signed[-1]
        self.say(f"ack {done.number} {done.sha256}")
        if done.kind is ChangeKind.REISSUE:
            with self.store.work.db.read() as session:
                query = sa.select(Contract.number, Contract.sha256).where(Contract.deal_id == deal_id)
                number, digest = session.execute(query.order_by(Contract.id.desc()).limit(1)).one()
            self.say(f"ack {number} {digest}")


class CarelessDesk(Desk):
    """The control: numbers are taken in a transaction of their own, before the act that uses them."""

    def __init__(self, store: Showroom, people: People, serial: int, say: Say) -> None:
        super().__init__(store, people, serial, say)
        self._real, self._stock = numbering.allot, dict[str, str]()
        setattr(numbering, "allot", self._given)  # noqa: B010 - mypy knows that it is another's function

    def act(self) -> None:
        for series in SERIES:
            if series not in self._stock:
                with self.store.work.db.begin() as session:
                    self._stock[series] = self._real(session, "SH01", series, DAY)
        super().act()

    def _given(self, _session: object, _store: str, series: str, _day: date) -> str:
        return self._stock.pop(series)
