"""The letters of three languages stand on the keyboards whole, digits in keypad order, each key with its words."""

from __future__ import annotations

import itertools

import pytest

from accessibility.screen_keyboard.layouts import (
    LAYOUTS,
    KeyRole,
    Kind,
    Layer,
    Rows,
    capital,
    next_language,
    rows,
)
from accessibility.screen_keyboard.names import Names, Shift
from translations import messages

ALPHABETS = {
    "az": "abcçdeəfgğhxıijkqlmnoöprsştuüvyz",
    "ru": "абвгдеёжзийклмнопрстуфхцчшщъыьэюя",
    "en": "abcdefghijklmnopqrstuvwxyz",
}
EVERY = list(itertools.product(LAYOUTS, Layer, Kind, (False, True)))


def written(keys: Rows) -> str:
    return "".join(key.writes for row in keys for key in row if key.role is KeyRole.WRITE)


def roles(keys: Rows) -> list[KeyRole]:
    return [key.role for row in keys for key in row]


@pytest.mark.parametrize("narrow", [False, True])
@pytest.mark.parametrize("language", LAYOUTS)
def test_the_whole_alphabet_stands_on_the_keys_once(language: str, narrow: bool) -> None:
    small = written(rows(LAYOUTS[language], Layer.SMALL, Kind.TEXT, narrow=narrow))
    letters = [each for each in small if each.isalpha()]
    assert sorted(letters) == sorted(ALPHABETS[language])
    capitals = written(rows(LAYOUTS[language], Layer.CAPITAL, Kind.TEXT, narrow=narrow))
    assert [each for each in capitals if each.isalpha()] == [capital(each, language) for each in letters]


def test_dots_stay_dots_in_azerbaijani() -> None:
    assert [capital(each, "az") for each in "iıəğşçöü"] == list("İIƏĞŞÇÖÜ")
    assert capital("i", "en") == "I"


def test_letters_stand_where_a_typist_looks_for_them() -> None:
    starts = {tag: "".join(layout.letters)[:6] for tag, layout in LAYOUTS.items()}
    assert starts == {"az": "qüerty", "ru": "йцукен", "en": "qwerty"}


@pytest.mark.parametrize(("language", "layer", "kind", "narrow"), EVERY)
def test_every_keyboard_has_even_rows_and_what_writing_needs(
    language: str, layer: Layer, kind: Kind, narrow: bool
) -> None:
    keys = rows(LAYOUTS[language], layer, kind, narrow=narrow)
    widths = {round(sum(key.width for key in row), 6) for row in keys}
    assert len(widths) == 1
    assert all(key.width >= 1 for row in keys for key in row)
    found = roles(keys)
    needed = {KeyRole.ERASE, KeyRole.LEFT, KeyRole.RIGHT, KeyRole.NEXT, KeyRole.HIDE}
    if kind in (Kind.TEXT, Kind.SEARCH, Kind.MULTILINE):
        needed |= {KeyRole.LAYER, KeyRole.LANGUAGE, KeyRole.SPACE}
    assert needed <= set(found)
    assert all(found.count(role) == 1 for role in needed)
    assert (KeyRole.LINE in found) is (kind is Kind.MULTILINE)


@pytest.mark.parametrize("kind", [Kind.NUMBER, Kind.PHONE, Kind.DATE])
def test_digits_go_as_on_a_keypad(kind: Kind) -> None:
    pad = rows(LAYOUTS["az"], Layer.SMALL, kind)
    columns = ["".join(key.writes or " " for key in row[:3]) for row in pad]
    assert columns[:3] == ["123", "456", "789"]
    assert columns[3][1] == "0"
    assert {Kind.NUMBER: ",", Kind.PHONE: "+", Kind.DATE: " "}[kind] == columns[3][0]


@pytest.mark.parametrize("narrow", [False, True])
@pytest.mark.parametrize("language", LAYOUTS)
def test_an_e_mail_address_needs_no_other_layer_but_for_digits(language: str, narrow: bool) -> None:
    keys = written(rows(LAYOUTS[language], Layer.SMALL, Kind.EMAIL, narrow=narrow))
    assert set("leyla_m.a-b@example.az") <= set(keys)


def test_the_language_key_goes_round() -> None:
    assert [next_language(tag) for tag in ("az", "ru", "en", "tr")] == ["ru", "en", "az", "az"]


@pytest.mark.parametrize("language", ["az", "ru", "en"])
@pytest.mark.parametrize("layer", Layer)
def test_every_key_has_a_name_that_holds_what_it_shows(language: str, layer: Layer) -> None:
    names = Names(messages("accessibility", language), language)
    for letters, kind, narrow in itertools.product(LAYOUTS, Kind, (False, True)):
        for key in itertools.chain(*rows(LAYOUTS[letters], layer, kind, narrow=narrow)):
            if key.role is KeyRole.GAP:
                continue
            words = names.of(key, letters=letters, layer=layer, shift=Shift.OFF, kind=kind)
            assert words.shown
            assert words.shown.casefold() in words.name.casefold()
            assert words.language in LAYOUTS
            if key.role is KeyRole.WRITE and not key.writes.isalnum():
                assert words.said, f"{key.writes} cannot be heard"


def test_each_state_of_the_keys_has_its_own_words() -> None:
    names = Names(messages("accessibility", "en"), "en")
    states = [
        (Layer.SMALL, Shift.OFF),
        (Layer.CAPITAL, Shift.ONCE),
        (Layer.CAPITAL, Shift.LOCKED),
        (Layer.SIGNS, Shift.OFF),
    ]
    assert len({names.state(*state) for state in states}) == len(states)
