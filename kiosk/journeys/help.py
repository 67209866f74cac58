"""Help, calling a member of staff, choosing the language, and sound and look: pages that open over any other."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.desk import Call, Desk
from kiosk.journeys.bars import back, go_on, to_sign_language
from kiosk.journeys.events import Activated, Event
from kiosk.journeys.journey import Journey, Next, close, opening
from kiosk.journeys.own_things.plain_words import plain_words, to_plain_words
from kiosk.journeys.statement import STATEMENT, Statement, to_statement
from kiosk.page import Action, Block, Bullets, Buttons, Choice, Field, Notice, Option, Page, Paragraph, Subheading
from kiosk.text import LANGUAGES, Language, Text

LANGUAGE_NAMES: dict[Language, str] = {"az": "Azərbaycan", "en": "English", "ru": "Русский"}


@dataclass(frozen=True, slots=True)
class Help:
    """Help with the page below, where it has some, then how this program is used: by touch, by keys, by ear."""

    below: Journey | None = None
    keep: str = ""

    def on(self, event: Event, desk: Desk) -> Next | None:
        return opening(self, Statement()) if event == Activated(STATEMENT) else plain_words(self, event)

    def page(self, desk: Desk) -> Page:
        _ = desk.wording
        return Page(
            "help",
            _("Help"),
            (
                *self._here(desk),
                *_calling(desk, button=True),
                Paragraph(_("Each page has one heading and one thing to do.")),
                Subheading(_("With keys")),
                Bullets(
                    (
                        _("Tab goes to the next thing. Shift and Tab go back."),
                        _("Enter or the space bar chooses. Esc goes one step back."),
                        _("The arrow keys read the page, one thing after another."),
                    )
                ),
                Subheading(_("With the voice")),
                *self._voice(desk),
                Bullets(
                    (
                        _("Ctrl stops the voice. F8 holds it, and lets it go on."),
                        _("F4 helps with the keys. Hold F4 to learn them."),
                        _("F5 says the last sentence again. F5 twice spells it."),
                        _("F6 reads the whole page. F7 says where you are."),
                        _("F2 and F3 change the speed. F9 and F10 change the volume."),
                        _("F11 makes the screen dark. F12 reads private things aloud."),
                    )
                ),
                Subheading(_("If you do not know how to go on")),
                Bullets(
                    (
                        _("Press Back. Nothing is lost."),
                        # Translators: Pause is a key of the keyboard
                        _(
                            "Press Pause three times, or tap the top left corner five times. The usual settings come back."
                        ),
                        *((_("Press Staff to see who can help you."),) if desk.at_kiosk else ()),
                    )
                ),
                Buttons((*to_sign_language(desk), to_statement(desk), *to_plain_words(desk))),
            ),
            back=back(_),
        )

    @staticmethod
    def _voice(desk: Desk) -> tuple[Block, ...]:
        """Most of these keys do nothing in silence; at home one of them ends it."""
        _ = desk.wording
        if desk.at_kiosk:
            return (Paragraph(_("F2, F3, F4, F9, F10 and F12 need the voice.")),)
        return (
            Paragraph(_("F2, F3, F9, F10 and F12 need the voice.")),
            Paragraph(_("F4 switches the voice on, where no screen reader runs.")),
        )

    def _here(self, desk: Desk) -> tuple[Block, ...]:
        """What there is to say about the questions of the page below (ACC-75)."""
        if self.below is None:
            return ()
        page = self.below.page(desk)
        texts = [block.help for block in page.blocks if isinstance(block, Field | Choice) and block.help is not None]
        if not texts:
            return ()
        return (
            Subheading(page.heading),
            *(Paragraph(text) for text in texts),
            Subheading(desk.wording("This program")),
        )


@dataclass(frozen=True, slots=True)
class Staff:
    """Someone who can help; they need not see what is private."""

    keep: str = ""

    def on(self, event: Event, desk: Desk) -> Next | None:
        return None

    def page(self, desk: Desk) -> Page:
        _ = desk.wording
        if not desk.at_kiosk:
            return Page(
                "staff",
                _("Speak to a person"),
                (
                    Paragraph(_("The page of each service names the agency and its phone number.")),
                    Paragraph(_("At a service centre a member of staff helps you.")),
                    *_signs(desk),
                ),
                back=back(_),
            )
        called = desk.call in (Call.CALLED, Call.COMING)
        near = () if called else (Notice(_("Speak to the member of staff near this screen.")),)
        return Page(
            "staff",
            _("Ask a member of staff"),
            (
                *near,
                *_calling(desk, button=False),
                Bullets(
                    (
                        _("They may stand beside you. You write your codes yourself."),
                        _("Never tell anybody your password or PIN."),
                    )
                ),
                *_signs(desk),
            ),
            main=_call(desk),
            back=back(_),
        )


def _calling(desk: Desk, *, button: bool) -> tuple[Block, ...]:
    """Where staff have a screen of their own: what they see, and the call (ACC-97)."""
    if desk.call is None:
        return ()
    from kiosk.journeys.staff_call import call_blocks

    return call_blocks(desk, button=button)


def _call(desk: Desk) -> Action | None:
    """The one action that calls somebody, where that is possible."""
    if desk.call is None:
        return None
    from kiosk.journeys.staff_call import call_action

    return call_action(desk)


def _signs(desk: Desk) -> tuple[Block, ...]:
    """The way to an interpreter, where there is one."""
    actions = to_sign_language(desk)
    return (Buttons(actions),) if actions else ()


@dataclass(frozen=True, slots=True)
class ChooseLanguage:
    """The three languages, each in its own words; the change is seen and heard at once."""

    keep: str = ""

    def on(self, event: Event, desk: Desk) -> Next | None:
        match event:
            case Activated(action="continue"):
                return close()
        return None

    def page(self, desk: Desk) -> Page:
        _ = desk.wording
        options = tuple(Option(each, Text(LANGUAGE_NAMES[each], each)) for each in LANGUAGES)
        return Page(
            "language",
            _("Language"),
            (Choice("language", options, (desk.language,), label=_("Language of the screen and the voice")),),
            main=go_on(_),
            back=back(_),
        )
