"""What staff see of a visit: members of fixed lists, numbers, and the name that the register gives a public service (ACC-97).

There is no place in it for a word that somebody wrote, was shown or is called by: whatever makes or reads a view checks each
value against its list.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated, Final

import msgspec

from kiosk.desk import Call

MOST: Final = 9_999
"""Bound of every number, so that none is long enough to be somebody's."""
SERVICE: Final = r"^[a-z0-9]+(-[a-z0-9]+)*$"
_SERVICE: Final = re.compile(SERVICE)
LONGEST: Final = 64

Number = Annotated[int, msgspec.Meta(ge=0, le=MOST)]
ServiceId = Annotated[str, msgspec.Meta(pattern=SERVICE, max_length=LONGEST)]
"""The register's id of a public service. Whoever fills it in asks the catalogue first; whoever shows it asks again."""


class Errand(StrEnum):
    """What somebody is about."""

    NONE = "none"
    FINDING = "finding"
    APPLYING = "applying"
    VISITING = "visiting"
    PAYING = "paying"
    OWN_THINGS = "own-things"
    TAKING_PART = "taking-part"
    CHECKING = "checking"


class Step(StrEnum):
    """The kind of page they stand on."""

    NOBODY = "nobody"
    FIRST_PAGE = "first-page"
    LOOKING = "looking"
    WHAT_IS_NEEDED = "what-is-needed"
    QUESTION = "question"
    FILES = "files"
    CHECKING = "checking"
    SENDING = "sending"
    RECEIPT = "receipt"
    LOCKED = "locked"
    SIGN_IN = "sign-in"
    OWN_PHONE = "own-phone"
    SIGN_IN_OVER = "sign-in-over"
    NO_PHONE = "no-phone"
    SIGNING = "signing"
    CHARGE = "charge"
    TERMINAL = "terminal"
    CHOOSING_TIME = "choosing-time"
    QUEUE = "queue"
    CALLED = "called"
    OWN_THINGS = "own-things"
    DOCUMENT = "document"
    WRITING = "writing"
    FOR_OTHERS = "for-others"
    SETTINGS = "settings"
    SIGN_LANGUAGE = "sign-language"
    LEAVING = "leaving"
    PROBLEM = "problem"
    ELSEWHERE = "elsewhere"


class Trouble(StrEnum):
    """What is wrong on the page, if anything."""

    NONE = "none"
    ANSWER = "answer"
    LINE = "line"
    PORTAL = "portal"
    SIGN_IN = "sign-in"
    NOT_ALLOWED = "not-allowed"
    NOT_THERE = "not-there"
    OTHER = "other"


class Aid(StrEnum):
    """A way in or an aid that is switched on."""

    VOICE = "voice"
    DARK_SCREEN = "dark-screen"
    LARGE_TEXT = "large-text"
    COLOURS = "colours"
    MAGNIFIER = "magnifier"
    SWITCH = "switch"
    TWO_SWITCHES = "two-switches"
    DWELL = "dwell"
    HEAR_FIRST = "hear-first"
    STEADY_KEYS = "steady-keys"
    SIMPLE = "simple"
    SIGN_LANGUAGE = "sign-language"
    LOW = "low"


class StaffView(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One visit at one moment. `number` of `total` is where one is in a form, both 0 elsewhere; `seconds` is how long they have been
    on this page, `page` how many pages they have seen.

    `idle` says that nobody has done anything for a while and is asked whether they are there; `waiting` that the portal is being
    waited for; `in_help` that they read the help about this step. `visit` counts the visits of a kiosk since it was started. Raises ValueError where a value is not in its list.
    """

    errand: Errand = Errand.NONE
    step: Step = Step.NOBODY
    service: ServiceId | None = None
    number: Number = 0
    total: Number = 0
    trouble: Trouble = Trouble.NONE
    waiting: bool = False
    idle: bool = False
    in_help: bool = False
    seconds: Number = 0
    page: Number = 0
    aids: frozenset[Aid] = frozenset()
    call: Call = Call.NONE
    visit: Number = 0

    def __post_init__(self) -> None:
        lists = ((self.errand, Errand), (self.step, Step), (self.trouble, Trouble), (self.call, Call))
        right = (
            all(type(value) is kind for value, kind in lists)
            and all(type(each) is Aid for each in self.aids)
            and all(type(each) is bool for each in (self.waiting, self.idle, self.in_help))
            and all(type(n) is int and 0 <= n <= MOST for n in self._numbers)
            and (self.service is None or is_service_id(self.service))
        )
        if not right:
            raise ValueError("not a value that staff may see")  # and never which one

    @property
    def _numbers(self) -> tuple[int, ...]:
        return self.number, self.total, self.seconds, self.page, self.visit


def is_service_id(words: str) -> bool:
    """Whether it is written like the ids of the register."""
    return type(words) is str and len(words) <= LONGEST and _SERVICE.fullmatch(words) is not None


_encoder: Final = msgspec.json.Encoder(order="deterministic")
_decoder: Final = msgspec.json.Decoder(StaffView)


def line_of(view: StaffView) -> bytes:
    """The view as one line, without its end."""
    return _encoder.encode(view)


def view_of(line: bytes) -> StaffView | None:
    """The view in a line; None where it holds anything else."""
    try:
        return _decoder.decode(line)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return None
