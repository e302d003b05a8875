"""The 三包 certificate of the car: what it still lacks, making it out, and reissuing a lost one free (SB-09)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, Signal

from showroom.delivery.quality_papers import CertificateLine, CertificatesView
from showroom.documents.store import StoredPaper
from showroom.kernel.actor import Permission
from showroom.kernel.errors import FieldErrors, Lang, ShowroomError, Told
from ui.context import UiContext
from ui.widgets.buttons import Button
from ui.widgets.cards import Pill, Section, text_label
from ui.widgets.fields import DateField
from ui.widgets.form import Form, FormBinder
from ui.widgets.line_list import Line, LineList
from ui.widgets.paper_window import PaperWindow
from ui.widgets.reason_dialog import ReasonDialog

KIND = "three_guarantees"


class CertificatePart(Section):
    """Shows and makes certificates of one deal. `made` tells the page to read the delivery again.

    `refused(FieldErrors)`: those of fields that stand elsewhere on the page are told beside them.
    """

    made = Signal()
    refused = Signal(object)

    def __init__(self, context: UiContext) -> None:
        super().__init__("", "")
        self.title.setText(self.tr("三包 certificate"))
        self.setObjectName("certificate_part")
        self._context = context
        self.deal_id = 0
        self.view: CertificatesView | None = None
        self.dialog: ReasonDialog | None = None
        self._paper: PaperWindow | None = None
        self.state = Pill("", "caution")
        self.add_action(self.state)
        self.hint = text_label("", "hint", wrap=True)
        self.hint.setObjectName("certificate_hint")
        self.add(self.hint)
        self.lacking = LineList("certificate_lacking", "")
        self.add(self.lacking)
        self.form = Form(columns=3)
        self.day = self.form.add(
            DateField("certificate_day", self.tr("Day of delivery on it"), today=context.showroom.work.today)
        )
        self.binder = FormBinder(self.form, parent=self)
        self.add(self.form)
        self.button = Button(self.tr("Make the certificate"), icon="file-text")
        self.button.setObjectName("make_certificate")
        self.button.clicked.connect(self.make)
        self.body.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.lines = LineList("certificates", "")
        self.lines.acted.connect(self._on_acted)
        self.add(self.lines)

    def open_deal(self, deal_id: int) -> None:
        """Read and show the deal's certificates."""
        if deal_id != self.deal_id:
            self.deal_id, self.view = deal_id, None
            self.day.set_value(self._context.showroom.work.today())
        act = partial(self._papers.view, self._context.actor, deal_id)
        self._context.jobs.read(act, self.show_view, self._on_failed, key="certificates")

    def make(self) -> None:
        """Make the certificate out for the day that is typed."""
        values = self.binder.collect()
        if values is not None:
            day = values["certificate_day"]
            act = partial(self._papers.make_certificate, self._context.actor, self.deal_id, day)
            self._context.jobs.write(act, self._on_made, self._on_failed)

    def show_view(self, view: CertificatesView) -> None:
        """What is missing, what was made, and what may be done now."""
        self.view = view
        lang = self._context.lang
        may = self._context.actor.may(Permission.DELIVERY_WRITE)
        ready, made = view.ready or view.delivered, bool(view.lines)
        words = self.tr("ready") if ready and made else self.tr("to be made anew") if made else self.tr("to be made")
        self.state.show_state(words, "good" if ready and made else "caution")
        self.hint.setText(self._hint(view))
        self.hint.setVisible(bool(self.hint.text()))
        lacking = {} if view.delivered else view.missing
        self.lacking.show_lines(_by_place(lacking, lang))
        self.lacking.setVisible(bool(lacking))
        for widget in (self.form, self.button):
            widget.setVisible(may and view.saved and not view.delivered)
        self.lines.show_lines([self._line(line, may and view.delivered) for line in view.lines])
        self.lines.setVisible(made)

    def focus(self) -> bool:
        """Put the cursor where the certificate is made."""
        self.button.setFocus(Qt.FocusReason.OtherFocusReason)
        return self.button.isVisible()

    def _hint(self, view: CertificatesView) -> str:
        if view.delivered:
            return ""
        if not view.saved:
            return self.tr("Save the preparation first: the certificate takes the invoice from it.")
        changed = view.changed[self._context.lang == "en"]
        return self.tr("Changed since it was made: {what}").format(what=changed) if changed else ""

    def _line(self, line: CertificateLine, may_reissue: bool) -> Line:
        text = self.tr("{number}, delivery {day}").format(number=line.number, day=line.delivery_on)
        fact = " · ".join(part for part in (f"{line.made_at:%Y-%m-%d}", line.by, line.reason) if part)
        shown = Line(line.number, text, fact).with_link("show", self.tr("Show"))
        if line.reissue:
            return shown.with_pill(self.tr("reissued free"), "accent")
        newest = self.view is not None and next(e for e in self.view.lines if not e.reissue) is line
        return shown.with_link("reissue", self.tr("Lost: reissue free…")) if may_reissue and newest else shown

    def _on_acted(self, number: object, act: str) -> None:
        if act == "show":
            documents, lang = self._context.showroom.documents, self._context.lang
            read = partial(documents.paper, self._context.actor, KIND, str(number), lang)
            self._context.jobs.read(read, self._on_paper, self._on_failed, key="certificate_pdf")
            return
        question = self.tr("Why is the certificate reissued? It costs the customer nothing.")
        self.dialog = ReasonDialog(self, question, self.tr("Reissue"))
        self.dialog.given.connect(self._on_reason)
        self.dialog.open()

    def _on_reason(self, reason: str) -> None:
        act = partial(self._papers.reissue_certificate, self._context.actor, self.deal_id, reason)
        self._context.jobs.write(act, self._on_made, self._on_failed)

    def _on_made(self, view: CertificatesView) -> None:
        self.show_view(view)
        text = self.tr("三包 certificate made: {number}").format(number=view.lines[0].number)
        self._context.notifier.done(text)
        self.made.emit()

    def _on_paper(self, paper: StoredPaper) -> None:
        self._paper = PaperWindow(self.tr("三包 certificate"), paper.pdf, self, self._context)
        self._paper.show()

    def _on_failed(self, error: ShowroomError) -> None:
        if not isinstance(error, FieldErrors):
            self._context.notifier.error(error)
            return
        lang = self._context.lang
        homeless = self.binder.show_errors(error)
        self.lacking.show_lines(_by_place({name: error.fields[name] for name in homeless}, lang))
        self.lacking.setVisible(bool(homeless))
        self.refused.emit(error)

    @property
    def _papers(self) -> Any:
        return self._context.showroom.quality_papers


def _by_place(lacking: Mapping[str, Told], lang: Lang) -> list[Line]:
    """What is missing by the place where it is entered, each fact by its name."""
    names: dict[str, list[str]] = {}
    for told in lacking.values():
        place = str(told.values.get(f"place_{lang}", ""))
        names.setdefault(place, []).append(str(told.values[f"name_{lang}"]) if place else told.text(lang))
    joint = "、" if lang == "zh" else ", "
    return [Line(place, joint.join(found), place, tone="refusal") for place, found in names.items()]
