"""Dialogs of a signed contract: change order, cancellation, both signatures, refund; each shows what it comes to."""

from __future__ import annotations

import uuid
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

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
from showroom.kernel.errors import FieldErrors, ShowroomError
from showroom.kernel.money import ZERO, Money
from ui.context import UiContext
from ui.contract.change_words import cancel_rows, change_rows
from ui.contract.changes_view_model import ChangesViewModel, options_from_text, options_text
from ui.contract.sums_view import Row, SumsView
from ui.messages import window_language
from ui.theme import SPACE_3, SPACE_4, SPACE_5, Tone
from ui.widgets.buttons import Button, LinkButton, PrimaryButton
from ui.widgets.cards import text_label
from ui.widgets.fields import CheckField, ChoiceField, DateField, MoneyField, TextField
from ui.widgets.form import Form, FormBinder, MessageLine
from ui.widgets.multi_line import MultiLine
from ui.widgets.signature_pad import SignaturePad

_WAYS = (PaidBy.TRANSFER, PaidBy.CARD, PaidBy.MOBILE, PaidBy.CASH)


class AskingDialog(QDialog):
    """A form, what it comes to while it is typed, and one verb."""

    def __init__(self, parent: QWidget, model: ChangesViewModel, name: str, texts: tuple[str, str]) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setWindowTitle(texts[0])
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(720)
        self.model = model
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_5, SPACE_5, SPACE_5, SPACE_5)
        column.setSpacing(SPACE_3)
        self.form = self.build()
        column.addWidget(self.form)
        self.sums = SumsView("change_sums")
        self.place_sums(column)
        self.message = MessageLine()
        column.addWidget(self.message)
        foot = QHBoxLayout()
        foot.addStretch(1)
        back = Button(self.tr("Back"))
        back.clicked.connect(self.reject)
        self.confirm = PrimaryButton(texts[1])
        self.confirm.setObjectName(f"{name}_confirm")
        self.confirm.clicked.connect(self.submit)
        foot.addWidget(back)
        foot.addWidget(self.confirm)
        column.addLayout(foot)
        self.binder = FormBinder(self.form, parent=self)
        self.binder.changed.connect(self.look)

    def build(self) -> Form:
        """The fields."""
        raise NotImplementedError

    def place_sums(self, column: QVBoxLayout) -> None:
        """Below the form, growing with what there is to say."""
        column.addWidget(self.sums)
        column.addStretch(1)

    def draft(self) -> Any:
        """What is typed; raises FieldErrors."""
        raise NotImplementedError

    def look(self) -> None:
        """Say what it comes to; half-typed it says what is missing, and marks nothing."""
        try:
            draft = self.draft()
        except FieldErrors:
            self.show_sums(((self.tr("Fill in the fields with * to see what it comes to."), "", ""),))
            return
        self.model.preview(draft, self.on_sums, self.on_refused)

    def submit(self) -> None:
        """Store, or mark what is wrong."""
        self.binder.clear_errors()
        try:
            draft = self.draft()
        except FieldErrors as errors:
            self.binder.show_errors(errors)
            return
        self.confirm.setEnabled(False)  # and with it Back and Esc, until there is an answer
        self.send(draft)

    def reject(self) -> None:
        if self.confirm.isEnabled():
            super().reject()

    def send(self, draft: Any) -> None:
        """Hand the draft to the service."""
        self.model.ask(draft, self.on_stored, self.on_failed)

    def on_sums(self, sums: Any) -> None:
        """Show what it comes to."""

    def on_stored(self, view: ChangesView) -> None:
        """Done: close, and tell the page."""
        self.accept()
        self.model.take(view)

    def on_refused(self, error: ShowroomError) -> None:
        """A preview that cannot be: its reason where the sums would stand."""
        self.show_sums(((_told(error), "", ""),), "caution")

    def on_failed(self, error: ShowroomError) -> None:
        """Beside the field, or in the message line."""
        self.confirm.setEnabled(True)
        if isinstance(error, FieldErrors):
            rest = self.binder.show_errors(error)
            self.message.show_text("；".join(error.fields[name].text(window_language()) for name in rest), "refusal")
        else:
            self.message.show_text(_told(error), "refusal")

    def show_sums(self, rows: tuple[Row, ...], tone: Tone = "") -> None:
        """Show what it comes to; the dialog grows with it, so that nothing is squeezed."""
        self.sums.show_rows(rows, tone)
        layout = self.layout()
        if layout is not None:
            layout.activate()
            wanted = max(layout.totalHeightForWidth(self.width()), self.sizeHint().height())
            self.resize(self.width(), max(self.height(), wanted))


