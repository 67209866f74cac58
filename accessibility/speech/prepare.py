"""From an utterance as written to sentences as spoken: split by script, normalise, cut at sentence ends."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from accessibility.speech.normalise import Normalised, normalise, segments_by_script, spell
from accessibility.speech.utterance import Prepared, Segment, Sentence, Span, Utterance

_END: Final = re.compile(r"(?<![.!?…])[.!?…]+[\"'»”)\]]*(?=\s)|\n+|;(?=\s)")
"""Looked for only where a run of dots begins: within a long one, which ends no sentence, every dot would be tried."""


def prepare(number: int, utterance: Utterance) -> Prepared:
    """The sentences of `utterance`, in order. `number` must be unique in the program's run."""
    sentences = [
        sentence for index, segment in enumerate(utterance.segments) for sentence in _sentences(index, segment)
    ]
    return Prepared(number, utterance, tuple(sentences))


def _sentences(index: int, segment: Segment) -> Iterator[Sentence]:
    start = 0
    for part in segments_by_script(segment.text, segment.language):
        say = spell if segment.spell else normalise
        yield from _cut(index, start, say(part.text, part.language), part.language)
        start += len(part.text)


def _cut(index: int, offset: int, normalised: Normalised, language: str) -> Iterator[Sentence]:
    """Cut the spoken text: only there is a full stop surely the end of a sentence and not part of a number."""
    begin = 0
    for end in [*(match.end() for match in _END.finditer(normalised.spoken)), len(normalised.spoken)]:
        spoken = normalised.spoken[begin:end]
        stripped = spoken.strip()
        if any(character.isalnum() for character in stripped):
            left = begin + len(spoken) - len(spoken.lstrip())
            yield _sentence(index, offset, normalised, language, left, left + len(stripped))
        begin = end


def _sentence(index: int, offset: int, normalised: Normalised, language: str, left: int, right: int) -> Sentence:
    spans = tuple(
        Span(
            offset + span.written_start,
            offset + span.written_end,
            max(span.spoken_start, left) - left,
            min(span.spoken_end, right) - left,
        )
        for span in normalised.spans
        if span.spoken_start < right and span.spoken_end > left
    )
    first, last = (spans[0].written_start, spans[-1].written_end) if spans else (offset, offset)
    return Sentence(language, normalised.spoken[left:right], index, first, last, spans)
