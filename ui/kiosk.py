"""One visit's window at a kiosk, in a process of its own: made and hidden, shown when told to, ended when told to.

Its process is begun by `ui/kiosk_process.py`. Speaks with `kiosk/supervisor.py` in the lines of `kiosk/window_process.py`. Whoever runs
it can read nothing out of it but those.
"""

from __future__ import annotations

import contextlib
import os
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, QSocketNotifier, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QClipboard, QGuiApplication, QKeyEvent, QMouseEvent, QWindow

from accessibility.arrivals import Arrivals
from accessibility.lifetime import while_whole
from accessibility.speech.interface import Failed, Ready, Speaker, VoiceEvent
from accessibility.speech.silent import SilentVoice
from kiosk.journeys.home import Attract
from kiosk.page import Page
from kiosk.settings import Settings
from kiosk.warmup import Warmup
from kiosk.window_process import Said, Told
from ui.application import Application, open_application, qt_application
from ui.visiting import VisitWindow
from ui.voice import start_voice

if TYPE_CHECKING:
    from ui.assisting import Assisted

ALIVE_MS: Final = 1000
RAISE_MS: Final = 200
VOICE_MS: Final = 5000
"""How long a window waits for its voice before it is ready without one."""

_INPUT: Final = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.KeyRelease,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseButtonRelease,
        QEvent.Type.MouseButtonDblClick,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TouchEnd,
        QEvent.Type.Wheel,
        QEvent.Type.InputMethod,
    }
)


