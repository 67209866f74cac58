"""Reads a lexicon file and says, line by line, what in it cannot be used.

A lexicon is TOML with one entry a line. Because of that each line can be judged alone: a slip of the editor's loses one
word, not the voice.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

WORDS: Final = ("words", "abbreviations", "letters", "symbols", "units", "web", "counted")
"""Sections of one spoken text a key."""
LISTS: Final[Mapping[str, str]] = {"months": "names", "roman": "before"}
"""Sections with one key, whose value is a list."""
SECTIONS: Final = (*WORDS, "currencies", *LISTS)
_HEADER: Final = re.compile(r"\[\s*([\w-]+)\s*\]\s*(?:#.*)?")


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the file."""

    section: str
    key: str
    value: str | tuple[str, ...]


class _Unusable(ValueError):
    """Why a line cannot be used, as the end of a sentence."""


def read(path: Path) -> tuple[list[Entry], list[str]]:
    """What can be used, and one complaint for each line that cannot: "line 12: …". Never raises."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        return [], ["line 1: the file is not text in UTF-8, so words are spoken as they are written."]
    except OSError as error:
        reason = error.strerror or "it cannot be read"
        return [], [f"line 1: the file is missing or shut ({reason}), so words are spoken as they are written."]
    try:
        return list(_whole(tomllib.loads(text))), []
    except (tomllib.TOMLDecodeError, RecursionError, _Unusable):
        return _line_by_line(text)


def _whole(data: Mapping[str, object]) -> Iterator[Entry]:
    """The quick way, for a file without a fault."""
    for section, entries in data.items():
        if section not in SECTIONS or not isinstance(entries, dict):
            raise _Unusable
        for key, value in entries.items():
            yield _entry(section, key, value)


def _line_by_line(text: str) -> tuple[list[Entry], list[str]]:
    entries: dict[tuple[str, str], Entry] = {}
    complaints: list[str] = []
    section: str | None = ""
    for number, raw in enumerate(text.split("\n"), 1):
        line = raw.strip()
        if not line or line.startswith("#"):
            continue
        try:
            if line.startswith("["):
                section = None  # what follows a section that is not known goes with it, without a word
                section = _section(line)
            elif section is not None:
                entry = _line(section, line)
                if (section, entry.key) in entries:
                    raise _Unusable(f"{_shown(entry.key)} stands here a second time; the first one counts")
                entries[section, entry.key] = entry
        except _Unusable as error:
            complaints.append(f"line {number}: {error}.")
    return list(entries.values()), complaints or ["line 1: the file is not written one entry a line."]


def _section(line: str) -> str:
    match = _HEADER.fullmatch(line)
    name = match[1] if match else line
    if name not in SECTIONS:
        raise _Unusable(f"{_shown(name)} is no section that the voice knows; its lines are left out")
    return name


def _line(section: str, line: str) -> Entry:
    try:
        data = tomllib.loads(line)
    except (tomllib.TOMLDecodeError, RecursionError):
        data = {}
    if len(data) != 1:
        raise _Unusable('this is not "written" = "spoken"; the line is left out')
    ((key, value),) = data.items()
    return _entry(section, key, value)


def _entry(section: str, key: str, value: object) -> Entry:
    """One entry, judged. Raises `_Unusable`."""
    if not section:
        raise _Unusable("this line stands before the first section and is left out")
    if section in LISTS:
        return _list_entry(section, key, value)
    if not key.strip():
        raise _Unusable("the left side is empty; the line is left out")
    if section == "letters" and (len(key) != 1 or key.lower() != key):
        raise _Unusable(f"{_shown(key)} is not one small letter; the line is left out")
    if section == "currencies":
        if not (isinstance(value, list) and len(value) == 2):
            raise _Unusable(f'{_shown(key)} needs two words, ["whole", "part"]; the line is left out')
        return Entry(section, key, tuple(_spoken(key, each) for each in value))
    return Entry(section, key, _spoken(key, value))


def _list_entry(section: str, key: str, value: object) -> Entry:
    if key != LISTS[section]:
        raise _Unusable(f'[{section}] has no key {_shown(key)}, only "{LISTS[section]}"; the line is left out')
    if not isinstance(value, list):
        raise _Unusable(f"{_shown(key)} needs a list of words; the line is left out")
    words = tuple(_spoken(key, each) for each in value)
    if section == "months" and len(words) != 12:
        raise _Unusable(f"a year has 12 months, not {len(words)}; the line is left out")
    return Entry(section, key, words)


def _spoken(key: str, value: object) -> str:
    if not isinstance(value, str):
        raise _Unusable(f"what {_shown(key)} is spoken as must stand in quotation marks; the line is left out")
    if not value.strip() or not value.isprintable():
        raise _Unusable(f"what {_shown(key)} is spoken as is empty or cannot be printed; the line is left out")
    if any(character.isdigit() for character in value):
        raise _Unusable(f"what {_shown(key)} is spoken as holds digits, which must be words; the line is left out")
    return value


def _shown(text: str) -> str:
    """Somebody else's text in a sentence of ours: short, and on one line."""
    printable = "".join(character if character.isprintable() else " " for character in text)
    return f'"{printable[:40]}…"' if len(printable) > 40 else f'"{printable}"'
