"""Eleven steps of volume and seven of rate, measured on the sound itself."""

import itertools

import pytest

from accessibility.speech.interface import DEFAULT_RATE, DEFAULT_VOLUME, RATES
from accessibility.speech.loudness import AS_MADE_DB_SPL, VOLUMES, Loudness, gain, sound_pressure
from accessibility.speech.measure import SAMPLE, words_a_minute
from accessibility.speech.prepare import prepare
from accessibility.speech.recording import RecordingVoice
from accessibility.speech.synthesis import Synthesiser
from accessibility.speech.utterance import Segment, Utterance
from tests.unit.speech.sounding import decibels, highest, pitch

WORDS = dict(zip(RATES, (59, 81, 95, 124, 154, 188, 242), strict=True))
"""Azerbaijani words a minute, from table D2."""
CALIBRATED = -15.0
"""A kiosk whose voice as made is heard at 90 dB SPL."""


@pytest.fixture(scope="module")
def made(synthesiser: Synthesiser) -> bytes:
    return synthesiser.pcm(SAMPLE, "az", DEFAULT_RATE)


def heard_at(made: bytes, volume: int, calibration_db: float) -> float:
    """The dB SPL that a meter would show: what leaves the program, on a kiosk that is calibrated so."""
    loudness = Loudness()
    loudness.set(volume, calibration_db)
    return AS_MADE_DB_SPL - calibration_db + decibels(loudness.apply(made)) - decibels(made)


def test_the_sample_is_that_of_the_table() -> None:
    words = [word.strip(".,") for word in SAMPLE.split()]
    assert len(words) == 18
    assert sum(map(len, words)) / 18 == pytest.approx(6.3, abs=0.05)


@pytest.mark.acc(19)
@pytest.mark.parametrize("rate", RATES)
def test_real_azerbaijani_words_a_minute(synthesiser: Synthesiser, rate: int) -> None:
    """ACC-19, table D2: eSpeak's rate is not Azerbaijani words a minute."""
    assert words_a_minute(synthesiser, rate) == pytest.approx(WORDS[rate], rel=0.1)


@pytest.mark.acc(19)
def test_the_default_rate_is_120_to_125_words_and_the_steps_reach_half_and_twice_of_it() -> None:
    assert 6 <= len(RATES) <= 8
    assert 120 <= WORDS[DEFAULT_RATE] <= 125
    assert WORDS[RATES[0]] <= 0.5 * WORDS[DEFAULT_RATE]
    assert WORDS[RATES[-1]] >= 1.9 * WORDS[DEFAULT_RATE]


@pytest.mark.acc(19)
def test_no_rate_changes_the_pitch(synthesiser: Synthesiser) -> None:
    default = pitch(synthesiser.pcm(SAMPLE, "az", DEFAULT_RATE))
    assert 60 < default < 250
    for rate in RATES:
        assert pitch(synthesiser.pcm(SAMPLE, "az", rate)) == pytest.approx(default, rel=0.05)


@pytest.mark.acc(18)
@pytest.mark.parametrize("volume", VOLUMES)
def test_a_step_is_as_loud_as_it_says(made: bytes, volume: int) -> None:
    """ACC-18, on a calibrated kiosk. Only the last may be a little less: it is bent so that it does not crackle."""
    assert heard_at(made, volume, CALIBRATED) == pytest.approx(sound_pressure(volume), abs=3 if volume == 100 else 1.5)


@pytest.mark.acc(18)
def test_the_steps_reach_from_20_to_100_decibels_by_at_most_10() -> None:
    pressures = [sound_pressure(volume) for volume in VOLUMES]
    assert len(pressures) == 11
    assert (pressures[0], pressures[-1]) == (20, 100)
    assert all(0 < louder - quieter <= 10 for quieter, louder in itertools.pairwise(pressures))
    assert [gain(volume) for volume in (0, 50, 100)] == [-55, -15, 25]


@pytest.mark.acc(15, 18)
@pytest.mark.parametrize("calibration_db", [0.0, CALIBRATED])
def test_each_step_is_louder_than_the_one_before_and_the_lowest_is_heard(made: bytes, calibration_db: float) -> None:
    levels = [heard_at(made, volume, calibration_db) for volume in VOLUMES]
    assert all(0 < louder - quieter <= 10 for quieter, louder in itertools.pairwise(levels))
    loudness = Loudness()
    loudness.set(VOLUMES[0], calibration_db)
    assert highest(loudness.apply(made)) > 5


@pytest.mark.acc(16)
@pytest.mark.parametrize("ambient", range(40, 76, 5))
def test_the_highest_step_is_20_decibels_above_what_is_around(made: bytes, ambient: int) -> None:
    """ACC-16, on a calibrated kiosk; and 65 dBA are there in any case."""
    assert heard_at(made, 100, CALIBRATED) >= max(65, ambient + 20)


@pytest.mark.acc(17, 18)
def test_the_first_sound_is_at_the_default_which_is_quiet_enough(synthesiser: Synthesiser, made: bytes) -> None:
    """ACC-17, ACC-18: 60 to 65 dB SPL, whatever is not yet chosen, and never the highest step."""
    assert 60 <= sound_pressure(DEFAULT_VOLUME) <= 65
    assert sound_pressure(DEFAULT_VOLUME) == pytest.approx(heard_at(made, DEFAULT_VOLUME, CALIBRATED), abs=0.5)
    first = RecordingVoice(synthesiser)
    first.speak(prepare(1, Utterance((Segment(SAMPLE, "az"),))))
    first.drain()
    assert decibels(first.sound) == pytest.approx(decibels(made) + gain(DEFAULT_VOLUME), abs=0.5)


def test_what_is_amplified_is_bent_and_not_cut(made: bytes) -> None:
    loudness = Loudness()
    loudness.set(100, CALIBRATED)
    louder = loudness.apply(made)
    flat = sum(louder[place : place + 2] in (b"\xff\x7f", b"\x01\x80") for place in range(0, len(louder), 2))
    assert flat < len(louder) / 2 / 100


@pytest.mark.acc(15)
def test_a_new_volume_is_heard_in_the_next_sound(voice: RecordingVoice) -> None:
    """ACC-15: 8 dB a step."""
    levels = []
    for volume in (50, 60):
        begins = len(voice.sound)
        voice.set_volume(volume)
        voice.speak(prepare(volume, Utterance((Segment("Salam, dünya.", "az"),))))
        voice.drain()
        levels.append(decibels(voice.sound[begins:]))
    assert levels[1] - levels[0] == pytest.approx(8, abs=0.5)
