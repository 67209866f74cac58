"""The parts of Sound and look stay where they are while a person goes from one to another (ACC-63)."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication

from tests.ui.pages import PAGES
from tests.ui.sweep import Setting, show, window_of
from ui.blocks.actions import ButtonsBlock
from ui.theme.tokens import PaletteName

SETTINGS = (
    Setting("kiosk", 2, PaletteName.LIGHT, "az"),
    Setting("kiosk", 3, PaletteName.YELLOW_ON_BLACK, "ru", (1280, 800)),
    Setting("home", 100, PaletteName.LIGHT, "ru", (1280, 800)),
    Setting("home", 200, PaletteName.DARK, "en", (1280, 800)),
)
PARTS = ("look", "sound", "look-hands", "look-switches", "look-helps", "look-mine")


@pytest.mark.acc(63)
@pytest.mark.parametrize("setting", SETTINGS, ids=str)
def test_no_part_moves_under_the_finger(qapp: QApplication, setting: Setting) -> None:
    with window_of(setting) as window:
        places = set()
        for name in PARTS:
            show(window, PAGES[name], setting)
            row = next(each for each in window.view.findChildren(ButtonsBlock) if len(each.block.actions) == len(PARTS))
            buttons = row.flow.items
            places.add(tuple((each.mapTo(window, QPoint()).toTuple(), each.size().toTuple()) for each in buttons))
        assert len(places) == 1
