"""What a process of a kiosk gives up before it holds anything personal, so that nothing can be left behind (ACC-93).

Everything here is Linux; elsewhere there is no kiosk.
"""

from __future__ import annotations

import contextlib
import ctypes
import os
import resource
import signal
from collections.abc import Iterator, Mapping
from typing import Final

from kiosk.faults import report_without_values

_PR_SET_PDEATHSIG: Final = 1
_PR_SET_DUMPABLE: Final = 4
_PR_SET_CHILD_SUBREAPER: Final = 36
"""Of prctl(2)."""

PASSED_ON: Final = frozenset(
    {
        "DBUS_SESSION_BUS_ADDRESS",
        "DISPLAY",
        "HOME",
        "LANG",
        "PATH",
        "PULSE_SERVER",
        "TMPDIR",
        "TZ",
        "WAYLAND_DISPLAY",
        "XAUTHORITY",
        "XDG_CACHE_HOME",
        "XDG_CONFIG_DIRS",
        "XDG_CONFIG_HOME",
        "XDG_DATA_HOME",
        "XDG_RUNTIME_DIR",
        "XDG_STATE_HOME",
    }
)
"""Variables that a window and its voice need. Proxies, preloaded libraries and debugging switches are not among them."""
PASSED_ON_PREFIXES: Final = ("LC_", "QT_QPA_", "QT_SCREEN_", "QT_SCALE_")


def clean_environment(environment: Mapping[str, str]) -> dict[str, str]:
    """What a visit's processes see of `environment`; Python writes no byte code and reads nobody's own packages."""
    passed = {
        name: value for name, value in environment.items() if name in PASSED_ON or name.startswith(PASSED_ON_PREFIXES)
    }
    return passed | {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONNOUSERSITE": "1", "PYTHONSAFEPATH": "1"}


def leave_no_traces() -> None:
    """No core dump, no debugger, no readable file, no traceback with values; to be called first of all."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    _prctl(_PR_SET_DUMPABLE, 0)
    os.umask(0o077)
    report_without_values()


def end_with_parent(parent: int) -> None:
    """Be killed when the process `parent` (an id) ends, however it ends; end now when it is gone already."""
    _prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)


@contextlib.contextmanager
def adopted_orphans() -> Iterator[None]:
    """Be the parent of what a killed child leaves, so that its end can be waited for."""
    _prctl(_PR_SET_CHILD_SUBREAPER, 1)
    try:
        yield
    finally:
        _prctl(_PR_SET_CHILD_SUBREAPER, 0)


def _prctl(option: int, value: int) -> None:
    """Ask the kernel; a system that refuses goes without."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None, use_errno=True).prctl(option, value, 0, 0, 0)
