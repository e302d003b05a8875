"""A claim from demand to end: opened, decided with both choices reckoned, finished, paid (SB-06…08, SB-11)."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from PySide6.QtWidgets import QWidget

from showroom.delivery.messages import PAID_BY_NAMES
from showroom.delivery.model import PaidBy
from showroom.follow_up.claim_rules import RETURNS, LineKind, Losses, Outcome, Sheet
from showroom.follow_up.quality_model import Wanted
from showroom.follow_up.quality_texts import LINES, OUTCOMES, WANTED
from showroom.follow_up.quality_views import (
    ClaimDraft,
    ClaimLine,
    ClaimOffer,
    DecisionDraft,
    ExchangeCar,
    FinishDraft,
    PayDraft,
)
from showroom.follow_up.repair_rules import Entitlement, Right
from showroom.kernel.errors import FieldErrors, ShowroomError
from showroom.kernel.money import ZERO, Money
from ui.context import UiContext
from ui.follow_up.claims_view_model import ClaimsViewModel
from ui.follow_up.quality_dialog import QualityDialog, choices
from ui.follow_up.quality_words import ground_of, words_of
from ui.messages import window_language
from ui.widgets.cards import text_label
from ui.widgets.fields import ChoiceField, DateField, MoneyField, TextField
from ui.widgets.figure_table import Figure, FigureTable
from ui.widgets.form import Form
from ui.widgets.multi_line import MultiLine
from ui.widgets.number_fields import NumberField, PercentField

_OFFERED = {
    Right.REPAIR: (Wanted.REPAIR,), Right.COURTESY: (Wanted.COURTESY,), Right.ASSEMBLY: (Wanted.ASSEMBLY,),
    Right.RETURN: (Wanted.REFUND, Wanted.EXCHANGE),
}  # fmt: skip
_AS_WANTED = {
    Wanted.REPAIR: Outcome.REPAIR, Wanted.COURTESY: Outcome.REPAIR, Wanted.ASSEMBLY: Outcome.ASSEMBLY,
    Wanted.EXCHANGE: Outcome.EXCHANGE, Wanted.REFUND: Outcome.REFUND,
}  # fmt: skip
_WAYS = (PaidBy.TRANSFER, PaidBy.CARD, PaidBy.MOBILE, PaidBy.CASH)
_LOSSES = ("registration_fee", "accessories", "accessories_worn", "services", "tax_paid")


class ClaimDialog(QualityDialog):
    """What the customer asks for: what a right gives, or a demand without one."""

    def __init__(self, parent: QWidget, model: ClaimsViewModel, right: Entitlement | None) -> None:
        self._right = right
        super().__init__(parent, model, "claim_dialog", (self.tr("Claim"), self.tr("Write the claim down")))
        view = model.view
        known = max((one.draft.odometer_km or 0 for one in view.repairs), default=None) if view else None
        self.binder.set_values({"wanted": self._wanted()[0].value, "odometer_km": known})

    def build(self) -> Form:
        form, right = Form(columns=2), self._right
        wanted = {one: WANTED[one] for one in self._wanted()}
        form.add(ChoiceField("wanted", self.tr("The customer wants"), choices(wanted), required=True))
        form.add(NumberField("odometer_km", self.tr("Odometer today (km)"), required=True))
        said = self.tr("In the customer's words")
        form.add(MultiLine("demand", said, lines=3, max_length=500, required=True), span=2)
        ground = (
            self.tr("No right of the record: the manager decides and gives the reason.")
            if right is None
            else f"{words_of(right.right)} · {ground_of(right.ground, right.count)} · {right.rule}"
        )
        form.add_widget(text_label(ground, "fact", wrap=True), span=2)
        form.add_widget(
            text_label(self.tr("Answer within 10 and finish within 20 working days from today (SB-06)."), "fact"), 2
        )
        return form

    def send(self, values: dict[str, Any]) -> None:
        right = self._right
        draft = ClaimDraft(
            Wanted(values["wanted"]), values["demand"], values["odometer_km"], right.ground.value if right else "",
            right.repairs if right else (),
        )  # fmt: skip
        self.model.write("open_claim", draft, done=self.on_stored, failed=self.on_failed)

    def _wanted(self) -> tuple[Wanted, ...]:
        return tuple(WANTED) if self._right is None else _OFFERED[self._right.right]


class DecisionDialog(QualityDialog):
    """The manager's word; for a car that comes back both choices are reckoned while the figures are typed."""

    width_wanted = 860

    def __init__(self, parent: QWidget, model: ClaimsViewModel, claim: ClaimLine, context: UiContext) -> None:
        self._claim, self._today = claim, context.showroom.work.today
        super().__init__(parent, model, "decision_dialog", (claim.number, self.tr("Decide")))
        self.outcome.set_value(_AS_WANTED[claim.wanted].value)
        self.outcome.changed.connect(self._on_outcome)
        self._on_outcome()
        model.offer(claim.id, None, self._on_first, self._on_no_offer)

    def build(self) -> Form:
        form = Form(columns=3)
        self.outcome = form.add(ChoiceField("outcome", self.tr("Decision"), choices(OUTCOMES), required=True))
        reason = self.tr("needed for a refusal, and without a right of the record")
        form.add(MultiLine("reason", self.tr("Reason"), lines=2, max_length=500, hint=reason), span=2)
        form.add(MoneyField("registration_fee", self.tr("Registration fee")))
        form.add(MoneyField("accessories", self.tr("Accessories paid")))
        form.add(MoneyField("accessories_worn", self.tr("Their depreciation")))
        form.add(MoneyField("services", self.tr("Service fees")))
        form.add(MoneyField("tax_paid", self.tr("Purchase tax paid")))
        form.add(DateField("tax_paid_on", self.tr("Tax paid on"), today=self._today))
        share = self.tr("n of the certificate, at most 0.5")
        form.add(PercentField("use_share", self.tr("Use coefficient (%)"), hint=share))
        return form

    def parts(self) -> Sequence[QWidget]:
        columns = (
            Figure(self.tr("Item"), number=False), Figure(words_of(Outcome.REFUND), 150),
            Figure(words_of(Outcome.EXCHANGE), 150),
        )  # fmt: skip
        self.sums = FigureTable("claim_sums", self.tr("Both choices"), columns, 8)
        return self.build(), self.sums

    def look(self) -> None:
        """Reckon what is typed; half-typed it says what is wrong when it is stored."""
        try:
            draft = self.draft()
        except FieldErrors:
            return
        if self._returns():
            self.model.offer(self._claim.id, draft, self._on_offer, self._on_no_offer)

    def send(self, draft: DecisionDraft) -> None:
        self.model.write("decide", self._claim.id, draft, done=self.on_stored, failed=self.on_failed)

    def draft(self) -> DecisionDraft:
        values = self.binder.values()
        losses = Losses(**{name: values[name] or ZERO for name in _LOSSES}, tax_paid_on=values["tax_paid_on"])
        return DecisionDraft(
            Outcome(values["outcome"]), values["reason"], losses, values["use_share"], self._claim.version
        )

    def _returns(self) -> bool:
        return self.outcome.value() in {one.value for one in RETURNS}

    def _on_outcome(self) -> None:
        for name in (*_LOSSES, "tax_paid_on", "use_share"):
            self.form.rows[name].setVisible(self._returns())
        self.sums.setVisible(self._returns())

    def _on_first(self, offer: ClaimOffer) -> None:
        """What the deal knows fills the fields."""
        losses = offer.losses
        values: dict[str, Any] = {name: getattr(losses, name) or None for name in _LOSSES}
        self.binder.set_values(values | {"use_share": offer.use_share})
        self.form.rows["use_share"].setEnabled(offer.pays_use)
        self._on_offer(offer)

    def _on_offer(self, offer: ClaimOffer) -> None:
        self.message.show_text("")
        kinds = [kind for kind in LineKind if offer.refund.amount(kind) or offer.exchange.amount(kind)]
        rows = [(self._name(kind, offer), *self._amounts(offer, kind)) for kind in kinds]
        totals = (self.tr("The store pays"), _money(offer.refund.to_customer), _money(offer.exchange.to_customer))
        self.sums.show_rows([*rows, totals], strong=len(rows))

    def _on_no_offer(self, error: ShowroomError) -> None:
        texts = error.fields.values() if isinstance(error, FieldErrors) else ()
        told = "；".join(text.text(window_language()) for text in texts)
        self.message.show_text(told or error.message.text(window_language(), **error.values), "caution")

    @staticmethod
    def _name(kind: LineKind, offer: ClaimOffer) -> str:
        lines = (*offer.refund.lines, *offer.exchange.lines)
        found = next(one for one in lines if one.kind is kind)
        return f"{LINES[kind](window_language(), **dict(found.values))} · {found.rule}"

    @staticmethod
    def _amounts(offer: ClaimOffer, kind: LineKind) -> tuple[str, str]:
        def cell(sheet: Sheet) -> str:
            return _money(sheet.amount(kind)) if any(one.kind is kind for one in sheet.lines) else "—"

        return cell(offer.refund), cell(offer.exchange)


