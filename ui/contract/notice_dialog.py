"""解除通知: who ends the contract, on which ground, after which reminder, and who then owes what (563, 565, DP)."""

from __future__ import annotations

from typing import Any, cast

from PySide6.QtWidgets import QWidget

from showroom.contract.change_drafts import CancelSums
from showroom.contract.change_messages import REMEDY_NAMES
from showroom.contract.change_rules import Remedy
from showroom.contract.notice_drafts import NoticeDraft, NoticeWay
from showroom.contract.notice_messages import GROUND_NAMES, SIDE_NAMES, WAY_NAMES
from showroom.contract.notice_rules import DECLARER, GROUNDS, Ground, Side
from showroom.kernel.errors import REQUIRED, FieldErrors
from showroom.kernel.money import ZERO
from ui.context import UiContext
from ui.contract.change_dialogs import ReckoningDialog
from ui.contract.change_words import cancel_rows
from ui.contract.changes_view_model import ChangesViewModel
from ui.messages import window_language
from ui.widgets.fields import CheckField, ChoiceField, DateField, Field, MoneyField, TextField
from ui.widgets.form import Form

_MONEY = ("penalty", "loss", "costs", "performed")
_DAYS = ("occurred_on", "reminded_on", "grace_until", "arrived_on")
_WORDS = ("declared_by", "ground", "way", "remedy")
_TEXTS = ("reason", "evidence", "reminded_how", "address")


