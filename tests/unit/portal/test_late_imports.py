"""What is needed before the first page loads none of the heavy libraries (DESIGN §1)."""

from __future__ import annotations

import subprocess
import sys

LIGHT = (
    "kiosk.settings, kiosk.visit, kiosk.portal.public, kiosk.portal.personal, kiosk.portal.signin, kiosk.portal.tokens, "
    "kiosk.applications.receipts, kiosk.applications.submitting, kiosk.applications.receipt_pdf, "
    "kiosk.enrolment, kiosk.mobile, kiosk.portal.mobile, kiosk.journeys.requests"
)
HEAVY = "httpx httpcore joserfc typst rfc8785 cryptography platformdirs babel"


def test_light_modules_load_nothing_heavy() -> None:
    code = f"import sys, {LIGHT}; print(*sorted(set({HEAVY.split()!r}) & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
