"""Each kind of block is drawn, and says by keyboard, mouse and touch alike what a person did."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPointF, QRect, Qt
from PySide6.QtGui import QImage, QInputDevice, QKeyEvent, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from accessibility.outline import outline
from accessibility.roles import Role, State
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
    FieldKind,
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
from ui.blocks.code import CodeEntry
from ui.blocks.context import Context
from ui.blocks.date import DateEntry
from ui.blocks.entry import Area, Entry
from ui.blocks.push import CheckPush, Push, RadioPush
from ui.blocks.registry import BLOCKS, make_block
from ui.theme.contrast import ratio
from ui.theme.look import Look
from ui.theme.theme import Theme
from ui.theme.tokens import PaletteName


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


@pytest.fixture
def context(qtbot: QtBot) -> Context:
    return Context(Theme(), "az", messages("ui", "az"), az("Səhifə"))


@pytest.fixture
def show(qtbot: QtBot, context: Context) -> Any:
    windows: list[QWidget] = []

    def shown(block: Block) -> BlockWidget[Any]:
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

    return shown


def write(widget: QWidget, text: str) -> None:
    """Type any letters; `QTest.keyClicks` knows only those of Latin-1."""
    for letter in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))


def click(widget: QWidget | None) -> None:
    assert widget is not None
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def test_there_is_a_widget_for_every_kind_of_block() -> None:
    assert set(BLOCKS) == set(SAMPLES) == set(Block.__args__)


@pytest.mark.parametrize("kind", SAMPLES, ids=lambda kind: kind.__name__)
def test_a_block_is_drawn_and_can_be_read(show: Any, kind: type) -> None:
    widget = show(SAMPLES[kind])
    assert widget.height() > 0
    image = widget.grab().toImage()
    corner = image.pixel(0, image.height() - 1)
    points = ((x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 2))
    assert any(image.pixel(x, y) != corner for x, y in points)
    items = outline(widget.window())
    assert items
    assert all(item.name for item in items)
    assert all(item.language == "az" for item in items)


@pytest.mark.parametrize("kind", [Tiles, Buttons, Listing])
@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter, None])
def test_an_action_is_activated_by_keys_and_by_mouse(qtbot: QtBot, show: Any, kind: type, key: Qt.Key | None) -> None:
    widget = show(SAMPLES[kind])
    button = widget.findChild(Push)
    with qtbot.waitSignal(widget.activated) as caught:
        click(button) if key is None else QTest.keyClick(button, key)
    assert caught.args == ["open", "7"]


def test_a_finger_activates_on_release(qtbot: QtBot, show: Any) -> None:
    widget = show(SAMPLES[Buttons])
    button = widget.findChild(Push)
    device = QTest.createTouchDevice(QInputDevice.DeviceType.TouchScreen)
    assert isinstance(device, QPointingDevice)
    seen: list[str] = []
    widget.activated.connect(lambda action, _: seen.append(action))
    window = button.window().windowHandle()
    place = button.mapTo(button.window(), button.rect().center())
    QTest.touchEvent(window, device).press(0, place, window).commit()
    assert seen == []
    QTest.touchEvent(window, device).release(0, place, window).commit()
    assert seen == ["open"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_a_held_key_acts_once(show: Any, key: Qt.Key) -> None:
    widget = show(SAMPLES[Buttons])
    button = widget.findChild(Push)
    seen: list[str] = []
    widget.activated.connect(lambda action, _: seen.append(action))
    none = Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(button, QKeyEvent(QEvent.Type.KeyPress, key, none))
    for _ in range(5):
        QApplication.sendEvent(button, QKeyEvent(QEvent.Type.KeyRelease, key, none, autorep=True))
        QApplication.sendEvent(button, QKeyEvent(QEvent.Type.KeyPress, key, none, autorep=True))
    assert seen == []
    QApplication.sendEvent(button, QKeyEvent(QEvent.Type.KeyRelease, key, none))
    assert seen == ["open"]


def test_a_change_button_says_what_it_changes(qtbot: QtBot, show: Any) -> None:
    widget = show(SAMPLES[Facts])
    with qtbot.waitSignal(widget.activated) as caught:
        click(widget.findChild(Push))
    assert caught.args == ["change", "1"]
    item = next(item for item in outline(widget.window()) if item.role is Role.BUTTON)
    assert item.name == "Dəyiş: Soyad"


def test_private_values_stay_private(show: Any) -> None:
    item = next(item for item in outline(show(SAMPLES[Facts]).window()) if item.name == "Məmmədov")
    assert item.private


def test_a_spoken_replacement_is_kept(show: Any) -> None:
    item = next(item for item in outline(show(SAMPLES[Highlight]).window()) if item.name == "AZ 1")
    assert item.said == "a zet bir"
    assert item.group == "Nömrə"


def test_typing_is_told_letter_by_letter_and_enter_submits(qtbot: QtBot, show: Any) -> None:
    widget = show(Field("name", label=az("Ad")))
    entry = widget.findChild(Entry)
    seen: list[tuple[str, str]] = []
    widget.changed.connect(lambda key, value: seen.append((key, value)))
    write(entry, "Əli")
    assert seen == [("name", "Ə"), ("name", "Əl"), ("name", "Əli")]
    with qtbot.waitSignal(widget.submitted):
        QTest.keyClick(entry, Qt.Key.Key_Return)


def test_several_lines_grow_and_keep_enter(show: Any) -> None:
    widget = show(Field("story", label=az("Nə baş verdi?"), kind=FieldKind.MULTILINE))
    area = widget.findChild(Area)
    before = area.height()
    seen: list[str] = []
    widget.submitted.connect(lambda: seen.append("submitted"))
    for _ in range(8):
        write(area, "sətir")
        QTest.keyClick(area, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert seen == []
    assert area.height() > before
    assert area.verticalScrollBar().maximum() == 0


@pytest.fixture
def code(show: Any) -> tuple[BlockWidget[Any], CodeEntry]:
    widget = show(
        Field("fin", kind=FieldKind.CODE, length=7, alphabet="0123456789ABCDEFGHJKLMNPQRSTUVWXYZ", private=True)
    )
    entry = widget.findChild(CodeEntry)
    entry.setFocus()
    return widget, entry


def test_a_code_takes_only_its_alphabet_as_capitals(code: tuple[BlockWidget[Any], CodeEntry]) -> None:
    widget, entry = code
    values: list[str] = []
    widget.changed.connect(lambda _, value: values.append(value))
    write(entry, "5ab i-o7k2qz9")
    assert entry.text() == "5AB7K2Q"
    assert values[-1] == "5AB7K2Q"
    QTest.keyClick(entry, Qt.Key.Key_Backspace)
    assert values[-1] == "5AB7K2"


def test_a_code_is_written_over_and_touched_box_by_box(code: tuple[BlockWidget[Any], CodeEntry]) -> None:
    _, entry = code
    entry.type("5AB7K2Q")
    box = entry.boxes(entry.width())[2].center().toPoint()
    QTest.mouseClick(entry, Qt.MouseButton.LeftButton, pos=box)
    assert entry.cursorPosition() == 2
    entry.type("X")
    assert entry.text() == "5AX7K2Q"
    entry.erase()
    assert entry.text() == "5A7K2Q"


def test_a_code_can_be_hidden_and_shown(code: tuple[BlockWidget[Any], CodeEntry]) -> None:
    widget, entry = code
    entry.type("5AB")
    hide = widget.findChild(Push)
    click(hide)
    assert entry.echoMode() == QLineEdit.EchoMode.Password
    item = next(item for item in outline(widget.window()) if item.role is Role.FIELD)
    assert State.SECRET in item.state
    assert item.value == "•••"
    click(hide)
    assert entry.echoMode() == QLineEdit.EchoMode.Normal
    assert entry.text() == "5AB"


@pytest.mark.parametrize(
    ("day", "month", "year", "value"),
    [("12", "5", "1990", "1990-05-12"), ("31", "2", "1990", "1990-2-31"), ("1", "", "", "--1"), ("7", "3", "85", "85-3-7")],
)  # fmt: skip
def test_a_date_is_iso_when_it_is_one(show: Any, day: str, month: str, year: str, value: str) -> None:
    widget = show(Field("birth", kind=FieldKind.DATE, label=az("Doğum tarixi")))
    values: list[str] = []
    widget.changed.connect(lambda _, each: values.append(each))
    entry = widget.findChild(DateEntry)
    for part, text in (("day", day), ("month", month), ("year", year)):
        write(entry.parts[part], text)
    assert values[-1] == value
    again = show(Field("birth", value, kind=FieldKind.DATE, label=az("Doğum tarixi"))).findChild(DateEntry)
    assert again.value() == value


def test_a_choice_is_made_with_the_arrows_and_changes_no_page(show: Any) -> None:
    widget = show(SAMPLES[Choice])
    seen: list[tuple[str, str]] = []
    acts: list[str] = []
    widget.changed.connect(lambda key, value: seen.append((key, value)))
    widget.activated.connect(lambda action, _: acts.append(action))
    first, second = widget.findChildren(RadioPush)
    click(first)
    QTest.keyClick(first, Qt.Key.Key_Down)
    assert second.isChecked()
    assert seen == [("agree", "yes"), ("agree", "no")]
    assert acts == []
    items = [item for item in outline(widget.window()) if item.role is Role.RADIO]
    assert [item.position for item in items] == [(1, 2), (2, 2)]
    assert {item.group for item in items} == {"Razısınız?"}


def test_several_answers_are_joined_with_a_space(show: Any) -> None:
    options = tuple(Option(value, az(value)) for value in ("a", "b", "c"))
    widget = show(Choice("which", options, multiple=True, label=az("Hansılar?")))
    seen: list[str] = []
    widget.changed.connect(lambda _, value: seen.append(value))
    for box in (widget.findChildren(CheckPush)[2], widget.findChildren(CheckPush)[0]):
        QTest.keyClick(box, Qt.Key.Key_Space)
    assert seen == ["c", "a c"]


def test_what_is_chosen_is_told_by_more_than_colour(show: Any) -> None:
    button = show(Buttons((Action("size", az("A"), selected=True), Action("size", az("B"))))).findChildren(Push)
    assert [each.is_selected() for each in button] == [True, False]
    grey = [each.grab().toImage().convertToFormat(each.grab().toImage().Format.Format_Grayscale8) for each in button]
    assert grey[0].pixelColor(20, grey[0].height() // 2).value() < grey[1].pixelColor(20, 12).value()
    assert button[0].sizeHint().width() > button[1].sizeHint().width()  # the tick takes room


@pytest.mark.acc(46, 49)
@pytest.mark.parametrize("several", [True, False], ids=["boxes", "circles"])
@pytest.mark.parametrize("palette", PaletteName)
def test_what_can_be_ticked_has_an_empty_place_for_the_tick(
    show: Any, context: Context, several: bool, palette: PaletteName
) -> None:
    """A square for one of several, a circle for one only, which stands out by 3:1 and is empty until it is ticked."""
    theme = context.theme
    theme.set_look(Look(palette))
    widget = show(Choice("agree", (Option("yes", az("Razıyam")), Option("no", az("Xeyr"))), multiple=several))
    option = widget.findChildren(CheckPush if several else RadioPush)[0]
    place = option.mark_place().toAlignedRect()
    (word,) = option.word_rects("Razıyam", 0, 7)
    assert theme.scale.icon("button") <= place.width() < word.left() - place.left()
    empty = option.grab().toImage()
    ground = empty.pixelColor(place.center()).name()
    line = empty.pixelColor(place.left() + theme.scale.edge // 2, place.center().y()).name()
    corner = empty.pixelColor(place.left() + theme.scale.edge // 2, place.top() + theme.scale.edge // 2).name()
    assert ratio(line, ground) >= 3
    assert (ratio(corner, ground) >= 3) is several
    inside = place.adjusted(*(round(side * place.width() / 4) for side in (1, 1, -1, -1)))
    assert _colours(empty, inside) == {ground}
    click(option)
    ticked = option.grab().toImage()
    assert ratio(ticked.pixelColor(place.right() + 4, place.center().y()).name(), ground) >= 3  # filled
    assert len(_colours(ticked, inside)) > 1  # with a tick
    assert option.word_rects("Razıyam", 0, 7) == [word]  # nothing moves


def _colours(picture: QImage, place: QRect) -> set[str]:
    across, down = range(place.left(), place.right() + 1), range(place.top(), place.bottom() + 1)
    return {picture.pixelColor(x, y).name() for x in across for y in down}


def test_an_error_leads_to_its_field(qtbot: QtBot, show: Any) -> None:
    widget = show(SAMPLES[ErrorSummary])
    with qtbot.waitSignal(widget.pointed) as caught:
        click(widget.findChild(Push))
    assert caught.args == ["name"]


def test_an_error_is_in_words_at_the_field(show: Any) -> None:
    widget = show(Field("name", label=az("Ad"), error=az("Adı yazın.")))
    item = next(item for item in outline(widget.window()) if item.role is Role.FIELD)
    assert State.INVALID in item.state
    assert item.error == "Adı yazın."


def test_rows_say_where_they_stand(show: Any) -> None:
    rows = tuple(Action("open", az(name), argument=name) for name in "abc")
    widget = show(Listing(rows, az("Heç nə yoxdur."), total=17, first=6))
    items = [item for item in outline(widget.window()) if item.role is Role.BUTTON]
    assert [item.position for item in items] == [(6, 17), (7, 17), (8, 17)]


def test_an_empty_list_says_so(show: Any) -> None:
    names = [item.name for item in outline(show(Listing((), az("Heç nə yoxdur."))).window())]
    assert names == ["Heç nə yoxdur."]


def test_rows_that_stay_keep_their_widgets(show: Any, context: Context) -> None:
    rows = tuple(Action("open", az(name), argument=name) for name in "abc")
    widget = show(Listing(rows, az("Heç nə yoxdur.")))
    before = list(widget.rows)
    assert widget.refresh(Listing((rows[2], rows[0]), az("Heç nə yoxdur.")), context)
    assert widget.rows == [before[2], before[0]]


def test_a_code_for_a_phone_has_sharp_modules_and_words(show: Any) -> None:
    widget = show(SAMPLES[QrCode])
    image = widget.code.grab().toImage()
    side = widget.code.module()
    assert side * (len(widget.code.rows) + 8) * 0.248 >= 60
    start = (image.width() - side * len(widget.code.rows)) // 2
    for at, dark in enumerate(widget.code.rows[0]):
        colour = image.pixelColor(QPointF(start + (at + 0.5) * side, start + side / 2).toPoint())
        assert colour.name() == ("#000000" if dark else "#ffffff")
    items = outline(widget.window())
    assert [item.name for item in items] == ["Oxuyun", "Giriş səhifəsini açan kod"], "what it is for, then what it is"


def test_a_sheet_takes_the_persons_colours_and_a_photograph_does_not(show: Any, context: Context) -> None:
    context.theme.set_look(replace(context.theme.look, palette=PaletteName.YELLOW_ON_BLACK))
    dark = []
    for paper in (True, False):
        widget = show(Picture(sheet(), 800, 1131, az("Səhifə"), paper=paper))
        drawn = widget.picture.grab().toImage()
        dark.append(drawn.pixelColor(drawn.width() // 2, drawn.height() - 20).lightness() < 128)
    assert dark == [True, False]


def test_a_picture_is_as_wide_as_the_text_asks_for_and_no_wider_than_its_place(show: Any, context: Context) -> None:
    widget = show(SAMPLES[Picture])
    usual = widget.picture.heightForWidth(10_000)
    context.theme.set_look(replace(context.theme.look, size=4))
    assert widget.picture.heightForWidth(10_000) > 1.2 * usual
    assert widget.picture.heightForWidth(100) == round(100 * 1131 / 800)
