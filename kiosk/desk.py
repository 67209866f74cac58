"""What a page may be drawn from: strings, catalogue, place and person. All of it is here, none of it needs a line."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from kiosk.catalogue.search import Hit
from kiosk.catalogue.store import CatalogueStore
from kiosk.settings import RelaySettings
from kiosk.text import Language, Text, Wording

if TYPE_CHECKING:
    from kiosk.signs import Clip
    from kiosk.standing import Standing


@dataclass(frozen=True, slots=True)
class Represented:
    """Somebody for whom a person acts, as far as a page shows it. `role` is what the person is to them.

    The name of a legal entity is public, anybody else's is private. `scope` is what the mandate covers (contract §A.1);
    empty where the portal does not say.
    """

    name: Text = field(repr=False)
    role: Text
    mandate: str = field(repr=False)
    scope: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Person:
    """Who has signed in, as far as a page shows it, and for whom they act, if they do.

    `id` tells whose things are shown: the portal's id of the person, another one while they act for somebody. What was
    fetched under one is never shown under another. `unkept` says that they wanted to stay signed in on this computer, and
    its key store did not take it.
    """

    name: str
    identifier_masked: str = ""
    id: str = field(default="", repr=False)
    acts_for: Represented | None = None
    unkept: bool = False


class Call(StrEnum):
    """Whether somebody at a kiosk has called a member of staff, and whether one is coming."""

    NONE = "none"
    CALLED = "called"
    COMING = "coming"


@dataclass(frozen=True, slots=True)
class SignedOut:
    """Nobody is signed in here any more. `by_itself`: the kept sign-in did not hold any more.

    `everywhere`: nowhere else either. `only_here`: that was wanted, and the portal cannot do it. `cleared` is whether the
    key store holds nothing of it.
    """

    by_itself: bool = False
    everywhere: bool = False
    only_here: bool = False
    cleared: bool = True


Search = Callable[[str, str, int], Sequence[Hit]]
"""Words, language, how many at most → the services that are meant, best first."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What a journey may look at while it decides and draws: all of it here, none of it needs a line.

    `preferences` are the names and values of the person's sound and look, kept by the window. `signs` are the clips in
    sign language, `relay` is the interpreter who can be called; None where none is.
    `idle_seconds` is how long a kiosk waits for somebody before it asks; 0 at home, where nothing is timed (ACC-71).
    `camera` is whether there is one that can read a code. `terminal` is the portal's name of the payment terminal beside this
    screen; empty where none is. `ended` is whether the sign-in that was kept on this computer does not hold any more.
    `standing` is how the portal is, as far as that is known. `call` is the call for a member of staff; None where staff have no
    screen of their own.
    """

    language: Language
    wordings: Mapping[Language, Wording]
    catalogue: CatalogueStore
    search: Search
    kiosk_name: str
    at_kiosk: bool
    now: Callable[[], datetime]
    person: Person | None = None
    preferences: Mapping[str, str] = field(default_factory=dict)
    signs: Mapping[str, Clip] = field(default_factory=dict)
    relay: RelaySettings | None = None
    idle_seconds: int = 0
    camera: bool = False
    terminal: str = ""
    standing: Standing | None = None
    ended: bool = False
    call: Call | None = None

    @property
    def wording(self) -> Wording:
        """The program's strings in the language of the pages."""
        return self.wordings[self.language]
