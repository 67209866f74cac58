"""What helps the eye, in the program itself: its captions, its window, its kept settings, and the end of a visit."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListView, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from accessibility.audit import Limits, Rule, audit
from accessibility.preferences import Magnifier
from accessibility.speech.recording import RecordingVoice
from accessibility.speech.utterance import Segment, Utterance
from kiosk.settings import Settings
from tests.ui.sighted import brightness, settle
from tests.ui.visiting import NOBODY, visiting
from ui.transcript_place import TRANSCRIPT
from ui.visiting import VisitWindow

Start = Callable[..., VisitWindow]


@pytest.fixture
def start(qtbot: QtBot) -> Iterator[Start]:
    with ExitStack() as opened:

        def begin(
            mode: str = "kiosk",
            size: tuple[int, int] = (1920, 1080),
            language: str = "en",
            **preferences: bool | int | str,
        ) -> VisitWindow:
            wanted: dict[str, bool | int | str] = {"captions": True, **preferences}
            settings = Settings(mode=mode, language=language, speech=True, portal=NOBODY, preferences=wanted)  # type: ignore[arg-type]
            visit = opened.enter_context(visiting(qtbot, settings, RecordingVoice(), size=size))
            if mode == "kiosk":
                visit.window.attract.started.emit()
            settle()
            return visit

        yield begin


def hear(visit: VisitWindow, milliseconds: int) -> None:
    """Listen for a while."""
    assert isinstance(visit.voice, RecordingVoice)
    visit.voice.advance(milliseconds)
    settle()


def place(visit: VisitWindow, widget: QWidget) -> QRect:
    return QRect(widget.mapTo(visit.window, QPoint()), widget.size())


def marked(visit: VisitWindow) -> str:
    """The word that is marked in the strip of captions."""
    label = visit.window.caption.label
    return label.words.text[slice(*label.marked)]


@pytest.mark.acc(5, 23)
@pytest.mark.parametrize("language", ["az", "ru", "en"])
def test_the_word_is_marked_in_the_page_and_in_the_caption(start: Start, language: str) -> None:
    visit = start(language=language)
    visit.window.activated.emit("help", "")
    settle()
    both = 0
    words: list[str] = []
    for _ in range(80):
        hear(visit, 100)
        mark = visit.layer.seeing.highlight.mark
        if marked(visit) and (not words or words[-1] != marked(visit)):
            words.append(marked(visit))
        if marked(visit) and mark is not None and mark.isVisible() and mark.words:
            both += 1
            assert visit.window.middle.geometry().contains(mark.words[0])
    assert both > 20
    assert len(words) > 8
    assert all(not word.startswith(" ") and not word.endswith(" ") for word in words)


def test_private_words_are_not_marked_in_the_caption(start: Start) -> None:
    visit = start()
    visit.layer.announcer.configure(private_listening=True)
    visit.layer.announcer.say(Utterance((Segment("Leyla Aliyeva", "en", private=True),)).now())
    hear(visit, 300)
    assert visit.window.caption.label.words.text == "•••"
    assert marked(visit) == ""


def test_who_does_not_want_it_sees_no_mark(start: Start) -> None:
    visit = start(highlight_words=False)
    visit.window.activated.emit("help", "")
    hear(visit, 1000)
    assert marked(visit) == ""
    assert visit.layer.seeing.highlight.mark is None


@pytest.mark.parametrize(
    ("size", "beside"), [((1920, 1080), True), ((1080, 1920), False)], ids=["landscape", "portrait"]
)
def test_what_was_said_stands_beside_or_below_the_page(start: Start, size: tuple[int, int], beside: bool) -> None:
    visit = start(size=size, transcript=True)
    pane, page = place(visit, visit.layer.seeing.transcript.pane), place(visit, visit.window.stack)
    assert not pane.intersects(page)
    assert (pane.left() > page.right()) is beside
    assert (pane.top() > page.bottom()) is not beside
    assert visit.window.rect().contains(pane)
    assert page.width() > 0.6 * size[0]
    visit.presenter.prefer({"transcript": False})
    settle()
    assert not visit.layer.seeing.transcript.pane.isVisible()
    assert visit.window.stack.width() == size[0]


@pytest.mark.acc(48)
def test_at_400_per_cent_it_is_a_page_of_its_own(start: Start) -> None:
    visit = start("home", (1280, 800), transcript=True, zoom_percent=400)
    window, pane = visit.window, visit.layer.seeing.transcript.pane
    assert not pane.isVisible()
    window.top.menu.click()
    settle()
    tokens = [each.property("token") for each in window.menu.findChildren(QWidget)]
    assert f"action:{TRANSCRIPT}:" in tokens
    window.menu.activated.emit(TRANSCRIPT, "")
    settle()
    assert pane.isVisible()
    focused = QApplication.focusWidget()
    assert isinstance(focused, QListView)
    assert pane.width() > 0.8 * window.width()
    QTest.keyClick(focused, Qt.Key.Key_Escape)
    settle()
    assert not pane.isVisible()
    assert window.stack.currentWidget() is window.view
    assert window.menu.body is not None
    visit.presenter.prefer({"zoom_percent": 100})
    settle()
    assert pane.isVisible()
    assert not place(visit, pane).intersects(place(visit, window.stack))


def test_a_new_page_closes_the_page_of_what_was_said(start: Start) -> None:
    visit = start("home", (1280, 800), transcript=True, zoom_percent=400)
    visit.window.transcript.open()
    assert visit.window.transcript.is_open
    visit.window.activated.emit("help", "")
    settle()
    assert not visit.window.transcript.is_open


@pytest.mark.acc(47, 48)
@pytest.mark.parametrize("palette", ["light", "yellow-on-black"])
def test_the_window_with_it_keeps_the_rules(start: Start, palette: str) -> None:
    visit = start(transcript=True, palette=palette)
    visit.window.activated.emit("help", "")
    settle()
    limits = Limits(contrast=7.0, target=81, key=52, gap=12, rings=False)
    found = [each for each in audit(visit.window, limits) if each.rule in (Rule.CUT, Rule.SIDEWAYS, Rule.CONTRAST)]
    assert found == []


@pytest.mark.acc(92)
def test_what_is_set_with_the_magnifiers_buttons_is_kept(start: Start) -> None:
    visit = start()
    visit.presenter.prefer({"magnifier": "lens", "magnification": 200})
    settle()
    controls = visit.layer.seeing.magnifier.controls
    assert min(controls.larger.width(), controls.larger.height()) >= 81
    controls.larger.click()
    assert visit.presenter.preferences.magnification == 250
    controls.close_.click()
    assert visit.presenter.preferences.magnifier is Magnifier.OFF


@pytest.mark.acc(48, 60)
@pytest.mark.parametrize("language", ["az", "ru", "en"])
@pytest.mark.parametrize(("size", "zoom"), [((1280, 800), 100), ((800, 600), 400), ((480, 700), 200)])
@pytest.mark.parametrize("kind", ["lens", "full"])
def test_no_word_of_the_magnifiers_buttons_is_cut(
    start: Start, language: str, size: tuple[int, int], zoom: int, kind: str
) -> None:
    visit = start("home", size, language, zoom_percent=zoom, magnifier=kind)
    controls = visit.layer.seeing.magnifier.controls
    assert visit.window.rect().contains(controls.geometry())
    for button in controls.findChildren(QPushButton):
        assert controls.rect().contains(button.geometry())
        assert min(button.width(), button.height()) >= 44
        assert button.fontMetrics().horizontalAdvance(button.text()) <= button.width() - 6, button.text()


@pytest.mark.acc(12, 92)
def test_the_curtain_is_drawn_with_a_key_and_gone_for_the_next_person(start: Start) -> None:
    visit = start()
    QTest.keyClick(visit.window.windowHandle(), Qt.Key.Key_F11)
    settle()
    assert visit.presenter.preferences.curtain
    assert brightness(visit.window.grab().toImage()) < 0.01
    visit.window.activated.emit("help", "")
    settle()
    assert visit.presenter.page.id.startswith("help")
    visit.end()
    assert brightness(visit.window.grab().toImage()) > 0.1


@pytest.mark.acc(92, 93)
def test_nothing_that_was_said_is_left_after_a_visit(start: Start) -> None:
    visit = start(transcript=True, magnifier="lens")
    visit.layer.announcer.announce("Your name is Leyla.")
    assert visit.layer.seeing.transcript.model.rowCount() > 0
    visit.end()
    settle()
    assert visit.layer.seeing.transcript.model.rowCount() == 0
    assert not visit.layer.seeing.magnifier.glass.isVisible()
