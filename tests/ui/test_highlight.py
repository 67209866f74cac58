"""What is being said is marked where it stands: the word, and the thing that bears it (ACC-5)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from accessibility.highlight import Highlight, Mark
from accessibility.preferences import PALETTES, Magnifier
from accessibility.speech.utterance import Segment, Utterance
from accessibility.word_places import word_rects
from kiosk.text import Text
from tests.ui.sighted import Sighted, closed, dress, opened, settle
from ui.blocks.face import Style
from ui.blocks.label import Label
from ui.blocks.prose import Item
from ui.blocks.push import Push
from ui.theme.contrast import ratio
from ui.theme.look import Look
from ui.theme.theme import Theme

SENTENCE = "We send the document to this address."


@pytest.fixture
def room(qtbot: QtBot) -> Iterator[Sighted]:
    made = opened()
    yield made
    closed(made)


def mark(room: Sighted) -> Mark:
    found = room.layer.seeing.highlight.mark
    assert found is not None
    return found


def ink(picture: QImage, place: QRect) -> QRect:
    """The smallest box around what is drawn dark inside `place`."""
    dark = [
        QPoint(x, y)
        for x in range(place.left(), place.right() + 1)
        for y in range(place.top(), place.bottom() + 1)
        if picture.pixelColor(x, y).lightness() < 128
    ]
    assert dark
    return QRect(
        QPoint(min(p.x() for p in dark), min(p.y() for p in dark)),
        QPoint(max(p.x() for p in dark), max(p.y() for p in dark)),
    )


@pytest.mark.acc(5)
def test_each_word_is_marked_as_it_is_said(room: Sighted) -> None:
    seen: list[str] = []
    highlight: Highlight = room.layer.seeing.highlight
    highlight.said.connect(lambda spoken: seen.append(spoken.text[spoken.start : spoken.end]))
    room.layer.announcer.announce(SENTENCE)
    lefts: list[int] = []
    for _ in range(40):
        room.voice.advance(100)
        settle()
        if mark(room).words:
            lefts.append(mark(room).words[0].left())
            assert room.place(room.window.intro).contains(mark(room).words[0].center())
    assert " ".join(word.strip(".") for word in seen if word) == "We send the document to this address"
    assert lefts == sorted(lefts)
    assert len(set(lefts)) >= 5


def test_nothing_is_marked_once_it_is_silent(room: Sighted) -> None:
    room.layer.announcer.announce(SENTENCE)
    room.voice.advance(200)
    settle()
    assert mark(room).isVisible()
    room.layer.announcer.stop()
    settle()
    assert not mark(room).isVisible()
    room.layer.announcer.announce(SENTENCE)
    room.voice.drain()
    settle()
    assert not mark(room).isVisible()


def test_who_does_not_want_it_sees_no_mark(room: Sighted) -> None:
    room.prefer(highlight_words=False)
    room.layer.announcer.announce(SENTENCE)
    room.voice.advance(200)
    settle()
    assert room.layer.seeing.highlight.mark is None


@pytest.mark.acc(5)
def test_the_thing_that_is_read_has_a_frame(room: Sighted) -> None:
    room.press(Qt.Key.Key_F6)
    framed = set()
    for _ in range(600):
        room.voice.advance(100)
        settle()
        if room.layer.seeing.highlight.mark is not None and mark(room).isVisible():
            framed.add(mark(room).frame.center().toTuple())
    wanted = (room.window.intro, room.window.label, room.window.by_post, room.window.agree, room.window.go_on)
    assert {room.place(each).center().toTuple() for each in wanted} <= framed


def test_the_name_of_a_field_is_marked_on_its_label(room: Sighted) -> None:
    room.window.street.setFocus()
    room.voice.advance(100)
    settle()
    assert room.place(room.window.label).contains(mark(room).words[0])


def test_of_two_that_bear_the_same_words_the_next_one_is_marked(room: Sighted) -> None:
    room.window.question.setText("Fee")
    room.window.intro.setText("Fee")
    room.layer.announcer.say(Utterance((Segment("Fee", "en"), Segment("Your address", "en"))))
    room.voice.advance(100)
    settle()
    first = mark(room).frame
    assert first.center() == room.place(room.window.intro).center()


def test_the_magnifier_goes_after_words_that_are_not_marked(room: Sighted, qtbot: QtBot) -> None:
    room.prefer(highlight_words=False, magnifier=Magnifier.LENS, magnification=400)
    room.layer.announcer.announce(SENTENCE)
    room.voice.advance(200)

    def shown() -> bool:
        look, place = room.layer.seeing.magnifier.look, room.place(room.window.intro)
        return look is not None and look.source.contains(QPoint(place.left() + 10, place.center().y()).toPointF())

    qtbot.waitUntil(shown)
    assert room.layer.seeing.highlight.mark is None


def test_a_mark_goes_with_what_it_marks(room: Sighted) -> None:
    room.layer.announcer.announce(SENTENCE)
    room.voice.advance(200)
    settle()
    before = mark(room).words[0]
    room.window.heading.setText("A heading\nof\nmany\nlines")
    settle()
    assert mark(room).words[0].top() > before.top()
    room.window.intro.hide()
    settle()
    assert not mark(room).isVisible()


@pytest.mark.acc(49)
@pytest.mark.parametrize("name", PALETTES)
def test_the_mark_stands_out_in_every_palette(room: Sighted, name: str) -> None:
    dress(room.window, name)
    plain = room.picture()
    room.layer.announcer.announce(SENTENCE)
    room.voice.advance(200)
    picture = room.picture()
    word = mark(room).words[0]
    changed = [
        ratio(plain.pixelColor(x, y).name(), picture.pixelColor(x, y).name())
        for y in (word.bottom() + 2, word.bottom() + 3)
        for x in range(word.left(), word.right())
    ]
    assert min(changed) >= 3


@pytest.mark.parametrize(
    "text", ["One", "A word, then enough of them to take three lines of a narrow label, and a few more"]
)
@pytest.mark.parametrize(
    "align", [Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignRight]
)
def test_words_are_found_where_qt_draws_them(qtbot: QtBot, text: str, align: Qt.AlignmentFlag) -> None:
    """Each word alone in black, the others invisible: its ink lies in the box that is given for it."""
    label = QLabel()
    qtbot.addWidget(label)
    label.setWordWrap(True)
    label.setAlignment(align | Qt.AlignmentFlag.AlignVCenter)
    label.resize(190, 200)
    label.setStyleSheet("background: white; color: black; padding: 0; font-size: 20px;")
    label.setText(text)
    label.show()
    settle()
    picture = label.grab().toImage()
    start = 0
    for word in text.split():
        start = text.index(word, start)
        rects = word_rects(label, text, start, start + len(word))
        assert len(rects) == 1
        found = ink(picture, rects[0].adjusted(-4, -2, 4, 2).intersected(label.rect()))
        assert rects[0].adjusted(-2, -2, 2, 2).contains(found), word
        start += len(word)
    assert word_rects(label, "something else", 0, 4) == []


@pytest.mark.parametrize("kind", ["label", "item", "push", "note"])
def test_words_are_found_on_our_own_blocks(qtbot: QtBot, kind: str) -> None:
    theme = Theme(Look())
    text = Text("Bring your identity card and the receipt of the fee that you have paid", "en")
    widget: Label | Push
    if kind == "label":
        widget = Label(theme, text, icon="info")
    elif kind == "item":
        widget = Item(theme, text, "1.", said=f"1. {text.text}")
    elif kind == "push":
        widget = Push(theme, Style(), text, icon="info")
    else:
        widget = Push(theme, Style(centred=False), Text("Documents", "en"), note=text)
    qtbot.addWidget(widget)
    widget.resize(420, 300)
    widget.show()
    settle()
    picture = widget.grab().toImage()
    said = f"1. {text.text}" if kind == "item" else text.text
    before, tops = QPoint(-1, -1), set()
    for word in ("Bring", "identity", "receipt", "paid"):
        start = said.index(word)
        (rect,) = word_rects(widget, said, start, start + len(word))
        assert widget.rect().contains(rect)
        found = ink(picture, rect)
        assert abs(found.left() - rect.left()) <= 4
        assert abs(found.right() - rect.right()) <= 4
        assert (rect.top(), rect.left()) > (before.y(), before.x())
        before = rect.topLeft()
        tops.add(rect.top())
    assert len(tops) > 1
    assert word_rects(widget, "nothing of it", 0, 3) == []
