"""A large catalogue for measuring: plausible services made by mixing the words of real ones, the same every time.

Only for benchmarks; nothing of it is ever shown to anybody.
"""

from __future__ import annotations

import dataclasses
import random
from collections.abc import Iterator, Sequence

import msgspec

from kiosk.catalogue.store import Contents
from kiosk.portal.resources.catalogue import PublicService
from kiosk.text import LANGUAGES

_SEED = 20260101
_OWN_WORDS = 12_000
_SYLLABLES = (
    "ba",
    "mü",
    "ta",
    "şə",
    "qo",
    "ri",
    "len",
    "dar",
    "iz",
    "av",
    "tur",
    "səl",
    "gül",
    "xan",
    "pər",
    "iş",
    "köy",
    "mal",
)


def synthetic(real: Contents, services: int, seed: int = _SEED) -> Contents:
    """`real` with made-up services added until there are `services`; just the first ones of `real` if it has more."""
    made = [*real.services[:services], *_made(real.services, services - len(real.services), random.Random(seed))]  # noqa: S311
    return dataclasses.replace(real, services=made)


def _made(real: Sequence[PublicService], count: int, chance: random.Random) -> Iterator[PublicService]:
    halves = {language: [_halves(each.name.get(language, "")) for each in real] for language in LANGUAGES}
    own = ["".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4))) for _ in range(_OWN_WORDS)]
    for number in range(count):
        first, second = chance.randrange(len(real)), chance.randrange(len(real))
        # a few words stand in very many names and many in very few, as in a real register
        proper = own[min(int(chance.paretovariate(0.6)), _OWN_WORDS - 1)].capitalize()
        name = {
            language: f"{proper} {halves[language][first][0]} {halves[language][second][1]}".strip()
            for language in LANGUAGES
        }
        yield msgspec.structs.replace(real[first], id=f"made-{number}", name=name, form=None)


def _halves(name: str) -> tuple[str, str]:
    words = name.split()
    middle = (len(words) + 1) // 2
    return " ".join(words[:middle]), " ".join(words[middle:])
