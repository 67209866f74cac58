"""What the office does for those who take part: appeals, consultations. Called from worker threads only."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kiosk.outcomes import Printed
from kiosk.sending_once import SendingOnce
from translations import messages

if TYPE_CHECKING:  # what they load waits for the first request
    from kiosk.portal.personal import PersonalPortal
    from kiosk.portal.public import PublicPortal
    from kiosk.portal.resources.appeals import Appeal, AppealBody, AppealReceived, AppealRules


@dataclass(frozen=True, slots=True)
class AppealBegun:
    """What the portal takes; `attempt` names the appeal for as long as it is being written, and no other."""

    rules: AppealRules
    attempt: str


@dataclass(frozen=True, slots=True)
class AppealSent:
    """An appeal that has arrived. `earlier_words` says that it was changed after it had: what arrived is from before."""

    received: AppealReceived = field(repr=False)
    earlier_words: bool = False


class ParticipationOffice:
    """Appeals of whoever is signed in, and of nobody. `personal` raises `Unauthorised` when nobody is signed in.

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
        self._appeals: SendingOnce[AppealBody] = SendingOnce()

    def close(self) -> None:
        """Forget what was sent."""
        self._appeals.forget()

    def begin_appeal(self) -> AppealBegun:
        """What the portal takes, and a name for the appeal that is written by it."""
        from kiosk.portal.appeals import appeal_rules
        from kiosk.portal.exchange import new_key

        return AppealBegun(appeal_rules(self._public()), new_key())

    def send_appeal(self, attempt: str, body: AppealBody, owner: str) -> AppealSent:
        """Send an appeal; the same one however often it is asked for under the name of one attempt.

        `owner` is whose it is, empty where it comes without a name.
        """
        from kiosk.portal.appeals import send_anonymous_appeal

        def send(words: AppealBody, key: str) -> AppealReceived:
            if owner:
                return self._personal().appeals.send(words, key)
            return send_anonymous_appeal(self._public(), words, key)

        sent = self._appeals.send((attempt, owner), body, send)
        return AppealSent(sent.value, sent.earlier)

    def print_appeal(self, received: AppealReceived, agency: str, language: str) -> Printed:
        """The number, and the code where there is one, on paper or in the person's own folder at home."""
        from kiosk.appeal_sheet import appeal_sheet

        # Translators: beginning of the name of a saved file, before the date; no spaces
        name = messages("kiosk", language).pgettext("file name", "appeal")
        return self._out(lambda: appeal_sheet(received, agency, language), name)

    def appeals(self) -> tuple[Appeal, ...]:
        """The person's own, the newest first."""
        found = self._personal().appeals.all()
        return tuple(sorted(found, key=lambda each: each.submitted_at, reverse=True))

    def appeal(self, appeal_id: str) -> Appeal:
        """One of the person's own."""
        return self._personal().appeals.one(appeal_id)

    def follow_appeal(self, reference: str, token: str) -> Appeal:
        """One that came without a name."""
        from kiosk.portal.appeals import follow_appeal

        return follow_appeal(self._public(), reference, token)
