"""A person's settings on paper: a code for a camera, six digits to write, and what to do with them (requirements B2-40)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kiosk.applications.receipt_pdf import made_pdf
from kiosk.qr import qr_rows
from kiosk.text import Language, Wording
from translations import messages

QUIET_MODULES = 4
"""The empty edge that a code needs (ISO/IEC 18004)."""


@dataclass(frozen=True, slots=True)
class ProfileSheet:
    """What is printed: `text` is what the code holds. Nothing on it tells who it is from, or when."""

    language: Language
    text: str
    digits: str


def profile_pdf(sheet: ProfileSheet) -> bytes:
    """The sheet as PDF; raises `receipt_pdf.PdfError`."""
    return made_pdf("profile", profile_content(sheet))


def profile_content(sheet: ProfileSheet) -> dict[str, Any]:
    """What the template is filled with."""
    _ = Wording(messages("kiosk", sheet.language), sheet.language)
    return {
        "language": sheet.language,
        "title": {"text": _("Your settings").text, "official": ""},
        "how": _("Show this code or write these six digits at your next visit. Your settings come back at once.").text,
        "digits": {"label": _("Your six digits").text, "value": f"{sheet.digits[:3]} {sheet.digits[3:]}"},
        "code": {
            "picture": svg(sheet.text),
            "alternative": _("A code for a camera. It holds your settings and nothing else.").text,
        },
        "only": _("Only your settings are in it. Your name and your answers are not.").text,
    }


def svg(data: str) -> str:
    """A QR code as a picture of one path."""
    rows = qr_rows(data)
    side = len(rows) + 2 * QUIET_MODULES
    dark = "".join(
        f"M{x + QUIET_MODULES} {y + QUIET_MODULES}h1v1h-1z"
        for y, row in enumerate(rows)
        for x, module in enumerate(row)
        if module
    )
    ground = f'<rect width="{side}" height="{side}" fill="#fff"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}">{ground}<path d="{dark}" fill="#000"/></svg>'
