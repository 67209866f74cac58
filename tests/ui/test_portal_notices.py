"""What the portal says of itself, in a window: it comes by itself, is told once, moves nothing under a hand, and is asked for seldom."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from accessibility.compose import caption_of
from accessibility.speech.silent import SilentVoice
from kiosk.journeys.notices import BEGINNINGS, CONCERNS
from kiosk.page import Notice, Page
from kiosk.sandbox.server import Running, running
from kiosk.settings import PortalSettings, Settings
from kiosk.standing import USUALLY_FRESH, Announcement, Standing
from kiosk.text import Text
from tests.ui.pages import PAGES, desk
from ui.application import open_application
from ui.standing import StandingWatch
from ui.visiting import VisitWindow

TONIGHT = "The portal is being renewed tonight"


@pytest.fixture
def portal() -> Iterator[Running]:
    with running() as portal:
        yield portal


@pytest.fixture
def visit(portal: Running, qtbot: QtBot) -> Iterator[VisitWindow]:
    settings = Settings(language="en", portal=PortalSettings(url=portal.url), preferences={"captions": True})
    application = open_application(settings)
    visit = VisitWindow(application, SilentVoice())
    visit.window.resize(1280, 800)
    yield visit
    visit.leave()
    visit.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    application.catalogue.close()


def begin(visit: VisitWindow, qtbot: QtBot) -> list[str]:
    """Show the first page; what is said is collected."""
    said: list[str] = []
    visit.layer.announcer.uttered.connect(lambda utterance: said.append(caption_of(utterance)))
    visit.start()
    qtbot.waitExposed(visit.window)
    visit.window.activateWindow()
    return said


def has_notice(page: Page) -> bool:
    return any(isinstance(each, Notice) and TONIGHT in str(each.text) for each in page.blocks)


def asked(portal: Running) -> int:
    return sum(line.endswith("/v1/status") for line in portal.scenarios.lines)


def test_it_comes_by_itself_is_told_once_and_asked_for_once(portal: Running, visit: VisitWindow, qtbot: QtBot) -> None:
    portal.scenarios.choose("notices:tonight")
    said = begin(visit, qtbot)
    qtbot.waitUntil(lambda: has_notice(visit.presenter.page))
    assert visit.window.focusWidget() is not None
    assert visit.presenter.page.focus == "query", "the focus is where it was"
    assert sum(TONIGHT in each for each in said) == 1
    for action in ("themes", "life-events", "back", "home"):
        visit.presenter.activate(action, "")
    assert has_notice(visit.presenter.page)
    assert sum(TONIGHT in each for each in said) == 1
    assert asked(portal) == 1


@pytest.mark.acc(72)
def test_nothing_moves_under_a_hand(portal: Running, visit: VisitWindow, qtbot: QtBot) -> None:
    """Nor is anything said into what somebody does: the notice waits for their next page."""
    portal.scenarios.choose("notices:tonight")
    said = begin(visit, qtbot)
    visit.presenter.change("query", "")
    qtbot.waitUntil(lambda: asked(portal) == 1 and not visit.presenter.busy)
    assert not has_notice(visit.presenter.page), "somebody is at work on this page"
    assert not any(TONIGHT in each for each in said)
    visit.presenter.activate("themes", "")
    visit.presenter.activate("back", "")
    assert has_notice(visit.presenter.page)
    assert sum(TONIGHT in each for each in said) == 1


def test_a_portal_that_is_away_is_not_asked_again_and_again(portal: Running, visit: VisitWindow, qtbot: QtBot) -> None:
    portal.scenarios.choose("down")
    said = begin(visit, qtbot)
    qtbot.waitUntil(lambda: bool(portal.scenarios.lines) and not visit.presenter.busy)
    before = len(portal.scenarios.lines)
    for action in ("themes", "life-events", "back", "home"):
        visit.presenter.activate(action, "")
    qtbot.waitUntil(lambda: not visit.presenter.busy)
    assert len(portal.scenarios.lines) == before
    assert visit.presenter.page.id == "home"
    assert not any("maintenance" in each for each in said)


def test_it_is_asked_for_again_when_the_answer_does_not_hold_any_more() -> None:
    now = [100.0]
    watch, home, other = StandingWatch(lambda: now[0]), Page("home", Text("A", "en")), Page("b", Text("B", "en"))
    assert watch.due(Page("attract", Text("A", "en"), attract=True), "en") is None, "nobody is there"
    first = watch.due(home, "en")
    assert first is not None
    assert watch.due(other, "en") is None, "one question at a time"
    watch.came(Standing("en", 300.0, announcements=(Announcement(Text("Now.", "en")),)))
    assert watch.take(home) is not None
    assert watch.take(home) is None, "once"
    now[0] += 299
    assert watch.due(other, "en") is None
    later = watch.due(other, "ru")
    assert later is not None, "in the language of the page"
    assert 0 < later.after < first.after, "what speaks to a portal is loaded by then"
    now[0] += USUALLY_FRESH
    assert watch.due(other, "ru") is not None, "no answer came"
    watch.acted(other)
    watch.came(Standing("ru"))
    assert watch.take(other) is None
    assert watch.take(home) is not None


def test_all_pages_that_notices_are_meant_for_exist() -> None:
    plain = desk("en", at_kiosk=True, size=1, palette="light")
    names = {each.make(plain).id.partition("/")[0] for each in PAGES.values()}
    assert set(CONCERNS) <= names
    assert BEGINNINGS.issubset(CONCERNS)
