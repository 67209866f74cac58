"""The office at a sandbox portal: two people in one visit, and each one's own work."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from kiosk.catalogue.store import CatalogueStore
from kiosk.clients import Clients
from kiosk.desk import Person
from kiosk.office import Office
from kiosk.outcomes import Sent
from kiosk.portal.errors import Rejected
from kiosk.sandbox.server import Running, running
from kiosk.settings import PortalSettings, Settings
from kiosk.visit import Visit
from tests.peers.person import ANSWERS, DECLARATIONS, SERVICE, Clock


class Here:
    """An office at a sandbox, and whoever confirms on the phone."""

    def __init__(self, sandbox: Running, clock: Clock) -> None:
        settings = Settings(portal=PortalSettings(url=sandbox.url))
        self.sandbox, self.clock = sandbox, clock
        clients = Clients(settings)
        self.visit = Visit(clients.new)
        self.catalogue = CatalogueStore()
        self.office = Office(settings, self.catalogue, self.visit, clients, clock=clock.seconds, now=clock)
        begun = self.office.begin(SERVICE)
        self.attempt, self.version = begun.attempt, begun.definition.version

    def sign_in(self, person: str) -> Person:
        code = self.office.reception.begin()
        self.sandbox.phone().decide(code.user_code, person)
        self.clock.pass_by(code.interval)
        found = self.office.reception.poll(code)
        assert isinstance(found, Person)
        return found

    def send(self, answers: Mapping[str, Any] = ANSWERS) -> Sent:
        return self.office.send(self.attempt, SERVICE, self.version, answers, DECLARATIONS)

    def close(self) -> None:
        self.visit.end()
        self.office.close()
        self.catalogue.close()


@pytest.fixture
def here() -> Iterator[Here]:
    clock = Clock()
    with running(clock=clock) as sandbox:
        made = Here(sandbox, clock)
        yield made
        sandbox.scenarios.choose(None)
        made.close()


def test_what_one_person_began_is_not_sent_with_another_s_sign_in(here: Here) -> None:
    here.sign_in("citizen")
    with pytest.raises(Rejected):
        here.office.send(here.attempt, SERVICE, here.version, ANSWERS, ())
    here.sign_in("elderly")
    with pytest.raises(Rejected) as refused:
        here.send()
    assert "fin" in {field.pointer.rpartition("/")[2] for field in refused.value.fields}
    assert {each.status.code for each in here.office.applications()} == {"draft"}
    here.sign_in("citizen")
    sent = here.send()
    assert [each.id for each in here.office.applications()] == [sent.receipt.application_id]


def test_what_was_changed_after_it_was_sent_is_told(here: Here) -> None:
    here.sign_in("citizen")
    assert not here.send().earlier_answers
    assert here.send({**ANSWERS, "employerName": "Başqa MMC"}).earlier_answers