class FinishDialog(QualityDialog):
    """What was decided is done; an exchange names the car given."""

    def __init__(
        self, parent: QWidget, model: ClaimsViewModel, claim: ClaimLine, cars: tuple[ExchangeCar, ...] | None
    ) -> None:
        self._claim, self._cars = claim, cars
        super().__init__(parent, model, "finish_dialog", (claim.number, self.tr("Finish the claim")))

    def build(self) -> Form:
        form = Form(columns=1)
        if self._cars is not None:
            cars = [(str(car.id), f"{car.vin}  {car.colours}".strip()) for car in self._cars]
            form.add(ChoiceField("vehicle_id", self.tr("Car given in exchange"), cars, required=True))
        form.add(MultiLine("note", self.tr("Remark"), lines=2, max_length=500))
        if self._claim.outcome in RETURNS:
            told = self.tr(
                "The car comes back marked 三包换退车 and out of service; it is sold again only with the written"
                " disclosure (SB-11)."
            )
            form.add_widget(text_label(told, "fact", wrap=True))
        return form

    def send(self, values: dict[str, Any]) -> None:
        car = values.get("vehicle_id")
        draft = FinishDraft(values["note"], int(car) if car else None, self._claim.version)
        self.model.write("finish", self._claim.id, draft, done=self.on_stored, failed=self.on_failed)


