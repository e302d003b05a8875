"""The one registry of commands: shortcuts, palette and the F1 sheet are made from it."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from showroom.kernel.actor import Permission

if TYPE_CHECKING:
    from ui.context import UiContext


class Commands:
    """QActions of the window, in order; groups give the F1 sheet its headings."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._actions: dict[str, QAction] = {}

    def add(self, key: str, text: str, shortcut: str, act: Callable[[], object], group: str) -> QAction:
        """A command with its shortcut ('' for none); `key` is its objectName."""
        action = QAction(text, self._window)
        action.setObjectName(key)
        action.setProperty("group", group)
        if shortcut:
            action.setShortcut(QKeySequence(shortcut))
        action.triggered.connect(act)
        self._window.addAction(action)
        self._actions[key] = action
        return action

    def __getitem__(self, key: str) -> QAction:
        return self._actions[key]

    def __iter__(self) -> Iterator[QAction]:
        return iter(self._actions.values())

    def matching(self, text: str) -> list[QAction]:
        """Enabled commands whose text contains every word of `text`, in either case."""
        words = text.casefold().split()
        return [a for a in self if a.isEnabled() and words and all(word in a.text().casefold() for word in words)]

    def enable(self, on: bool) -> None:
        """All of them, or none while the desk is locked."""
        for action in self._actions.values():
            action.setEnabled(on)

    def dispose(self) -> None:
        """Take all actions off the window."""
        for action in self._actions.values():
            self._window.removeAction(action)
            action.deleteLater()
        self._actions = {}


@dataclass(frozen=True, slots=True)
class Act:
    """Something a person may do from anywhere; `opens` is 'module:function(window, context)', imported when chosen."""

    key: str
    right: Permission
    source_text: str
    opens: str


