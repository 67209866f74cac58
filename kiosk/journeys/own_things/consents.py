"""What a person has agreed to: who may see which of their data; taking it back, and giving it again."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kiosk import formatting
from kiosk.describing import coded_text
from kiosk.desk import Desk
from kiosk.journeys.bars import back
from kiosk.journeys.cabinet_requests import ChangeConsent, ListConsents
from kiosk.journeys.events import Activated, Arrived, Event, Failed
from kiosk.journeys.fetched_list import ChosenList
from kiosk.journeys.journey import Next, stay
from kiosk.page import Action, Block, Buttons, Fact, Facts, Notice, NoticeKind, Page, Paragraph, Subheading
from kiosk.portal.resources.records import Consent
from kiosk.text import Text


@dataclass(frozen=True, slots=True)
class Consents(ChosenList[Consent]):
    """Opened with `ListConsents`. Withdrawing asks once more; what was withdrawn can be given again."""

    place = "consents"
    asking: bool = False
    changing: bool = False

    def load(self, desk: Desk) -> ListConsents:
        return ListConsents(desk.language)

    def heading(self, desk: Desk) -> Text:
        return desk.wording("My consents")

    def waiting(self, desk: Desk) -> Text:
        return desk.wording("Please wait. Your consents are coming.")

    def known_by(self, item: Consent) -> str:
        """There is one consent for each agreement, and another one when it is given again."""
        return item.data_agreement.id

    def row(self, item: Consent, desk: Desk) -> Action:
        purpose = Text(item.data_agreement.purpose, desk.language)
        return Action("open", purpose, argument=self.known_by(item), description=_consent_state(item, desk))

    def acted(self, event: Event, desk: Desk) -> Next | None:
        match event:
            case Arrived(request=ChangeConsent(), result=tuple() as found):
                return stay(replace(self, found=found, asking=False, changing=False))
            case Failed(request=ChangeConsent(), error=error):
                return stay(replace(self, error=error, asking=False, changing=False))
            case Activated() if self.changing:
                return stay(self)
            case Activated(action="withdraw"):
                return stay(replace(self, asking=True))
            case Activated(action="continue" | "give") as act if (consent := self.one) is not None:
                meant = consent.data_agreement
                request = ChangeConsent(meant.id, meant.revision, act.action == "give", desk.language)
                return stay(replace(self, changing=True), request)
            case Activated(action="back") if self.asking:
                return stay(replace(self, asking=False))
        return None

    def one_page(self, item: Consent, desk: Desk) -> Page:
        if self.changing:
            words = Paragraph(desk.wording("Please wait. Your decision is being sent."))
            return Page("consents/changing", self.heading(desk), (words,), busy=True)
        return self._confirm(item, desk) if self.asking else self._consent(item, desk)

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
