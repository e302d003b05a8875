"""One version of a template: its parts, the clause at hand in both languages, and the paper that it makes."""

from __future__ import annotations

import json

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from showroom.contract.template_shape import When
from showroom.contract.template_views import TemplateView
from showroom.kernel.errors import FieldErrors, Lang, ShowroomError
from showroom.kernel.findings import Finding
from ui.context import UiContext
from ui.drafts import Draft, DraftKeeper, DraftSlot
from ui.settings.template_clause import TemplateClause
from ui.settings.template_head import TemplateHead
from ui.settings.template_outline import TemplateOutline
from ui.settings.template_preview import TemplatePaper
from ui.settings.template_text import Spot, TemplateText, TextState, from_json, to_json
from ui.settings.template_view_model import DRAFT_FORM, TemplateViewModel, draft_key
from ui.theme import SPACE_2, SPACE_3
from ui.widgets.buttons import Button, LinkButton
from ui.widgets.cards import Card, text_label
from ui.widgets.multi_line import MultiLine

_PAUSE_MS = 500


class TemplateEditor(QWidget):
    """Edits a draft, and shows any other version without letting it be changed."""

    def __init__(self, context: UiContext, model: TemplateViewModel) -> None:
        super().__init__()
        self.setObjectName("template_editor")
        self.setProperty("kind", "page")
        self._context, self._model = context, model
        self._lang: Lang = context.lang
        self.text = TemplateText()
        self.spot = Spot(0)
        self._view: TemplateView | None = None
        self._marked: frozenset[str] = frozenset()
        self.head = TemplateHead(model.may_release)
        self.outline = TemplateOutline(self._lang)
        self.clause = TemplateClause(self._lang)
        self.paper = TemplatePaper(self._lang)
        self.drafts = DraftKeeper(context, DraftSlot(DRAFT_FORM, "none"), self._snapshot, self._restore, self)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._check)
        self._build()
        self._connect()

    def show_view(self, view: TemplateView) -> None:
        """Show a version as it is stored."""
        same = self._view is not None and self._view.row.version_id == view.row.version_id
        self._view = view
        self.text = TemplateText(TextState(view.blocks, view.left_over))
        self.spot = self.spot if same and self._exists(self.spot) else Spot(0, 0)
        self.head.show_view(view, self._lang)
        self.offer_draft(None)
        if view.editable and not same:  # right after a save the draft that was stored may still be there
            self._model.look_for_draft()
        if view.editable:
            self.drafts.move_to(draft_key(view), view.version)
        self._marked = frozenset(finding.field for finding in view.findings)
        self.head.show_findings(view.findings if view.editable else ())
        self._show_all()
        self.paper.refresh()

    def save(self) -> None:
        """Store the draft."""
        if self._view is not None and self._view.editable:
            self._model.save(self.text.state)

    def stored(self) -> None:
        """What is typed is stored for good."""
        self.drafts.settle()

    def flush_drafts(self) -> None:
        """Keep what is typed."""
        self.drafts.flush()

    def show_refusal(self, error: ShowroomError) -> None:
        """Go to the first field that is wrong, with its reason beside it; say the rest in the head."""
        if isinstance(error, FieldErrors):
            self._marked = frozenset(error.fields)
            first = next(iter(error.fields))
            self._go_to_field(first)
            self.head.say(error.fields[first].text(self._lang), "refusal")
        else:
            self.head.say(error.text(self._lang), "refusal")

    def go_to(self, finding: Finding) -> None:
        """Show the part that a finding is about."""
        self._go_to_field(finding.field)

    def show_checked(self, found: tuple[Finding, ...] | ShowroomError) -> None:
        """What stands in the way of a release, as it is typed."""
        if isinstance(found, FieldErrors):
            self._marked = frozenset(found.fields)
            self.head.show_problem(next(iter(found.fields.values())).text(self._lang), len(found.fields))
        elif not isinstance(found, ShowroomError):
            self._marked = frozenset(finding.field for finding in found)
            self.head.show_findings(found)
        self.outline.show_state(self.text.state, self._marked, self.spot)

    def offer_draft(self, draft: Draft | None) -> None:
        """Offer what was typed and not stored, in the editor itself."""
        self._draft = draft
        older = draft is not None and self._view is not None and draft.base_version != self._view.version
        self.draft_text.setText(
            self.tr("There is typed text that was not stored; the template was changed meanwhile.")
            if older
            else self.tr("There is typed text that was not stored.")
        )
        self.draft_line.setVisible(draft is not None)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE_3)
        column.addWidget(self.head)
        self.draft_line = QWidget()
        self.draft_line.setProperty("kind", "inner")
        row = QHBoxLayout(self.draft_line)
        row.setContentsMargins(0, 0, 0, 0)
        self.draft_text = text_label("", tone="caution")
        row.addWidget(self.draft_text)
        self.take_draft = LinkButton(self.tr("Restore"))
        self.take_draft.setObjectName("template_restore")
        self.take_draft.clicked.connect(self._on_take_draft)
        row.addWidget(self.take_draft)
        row.addStretch(1)
        self.draft_line.hide()
        column.addWidget(self.draft_line)
        body = QHBoxLayout()
        body.setSpacing(SPACE_3)
        self.outline.setFixedWidth(250)
        body.addWidget(self.outline)
        card = Card()
        card.add(self.clause, 1)
        self.left = MultiLine("template_left", self.tr("Imported, without a place yet"), lines=6, max_length=4000)
        self.left.setReadOnly(True)
        self.place_button = Button(self.tr("Make it a clause of…"), icon="arrow-right")
        self.place_button.setObjectName("template_place")
        self.place_menu = QMenu(self.place_button)
        self.place_menu.triggered.connect(self._on_place)
        self.place_button.setMenu(self.place_menu)
        card.add(self.left)
        card.add(self.place_button)
        card.column.setSpacing(SPACE_2)
        body.addWidget(card, 5)
        body.addWidget(self.paper, 4)
        column.addLayout(body, 1)

    def _connect(self) -> None:
        self.outline.chosen.connect(self._on_chosen)
        self.outline.acted.connect(self._on_acted)
        self.clause.written.connect(self._on_written)
        self.clause.applied.connect(self._on_applied)
        self.head.undo.clicked.connect(self._on_undo)
        self.head.save_button.clicked.connect(self.save)
        self.head.went.connect(self.go_to)
        self.paper.wanted.connect(self._on_paper)
        self._model.checked.connect(self.show_checked)
        self._model.previewed.connect(self.paper.show_preview)
        self._model.preview_refused.connect(self.paper.show_refusal)
        self._model.deals_read.connect(self.paper.offer)
        self._model.draft_found.connect(self.offer_draft)

    def _show_all(self) -> None:
        editable = self._view is not None and self._view.editable
        self.outline.buttons.setVisible(editable)
        self.outline.show_state(self.text.state, self._marked, self.spot)
        self.head.undo.setEnabled(self.text.can_undo)
        self._show_spot(editable)

    def _show_spot(self, editable: bool) -> None:
        left = self.spot.block < 0
        self.clause.setVisible(not left)
        self.left.setVisible(left)
        self.place_button.setVisible(left)
        if left:
            self.left.set_value(self.text.state.left_over[self.spot.clause])
            self.place_menu.clear()
            for number, block in enumerate(self.text.state.blocks):
                action = self.place_menu.addAction(block.title_zh if self._lang == "zh" else block.title_en)
                action.setData(number)
        elif self.spot.clause < 0:
            self.clause.show_title(self.text.state.blocks[self.spot.block], writable=editable)
        else:
            self.clause.show_clause(self.text.clause(self.spot), writable=editable)

    def _changed(self) -> None:
        """Something was edited: keep the draft, look it over, draw it, each in its time."""
        self.head.undo.setEnabled(self.text.can_undo)
        self.drafts.touch()
        self._pause.start()
        self.paper.soon()

    def _check(self) -> None:
        self._model.check(self.text.state)

    def _exists(self, spot: Spot) -> bool:
        state = self.text.state
        if spot.block < 0:
            return 0 <= spot.clause < len(state.left_over)
        return spot.block < len(state.blocks) and spot.clause < len(state.blocks[spot.block].clauses)

    def _go_to_field(self, field: str) -> None:
        parts = field.split("_")
        if field == "left_over" and self.text.state.left_over:
            self.spot = Spot(-1, 0)
        elif len(parts) > 1 and parts[0] == "block" and parts[1].isdecimal():
            clause = int(parts[3]) if len(parts) > 3 and parts[2] == "clause" else -1
            self.spot = Spot(int(parts[1]), clause)
        self._show_all()

    def _on_chosen(self, spot: Spot) -> None:
        self.spot = spot
        self._show_spot(self._view is not None and self._view.editable)

    def _on_written(self, lang: str, text: str) -> None:
        self.text.write(self.spot, "zh" if lang == "zh" else "en", text)
        self._changed()

    def _on_applied(self, when: When) -> None:
        self.text.apply_to(self.spot, when)
        self._changed()

    def _on_acted(self, word: str) -> None:
        if word in {"up", "down"}:
            self.spot = self.text.move(self.spot, -1 if word == "up" else 1)
        elif word == "remove":
            self.spot = self.text.remove(self.spot)
        elif word == "block":
            self.spot = self.text.add_block(self.spot, "新部分", "New block")
        elif self.spot.block >= 0:
            self.spot = self.text.add_clause(self.spot)
        self._show_all()
        self._changed()

    def _on_undo(self) -> None:
        self.text.undo()
        if not self._exists(self.spot):
            self.spot = Spot(0)
        self._show_all()
        self._changed()

    def _on_place(self, action: QAction) -> None:
        if self.spot.block < 0:
            from showroom.contract.template_import import language_of

            text = self.text.state.left_over[self.spot.clause]
            self.spot = self.text.place(self.spot.clause, int(action.data()), language_of(text))
            self._show_all()
            self._changed()

    def _on_paper(self, deal_id: int | None, lang: str) -> None:
        self._model.preview(self.text.state, deal_id, "zh" if lang == "zh" else "en")

    def _on_take_draft(self) -> None:
        if self._draft is not None:
            self._restore(json.loads(self._draft.payload))
            self.offer_draft(None)

    def _snapshot(self) -> dict[str, object]:
        return to_json(self.text.state)

    def _restore(self, kept: dict[str, object]) -> None:
        self.text = TemplateText(self.text.state)
        self.text.replace_all(from_json(kept))
        self.spot = Spot(0)
        self._show_all()
        self._changed()
