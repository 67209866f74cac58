"""One example of each page of taking part, in states that the journeys come to."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any, Final

import msgspec

from kiosk.consulting import ConsultationSeen
from kiosk.desk import Desk, Person
from kiosk.journeys.events import Activated
from kiosk.journeys.journey import Journey
from kiosk.journeys.taking_part.appeal import Appealing
from kiosk.journeys.taking_part.consultations import Consultations, OneConsultation, OthersSaid
from kiosk.journeys.taking_part.contributing import Contributing
from kiosk.journeys.taking_part.letter import NAMED, NAMELESS, Letter
from kiosk.journeys.taking_part.menu import TakePart
from kiosk.journeys.taking_part.my_appeals import FollowingAppeal, MyAppeals, OneAppeal
from kiosk.journeys.taking_part.voting import Voting
from kiosk.outcomes import Printed
from kiosk.page import Page
from kiosk.participation import AppealSent
from kiosk.portal import errors
from kiosk.portal.resources.appeals import (
    Appeal,
    AppealAnswer,
    AppealEvent,
    AppealKind,
    AppealReceived,
    AppealRules,
    Place,
    ReplyWay,
)
from kiosk.portal.resources.common import Coded
from kiosk.portal.resources.consultations import (
    Consultation,
    ConsultationCounts,
    ConsultationDocument,
    ConsultationOption,
    ConsultationQuestion,
    ConsultationVote,
    ContributionMade,
    MyPart,
    PublishedContribution,
    VoteCast,
)
from tests.ui import pages_of_reports

Make = Callable[[Desk], Page]

WHEN: Final = datetime(2026, 11, 18, 12, 30, tzinfo=UTC)
OWNER: Final = "p1"
PERSON: Final = Person("Sınaq Nümunəyev", "•••••01", OWNER)
RULES: Final = AppealRules(
    kinds=[
        AppealKind(code="complaint", label="Şikayət", anonymous=True),
        AppealKind(code="proposal", label="Təklif", anonymous=True),
        AppealKind(code="application", label="Ərizə"),
    ],
    reply_by=[
        ReplyWay(code="cabinet", label="Kabinetdə"),
        ReplyWay(code="email", label="E-poçtla", contact="email"),
        ReplyWay(code="post", label="Məktubla", contact="address"),
    ],
    subject_max=150,
    text_max=4000,
)
WORDS: Final = (
    "Evimizin qabağında küçə işığı iki həftədir yanmır. Axşam ayağımın altını görmürəm.\n"
    "Elektrik şəbəkəsinə iki dəfə zəng etmişəm. Gələn olmayıb. İşığın düzəldilməsini xahiş edirəm."
)
LETTER: Final = Letter(
    kind="complaint",
    recipient="azerisiq",
    subject="Küçə işığı yanmır",
    text=WORDS,
    place="Şəki şəhəri, Nümunə küçəsi 5",
    name=NAMED,
    reply="email",
    contact="sinaq@example.az",
)


def signed_in(state: Journey) -> Make:
    return lambda desk: state.page(replace(desk, person=PERSON))


def plain(state: Journey) -> Make:
    return lambda desk: state.page(desk)


def after_continue(state: Journey) -> Make:
    """The page after Continue."""

    def page(desk: Desk) -> Page:
        following = state.on(Activated("continue"), desk)
        assert following is not None
        assert following.state is not None
        return following.state.page(replace(desk, person=PERSON))

    return page


def _at(stage: Any, letter: Letter = LETTER, **more: Any) -> Appealing:
    return Appealing(letter=letter, stage=stage, attempt="a1", rules=RULES, **more)


def _short(most: int) -> AppealRules:
    """The same rules with less room: a field that is larger than the window has its ring around what is in sight alone."""
    return msgspec.structs.replace(RULES, text_max=most)


def _writing() -> Iterator[tuple[str, Make]]:
    yield "take-part", plain(TakePart())
    yield "appeal-kind", plain(_at("kind", Letter()))
    yield "appeal-recipient", plain(_at("recipient", Letter()))
    yield "appeal-recipient-none", plain(_at("recipient", Letter(), query="kosmodrom"))
    yield "appeal-subject", plain(_at("subject", Letter(kind="complaint")))
    yield "appeal-text", plain(_at("text", Letter(kind="complaint")))
    yield "appeal-text-long", plain(replace(_at("text"), rules=_short(len(WORDS) + 40)))
    yield "appeal-name", plain(_at("name"))
    for stage in ("recipient", "text"):
        yield f"appeal-{stage}-error", after_continue(_at(stage, Letter()))
    yield "appeal-text-too-long", after_continue(replace(_at("text"), rules=_short(len(WORDS) - 40)))
    yield "appeal-check", signed_in(_at("check"))
    received = AppealReceived(id="a1", reference="M 2026 000 214", due_date="2026-12-08")
    yield "appeal-received", signed_in(_at("done", sent=AppealSent(received)))
    nameless = AppealReceived(id="a1", reference="M 2026 000 214", due_date="2026-12-08", token="7K3M-92QF-4TXP")
    yield (
        "appeal-received-nameless",
        plain(_at("done", replace(LETTER, name=NAMELESS), sent=AppealSent(nameless))),
    )


def _appeal(number: int, **more: Any) -> Appeal:
    return Appeal(
        id=f"a1{number}",
        reference=f"M 2026 000 21{number}",
        kind=Coded(code="complaint", label="Şikayət"),
        recipient=Coded(code="azerisiq", label="“Azərişıq” ASC"),
        subject=("Küçə işığı yanmır", "Zibil aparılmır", "Rampa çox dikdir")[number % 3],
        status=Coded(code=("inReview", "answered", "elsewhere")[number % 3], label="Başqa yerdədir"),
        submitted_at=WHEN,
        due_date=more.pop("due_date", "2026-12-08"),
        **more,
    )


def _following() -> Iterator[tuple[str, Make]]:
    events = [AppealEvent(at=WHEN, status=Coded(code="received", label="Qəbul edilib"), text="Müraciət qəbul edildi.")]
    whole = _appeal(0, text=WORDS, location=Place(address="Şəki"), events=events)
    answer = AppealAnswer(text="Müraciətinizə baxıldı.\n\nİşıq dekabrın 1-də düzəldiləcək.", at=WHEN)
    many = tuple(_appeal(number) for number in range(8))
    yield "appeals-sign-in", plain(MyAppeals())
    yield "appeals", signed_in(MyAppeals(many, OWNER))
    yield "appeal-waiting", signed_in(OneAppeal("a10", whole, OWNER))
    yield "appeal-overdue", signed_in(OneAppeal("a10", _appeal(0, due_date="2026-11-02", text=WORDS), OWNER))
    yield "appeal-answered", signed_in(OneAppeal("a11", _appeal(1, text=WORDS, events=events, answer=answer), OWNER))
    yield "follow-appeal-unknown", plain(FollowingAppeal("M 2026 000 999", "7K3M", fault="unknown"))
    yield "follow-appeal-found", plain(FollowingAppeal("M 2026 000 210", "7K3M", found=whole))


def _consultation(state: str = "open", **more: Any) -> Consultation:
    options = [
        ConsultationOption(code="seat", label="Oturacaq"),
        ConsultationOption(code="roof", label="Dam"),
        ConsultationOption(code="voice", label="Səsli elan"),
    ]
    return Consultation(
        id="bus-stops",
        title="Avtobus dayanacaqları necə olsun?",
        summary="Dayanacaqlar üçün yeni qaydaların layihəsi",
        organiser=Coded(code="ayna", label="Azərbaycan Yerüstü Nəqliyyat Agentliyi"),
        open_at=WHEN - timedelta(days=9),
        close_at=WHEN + timedelta(days=21),
        state=Coded(code=state, label="Açıqdır"),
        text="Layihəyə görə hər dayanacaqda oturacaq, dam və alçaq səki olmalıdır.\n\nSizin üçün nə vacibdir?",
        questions=[
            ConsultationQuestion(
                id="matters", text="Sizin üçün nə vacibdir?", kind="choices", required=True, options=options
            ),
            ConsultationQuestion(id="way", text="Dayanacağa yol necədir?", kind="choice", options=options[:2]),
            ConsultationQuestion(id="other", text="Nəyi unutmuşuq?", max_length=1000),
        ],
        vote=ConsultationVote(question="Avtobusun nömrəsi səslə deyilsin?", options=options[:2]),
        documents=[ConsultationDocument(id="draft", title="Qaydaların layihəsi", size=24_312)],
        counts=ConsultationCounts(contributions=41, votes={"seat": 212, "roof": 17}),
        text_max=3000,
        **more,
    )


def _consulting() -> Iterator[tuple[str, Make]]:
    open_, closed = _consultation(), _consultation("closed", result="Layihə rəylərə görə dəyişdirildi.")
    mine = MyPart(vote=VoteCast(choice="seat", at=WHEN), contributions=[ContributionMade(id="c1", at=WHEN)])
    seen = ConsultationSeen(open_)
    said = tuple(
        PublishedContribution(id=f"c{number}", at=WHEN, text="Səsli elan olmasa avtobusu tapa bilmirəm.")
        for number in range(8)
    )
    entries = {"matters": "seat voice", "other": "Zəngi.", "text": WORDS}
    writing = Contributing(open_, at="matters", attempt="now", entries=entries)
    yield "consultations", plain(Consultations((open_, _consultation("upcoming"), closed)))
    yield "consultation", plain(OneConsultation(open_.id, seen))
    yield (
        "consultation-saved",
        plain(OneConsultation(open_.id, seen, printed=Printed(file="consultation-2026-11-21.pdf"))),
    )
    yield "consultation-mine", signed_in(OneConsultation(open_.id, ConsultationSeen(open_, mine), OWNER))
    yield "consultation-closed", plain(OneConsultation(open_.id, ConsultationSeen(closed)))
    yield "consultation-others", plain(OthersSaid(open_.id, said))
    yield "contribute-choices", plain(writing)
    yield "contribute-words", plain(replace(writing, at="text"))
    yield "contribute-check", signed_in(replace(writing, at="check"))
    over = errors.Conflict(code="consultation-closed")
    yield "contribute-over", signed_in(replace(writing, at="check", error=over))
    yield "vote", plain(Voting(open_))
    yield "vote-done", signed_in(Voting(open_, "seat", done=ConsultationSeen(open_, mine)))


def pages() -> Iterator[tuple[str, Make]]:
    """Name and maker of each example."""
    yield from _writing()
    yield from _following()
    yield from _consulting()
    yield from pages_of_reports.pages()
