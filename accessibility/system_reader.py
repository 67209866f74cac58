"""Whether the person's own screen reader runs, now and as it changes, so that two voices never speak at once (ACC-83).

Asked of the system, not of Qt: `QAccessible.isActive()` is true for anything that listens on the accessibility bus.
On Linux it is `org.a11y.Status.ScreenReaderEnabled` on the session bus, which is also how its change is told. Windows and
macOS are asked again and again, for they tell no program of it. Only Linux has been tried.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import SLOT, QObject, QTimer, Signal, Slot
from PySide6.QtDBus import QDBus, QDBusConnection, QDBusMessage, QDBusServiceWatcher, QDBusVariant

SERVICE: Final = "org.a11y.Bus"
PATH: Final = "/org/a11y/bus"
STATUS: Final = "org.a11y.Status"
ENABLED: Final = "ScreenReaderEnabled"
PROPERTIES: Final = "org.freedesktop.DBus.Properties"
PATIENCE_MS: Final = 200
"""How long the first page may wait for the bus to say who speaks."""
AGAIN_MS: Final = 2000
_SPI_GETSCREENREADER: Final = 0x0046

Ask = Callable[[], bool]


class SystemReader(QObject):
    """Follows the screen reader of the system. Where none can be asked for, there is none. `bus` is another session bus."""

    changed = Signal(bool)

    def __init__(self, parent: QObject | None = None, *, bus: QDBusConnection | None = None) -> None:
        super().__init__(parent)
        self._running = False
        self._source: QObject | None = Bus(bus, self) if bus is not None else _source(self)

    @property
    def running(self) -> bool:
        """Whether a screen reader runs, as far as it says so."""
        return self._running

    @Slot(bool)
    def take(self, running: bool) -> None:
        """What the system says now."""
        if running != self._running:
            self._running = running
            self.changed.emit(running)


def _source(reader: SystemReader) -> QObject | None:
    """What asks this system; None where there is nothing to ask."""
    if sys.platform == "win32":
        return Asking(ask_windows, reader)
    if sys.platform == "darwin":
        return Asking(ask_macos, reader)
    # without an address, asking for the bus would try to start one
    return Bus(QDBusConnection.sessionBus(), reader) if _has_session_bus() else None


def _has_session_bus() -> bool:
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    return bool(os.environ.get("DBUS_SESSION_BUS_ADDRESS")) or (bool(runtime) and (Path(runtime) / "bus").exists())


class Bus(QObject):
    """Reads the property on a session bus, and hears of its change. Starts no service that does not run."""

    def __init__(self, bus: QDBusConnection, reader: SystemReader) -> None:
        super().__init__(reader)
        self._reader, self._bus = reader, bus
        if not bus.isConnected():
            return
        slot = SLOT("properties_changed(QDBusMessage)")  # its stub says bytes, and it takes only str
        bus.connect(SERVICE, PATH, PROPERTIES, "PropertiesChanged", self, slot)  # type: ignore[call-overload]
        self._watcher = QDBusServiceWatcher(SERVICE, bus, QDBusServiceWatcher.WatchModeFlag.WatchForOwnerChange, self)
        self._watcher.serviceRegistered.connect(self._ask)
        self._watcher.serviceUnregistered.connect(self._gone)
        self._ask()

    @Slot()
    def _ask(self) -> None:
        call = QDBusMessage.createMethodCall(SERVICE, PATH, PROPERTIES, "Get")
        call.setArguments([STATUS, ENABLED])
        call.setAutoStartService(False)
        answer = self._bus.call(call, QDBus.CallMode.Block, PATIENCE_MS)
        values = answer.arguments()
        value = values[0] if answer.type() is QDBusMessage.MessageType.ReplyMessage and values else False
        self._reader.take((value.variant() if isinstance(value, QDBusVariant) else value) is True)

    @Slot()
    def _gone(self) -> None:
        self._reader.take(False)

    @Slot(QDBusMessage)
    def properties_changed(self, message: QDBusMessage) -> None:
        """`PropertiesChanged`; its first argument is the interface. The new value is asked for, as PySide does not read it."""
        if message.arguments()[:1] == [STATUS]:
            self._ask()


class Asking(QObject):
    """Asks a system that tells no program of a change; costs some microseconds every two seconds."""

    def __init__(self, ask: Ask, reader: SystemReader, *, again_ms: int = AGAIN_MS) -> None:
        super().__init__(reader)
        self._ask, self._reader = ask, reader
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(again_ms)
        self.look()

    @Slot()
    def look(self) -> None:
        """Ask once."""
        self._reader.take(self._ask())


def ask_windows() -> bool:
    """`SPI_GETSCREENREADER`, which Narrator, NVDA and JAWS set. Not tried."""
    if sys.platform == "win32":
        running = ctypes.c_int(0)
        asked = ctypes.windll.user32.SystemParametersInfoW(_SPI_GETSCREENREADER, 0, ctypes.byref(running), 0)
        return bool(asked) and bool(running.value)
    return False


def ask_macos() -> bool:
    """`NSWorkspace.sharedWorkspace.isVoiceOverEnabled`. Not tried."""
    if sys.platform == "darwin":
        objc = ctypes.CDLL(ctypes.util.find_library("objc"))
        ctypes.CDLL(ctypes.util.find_library("AppKit"))
        objc.objc_getClass.restype = objc.sel_registerName.restype = ctypes.c_void_p
        objc.objc_getClass.argtypes = objc.sel_registerName.argtypes = [ctypes.c_char_p]
        address = ctypes.cast(objc.objc_msgSend, ctypes.c_void_p).value
        assert address is not None
        to_object = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p)(address)
        to_flag = ctypes.CFUNCTYPE(ctypes.c_bool, ctypes.c_void_p, ctypes.c_void_p)(address)
        workspace = to_object(objc.objc_getClass(b"NSWorkspace"), objc.sel_registerName(b"sharedWorkspace"))
        return bool(to_flag(workspace, objc.sel_registerName(b"isVoiceOverEnabled")))
    return False
