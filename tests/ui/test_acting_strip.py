"""While a person acts for somebody, every page says for whom: seen in a strip, heard when it comes, ended by one button."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from pytestqt.qtbot import QtBot

from accessibility.outline import outline
from accessibility.speech.recording import RecordingVoice
from kiosk.desk import Person, Represented
from kiosk.journeys.acting_requests import ActForOneself
from kiosk.journeys.conductor import Asked
from kiosk.page import ACT_FOR_MYSELF
from kiosk.settings import PortalSettings, Settings
from kiosk.text import Text
from tests.ui.window_driving import press
from ui.application import open_application
from ui.tour.simulated import SimulatedTimers
from ui.visiting import VisitWindow

COMPANY = Represented(Text("“Uydurma” MMC", "az"), Text("Legal representative", "en"), "m1")
CHILD = Represented(Text("Balaca Nümunəyev", "az", private=True), Text("Parent", "en"), "m2")
SELF = Person("Vəkalət Sınaqlı", "•••••05", "p5")
END = "Act for myself again"


class Visitor:
    """A visit with a voice that is written down, at home, with no portal."""

    def __init__(self, qtbot: QtBot) -> None:
        self.voice = RecordingVoice()
        settings = Settings(language="en", speech=True, portal=PortalSettings(url="http://127.0.0.1:9"))
        self.application = open_application(settings)
        timers = SimulatedTimers(self.voice)
        self.visit = VisitWindow(self.application, self.voice, clock=self.voice.clock, timers=timers)
        self.captions: list[str] = []
        self._told = 0
        self.visit.layer.announcer.captioned.connect(self.captions.append)
        self.visit.window.resize(1280, 800)
        self.visit.start()
        qtbot.waitExposed(self.visit.window)
        self.visit.window.activateWindow()
        qtbot.waitUntil(self.visit.window.isActiveWindow)

    def act_for(self, who: Represented | None) -> None:
        """As when the answer of the portal has come."""
        self.visit.presenter.person_changed(replace(SELF, acts_for=who))
        self.visit.presenter.look_again()

    def heard(self) -> str:
        """All that was said since the last time, as the voice says it."""
        self.voice.drain()
        new = self.voice.heard[self._told :]
        self._told += len(new)
        return " ".join(each.text for each in new)

    def strip(self) -> str:
        """What stands in the strip; empty where there is none."""
        return self.visit.window.acting.label.words.text if self.visit.window.acting.isVisible() else ""


@pytest.fixture
def visitor(qtbot: QtBot) -> Iterator[Visitor]:
    made = Visitor(qtbot)
    yield made
    made.visit.leave()
    made.visit.window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    made.application.catalogue.close()


def test_the_company_stands_above_each_page_and_is_heard_with_each(visitor: Visitor) -> None:
    assert visitor.strip() == ""
    visitor.act_for(COMPANY)
    visitor.heard()
    for action in ("themes", "information", "help", "back"):
        visitor.visit.presenter.activate(action, "")
        assert visitor.strip() == "You act for: “Uydurma” MMC", action
        assert "For: “Uydurma” MMC." in visitor.heard(), action
    assert "Uydurma" not in visitor.visit.window.windowTitle()


@pytest.mark.acc(11)
def test_a_child_s_name_is_seen_and_neither_said_aloud_nor_captioned(visitor: Visitor) -> None:
    visitor.act_for(CHILD)
    visitor.heard()
    visitor.visit.presenter.activate("themes", "")
    assert visitor.strip() == "You act for: Balaca Nümunəyev"
    heard = visitor.heard()
    assert "For somebody else, as: Parent." in heard
    assert "Balaca" not in heard
    assert "Balaca" not in " ".join(visitor.captions)
    item = next(each for each in outline(visitor.visit.window) if "Balaca" in each.name)
    assert item.private, "who reads it with the arrow keys is asked first, too"


def test_the_strip_is_read_after_the_top_bar_and_before_the_page(visitor: Visitor) -> None:
    visitor.act_for(COMPANY)
    names = [each.name for each in outline(visitor.visit.window)]
    strip = names.index("You act for: “Uydurma” MMC")
    assert names.index(END) == strip + 1
    assert strip < names.index("What would you like to do?")


def test_one_button_asks_to_act_for_oneself_again(visitor: Visitor) -> None:
    asked: list[Asked] = []
    visitor.act_for(COMPANY)
    visitor.visit.tasks.start = asked.append  # type: ignore[method-assign,assignment]  # nothing is to be done by it here
    press(visitor.visit.window, END)
    (one,) = asked
    assert isinstance(one.request, ActForOneself)
    assert visitor.visit.presenter.page.busy
    visitor.visit.presenter._arrived(one, SELF)
    assert visitor.strip() == ""
    assert visitor.visit.presenter.page.id == "cabinet"


def test_where_the_bars_fold_the_menu_has_the_button_and_the_words_stay(visitor: Visitor) -> None:
    visitor.act_for(COMPANY)
    visitor.visit.presenter.prefer({"zoom_percent": 400})
    window = visitor.visit.window
    assert visitor.strip() == "You act for: “Uydurma” MMC"
    assert not window.acting.button.isVisible()
    window.top.menu.click()
    actions = [each.name for each in outline(window)]
    assert END in actions
    activated: list[str] = []
    window.activated.connect(lambda action, _argument: activated.append(action))
    press(window, END)
    assert activated == [ACT_FOR_MYSELF]
