"""What a signed-in person may ask a portal: who they are, their applications from draft to receipt (contract §A.2 4, 16–25)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final, Protocol, TypeVar

import msgspec

from kiosk.portal.appeals import Appeals
from kiosk.portal.appointments import Visits
from kiosk.portal.cabinet import Cabinet
from kiosk.portal.casework import Casework
from kiosk.portal.consultations import TakingPart
from kiosk.portal.errors import BadReply, Unauthorised
from kiosk.portal.exchange import MERGE_PATCH, Answer, Reply, Request
from kiosk.portal.files import Files
from kiosk.portal.own_things import OwnThings
from kiosk.portal.problems import error_of
from kiosk.portal.public import part
from kiosk.portal.resources.applications import (
    Application,
    ApplicationEvent,
    Me,
    Prefill,
    Submission,
    Validation,
)
from kiosk.portal.resources.common import ListOf
from kiosk.portal.resources.mandates import Mandate
from kiosk.portal.tus import Tus

if TYPE_CHECKING:
    from kiosk.portal.deposits import Claims
    from kiosk.portal.http import Http

T = TypeVar("T")
_MOST_PAGES: Final = 100


class Proof(Protocol):
    """What shows a portal who asks: a person's `Tokens`, or those of a mandate by which they act for somebody."""

    @property
    def http(self) -> Http: ...

    @property
    def renewable(self) -> bool: ...

    def authorization(self) -> str: ...

    def renew(self, authorization: str) -> None: ...


