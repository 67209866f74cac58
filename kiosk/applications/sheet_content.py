"""What stands on paper: a receipt, and how to prepare for a service that is given at a centre. Plain data, worded here.

Each label stands in the person's language and, in a second line, in the official one; a value keeps its own language.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from kiosk import formatting
from kiosk.applications.receipts import Receipt
from kiosk.text import Language, Text, Wording
from translations import messages

OFFICIAL: Final[Language] = "az"

Labels = Callable[[Wording], dict[str, Text]]


@dataclass(frozen=True, slots=True)
class ReceiptSheet:
    """A receipt to print. `service_official` is the service's name in the official language.

    `next_step` says what happens now; `portal` is the address that the reference can be looked up at. On paper
    (`on_paper`) there is no file that a proof could be attached to.
    """

    language: Language
    receipt: Receipt
    service: Text
    service_official: Text | None = None
    authority: Text | None = None
    next_step: Text | None = None
    portal: str = ""
    on_paper: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Where a service is given. Lines are an address, opening hours, a phone number: what is known, in that order."""

    name: Text
    lines: tuple[Text, ...] = ()


@dataclass(frozen=True, slots=True)
class PreparationSheet:
    """How to prepare for a service that is given at a centre. A fact that the register lacks comes as that sentence."""

    language: Language
    service: Text
    fee: tuple[Text, ...]
    time: tuple[Text, ...]
    source: Text
    service_official: Text | None = None
    authority: tuple[Text, ...] = ()
    where: tuple[Text, ...] = ()
    bring: tuple[Text, ...] = field(default=())
    places: tuple[Place, ...] = field(default=())


def receipt_content(sheet: ReceiptSheet) -> dict[str, Any]:
    """What the template of a receipt is filled with."""
    receipt = sheet.receipt
    label = _bilingual(sheet.language, _receipt_labels)

    def sent(wording: Wording) -> Text:
        return Text(formatting.date_and_time(receipt.submitted_at, wording.language), wording.language)

    def due(wording: Wording) -> Text:
        return Text(formatting.written_date(receipt.due_date, wording.language), wording.language)

    status = receipt.status.label
    shown = Text(status if isinstance(status, str) and status else receipt.status.code, sheet.language)
    rows = [
        _row(label("service"), sheet.service, official=sheet.service_official),
        _row(label("authority"), sheet.authority),
        _told_row(label("sent"), sheet.language, sent),
        _row(label("status"), shown),
    ]
    if receipt.due_date:
        rows.append(_told_row(label("due"), sheet.language, due))
    rows.append(_row(label("next"), sheet.next_step))
    signed = "signed on paper" if sheet.on_paper else "signed"
    return {
        "language": sheet.language,
        "title": label("title"),
        "reference": {"label": label("reference"), "value": receipt.reference},
        "header": [label("what"), label("details")],
        "rows": [row for row in rows if row["values"]],
        "quote": _values(_told(sheet.language, lambda _: _receipt_labels(_)["quote"])),
        "signed": _values(_told(sheet.language, lambda _: _receipt_labels(_)[signed])),
        "portal": sheet.portal,
        "proof": receipt.portable,
    }


def preparation_content(sheet: PreparationSheet) -> dict[str, Any]:
    """What the template of a preparation sheet is filled with."""
    label = _bilingual(sheet.language, _preparation_labels)
    rows = [
        _row(label("where"), *sheet.where),
        _row(label("fee"), *sheet.fee),
        _row(label("time"), *sheet.time),
        _row(label("authority"), *sheet.authority),
    ]
    return {
        "language": sheet.language,
        "title": label("title"),
        "service": _row({}, sheet.service, official=sheet.service_official)["values"],
        "source": _value(sheet.source),
        "bring": {"label": label("bring"), "items": _values(sheet.bring)},
        "places": {
            "label": label("places"),
            "items": [{"name": _value(place.name), "lines": _values(place.lines)} for place in sheet.places],
        },
        "header": [label("what"), label("details")],
        "rows": [row for row in rows if row["values"]],
    }


def _receipt_labels(_: Wording) -> dict[str, Text]:
    return {
        "title": _("Receipt of your application"),
        "reference": _("Application number"),
        # Translators: heading of the left column of a printed table; the right one is "Details"
        "what": _("Item"),
        "details": _("Details"),
        "service": _("Service"),
        "authority": _("Agency"),
        "sent": _("Sent on"),
        "status": _("Status"),
        "due": _("Answer by"),
        "next": _("What happens next"),
        "quote": _("When you ask about this application, give its number."),
        "signed": _("The portal has signed this receipt. The proof is attached to this file."),
        "signed on paper": _("The portal has signed this receipt."),
    }


def _preparation_labels(_: Wording) -> dict[str, Text]:
    return {
        "title": _("How to prepare"),
        "what": _("Item"),
        "details": _("Details"),
        "bring": _("What to bring"),
        # Translators: heading above the addresses of service centres
        "places": _("Where to go"),
        "where": _("Where"),
        "authority": _("Agency"),
        "fee": _("Fee"),
        "time": _("Processing time"),
    }


def _bilingual(language: Language, labels: Labels) -> Callable[[str], dict[str, str]]:
    """A label by its name, with the official one beside it where that differs."""
    here = labels(_wording(language))
    official = labels(_wording(OFFICIAL))

    def label(name: str) -> dict[str, str]:
        second = official[name].text if language != OFFICIAL else ""
        return {"text": here[name].text, "official": second if second != here[name].text else ""}

    return label


def _told(language: Language, say: Callable[[Wording], Text]) -> list[Text]:
    """The same in the person's language and, where that is another one, in the official language."""
    languages = [language] if language == OFFICIAL else [language, OFFICIAL]
    said: list[Text] = []
    for each in languages:
        text = say(_wording(each))
        if text.text not in [other.text for other in said]:
            said.append(text)
    return said


def _wording(language: Language) -> Wording:
    return Wording(messages("kiosk", language), language)


def _row(label: dict[str, str], *values: Text | None, official: Text | None = None) -> dict[str, Any]:
    """A row of a table; the official wording of its value stands below it, where that is another one."""
    texts = [value for value in values if value is not None]
    told = _values(texts)
    if official is not None and official.text not in [text.text for text in texts]:
        told.append({**_value(official), "official": True})
    return {"label": label, "values": told}


def _told_row(label: dict[str, str], language: Language, say: Callable[[Wording], Text]) -> dict[str, Any]:
    first, *others = _told(language, say)
    return _row(label, first, official=others[0] if others else None)


def _values(texts: Sequence[Text]) -> list[dict[str, Any]]:
    return [_value(text) for text in texts]


def _value(text: Text) -> dict[str, Any]:
    return {"text": text.text, "language": text.language, "official": False}