class ChangeDialog(AskingDialog):
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


class CancelDialog(AskingDialog):
    """退订: why, whose default, and who owes what by DP-01…07, shown before anybody is asked."""

    def __init__(self, parent: QWidget, model: ChangesViewModel) -> None:
        opened = model.view.open if model.view is not None else None
        start = opened.draft if opened is not None and isinstance(opened.draft, CancelDraft) else None
        self._version = 0 if start is None else start.version
        super().__init__(parent, model, "cancel_dialog", (self.tr("Cancel the contract"), self.tr("Ask for approval")))
        self.binder.set_values({"remedy": Remedy.EARNEST.value})
        if start is not None:
            names = ("reason", "ending", "remedy", "penalty", "loss", "costs", "kept", "ledger_is_right")
            self.binder.set_values({name: getattr(start, name) for name in names})
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


class RefundDialog(AskingDialog):
    """What finance pays out, with its voucher."""

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

    def on_failed(self, error: ShowroomError) -> None:
        if isinstance(error, FieldErrors) and "received_on" in error.fields:
            error = FieldErrors({**error.fields, "paid_on": error.fields["received_on"]})
        super().on_failed(error)


class SignChangeDialog(QDialog):
    """Both sides sign the open change, beside a minor the guardian (G-05); not `both`: the seller's own notice."""

    def __init__(
        self, parent: QWidget, model: ChangesViewModel, title: str, guardian: str = "", *, both: bool = True
    ) -> None:
        super().__init__(parent)
        self.setObjectName("sign_change_dialog")
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(720)
        self.model = model
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_5, SPACE_5, SPACE_5, SPACE_5)
        column.setSpacing(SPACE_3)
        column.addWidget(text_label(title, "heading"))
        column.addWidget(text_label(self.tr("It gets its number and can then no longer be changed."), "hint"))
        pads = QHBoxLayout()
        pads.setSpacing(SPACE_4)
        self.pads: dict[str, SignaturePad] = {}
        if both:
            self.buyer_pad = SignaturePad("change_buyer_signature", self.tr("Buyer's signature"))
            self.pads["buyer_signature"] = self.buyer_pad
        self.seller_pad = SignaturePad("change_seller_signature", self.tr("Seller's signature"))
        self.pads["seller_signature"] = self.seller_pad
        if both and guardian:
            name = self.tr("Guardian's signature")
            self.pads["guardian_signature"] = SignaturePad("change_guardian_signature", f"{name} · {guardian}")
        for pad in self.pads.values():
            pads.addLayout(self._column_of(pad))
        column.addLayout(pads)
        self.message = MessageLine()
        column.addWidget(self.message)
        foot = QHBoxLayout()
        foot.addStretch(1)
        back = Button(self.tr("Back"))
        back.clicked.connect(self.reject)
        self.confirm = PrimaryButton(self.tr("Sign"))
        self.confirm.setObjectName("sign_change_confirm")
        self.confirm.clicked.connect(self.submit)
        foot.addWidget(back)
        foot.addWidget(self.confirm)
        column.addLayout(foot)

    def submit(self) -> None:
        """Sign with what stands on the pads."""
        empty = [pad for pad in self.pads.values() if pad.is_empty]
        if empty:
            text = self.tr("Both sides sign first") if len(self.pads) > 1 else self.tr("Sign first")
            self.message.show_text(text, "refusal")
            empty[0].setFocus()
            return
        self.confirm.setEnabled(False)
        hands = {name: (pad.png_bytes(), pad.evidence()) for name, pad in self.pads.items()}
        self.model.sign(hands, self._on_signed, self._on_failed)

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

    def reject(self) -> None:
        if self.confirm.isEnabled():
            super().reject()

    def _on_signed(self, view: ChangesView) -> None:
        self.accept()
        self.model.take(view)

    def _on_failed(self, error: ShowroomError) -> None:
        self.confirm.setEnabled(True)
        self.message.show_text(_told(error), "refusal")


def _told(error: ShowroomError) -> str:
    lang = window_language()
    if isinstance(error, FieldErrors):
        return "；".join(told.text(lang) for told in error.fields.values())
    return error.message.text(lang, **error.values)
