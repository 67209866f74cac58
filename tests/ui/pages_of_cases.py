"""One example of each page of what becomes of an application: time line, correction, signing, opinion."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Final

from kiosk.desk import Desk, Person
from kiosk.journeys.after_applying.correcting import Correcting
from kiosk.journeys.after_applying.one import OneApplication
from kiosk.journeys.after_applying.rating import Rating
from kiosk.journeys.after_applying.requests import LoadCorrection
from kiosk.journeys.after_applying.signing import Signing
from kiosk.journeys.applying import Applying
from kiosk.journeys.events import Activated, Arrived, Changed
from kiosk.journeys.journey import Journey
from kiosk.outcomes import Correction
from kiosk.page import Page
from kiosk.portal import errors
from kiosk.portal.resources.applications import ActionRequired, Application, ApplicationError, ApplicationEvent
from kiosk.portal.resources.common import Coded
from kiosk.portal.resources.documents import Document
from kiosk.portal.resources.signatures import Signature
from kiosk.text import Text
from tests.ui.pages_of_applying import definition

Make = Callable[[Desk], Page]

OWNER: Final = "p1"
PERSON: Final = Person("Sınaq Nümunəyev", "•••••01", OWNER)
SENT: Final = datetime(2026, 11, 9, 8, 15, tzinfo=UTC)
SERVICE: Final = "criminal-record"
WORDS: Final = "Doğulduğunuz rayonu da yazın. Yalnız kəndin adı azdır."
DATA: Final = {
    "purpose": "work",
    "employerSearch": "taxNumber",
    "employerTaxNumber": "1234567891",
    "familyName": "Nümunəyev",
    "givenName": "Sınaq",
    "fin": "TEST001",
    "birthPlace": "Laza",
    "nameChanged": False,
    "phone": "+994500000001",
}


def _signed_in(state: Journey) -> Make:
    return lambda desk: state.page(replace(desk, person=PERSON))


def _application(status: str, due: str = "2026-12-05") -> Application:
    return Application(
        id="01J9ZK3W8C",
        service_id=SERVICE,
        form_id=SERVICE,
        form_version="1",
        status=Coded(code=status, label=status),
        data=DATA,
        reference="" if status == "draft" else "AZ 2026 000 128",
        submitted_at=None if status == "draft" else SENT,
        due_date=due,
        updated_at=SENT,
    )


def _event(number: int, kind: str, status: str, text: str, action: ActionRequired | None = None) -> ApplicationEvent:
    at = SENT + timedelta(days=number)
    return ApplicationEvent(
        id=str(number), at=at, type=kind, status=Coded(code=status, label=status), text=text, action_required=action
    )


def _happened(*last: ApplicationEvent) -> tuple[ApplicationEvent, ...]:
    return (
        _event(0, "submitted", "submitted", "Müraciət göndərildi və qeydə alındı."),
        _event(1, "reviewStarted", "inReview", "Qurum müraciətə baxmağa başladı."),
        *last,
    )


def _one(status: str, *last: ApplicationEvent, due: str = "2026-12-05") -> OneApplication:
    return OneApplication("01J9ZK3W8C", _application(status, due), _happened(*last), told_in="az", owner=OWNER)


def _applications() -> Iterator[tuple[str, Make]]:
    asked = {
        "correct": ("returned", "returned", WORDS),
        "pay": ("paymentAsked", "awaitingPayment", "Dövlət rüsumu ödənilməlidir."),
        "dance": ("other", "inReview", "Qurum sizdən nə isə istəyir."),
    }
    for kind, (type_, status, text) in asked.items():
        action = ActionRequired(kind=kind, due_date="2026-12-02", ref="202600000307")
        yield f"application-to-{kind}", _signed_in(_one(status, _event(4, type_, status, text, action)))
    today = ActionRequired(kind="visit", due_date="2026-11-21", ref=SERVICE)
    draft = OneApplication("01J9ZK3W8D", _application("draft", due=""), (), told_in="az", owner=OWNER)
    yield "application-draft", _signed_in(draft)
    yield "application-delete", _signed_in(replace(draft, withdrawing=True))
    yield "application-today", _signed_in(_one("inReview", _event(4, "visitAsked", "inReview", "Gəlin.", today)))
    late = ActionRequired(kind="correct", due_date="2026-11-15")
    yield (
        "application-late",
        _signed_in(_one("returned", _event(4, "returned", "returned", WORDS, late), due="2026-11-18")),
    )
    yield "application-overdue", _signed_in(_one("inReview", due="2026-11-18"))
    yield "application-refused", _signed_in(_one("rejected", _event(5, "rejected", "rejected", "Məlumat tapılmadı.")))
    document = Document(
        id="d0c1a7",
        type=Coded(code="decision", label="Qərar"),
        title="Məhkumluğun olub-olmaması barədə arayış",
        issuer=Coded(code="din", label="DİN"),
        issued_at=SENT + timedelta(days=8),
        media_type="application/pdf",
        size=24_312,
        sha256="0" * 64,
        verification_code="7K3M92QF4TXP",
        application_id="01J9ZK3W8C",
    )
    done = _one("approved", _event(8, "approved", "approved", "Müraciət təmin olundu."))
    yield "application-ready", _signed_in(replace(done, documents=(document,)))


def _found(data: dict[str, object] | None = None, status: str = "returned") -> Correction:
    application = _application(status)
    changed = {**application.data, **(data or {})}
    return Correction(
        definition(SERVICE),
        Application(
            id=application.id,
            service_id=SERVICE,
            form_id=SERVICE,
            form_version="1",
            status=application.status,
            data=changed,
            reference=application.reference,
        ),
        (ApplicationError(pointer="/data/birthPlace", code="correct", detail=WORDS),),
        "Qurum müraciəti düzəliş üçün qaytardı.",
        ActionRequired(kind="correct", due_date="2026-12-02", ref="/data/birthPlace"),
    )


def _correcting(desk: Desk, *actions: Activated | Changed) -> Correcting:
    """The correction after these acts."""
    state = Correcting("01J9ZK3W8C", SERVICE, OWNER)
    for event in (Arrived(LoadCorrection(state.application, "az"), _found()), *actions):
        following = state.on(event, desk)
        assert following is not None
        assert isinstance(following.state, Correcting)
        state = following.state
    return state


def _after(*actions: Activated | Changed, there: dict[str, object] | None = None) -> Make:
    """The page that a person comes to by these acts; `there` are answers that were changed on another device."""

    def page(desk: Desk) -> Page:
        own = replace(desk, person=PERSON)
        state = _correcting(own, *actions)
        if there is not None:
            state = replace(state, theirs=_found(there))
        return state.page(own)

    return page


def _corrections() -> Iterator[tuple[str, Make]]:
    state = Correcting("01J9ZK3W8C", SERVICE, OWNER)
    corrected = (Changed("birthPlace", "Qusar rayonu, Laza"), Activated("continue"))
    yield "correcting-loading", _signed_in(state)
    yield "correcting-question", _after()
    yield "correcting-question-error", _after(Changed("birthPlace", ""), Activated("continue"))
    yield "correcting-check", _after(*corrected)
    yield "correcting-changed", _after(*corrected, there={"birthPlace": "Quba", "phone": "+994551112233"})
    yield "correcting-late-ended", _signed_in(replace(state, ending="late"))
    yield "correcting-sent-ended", _signed_in(replace(state, ending="sent"))
    yield "correcting-failed", _signed_in(replace(state, error=errors.Offline()))


def _signings() -> Iterator[tuple[str, Make]]:
    state = Signing("01J9ZK3W8C", "licence-issue", OWNER, credential="sima", turn=1)

    def signature(code: str) -> Signature:
        ends = SENT + timedelta(minutes=2)
        label = Coded(code=code, label="İmza alınmadı: PIN bağlıdır.")
        return Signature(id="51a0", state=label, verification_code="4821", expires_at=ends)

    waiting = replace(state, stage="waiting", signature=signature("pending"))
    yield (
        "signing-preparing",
        _signed_in(Applying("licence-issue", "preparing", definition=definition("licence-issue"))),
    )
    yield "signing-how", _signed_in(state)
    yield "signing-phone", _signed_in(replace(state, stage="phone", credential="asanImza", phone="050 123 45 67"))
    yield "signing-phone-error", _signed_in(replace(state, stage="phone", phone="050", flawed=True))
    words = Text("Bu nömrədə ASAN İmza yoxdur.", "az")
    yield "signing-phone-refused-error", _signed_in(replace(state, stage="phone", phone="050 123 45 67", refusal=words))
    yield "signing-asking", _signed_in(replace(state, stage="asking"))
    yield "signing-waiting", _signed_in(waiting)
    yield "signing-interrupted", _signed_in(replace(waiting, interrupted=True))
    for stage in ("refused", "expired", "failed"):
        yield f"signing-{stage}-ended", _signed_in(replace(state, stage=stage, signature=signature(stage)))
    yield "signing-problem", _signed_in(replace(state, stage="problem", error=errors.Unauthorised(level="high")))


def _ratings() -> Iterator[tuple[str, Make]]:
    rating = Rating(SERVICE, rating="4")
    yield "rating", rating.page
    yield "rating-error", Rating(SERVICE, missing=True).page
    yield "rating-words", replace(rating, step="text", text="Hər şey aydın idi.").page
    yield "rating-hindered", replace(rating, step="problem").page
    yield "rating-whose", _signed_in(replace(rating, step="name"))
    yield "rating-sending", replace(rating, sending=True).page
    yield "rating-thanks", replace(rating, sent=True).page
    yield "rating-failed", replace(rating, error=errors.TimedOut()).page


def pages() -> Iterator[tuple[str, Make]]:
    """Name and page, in the order in which a person meets them."""
    yield from _applications()
    yield from _corrections()
    yield from _signings()
    yield from _ratings()
