"""Where the data of a voice are missing or broken, the next voice reads its language."""

import queue
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import espeakng_loader
import pytest

from accessibility.speech.interface import Failed, Finished, Ready, VoiceEvent, WordStarted
from accessibility.speech.prepare import prepare
from accessibility.speech.utterance import Segment, Utterance
from accessibility.speech.voice import Voice

SECONDS = 60.0
TEXT = "Davam et düyməsi."


def without_voice(data: Path) -> None:
    (data / "lang" / "trk" / "az").unlink()


def without_dictionary(data: Path) -> None:
    (data / "az_dict").unlink()


def with_broken_dictionary(data: Path) -> None:
    """eSpeak ends the whole process when it reads this."""
    (data / "az_dict").unlink()
    (data / "az_dict").write_bytes(bytes(100))


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """The data of all voices, to be spoilt."""
    data = tmp_path / "espeak-ng-data"
    data.mkdir()
    for each in Path(espeakng_loader.get_data_path()).iterdir():
        if each.name == "lang":
            shutil.copytree(each, data / each.name)
        else:
            (data / each.name).symlink_to(each)
    return data


class Poor:
    def __init__(self) -> None:
        self.voice = Voice(module="tests.unit.speech.poor")
        self.events: queue.SimpleQueue[VoiceEvent] = queue.SimpleQueue()
        self.voice.listen(self.events.put)

    def say(self, number: int, text: str, language: str) -> list[VoiceEvent]:
        self.voice.speak(prepare(number, Utterance((Segment(text, language),))))
        events = [self.events.get(timeout=SECONDS)]
        while not isinstance(events[-1], Finished | Failed):
            events.append(self.events.get(timeout=SECONDS))
        return events


@pytest.fixture
def poor(data: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], Poor]]:
    monkeypatch.setenv("POOR_DATA", str(data))
    begun: list[Poor] = []

    def begin() -> Poor:
        begun.append(Poor())
        begun[-1].voice.set_rate(360)
        return begun[-1]

    yield begin
    for each in begun:
        each.voice.close()


@pytest.mark.parametrize("spoil", [without_voice, without_dictionary, with_broken_dictionary])
def test_azerbaijani_is_read_by_the_next_voice(
    data: Path, poor: Callable[[], Poor], spoil: Callable[[Path], None]
) -> None:
    spoil(data)
    spoilt = poor()
    events = spoilt.say(1, TEXT, "az")
    assert events[-1] == Finished(1, 1)
    words = [TEXT[word.spoken_start : word.spoken_end] for word in events if isinstance(word, WordStarted)]
    assert words == ["Davam", "et", "düyməsi"]
    for number, (text, language) in enumerate([("Привет, мир.", "ru"), ("Hello.", "en"), (TEXT, "az")], start=2):
        events = spoilt.say(number, text, language)
        assert events[-1] == Finished(number, 1)
        assert not any(isinstance(event, Ready) for event in events), "no other process was needed"


def test_where_all_voices_are_missing_it_says_so_for_good(data: Path, poor: Callable[[], Poor]) -> None:
    shutil.rmtree(data / "lang")
    (data / "lang").mkdir()
    failed = poor().say(1, TEXT, "az")[-1]
    assert isinstance(failed, Failed)
    assert failed.for_good
    assert TEXT not in failed.reason
