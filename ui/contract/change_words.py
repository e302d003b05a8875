"""What changes and cancellations come to, in words for the page and its dialogs."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from showroom.contract.change_drafts import CancelSums, ChangeSums, ReissueSums
from showroom.contract.change_messages import OWED_NAMES, ROLE_NAMES
from showroom.contract.change_rows import ROWS
from showroom.contract.reissue_rows import label_of
from showroom.kernel.actor import Role
from showroom.kernel.money import ZERO, Money
from ui.contract.sums_view import Row
from ui.messages import window_language

translate = QCoreApplication.translate


def change_rows(sums: ChangeSums) -> tuple[Row, ...]:
    """Old → new, the difference, the deposit under the new cap, and who must approve."""
    lang, price = window_language(), sums.price
    rows = [(ROWS[row.name](lang), f"{row.before} → {row.after}", "") for row in sums.rows]
    if price.difference > ZERO:
        rows.append((translate("ChangesPart", "The buyer pays more"), _money(price.difference), "CT-06"))
    elif price.difference < ZERO:
        rows.append((translate("ChangesPart", "The buyer pays less"), _money(-price.difference), "CT-06"))
    if price.earnest:
        text = translate("ChangesPart", "Deposit: ¥{earnest} is 定金 (cap ¥{cap}), ¥{rest} a prepayment (DP-02)")
        amounts = {"earnest": price.earnest, "cap": price.cap, "rest": price.prepayment}
        rows.append((text.format(**{name: amount.grouped() for name, amount in amounts.items()}), "", ""))
    return (*rows, needs_row(sums.needs))


def cancel_rows(sums: CancelSums) -> tuple[Row, ...]:
    """Each line of the settlement with its rule, and who pays whom."""
    place, found = 0 if window_language() == "zh" else 1, sums.settlement
    rows = [(OWED_NAMES[line.code][place], _signed(line.amount), line.rule) for line in found.lines]
    if found.to_buyer:
        rows.append((translate("ChangesPart", "→ The store pays the buyer"), _money(found.to_buyer), ""))
    if found.buyer_owes:
        rows.append((translate("ChangesPart", "→ The buyer owes the store"), _money(found.buyer_owes), ""))
    if found.to_lender:
        rows.append((translate("ChangesPart", "→ The store returns to the lender"), _money(found.to_lender), ""))
    if not (found.to_buyer or found.buyer_owes or found.to_lender):
        rows.append((translate("ChangesPart", "→ Nobody owes anything"), "", ""))
    if sums.ledger_short:
        text = translate("ChangesPart", "The contract says ¥{amount} more was paid than the ledger holds")
        rows.append((text.format(amount=sums.ledger_short.grouped()), "", ""))
    return (*rows, needs_row(sums.needs))


def reissue_rows(sums: ReissueSums) -> tuple[Row, ...]:
    """Old → new of every line, ★ marking what §3.2 demands, the money that goes over, and who must approve."""
    lang = window_language()
    rows: list[Row] = [(label_of(row.name, lang), f"{row.before} → {row.after}", "") for row in sums.rows]
    if sums.before != sums.after:
        change = f"{_money(sums.before)} → {_money(sums.after)}"
        rows.append((translate("ChangesPart", "Contract total"), change, "CT-06"))
    if sums.payments:
        paid = sum((line.amount for line in sums.payments), ZERO)
        rows.append((translate("ChangesPart", "Received, goes over to the new contract"), _money(paid), "DP-01"))
    return (*rows, needs_row(sums.needs))


def needs_row(roles: tuple[Role, ...]) -> Row:
    """Who must approve."""
    return translate("ChangesPart", "Must approve"), posts(roles), "CT-04"


def posts(roles: tuple[Role, ...]) -> str:
    """The names of posts."""
    zh = window_language() == "zh"
    return ("、" if zh else ", ").join(ROLE_NAMES[role][0 if zh else 1] for role in roles)


def _money(amount: Money) -> str:
    return f"¥{amount.grouped()}"


def _signed(amount: Money) -> str:
    return f"-¥{(-amount).grouped()}" if amount < ZERO else f"+¥{amount.grouped()}"
