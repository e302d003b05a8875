"""The privacy notice that customers are told now; the one place its version stands (PI-02)."""

from __future__ import annotations

NOTICE_VERSION = "2026-11"