class NoticeDialog(ReckoningDialog):
    """Only the fields that the ground and the side need are shown; the settlement is reckoned while it is typed."""

    width_wanted = 820

    def __init__(self, parent: QWidget, model: ChangesViewModel, address: str, context: UiContext) -> None:
        self._today = context.showroom.work.today
        opened = model.view.open if model.view is not None else None
        start = opened.draft if opened is not None and isinstance(opened.draft, NoticeDraft) else None
        self._version = 0 if start is None else start.version
        texts = (self.tr("End the contract by one side's notice"), self.tr("Ask for approval"))
        super().__init__(parent, model, "notice_dialog", texts)
        self.binder.set_values({
            "declared_by": Side.SELLER.value, "way": NoticeWay.POST.value, "remedy": Remedy.EARNEST.value,
            "address": address,
        })  # fmt: skip
        self._offer_grounds()
        if start is not None:
            names = (*_TEXTS, *_DAYS, *_MONEY, "ledger_is_right")
            self.binder.set_values({"declared_by": start.declared_by.value})
            self._offer_grounds()
            self.binder.set_values({name: getattr(start, name) for name in names})
            self.binder.set_values({name: getattr(start, name).value for name in _WORDS})
        self.side.changed.connect(self._on_side)
        self.ground.changed.connect(self._fit)
        self.keep_draft(context, f"deal:{model.deal_id}", self._version)
        self._fit()
        self.look()

    def build(self) -> Form:
        form, place = Form(columns=3), 0 if window_language() == "zh" else 1
        sides = [(key.value, names[place]) for key, names in SIDE_NAMES.items()]
        ways = [(key.value, names[place]) for key, names in WAY_NAMES.items()]
        remedies = [(key.value, names[place]) for key, names in REMEDY_NAMES.items()]
        self.side = form.add(ChoiceField("declared_by", self.tr("Who ends it"), sides, required=True))
        self.ground = form.add(ChoiceField("ground", self.tr("Ground"), [], required=True), span=2)
        hint = self.tr("after the day agreed (Civil Code 563)")
        form.add(DateField("reminded_on", self.tr("Reminder sent on"), required=True, today=self._today, hint=hint))
        form.add(TextField("reminded_how", self.tr("Reminded how"), required=True, max_length=60))
        hint = self.tr("a reasonable time, and over by now")
        form.add(DateField("grace_until", self.tr("Time given until"), required=True, today=self._today, hint=hint))
        form.add(TextField("reason", self.tr("What happened"), required=True, max_length=300), span=3)
        form.add(TextField("evidence", self.tr("Evidence"), required=True, max_length=500), span=3)
        form.add(ChoiceField("way", self.tr("How it is delivered"), ways, required=True))
        form.add(TextField("address", self.tr("Where to"), max_length=200), span=2)
        form.add(DateField("occurred_on", self.tr("It happened on"), required=True, today=self._today))
        hint = self.tr("the contract ended on that day (565)")
        arrived = DateField("arrived_on", self.tr("Arrived here on"), required=True, today=self._today, hint=hint)
        form.add(arrived, span=2)
        ledger = self.tr("The receipts ledger is right: nothing more was paid (DP-01)")
        hint = self.tr("one of the two, never both (DP-04)")
        form.add(ChoiceField("remedy", self.tr("The innocent side chooses"), remedies, hint=hint))
        form.add(MoneyField("penalty", self.tr("Contractual penalty")))
        hint = self.tr("what exceeds the deposit is owed (DP-04)")
        form.add(MoneyField("loss", self.tr("Proven loss in all"), hint=hint))
        form.add(MoneyField("costs", self.tr("Buyer's costs"), hint=self.tr("owed by a seller in default (DP-07)")))
        hint = self.tr("the earnest rule in proportion to the rest (DP-05)")
        form.add(MoneyField("performed", self.tr("Worth of what was carried out"), hint=hint))
        form.add(CheckField("ledger_is_right", ledger), span=3)
        return form

    def draft(self) -> NoticeDraft:
        values = self.binder.values()
        if not values["ground"]:
            raise FieldErrors({"ground": REQUIRED})
        typed: dict[str, Any] = {name: values[name] for name in _DAYS}
        typed |= {name: values[name] or ZERO for name in _MONEY}
        return NoticeDraft(
            values["reason"], Side(values["declared_by"]), Ground(values["ground"]), values["evidence"],
            reminded_how=values["reminded_how"],
            way=NoticeWay(values["way"] or NoticeWay.POST), address=values["address"],
            remedy=Remedy(values["remedy"] or Remedy.EARNEST), ledger_is_right=values["ledger_is_right"],
            version=self._version, **typed,
        )  # fmt: skip

    def on_sums(self, sums: CancelSums) -> None:
        self.show_sums(cancel_rows(sums), "caution" if sums.ledger_short else "")

    def restore(self, snapshot: dict[str, Any]) -> None:
        self.binder.restore(snapshot)
        self._offer_grounds()
        self.binder.restore({"ground": snapshot.get("ground", "")})  # now that those of its side are offered
        self._fit()
        self.look()

    def _on_side(self) -> None:
        self._offer_grounds()
        self._fit()

    def _offer_grounds(self) -> None:
        """What this side may end it for: nobody for a default of their own (Civil Code 563)."""
        side, place = Side(self.side.value() or Side.SELLER), 0 if window_language() == "zh" else 1
        chosen = self.ground.value()
        mine = [key for key, rule in GROUNDS.items() if DECLARER.get(rule.ending, side) is side]
        self.ground.set_choices([(key.value, GROUND_NAMES[key][place]) for key in mine])
        self.ground.set_value(chosen if chosen in {key.value for key in mine} else "")

    def _fit(self) -> None:
        """Show what the ground and the side need."""
        ground = self.ground.value()
        late = bool(ground) and GROUNDS[Ground(ground)].due is not None
        sellers = self.side.value() != Side.BUYER.value
        wanted = {
            "occurred_on": bool(ground) and not late, "reminded_on": late, "reminded_how": late, "grace_until": late,
            "address": sellers, "arrived_on": not sellers,
        }  # fmt: skip
        for name, shown in wanted.items():
            row = self.form.rows[name]
            row.setVisible(shown)
            if name != "address":
                cast("Field", row.field).options["required"] = shown  # what is not shown cannot be asked for
