"""When the keyboard on the screen stands in the window, and how it looks there.

At a kiosk it comes with every field that a person goes to; at home with one that was touched, or always, or never, as the
person wishes. A field in which the program itself put the focus, such as the search on the first page, waits for the
person: the keys would hide what else there is to choose. It comes and goes only between two touches, so that nothing moves
under a finger.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import shiboken6
from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QColor, QGuiApplication, QInputDevice, QMouseEvent, QPainter
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from accessibility.lifetime import is_whole, while_whole
from accessibility.screen_keyboard.field import kind_of, press
from accessibility.screen_keyboard.keyboard import USUAL, ScreenKeyboard
from accessibility.screen_keyboard.layouts import KeyRole, Kind
from accessibility.screen_keyboard.style import KeyboardStyle
from ui.blocks.code import CodeEntry
from ui.blocks.entry import Entry
from ui.theme.icons import draw_icon
from ui.theme.theme import Theme

if TYPE_CHECKING:
    from ui.window import Window

_PICTURES: Final = {
    KeyRole.ERASE: "delete",
    KeyRole.SHIFT: "arrow-up",
    KeyRole.LANGUAGE: "languages",
    KeyRole.LEFT: "arrow-left",
    KeyRole.RIGHT: "arrow-right",
    KeyRole.HIDE: "arrow-down",
}
_TICK: Final = "check"
_PRESSES: Final = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)
"""A touch soon after another one, even elsewhere, comes as the second of two."""
AUTO, ALWAYS, NEVER = "auto", "yes", "no"


def style_of(theme: Theme) -> KeyboardStyle:
    """The keys in the colours and sizes of the theme, like those of the keypad (DESIGN §4)."""
    scale = theme.scale
    kiosk = scale.look.is_kiosk
    line = scale.line("key") + 2 * (scale.length(6) + scale.edge)

    def picture(painter: QPainter, role: KeyRole | None, colour: QColor, place: QRectF) -> bool:
        name = _TICK if role is None else _PICTURES.get(role, "")
        if name:
            draw_icon(painter, name, colour.name(), place)
        return bool(name)

    return KeyboardStyle(
        surface=theme.colour("surface"),
        raised=theme.colour("raised"),
        text=theme.colour("text"),
        border=theme.colour("border"),
        ink=theme.colour("ink"),
        on_ink=theme.colour("on_ink"),
        pressed=theme.colour("pressed"),
        letters=theme.font("key"),
        words=theme.font("button"),
        key=max(scale.length(83) if kiosk else 44, line),
        least=max(44, scale.length(61) if kiosk else 44),
        gap=max(8, scale.length(13)) if kiosk else 8,
        margin=scale.margin,
        edge=scale.edge,
        radius=scale.radius,
        picture=picture,
    )


class KeyboardDock(QObject):
    """Shows and hides the keyboard of one window. `said(text, language)` is to be spoken, `size_chosen(step)` to be kept."""

    said = Signal(str, str)
    size_chosen = Signal(int)

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window
        self.wish, self._size = AUTO, USUAL
        self._keyboard: ScreenKeyboard | None = None
        self._asked = False
        self._page = ""
        self._watched: list[QWidget] = []
        window.view.area.viewport().installEventFilter(self)
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._focus_changed)

    @property
    def keyboard(self) -> ScreenKeyboard:
        """The keyboard. It is made when it is first needed: its forty keys would hold up the first page."""
        if self._keyboard is None:
            window = self._window
            self._keyboard = made = ScreenKeyboard(lambda: style_of(window.theme), window.language, window)
            made.hide()
            made.set_size(self._size)
            made.said.connect(self.said)
            made.size_chosen.connect(self._sized)
            made.left.connect(self._back_to_field)
            made.hide_pressed.connect(self._put_away)
            made.next_pressed.connect(self._go_on)
        return self._keyboard

    @property
    def is_shown(self) -> bool:
        return self._keyboard is not None and self._window.keyboard is self._keyboard

    def _holds(self, widget: QWidget) -> bool:
        """Whether something is a key of the keyboard."""
        return self._keyboard is not None and self._keyboard.isAncestorOf(widget)

    def set_wish(self, wish: str) -> None:
        """What the person wishes: `auto`, `yes` or `no`."""
        self.wish = wish
        if wish == NEVER:
            self._asked = False
            self._settle()

    def set_size(self, step: int) -> None:
        """How large the keys are: 0 small, 1 usual, 2 large."""
        self._size = step
        if self._keyboard is not None and self._keyboard.size_step != step:
            self._keyboard.set_size(step)
            self._make_room()

    @Slot(int)
    def _sized(self, step: int) -> None:
        self._size = step
        self._make_room()
        self.size_chosen.emit(step)

    def _make_room(self) -> None:
        if self.is_shown:
            self._window.keyboard_resized()
            QTimer.singleShot(0, self, self._keep_in_sight)

    @Slot(QWidget)
    def ask(self, field: QWidget) -> None:
        """A person went to this field with a finger or a resting pointer, and perhaps has no other keyboard."""
        if self.wish != NEVER and self._kind(field) is not None:
            self._asked = True
            QTimer.singleShot(0, self, self._settle)

    def translate(self, language: str) -> None:
        """The window's language is another."""
        if self._keyboard is not None:
            self._keyboard.translate(language)

    # Who asks for it.

    @Slot(QWidget, QWidget)
    def _focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if not is_whole(self) or not shiboken6.isValid(self._window):
            return
        if new is not None and (not shiboken6.isValid(new) or self._holds(new)):
            return  # what is being taken down may have the focus for a moment
        self._watch(new)
        if self._kind(new) is not None:
            page = self._page_id()
            if not self._window.arriving:
                self._asked = self._comes_by_itself()
            elif page != self._page:
                self._asked = False
            self._page = page
        elif new is not None and not self._window.arriving:
            self._asked = False  # the person went elsewhere: only the person brings it back
        QTimer.singleShot(0, self, self._settle)

    def _page_id(self) -> str:
        return self._window.page.id if self._window.page is not None else ""

    def _comes_by_itself(self) -> bool:
        if self.wish == AUTO:
            return self._window.theme.look.is_kiosk
        return self.wish == ALWAYS

    def _kind(self, widget: QWidget | None) -> Kind | None:
        """What the field takes; None for what is no field of the page, and for a code with its own keypad."""
        if widget is None or not self._window.stack.isAncestorOf(widget):
            return None
        if isinstance(widget, CodeEntry) and widget.alphabet:
            return None
        if isinstance(widget, Entry) and widget.icon == "search":
            return Kind.SEARCH
        return kind_of(widget)

    def _watch(self, widget: QWidget | None) -> None:
        """Hear when what has the focus is pressed and let go."""
        for each in self._watched:
            if shiboken6.isValid(each):
                each.removeEventFilter(self)
                if isinstance(each, QPlainTextEdit):
                    each.cursorPositionChanged.disconnect(self._keep_in_sight)
        self._watched = [] if widget is None else [widget]
        if isinstance(widget, QPlainTextEdit):
            self._watched.append(widget.viewport())
            widget.cursorPositionChanged.connect(self._keep_in_sight)
        for each in self._watched:
            each.installEventFilter(self)

    @while_whole
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.Resize:
            if self.is_shown and watched not in self._watched:
                QTimer.singleShot(0, self, self._keep_in_sight)
        elif watched in self._watched and isinstance(event, QMouseEvent):
            if kind in _PRESSES and self._kind(QApplication.focusWidget()) is not None:
                self._asked = self._comes_by_itself() or (self.wish == AUTO and _is_touch(event))
            elif kind == QEvent.Type.MouseButtonRelease:
                QTimer.singleShot(0, self, self._settle)
        return False

    # What happens then.

    @Slot()
    def _settle(self) -> None:
        """Show or hide, as it should be now; while something is pressed, wait until it is let go."""
        if QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton:
            return
        focused = QApplication.focusWidget()
        if focused is not None and self._holds(focused):
            return
        kind = self._kind(focused)
        if kind is None or focused is None or not self._asked:
            if focused is not None or not self._window.isActiveWindow():
                self._hide()
            return
        self.keyboard.write_into(focused, kind)
        before = self.keyboard.sizeHint()
        self.keyboard.keep_free(self._needed_by(focused))
        if self.is_shown and self.keyboard.sizeHint() != before:
            self._window.keyboard_resized()
        elif not self.is_shown:
            self._window.set_keyboard(self.keyboard)
            self.said.emit(self.keyboard.names.opened(), self.keyboard.names.language)
        QTimer.singleShot(0, self, self._keep_in_sight)

    def _hide(self) -> None:
        if self.is_shown:
            self._window.set_keyboard(None)

    @Slot()
    def _keep_in_sight(self) -> None:
        """The field stands above the keys, with its ring (ACC-57)."""
        field, area = self._keyboard.field if self._keyboard is not None else None, self._window.view.area
        if field is None or not self.is_shown:
            return
        self._window.view.keep_in_sight(field)
        body = area.widget()
        if isinstance(field, QPlainTextEdit) and body is not None and field.height() > area.viewport().height():
            line = field.cursorRect()
            place = field.viewport().mapTo(body, line.center())
            area.ensureVisible(place.x(), place.y(), 0, line.height())

    def _needed_by(self, field: QWidget) -> int:
        """The height that the keys leave to the field, its ring and the bars below, as far as they can."""
        scale, window = self._window.theme.scale, self._window
        bars = sum(bar.height() for bar in (window.bottom, window.caption) if bar.isVisible())
        return bars + min(field.height(), scale.length(200)) + 2 * (2 * scale.ring + scale.gap)

    @Slot()
    def _back_to_field(self) -> None:
        field = self.keyboard.field
        if field is not None:
            field.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._window.view.focus_first()

    @Slot()
    def _put_away(self) -> None:
        """The focus goes back to the field; the next touch on it brings the keys again."""
        self._back_to_field()
        self._asked = False
        self._hide()
        self.said.emit(self.keyboard.names.closed(), self.keyboard.names.language)

    @Slot()
    def _go_on(self) -> None:
        """To the next field of the page; after the last one as Enter does. What a search found is not to be hidden."""
        field = self.keyboard.field
        if field is None:
            return
        if self.keyboard.kind is Kind.SEARCH:
            press(field, Qt.Key.Key_Return, "\r")
            self._put_away()
            return
        fields = [each for each in self._window.view.fields() if self._kind(each) is not None]
        after = fields[fields.index(field) + 1 :] if field in fields else []
        if after:
            after[0].setFocus(Qt.FocusReason.TabFocusReason)
            self._asked = True
        elif isinstance(field, Entry):
            self._back_to_field()
            press(field, Qt.Key.Key_Return, "\r")
        else:
            self._window.bottom.go_on()


def _is_touch(event: QMouseEvent) -> bool:
    return event.device().type() is QInputDevice.DeviceType.TouchScreen