class KioskWindow(QObject):
    """Leads one `VisitWindow` from hidden to gone. `commands` and `says` are the pipes' file descriptors."""

    _voice_told = Signal(object)

    def __init__(self, application: Application, voice: Speaker, commands: int, says: int) -> None:
        super().__init__()
        self._says, self._commands, self._rest = says, commands, b""
        self._default = application.settings.language
        self._ready = self._shown = self._begun = self._over = self._leaving = False
        self.visit = VisitWindow(application, voice)
        self.visit.ending.connect(self._visit_over)
        self.visit.ended.connect(self._leave)
        self.visit.presenter.page_shown.connect(self._page_shown)
        self._assisted = self._assist() if application.settings.kiosk.staff_screen else None
        self._notifier = QSocketNotifier(commands, QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._hear)
        self._alive = QTimer(self)
        self._alive.setInterval(ALIVE_MS)
        self._alive.timeout.connect(self._say_alive)
        qt = qt_application()
        qt.setQuitOnLastWindowClosed(False)
        qt.applicationStateChanged.connect(self._keep_in_front)
        self._make_window()
        self._arrivals = Arrivals(self.visit.window, self)
        self._arrivals.start()
        self._voice_told.connect(self._voice_is_up, Qt.ConnectionType.QueuedConnection)
        voice.listen(self._voice_told.emit)
        QTimer.singleShot(0 if isinstance(voice, SilentVoice) else VOICE_MS, self, self._be_ready)

    def _assist(self) -> Assisted:
        """Staff have a screen of their own here."""
        from ui.assisting import Assisted

        return Assisted(self.visit, self._say_line)

    def _make_window(self) -> None:
        """Lay out and paint everything once, so that showing it is all that is left."""
        window = self.visit.window
        # there is no window manager that would do it for us
        window.setWindowFlags(Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        screen = QGuiApplication.primaryScreen()
        window.setGeometry(screen.geometry())
        screen.geometryChanged.connect(window.setGeometry)
        self.visit.apply(self.visit.presenter.preferences)
        window.show_page(self.visit.conductor.page)
        window.grab()

    @Slot(object)
    def _voice_is_up(self, event: VoiceEvent) -> None:
        if isinstance(event, Ready | Failed):
            self._be_ready()

    @Slot()
    def _be_ready(self) -> None:
        if not self._ready:
            self._ready = True
            self._alive.start()
            self._say(Said.READY)

    @Slot()
    def _hear(self) -> None:
        """What the supervisor tells; when it is gone there is nobody to tell anything, and this is over at once."""
        found = os.read(self._commands, 4096)
        if not found:
            os._exit(1)
        *lines, self._rest = (self._rest + found).split(b"\n")
        for line in lines:
            if line == Told.SHOW.encode():
                self.visit.start(full_screen=True)
            elif line == Told.END.encode():
                self._leaving = True
                self.visit.leave()
            elif self._assisted is not None and not self._over and line.decode("ascii", "replace") in set(Told):
                self._assisted.told(Told(line.decode()))

    def _say(self, what: Said) -> None:
        self._say_line(what.encode())

    def _say_line(self, line: bytes) -> None:
        with contextlib.suppress(OSError):
            os.write(self._says, line + b"\n")

    @Slot()
    def _say_alive(self) -> None:
        self._say(Said.ALIVE)

    @Slot()
    def _be_shown(self) -> None:
        self._say(Said.SHOWN)
        self._keep_in_front()

    @Slot(object)
    def _page_shown(self, page: Page) -> None:
        """The page before a visit is left once; who comes back to it has finished."""
        if not page.attract and not self._begun:
            self._begun = True
            self._say(Said.BEGUN)
        elif page.attract and self._begun:
            self.visit.end()

    @Slot()
    def _visit_over(self) -> None:
        """Somebody else comes: nothing of the last one stays on the screen or in the clipboard."""
        self._over = True
        self._say(Said.ENDED)
        empty_clipboard()
        self.visit.window.show_page(Attract().page(self.visit.presenter.desk))

    @Slot()
    def _leave(self) -> None:
        """Nothing is tidied up: what the process knew goes with it."""
        os._exit(0)

    @Slot()
    def _keep_in_front(self) -> None:
        if self._shown and not self._over and QGuiApplication.focusWindow() is None:
            QTimer.singleShot(RAISE_MS, self, self._raise)

    @Slot()
    def _raise(self) -> None:
        if self._over or QGuiApplication.focusWindow() is not None:
            return
        self.visit.window.raise_()
        self.visit.window.activateWindow()

    @while_whole
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """There are no context menus, closing is finishing, and nobody acts in a window that is over (ACC-95)."""
        kind = event.type()
        self._arrivals.follow(watched, event)
        if kind == QEvent.Type.Expose:
            self._exposed(watched)
        elif kind == QEvent.Type.ContextMenu:
            return True
        elif kind == QEvent.Type.Close:
            if not self._leaving:
                event.ignore()
                self.visit.end()
            return not self._leaving
        elif kind in _INPUT and isinstance(watched, QWindow):
            return self._over or self._begins(event)
        return False

    def _begins(self, event: QEvent) -> bool:
        """Any key and any touch begins the visit, wherever on the screen and wherever the focus is (ACC-32)."""
        if self._begun or not self._shown:
            return False
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress and not event.isAutoRepeat():
                self.visit.window.attract.started.emit()
            return True
        if event.type() == QEvent.Type.MouseButtonRelease:
            self.visit.window.attract.started.emit()
        # a touch goes on, to come again as a click
        return isinstance(event, QMouseEvent)

    def _exposed(self, watched: QObject) -> None:
        if not self._shown and isinstance(watched, QWindow) and watched.isExposed():
            self._shown = True
            QTimer.singleShot(0, self, self._be_shown)


def empty_clipboard() -> None:
    """Clipboard and selection hold nothing that was copied here (ACC-93)."""
    clipboard = QGuiApplication.clipboard()
    clipboard.clear(QClipboard.Mode.Clipboard)
    if clipboard.supportsSelection():
        clipboard.clear(QClipboard.Mode.Selection)


def run(settings: Settings, commands: int, says: int) -> int:
    """Make a hidden window, and stay until it is gone."""
    voice = start_voice(settings.kiosk.calibration_db)
    qt = qt_application()
    window = KioskWindow(open_application(settings), voice, commands, says)
    warmup = Warmup()
    warmup.start()
    window.visit.presenter.page_shown.connect(warmup.somebody_came)
    status = qt.exec()
    window.visit.leave()
    return status
