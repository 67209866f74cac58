"""Sheets as tagged PDF/UA-1, made by typst in a process that lives for one sheet: what was personal dies with it.

The process reads the content as JSON from standard input and writes the PDF to standard output; there is no file.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any, Final, Literal, get_args

from kiosk.applications.sheet_content import PreparationSheet, ReceiptSheet, preparation_content, receipt_content

Template = Literal["receipt", "preparation", "profile", "appointment"]
RESOURCES: Final = Path(__file__).parents[2] / "resources"
_TIME_OUT: Final = 20.0


class PdfError(Exception):
    """The sheet could not be made; the text names no content."""


def receipt_pdf(sheet: ReceiptSheet) -> bytes:
    """A receipt as PDF; raises `PdfError`. Takes some 0.2 s: call it from a worker thread."""
    return made_pdf("receipt", receipt_content(sheet))


def preparation_pdf(sheet: PreparationSheet) -> bytes:
    """A preparation sheet as PDF; raises `PdfError`."""
    return made_pdf("preparation", preparation_content(sheet))


def made_pdf(template: Template, content: dict[str, Any]) -> bytes:
    """What a template makes of its content; raises `PdfError`."""
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter and module
            [sys.executable, "-m", "kiosk.applications.receipt_pdf", template],
            input=json.dumps(content).encode(),
            capture_output=True,
            timeout=_TIME_OUT,
            cwd=RESOURCES.parent,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise PdfError(type(error).__name__) from None
    if done.returncode != 0 or not done.stdout.startswith(b"%PDF"):
        raise PdfError(f"the typesetter ended with {done.returncode}")
    return done.stdout


def _typeset(template: Template, content: str) -> bytes:
    import typst

    folder = RESOURCES / "receipt"
    made = typst.compile(
        folder / f"{template}.typ",
        root=folder,
        font_paths=[RESOURCES / "fonts"],
        ignore_system_fonts=True,
        format="pdf",
        pdf_standards="ua-1",
        sys_inputs={"content": content},
    )
    return bytes(made) if isinstance(made, bytes) else b""


def main() -> int:
    """The process: a template's name as argument, its content on standard input."""
    named = sys.argv[1] if len(sys.argv) > 1 else ""
    template: Template = next((each for each in get_args(Template) if each == named), "receipt")
    try:
        sys.stdout.buffer.write(_typeset(template, sys.stdin.buffer.read().decode()))
    except RuntimeError:  # typst's message quotes what it typeset
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
