"""Step 6: the contract, from the buyer's name to both signatures."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QMessageBox

from showroom.contract.contract_paper import Forum
from showroom.contract.disclosure import CAR_STATES
from showroom.contract.drafts import ContractDraft, ContractView, Signed
from showroom.contract.paper import SERVICES
from showroom.customers.identity import ID_KIND_NAMES
from showroom.kernel.actor import Permission
from showroom.kernel.comparison import Compared
from showroom.kernel.errors import FieldErrors, Lang, ShowroomError
from ui.context import UiContext
from ui.contract.authority_part import AuthorityPart
from ui.contract.brand_part import BrandPart
from ui.contract.changes_part import ChangesPart
from ui.contract.filing_part import FilingPart
from ui.contract.ink_part import InkPart
from ui.contract.intent_part import IntentPart
from ui.contract.missing_part import MissingPart
from ui.contract.notice_part import NoticePart
from ui.contract.sale_card import SaleCard
from ui.contract.signatures_part import SignaturesPart
from ui.contract.template_part import TemplatePart
from ui.contract.view_model import ContractViewModel, draft_from_values, values_from_draft
from ui.messages import window_language
from ui.theme import Tone
from ui.widgets.buttons import Button
from ui.widgets.cards import Pill, Section, text_label
from ui.widgets.fields import CheckField, ChoiceField, DateField, IdField, MoneyField, PhoneField, TextField
from ui.widgets.filled import Filled
from ui.widgets.form import Form
from ui.widgets.multi_line import MultiLine
from ui.widgets.paper_window import PaperWindow
from ui.widgets.returned_notice import ReturnedNotice
from ui.widgets.settling import Settling
from ui.widgets.step_page import StepPage


class ContractPage(StepPage):
    """Buyer, car and price, deposit, delivery, services, terms, review and signatures."""

    step = "contract"

    def __init__(self, context: UiContext) -> None:
        super().__init__(context)
        self.view_model = ContractViewModel(context, self)
        self._paper: PaperWindow | None = None
        self._confirm: QMessageBox | None = None
        self.frozen = False
        self.state = Pill("")
        self.missing = MissingPart(self.focus_field)
        self.column.addWidget(self.missing)
        forms = [self._build_buyer()]
        self.sale = SaleCard()
        self.column.addWidget(self.sale)
        forms += [self._build_deposit(), self._build_delivery(), self._build_services(), self._build_terms()]
        self.templates = TemplatePart()
        self.column.addWidget(self.templates)
        self.signatures = SignaturesPart(self.show_review)
        self.column.addWidget(self.signatures)
        self.column.addStretch(1)
        self.changes = ChangesPart(self)
        self.ink = InkPart(self)
        self.intent, self.filing, self.brand = IntentPart(self), FilingPart(self), BrandPart(self)
        self.authority = AuthorityPart(self)
        self.notices, self.returned = NoticePart(self), ReturnedNotice(self)
        self.column.insertWidget(1, self.returned)  # below what is still missing
        self.use_forms(*forms, self.templates.form)
        self.filled = Filled(self, self, values_from_draft, draft_from_values)
        self.settling = Settling(self, self._on_settled)
        self.signatures.changed.connect(self._keep_strokes)
        self.binder.changed.connect(self._on_changed)
        model = self.view_model
        model.loaded.connect(self._on_loaded)
        model.loaded.connect(self.returned.look)
        model.saved.connect(self._on_saved)
        model.approved.connect(self._on_approved)
        model.signed.connect(self._on_signed)
        model.refused.connect(self._on_refused)
        model.compared.connect(self.settling.meet)

    def load(self, deal_id: int) -> None:
        self.frozen = False
        self.view_model.load(deal_id)

    def primary_text(self) -> str:
        view = self.view_model.view
        if view is None or view.signed is not None or self.frozen:
            return ""
        return self.tr("Save contract draft") if self.typed or not view.saved else self.tr("Sign contract")

    def primary(self) -> None:
        view = self.view_model.view
        if view is None:
            return
        if self.typed or not view.saved:
            self.save()
        else:
            self.ask_to_sign()

    def save(self) -> None:
        """Save the draft; what cannot be read is marked."""
        values = self.binder.collect()
        if self.view_model.view is not None and values is not None:
            self.filled.send()
            self.view_model.save(draft_from_values(values, self.filled.version), self.filled.draft)

    def _on_settled(self, draft: ContractDraft, compared: Compared[ContractDraft]) -> None:
        self.filled.settle(draft, compared)
        self.view_model.save(draft, compared.versions.theirs)

    def ask_to_sign(self) -> None:
        """The one confirmation: signing gives an official number and cannot be undone; the button says the verb."""
        view = self.view_model.view
        if view is None:
            return
        if empty := self.signatures.unsigned():
            self.context.notifier.error(self.tr("Both sides sign first"))
            empty[0].setFocus()
            return
        if dotted := self.signatures.too_little():
            self.context.notifier.error(dotted[1])
            dotted[0].setFocus()
            return
        box = QMessageBox(self)
        box.setObjectName("confirm_sign")
        price = view.sale.contract_price.grouped() if view.sale.contract_price else ""
        box.setText(
            self.tr("Sign the contract with {name} over ¥{price}?").format(name=view.draft.buyer_name, price=price)
        )
        box.setInformativeText(self.tr("It gets its number and can then no longer be changed."))
        verb = box.addButton(self.tr("Sign contract"), QMessageBox.ButtonRole.AcceptRole)
        verb.setObjectName("confirm_sign_button")
        box.addButton(self.tr("Back"), QMessageBox.ButtonRole.RejectRole)
        box.accepted.connect(self.sign_now)
        self._confirm = box
        box.open()

    def sign_now(self) -> None:
        """Sign with what stands on the pads."""
        self.view_model.sign(self.signatures.sign_draft(self.view_model.key))

    def show_as_signed(self, number: str) -> None:
        """The contract was signed, on the pad or with ink."""
        self.context.notifier.done(self.tr("Contract {number} signed").format(number=number))
        self.stored()
        self.load(self.deal_id)

    def freeze(self, *, frozen: bool) -> None:
        """While a print waits for signatures by hand, nothing here may change (CT-06)."""
        view = self.view_model.view
        self.frozen = frozen
        for form_row in self.binder.rows.values():
            form_row.field.setEnabled(not frozen and view is not None and view.signed is None)
        self.signatures.setVisible(not frozen and view is not None and view.signed is None)
        self.primary_changed.emit()

    def print_actions(self) -> tuple[tuple[str, Callable[[], None]], ...]:
        view = self.view_model.view
        if view is None:
            return ()
        title, lang = self.tr("ID copy annotation sheet"), window_language()
        sheet = title, partial(self.view_model.read_id_sheet, lang, partial(self._open_paper, title))
        if self.frozen:
            return (self.tr("Contract, to be signed by hand"), self.ink.open_print), sheet, *self.filing.print_actions()
        if view.signed is None:
            return (self.tr("Review copy"), partial(self.show_review, lang)), sheet, *self.filing.print_actions()
        return (
            (self.tr("Contract"), partial(self.show_signed, view.signed.document_id)),
            (self.tr("Contract, English copy"), partial(self.show_signed, view.signed.translation_id)),
            sheet,
            *self.filing.print_actions(),
        )

    def show_review(self, lang: Lang) -> None:
        """Open the watermarked draft."""
        self.view_model.read_review(lang, partial(self._open_paper, self.tr("Review copy")))

    def show_signed(self, document_id: int) -> None:
        """Open a stored paper."""
        self.view_model.read_signed(document_id, partial(self._open_paper, self.tr("Contract")))

    def focus_field(self, name: str) -> bool:
        acts = {"sign": self.signatures.buyer_pad.setFocus, "approve_terms": self.approve_button.setFocus}
        acts |= {"acknowledge_brand": self.brand.button.setFocus, "returned_car": self.returned.button.setFocus}
        if name in acts:
            acts[name]()
            return True
        return super().focus_field(name)

    def snapshot(self) -> dict[str, Any]:
        return super().snapshot() | self.signatures.snapshot() | self.filled.snapshot()

    def restore(self, snapshot: dict[str, Any]) -> None:
        self.filled.restore(snapshot)
        super().restore(snapshot)
        self.signatures.restore(snapshot)
        self._show_split()

    def _build_buyer(self) -> Form:
        section = Section(self.tr("Buyer"), self.tr("as on the document shown"))
        section.add_action(self.state)
        form = Form(columns=3)
        kinds = [(kind.value, names[0 if window_language() == "zh" else 1]) for kind, names in ID_KIND_NAMES.items()]
        form.add(TextField("buyer_name", self.tr("Name"), required=True))
        form.add(ChoiceField("buyer_id_kind", self.tr("Kind of document"), kinds))
        form.add(IdField("buyer_id_number", self.tr("Document number")))
        form.add(
            DateField("buyer_id_valid_to", self.tr("Valid until"), hint=self.tr("empty: long-term"), today=self._today)
        )
        form.add(DateField("buyer_birth", self.tr("Date of birth"), today=self._today))
        form.add(PhoneField("buyer_phone", self.tr("Phone")))
        form.add(TextField("buyer_address", self.tr("Address"), max_length=200), span=2)
        form.add(TextField("invoice_title", self.tr("Invoice to"), max_length=120))
        form.add(TextField("guardian", self.tr("Guardian"), hint=self.tr("signs for a buyer under 18 (G-05)")))
        form.add(TextField("agent", self.tr("Agent"), hint=self.tr("with power of attorney")))
        form.add(IdField("agent_id_number", self.tr("Agent's document number")))
        section.add(form)
        self.column.addWidget(section)
        return form

    def _build_deposit(self) -> Form:
        section = Section(self.tr("Deposit"), self.tr("the word decides the law (DP-01)"))
        form = Form(columns=3)
        words = [("定金", self.tr("定金 earnest money")), ("订金", self.tr("订金 refundable prepayment"))]
        self.deposit_word = form.add(ChoiceField("deposit_word", self.tr("Word"), words))
        self.deposit_agreed = form.add(MoneyField("deposit_agreed", self.tr("Agreed (0 for none)")))
        self.deposit_paid = form.add(MoneyField("deposit_paid", self.tr("Paid now")))
        section.add(form)
        self.word_text = text_label("", "hint", wrap=True)
        self.split_text = text_label("", "fact", wrap=True)
        self.split_text.setObjectName("deposit_split")
        section.add(self.word_text)
        section.add(self.split_text)
        self.column.addWidget(section)
        return form

    def _build_delivery(self) -> Form:
        section = Section(self.tr("Delivery and balance"))
        form = Form(columns=3)
        form.add(DateField("delivery_date", self.tr("Delivery at the latest"), today=self._today))
        form.add(TextField("delivery_place", self.tr("Place of delivery"), max_length=200), span=2)
        form.add(
            DateField("balance_due", self.tr("Balance due"), hint=self.tr("empty: before delivery"), today=self._today)
        )
        form.add(TextField("sign_place", self.tr("Place of signing"), max_length=200), span=2)
        lang = window_language()
        states = [(state.value, words(lang)) for state, words in CAR_STATES.items()]
        form.add(ChoiceField("car_state", self.tr("State of the car"), states))
        form.add(TextField("known_defects", self.tr("Known defects, disclosed in writing"), max_length=500), span=2)
        section.add(form)
        self.column.addWidget(section)
        return form

    def _build_services(self) -> Form:
        section = Section(self.tr("Optional services"), self.tr("off unless the buyer wants them (MF-04)"))
        form = Form(columns=4)
        lang = window_language()
        for code, (name, provider) in SERVICES.items():
            form.add(CheckField(f"service_{code}", name(lang)))
            form.add(MoneyField(f"service_{code}_price", self.tr("Price"), hint=provider(lang)))
        section.add(form)
        self.column.addWidget(section)
        return form

    def _build_terms(self) -> Form:
        section = Section(self.tr("Terms"), self.tr("special terms need the manager and the general manager (CT-04)"))
        self.approve_button = Button(self.tr("Approve special terms"))
        self.approve_button.setObjectName("approve_terms")
        self.approve_button.clicked.connect(self.view_model.approve_terms)
        self.approvals = Pill("")
        section.add_action(self.approvals)
        section.add_action(self.approve_button)
        form = Form(columns=2)
        forums = [(Forum.COURT.value, self.tr("People's court")), (Forum.ARBITRATION.value, self.tr("Arbitration"))]
        form.add(MultiLine("special_terms", self.tr("Special terms, one a line"), max_length=2000), span=2)
        form.add(ChoiceField("forum", self.tr("Disputes end before"), forums))
        form.add(TextField("forum_name", self.tr("Arbitration commission")))
        section.add(form)
        self.column.addWidget(section)
        return form

    def _on_loaded(self, view: ContractView) -> None:
        self.filled.fill(view.draft, view.draft.version)
        self._show(view)
        self.loaded(view.draft.version)

    def _on_saved(self, view: ContractView) -> None:
        self.context.notifier.done(self.settling.with_merged(self.tr("Contract draft saved")))
        if self.filled.stored(view.draft, view.draft.version):
            self.filled.fill(view.draft, view.draft.version)
            self.stored()
        else:
            self.saved.emit()
        self._show(view)
        self._keep_strokes()

    def _keep_strokes(self) -> None:
        """What somebody signed survives a crash like what was typed."""
        if self.drafts is not None and not all(pad.is_empty for pad in self.signatures.pads):
            self.drafts.touch()

    def _on_approved(self, view: ContractView) -> None:
        self.context.notifier.done(self.tr("Special terms approved"))
        self._show(view)
        self.saved.emit()

    def _on_signed(self, signed: Signed) -> None:
        self.show_as_signed(signed.number)

    def _on_refused(self, errors: FieldErrors) -> None:
        for name in self.binder.show_errors(errors):
            self.context.notifier.error(errors.fields[name].text(window_language()))

    def _on_changed(self) -> None:
        self._show_split()
        self.primary_changed.emit()

    def _show(self, view: ContractView) -> None:
        """Everything that is not a field."""
        self.sale.show_sale(view.sale)
        self.templates.show_view(view)
        signed = view.signed
        self.state.show_state(
            signed.number if signed else self.tr("draft") if view.saved else self.tr("not saved yet"),
            "good" if signed else "caution",
        )
        self.signatures.show_people(view)
        self.freeze(frozen=self.frozen and signed is None)
        both = view.approved_by_manager and view.approved_by_gm
        wanted = bool(view.draft.special_terms) and signed is None
        refused = bool(view.terms_refused)
        tone: Tone = "refusal" if refused else "good" if both else "caution"
        self.approvals.show_state(self._approval_text(view) if wanted else "", tone)
        self.binder["special_terms"].set_hint("；".join(view.terms_refused) if wanted else "")
        self.approve_button.setVisible(wanted and not both and self.context.actor.may(Permission.RULE_OVERRIDE))
        self.missing.show_missing(view)
        self._show_split()
        self.primary_changed.emit()

    def _approval_text(self, view: ContractView) -> str:
        if view.terms_refused:
            return self.tr("not approved")
        if view.approved_by_manager and view.approved_by_gm:
            return self.tr("both approved")
        if view.approved_by_manager:
            return self.tr("waits for the general manager")
        return self.tr("waits for the manager") if view.approved_by_gm else self.tr("waits for both")

    def _show_split(self) -> None:
        """What the money typed is in law, while it is typed (DP-01, DP-02, DP-05)."""
        word = self.deposit_word.value()
        texts = {
            "定金": self.tr(
                "定金: up to 20 % of the price; the buyer in default loses it, the seller in default pays double."
            ),
            "订金": self.tr("订金: a prepayment that is returned in full whoever is in default."),
        }
        self.word_text.setText(texts.get(word, self.tr("Choose the word before any money is taken.")))
        try:
            amount = self.deposit_paid.value() or self.deposit_agreed.value()
        except ShowroomError:
            amount = None  # half typed; refused on saving, beside the field
        split = self.view_model.split(word, amount)
        if split is None:
            self.split_text.setText("")
            return
        text = self.tr(
            "定金 {earnest} · prepayment {rest} · seller defaults: returns {seller} · buyer defaults: gets back {buyer}"
        )
        self.split_text.setText(
            text.format(
                earnest=split.earnest.grouped(),
                rest=split.prepayment.grouped(),
                seller=split.seller_default_returns.grouped(),
                buyer=split.buyer_default_refund.grouped(),
            )
        )

    def _open_paper(self, title: str, pdf: bytes) -> None:
        self._paper = PaperWindow(title, pdf, self)
        self._paper.open()

    def _today(self) -> Any:
        return self.context.showroom.work.today()
