"""Python's own `import`, kept: PySide6 puts another in its place, for a switch (`__feature__`) that nothing here uses.

PySide's reads the source text of each module that is imported and leaves it in memory for good: 40 ms and 8 MB at the first page,
more with each page that is opened (docs/decisions/0027-a-light-first-page.md).
"""

from __future__ import annotations

import builtins


def keep_plain_imports() -> None:
    """Load PySide6, and import as Python does from then on. To be called before anything that a window needs is loaded."""
    import PySide6  # noqa: F401  here it is that it takes the place of Python's

    own = getattr(builtins, "__orig_import__", None)
    if own is not None:
        builtins.__import__ = own
