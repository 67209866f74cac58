"""Python's own `import`, kept: PySide6 puts another before it, for a switch (`__feature__`) that nothing here uses.

PySide's reads the source text of each module that is imported and leaves it in memory for good: 40 ms and 8 MB at the first page,
more with each page that is opened (docs/decisions/0027-a-light-first-page.md).
"""

from __future__ import annotations

import builtins


def keep_plain_imports() -> None:
    """Load PySide6, and take its reading `import` away again. To be called before anything that a window needs is loaded."""
    import PySide6  # noqa: F401  it comes with this

    before = getattr(builtins, "__orig_import__", None)
    if before is not None:
        builtins.__import__ = before
