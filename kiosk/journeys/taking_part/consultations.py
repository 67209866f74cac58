"""Consultations: which there are, what one of them asks, what others have said (contract §A.2 42)."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from kiosk import formatting
from kiosk.consulting import ConsultationSeen
from kiosk.describing import coded_text
from kiosk.desk import Desk
from kiosk.journeys.bars import back
from kiosk.journeys.events import Activated, Arrived, Event, Failed
from kiosk.journeys.fetched_list import FetchedList
from kiosk.journeys.fetching import drawn, fetched
from kiosk.journeys.journey import Next, opening, stay
from kiosk.journeys.listing import listing, turned
from kiosk.journeys.printing import outcome_notice, outcome_said
from kiosk.journeys.taking_part.consultation_requests import (
    ListConsultations,
    ListContributions,
    LoadConsultation,
    PrintConsultationDocument,
)
from kiosk.journeys.taking_part.contributing import Contributing
from kiosk.journeys.taking_part.voting import Voting, option_text
from kiosk.outcomes import Printed
from kiosk.page import Action, Block, Buttons, Fact, Facts, Notice, NoticeKind, Page, Paragraph, Subheading
from kiosk.portal.errors import PortalError
from kiosk.portal.resources.consultations import Consultation, PublishedContribution
from kiosk.text import Text

OPEN = "open"


@dataclass(frozen=True, slots=True)
class Consultations(FetchedList[Consultation]):
    """All of them. Opened with `ListConsultations`."""

    place = "consultations"

    def load(self, desk: Desk) -> ListConsultations:
        return ListConsultations(desk.language)

    def heading(self, desk: Desk) -> Text:
        return desk.wording("Consultations")

    def waiting(self, desk: Desk) -> Text:
        return desk.wording("Please wait. The consultations are coming.")

    def row(self, item: Consultation, desk: Desk) -> Action:
        return Action("open", Text(item.title, desk.language), argument=item.id, description=state_text(item, desk))

    def opened(self, item: str, desk: Desk) -> Next | None:
        return opening(self, OneConsultation(item), LoadConsultation(item, desk.language))


def state_text(consultation: Consultation, desk: Desk) -> Text:
    """Whether one can take part, and until when; the portal's own words for a state that this program does not know."""
    _, language = desk.wording, desk.language
    match consultation.state.code:
        case "open":
            return _("Open until {when}", when=formatting.date_and_time(consultation.close_at, language))
        case "upcoming":
            return _("Opens on {when}", when=formatting.date_and_time(consultation.open_at, language))
        case "closed":
            return _("Closed since {when}", when=formatting.date_and_time(consultation.close_at, language))
    return coded_text(consultation.state, language)


@dataclass(frozen=True, slots=True)
class OneConsultation:
    """One of them. Opened with `LoadConsultation`."""

    id: str
    found: ConsultationSeen | None = None
    owner: str = ""
    printed: Printed | None = None
    error: PortalError | None = None
    keep: str = ""

    def load(self, desk: Desk) -> LoadConsultation:
        return LoadConsultation(self.id, desk.language)

    def on(self, event: Event, desk: Desk) -> Next | None:
        seen = self.found
        match event:
            case Activated(action="contribute") if seen is not None:
                return opening(self, Contributing.begin(seen.consultation, desk))
            case Activated(action="vote") if seen is not None and seen.consultation.vote is not None:
                return opening(self, Voting.begin(seen, desk))
            case Activated(action="others"):
                return opening(self, OthersSaid(self.id), ListContributions(self.id, desk.language))
            case Activated(action="document", argument=name) if seen is not None:
                wanted = next((each for each in seen.consultation.documents if each.id == name), None)
                if wanted is not None:
                    return stay(self, PrintConsultationDocument(self.id, wanted, desk.language))
            case Arrived(request=PrintConsultationDocument(), result=Printed() as printed):
                return stay(replace(self, printed=printed))
            case Failed(request=PrintConsultationDocument()):
                return stay(replace(self, printed=Printed()))
        return fetched(self, event, desk)

    def page(self, desk: Desk) -> Page:
        _ = desk.wording
        waiting = _("Please wait. The consultation is coming.")
        return drawn(self, desk, _("Consultation"), waiting, lambda seen: self._shown(seen, desk))

    def _shown(self, seen: ConsultationSeen, desk: Desk) -> Page:
        _, language, shown = desk.wording, desk.language, seen.consultation
        open_ = shown.state.code == OPEN
        blocks: list[Block] = [Notice(_what_now(shown, desk), title=state_text(shown, desk)), *_own_part(seen, desk)]
        blocks += [Paragraph(Text(each, language)) for each in paragraphs(shown.text or shown.summary)]
        if shown.result:
            blocks.append(Subheading(_("What came of it")))
            blocks += [Paragraph(Text(each, language)) for each in paragraphs(shown.result)]
        blocks.append(Facts(_rows(shown, desk)))
        blocks += outcome_notice(self.printed, desk)
        buttons = [Action("vote", _("Vote"), icon="check")] if open_ and shown.vote is not None else []
        buttons += [_document(each.title, each.id, each.size, desk) for each in shown.documents]
        buttons.append(Action("others", _("What others said"), icon="users"))
        blocks.append(Buttons(tuple(buttons)))
        main = Action("contribute", _("Say what you think"), icon="pen-line") if open_ else None
        return Page(
            f"consultation/{shown.id}",
            Text(shown.title, language),
            tuple(blocks),
            main=main,
            back=back(_),
            said=outcome_said(self.printed, desk),
        )


