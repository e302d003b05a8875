"""Where to print: the printer of this desk, chosen once and remembered, one or both sides, and how many copies."""

from __future__ import annotations

from PySide6.QtCore import QSettings, Signal

from showroom.documents.print_service import MOST_COPIES
from showroom.kernel.errors import ShowroomError
from ui.jobs import JobRunner
from ui.messages import window_language
from ui.widgets.fields import ChoiceField
from ui.widgets.filter_row import FilterRow
from ui.widgets.print_devices import printer_names

_PRINTER, _SIDES = "printing/printer", "printing/sides"
LONG_EDGE, ONE_SIDED = "long", "one"


class PrintChoice(FilterRow):
    """`found(count)` once the printers of this desk are known; asking for them may wait for the network."""

    found = Signal(int)
    copies_wanted = Signal(int)

    def __init__(self, jobs: JobRunner) -> None:
        super().__init__()
        self.setObjectName("print_choice")
        self._jobs = jobs
        looking = self.tr("Looking for printers…")
        self.printer = self.add(ChoiceField("printer", self.tr("Printer"), [], placeholder=looking), 3)
        sides = [(LONG_EDGE, self.tr("Both sides, long edge")), (ONE_SIDED, self.tr("One side"))]
        self.sides = self.add(ChoiceField("sides", self.tr("Sides"), sides), 2)
        self.sides.set_value(str(QSettings().value(_SIDES, LONG_EDGE)))
        counts = [(str(count), str(count)) for count in range(1, MOST_COPIES + 1)]
        self.copies = self.add(ChoiceField("copies", self.tr("Copies"), counts), 1)
        self.copies.set_value("1")
        self.printer.changed.connect(self._remember)
        self.sides.changed.connect(self._remember)
        self.copies.changed.connect(self._on_copies)
        self.names: tuple[str, ...] = ()

    def load(self) -> None:
        """Ask which printers there are."""
        self._jobs.read(printer_names, self.show_names, self._on_silence, key="printers")

    def show_names(self, names: tuple[str, ...]) -> None:
        """Offer these; the one used last is chosen, else the system's own."""
        self.names = names
        self.printer.setPlaceholderText(self.tr("No printer is set up"))
        self.printer.set_choices([(name, name) for name in names])
        kept = str(QSettings().value(_PRINTER, ""))
        self.printer.set_value(kept if kept in names else "".join(names[:1]))
        self.printer.setEnabled(bool(names))
        self.found.emit(len(names))

    @property
    def duplex(self) -> bool:
        """Whether both sides are printed."""
        return bool(self.sides.value() != ONE_SIDED)

    @property
    def name(self) -> str:
        """The chosen printer, '' when there is none."""
        return str(self.printer.value() or "")

    @property
    def count(self) -> int:
        """Copies of each paper."""
        return int(self.copies.value() or 1)

    def show_copies(self, count: int) -> None:
        """Show a count without telling."""
        self.copies.set_value(str(count))

    def _on_silence(self, error: ShowroomError) -> None:
        """The printing system itself does not answer: as if there were no printer, and the tool tip says why."""
        self.show_names(())
        self.printer.setToolTip(error.text(window_language()))

    def _remember(self) -> None:
        QSettings().setValue(_PRINTER, self.name)
        QSettings().setValue(_SIDES, str(self.sides.value()))

    def _on_copies(self) -> None:
        self.copies_wanted.emit(self.count)
