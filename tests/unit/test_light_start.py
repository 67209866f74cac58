"""What the process of the first page does without: nothing heavy is loaded before it is needed, and no source text is kept."""

from __future__ import annotations

import subprocess
import sys

STARTED = """
from ui.plain_imports import keep_plain_imports
keep_plain_imports()
import ui.home
import builtins, linecache
print(builtins.__import__.__name__, *sorted(linecache.cache))
"""


def test_importing_stays_as_it_is_in_python_and_leaves_no_source_text() -> None:
    importing, *sources = _in_a_new_process(STARTED)
    assert importing != "__feature_import__"
    assert [each for each in sources if "site-packages" not in each and "python3" not in each] == []


def _in_a_new_process(script: str) -> list[str]:
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return done.stdout.split()
