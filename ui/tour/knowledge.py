"""What the people of the tours know in their own language: the goal, the answers, and what common words mean to them.

Nothing of it comes from the program's strings: `knowledge.toml` holds the words that somebody listens for.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, TypeVar

Language = str
KnownT = TypeVar("KnownT")
LANGUAGES: Final[tuple[Language, ...]] = ("az", "en", "ru")
_TABLE: Final[dict[str, Any]] = tomllib.loads(Path(__file__).with_name("knowledge.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Answer:
    """To a question whose words match `asked`: the option that `says` matches, or what to `write`.

    `first` is written before, and is wrong.
    """

    asked: re.Pattern[str]
    says: re.Pattern[str] | None = None
    write: str = ""
    first: str = ""


@dataclass(frozen=True, slots=True)
class Knowledge:
    """`search` is what one writes, `service` how the name of the right one begins; the rest are words to listen for."""

    search: str
    service: re.Pattern[str]
    go_on: re.Pattern[str]
    apply: re.Pattern[str]
    field: re.Pattern[str]
    empty: re.Pattern[str]
    problem: re.Pattern[str]
    wait: re.Pattern[str]
    checking: re.Pattern[str]
    declaring: re.Pattern[str]
    tick_box: re.Pattern[str]
    signing_in: re.Pattern[str]
    received: re.Pattern[str]
    keep: re.Pattern[str]
    kept: re.Pattern[str]
    topics: re.Pattern[str]
    certificates: re.Pattern[str]
    more: re.Pattern[str]
    yes: re.Pattern[str]
    answers: tuple[Answer, ...]


def known(person: str, kind: Callable[..., KnownT], **more: Mapping[Language, Any]) -> Mapping[Language, KnownT]:
    """The words of one of the table's people as a `kind`, by the language in which they listen, and what they know besides."""
    return {
        language: kind(
            **{name: _pattern(_of(value, language)) for name, value in _TABLE[person].items()},
            **{name: values[language] for name, values in more.items()},
        )
        for language in LANGUAGES
    }


def _of(value: str | dict[Language, str], language: Language) -> str:
    return value if isinstance(value, str) else value[language]


def _pattern(words: str) -> re.Pattern[str]:
    return re.compile(words, re.IGNORECASE)


def _answer(row: dict[str, Any], language: Language) -> Answer:
    asked, says, write, first = (_of(row.get(name, ""), language) for name in ("asked", "says", "write", "first"))
    return Answer(_pattern(asked), _pattern(says) if says else None, write, first)


KNOWN: Final = known(
    "applying",
    Knowledge,
    search=_TABLE["search"],
    answers={language: tuple(_answer(row, language) for row in _TABLE["answer"]) for language in LANGUAGES},
)
"""By the language in which a person listens."""
