"""Disputes over whose customer it is, worked out by hand from §6.3 in both readings (OW-1…6, Q-01).

Every dispute stands twice: `log` is what people wrote down, in this order, and `case` is what the rule is asked.
Unless said otherwise Wang receives on 2026-11-22 at 10:00 and the owner so far is Li. Days before the visit: 11-16 is
6, 11-15 is 7, 11-14 is 8. `week` and `literal` are the expected owner and rule in the two modes.
"""

# ruff: noqa: E501 - a table reads better wide
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from showroom.kernel.clock import STORE_ZONE


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that was logged: `kind` of it, by whom, when on the store's wall clock, and its particulars."""

    kind: str
    who: str
    at: datetime
    more: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Dispute:
    """One arrival that two consultants may claim."""

    name: str
    log: tuple[Fact, ...]
    case: Mapping[str, Any]
    week: str
    literal: str
    at: datetime = datetime(2026, 11, 22, 10, 0, tzinfo=STORE_ZONE)
    receiving: str = "Wang"
    asks: str = ""
    same_policy: bool = True


def moment(text: str) -> datetime:
    """'11-15' (at 10:00), '11-15 23:59' or '2028-02-29 10:00' on the store's clock; 2026 unless said."""
    day, _, clock = text.partition(" ")
    full = day if day.count("-") == 2 else f"2026-{day}"
    return datetime.fromisoformat(f"{full} {clock or '10:00'}").replace(tzinfo=STORE_ZONE)


def _fact(kind: str, who: str, at: str, **more: Any) -> Fact:
    return Fact(kind, who, moment(at), more)


def seen(who: str, at: str, **more: Any) -> Fact:
    """`who` received the customer in the store; `name`, `model`, `anonymous` say what was written down."""
    return _fact("visit", who, at, **more)


def called(who: str, at: str, comes: str = "", **more: Any) -> Fact:
    """`who` spoke with the customer by phone, who perhaps promised to come on a day."""
    return _fact("call", who, at, comes=moment(comes).date() if comes else None, **more)


def booked(who: str, at: str, for_day: str, state: str = "planned", *, by_phone: bool = True) -> Fact:
    """`who` wrote an appointment into the book."""
    return _fact("appointment", who, at, day=moment(for_day), state=state, by_phone=by_phone)


def task(who: str, at: str, result: str, note: str) -> Fact:
    """`who` closed a task for the customer."""
    return _fact("task", who, at, result=result, note=note)


def contact(who: str, at: str, way: str, result: str) -> Fact:
    """`who` logged a contact in the follow-up of a deal."""
    return _fact("contact", who, at, way=way, result=result)


def given(to: str, at: str) -> Fact:
    """The manager gave the customer to somebody."""
    return _fact("override", to, at)


def handed(former: str, to: str, at: str, *, undone: bool = False) -> Fact:
    """All that `former` held was handed over to somebody, and perhaps given back at once."""
    return _fact("handed", to, at, former=former, undone=undone)


def took(who: str, at: str) -> Fact:
    """The manager put the customer into the pool, and `who` took him from there."""
    return _fact("took", who, at)


def left(who: str, at: str) -> Fact:
    """`who` stopped working here."""
    return _fact("left", who, at)


def imported(owner: str, first_seen: str) -> Fact:
    """The customer came with the list of the former program, with an owner and a day."""
    return _fact("imported", owner, first_seen)


def days(*texts: str) -> tuple[date, ...]:
    return tuple(moment(text).date() for text in texts)


def li(last: str, *calls: str, before: tuple[str, ...] = ("Li",), by: str | None = None) -> dict[str, Any]:
    """The case: Li is the owner, received the customer last on `last` and phoned on the days of `calls`."""
    return {
        "owner": "Li", "owner_last_received": moment(last).date(), "owner_phone_contacts": days(*calls),
        "received_before": before, "appointment_by": by,
    }  # fmt: skip


NOBODY: dict[str, Any] = {"owner": None}
PROTECTED = ("Li OW-5", "Wang OW-6")  # week_protect keeps the owner; literal gives every unannounced visit away
LAPSED = ("Wang OW-6", "Wang OW-6")


