"""The parts of the delivery page: ledger and receipt form, car and PDI, papers, handover."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from showroom.delivery.checklists import PDI_POINTS
from showroom.delivery.confirmation_texts import GROUPS
from showroom.delivery.drafts import DeliveryView, MoneyView
from showroom.delivery.messages import KIND_NAMES, PAID_BY_NAMES
from showroom.delivery.model import PaidBy, ReceiptKind
from showroom.delivery.rules import DOCUMENTS, IMPORT_DOCUMENTS
from showroom.kernel.errors import Lang
from showroom.kernel.money import ZERO
from ui.delivery.point_grid import PointGrid
from ui.widgets.fields import CheckField, ChoiceField, DateField, IdField, MoneyField, TextField
from ui.widgets.figure_table import Figure, FigureTable
from ui.widgets.form import Form
from ui.widgets.number_fields import NumberField

translate = QCoreApplication.translate


def ledger_table() -> FigureTable:
    """The receipts."""
    columns = (
        Figure(translate("DeliveryPage", "Number"), 182, number=False),
        Figure(translate("DeliveryPage", "Day"), 94, number=False),
        Figure(translate("DeliveryPage", "Kind"), 0, number=False),
        Figure(translate("DeliveryPage", "Paid by"), 116, number=False),
        Figure(translate("DeliveryPage", "Voucher"), 128, number=False),
        Figure(translate("DeliveryPage", "Amount"), 104),
    )
    return FigureTable("receipts", translate("DeliveryPage", "Receipts"), columns, 6)


def ledger_rows(money: MoneyView, lang: Lang) -> list[list[str]]:
    """The rows of `ledger_table`."""
    place = lang == "en"
    return [
        [
            line.number, line.received_on.isoformat(),
            " · ".join(part for part in (KIND_NAMES[line.kind][place], line.note) if part),
            PAID_BY_NAMES[line.paid_by][place], line.voucher, line.amount.grouped(),
        ]
        for line in money.receipts
    ]  # fmt: skip


def money_text(money: MoneyView) -> str:
    """What is due, what came in, what is missing."""
    text = translate("DeliveryPage", "Due ¥{due} · received ¥{received} · loan ¥{loan}")
    return text.format(due=money.due.grouped(), received=money.received.grouped(), loan=money.loan.grouped())


def outstanding_text(money: MoneyView) -> str:
    """The pill beside the heading."""
    if money.outstanding > ZERO:
        text = translate("DeliveryPage", "¥{amount} outstanding")
        return text.format(amount=money.outstanding.grouped())
    if money.outstanding < ZERO:
        text = translate("DeliveryPage", "¥{amount} to give back")
        return text.format(amount=(-money.outstanding).grouped())
    return translate("DeliveryPage", "Paid in full")


def receipt_form(lang: Lang) -> Form:
    """One payment."""
    place = lang == "en"
    form = Form(columns=3)
    kinds = [(kind.value, KIND_NAMES[kind][place]) for kind in ReceiptKind]
    form.add(ChoiceField("receipt_kind", translate("DeliveryPage", "Kind"), kinds, required=True))
    form.add(MoneyField("receipt_amount", translate("DeliveryPage", "Amount"), required=True))
    ways = [(way.value, PAID_BY_NAMES[way][place]) for way in PaidBy]
    form.add(ChoiceField("receipt_paid_by", translate("DeliveryPage", "Paid by"), ways, required=True))
    form.add(TextField("receipt_voucher", translate("DeliveryPage", "Voucher"), max_length=60))
    form.add(DateField("receipt_received_on", translate("DeliveryPage", "Day")))
    form.add(TextField("receipt_note", translate("DeliveryPage", "Remark"), max_length=200))
    return form


def car_form() -> Form:
    """VIN typed from the car and each paper (DV-01), the appointment (DV-07), and the car's state."""
    form = Form(columns=3)
    form.add(IdField("vin_on_car", translate("DeliveryPage", "VIN on the car")))
    form.add(IdField("vin_on_certificate", translate("DeliveryPage", "VIN on the certificate")))
    form.add(IdField("vin_on_invoice", translate("DeliveryPage", "VIN on the invoice")))
    form.add(DateField("appointment_day", translate("DeliveryPage", "Day of delivery")))
    form.add(TextField("appointment_time", translate("DeliveryPage", "Time"), max_length=5, placeholder="14:30"))
    form.add(NumberField("odometer_km", translate("DeliveryPage", "Odometer (km)")))
    form.add(CheckField("delay_told", translate("DeliveryPage", "Delay told, with apology")))
    form.add(TextField("delay_reason", translate("DeliveryPage", "Reason for the new day"), max_length=200), span=2)
    form.add(NumberField("keys", translate("DeliveryPage", "Keys")))
    form.add(NumberField("energy_percent", translate("DeliveryPage", "Fuel or charge %")))
    form.add(TextField("pdi_ticket", translate("DeliveryPage", "PDI fault, still open"), max_length=300))
    return form


