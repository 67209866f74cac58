"""A service that costs nothing says so and how to report that somebody asked for money; no other service says it."""

from __future__ import annotations

import msgspec
import pytest

from kiosk.journeys.conductor import Conductor
from kiosk.journeys.free import AskedForMoney, is_free
from kiosk.journeys.service import ServicePage
from kiosk.page import Notice
from kiosk.portal.resources.catalogue import Cost, Fee
from kiosk.portal.resources.common import Money
from kiosk.text import LANGUAGES, Language
from tests.journeys.desk import Someone, actions_of, catalogue, desk, texts_of

FREE = [each for each in catalogue().services() if each.fee is not None and each.fee.free and not each.fee.costs]
OTHERS = [each for each in catalogue().services() if each not in FREE]


def test_the_register_has_some_of_both() -> None:
    assert len(FREE) > 5
    assert len(OTHERS) > 5


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_free_service_says_so_and_leads_to_whom_to_tell(language: Language) -> None:
    here = desk(language)
    for service in FREE:
        person = Someone(Conductor(here, (ServicePage(service.id),)))
        assert here.wording("This service is free.") in [
            each.title for each in person.page.blocks if isinstance(each, Notice)
        ]
        page = person.do("asked-for-money")
        assert page.id == f"asked-for-money/{service.id}"
        words = [str(text) for text in texts_of(page)]
        body = here.catalogue.organisation(service.has_competent_authority)
        assert body is not None
        known = [each for each in (body.hotline, body.website) if each]
        assert all(any(each in told for told in words) for each in known), service.id


def test_a_service_that_is_not_free_or_states_nothing_makes_no_such_promise() -> None:
    here = desk("en")
    for service in OTHERS:
        page = ServicePage(service.id).page(here)
        assert "asked-for-money" not in [each.id for each in actions_of(page)], service.id
        assert "This service is free." not in [str(text) for text in texts_of(page)]
        assert AskedForMoney(service.id).page(here).error


def test_one_variant_that_costs_something_is_enough() -> None:
    fee = Fee(free=True, costs=[Cost(identifier="fast", has_value=Money(amount=1500))])
    assert is_free(FREE[0])
    assert not is_free(msgspec.structs.replace(FREE[0], fee=fee))
