"""How the person's system is set: dark or light, high contrast, larger text, less motion; now, and as it changes (ACC-84).

Colours and contrast come from Qt, on every system. Larger text and less motion Qt does not tell of: on Linux they are asked of
the desktop's portal; on Windows larger text shows in the system's font, and less motion is asked of the system; macOS has no
larger text for all programs, and its motion is not asked. Only Linux has been tried.
"""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from PySide6.QtCore import SLOT, QEvent, QObject, Qt, Signal, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher, QDBusVariant
from PySide6.QtGui import QGuiApplication

from accessibility.lifetime import while_whole
from accessibility.preferences import ZOOM_PERCENT, Preferences

SERVICE: Final = "org.freedesktop.portal.Desktop"
PATH: Final = "/org/freedesktop/portal/desktop"
SETTINGS: Final = "org.freedesktop.portal.Settings"
TEXT: Final = ("org.gnome.desktop.interface", "text-scaling-factor")
ANIMATIONS: Final = ("org.gnome.desktop.interface", "enable-animations")
LESS_MOTION: Final = ("org.freedesktop.appearance", "reduced-motion")

FOLLOWED: Final = frozenset({"palette", "zoom_percent", "motion"})
"""The names of the preferences that the system may set, until the person does."""

_USUAL_POINTS: Final = {"win32": 9.0}
_SPI_GETCLIENTAREAANIMATION: Final = 0x1042
_CHANGES: Final = frozenset(
    {QEvent.Type.ApplicationFontChange, QEvent.Type.ThemeChange, QEvent.Type.ApplicationPaletteChange}
)


@dataclass(frozen=True, slots=True)
class SystemLook:
    """What the system says; None where it says nothing. `text_percent` is 100 for the usual size."""

    dark: bool | None = None
    high_contrast: bool = False
    text_percent: int = 100
    less_motion: bool | None = None

    def over(self, preferences: Preferences) -> Preferences:
        """The preferences of a person whose system is set so; what it does not say stays."""
        lowest, highest = ZOOM_PERCENT
        return replace(
            preferences,
            palette=self._palette() or preferences.palette,
            zoom_percent=min(highest, max(lowest, self.text_percent)),
            motion=preferences.motion and not self.less_motion,
        )

    def _palette(self) -> str:
        if self.high_contrast:
            return "white-on-black" if self.dark else "black-on-white"
        return "" if self.dark is None else "dark" if self.dark else "light"


class System(QObject):
    """Follows the system. `changed(look)` comes with each change. `bus` is another session bus, `window` one of the program's."""

    changed = Signal(object)

    def __init__(self, window: QObject, *, bus: QDBusConnection | None = None) -> None:
        super().__init__(window)
        self._portal = _portal(self, bus)
        self.look = self._seen()
        hints = QGuiApplication.styleHints()
        hints.colorSchemeChanged.connect(self.ask)
        hints.accessibility().contrastPreferenceChanged.connect(self.ask)
        window.installEventFilter(self)

    @while_whole
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Another font of the system comes to every window."""
        del watched
        if event.type() in _CHANGES:
            self.ask()
        return False

    @Slot()
    def ask(self) -> None:
        """Look again."""
        seen = self._seen()
        if seen != self.look:
            self.look = seen
            self.changed.emit(seen)

    def _seen(self) -> SystemLook:
        hints = QGuiApplication.styleHints()
        scheme = hints.colorScheme()
        contrast = hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast
        dark = None if scheme == Qt.ColorScheme.Unknown else scheme == Qt.ColorScheme.Dark
        if self._portal is None:
            return SystemLook(dark, contrast, _font_percent(), _windows_less_motion())
        return SystemLook(dark, contrast, self._portal.text_percent(), self._portal.less_motion())


def _portal(system: System, bus: QDBusConnection | None) -> Portal | None:
    if bus is not None:
        return Portal(bus, system.ask, system)
    if sys.platform in ("win32", "darwin") or not _has_session_bus():
        return None
    return Portal(QDBusConnection.sessionBus(), system.ask, system)


def _has_session_bus() -> bool:
    """Without an address, asking for the bus would try to start one."""
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    return bool(os.environ.get("DBUS_SESSION_BUS_ADDRESS")) or (bool(runtime) and (Path(runtime) / "bus").exists())


class Portal(QObject):
    """Asks the desktop's portal without waiting for it: until it answers, the system has said nothing."""

    def __init__(self, bus: QDBusConnection, told: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._bus, self._told = bus, told
        self._values: dict[tuple[str, str], object] = {}
        self._asked: dict[QDBusPendingCallWatcher, tuple[str, str]] = {}
        if bus.isConnected():
            slot = SLOT("setting_changed(QDBusMessage)")
            bus.connect(SERVICE, PATH, SETTINGS, "SettingChanged", self, slot)  # type: ignore[call-overload]
            for key in (TEXT, ANIMATIONS, LESS_MOTION):
                self._ask(key)

    def text_percent(self) -> int:
        """How large text is set. On X11 the desktop also says so by the dots per inch, which Qt has already followed."""
        factor = self._values.get(TEXT)
        percent = round(float(factor) * 100) if isinstance(factor, int | float) else 100
        screen = QGuiApplication.primaryScreen()
        followed = QGuiApplication.platformName() == "xcb" and screen is not None and screen.devicePixelRatio() > 1
        return 100 if followed else percent

    def less_motion(self) -> bool | None:
        """Whether motion is unwelcome; None where nobody has said."""
        if isinstance(self._values.get(LESS_MOTION), int):
            return self._values[LESS_MOTION] == 1
        moves = self._values.get(ANIMATIONS)
        return None if moves is None else moves is False

    def _ask(self, key: tuple[str, str]) -> None:
        call = QDBusMessage.createMethodCall(SERVICE, PATH, SETTINGS, "ReadOne")
        call.setArguments(list(key))
        watcher = QDBusPendingCallWatcher(self._bus.asyncCall(call), self)
        self._asked[watcher] = key
        watcher.finished.connect(self._answered)

    @Slot(QDBusPendingCallWatcher)
    def _answered(self, watcher: QDBusPendingCallWatcher) -> None:
        key, answer = self._asked.pop(watcher), watcher.reply()
        if answer.type() is QDBusMessage.MessageType.ReplyMessage and answer.arguments():
            self._values[key] = _plain(answer.arguments()[0])
            self._told()
        watcher.deleteLater()

    @Slot(QDBusMessage)
    def setting_changed(self, message: QDBusMessage) -> None:
        """`SettingChanged(namespace, key, value)`; the value is asked for, as PySide does not read it."""
        key = tuple(str(part) for part in message.arguments()[:2])
        if key in (TEXT, ANIMATIONS, LESS_MOTION):
            self._ask((key[0], key[1]))


def _plain(value: object) -> object:
    while isinstance(value, QDBusVariant):
        value = value.variant()
    return value


def _font_percent() -> int:
    """Windows makes its font as much larger as text is set to be. Elsewhere a large font is a matter of taste."""
    usual = _USUAL_POINTS.get(sys.platform)
    return round(QGuiApplication.font().pointSizeF() / usual * 100) if usual else 100


def _windows_less_motion() -> bool | None:
    """`SPI_GETCLIENTAREAANIMATION`. Not tried."""
    if sys.platform == "win32":
        moves = ctypes.c_int(1)
        asked = ctypes.windll.user32.SystemParametersInfoW(_SPI_GETCLIENTAREAANIMATION, 0, ctypes.byref(moves), 0)
        return not moves.value if asked else None
    return None