def _by_day() -> list[Dispute]:
    """No call, no request: only the days since Li received him count (OW-5 under 7, OW-6 from 7)."""
    told = (
        ("same day, earlier", "11-22 09:00", PROTECTED),  # 0 days
        ("yesterday", "11-21", PROTECTED),  # 1
        ("five days", "11-17", PROTECTED),
        ("six days", "11-16", PROTECTED),  # the last protected day: 6 < 7
        ("seven days", "11-15", LAPSED),  # "a week or more"
        ("eight days", "11-14", LAPSED),
        ("seven weeks", "10-01", LAPSED),
    )
    return [Dispute(f"last reception: {name}", (seen("Li", at),), li(at), *both) for name, at, both in told]


def _by_phone() -> list[Dispute]:
    """The owner's phone contact since that reception, within 7 days before the visit, both ends counted (G-03)."""
    told = (
        ("called in between", "11-15", ("11-19",), PROTECTED),
        ("called this morning", "11-15", ("11-22 09:00",), PROTECTED),
        ("called six days before", "10-01", ("11-16",), PROTECTED),
        ("called on the seventh day before", "10-01", ("11-15",), PROTECTED),  # 11-22 − 7: the boundary counts
        ("called on the eighth day before", "10-01", ("11-14",), LAPSED),
        ("called on the day of the reception", "11-15", ("11-15 15:00",), LAPSED),  # "since" leaves that day out, G-04
        ("called the day after, seven before", "11-14", ("11-15",), PROTECTED),
        ("called long ago", "10-10", ("10-12",), LAPSED),
        ("an old call and a new one", "11-01", ("11-02", "11-20"), PROTECTED),
    )
    return [
        Dispute(name, (seen("Li", last), *(called("Li", at) for at in calls)), li(last, *calls), *both)
        for name, last, calls, both in told
    ]


def _what_a_contact_is() -> list[Dispute]:
    """Only the owner's own, connected, written-down phone contact counts (PH-05)."""
    first = seen("Li", "11-15")
    return [
        Dispute("another consultant called", (first, called("Zhao", "11-19")), li("11-15"), *LAPSED),
        Dispute("today's consultant had called", (first, called("Wang", "11-19")), li("11-15"), *LAPSED),
        Dispute(
            "task closed with what was said", (first, task("Li", "11-19", "reached", "周末再来")),
            li("11-15", "11-19"), *PROTECTED,
        ),
        Dispute("task closed: not reached", (first, task("Li", "11-19", "not_reached", "三次未接")), li("11-15"), *LAPSED),
        Dispute("task closed without a word", (first, task("Li", "11-19", "reached", "")), li("11-15"), *LAPSED),
        Dispute("somebody else's task", (first, task("Zhao", "11-19", "reached", "聊过")), li("11-15"), *LAPSED),
        Dispute(
            "follow-up call, reached", (first, contact("Li", "11-19", "call", "reached")), li("11-15", "11-19"),
            *PROTECTED,
        ),
        Dispute("follow-up call, no answer", (first, contact("Li", "11-19", "call", "no_answer")), li("11-15"), *LAPSED),
        Dispute("a chat is no phone contact", (first, contact("Li", "11-19", "wechat", "sent")), li("11-15"), *LAPSED),
        Dispute("the call's line was taken back", (first, called("Li", "11-19", struck=True)), li("11-15"), *LAPSED),
        Dispute(
            "the reception's line was taken back", (seen("Li", "10-01"), seen("Li", "11-20", struck=True)),
            li("10-01"), *LAPSED,
        ),
    ]  # fmt: skip


