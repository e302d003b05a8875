"""The quiet drive (TR-01): what to do in which order, and no script of what to say; pure."""

from __future__ import annotations

from collections.abc import Iterable

POINTS = {
    "staff_first": ("陪驾先驾驶一段并示范", "Staff drove the first part and demonstrated"),
    "swap": ("在换乘点停稳、开双闪后换乘", "Swapped at the marked place: stopped, hazard lights on"),
    "fitted": ("座椅、后视镜、安全带已调好", "Seat, mirrors and belts adjusted"),
    "controls": ("客户已熟悉操作", "The customer knows the controls"),
    "quiet": ("客户驾驶时少说话，只指路和提示安全", "Talked little: only the way and safety"),
    "questions": ("停车后再答疑、征求感受", "Questions and impressions only after stopping"),
}
DRIVE_ONLY = frozenset({"swap", "fitted", "controls"})


def points_of(drives: bool) -> tuple[str, ...]:
    """The points of a drive in their order; a ride has no swap (TR-01)."""
    return tuple(point for point in POINTS if drives or point not in DRIVE_ONLY)


def packed(ticked: Iterable[str]) -> str:
    """The ticked points as stored, in the list's order; unknown words fall away."""
    have = frozenset(ticked)
    return " ".join(point for point in POINTS if point in have)
