"""How evenly the ring goes on the real clock, with a window of plain widgets (the bound itself is the benchmark's)."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from accessibility.install import install
from accessibility.preferences import Preferences, Scanning
from accessibility.scanning_measure import measure_jitter
from accessibility.speech.queue import SpeechQueue
from accessibility.speech.silent import SilentVoice
from tests.ui.demo_window import DemoWindow


def test_the_steps_come_when_they_are_due(qtbot: QtBot) -> None:
    window = DemoWindow()
    qtbot.addWidget(window)
    window.show()
    layer = install(window, queue=SpeechQueue(SilentVoice()), language="en")
    jitter = measure_jitter(layer.scanner, Preferences(language="en"), steps=20, interval_ms=60)
    assert jitter.steps == 20
    assert 0 < jitter.p95 < 60, "no step is left out, and none comes twice"
    assert layer.scanner.mode is Scanning.OFF
    assert layer.scanner.pace == 1.0


def test_a_window_with_nothing_to_do_takes_no_steps(qtbot: QtBot) -> None:
    window = DemoWindow()
    qtbot.addWidget(window)
    for widget in (window.street, window.delivery, window.agree, window.towns, window.back, window.go_on):
        widget.hide()
    window.show()
    layer = install(window, queue=SpeechQueue(SilentVoice()), language="en")
    with pytest.raises(TimeoutError):
        measure_jitter(layer.scanner, Preferences(language="en"), steps=2, interval_ms=10)
    assert layer.scanner.mode is Scanning.OFF
