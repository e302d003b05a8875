"""What the part for pen and paper says of each kind of paper (§3.6)."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from showroom.contract.change_messages import KIND_NAMES
from showroom.contract.change_model import ChangeKind
from showroom.contract.ink_drafts import CONTRACT, InkPrint
from ui.messages import window_language

translate = QCoreApplication.translate
_NOTICE, _REISSUE = ChangeKind.NOTICE.value, ChangeKind.REISSUE.value


@dataclass(frozen=True, slots=True)
class Asked:
    """The texts of the dialog that asks whether a print is signed."""

    verb: str
    heading: str
    about: str


def name_of(kind: str) -> str:
    """What the paper is called."""
    if kind == CONTRACT:
        return translate("InkWords", "Contract")
    zh, en = KIND_NAMES[ChangeKind(kind)]
    return zh if window_language() == "zh" else en.capitalize()


def offer(kind: str) -> str:
    """What printing it is for, before anybody presses the button."""
    if kind == CONTRACT:
        return translate(
            "InkWords", "For customers who want to sign with a pen: lines stay empty, the seal has its room."
        )
    if kind == _REISSUE:
        return translate(
            "InkWords", "Page of differences and new contract; the old one is valid until both have signed."
        )
    if kind == _NOTICE:
        return translate("InkWords", "Issued once it is signed and sealed; the contract ends when it arrives (565).")
    return translate("InkWords", "The contract stays as it is until both have signed.")


def consequence(kind: str) -> str:
    """What is held fast by the print."""
    if kind == CONTRACT:
        return translate(
            "InkWords",
            "It gets its number now. Until both have signed it or you withdraw it, the draft cannot be changed.",
        )
    return translate(
        "InkWords",
        "It gets its number now. Until it is signed or you withdraw it, nothing else is done with the contract.",
    )


def waits(one: InkPrint, day: str) -> str:
    """What is still to do with the print."""
    if one.kind == _NOTICE:
        text = translate(
            "InkWords",
            "{number} was printed on {day} by {who}. Whoever gives the notice signs it, and the store puts its red seal"
            " on it; then confirm it here and have it delivered.",
        )
    else:
        text = translate(
            "InkWords",
            "{number} was printed for signature by hand on {day} by {who}. Have both sides sign every copy and put the"
            " red seal on it; then confirm it here.",
        )
    numbers = f"{one.page_number} + {one.number}" if one.page_number else one.number
    return text.format(number=numbers, day=day, who=one.printed_by)


def asked(one: InkPrint) -> Asked:
    """What is asked before it counts."""
    if one.kind == _NOTICE:
        return Asked(
            translate("InkWords", "It is signed and sealed"),
            translate("InkWords", "Is {number} signed and sealed?").format(number=one.number),
            translate(
                "InkWords",
                "With this the notice is issued; the contract ends when it arrives. The scan may follow later, and with"
                " it what proves the delivery: a task asks for it until it is here.",
            ),
        )
    return Asked(
        translate("InkWords", "Both have signed"),
        translate("InkWords", "Has everybody signed {number}?").format(number=one.number),
        translate(
            "InkWords",
            "With this it is signed and can no longer be changed. The scan may follow later: a task asks for it until"
            " it is here.",
        ),
    )
