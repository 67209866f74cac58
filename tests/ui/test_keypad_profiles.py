"""Tables of keypads: the built-in ones, and one clear sentence for each that is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from accessibility.keypad_profile import (
    BUILT_IN,
    DEFAULT,
    FOLDER,
    KeypadProfileError,
    PadKey,
    load_profile,
    read_profile,
)
from translations import messages

KEYS = 'up = 196\ndown = 197\naction = [198, "F20"]'
WRONG = {
    "keys = [": "is not written as TOML.",
    "\udcff": "is not written as TOML.",
    f"[keys]\n{KEYS}\nforward = 5": "has an entry that means nothing: “keys.forward”.",
    f"colour = 1\n[keys]\n{KEYS}": "has an entry that means nothing: “colour”.",
    f"name = 5\n[keys]\n{KEYS}": "has a wrong value for “name”.",
    "keys = 5": "has a wrong value for “keys”.",
    f"[keys]\n{KEYS}\nhelp = 1.5": "has a wrong value for “keys.help”.",
    f"[keys]\n{KEYS}\nhelp = true": "has a wrong value for “keys.help”.",
    f"[keys]\n{KEYS}\nhelp = -3": "has a wrong value for “keys.help”.",
    f"[keys]\n{KEYS}\nhelp = [[1]]": "has a wrong value for “keys.help”.",
    f'[keys]\n{KEYS}\nhelp = "F99"': "names a key that does not exist: “F99”.",
    f'[keys]\n{KEYS}\nhelp = "MouseLeft"': "names a key that does not exist: “MouseLeft”.",
    f"[keys]\n{KEYS}\nhelp = 197": "uses “197” twice.",
    f'[keys]\n{KEYS}\nhelp = "F20"': "uses “F20” twice.",
    "[keys]\nup = 1\ndown = 2": "has no key for “keys.action”.",
    f"[keys]\n{KEYS}\n[switches]\npuff = 5": "has an entry that means nothing: “switches.puff”.",
    f'in_fields = "Shift+A"\n[keys]\n{KEYS}': "names a key that does not exist: “Shift+A”.",
}


@pytest.mark.parametrize("name", BUILT_IN)
def test_the_built_in_tables_are_right(name: str) -> None:
    loaded = load_profile(name)
    assert loaded.error is None
    assert loaded.problem(messages("accessibility", "en")) == ""
    assert {PadKey.UP, PadKey.DOWN, PadKey.ACTION, PadKey.BACK, PadKey.NEXT} <= set(loaded.profile.keys.values())
    assert set(BUILT_IN) == {file.stem for file in FOLDER.glob("*.toml")}


@pytest.mark.parametrize("written", WRONG)
def test_what_is_wrong_is_said_in_one_sentence_and_the_usual_table_holds(written: str, tmp_path: Path) -> None:
    file = tmp_path / "keypad.toml"
    file.write_bytes(written.encode(errors="surrogateescape"))
    loaded = load_profile(file)
    assert loaded.problem(messages("accessibility", "en")) == f"The table of the keypad in {file} {WRONG[written]}"
    assert loaded.profile == load_profile(DEFAULT).profile
    with pytest.raises(KeypadProfileError) as raised:
        read_profile(file)
    assert str(raised.value).endswith(WRONG[written])


def test_no_file_and_a_folder(tmp_path: Path) -> None:
    for path in (tmp_path / "none.toml", tmp_path):
        loaded = load_profile(path)
        assert loaded.problem(messages("accessibility", "en")).endswith("cannot be read.")
        assert loaded.profile == load_profile().profile


def test_somebody_s_own_table(tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    file.write_text(f'[keys]\n{KEYS}\n[switches]\nselect = ["MouseLeft", 65]', encoding="utf-8")
    profile = read_profile(file)
    assert profile.name == "mine"
    assert profile.keys == {196: "up", 197: "down", 198: "action", "F20": "action"}
    assert profile.switches == {"MouseLeft": "select", 65: "select"}
