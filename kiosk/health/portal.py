"""The portal: whether it answers, what it says of itself, and whether this computer's clock agrees with its own."""

from __future__ import annotations

import time
from collections.abc import Callable
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Final

from kiosk.clients import Clients
from kiosk.health.finding import Finding
from kiosk.portal.errors import BadReply, Insecure, NotFound, Offline, PortalError, ServerFault, TimedOut
from kiosk.portal.exchange import Request
from kiosk.portal.resources.common import Coded
from kiosk.settings import Settings
from kiosk.text import Text, Wording

if TYPE_CHECKING:
    from kiosk.portal.http import Http

NAME: Final = "portal"
CLOCK: Final = "clock"
MOST_SKEW: Final = 60.0
"""Seconds the clock may be wrong: more, and tokens and signed lists look expired or not yet valid."""
_CONFIGURATION: Final = "/.well-known/portal-configuration"
_DEADLINE: Final = 10.0


def portal_found(settings: Settings, _: Wording, clock: Callable[[], float] = time.time) -> tuple[Finding, Finding]:
    """The portal, and the clock held against the portal’s."""
    url = settings.portal.url
    if not url:
        text = _("No portal is set. The program uses its own practice portal.")
        none = _("There is no portal to compare the clock with.")
        return Finding(NAME, "ok", text, "", {"url": "sandbox"}), Finding(CLOCK, "absent", none, "", _local(clock))
    http = Clients(settings).new()
    try:
        begun = clock()
        answer = http.answer(Request("GET", _CONFIGURATION, deadline=_DEADLINE))
        ended = clock()
        values: dict[str, object] = {"url": url, "ms": round((ended - begun) * 1000, 1)}
        skew = _skew(answer.headers.get("date", ""), begun, ended)
        return _state_of(http, values, _), _clock_found(skew, _local(clock), _)
    except PortalError as error:
        unknown = _("The clock could not be compared, because the portal does not answer.")
        absent = Finding(CLOCK, "absent", unknown, _cause(error), _local(clock))
        return Finding(NAME, "problem", sentence(error, _), _cause(error), {"url": url}), absent
    finally:
        http.close()


def sentence(error: PortalError, _: Wording) -> Text:
    """What an error means to whoever looks after this machine."""
    match error:
        case Offline():
            return _("There is no way to the portal. Check the network and the address.")
        case TimedOut():
            return _("The portal takes too long to answer.")
        case Insecure():
            return _("The server could not prove that it is the portal.")
        case ServerFault():
            return _("The portal has a fault, or is being maintained.")
        case NotFound() | BadReply():
            return _("This address does not belong to a portal that the program knows.")
        case _other:
            return _("The portal refused to answer.")


def _state_of(http: Http, values: dict[str, object], _: Wording) -> Finding:
    from kiosk.portal.public import PublicPortal

    portal = PublicPortal(http)
    try:
        portal.configuration()
        components = portal.status().components
    except PortalError as error:
        return Finding(NAME, "problem", sentence(error, _), _cause(error), values)
    states = {_plain(component.name): _code(component.state) for component in components}
    troubled = {name: state for name, state in states.items() if state != "operational"}
    values["components"] = states
    if troubled:
        cause = ", ".join(f"{name}: {state}" for name, state in troubled.items())
        return Finding(NAME, "warning", _("The portal answers, but not all of it works."), cause, values)
    return Finding(NAME, "ok", _("The portal at {url} answers.", url=values["url"]), "", values)


def _clock_found(skew: float | None, values: dict[str, object], _: Wording) -> Finding:
    if skew is None:
        cause = _("The portal does not say what time it is.")
        return Finding(CLOCK, "absent", _("The clock could not be compared."), str(cause), values)
    values["skew_seconds"] = round(skew, 1)
    if abs(skew) <= MOST_SKEW:
        return Finding(CLOCK, "ok", _("The clock agrees with the portal’s."), "", values)
    text = _("The clock does not agree with the portal’s. Set the clock of this computer.")
    apart = _.plural("They are {count} second apart.", "They are {count} seconds apart.", round(abs(skew)))
    return Finding(CLOCK, "problem", text, str(apart), values)


def _skew(date: str, begun: float, ended: float) -> float | None:
    """Seconds that this computer is ahead of the portal, as far as a header of whole seconds tells; None without one."""
    try:
        told = parsedate_to_datetime(date).timestamp()
    except ValueError:
        return None
    # the header was written between the question and the answer, and its second may have just begun or nearly ended
    return (begun + ended) / 2 - (told + 0.5)


def _local(clock: Callable[[], float]) -> dict[str, object]:
    return {"local": time.strftime("%Y-%m-%dT%H:%M:%S%z", time.localtime(clock()))}


def _cause(error: PortalError) -> str:
    told = str(error)
    return f"{type(error).__name__}: {told}" if told else type(error).__name__


def _plain(name: dict[str, str] | str) -> str:
    return name if isinstance(name, str) else next(iter(name.values()), "")


def _code(state: Coded | str) -> str:
    return state if isinstance(state, str) else state.code
