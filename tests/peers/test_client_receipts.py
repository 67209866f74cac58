"""A receipt is shown only when the portal has signed it, for this application and these answers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec
import pytest

from kiosk.applications.receipts import verify_receipt
from kiosk.applications.submitting import Submitting
from kiosk.portal.errors import (
    BadReply,
    Offline,
    Rejected,
)
from kiosk.portal.exchange import new_key
from kiosk.portal.signatures import Keys
from kiosk.sandbox.receipts import sign
from tests.peers.person import ANSWERS, DECLARATIONS, SERVICE, AtThePortal, at_the_portal


@pytest.fixture
def portal() -> Iterator[AtThePortal]:
    with at_the_portal() as person:
        yield person


def submitted(portal: AtThePortal) -> list[str]:
    """References of all that was submitted, whoever by."""
    rows = portal.sandbox.portal.store.rows("SELECT reference FROM application WHERE reference <> ''")
    return [row["reference"] for row in rows]


CORRECTED = {**ANSWERS, "employerName": "Başqa MMC"}


def test_a_correction_that_came_too_late_is_told(portal: AtThePortal) -> None:
    """The application was sent, its receipt could not be checked, and the person changed an answer meanwhile."""
    identity = portal.sign_in()
    lost = [Offline("no line")]

    def keys() -> Keys:
        if lost:
            raise lost.pop()
        return portal.public.keys()

    submitting = Submitting(identity.portal, keys, SERVICE, portal.public.form(SERVICE).version)
    with pytest.raises(Offline):
        submitting.send(ANSWERS, DECLARATIONS)
    late = submitting.send(CORRECTED, DECLARATIONS)
    assert late.earlier_answers
    assert identity.portal.application(late.application_id).data == ANSWERS
    assert submitting.send(CORRECTED, DECLARATIONS).earlier_answers
    assert not submitting.send(ANSWERS, DECLARATIONS).earlier_answers
    assert len(submitted(portal)) == 1


def test_a_correction_that_arrives_is_what_was_received(portal: AtThePortal) -> None:
    identity = portal.sign_in()
    submitting = portal.submitting(identity)
    with pytest.raises(Rejected):
        submitting.send(ANSWERS, ("read",))
    receipt = submitting.send(CORRECTED, DECLARATIONS)
    assert not receipt.earlier_answers
    assert identity.portal.application(receipt.application_id).data == CORRECTED


def test_answers_that_another_device_sent_are_told(portal: AtThePortal) -> None:
    identity = portal.sign_in()
    submitting = portal.submitting(identity)
    with pytest.raises(Rejected):
        submitting.send(ANSWERS, ())
    draft = identity.portal.application(submitting.application_id)
    identity.portal.submit(draft.id, list(DECLARATIONS), new_key(), draft.etag)
    assert submitting.send(CORRECTED, DECLARATIONS).earlier_answers


def test_a_receipt_is_shown_only_when_the_portal_has_signed_just_this(portal: AtThePortal) -> None:
    identity = portal.sign_in()
    keys = portal.public.keys()
    receipt = portal.submitting(identity).send(ANSWERS, DECLARATIONS)
    good = identity.portal.submission(receipt.application_id)
    head, _, signature = good.receipt.partition("..")
    changes: list[dict[str, Any]] = [
        {"reference": "AZ 2026 999 999"},
        {"id": "another"},
        {"statement": {**good.statement, "reference": "AZ 2026 999 999"}},
        {"statement": {}},
        {"statement": {**good.statement, "serviceId": "another"}},
        {"receipt": f"{head}..{signature[::-1]}"},
        {"receipt": "e30.."},
        {"receipt": ""},
        {"receipt": "eyJhbGciOiJub25lIn0.."},
    ]
    for change in changes:
        with pytest.raises(BadReply):
            verify_receipt(msgspec.structs.replace(good, **change), keys, receipt.application_id)
    for others in (Keys([]), Keys([{**keys.keys[0], "x": keys.keys[0]["y"]}])):
        with pytest.raises(BadReply):
            verify_receipt(good, others, receipt.application_id)


def test_a_receipt_of_another_application_is_none_for_this_one(portal: AtThePortal) -> None:
    identity = portal.sign_in()
    keys = portal.public.keys()
    first, second = (portal.submitting(identity).send(ANSWERS, DECLARATIONS) for _ in range(2))
    genuine = identity.portal.submission(first.application_id)
    assert verify_receipt(genuine, keys, first.application_id) == first
    with pytest.raises(BadReply):
        verify_receipt(genuine, keys, second.application_id)


def test_only_a_date_that_is_signed_is_promised(portal: AtThePortal) -> None:
    identity = portal.sign_in()
    keys = portal.public.keys()
    receipt = portal.submitting(identity).send(ANSWERS, DECLARATIONS)
    good = identity.portal.submission(receipt.application_id)
    assert receipt.due_date == good.due_date == good.statement["dueDate"]
    later = verify_receipt(msgspec.structs.replace(good, due_date="2030-01-01"), keys, good.id)
    assert later.due_date == receipt.due_date
    statement = {name: value for name, value in good.statement.items() if name != "dueDate"}
    unsaid = msgspec.structs.replace(good, statement=statement, receipt=sign(portal.sandbox.portal.keys, statement))
    assert verify_receipt(unsaid, keys, good.id).due_date == ""
