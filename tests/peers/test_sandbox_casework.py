"""After sending, at the sandbox portal: signatures, returned applications, opinions; and what each refuses."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import httpx
import pytest

from kiosk.sandbox.browsing import Browser, PageRefused
from kiosk.sandbox.clerk_hand import ClerkHand
from kiosk.sandbox.server import Running
from kiosk.sandbox.signer import Signer
from tests.peers.sandbox_person import Applicant, HeldClock, key, portal_at

LICENCE: dict[str, Any] = {
    "licenceRequest": "licence",
    "licenceActivity": "Özəl tibb fəaliyyəti",
    "familyName": "Nümunəyev",
    "givenName": "Sınaq",
    "fin": "TEST001",
    "taxNumber": "1234567891",
    "licenseeKind": "individual",
    "activityAddress": "Şəki şəhəri, Nümunə küçəsi 7",
    "premisesRight": "owned",
    "qualifiedStaff": 2,
    "phone": "+994500000001",
}


@pytest.fixture
def clock() -> HeldClock:
    return HeldClock()


@pytest.fixture
def portal(clock: HeldClock) -> Iterator[Running]:
    with portal_at(clock) as (portal, _):
        yield portal


Someone = Callable[..., Applicant]


@pytest.fixture
def someone(portal: Running) -> Iterator[Someone]:
    """Makes signed-in people, and closes their clients in the end."""
    made: list[Applicant] = []

    def make(person: str = "citizen", **asked: str) -> Applicant:
        made.append(Applicant(portal, person, **asked))
        return made[-1]

    yield make
    for each in made:
        each.client.close()


@pytest.fixture
def applicant(someone: Someone) -> Applicant:
    return someone(acr_values="high")


def ask(applicant: Applicant, draft: httpx.Response, **more: Any) -> httpx.Response:
    body = {"applicationId": draft.json()["id"], "credential": "sima", **more}
    return applicant.client.post("/v1/signatures", json=body, headers={"Idempotency-Key": key()})


def submit(applicant: Applicant, draft: httpx.Response, **more: Any) -> httpx.Response:
    return applicant.submit(draft, declarations=["truth", "conditions"], **more)


def test_what_was_signed_can_be_sent_once_and_for_these_answers_only(portal: Running, applicant: Applicant) -> None:
    draft = applicant.create(LICENCE, "licence-issue")
    assert submit(applicant, draft).json()["errors"][0]["code"] == "signatureMissing"
    asked = ask(applicant, draft)
    assert asked.status_code == 202
    signature = asked.json()
    assert submit(applicant, draft, signatureId=signature["id"]).json()["errors"][0]["code"] == "signatureUnknown"
    Signer(portal.url).decide(signature["verificationCode"])
    told = applicant.client.get(f"/v1/signatures/{signature['id']}").json()
    assert told["state"] == {"code": "signed", "label": "Signed"}
    changed = applicant.client.patch(
        f"/v1/applications/{draft.json()['id']}",
        json={"data": {"qualifiedStaff": 3}},
        headers={"If-Match": draft.headers["etag"]},
    )
    stale = submit(applicant, changed, signatureId=signature["id"])
    assert stale.status_code == 422
    assert stale.json()["errors"][0]["code"] == "signatureStale"
    assert stale.json()["errors"][0]["pointer"] == "/signatureId"
    back = applicant.client.patch(
        f"/v1/applications/{draft.json()['id']}",
        json={"data": {"qualifiedStaff": 2}},
        headers={"If-Match": changed.headers["etag"]},
    )
    assert submit(applicant, back, signatureId=signature["id"]).status_code == 202


def test_it_may_not_be_asked_for_too_soon_and_ends_by_itself(
    portal: Running, applicant: Applicant, clock: HeldClock
) -> None:
    signature = ask(applicant, applicant.create(LICENCE, "licence-issue")).json()
    path = f"/v1/signatures/{signature['id']}"
    assert applicant.client.get(path).json()["state"]["code"] == "pending"
    soon = applicant.client.get(path)
    assert soon.status_code == 429
    assert soon.headers["retry-after"] == "2"
    clock.forward(signature["interval"])
    assert applicant.client.get(path).status_code == 200
    clock.forward(portal.portal.code_life)
    assert applicant.client.get(path).json()["state"]["code"] == "expired"
    with pytest.raises(PageRefused):
        Signer(portal.url).decide(signature["verificationCode"])


def test_a_signature_is_its_owner_s_alone(someone: Someone, applicant: Applicant) -> None:
    draft = applicant.create(LICENCE, "licence-issue")
    signature = ask(applicant, draft).json()
    other = someone("elderly", acr_values="high")
    assert other.client.get(f"/v1/signatures/{signature['id']}").status_code == 404
    foreign = ask(other, draft)
    assert foreign.status_code == 422
    assert foreign.json()["errors"][0]["code"] == "unknownApplication"


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"credential": "sima"}, "oneOfTwo"),
        ({"credential": "asanImza", "digest": "0" * 64}, "phoneNeeded"),
        ({"credential": "asanImza", "digest": "0" * 64, "phone": "12"}, "phoneNeeded"),
        ({"credential": "fingerprint", "digest": "0" * 64}, "type"),
    ],
)
def test_what_cannot_be_signed_is_said(applicant: Applicant, body: dict[str, Any], code: str) -> None:
    refused = applicant.client.post("/v1/signatures", json=body, headers={"Idempotency-Key": key()})
    assert refused.status_code == 422
    assert refused.json()["errors"][0]["code"] == code


def test_a_weak_sign_in_is_told_before_anybody_signs(someone: Someone) -> None:
    weak = someone()
    refused = ask(weak, weak.create(LICENCE, "licence-issue"))
    assert refused.status_code == 401
    assert 'acr_values="high"' in refused.headers["www-authenticate"]


def test_a_returned_application_is_changed_sent_again_and_keeps_its_number(
    portal: Running, applicant: Applicant
) -> None:
    sent = applicant.submit(applicant.create())
    path = f"/v1/applications/{sent.json()['id']}"
    clerk = ClerkHand(portal.url, "en")
    clerk.give_back(sent.json()["reference"], {"birthPlace": "Which district?"}, days=3)
    last = applicant.client.get(f"{path}/events").json()["items"][-1]
    assert last["actionRequired"] == {"kind": "correct", "dueDate": "2026-11-23", "ref": "/data/birthPlace"}
    assert last["errors"] == [{"pointer": "/data/birthPlace", "code": "correct", "detail": "Which district?"}]
    returned = applicant.client.get(path)
    changes = {"data": {"birthPlace": "Qusar, Laza"}}
    headers = {"If-Match": returned.headers["etag"]}
    changed = applicant.client.patch(path, json=changes, headers=headers)
    assert changed.status_code == 200
    assert applicant.client.patch(path, json=changes, headers=headers).status_code == 412
    again = applicant.submit(changed)
    assert again.status_code == 202
    assert again.json()["reference"] == sent.json()["reference"]
    assert again.json()["receipt"] != sent.json()["receipt"]
    assert applicant.submit(applicant.client.get(path)).json()["code"] == "already-submitted"


def test_after_its_day_a_correction_is_taken_no_more(
    portal: Running, applicant: Applicant, someone: Someone, clock: HeldClock
) -> None:
    sent = applicant.submit(applicant.create())
    path = f"/v1/applications/{sent.json()['id']}"
    ClerkHand(portal.url).give_back(sent.json()["reference"], {"birthPlace": "?"}, days=0)
    returned = applicant.client.get(path)
    clock.forward(86_400)
    late = someone(acr_values="high")
    refused = late.client.patch(path, json={"data": {}}, headers={"If-Match": returned.headers["etag"]})
    assert (refused.status_code, refused.json()["code"]) == (410, "time-over")
    assert late.submit(returned).status_code == 410
    assert late.client.get(path).json()["status"]["code"] == "expired"


def test_a_clerk_decides_once(portal: Running, applicant: Applicant) -> None:
    sent = applicant.submit(applicant.create())
    clerk = ClerkHand(portal.url)
    clerk.step(sent.json()["reference"], "approve")
    with pytest.raises(PageRefused):
        clerk.step(sent.json()["reference"], "refuse")
    documents = applicant.client.get("/v1/documents").json()["items"]
    (result,) = [each for each in documents if each.get("applicationId") == sent.json()["id"]]
    checked = applicant.client.get(f"/v1/document-verifications/{result['verificationCode']}").json()
    assert checked["valid"]


@pytest.mark.parametrize("path", ["/clerk/decision", "/clerk/example", "/sign/decision"])
def test_no_other_page_can_send_these_forms(portal: Running, path: str) -> None:
    with pytest.raises(PageRefused, match="409"):
        Browser(portal.url).post(path, {"about": "example", "seal": "0" * 64, "person": "citizen"})


def test_an_opinion_is_received_once_and_named_only_with_a_token(portal: Running, applicant: Applicant) -> None:
    body = {"about": "criminal-record", "rating": 4, "accessibilityProblem": "Səs yox idi."}
    same = {"Idempotency-Key": key()}
    with httpx.Client(base_url=portal.url, trust_env=False) as nobody:
        first = nobody.post("/v1/feedback", json=body, headers=same)
        assert first.status_code == 201
        assert nobody.post("/v1/feedback", json=body, headers=same).json() == first.json()
        assert nobody.post("/v1/feedback", json={**body, "rating": 6}, headers=same).status_code == 422
        assert nobody.post("/v1/feedback", json=body).status_code == 400
    assert applicant.client.post("/v1/feedback", json=body, headers={"Idempotency-Key": key()}).status_code == 201
    rows = portal.portal.store.rows("SELECT person FROM feedback ORDER BY rowid")
    assert [row["person"] for row in rows] == ["", "citizen"]
