"""What is sealed: only the portal opens it, and from outside one looks like another."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from joserfc.errors import JoseError
from joserfc.jwk import ECKey

from kiosk.formatting import AZERBAIJAN
from kiosk.portal.resources.deposits import SealingKeys
from kiosk.sealing.code import checked
from kiosk.sealing.desk import NoKey
from kiosk.sealing.envelope import LARGEST, TooLarge
from kiosk.sealing.store import LARGEST as LARGEST_KEPT
from tests.unit.sealing.machine import ANSWERS, BIRTH_DATE, NOW, Machine, opened


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    made = Machine(tmp_path)
    made.publish()
    return made


def test_the_portal_finds_all_that_it_needs(machine: Machine) -> None:
    slip = machine.seal()
    assert machine.opened(slip) == {
        "id": slip.id,
        "serviceId": "pension",
        "formId": "pension-form",
        "formVersion": "3",
        "language": "az",
        "answers": ANSWERS,
        "code": checked(slip.code),
        "sealedAt": "2026-11-22T12:00:00Z",
        "birthDate": BIRTH_DATE.isoformat(),
    }


def test_who_was_signed_in_goes_along_instead_of_a_birth_date(machine: Machine) -> None:
    found = machine.opened(machine.seal(id_token="a.b.c"))
    assert found["idToken"] == "a.b.c"
    assert "birthDate" not in found


def test_nobody_else_opens_it(machine: Machine) -> None:
    """Not with another key, and not with all that this machine has."""
    ciphertext = machine.store.read(machine.seal().id)
    public = ECKey.import_key(machine.keys.read().keys[0])
    for key in (ECKey.generate_key("P-256"), public):
        with pytest.raises((JoseError, ValueError, AttributeError)):
            opened(ciphertext, key)


def test_its_length_does_not_tell_the_form(machine: Machine) -> None:
    short, long = machine.seal({"a": 1}), machine.seal({"a": "b" * 1500})
    assert len(machine.store.read(short.id)) == len(machine.store.read(long.id))


def test_equal_forms_are_not_equal_when_sealed(machine: Machine) -> None:
    one, other = machine.seal(), machine.seal()
    assert machine.store.read(one.id) != machine.store.read(other.id)
    assert one.code != other.code


def test_what_is_sealed_is_never_longer_than_a_portal_takes(machine: Machine) -> None:
    room = LARGEST - len(str(machine.opened(machine.seal({"text": ""})))) - 100
    assert len(machine.store.read(machine.seal({"text": "x" * room}).id)) <= LARGEST_KEPT
    with pytest.raises(TooLarge):
        machine.seal({"text": "x" * LARGEST})
    assert len(machine.store.waiting()) == 2, "what is too long leaves nothing behind"


def test_one_that_nobody_could_claim_is_not_made(machine: Machine) -> None:
    with pytest.raises(ValueError, match="nobody"):
        machine.seal(birth_date=None)
    assert machine.store.waiting() == ()


def test_nothing_is_sealed_to_a_key_that_has_ended(machine: Machine) -> None:
    assert machine.desk.possible()
    machine.now += timedelta(days=91)
    assert not machine.desk.possible()
    with pytest.raises(NoKey):
        machine.seal()
    assert machine.store.waiting() == ()


@pytest.mark.parametrize("hour", range(0, 24, 3))
def test_on_all_of_the_day_that_is_told_the_portal_still_has_it(machine: Machine, hour: int) -> None:
    """It may have come there the moment after: it goes thirty days later, at that time of the day."""
    machine.now = NOW.replace(hour=hour)
    told = machine.seal().kept_until
    end = datetime.combine(told + timedelta(days=1), time(), AZERBAIJAN)
    assert timedelta(0) <= machine.now + timedelta(days=30) - end < timedelta(days=1)


def test_a_portal_that_keeps_things_for_ever_or_not_at_all_is_no_fault(machine: Machine) -> None:
    for days in (10**9, 0, -5):
        machine.keys.keep(SealingKeys(keys=machine.keys.read().keys, keep_days=days))
        assert machine.seal().kept_until >= date(2026, 11, 22)
