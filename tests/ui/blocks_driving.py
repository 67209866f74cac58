"""Blocks drawn for a test, and hands that write and click."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from kiosk.page import (
    Action,
    Block,
    Bullets,
    Buttons,
    Choice,
    ErrorSummary,
    Fact,
    Facts,
    Field,
    Highlight,
    Listing,
    Notice,
    NoticeKind,
    Option,
    Paragraph,
    Picture,
    QrCode,
    SignClip,
    Stage,
    StageState,
    Steps,
    Subheading,
    Tiles,
    Timeline,
)
from kiosk.signs import START
from kiosk.text import Text
from tests.ui.pages_of_files import sheet
from tests.ui.signs import clips
from translations import messages
from ui.blocks.base import BlockWidget
from ui.blocks.context import Context
from ui.blocks.registry import make_block
from ui.theme.theme import Theme


def az(text: str, **more: Any) -> Text:
    return Text(text, "az", **more)


ACT = Action("open", az("Aç"), "folder", "7", az("Nə açılır"))
SAMPLES: dict[type, Block] = {
    Paragraph: Paragraph(az("Mətn")),
    Subheading: Subheading(az("Başlıq")),
    Notice: Notice(az("Xətt zəifdir."), az("Diqqət."), NoticeKind.WARNING),
    Facts: Facts((Fact(az("Soyad"), (az("Məmmədov", private=True),), Action("change", az("Dəyiş"), argument="1")),)),
    Steps: Steps((az("Bir"), Highlight(az("47"), az("İşarə")), az("İki"))),
    Timeline: Timeline((Stage(az("Göndərildi"), "send"), Stage(az("Baxılır"), "clock", StageState.NOW, az("Dünən")))),
    Bullets: Bullets((az("Vəsiqə"), az("Qəbz"))),
    Highlight: Highlight(az("AZ 1", spoken="a zet bir"), az("Nömrə")),
    Tiles: Tiles((ACT,)),
    Buttons: Buttons((ACT,)),
    Listing: Listing((ACT,), az("Heç nə yoxdur."), total=9),
    Field: Field("name", "Leyla", az("Ad"), az("Vəsiqədə olduğu kimi")),
    Choice: Choice("agree", (Option("yes", az("Bəli")), Option("no", az("Xeyr"))), label=az("Razısınız?")),
    QrCode: QrCode("https://example.az/", az("Oxuyun"), az("Giriş səhifəsini açan kod")),
    Picture: Picture(sheet(), 800, 1131, az("Səhifənin şəkli"), paper=True),
    SignClip: SignClip(clips()[START], az("İşarət dili"), az(clips()[START].script("az"))),
    ErrorSummary: ErrorSummary(az("Bir səhv var"), (("name", az("Adı yazın.")),)),
}


def context_of_a_page() -> Context:
    return Context(Theme(), "az", messages("ui", "az"), az("Səhifə"))


def drawn(qtbot: QtBot, context: Context, windows: list[QWidget], block: Block) -> BlockWidget[Any]:
    """The block alone in a window with the focus; `windows` keeps that."""
    window = QWidget()
    windows.append(window)
    column = QVBoxLayout(window)
    widget = make_block(block, context)
    column.addWidget(widget)
    column.addStretch(1)
    qtbot.addWidget(window)
    context.theme.dress(window)
    window.resize(1200, 800)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    return widget


def click(widget: QWidget | None) -> None:
    assert widget is not None
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
