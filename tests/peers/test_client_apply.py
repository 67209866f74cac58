"""The whole way with this client at a sandbox portal: sign in by phone, apply, receipt, follow, withdraw; and lost answers."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kiosk.applications.receipts import verify_receipt
from kiosk.portal.errors import (
    Cancelled,
    Conflict,
    NotFound,
    Offline,
    PortalError,
    Rejected,
    SignInRefused,
    Unauthorised,
)
from kiosk.portal.exchange import Request, new_key
from tests.peers.person import ANSWERS, DECLARATIONS, SERVICE, AtThePortal, at_the_portal


@pytest.fixture
def portal() -> Iterator[AtThePortal]:
    with at_the_portal() as person:
        yield person


def submitted(portal: AtThePortal) -> list[str]:
    """References of all that was submitted, whoever by."""
    rows = portal.sandbox.portal.store.rows("SELECT reference FROM application WHERE reference <> ''")
    return [row["reference"] for row in rows]


def drafts(portal: AtThePortal) -> int:
    return len(portal.sandbox.portal.store.rows("SELECT id FROM application WHERE reference = ''"))


def test_a_person_applies_and_leaves_with_a_receipt(portal: AtThePortal) -> None:
    identity = portal.sign_in()
    assert (identity.me.given_name, identity.me.family_name) == ("Sınaq", "Nümunəyev")
    assert identity.tokens.level == "substantial"
    prefill = identity.portal.prefill(SERVICE)
    assert prefill.data["fin"] == "TEST001"
    assert prefill.sources
    receipt = portal.submitting(identity).send(ANSWERS, DECLARATIONS)
    assert submitted(portal) == [receipt.reference]
    assert receipt.service_id == SERVICE
    assert receipt.status.code == "submitted"
    assert receipt.submitted_at == portal.clock.at
    [application] = identity.portal.applications()
    assert (application.reference, application.id) == (receipt.reference, receipt.application_id)
    assert {event.type for event in identity.portal.events(application.id)} >= {"created", "submitted"}
    assert identity.portal.receipt(application.id) == receipt.jws
    assert verify_receipt(identity.portal.submission(application.id), portal.public.keys(), application.id) == receipt
    withdrawn = identity.portal.withdraw(application.id, new_key())
    assert withdrawn.status.code == "withdrawn"


def test_nothing_personal_shows(portal: AtThePortal) -> None:
    identity = portal.sign_in()
    shown = " ".join(map(repr, (portal.visit, identity, identity.tokens, portal.submitting(identity))))
    for secret in ("Sınaq", "Nümunə", "TEST", identity.tokens.authorization().removeprefix("Bearer ")):
        assert secret not in shown


def test_a_visit_that_ends_revokes_and_forgets(portal: AtThePortal) -> None:
    identity = portal.sign_in()
    authorization = identity.tokens.authorization()
    ended: list[int] = []
    portal.visit.on_end(lambda: ended.append(1))
    portal.visit.on_end(lambda: ended.append(2))
    portal.visit.end()
    portal.visit.end()
    assert ended == [2, 1]
    assert portal.visit.identity is None
    assert identity.tokens.forgotten
    assert not portal.sandbox.portal.store.rows("SELECT * FROM token")
    for work in (identity.portal.me, portal.visit.new_http):
        with pytest.raises((Cancelled, Unauthorised)):
            work()
    portal.visit.on_end(lambda: ended.append(3))
    assert ended == [2, 1, 3]
    assert authorization not in repr(identity)


def test_a_fault_in_one_end_does_not_keep_the_others_from_theirs(
    portal: AtThePortal, caplog: pytest.LogCaptureFixture
) -> None:
    identity = portal.sign_in()

    def fails() -> None:
        raise OSError("AZ0000001")

    portal.visit.on_end(fails)
    portal.visit.end()
    assert identity.tokens.forgotten
    assert "OSError" in caplog.text
    assert "AZ0000001" not in caplog.text


def test_a_visit_ends_without_a_line_too(portal: AtThePortal) -> None:
    identity = portal.sign_in()
    portal.sandbox.scenarios.choose("down")
    portal.visit.end()
    assert identity.tokens.forgotten


def test_tokens_that_open_nothing_are_given_back(portal: AtThePortal) -> None:
    tokens = portal.tokens(portal.visit)
    portal.clock.pass_by(7200)
    with pytest.raises(Unauthorised):
        portal.visit.sign_in(tokens)
    assert portal.visit.identity is None
    assert tokens.forgotten


def test_one_whose_time_ran_out_signs_in_again_and_goes_on(portal: AtThePortal) -> None:
    first = portal.sign_in()
    submitting = portal.submitting(first)
    with pytest.raises(Rejected):
        submitting.send(ANSWERS, ())
    portal.clock.pass_by(7200)
    with pytest.raises(Unauthorised):
        submitting.send(ANSWERS, DECLARATIONS)
    again = portal.sign_in()
    assert again.portal is first.portal
    submitting.send(ANSWERS, DECLARATIONS)
    assert (len(submitted(portal)), drafts(portal)) == (1, 0)


def test_another_person_in_the_same_visit_cannot_go_on_with_the_first_ones_work(portal: AtThePortal) -> None:
    first = portal.sign_in()
    submitting = portal.submitting(first)
    other = portal.sign_in("elderly")
    assert other.portal is not first.portal
    assert first.tokens.forgotten
    with pytest.raises(Unauthorised):
        submitting.send(ANSWERS, DECLARATIONS)
    assert other.portal.applications() == []


def test_each_sign_in_has_cookies_and_connections_of_its_own(portal: AtThePortal) -> None:
    first = portal.sign_in()
    again = portal.sign_in()
    assert again.portal is first.portal
    assert again.tokens.http is not first.tokens.http
    before = again.tokens.http.wire.requests
    first.portal.me()
    assert again.tokens.http.wire.requests == before + 1
    other = portal.sign_in("elderly")
    clients = [each.tokens.http for each in (first, again, other)]
    assert [http.closed for http in clients] == [False, True, False]
    portal.visit.end()
    assert all(http.closed for http in clients)


def test_whoever_comes_back_in_the_same_visit_goes_on_with_their_own_work(portal: AtThePortal) -> None:
    first = portal.sign_in()
    submitting = portal.submitting(first)
    portal.sign_in("elderly")
    back = portal.sign_in()
    receipt = submitting.send(ANSWERS, DECLARATIONS)
    assert [each.id for each in back.portal.applications()] == [receipt.application_id]


def test_a_person_s_requests_go_where_the_portal_says(portal: AtThePortal) -> None:
    with pytest.raises(NotFound):
        portal.visit.sign_in(portal.tokens(portal.visit), f"{portal.sandbox.url}/elsewhere")


def test_a_refusal_on_the_phone_is_told(portal: AtThePortal) -> None:
    device = portal.device(portal.visit)
    code = device.begin()
    portal.sandbox.phone().decide(code.user_code, "citizen", "refused")
    portal.clock.pass_by(device.due_in())
    with pytest.raises(SignInRefused):
        device.poll(code)


def test_a_wrong_answer_is_said_and_can_be_corrected(portal: AtThePortal) -> None:
    identity = portal.sign_in()
    submitting = portal.submitting(identity)
    wrong = {**ANSWERS, "purpose": "other", "otherPurpose": "öz üçün"}
    with pytest.raises(Rejected) as caught:
        submitting.send(wrong, DECLARATIONS)
    assert [field.pointer.rpartition("/")[2] for field in caught.value.fields] == ["employerSearch"]
    assert all(field.detail for field in caught.value.fields)
    corrected = {name: value for name, value in wrong.items() if not name.startswith("employer")}
    receipt = submitting.send(corrected, DECLARATIONS)
    assert identity.portal.application(receipt.application_id).data == corrected
    assert (len(submitted(portal)), drafts(portal)) == (1, 0)


def test_a_missing_declaration_is_said_and_can_be_made(portal: AtThePortal) -> None:
    submitting = portal.submitting(portal.sign_in())
    with pytest.raises(Rejected):
        submitting.send(ANSWERS, ("read",))
    submitting.send(ANSWERS, DECLARATIONS)
    assert (len(submitted(portal)), drafts(portal)) == (1, 0)


def test_sending_twice_is_sending_once(portal: AtThePortal) -> None:
    submitting = portal.submitting(portal.sign_in())
    assert submitting.send(ANSWERS, DECLARATIONS) is submitting.send(ANSWERS, DECLARATIONS)
    assert (len(submitted(portal)), drafts(portal)) == (1, 0)


@pytest.mark.parametrize("scenario", ["flaky:2", "flaky:3", "flaky:4", "flaky:5", "flaky:7"])
def test_whatever_is_lost_there_is_one_application(portal: AtThePortal, scenario: str) -> None:
    identity = portal.sign_in()
    submitting = portal.submitting(identity)
    portal.sandbox.scenarios.choose(scenario)
    for attempt in range(40):
        answers = {**ANSWERS, "employerName": f"Nümunə {attempt // 3} MMC"}
        try:
            receipt = submitting.send(answers, DECLARATIONS)
        except PortalError:
            continue
        break
    else:
        pytest.fail("no receipt in 40 attempts")
    assert submitted(portal) == [receipt.reference]
    assert drafts(portal) == 0
    received = identity.portal.application(receipt.application_id).data
    assert receipt.earlier_answers == (received != answers)


def test_every_answer_lost_then_a_line_again(portal: AtThePortal) -> None:
    submitting = portal.submitting(portal.sign_in())
    portal.sandbox.scenarios.choose("flaky:reset")
    for _ in range(3):
        with pytest.raises(Offline):
            submitting.send(ANSWERS, DECLARATIONS)
    assert drafts(portal) == 1
    portal.sandbox.scenarios.choose(None)
    submitting.send(ANSWERS, DECLARATIONS)
    assert (len(submitted(portal)), drafts(portal)) == (1, 0)


def test_a_submission_whose_answer_is_lost_for_good_is_found_again(portal: AtThePortal) -> None:
    identity = portal.sign_in()
    submitting = portal.submitting(identity)
    with pytest.raises(Rejected):
        submitting.send(ANSWERS, ())
    draft = identity.portal.application(submitting.application_id)
    elsewhere = identity.portal.submit(draft.id, list(DECLARATIONS), new_key(), draft.etag)
    receipt = submitting.send(ANSWERS, DECLARATIONS)
    assert receipt.reference == elsewhere.reference
    assert submitted(portal) == [receipt.reference]


def test_a_draft_that_was_thrown_away_is_made_anew(portal: AtThePortal) -> None:
    identity = portal.sign_in()
    submitting = portal.submitting(identity)
    with pytest.raises(Rejected):
        submitting.send(ANSWERS, ())
    draft = identity.portal.application(submitting.application_id)
    headers = {"Authorization": identity.tokens.authorization()}
    identity.tokens.http.checked(Request("DELETE", f"/v1/applications/{draft.id}", headers=headers, etag=draft.etag))
    with pytest.raises(NotFound):
        identity.portal.application(draft.id)
    submitting.send(ANSWERS, DECLARATIONS)
    assert (len(submitted(portal)), drafts(portal)) == (1, 0)


def test_a_change_made_elsewhere_is_a_conflict(portal: AtThePortal) -> None:
    identity = portal.sign_in()
    draft = identity.portal.create_application(SERVICE, portal.public.form(SERVICE).version, ANSWERS, new_key())
    changed = identity.portal.update_application(draft.id, {"employerName": "Başqa MMC"}, draft.etag)
    assert changed.data["employerName"] == "Başqa MMC"
    with pytest.raises(Conflict):
        identity.portal.update_application(draft.id, {"employerName": "Üçüncü MMC"}, draft.etag)


def test_a_key_makes_one_draft(portal: AtThePortal) -> None:
    identity, key = portal.sign_in(), new_key()
    version = portal.public.form(SERVICE).version
    first = identity.portal.create_application(SERVICE, version, ANSWERS, key)
    assert identity.portal.create_application(SERVICE, version, ANSWERS, key).id == first.id
    assert drafts(portal) == 1


def test_another_person_sees_nothing_of_it(portal: AtThePortal) -> None:
    receipt = portal.submitting(portal.sign_in()).send(ANSWERS, DECLARATIONS)
    portal.visit.end()
    portal.visit = portal.new_visit()
    other = portal.sign_in("elderly")
    assert other.portal.applications() == []
    with pytest.raises(NotFound):
        other.portal.application(receipt.application_id)


def test_a_sign_in_that_has_run_out_is_unauthorised(portal: AtThePortal) -> None:
    identity = portal.sign_in()
    portal.clock.pass_by(7200)
    with pytest.raises(Unauthorised):
        identity.portal.me()


def test_applying_fits_into_its_budget(portal: AtThePortal) -> None:
    """Contract §A.4 5: sign-in at most 15 KB, a submitted simple application at most 25 KB."""
    identity = portal.sign_in()
    http = identity.tokens.http
    after_sign_in = http.wire.sent_bytes + http.wire.received_bytes
    assert after_sign_in <= 15_000
    portal.submitting(identity).send(ANSWERS, DECLARATIONS)
    assert http.wire.sent_bytes + http.wire.received_bytes - after_sign_in <= 25_000
