"""The clock of a complaint: contact within 24 hours, the answer within 7 working days (MF-08, §6.9); pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from showroom.kernel.clock import local_date
from showroom.kernel.parameters import Parameters
from showroom.kernel.working_days import add_working_days


class Late(StrEnum):
    """What of the clock has run out."""

    NO = ""
    CONTACT = "contact"
    ANSWER = "answer"


@dataclass(frozen=True, slots=True)
class Clock:
    """Somebody gets in touch by `contact_by`; the answer is given on `answer_by` at the latest."""

    contact_by: datetime
    answer_by: date


def clock_from(received_at: datetime, zone: ZoneInfo, parameters: Parameters) -> Clock:
    """The clock of a complaint received then; the day itself is not counted (G-04).

    Raises ShowroomError(no_rule_for_date | bad_parameter).
    """
    day = local_date(received_at, zone)
    hours = parameters.whole("survey.ticket_hours", day)
    days = parameters.whole("complaint.answer_working_days", day)
    return Clock(received_at + timedelta(hours=hours), add_working_days(day, days, parameters))


def late_on(
    clock: Clock, contacted_at: datetime | None, answered_at: datetime | None, now: datetime, zone: ZoneInfo
) -> Late:
    """What is overdue now: an answer that is missing weighs more than a contact that is."""
    if answered_at is not None:
        return Late.NO
    if local_date(now, zone) > clock.answer_by:
        return Late.ANSWER
    return Late.CONTACT if contacted_at is None and now > clock.contact_by else Late.NO
