"""One example of each page of signing in, applying and one's own applications, in states that the journeys come to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from typing import Final

import msgspec

from kiosk.applications.receipts import Receipt
from kiosk.desk import Desk, Person
from kiosk.forms.answers import Entries, entries_of
from kiosk.forms.form import Form
from kiosk.journeys.after_applying.one import OneApplication
from kiosk.journeys.applying import Applying, Stage
from kiosk.journeys.applying_pages import DECLARATIONS
from kiosk.journeys.events import Activated, Changed
from kiosk.journeys.journey import Journey
from kiosk.journeys.my_applications import MyApplications
from kiosk.journeys.problems import problem_page
from kiosk.journeys.receipt import ShownReceipt
from kiosk.journeys.signing_in import SigningIn
from kiosk.outcomes import Printed, Sent
from kiosk.page import Page
from kiosk.portal import errors
from kiosk.portal.awaited import BrowserPage, DeviceCode
from kiosk.portal.resources.applications import Application, ApplicationEvent, PrefillSource
from kiosk.portal.resources.common import Coded
from kiosk.portal.resources.forms import FormDefinition
from kiosk.text import Text
from tests.unit.sandbox_forms.definitions import FORMS, GOOD

Make = Callable[[Desk], Page]

QUESTIONS: Final = {
    "text": ("criminal-record", "familyName"),
    "multiline": ("general", "requestDetails"),
    "number": ("crop-declaration", "fieldArea"),
    "money": ("social-assistance", "monthlyIncome"),
    "phone": ("criminal-record", "phone"),
    "email": ("criminal-record", "email"),
    "date": ("driving-licence-replace", "medicalDate"),
    "code": ("criminal-record", "fin"),
    "choice": ("criminal-record", "purpose"),
    "choices": ("disability-assessment", "difficultyAreas"),
    "yesno": ("criminal-record", "nameChanged"),
}
"""A question of each kind: kind → form, property."""
WRONG: Final = {"number": "many", "money": "much", "phone": "12", "email": "me", "date": "2026-13-45", "code": "5AB"}
"""What is written where a question is not just left unanswered."""
GENERAL: Final = "workplace-certificate"
"""A service that is applied for with the general form."""
WHEN: Final = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
PERSON: Final = Person("Aysel Məmmədova", "5AB••••")
CODE: Final = DeviceCode(
    user_code="990734358",
    verification_uri="https://portal.example.az/phone",
    verification_uri_complete="https://portal.example.az/phone?code=990734358",
    expires_at=120.0,
    interval=5.0,
    match_number="47",
    device_code="d" * 40,
    browser=True,
)
BROWSER: Final = BrowserPage("https://portal.example.az/sign-in", "s" * 32, expires_at=600.0)
PROBLEMS: Final[tuple[errors.PortalError, ...]] = (
    errors.SignInUnproven(),
    errors.ClockWrong(3600.0),
    errors.Offline(),
    errors.TimedOut(),
    errors.AnswerLost(),
    errors.Insecure(),
    errors.Unauthorised(),
    errors.NotFound(),
    errors.ResyncRequired(),
    errors.Conflict(),
    errors.Rejected(),
    errors.TooManyRequests(30),
    errors.ServerFault(500, "0f3a-77c1-9b20"),
    errors.BadReply(),
)


@cache
def definition(form: str) -> FormDefinition:
    return msgspec.json.decode((FORMS / f"{form}.json").read_bytes(), type=FormDefinition)


@cache
def good_entries(form: str) -> Entries:
    return entries_of(Form(definition(form)), GOOD[form])


def service_of(form: str) -> str:
    return GENERAL if form == "general" else form


def at(form: str, stage: Stage, **state: object) -> Applying:
    """An application for which everything has been answered well."""
    known = Applying(service_of(form), stage, attempt="a1", definition=definition(form), entries=good_entries(form))
    return replace(known, **state)  # type: ignore[arg-type]


def asking(form: str, name: str, entry: str | None = None) -> Applying:
    """The application at one question; `entry` stands where the good answer stood."""
    entries = {**good_entries(form), **({} if entry is None else {name: entry})}
    return at(form, "question", at=name, entries=entries)


def after(state: Journey, desk: Desk, *events: Activated | Changed) -> Journey:
    """The state after what a person did."""
    for event in events:
        following = state.on(event, desk)
        assert following is not None
        assert following.state is not None
        state = following.state
    return state


def refused(form: str, name: str, entry: str) -> Make:
    """The question after Continue with a wrong answer."""

    def page(desk: Desk) -> Page:
        made = after(asking(form, name, entry), desk, Activated("continue")).page(desk)
        assert made.error, f"{form}/{name} takes {entry!r}"
        return made

    return page


def _questions() -> Iterator[tuple[str, Make]]:
    for kind, (form, name) in QUESTIONS.items():
        yield f"question-{kind}", asking(form, name, "").page
        yield f"question-{kind}-answered", asking(form, name).page
        yield f"question-{kind}-error", refused(form, name, WRONG.get(kind, ""))
    filled = asking("criminal-record", "familyName")
    source = PrefillSource(register="Əhalinin reyestri", at=WHEN)
    yield "question-filled-in", replace(filled, sources={"familyName": source}).page
    told = {"fin": Text("Bu FİN reyestrdə tapılmadı. Vəsiqənizə baxın.", "az")}
    yield "question-refused-by-portal", replace(asking("criminal-record", "fin"), refused=told).page


def _sent(due_date: str) -> Sent:
    statement = {
        "id": "01J9ZK3W8V",
        "reference": "AZ 2026 000 123",
        "serviceId": "criminal-record",
        "submittedAt": WHEN.isoformat(),
        "dueDate": due_date,
    }
    receipt = Receipt(
        reference="AZ 2026 000 123",
        application_id="01J9ZK3W8V",
        service_id="criminal-record",
        submitted_at=WHEN,
        status=Coded(code="submitted", label="Qəbul edilib"),
        due_date=due_date,
        jws=f"eyJhbGciOiJFUzI1NiIsImI2NCI6ZmFsc2V9..{'c2ln' * 21}",
        statement=statement,
    )
    return Sent(receipt, receipt.portable)


def _applying() -> Iterator[tuple[str, Make]]:
    form = "criminal-record"
    every = tuple(definition(form).declarations)
    yield "apply-loading", Applying(form).page
    yield "apply-before", at(form, "before").page
    yield "apply-before-cleared", replace(at(form, "before"), cleared=True).page
    yield "apply-before-many-documents", at("taxi-permit", "before").page
    yield from _questions()
    yield "apply-check", at(form, "check").page
    yield "apply-check-many", at("social-assistance", "check").page
    yield "apply-declare", at(form, "declare").page
    yield "apply-declare-agreed", at(form, "declare", agreed=every).page
    undeclared = at("social-assistance", "declare")
    yield "apply-declare-error", lambda desk: after(undeclared, desk, Activated("continue")).page(desk)
    some = (Changed(DECLARATIONS, every[0]), Activated("continue"))
    yield "apply-declare-some-error", lambda desk: after(at(form, "declare"), desk, *some).page(desk)
    yield "apply-sending", at(form, "sending").page
    yield "apply-failed", at(form, "failed", error=errors.Offline()).page
    done = at(form, "done", sent=_sent("2026-12-05"))
    yield "confirmation", done.page
    yield "confirmation-no-due-date", replace(done, sent=_sent("")).page
    yield "confirmation-printed", replace(done, printed=Printed(printer="Lexmark")).page
    yield "confirmation-saved", replace(done, printed=Printed(file="receipt-2026-11-21.pdf")).page
    yield "confirmation-not-printed", replace(done, printed=Printed()).page


def _signing_in() -> Iterator[tuple[str, Make]]:
    yield "sign-in-starting", SigningIn().page
    yield "sign-in-waiting", SigningIn("waiting", CODE).page
    yield "sign-in-expired", SigningIn("expired", CODE).page
    yield "sign-in-refused", SigningIn("refused", CODE).page
    yield "sign-in-browser", SigningIn("browser", BROWSER).page
    yield "sign-in-no-browser", SigningIn("browser", replace(BROWSER, opened=False)).page
    yield "sign-in-browser-expired", SigningIn("expired", BROWSER).page
    yield "sign-in-browser-refused", SigningIn("refused", BROWSER).page
    yield "sign-in-failed", SigningIn("failed", error=errors.TimedOut()).page


def _problem(error: errors.PortalError) -> Make:
    return lambda desk: problem_page(error, desk.wording, at_kiosk=desk.at_kiosk)


def _problems() -> Iterator[tuple[str, Make]]:
    for error in PROBLEMS:
        yield f"problem-{type(error).__name__.lower()}", _problem(error)
    told = errors.Rejected("Ərizə artıq mövcuddur: AZ 2026 000 122.")
    yield "problem-rejected-in-words", _problem(told)


def _application(number: int, status: str) -> Application:
    services = ("criminal-record", "special-child-institution", "taxi-permit", "crop-declaration")
    return Application(
        id=f"01J9ZK3W8{number}",
        service_id=services[number % len(services)],
        status=Coded(code=status, label=status),
        reference="" if status == "draft" else f"AZ 2026 000 12{number}",
        submitted_at=None if status == "draft" else WHEN,
        due_date="" if status == "draft" else "2026-12-05",
        updated_at=WHEN,
    )


def _signed_in(state: Journey) -> Make:
    return lambda desk: state.page(replace(desk, person=PERSON))


def _my_applications() -> Iterator[tuple[str, Make]]:
    states = ("submitted", "draft", "inReview", "returned", "approved", "rejected", "withdrawn", "expired")
    many = tuple(_application(number, state) for number, state in enumerate(states))
    happened = tuple(
        ApplicationEvent(id=str(number), at=WHEN, type="status", status=Coded(code=state))
        for number, state in enumerate(("submitted", "awaitingPayment", "inReview"))
    )
    one = OneApplication(many[2].id, many[2], happened)
    yield "my-applications-sign-in", MyApplications().page
    yield "my-applications-loading", _signed_in(MyApplications())
    yield "my-applications-none", _signed_in(MyApplications(()))
    yield "my-applications", _signed_in(MyApplications(many))
    yield "my-applications-later", _signed_in(MyApplications(many, first=6))
    yield "my-applications-failed", _signed_in(MyApplications(error=errors.ServerFault(503)))
    yield "application-loading", _signed_in(OneApplication("01J9ZK3W82"))
    yield "application", _signed_in(one)
    yield "application-ended", _signed_in(OneApplication(many[6].id, many[6], happened))
    yield "application-withdraw", _signed_in(replace(one, withdrawing=True))
    shown = ShownReceipt("01J9ZK3W8V")
    yield "receipt-loading", _signed_in(shown)
    yield "receipt-again", _signed_in(replace(shown, sent=_sent("2026-12-05")))
    yield "receipt-failed", _signed_in(replace(shown, error=errors.Offline()))


def pages() -> Iterator[tuple[str, Make]]:
    """Name and page, in the order in which a person meets them."""
    yield from _signing_in()
    yield from _applying()
    yield from _problems()
    yield from _my_applications()


def every_question() -> Iterator[tuple[str, Make]]:
    """Every question of every form, as it is asked and after Continue without an answer."""
    for form in sorted(GOOD):
        for question in Form(definition(form)).questions:
            yield f"{form}/{question.name}", asking(form, question.name, "").page
