"""Each deliberate breakage turns the test of its row red: a test that cannot fail would show nothing."""

from __future__ import annotations

import subprocess
import sys
from typing import Final

import pytest

from tests.conformance.breaking import Breakage, breakages
from tests.conformance.marks import ROOT

SECONDS: Final = 180
_FAILED: Final = 1
"""Exit status of pytest when tests ran and one failed; anything else is no proof."""
_SAMPLE: Final = 5


def _run(breakage: Breakage) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider", "-p", "tests.conformance.breaking"]
    return subprocess.run(
        [*command, "--break", str(breakage.row), breakage.test],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )


def _turns_red(breakage: Breakage) -> None:
    ran = _run(breakage)
    assert ran.returncode == _FAILED, f"{breakage.why}: nothing noticed\n{ran.stdout[-2000:]}{ran.stderr[-2000:]}"


@pytest.mark.timeout(SECONDS + 20)
@pytest.mark.parametrize("breakage", breakages()[::_SAMPLE], ids=lambda each: f"ACC-{each.row}")
def test_a_breakage_turns_its_test_red(breakage: Breakage) -> None:
    _turns_red(breakage)


@pytest.mark.slow
@pytest.mark.timeout(SECONDS + 20)
@pytest.mark.parametrize("breakage", breakages(), ids=lambda each: f"ACC-{each.row}")
def test_every_breakage_turns_its_test_red(breakage: Breakage) -> None:
    _turns_red(breakage)
