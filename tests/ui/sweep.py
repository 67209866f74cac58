"""Draws a page in the real window, as one person at one place sees it, and holds it to the audit."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import product
from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication

from accessibility.audit import Limits, Rule, audit
from kiosk.page import Page
from kiosk.text import LANGUAGES, Language
from tests.ui.pages import PAGES, Example, Place, desk, pseudo
from translations import PSEUDO, messages
from ui.theme.look import Look, Profile
from ui.theme.tokens import HIGH_CONTRAST, PaletteName
from ui.window import Window

SIZES: Final[dict[Place, tuple[int, ...]]] = {"home": (100, 200, 400), "kiosk": (1, 2, 3, 4)}
"""Per cent at home, the bands of ACC-28 at a kiosk."""
WINDOWS: Final = ((1920, 1080), (1080, 1920), (1280, 800))
_TURNS: Final = 4
"""Rounds of the event loop in which a window comes to rest: heights follow widths, and scroll bars follow both."""
MOST_SHOWN: Final = 40


@dataclass(frozen=True)
class Setting:
    """Where, how large, in which colours and language, on what screen."""

    place: Place
    size: int
    palette: PaletteName = PaletteName.LIGHT
    language: Language = "az"
    window: tuple[int, int] = (1920, 1080)
    longer: bool = False

    def __str__(self) -> str:
        language = PSEUDO if self.longer else self.language
        return f"{self.place}-{self.size}-{self.palette}-{language}-{self.window[0]}x{self.window[1]}"

    @property
    def at_kiosk(self) -> bool:
        return self.place == "kiosk"

    @property
    def look(self) -> Look:
        if self.at_kiosk:
            return Look(self.palette, size=self.size, profile=Profile.KIOSK)
        return Look(self.palette, zoom=self.size, profile=Profile.HOME)

    def limits(self, example: Example) -> Limits:
        """ACC-60 and ACC-61: 44 px at home; at a kiosk 20 mm and 3 mm at 0.248 mm a pixel.

        Of the keys of a keyboard, twelve in a row of 1080 pixels, the 12.7 mm of VVSG 2.0 7.2-I are asked.
        """
        contrast = 15.0 if self.palette in HIGH_CONTRAST else 7.0
        # the design puts the example of the search on the first page into its field: nothing there can be wrong, and what
        # is found stands below from the first letter on; too long an example stands above the field
        hints = not example.name.startswith("home")
        if self.at_kiosk:
            return Limits(contrast=contrast, target=81, key=52, gap=12, hints=hints)
        return Limits(contrast=contrast, target=44, gap=8, hints=hints)

    def page(self, example: Example) -> Page:
        plain = desk(self.language, at_kiosk=self.at_kiosk, size=self.size, palette=self.palette)
        return example.make(pseudo(plain) if self.longer else plain)


def settings(place: Place) -> list[Setting]:
    """The whole matrix of one place."""
    every = product(SIZES[place], PaletteName, LANGUAGES, WINDOWS)
    return [Setting(place, size, palette, language, window) for size, palette, language, window in every]


def examples(place: Place) -> list[Example]:
    """All pages that are met at a place."""
    return [example for example in PAGES.values() if example.only in (None, place)]


def sample(place: Place) -> Iterator[tuple[Example, Setting]]:
    """Every page once, each in another setting: the same ones at every run, all of the matrix in turn."""
    mixed = settings(place)
    random.Random(2).shuffle(mixed)
    for at, example in enumerate(examples(place)):
        yield example, mixed[at % len(mixed)]


@contextmanager
def window_of(setting: Setting) -> Iterator[Window]:
    """A window as it is opened for one person; gone afterwards."""
    words = messages("ui", PSEUDO if setting.longer else setting.language)
    window = Window(setting.look, setting.language, words)
    window.resize(*setting.window)
    window.show()
    window.activateWindow()
    settle()
    assert window.isActiveWindow(), "the ring of the focus is seen in an active window only"
    try:
        yield window
    finally:
        window.close()
        window.deleteLater()
        settle()


def settle() -> None:
    """Let the window come to rest, and let go of what it took down: a running event loop would do both."""
    for _ in range(_TURNS):
        QApplication.sendPostedEvents()
        QApplication.processEvents()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def show(window: Window, example: Example, setting: Setting) -> None:
    """Show a page; one with an error after the one on which it was made, and at a kiosk with what is being said."""
    before = PAGES.get(example.name.removesuffix("-error"))
    for each in (before, example) if before is not None and before is not example else (example,):
        page = setting.page(each)
        window.show_page(page)
        window.set_caption(page.heading.text if setting.at_kiosk and not page.attract else "")
        settle()


def open_keyboard(window: Window) -> None:
    """Go to the first field of the page, as a person does."""
    field = window.view.fields()[0]
    window.view.body.heading.setFocus(Qt.FocusReason.OtherFocusReason)  # type: ignore[union-attr]
    settle()
    field.setFocus(Qt.FocusReason.TabFocusReason)
    settle()
    assert window.keyboard is not None


def held(window: Window, example: Example, setting: Setting, *, rings: bool = True, pixels: bool = True) -> list[str]:
    """What breaks a rule, each with page and setting."""
    limits = replace(setting.limits(example), rings=rings, pixels=pixels)
    return [f"{example} {setting}: {finding}" for finding in audit(window, limits)]


def cut(window: Window, example: Example, setting: Setting) -> list[str]:
    """What is cut or scrolls sideways."""
    limits = replace(setting.limits(example), rings=False, pixels=False)
    found = (finding for finding in audit(window, limits) if finding.rule in (Rule.CUT, Rule.SIDEWAYS))
    return [f"{example} {setting}: {finding}" for finding in found]


def told(findings: Iterable[str]) -> str:
    """The findings for a person to read; the first of them when there are very many."""
    lines = list(findings)
    return "\n".join((f"{len(lines)} findings", *lines[:MOST_SHOWN]))
