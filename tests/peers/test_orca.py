"""Orca, the screen reader of the Linux desktop, through the whole of an application: every key is pressed on what it says."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import psutil
import pytest

from kiosk.desk import Desk
from kiosk.journeys.home import Home
from kiosk.page import HOME, Action, Buttons, Choice, Page
from kiosk.sandbox.server import Running, running
from kiosk.text import Language
from tests.peers.desktop import Desktop, desktop
from tests.peers.orca_person import Orca, Person, first_of
from tests.peers.talking import ROOT
from tests.ui.pages import PAGES
from tests.ui.pages import desk as desk_of
from translations import messages
from ui.tour.journeys import ANSWERS, PERSON, WORDS

CODE: Final = re.compile(r"(?:\d[ ,]*){9}")
PROGRAM: Final = ROOT / ".venv" / "bin" / "egov-kiosk"
FORM: Final = ROOT / "kiosk" / "sandbox" / "forms" / "criminal-record.json"
MOST_QUESTIONS: Final = 25
MOST_TOLD: Final = 400
"""Bytes a second to our own voice, which is only asked whether it is well; when it speaks they are thousands."""
KEYBOARDS: Final = {"az": "az", "en": "us", "ru": "ru"}


@dataclass
class Room:
    """What one run needs: a person with Orca, the portal, and the words that the program should say."""

    person: Person
    portal: Running
    language: Language
    desktop: Desktop
    program: int

    def page(self, name: str) -> Page:
        """A page as the journeys make it, to know its words by."""
        return PAGES[name].make(self.desk)

    @property
    def desk(self) -> Desk:
        """What the journeys make pages of."""
        return desk_of(self.language, at_kiosk=False, size=100, palette="light")

    @property
    def source(self) -> str:
        """What is said where a register has answered already."""
        return messages("kiosk", self.language).pgettext("spoken", "Filled in from: {register}.").partition("{")[0]

    def text(self, key: str) -> str:
        """The words of the form."""
        return str(form()["texts"][key][self.language])


def form() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(FORM.read_text(encoding="utf-8"))
    return loaded


@pytest.fixture
def room(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Room]:
    language: Language = request.param
    with running() as portal, desktop(tmp_path) as made:
        made.set_screen_reader(True)
        orca = Orca(made)
        settings = tmp_path / "settings.toml"
        settings.write_text("[preferences]\nspeech = true\n", encoding="utf-8")
        program = made.start(
            "program",
            [PROGRAM, "run", "--mode", "home", "--portal", portal.url, "--language", language, "--settings", settings],
            more={"QT_QPA_PLATFORM": "xcb", "PYTHONFAULTHANDLER": "1"},
        )
        yield Room(Person(made, orca), portal, language, made, program.pid)
        print("\n".join(orca.said()))  # for who has to find out why it failed


def main_of(page: Page) -> str:
    assert isinstance(page.main, Action)
    return page.main.label.text


@pytest.mark.acc(43, 59, 68, 69, 79, 80, 81, 82, 83)
@pytest.mark.parametrize(
    "room", ["az", *(pytest.param(each, marks=pytest.mark.slow) for each in ("en", "ru"))], indirect=True
)
def test_an_application_by_orca(room: Room) -> None:
    apply(room)


def apply(room: Room) -> None:
    """Search, sign in with the phone, answer with one mistake, check, declare, send, keep the receipt."""
    person = room.person
    room.person.listen(room.page("home").heading.text)
    find(room)
    sign_in(room)
    told, began = voice_read(room), time.monotonic()  # by now it has read its dictionaries
    answer_all(room)
    person.choose(main_of(room.page("apply-check")))
    declare(room)
    confirmation = room.page("confirmation")
    person.listen(heading(confirmation))
    number = application_number(room)
    person.listen_for(lambda said: number in said)
    actions = [each for block in confirmation.blocks if isinstance(block, Buttons) for each in block.actions]
    keep = actions[0].label.text
    (home,) = (action.label.text for action in actions if action.id == HOME)
    person.choose(keep)
    saved = messages("kiosk", room.language).gettext("Saved as: {file}").partition("{")[0]
    person.listen_for(lambda said: saved in said)
    assert list(room.desktop.folder.rglob("*.pdf"))
    person.choose(home)
    person.listen(f"{room.page('home').heading.text} text")
    told, took = voice_read(room) - told, time.monotonic() - began
    assert told < MOST_TOLD * took, f"our own voice was told {told} bytes in {took:.0f} s"


def voice_read(room: Room) -> int:
    """How many bytes the process of our own voice has been told so far."""
    program = psutil.Process(room.program)
    voice = next(child for child in program.children(recursive=True) if "voice_process" in " ".join(child.cmdline()))
    return int(voice.io_counters().read_chars)


def application_number(room: Room) -> str:
    """Under which number the portal keeps the one application that there is."""
    rows = room.portal.portal.store.rows("SELECT * FROM application")
    assert len(rows) == 1
    return str(rows[0]["reference"])


def heading(page: Page) -> str:
    return f"{page.heading.text} heading level 1"


def too_short(language: Language, length: int) -> str:
    """The sentence for a code with one character too few."""
    wording = desk_of(language, at_kiosk=False, size=100, palette="light").wording
    one, more = (
        "You wrote {count} character. This code has {length}.",
        "You wrote {count} characters. This code has {length}.",
    )
    return wording.plural(one, more, length - 1, length=length).text


def declare(room: Room) -> None:
    """Each sentence is heard and ticked, then all is sent."""
    person, page = room.person, room.page("apply-declare")
    person.listen(f"{page.heading.text} panel")
    for declaration in form()["declarations"]:
        person.stand_on(room.text(f"declaration.{declaration}"))
        person.press("space")
        person.listen("checked")
    person.choose(main_of(page))


def find(room: Room) -> None:
    """From the first page to the service's."""
    person = room.person
    home, service = room.page("home"), room.page("service-both")
    found = Home(WORDS["criminal-record"][room.language]).page(room.desk)
    person.listen(f"{home.heading.text} text")
    # a keyboard on which the letters are: for others, the tool would change the keys while they are being pressed;
    # only now, as Orca lays out the keyboard for itself when it meets the first window
    room.desktop.run("setxkbmap", KEYBOARDS[room.language])
    person.write(WORDS["criminal-record"][room.language])
    person.listen_for(lambda said: found.said[0].text in said)
    person.choose(service.heading.text)
    person.listen(heading(service))
    person.choose(main_of(service))
    before = room.page("apply-before")
    person.listen(heading(before))
    person.choose(main_of(before))


