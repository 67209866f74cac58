"""A desktop's portal on a bus of its own: what the system says of text and motion, told as the real one tells it."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusVariant, QDBusVirtualObject

from accessibility.system import PATH, SERVICE, SETTINGS

_CONFIG = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:path={socket}</listen>
<policy context="default"><allow send_destination="*"/><allow receive_sender="*"/><allow own="*"/></policy></busconfig>
"""


@contextmanager
def bus(folder: Path) -> Iterator[str]:
    """A message bus that lives as long as the context; gives its address."""
    program = shutil.which("dbus-daemon")
    assert program is not None, "dbus-daemon is missing: packaging/setup.sh dev installs it"
    config, socket = folder / "bus.conf", folder / "bus"
    config.write_text(_CONFIG.format(socket=socket), encoding="utf-8")
    daemon = subprocess.Popen(
        [program, f"--config-file={config}", "--nofork", "--print-address=1"], stdout=subprocess.PIPE, text=True
    )
    assert daemon.stdout is not None
    try:
        yield daemon.stdout.readline().strip()
    finally:
        daemon.terminate()
        daemon.wait(timeout=60)
        daemon.stdout.close()


class Portal(QDBusVirtualObject):
    """Answers `ReadOne` and sends `SettingChanged`."""

    def __init__(self, connection: QDBusConnection, values: dict[tuple[str, str], object]) -> None:
        super().__init__()
        self._connection, self.values = connection, values
        assert connection.registerService(SERVICE)
        assert connection.registerVirtualObject(PATH, self)

    def introspect(self, path: str) -> str:
        return ""

    def handleMessage(self, message: QDBusMessage, connection: QDBusConnection) -> bool:
        if message.member() != "ReadOne":
            return False
        namespace, key = message.arguments()
        if (namespace, key) in self.values:
            connection.send(message.createReply(QDBusVariant(self.values[namespace, key])))
        else:
            connection.send(message.createErrorReply("org.freedesktop.portal.Error.NotFound", "no such setting"))
        return True

    def set(self, key: tuple[str, str], value: object) -> None:
        """The person changes a setting of the system."""
        self.values[key] = value
        signal = QDBusMessage.createSignal(PATH, SETTINGS, "SettingChanged")
        signal.setArguments([*key, QDBusVariant(value)])
        self._connection.send(signal)
