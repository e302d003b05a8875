"""The services a buyer may choose: one list for quotation, contract and paper, all off by default (MF-01, MF-04)."""

from __future__ import annotations

from typing import Any

from showroom.documents.phrases import Phrase
from showroom.kernel.money import ZERO, Money

SERVICES = {
    "plates": (Phrase("代办上牌", "Registration and plates"), Phrase("本店", "this store")),
    "insurance": (
        Phrase("代办保险", "Insurance arranged"), Phrase("由买方自选保险公司", "insurer of the buyer's choice")
    ),
    "tax": (Phrase("代缴购置税", "Purchase tax filed"), Phrase("本店", "this store")),
    "finance": (Phrase("代办贷款", "Loan arranged"), Phrase("由买方自选贷款机构", "lender of the buyer's choice")),
}  # fmt: skip
"""Name and provider by code. What each costs is marked in the parameter table, `service.<code>` (MF-01)."""


def service_code(code: str, name: str) -> str:
    """The code of a service: its own, else that of an older quotation's name; '' when it is on no list."""
    if code in SERVICES:
        return code
    return next((key for key, (words, _) in SERVICES.items() if words.zh in name), "")


def service_key(line: dict[str, Any]) -> str:
    """What a service line of a stored quotation is called in the contract: its code, else its name."""
    return service_code(str(line.get("code", "")), str(line["name"])) or str(line["name"])


def chosen_services(lines: list[dict[str, Any]]) -> dict[str, tuple[Money, str]]:
    """The price and provider of every chosen service of a stored quotation; the provider '' where none was named."""
    found: dict[str, tuple[Money, str]] = {}
    for line in lines:
        if line["chosen"]:
            key = service_key(line)
            before = found.get(key, (ZERO, ""))
            found[key] = (before[0] + Money(line["price"]["fen"]), str(line.get("provider", "")) or before[1])
    return found
