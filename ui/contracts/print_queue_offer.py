"""After signing in: what an earlier run of the program left in the print queue is offered, never printed by itself."""

from __future__ import annotations

import importlib
from functools import partial
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from showroom.kernel.actor import Permission
from ui.context import UiContext


def offer_open_jobs(window: QWidget, context: UiContext) -> None:
    """Look once, off the GUI thread; tells nothing when nothing is left."""
    if context.actor.may(Permission.CONTRACT_READ):
        context.jobs.write(partial(_left, context), partial(_tell, window, context), context.notifier.error)


def _left(context: UiContext) -> tuple[int, int]:
    """How many papers are left, and of how many nobody knows whether they came out; loads modules, so not at once."""
    from ui.contracts.print_queue_model import State, stored_queue

    left = stored_queue(context)
    return len(left), sum(entry.state is State.UNKNOWN for entry in left)


def _tell(window: QWidget, context: UiContext, left: tuple[int, int]) -> None:
    count, unknown = left
    if not count:
        return
    translate = QCoreApplication.translate
    text = translate("PrintQueueOffer", "{count} papers still wait in your print queue").format(count=count)
    if unknown:
        text += translate("PrintQueueOffer", "; {count} of them may have come out").format(count=unknown)
    context.notifier.offer(text, translate("PrintQueueOffer", "Open"), partial(_open, window, context))


def _open(window: QWidget, context: UiContext) -> None:
    load = partial(importlib.import_module, "ui.contracts.print_queue_window")  # which takes as long as four frames
    context.jobs.read(load, partial(_open_in, window, context), key="print_queue")


def _open_in(window: QWidget, context: UiContext, module: Any) -> None:
    module.open_print_queue(window, context)