def _what_now(consultation: Consultation, desk: Desk) -> Text:
    _ = desk.wording
    match consultation.state.code:
        case "open":
            return _("You can take part now.")
        case "upcoming":
            return _("You cannot take part yet.")
        case "closed":
            return _("You cannot take part any more. You can read it.")
    return _("The portal says whether you can take part now.")


def _own_part(seen: ConsultationSeen, desk: Desk) -> list[Block]:
    """What the person has done in it so far."""
    _, mine, vote = desk.wording, seen.mine, seen.consultation.vote
    found: list[Block] = []
    if mine is not None and mine.vote is not None and vote is not None:
        words = option_text(vote.options, mine.vote.choice, desk).as_private()
        found.append(Notice(words, title=_("You have voted"), kind=NoticeKind.SUCCESS))
    if mine is not None and mine.contributions:
        when = formatting.date_and_time(mine.contributions[0].at, desk.language)
        found.append(
            Notice(_("You wrote on {when}.", when=when), title=_("You have taken part"), kind=NoticeKind.SUCCESS)
        )
    return found


def _rows(consultation: Consultation, desk: Desk) -> tuple[Fact, ...]:
    _, language = desk.wording, desk.language
    rows = []
    if consultation.organiser is not None:
        rows.append(Fact(_("Asked by"), (coded_text(consultation.organiser, language),)))
    count = consultation.counts.contributions
    rows.append(Fact(_("Have written"), (_.plural("{count} person", "{count} people", count),)))
    if consultation.vote is not None:
        values = tuple(
            # Translators: an option of a vote and how many have chosen it
            _(
                "{option}: {count}",
                option=option_text(consultation.vote.options, each.code, desk),
                count=consultation.counts.votes.get(each.code, 0),
            )
            for each in consultation.vote.options
        )
        rows.append(Fact(Text(consultation.vote.question, language), values))
    return tuple(rows)


def _document(title: str, key: str, size: int, desk: Desk) -> Action:
    """A button that brings the file: how large it is stands there before (contract §A.4)."""
    _ = desk.wording
    kilobytes = max(1, round(size / 1024))
    words = (
        # Translators: a button; {title} is the name of a document, {size} its size in kilobytes
        _("Print: {title} ({size} KB)", title=title, size=kilobytes)
        if desk.at_kiosk
        else _("Save: {title} ({size} KB)", title=title, size=kilobytes)
    )
    return Action("document", words, icon="printer" if desk.at_kiosk else "download", argument=key)


def paragraphs(text: str) -> list[str]:
    """A text of the portal, paragraph by paragraph."""
    return [each.strip() for each in re.split(r"\n\s*\n", text) if each.strip()]


@dataclass(frozen=True, slots=True)
class OthersSaid:
    """What others have said, six at a time. Opened with `ListContributions`."""

    id: str
    found: tuple[PublishedContribution, ...] | None = None
    owner: str = ""
    error: PortalError | None = None
    first: int = 0
    keep: str = ""

    def load(self, desk: Desk) -> ListContributions:
        return ListContributions(self.id, desk.language)

    def on(self, event: Event, desk: Desk) -> Next | None:
        if (other := turned(self, event)) is not None:
            return stay(other)
        return fetched(self, event, desk)

    def page(self, desk: Desk) -> Page:
        _ = desk.wording
        waiting = _("Please wait. The contributions are coming.")
        return drawn(self, desk, _("What others said"), waiting, lambda found: self._shown(found, desk))

    def _shown(self, found: tuple[PublishedContribution, ...], desk: Desk) -> Page:
        _, language = desk.wording, desk.language
        written = [each for each in found if each.text.strip()]
        rows = [Action("none", Text(each.id, language)) for each in written]
        _rows_shown, *turns = listing(rows, self.first, _("There is nothing here."), _)
        part = written[self.first : self.first + 6]
        blocks: list[Block] = []
        for each in part:
            blocks.append(Subheading(Text(formatting.date_and_time(each.at, language), language)))
            blocks += [Paragraph(Text(words, language)) for words in paragraphs(each.text)]
        if not part:
            blocks.append(Paragraph(_("Nobody has written anything that can be read here yet.")))
        identity = f"consultation/{self.id}/others/{self.first}"
        return Page(identity, _("What others said"), (*blocks, *turns), back=back(_))
