"""The portal as a Starlette application."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Final

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from kiosk.sandbox import (
    applications,
    authorizing,
    catalogue,
    charges,
    discovery,
    documents,
    issuer,
    mandates,
    messages,
    noticing,
    payments,
    records,
    sign_ins,
    submitting,
)
from kiosk.sandbox.appointments.routes import routes as appointment_routes
from kiosk.sandbox.casework_routes import routes as casework_routes
from kiosk.sandbox.checks import Checker
from kiosk.sandbox.coding import Coding
from kiosk.sandbox.deposits.routes import routes as deposit_routes
from kiosk.sandbox.enrolled.routes import routes as enrolled_routes
from kiosk.sandbox.errors import Problem, on_fault, on_http_exception, on_problem
from kiosk.sandbox.holdings import seed
from kiosk.sandbox.idempotency import forget_running
from kiosk.sandbox.keys import Keys
from kiosk.sandbox.links import routes as link_routes
from kiosk.sandbox.oauth import Refusal, on_refusal
from kiosk.sandbox.own_things.routes import routes as own_things_routes
from kiosk.sandbox.participation.routes import taking_part_routes
from kiosk.sandbox.pay_page import PayPage
from kiosk.sandbox.people import parties, people
from kiosk.sandbox.phone import Phone
from kiosk.sandbox.portal import Clock, Portal, now, route
from kiosk.sandbox.register import Register
from kiosk.sandbox.send_page import routes as send_routes
from kiosk.sandbox.store import Store
from kiosk.sandbox.uploads import routes as upload_routes

USUAL_URL: Final = "http://127.0.0.1:8765"
_WELL_KNOWN: Final = "/.well-known"


def open_portal(url: str = USUAL_URL, data: Path | None = None, clock: Clock = now) -> Portal:
    """A portal at an address; what it keeps is in memory, or in the folder `data`."""
    store = Store(data)
    forget_running(store)
    portal = Portal(
        url=url,
        store=store,
        register=Register(),
        people=people(),
        parties=parties(),
        keys=Keys(store),
        checker=Checker(),
        clock=clock,
    )
    seed(portal)
    return portal


def public_routes() -> list[Route]:
    """What anyone may ask."""
    return [
        route(f"{_WELL_KNOWN}/portal-configuration", GET=discovery.configuration),
        route(f"{_WELL_KNOWN}/oauth-protected-resource", GET=discovery.protected_resource),
        route(f"{_WELL_KNOWN}/openid-configuration", GET=issuer.metadata),
        route(f"{_WELL_KNOWN}/oauth-authorization-server", GET=issuer.metadata),
        route("/v1/status", GET=noticing.status),
        route("/v1/services", GET=catalogue.services),
        route("/v1/services/{id}", GET=catalogue.service),
        route("/v1/services/{id}/form", GET=catalogue.service_form),
        route("/v1/forms/{formId}/{version}", GET=catalogue.form_version),
        route("/v1/catalogue/{kind}", GET=catalogue.kind),
        route("/v1/articles", GET=catalogue.articles),
        route("/v1/articles/{id}", GET=catalogue.article),
        route("/v1/locations", GET=catalogue.locations),
        route("/v1/charges/lookup", GET=charges.lookup),
        route("/v1/document-verifications/{code}", GET=documents.verification),
    ]


def personal_routes() -> list[Route]:
    """What needs a person's token."""
    return [
        route("/v1/me", GET=applications.me),
        route("/v1/me/mandates", GET=mandates.listing),
        route("/v1/me/sign-ins", GET=sign_ins.listing, DELETE=sign_ins.end_others),
        route("/v1/me/sign-ins/{id}", DELETE=sign_ins.end_one),
        *own_things_routes(),
        route("/v1/me/records", GET=records.records),
        route("/v1/me/accesses", GET=records.accesses),
        route("/v1/me/consents", GET=records.consents),
        route("/v1/me/consents/{id}", PUT=records.consent),
        route("/v1/services/{id}/prefill", GET=applications.prefill),
        route("/v1/applications", GET=applications.listing, POST=applications.create),
        route(
            "/v1/applications/{id}",
            GET=applications.one,
            PATCH=applications.patch,
            DELETE=applications.delete,
        ),
        route("/v1/applications/{id}/validate", POST=applications.validate),
        route("/v1/applications/{id}/submit", POST=submitting.submit),
        route("/v1/applications/{id}/withdraw", POST=applications.withdraw),
        route("/v1/applications/{id}/events", GET=applications.events),
        route("/v1/applications/{id}/receipt", GET=submitting.receipt),
        *upload_routes(),
        *link_routes(),
        *send_routes(),
        route("/v1/charges", GET=charges.listing),
        route("/v1/payments", POST=payments.create),
        route("/v1/payments/{id}", GET=payments.one),
        route("/v1/payments/{id}/cancel", POST=payments.take_back),
        route("/v1/payments/{id}/receipt", GET=payments.receipt),
        route("/v1/documents", GET=documents.listing),
        route("/v1/documents/{id}/content", GET=documents.content),
        route("/v1/messages", GET=messages.listing, POST=messages.reply),
        route("/v1/messages/{id}", GET=messages.one, PATCH=messages.patch),
    ]


def sign_in_routes() -> list[Route]:
    """The issuer, and the page that a person opens on a phone."""
    phone = Phone()
    return [
        route("/oauth/jwks", GET=discovery.jwks),
        route("/oauth/device_authorization", POST=issuer.device_authorization),
        *authorizing.routes(),
        route("/oauth/token", POST=issuer.token),
        route("/oauth/revoke", POST=issuer.revocation),
        route("/oauth/userinfo", GET=issuer.userinfo),
        route("/oauth/end_session", POST=issuer.end_session),
        route("/d", GET=phone.start, POST=phone.code),
        route("/d/person", POST=phone.person),
        route("/d/decision", POST=phone.decision),
        *enrolled_routes(),
    ]


def paying_routes() -> list[Route]:
    """The page that a payer opens on a phone."""
    pay = PayPage()
    return [route("/pay", GET=pay.show), route("/pay/decision", POST=pay.decision)]


def create_app(portal: Portal) -> Starlette:
    """The application that serves a portal."""
    handlers: dict[type[Exception], Callable[[Request, Exception], Awaitable[Response]]] = {
        Problem: on_problem,
        Refusal: on_refusal,
        HTTPException: on_http_exception,
        Exception: on_fault,
    }
    app = Starlette(
        routes=[
            *public_routes(),
            *personal_routes(),
            *taking_part_routes(),
            *appointment_routes(),
            *casework_routes(),
            *deposit_routes(),
            *sign_in_routes(),
            *paying_routes(),
        ],
        middleware=[Middleware(Coding)],
        exception_handlers=dict(handlers),
    )
    app.router.redirect_slashes = False
    app.state.portal = portal
    return app
