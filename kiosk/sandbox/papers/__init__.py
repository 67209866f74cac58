"""Papers that the sandbox portal issues: tagged PDF/UA-1, made once and kept, so that its digest stays what it was told to be."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

from kiosk.sandbox.store import Store

FONTS: Final = Path(__file__).parents[3] / "resources" / "fonts"
_FOLDER: Final = Path(__file__).parent


def paper(store: Store, holding: str, content: dict[str, Any]) -> bytes:
    """The PDF of a holding: the kept one, else one made of `content` (language, title, issuer, header, rows, notes)."""
    row = store.row("SELECT content FROM paper WHERE holding = ?", holding)
    if row is None:
        store.run("INSERT OR IGNORE INTO paper VALUES (?, ?)", holding, _made(content))
        row = store.row("SELECT content FROM paper WHERE holding = ?", holding)
        assert row is not None
    return bytes(row["content"])


def _made(content: dict[str, Any]) -> bytes:
    import typst

    made = typst.compile(
        _FOLDER / "paper.typ",
        root=_FOLDER,
        font_paths=[FONTS],
        ignore_system_fonts=True,
        format="pdf",
        pdf_standards="ua-1",
        sys_inputs={"content": json.dumps(content)},
    )
    assert isinstance(made, bytes)
    return made
