"""A page is said once, whole: not first what has the focus and then the page (ACC-2), and the way to hear private things with it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from accessibility.speech.recording import RecordingVoice
from kiosk.page import Choice, ErrorSummary, Field, FieldKind, Option, Page, Paragraph
from kiosk.settings import Settings
from kiosk.text import Text
from tests.ui.pages import PAGES
from tests.ui.speaking import ASKS
from tests.ui.visiting import NOBODY, visiting
from ui.visiting import VisitWindow


@pytest.fixture
def visit(qtbot: QtBot) -> Iterator[VisitWindow]:
    with visiting(qtbot, Settings(language="en", speech=True, portal=NOBODY), RecordingVoice()) as visit:
        yield visit


def said(text: str) -> Text:
    return Text(text, "en")


def question(name: str, value: str = "") -> Page:
    field = Field("answer", value, said("Your name"), kind=FieldKind.TEXT, private=True)
    return Page(f"question/{name}", said(name), (field,), focus="answer", step=said("Step 2 of 5"))


def captions(visit: VisitWindow) -> list[str]:
    heard: list[str] = []
    visit.layer.announcer.captioned.connect(heard.append)
    return heard


@pytest.mark.acc(2)
def test_a_question_is_said_once_with_its_step(visit: VisitWindow) -> None:
    heard = captions(visit)
    visit.show_page(question("Who are you?"))
    assert len(heard) == 1
    assert "Step 2 of 5" in heard[0]
    assert "Your name" in heard[0]


@pytest.mark.acc(2)
@pytest.mark.parametrize(
    "page",
    [
        Page("read", said("The rules"), (Paragraph(said("Be kind.")),)),
        Page("choose", said("Which one?"), (Choice("which", (Option("a", said("A")), Option("b", said("B")))),)),
        Page("wrong", said("Your name"), (ErrorSummary(said("There is a problem"), ()),), error=True),
    ],
)
def test_so_is_every_other_page(visit: VisitWindow, page: Page) -> None:
    heard = captions(visit)
    visit.show_page(page)
    assert len(heard) == 1
    assert page.heading.text in heard[0]


@pytest.mark.acc(11)
def test_how_to_hear_private_things_is_heard_with_the_first_of_them_only(visit: VisitWindow) -> None:
    heard = captions(visit)
    visit.show_page(question("First", "Anar"))
    visit.show_page(question("Second", "Anar"))
    assert [ASKS in each for each in heard] == [True, False]
    assert ASKS in next(each.text for each in visit.queue.history if "First" in each.text)


def test_on_the_page_that_stands_the_focus_is_still_told_of(visit: VisitWindow) -> None:
    visit.show_page(question("Who are you?"))
    heard = captions(visit)
    assert visit.window.view.body is not None
    visit.window.view.body.heading.setFocus()
    visit.show_page(question("Who are you?"))
    visit.window.view.focus_first()
    assert [each.partition(".")[0] for each in heard] == ["Who are you?", "Your name"]


TABS = ("Text and colours", "Voice", "Touch and keys", "Switches", "More help", "My settings")


@pytest.mark.acc(2)
@pytest.mark.parametrize(
    ("part", "tab"),
    [
        ("sound", "Voice"),
        ("look", "Text and colours"),
        ("hands", "Touch and keys"),
        ("switches", "Switches"),
        ("helps", "More help"),
    ],
)
def test_a_tab_of_sound_and_look_begins_with_its_name_and_its_first_question(
    visit: VisitWindow, part: str, tab: str
) -> None:
    visit.window.activated.emit("look", "")
    visit.window.activated.emit("part", "mine")
    heard = captions(visit)
    visit.window.activated.emit("part", part)
    questions = [block for block in visit.presenter.page.blocks if isinstance(block, Choice)]
    labels = [block.label.text for block in questions if block.label is not None]
    (told,) = heard
    assert told.startswith(f"Sound and look. {tab}. {labels[0]}")
    assert not any(other in told for other in (*TABS, *labels[1:]) if other not in (tab, labels[0]))
    assert len(told) < 250


@pytest.mark.acc(2, 54)
@pytest.mark.parametrize("waits", [("sign-in-starting", "sign-in-waiting"), ("signing-asking", "signing-waiting")])
def test_what_a_page_with_a_code_is_called_is_said_once(visit: VisitWindow, waits: tuple[str, str]) -> None:
    desk = visit.presenter.desk
    pages = [PAGES[name].make(desk) for name in waits]
    heard = captions(visit)
    for page in pages:
        visit.show_page(page)
    assert " ".join(heard).count(pages[1].heading.text) == 1
    assert heard[0] == "The code is coming. Please wait."
