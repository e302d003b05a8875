"""The commands that work on a store, by name."""

from __future__ import annotations

from showroom.cli.desk_commands import DESKS
from showroom.cli.document_commands import DOCUMENT_COMMANDS
from showroom.cli.export_command import EXPORT
from showroom.cli.import_command import IMPORT
from showroom.cli.look_commands import DEAL, SEARCH
from showroom.cli.safekeeping_commands import BACKUP, DOCTOR, DRILL, RESTORE
from showroom.cli.setup_commands import DEMO, INIT, RECOVER, TOUR, USER
from showroom.cli.store_command import StoreCommand

_ALL = (INIT, DEMO, TOUR, IMPORT, EXPORT, SEARCH, DEAL, BACKUP, RESTORE, DRILL, DOCTOR, USER, RECOVER, DESKS)
STORE_COMMANDS: dict[str, StoreCommand] = {command.name: command for command in _ALL} | DOCUMENT_COMMANDS
