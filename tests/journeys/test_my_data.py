"""My data at the sandbox portal: what is held and since when, who has asked, and consents that can be taken back."""

from __future__ import annotations

import pytest

from kiosk.page import Facts, Notice
from kiosk.portal.errors import Unauthorised
from kiosk.sandbox.server import Running
from kiosk.text import LANGUAGES, Language
from tests.journeys.cabinet import to, words
from tests.journeys.desk import actions_of, texts_of
from tests.journeys.portal import Clock, Visitor, visitor
from tests.journeys.test_applying import block, confirm


def to_my(person: Visitor, portal: Running, part: str, who: str = "citizen") -> None:
    to(person, portal, "my-data", who)
    person.do(part)
    person.settle()


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_register_is_named_with_its_day_and_what_it_holds(
    portal: Running, clock: Clock, language: Language
) -> None:
    with visitor(portal, clock, language) as person:
        to_my(person, portal, "records")
        held = portal.portal.people["citizen"].held
        shown = []
        for register in [each for each in actions_of(person.page) if each.id == "open"]:
            assert "202" in str(register.description), "the day stands beside it"
            page = person.do("open", register.argument)
            facts = block(page, Facts)
            assert isinstance(facts, Facts)
            values = [text for row in facts.rows for text in row.values]
            assert all(text.private for text in values), "nobody's business but the person's"
            shown += [str(text) for text in values]
            assert "202" in words(person)
            person.do("back")
        assert sorted(shown) == sorted(held.values())


def test_who_has_asked_is_told_with_the_reason(person: Visitor, portal: Running) -> None:
    to_my(person, portal, "accesses")
    row = next(each for each in actions_of(person.page) if "A decision on a fine" in str(each.description))
    person.do("open", row.argument)
    for told in ("BDYPİ", "A decision on a fine", "Address", "The law"):
        assert told in words(person)


def test_a_consent_is_withdrawn_after_asking_once_more_and_can_be_given_again(person: Visitor, portal: Running) -> None:
    to_my(person, portal, "consents")
    person.choose("Your family doctor can see")
    assert "You have agreed" in words(person)
    person.do("withdraw")
    assert isinstance(block(person.page, Notice), Notice)
    person.do("back")
    assert "You have agreed" in words(person)
    person.do("withdraw")
    person.do("continue")
    assert person.page.busy
    person.settle()
    assert "You have withdrawn it" in words(person)
    person.do("give")
    person.settle()
    assert "You have agreed" in words(person)


def test_a_consent_whose_text_has_changed_is_not_given_unread(person: Visitor, portal: Running) -> None:
    to_my(person, portal, "consents")
    person.choose("Your family doctor can see")
    portal.portal.store.run("UPDATE holding SET content = json_set(content, '$.revision', '3') WHERE kind = 'consent'")
    person.do("withdraw")
    person.do("continue")
    page = person.settle()
    assert page.error
    assert "The text of the consent has changed" in words(person) or "did not accept" in words(person)
    person.do("retry")
    person.settle()
    person.do("withdraw")
    person.do("continue")
    person.settle()
    assert "You have withdrawn it" in words(person)


def test_nothing_of_the_first_person_is_shown_to_the_next(person: Visitor, portal: Running) -> None:
    to(person, portal, "my-data")
    person.do("records")
    (asked,) = person.asked
    person.asked = person.conductor.fail(asked, Unauthorised("the sign-in has ended"))
    person.do("retry")
    person.settle()
    confirm(person, portal, who="elderly")
    person.do("open", "population")
    assert "Uydurmazadə" in words(person)
    assert "Nümunəyev" not in words(person)


def test_values_are_in_no_name_of_a_page_and_no_repr(person: Visitor, portal: Running) -> None:
    to_my(person, portal, "records")
    person.do("open", "population")
    assert "TEST001" in " ".join(str(text) for text in texts_of(person.page))
    assert "TEST001" not in person.page.id + str(person.page.heading)
    assert "TEST001" not in repr(person.conductor._frames[-1].journey)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_kept_is_told_in_plain_words(portal: Running, clock: Clock, language: Language) -> None:
    with visitor(portal, clock, language) as person:
        to(person, portal, "my-data")
        articles = [each for each in actions_of(person.page) if each.id == "article"]
        assert len(articles) > 2
        for each in articles:
            page = person.do("article", each.argument)
            assert page.heading == each.label
            assert not page.error
            person.do("back")
