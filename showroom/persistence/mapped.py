"""All mapped tables of the program: models are imported where they are used, so who needs every one loads them here."""

from __future__ import annotations

import importlib
import pkgutil

_OTHERS = ("audit", "parameters", "numbering", "search_index")


def load_models() -> None:
    """Import every module that declares tables, so that a new one cannot be forgotten."""
    package = importlib.import_module("showroom")
    for module in pkgutil.walk_packages(package.__path__, "showroom."):
        if module.name.endswith("model"):
            importlib.import_module(module.name)
    for name in _OTHERS:
        importlib.import_module(f"showroom.persistence.{name}")
