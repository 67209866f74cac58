"""Acting for others: whom a person may act for, what each mandate covers, and taking one up (contract §A.2 6)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kiosk import formatting
from kiosk.describing import coded_text
from kiosk.desk import Desk, Person
from kiosk.journeys.acting import begin_for
from kiosk.journeys.acting_requests import ActFor, ListMandates
from kiosk.journeys.bars import back
from kiosk.journeys.events import Activated, Arrived, Event, Failed
from kiosk.journeys.fetching import drawn, fetched
from kiosk.journeys.journey import Next, stay
from kiosk.journeys.listing import list_page, turned
from kiosk.journeys.problems import problem_page
from kiosk.page import Action, Fact, Facts, Notice, NoticeKind, Page, Paragraph
from kiosk.portal.errors import MandateEnded, PortalError
from kiosk.portal.resources.mandates import Mandate
from kiosk.text import Text

LEGAL_ENTITY = "legalEntity"


@dataclass(frozen=True, slots=True)
class WhomToActFor:
    """Whom the person may act for. Opened with `ListMandates`; `chosen` is the mandate that is shown.

    `taking` is while it is taken up, `refusal` why that did not come about.
    """

    found: tuple[Mandate, ...] | None = None
    owner: str = ""
    error: PortalError | None = None
    chosen: str = ""
    taking: bool = False
    refusal: PortalError | None = None
    first: int = 0
    keep: str = ""

    def load(self, desk: Desk) -> ListMandates:
        return ListMandates(desk.language)

    def on(self, event: Event, desk: Desk) -> Next | None:
        if (other := turned(self, event)) is not None:
            return stay(other)
        match event:
            case Arrived(request=ActFor(), result=Person()):
                return begin_for(desk)
            case Failed(request=ActFor(), error=error):
                return stay(replace(self, taking=False, refusal=error))
            case Activated() if self.taking:
                return stay(self)
            case Activated(action="open", argument=mandate):
                return stay(replace(self, chosen=mandate))
            case Activated(action="continue") if self.chosen:
                return stay(replace(self, taking=True, refusal=None), ActFor(self.chosen, desk.language))
            case Activated(action="retry") if self.refusal is not None:
                return stay(replace(self, taking=True, refusal=None), ActFor(self.chosen, desk.language))
            case Activated(action="back") if self.refusal is not None:
                return stay(replace(self, refusal=None, chosen=""), self.load(desk))
            case Activated(action="back") if self.chosen:
                return stay(replace(self, chosen=""))
        return fetched(self, event, desk)

    def page(self, desk: Desk) -> Page:
        _ = desk.wording
        if self.refusal is not None:
            return problem_page(self.refusal, _, at_kiosk=desk.at_kiosk)
        if self.taking:
            words = Paragraph(_("Please wait. The portal is asked whether you may act for them."))
            return Page("acting/taking", _("Who do you act for?"), (words,), busy=True)
        waiting = _("Please wait. The list is coming.")
        return drawn(self, desk, _("Who do you act for?"), waiting, lambda found: self._shown(found, desk))

    def _shown(self, found: tuple[Mandate, ...], desk: Desk) -> Page:
        _ = desk.wording
        chosen = next((each for each in found if each.id == self.chosen), None)
        if chosen is not None:
            return mandate_page(chosen, desk)
        if not found:
            none = _("Nobody has given you a mandate. The registers know of no child, ward or company of yours.")
            return Page("acting", _("Who do you act for?"), (Notice(none),), back=back(_))
        rows = [
            Action("open", name_of(each), argument=each.id, icon=_icon(each), description=_about(each, desk))
            for each in found
        ]
        acting = desk.person is not None and desk.person.acts_for is not None
        now = () if acting else (Paragraph(_("You act for yourself now.")),)
        return list_page("acting", _("Who do you act for?"), rows, self.first, _, *now)


def name_of(mandate: Mandate) -> Text:
    """Who is acted for; the name of a legal entity is public."""
    party = mandate.on_behalf_of
    return Text(party.name, "az", private=party.type != LEGAL_ENTITY)


def _icon(mandate: Mandate) -> str:
    return "building-2" if mandate.on_behalf_of.type == LEGAL_ENTITY else "user"


def _about(mandate: Mandate, desk: Desk) -> Text:
    """What tells one from another, without the name: what one is to them, and whether the mandate holds."""
    role = coded_text(mandate.role, desk.language)
    if mandate.holds:
        return role
    # Translators: a row of a list: what one is to somebody, and that the mandate to act for them has ended
    return desk.wording("{role} · {state}", role=role, state=state_text(mandate, desk))


def state_text(mandate: Mandate, desk: Desk) -> Text:
    """Whether a mandate holds, in the page's language."""
    _ = desk.wording
    known = {"active": _("Valid"), "expired": _("It has run out"), "withdrawn": _("It was withdrawn")}
    return known.get(mandate.state.code, coded_text(mandate.state, desk.language))


def mandate_page(mandate: Mandate, desk: Desk) -> Page:
    """One mandate: for whom, until when, who says so, and what it covers; to be taken up while it holds."""
    _, language = desk.wording, desk.language
    if not mandate.holds:
        return problem_page(MandateEnded(mandate.state.code), _, at_kiosk=desk.at_kiosk)
    rows = [
        Fact(_("You act for"), (name_of(mandate),)),
        Fact(_("You are"), (coded_text(mandate.role, language),)),
        Fact(_("You may"), allowed(mandate, desk)),
    ]
    if mandate.valid_to:
        rows.append(Fact(_("Until"), (Text(formatting.written_date(mandate.valid_to, language), language),)))
    if mandate.source:
        rows.append(Fact(_("Who says so"), (Text(mandate.source, language),)))
    note = _(
        "From then on everything you do here is done in their name. Each page says so. You can end it at any time."
    )
    return Page(
        f"acting/{mandate.id}",
        _("Act for somebody else?"),
        (Facts(tuple(rows)), Notice(note, kind=NoticeKind.INFORMATION)),
        main=Action("continue", _("Act for them"), icon="arrow-right"),
        back=back(_),
    )


def allowed(mandate: Mandate, desk: Desk) -> tuple[Text, ...]:
    """What a mandate covers, in plain words; scopes that this program does not use are left out."""
    _ = desk.wording
    known = {
        "applications:write": _("Apply, and take applications back"),
        "applications:read": _("See applications"),
        "messages:read": _("Read and answer messages"),
        "documents:read": _("See documents"),
        "payments:write": _("Pay"),
        "payments:read": _("See what is to be paid"),
        "appointments:write": _("Book visits to service centres"),
    }
    return tuple(words for scope, words in known.items() if scope in mandate.scope) or (_("Not stated"),)
