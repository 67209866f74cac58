"""Everything for the eye that `install` puts on a window: magnifier, curtain, highlight of what is said, transcript."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial

from PySide6.QtCore import QObject, QRect, QRectF, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from accessibility.announcer import Announcer
from accessibility.curtain import Curtain
from accessibility.highlight import Highlight
from accessibility.keys import Command
from accessibility.lifetime import is_whole
from accessibility.magnifier import MagnifierView
from accessibility.overlay import Stage
from accessibility.preferences import Magnifier, Preferences
from accessibility.reader import ReadingCursor
from accessibility.speech.queue import SpeechQueue
from accessibility.transcript import Transcript

_WRITTEN_IN = (QLineEdit, QPlainTextEdit, QTextEdit)


class Seeing(QObject):
    """The parts are made when they are first wanted. `wished` carries what the person has set with the layer's own keys
    or buttons, a mapping of names in `Preferences` to values: a program keeps it, as it keeps its own choices."""

    wished = Signal(object)

    def __init__(
        self,
        window: QWidget,
        announcer: Announcer,
        cursor: ReadingCursor,
        queue: SpeechQueue,
        *,
        key_of: Callable[[Command], str],
    ) -> None:
        super().__init__(window)
        self._window, self._announcer, self._cursor = window, announcer, cursor
        self._target, self._top = 44, 0
        self._kept: QLabel | None = None
        self.stage = Stage(window)
        self.curtain = Curtain(window, self.stage, announcer, key=partial(key_of, Command.CURTAIN))
        self.highlight = Highlight(window, self.stage, queue)
        self.transcript = Transcript(window, announcer)
        self._magnifier: MagnifierView | None = None
        self._read = QRect()
        """Where the person read last."""
        self.curtain.wished.connect(self._curtain_wished)

    @cached_property
    def magnifier(self) -> MagnifierView:
        """The magnifier; its buttons would hold up a window that does not need it."""
        made = MagnifierView(self._window, self.stage)
        made.wished.connect(self._enlarged)
        made.closed.connect(self._magnifier_closed)
        made.controls.set_target(self._target)
        made.set_top(self._top)
        made.keep(self._kept)
        self.highlight.placed.connect(made.follow)
        self.stage.changed.connect(self._follow_changed)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._follow_focus)
        self._magnifier = made
        return made

    def set_target(self, pixels: int) -> None:
        """The least side of the layer's own buttons: 20 mm at a kiosk (ACC-61)."""
        self._target = pixels
        if self._magnifier is not None:
            self._magnifier.controls.set_target(pixels)

    def keep_in_sight(self, label: QLabel) -> None:
        """Words that are to be read wherever the magnifier looks, such as captions."""
        self._kept = label
        if self._magnifier is not None:
            self._magnifier.keep(label)

    def set_top(self, pixels: int) -> None:
        """How much of the window, from its upper edge, nobody reaches: the layer's buttons keep below it (ACC-41)."""
        self._top = pixels
        if self._magnifier is not None:
            self._magnifier.set_top(pixels)

    def apply(self, preferences: Preferences) -> None:
        """Take over a person's settings."""
        self.curtain.apply(preferences)
        self.highlight.apply(preferences)
        self.transcript.apply(preferences, dark=self.curtain.is_drawn)
        if preferences.magnifier is not Magnifier.OFF or self._magnifier is not None:
            self._follow_changed()
            self.magnifier.apply(preferences)
            self.highlight.followed = preferences.magnifier is not Magnifier.OFF

    def end(self) -> None:
        """The visit is over: the screen is seen as by anybody, and nothing that was said stays (ACC-92, ACC-93)."""
        self.curtain.end()
        self.highlight.end()
        self.transcript.end()
        if self._magnifier is not None:
            self._magnifier.end()

    def follow(self, place: QRect) -> None:
        """The person is at another place of the window, without the focus: the magnifier goes there."""
        if self._magnifier is not None and not self._magnifier.controls.geometry().contains(place):
            self._magnifier.follow(place)

    @Slot(bool)
    def _curtain_wished(self, on: bool) -> None:
        self.transcript.set_dark(on)
        self.wished.emit({"curtain": on})

    @Slot(int)
    def _enlarged(self, percent: int) -> None:
        self.wished.emit({"magnification": percent})

    @Slot()
    def _magnifier_closed(self) -> None:
        self.magnifier.end()
        self.wished.emit({"magnifier": str(Magnifier.OFF)})

    @Slot(QWidget, QWidget)
    def _follow_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        """What has the focus. The magnifier's own buttons are not enlarged."""
        if new is not None and is_whole(self):
            self._follow_reading(new)

    @Slot()
    def _follow_changed(self) -> None:
        """The reading cursor and the text cursor move without the focus, and a page moves what has it."""
        focused = QApplication.focusWidget()
        if focused is not None:
            self._follow_reading(focused)

    def _follow_reading(self, focused: QWidget) -> None:
        """Show where the person reads; in a field, where they write."""
        plain = self._cursor.plain
        if plain is not None:
            place = plain.place
        elif self._window.isAncestorOf(focused) and not self.magnifier.controls.isAncestorOf(focused):
            place = _place_in(self._window, focused)
        else:
            return
        if place != self._read:
            self._read = place
            self.magnifier.follow(place)


def _place_in(window: QWidget, widget: QWidget) -> QRect:
    """Where a widget stands, or in a field its text cursor with some room around it."""
    whole = QRect(widget.mapTo(window, widget.rect().topLeft()), widget.size())
    if not isinstance(widget, _WRITTEN_IN):
        return whole
    caret = widget.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
    if not isinstance(caret, QRect | QRectF):
        return whole
    high = caret.height()
    around = QRectF(caret).adjusted(-4 * high, 0, 4 * high, 0).toAlignedRect()
    return around.translated(whole.topLeft()).intersected(whole)
