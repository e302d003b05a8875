"""What an open change of a contract comes to, in lines of words and value for whoever decides on it (CT-06, DP-01)."""

from __future__ import annotations

from collections.abc import Iterator

from showroom.contract.change_drafts import CancelSums, ChangeSums, OpenChange, ReissueSums
from showroom.contract.change_messages import OWED_NAMES
from showroom.contract.change_rows import ROWS
from showroom.contract.reissue_rows import label_of
from showroom.documents.phrases import Phrase
from showroom.kernel.errors import Lang
from showroom.kernel.money import ZERO, Money

Line = tuple[str, str]
"""Words and value; the value is '' where the words say all."""
MORE = Phrase("买方多付", "The buyer pays more")
LESS = Phrase("买方少付", "The buyer pays less")
TO_BUYER = Phrase("门店应退买方", "The store pays the buyer")
FROM_BUYER = Phrase("买方应付门店", "The buyer owes the store")
TO_LENDER = Phrase("门店应退贷款机构", "The store returns to the lender")
SHORT = Phrase("合同写明已付、台账没有的金额", "On the contract as paid, but not in the ledger")
NOTHING = Phrase("双方互不欠款", "Nobody owes anything")


def change_lines(opened: OpenChange, lang: Lang) -> tuple[Line, ...]:
    """Old → new and the difference, or the settlement line by line and who pays whom."""
    if opened.change is not None:
        return tuple(_changed(opened.change, lang))
    if opened.cancel is not None:
        return tuple(_cancelled(opened.cancel, lang))
    return () if opened.reissue is None else tuple(_reissued(opened.reissue, lang))


def _changed(sums: ChangeSums, lang: Lang) -> Iterator[Line]:
    for row in sums.rows:
        yield ROWS[row.name](lang), f"{row.before} → {row.after}"
    if sums.price.difference:
        words = MORE if sums.price.difference > ZERO else LESS
        yield words(lang), _money(max(sums.price.difference, -sums.price.difference))


def _cancelled(sums: CancelSums, lang: Lang) -> Iterator[Line]:
    found, place = sums.settlement, 0 if lang == "zh" else 1
    for line in found.lines:
        yield f"{OWED_NAMES[line.code][place]} ({line.rule})", _money(line.amount)
    ends = ((TO_BUYER, found.to_buyer), (FROM_BUYER, found.buyer_owes), (TO_LENDER, found.to_lender))
    for words, amount in ends:
        if amount:
            yield words(lang), _money(amount)
    if not any(amount for _, amount in ends):
        yield NOTHING(lang), ""
    if sums.ledger_short:
        yield SHORT(lang), _money(sums.ledger_short)


def _reissued(sums: ReissueSums, lang: Lang) -> Iterator[Line]:
    for row in sums.rows:
        yield label_of(row.name, lang), f"{row.before} → {row.after}"


def _money(amount: Money) -> str:
    return f"-¥{(-amount).grouped()}" if amount < ZERO else f"¥{amount.grouped()}"
