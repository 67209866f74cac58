"""What the office does in consultations: reads them, sends a contribution once, casts a vote. Called from worker threads only."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kiosk.outcomes import Printed
from kiosk.portal.errors import Forbidden, Unauthorised
from kiosk.sending_once import SendingOnce
from translations import messages

if TYPE_CHECKING:  # what they load waits for the first request
    from kiosk.portal.personal import PersonalPortal
    from kiosk.portal.public import PublicPortal
    from kiosk.portal.resources.consultations import (
        Consultation,
        ConsultationDocument,
        ContributionBody,
        MyPart,
        PublishedContribution,
    )


@dataclass(frozen=True, slots=True)
class ConsultationSeen:
    """A consultation, and what the signed-in person has done in it; None where nobody is."""

    consultation: Consultation
    mine: MyPart | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Contributed:
    """A contribution that has arrived. `earlier_words` says that it was changed after it had: what arrived is from before."""

    earlier_words: bool = False


class ConsultingOffice:
    """Consultations for everybody; taking part for who is signed in (`personal` raises `Unauthorised` when nobody is).

    `out` prints or saves a PDF under the beginning of a file's name.
    """

    def __init__(
        self,
        personal: Callable[[], PersonalPortal],
        public: Callable[[], PublicPortal],
        out: Callable[[Callable[[], bytes], str], Printed],
    ) -> None:
        self._personal = personal
        self._public = public
        self._out = out
        self._contributions: SendingOnce[ContributionBody] = SendingOnce()

    def close(self) -> None:
        """Forget what was sent."""
        self._contributions.forget()

    def all(self) -> tuple[Consultation, ...]:
        """All of them, as the portal orders them."""
        from kiosk.portal.consultations import consultations

        return tuple(consultations(self._public()))

    def one(self, consultation_id: str) -> ConsultationSeen:
        """One of them. That it is not known what the person has done in it hides nothing of it."""
        from kiosk.portal.consultations import consultation

        found = consultation(self._public(), consultation_id)
        try:
            return ConsultationSeen(found, self._personal().taking_part.mine(consultation_id))
        except (Unauthorised, Forbidden):
            return ConsultationSeen(found)

    def published(self, consultation_id: str) -> tuple[PublishedContribution, ...]:
        """What others have said, the newest first."""
        from kiosk.portal.consultations import published

        return tuple(sorted(published(self._public(), consultation_id), key=lambda each: each.at, reverse=True))

    def contribute(self, consultation_id: str, owner: str, attempt: str, body: ContributionBody) -> Contributed:
        """Send a contribution; the same one however often it is asked for under the name of one attempt."""
        sent = self._contributions.send(
            (consultation_id, owner, attempt),
            body,
            lambda words, key: self._personal().taking_part.contribute(consultation_id, words, key),
        )
        return Contributed(sent.earlier)

    def vote(self, consultation_id: str, choice: str) -> ConsultationSeen:
        """The person's one vote; the consultation as it is then."""
        self._personal().taking_part.vote(consultation_id, choice)
        return self.one(consultation_id)

    def print_document(self, consultation_id: str, document: ConsultationDocument, language: str) -> Printed:
        """A document on paper, or in the person's own folder at home, unchanged."""
        from kiosk.portal.consultations import document_file

        pdf = document_file(self._public(), consultation_id, document)
        # Translators: beginning of the name of a saved file, before the date; no spaces
        name = messages("kiosk", language).pgettext("file name", "consultation")
        return self._out(lambda: pdf, name)
