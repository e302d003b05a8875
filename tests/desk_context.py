"""A window's context over a real store, for tests of view models and pages."""

from __future__ import annotations

from showroom.bootstrap import Showroom
from showroom.kernel.actor import Actor
from ui.changes import ChangeHub
from ui.context import UiContext
from ui.jobs import SameThreadJobs
from ui.messages import Notifier


def desk(store: Showroom, actor: Actor) -> UiContext:
    """`actor` at a desk of `store`, in Chinese; jobs run at once on the calling thread."""
    return UiContext(
        showroom=store, actor=actor, jobs=SameThreadJobs(), notifier=Notifier(), changes=ChangeHub(),
        drafts=store.drafts, lang="zh",
    )  # fmt: skip
