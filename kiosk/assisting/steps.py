"""Which kind of step a page is: an allow-list over the first word of its id, refined by words that some ids hold.

What is not in these tables is `ELSEWHERE`, so that a new page shows staff nothing until somebody decides what it may show.
"""

from __future__ import annotations

from typing import Final

from kiosk.assisting.view import Errand, Step, Trouble

_KINDS: Final[dict[Step, tuple[str, ...]]] = {
    Step.NOBODY: ("attract",),
    Step.FIRST_PAGE: ("home",),
    Step.LOOKING: (
        "index",
        "services",
        "service",
        "information",
        "articles",
        "article",
        "regions",
        "towns",
        "centres",
        "centre",
        "visits",
        "to-phone",
        "privacy-notice",
        "terms-of-use",
        "take-part",
        "consultations",
        "consultation",
        "vote",
    ),
    Step.WHAT_IS_NEEDED: ("before", "loading"),
    Step.QUESTION: ("question",),
    Step.FILES: ("attach",),
    Step.CHECKING: ("check", "declare", "preparing", "correcting"),
    Step.SENDING: ("sending",),
    Step.RECEIPT: ("confirmation", "receipt", "payment-receipt", "shownpaymentreceipt"),
    Step.LOCKED: ("sealed",),
    Step.SIGN_IN: ("sign-in", "mobile-id"),
    Step.SIGNING: ("signing",),
    Step.CHARGE: ("charge", "charges", "onecharge", "paying", "pay-by-number"),
    Step.CHOOSING_TIME: ("booking", "moving"),
    Step.QUEUE: ("queue",),
    Step.OWN_THINGS: (
        "cabinet",
        "my-applications",
        "application",
        "my-data",
        "my-sign-in",
        "mysignin",
        "sign-ins",
        "records",
        "accesses",
        "consents",
        "disputes",
        "favourite",
        "favourites",
        "reminders",
        "reminding",
        "messages",
        "message",
        "onemessage",
        "documents",
        "appeals",
        "appointments",
        "appointment",
    ),
    Step.DOCUMENT: ("document", "onedocument", "reading"),
    Step.WRITING: (
        "answering",
        "disputing",
        "appeal",
        "contribute",
        "report",
        "rating",
        "asked-for-money",
        "appointment-by-code",
        "follow-appeal",
        "follow-report",
        "check-document",
    ),
    Step.FOR_OTHERS: ("acting", "whomtoactfor"),
    Step.SETTINGS: ("sound-and-look", "language"),
    Step.SIGN_LANGUAGE: ("sign-language",),
    Step.LEAVING: ("leaving",),
    Step.PROBLEM: ("problem",),
}
_STEPS: Final = {word: step for step, words in _KINDS.items() for word in words}

_SENT: Final = (
    "answering",
    "appeal",
    "booking",
    "contribute",
    "disputing",
    "moving",
    "rating",
    "report",
    "vote",
)
"""What people send beside applications; a visit is not ended meanwhile."""
_REFINED: Final[dict[tuple[str, str], Step]] = {
    ("sign-in", "waiting"): Step.OWN_PHONE,
    ("sign-in", "browser"): Step.OWN_PHONE,
    ("sign-in", "no-phone"): Step.NO_PHONE,
    ("sign-in", "expired"): Step.SIGN_IN_OVER,
    ("sign-in", "refused"): Step.SIGN_IN_OVER,
    ("sign-in", "closed"): Step.SIGN_IN_OVER,
    ("mobile-id", "waiting"): Step.OWN_PHONE,
    ("mobile-id", "expired"): Step.SIGN_IN_OVER,
    ("mobile-id", "refused"): Step.SIGN_IN_OVER,
    ("mobile-id", "closed"): Step.SIGN_IN_OVER,
    ("mobile-id", "unknown"): Step.SIGN_IN_OVER,
    ("mobile-id", "wrong-pin"): Step.SIGN_IN_OVER,
    ("signing", "waiting"): Step.OWN_PHONE,
    ("signing", "expired"): Step.SIGN_IN_OVER,
    ("signing", "refused"): Step.SIGN_IN_OVER,
    ("signing", "failed"): Step.SIGN_IN_OVER,
    ("paying", "terminal"): Step.TERMINAL,
    ("queue", "called"): Step.CALLED,
    ("sign-language", "write"): Step.WRITING,
    ("sealed", "told"): Step.WHAT_IS_NEEDED,
    ("sealed", "lock"): Step.CHECKING,
    ("sealed", "trying"): Step.WHAT_IS_NEEDED,
    ("sealed", "locking"): Step.CHECKING,
    ("sealed", "refused"): Step.PROBLEM,
    ("sealed", "leaving"): Step.LEAVING,
    ("sealed", "claim"): Step.WRITING,
    ("sealed", "mine"): Step.OWN_THINGS,
    **{(word, "sending"): Step.SENDING for word in _SENT},
    ("correcting", "sent"): Step.RECEIPT,
    ("appeal", "received"): Step.RECEIPT,
    ("report", "done"): Step.RECEIPT,
}

