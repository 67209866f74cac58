"""The names of the keypad's keys are found for translation: whoever is told of "Round key" in another language is told nothing."""

from __future__ import annotations

import pytest

from accessibility.keypad_profile import PadKey
from accessibility.keypad_words import KeypadWords
from translations import messages
from translations.__main__ import extracted

NAMED = [key for key in PadKey if key not in (PadKey.JACK_IN, PadKey.JACK_OUT)]


@pytest.mark.parametrize("key", NAMED)
def test_each_name_is_among_what_is_translated(key: PadKey) -> None:
    name = KeypadWords(messages("accessibility", "en")).key(key)
    assert name
    assert extracted("accessibility").get(name, "keypad") is not None