def pdi_grid(lang: Lang) -> PointGrid:
    """The PDI points of §6.8."""
    grid = PointGrid("pdi_points", translate("DeliveryPage", "PDI"), 3)
    points = [(key, texts[lang == "en"]) for key, texts in PDI_POINTS.items()]
    grid.set_groups({translate("DeliveryPage", "PDI, a day before the handover"): points})
    return grid


def papers_form() -> Form:
    """Invoice, insurance and plates (DV-04, PL-01)."""
    form = Form(columns=3)
    form.add(TextField("invoice_number", translate("DeliveryPage", "Invoice number"), max_length=40))
    form.add(DateField("invoice_on", translate("DeliveryPage", "Invoice date")))
    form.add(DateField("compulsory_valid_to", translate("DeliveryPage", "Compulsory insurance to")))
    form.add(IdField("plate", translate("DeliveryPage", "Plate"), max_length=12))
    form.add(IdField("temporary_plate", translate("DeliveryPage", "Temporary plate"), max_length=12))
    form.add(NumberField("temporary_issue", translate("DeliveryPage", "Issue (1 to 3)")))
    form.add(DateField("temporary_from", translate("DeliveryPage", "Temporary from")))
    form.add(DateField("temporary_to", translate("DeliveryPage", "Temporary to")))
    return form


def paper_points(view: DeliveryView, lang: Lang) -> Mapping[str, list[tuple[str, str]]]:
    """The papers of DV-03 for this car."""
    wanted = DOCUMENTS | (IMPORT_DOCUMENTS if view.imported else {})
    names = {key: texts[lang == "en"] for key, texts in wanted.items()}
    points = [(key, f"{name[:1].upper()}{name[1:]}") for key, name in names.items()]
    return {translate("DeliveryPage", "Papers with the car (DV-03)"): points}


def item_points(view: DeliveryView, lang: Lang) -> Mapping[str, list[tuple[str, str]]]:
    """The delivery form's items for this car by group (DV-05); what need not apply says so."""
    if_any = translate("DeliveryPage", "{item} (if any)")

    def text(key: str, words: str) -> str:
        told = "(" in words or "（" in words  # says itself when it applies
        return if_any.format(item=words) if key in view.optional and not told else words

    return {
        title(lang): [(key, text(key, words(lang))) for key, words in items.items() if key in view.items]
        for title, items in GROUPS.values()
    }


def handover_form() -> Form:
    """Agent (DV-06), photo (DV-08), service adviser and remarks."""
    form = Form(columns=3)
    form.add(TextField("service_adviser", translate("DeliveryPage", "Service adviser")))
    form.add(TextField("agent", translate("DeliveryPage", "Agent who fetches the car")))
    form.add(IdField("agent_id_number", translate("DeliveryPage", "Agent's ID number")))
    form.add(CheckField("agent_authority", translate("DeliveryPage", "Agent's written authority seen")))
    form.add(CheckField("photo_published", translate("DeliveryPage", "Photo will be published")))
    form.add(CheckField("photo_consent", translate("DeliveryPage", "Customer agrees to publish")))
    form.add(TextField("remarks", translate("DeliveryPage", "Remarks"), max_length=300), span=3)
    return form
