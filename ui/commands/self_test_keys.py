"""`doctor --accessibility --press`: asks for each key of the keypad in turn, and tells which of them came.

`python -m ui.commands.self_test_keys PROFILE LANGUAGE` shows the window and prints one JSON object, key → whether it came. It
is a process of its own: where there is no screen Qt ends the process that asks.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from accessibility.describe import describe
from accessibility.keypad_profile import KeypadProfile, load_profile
from accessibility.keypad_words import KeypadWords
from translations import messages

SECONDS: Final = 20
"""How long each key is waited for."""
LETTERS: Final = 4
"""How many times the usual size the sentence has: it is read while one looks at the keypad."""
_ROOT: Final = Path(__file__).parents[2]
_LONGEST: Final = 600


class KeyTrial(QWidget):
    """One large sentence; the next key is asked for when this one came, was passed over with Escape, or did not come in time."""

    done = Signal()

    def __init__(self, profile: KeypadProfile, language: str, *, seconds: float = SECONDS) -> None:
        super().__init__()
        self._profile, self._language = profile, language
        self._wanted = list(dict.fromkeys(profile.keys.values()))
        self.came: dict[str, bool] = {}
        self.label = QLabel(self)
        self.label.setWordWrap(True)
        self.label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        font = self.label.font()
        font.setPointSizeF(LETTERS * font.pointSizeF())
        self.label.setFont(font)
        describe(self.label, language=language)
        QVBoxLayout(self).addWidget(self.label)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(round(seconds * 1000))
        self._timer.timeout.connect(self._missed)
        self._ask()

    def _ask(self) -> None:
        if not self._wanted:
            self._timer.stop()
            self.done.emit()
            return
        wanted = self._wanted[0]
        name = KeypadWords(messages("accessibility", self._language)).key(wanted) or str(wanted)
        # Translators: {key} is the name of a key of a keypad, such as "Help" or "Round key"
        text = messages("ui", self._language).gettext("Press the key “{key}”. Press Esc if it does not work.")
        text = text.format(key=name)
        self.label.setText(text)
        self.setWindowTitle(text)
        self._timer.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.isAutoRepeat() or not self._wanted:
            return
        if self._profile.key_of(event, writing=False) is self._wanted[0]:
            self._go_on(came=True)
        elif event.key() == Qt.Key.Key_Escape:
            self._go_on(came=False)

    def closeEvent(self, event: QCloseEvent) -> None:
        while self._wanted:
            self.came[str(self._wanted.pop(0))] = False
        self._ask()
        event.accept()

    @Slot()
    def _missed(self) -> None:
        self._go_on(came=False)

    def _go_on(self, *, came: bool) -> None:
        self.came[str(self._wanted.pop(0))] = came
        self._ask()


def keys_that_came(profile: str, language: str) -> dict[str, bool] | str:
    """Which keys came, asked in a window of another process; why it could not be shown, in words."""
    path = os.pathsep.join(filter(None, [str(_ROOT), os.environ.get("PYTHONPATH")]))
    try:
        asked = subprocess.run(  # noqa: S603  this module itself
            [sys.executable, "-m", "ui.commands.self_test_keys", profile, language],
            capture_output=True,
            text=True,
            timeout=_LONGEST,
            check=False,
            env={**os.environ, "PYTHONPATH": path},
        )
        found: dict[str, bool] = json.loads(asked.stdout)
    except subprocess.TimeoutExpired:
        return f"{_LONGEST} s"
    except json.JSONDecodeError:
        return next(filter(None, map(str.strip, asked.stderr.splitlines())), f"Qt: {asked.returncode}")[:200]
    return found


def main() -> int:
    """Show the window and print what came."""
    profile, language = sys.argv[1:]
    application = QApplication(["egov-kiosk"])
    trial = KeyTrial(load_profile(profile).profile, language)
    trial.done.connect(application.quit)
    trial.showFullScreen()
    application.exec()
    sys.stdout.write(json.dumps(trial.came))
    return 0


if __name__ == "__main__":
    sys.exit(main())
