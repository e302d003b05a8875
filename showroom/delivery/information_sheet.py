"""What the information sheet says of a version: warranty, 三包 and the store's after-sales policy (MF-02)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from showroom.kernel.errors import FieldErrors, Lang, Message
from showroom.persistence.actions import Tx
from showroom.staff.service import StoreCard, complaint_contact, store_card
from showroom.vehicles.model import Energy
from showroom.vehicles.quality_service import policy_on
from showroom.vehicles.quality_terms import QualityTerms, terms_on
from showroom.vehicles.records import get_model, model_text

POLICY_MISSING = Message(
    "mf02_policy_missing",
    "售后政策：请在设置中填写后再打印（MF-02）",
    "After-sales policy: write it in the settings before printing (MF-02)",
)


@dataclass(frozen=True, slots=True)
class InformationSheet:
    """Everything that an information sheet prints, as of a day; `policy` in the sheet's language, a line a clause."""

    day: date
    store: StoreCard
    model: str
    energy: Energy
    terms: QualityTerms
    policy: str
    seven_days: int
    sixty_days: int
    sixty_days_km: int
    repair_days: int
    reply_days: int
    finish_days: int
    contact_hours: int
    answer_days: int

    @property
    def complaints(self) -> str:
        """Whom to complain to; the store's own telephone where nobody is named (MF-08)."""
        return complaint_contact(self.store) or self.store.phone


def sheet_of(tx: Tx, model_id: int, lang: Lang) -> InformationSheet:
    """The sheet of today; raises model_not_found, FieldErrors(policy)."""
    model = get_model(tx, model_id)
    card = policy_on(tx.session, tx.today)
    policy = card.text_zh if lang == "zh" else card.text_en
    if not policy:
        raise FieldErrors({"policy": POLICY_MISSING})

    def number(name: str) -> int:
        return tx.parameters.whole(f"three_guarantees.{name}", tx.today)

    return InformationSheet(
        tx.today, store_card(tx.session), model_text(model), model.energy,
        terms_on(tx.session, model_id, tx.today, tx.parameters), policy, number("seven_days"), number("sixty_days"),
        number("sixty_days_km"), number("repair_days"), number("reply_days"), number("finish_days"),
        tx.parameters.whole("survey.ticket_hours", tx.today),
        tx.parameters.whole("complaint.answer_working_days", tx.today),
    )  # fmt: skip