ACTS = (
    Act(
        "import", Permission.IMPORT,
        str(QT_TRANSLATE_NOOP("Commands", "Import lists: customers, stock, prices, visits")),
        "ui.imports.dialog:open_lists",
    ),
    Act(
        "duplicates", Permission.OWNERSHIP_OVERRIDE,
        str(QT_TRANSLATE_NOOP("Commands", "Possible duplicates: merge customers")),
        "ui.customers.merge_candidates:open_duplicates",
    ),
    Act(
        "day_close", Permission.VISIT_WRITE, str(QT_TRANSLATE_NOOP("Commands", "Close the day: gaps, totals, sheet")),
        "ui.reception.day_close:open_day_close",
    ),
    Act(
        "hand_over", Permission.HAND_OVER,
        str(QT_TRANSLATE_NOOP("Commands", "Hand over customers of a colleague who leaves")),
        "ui.hand_over.dialog:open_hand_over",
    ),
    Act(
        "idle_customers",
        Permission.OWNERSHIP_OVERRIDE,
        str(QT_TRANSLATE_NOOP("Commands", "Idle customers: return them to the pool")),
        "ui.hand_over.dialog:open_idle",
    ),
    Act(
        "demo_cars", Permission.TEST_DRIVE_WRITE,
        str(QT_TRANSLATE_NOOP("Commands", "Demo cars: plates, insurance, log, costs")),
        "ui.test_drive.place:open_demo_cars",
    ),
    Act(
        "fines", Permission.TEST_DRIVE_WRITE, str(QT_TRANSLATE_NOOP("Commands", "Traffic fines of the demo cars")),
        "ui.test_drive.place:open_fines",
    ),
    Act(
        "incident_list", Permission.RULE_OVERRIDE,
        str(QT_TRANSLATE_NOOP("Commands", "Incident list: who drives only with approval")),
        "ui.test_drive.place:open_incident_list",
    ),
    Act(
        "verify_papers", Permission.DEAL_READ,
        str(QT_TRANSLATE_NOOP("Commands", "Verify a PDF: genuine, altered or unknown")),
        "ui.contracts.verdict_dialog:open_verification",
    ),
    Act(
        "print_queue", Permission.CONTRACT_READ,
        str(QT_TRANSLATE_NOOP("Commands", "Print queue: print many papers, print log")),
        "ui.contracts.print_queue_window:open_print_queue",
    ),
    Act(
        "contract_templates", Permission.TEMPLATE_WRITE,
        str(QT_TRANSLATE_NOOP("Commands", "Contract templates: texts, versions, release")),
        "ui.settings.template_dialog:open_templates",
    ),
    Act(
        "change_order", Permission.CONTRACT_WRITE,
        str(QT_TRANSLATE_NOOP("Commands", "Change order: another car, colour, price, day (this deal)")),
        "ui.contract.change_commands:open_change",
    ),
    Act(
        "reissue_contract", Permission.CONTRACT_WRITE,
        str(QT_TRANSLATE_NOOP("Commands", "Void and issue the contract anew (this deal)")),
        "ui.contract.change_commands:open_reissue",
    ),
    Act(
        "cancel_contract", Permission.CONTRACT_WRITE,
        str(QT_TRANSLATE_NOOP("Commands", "Cancel the contract (this deal)")),
        "ui.contract.change_commands:open_cancel",
    ),
    Act(
        "notice_contract", Permission.CONTRACT_WRITE,
        str(QT_TRANSLATE_NOOP("Commands", "End the contract by one side's notice (this deal)")),
        "ui.contract.change_commands:open_notice",
    ),
    Act(
        "record_repair", Permission.FOLLOW_UP_WRITE,
        str(QT_TRANSLATE_NOOP("Commands", "Record a repair of the open deal's car")),
        "ui.follow_up.claim_commands:open_repair",
    ),
    Act(
        "open_claim", Permission.FOLLOW_UP_WRITE,
        str(QT_TRANSLATE_NOOP("Commands", "Three guarantees: write a claim down")),
        "ui.follow_up.claim_commands:open_claim",
    ),
    Act(
        "campaign_calls", Permission.FOLLOW_UP_WRITE,
        str(QT_TRANSLATE_NOOP("Commands", "Call before a campaign: my calls")),
        "ui.reception.campaign_dialog:open_calls",
    ),
    Act(
        "take_lead", Permission.CUSTOMER_WRITE,
        str(QT_TRANSLATE_NOOP("Commands", "Take a lead: a number for a gift")),
        "ui.reception.campaign_dialog:open_take_lead",
    ),
    Act(
        "prospecting", Permission.FRONT_DESK_MANAGE,
        str(QT_TRANSLATE_NOOP("Commands", "Prospecting: call lists, messages, leads and their cost")),
        "ui.reception.campaign_dialog:open_lists",
    ),
    Act(
        "haggling", Permission.REPORT_READ,
        str(QT_TRANSLATE_NOOP("Commands", "Why customers haggle: reasons, models, discounts")),
        "ui.negotiation.haggling_dialog:open_haggling",
    ),
    Act(
        "case_stories", Permission.DEAL_READ,
        str(QT_TRANSLATE_NOOP("Commands", "Case stories: how colleagues won a customer")),
        "ui.negotiation.stories_dialog:open_stories",
    ),
    Act(
        "call_quota", Permission.VISIT_READ, str(QT_TRANSLATE_NOOP("Commands", "Effective calls against the quota")),
        "ui.reception.call_targets_part:open_call_quota",
    ),
    Act(
        "self_review", Permission.DEAL_WRITE, str(QT_TRANSLATE_NOOP("Commands", "Review a reception of mine")),
        "ui.reception.review_part:open_reviews",
    ),
    Act(
        "approvals", Permission.DISCOUNT_APPROVE,
        str(QT_TRANSLATE_NOOP("Commands", "Approvals that wait for me: discounts, changes, terms")),
        "ui.today.approval_desk:open_approvals",
    ),
    Act(
        "catch_promise", Permission.DEAL_NOTE, str(QT_TRANSLATE_NOOP("Commands", "Write a promise down in this deal")),
        "ui.deals.catching:open_promise",
    ),
    Act(
        "catch_objection", Permission.DEAL_NOTE,
        str(QT_TRANSLATE_NOOP("Commands", "Write an objection down in this deal")),
        "ui.deals.catching:open_objection",
    ),
    Act(
        "new_complaint", Permission.COMPLAINT_WRITE,
        str(QT_TRANSLATE_NOOP("Commands", "Take down a complaint")), "ui.follow_up.complaint_dialog:open_new",
    ),
    Act(
        "complaints", Permission.COMPLAINT_WRITE,
        str(QT_TRANSLATE_NOOP("Commands", "Complaints: the register, what is overdue")),
        "ui.follow_up.complaint_dialog:open_complaints",
    ),
    Act(
        "objection_library", Permission.DEAL_WRITE,
        str(QT_TRANSLATE_NOOP("Commands", "Objection library: answers and their success")),
        "ui.negotiation.library_dialog:open_library",
    ),
)  # fmt: skip


def add_acts(commands: Commands, window: QWidget, context: UiContext | None, group: str) -> None:
    """What a person may do from anywhere, by right; each part says itself how it is opened."""
    for act in ACTS:
        if context is not None and context.actor.may(act.right):
            text = QCoreApplication.translate("Commands", act.source_text)
            commands.add(act.key, text, "", partial(_open, act.opens, window, context), group)


def _open(place: str, window: QWidget, context: UiContext, _checked: bool = False) -> None:
    """A worker imports what it needs: on the window's thread the first opening would hold the window up for it."""
    module, _, name = place.partition(":")
    context.jobs.read(partial(importlib.import_module, module), partial(_open_in, name, window, context), key="command")


def _open_in(name: str, window: QWidget, context: UiContext, module: object) -> None:
    getattr(module, name)(window, context)
