"""The pages of staff: no field, nothing that steers the visitor, a visit ended only after two questions, and words for every step."""

from __future__ import annotations

import re

import pytest

from kiosk.assisting.coaching import MOST, coaching
from kiosk.assisting.screen import END, LET_BE, SURE, Act, StaffScreen
from kiosk.assisting.view import Aid, Errand, StaffView, Step, Trouble
from kiosk.assisting.words import aid_name, errand_name, step_name, trouble_name
from kiosk.desk import Call
from kiosk.page import Action, Bullets, Buttons, Choice, Facts, Field, Notice, Page
from kiosk.text import Text, Wording, pick
from tests.journeys.desk import actions_of, catalogue
from translations import messages

_ = Wording(messages("kiosk", "en"), "en")
AT_WORK = StaffView(
    errand=Errand.APPLYING,
    step=Step.OWN_PHONE,
    service="criminal-record",
    seconds=200,
    page=5,
    aids=frozenset({Aid.VOICE, Aid.LARGE_TEXT}),
    visit=3,
)


def service_name(service: str, language: str) -> Text | None:
    found = catalogue().service(service)
    return pick(found.name, language) if found is not None else None


def screen(view: StaffView = AT_WORK) -> StaffScreen:
    return StaffScreen("Hall 2", language="en").seeing(view)


def page(shown: StaffScreen) -> Page:
    return shown.page(_, service_name)


def all_views() -> list[StaffView]:
    steps = [StaffView(step=each, visit=1, page=1) for each in Step]
    calls = [StaffView(step=Step.QUESTION, call=each, number=2, total=4) for each in Call]
    troubles = [StaffView(step=Step.QUESTION, trouble=each, waiting=True) for each in Trouble]
    over = [StaffView(step=Step.QUESTION, idle=True), StaffView(step=Step.QUESTION, in_help=True)]
    return [*steps, *calls, *troubles, *over, AT_WORK]


@pytest.mark.acc(97)
def test_there_is_no_field_on_any_page_of_staff_and_no_way_to_steer_the_visitor() -> None:
    shown = [page(screen(view)) for view in all_views()]
    shown += [page(screen().on(END, "")[0]), page(screen().on(END, "")[0].on(SURE, "")[0])]
    assert not [block for each in shown for block in each.blocks if isinstance(block, Field | Choice)]
    done = {action.id for each in shown for action in actions_of(each)}
    assert {each for each in done if not each.startswith("staff-")} == set(Act)


def test_what_is_seen_and_said_at_a_glance() -> None:
    shown = page(screen())
    facts = next(block for block in shown.blocks if isinstance(block, Facts))
    told = {str(row.label): [str(each) for each in row.values] for row in facts.rows}
    assert told == {
        "Now": ["Asked to confirm on their own phone"],
        "At this step for": ["3 minutes"],
        "What they do": ["Applying for a service"],
        "Service": ["Criminal-record certificate"],
        "Switched on": ["The voice", "Large text"],
    }
    assert str(shown.heading) == "Hall 2: somebody may be stuck"
    said = next(block for block in shown.blocks if isinstance(block, Bullets))
    assert "Ask them to take their phone; do not take it yourself." in map(str, said.items)
    assert any("Never ask for the PIN" in str(each) for each in said.items)


@pytest.mark.parametrize(
    ("view", "heading"),
    [
        (StaffView(), "Hall 2: nobody is there"),
        (StaffView(step=Step.QUESTION), "Hall 2: somebody is at work"),
        (StaffView(step=Step.QUESTION, seconds=179), "Hall 2: somebody is at work"),
        (StaffView(step=Step.QUESTION, seconds=180), "Hall 2: somebody may be stuck"),
        (StaffView(step=Step.QUEUE, seconds=900), "Hall 2: somebody is at work"),
        (StaffView(step=Step.QUESTION, trouble=Trouble.ANSWER), "Hall 2: something did not work"),
        (StaffView(step=Step.QUESTION, idle=True), "Hall 2: is asked whether anybody is there"),
        (StaffView(step=Step.QUESTION, call=Call.CALLED, idle=True), "Hall 2: somebody calls for help"),
        (StaffView(step=Step.QUESTION, call=Call.COMING), "Hall 2: somebody waits for you"),
    ],
)
def test_the_heading_tells_how_it_stands(view: StaffView, heading: str) -> None:
    assert str(page(screen(view)).heading) == heading


