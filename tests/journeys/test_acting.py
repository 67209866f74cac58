"""Acting for others at the sandbox portal: a company, a child, a ward; and that nobody is ever acted for by mistake."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kiosk.journeys.acting import EndingActing
from kiosk.page import ACT_FOR_MYSELF, BACK, HELP
from kiosk.portal.errors import Cancelled
from kiosk.sandbox.mandates import withdraw
from kiosk.sandbox.server import Running, running
from kiosk.text import Text
from tests.journeys.cabinet import to_the_cabinet, words
from tests.journeys.desk import actions_of
from tests.journeys.portal import Clock, Visitor, visitor
from tests.journeys.test_applying import confirm

COMPANY = "“Uydurma” MMC"
REPRESENTATIVE = "representative"
DAY = 86_400.0


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def portal(clock: Clock) -> Iterator[Running]:
    with running(clock=clock) as portal:
        yield portal


@pytest.fixture
def person(portal: Running, clock: Clock) -> Iterator[Visitor]:
    with visitor(portal, clock) as someone:
        yield someone


def to_mandates(person: Visitor, portal: Running, who: str = REPRESENTATIVE) -> None:
    to_the_cabinet(person, portal, who)
    person.do("acting")
    person.settle()


def act_for(person: Visitor, portal: Running, party: str, who: str = REPRESENTATIVE) -> None:
    """Sign in and act for a party."""
    to_mandates(person, portal, who)
    person.choose(party)
    person.do("continue")
    assert person.page.busy
    person.settle()
    assert person.page.id == "cabinet"


def end_all_sign_ins(portal: Running) -> None:
    """As if they had been signed out elsewhere."""
    for table in ("token", "refresh_token"):
        portal.portal.store.run(f"DELETE FROM {table}")


def above(person: Visitor) -> str:
    """What stands above the page."""
    return str(person.page.acts_for or "")


def test_a_representative_sees_what_is_the_company_s_and_nothing_of_their_own(person: Visitor, portal: Running) -> None:
    to_the_cabinet(person, portal, REPRESENTATIVE)
    person.do("charges")
    own = words_of(person)
    assert "84.75" in own
    act_for(person, portal, COMPANY)
    assert COMPANY in above(person)
    person.do("charges")
    theirs = words_of(person)
    assert "1,284.50" in theirs
    assert "84.75" not in theirs
    person.do(BACK)
    person.settle()
    person.do("documents")
    assert "Extract from the register" in words_of(person)
    person.do(BACK)
    person.settle()
    person.do("messages")
    assert "number of employees" in words_of(person)
    person.do("my-applications")


def words_of(person: Visitor) -> str:
    person.settle()
    return words(person)


def test_the_party_stands_above_every_page_and_is_said_when_it_comes(person: Visitor, portal: Running) -> None:
    act_for(person, portal, COMPANY)
    for action in ("charges", BACK, "home", HELP, BACK, "themes"):
        person.do(action)
        person.settle()
        assert COMPANY in above(person), person.page.id
        assert str(person.page.said[0]) == f"For: {COMPANY}.", person.page.id
    assert COMPANY not in person.page.id


def test_a_child_s_name_is_private_and_not_said_aloud(person: Visitor, portal: Running) -> None:
    act_for(person, portal, "Balaca", who="citizen")
    shown = person.page.acts_for
    assert shown is not None
    assert shown.private
    assert "Balaca" in str(shown)
    said = person.page.said[0]
    assert not said.private
    assert "Balaca" not in str(said)
    assert "Parent" in str(said)
    person.do("messages")
    assert "vaccination" in words_of(person)


def test_one_press_ends_it_wherever_one_is(person: Visitor, portal: Running) -> None:
    act_for(person, portal, COMPANY)
    person.do("charges")
    assert "1,284.50" in words_of(person)
    person.do(ACT_FOR_MYSELF)
    assert person.page.busy
    person.settle()
    assert person.page.id == "cabinet"
    assert person.page.acts_for is None
    person.do("charges")
    assert "1,284.50" not in words_of(person)
    assert "84.75" in words(person)
    person.do(BACK)
    person.settle()
    person.do(BACK)
    assert person.page.id == "home", "nothing of the company's lies below"


def test_answers_that_would_be_lost_are_asked_about_first(person: Visitor, portal: Running) -> None:
    act_for(person, portal, COMPANY)
    to_a_question(person)
    person.write("taxiCount", "3")
    person.do(ACT_FOR_MYSELF)
    assert person.page.id == "acting/leave"
    person.do(BACK)
    assert person.page.id.startswith("question/")
    person.do(ACT_FOR_MYSELF)
    person.do("continue")
    person.settle()
    assert person.page.acts_for is None
    person.do("home")
    person.do("group", "transport")
    assert not person.conductor.begun


def to_a_question(person: Visitor) -> None:
    person.do("home")
    person.write("query", "taxi permit")
    person.do("service", "taxi-permit")
    person.do("apply")
    person.settle()
    person.do("continue")
    person.settle()
    assert person.page.id.startswith("question/"), person.page.id


def test_a_form_is_filled_in_from_what_is_known_of_the_company(person: Visitor, portal: Running) -> None:
    act_for(person, portal, COMPANY)
    to_a_question(person)
    (applying,) = [each.journey for each in person.conductor._frames if type(each.journey).__name__ == "Applying"]
    assert applying.entries["taxNumber"] == portal.portal.parties["uydurma-mmc"].held["taxNumber"]  # type: ignore[attr-defined]
    assert applying.entries["familyName"] == portal.portal.people[REPRESENTATIVE].held["familyName"]  # type: ignore[attr-defined]


def test_a_late_answer_for_the_company_is_not_shown_to_the_person(person: Visitor, portal: Running) -> None:
    act_for(person, portal, COMPANY)
    person.do("charges")
    (late,) = person.asked
    charges = late.perform(person.office)
    person.do(ACT_FOR_MYSELF)
    person.settle()
    person.do("charges")
    person.asked += person.conductor.deliver(late, charges)
    assert "1,284.50" not in words_of(person)
    assert "84.75" in words(person)


def test_what_was_asked_for_the_company_is_never_done_for_the_person(person: Visitor, portal: Running) -> None:
    act_for(person, portal, COMPANY)
    person.do("charges")
    (late,) = person.asked
    person.do(ACT_FOR_MYSELF)
    person.settle()
    with pytest.raises(Cancelled):
        late.perform(person.office)
    person.do("charges")
    (mine,) = person.asked
    act_for(person, portal, COMPANY)
    with pytest.raises(Cancelled):
        mine.perform(person.office)


def test_each_mandate_has_a_client_of_its_own_and_a_left_one_is_closed(person: Visitor, portal: Running) -> None:
    act_for(person, portal, COMPANY)
    first = person.visit.acting
    assert first is not None
    old = first.tokens.authorization()
    assert first.tokens.http is not person.visit.identity.tokens.http  # type: ignore[union-attr]
    act_for(person, portal, "Himayə")
    second = person.visit.acting
    assert second is not None
    assert second.tokens.http is not first.tokens.http
    assert first.tokens.http.closed
    assert (
        portal.portal.store.row(
            "SELECT 1 FROM mandated m JOIN token t USING (hash) WHERE m.mandate = ?", first.mandate.id
        )
        is None
    )
    assert second.tokens.authorization() != old


def test_a_mandate_that_has_run_out_or_was_withdrawn_says_so(person: Visitor, portal: Running) -> None:
    to_mandates(person, portal)
    states = {str(each.label): str(each.description) for each in actions_of(person.page) if each.id == "open"}
    assert "It has run out" in states["“Köhnə Nağıl” MMC"]
    assert "It was withdrawn" in states["Qonşu Misalova"]
    for party, heading in (("“Köhnə Nağıl” MMC", "The mandate has run out"), ("Qonşu", "The mandate was withdrawn")):
        person.choose(party)
        assert str(person.page.heading) == heading
        assert person.page.main is None, "trying again would not help"
        person.do(BACK)
    assert person.visit.acting is None


def test_a_mandate_that_runs_out_meanwhile_is_noticed_and_the_person_can_go_on(
    person: Visitor, portal: Running, clock: Clock
) -> None:
    portal.portal.token_life = 1000 * DAY
    act_for(person, portal, COMPANY)
    clock.advance(366 * DAY)
    person.do("charges")
    person.settle()
    assert str(person.page.heading) == "The mandate has run out"
    assert COMPANY in above(person)
    person.do(ACT_FOR_MYSELF)
    person.settle()
    assert person.page.id == "cabinet"
    assert person.page.acts_for is None


def test_a_mandate_that_is_withdrawn_ends_at_once(person: Visitor, portal: Running) -> None:
    act_for(person, portal, COMPANY)
    withdraw(portal.portal, REPRESENTATIVE, "uydurma-mmc")
    person.do("messages")
    person.settle()
    assert str(person.page.heading) == "The mandate was withdrawn"


def test_what_the_mandate_does_not_cover_says_so_and_the_rest_goes_on(person: Visitor, portal: Running) -> None:
    act_for(person, portal, "Himayə")
    assert "new message" in words(person), "what is covered is shown"
    person.do("charges")
    person.settle()
    assert str(person.page.heading) == "The mandate does not cover this"
    person.do(BACK)
    person.settle()
    person.do("messages")
    assert "allowance" in words_of(person)


def test_nobody_fills_in_a_form_that_the_mandate_does_not_let_them_send(person: Visitor, portal: Running) -> None:
    act_for(person, portal, "Himayə")
    person.do("home")
    person.do("service", "criminal-record")
    person.do("apply")
    assert str(person.page.heading) == "The mandate does not cover this"
    person.do(BACK)
    assert person.page.id == "service/criminal-record"
    person.do(ACT_FOR_MYSELF)
    person.settle()
    person.do("home")
    person.do("service", "criminal-record")
    person.do("apply")
    person.settle()
    assert person.page.id == "before/criminal-record", "for oneself one may"


def test_a_short_token_that_has_run_out_is_asked_for_anew(person: Visitor, portal: Running, clock: Clock) -> None:
    act_for(person, portal, COMPANY)
    acting = person.visit.acting
    assert acting is not None
    before = acting.tokens.authorization()
    clock.advance(400)
    person.do("charges")
    assert "1,284.50" in words_of(person)
    assert acting.tokens.authorization() != before


def test_who_has_to_sign_in_again_goes_on_for_the_company(person: Visitor, portal: Running) -> None:
    act_for(person, portal, COMPANY)
    end_all_sign_ins(portal)
    person.do("charges")
    person.settle()
    assert person.page.error
    person.do("retry")
    person.settle()
    confirm(person, portal, who=REPRESENTATIVE)
    assert COMPANY in above(person)
    assert "1,284.50" in words_of(person)


def test_another_person_who_signs_in_acts_for_nobody(person: Visitor, portal: Running) -> None:
    act_for(person, portal, COMPANY)
    end_all_sign_ins(portal)
    person.do("charges")
    person.settle()
    person.do("retry")
    person.settle()
    confirm(person, portal, who="citizen")
    assert person.page.acts_for is None
    assert "1,284.50" not in words_of(person)
    assert person.visit.acting is None


def test_somebody_with_no_mandate_is_told_so(person: Visitor, portal: Running) -> None:
    to_mandates(person, portal, "stateless")
    assert "Nobody has given you a mandate" in words(person)


def test_one_s_own_consents_are_not_shown_under_another_s_name(person: Visitor, portal: Running) -> None:
    act_for(person, portal, COMPANY)
    person.do("my-data")
    assert "consents" not in [each.id for each in actions_of(person.page)]
    person.do("records")
    assert "State Register of Taxpayers" in words_of(person)
    person.choose("State Register of Taxpayers")
    assert portal.portal.parties["uydurma-mmc"].held["taxNumber"] in words(person)


def test_nothing_of_it_is_in_a_repr(person: Visitor, portal: Running) -> None:
    act_for(person, portal, "Balaca", who="citizen")
    acting = person.visit.acting
    assert acting is not None
    shown = repr((person.conductor.desk.person, acting, person.visit, EndingActing()))
    assert "Balaca" not in shown
    assert acting.tokens.authorization().partition(" ")[2] not in shown


def test_the_name_of_the_party_is_in_no_language_of_the_page(person: Visitor, portal: Running) -> None:
    act_for(person, portal, COMPANY)
    who = person.conductor.desk.person
    assert who is not None
    assert who.acts_for is not None
    assert who.acts_for.name == Text(COMPANY, "az")


def test_nothing_is_called_mine_that_is_the_company_s(person: Visitor, portal: Running) -> None:
    act_for(person, portal, COMPANY)
    assert str(person.page.heading) == "Their cabinet"
    assert str(person.page.said[0]) == f"For: {COMPANY}.", "and whose that is, is said after it"
    for name in ("Their applications", "Their data"):
        assert str(person.choose(name).heading) == name
        person.settle()
        person.do(BACK)
        person.settle()
    person.do("home")
    assert not [str(each.label) for each in actions_of(person.page) if str(each.label).startswith("My ")]
    person.do("book")
    assert str(person.choose("Their appointments").heading) == "Their appointments"
    person.do(ACT_FOR_MYSELF)
    person.settle()
    assert str(person.page.heading) == "My cabinet"
