"""How a page of this program is said as it comes, and said again."""

from __future__ import annotations

from accessibility.announcer import Announcer
from accessibility.must_hear import MustHear
from accessibility.speech.interface import Speaker
from kiosk.page import Page
from ui.presenter import Presenter
from ui.window import Window


class PageSpeech:
    """Says the pages of one visit."""

    def __init__(self, window: Window, announcer: Announcer, voice: Speaker, presenter: Presenter) -> None:
        self._window, self._announcer, self._voice, self._presenter = window, announcer, voice, presenter
        self._slowly = False

    def say(self, page: Page, must_hear: MustHear | None) -> None:
        """A new page: its heading, what it says by itself, and where the focus is."""
        self._at_usual_speed()
        if page.attract or self._window.view.body is None:
            self._announcer.page_changed(None, said=(page.heading, *page.said))
            return
        heading = self._window.view.body.heading
        focus = self._window.focusWidget()
        self._announcer.page_changed(
            heading,
            step=page.step,
            said=page.said,
            focus=focus if focus is not None else heading,
            body=None if page.brief else self._window.view.body,
            must_hear=must_hear,
        )

    def repeat(self) -> None:
        """Once more; in the easy mode two steps slower until another page comes, for who has not understood it."""
        if self._presenter.page.easy:
            self._announcer.interrupt()
            self._voice.set_rate(self._presenter.preferences.faster(-2).rate)
            self._slowly = True
        self._announcer.repeat_message()

    def _at_usual_speed(self) -> None:
        if self._slowly:
            self._voice.set_rate(self._presenter.preferences.rate)
            self._slowly = False
