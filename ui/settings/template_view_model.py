"""Contract templates between the window and their service."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from showroom.contract.template_views import (
    NewTemplate,
    Release,
    TemplateDeal,
    TemplatePreview,
    TemplateRow,
    TemplateText,
    TemplateView,
)
from showroom.kernel.actor import Permission
from showroom.kernel.errors import Lang, ShowroomError
from ui.context import UiContext
from ui.settings.template_text import TextState
from ui.widgets.pdf_preview import with_viewer

DRAFT_FORM = "contract_template"


class TemplateViewModel(QObject):
    """Reads and writes templates; every answer is a signal."""

    listed = Signal(object)
    opened = Signal(object)
    stored = Signal(object, str)
    deleted = Signal()
    refused = Signal(object)
    checked = Signal(object)
    previewed = Signal(object)
    preview_refused = Signal(object)
    deals_read = Signal(object)
    compared = Signal(object)
    draft_found = Signal(object)

    def __init__(self, context: UiContext, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.view: TemplateView | None = None
        self._verb = ""

    @property
    def may_release(self) -> bool:
        return self.context.actor.may(Permission.RULE_OVERRIDE)

    def read(self) -> None:
        """The list of versions."""
        self._read("overview", self._on_listed, "templates")

    def open(self, version_id: int | None) -> None:
        """One version; None is the shipped text."""
        self._read("view", self._on_opened, "template", version_id)

    def read_deals(self) -> None:
        """The deals for the preview, for those who may see them."""
        if self.context.actor.may(Permission.CONTRACT_READ):
            self._read("deals", self._on_deals, "template_deals")
        else:
            self.deals_read.emit(())

    def compare(self, old_id: int | None, new_id: int | None) -> None:
        """Two versions line by line."""
        self._read("compare", self._on_compared, "template_compare", old_id, new_id)

    def preview(self, state: TextState, deal_id: int | None, lang: Lang) -> None:
        """The paper that this text makes."""
        if self.view is None:
            return
        draw = partial(self._service.preview, self._actor, self.view.row.label, state.blocks, deal_id, lang)
        act = partial(with_viewer, draw)
        self.context.jobs.read(act, self._on_preview, self._on_preview_refused, key="template_preview")

    def check(self, state: TextState) -> None:
        """What a release of this text would be refused for."""
        self.context.jobs.read(partial(_check, state), self._on_checked, self._on_check_refused, key="template_check")

    def start(self, new: NewTemplate) -> None:
        """A new template."""
        self._write("started", partial(self._service.start, self._actor, new))

    def new_version(self, version_id: int) -> None:
        """A draft copied from a version."""
        self._write("started", partial(self._service.new_version, self._actor, version_id))

    def save(self, state: TextState) -> None:
        """Store the draft."""
        if self.view is not None and self.view.row.version_id is not None:
            text = TemplateText(state.blocks, state.left_over, self.view.version)
            self._write("saved", partial(self._service.save, self._actor, self.view.row.version_id, text))

    def release(self, values: dict[str, Any]) -> None:
        """Release the draft as it was stored."""
        if self.view is not None and self.view.row.version_id is not None:
            release = Release(**values, version=self.view.version)
            self._write("released", partial(self._service.release, self._actor, self.view.row.version_id, release))

    def withdraw(self, reason: str) -> None:
        """Take a released version back."""
        if self.view is not None and self.view.row.version_id is not None:
            act = partial(self._service.withdraw, self._actor, self.view.row.version_id, reason)
            self._write("withdrawn", act)

    def mark(self) -> None:
        """Make the template shown the store's standard."""
        if self.view is not None:
            self._write("marked", partial(self._service.mark, self._actor, self.view.row.version_id))

    def delete(self) -> None:
        """Throw the draft away."""
        if self.view is not None and self.view.row.version_id is not None:
            act = partial(self._service.delete_draft, self._actor, self.view.row.version_id)
            self.context.jobs.write(act, self._on_deleted, self._on_refused)

    def look_for_draft(self) -> None:
        """What was typed into this version and not stored."""
        if self.view is not None:
            load = partial(self.context.drafts.load, self._actor.id, DRAFT_FORM, draft_key(self.view))
            self.context.jobs.read(load, self._on_draft, key="template_draft")

    @property
    def _service(self) -> Any:
        return self.context.showroom.templates

    @property
    def _actor(self) -> Any:
        return self.context.actor

    def _read(self, name: str, done: Any, key: str, *values: Any) -> None:
        context, actor = self.context, self._actor

        def act() -> Any:
            return getattr(context.showroom.templates, name)(
                actor, *values
            )  # the service is imported here, off the GUI

        context.jobs.read(act, done, self._on_refused, key=key)

    def _write(self, verb: str, act: Any) -> None:
        self._verb = verb
        self.context.jobs.write(act, self._on_stored, self._on_refused)

    def _on_listed(self, rows: tuple[TemplateRow, ...]) -> None:
        self.listed.emit(rows)

    def _on_opened(self, view: TemplateView) -> None:
        self.view = view
        self.opened.emit(view)

    def _on_stored(self, view: TemplateView) -> None:
        self.view = view
        self.stored.emit(view, self._verb)

    def _on_deleted(self, _answer: object) -> None:
        self.deleted.emit()

    def _on_refused(self, error: ShowroomError) -> None:
        self.refused.emit(error)

    def _on_deals(self, deals: tuple[TemplateDeal, ...]) -> None:
        self.deals_read.emit(deals)

    def _on_compared(self, lines: object) -> None:
        self.compared.emit(lines)

    def _on_preview(self, preview: TemplatePreview) -> None:
        self.previewed.emit(preview)

    def _on_preview_refused(self, error: ShowroomError) -> None:
        self.preview_refused.emit(error)

    def _on_checked(self, findings: object) -> None:
        self.checked.emit(findings)

    def _on_check_refused(self, error: ShowroomError) -> None:
        self.checked.emit(error)

    def _on_draft(self, draft: object) -> None:
        self.draft_found.emit(draft)


def draft_key(view: TemplateView) -> str:
    """Under which a version's typed text is kept."""
    return f"version:{view.row.version_id}"


def _check(state: TextState) -> Any:
    from showroom.contract.template_checks import checked_blocks, unfinished

    return unfinished(checked_blocks(state.blocks), state.left_over)
