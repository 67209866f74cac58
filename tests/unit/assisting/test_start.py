"""Where staff have no screen, nothing of all this is loaded."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
CODE = """
import sys
import kiosk.supervisor, kiosk.window_process, ui.commands.run, ui.home, ui.kiosk
from tests.journeys.desk import desk
from kiosk.journeys.conductor import Conductor
from kiosk.journeys.help import Help, Staff
conductor = Conductor(desk("en", at_kiosk=True))
for journey in (Help(), Staff()):
    conductor.open(journey)
    conductor.page
print(*(name for name in sys.modules if "assisting" in name or "staff" in name))
"""


def test_no_module_of_it_is_loaded_before_it_is_asked_for() -> None:
    done = subprocess.run(
        [sys.executable, "-c", CODE], cwd=ROOT, capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.strip() == ""
