"""How customers heard of the store, in the window's language: the one dictionary of `customers.channels`."""

from __future__ import annotations

from showroom.customers.channels import CHANNELS, GROUP_NAMES, GROUPS, find_channel
from ui.messages import window_language


def channel_text(channel: str) -> str:
    """The word of a channel, also of one that an imported list calls otherwise; an unknown one stays as it is."""
    key = find_channel(channel)
    return CHANNELS[key].text(window_language()) if key else channel


def channel_choices(kept: str = "") -> list[tuple[str, str]]:
    """Choices for a field, inbound before outbound; `kept` is what the record has, shown translated where known."""
    lang = window_language()
    known = [("", "—")]
    for group, keys in GROUPS.items():
        known += [(key, f"{CHANNELS[key].text(lang)} · {GROUP_NAMES[group].text(lang)}") for key in keys]
    if kept and kept not in CHANNELS:
        known.append((kept, channel_text(kept)))
    return known
