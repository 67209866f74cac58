"""Somebody who does not read easily: looks at the pictures, hears what they are called, and presses one of a few.

They know what they want and what to answer. They write only numbers by themselves; somebody beside them writes words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from accessibility.items import Act, Item
from accessibility.outline import outline
from accessibility.roles import Role
from kiosk.page import QrCode
from ui.tour.driver import Driver, Lost
from ui.tour.knowledge import KNOWN, Knowledge

if TYPE_CHECKING:
    from ui.tour.journeys import Tour

MOST_PAGES: Final = 120
MOST_CHOICES: Final = 4


class Presser(Driver):
    """Sees the page and presses with one finger."""

    def seen(self) -> list[Item]:
        """What stands on the page, without the bars; what must be scrolled to is found by turning the page."""
        body = self.visit.window.view.body
        items = outline(self.visit.window)
        return [
            each for each in items if each.widget is not None and body is not None and body.isAncestorOf(each.widget)
        ]

    def pictures(self) -> list[Item]:
        """What can be pressed on the page."""
        return [each for each in self.seen() if each.role is Role.BUTTON and Act.ACTIVATE in each.acts]

    def tap(self, item: Item) -> None:
        """Press it where it is."""
        item.reveal()
        self.settle()
        widget = item.widget
        if widget is None:
            raise Lost(f"{item.name} is gone")
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=QPoint(widget.width() // 2, widget.height() // 2))
        self.settle()

    def tap_main(self) -> None:
        """Press the one button at the foot of the page."""
        main = self.visit.window.bottom.main
        if main.isHidden():
            raise Lost(f"there is nothing to go on with on {self.page.id}")
        QTest.mouseClick(main, Qt.MouseButton.LeftButton)
        self.settle()


class EasyPerson:
    """Applies by pictures. Their way to the service goes over the topics: nothing is written to find it."""

    def __init__(self, tour: Tour) -> None:
        driver = tour.driver
        assert isinstance(driver, Presser)
        self.tour, self.hand = tour, driver
        self.knows: Knowledge = KNOWN[tour.language]
        self.ways = [self.knows.topics, self.knows.certificates, self.knows.service, self.knows.apply]
        self.wrong: str = ""

    def apply(self) -> None:
        """From the first pictures to the receipt."""
        for _ in range(MOST_PAGES):
            self.hand.until(lambda page: not page.busy, "the next page")
            self.tour.record.meet()
            if len(self.hand.pictures()) > MOST_CHOICES:
                raise Lost(f"{len(self.hand.pictures())} choices on {self.hand.page.id}")
            if self.hand.page.id.startswith("confirmation/") and self._keep():
                return
            self._act()
        raise Lost("the form does not end")

    def _act(self) -> None:
        """What this small page asks for."""
        before = self.hand.page
        if before.id.startswith("sign-in/waiting"):
            self._confirm_on_the_phone()
        elif (picture := self._wanted()) is not None:
            self.hand.tap(picture)
        elif any(item.role is Role.FIELD for item in self.hand.seen()):
            self._write()
        else:
            self.hand.tap_main()
        self.hand.until(lambda page: page.id != before.id or page.error != before.error, "another page")

    def _wanted(self) -> Item | None:
        """The picture to press: on the way to the service, or the answer to a question; else what goes on."""
        pictures = self.hand.pictures()
        if not pictures:
            return None
        if self.ways:
            found = next((each for each in pictures if self.ways[0].search(each.name)), None)
            if found is not None:
                self.ways.pop(0)
                return found
        heading = self.hand.page.heading.text
        answer = next(
            (each for each in self.knows.answers if each.says is not None and each.asked.search(heading)), None
        )
        for words in (*([answer.says] if answer is not None and answer.says else []), self.knows.yes, self.knows.more):
            found = next((each for each in pictures if words.search(each.name)), None)
            if found is not None:
                return found
        return pictures[0]

    def _write(self) -> None:
        """Numbers by oneself, words with somebody's help; the first number is one digit short."""
        heading = self.hand.page.heading.text
        answer = next((each for each in self.knows.answers if each.write and each.asked.search(heading)), None)
        field = next(item for item in self.hand.seen() if item.role is Role.FIELD)
        if answer is None:
            raise Lost(f"nobody knows what to write at {heading}")
        field.focus()
        self.hand.settle()
        if answer.first and self.wrong != answer.first:
            self.wrong = answer.first
            self.hand.write(answer.first)
        else:
            self.hand.write(answer.write.removeprefix(self.wrong if answer.first else ""))
        self.hand.tap_main()

    def _confirm_on_the_phone(self) -> None:
        """The camera of the phone sees the code."""
        page = self.hand.visit.conductor.page
        code = next(block for block in page.aside if isinstance(block, QrCode))
        self.tour.portal.phone(self.tour.language).decide(code.data.rpartition("=")[2], "citizen")

    def _keep(self) -> bool:
        """Save the receipt, when its picture is on the page."""
        found = next((each for each in self.hand.pictures() if self.knows.keep.search(each.name)), None)
        if found is None:
            return False
        self.hand.tap(found)
        self.hand.until(
            lambda _: re.search(r"\.pdf", " ".join(each.name for each in self.hand.seen())) is not None, "the file"
        )
        self.tour.record.meet("receipt-saved")
        return True


def apply(tour: Tour) -> None:
    """The certificate, by pictures."""
    EasyPerson(tour).apply()


driver = Presser
journeys: Final[Mapping[str, Callable[[Tour], None]]] = {"apply": apply}
