"""Settings carried away and brought back: exactly as letters, roughly as six digits, and never a wrong person's by a slip."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import fields, replace
from enum import StrEnum
from itertools import pairwise
from typing import Any

import pytest

from accessibility.preferences import PALETTES, SCREEN_KEYBOARD, WITHIN, Keypad, Preferences, Scanning, Verbosity
from accessibility.profile import (
    LONGEST,
    PREFIX,
    Flaw,
    ProfileError,
    from_digits,
    from_text,
    to_digits,
    to_text,
)
from accessibility.speech.interface import RATES

LANGUAGES = ("az", "en", "ru")
LARGEST = Preferences(
    language="zzz",
    **{name: highest for name, (_, highest) in WITHIN.items()},  # type: ignore[arg-type]
    **{each.name: True for each in fields(Preferences) if isinstance(each.default, bool)},  # type: ignore[arg-type]
)


def _with(changes: dict[str, Any]) -> Preferences:
    return replace(Preferences(), **changes)


def _others() -> Iterator[Preferences]:
    """The defaults with each single setting changed."""
    plain = Preferences()
    for each in fields(Preferences):
        value: Any = getattr(plain, each.name)
        if isinstance(value, bool):
            yield _with({each.name: not value})
        elif isinstance(value, StrEnum):
            yield from (_with({each.name: other}) for other in type(value))
        elif each.name in WITHIN:
            yield from (_with({each.name: bound}) for bound in WITHIN[each.name])
    yield from (replace(plain, palette=palette) for palette in PALETTES)
    yield from (replace(plain, screen_keyboard=wish) for wish in SCREEN_KEYBOARD)
    yield from (replace(plain, rate_step=step, volume=100 - 10 * step) for step in range(len(RATES)))
    yield from (replace(plain, language=language, text_step=3) for language in ("ru", "en", "tat"))


@pytest.mark.acc(87)
@pytest.mark.parametrize("preferences", list(_others()))
def test_letters_bring_back_every_setting(preferences: Preferences) -> None:
    assert from_text(to_text(preferences)) == preferences


@pytest.mark.acc(87)
@pytest.mark.parametrize("preferences", [Preferences(), LARGEST])
def test_a_profile_is_short_and_fits_a_qr_codes_letters(preferences: Preferences) -> None:
    text = to_text(preferences)
    assert len(text.encode()) <= LONGEST
    assert re.fullmatch(r"[0-9A-Z $%*+\-./:]+", text)


def test_the_form_of_a_profile_does_not_change_under_people_who_carry_one() -> None:
    assert to_text(Preferences()) == DEFAULTS_WRITTEN
    assert from_text(DEFAULTS_WRITTEN) == Preferences()


def test_spaces_and_small_letters_do_not_matter() -> None:
    text = to_text(LARGEST).lower()
    assert from_text(f" {text[:9]} {text[9:20]}\n{text[20:]} ") == LARGEST


@pytest.mark.parametrize("position", range(len(PREFIX), len(to_text(Preferences()))))
@pytest.mark.acc(87)
def test_a_damaged_profile_is_refused(position: int) -> None:
    text = to_text(Preferences(language="ru", palette="dark"))
    other = "B" if text[position] == "A" else "A"
    with pytest.raises(ProfileError) as refused:
        from_text(text[:position] + other + text[position + 1 :])
    assert refused.value.flaw is Flaw.DAMAGED


@pytest.mark.parametrize(
    ("text", "flaw"),
    [
        ("", Flaw.NOT_A_PROFILE),
        ("https://example.org/", Flaw.NOT_A_PROFILE),
        ("PREF2:AAAA", Flaw.NEWER),
        (PREFIX, Flaw.DAMAGED),
        (f"{PREFIX}AA", Flaw.DAMAGED),
        (f"{PREFIX}ƏƏƏƏ", Flaw.DAMAGED),
        (f"{PREFIX}{'A' * 5000}", Flaw.DAMAGED),
        (to_text(Preferences())[:-3], Flaw.DAMAGED),
    ],
)
def test_what_is_no_profile_says_why(text: str, flaw: Flaw) -> None:
    with pytest.raises(ProfileError) as refused:
        from_text(text)
    assert refused.value.flaw is flaw


@pytest.mark.acc(87)
def test_six_digits_bring_back_what_matters_most() -> None:
    chance = random.Random(87)
    for _ in range(500):
        preferences = Preferences(
            language=chance.choice(LANGUAGES),
            palette=chance.choice(PALETTES),
            text_step=chance.randrange(4),
            speech=chance.random() < 0.5,
            rate_step=chance.randrange(len(RATES)),
            verbosity=chance.choice(list(Verbosity)),
            easy=chance.random() < 0.5,
            captions=chance.random() < 0.5,
            **chance.choice(
                [
                    {},
                    {"keypad": Keypad.TACTILE},
                    {"keypad": Keypad.SWITCH, "scanning": Scanning.AUTO},
                    {"keypad": Keypad.SWITCH, "scanning": Scanning.STEP},
                    {"dwell": True},
                    {"explore_by_touch": True},
                ]
            ),  # type: ignore[arg-type]
        )
        digits = to_digits(preferences, LANGUAGES)
        assert re.fullmatch(r"\d{6}", digits)
        back = from_digits(f"{digits[:3]} {digits[3:]}", LANGUAGES)
        assert replace(back, zoom_percent=100) == preferences


@pytest.mark.acc(87)
def test_the_size_of_text_goes_from_home_to_a_kiosk_and_back() -> None:
    for step, zoom in enumerate((100, 150, 200, 300)):
        at_home = to_digits(Preferences(zoom_percent=zoom), LANGUAGES, zoomed=True)
        assert from_digits(at_home, LANGUAGES).text_step == step
        at_kiosk = to_digits(Preferences(text_step=step), LANGUAGES)
        assert from_digits(at_kiosk, LANGUAGES).zoom_percent == zoom


def test_one_wrong_digit_and_two_that_changed_places_are_found() -> None:
    for preferences in (Preferences(), Preferences(language="ru", speech=True, easy=True)):
        digits = to_digits(preferences, LANGUAGES)
        wrong = {digits[:at] + other + digits[at + 1 :] for at in range(6) for other in "0123456789"}
        wrong |= {
            digits[:at] + after + before + digits[at + 2 :] for at, (before, after) in enumerate(pairwise(digits))
        }
        for each in wrong - {digits}:
            with pytest.raises(ProfileError):
                from_digits(each, LANGUAGES)


@pytest.mark.parametrize("digits", ["", "12345", "1234567", "abcdef", "٣٣٣٣٣٣", "999999", "000001"])
def test_what_are_no_six_digits_says_so(digits: str) -> None:
    with pytest.raises(ProfileError) as refused:
        from_digits(digits, LANGUAGES)
    assert refused.value.flaw is Flaw.WRONG_DIGITS


DEFAULTS_WRITTEN = "PREF1:GIEWPMUUIE3B6EB5EQ2UZUY73QOVC"
