"""The staff screen as pages: what is seen of the visit, what to say, and the few things that staff can do (ACC-97).

There is no field on it and nothing that leads the visitor's page anywhere. Ending a visit is asked twice.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final

from kiosk.assisting.coaching import coaching
from kiosk.assisting.view import Aid, StaffView, Step, Trouble
from kiosk.assisting.words import aid_name, errand_name, how_long, step_name, trouble_name
from kiosk.desk import Call
from kiosk.page import Action, Block, Bullets, Buttons, Fact, Facts, Notice, NoticeKind, Page, Paragraph, Subheading
from kiosk.text import LANGUAGES, Language, Text, Wording

LONG_MINUTES: Final = 3
"""So long at one step: somebody may be stuck."""
_PATIENT: Final = frozenset({Step.NOBODY, Step.QUEUE, Step.DOCUMENT, Step.SIGN_LANGUAGE, Step.RECEIPT})
"""Steps at which a long time means nothing."""
LANGUAGE_NAMES: Final[dict[Language, str]] = {"az": "Azərbaycan", "en": "English", "ru": "Русский"}

USUAL_SIZE: Final = 150
"""Per cent: it is read from behind a counter."""

LANGUAGE: Final = "staff-language"
PALETTE: Final = "staff-palette"
SIZE: Final = "staff-size"
END: Final = "staff-end"
SURE: Final = "staff-sure"
LET_BE: Final = "staff-let-be"


class Act(StrEnum):
    """What staff can do; also the words that the screen says to the supervisor."""

    COMING = "coming"
    HELPED = "helped"
    MORE_TIME = "more-time"
    FINISH = "finish"


@dataclass(frozen=True, slots=True)
class StaffScreen:
    """What stands on the screen of staff for one kiosk, which may have no name. `minutes` have passed at this step, `asking` counts the questions before a
    visit is ended that were answered yes, `size` and `palette` are how staff see it."""

    kiosk: str
    view: StaffView = field(default_factory=StaffView)
    minutes: int = 0
    asking: int = 0
    language: Language = "az"
    palette: str = "light"
    size: int = USUAL_SIZE

    def seeing(self, view: StaffView) -> StaffScreen:
        """Another view; a question about another visit, or about nobody's, is not asked any more."""
        still = view.visit == self.view.visit and view.step not in (Step.NOBODY, Step.SENDING)
        return replace(self, view=view, minutes=view.seconds // 60, asking=self.asking if still else 0)

    def on(self, action: str, argument: str) -> tuple[StaffScreen, Act | None]:
        """The screen after an action, and what the kiosk is told, if anything."""
        match action:
            case "staff-language" if argument in LANGUAGES:
                return replace(self, language=argument), None
            case "staff-palette":
                return replace(self, palette=argument), None
            case "staff-size" if argument.isdecimal():
                return replace(self, size=int(argument)), None
            case "staff-end" if self.may_end:
                return replace(self, asking=1), None
            case "staff-sure" if self.asking == 1:
                return replace(self, asking=2), None
            case "staff-let-be":
                return replace(self, asking=0), None
            case Act.FINISH if self.asking == 2:
                return replace(self, asking=0), Act.FINISH
            case Act.COMING | Act.HELPED | Act.MORE_TIME if self.somebody:
                return self, Act(action)
        return self, None

    @property
    def somebody(self) -> bool:
        """Whether there is a visit."""
        return self.view.step is not Step.NOBODY

    @property
    def may_end(self) -> bool:
        """Not while answers are being sent: the receipt would be lost."""
        return self.somebody and self.view.step is not Step.SENDING

    @property
    def is_stuck(self) -> bool:
        """Whether somebody has been at one step for long."""
        return self.minutes >= LONG_MINUTES and self.view.step not in _PATIENT

    def page(self, _: Wording, service_name: Callable[[str, str], Text | None]) -> Page:
        """What stands there. `service_name` finds the register's name of a service, in a language or another."""
        if self.asking:
            return self._asking(_)
        return Page(
            "staff-screen",
            self.heading(_),
            (*self._acts(_), *self._news(_), *self._seen(_, service_name), *self._coaching(_)),
            aside=self._own(_),
        )

    def heading(self, _: Wording) -> Text:
        """The state in one sentence, to be read from afar."""
        kiosk, view = self._name(_), self.view
        match view.call:
            case Call.CALLED:
                return _("{kiosk}: somebody calls for help", kiosk=kiosk)
            case Call.COMING:
                return _("{kiosk}: somebody waits for you", kiosk=kiosk)
        if not self.somebody:
            return _("{kiosk}: nobody is there", kiosk=kiosk)
        if view.idle:
            return _("{kiosk}: is asked whether anybody is there", kiosk=kiosk)
        if view.trouble is not Trouble.NONE:
            return _("{kiosk}: something did not work", kiosk=kiosk)
        if self.is_stuck:
            return _("{kiosk}: somebody may be stuck", kiosk=kiosk)
        return _("{kiosk}: somebody is at work", kiosk=kiosk)

    def _name(self, _: Wording) -> str:
        return self.kiosk or _("This kiosk").text

    def _news(self, _: Wording) -> tuple[Block, ...]:
        view, found = self.view, list[Notice]()
        match view.call:
            case Call.CALLED:
                text = _("Press I am coming. The person sees and hears it.")
                found.append(Notice(text, title=_("Help has been called."), kind=NoticeKind.WARNING))
            case Call.COMING:
                text = _("The person has been told.")
                found.append(Notice(text, title=_("You are on your way."), kind=NoticeKind.SUCCESS))
        if view.idle:
            found.append(Notice(_("The visit ends soon if nobody does anything."), kind=NoticeKind.WARNING))
        if view.trouble is not Trouble.NONE:
            found.append(Notice(trouble_name(view.trouble, _), kind=NoticeKind.PROBLEM))
        if self.is_stuck:
            found.append(Notice(_("They have been at this step for a while. Go and ask."), kind=NoticeKind.WARNING))
        if view.in_help:
            found.append(Notice(_("They are reading the help about this step.")))
        if view.waiting:
            found.append(Notice(_("The screen waits for the portal.")))
        return tuple(found)

    def _seen(self, _: Wording, service_name: Callable[[str, str], Text | None]) -> tuple[Block, ...]:
        view = self.view
        if not self.somebody:
            return (Paragraph(step_name(view, _)),)
        rows = [
            # Translators: labels of rows on the screen of staff; beside this one is what the visitor is doing now
            Fact(_("Now"), (step_name(view, _),)),
            Fact(_("At this step for"), (how_long(self.minutes, _),)),
            Fact(_("What they do"), (errand_name(view.errand, _),)),
        ]
        name = service_name(view.service, self.language) if view.service is not None else None
        if name is not None:
            rows.append(Fact(_("Service"), (name,)))
        aids = tuple(aid_name(each, _) for each in Aid if each in view.aids)
        # Translators: beside it are aids, such as large text, or "Nothing"
        rows.append(Fact(_("Switched on"), aids or (_("Nothing"),)))
        return (Facts(tuple(rows)),)

    def _acts(self, _: Wording) -> tuple[Block, ...]:
        """First of all, so that what comes and goes below moves none of them."""
        if not self.somebody:
            return ()
        coming = Action(Act.COMING, _("I am coming"), icon="hand-helping")
        acts = [Action(Act.HELPED, _("I have helped"), icon="check") if self.view.call is Call.COMING else coming]
        acts.append(Action(Act.MORE_TIME, _("More time"), icon="clock"))
        if self.may_end:
            acts.append(Action(END, _("End the visit"), icon="log-out"))
        return (Buttons(tuple(acts)),)

    def _coaching(self, _: Wording) -> tuple[Block, ...]:
        return (
            Subheading(_("What to say")),
            Bullets(coaching(self.view, _)),
            Paragraph(_("You see the step only. What the person writes or reads is not shown here."), quiet=True),
        )

    def _own(self, _: Wording) -> tuple[Block, ...]:
        """How staff see this screen."""
        languages = tuple(
            Action(LANGUAGE, Text(LANGUAGE_NAMES[each], each), argument=each, selected=each == self.language)
            for each in LANGUAGES
        )
        sizes = (
            (100, _("Small text")),
            (USUAL_SIZE, _("Usual text")),
            (200, _("Large text")),
            (400, _("Very large text")),
        )
        palettes = (
            ("light", _("Light")),
            ("dark", _("Dark")),
            ("yellow-on-black", _("Yellow on black")),
            ("white-on-black", _("White on black")),
            ("black-on-white", _("Black on white")),
            ("low-glare", _("Low glare")),
        )
        return (
            Subheading(_("This screen")),
            Buttons(languages),
            Buttons(tuple(Action(SIZE, name, argument=str(size), selected=size == self.size) for size, name in sizes)),
            Buttons(tuple(Action(PALETTE, name, argument=one, selected=one == self.palette) for one, name in palettes)),
        )

    def _asking(self, _: Wording) -> Page:
        """Twice. Where the press that asked again was, there is then what lets the visit be: one too many ends nothing."""
        let_be = Action(LET_BE, _("Let the visit go on"), icon="arrow-left")
        if self.asking == 1:
            return Page(
                "staff-screen/end",
                _("End the visit at {kiosk}?", kiosk=self._name(_)),
                (
                    Notice(_("Look whether somebody is still there. Ask them first."), kind=NoticeKind.WARNING),
                    Buttons((let_be, Action(SURE, _("Nobody is there, or they want it"), icon="log-out"))),
                ),
            )
        return Page(
            "staff-screen/end-sure",
            _("Their answers will be gone. End the visit now?"),
            (
                Notice(_("Nothing of the visit stays. What was not sent is lost."), kind=NoticeKind.WARNING),
                Buttons((Action(Act.FINISH, _("End it now"), icon="x"), let_be)),
            ),
        )
