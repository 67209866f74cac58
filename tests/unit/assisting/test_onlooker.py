"""Whatever stands on a page, staff see the same of it: no word of any page of the program changes the view."""

from __future__ import annotations

from dataclasses import fields, replace

import msgspec
import pytest

from kiosk.assisting import steps
from kiosk.assisting.onlooker import Onlooker, numbers_of
from kiosk.assisting.view import Aid, Errand, StaffView, Step, Trouble, line_of
from kiosk.desk import Call, Desk
from kiosk.page import Page
from kiosk.text import LANGUAGES, Language, Text
from tests.journeys.desk import catalogue, texts_of
from tests.ui.pages import PAGES, Example, desk
from tests.unit.assisting.scrambling import Scrambler

PLAIN = {"speech": "yes", "size": "2", "palette": "light"}
PUBLIC = {each.id for each in catalogue().services()}


def here(example: Example, language: Language = "en") -> Desk:
    return desk(language, at_kiosk=example.only != "home", size=2, palette="light")


def seen(page: Page) -> StaffView:
    """What somebody who has seen nothing before tells of a page."""
    return Onlooker(PUBLIC.__contains__, clock=lambda: 0.0).look(page, PLAIN, Call.NONE)


@pytest.fixture(scope="module")
def pages() -> dict[str, Page]:
    return {name: example.make(here(example)) for name, example in PAGES.items()}


@pytest.mark.acc(97)
def test_no_word_of_any_page_reaches_staff(pages: dict[str, Page]) -> None:
    for seed, (name, page) in enumerate(pages.items()):
        scrambler = Scrambler(seed)
        other = scrambler.page(page)
        assert seen(other) == seen(page), name
        line = line_of(seen(other)).decode()
        assert not [word for word in scrambler.made if word in line], name


@pytest.mark.acc(97)
def test_what_a_page_holds_as_private_is_in_no_line(pages: dict[str, Page]) -> None:
    private = 0
    for name, page in pages.items():
        line = line_of(seen(page)).decode()
        secrets = [text.text for text in texts_of(page) if text.private and text.text]
        private += len(secrets)
        assert not [each for each in secrets if each in line], name
    assert private > 100, "the examples hold private words"


@pytest.mark.acc(97)
def test_nothing_of_the_id_of_a_page_reaches_staff_but_a_public_service(pages: dict[str, Page]) -> None:
    for seed, (name, page) in enumerate(pages.items()):
        first, *rest = page.id.split("/")
        scrambler = Scrambler(seed)
        foreign = replace(page, id="/".join((first, *(scrambler.word() for _ in rest))))
        view = seen(foreign)
        assert view.service is None, name
        assert not [word for word in scrambler.made if word in line_of(view).decode()], name
        assert page.attract or seen(replace(page, id=scrambler.word())).step is Step.ELSEWHERE


def test_the_pages_of_the_program_are_known(pages: dict[str, Page]) -> None:
    """A new page tells staff nothing until it is in the tables: it is forgotten in private, not in public."""
    steps_of_all = {page.id.partition("/")[0]: seen(page).step for page in pages.values()}
    unknown = {word for word, step in steps_of_all.items() if step is Step.ELSEWHERE} - {"still-here", "help", "staff"}
    assert len(unknown) <= len(steps_of_all) / 10, unknown
    assert set(Step) - {seen(page).step for page in pages.values()} <= {Step.ELSEWHERE}


def test_a_question_tells_its_step_in_every_language_and_its_service() -> None:
    for language in LANGUAGES:
        page = PAGES["question-code-error"].make(here(PAGES["question-code-error"], language))
        view = seen(page)
        assert (view.number, view.total) == (2, 4)
        assert view.service == "criminal-record"
        assert view.trouble is Trouble.ANSWER
        assert view.errand is Errand.APPLYING


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("Step 2 of 5", (2, 5)),
        ("5 addımdan 2-cisi", (2, 5)),
        ("Step 2", (0, 0)),
        ("Step 0 of 0", (0, 0)),
        ("No. 1234567 of 9", (0, 0)),
        ("", (0, 0)),
    ],
)
def test_numbers_of_a_step(words: str, numbers: tuple[int, int]) -> None:
    assert numbers_of(Page("x", Text("", "en"), step=Text(words, "en"))) == numbers


def test_the_step_stays_while_help_or_the_question_whether_anybody_is_there_stands_over_it(
    pages: dict[str, Page],
) -> None:
    now = [100.0]
    onlooker = Onlooker(PUBLIC.__contains__, clock=lambda: now[0])
    assert onlooker.look(pages["attract"], PLAIN, Call.NONE) == StaffView()
    question = onlooker.look(pages["question-code"], PLAIN, Call.NONE)
    now[0] += 200
    over = onlooker.look(pages["still-here"], PLAIN, Call.NONE)
    assert over == msgspec.structs.replace(question, idle=True, seconds=200)
    helped = onlooker.look(pages["help"], PLAIN, Call.CALLED)
    assert (helped.step, helped.in_help, helped.idle, helped.call) == (Step.QUESTION, True, False, Call.CALLED)
    again = onlooker.look(pages["question-code"], PLAIN, Call.NONE)
    assert again == msgspec.structs.replace(question, seconds=200)
    other = onlooker.look(pages["question-date"], PLAIN, Call.NONE)
    assert (other.seconds, other.page) == (0, question.page + 1)


def test_the_service_stays_while_one_signs_in_for_it_and_goes_when_one_begins_anew(pages: dict[str, Page]) -> None:
    onlooker = Onlooker(PUBLIC.__contains__, clock=lambda: 0.0)
    told = [
        onlooker.look(pages[name], PLAIN, Call.NONE)
        for name in ("service-both", "apply-before", "sign-in-waiting", "question-code", "home", "sign-in-waiting")
    ]
    assert [each.service for each in told] == ["criminal-record"] * 4 + [None, None]
    assert told[2].step is Step.OWN_PHONE
    assert told[2].errand is Errand.APPLYING


def test_aids_that_are_switched_on() -> None:
    page = Page("home", Text("", "en"))
    chosen = {
        "speech": "yes",
        "size": "4",
        "palette": "dark",
        "magnifier": "full",
        "scanning": "auto",
        "easy": "yes",
        "bounce": "500",
        "name": "Aysel",
    }
    onlooker = Onlooker(PUBLIC.__contains__)
    assert onlooker.look(page, chosen, None).aids == {
        Aid.VOICE,
        Aid.LARGE_TEXT,
        Aid.COLOURS,
        Aid.MAGNIFIER,
        Aid.SWITCH,
        Aid.SIMPLE,
        Aid.STEADY_KEYS,
    }
    assert onlooker.look(page, {"scanning": "step", "size": "2"}, None).aids == {Aid.TWO_SWITCHES}


def test_the_tables_name_no_page_twice() -> None:
    words = [word for kinds in steps._KINDS.values() for word in kinds]
    assert len(words) == len(set(words))
    assert {first for first, _ in steps._REFINED} <= set(words)
    assert {each.name for each in fields(Page)} >= {"busy", "error", "attract", "step"}


def test_while_anything_is_sent_staff_see_that_and_cannot_end_the_visit() -> None:
    sent = ("appeal/sending", "answering/7/sending", "contribute/7/sending", "report/sending", "vote/sending")
    for page_id in (*sent, "disputing/sending", "rating/sending", "booking/sending", "moving/sending", "sending/x"):
        assert steps.step_of(page_id) is Step.SENDING, page_id
    assert steps.step_of("attach/sending") is Step.FILES, "it can be stopped, and goes on where it was"