class PayDialog(QualityDialog):
    """What finance pays out of a decided claim, with its voucher."""

    field_of: ClassVar[Mapping[str, str]] = {"received_on": "paid_on"}

    def __init__(self, parent: QWidget, model: ClaimsViewModel, claim: ClaimLine, context: UiContext) -> None:
        self._claim, self._today, self._key = claim, context.showroom.work.today, uuid.uuid4().hex
        super().__init__(parent, model, "claim_pay_dialog", (claim.number, self.tr("Pay out")))
        self.binder.set_values({"amount": claim.left, "paid_on": self._today()})

    def build(self) -> Form:
        form, place = Form(columns=2), 0 if window_language() == "zh" else 1
        ways = [(way.value, PAID_BY_NAMES[way][place]) for way in _WAYS]
        form.add(MoneyField("amount", self.tr("Amount"), required=True))
        form.add(ChoiceField("paid_by", self.tr("Paid by"), ways, required=True))
        form.add(TextField("voucher", self.tr("Voucher"), max_length=60, hint=self.tr("not needed for cash")))
        form.add(DateField("paid_on", self.tr("Day"), today=self._today))
        return form

    def send(self, values: dict[str, Any]) -> None:
        draft = PayDraft(
            values["amount"] or ZERO, values["paid_by"], self._key, values["voucher"], values["paid_on"],
            self._claim.number,
        )  # fmt: skip
        self.model.write("pay", self._claim.id, draft, done=self.on_stored, failed=self.on_failed)


def _money(amount: Money) -> str:
    return f"-¥{(-amount).grouped()}" if amount < ZERO else f"¥{amount.grouped()}"