def _appointments() -> list[Dispute]:
    """OW-3 goes before the days; an appointment that was cancelled, moved or made otherwise does not exist."""
    first = seen("Li", "10-01")
    moved = (called("Li", "11-10", comes="11-22"), called("Li", "11-12", comes="11-25"))
    early = li("10-01", "11-20")  # the call itself is a contact
    zhao = (seen("Li", "11-20"), booked("Zhao", "11-21", "11-22 10:00"))
    return [
        Dispute("the call promised today", (first, called("Li", "11-20", comes="11-22")),
                li("10-01", "11-20", by="Li"), "Li OW-3", "Li OW-3"),
        Dispute("promised tomorrow, comes today", (first, called("Li", "11-20", comes="11-23")), early, *PROTECTED),
        Dispute("promised yesterday, comes today", (first, called("Li", "11-20", comes="11-21")), early, *PROTECTED),
        Dispute("booked for today", (first, booked("Li", "11-10", "11-22 10:30")), li("10-01", by="Li"),
                "Li OW-3", "Li OW-3"),
        Dispute("booked and cancelled", (first, booked("Li", "11-10", "11-22 10:30", "cancelled")), li("10-01"), *LAPSED),
        Dispute("booked, did not come at that hour", (first, booked("Li", "11-10", "11-22 09:00", "no_show")),
                li("10-01"), *LAPSED),
        Dispute("booked in the store, not by phone", (first, booked("Li", "10-01 11:00", "11-22 10:30", by_phone=False)),
                li("10-01"), *LAPSED),
        Dispute("booked for another day", (first, booked("Li", "11-10", "11-24 10:30")), li("10-01"), *LAPSED),
        Dispute("the promise was moved", (first, *moved), li("10-01", "11-10", "11-12"), *LAPSED),
        Dispute("another consultant's appointment beats the week", zhao, li("11-20", by="Zhao"), "Zhao OW-3", "Zhao OW-3"),
        Dispute("today's consultant made the appointment", (seen("Li", "11-20"), booked("Wang", "11-21", "11-22 10:00")),
                li("11-20", by="Wang"), "Wang OW-3", "Wang OW-3"),
        Dispute("whoever made the appointment left", (*zhao, left("Zhao", "11-21 18:00")), li("11-20"), *PROTECTED),
        Dispute("appointment by Li, asks for Zhao who never received him", (first, booked("Li", "11-10", "11-22 10:00")),
                li("10-01", by="Li"), "Li OW-3", "Li OW-3", asks="Zhao"),
        Dispute("appointment by Li, asks for Zhao who did",
                (seen("Zhao", "09-01"), first, booked("Li", "11-10", "11-22 10:00")),
                li("10-01", by="Li", before=("Li", "Zhao")), "Zhao OW-1", "Zhao OW-1", asks="Zhao"),
        Dispute("appointment by Li, asks for Zhao, other policy",
                (seen("Zhao", "09-01"), first, booked("Li", "11-10", "11-22 10:00")),
                li("10-01", by="Li", before=("Li", "Zhao")), "Li OW-3", "Li OW-3", asks="Zhao", same_policy=False),
    ]  # fmt: skip


def _requests() -> list[Dispute]:
    """OW-1 needs an earlier reception and the same policy; OW-2 needs neither."""
    both = (seen("Zhao", "11-10"), seen("Li", "11-20"))
    known = li("11-20", before=("Li", "Zhao"))
    three = (seen("Sun", "09-01"), seen("Zhao", "10-01"), seen("Li", "11-20"))
    return [
        Dispute("asks for his consultant after weeks", (seen("Li", "10-01"),), li("10-01"), "Li OW-2", "Li OW-2", asks="Li"),
        Dispute("asks for his consultant next day", (seen("Li", "11-21"),), li("11-21"), "Li OW-2", "Li OW-2", asks="Li"),
        Dispute("asks for his consultant, other policy", (seen("Li", "10-01"),), li("10-01"), "Li OW-2", "Li OW-2",
                asks="Li", same_policy=False),
        Dispute("asks for an earlier one, same policy", both, known, "Zhao OW-1", "Zhao OW-1", asks="Zhao"),
        Dispute("asks for an earlier one, other policy", both, known, *PROTECTED, asks="Zhao", same_policy=False),
        Dispute("asks for one who never received him", (seen("Li", "11-20"),), li("11-20"), *PROTECTED, asks="Zhao"),
        Dispute("asks for one who never received him, week over", (seen("Li", "10-01"),), li("10-01"), *LAPSED, asks="Zhao"),
        Dispute("asks for one who only phoned him", (seen("Li", "11-20"), called("Zhao", "11-21")), li("11-20"), *PROTECTED,
                asks="Zhao"),
        Dispute("asks for who receives now, new to him", (seen("Li", "11-20"),), li("11-20"), *PROTECTED, asks="Wang"),
        Dispute("asks for who receives now, known to him", (seen("Wang", "10-20"), seen("Li", "11-20")),
                li("11-20", before=("Li", "Wang")), "Wang OW-1", "Wang OW-1", asks="Wang"),
        Dispute("several before, asks for the first", three, li("11-20", before=("Li", "Zhao", "Sun")),
                "Sun OW-1", "Sun OW-1", asks="Sun"),
        Dispute("several before, asks for nobody", three, li("11-20", before=("Li", "Zhao", "Sun")), *PROTECTED),
        Dispute("several before, week over", (seen("Zhao", "10-01"), seen("Li", "11-10")),
                li("11-10", before=("Li", "Zhao")), *LAPSED),
    ]  # fmt: skip


