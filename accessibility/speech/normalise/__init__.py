"""Written text → what the voice is given: dispatch by language, spelling, and fragments in another script."""

from __future__ import annotations

from accessibility.speech.normalise import az
from accessibility.speech.normalise.core import Normalised, apply
from accessibility.speech.utterance import Segment

__all__ = ["Normalised", "normalise", "segments_by_script", "spell"]


def normalise(text: str, language: str) -> Normalised:
    """What the voice of `language` is given to say `text`."""
    return apply(text, az.rules() if language == "az" else ())


def spell(text: str, language: str) -> Normalised:
    """`text` letter by letter."""
    return apply(" ".join(text), ())


def segments_by_script(text: str, language: str) -> tuple[Segment, ...]:
    """`text` cut into segments, each for one voice; together they are `text`."""
    return (Segment(text, language),)
