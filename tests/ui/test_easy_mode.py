"""The easy mode in the window: pictures that fill the page, one thing at a time, said again more slowly."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from accessibility.outline import outline
from accessibility.roles import Role
from accessibility.speech.interface import RATES
from accessibility.speech.recording import RecordingVoice
from kiosk.page import REPEAT
from kiosk.settings import Settings
from ui.application import open_application
from ui.tour.driver import Driver
from ui.visiting import VisitWindow


class Slow(RecordingVoice):
    """Remembers at which rates it was told to speak."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[int] = []

    def set_rate(self, rate: int) -> None:
        self.told.append(rate)
        super().set_rate(rate)


@pytest.fixture
def voice() -> Slow:
    return Slow()


@pytest.fixture
def driver(qtbot: QtBot, voice: Slow) -> Iterator[Driver]:
    application = open_application(Settings(language="en", speech=True, preferences={"easy": True}))
    visit = VisitWindow(application, voice, clock=voice.clock)
    visit.window.resize(1920, 1080)
    visit.start()
    driver = Driver(visit, voice)
    driver.until(lambda _page: visit.window.isActiveWindow(), "the window")
    yield driver
    visit.leave()
    application.catalogue.close()


def pictures(driver: Driver) -> list[str]:
    """The choices of the page, as they are read."""
    body = driver.visit.window.view.body
    assert body is not None
    inside = [
        item for item in outline(driver.visit.window) if item.widget is not None and body.isAncestorOf(item.widget)
    ]
    return [item.name for item in inside if item.role is Role.BUTTON]


def test_one_thing_after_the_other_with_the_keyboard_alone(driver: Driver) -> None:
    assert pictures(driver) == ["Documents", "Child and family", "Pension, assistance", "Something else"]
    driver.choose_named("Something else")
    assert "Documents" not in pictures(driver)
    driver.back_to("home/easy-0-0")
    assert pictures(driver)[0] == "Documents"


def test_the_page_is_read_with_its_choices(driver: Driver, voice: Slow) -> None:
    driver.listen()
    said = " ".join(each.text for each in voice.heard)
    assert "What would you like to do?" in said
    assert "Documents" in said
    assert "Something else" in said


def test_repeat_is_slower_until_the_next_page(driver: Driver, voice: Slow) -> None:
    usual = driver.visit.presenter.preferences.rate
    driver.listen()
    voice.told.clear()
    driver.bar("Repeat slowly")
    assert voice.told == [RATES[RATES.index(usual) - 2]]
    driver.listen()
    driver.choose_named("Documents")
    assert voice.told[-1] == usual


def test_the_settings_page_stays_as_it_is(driver: Driver) -> None:
    driver.visit.window.activated.emit("look", "")
    driver.settle()
    assert not driver.page.easy
    driver.visit.window.activated.emit("easy", "no")
    driver.back_to("home")
    assert driver.page.id == "home"
    assert REPEAT not in pictures(driver)
