"""The family of what can go wrong between this program and a portal. Imports nothing of the project.

Each has a page, a sentence and a spoken sentence in three languages (`kiosk/journeys/problems.py`). None carries a
person's data: `str()` of an error may go into a log.
"""

from __future__ import annotations

from dataclasses import dataclass


class PortalError(Exception):
    """Anything that kept an answer from coming."""


class Offline(PortalError):
    """There is no way to the portal: no network, no route, connection refused, name unknown."""


class TimedOut(PortalError):
    """The portal took longer than the request's deadline, or sent its answer too slowly."""


class AnswerLost(PortalError):
    """The line broke while something was being sent that must arrive once: whether it did is asked before anything else."""


class Insecure(PortalError):
    """The server at the other end could not prove that it is the portal (certificate, redirect elsewhere)."""


class Unauthorised(PortalError):
    """The sign-in is missing, has ended, or is not enough.

    `level` names the assurance that the server asks for, `max_age` how many seconds ago one may have signed in at most
    (RFC 9470); empty and None where it asks for neither.
    """

    def __init__(self, message: str = "", level: str = "", max_age: int | None = None) -> None:
        super().__init__(message or "unauthorised")
        self.level = level
        self.max_age = max_age

    @property
    def step_up(self) -> bool:
        """Whether only the person can help, by signing in again: a renewed token would be refused like the old one."""
        return bool(self.level) or self.max_age is not None


class Forbidden(PortalError):
    """This person may not do this, however they sign in (403)."""


class MandateEnded(PortalError):
    """The mandate by which a person acts for somebody does not hold any more; `state` is expired, withdrawn or unknown."""

    def __init__(self, state: str = "") -> None:
        super().__init__(f"mandate {state or 'ended'}")
        self.state = state


class OutOfMandate(PortalError):
    """The mandate by which a person acts for somebody does not cover this."""


class NotFound(PortalError):
    """There is no such thing at the portal (404, 410), or no more; `code` is the portal's own word for why."""

    def __init__(self, message: str = "", code: str = "") -> None:
        super().__init__(message or "not found")
        self.code = code


class ResyncRequired(PortalError):
    """The portal no longer knows what changed since a revision that old: fetch everything anew (contract §A.1, 410)."""


class Conflict(PortalError):
    """What was changed here has been changed elsewhere too (409, 412), or an equal request is still running.

    `code` is the portal's own word for it; `retry_after`, in seconds, is given while an equal request runs. `alternatives`
    are what the portal offers instead, as they stood in its answer.
    """

    def __init__(
        self,
        message: str = "",
        code: str = "",
        retry_after: float | None = None,
        alternatives: tuple[object, ...] = (),
    ) -> None:
        super().__init__(message or "conflict")
        self.code = code
        self.retry_after = retry_after
        self.alternatives = alternatives


@dataclass(frozen=True, slots=True)
class FieldError:
    """One thing the portal did not accept. `pointer` is a JSON pointer into what was sent (RFC 6901)."""

    pointer: str
    code: str
    detail: str


class Rejected(PortalError):
    """The portal understood and refused (400, 422); `fields` says what and why, `detail` is in the person's language."""

    def __init__(self, detail: str = "", code: str = "", fields: tuple[FieldError, ...] = ()) -> None:
        super().__init__(code or "rejected")
        self.detail = detail
        self.code = code
        self.fields = fields


class TooManyRequests(PortalError):
    """The portal asks to wait (429); `seconds` is its Retry-After."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"retry after {seconds:g} s")
        self.seconds = seconds


class ServerFault(PortalError):
    """The portal failed (5xx), or is under maintenance (503); `reference` is its own id of the fault, to quote."""

    def __init__(self, status: int, reference: str = "", retry_after: float | None = None) -> None:
        super().__init__(f"status {status} reference {reference or '-'}")
        self.status = status
        self.reference = reference
        self.retry_after = retry_after


class BadReply(PortalError):
    """An answer that is none: broken JSON, wrong types, missing members, HTML, too large, a receipt that does not verify."""


class Cancelled(PortalError):
    """The person left before the answer came; never shown."""


class SignInRefused(PortalError):
    """The person, or the issuer, said no to this sign-in (RFC 8628 `access_denied`)."""


class SignInExpired(PortalError):
    """The sign-in code ran out before anyone confirmed it; a new one can be asked for."""


class SignInUnproven(PortalError):
    """What came back does not prove this sign-in: forged, expired, replayed, of another issuer or for another client."""


class ClockWrong(PortalError):
    """This machine's clock is so wrong that no proof in time can be checked; `seconds` is how far it is ahead."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"the clock is off by {seconds:.0f} s")
        self.seconds = seconds
