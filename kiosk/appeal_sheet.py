"""The number of an appeal as it leaves the program on paper or in a file: with the code, whom it went to, the day of the answer."""

from __future__ import annotations

from typing import Any

from kiosk import formatting
from kiosk.applications.receipt_pdf import made_pdf
from kiosk.portal.resources.appeals import AppealReceived
from kiosk.text import LANGUAGES, Language, Text, Wording, is_language
from translations import messages


def appeal_sheet(received: AppealReceived, agency: str, language: str) -> bytes:
    """The sheet as tagged PDF; raises `receipt_pdf.PdfError`. What was written is not on it: others may see the paper."""
    chosen: Language = language if is_language(language) else LANGUAGES[0]
    _ = Wording(messages("kiosk", chosen), chosen)
    due = formatting.written_date(received.due_date, chosen) or _("not stated by the portal").text
    rows = [(_("To"), agency), (_("Answer by"), due)]
    notes = [_("With the number you find it under “My appeals”.")]
    if received.token:
        rows.insert(0, (_("Code"), received.token))
        notes = [
            _("With the number and the code you can read the answer. You need not sign in."),
            _("Show the code to nobody."),
        ]
    # the template of a number in large print with facts below it
    return made_pdf(
        "appointment",
        {
            "language": chosen,
            "title": _label(_("It has been received")),
            "header": [_label(_("Item")), _label(_("Details"))],
            "rows": [{"label": _label(name), "values": [_value(Text(value, chosen))]} for name, value in rows],
            "number": {"label": _("Number").text, "value": received.reference},
            "bring": {"label": _label(_("Keep this sheet")), "items": [_value(each) for each in notes]},
            "code": {"picture": "", "alternative": ""},
        },
    )


def _label(text: Text) -> dict[str, str]:
    return {"text": text.text, "official": ""}


def _value(text: Text) -> dict[str, Any]:
    return {"text": text.text, "language": text.language, "official": False}
