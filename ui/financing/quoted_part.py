"""The loan that was accepted with the quotation: to be confirmed in one press, with what is another one since."""

from __future__ import annotations

from showroom.financing.annual_rate import percent
from showroom.financing.drafts import FinancingView, LoanDifference, QuotedOffer
from showroom.financing.messages import METHOD_NAMES
from showroom.financing.progress import EDITABLE
from showroom.kernel.errors import Lang
from ui.financing.view_model import FinancingViewModel
from ui.widgets.buttons import Button
from ui.widgets.cards import Pill, Section, text_label
from ui.widgets.line_list import Line, LineList


class QuotedPart(Section):
    """Hidden for a deal whose quotation named no loan."""

    def __init__(self, model: FinancingViewModel, lang: Lang) -> None:
        super().__init__("", "")
        self.setObjectName("quoted_part")
        self.title.setText(self.tr("Loan accepted with the quotation"))
        self._model, self._lang = model, lang
        self.state = Pill("")
        self.add_action(self.state)
        self.button = Button(self.tr("Customer takes it as quoted"), icon="check")
        self.button.setObjectName("confirm_quoted")
        self.button.clicked.connect(model.confirm_quoted)
        self.add_action(self.button)
        self.facts = text_label("", "fact", wrap=True)
        self.facts.setObjectName("quoted_facts")
        self.add(self.facts)
        self.differences = LineList("quoted_differences", self.tr("Nothing has changed since."))
        self.add(self.differences)
        for signal in (model.loaded, model.reckoned, model.saved):
            signal.connect(self.show_view)
        model.acted.connect(self._on_acted)
        self.hide()

    def show_view(self, view: FinancingView) -> None:
        """What was accepted, where it stands, and each difference as a line."""
        quoted = view.quoted
        self.setVisible(quoted is not None)
        if quoted is None:
            return
        day = "" if quoted.on is None else quoted.on.isoformat()
        self.subtitle.setText(self.tr("accepted on {day}").format(day=day) if day else "")
        self.facts.setText(self._facts(quoted))
        taken = view.chosen is not None and view.chosen == quoted.position
        self.button.setVisible(not taken and view.status in EDITABLE)
        if taken:
            self.state.show_state(self.tr("confirmed"), "good")
        elif view.chosen is not None:
            self.state.show_state(self.tr("another offer is chosen"), "caution")
        else:
            self.state.show_state(self.tr("to be confirmed"), "caution")
        self.differences.show_lines([self._line(number, one) for number, one in enumerate(quoted.differences)])

    def _on_acted(self, _what: str) -> None:
        if self._model.view is not None:
            self.show_view(self._model.view)

    def _facts(self, quoted: QuotedOffer) -> str:
        offer, method = quoted.offer, METHOD_NAMES[quoted.offer.method][self._lang == "en"]
        parts = [
            " ".join(filter(None, (offer.lender, offer.product))),
            self.tr("loan ¥{loan}").format(loan=offer.principal.grouped()),
            self.tr("down payment ¥{down}").format(down=quoted.down_payment.grouped()),
            self.tr("{months} months at {rate} %").format(months=offer.months, rate=percent(offer.annual_rate)),
            method,
        ]
        if quoted.first is not None and quoted.last is not None:
            sums = {"first": quoted.first.grouped(), "last": quoted.last.grouped()}
            parts.append(self.tr("¥{first} a month, the last ¥{last}").format(**sums))
        return " · ".join(filter(None, parts))

    def _line(self, number: int, one: LoanDifference) -> Line:
        english = self._lang == "en"
        said = self.tr("quoted {old} → now {new}").format(old=one.old[english], new=one.new[english])
        return Line(number, one.name.text(self._lang), said).with_pill(self.tr("different"), "caution")
