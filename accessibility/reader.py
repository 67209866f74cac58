"""The reading cursor: up and down through everything on the window, plain text too (EZ Access, ACC-2, ACC-36).

What can have the focus gets it, and is said because of that. What cannot gets a frame, and nothing is activated while
the cursor stands on it: Enter there reads it again, so that nobody presses the button before it without knowing. A finger
that explores puts the cursor on what can be pressed too, and leaves the focus alone; there Enter presses it.
"""

from __future__ import annotations

from typing import Final

import shiboken6
from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QApplication, QWidget

from accessibility.announcer import Announcer
from accessibility.describe import describe
from accessibility.items import Act, Item
from accessibility.lifetime import while_whole
from accessibility.outline import item_at, item_for, outline
from accessibility.roles import Role, State
from accessibility.speech.utterance import FOCUS, Segment, Utterance
from accessibility.touch_targets import act_on

RING: Final = 4
"""Pixels of each of the frame's two rings (ACC-56)."""
_MOVES: Final = frozenset(
    {
        QEvent.Type.Move,
        QEvent.Type.Resize,
        QEvent.Type.LayoutRequest,
        QEvent.Type.Hide,
        QEvent.Type.ParentChange,
        QEvent.Type.ChildRemoved,
    }
)


class Frame(QWidget):
    """A double ring around what is read. Touch and mouse go through it, and no outline holds it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setAutoFillBackground(False)
        self.setStyleSheet("background: transparent; border: none;")
        describe(self, decorative=True)
        self.hide()

    def put_around(self, place: QRect) -> None:
        """Show the frame outside `place`, as far as there is room."""
        room = self._window.rect()
        self.setGeometry(place.adjusted(-2 * RING, -2 * RING, 2 * RING, 2 * RING).intersected(room))
        self.raise_()
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        palette = self._window.palette()
        for ring, colour in enumerate((QPalette.ColorRole.WindowText, QPalette.ColorRole.Window)):
            inset = ring * RING + RING // 2
            painter.setPen(QPen(palette.color(colour), RING))
            painter.drawRect(self.rect().adjusted(inset, inset, -inset, -inset))


class ReadingCursor(QObject):
    """Where a person reads. Follows the focus when that moves by itself."""

    def __init__(self, window: QWidget, announcer: Announcer) -> None:
        super().__init__(window)
        self._window, self._announcer = window, announcer
        self._plain: Item | None = None
        self._frame = Frame(window)
        self._followed: list[QWidget] = []
        self._moved = QTimer(self)
        self._moved.setSingleShot(True)
        self._moved.timeout.connect(self._place)

    @property
    def plain(self) -> Item | None:
        """The thing without focus on which the cursor stands; None while it is where the focus is."""
        return self._plain

    def move(self, step: int) -> None:
        """Go `step` things on, back when negative. There is no wrapping: at an edge it is said and the thing read again."""
        items = self._readable()
        if not items:
            self._say(self._announcer.composer.nothing())
            return
        at = self._index(items)
        to = at + step if at is not None else (0 if step > 0 else len(items) - 1)
        if not 0 <= to < len(items):
            edge = self._announcer.composer.edge(top=to < 0)
            here = items[min(max(to, 0), len(items) - 1)]
            self._say(edge, here)
            return
        self._go(items[to])

    def point_at(self, item: Item) -> None:
        """Stand on this thing and read it: a finger goes anywhere, and takes the focus nowhere (ACC-36)."""
        before = self._plain
        self.follow_focus()
        self._plain = item
        self._place()
        self._follow(item)
        if item.role is Role.KEY and before is not None and before.role is Role.KEY:
            self._announcer.say(Utterance(self._announcer.composer.item(item), kind=FOCUS))
        else:
            self._announcer.say_item(item)

    def stand_on(self, item: Item) -> None:
        """Follow what is being read, and leave the focus where it is; Down goes on from here."""
        if not any(each.is_same_place(item) for each in self._readable()):
            return
        self.follow_focus()
        item.reveal()
        self._plain = item
        self._place()
        self._follow(item)

    def land(self) -> None:
        """Give the focus to the thing under the cursor, where it can have it, and say it; nothing is done yet."""
        if self._plain is not None:
            self._go(self._plain)

    def activate(self) -> None:
        """Do what the thing does on which one stands, with the cursor or with the focus."""
        here = item_at(self._window, self._window.focusWidget())
        if self._plain is not None:
            self.choose()
        elif here is not None and not act_on(here):
            self._announcer.say_item(here)

    def choose(self) -> None:
        """Do what the thing under the cursor does; what does nothing is read once more."""
        if self._plain is not None and not act_on(self._plain):
            self._announcer.say_item(self._plain)

    def leave(self, step: int) -> bool:
        """From plain text to the next thing (1) or the one before (-1) that can have the focus; False when there is none."""
        items = self._readable()
        at = self._index(items)
        if self._plain is None or at is None:
            return False
        ahead = items[at + 1 :] if step > 0 else items[:at][::-1]
        target = next((item for item in ahead if Act.FOCUS in item.acts), None)
        if target is None:
            return False
        self._go(target)
        return True

    def follow_focus(self) -> None:
        """The focus or the page has moved: read from there."""
        self._plain = None
        self._frame.hide()
        for widget in self._followed:
            if shiboken6.isValid(widget):
                widget.removeEventFilter(self)
        self._followed.clear()
        self._moved.stop()

    @while_whole
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """What is read, or something that holds it, has moved: the frame goes after it, once all have been laid out."""
        del watched
        if event.type() in _MOVES:
            self._moved.start()
        return False

    def _follow(self, item: Item) -> None:
        widget = item.widget
        while widget is not None:
            widget.installEventFilter(self)
            self._followed.append(widget)
            widget = None if widget is self._window else widget.parentWidget()

    @Slot()
    def _place(self) -> None:
        """Put the frame where the thing is now, with its words of now; gone, it leaves the reading to the focus."""
        plain = self._plain
        if plain is None:
            return
        shown = next((each for each in outline(self._window) if each.is_same_place(plain)), None)
        if plain.widget is None or shown is None:
            self.follow_focus()
            return
        self._plain = shown
        self._frame.put_around(shown.place)

    def _go(self, item: Item) -> None:
        already = State.FOCUSED in item.state
        self.follow_focus()
        if item.focus():
            if already:
                self._announcer.say_item(item)
            return
        item.reveal()
        self._plain = item
        self._place()
        self._follow(item)
        self._announcer.say_item(item)

    def _readable(self) -> list[Item]:
        """What the cursor stops at: a list is met by its rows, which name it."""
        items = outline(self._window)
        lists = {item.handle for item in items if item.row >= 0}
        return [
            item
            for item in items
            if not item.absorbed
            and (item.name or Act.FOCUS in item.acts)
            and not (item.role is Role.LIST and item.handle in lists)
        ]

    def _index(self, items: list[Item]) -> int | None:
        here = self._plain or item_for(tuple(items), QApplication.focusWidget())
        return next((at for at, item in enumerate(items) if here is not None and item.is_same_place(here)), None)

    def _say(self, notice: Segment, item: Item | None = None) -> None:
        words = self._announcer.composer.item(item) if item is not None else ()
        self._announcer.say(Utterance((notice, *words), kind=FOCUS))
