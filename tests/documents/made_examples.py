"""An example of any paper, made from the types of its fields: every text is another one, so that each can be found."""

from __future__ import annotations

import ast
import dataclasses
import enum
import importlib
import inspect
import types
import typing
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from itertools import count
from typing import Any

from showroom.contract.change_messages import OWED_NAMES
from showroom.contract.change_texts import PAID_KINDS
from showroom.contract.rules import Ending
from showroom.follow_up.claim_rules import Outcome
from showroom.kernel.errors import Lang
from showroom.kernel.money import Money
from showroom.test_drive.intent import ASPECTS
from showroom.vehicles.quality_terms import SYSTEMS
from tests.architecture.source_tree import ROOT
from tests.documents import paper_examples

Renderer = Callable[[Any, Lang], bytes]
_SIGNS = "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥"


EXAMPLES: dict[str, Callable[[], Any]] = {
    "ContractPaper": paper_examples.contract, "QuotationPaper": paper_examples.quotation,
    "CostSheetPaper": paper_examples.cost_sheet, "ConfirmationPaper": paper_examples.confirmation,
    "AgreementPaper": paper_examples.agreement,
}  # fmt: skip
"""Papers whose sums must agree have examples of their own."""
CODES: dict[tuple[str, str], Any] = {
    ("Difference", "name"): "exterior", ("OwedLine", "code"): next(iter(OWED_NAMES)),
    ("Payment", "kind"): next(iter(PAID_KINDS)), ("CancelPaper", "ending"): Ending.BUYER_DEFAULT,
    ("CertificatePaper", "main_parts"): tuple((key, f"总成{number}") for number, key in enumerate(SYSTEMS)),
    ("QualityTerms", "given"): frozenset({"share"}), ("claim_rules.Sheet", "outcome"): Outcome.REFUND,
    ("diary_pdf.DaySheet", "lines"): (tuple(f"格{number}" for number in range(9)),),
    ("PaperHead", "draft"): False,
    ("ReportPaper", "ratings"): (1, 2, 3, 4, 5, 1, 2, 3, 4, 5)[: len(ASPECTS)],
}  # fmt: skip
"""Fields that hold a word of the program's own instead of a text."""


class Maker:
    """Makes values; `texts` are the free texts that it put in."""

    def __init__(self) -> None:
        self._numbers = count(1)
        self.texts: list[str] = []

    def make(self, kind: Any, name: str = "") -> Any:
        """A value of this type; optional ones are there, and sequences have two entries."""
        origin, parts = typing.get_origin(kind), typing.get_args(kind)
        if origin in (typing.Union, types.UnionType):
            return self.make(next(part for part in parts if part is not type(None)), name)
        if origin is typing.Literal:
            return parts[0]
        if origin is tuple and parts and parts[-1] is not Ellipsis:
            return tuple(self.make(part, name) for part in parts)
        if origin in (tuple, list, Sequence):
            return tuple(self.make(parts[0], name) for _ in range(2))
        if origin in (dict, Mapping):
            return {self.make(parts[0], name): self.make(parts[1], name)}
        return self._plain(kind, name)

    def _plain(self, kind: Any, name: str) -> Any:
        if dataclasses.is_dataclass(kind) and isinstance(kind, type) and kind is not Money:
            return self._record(kind)
        if kind is str:
            return self._text()
        if isinstance(kind, type) and issubclass(kind, enum.Enum):
            return next(iter(kind))
        number = next(self._numbers)
        made: dict[Any, Any] = {
            bool: True, int: number, float: float(number), Decimal: Decimal(number) / 100,
            Money: Money.of(1000 + number), bytes: b"", date: date(2026, 11, 22),
            datetime: datetime(2026, 11, 22, 2, tzinfo=UTC), time: time(9, 30),
            timedelta: timedelta(hours=1),
        }  # fmt: skip
        if kind not in made:
            raise TypeError(f"{name}: {kind}")
        return made[kind]

    def _record(self, kind: Any) -> Any:
        if kind.__name__ in EXAMPLES:
            return EXAMPLES[kind.__name__]()
        hints, values = typing.get_type_hints(kind), dict[str, Any]()
        for one in dataclasses.fields(kind):
            if one.init:
                full = f"{kind.__module__.rpartition('.')[2]}.{kind.__name__}"
                given = CODES.get((full, one.name), CODES.get((kind.__name__, one.name)))
                values[one.name] = self.make(hints[one.name], one.name) if given is None else given
        return kind(**values)

    def _text(self) -> str:
        number = next(self._numbers)
        text = f"文{_SIGNS[number % len(_SIGNS)]}{number:03d}"
        self.texts.append(text)
        return text


def renderers() -> Iterator[tuple[str, Renderer, type]]:
    """Every function of a module that draws sheets which makes a PDF out of one dataclass and a language."""
    for file in sorted((ROOT / "showroom").rglob("*.py")):
        text = file.read_text(encoding="utf-8")
        if "render_sheet(" not in text or file.name == "paper.py":
            continue
        name = ".".join(file.relative_to(ROOT).with_suffix("").parts)
        module = importlib.import_module(name)
        for node in ast.parse(text).body:
            if isinstance(node, ast.FunctionDef) and len(node.args.args) == 2 and not node.args.kwonlyargs:
                act = getattr(module, node.name)
                hints = typing.get_type_hints(act)
                given = list(inspect.signature(act).parameters)
                paper = hints.get(given[0])
                if hints.get("return") is bytes and hints.get("lang") == Lang and dataclasses.is_dataclass(paper):
                    yield f"{name.removeprefix('showroom.')}.{node.name}", act, typing.cast("type", paper)
