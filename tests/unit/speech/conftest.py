"""Voices for the tests of speech."""

import pytest

from accessibility.speech.recording import RecordingVoice
from accessibility.speech.synthesis import Synthesiser, open_synthesiser


@pytest.fixture(scope="session")
def synthesiser() -> Synthesiser:
    return open_synthesiser()


@pytest.fixture
def voice(synthesiser: Synthesiser) -> RecordingVoice:
    return RecordingVoice(synthesiser)
