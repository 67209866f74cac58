"""The stream of samples: exact to the sample when it is held, silent when it is told to, never cut at its beginning."""

import threading
from array import array
from collections.abc import Iterator

import pytest

from accessibility.speech.device import NoDevice, Samples, open_silent_device, start_within
from accessibility.speech.loudness import Loudness
from accessibility.speech.player import LEAD, Mark, Player
from accessibility.speech.timing import SAMPLE_BYTES

PERIOD = 132
SECONDS = 10.0


class Card:
    """A sound card that takes a period whenever it is told to, and keeps what it got."""

    backend = "card"

    def __init__(self) -> None:
        self.closed = threading.Event()
        self._samples: Samples | None = None

    def start(self, callback_generator: Samples, /) -> None:
        self._samples = callback_generator
        self.take()

    def close(self) -> None:
        self.closed.set()

    def take(self, periods: int = 1) -> bytes:
        assert self._samples is not None
        return b"".join(self._samples.send(PERIOD) for _ in range(periods))


class Playing:
    def __init__(self) -> None:
        self.card = Card()
        self.reached: list[Mark] = []
        self.player = Player(lambda mark, _: self.reached.append(mark), lambda: self.card)

    def lead(self) -> None:
        """Let the silence at the beginning pass."""
        self.card.take(-(-LEAD // (PERIOD * SAMPLE_BYTES)))


@pytest.fixture
def playing() -> Playing:
    playing = Playing()
    playing.lead()
    return playing


def sound(periods: float, first: int = 1000) -> memoryview:
    """Samples that all differ, so that none can be lost or said twice unseen."""
    return memoryview(array("h", range(first, first + int(PERIOD * periods))).tobytes())


def as_made(samples: memoryview) -> bytes:
    return Loudness().apply(bytes(samples))


def test_the_first_sound_comes_after_silence_that_wakes_the_card() -> None:
    """200 ms, which a sound card or a sound server may lose (espeak-ng#849)."""
    playing = Playing()
    playing.player.put(Mark(1, 0, "sentence"), sound(2))
    heard = b""
    while not playing.reached:
        heard += playing.card.take()
    silence = len(heard) - PERIOD * SAMPLE_BYTES
    assert not any(heard[:silence])
    assert silence + PERIOD * SAMPLE_BYTES >= LEAD  # the period of the card's start is in it
    assert heard[silence:] + playing.card.take() == as_made(sound(2))


def test_only_the_first_sound_waits(playing: Playing) -> None:
    for number in (1, 2):
        playing.player.put(Mark(number, 0, "sentence"), sound(1))
        assert playing.card.take() == as_made(sound(1))
        playing.card.take(100)


@pytest.mark.acc(6)
@pytest.mark.parametrize("held_at", [0, 1, 4])
def test_pause_and_resume_lose_and_repeat_no_sample(playing: Playing, held_at: int) -> None:
    """ACC-6: it goes on with the very next sample."""
    whole = sound(5)
    playing.player.put(whole[: int(PERIOD * 1.5) * SAMPLE_BYTES], whole[int(PERIOD * 1.5) * SAMPLE_BYTES :])
    heard = playing.card.take(held_at)
    playing.player.pause(True)
    assert not any(playing.card.take(50))
    playing.player.pause(False)
    assert heard + playing.card.take(5 - held_at) == as_made(whole)
    assert not any(playing.card.take())


@pytest.mark.acc(6)
def test_what_is_dropped_is_silent_from_the_next_period_on(playing: Playing) -> None:
    playing.player.put(Mark(1, 0, "sentence"), sound(50))
    playing.card.take(3)
    playing.player.drop(Mark(1, 0, "stopped"))
    assert not any(playing.card.take(60))
    assert [mark.what for mark in playing.reached] == ["sentence", "stopped"]


def test_a_mark_is_reached_with_the_samples_after_it(playing: Playing) -> None:
    playing.player.put(Mark(1, 0, "sentence"), sound(1.5), Mark(1, 0, "word", 4, 7), sound(1.5), Mark(1, 1, "finished"))
    counts = []
    for _ in range(4):
        playing.card.take()
        counts.append(len(playing.reached))
    assert counts == [1, 2, 2, 3]


def test_a_new_volume_is_heard_in_the_middle_of_a_sound(playing: Playing) -> None:
    playing.player.put(sound(2))
    loud = array("h", playing.card.take())
    playing.player.volume(20)
    quiet = array("h", playing.card.take())
    assert 0 < max(quiet) < min(loud) / 5


def test_a_calibrated_kiosk_plays_at_its_own_loudness(playing: Playing) -> None:
    playing.player.put(sound(2, 20_000))
    playing.player.volume(60)
    loud = array("h", playing.card.take())
    playing.player.volume(60, -20.0)
    quiet = array("h", playing.card.take())
    assert max(loud) / max(quiet) == pytest.approx(10, rel=0.02)


def test_a_card_that_is_not_there_is_told_at_once() -> None:
    def none() -> Card:
        raise NoDevice

    with pytest.raises(NoDevice):
        start_within(SECONDS, none, bytes)


def test_a_card_that_opens_too_late_is_closed_and_takes_nothing() -> None:
    """Whoever waited plays to another by then: nothing may be heard twice."""
    go_on = threading.Event()
    card = Card()
    asked: list[int] = []

    def late() -> Card:
        go_on.wait(SECONDS)
        return card

    def fill(frames: int) -> bytes:
        asked.append(frames)
        return bytes(frames * SAMPLE_BYTES)

    with pytest.raises(NoDevice):
        start_within(0.05, late, fill)
    go_on.set()
    assert card.closed.wait(SECONDS)
    assert not asked


@pytest.fixture
def silent() -> Iterator[Player]:
    player = Player(lambda *_: None, open_silent_device)
    yield player
    player._device.close()


def test_the_stream_goes_on_when_nothing_is_said(silent: Player) -> None:
    """A stream that stops is put to sleep by sound servers, and loses the next beginning (pcaudiolib#23)."""
    before, wait = silent.turns, threading.Event()
    for _ in range(100):
        if silent.turns > before + 3:
            break
        wait.wait(0.05)
    assert silent.turns > before + 3
