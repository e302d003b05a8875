"""Prospecting, pure: who calls whom, who counts as not reached, what a placeholder means, what a lead costs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction

from showroom.kernel.errors import FieldErrors, Lang, Message, Told, told
from showroom.kernel.money import Money
from showroom.kernel.names import mask_name
from showroom.reception import campaign_messages as say
from showroom.reception.campaign_model import LeadReason, LeadVerdict

NOTHING = Money(0)
_BRACED = re.compile(r"\{([^{}]*)\}")
SMS_ONE, SMS_PART = 70, 67
"""Characters of a short message in Chinese, and of each part of a longer one."""


def distribute(owners: Sequence[int | None], callers: Sequence[int]) -> list[int]:
    """Who calls each customer: the owner where he is among the callers, the others in turn to whoever has least (OW).

    `owners` in the order of calling. The owner's own customers are never given to a colleague who happens to have room;
    one whose owner does not call is. Raises IndexError without callers.
    """
    load = dict.fromkeys(callers, 0)
    for owner in owners:
        if owner in load:
            load[owner] += 1
    found = []
    for owner in owners:
        if owner is not None and owner in load:
            found.append(owner)
            continue
        caller = min(callers, key=lambda one: (load[one], callers.index(one)))
        load[caller] += 1
        found.append(caller)
    return found


def counts_as_try(now: datetime, last: datetime | None) -> bool:
    """Calling twice within one hour of a day is one try (§6.9); both moments in the store's zone."""
    return last is None or (now.date(), now.hour) != (last.date(), last.hour)


def is_unreached(tries: int, needed: int, *, message_sent: bool) -> bool:
    """After the tries and a message the call is closed as not reached (§6.9)."""
    return tries >= needed and message_sent


def surname(name: str) -> str:
    """The family name, compound ones whole: 欧阳 of 欧阳娜娜; the last word of a Latin name."""
    return name.rsplit(maxsplit=1)[-1] if name.isascii() and name.split() else mask_name(name).rstrip("*")


def title(name: str, gender: str, lang: Lang) -> str:
    """王先生, 张女士; the whole name where nothing is known."""
    return say.TITLES.get(gender, say.TITLES[""]).text(lang, name=name, surname=surname(name))


def placeholders(text: str) -> tuple[str, ...]:
    """The keys that a text names in braces, in either language.

    Raises FieldErrors(text) for an unknown word or a brace without partner.
    """
    if re.search(r"[{}]", _BRACED.sub("", text)):
        raise FieldErrors({"text": say.MESSAGE_BRACE})
    known = {word: key for key, both in say.PLACEHOLDERS.items() for word in (key, both.zh, both.en)}
    keys = []
    for word in _BRACED.findall(text):
        key = known.get(word.strip())
        if key is None:
            names = " ".join(f"{{{both.zh}}}" for both in say.PLACEHOLDERS.values())
            raise FieldErrors({"text": told(say.MESSAGE_WORD, word=word, known=names)})
        keys.append(key)
    return tuple(dict.fromkeys(keys))


def filled(text: str, values: Mapping[str, str]) -> str | None:
    """The text for one person; None where a placeholder has nothing to be filled with.

    What is filled in is not read again: a customer called "{门店}" stays so.
    """
    known = {word: key for key, both in say.PLACEHOLDERS.items() for word in (key, both.zh, both.en)}
    if any(not values.get(known[word.strip()], "").strip() for word in _BRACED.findall(text)):
        return None
    return _BRACED.sub(lambda found: values[known[found[1].strip()]].strip(), text)


def check_message(text: str, *, has_campaign: bool) -> tuple[str, ...]:
    """The placeholders of a message that may go out; raises FieldErrors(text | campaign_id).

    It must say how to refuse further ones: withdrawing is as easy as giving (PI-03).
    """
    if not text.strip():
        raise FieldErrors({"text": say.MESSAGE_EMPTY})
    keys = placeholders(text)
    if not any(word in text.casefold().replace(" ", "") for word in _STOPS):
        raise FieldErrors({"text": say.MESSAGE_STOP})
    if {"campaign", "place", "days"} & set(keys) and not has_campaign:
        raise FieldErrors({"campaign_id": say.MESSAGE_CAMPAIGN})
    return keys


_STOPS = tuple(word.replace(" ", "") for word in say.STOP_WORDS)


def sms_parts(text: str) -> int:
    """How many short messages a text costs: up to 70 characters one, beyond that parts of 67."""
    units = len(text.encode("utf-16-le")) // 2
    return 1 if units <= SMS_ONE else -(-units // SMS_PART)


@dataclass(frozen=True, slots=True)
class LeadTally:
    """Leads of one channel or campaign, and the money spent for them (S0-17)."""

    leads: int = 0
    valid: int = 0
    invalid: int = 0
    not_interested: int = 0
    already_filed: int = 0
    spent: Money = NOTHING

    @property
    def still_open(self) -> int:
        return self.leads - self.valid - self.invalid

    @property
    def cost_per_lead(self) -> Money | None:
        """Money for one lead; None ("—") where there is none (§6.10)."""
        return _per(self.spent, self.leads)

    @property
    def cost_per_valid(self) -> Money | None:
        """Money for one valid lead; None where there is none."""
        return _per(self.spent, self.valid)

    @property
    def card_rate(self) -> Fraction | None:
        """线索建卡率 = valid / (valid + not interested + already filed) (§6.10); None over 0."""
        below = self.valid + self.not_interested + self.already_filed
        return Fraction(self.valid, below) if below else None

    def plus(self, other: LeadTally) -> LeadTally:
        """Both together."""
        return LeadTally(
            self.leads + other.leads, self.valid + other.valid, self.invalid + other.invalid,
            self.not_interested + other.not_interested, self.already_filed + other.already_filed,
            self.spent + other.spent,
        )  # fmt: skip


def tally(leads: int, verdict: LeadVerdict, reason: LeadReason | None) -> LeadTally:
    """`leads` that were judged alike."""
    invalid = leads if verdict is LeadVerdict.INVALID else 0
    return LeadTally(
        leads,
        leads if verdict is LeadVerdict.VALID else 0,
        invalid,
        invalid if reason is LeadReason.NOT_INTERESTED else 0,
        invalid if reason is LeadReason.ALREADY_FILED else 0,
    )


def added(tallies: Iterable[LeadTally]) -> LeadTally:
    """The sum."""
    whole = LeadTally()
    for one in tallies:
        whole = whole.plus(one)
    return whole


def check_judgement(verdict: LeadVerdict, reason: LeadReason | None, note: str) -> None:
    """A lead that is not valid has its reason, "other" its words (S0-19); raises FieldErrors."""
    wrong: dict[str, Told | Message] = {}
    if verdict is LeadVerdict.INVALID and reason is None:
        wrong["lead_reason"] = say.LEAD_REASON
    if verdict is LeadVerdict.INVALID and reason is LeadReason.OTHER and not note.strip():
        wrong["note"] = say.LEAD_NOTE
    if wrong:
        raise FieldErrors(wrong)


def _per(spent: Money, count: int) -> Money | None:
    return None if not count else spent.times(Fraction(1, count))
