"""The commands that work on a store, by name."""

from __future__ import annotations

from importlib.util import find_spec

from showroom.cli.import_command import IMPORT
from showroom.cli.look_commands import DEAL, SEARCH
from showroom.cli.safekeeping_commands import BACKUP, DOCTOR, DRILL, RESTORE
from showroom.cli.setup_commands import DEMO, INIT, TOUR, USER
from showroom.cli.store_command import StoreCommand

_ALL = (INIT, DEMO, TOUR, IMPORT, SEARCH, DEAL, BACKUP, RESTORE, DRILL, DOCTOR, USER)
STORE_COMMANDS: dict[str, StoreCommand] = {command.name: command for command in _ALL}
if find_spec("showroom.cli.document_commands") is not None:
    from showroom.cli.document_commands import DOCUMENT_COMMANDS

    STORE_COMMANDS |= DOCUMENT_COMMANDS
