"""Fonts and pictures come with the program, with every letter and every picture that it needs."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFontDatabase, QImage, QPainter, QRawFont
from pytestqt.qtbot import QtBot

import kiosk
import ui
from ui.theme.fonts import FAMILY, RESOURCES, load_fonts
from ui.theme.icons import FOLDER, draw_icon

LETTERS = "əƏıİğĞşŞçÇöÖüÜ₼№ЖжЁёЩщ“”«»—·…•₽0123456789"


def test_inter_has_every_letter(qtbot: QtBot) -> None:
    load_fonts()
    assert FAMILY in QFontDatabase.families()
    for path in (RESOURCES / "fonts").glob("*.otf"):
        font = QRawFont(str(path), 20)
        assert [letter for letter in LETTERS if not font.supportsCharacter(ord(letter))] == []


def test_licences_stand_beside() -> None:
    assert "SIL Open Font License" in (RESOURCES / "fonts" / "LICENSE.txt").read_text(encoding="utf-8")
    assert "ISC License" in (RESOURCES / "icons" / "LICENSE").read_text(encoding="utf-8")


def test_every_picture_that_a_page_names_is_there() -> None:
    named = set()
    for package in (kiosk, ui):
        for path in Path(package.__path__[0]).rglob("*.py"):
            named.update(re.findall(r'icon="([a-z0-9-]+)"', path.read_text(encoding="utf-8")))
    assert len(named) > 5
    assert {name for name in named if not (FOLDER / f"{name}.svg").is_file()} == set()


def test_a_picture_takes_the_colour_it_is_given(qtbot: QtBot) -> None:
    image = QImage(48, 48, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    draw_icon(painter, "house", "#ff0000", QRectF(0, 0, 48, 48))
    draw_icon(painter, "no-such-picture", "#0000ff", QRectF(0, 0, 48, 48))
    painter.end()
    seen = {image.pixelColor(x, y).name() for x in range(48) for y in range(48)}
    assert "#ff0000" in seen
    assert "#0000ff" not in seen


def test_every_picture_can_be_drawn(qtbot: QtBot) -> None:
    for path in FOLDER.glob("*.svg"):
        image = QImage(24, 24, QImage.Format.Format_ARGB32)
        image.fill(0)
        painter = QPainter(image)
        draw_icon(painter, path.stem, "#000000", QRectF(0, 0, 24, 24))
        painter.end()
        assert any(image.pixelColor(x, y).alpha() for x in range(24) for y in range(24)), path.stem
