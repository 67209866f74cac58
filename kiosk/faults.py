"""A fault of this program is told by its kind and place: its message may quote what a person wrote (DESIGN §5)."""

from __future__ import annotations

import contextlib
import os
import sys
import threading
import traceback
from types import TracebackType


def report_without_values() -> None:
    """From now on, whatever nobody has caught is told so, on every thread."""
    sys.excepthook = _report
    threading.excepthook = lambda fault: _report(fault.exc_type, None, fault.exc_traceback)
    sys.unraisablehook = lambda fault: _report(fault.exc_type, None, fault.exc_traceback)


def _report(kind: type[BaseException], _fault: BaseException | None, trace: TracebackType | None) -> None:
    frames = traceback.extract_tb(trace)
    place = f"{os.path.basename(frames[-1].filename)}:{frames[-1].lineno}" if frames else "?"  # noqa: PTH119
    with contextlib.suppress(OSError, ValueError):
        print(f"egov-kiosk: {kind.__name__} at {place}", file=sys.stderr, flush=True)  # noqa: T201
