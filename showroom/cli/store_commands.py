"""The commands that work on a store, by name."""

from __future__ import annotations

from showroom.cli.store_command import StoreCommand

STORE_COMMANDS: dict[str, StoreCommand] = {}
