"""What files are called, what is wrong with one and what to do about it, in plain words."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk import formatting
from kiosk.desk import Desk
from kiosk.text import Text, Wording
from kiosk.uploading.content import JPEG, PDF, PNG, Flaw
from kiosk.uploading.results import Attachment, Refused, Row, Wanted

_KIB = 1024


def size_text(size: int, _: Wording) -> Text:
    """`120 KB`, `2.5 MB`."""
    if size < _KIB * _KIB:
        return _("{size} KB", size=max(1, round(size / _KIB)))
    whole, tenth = divmod(round(size * 10 / _KIB / _KIB), 10)
    if tenth == 0:
        return _("{size} MB", size=whole)
    # Translators: a size with one decimal; use the decimal mark of the language
    return _("{whole}.{tenth} MB", whole=whole, tenth=tenth)


def kind_text(media_type: str, _: Wording) -> Text:
    """What a file is, in one word or two."""
    match media_type:
        case "application/pdf":
            return _("PDF document")
        case "image/jpeg" | "image/png":
            return _("Picture")
        case _:
            return _("File")


def permitted(types: Sequence[str], _: Wording) -> Text:
    """Which files can be attached."""
    pictures = {JPEG, PNG} & set(types)
    if PDF in types and pictures:
        return _("PDF, or a picture (JPEG or PNG)")
    return _("PDF") if PDF in types else _("Picture (JPEG or PNG)")


def rules(wanted: Wanted, _: Wording) -> tuple[Text, ...]:
    """What may be attached, said beforehand."""
    return (
        _("Kind of file: {kinds}.", kinds=permitted(wanted.types, _)),
        _("Each file: at most {size}.", size=size_text(wanted.most_bytes, _)),
    )


def name_of(attachment: Attachment, desk: Desk) -> Text:
    """What a file is called: by the person, so nobody else's business; what it is, where it has no name."""
    if not attachment.name:
        return kind_text(attachment.media_type, desk.wording)
    return Text(attachment.name, desk.language, private=True)


def about_of(attachment: Attachment, desk: Desk) -> Text:
    """What it is and how large."""
    _ = desk.wording
    # Translators: about a file: what it is, how large it is
    return _("{kind}, {size}", kind=kind_text(attachment.media_type, _), size=size_text(attachment.size, _))


def about_row(row: Row, desk: Desk) -> Text:
    """Size and day of a file to choose."""
    _ = desk.wording
    size = size_text(row.size, _)
    if row.changed is None:
        return size
    day = formatting.long_date(row.changed.astimezone(formatting.AZERBAIJAN).date(), desk.language)
    # Translators: about a file: how large it is, the day of its last change
    return _("{size}, {day}", size=size, day=day)


def flaw_texts(refused: Refused, wanted: Wanted, _: Wording) -> tuple[Text, Text]:
    """What is wrong with a file, and what to do."""
    another = _("Choose another file.")
    kinds = permitted(wanted.types, _)
    match refused.flaw:
        case Flaw.EMPTY:
            return _("The file is empty"), _("There is nothing in it. Choose another file.")
        case Flaw.TOO_LARGE:
            limit = size_text(refused.limit or wanted.most_bytes, _)
            advice = _("A file may have at most {size}. Make it smaller, or take the picture again.", size=limit)
            return _("The file is too large"), advice
        case Flaw.TYPE:
            return _("This kind of file cannot be attached"), _("What can be attached: {kinds}.", kinds=kinds)
        case Flaw.RENAMED:
            advice = _(
                "Its name promises a PDF or a picture, but something else is in it. Save it again as PDF, or take a picture of it."
            )
            return _("The file is not what its name says"), advice
        case Flaw.UNREADABLE:
            return _("The file cannot be read"), _("It may be damaged, or locked. Choose another file.")
        case Flaw.VANISHED:
            advice = _("It may have been moved or deleted, or the memory stick was taken out. Choose it again.")
            return _("The file is not there any more"), advice
        case Flaw.VIRUS:
            advice = _(
                "The portal found harmful software in it and has not kept it. Do not open this file. Choose another one."
            )
            return _("The file is dangerous"), advice
        case Flaw.DAMAGED:
            return _("The file was damaged on its way"), _("Send it again.")
        case _:
            words = Text(refused.words, _.language) if refused.words else another
            return _("The portal did not take the file"), words