@pytest.mark.acc(97)
def test_every_step_has_words_and_something_to_say_and_nobody_is_asked_for_a_secret() -> None:
    for step in Step:
        view = StaffView(step=step)
        assert str(step_name(view, _))
        assert 1 <= len(coaching(view, _)) <= MOST, step
    for step in (Step.SIGN_IN, Step.OWN_PHONE, Step.SIGN_IN_OVER, Step.NO_PHONE, Step.SIGNING):
        assert any(str(each).startswith("Never ask for the PIN") for each in coaching(StaffView(step=step), _)), step
    every = [str(each) for view in all_views() for each in coaching(view, _)]
    asks = re.compile(r"\b(ask|tell|give|write|type|enter)\b[^.]*\b(PIN|password|code)\b", re.IGNORECASE)
    assert not [each for each in every if asks.search(each) and not each.startswith("Never ask")]


def test_how_to_speak_to_somebody_comes_with_what_they_have_switched_on() -> None:
    for aids in ({Aid.DARK_SCREEN}, {Aid.SIGN_LANGUAGE}, {Aid.SWITCH}, {Aid.SIMPLE}):
        found = coaching(StaffView(step=Step.LOOKING, aids=frozenset(aids)), _)
        assert len(found) == len(coaching(StaffView(step=Step.LOOKING), _)) + 1


def test_everything_that_can_be_seen_has_a_name() -> None:
    names = [errand_name(each, _) for each in Errand]
    names += [aid_name(each, _) for each in Aid] + [trouble_name(each, _) for each in Trouble]
    assert len({str(each) for each in names}) == len(Errand) + len(Aid) + len(Trouble)


@pytest.mark.acc(97)
def test_a_visit_is_ended_after_two_questions_only() -> None:
    shown = screen()
    assert shown.on(Act.FINISH, "")[1] is None
    assert shown.on(SURE, "")[0].asking == 0
    asked, act = shown.on(END, "")
    assert act is None
    assert asked.on(Act.FINISH, "")[1] is None
    sure, act = asked.on(SURE, "")
    assert act is None
    assert page(asked).id != page(sure).id
    ended, act = sure.on(Act.FINISH, "")
    assert act is Act.FINISH
    assert ended.asking == 0
    assert sure.on(LET_BE, "")[0] == shown


def test_one_press_too_many_at_the_same_place_ends_nothing() -> None:
    buttons = []
    for shown in (screen().on(END, "")[0], screen().on(END, "")[0].on(SURE, "")[0]):
        block = next(each for each in page(shown).blocks if isinstance(each, Buttons))
        buttons.append([each.id for each in block.actions])
    assert buttons == [[LET_BE, SURE], [Act.FINISH, LET_BE]]


@pytest.mark.parametrize(
    "view", [StaffView(), StaffView(step=Step.SENDING, visit=3), StaffView(step=Step.QUESTION, visit=4)]
)
def test_the_question_is_withdrawn_when_it_is_about_somebody_else_or_would_lose_a_receipt(view: StaffView) -> None:
    asked = screen().on(END, "")[0].on(SURE, "")[0]
    assert asked.seeing(view).asking == 0
    assert asked.seeing(StaffView(step=Step.QUESTION, visit=3)).asking == 2


def test_while_answers_are_sent_nobody_can_end_and_with_nobody_there_nothing_can_be_done() -> None:
    sending = {action.id for action in actions_of(page(screen(StaffView(step=Step.SENDING, visit=1))))}
    assert END not in sending
    assert Act.COMING in sending
    nobody = screen(StaffView())
    assert not {action.id for action in actions_of(page(nobody))} & {*Act, END}
    assert nobody.on(Act.COMING, "")[1] is None


def test_who_comes_can_say_that_they_have_helped() -> None:
    coming = page(screen(StaffView(step=Step.QUESTION, call=Call.COMING)))
    assert Act.HELPED in {action.id for action in actions_of(coming)}
    assert Act.COMING not in {action.id for action in actions_of(coming)}
    notices = [str(block.title) for block in coming.blocks if isinstance(block, Notice)]
    assert notices == ["You are on your way."]


def test_staff_choose_how_they_see_it() -> None:
    shown = screen()
    for action, argument, name in (("staff-language", "ru", "language"), ("staff-palette", "dark", "palette"), ("staff-size", "200", "size")):  # fmt: skip
        changed, act = shown.on(action, argument)
        assert act is None
        assert str(getattr(changed, name)) == argument
        chosen: list[Action] = [each for each in actions_of(page(changed)) if each.id == action and each.selected]
        assert [each.argument for each in chosen] == [argument]
    assert shown.on("staff-language", "de")[0] == shown
    assert shown.on("staff-size", "big")[0] == shown
