"""The pages on which a file is chosen and sent."""

from __future__ import annotations

from typing import Final

from kiosk.desk import Desk
from kiosk.journeys.attaching.words import about_row, flaw_texts, rules, size_text
from kiosk.journeys.bars import back
from kiosk.journeys.listing import listing
from kiosk.page import (
    CONTINUE,
    Action,
    Block,
    Bullets,
    Buttons,
    Fact,
    Facts,
    Listing,
    Notice,
    NoticeKind,
    Page,
    Paragraph,
)
from kiosk.text import Text, Wording
from kiosk.uploading.content import PNG, shown_name
from kiosk.uploading.folders import Place
from kiosk.uploading.results import Folder, Refused, Taken, Wanted

_QUARTERS: Final = 4


def waiting_page(stage: str, desk: Desk) -> Page:
    """While a folder or a file is read: a stick may be slow."""
    _ = desk.wording
    words = _("Please wait. The file is being read.") if stage == "taking" else _("Please wait. Looking for files.")
    return Page(f"attach/{stage}", _("Choose a file"), (Paragraph(words),), busy=True, back=back(_))


def places_page(places: tuple[Place, ...], wanted: Wanted, desk: Desk) -> Page:
    """Where the file is."""
    _ = desk.wording
    rows = [
        Action(
            "place", place_name(place, desk), argument=str(number), icon="folder", description=_place_about(place, _)
        )
        for number, place in enumerate(places)
    ]
    if desk.camera and PNG in wanted.types:
        rows.append(Action("camera", _("Take a picture with the camera here"), icon="eye"))
    words = _("A picture or a file that is on your phone")
    rows.append(Action("phone", _("From my phone"), icon="smartphone", description=words))
    empty = _("There is nothing here.")
    blocks: list[Block] = [Bullets(rules(wanted, _)), Listing(tuple(rows), empty, total=len(rows))]
    if desk.at_kiosk and not any(place.kind == "stick" for place in places):
        blocks.append(Paragraph(_("You have a memory stick? Put it in, go back, and come here again."), quiet=True))
    return Page("attach/places", _("Where is your file?"), tuple(blocks), back=back(_), focus="list")


def place_name(place: Place, desk: Desk) -> Text:
    """What people call a place."""
    _ = desk.wording
    match place.kind:
        case "downloads":
            return _("Downloads")
        case "documents":
            return _("My documents on this computer")
        case "pictures":
            return _("My pictures")
        case "desktop":
            return _("Desktop")
        case "scans":
            return _("Scanner")
        case _:
            # Translators: {name} is what the owner calls the memory stick
            return _("Memory stick: {name}", name=Text(shown_name(place.path.name), desk.language, private=True))


def _place_about(place: Place, _: Wording) -> Text | None:
    return _("What you scanned just now") if place.kind == "scans" else None


def folder_page(folder: Folder, first: int, wanted: Wanted, desk: Desk) -> Page:
    """What is in a folder, the newest file first."""
    _ = desk.wording
    heading = _("Choose a file")
    if folder.gone:
        words = _(
            "This folder is not there any more, or may not be opened. If it is on a memory stick, put it in again."
        )
        return Page("attach/gone", heading, (Notice(words, kind=NoticeKind.WARNING),), back=back(_))
    rows = [
        Action("folder", Text(row.name, desk.language, private=True), argument=str(number), icon="folder")
        for number, row in enumerate(folder.folders)
    ]
    rows += [
        Action(
            "file",
            Text(row.name, desk.language, private=True),
            argument=str(number),
            icon="file-text",
            description=about_row(row, desk),
        )
        for number, row in enumerate(folder.files)
    ]
    files = [*rows[len(folder.folders) :], *rows[: len(folder.folders)]]
    blocks = listing(files, first, _("There is no file here."), _)
    del wanted
    return Page(f"attach/folder/{first}", heading, blocks, back=back(_), focus="list")


def sending_page(taken: Taken, sent: int, desk: Desk) -> Page:
    """How far it is: seen at every turn, said at each quarter and no oftener."""
    _ = desk.wording
    percent = min(99, sent * 100 // max(1, taken.size))
    quarter = percent * _QUARTERS // 100
    told = {
        1: _("A quarter of the file has been sent."),
        2: _("Half of the file has been sent."),
        3: _("Three quarters of the file have been sent."),
    }
    facts = Facts(
        (
            Fact(_("File"), (Text(taken.name, desk.language, private=True),)),
            Fact(_("Size"), (size_text(taken.size, _),)),
            Fact(_("Sent so far"), (_("{percent} percent", percent=percent),)),
        )
    )
    stop = Buttons((Action("stop", _("Stop sending"), icon="x"),))
    return Page(
        "attach/sending",
        _("Your file is being sent"),
        (Paragraph(_("Please wait. If the line breaks, it goes on where it was.")), facts, stop),
        busy=True,
        back=back(_),
        said=(told[quarter],) if quarter in told else (),
    )


def refused_page(refused: Refused, wanted: Wanted, desk: Desk) -> Page:
    """Why a file cannot be attached, and what to do."""
    _ = desk.wording
    what, advice = flaw_texts(refused, wanted, _)
    blocks = (
        Notice(advice, kind=NoticeKind.PROBLEM),
        Paragraph(_("Your answers are kept.")),
        Bullets(rules(wanted, _)),
    )
    another = Action(CONTINUE, _("Choose another file"), icon="folder")
    return Page(f"attach/refused/{refused.flaw}", what, blocks, error=True, main=another, back=back(_))
