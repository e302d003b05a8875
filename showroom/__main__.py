"""`python -m showroom` is the same program as `showroom`."""

from __future__ import annotations

import importlib
import sys

if __name__ == "__main__":
    # By name, because showroom never imports ui (import contract 1).
    sys.exit(importlib.import_module("ui.app").main())
