"""What is said of each role in each state at each of the three levels: the whole table (ACC-5)."""

from __future__ import annotations

import itertools

import pytest

from accessibility.compose import Composer
from accessibility.items import Item
from accessibility.preferences import Verbosity
from accessibility.roles import Role, State

BRIEF, NORMAL, FULL = Verbosity.BRIEF, Verbosity.NORMAL, Verbosity.FULL
NAME, HINT, VALUE = "Name", "Hint", "Value"

ROLE_WORDS: dict[Role, tuple[str, str]] = {
    Role.TEXT: ("", ""),
    Role.HEADING: ("", "heading"),
    Role.BUTTON: ("", "button"),
    Role.LINK: ("", "link"),
    Role.FIELD: ("field", "field"),
    Role.CHECKBOX: ("tick box", "tick box"),
    Role.RADIO: ("option", "option"),
    Role.CHOICE: ("list to choose from", "list to choose from"),
    Role.LIST: ("list", "list"),
    Role.ROW: ("", ""),
    Role.SLIDER: ("less or more", "less or more"),
    Role.PROGRESS: ("", "progress"),
    Role.PICTURE: ("", "picture"),
    Role.STATUS: ("", "message"),
    Role.ALERT: ("", "message"),
    Role.GROUP: ("", "group"),
    Role.KEY: ("", "key"),
    Role.OTHER: ("", ""),
}
"""For each role its word at the normal and at the full level; the brief level has none."""

STATE_WORDS: dict[State, str] = {
    State.DISABLED: "not available now",
    State.READ_ONLY: "cannot be changed",
    State.BUSY: "please wait",
    State.EXPANDED: "open",
    State.COLLAPSED: "closed",
}
"""States that are said of any role at any level."""

SILENT = {State.FOCUSED, State.FOCUSABLE, State.CHECKABLE, State.MULTILINE}
VALUED = {Role.FIELD, Role.CHOICE, Role.SLIDER, Role.PROGRESS}
INPUTS = {Role.FIELD, Role.CHECKBOX, Role.RADIO, Role.CHOICE, Role.SLIDER}


def checked(role: Role, state: State) -> list[str]:
    if role is Role.CHECKBOX:
        return ["ticked" if state is State.CHECKED else "not ticked"]
    if role is Role.RADIO:
        return ["chosen" if state is State.CHECKED else "not chosen"]
    if role is Role.ROW:
        return []
    return ["selected"] if state in (State.CHECKED, State.SELECTED) else []


def expected(role: Role, state: State, level: Verbosity) -> list[str]:
    word = "" if level is BRIEF else ROLE_WORDS[role][level is FULL]
    said = [NAME, *([word] if word else []), *checked(role, state)]
    if state is State.REQUIRED and role in INPUTS and role not in VALUED:
        said.append("must be filled in")
    said += [STATE_WORDS[state]] if state in STATE_WORDS else []
    if role in VALUED:
        said.append("5 hidden characters" if state is State.SECRET else VALUE)
    if state is State.INVALID:
        said.append("There is a problem")
    return said if level is BRIEF else [*said, HINT]


def item(role: Role, state: State) -> Item:
    value = VALUE if role in VALUED else ""
    return Item(NAME, role, "en", state=frozenset({state}), value=value, description=HINT)


@pytest.mark.acc(5)
@pytest.mark.parametrize("level", Verbosity)
@pytest.mark.parametrize("role", Role)
def test_every_role_in_every_state(role: Role, level: Verbosity) -> None:
    composer = Composer("en", verbosity=level)
    said = {state: [each.text for each in composer.item(item(role, state))] for state in State}
    assert said == {state: expected(role, state, level) for state in State}


def test_the_table_leaves_nothing_out() -> None:
    assert set(ROLE_WORDS) == set(Role)
    told = SILENT | set(STATE_WORDS) | {State.CHECKED, State.SELECTED, State.INVALID, State.REQUIRED, State.SECRET}
    assert told == set(State)


@pytest.mark.parametrize(("role", "language"), list(itertools.product(Role, ("az", "en", "ru"))))
def test_the_brief_level_has_no_word_for_a_role(role: Role, language: str) -> None:
    """No "button", no "link": blind visitors found them noise (requirements C3, votingworks/bmd#245)."""
    brief = Composer(language, verbosity=BRIEF)
    said = {each.text for each in brief.item(item(role, State.FOCUSED))}
    assert not said & {word for words in ROLE_WORDS.values() for word in words if word}
    assert brief.item(item(role, State.FOCUSED))[0].text == NAME


@pytest.mark.acc(5)
@pytest.mark.parametrize(("level", "words"), [(BRIEF, "2 of 5"), (NORMAL, "option 2 of 5"), (FULL, "option 2 of 5")])
def test_the_place_among_several_is_said_at_every_level(level: Verbosity, words: str) -> None:
    radio = Item(NAME, Role.RADIO, "en", position=(2, 5))
    assert [each.text for each in Composer("en", verbosity=level).item(radio)] == [NAME, "not chosen", words]


@pytest.mark.acc(5)
@pytest.mark.parametrize("level", Verbosity)
def test_what_it_belongs_to_is_said_on_the_way_in(level: Verbosity) -> None:
    inside = Item(NAME, Role.TEXT, "en", group="Address")
    composer = Composer("en", verbosity=level)
    assert [each.text for each in composer.item(inside, new_group=True)] == ["Address", NAME]
    assert [each.text for each in composer.item(inside)] == [NAME]


@pytest.mark.acc(21)
@pytest.mark.parametrize("level", Verbosity)
def test_an_error_says_which_thing_what_is_wrong_and_what_to_do_at_every_level(level: Verbosity) -> None:
    wrong = Item(
        NAME,
        Role.FIELD,
        "en",
        state=frozenset({State.INVALID}),
        value="1",
        error="Write seven characters.",
        error_language="en",
    )
    said = [each.text for each in Composer("en", verbosity=level).item(wrong)]
    assert said[0] == NAME
    assert said[-2:] == ["There is a problem", "Write seven characters."]


@pytest.mark.acc(11)
def test_of_private_lines_one_after_another_it_is_said_once() -> None:
    composer = Composer("en")
    composer.aloud_key = "F12"
    composer.told = True
    lines = [Item(f"line {number}", Role.TEXT, "en", private=True) for number in range(9)]
    said = [segment.text for segment in composer.all_of([*lines, Item("Send", Role.BUTTON, "en"), *lines])]
    assert said == ["Private", "Send", "Private"]
    assert len(list(composer.each_of(lines))) == 9, "who goes through the page meets each line"
