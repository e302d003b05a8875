"""The paper that the edited text makes, with a deal of choice or with samples, and which of the two it is."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from showroom.contract.template_views import TemplateDeal, TemplatePreview
from showroom.kernel.errors import FieldErrors, Lang, ShowroomError
from ui.theme import SPACE_2
from ui.widgets.cards import text_label
from ui.widgets.fields import ChoiceField
from ui.widgets.form import MessageLine
from ui.widgets.pdf_preview import PdfPreview

_PAUSE_MS = 700


class TemplatePaper(QWidget):
    """`wanted(deal_id or None, lang)` when the paper must be drawn anew."""

    wanted = Signal(object, str)

    def __init__(self, lang: Lang) -> None:
        super().__init__()
        self.setProperty("kind", "inner")
        self._lang: Lang = lang
        self.deal = ChoiceField("template_deal", self.tr("Preview with"), [("", self.tr("Sample values"))])
        self.deal.set_value("")
        self.paper_lang = ChoiceField("template_paper_lang", self.tr("Language"), [("zh", "中文"), ("en", "English")])
        self.paper_lang.set_value(lang)
        self.message = MessageLine()
        self.pdf = PdfPreview("template_pdf", self.tr("Preview"))
        row = QHBoxLayout()
        row.setSpacing(SPACE_2)
        row.addWidget(text_label(self.tr("Preview with"), "fact"))
        row.addWidget(self.deal, 1)
        row.addWidget(self.paper_lang)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_2)
        column.addLayout(row)
        column.addWidget(self.message)
        column.addWidget(self.pdf, 1)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.refresh)
        self.deal.changed.connect(self.refresh)
        self.paper_lang.changed.connect(self.refresh)

    def offer(self, deals: tuple[TemplateDeal, ...]) -> None:
        """The deals that can be chosen."""
        chosen = self.deal.value()
        choices = [(str(deal.deal_id), " · ".join(part for part in (deal.customer, deal.car, deal.number) if part))
                   for deal in deals]  # fmt: skip
        self.deal.set_choices([("", self.tr("Sample values")), *choices])
        self.deal.set_value(chosen)

    def soon(self) -> None:
        """The text changed: draw after a pause."""
        self._pause.start()

    def refresh(self) -> None:
        """Ask for the paper now."""
        self._pause.stop()
        chosen = self.deal.value()
        self.wanted.emit(int(chosen) if chosen else None, self.paper_lang.value())

    def show_preview(self, preview: TemplatePreview) -> None:
        """The paper is there."""
        self.pdf.show_pdf(preview.pdf)
        if preview.sample:
            self.message.show_text(self.tr("Sample values, not a real deal"), "caution")
        else:
            self.message.show_text(self.tr("With the values of this deal"), "good")

    def show_refusal(self, error: ShowroomError) -> None:
        """The old paper stays; why there is no new one is said above it."""
        told = next(iter(error.fields.values())) if isinstance(error, FieldErrors) else error
        self.message.show_text(told.text(self._lang), "refusal")
