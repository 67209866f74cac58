"""Taking one's settings along and bringing them to another machine: a code for a camera, or six digits to say (ACC-87).

Only settings are in either of them, so nothing here is private. What they mean is read by the window: a journey holds the
letters as they are.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from kiosk.desk import Desk
from kiosk.error_summary import with_error
from kiosk.journeys.bars import back
from kiosk.journeys.events import Activated, Arrived, Changed, Event
from kiosk.journeys.journey import Next, close, stay
from kiosk.journeys.printing import outcome_notice, outcome_said, print_action
from kiosk.journeys.profile_names import BRING, BRING_PAGE, DIGITS, TEXT
from kiosk.journeys.requests import LookForCode, PrintProfile
from kiosk.outcomes import Printed, Seen
from kiosk.page import (
    CONTINUE,
    Action,
    Block,
    Buttons,
    Field,
    FieldKind,
    Highlight,
    Notice,
    NoticeKind,
    Page,
    Paragraph,
    QrCode,
)
from kiosk.text import Text

WRITTEN: Final = "profile"


def grouped(digits: str, language: str) -> Text:
    """Six digits in two groups to read, and one by one to hear."""
    return Text(f"{digits[:3]} {digits[3:]}", language, spoken=". ".join(digits) + ".")


@dataclass(frozen=True, slots=True)
class TakeSettings:
    """The person's settings as a code and as six digits, on the screen and on paper."""

    printed: Printed | None = None
    keep: str = ""

    def on(self, event: Event, desk: Desk) -> Next | None:
        match event:
            case Activated(action="print"):
                settings = desk.preferences
                request = PrintProfile(settings.get(TEXT, ""), settings.get(DIGITS, ""), desk.language)
                return stay(replace(self, printed=None), request)
            case Arrived(request=PrintProfile(), result=Printed() as printed):
                return stay(replace(self, printed=printed))
            case Activated(action="continue"):
                return close()
        return None

    def page(self, desk: Desk) -> Page:
        _, settings = desk.wording, desk.preferences
        blocks: tuple[Block, ...] = (
            *outcome_notice(self.printed, desk),
            Paragraph(
                _("Show this code or write these six digits at your next visit. Your settings come back at once.")
            ),
            Highlight(grouped(settings.get(DIGITS, ""), desk.language), title=_("Your six digits")),
            Paragraph(_("Only your settings are in it. Your name and your answers are not.")),
            Paragraph(_("The digits hold the most important settings, the code holds all of them."), quiet=True),
            Buttons((print_action(_("Print"), _("Save"), desk),)),
        )
        code = QrCode(
            settings.get(TEXT, ""),
            caption=_("Your settings"),
            alternative=_("A code for a camera. It holds your settings and nothing else."),
        )
        return Page(
            "sound-and-look/take",
            _("Take my settings with me"),
            blocks,
            aside=(code,),
            main=Action(CONTINUE, _("Done"), icon="check"),
            back=back(_),
            said=outcome_said(self.printed, desk),
        )


@dataclass(frozen=True, slots=True)
class BringSettings:
    """Six digits are written, a scanner types what stands in a code, or a camera reads it. Whatever is wrong changes no
    setting, and what was written stays to be mended. `seen` is what the camera found last, `looking` that it looks."""

    written: str = ""
    flaw: str = ""
    taken: bool = False
    looking: bool = False
    seen: Seen | None = None
    keep: str = ""

    def on(self, event: Event, desk: Desk) -> Next | None:
        match event:
            case Changed(key="profile", value=value):
                return stay(replace(self, written=value, taken=False, seen=None))
            case Activated(action="look-for-code"):
                return stay(replace(self, looking=True, seen=None), LookForCode())
            case Arrived(request=LookForCode(), result=Seen() as seen):
                return stay(replace(self, looking=False, seen=seen, written=seen.text or self.written))
            case Activated(action="profile-taken"):
                return stay(BringSettings(taken=True))
            case Activated(action="profile-refused", argument=flaw):
                return stay(replace(self, flaw=flaw, taken=False))
            case Activated(action="continue"):
                return close()
        return None

    def page(self, desk: Desk) -> Page:
        return self._taken(desk) if self.taken else self._asking(desk)

    def _taken(self, desk: Desk) -> Page:
        _ = desk.wording
        return Page(
            "sound-and-look/brought",
            _("Your settings are here"),
            (Notice(_("This machine looks, sounds and acts as you are used to."), kind=NoticeKind.SUCCESS),),
            main=Action(CONTINUE, _("Done"), icon="check"),
            back=back(_),
            icon="circle-check",
        )

    def _asking(self, desk: Desk) -> Page:
        _ = desk.wording
        error = self._sentence(desk)
        field = Field(
            WRITTEN,
            self.written,
            label=_("Your six digits"),
            hint=_("For example: 015 288. If there is a scanner, hold your code to it."),
            error=error,
            kind=FieldKind.NUMBER,
        )
        page = Page(
            BRING_PAGE,
            _("Bring my settings"),
            (field, *self._camera(desk)),
            main=Action(BRING, _("Use these settings"), icon="check", argument=self.written.strip()),
            back=back(_),
            said=tuple(each.text for each in self._camera(desk) if isinstance(each, Notice)),
        )
        return with_error(page, WRITTEN, error, _)

    def _camera(self, desk: Desk) -> tuple[Block, ...]:
        """A camera is offered where there is one; what it does and has done is told."""
        _ = desk.wording
        if not desk.camera:
            return ()
        if self.looking:
            return (Notice(_("Hold your code to the camera. No picture is kept.")),)
        look = Buttons((Action("look-for-code", _("Show my code to the camera"), icon="eye"),))
        match self.seen:
            case Seen(failed=True):
                return Notice(_("The camera does not answer. Write your six digits."), kind=NoticeKind.WARNING), look
            case Seen(text=""):
                return Notice(_("The camera has seen no code. Hold it nearer, or write your six digits.")), look
            case Seen():
                return Notice(_("The code was read. Use these settings now."), kind=NoticeKind.SUCCESS), look
            case _:
                return (look,)

    def _sentence(self, desk: Desk) -> Text | None:
        """One clear sentence for what is wrong, and what to do."""
        _ = desk.wording
        match self.flaw:
            case "":
                return None
            case "empty":
                return _("Write your six digits, or hold your code to the scanner.")
            case "newer":
                return _("This code is from a newer program. Write your six digits instead.")
            case "damaged":
                return _("The code was not read well. Hold it to the scanner again, or write your six digits.")
            case "not a profile":
                return _("This code holds no settings. Use the code that you took with you.")
            case _:
                return _("These are not your six digits. Look at each digit again.")
