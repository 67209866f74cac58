"""What the program lends to keypad and switches: its bars, its keyboard, its first page, and its choice of keypad."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QWidget

from accessibility.install import Layer
from accessibility.key_filter import NEVER
from accessibility.keypad import Program
from accessibility.keypad_profile import load_profile
from accessibility.preferences import Scanning
from accessibility.scanning_words import ScanWords
from accessibility.screen_keyboard.field import kind_of, press
from kiosk.page import HELP, Page
from kiosk.settings import Settings
from translations import messages
from ui.presenter import Presenter
from ui.window import Window

_KEPT = "keypad"


class Tactile(QObject):
    """Joins them to one visit's window. `problem` is one sentence where the table of the keypad cannot be used;
    `explained` carries how to go on, once a held switch has begun to scan."""

    explained = Signal(str)

    def __init__(self, window: Window, layer: Layer, presenter: Presenter, settings: Settings) -> None:
        super().__init__(window)
        self._window, self._layer, self._presenter = window, layer, presenter
        loaded = load_profile(settings.kiosk.keypad_profile)
        self.problem = loaded.problem(messages("accessibility", settings.language))
        ways = layer.ways_in
        ways.use(loaded.profile)
        ways.serve(Program(self._begin, self._back, self._go_on, self._write, self._help))
        if settings.at_kiosk:
            layer.key_filter.repeat = NEVER
            # a kiosk that was told of its keypad has one, and it is what a person finds by touch
            ways.keypad.way.is_on = bool(settings.kiosk.keypad_profile) and not self.problem
        ways.hold.held.connect(self._scan)
        presenter.page_shown.connect(self._page_shown)

    def _begin(self) -> bool:
        page = self._window.page
        if page is None or not page.attract:
            return False
        self._window.bottom.go_on()
        return True

    def _back(self) -> bool:
        page, window = self._window.page, self._window
        if not window.menu_place.is_open and (page is None or page.back is None):
            return False
        press(window, Qt.Key.Key_Escape)
        return True

    def _go_on(self) -> bool:
        page, window = self._window.page, self._window
        if page is None or page.main is None or window.menu_place.is_open:
            return False
        window.bottom.go_on()
        return True

    def _write(self, field: QWidget) -> bool:
        if kind_of(field) is None:
            return False
        self._window.dock.ask(field)
        return True

    def _help(self) -> bool:
        self._presenter.activate(HELP, "")
        return True

    @Slot(object)
    def _page_shown(self, page: Page) -> None:
        """On the first pages a long press of a switch turns scanning on; a table that cannot be used is told of there."""
        first = page.attract or page.welcome
        self._layer.ways_in.hold.watch(first)
        self._layer.speech.notice.keep(_KEPT, self.problem if first else "")

    @Slot()
    def _scan(self) -> None:
        if self._presenter.preferences.scanning is Scanning.OFF:
            self._presenter.scan(Scanning.AUTO)
            # who hears nothing reads it, with captions or without
            words = ScanWords(self._layer.announcer.composer).began(step=False).text
            self._layer.speech.notice.tell(words)
            self.explained.emit(words)
