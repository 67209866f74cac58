"""What an authority that asks something about an application also writes to its owner's mailbox, until it is done."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from kiosk.sandbox.holdings import Holdings
from kiosk.sandbox.portal import Portal
from kiosk.sandbox.wording import Words

Record = dict[str, Any]
_SUBJECT: Final[Words] = {
    "az": "Müraciətiniz barədə",
    "en": "About your application",
    "ru": "О вашем обращении",
}
_NUMBER: Final[Words] = {
    "az": "Müraciətin nömrəsi: {reference}.",
    "en": "Number of the application: {reference}.",
    "ru": "Номер обращения: {reference}.",
}


def write(portal: Portal, application: Record, sender: Record, words: Sequence[Words], action: Record) -> None:
    """A message with what is asked (`action`, with the day it is due), in the authority's words."""
    number = {language: text.format(reference=application["reference"]) for language, text in _NUMBER.items()}
    body = {language: "\n\n".join(each[language] for each in (*words, number)) for language in number}
    content = {
        "from": sender,
        "subject": _SUBJECT,
        "body": body,
        "applicationId": application["id"],
        "actionRequired": {"kind": action["kind"], "ref": action["ref"]},
        "answerBy": action["dueDate"],
    }
    Holdings(portal, application["person"], "message").add(content)


def settle(portal: Portal, person: str, application: str) -> None:
    """Nothing is asked about an application any more: its messages stay, and ask nothing."""
    messages = Holdings(portal, person, "message")
    for held in messages.all():
        if held.content.get("applicationId") == application and "actionRequired" in held.content:
            messages.change(held, actionRequired=None)
