"""My data: what registers hold about me and since when, what I have agreed to, and who has asked."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from kiosk import formatting
from kiosk.describing import coded_text
from kiosk.desk import Desk
from kiosk.journeys.bars import back
from kiosk.journeys.cabinet_requests import ChangeConsent, ListAccesses, ListConsents, ListRecords
from kiosk.journeys.events import Activated, Arrived, Event, Failed
from kiosk.journeys.fetching import drawn, fetched
from kiosk.journeys.information import OneArticle
from kiosk.journeys.journey import Next, opening, stay
from kiosk.journeys.listing import list_page, told_apart, turned
from kiosk.journeys.own_things.disputing import Disputes, Disputing, dispute_action
from kiosk.journeys.own_things.favourites import Favourites
from kiosk.journeys.own_things.plain_words import plain_words, to_plain_words
from kiosk.journeys.own_things.reminders import Reminders
from kiosk.journeys.own_things.requests import ListDisputes, ListFavourites, ListReminders
from kiosk.journeys.problems import problem_page
from kiosk.page import Action, Block, Buttons, Fact, Facts, Notice, NoticeKind, Page, Paragraph, Subheading, Tiles
from kiosk.portal.errors import NotFound, PortalError
from kiosk.portal.resources.records import Access, Consent, RegisterRecord
from kiosk.text import Text, pick

IN_PLAIN_WORDS: Final = ("faq-kiosk-keeps", "faq-consent", "faq-wrong-data", "legal-personal-data")
"""Articles that say what is kept, who may see it, and what to do about mistakes."""
OWN_ONLY: Final = ("consents", "favourites")
"""What nobody does for somebody else, whatever the mandate says."""


@dataclass(frozen=True, slots=True)
class MyData:
    """Where the parts of one's data lead."""

    keep: str = ""

    def on(self, event: Event, desk: Desk) -> Next | None:
        match event:
            case Activated(action="records"):
                return opening(self, Records(), ListRecords(desk.language))
            case Activated(action="consents"):
                return opening(self, Consents(), ListConsents(desk.language))
            case Activated(action="accesses"):
                return opening(self, Accesses(), ListAccesses(desk.language))
            case Activated(action="favourites"):
                return opening(self, Favourites(), ListFavourites())
            case Activated(action="reminders"):
                return opening(self, Reminders(), ListReminders(desk.language))
            case Activated(action="disputes"):
                return opening(self, Disputes(), ListDisputes(desk.language))
            case Activated(action="article", argument=id):
                return opening(self, OneArticle(id))
        return plain_words(self, event)

    def page(self, desk: Desk) -> Page:
        _ = desk.wording
        tiles: tuple[Action, ...] = (
            Action("records", _("What registers hold"), icon="id-card", description=_("Your data and its source")),
            Action(
                "consents", _("My consents"), icon="file-check", description=_("What you allowed, and taking it back")
            ),
            Action("accesses", _("Who has asked"), icon="eye", description=_("Who has looked at your data, and why")),
            Action("favourites", _("Favourites"), icon="heart", description=_("Services you want to find again")),
            Action("reminders", _("Reminders"), icon="bell", description=_("Before a document runs out")),
            Action("disputes", _("What I reported"), icon="circle-alert", description=_("Data that you say is wrong")),
        )
        if desk.person is not None and desk.person.acts_for is not None:
            tiles = tuple(each for each in tiles if each.id not in OWN_ONLY)
        return Page("my-data", _("My data"), (Tiles(tiles), *_in_plain_words(desk)), back=back(_))


def _in_plain_words(desk: Desk) -> tuple[Block, ...]:
    """The notice and the terms, and what the catalogue says about one's data."""
    found = [each for name in IN_PLAIN_WORDS if (each := desk.catalogue.article(name)) is not None]
    actions = [
        Action("article", title, icon="book-open", argument=each.id)
        for each in found
        if (title := pick(each.title, desk.language)) is not None
    ]
    return Subheading(desk.wording("In plain words")), Buttons((*to_plain_words(desk), *actions))


