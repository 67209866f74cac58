"""What the magnifier brings into sight besides the focus: the ring of a scan, and captions wherever it looks."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from accessibility.preferences import Magnifier, Preferences, Scanning
from accessibility.scanning_places import seen_place
from tests.ui.demo_window import DemoWindow
from tests.ui.sighted import Sighted, closed, opened, settle
from tests.ui.way_in_driving import hands_on


@pytest.fixture
def room(qtbot: QtBot) -> Iterator[Sighted]:
    made = opened()
    yield made
    closed(made)


@pytest.mark.acc(56, 57)
@pytest.mark.parametrize("kind", [Magnifier.LENS, Magnifier.FULL])
def test_it_goes_where_the_ring_of_a_scan_goes(qtbot: QtBot, kind: Magnifier) -> None:
    window = DemoWindow()
    qtbot.addWidget(window)
    window.resize(900, 900)
    hands = hands_on(window, qtbot)
    hands.layer.apply(
        Preferences(language="en", speech=True, magnifier=kind, magnification=300, scanning=Scanning.AUTO)
    )
    scanner, magnifier = hands.layer.scanner, hands.layer.seeing.magnifier
    met: set[object] = set()
    for _ in range(8):
        hands.timers.pass_(1.5)
        settle()
        spot = scanner.here
        if spot is None:
            break
        place, look = seen_place(spot, window), magnifier.look
        assert look is not None
        if not magnifier.controls.geometry().contains(place):
            met.add(spot.key)
            assert look.source.toAlignedRect().intersects(QRect(place.topLeft(), place.size() / 2)), spot
    assert len(met) > 2


@pytest.mark.acc(23)
def test_captions_stay_in_sight_and_are_enlarged(room: Sighted) -> None:
    label = QLabel("Choose what you came for.", room.window)
    label.setGeometry(0, 860, 900, 40)
    label.show()
    room.layer.seeing.keep_in_sight(label)
    room.prefer(magnifier=Magnifier.FULL, magnification=300)
    magnifier = room.layer.seeing.magnifier
    room.window.heading.setFocus()
    settle()
    line = magnifier.line
    assert line.isVisible()
    assert line.text == "Choose what you came for."
    assert line.letters.pixelSize() >= 2 * label.fontInfo().pixelSize()
    assert room.window.rect().contains(line.geometry())
    assert not line.geometry().intersects(magnifier.controls.geometry())
    assert magnifier.look is not None
    assert not line.geometry().intersects(magnifier.look.view)
    label.setText("A sentence so long that it has to be written on several lines, and in smaller letters. " * 6)
    settle()
    assert line.height() <= 0.45 * room.window.height()
    assert line.text.endswith("smaller letters.")
    label.setText("")
    settle()
    assert not line.isVisible()
    room.prefer(magnifier=Magnifier.OFF)
    assert not line.isVisible()
