"""A question that is answered with files: what is attached, looking at it, taking it away, putting another in its place."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kiosk.desk import Desk
from kiosk.journeys.attaching.adding import Adding
from kiosk.journeys.attaching.requests import ListPlaces, RemoveAttachment
from kiosk.journeys.attaching.words import about_of, name_of, rules
from kiosk.journeys.bars import back, go_on
from kiosk.journeys.events import Activated, Arrived, Event, Failed, Resumed
from kiosk.journeys.journey import Next, close, opening, stay
from kiosk.journeys.reading.reading import Reading, opened_with
from kiosk.page import Action, Block, Bullets, Buttons, Notice, NoticeKind, Page, Paragraph, Subheading
from kiosk.text import Text
from kiosk.uploading.results import Attachment, Wanted
from kiosk.viewing.sources import OfUpload

ADD = "add-file"
LOOK = "look-at-file"
REPLACE = "replace-file"
REMOVE = "remove-file"


@dataclass(frozen=True, slots=True)
class Attached:
    """What a person goes on with: the files of the question `key`."""

    key: str
    files: tuple[Attachment, ...]


@dataclass(frozen=True, slots=True)
class Attaching:
    """The files of one question. Going on and going back both end with `Attached`: nothing is lost.

    `replacing` is the upload that the next file takes the place of. `news` is what was done last.
    """

    wanted: Wanted
    files: tuple[Attachment, ...] = ()
    replacing: str = ""
    news: str = ""
    keep: str = ""

    def on(self, event: Event, desk: Desk) -> Next | None:
        match event:
            case Activated(action="add-file") if len(self.files) < self.wanted.most:
                return opening(replace(self, replacing="", news=""), Adding(self.wanted), ListPlaces())
            case Activated(action="replace-file", argument=upload):
                return opening(replace(self, replacing=upload, news=""), Adding(self.wanted), ListPlaces())
            case Activated(action="look-at-file", argument=upload) if (file := self._file(upload)) is not None:
                source = OfUpload(file.upload, file.media_type)
                return opening(replace(self, news=""), Reading(source), opened_with(source, desk))
            case Activated(action="remove-file", argument=upload) if (file := self._file(upload)) is not None:
                left = tuple(each for each in self.files if each != file)
                return stay(replace(self, files=left, news="removed"), RemoveAttachment(file))
            case Resumed(result=Attachment() as new):
                return self._added(new)
            case Arrived(request=RemoveAttachment()) | Failed(request=RemoveAttachment()):
                return stay(self)  # what could not be thrown away goes by itself
            case Activated(action="continue" | "back"):
                return close(Attached(self.wanted.key, self.files))
        return None

    def _file(self, upload: str) -> Attachment | None:
        return next((each for each in self.files if each.upload == upload), None)

    def _added(self, new: Attachment) -> Next:
        old = self._file(self.replacing)
        if old is None:
            return stay(replace(self, files=(*self.files, new), replacing="", news="added"))
        files = tuple(new if each == old else each for each in self.files)
        return stay(replace(self, files=files, replacing="", news="replaced"), RemoveAttachment(old))

    def page(self, desk: Desk) -> Page:
        _ = desk.wording
        blocks: list[Block] = [Subheading(self.wanted.label)]
        news = self._news(desk)
        if news is not None:
            blocks.append(Notice(news, kind=NoticeKind.WARNING if self.news == "lost" else NoticeKind.SUCCESS))
        if not self.files:
            blocks.append(Paragraph(_("Nothing is attached yet.")))
            blocks.append(Bullets(rules(self.wanted, _)))
        for number, file in enumerate(self.files, start=1):
            blocks += self._shown(number, file, desk)
        if len(self.files) < self.wanted.most:
            words = _("Attach another file") if self.files else _("Attach a file")
            blocks.append(Buttons((Action(ADD, words, icon="plus"),)))
        if not self.files:
            blocks.append(self._without(desk))
        return Page(
            f"attach/{self.wanted.key}",
            _("Attach a document"),
            tuple(blocks),
            main=go_on(_),
            back=back(_),
            said=(news,) if news is not None else (),
        )

    def _shown(self, number: int, file: Attachment, desk: Desk) -> tuple[Block, ...]:
        """One file, and what can be done with it; each button says which one it means."""
        _ = desk.wording
        name = name_of(file, desk)
        words = _("File {number}: {name}", number=number, name=name)
        buttons = Buttons(
            (
                Action(LOOK, _("Look at file {number}", number=number), icon="eye", argument=file.upload),
                Action(REPLACE, _("Replace file {number}", number=number), icon="refresh-cw", argument=file.upload),
                Action(REMOVE, _("Remove file {number}", number=number), icon="trash-2", argument=file.upload),
            )
        )
        return Paragraph(words), Paragraph(about_of(file, desk), quiet=True), buttons

    def _without(self, desk: Desk) -> Paragraph:
        _ = desk.wording
        if self.wanted.purpose != "application":
            return Paragraph(_("You can go on without a file."), quiet=True)
        return Paragraph(
            _("You can go on without a file. The agency may then ask you to bring the document."), quiet=True
        )

    def _news(self, desk: Desk) -> Text | None:
        _ = desk.wording
        match self.news:
            case "added":
                return _("The file is attached.")
            case "replaced":
                return _("The new file has taken the place of the old one.")
            case "removed":
                return _("The file has been removed.")
            case "lost":
                return _("The portal does not have the file any more. Attach it again. Nothing has been sent yet.")
            case _:
                return None
