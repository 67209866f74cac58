"""Finding a service: by words, by topic, by life event, by agency; what is not stated is said to be so."""

from __future__ import annotations

import pytest

from kiosk.journeys.conductor import Conductor
from kiosk.journeys.home import RESULTS, Attract
from kiosk.journeys.information import OneArticle
from kiosk.journeys.service import ServicePage
from kiosk.page import BACK, FINISH, HELP, HOME, LANGUAGE, LOOK, STAFF, Listing, Notice, Page
from kiosk.text import LANGUAGES, Language
from tests.journeys.desk import Someone, actions_of, catalogue, desk, texts_of


def someone(language: Language = "en", *, at_kiosk: bool = False) -> Someone:
    return Someone(Conductor(desk(language, at_kiosk=at_kiosk)))


def words(page: Page) -> str:
    return " ".join(str(text) for text in texts_of(page))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_typed_is_found_while_typing(language: Language) -> None:
    person = someone(language)
    page = person.write("query", "məhkumluq arayışı")
    listing = next(block for block in page.blocks if isinstance(block, Listing))
    assert listing.actions[0].argument == "criminal-record"
    assert page.id == "home", "typing never changes the page"


def test_nothing_found_says_so_and_offers_a_way() -> None:
    person = someone()
    page = person.write("query", "qqqqzzzz")
    assert "Nothing was found" in words(page)
    assert person.choose("All topics").heading.text == "All topics"


def test_a_topic_leads_to_a_service_and_back_the_same_way() -> None:
    person = someone()
    person.choose("Documents")
    first = person.page
    title = next(actions_of(first)).label
    service = person.choose(str(title))
    assert service.heading == title
    assert person.do(BACK) == first
    assert person.do(BACK).id == "home"
    assert person.do(BACK).id == "home", "there is nothing before home"


def test_a_service_given_at_a_centre_is_never_offered_as_an_application() -> None:
    for service in catalogue().services(language="en"):
        person = someone()
        person.do("service", service.id)
        ids = {action.id for action in actions_of(person.page)}
        assert ("apply" in ids) == (service.channel_type in {"online", "both"}), service.id
        if service.channel_type == "centre":
            assert {"centres", "print"} <= ids
            assert "at a centre" in words(person.page)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_service_page_says_what_is_not_stated_and_whom_to_ask(language: Language) -> None:
    silent = 0
    for service in catalogue().services(language=language):
        page = ServicePage(service.id).page(desk(language))
        assert any(text.text.strip() for text in texts_of(page.blocks[-1])), "a source and a date"
        if service.fee is None and not service.processing_time and service.required_documents is None:
            silent += 1
            stated = desk(language).wording("Not stated in the register").text
            assert words(page).count(stated) >= 3, service.id
    assert silent == 96


def test_a_note_in_another_language_keeps_its_language() -> None:
    page = ServicePage("id-card-lost").page(desk("az"))
    note = [text for text in texts_of(page) if "police certificate" in text.text]
    assert [text.language for text in note] == ["en"]


def test_centres_say_that_hours_are_not_stated() -> None:
    person = someone()
    person.do("service", "id-card-lost")
    person.choose("Service centres")
    assert isinstance(person.page.blocks[0], Notice)
    person.do("open", "baku-region")
    first = next(actions_of(person.page))
    page = person.choose(str(first.label))
    assert "Not stated in the register" in words(page)


def test_help_staff_language_and_look_open_over_any_page_and_give_it_back() -> None:
    person = someone()
    person.choose("Transport")
    before = person.page
    for overlay in (HELP, STAFF, LANGUAGE, LOOK):
        assert person.do(overlay) != before
        assert person.do(BACK) == before
    person.do(HELP)
    person.do(LOOK)
    assert person.do(BACK) == before, "overlays do not pile up"


def test_home_leads_home_and_finish_ends() -> None:
    person = someone()
    person.choose("Transport")
    assert person.do(HOME).id == "home"
    person.do(FINISH)
    assert person.conductor.finished


@pytest.mark.acc(32)
def test_a_kiosk_begins_with_the_page_in_three_languages() -> None:
    conductor = Conductor(desk("az", at_kiosk=True), (Attract(),))
    assert conductor.page.attract
    assert {text.language for text in texts_of(conductor.page)} == {"az", "en", "ru"}
    person = Someone(conductor)
    assert person.do("start").id == "home"
    person.choose(str(desk("az").wording("Transport")))
    assert person.do(HOME).id == "home"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_article_can_be_read(language: Language) -> None:
    for kind in ("guide", "faq", "news", "legal", "about"):
        assert catalogue().articles(kind), kind
        for article in catalogue().articles(kind):
            page = OneArticle(article.id).page(desk(language))
            assert len(page.blocks) >= 2
            assert page.heading.language == language


def test_the_page_in_another_language_is_the_same_page() -> None:
    person = someone("az")
    person.do("group", "transport")
    before = person.page
    person.conductor.change_desk(desk("ru"))
    assert person.page.id == before.id
    assert person.page.heading.language == "ru"


def test_more_results_are_shown_when_they_are_asked_for() -> None:
    person = Someone(Conductor(desk("en")))
    person.write("query", "sürücülük")
    first = listed(person)
    assert len(first) == RESULTS
    person.choose("Show more services")
    more = listed(person)
    assert more[: len(first)] == first
    assert len(more) > len(first)
    person.write("query", "sürücülük vəsiqəsi")
    assert len(listed(person)) <= RESULTS


def listed(person: Someone) -> list[str]:
    return [action.argument for block in person.page.blocks if isinstance(block, Listing) for action in block.actions]


def test_other_ways_to_look_stand_with_the_topics() -> None:
    person = someone()
    topics = person.choose("All topics")
    events, agencies = (len(catalogue().counts(kind)) for kind in ("life_event", "authority"))
    ways = [f"Life events ({events})", f"By agency ({agencies})", "Information"]
    assert [str(each.label) for each in actions_of(topics)][:3] == ways
    assert not topics.focus, "read from the top"
    for heading in ("Life events", "By agency", "Information"):
        assert person.choose(heading).heading.text == heading
        assert person.do(BACK) == topics
    assert "life-events" not in [each.id for each in actions_of(person.do("later"))], "only where the topics begin"
