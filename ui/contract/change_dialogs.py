"""Dialogs of a signed contract: change order, cancellation, both signatures, refund; each shows what it comes to."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from showroom.contract.change_drafts import (
    CancelDraft,
    CancelSums,
    ChangeChoices,
    ChangeDraft,
    ChangeSums,
    ChangesView,
    RefundDraft,
)
from showroom.contract.change_messages import ENDING_NAMES, REMEDY_NAMES
from showroom.contract.change_rules import Remedy
from showroom.contract.rules import Ending
from showroom.delivery.messages import PAID_BY_NAMES
from showroom.delivery.model import PaidBy
from showroom.documents.strokes import Strokes
from showroom.kernel.errors import FieldErrors, ShowroomError
from showroom.kernel.money import ZERO, Money
from ui.context import UiContext
from ui.contract.change_words import cancel_rows, change_rows
from ui.contract.changes_view_model import ChangesViewModel, options_from_text, options_text
from ui.contract.sums_view import Row, SumsView
from ui.messages import window_language
from ui.theme import SPACE_4, Tone
from ui.widgets.asking_dialog import AskingDialog
from ui.widgets.buttons import LinkButton
from ui.widgets.cards import text_label
from ui.widgets.fields import CheckField, ChoiceField, DateField, MoneyField, TextField
from ui.widgets.form import Form
from ui.widgets.multi_line import MultiLine
from ui.widgets.signature_pad import SignaturePad

_WAYS = (PaidBy.TRANSFER, PaidBy.CARD, PaidBy.MOBILE, PaidBy.CASH)


class ReckoningDialog(AskingDialog):
    """What it comes to is shown below the form while it is typed."""

    width_wanted = 720

    def __init__(self, parent: QWidget, model: ChangesViewModel, name: str, texts: tuple[str, str]) -> None:
        self.model = model
        self.sums = SumsView("change_sums")
        super().__init__(parent, name, *texts)

    def parts(self) -> Sequence[QWidget]:
        return self.build(), self.sums

    def look(self) -> None:
        """Say what it comes to; half-typed it says what is missing, and marks nothing."""
        try:
            draft = self.draft()
        except FieldErrors:
            self.show_sums(((self.tr("Fill in the fields with * to see what it comes to."), "", ""),))
            return
        self.model.preview(draft, self.on_sums, self.on_refused)

    def send(self, draft: Any) -> None:
        self.model.ask(draft, self.on_stored, self.on_failed)

    def on_sums(self, sums: Any) -> None:
        """Show what it comes to."""

    def on_stored(self, view: ChangesView) -> None:
        """Done: close, and tell the page."""
        super().on_stored(view)
        self.model.take(view)

    def on_refused(self, error: ShowroomError) -> None:
        """A preview that cannot be: its reason where the sums would stand."""
        self.show_sums(((_told(error), "", ""),), "caution")

    def show_sums(self, rows: tuple[Row, ...], tone: Tone = "") -> None:
        """Show what it comes to; the dialog grows with it, so that nothing is squeezed."""
        self.sums.show_rows(rows, tone)
        self.grow()


class ChangeDialog(ReckoningDialog):
    """换订: another car, colour, option, price or day; the difference is shown while it is typed."""

    def __init__(self, parent: QWidget, model: ChangesViewModel, choices: ChangeChoices, context: UiContext) -> None:
        self._choices, self._today = choices, context.showroom.work.today
        opened = model.view.open if model.view is not None else None
        start = opened.draft if opened is not None and isinstance(opened.draft, ChangeDraft) else choices.start
        self._version = start.version
        texts = (self.tr("Change order"), self.tr("Ask for approval"))
        super().__init__(parent, model, "change_dialog", texts)
        values = {name: getattr(start, name) for name in ("reason", "discount", "exterior", "interior")}
        values |= {"delivery_date": start.delivery_date, "special_terms": start.special_terms}
        values |= {"model_id": str(start.model_id), "options": options_text(start.options)}
        self.binder.set_values(values)
        self._offer_cars(str(start.vehicle_id or ""))
        self.keep_draft(context, f"deal:{model.deal_id}", start.version)
        self.model_field.changed.connect(self._on_model)
        self.car_field.changed.connect(self._on_car)
        self.look()

    def build(self) -> Form:
        form = Form(columns=3)
        models = [(str(one.id), f"{one.text}  ¥{one.guide_price.grouped()}") for one in self._choices.models]
        form.add(TextField("reason", self.tr("Reason"), required=True, max_length=300), span=3)
        self.model_field = form.add(ChoiceField("model_id", self.tr("Version"), models, required=True), span=2)
        self.car_field = form.add(ChoiceField("vehicle_id", self.tr("Car (VIN)"), []))
        form.add(TextField("exterior", self.tr("Exterior colour"), max_length=40))
        form.add(TextField("interior", self.tr("Interior"), max_length=40))
        form.add(DateField("delivery_date", self.tr("Delivery at the latest"), today=self._today))
        form.add(MoneyField("discount", self.tr("Discount in all"), required=True))
        hint = self.tr("one a line: name × number @ price")
        form.add(MultiLine("options", self.tr("Options and accessories"), lines=2, hint=hint), span=2)
        terms = self.tr("Special terms, one a line")
        hint = self.tr("need the manager and the general manager (CT-04)")
        form.add(MultiLine("special_terms", terms, lines=2, max_length=1000, hint=hint), span=3)
        return form

    def draft(self) -> ChangeDraft:
        values = self.binder.values()
        car = values["vehicle_id"]
        return ChangeDraft(
            reason=values["reason"], model_id=int(values["model_id"]), discount=values["discount"] or ZERO,
            vehicle_id=int(car) if car else None, exterior=values["exterior"], interior=values["interior"],
            options=options_from_text(values["options"]), delivery_date=values["delivery_date"],
            special_terms=values["special_terms"], version=self._version,
        )  # fmt: skip

    def on_sums(self, sums: ChangeSums) -> None:
        self.show_sums(change_rows(sums))

    def restore(self, snapshot: dict[str, Any]) -> None:
        self.binder.restore(snapshot)
        self._offer_cars(str(snapshot.get("vehicle_id", "")))  # which those of its version must be there for
        self.look()

    def _offer_cars(self, chosen: str) -> None:
        """The free cars of the version chosen, and the one to be allocated."""
        model = self.model_field.value()
        cars = [
            (str(car.id), f"{car.vin}  {car.exterior} {car.interior}".strip())
            for car in self._choices.cars
            if str(car.model_id) == model
        ]
        self.car_field.set_choices([("", self.tr("to be allocated")), *cars])
        self.car_field.set_value(chosen if chosen in {key for key, _ in cars} else "")

    def _on_model(self) -> None:
        self._offer_cars(self.car_field.value())
        self.look()

    def _on_car(self) -> None:
        """A car brings its own colours."""
        car = next((one for one in self._choices.cars if str(one.id) == self.car_field.value()), None)
        if car is not None:
            self.binder.set_values({"exterior": car.exterior, "interior": car.interior})
        self.look()


class CancelDialog(ReckoningDialog):
    """退订: why, whose default, and who owes what by DP-01…07, shown before anybody is asked."""

    def __init__(self, parent: QWidget, model: ChangesViewModel, context: UiContext) -> None:
        opened = model.view.open if model.view is not None else None
        start = opened.draft if opened is not None and isinstance(opened.draft, CancelDraft) else None
        self._version = 0 if start is None else start.version
        super().__init__(parent, model, "cancel_dialog", (self.tr("Cancel the contract"), self.tr("Ask for approval")))
        self.binder.set_values({"remedy": Remedy.EARNEST.value})
        if start is not None:
            names = ("reason", "ending", "remedy", "penalty", "loss", "costs", "kept", "ledger_is_right")
            self.binder.set_values({name: getattr(start, name) for name in names})
        self.keep_draft(context, f"deal:{model.deal_id}", self._version)
        self.look()

    def build(self) -> Form:
        form, place = Form(columns=3), 0 if window_language() == "zh" else 1
        endings = [(key.value, names[place]) for key, names in ENDING_NAMES.items()]
        remedies = [(key.value, names[place]) for key, names in REMEDY_NAMES.items()]
        form.add(TextField("reason", self.tr("Reason"), required=True, max_length=300), span=3)
        form.add(ChoiceField("ending", self.tr("Whose default"), endings, required=True))
        hint = self.tr("one of the two, never both (DP-04)")
        form.add(ChoiceField("remedy", self.tr("The innocent side chooses"), remedies, hint=hint))
        form.add(MoneyField("penalty", self.tr("Contractual penalty")))
        form.add(
            MoneyField("loss", self.tr("Proven loss in all"), hint=self.tr("what exceeds the deposit is owed (DP-04)"))
        )
        form.add(MoneyField("costs", self.tr("Buyer's costs"), hint=self.tr("owed by a seller in default (DP-07)")))
        form.add(MoneyField("kept", self.tr("Kept by agreement"), hint=self.tr("only when both agree (CT-04)")))
        ledger = self.tr("The receipts ledger is right: nothing more was paid (DP-01)")
        form.add(CheckField("ledger_is_right", ledger), span=3)
        return form

    def draft(self) -> CancelDraft:
        values = self.binder.values()
        amounts = {name: values[name] or ZERO for name in ("penalty", "loss", "costs", "kept")}
        return CancelDraft(
            values["reason"], Ending(values["ending"]), Remedy(values["remedy"] or Remedy.EARNEST),
            ledger_is_right=values["ledger_is_right"], version=self._version, **amounts,
        )  # fmt: skip

    def on_sums(self, sums: CancelSums) -> None:
        self.show_sums(cancel_rows(sums), "caution" if sums.ledger_short else "")


class RefundDialog(ReckoningDialog):
    """What finance pays out, with its voucher."""

    field_of: ClassVar[Mapping[str, str]] = {"received_on": "paid_on"}

    def __init__(self, parent: QWidget, model: ChangesViewModel, left: Money, context: UiContext) -> None:
        self._today, self._key = context.showroom.work.today, uuid.uuid4().hex
        super().__init__(parent, model, "refund_dialog", (self.tr("Pay the refund out"), self.tr("Pay out")))
        self.binder.set_values({"amount": left, "paid_on": self._today()})
        text = self.tr("¥{left} is left to be paid out; nothing above it can be.")
        self.sums.say(text.format(left=left.grouped()))

    def build(self) -> Form:
        form, place = Form(columns=2), 0 if window_language() == "zh" else 1
        ways = [(way.value, PAID_BY_NAMES[way][place]) for way in _WAYS]
        form.add(MoneyField("amount", self.tr("Amount"), required=True))
        form.add(ChoiceField("paid_by", self.tr("Paid by"), ways, required=True))
        form.add(TextField("voucher", self.tr("Voucher"), max_length=60, hint=self.tr("not needed for cash")))
        form.add(DateField("paid_on", self.tr("Day"), today=self._today))
        form.add(TextField("note", self.tr("Remark"), max_length=200), span=2)
        return form

    def look(self) -> None:
        """There is nothing to reckon here."""

    def draft(self) -> RefundDraft:
        values = self.binder.values()
        return RefundDraft(
            values["amount"], values["paid_by"], self._key, values["voucher"], values["paid_on"], values["note"]
        )

    def send(self, draft: RefundDraft) -> None:
        self.model.refund(draft, self.on_stored, self.on_failed)


@dataclass(frozen=True, slots=True)
class Hands:
    """Who signs beside the seller: an agent in the buyer's place, a guardian beside a minor (§3.2, G-05).

    Not `buyer`: nobody, the seller's own notice.
    """

    agent: str = ""
    guardian: str = ""
    buyer: bool = True


class SignChangeDialog(AskingDialog):
    """Pads side by side for everybody who signs the open change."""

    width_wanted = 720

    def __init__(self, parent: QWidget, model: ChangesViewModel, title: str, hands: Hands) -> None:
        self.model = model
        self.pads: dict[str, SignaturePad] = {}
        if hands.buyer:
            label = self.tr("Agent's signature") if hands.agent else self.tr("Buyer's signature")
            label = f"{label} · {hands.agent}" if hands.agent else label
            self.buyer_pad = SignaturePad("change_buyer_signature", label)
            self.pads["buyer_signature"] = self.buyer_pad
        self.seller_pad = SignaturePad("change_seller_signature", self.tr("Seller's signature"))
        self.pads["seller_signature"] = self.seller_pad
        if hands.buyer and hands.guardian:
            name = self.tr("Guardian's signature")
            self.pads["guardian_signature"] = SignaturePad("change_guardian_signature", f"{name} · {hands.guardian}")
        about = self.tr("It gets its number and can then no longer be changed.")
        super().__init__(parent, "sign_change_dialog", title, self.tr("Sign"), about)
        self.confirm.setObjectName("sign_change_confirm")
        next(iter(self.pads.values())).setFocus()

    def parts(self) -> Sequence[QWidget]:
        holder, row = QWidget(), QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_4)
        for pad in self.pads.values():
            row.addLayout(self._column_of(pad))
        holder.setProperty("kind", "inner")
        holder.setLayout(row)
        return (holder,)

    def draft(self) -> dict[str, tuple[bytes, Strokes]] | None:
        """What stands on the pads; None while one is empty, which is told."""
        empty = [pad for pad in self.pads.values() if pad.is_empty]
        if empty:
            self.tell((self.tr("Both sides sign first") if len(self.pads) > 1 else self.tr("Sign first"),))
            empty[0].setFocus()
            return None
        return {name: (pad.png_bytes(), pad.evidence()) for name, pad in self.pads.items()}

    def send(self, draft: dict[str, tuple[bytes, Strokes]]) -> None:
        self.model.sign(draft, self.on_stored, self.on_failed)

    def on_stored(self, view: ChangesView) -> None:
        super().on_stored(view)
        self.model.take(view)

    def _column_of(self, pad: SignaturePad) -> QVBoxLayout:
        column, head = QVBoxLayout(), QHBoxLayout()
        again = LinkButton(self.tr("Sign again"))
        again.setAccessibleName(f"{again.text()}: {pad.accessibleName()}")
        again.clicked.connect(pad.clear)
        head.addWidget(text_label(pad.accessibleName(), "label"), 1)
        head.addWidget(again)
        column.addLayout(head)
        column.addWidget(pad)
        return column


def _told(error: ShowroomError) -> str:
    lang = window_language()
    if isinstance(error, FieldErrors):
        return "；".join(told.text(lang) for told in error.fields.values())
    return error.message.text(lang, **error.values)
