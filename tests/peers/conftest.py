"""What is not even looked at when only quick tests are wanted."""

from __future__ import annotations

from pathlib import Path

import pytest


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """To work out what to try on the whole contract takes long, before any test of it is begun."""
    wide = collection_path.name == "test_sandbox_schemathesis_wide.py"
    return True if wide and config.option.markexpr == "not slow" else None
