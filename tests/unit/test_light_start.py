"""What the process of the first page does without: nothing is loaded before it is needed, and no source text is kept.

Times differ from machine to machine; what is loaded does not, so it is what keeps the start from creeping up.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

STARTED: Final = """
from ui.plain_imports import keep_plain_imports
keep_plain_imports()
import ui.home
from accessibility.speech.silent import SilentVoice
from kiosk.settings import Settings
from ui.application import open_application, qt_application
from ui.visiting import VisitWindow

qt = qt_application()
visit = VisitWindow(open_application(Settings()), SilentVoice())
visit.start()
for _ in range(3):
    qt.processEvents()
assert visit.window.isVisible() and visit.presenter.page.id == "home"

import builtins, linecache, sys
print(builtins.__import__.__name__)
print(*sorted(linecache.cache))
print(*sorted(sys.modules))
sys.stdout.flush()

import os
os._exit(0)  # what ends a visit is tested elsewhere
"""

HOME: Final = """
import argparse, builtins, gc, sys, types
sys.modules["ui.home"] = home = types.ModuleType("ui.home")
home.run_at_home = lambda _: print(builtins.__import__.__name__, "PySide6" in sys.modules, gc.isenabled())
from ui.commands.run import add_arguments, run
parser = argparse.ArgumentParser()
add_arguments(parser)
run(parser.parse_args(["--mode", "home"]))
"""
KIOSK: Final = """
import builtins, gc, os, sys, types
sys.modules["ui.kiosk"] = kiosk = types.ModuleType("ui.kiosk")
def begun(settings, commands, says):
    os.write(says, f"{builtins.__import__.__name__} {'PySide6' in sys.modules} {gc.isenabled()}\\n".encode())
kiosk.run = begun
from ui.kiosk_process import main
sys.argv[1:] = [str(os.getppid())]
main()
"""
"""The two beginnings, up to where a window would be made; it is told then which `import` there is, and whether the collector works."""

HEAVY: Final = frozenset(
    [
        "asyncio",
        "babel",
        "click",
        "cryptography",
        "email",
        "httpcore",
        "httpx",
        "joserfc",
        "jsonschema",
        "keyring",
        "lxml",
        "miniaudio",
        "numpy",
        "PIL",
        "pypdf",
        "pyttsx3",
        "referencing",
        "rfc8785",
        "segno",
        "ssl",
        "starlette",
        "tuf",
        "typst",
        "urllib.request",
        "uvicorn",
        "webbrowser",
        "xml",
        "zxingcpp",
    ]
)
"""Libraries that something later needs."""
ROOMS: Final = frozenset(
    {
        "kiosk." + name
        for name in [
            "acting",
            "applications",
            "appointments",
            "assisting",
            "cabinet",
            "casework",
            "consulting",
            "enrolment",
            "forms",
            "journeys.requests",
            "mobile",
            "outcomes",
            "own_things",
            "participation",
            "portal.http",
            "portal.personal",
            "portal.public",
            "reception",
            "reporting",
            "sandbox.app",
            "sealing.office",
            "signed_in",
            "signs",
            "supervisor",
            "uploading",
            "viewing",
            "without_line",
        ]
    }
)
"""Parts of the program behind the first page."""
JOURNEYS: Final = frozenset(
    f"kiosk.journeys.{name}"
    for name in [
        "bars",
        "conductor",
        "events",
        "groups",
        "home",
        "idle",
        "journey",
        "notices",
        "overlays",
        "profile_names",
        "whose",
    ]
)
"""All journeys, and what journeys are made of, that the first page needs. A page that it leads to is loaded when it is opened."""


@pytest.fixture(scope="module")
def started(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, list[str], frozenset[str]]:
    """The program with its first page: which `import` it has, whose source text is kept, what is loaded."""
    folder = tmp_path_factory.mktemp("user")
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "XDG_CACHE_HOME": str(folder / "cache"),
        "XDG_CONFIG_HOME": str(folder / "config"),
    }
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", STARTED], capture_output=True, text=True, check=True, env=environment, cwd=root
    )
    importing, sources, loaded = done.stdout.splitlines()
    return importing, sources.split(), frozenset(loaded.split())


def test_importing_stays_as_it_is_in_python_and_leaves_no_source_text(
    started: tuple[str, list[str], frozenset[str]],
) -> None:
    importing, sources, _ = started
    assert importing != "__feature_import__"
    assert [each for each in sources if "site-packages" not in each and "python3" not in each] == []


def test_no_heavy_library_is_loaded_for_the_first_page(started: tuple[str, list[str], frozenset[str]]) -> None:
    assert sorted(HEAVY & started[2]) == []


def test_no_room_behind_the_first_page_is_loaded_for_it(started: tuple[str, list[str], frozenset[str]]) -> None:
    loaded = started[2]
    assert sorted(ROOMS & loaded) == []
    assert {name for name in loaded if name.startswith("kiosk.journeys.")} == JOURNEYS


def test_the_names_are_those_of_rooms_that_there_are() -> None:
    """So that a room which gets another name does not come back unseen."""
    root = Path(__file__).parents[2]
    for name in ROOMS | JOURNEYS:
        path = root / name.replace(".", "/")
        assert path.is_dir() or path.with_suffix(".py").is_file(), name


@pytest.mark.skipif(sys.platform == "win32", reason="a kiosk is Linux")
@pytest.mark.parametrize("beginning", [HOME, KIOSK], ids=["home", "kiosk"])
def test_each_beginning_loads_its_window_so(beginning: str, tmp_path: Path) -> None:
    environment = {
        **os.environ,
        "QT_QPA_PLATFORM": "offscreen",
        "XDG_CONFIG_HOME": str(tmp_path),
    }
    root = Path(__file__).parents[2]
    done = subprocess.run(
        [sys.executable, "-c", beginning],
        input="{}\n",
        capture_output=True,
        text=True,
        check=True,
        env=environment,
        cwd=root,
    )
    importing, loaded, collecting = done.stdout.split()
    assert importing != "__feature_import__"
    assert (loaded, collecting) == ("True", "False"), "else PySide6 would put its own `import` there later"
