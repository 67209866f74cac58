"""What the office does where somebody acts for another: finds the mandates, takes one up, lays it down. On worker threads."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from kiosk.describing import coded_text
from kiosk.desk import Person, Represented
from kiosk.portal.errors import Cancelled, MandateEnded, PortalError, Unauthorised
from kiosk.text import Text
from kiosk.visit import Acting, Identity, Visit, owner_of

if TYPE_CHECKING:
    from kiosk.portal.personal import PersonalPortal
    from kiosk.portal.resources.mandates import Mandate
    from kiosk.portal.tokens import Tokens

LEGAL_ENTITY = "legalEntity"


class ActingOffice:
    """For whom the person of a visit acts. `portal` is the client of whose things are at hand, `own` always the person's own."""

    def __init__(self, visit: Visit) -> None:
        self._visit = visit
        self._asked = threading.local()

    @contextmanager
    def only_for(self, owner: str) -> Iterator[None]:
        """What is done inside, on this thread, is done for `owner` (`Visit.owner`) or not at all; empty leaves it open."""
        self._asked.owner = owner
        try:
            yield
        finally:
            self._asked.owner = ""

    @property
    def identity(self) -> Identity:
        """Who has signed in. Raises `Unauthorised` when nobody has, `Cancelled` when somebody else has meanwhile."""
        identity = self._visit.identity
        if identity is None:
            raise Unauthorised("nobody is signed in")
        asked = getattr(self._asked, "owner", "")
        if asked and asked.partition("/")[0] != identity.me.id:
            raise Cancelled("somebody else has signed in")
        return identity

    @property
    def owner(self) -> str:
        """Whose things are at hand."""
        return self._at_hand()[0]

    def own(self) -> PersonalPortal:
        """The person's own client, whomever they act for."""
        return self.identity.portal

    def portal(self) -> PersonalPortal:
        """The client that acts for whoever is acted for, else the person's own. Raises `Cancelled` when it was asked for
        somebody else: what was begun for one is never done for another.
        """
        return self._at_hand()[1]

    def _at_hand(self) -> tuple[str, PersonalPortal]:
        identity, acting = self.identity, self._visit.acting
        owner, portal = owner_of(identity, acting), identity.portal if acting is None else acting.portal
        if getattr(self._asked, "owner", "") not in ("", owner):
            raise Cancelled("somebody else is acted for now")
        return owner, portal

    def mandates(self) -> tuple[Mandate, ...]:
        """Whom the person may act for; those that hold come first, as the portal orders them."""
        return tuple(sorted(self.own().mandates(), key=lambda each: not each.holds))

    def act_for(self, mandate_id: str) -> Person:
        """Act by a mandate from now on, with a client of its own. Raises `MandateEnded`, and then nothing has changed."""
        from kiosk.portal.mandates import MandatedPortal, MandateTokens

        mandate = self._fresh(mandate_id)
        if not mandate.holds:
            raise MandateEnded(mandate.state.code)
        http = self._visit.new_http()
        tokens = MandateTokens(self._tokens, lambda: self._fresh(mandate_id), http)
        acting = Acting(mandate, tokens, MandatedPortal(tokens, self.own().api))
        try:
            tokens.authorization()
        except PortalError:
            acting.end()
            raise
        self._visit.act(acting)
        return person_of(self._visit, http.language)

    def act_for_oneself(self, language: str) -> Person:
        """Act for nobody else from now on. Needs no line."""
        self._visit.act(None)
        return person_of(self._visit, language)

    def _tokens(self) -> Tokens:
        return self.identity.tokens

    def _fresh(self, mandate_id: str) -> Mandate:
        """The mandate as the portal states it now, with a token that can be exchanged."""
        found = next((each for each in self.own().mandates() if each.id == mandate_id), None)
        if found is None:
            raise MandateEnded("unknown")
        return found


def person_of(visit: Visit, language: str) -> Person:
    """Who has signed in to a visit, and for whom they act, as a page shows it. Raises `Unauthorised` when nobody has."""
    identity, acting = visit.identity, visit.acting
    if identity is None:
        raise Unauthorised("nobody is signed in")
    name = " ".join(filter(None, (identity.me.given_name, identity.me.family_name)))
    acts_for = None if acting is None else _represented(acting.mandate, language)
    return Person(name, identity.me.identifier_masked, owner_of(identity, acting), acts_for)


def _represented(mandate: Mandate, language: str) -> Represented:
    party = mandate.on_behalf_of
    name = Text(party.name, "az", private=party.type != LEGAL_ENTITY)
    return Represented(name, coded_text(mandate.role, language), mandate.id, frozenset(mandate.scope))
