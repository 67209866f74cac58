"""A person's settings: bounds hold, files that were spoilt do no harm."""

from __future__ import annotations

import pytest

from accessibility.preferences import LOWEST_VOLUME, Keypad, Preferences, Verbosity, from_mapping
from accessibility.speech.interface import RATES


def test_a_round_trip_keeps_everything() -> None:
    chosen = Preferences(
        language="ru",
        palette="yellow-on-black",
        text_step=3,
        zoom_percent=250,
        speech=True,
        rate_step=0,
        volume=80,
        captions=True,
        mirrored=True,
        verbosity=Verbosity.FULL,
        keypad=Keypad.SWITCH,
        echo_characters=False,
        motion=True,
    )
    assert from_mapping(chosen.as_mapping()) == chosen


@pytest.mark.parametrize(
    "wrong",
    [
        {"text_step": 4},
        {"text_step": -1},
        {"zoom_percent": 99},
        {"zoom_percent": 401},
        {"rate_step": len(RATES)},
        {"volume": -10},
        {"volume": 101},
        {"palette": "pink"},
        {"language": ""},
    ],
)
def test_bounds(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=next(iter(wrong))):
        Preferences(**wrong)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "spoilt",
    [
        {"volume": "loud"},
        {"volume": 500},
        {"volume": True},
        {"speech": 1},
        {"verbosity": "chatty"},
        {"verbosity": 3},
        {"keypad": None},
        {"palette": "pink"},
        {"unknown": 1},
    ],
)
def test_a_spoilt_file_keeps_the_defaults(spoilt: dict[str, object]) -> None:
    assert from_mapping(spoilt) == Preferences()
    assert from_mapping({**spoilt, "language": "en"}) == Preferences(language="en")


def test_steps_stop_at_their_ends() -> None:
    assert Preferences(volume=95).louder().volume == 100
    assert Preferences(volume=20).louder(-5).volume == LOWEST_VOLUME
    assert Preferences().faster(20).rate == RATES[-1]
    assert Preferences().faster(-20).rate == RATES[0]
    assert Preferences().larger(9).text_step == 3
    assert Preferences().larger(-9).text_step == 0
    assert Preferences().louder(1).volume == Preferences().volume + 10