@dataclass(frozen=True, slots=True)
class Records:
    """The registers that hold something. Opened with `ListRecords`; `chosen` is the one that is shown."""

    found: tuple[RegisterRecord, ...] | None = None
    owner: str = ""
    error: PortalError | None = None
    chosen: str = ""
    first: int = 0
    keep: str = ""

    def load(self, desk: Desk) -> ListRecords:
        return ListRecords(desk.language)

    def on(self, event: Event, desk: Desk) -> Next | None:
        if (other := turned(self, event)) is not None:
            return stay(other)
        match event:
            case Activated(action="open", argument=register):
                return stay(replace(self, chosen=register))
            case Activated(action="dispute", argument=name):
                return self._disputing(name, desk)
            case Activated(action="back") if self.chosen:
                return stay(replace(self, chosen="", error=None))
        return fetched(self, event, desk)

    def _disputing(self, name: str, desk: Desk) -> Next | None:
        for record in self.found or ():
            for each in record.values:
                if record.id == self.chosen and each.name.code == name:
                    value = Text(each.value, desk.language, private=True)
                    label, register = coded_text(each.name, desk.language), _register(record, desk)
                    return opening(self, Disputing(name, label, register, value, owner=self.owner))
        return None

    def page(self, desk: Desk) -> Page:
        _ = desk.wording
        waiting = _("Please wait. Your data is coming.")
        return drawn(self, desk, _("What registers hold"), waiting, lambda found: self._shown(found, desk))

    def _shown(self, found: tuple[RegisterRecord, ...], desk: Desk) -> Page:
        _ = desk.wording
        if not self.chosen:
            rows = [
                Action("open", _register(each, desk), argument=each.id, description=_as_of(each, desk))
                for each in found
            ]
            return list_page("records", _("What registers hold"), told_apart(rows, _), self.first, _)
        record = next((each for each in found if each.id == self.chosen), None)
        if record is None:
            return problem_page(NotFound(), _, at_kiosk=desk.at_kiosk)
        rows_ = tuple(
            Fact(
                coded_text(each.name, desk.language),
                (Text(each.value, desk.language, private=True),),
                change=dispute_action(desk, each.name.code),
            )
            for each in record.values
        )
        wrong = _(
            "If something is wrong here, say so beside it. Only the body that keeps this register can correct it."
        )
        return Page(
            f"records/{record.id}",
            _register(record, desk),
            (Facts(rows_), Paragraph(_as_of(record, desk), quiet=True), Notice(wrong)),
            back=back(_),
        )


def _register(record: RegisterRecord, desk: Desk) -> Text:
    return coded_text(record.register, desk.language)


def _as_of(record: RegisterRecord, desk: Desk) -> Text:
    return desk.wording("As recorded on {day}", day=formatting.written_date(record.at, desk.language))


@dataclass(frozen=True, slots=True)
class Accesses:
    """Who has asked for the person's data. Opened with `ListAccesses`; `chosen` is the one that is shown."""

    found: tuple[Access, ...] | None = None
    owner: str = ""
    error: PortalError | None = None
    chosen: str = ""
    first: int = 0
    keep: str = ""

    def load(self, desk: Desk) -> ListAccesses:
        return ListAccesses(desk.language)

    def on(self, event: Event, desk: Desk) -> Next | None:
        if (other := turned(self, event)) is not None:
            return stay(other)
        match event:
            case Activated(action="open", argument=access):
                return stay(replace(self, chosen=access))
            case Activated(action="back") if self.chosen:
                return stay(replace(self, chosen="", error=None))
        return fetched(self, event, desk)

    def page(self, desk: Desk) -> Page:
        _ = desk.wording
        waiting = _("Please wait. The list is coming.")
        return drawn(self, desk, _("Who has asked"), waiting, lambda found: self._shown(found, desk))

    def _shown(self, found: tuple[Access, ...], desk: Desk) -> Page:
        _, language = desk.wording, desk.language
        if not self.chosen:
            rows = [
                Action("open", _who(each, desk), argument=each.id, description=Text(each.purpose, language))
                for each in found
            ]
            return list_page("accesses", _("Who has asked"), told_apart(rows, _), self.first, _)
        access = next((each for each in found if each.id == self.chosen), None)
        if access is None:
            return problem_page(NotFound(), _, at_kiosk=desk.at_kiosk)
        facts = [
            Fact(_("Who"), (coded_text(access.by, language),)),
            Fact(_("When"), (Text(formatting.date_and_time(access.at, language), language),)),
            Fact(_("What for"), (Text(access.purpose, language),)),
            Fact(_("What was seen"), tuple(Text(each, language) for each in access.data) or (_("Not stated"),)),
        ]
        if access.basis:
            facts.append(Fact(_("By what right"), (Text(access.basis, language),)))
        wrong = _("If you do not know why, ask this body. It must answer you.")
        return Page(f"accesses/{access.id}", _("Who has asked"), (Facts(tuple(facts)), Notice(wrong)), back=back(_))


def _who(access: Access, desk: Desk) -> Text:
    day = formatting.long_date(access.at.astimezone(formatting.AZERBAIJAN).date(), desk.language)
    # Translators: a row of a list: which body asked for somebody's data, and when
    return desk.wording("{body} · {day}", body=coded_text(access.by, desk.language), day=day)


