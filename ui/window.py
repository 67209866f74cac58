"""The shell: top bar, strip of who is acted for, welcome strip, page, keypad, caption, bottom bar. It draws pages and passes on what a person does."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from accessibility.outline import follow
from kiosk.page import SIGN_LANGUAGE, Page
from kiosk.text import Language, Text, Wording
from translations import Messages, messages
from ui.acting_strip import ActingStrip
from ui.attract import AttractView
from ui.bar import Bar
from ui.blocks.base import put
from ui.blocks.context import Context
from ui.bottom_bar import BottomBar
from ui.caption import CaptionStrip
from ui.code_keys import CodeKeys
from ui.focus_ring import FocusRing
from ui.keyboard_dock import KeyboardDock
from ui.keypad import Keypad
from ui.menu_place import MenuPlace
from ui.middle import Middle
from ui.page_view import PageView
from ui.parts import Parts
from ui.theme.look import Look
from ui.theme.theme import Theme, Themed
from ui.top_bar import MENU, TopBar
from ui.transcript_place import TranscriptPlace
from ui.welcome import WelcomeStrip


class Stack(QStackedWidget):
    """Takes the room that the bars leave: a hidden page must not make the window higher."""

    def hasHeightForWidth(self) -> bool:
        return False

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)


class Window(QWidget):
    """One window, one page at a time.

    `activated(action, argument)` and `changed(key, value)` are what the person did; `refused(words, language)` says why
    nothing came of it.
    """

    activated = Signal(str, str)
    changed = Signal(str, str)
    refused = Signal(str, str)

    def __init__(self, look: Look | None = None, language: Language = "az", words: Messages | None = None) -> None:
        super().__init__()
        self.theme = Theme(look)
        self.language: Language = language
        self.messages = words or messages("ui", language)
        self.page: Page | None = None
        self._acted = False
        self.arriving = False
        self._make_parts()
        self._join_parts()
        self._lay_out()
        self.theme.dress(self)

    def _words(self) -> Wording:
        return Wording(self.messages, self.language)

    @property
    def menu(self) -> PageView:
        """What shows the menu into which the bars fold."""
        return self.menu_place.view

    def context(self) -> Context:
        """What is drawn with: theme, language and words of now."""
        heading = self.page.heading if self.page is not None else Text("", self.language)
        return Context(self.theme, self.language, self.messages, heading)

    def _make_parts(self) -> None:
        words = self._words()
        self.top = TopBar(self.theme, words)
        self.acting = ActingStrip(self.theme, words)
        self.welcome = WelcomeStrip(self.theme, words)
        self.view = PageView(self.context())
        self.attract = AttractView(self.theme)
        self.stack = Stack()
        for view in (self.view, self.attract):
            self.stack.addWidget(view)
        self.menu_place = MenuPlace(self)
        self.parts = Parts(self)
        self.middle = Middle(self.theme, self.stack)
        self.transcript = TranscriptPlace(self)
        self.headroom = Bar(self.theme, "brand")
        self.keypad = Keypad(self.theme, words)
        self.keyboard: QWidget | None = None
        self.caption = CaptionStrip(self.theme)
        self.bottom = BottomBar(self.theme, words)
        self.ring = FocusRing(self.theme, self)
        self.dock = KeyboardDock(self)
        self.code_keys = CodeKeys(self.keypad, self.view, self)

    def _join_parts(self) -> None:
        for part in (self.top, self.acting, self.welcome, self.bottom):
            part.activated.connect(self.act)
        self.view.activated.connect(self.act)
        self.view.changed.connect(self.changed)
        self.view.submitted.connect(self._submitted)
        self.view.rearranged.connect(self._order_tab)
        self.attract.started.connect(self.bottom.go_on)
        self.view.said.connect(self.refused)
        self.code_keys.said.connect(self.dock.said)

    def _lay_out(self) -> None:
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(0)
        self.column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        for part in (
            self.headroom,
            self.top,
            self.acting,
            self.welcome,
            self.middle,
            self.keypad,
            self.caption,
            self.bottom,
        ):
            self.column.addWidget(part, 1 if part is self.middle else 0)
        self.headroom.hide()
        self.welcome.hide()
        self.keypad.hide()

    def show_page(self, page: Page) -> None:
        """Show a page: the same id in place, another one with the focus on its heading."""
        self.arriving = True
        try:
            self._show_page(page)
        finally:
            self.arriving = False

    def _show_page(self, page: Page) -> None:
        new = self.page is None or self.page.id != page.id
        self.page = page
        if new:
            self.ring.surround(None)
            self.keypad.hide()
            self.parts.dock_keypad()
        answer, self._acted = self._acted, False
        if page.attract:
            self.attract.show_page(page)
        else:
            self.view.show_page(page, self.context(), answer=answer)
        if new or (not self.menu_place.is_open and not self.transcript.is_open):
            self.stack.setCurrentWidget(self.attract if page.attract else self.view)
        self._show_parts()
        self._name_window()
        self._order_tab()

    @Slot()
    def _order_tab(self) -> None:
        """Tab goes as the reading goes (ACC-44)."""
        if self.page is not None and not self.page.attract:
            follow(self)

    def _name_window(self) -> None:
        assert self.page is not None
        _, menu = self._words(), self.menu_place.page
        heading = (menu or self.page).heading
        title = _("{page} — {name}", page=heading.text, name=self.top.name.text())
        # Translators: title of the window when the page shows an error
        wrong = self.page.error and menu is None
        self.setWindowTitle((_("Error: {title}", title=title.text) if wrong else title).text)

    def view_in_front(self) -> PageView:
        """The menu while it is open, else the page."""
        return self.menu_place.view if self.menu_place.is_open else self.view

    def _show_parts(self) -> None:
        """Show the parts that this page has, in this room, at this size."""
        if self.page is None:
            return
        # what has the focus may go with a part: where it then lands nobody has asked for, as on the arrival of a page
        was, self.arriving = self.arriving, True
        try:
            self.parts.choose(self.page)
        finally:
            self.arriving = was

    @Slot(str, str)
    def act(self, action: str, argument: str) -> None:
        """A person has chosen something of the bars, the page or the menu."""
        if action == MENU:
            self.menu_place.open()
            return
        # an answer comes while the act is told; later, what is written must not pass for one
        self._acted = True
        self.activated.emit(action, argument)
        self._acted = False

    @Slot()
    def _submitted(self) -> None:
        """Enter in a field does the main action. A search has none: there it leads to what was found, or says that nothing was."""
        if self.page is None or self.page.main is not None:
            self.bottom.go_on()
        elif not self.view.focus_found():
            for words in self.page.said:
                self.refused.emit(words.text, words.language)

    def bring(self, view: QWidget) -> None:
        """Bring the menu, the transcript or the page to the front, with what belongs to it."""
        self.stack.setCurrentWidget(view)
        self._show_parts()
        if self.page is not None:
            self._name_window()
        self._order_tab()

    def set_look(self, look: Look) -> None:
        """Another palette or size, at once; what is written and where the focus is stay."""
        if look == self.theme.look:
            return
        self.setUpdatesEnabled(False)
        try:
            self.theme.set_look(look)
            self.theme.dress(self)
            self._dress_keyboard()
            self.transcript.dress()
            self._show_parts()
        finally:
            self.setUpdatesEnabled(True)

    def set_language(self, language: Language, words: Messages) -> None:
        """The window's own words in another language; the page comes with the next `show_page`."""
        self.language, self.messages = language, words
        wording = self._words()
        for part in (self.top, self.acting, self.welcome, self.keypad, self.bottom):
            part.translate(wording)
        self.dock.translate(language)
        self.view.translate(self.context())
        self.menu_place.translate()
        self._show_parts()
        if self.page is not None:
            self._name_window()

    def set_caption(self, text: str) -> None:
        """What is being said, as text."""
        with self._caption_may_come():
            self.caption.show_text(text)

    def show_captions(self, on: bool) -> None:
        """Whether the strip is there; while it is, it keeps its room, so that the page does not jump."""
        with self._caption_may_come():
            self.caption.switch(on)

    @contextlib.contextmanager
    def _caption_may_come(self) -> Iterator[None]:
        """A strip that comes takes room from the other parts, and gives it back when it goes."""
        hidden = self.caption.isHidden()
        yield
        if self.caption.isHidden() != hidden:
            self._show_parts()

    def show_transcript(self, pane: QWidget | None) -> None:
        """Show what was said, beside or below the page or on a page of its own; None takes it away."""
        self.transcript.show(pane)
        self._show_parts()
        self._order_tab()

    def set_keyboard(self, keyboard: QWidget | None) -> None:
        """Dock an on-screen keyboard above the bottom bar in place of the keypad; None takes it away."""
        if self.keyboard is not None:
            self.column.removeWidget(self.keyboard)
            self.keyboard.hide()
        self.keyboard = keyboard
        if keyboard is not None:
            put(self.column, self.column.indexOf(self.keypad), keyboard)
            self._dress_keyboard()
            keyboard.show()
        self.view.set_crowded(keyboard is not None)
        self._show_parts()
        self._order_tab()

    def keyboard_resized(self) -> None:
        """The keyboard needs another height than before: the bars make room, or have some again."""
        self._show_parts()
        self._order_tab()

    def _dress_keyboard(self) -> None:
        """A keyboard that knows the theme dresses itself."""
        if self.keyboard is not None and not isinstance(self.keyboard, Themed):
            self.theme.dress_plain(self.keyboard)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._show_parts()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back; the paging keys turn the page; Insert calls the sign-language interpreter."""
        if event.key() == Qt.Key.Key_Escape and not event.isAutoRepeat():
            if self.menu_place.is_open:
                self.menu_place.close()
            elif self.transcript.is_open:
                self.transcript.close()
            else:
                self.bottom.go_back()
        elif event.key() == Qt.Key.Key_Insert and not event.isAutoRepeat():
            self.activated.emit(SIGN_LANGUAGE, "")
        elif event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.view_in_front().page_by(1 if event.key() == Qt.Key.Key_PageDown else -1)
        else:
            super().keyPressEvent(event)