_PART: Final = ("take-part", "consultations", "consultation", "vote")
_ERRANDS: Final[dict[Errand, tuple[str, ...]]] = {
    Errand.FINDING: ("home", *(word for word in _KINDS[Step.LOOKING] if word not in _PART)),
    Errand.APPLYING: ("before", "loading", "question", "check", "declare", "preparing", "sending", "confirmation", "correcting", "sealed"),
    Errand.VISITING: ("booking", "moving", "queue", "visits", "appointments", "appointment", "appointment-by-code"),
    Errand.PAYING: ("charge", "charges", "onecharge", "paying", "pay-by-number", "payment-receipt", "shownpaymentreceipt"),
    Errand.TAKING_PART: (
        *_PART,
        "contribute",
        "appeal",
        "appeals",
        "report",
        "follow-appeal",
        "follow-report",
    ),
    Errand.CHECKING: ("check-document",),
    Errand.OWN_THINGS: (*_KINDS[Step.OWN_THINGS], "document", "onedocument", "answering", "disputing", "receipt"),
}  # fmt: skip
_BY_WORD: Final = {word: errand for errand, words in reversed(_ERRANDS.items()) for word in words}
"""The errand of a page; a word that stands in two lists belongs to the first. Pages in neither are met on any errand."""

_NAMES_SERVICE: Final = frozenset(
    {"service", "before", "loading", "question", "check", "declare", "preparing", "sending", "confirmation", "asked-for-money"}
)  # fmt: skip
"""Pages whose id goes on with that of a public service."""
_KEEPS_SERVICE: Final = frozenset({"booking", "moving", "queue", "visits", "regions", "towns", "centres", "centre"})
"""Pages of a centre, to which a service's page leads."""

_ABOUT_HELP: Final = frozenset({"help", "staff"})

_TROUBLES: Final[dict[str, Trouble]] = {
    "offline": Trouble.LINE,
    "timedout": Trouble.LINE,
    "answerlost": Trouble.LINE,
    "insecure": Trouble.LINE,
    "serverfault": Trouble.PORTAL,
    "badreply": Trouble.PORTAL,
    "toomanyrequests": Trouble.PORTAL,
    "resyncrequired": Trouble.PORTAL,
    "unauthorised": Trouble.SIGN_IN,
    "signinunproven": Trouble.SIGN_IN,
    "signinrefused": Trouble.SIGN_IN,
    "signinexpired": Trouble.SIGN_IN,
    "clockwrong": Trouble.SIGN_IN,
    "forbidden": Trouble.NOT_ALLOWED,
    "outofmandate": Trouble.NOT_ALLOWED,
    "mandateended": Trouble.NOT_ALLOWED,
    "notfound": Trouble.NOT_THERE,
}


def step_of(page_id: str) -> Step:
    """The kind of step."""
    first, *rest = page_id.split("/")
    refined = (_REFINED.get((first, word)) for word in rest)
    return next((step for step in refined if step is not None), _STEPS.get(first, Step.ELSEWHERE))


def errand_of(page_id: str) -> Errand | None:
    """What a page belongs to; None where it opens over any other, so that nothing new is known."""
    return _BY_WORD.get(page_id.partition("/")[0])


def trouble_of(page_id: str) -> Trouble:
    """The kind of failure that a page tells of."""
    first, _, rest = page_id.partition("/")
    return _TROUBLES.get(rest, Trouble.OTHER) if first == "problem" else Trouble.NONE


def service_in(page_id: str) -> str:
    """What stands in the id where some pages name their service; empty elsewhere. It is to be looked up in the catalogue."""
    first, _, rest = page_id.partition("/")
    return rest.partition("/")[0] if first in _NAMES_SERVICE else ""


def keeps_service(page_id: str) -> bool:
    """Whether a page goes on with the service of the one before it."""
    return errand_of(page_id) is None or page_id.partition("/")[0] in _KEEPS_SERVICE


def is_help(page_id: str) -> bool:
    """Whether it is help with the page under it: the step is still that one."""
    return page_id.partition("/")[0] in _ABOUT_HELP