@dataclass(frozen=True, slots=True)
class Consents:
    """What the person has agreed to. Opened with `ListConsents`; `chosen` is the one that is shown.

    Withdrawing asks once more; what was withdrawn can be given again.
    """

    found: tuple[Consent, ...] | None = None
    owner: str = ""
    error: PortalError | None = None
    chosen: str = ""
    asking: bool = False
    changing: bool = False
    first: int = 0
    keep: str = ""

    def load(self, desk: Desk) -> ListConsents:
        return ListConsents(desk.language)

    def on(self, event: Event, desk: Desk) -> Next | None:
        if (other := turned(self, event)) is not None:
            return stay(other)
        match event:
            case Activated(action="open", argument=agreement):
                return stay(replace(self, chosen=agreement))
            case Arrived(request=ChangeConsent(), result=tuple() as found):
                return stay(replace(self, found=found, asking=False, changing=False))
            case Failed(request=ChangeConsent(), error=error):
                return stay(replace(self, error=error, asking=False, changing=False))
            case Activated() if self.changing:
                return stay(self)
            case Activated(action="withdraw"):
                return stay(replace(self, asking=True))
            case Activated(action="continue" | "give") as act if (consent := self._one()) is not None:
                meant = consent.data_agreement
                request = ChangeConsent(meant.id, meant.revision, act.action == "give", desk.language)
                return stay(replace(self, changing=True), request)
            case Activated(action="back") if self.asking:
                return stay(replace(self, asking=False))
            case Activated(action="back") if self.chosen:
                return stay(replace(self, chosen="", error=None))
        return fetched(self, event, desk)

    def _one(self) -> Consent | None:
        return next((each for each in self.found or () if each.data_agreement.id == self.chosen), None)

    def page(self, desk: Desk) -> Page:
        _ = desk.wording
        waiting = _("Please wait. Your consents are coming.")
        return drawn(self, desk, _("My consents"), waiting, lambda found: self._shown(found, desk))

    def _shown(self, found: tuple[Consent, ...], desk: Desk) -> Page:
        _, language = desk.wording, desk.language
        if self.changing:
            words = Paragraph(_("Please wait. Your decision is being sent."))
            return Page("consents/changing", _("My consents"), (words,), busy=True)
        if not self.chosen:
            rows = [
                Action(
                    "open",
                    Text(each.data_agreement.purpose, language),
                    argument=each.data_agreement.id,
                    description=_consent_state(each, desk),
                )
                for each in found
            ]
            return list_page("consents", _("My consents"), told_apart(rows, _), self.first, _)
        consent = self._one()
        if consent is None:
            return problem_page(NotFound(), _, at_kiosk=desk.at_kiosk)
        return self._confirm(consent, desk) if self.asking else self._consent(consent, desk)

    def _consent(self, consent: Consent, desk: Desk) -> Page:
        _, language = desk.wording, desk.language
        agreement = consent.data_agreement
        day = formatting.long_date(consent.signed_at.date(), language)
        rows = [
            Fact(_("Status"), (_consent_state(consent, desk),)),
            Fact(_("Who may see it"), (coded_text(agreement.controller, language),)),
            Fact(_("What may be seen"), tuple(Text(each, language) for each in agreement.data) or (_("Not stated"),)),
            Fact(_("Given on"), (Text(day, language),)),
        ]
        if consent.withdrawn_at is not None:
            withdrawn = formatting.long_date(consent.withdrawn_at.date(), language)
            rows.append(Fact(_("Withdrawn on"), (Text(withdrawn, language),)))
        given = consent.state.code == "signed"
        action = (
            Action("withdraw", _("Withdraw the consent"), icon="undo-2")
            if given
            else Action("give", _("Give the consent again"), icon="check")
        )
        blocks: tuple[Block, ...] = (
            Subheading(Text(agreement.purpose, language)),
            Facts(tuple(rows)),
            Buttons((action,)),
        )
        state = "given" if given else "withdrawn"
        return Page(f"consents/{agreement.id}/{state}", _("My consent"), blocks, back=back(_))

    def _confirm(self, consent: Consent, desk: Desk) -> Page:
        _ = desk.wording
        words = _("From now on this body may not see it. What it has seen before stays with it. You can give it again.")
        return Page(
            f"consents/{consent.data_agreement.id}/withdraw",
            _("Withdraw this consent?"),
            (
                Paragraph(Text(consent.data_agreement.purpose, desk.language)),
                Notice(words, kind=NoticeKind.WARNING),
            ),
            main=Action("continue", _("Yes, withdraw it"), icon="undo-2"),
            back=back(_),
        )


def _consent_state(consent: Consent, desk: Desk) -> Text:
    _ = desk.wording
    known = {"signed": _("You have agreed"), "withdrawn": _("You have withdrawn it")}
    return known.get(consent.state.code, coded_text(consent.state, desk.language))
