"""Which key of a tactile keypad does what: a table in a TOML file that anyone may edit (requirements B1).

A scan code is what X11 and Wayland give (the kernel's code and eight); a name is Qt's name of a key without `Key_`, with
`Keypad` before it for a key of the number pad. A table that is wrong is named in one sentence, and the usual one holds.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any, Final, Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from translations import Messages, messages

FOLDER: Final = Path(__file__).parent / "keypads"
DEFAULT: Final = "ez-access"
BUILT_IN: Final = (DEFAULT, "storm", "numpad")
MICE: Final = {
    Qt.MouseButton.LeftButton: "MouseLeft",
    Qt.MouseButton.MiddleButton: "MouseMiddle",
    Qt.MouseButton.RightButton: "MouseRight",
}
_LARGEST_CODE: Final = 65_535
_NAMES: Final[Mapping[int, str]] = {each.value: each.name.removeprefix("Key_") for each in Qt.Key}
_WITHOUT_NUM_LOCK: Final = {
    "Up": "8",
    "Down": "2",
    "Left": "4",
    "Right": "6",
    "Clear": "5",
    "Home": "7",
    "PageUp": "9",
    "End": "1",
    "PageDown": "3",
    "Insert": "0",
}

Code = int | str
Problem = Literal["unreadable", "syntax", "unknown", "wrong", "name", "twice", "empty"]


class PadKey(StrEnum):
    """What a keypad has. The names are those of the file."""

    HELP = "help"
    UP = "up"
    DOWN = "down"
    ACTION = "action"
    BACK = "back"
    NEXT = "next"
    LESS = "less"
    MORE = "more"
    JACK_IN = "jack_in"
    JACK_OUT = "jack_out"
    PANIC = "panic"


class Switch(StrEnum):
    """What a person with one or two switches has."""

    SELECT = "select"
    STEP = "step"


@dataclass(frozen=True, slots=True)
class KeypadProfile:
    """One keypad. `in_fields` holds the codes that stay the keypad's while somebody writes; None means all."""

    name: str
    keys: Mapping[Code, PadKey]
    switches: Mapping[Code, Switch]
    in_fields: frozenset[Code] | None = None

    def key_of(self, event: QKeyEvent, *, writing: bool) -> PadKey | None:
        """The key that was pressed; None where it is none of the keypad's, or types something just now."""
        for code in codes_of(event):
            if code in self.keys and (not writing or self.in_fields is None or code in self.in_fields):
                return self.keys[code]
        return None

    def switch_of(self, event: QKeyEvent) -> Switch | None:
        """The switch that was pressed; None where it is none."""
        return next((self.switches[code] for code in codes_of(event) if code in self.switches), None)


class KeypadProfileError(Exception):
    """A table that cannot be used. `str()` is the sentence in English."""

    def __init__(self, source: str, problem: Problem, key: str = "", code: str = "") -> None:
        self.source, self.problem, self.key, self.code = source, problem, key, code
        super().__init__(self.sentence(messages("accessibility", "en")))

    def sentence(self, words: Messages) -> str:
        """What is wrong, in one sentence."""
        gettext = words.gettext
        match self.problem:
            case "unreadable":
                text = gettext("The table of the keypad in {source} cannot be read.")
            case "syntax":
                text = gettext("The table of the keypad in {source} is not written as TOML.")
            case "unknown":
                text = gettext("The table of the keypad in {source} has an entry that means nothing: “{key}”.")
            case "wrong":
                text = gettext("The table of the keypad in {source} has a wrong value for “{key}”.")
            case "name":
                text = gettext("The table of the keypad in {source} names a key that does not exist: “{code}”.")
            case "twice":
                text = gettext("The table of the keypad in {source} uses “{code}” twice.")
            case "empty":
                text = gettext("The table of the keypad in {source} has no key for “{key}”.")
        return text.format(source=self.source, key=self.key, code=self.code)


@dataclass(frozen=True, slots=True)
class LoadedProfile:
    """The profile that holds, and what was wrong with the one that was asked for."""

    profile: KeypadProfile
    error: KeypadProfileError | None = None

    def problem(self, words: Messages) -> str:
        """One sentence to show or speak; empty when all is well."""
        return "" if self.error is None else self.error.sentence(words)


