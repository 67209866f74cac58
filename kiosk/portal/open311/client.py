"""A client of any Open311 server (GeoReport v2): discovery, services, definitions, requests, tokens; XML or JSON."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlencode

from kiosk.portal.errors import BadReply
from kiosk.portal.exchange import Answer, Request, structured_string
from kiosk.portal.open311 import answers
from kiosk.portal.public import part
from kiosk.portal.resources.reports import Report, ReportAttribute, ReportBody, ReportSent, ReportService, ReportValue

if TYPE_CHECKING:
    from kiosk.portal.http import Http

FORM: Final = "application/x-www-form-urlencoded"
SPECIFICATION: Final = "georeport_v2"
_ACCEPT: Final = {
    "json": "application/json, text/xml;q=0.5",
    "xml": "text/xml, application/xml, application/json;q=0.5",
}


class Open311:
    """One server. All methods raise the family in `portal/errors.py`; `Rejected` holds the server's own sentences.

    `discovery` is the address of its discovery document. `jurisdiction` and `api_key` go along where they are set.
    """

    def __init__(self, http: Http, discovery: str, *, jurisdiction: str = "", api_key: str = "") -> None:
        self._http = http
        self._discovery = discovery
        self._jurisdiction = jurisdiction
        self._api_key = api_key
        self._found: tuple[str, str] | None = None

    def services(self) -> list[ReportService]:
        """What can be reported, as the server orders it."""
        found = []
        for each in answers.records(self._get("services")):
            code, name = answers.text(each, "service_code"), answers.text(each, "service_name")
            if code and name:
                found.append(
                    ReportService(
                        code=code,
                        name=name,
                        description=answers.text(each, "description"),
                        group=answers.text(each, "group"),
                        asks=answers.truth(each, "metadata"),
                    )
                )
        return found

    def attributes(self, service_code: str) -> list[ReportAttribute]:
        """What is asked about a report of this service, in its order."""
        told = self._get(f"services/{part(service_code)}")
        definition = told if isinstance(told, dict) and "attributes" in told else answers.first(told)
        found = [_attribute(each) for each in answers.records(definition.get("attributes") or [])]
        return sorted((each for each in found if each.code), key=lambda each: each.order)

    def send(self, body: ReportBody, key: str) -> ReportSent:
        """Send a report. GeoReport v2 has no way to say that it is the same one again: `key` helps where a server heeds it
        (draft-ietf-httpapi-idempotency-key-header), so nothing is repeated here by itself.
        """
        base, kind = self._endpoint()
        pairs = [("service_code", body.service), ("address_string", body.address), ("description", body.description)]
        pairs += [("email", body.email), ("phone", body.phone), ("jurisdiction_id", self._jurisdiction)]
        pairs = [(name, value) for name, value in [*pairs, ("api_key", self._api_key)] if value]
        for code, values in body.attributes:
            name = f"attribute[{code}]" if len(values) < 2 else f"attribute[{code}][]"
            pairs += [(name, value) for value in values]
        request = Request(
            "POST",
            f"{base}/requests.{kind}",
            body=urlencode(pairs).encode(),
            content_type=FORM,
            headers={"Idempotency-Key": structured_string(key)},
            accept=_ACCEPT[kind],
        )
        told = answers.first(self._answered(request))
        sent = ReportSent(
            number=answers.text(told, "service_request_id"),
            token=answers.text(told, "token"),
            notice=answers.text(told, "service_notice"),
        )
        if not sent.number and not sent.token:
            raise BadReply("a report without a number and without a token")
        return sent

    def number_of(self, token: str) -> str:
        """The number that a token stands for; empty while it has none."""
        return answers.text(answers.first(self._get(f"tokens/{part(token)}")), "service_request_id")

    def report(self, number: str) -> Report:
        """One report; `NotFound` where there is none of this number."""
        return _report(answers.first(self._get(f"requests/{part(number)}")))

    def reports(self, service_code: str, since: datetime) -> list[Report]:
        """The reports of a service since a time, as far as they can be read by everybody."""
        query = {"service_code": service_code, "start_date": since.isoformat(timespec="seconds")}
        found = [_report(each) for each in answers.records(self._get("requests", query))]
        return [each for each in found if each.number]

    def _get(self, path: str, query: dict[str, str] | None = None) -> Any:
        base, kind = self._endpoint()
        asked = dict(query or {})
        if self._jurisdiction:
            asked["jurisdiction_id"] = self._jurisdiction
        return self._answered(Request("GET", f"{base}/{path}.{kind}", query=asked, accept=_ACCEPT[kind]))

    def _answered(self, request: Request) -> Any:
        answer: Answer = self._http.answer(request)
        if answer.status >= 400:
            raise answers.fault(answer)
        return answers.content(answer)

    def _endpoint(self) -> tuple[str, str]:
        """Where the server is, and the format to speak: JSON where it is offered, for it is smaller."""
        if self._found is None:
            kind = "json" if self._discovery.endswith(".json") else "xml"
            told = answers.first(self._answered(Request("GET", self._discovery, accept=_ACCEPT[kind])))
            offered = answers.records(told.get("endpoints") or [])
            speaking = [each for each in offered if SPECIFICATION in answers.text(each, "specification").lower()]
            speaking.sort(key=lambda each: answers.text(each, "type") != "production")
            if not speaking or not answers.text(speaking[0], "url"):
                raise BadReply("no endpoint that speaks GeoReport v2")
            formats = str(speaking[0].get("formats") or "").lower()
            self._found = answers.text(speaking[0], "url").rstrip("/"), "json" if "json" in formats else "xml"
        return self._found


def _attribute(told: answers.Record) -> ReportAttribute:
    values = [
        ReportValue(key=answers.text(each, "key"), name=answers.text(each, "name") or answers.text(each, "key"))
        for each in answers.records(told.get("values") or [])
    ]
    return ReportAttribute(
        code=answers.text(told, "code"),
        kind=answers.text(told, "datatype").lower() or "string",
        variable=answers.truth(told, "variable", usual=True),
        required=answers.truth(told, "required"),
        description=answers.text(told, "description"),
        hint=answers.text(told, "datatype_description"),
        order=answers.number(told, "order"),
        values=tuple(each for each in values if each.key),
    )


def _report(told: answers.Record) -> Report:
    return Report(
        number=answers.text(told, "service_request_id"),
        status=answers.text(told, "status"),
        notes=answers.text(told, "status_notes"),
        service=answers.text(told, "service_code"),
        service_name=answers.text(told, "service_name"),
        description=answers.text(told, "description"),
        address=answers.text(told, "address"),
        agency=answers.text(told, "agency_responsible"),
        requested_at=answers.moment(told, "requested_datetime"),
        updated_at=answers.moment(told, "updated_datetime"),
    )