def _no_owner() -> list[Dispute]:
    """OW-4: nobody created a file, or the owner never received the customer and made no appointment."""
    new = ("Wang OW-4", "Wang OW-4")
    lead = called("Li", "11-20")
    never = {"owner": "Li", "owner_phone_contacts": days("11-20")}
    half = seen("Li", "11-20", model="")  # name and phone, no intended car: not filed, so no owner (RC-02)
    return [
        Dispute("a stranger", (), NOBODY, *new),
        Dispute("web lead, called, comes unannounced", (lead,), never, *new),
        Dispute("web lead, called, comes as agreed", (called("Li", "11-20", comes="11-22"),),
                never | {"appointment_by": "Li"}, "Li OW-3", "Li OW-3"),
        Dispute("web lead, called, asks for the caller", (lead,), never, "Li OW-2", "Li OW-2", asks="Li"),
        Dispute("anonymous the first time", (seen("Li", "11-20", anonymous=True),), NOBODY, *new),
        Dispute("half a file", (half,), NOBODY | {"received_before": ("Li",)}, *new),
        Dispute("half a file, asks for who began it", (half,), NOBODY | {"received_before": ("Li",)},
                "Li OW-1", "Li OW-1", asks="Li"),
        Dispute("anonymous, filed later that day", (seen("Li", "11-20", anonymous=True, filed_later=True),), li("11-20"),
                *PROTECTED),
        Dispute("given by the manager to one who never received him",
                (seen("Li", "11-18"), given("Zhao", "11-20")), zhao_given("11-20"), "Zhao OW-5", "Wang OW-6"),
        Dispute("given by the manager to one who then received him",
                (seen("Zhao", "11-10"), given("Li", "11-12"), seen("Li", "11-20")),
                li("11-20", before=("Li", "Zhao")) | {"owner_given_on": moment("11-12").date()}, *PROTECTED),
    ]  # fmt: skip


def zhao_given(at: str, **more: Any) -> dict[str, Any]:
    """The case: Zhao, who never received the customer, was given him on a day by somebody else's word."""
    return {"owner": "Zhao", "received_before": ("Li",), "owner_given_on": moment(at).date()} | more


def _given() -> list[Dispute]:
    """Given by a manager's word or a hand-over: that day counts like a reception; a pool customer was given by nobody."""
    kept, lost = ("Zhao OW-5", "Wang OW-6"), ("Wang OW-6", "Wang OW-6")
    met, phoned = seen("Li", "11-01"), {"owner_phone_contacts": days("11-19")}
    return [
        Dispute("given six days ago", (met, given("Zhao", "11-16")), zhao_given("11-16"), *kept),
        Dispute("given seven days ago", (met, given("Zhao", "11-15")), zhao_given("11-15"), *lost),
        Dispute("given a minute ago", (met, given("Zhao", "11-22 09:59")), zhao_given("11-22"), *kept),
        Dispute("given, then phoned", (met, given("Zhao", "11-15"), called("Zhao", "11-19")),
                zhao_given("11-15", **phoned), *kept),
        Dispute("phoned, then given", (met, called("Zhao", "11-14"), given("Zhao", "11-15")),
                zhao_given("11-15", owner_phone_contacts=days("11-14")), *lost),
        Dispute("given, but asks for who received him", (met, given("Zhao", "11-20")), zhao_given("11-20"),
                "Li OW-1", "Li OW-1", asks="Li"),
        Dispute("given, and asks for him", (met, given("Zhao", "11-10")), zhao_given("11-10"),
                "Zhao OW-2", "Zhao OW-2", asks="Zhao"),
        Dispute("given to one who has him already", (seen("Zhao", "11-10"), given("Zhao", "11-20")),
                {"owner": "Zhao", "owner_last_received": moment("11-10").date(), "received_before": ("Zhao",)}, *lost),
        Dispute("handed over six days ago", (met, handed("Li", "Zhao", "11-16")), zhao_given("11-16"), *kept),
        Dispute("handed over seven days ago", (met, handed("Li", "Zhao", "11-15")), zhao_given("11-15"), *lost),
        Dispute("handed over and taken back", (met, handed("Li", "Zhao", "11-20", undone=True)), li("11-01"), *lost),
        Dispute("taken from the pool", (met, took("Zhao", "11-20")), {"owner": "Zhao", "received_before": ("Li",)},
                "Wang OW-4", "Wang OW-4"),
    ]  # fmt: skip