def load_profile(source: str | Path = "") -> LoadedProfile:
    """A built-in profile by its name, or one from a file; the usual one where that cannot be used, or nothing is named."""
    name = str(source) or DEFAULT
    try:
        return LoadedProfile(read_profile(FOLDER / f"{name}.toml" if name in BUILT_IN else Path(name)))
    except KeypadProfileError as error:
        return LoadedProfile(read_profile(FOLDER / f"{DEFAULT}.toml"), error)


def read_profile(path: Path) -> KeypadProfile:
    """The profile in a file. Raises `KeypadProfileError`."""
    source = str(path)
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError:
        raise KeypadProfileError(source, "unreadable") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        raise KeypadProfileError(source, "syntax") from None
    return _Reader(source).profile(table, usual_name=path.stem)


def codes_of(event: QKeyEvent) -> Iterator[Code]:
    """By what a key can stand in a profile: its scan code, where that means the same on every machine, and its names."""
    if sys.platform.startswith("linux") and event.nativeScanCode():
        yield event.nativeScanCode()
    name = _NAMES.get(event.key(), "")
    if event.modifiers() & Qt.KeyboardModifier.KeypadModifier:
        yield f"Keypad{name}"
        if sys.platform != "darwin" and name in _WITHOUT_NUM_LOCK:  # there, arrows always say that they are of the pad
            yield f"Keypad{_WITHOUT_NUM_LOCK[name]}"
    if name:
        yield name


class _Reader:
    """Checks a table step by step, so that the sentence can say where it is wrong."""

    def __init__(self, source: str) -> None:
        self._source = source

    def profile(self, table: Mapping[str, Any], usual_name: str) -> KeypadProfile:
        for entry in table:
            if entry not in ("name", "keys", "switches", "in_fields"):
                raise self._wrong("unknown", entry)
        name = table.get("name", usual_name)
        if not isinstance(name, str) or not name.strip():
            raise self._wrong("wrong", "name")
        keys = self._table(table.get("keys", {}), "keys", {str(each): each for each in PadKey}, mice=False)
        for needed in (PadKey.UP, PadKey.DOWN, PadKey.ACTION):
            if needed not in keys.values():
                raise self._wrong("empty", f"keys.{needed}")
        switches = self._table(table.get("switches", {}), "switches", {str(each): each for each in Switch}, mice=True)
        in_fields = None
        if "in_fields" in table:
            in_fields = frozenset(self._codes(table["in_fields"], "in_fields", mice=False))
        return KeypadProfile(name, keys, switches or _SWITCHES, in_fields)

    def _table(self, table: Any, name: str, known: Mapping[str, Any], *, mice: bool) -> dict[Code, Any]:
        if not isinstance(table, dict):
            raise self._wrong("wrong", name)
        found: dict[Code, Any] = {}
        for entry, codes in table.items():
            if entry not in known:
                raise self._wrong("unknown", f"{name}.{entry}")
            for code in self._codes(codes, f"{name}.{entry}", mice=mice):
                if code in found:
                    raise self._wrong("twice", f"{name}.{entry}", str(code))
                found[code] = known[entry]
        return found

    def _codes(self, codes: Any, key: str, *, mice: bool) -> list[Code]:
        listed = codes if isinstance(codes, list) else [codes]
        for code in listed:
            number = type(code) is int and 0 < code <= _LARGEST_CODE
            if not number and not isinstance(code, str):
                raise self._wrong("wrong", key)
            if isinstance(code, str) and not _is_a_key(code) and not (mice and code in MICE.values()):
                raise self._wrong("name", key, code)
        return listed

    def _wrong(self, problem: Problem, key: str, code: str = "") -> KeypadProfileError:
        return KeypadProfileError(self._source, problem, key, code)


def _is_a_key(name: str) -> bool:
    return name in _NAMED or (name.startswith("Keypad") and name.removeprefix("Keypad") in _NAMED)


_NAMED: Final = frozenset(_NAMES.values()) | {each.name.removeprefix("Key_") for each in Qt.Key}
_SWITCHES: Final[Mapping[Code, Switch]] = {"Return": Switch.SELECT, "Enter": Switch.SELECT, "Space": Switch.STEP}
"""Where a profile names no switches."""
