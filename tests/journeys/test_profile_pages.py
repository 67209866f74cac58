"""Sound and look part by part, and settings that go along: what stands on the pages, and what they ask for (ACC-87)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace

import pytest

from accessibility.preferences import PALETTES, Keypad, Magnifier, Preferences, Scanning, Verbosity
from accessibility.profile import LONGEST, Flaw, ProfileError, from_digits, from_text, to_text
from kiosk.desk import Desk
from kiosk.journeys.conductor import Conductor
from kiosk.journeys.events import Arrived
from kiosk.journeys.look import PARTS, SoundAndLook
from kiosk.journeys.profile import BringSettings, TakeSettings, grouped
from kiosk.journeys.profile_names import BRING, DIGITS, REFUSED, TAKEN, TEXT
from kiosk.journeys.requests import LookForCode, PrintProfile
from kiosk.outcomes import Printed, Seen
from kiosk.page import Buttons, Choice, ErrorSummary, Field, Highlight, Page, QrCode
from kiosk.text import LANGUAGES
from tests.journeys.desk import Someone, desk, texts_of
from tests.ui.signs import clips
from ui.personal_settings import CHOICES, brought, carried_digits, carried_text, changed, for_desk

ODD = Preferences(
    language="ru",
    palette="yellow-on-black",
    text_step=3,
    zoom_percent=300,
    speech=True,
    rate_step=5,
    volume=80,
    captions=True,
    mirrored=True,
    verbosity=Verbosity.FULL,
    keypad=Keypad.TACTILE,
    screen_keyboard="yes",
    keyboard_size=2,
    echo_characters=False,
    echo_words=True,
    highlight_words=False,
    transcript=True,
    magnifier=Magnifier.LENS,
    magnification=300,
    low_layout=True,
    easy=True,
    sign_language=True,
    bounce_ms=300,
    slow_keys_ms=1000,
    scanning=Scanning.AUTO,
    scan_ms=3000,
    dwell=True,
    dwell_ms=2000,
    explore_by_touch=True,
    slip_mm=15,
)


def settled(preferences: Preferences, *, at_kiosk: bool = True) -> Desk:
    plain = desk("en", at_kiosk=at_kiosk)
    return replace(plain, signs=clips(), preferences=for_desk(preferences, at_kiosk=at_kiosk))


def choices(page: Page) -> list[Choice]:
    return [block for block in (*page.blocks, *page.aside) if isinstance(block, Choice)]


def all_choices(plain: Desk) -> Iterator[Choice]:
    for part in PARTS:
        yield from choices(SoundAndLook(part).page(plain))


@pytest.mark.acc(78)
@pytest.mark.parametrize("at_kiosk", [True, False])
@pytest.mark.parametrize("part", PARTS)
def test_no_part_asks_more_than_seven_things(part: str, at_kiosk: bool) -> None:
    lived_in = replace(ODD, magnifier=Magnifier.FULL)
    asked = choices(SoundAndLook(part).page(settled(lived_in, at_kiosk=at_kiosk)))
    assert 1 <= len(asked) <= 7
    assert all(2 <= len(each.options) <= 7 and each.label is not None for each in asked)


@pytest.mark.acc(32)
@pytest.mark.parametrize("at_kiosk", [True, False])
def test_each_setting_can_be_chosen(at_kiosk: bool) -> None:
    """Every preference but those that a keypad, a screen reader or fine tuning sets has its question."""
    tuned = {
        "language",
        "keypad",
        "speech_beside_reader",
        "scan_first_factor",
        "scan_loops",
        "scan_hold_ms",
        "scan_ignore_ms",
        "scan_aloud",
        "motion",
        "zoom_percent" if at_kiosk else "text_step",
    } | (set() if at_kiosk else {"low_layout"})
    touched: set[str] = set()
    for choice in all_choices(settled(ODD, at_kiosk=at_kiosk)):
        for option in (*(each.value for each in choice.options), *([""] if choice.multiple else [])):
            after = changed(ODD, choice.key, option, at_kiosk=at_kiosk)
            touched |= {
                each.name for each in fields(Preferences) if getattr(after, each.name) != getattr(ODD, each.name)
            }
    assert {each.name for each in fields(Preferences)} - touched == tuned


@pytest.mark.acc(32)
@pytest.mark.parametrize("at_kiosk", [True, False])
def test_what_was_chosen_is_shown_as_chosen(at_kiosk: bool) -> None:
    before = replace(ODD, magnifier=Magnifier.FULL)
    for choice in all_choices(settled(before, at_kiosk=at_kiosk)):
        assert choice.key in CHOICES
        for option in choice.options:
            after = changed(before, choice.key, option.value, at_kiosk=at_kiosk)
            shown = {each.key: each.value for each in all_choices(settled(after, at_kiosk=at_kiosk))}
            assert shown[choice.key] == (option.value,), (choice.key, option.value)


def test_several_may_hold_or_none() -> None:
    assert changed(ODD, "echo", "", at_kiosk=True).echo_words is False
    both = changed(ODD, "echo", "letters words", at_kiosk=True)
    assert both.echo_words
    assert both.echo_characters
    assert changed(ODD, "helps", "highlight", at_kiosk=True) == replace(
        ODD, easy=False, transcript=False, sign_language=False, highlight_words=True
    )


def test_what_means_nothing_changes_nothing() -> None:
    for choice, value in (("scanning", "three"), ("slip", "x"), ("dwell_time", "9"), ("palette", "pink"), ("x", "y")):
        assert changed(ODD, choice, value, at_kiosk=True) == ODD


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_answers_of_a_question_read_alike(language: str) -> None:
    plain = replace(settled(ODD), language=language)  # type: ignore[arg-type]
    for choice in all_choices(plain):
        labels = [option.label.text for option in choice.options]
        assert len(set(labels)) == len(labels), labels


# Taking them along.


@pytest.mark.acc(87)
def test_code_and_digits_are_shown_and_said_one_by_one() -> None:
    plain = settled(ODD)
    page = TakeSettings().page(plain)
    code = next(block for block in page.aside if isinstance(block, QrCode))
    digits = next(block for block in page.blocks if isinstance(block, Highlight))
    assert len(code.data) <= LONGEST
    assert from_text(code.data) == replace(ODD, zoom_percent=300)
    assert digits.value == grouped(plain.preferences[DIGITS], "en")
    assert digits.value.text.replace(" ", "") == plain.preferences[DIGITS]
    assert digits.value.text[3] == " "
    assert digits.value.spoken == ". ".join(plain.preferences[DIGITS]) + "."
    assert not any(text.private for text in texts_of(page))


@pytest.mark.acc(87)
def test_the_sheet_is_asked_for_with_nothing_but_settings() -> None:
    plain = settled(ODD)
    someone = Someone(Conductor(plain, (SoundAndLook("mine"),)))
    someone.choose("Take my settings")
    page = someone.choose("Print")
    request = someone.asked[0].request
    assert request == PrintProfile(plain.preferences[TEXT], plain.preferences[DIGITS], "en")
    after = TakeSettings().on(Arrived(request, Printed(printer="Lexmark")), plain)
    assert after is not None
    assert after.state == TakeSettings(Printed(printer="Lexmark"))
    assert any("Take the sheet" in text.text for text in after.state.page(plain).said)
    assert page.id == "sound-and-look/take"


@pytest.mark.acc(87)
def test_nothing_but_settings_can_be_in_a_code() -> None:
    """Every code is one of the table's: what is read from it and written again is the same letters, so no letter is left for
    anything else; and equal settings give equal codes, whoever has them and whenever."""
    for preferences in (Preferences(), ODD, *(replace(ODD, palette=palette) for palette in PALETTES)):
        text = carried_text(preferences, at_kiosk=True)
        assert to_text(from_text(text)) == text
        assert carried_text(replace(preferences), at_kiosk=True) == text
        known = {each.name for each in fields(Preferences)}
        assert set(from_text(text).as_mapping()) == known
        digits = carried_digits(preferences, at_kiosk=True)
        assert len(digits) == 6
        assert digits.isdigit()
    said = " ".join(for_desk(ODD, at_kiosk=True).values())
    assert "Şəki" not in said


@pytest.mark.acc(87)
@pytest.mark.parametrize("preferences", [Preferences(), ODD, replace(ODD, zoom_percent=100, text_step=0)])
def test_there_and_back_everything_is_the_same(preferences: Preferences) -> None:
    text = carried_text(preferences, at_kiosk=True)
    came = brought(text, Preferences(language="en"))
    assert replace(came, zoom_percent=preferences.zoom_percent) == preferences
    at_home = brought(carried_text(preferences, at_kiosk=False), Preferences(language="en"))
    assert replace(at_home, text_step=preferences.text_step) == preferences


@pytest.mark.acc(87)
def test_the_size_of_text_is_right_at_the_other_place() -> None:
    assert brought(carried_text(Preferences(zoom_percent=300), at_kiosk=False), Preferences()).text_step == 3
    assert brought(carried_text(Preferences(text_step=2), at_kiosk=True), Preferences()).zoom_percent == 200
    assert brought(carried_digits(Preferences(zoom_percent=200), at_kiosk=False), Preferences()).text_step == 2


@pytest.mark.acc(12, 87)
@pytest.mark.parametrize("speech", [True, False])
def test_a_dark_screen_is_never_brought(speech: bool) -> None:
    """A black screen without a voice would look broken; and who stands behind a person is another one next time."""
    dark = replace(ODD, curtain=True, speech=speech)
    for text in (carried_text(dark, at_kiosk=True), to_text(dark)):
        assert not brought(text, Preferences()).curtain
    listening = replace(ODD, curtain=True)
    assert brought(carried_text(listening, at_kiosk=True), listening).curtain
    assert not brought(carried_text(replace(ODD, speech=False), at_kiosk=True), listening).curtain
    assert not brought(carried_digits(replace(ODD, speech=False), at_kiosk=True), listening).curtain


def test_a_language_that_is_not_spoken_here_is_not_taken() -> None:
    assert brought(to_text(replace(ODD, language="de")), Preferences(language="az")).language == "az"


def test_six_digits_leave_the_rest_as_it_is() -> None:
    now = Preferences(volume=90, slip_mm=15, keyboard_size=2)
    came = brought("  " + carried_digits(ODD, at_kiosk=True)[:3] + "-" + carried_digits(ODD, at_kiosk=True)[3:], now)
    assert (came.volume, came.slip_mm, came.keyboard_size) == (90, 15, 2)
    assert came == from_digits(carried_digits(ODD, at_kiosk=True), LANGUAGES, now)


@pytest.mark.parametrize("written", ["", "12345", "1234567", "PREF1:", "https://example.org", "PREF2:ABC", "abc"])
def test_what_is_wrong_is_told_apart(written: str) -> None:
    with pytest.raises(ProfileError):
        brought(written, Preferences())


# Bringing them: the page.

SENTENCES = {
    "empty": "Write your six digits, or hold your code to the scanner.",
    Flaw.NEWER: "This code is from a newer program. Write your six digits instead.",
    Flaw.DAMAGED: "The code was not read well. Hold it to the scanner again, or write your six digits.",
    Flaw.NOT_A_PROFILE: "This code holds no settings. Use the code that you took with you.",
    Flaw.WRONG_DIGITS: "These are not your six digits. Look at each digit again.",
}


@pytest.mark.acc(64, 87)
@pytest.mark.parametrize("flaw", SENTENCES)
def test_each_flaw_has_one_clear_sentence_and_what_was_written_stays(flaw: str) -> None:
    someone = Someone(Conductor(settled(Preferences()), (SoundAndLook("mine"),)))
    someone.choose("Bring my settings")
    someone.write("profile", "015 289")
    assert someone.page.main is not None
    assert (someone.page.main.id, someone.page.main.argument) == (BRING, "015 289")
    page = someone.do(REFUSED, flaw)
    field = next(block for block in page.blocks if isinstance(block, Field))
    summary = next(block for block in page.aside if isinstance(block, ErrorSummary))
    assert field.value == "015 289"
    assert str(field.error) == SENTENCES[flaw]
    assert [str(text) for _, text in summary.errors] == [SENTENCES[flaw]]
    assert page.error
    assert page.focus == "errors"


def test_every_flaw_has_its_sentence() -> None:
    assert set(SENTENCES) == {"empty", *Flaw}


def test_what_came_is_told_and_leads_back() -> None:
    someone = Someone(Conductor(settled(Preferences()), (SoundAndLook("mine"),)))
    someone.choose("Bring my settings")
    page = someone.do(TAKEN)
    assert page.id == "sound-and-look/brought"
    assert BringSettings(taken=True).page(settled(Preferences())) == page
    assert someone.choose("Done").id == "sound-and-look/mine"


# A camera.


@pytest.mark.acc(87)
def test_a_camera_is_offered_where_there_is_one() -> None:
    without, with_one = settled(Preferences()), replace(settled(Preferences()), camera=True)
    assert not list(offers(BringSettings().page(without)))
    assert list(offers(BringSettings().page(with_one))) == ["look-for-code"]


def offers(page: Page) -> Iterator[str]:
    for block in page.blocks:
        if isinstance(block, Buttons):
            yield from (action.id for action in block.actions)


@pytest.mark.acc(69, 87)
def test_what_the_camera_reads_stands_in_the_field_and_waits_for_a_yes() -> None:
    """Nothing changes before the person says so (ACC-62)."""
    someone = Someone(Conductor(replace(settled(Preferences()), camera=True), (BringSettings(),)))
    looking = someone.choose("Show my code")
    assert someone.asked[0].request == LookForCode()
    assert [str(text) for text in looking.said] == ["Hold your code to the camera. No picture is kept."]
    someone.conductor.deliver(someone.asked[0], Seen(carried_text(ODD, at_kiosk=True)))
    assert [str(text) for text in someone.page.said] == ["The code was read. Use these settings now."]
    assert someone.page.main is not None
    assert brought(someone.page.main.argument, Preferences()) == replace(ODD, zoom_percent=300)


@pytest.mark.acc(69)
@pytest.mark.parametrize(("seen", "words"), [(Seen(), "has seen no code"), (Seen(failed=True), "does not answer")])
def test_a_camera_that_sees_nothing_leaves_what_was_written(seen: Seen, words: str) -> None:
    someone = Someone(Conductor(replace(settled(Preferences()), camera=True), (BringSettings("015"),)))
    someone.choose("Show my code")
    someone.conductor.deliver(someone.asked[0], seen)
    assert words in str(someone.page.said[0])
    assert next(block for block in someone.page.blocks if isinstance(block, Field)).value == "015"
    assert list(offers(someone.page)) == ["look-for-code"]
