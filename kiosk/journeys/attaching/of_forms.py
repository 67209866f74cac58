"""The files that a form asks for (contract 14, `requiredDocuments`): which, what is attached, and how they stand among the answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from kiosk.desk import Desk
from kiosk.forms.form import Form
from kiosk.journeys.attaching.attaching import Attaching
from kiosk.journeys.attaching.words import name_of
from kiosk.page import Action, Fact, Facts, Page, Subheading
from kiosk.portal.errors import Rejected
from kiosk.text import Text
from kiosk.uploading.content import USUAL_SIZE
from kiosk.uploading.results import Attachment, Wanted

ATTACH: Final = "attach"
Files = Mapping[str, tuple[Attachment, ...]]
"""What is attached, by the key of the document; a key without files was asked for and answered with none."""


def wanted(form: Form, service: str, desk: Desk, application: str = "") -> tuple[Wanted, ...]:
    """The questions that are answered with files. What the state has already, and what is only shown, is not asked for."""
    return tuple(
        Wanted(
            each.key,
            form.text(f"document.{each.key}", desk.language) or Text(each.key, desk.language),
            belongs_to=application or f"applying/{service}",
            types=tuple(each.types),
            most_bytes=each.max_size or USUAL_SIZE,
            application=application,
        )
        for each in form.definition.required_documents
        if each.types
    )


def asking(questions: tuple[Wanted, ...], key: str, files: Files) -> Attaching | None:
    """The question of that key with what is attached so far; None when there is none."""
    return next((Attaching(each, files.get(key, ())) for each in questions if each.key == key), None)


def next_asking(questions: tuple[Wanted, ...], files: Files) -> Attaching | None:
    """The first question that has not been asked yet; None when all have been."""
    return next((Attaching(each) for each in questions if each.key not in files), None)


def drawn(attaching: Attaching, questions: tuple[Wanted, ...], desk: Desk) -> Page:
    """The page of the question that is asked, in the language of now."""
    newest = next((each for each in questions if each.key == attaching.wanted.key), attaching.wanted)
    return replace(attaching, wanted=newest).page(desk)


def with_files(page: Page, questions: tuple[Wanted, ...], files: Files, desk: Desk) -> Page:
    """The page of all answers with what is attached, each with a way to change it."""
    if not questions:
        return page
    _ = desk.wording
    rows = []
    for each in questions:
        names = tuple(name_of(file, desk) for file in files.get(each.key, ()))
        # Translators: a button beside an answer; its spoken name adds the question
        change = _("Change") if names else _("Attach")
        shown = names or (_("Nothing is attached"),)
        rows.append(Fact(each.label, shown, change=Action(ATTACH, change, argument=each.key)))
    return replace(page, blocks=(*page.blocks, Subheading(_("Attached documents")), Facts(tuple(rows))))


def lost(error: Rejected) -> frozenset[int]:
    """Which of the attachments that were sent along the portal does not have (any more), by their places."""
    places = (each.pointer.removeprefix("/attachments/") for each in error.fields if "/attachments/" in each.pointer)
    return frozenset(int(place) for place in places if place.isascii() and place.isdigit())


def asking_again(questions: tuple[Wanted, ...], files: Files, places: frozenset[int]) -> tuple[Files, Attaching | None]:
    """What is left of the files, and the first question that has lost one."""
    gone = {upload for place, upload in enumerate(uploads_of(questions, files)) if place in places}
    left = {key: tuple(each for each in held if each.upload not in gone) for key, held in files.items()}
    first = next((each for each in questions if left.get(each.key, ()) != files.get(each.key, ())), None)
    return left, Attaching(first, left.get(first.key, ()), news="lost") if first is not None else None


def uploads_of(questions: tuple[Wanted, ...], files: Files) -> tuple[str, ...]:
    """The portal's ids of all that is attached."""
    return tuple(file.upload for each in questions for file in files.get(each.key, ()))