class PersonalPortal:
    """A portal as one person sees it, through the client that they signed in with.

    `api` is where /v1 lives, when not at the portal itself (`PublicPortal.api`). All methods raise the family in
    `portal/errors.py`. Keys are bare: one for the life of what is created or sent.
    """

    def __init__(self, tokens: Proof, api: str = "") -> None:
        self._tokens = tokens
        self._api = api or tokens.http.base_url

    @property
    def api(self) -> str:
        """Where /v1 lives."""
        return self._api

    def renew(self, tokens: Proof) -> None:
        """Go on with newer tokens of the same person, and their client: whoever holds this notices nothing."""
        self._tokens = tokens

    @property
    def cabinet(self) -> Cabinet:
        """What state bodies hold for them."""
        return Cabinet(self._ask, self._all, self._fetch)

    @property
    def things(self) -> OwnThings:
        """What they keep for themselves."""
        return OwnThings(self._ask, self._all)

    @property
    def casework(self) -> Casework:
        """Signing, and what they think."""
        return Casework(self._ask)

    @property
    def appeals(self) -> Appeals:
        """What they have written to state bodies."""
        return Appeals(self._ask, self._all)

    @property
    def deposits(self) -> Claims:
        """What was sealed while there was no line, and is theirs."""
        from kiosk.portal.deposits import Claims

        return Claims(self._ask)

    @property
    def taking_part(self) -> TakingPart:
        """What they do in consultations."""
        return TakingPart(self._ask)

    @property
    def visits(self) -> Visits:
        """Their appointments at service centres, and their numbers in queues."""
        return Visits(self._ask, self._all, self._fetch)

    @property
    def files(self) -> Files:
        """What they have sent, and what can be fetched by a phone."""
        return Files(self._ask, self._fetch)

    def uploads(self, endpoint: str = "") -> Tus:
        """Where files are sent to; `endpoint` is the portal's own word for it (`tus.url` of its configuration)."""
        return Tus(self._exchange, endpoint or f"{self._api}/v1/uploads")

    def mandates(self) -> list[Mandate]:
        """Whom the person may act for, with those mandates that have ended."""
        return self._all("/me/mandates", ListOf[Mandate])

    def me(self) -> Me:
        return self._ask("GET", "/me", Me).value

    def prefill(self, service_id: str) -> Prefill:
        """What the state already holds for a service's form."""
        return self._ask("GET", f"/services/{part(service_id)}/prefill", Prefill).value

    def create_application(self, service_id: str, form_version: str, data: Mapping[str, Any], key: str) -> Application:
        """A draft; the same key never makes a second one."""
        body = {"serviceId": service_id, "formVersion": form_version, "data": dict(data)}
        return _with_etag(self._ask("POST", "/applications", Application, body=body, key=key))

    def application(self, application_id: str) -> Application:
        return _with_etag(self._ask("GET", _path(application_id), Application))

    def applications(self) -> list[Application]:
        """All of the person's applications, as the portal orders them."""
        return self._all("/applications", ListOf[Application])

    def update_application(self, application_id: str, data: Mapping[str, Any], etag: str) -> Application:
        """Change answers of a draft (RFC 7396: None removes one); `Conflict` when it was changed elsewhere."""
        body = {"data": dict(data)}
        return _with_etag(
            self._ask("PATCH", _path(application_id), Application, body=body, etag=etag, content_type=MERGE_PATCH)
        )

    def delete_application(self, application_id: str, etag: str) -> None:
        """Throw a draft away; `Conflict` when it was changed or sent elsewhere."""
        self._ask("DELETE", _path(application_id), type(None), etag=etag)

    def validate(self, application_id: str) -> Validation:
        """The portal's own rules that a schema cannot say."""
        return self._ask("POST", f"{_path(application_id)}/validate", Validation, harmless=True).value

    def submit(
        self,
        application_id: str,
        declarations: list[str],
        key: str,
        etag: str,
        *,
        attachments: Sequence[str] = (),
        signature_id: str = "",
    ) -> Submission:
        """Send a draft; the same key gets the same answer again. `signature_id` is of these answers, where one is needed."""
        body: dict[str, Any] = {"declarations": declarations, "attachments": list(attachments)}
        if signature_id:
            body["signatureId"] = signature_id
        return self._ask("POST", f"{_path(application_id)}/submit", Submission, body=body, key=key, etag=etag).value

    def withdraw(self, application_id: str, key: str) -> Application:
        return _with_etag(self._ask("POST", f"{_path(application_id)}/withdraw", Application, body={}, key=key))

    def events(self, application_id: str) -> list[ApplicationEvent]:
        """What has happened to an application, oldest first."""
        events = self._all(f"{_path(application_id)}/events", ListOf[ApplicationEvent])
        return sorted(events, key=lambda event: event.at)

    def submission(self, application_id: str) -> Submission:
        """The answer that submitting had, given again; `NotFound` for what has not been submitted."""
        return self._ask("GET", f"{_path(application_id)}/receipt", Submission).value

    def receipt(self, application_id: str) -> str:
        """The portal's signature over the statement of `submission`, not yet verified (`applications/receipts.py`)."""
        answer = self._fetch(f"{_path(application_id)}/receipt", "application/jose")
        if answer.media_type != "application/jose" or not answer.body.isascii():
            raise BadReply("a receipt that is none")
        return answer.body.decode().strip()

    def _all(self, path: str, into: type[ListOf[T]], query: Mapping[str, str] | None = None) -> list[T]:
        """All items of a list, page after page."""
        found: list[T] = []
        asked = dict(query or {})
        for _ in range(_MOST_PAGES):
            page = self._ask("GET", path, into, query=asked).value
            found += page.items
            if not page.next or page.next == asked.get("cursor"):
                return found
            asked["cursor"] = page.next
        raise BadReply("a list without an end")

    def _ask(self, method: str, path: str, into: type[T], **options: Any) -> Reply[T]:
        return self._as_person(
            lambda http, headers: http.request(
                Request(method, f"{self._api}/v1{path}", headers=headers, **options), into
            )
        )

    def _fetch(self, path: str, accept: str) -> Answer:
        """What is not JSON, as it came."""
        return self._as_person(
            lambda http, headers: http.checked(Request("GET", f"{self._api}/v1{path}", headers=headers, accept=accept))
        )

    def _exchange(self, request: Request) -> Answer:
        """A question in the manner of another protocol: answers of any status, those about the sign-in excepted."""

        def ask(http: Http, headers: Mapping[str, str]) -> Answer:
            answer = http.answer(replace(request, headers={**request.headers, **headers}))
            if answer.status in (401, 403):
                raise error_of(answer)
            return answer

        return self._as_person(ask)

    def _as_person(self, ask: Callable[[Http, Mapping[str, str]], T]) -> T:
        """Ask with the person's token; once more with a renewed one when the portal does not take it any more.

        A portal that answers 401 has done nothing, so this repeats nothing. A new token does not help against a level
        that is not enough (RFC 9470): that takes the person.
        """
        tokens = self._tokens
        authorization = tokens.authorization()
        try:
            return ask(tokens.http, {"Authorization": authorization})
        except Unauthorised as error:
            if error.step_up or not tokens.renewable:
                raise
        tokens.renew(authorization)
        return ask(tokens.http, {"Authorization": tokens.authorization()})


def _path(application_id: str) -> str:
    return f"/applications/{part(application_id)}"


def _with_etag(reply: Reply[Application]) -> Application:
    return msgspec.structs.replace(reply.value, etag=reply.etag)