def _left() -> list[Dispute]:
    """One who left keeps nobody; what the others did still counts."""
    gone = (seen("Li", "11-20"), left("Li", "11-21"))
    return [
        Dispute("the owner left", gone, NOBODY | {"received_before": ("Li",)}, "Wang OW-4", "Wang OW-4"),
        Dispute("the owner left, another made an appointment", (*gone, booked("Zhao", "11-21", "11-22 10:00")),
                NOBODY | {"received_before": ("Li",), "appointment_by": "Zhao"}, "Zhao OW-3", "Zhao OW-3"),
        Dispute("the owner left, asks for another who received him", (seen("Zhao", "11-10"), *gone),
                NOBODY | {"received_before": ("Li", "Zhao")}, "Zhao OW-1", "Zhao OW-1", asks="Zhao"),
    ]  # fmt: skip


def _clocks() -> list[Dispute]:
    """A day is the store's day (G-02): eight hours before UTC's."""
    late, early = moment("11-22 00:01"), moment("11-21 23:59")
    return [
        Dispute("received at 23:59 seven days ago", (seen("Li", "11-15 23:59"),), li("11-15"), *LAPSED),
        Dispute("received at 00:01 six days ago", (seen("Li", "11-16 00:01"),), li("11-16"), *PROTECTED),
        Dispute("comes at 00:01 of the eighth day", (seen("Li", "11-15 23:59"),), li("11-15"), *LAPSED, at=late),
        Dispute("comes at 23:59 of the seventh day", (seen("Li", "11-15"),), li("11-15"), *PROTECTED, at=early),
        Dispute("called at 23:59 eight days before", (seen("Li", "10-01"), called("Li", "11-14 23:59")),
                li("10-01", "11-14"), *LAPSED),
        Dispute("called at 00:01 seven days before", (seen("Li", "10-01"), called("Li", "11-15 00:01")),
                li("10-01", "11-15"), *PROTECTED),
        Dispute("over a leap day: six days", (seen("Li", "2028-02-23"),), li("2028-02-23"), *PROTECTED,
                at=moment("2028-02-29")),
        Dispute("over a leap day: seven days", (seen("Li", "2028-02-23"),), li("2028-02-23"), *LAPSED,
                at=moment("2028-03-01")),
        Dispute("over New Year: six days", (seen("Li", "2026-12-28"),), li("2026-12-28"), *PROTECTED,
                at=moment("2027-01-03")),
    ]  # fmt: skip


def _others() -> list[Dispute]:
    return [
        # Before the move to this program nothing was logged; the imported day stands for the reception.
        Dispute("imported four days ago", (imported("Li", "11-18"),), li("11-18", before=()), *PROTECTED),
        Dispute("imported long ago", (imported("Li", "10-01"),), li("10-01", before=()), *LAPSED),
        Dispute("the owner himself receives, week over", (seen("Li", "10-01"),), li("10-01"), "Li OW-6", "Li OW-6",
                receiving="Li"),
        Dispute("the owner himself receives", (seen("Li", "11-20"),), li("11-20"), "Li OW-5", "Li OW-6", receiving="Li"),
        Dispute("Zhao receives instead of Wang", (seen("Li", "11-15"),), li("11-15"), "Zhao OW-6", "Zhao OW-6",
                receiving="Zhao"),
    ]  # fmt: skip


DISPUTES: tuple[Dispute, ...] = (
    *_by_day(),
    *_by_phone(),
    *_what_a_contact_is(),
    *_appointments(),
    *_requests(),
    *_no_owner(),
    *_given(),
    *_left(),
    *_clocks(),
    *_others(),
)
