"""The code of locked answers as it leaves the program on paper or in a file: with what to do, until when, and a picture (ACC-96)."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from kiosk import formatting
from kiosk.applications.profile_sheet import svg
from kiosk.applications.receipt_pdf import made_pdf
from kiosk.applications.slip_words import carried, what_to_do
from kiosk.catalogue.store import CatalogueStore
from kiosk.text import LANGUAGES, Language, Text, Wording, is_language, pick
from translations import messages


@dataclass(frozen=True, slots=True)
class SlipSheet:
    """What is printed: the `code` in groups, for which service, until when it can be claimed, and by whom."""

    code: str = field(repr=False)
    service: str
    kept_until: date
    by_birth_date: bool
    at_kiosk: bool


def slip_sheet(slip: SlipSheet, catalogue: CatalogueStore, language: str) -> bytes:
    """The sheet as tagged PDF; raises `receipt_pdf.PdfError`. No name, no date of birth and no answer is on it: who finds it
    cannot use it."""
    chosen: Language = language if is_language(language) else LANGUAGES[0]
    _ = Wording(messages("kiosk", chosen), chosen)
    service = catalogue.service(slip.service)
    name = pick(service.name, chosen) if service is not None else None
    until = Text(formatting.long_date(slip.kept_until, chosen), chosen)
    rows = [(_("Service"), name or Text(slip.service, chosen)), (_("Come back by"), until)]
    steps = what_to_do(_, by_birth_date=slip.by_birth_date, at_kiosk=slip.at_kiosk)
    notes = (*steps, _("This is not an application yet."), _("Show the code to nobody."))
    # the template of a number in large print with facts below it
    return made_pdf(
        "appointment",
        {
            "language": chosen,
            "title": _label(_("Your answers are locked")),
            "header": [_label(_("Item")), _label(_("Details"))],
            "rows": [{"label": _label(label), "values": [_value(value)]} for label, value in rows],
            "number": {"label": _("Your code").text, "value": slip.code},
            "bring": {"label": _label(_("What to do")), "items": [_value(each) for each in notes]},
            "code": {
                "picture": svg(carried(slip.code, _)),
                "alternative": _("A picture for your phone’s camera. It holds your code and nothing else.").text,
            },
        },
    )


def _label(text: Text) -> dict[str, str]:
    return {"text": text.text, "official": ""}


def _value(text: Text) -> dict[str, Any]:
    return {"text": text.text, "language": text.language, "official": False}
