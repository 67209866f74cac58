"""Who can hear: private things wait for headphones or for consent, and headphones pulled out are silence."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from accessibility.describe import describe
from accessibility.keys import SPELL_SECONDS
from accessibility.outputs import Output
from accessibility.preferences import Preferences
from tests.ui.speaking import ASKS, PRIVATE, Room, open_room

ALOUD = Qt.Key.Key_F12
SECRET = "5AB7K2Q"
OUT = "The headphones are out, and the voice is silent. Plug them in again, or press F12 for the loudspeaker."


class Jack:
    """A router whose plug a test moves."""

    def __init__(self, headphones: bool | None) -> None:
        self.headphones = headphones
        self.muted = False
        self.log: list[str] = []
        self._changed: Callable[[bool | None], None] | None = None

    def watch(self, changed: Callable[[bool | None], None]) -> None:
        self._changed = changed

    def mute(self, muted: bool) -> None:
        self.muted = muted

    def close(self) -> None:
        self._changed = None

    def doubt(self) -> None:
        assert self._changed is not None
        self._changed(None)

    def plug(self, headphones: bool) -> None:
        self.headphones = headphones
        assert self._changed is not None
        self._changed(headphones)


@pytest.fixture
def room(qtbot: QtBot) -> Iterator[Room]:
    room = open_room(qtbot)
    describe(room.window.street, private=True)
    room.window.street.setText(SECRET)
    yield room
    room.voice.close()


def with_jack(room: Room, headphones: bool | None) -> Jack:
    jack = Jack(headphones)
    room.speech.follow(jack)
    room.said()
    return jack


def was_heard(room: Room, text: str) -> bool:
    return any(text in said.text for said in room.queue.history)


@pytest.mark.acc(11)
def test_the_person_is_asked_once_how_they_want_to_hear_it(room: Room) -> None:
    for _ in range(2):
        room.window.street.setFocus()
        room.window.heading.setFocus()
    said = [text for text in room.said() if text.startswith("Street")]
    assert said == [
        f"Street and house. field. {ASKS} For example: Nizami 5",
        f"Street and house. field. {PRIVATE}. For example: Nizami 5",
    ]
    assert not was_heard(room, SECRET)


@pytest.mark.acc(11)
def test_a_page_with_several_private_things_asks_once(room: Room) -> None:
    for text in ("7", "8"):
        more = QLineEdit(text)
        describe(more, name="Number", private=True)
        room.window.column.insertWidget(3, more)
        more.show()
    room.press(Qt.Key.Key_F6)
    (said,) = room.said()
    assert said.count("Private") == 3
    assert said.count(ASKS) == 1
    room.voice.advance(300)
    assert room.layer.cursor.plain is not None or room.queue.speaking
    room.press(Qt.Key.Key_F6)
    assert room.said()[0].count(ASKS) == 0


def test_the_next_person_is_asked_again(room: Room) -> None:
    room.window.street.setFocus()
    room.speech.begin_visit()
    room.window.heading.setFocus()
    room.said()
    room.window.street.setFocus()
    assert room.said() == [f"Street and house. field. {ASKS} For example: Nizami 5"]


@pytest.mark.acc(11)
def test_the_key_says_this_one_thing_aloud(room: Room) -> None:
    room.window.street.setFocus()
    room.said()
    room.press(ALOUD)
    assert was_heard(room, SECRET)
    assert SECRET not in "".join(room.said())
    room.window.heading.setFocus()
    room.window.street.setFocus()
    assert SECRET not in room.queue.history[-1].text


@pytest.mark.acc(11)
def test_pressed_twice_everything_private_is_aloud_until_the_visit_ends(room: Room) -> None:
    room.window.street.setFocus()
    room.press(ALOUD)
    room.press(ALOUD)
    assert room.said()[-1] == "From now on private things are said aloud. To stop that, press F12 twice."
    room.voice.drain()
    room.window.heading.setFocus()
    room.window.street.setFocus()
    assert SECRET in room.queue.history[-1].text
    room.speech.end_visit(Preferences(language="en", speech=True))
    room.window.heading.setFocus()
    room.window.street.setFocus()
    assert SECRET not in room.queue.history[-1].text


def test_consent_can_be_taken_back(room: Room) -> None:
    room.window.street.setFocus()
    for _ in range(2):
        room.press(ALOUD)
        room.press(ALOUD)
        room.voice.drain()
        room.timers.pass_by(SPELL_SECONDS + 1)
    assert room.said()[-1] == "Private things are not said aloud any more."
    room.window.heading.setFocus()
    room.window.street.setFocus()
    assert SECRET not in room.queue.history[-1].text


def test_that_everything_is_aloud_is_heard_whatever_key_comes(room: Room) -> None:
    room.window.street.setFocus()
    room.press(ALOUD)
    room.press(ALOUD)
    for _ in range(3):
        room.press(Qt.Key.Key_Tab)
        room.voice.advance(30)
    room.voice.drain()
    told = [heard for heard in room.voice.heard if heard.text.startswith("From now on")]
    assert [heard.interrupted for heard in told] == [False]


def test_where_nothing_is_private_the_key_says_so(room: Room) -> None:
    room.press(ALOUD)
    assert room.said() == ["There is nothing private here."]


@pytest.mark.acc(10)
def test_a_secret_is_echoed_as_typed_only_with_headphones_or_consent(room: Room) -> None:
    room.window.street.setEchoMode(QLineEdit.EchoMode.Password)
    room.window.street.clear()
    room.window.street.setFocus()
    room.said()
    room.type("1234")
    assert room.said() == ["star"] * 4
    assert not was_heard(room, "1")
    jack = with_jack(room, False)
    jack.plug(True)
    room.type("5")
    assert room.queue.history[-1].text == "5"
    assert room.said()[-1] == "•••"


@pytest.mark.acc(4)
def test_headphones_that_come_begin_at_the_top_and_tell_of_the_keys(room: Room) -> None:
    room.layer.apply(Preferences(language="en", speech=False))
    changes: list[Preferences] = []
    room.speech.changed.connect(changes.append)
    jack = with_jack(room, False)
    room.window.agree.setFocus()
    before = room.voice.clock()
    jack.plug(True)
    room.voice.drain()
    heard = room.voice.heard[-1]
    assert heard.at_ms - before * 1000 <= 1000
    keys = "Press Down arrow to hear the next thing, and Enter to choose it. Press F4 for help."
    assert heard.text.startswith(f"Your address {keys} We send the document")
    assert SECRET in heard.text
    assert room.announcer.output is Output.VOICE
    assert [each.speech for each in changes] == [True]
    assert room.window.focusWidget() is room.window.agree
    room.timers.pass_by(13)
    assert room.said()[-1].startswith("Your address")


@pytest.mark.acc(13)
def test_headphones_pulled_out_are_silence_at_once_and_until_somebody_decides(room: Room) -> None:
    jack = with_jack(room, True)
    room.window.street.setFocus()
    room.voice.advance(200)
    jack.plug(False)
    silent_from = len(room.voice.sound)
    assert jack.muted
    assert not room.queue.speaking
    room.press(Qt.Key.Key_Tab)
    room.press(Qt.Key.Key_F6)
    room.press(Qt.Key.Key_F5)
    room.wait(60)
    assert not any(room.voice.sound[silent_from:])
    assert room.speech.notice.isVisible()
    assert room.speech.notice.text() == OUT


@pytest.mark.acc(13)
def test_after_that_the_loudspeaker_says_nothing_private(room: Room) -> None:
    jack = with_jack(room, True)
    jack.plug(False)
    room.press(ALOUD)
    assert room.said() == ["The voice comes from the loudspeaker."]
    assert not jack.muted
    assert not room.speech.notice.isVisible()
    before = len(room.queue.history)
    room.window.street.setFocus()
    room.press(Qt.Key.Key_F6)
    assert len(room.queue.history) > before
    assert not any(SECRET in said.text for said in room.queue.history[before:])


def test_headphones_that_come_back_go_on(room: Room) -> None:
    jack = with_jack(room, True)
    jack.plug(False)
    jack.plug(True)
    assert not jack.muted
    assert not room.speech.notice.isVisible()
    assert room.said()[-1].startswith("Your address. Press Down arrow")


def test_who_did_not_listen_is_asked_nothing(room: Room) -> None:
    room.layer.apply(Preferences(language="en", speech=False))
    jack = with_jack(room, True)
    jack.plug(False)
    assert not jack.muted
    assert not room.speech.notice.isVisible()
    room.layer.apply(Preferences(language="en", speech=True))
    room.press(Qt.Key.Key_Tab)
    room.voice.drain()
    assert room.voice.heard


def test_what_is_plugged_in_at_the_beginning_counts_and_is_not_announced(room: Room) -> None:
    with_jack(room, True)
    assert room.queue.history[-1:] == () or not room.queue.speaking
    room.window.street.setFocus()
    assert SECRET in room.queue.history[-1].text


def test_a_machine_that_knows_of_no_headphones_changes_nothing(room: Room) -> None:
    with_jack(room, None)
    room.window.street.setFocus()
    assert not was_heard(room, SECRET)


@pytest.mark.acc(13)
def test_nothing_sounds_while_it_is_in_doubt_where_it_goes(room: Room) -> None:
    jack = with_jack(room, True)
    room.press(Qt.Key.Key_F6)
    room.voice.advance(300)
    jack.doubt()
    silent_from = len(room.voice.sound)
    room.voice.advance(500)
    assert not any(room.voice.sound[silent_from:])
    jack.plug(True)
    room.voice.drain()
    assert any(room.voice.sound[silent_from:])
    assert not room.voice.heard[-1].interrupted
    room.press(Qt.Key.Key_F6)
    room.press(Qt.Key.Key_F8)
    jack.doubt()
    jack.plug(True)
    paused_from = len(room.voice.sound)
    room.voice.advance(500)
    assert not any(room.voice.sound[paused_from:]), "the person's own pause goes on"


def test_what_is_in_doubt_is_nothing_to_who_listens_to_the_loudspeaker(room: Room) -> None:
    jack = with_jack(room, False)
    room.press(Qt.Key.Key_F6)
    jack.doubt()
    begun = len(room.voice.sound)
    room.voice.advance(500)
    assert any(room.voice.sound[begun:])


def test_on_a_persons_own_computer_headphones_switch_no_voice_on(room: Room) -> None:
    room.layer.apply(Preferences(language="en", speech=False))
    jack = Jack(False)
    room.speech.follow(jack, shared=False)
    room.said()
    jack.plug(True)
    assert room.announcer.output is Output.NONE
    assert room.said() == []


def test_beside_a_screen_reader_headphones_start_no_second_voice(room: Room) -> None:
    room.announcer.set_output(Output.SCREEN_READER)
    jack = Jack(False)
    room.speech.follow(jack, shared=False)
    jack.plug(True)
    assert room.announcer.output is Output.SCREEN_READER


def test_on_a_persons_own_computer_the_voice_stops_once_and_says_nothing_private(room: Room) -> None:
    jack = Jack(True)
    room.speech.follow(jack, shared=False)
    room.press(Qt.Key.Key_F6)
    room.voice.advance(200)
    jack.plug(False)
    begun = len(room.voice.sound)
    room.voice.advance(200)
    assert not any(room.voice.sound[begun:])
    assert not jack.muted
    before = len(room.queue.history)
    room.window.street.setFocus()
    room.voice.advance(200)
    assert any(room.voice.sound[begun:])
    assert not any(SECRET in said.text for said in room.queue.history[before:])
    jack.plug(True)
    room.window.heading.setFocus()
    room.window.street.setFocus()
    assert SECRET in room.queue.history[-1].text


@pytest.mark.acc(13, 92)
def test_who_leaves_with_the_headphones_leaves_no_silence_to_the_next(room: Room) -> None:
    """Headphones are pulled out as one goes: the next visit is heard, and the device is not left silent."""
    jack = with_jack(room, headphones=True)
    jack.plug(False)
    assert [jack.muted] == [True]
    room.layer.end(Preferences(language="en", speech=True))
    assert [jack.muted] == [False]
    room.said()
    room.layer.apply(Preferences(language="en", speech=True))
    room.window.in_person.setFocus()
    heard = room.said()
    assert any("I collect it" in text for text in heard), heard
