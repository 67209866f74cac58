"""The player of sign-language clips: still until asked, held, slowed, begun again; its captions keep time."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from accessibility.outline import outline
from accessibility.roles import Role
from kiosk.page import SignClip
from kiosk.signs import START
from kiosk.text import Text
from tests.ui.signs import FRAME_MS, FRAMES, WORDS, clips
from translations import messages
from ui.blocks.context import Context
from ui.blocks.sign_clip import SLOW, SignClipBlock
from ui.theme.theme import Theme


@pytest.fixture
def player(qtbot: QtBot) -> SignClipBlock:
    clip = clips()[START]
    block = SignClip(clip, Text("Sign language", "en"), Text(clip.script("en"), "en"))
    player = SignClipBlock(block, Context(Theme(), "en", messages("ui", "en"), Text("Page", "en")))
    qtbot.addWidget(player)
    player.resize(800, 700)
    player.show()
    return player


@pytest.mark.acc(53)
def test_nothing_moves_before_it_is_asked_for(qtbot: QtBot, player: SignClipBlock) -> None:
    assert not player.is_playing
    assert player.movie.currentFrameNumber() == 0
    assert not player.movie.currentPixmap().isNull(), "the first picture is there"


@pytest.mark.acc(23, 53, 76)
def test_it_plays_to_its_end_with_captions_in_time(qtbot: QtBot, player: SignClipBlock) -> None:
    shown: dict[str, int] = {}
    player.movie.frameChanged.connect(lambda _: shown.setdefault(player.caption.words.text, player.at_ms))
    QTest.mouseClick(player.play, Qt.MouseButton.LeftButton)
    assert player.is_playing
    assert player.play.label.text == "Hold"
    qtbot.waitUntil(lambda: not player.is_playing)
    first, second = WORDS["en"]
    assert shown[first] <= FRAME_MS
    assert shown[second] == FRAMES * FRAME_MS // 2
    assert player.movie.currentFrameNumber() == FRAMES - 1
    assert player.play.label.text == "Play"
    player.toggle()
    assert player.at_ms == 0
    assert player.is_playing


def test_it_is_held_and_goes_on(qtbot: QtBot, player: SignClipBlock) -> None:
    player.play.setFocus()
    QTest.keyClick(player.play, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: player.movie.currentFrameNumber() >= 3)
    QTest.keyClick(player.play, Qt.Key.Key_Space)
    assert not player.is_playing
    held = player.movie.currentFrameNumber()
    QTest.keyClick(player.play, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: player.movie.currentFrameNumber() > held)
    QTest.mouseClick(player.again, Qt.MouseButton.LeftButton)
    assert player.movie.currentFrameNumber() == 0


def test_slowly_is_half_as_fast_and_keeps_the_captions_time(qtbot: QtBot, player: SignClipBlock) -> None:
    QTest.mouseClick(player.slower, Qt.MouseButton.LeftButton)
    assert player.movie.speed() == SLOW
    assert player.slower.is_selected()
    player.toggle()
    qtbot.waitUntil(lambda: player.movie.currentFrameNumber() >= 4)
    assert abs(player.at_ms - player.movie.currentFrameNumber() * FRAME_MS) <= FRAME_MS


@pytest.mark.acc(8, 9)
def test_what_it_says_is_read_to_who_does_not_see_it(player: SignClipBlock) -> None:
    pictures = [item for item in outline(player) if item.role is Role.PICTURE]
    assert [item.name for item in pictures] == ["Sign language: " + " ".join(WORDS["en"])]
    assert {"Play", "From the beginning", "Slowly"} <= {item.name for item in outline(player)}
