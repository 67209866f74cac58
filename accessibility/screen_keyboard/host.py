"""Brings the keyboard on the screen into the window of any program, and puts it where the field can be seen (ACC-57).

It comes for a field to which a person went with a finger or a resting pointer, with every field, or never, as they wish. It
stands at the foot of the window, which gives it room; where the window is too low for both, it lies over what is not the
field. It comes and goes between two touches, so that nothing moves under a finger.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from accessibility.announcer import Announcer
from accessibility.lifetime import is_whole, while_whole
from accessibility.outline import outline
from accessibility.preferences import SCREEN_KEYBOARD, Preferences
from accessibility.screen_keyboard.field import kind_of
from accessibility.screen_keyboard.keyboard import ScreenKeyboard
from accessibility.screen_keyboard.plain import plain_style
from accessibility.screen_keyboard.style import KeyboardStyle
from accessibility.speech.utterance import Segment, Utterance
from accessibility.strips import Strips

_AUTO, _ALWAYS, _NEVER = SCREEN_KEYBOARD
_AROUND = 12
"""Pixels around the field that are to be seen too: its ring."""


class KeyboardHost(QObject):
    """Shows and hides the keyboard of one window. A field that is given to `ask` is to have it."""

    def __init__(
        self, window: QWidget, announcer: Announcer, strips: Strips, *, mm_per_px: Callable[[], float]
    ) -> None:
        super().__init__(window)
        self._window, self._announcer, self._strips, self._mm_per_px = window, announcer, strips, mm_per_px
        self._wish, self._size = _AUTO, Preferences().keyboard_size
        self._keyboard: ScreenKeyboard | None = None
        self._asked_for: QWidget | None = None
        self._over = False
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self._settle)
        window.installEventFilter(self)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_changed)

    @property
    def keyboard(self) -> ScreenKeyboard:
        """The keyboard. It is made when it is first needed."""
        if self._keyboard is None:
            language = self._announcer.composer.language
            self._keyboard = made = ScreenKeyboard(self._style, language, self._window)
            made.hide()
            made.set_size(self._size)
            made.said.connect(self._say)
            made.left.connect(self._back_to_field)
            made.hide_pressed.connect(self._put_away)
            made.next_pressed.connect(self._go_on)
            made.size_chosen.connect(self._place)
        return self._keyboard

    def _style(self) -> KeyboardStyle:
        return plain_style(self._window, self._mm_per_px())

    @property
    def is_shown(self) -> bool:
        """Whether the keyboard is in the window."""
        return self._keyboard is not None and not self._keyboard.isHidden()

    def apply(self, preferences: Preferences) -> None:
        """Take over a person's settings."""
        self._wish = preferences.screen_keyboard
        changed, self._size = self._size != preferences.keyboard_size, preferences.keyboard_size
        if self._keyboard is not None:
            if changed:
                self._keyboard.set_size(self._size)
            if self._keyboard.names.language != preferences.language:
                self._keyboard.translate(preferences.language)
        self._later.start(0)

    def end(self, defaults: Preferences) -> None:
        """The visit is over: no keys, until somebody asks for them."""
        self._hide()
        self.apply(defaults)

    @Slot(QWidget)
    def ask(self, field: QWidget) -> None:
        """A person went to this field by pointing, and perhaps has no other keyboard."""
        if self._wish != _NEVER and kind_of(field) is not None:
            self._asked_for = field
            self._later.start(0)

    @Slot("QWidget*", "QWidget*")
    def _focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if not is_whole(self) or (new is not None and self._holds(new)):
            return
        if self._wish == _ALWAYS and new is not None and self._window.isAncestorOf(new) and kind_of(new) is not None:
            self._asked_for = new
        self._later.start(0)

    def _holds(self, widget: QWidget) -> bool:
        return self._keyboard is not None and self._keyboard.isAncestorOf(widget)

    @while_whole
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        del watched
        if event.type() == QEvent.Type.Resize and self._keyboard is not None:
            self._later.start(0)
        return False

    # Where it stands.

    @Slot()
    def _settle(self) -> None:
        """Show or hide, as it should be now; while something is pressed, wait until it is let go."""
        if QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton:
            self._later.start(20)
            return
        focused = QApplication.focusWidget()
        if focused is not None and self._holds(focused):
            return
        if focused is None or focused is not self._asked_for or self._wish == _NEVER or kind_of(focused) is None:
            if focused is not None:
                self._hide()
            return
        was_shown = self.is_shown
        self.keyboard.write_into(focused)
        self._place()
        if not was_shown:
            self._say(self.keyboard.names.opened(), self.keyboard.names.language)

    @Slot()
    def _place(self) -> None:
        """In room of its own where there is some, else over what is not the field."""
        field, keyboard = self.keyboard.field, self.keyboard
        if field is None:
            return
        keyboard.keep_free(field.height() + 2 * _AROUND)
        width = self._window.width()
        if self._fits(keyboard.heightForWidth(width)):
            self._over = False
            self._strips.put(keyboard, keyboard.heightForWidth)
        else:
            self._strips.take(keyboard)
            self._over = True
            self._lay_over(field)
        QTimer.singleShot(0, self, self._keep_in_sight)

    def _fits(self, height: int) -> bool:
        """Whether the rest of the window can be so much lower."""
        layout = self._window.layout()
        if layout is None:
            return False
        width, margins = self._window.width(), self._window.contentsMargins()
        least = layout.totalMinimumSize().height()
        if layout.hasHeightForWidth():
            least = layout.totalMinimumHeightForWidth(width)
        own = self._strips.height_without(self.keyboard)
        return least - margins.bottom() + own + height <= self._window.height()

    def _lay_over(self, field: QWidget) -> None:
        keyboard, window = self.keyboard, self._window
        high, below = keyboard.heightForWidth(window.width()), self._strips.height_without(keyboard)
        foot = QRect(0, window.height() - below - high, window.width(), high)
        place = QRect(field.mapTo(window, QPoint()), field.size()).adjusted(-_AROUND, -_AROUND, _AROUND, _AROUND)
        keyboard.setGeometry(foot if not foot.intersects(place) else QRect(0, 0, window.width(), high))
        keyboard.raise_()
        keyboard.show()

    @Slot()
    def _keep_in_sight(self) -> None:
        """Scroll what holds the field, until the field stands clear of the keys."""
        field = self.keyboard.field
        if field is None or not self.is_shown:
            return
        above = field.parentWidget()
        while above is not None and above is not self._window:
            if isinstance(above, QScrollArea):
                above.ensureWidgetVisible(field, 0, _AROUND)
            above = above.parentWidget()
        if self._over:
            self._lay_over(field)

    def _hide(self) -> None:
        self._asked_for = None
        if self.is_shown:
            self._strips.take(self.keyboard)

    # What its keys ask for.

    @Slot(str, str)
    def _say(self, text: str, language: str) -> None:
        self._announcer.say(Utterance((Segment(text, language),), kind="value"))

    @Slot()
    def _back_to_field(self) -> None:
        if self.keyboard.field is not None:
            self.keyboard.field.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _put_away(self) -> None:
        """The focus goes back to the field; pointing at it brings the keys again."""
        self._back_to_field()
        self._hide()
        self._say(self.keyboard.names.closed(), self.keyboard.names.language)

    @Slot()
    def _go_on(self) -> None:
        """To the next field; after the last one to whatever comes next, and the keys make room."""
        field = self.keyboard.field
        fields = [item.widget for item in outline(self._window) if kind_of(item.widget) is not None]
        after = fields[fields.index(field) + 1 :] if field in fields else []
        if after and after[0] is not None:
            self._asked_for = after[0]
            after[0].setFocus(Qt.FocusReason.TabFocusReason)
        elif field is not None:
            self._put_away()
            after_it = field.nextInFocusChain()
            if after_it is not None:
                after_it.setFocus(Qt.FocusReason.TabFocusReason)
