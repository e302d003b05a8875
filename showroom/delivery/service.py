"""Step 8: the car, the money, the papers, and the signed handover (§6.8, DV-01…09)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from showroom.deals.handover import get_deal, note, work_on
from showroom.deals.model import Deal, DealStatus, Step
from showroom.delivery import ledger
from showroom.delivery import messages as say
from showroom.delivery.case import Facts, delivery_gate
from showroom.delivery.confirmation_pdf import render
from showroom.delivery.drafts import CarChoice, ConfirmDraft, DeliveryDraft, DeliveryView, ReceiptDraft
from showroom.delivery.handing_over import hand_over, rehearse, require_ready, require_signatures
from showroom.delivery.model import Delivery
from showroom.delivery.paper import Signing, confirmation_paper
from showroom.delivery.preparation import delivery_of, store
from showroom.delivery.queries import car_choices, delivery_view, facts_of
from showroom.delivery.subsidy_return import end_reminder, remind_of_advance
from showroom.kernel.actor import Actor, Permission
from showroom.kernel.errors import Lang, ShowroomError
from showroom.kernel.findings import Finding
from showroom.persistence.actions import Tx, Workplace, check_version, composed, reads, writes
from showroom.vehicles.agreed_car import AgreedCar
from showroom.vehicles.model import Vehicle, VehicleStatus
from showroom.vehicles.records import get_vehicle, index_vehicle, reserve, set_status


class DeliveryService:
    """Prepares and confirms handovers; `on_delivered` is called inside the confirming transaction."""

    def __init__(self, work: Workplace) -> None:
        self.work = work
        self.on_delivered: list[Callable[[Tx, Deal], None]] = []
        self.refund_limit: ledger.RefundLimit = lambda _tx, _deal: None
        self.open_changes: Callable[[Tx, Deal], int] = lambda _tx, _deal: 0
        self.agreed_car: Callable[[Tx, Deal], AgreedCar] = lambda _tx, _deal: AgreedCar()

    @reads(Permission.DEAL_READ)
    def current(self, tx: Tx, deal_id: int) -> DeliveryView:
        """The stored preparation with ledger and gate; raises not_found, not_your_deal."""
        return self._view(tx, get_deal(tx, deal_id))

    @reads(Permission.DELIVERY_WRITE)
    def cars(self, tx: Tx, deal_id: int) -> tuple[CarChoice, ...]:
        """Cars of the deal's model that could be allocated, the right colour first."""
        return car_choices(tx, get_deal(tx, deal_id))

    @writes(Permission.DELIVERY_WRITE)
    def allocate(self, tx: Tx, deal_id: int, vehicle_id: int) -> DeliveryView:
        """Give the deal its car, never one that is another's (DV-01, VN-06).

        Raises delivery_allocated, delivery_other_model, vehicle_not_free, delivery_car_gone.
        """
        deal = work_on(tx, deal_id, Step.DELIVERY)
        tx.session.refresh(deal, with_for_update=True)
        if deal.vehicle_id is not None:
            raise ShowroomError(say.ALREADY_ALLOCATED, vin=get_vehicle(tx, deal.vehicle_id).vin)
        vehicle = reserve(tx, vehicle_id)
        if deal.model_id is not None and vehicle.model_id != deal.model_id:
            raise ShowroomError(say.OTHER_MODEL)
        self._require_nobodys(tx, vehicle)
        set_status(tx, vehicle, VehicleStatus.SOLD)
        index_vehicle(tx, vehicle)
        deal.vehicle_id, deal.model_id = vehicle.id, vehicle.model_id
        try:
            tx.session.flush()
        except IntegrityError as error:
            raise ShowroomError(say.CAR_GONE, vin=vehicle.vin) from error
        note(tx, deal.id, "vehicle_allocated", vehicle.vin)
        tx.audit("vehicle", vehicle.id, status="sold")
        tx.audit("deal", deal.id, vehicle=vehicle.id)
        return self._view(tx, deal)

    @writes(Permission.RECEIPT_WRITE)
    def add_receipt(self, tx: Tx, deal_id: int, draft: ReceiptDraft) -> DeliveryView:
        """Write a payment into the ledger, once per key; raises FieldErrors, receipt_key_used (DP-02, DV-02)."""
        deal = ledger.add(tx, deal_id, draft, self.refund_limit)
        end_reminder(tx, deal)
        tx.audit("deal", deal.id, receipt=draft.kind)
        return self._view(tx, deal)

    @writes(Permission.DELIVERY_WRITE)
    def save(self, tx: Tx, deal_id: int, draft: DeliveryDraft) -> DeliveryView:
        """Store the preparation; incomplete is allowed. Raises FieldErrors, changed_meanwhile, deal_closed."""
        deal = work_on(tx, deal_id, Step.DELIVERY)
        row = delivery_of(tx, deal.id)
        check_version(draft.version, row.version if row else 0)
        if row is None:
            row = Delivery(deal_id=deal.id)
            tx.session.add(row)
            tx.session.flush()
        store(tx, deal, row, draft)
        tx.audit("delivery", row.id, saved=True)
        tx.audit("deal", deal.id, delivery="prepared")
        return self._view(tx, deal)

    @reads(Permission.DEAL_READ)
    def confirmation(self, tx: Tx, deal_id: int, lang: Lang = "zh") -> bytes:
        """The delivery form as it stands, watermarked, to go through item by item; raises delivery_save_first."""
        facts = facts_of(tx, get_deal(tx, deal_id))
        if facts.row is None or facts.vehicle is None:
            raise ShowroomError(say.SAVE_FIRST)
        return render(confirmation_paper(tx, facts, Signing(facts.deal.number, ConfirmDraft("-", 0)), lang), lang)

    @composed(Permission.DELIVERY_WRITE)
    def confirm(self, actor: Actor, deal_id: int, draft: ConfirmDraft) -> DeliveryView:
        """Hand the car over: 交车确认单 JC sealed in both languages, car delivered, deal won, 三包 periods started.

        One transaction, once per key. Raises FieldErrors (signatures), StepBlocked (DV-01…09), changed_meanwhile,
        delivery_done.
        """
        require_signatures(draft)
        self._rehearse(actor, deal_id, draft)
        return self._confirm(actor, deal_id, draft)

    @reads(Permission.DELIVERY_WRITE)
    def _rehearse(self, tx: Tx, deal_id: int, draft: ConfirmDraft) -> None:
        facts = self._facts(tx, get_deal(tx, deal_id))
        if facts.row is not None and facts.row.number is not None:
            return  # a replay, or told under the lock
        work_on(tx, deal_id, Step.DELIVERY)
        require_ready(tx, facts)
        rehearse(tx, facts, draft)

    @writes(Permission.DELIVERY_WRITE)
    def _confirm(self, tx: Tx, deal_id: int, draft: ConfirmDraft) -> DeliveryView:
        deal = get_deal(tx, deal_id)
        row = delivery_of(tx, deal.id, lock=True)
        if row is None:
            raise ShowroomError(say.SAVE_FIRST)
        if row.number is not None:
            if row.idempotency_key != draft.key:
                raise ShowroomError(say.ALREADY_DELIVERED, number=row.number)
            tx.audit("delivery", row.id, replayed=row.number)
            return self._view(tx, deal)
        work_on(tx, deal_id, Step.DELIVERY)
        check_version(draft.version, row.version)
        facts = self._facts(tx, deal)
        require_ready(tx, facts)
        hand_over(tx, facts, row, draft)
        remind_of_advance(tx, deal)
        for hook in self.on_delivered:
            hook(tx, deal)
        tx.session.flush()
        return self._view(tx, deal)

    def gate(self, tx: Tx, deal: Deal) -> tuple[Finding, ...]:
        """Delivery is left by the confirmed handover itself (DV-05)."""
        return delivery_gate(tx, self._facts(tx, deal))

    def _facts(self, tx: Tx, deal: Deal) -> Facts:
        tx.session.flush()
        found = facts_of(tx, deal)
        return replace(found, open_changes=self.open_changes(tx, deal), agreed=self.agreed_car(tx, deal))

    def _view(self, tx: Tx, deal: Deal) -> DeliveryView:
        return delivery_view(tx, self._facts(tx, deal))

    @staticmethod
    def _require_nobodys(tx: Tx, vehicle: Vehicle) -> None:
        other = sa.select(Deal.id).where(
            Deal.vehicle_id == vehicle.id,
            Deal.contract_number.is_not(None),
            Deal.status.in_((DealStatus.OPEN, DealStatus.WON)),
        )
        if tx.session.scalar(other.limit(1)) is not None:
            raise ShowroomError(say.CAR_GONE, vin=vehicle.vin)