def sign_in(room: Room) -> None:
    """The code is heard, and written on the phone."""
    person = room.person
    person.listen(heading(room.page("sign-in-waiting")))
    found = CODE.search(person.listen_for(CODE.search))
    assert found is not None
    room.portal.phone(room.language).decide(re.sub(r"\D", "", found.group()), PERSON)


def answer_all(room: Room) -> None:
    """Each question by its heading; the tax number first with a digit too few, then corrected."""
    person = room.person
    questions = {room.text(f"{key}.label"): key for key in form()["schema"]["properties"]}
    check = room.page("apply-check").heading.text
    go_on = main_of(room.page("question-text"))
    for _ in range(MOST_QUESTIONS):
        person.listen_for(lambda said: said.startswith((f"{check} heading", *questions)))
        asked = first_of((check, *questions), person.answer())
        if asked == check:
            return
        person.listen("notification")
        key = questions[asked]
        told = [each for each in person.heard if room.source in each]
        if key == "employerTaxNumber":
            person.stand_on(f"{asked} text")
            person.write(ANSWERS[key][:-1])
            person.choose(go_on)
            person.listen(too_short(room.language, len(ANSWERS[key])))
            person.go_to(f"{asked} text")
            person.listen_for(re.compile(ANSWERS[key][:-1]).search)  # to the last figure
            person.write(ANSWERS[key][-1])
        elif f"{key}.option.{ANSWERS.get(key)}" in form()["texts"]:
            choose_option(room, room.text(f"{key}.option.{ANSWERS[key]}"))
        elif key == "nameChanged":
            choose_option(room, yes_or_no(room))
        else:
            assert told, f"{asked}: nobody has answered it"
            person.press("Return")
            continue
        person.choose(go_on)
    raise AssertionError("the questions do not end")


def choose_option(room: Room, words: str) -> None:
    """Tab into the group, the arrows inside it, the space bar on the answer."""
    person = room.person
    person.stand_on("radio button")
    if not first_of([words], person.heard):
        person.go_to(words, key="Down")
    person.press("space")
    person.listen("selected")


def yes_or_no(room: Room) -> str:
    """The words of what the person answers to a question of yes and no."""
    page = room.page("question-yesno")
    choice = next(block for block in page.blocks if isinstance(block, Choice))
    return next(option.label.text for option in choice.options if option.value == ANSWERS["nameChanged"])
