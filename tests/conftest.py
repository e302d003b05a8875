"""What every test lives by: no display, nothing of the developer's own data, and the guards of tests/guards."""

from __future__ import annotations

import os
import tempfile

# Before anything imports Qt, keyring or platformdirs.
os.environ["QT_QPA_PLATFORM"] = os.environ.get("SHOWROOM_TEST_PLATFORM", "offscreen")
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
os.environ.pop("SHOWROOM_PASSWORD", None)
os.environ.pop("SHOWROOM_DATA", None)
_HOME = tempfile.TemporaryDirectory(prefix="showroom-test-home-")
for _name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "APPDATA", "LOCALAPPDATA"):
    os.environ[_name] = f"{_HOME.name}/{_name.lower()}"

import pytest  # noqa: E402

from tests.guards import collector, hypothesis_profiles, keyboard, leaks, logs, rule_ids, shared_sql, told  # noqa: E402

hypothesis_profiles.load()
shared_sql.share()
pytest_plugins = ["tests.store_fixtures"]


def pytest_configure(config: pytest.Config) -> None:
    for guard in (collector, logs, leaks, keyboard, rule_ids, told):
        if not config.pluginmanager.is_registered(guard):
            config.pluginmanager.register(guard, guard.__name__)


def pytest_unconfigure(config: pytest.Config) -> None:
    _HOME.cleanup()
