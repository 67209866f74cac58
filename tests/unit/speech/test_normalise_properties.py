"""What holds whatever is written: no failure, no digit left, true spans, and time that grows with the text only."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accessibility.speech.normalise import normalise, segments_by_script, spell
from accessibility.speech.prepare import prepare
from accessibility.speech.utterance import Segment, Utterance
from tests.unit.speech.test_normalise_cases import WRITTEN, check_spans

LANGUAGES = ("az", "en", "ru")
PIECES = st.one_of(
    st.sampled_from([written for _, written in WRITTEN]),
    st.text(alphabet="0123456789 .,:;/-–+()№₼%@&°²½aAbıIİəXVCбЯй\u00a0\n'’…", max_size=12),
    st.text(max_size=6),
)
TEXT = st.lists(PIECES, max_size=6).map("".join) | st.lists(PIECES, max_size=6).map(" ".join)


@settings(max_examples=300, deadline=None)
@given(TEXT, st.sampled_from(LANGUAGES))
def test_whatever_is_written_is_said_without_a_digit(text: str, language: str) -> None:
    said = normalise(text, language)
    assert not any(character.isdecimal() for character in said.spoken)
    assert said.written == text
    check_spans(said)


@settings(max_examples=150, deadline=None)
@given(TEXT, st.sampled_from(LANGUAGES))
def test_whatever_is_written_is_cut_by_language_without_a_loss(text: str, language: str) -> None:
    segments = segments_by_script(text, language)
    assert "".join(segment.text for segment in segments) == text
    assert all(segment.language in LANGUAGES for segment in segments)
    for sentence in prepare(1, Utterance((Segment(text, language),))).sentences:
        assert not any(character.isdecimal() for character in sentence.spoken)
        for span in sentence.spans:
            assert 0 <= span.written_start < span.written_end <= len(text)
            assert 0 <= span.spoken_start < span.spoken_end <= len(sentence.spoken)


@settings(max_examples=100, deadline=None)
@given(TEXT, st.sampled_from(LANGUAGES))
def test_whatever_is_written_can_be_spelled(text: str, language: str) -> None:
    check_spans(spell(text, language))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "unit",
    [
        "-", "\u00a0", "\n", "a-", "A-", "1-", "1 ", "1.", "1,", "1/", "1:", "+1", "a.", "a@", "a_", "A1", "I ", "I, ",
        "№", "…", ".", "!)", "12 ", "12 345 ", "1 may ", "1–2 ", "0", "AZ21 ", "w a.", "Ab Cd ", "до 5 ", "a а ", "http://a", "· ",
    ],
)  # fmt: skip
def test_ten_thousand_characters_take_time_by_their_number_only(unit: str, language: str) -> None:
    """A pattern that looks again and again at the same text would need a hundred times as long for ten times the text."""

    def work(length: int) -> float:
        text = (unit * length)[:length]
        begun = time.thread_time()
        normalise(text, language)
        segments_by_script(text, language)
        prepare(1, Utterance((Segment(text, language),)))
        return time.thread_time() - begun

    work(10)  # the rules are made at first use
    assert work(10_000) < 40 * max(work(1_000) for _ in range(2))
