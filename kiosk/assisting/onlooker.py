"""What a window tells of its visit: made of a page's kind, its step and its state, and of nothing that stands on it."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Mapping
from typing import Final

import msgspec

from kiosk.assisting.aids import aids_of
from kiosk.assisting.steps import errand_of, is_help, keeps_service, service_in, step_of, trouble_of
from kiosk.assisting.view import MOST, StaffView, Step, Trouble, is_service_id
from kiosk.desk import Call
from kiosk.page import Choice, ErrorSummary, Field, Page

_NUMBERS: Final = re.compile(r"\d+")
_MOST_STEPS: Final = 99
_OVER: Final = "still-here"
"""The question whether anybody is there: as with help, the step is that of the page under it."""


class Onlooker:
    """Follows one visit. `is_service` says whether the catalogue holds an id; `clock` gives seconds."""

    def __init__(self, is_service: Callable[[str], bool], clock: Callable[[], float] = time.monotonic) -> None:
        self._is_service, self._clock = is_service, clock
        self._view = StaffView()
        self._page, self._pages = "", 0
        self._since = clock()

    @property
    def step(self) -> Step:
        """Where the person is."""
        return self._view.step

    def look(self, page: Page, preferences: Mapping[str, str], call: Call | None) -> StaffView:
        """The view of the page that stands there now. `preferences` are those of the desk."""
        if page.attract:
            self._view = StaffView()
            return self._view
        idle, in_help = page.id.partition("/")[0] == _OVER, is_help(page.id)
        if not (idle or in_help) or self._view.step is Step.NOBODY:
            if self._page != page.id:
                self._page, self._pages, self._since = page.id, (self._pages + 1) % MOST, self._clock()
            self._view = self._of(page)
        return msgspec.structs.replace(
            self._view,
            idle=idle,
            in_help=in_help,
            seconds=min(MOST, max(0, int(self._clock() - self._since))),
            page=self._pages,
            aids=aids_of(preferences),
            call=call or Call.NONE,
        )

    def _of(self, page: Page) -> StaffView:
        errand = errand_of(page.id)
        step = step_of(page.id)
        number, total = numbers_of(page) if step is Step.QUESTION else (0, 0)
        return StaffView(
            errand=self._view.errand if errand is None else errand,
            step=step,
            service=self._service(page.id),
            number=number,
            total=total,
            trouble=_trouble(page),
            waiting=page.busy,
        )

    def _service(self, page_id: str) -> str | None:
        named = service_in(page_id)
        if named:
            return named if is_service_id(named) and self._is_service(named) else None
        return self._view.service if keeps_service(page_id) else None


def numbers_of(page: Page) -> tuple[int, int]:
    """Which step of how many, whatever the order of the two in a language; nothing else of the words. 0 and 0 where there are none."""
    found = [int(each) for each in _NUMBERS.findall(page.step.text if page.step is not None else "") if len(each) <= 2]
    if len(found) < 2:
        return 0, 0
    number, total = sorted(found[:2])
    return (number, total) if 0 < number <= total <= _MOST_STEPS else (0, 0)


def _trouble(page: Page) -> Trouble:
    """Whether something is wrong, and of which kind; not with what."""
    blocks = (*page.aside, *page.blocks)
    if any(
        isinstance(each, ErrorSummary) or (isinstance(each, Field | Choice) and each.error is not None)
        for each in blocks
    ):
        return Trouble.ANSWER
    found = trouble_of(page.id)
    return Trouble.OTHER if found is Trouble.NONE and page.error else found
