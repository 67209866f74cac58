"""The pages of a form with no line: what will happen, whose the answers are, the code and what to do with it.

The code is private (ACC-11): whoever stands behind sees it no longer than its owner keeps the page, captions mask it, and it is
said aloud only to headphones or where the person has chosen so. Nobody can do anything with it alone: who signs in has to be
the one whose answers they are (docs/decisions/0026-sealed-deposits.md).
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from kiosk import formatting
from kiosk.applications.slip_words import carried, what_to_do
from kiosk.describing import name_of
from kiosk.desk import Desk
from kiosk.journeys.bars import back, to_home
from kiosk.journeys.printing import outcome_notice, outcome_said, print_action
from kiosk.journeys.problems import RETRY
from kiosk.outcomes import Locked, Printed
from kiosk.page import (
    CONTINUE,
    FINISH,
    Action,
    Block,
    Buttons,
    ErrorSummary,
    Fact,
    Facts,
    Field,
    FieldKind,
    Highlight,
    Notice,
    NoticeKind,
    Page,
    Paragraph,
    QrCode,
    Steps,
    Subheading,
)
from kiosk.text import Text, Wording

if TYPE_CHECKING:
    from kiosk.journeys.applying import Applying
    from kiosk.journeys.sealing.locking import Locking

LOCK: Final = "lock"
SLIP: Final = "sealed/code"
"""The page with the code: its first words must be heard."""


def locking_page(host: Applying, locking: Locking, desk: Desk) -> Page:
    """The page of where one is."""
    _ = desk.wording
    match locking.stage:
        case "told":
            return told_page(host, locking, desk)
        case "trying":
            waiting = Paragraph(_("Please wait. The line is being tried."))
            return Page("sealed/trying", _("Is there a line again?"), (waiting,), busy=True)
        case "asking":
            return _asking_page(locking, desk)
        case "locking":
            waiting = Paragraph(_("Please wait. Your answers are being locked."))
            return Page("sealed/locking", _("Lock your answers"), (waiting,), busy=True)
        case "refused":
            return _refused_page(locking.reason, desk)
        case "leaving":
            return leaving_page(desk)
        case _:
            assert locking.locked is not None
            return slip_page(host.service, locking.locked, locking.printed, desk)


def with_offer(page: Page, _: Wording) -> Page:
    """The page of a line that went, with the other way beside "try again"."""
    lock = Action(LOCK, _("Lock my answers, to be sent later"), icon="key-round")
    told = _("You need not wait. Your answers can be locked here and sent when the line is back.")
    blocks = [each for each in page.blocks if not isinstance(each, Buttons)]
    # it comes a moment after the page, which is being read by then
    return replace(page, blocks=(*blocks, Paragraph(told), Buttons((lock, to_home(_)))), said=(*page.said, told))


def told_page(host: Applying, locking: Locking, desk: Desk) -> Page:
    """What will happen, before anything is written (ACC-96)."""
    _ = desk.wording
    written = bool(host.entries)
    title = _("Your answers are not lost.") if written else _("You can fill in the form all the same.")
    blocks: list[Block] = [
        Notice(_("It is not an application until you come back and confirm it."), title=title),
        Steps(_steps(written, desk)),
    ]
    if locking.tries:
        still = _("The line was tried again just now. There is none yet.")
        blocks.insert(0, Notice(still, kind=NoticeKind.WARNING))
    if host.documents(desk):
        blocks.append(Paragraph(_("You need no documents now. You attach them when you come back.")))
    blocks.append(Buttons((_try_again(_), to_home(_))))
    main = _("Go on without a line") if written else _("Fill in the form")
    return Page(
        f"sealed/told/{locking.tries}",
        _("There is no line now"),
        tuple(blocks),
        main=Action(CONTINUE, main, icon="pen-line"),
        back=back(_),
    )


def _steps(written: bool, desk: Desk) -> tuple[Text, ...]:
    _ = desk.wording
    first = _("You check your answers.") if written else _("You fill in the form and check your answers.")
    sends = (
        _("The kiosk sends them when the line is back. You need not stay here.")
        if desk.at_kiosk
        else _("This program sends them when the line is back and it is open.")
    )
    return (
        first,
        _("They are locked so that only the portal can open them. You get a code."),
        sends,
        _(
            "Later you sign in, here or at home, and write the code. Then you see your answers and send the application."
        ),
    )


def _try_again(_: Wording) -> Action:
    return Action(RETRY, _("Try the line again"), icon="rotate-ccw")


def _asking_page(locking: Locking, desk: Desk) -> Page:
    """The last step before the answers are locked: whose they are."""
    _ = desk.wording
    blocks: list[Block] = [Paragraph(_("After this you get a code. Only the portal can open your answers."))]
    error = _fault(locking.fault, _)
    if locking.asks_birth_date:
        blocks.append(
            Field(
                "birth-date",
                locking.birth_date,
                label=_("Your date of birth"),
                hint=_("As in your identity card. The portal gives the answers only to somebody born on this day."),
                error=error,
                kind=FieldKind.DATE,
                private=True,
                purpose="bday",
            )
        )
    else:
        blocks.append(Paragraph(_("You are signed in. With the code, only you can open your answers.")))
    blocks.append(Buttons((_try_again(_),)))
    summary = (ErrorSummary(_("There is a problem"), (("birth-date", error),)),) if error is not None else ()
    return Page(
        "sealed/lock",
        _("Lock your answers"),
        tuple(blocks),
        aside=summary,
        error=error is not None,
        focus="errors" if error is not None else "birth-date" if locking.asks_birth_date else "",
        main=Action(CONTINUE, _("Lock my answers"), icon="key-round"),
        back=back(_),
    )


def _fault(fault: str, _: Wording) -> Text | None:
    known = {
        "empty": _("Write your date of birth."),
        "wrong": _("This is not a date of birth. Write day, month and year, for example 5 3 1980."),
    }
    return known.get(fault)


def _refused_page(reason: str, desk: Desk) -> Page:
    """Nothing was locked, and nothing is lost."""
    _ = desk.wording
    words = {
        "too-long": _("They are too long to be locked. Shorten the longest answer, then lock them."),
        "no-room": _("There is no room for them here now.")
        if desk.at_kiosk
        else _("This computer has no room for them now. Make room on the disk, then try again."),
    }
    told = words.get(reason) or _("That needs a line for a moment, so that the portal’s key can come.")
    blocks: list[Block] = [
        Notice(told, kind=NoticeKind.PROBLEM),
        Paragraph(_("Your answers are kept while you are here.")),
    ]
    if desk.at_kiosk:
        blocks.append(Paragraph(_("If that does not help, ask a member of staff.")))
    blocks.append(Buttons((to_home(_),)))
    heading = _("Your answers could not be locked")
    main = Action(CONTINUE, _("To my answers"), icon="arrow-right")
    return Page("sealed/refused", heading, tuple(blocks), error=True, main=main, back=back(_))


def slip_page(service: str, locked: Locked, printed: Printed | None, desk: Desk) -> Page:
    """The code, in groups to be seen and said, and what to do with it."""
    _ = desk.wording
    day = formatting.long_date(locked.kept_until, desk.language)
    found = desk.catalogue.service(service)
    name = name_of(found, desk) if found is not None else Text(service, desk.language)
    keep = print_action(_("Print the code"), _("Save the code"), desk)
    blocks: list[Block] = [
        Highlight(spelled(locked.code, desk.language), title=_("Your code"), label=_("Show it to nobody.")),
        Notice(
            _("Without the code nobody can find your answers. Keep it."),
            title=_("This is not an application yet."),
            kind=NoticeKind.WARNING,
        ),
        *_printed(printed, desk),
        Subheading(_("What to do")),
        Steps(what_to_do(_, by_birth_date=locked.by_birth_date, at_kiosk=desk.at_kiosk)),
        Facts((Fact(_("Service"), (name,)), Fact(_("Come back by"), (Text(day, desk.language),)))),
        Buttons((*((keep,) if printed is not None else ()), to_home(_))),
    ]
    return Page(
        SLIP,
        _("Your answers are locked"),
        tuple(blocks),
        aside=(slip_code(locked, _),),
        icon="key-round",
        main=keep if printed is None else Action(FINISH, _("Finish now"), icon="arrow-right"),
        said=outcome_said(printed, desk),
    )


def _printed(printed: Printed | None, desk: Desk) -> tuple[Block, ...]:
    """What came of printing; where nothing came of it, that the code stays."""
    blocks = outcome_notice(printed, desk)
    if printed is None or printed.printer or printed.file:
        return blocks
    return (*blocks, Paragraph(desk.wording("The code stays here until you leave this page. Write it down.")))


def spelled(code: str, language: str) -> Text:
    """The code as it is shown, in groups; digit by digit in groups to be said (ACC-96)."""
    return Text(code, language, private=True, spoken=", ".join(" ".join(group) for group in code.split()))


def slip_code(locked: Locked, _: Wording) -> QrCode:
    """The code to take along on one's phone."""
    return QrCode(
        carried(locked.code, _),
        caption=_("Take the code to your phone"),
        alternative=_("A picture for your phone’s camera. It holds your code and nothing else."),
        private=True,
    )


def leaving_page(desk: Desk) -> Page:
    """Asked once of whoever has neither printed nor saved the code."""
    _ = desk.wording
    return Page(
        "sealed/leaving",
        _("Have you kept your code?"),
        (Notice(_("It is not shown again. Without it nobody can find your answers."), kind=NoticeKind.WARNING),),
        main=Action(CONTINUE, _("Yes, I have it"), icon="check"),
        back=back(_),
    )
