"""The commands that prove the rules of price, financing, ownership and eligibility, by name."""

from __future__ import annotations

from showroom.cli.rule_command import RuleCommand

SALES_COMMANDS: dict[str, RuleCommand] = {}
