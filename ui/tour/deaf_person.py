"""Somebody who hears nothing, at home with a mouse: whatever is said has to stand on the screen (ACC-23, ACC-98).

The voice speaks, as it may in a room with others; this person watches the strip of captions meanwhile, and misses nothing
of what was said. What a notice says has to be seen where they look.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest

from accessibility.items import Item
from accessibility.outline import outline
from accessibility.roles import Role
from accessibility.speech.recording import RecordingVoice
from accessibility.speech.utterance import MASK
from accessibility.touch_targets import is_target, seen_place
from kiosk.page import Notice, SignClip
from ui.tour.driver import OPTIONS, Driver, Lost, Perceived
from ui.tour.journeys import JOURNEYS
from ui.visiting import VisitWindow

if TYPE_CHECKING:
    from ui.tour.journeys import Tour

GLANCE_MS: Final = 100
"""How often the strip is looked at; no sentence is said in so short a time."""
MOST_GLANCES: Final = 3000
MOST_TURNS: Final = 60
WHEEL: Final = 120
"""One click of a mouse wheel, in Qt's eighths of a degree."""


class Watcher(Driver):
    """Reads the page and the captions, and clicks."""

    def __init__(self, visit: VisitWindow, voice: RecordingVoice) -> None:
        super().__init__(visit, voice)
        self._captions: list[str] = []
        self._checked = 0

    # Eyes.

    def perceived(self) -> list[Perceived]:
        """The captions, as they stood in the strip."""
        return [Perceived(each) for each in self._captions]

    def glance(self) -> None:
        """Look at the strip."""
        strip = self.visit.window.caption
        text = strip.label.words.text if strip.isVisible() and not strip.label.visibleRegion().isEmpty() else ""
        if text and text != "".join(self._captions[-1:]):
            self._captions.append(text)

    def listen(self) -> None:
        """Watch the strip until nothing new comes, and miss nothing of what is being said."""
        for _ in range(MOST_GLANCES):
            self.settle()
            self.glance()
            if not self.visit.queue.speaking:
                break
            self.voice.advance(GLANCE_MS)
        self._compare()

    def _compare(self) -> None:
        """Whether each sentence that was said has stood in the strip."""
        heard = self.voice.heard
        for each in heard[self._checked :]:
            for sentence in each.sentences:
                segment = each.utterance.segments[sentence.segment]
                part = segment.text[sentence.written_start : sentence.written_end]
                words = MASK if segment.private else part.strip()
                if each.heard_ms > GLANCE_MS and not each.interrupted and words not in self._captions:
                    raise Lost(f"“{words}” was said on {self.page.id} and stood nowhere; {self._captions[-5:]}")
        self._checked = len(heard)

    def look(self) -> None:
        """Each notice of the page can be seen, and a clip in sign language where there is one."""
        for block in (*self.page.aside, *self.page.blocks):
            if isinstance(block, Notice):
                self._bring(lambda item, text=block.text.text: item.name.endswith(text), block.text.text)  # type: ignore[misc]
            elif isinstance(block, SignClip):
                self._bring(lambda item, title=block.title.text: item.name.startswith(f"{title}:"), block.title.text)  # type: ignore[misc]

    def _bring(self, wanted: Callable[[Item], bool], what: str) -> Item:
        """Turn the wheel until the thing is seen: down to the end of the page, and up again."""
        for step in (-1, 1):
            for _ in range(MOST_TURNS):
                found = [each for each in outline(self.visit.window) if wanted(each)]
                seen = [each for each in found if self._is_seen(each)]
                if seen:
                    return seen[0]
                if not self._turn(step):
                    break
        raise Lost(f"{what} is not seen on {self.page.id}")

    def _is_seen(self, item: Item) -> bool:
        place = seen_place(item, self.visit.window)
        return not place.isEmpty() and place.height() >= min(item.place.height(), 40)

    def _turn(self, step: int) -> bool:
        """One click of the wheel over the page; False at its end."""
        area = self.visit.window.view.area
        before = area.verticalScrollBar().value()
        middle = area.viewport().mapTo(self.visit.window, area.viewport().rect().center())
        handle = self.visit.window.windowHandle()
        QTest.wheelEvent(handle, QPointF(middle), QPoint(0, step * WHEEL))
        self.settle()
        return area.verticalScrollBar().value() != before

    # Hand.

    def _click(self, wanted: Callable[[Item], bool], what: str, *, at_end: bool = False) -> None:
        item = self._bring(lambda each: is_target(each) and wanted(each), what)
        place = seen_place(item, self.visit.window)
        self.acted_at = time.perf_counter()
        point = place.bottomRight() - QPoint(6, 6) if at_end else place.center()
        QTest.mouseClick(self.visit.window.windowHandle(), Qt.MouseButton.LeftButton, pos=point)
        self.settle(5)
        self.glance()

    def go_to(self, wanted: Callable[[Item], bool], what: str) -> None:
        """A mouse goes somewhere by clicking there."""
        self._click(wanted, what)

    def choose_named(self, words: str) -> None:
        """Click on what is called so, or begins so."""
        self._click(lambda item: item.role is not Role.FIELD and item.name.startswith(words), words)

    def pick(self, labels: list[str], wanted: str, group: str) -> None:
        """Click on the option."""
        del labels
        self._click(lambda item: item.name == wanted and item.role in OPTIONS and item.group in ("", group), wanted)

    def into(self, label: str) -> None:
        """Click into the field, behind what is written already."""
        self._click(lambda item: item.role is Role.FIELD and item.name.startswith(label), label, at_end=True)


driver = Watcher
journeys: Final[Mapping[str, Callable[[Tour], None]]] = {"apply": JOURNEYS["apply"]}
