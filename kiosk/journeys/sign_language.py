"""Sign language: an interpreter by video call, by opening hours, with writing for when there is none (requirements B2-43)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from kiosk import formatting, opening, signs
from kiosk.desk import Desk
from kiosk.journeys.bars import back
from kiosk.journeys.events import Activated, Changed, Event
from kiosk.journeys.journey import Next, stay
from kiosk.page import (
    Action,
    Block,
    Buttons,
    Choice,
    Fact,
    Facts,
    Field,
    FieldKind,
    Highlight,
    Notice,
    NoticeKind,
    Option,
    Page,
    Paragraph,
    QrCode,
    SignClip,
)
from kiosk.text import Text

WRITTEN = "written"


@dataclass(frozen=True, slots=True)
class SignLanguage:
    """The interpreter's contact and whether somebody is there now; or what a person writes for a member of staff.

    `written` is not kept anywhere: it is gone with the page.
    """

    writing: bool = False
    written: str = ""
    keep: str = ""

    def __repr__(self) -> str:
        return f"SignLanguage(writing={self.writing})"

    def on(self, event: Event, desk: Desk) -> Next | None:
        match event:
            case Activated(action="write"):
                return stay(replace(self, writing=True))
            case Activated(action="back") if self.writing:
                return stay(SignLanguage())
            case Changed(key="written", value=value):
                return stay(replace(self, written=value))
        return None

    def page(self, desk: Desk) -> Page:
        return self._notepad(desk) if self.writing else self._contact(desk)

    def _contact(self, desk: Desk) -> Page:
        _, relay = desk.wording, desk.relay
        blocks: list[Block] = [*sign_clip(signs.START, desk)]
        aside: tuple[Block, ...] = ()
        if relay is not None:
            blocks += [
                self._there_now(desk),
                Facts(
                    (
                        Fact(_("Interpreter"), (Text(relay.name, "az"),)),
                        Fact(_("Video call and messages"), (formatting.phone(relay.phone, desk.language),)),
                        Fact(_("Opening hours"), tuple(opening.rule_text(rule, _) for rule in relay.hours)),
                    )
                ),
                Paragraph(_("Hold your phone’s camera to the code. The call opens on your phone.")),
            ]
            aside = (
                QrCode(
                    relay.video,
                    caption=_("Call the interpreter with your phone"),
                    alternative=_("A code for your phone’s camera. It opens a video call with the interpreter."),
                ),
            )
        else:
            blocks.append(Notice(_("No interpreter is set up on this machine.")))
        if desk.signs:
            blocks.append(
                Choice(
                    "sign_language",
                    (Option("yes", _("Yes")), Option("no", _("No"))),
                    (desk.preferences.get("sign_language", "no"),),
                    label=_("Show sign language on important pages"),
                )
            )
        blocks.append(Buttons((Action("write", _("Write to a member of staff"), icon="pen-line"),)))
        return Page("sign-language", _("Sign language"), tuple(blocks), aside=aside, back=back(_))

    def _there_now(self, desk: Desk) -> Notice:
        """Open until when, or closed until when; and what to do meanwhile."""
        _, relay = desk.wording, desk.relay
        assert relay is not None
        now = desk.now()
        closes = opening.closes_at(relay.hours, now)
        if closes is not None:
            return Notice(
                _("Today until {time}.", time=f"{closes:%H:%M}"),
                title=_("An interpreter is there now."),
                kind=NoticeKind.SUCCESS,
            )
        opens = opening.opens_at(relay.hours, now)
        instead = _("You can send a message to the same number, or write to a member of staff.")
        if opens is None:
            return Notice(instead, title=_("No interpreter is there now."), kind=NoticeKind.WARNING)
        day = formatting.days(opens.weekday(), opens.weekday(), desk.language)
        # Translators: {day} is a day of the week, {time} is 09:00
        title = _("No interpreter is there now. Next: {day}, {time}.", day=day, time=f"{opens:%H:%M}")
        return Notice(instead, title=title, kind=NoticeKind.WARNING)

    def _notepad(self, desk: Desk) -> Page:
        _ = desk.wording
        field = Field(
            WRITTEN,
            self.written,
            hint=_("For example: I need a certificate for my work."),
            kind=FieldKind.MULTILINE,
            required=False,
            private=True,
        )
        shown = (Highlight(Text(self.written, desk.language, private=True)),) if self.written.strip() else ()
        return Page(
            "sign-language/write",
            _("Write here and show it"),
            (Paragraph(_("Nothing of it is kept or sent.")), field, *shown),
            back=back(_),
            focus=WRITTEN,
        )


def sign_clip(name: str, desk: Desk) -> tuple[Block, ...]:
    """The clip of a page, where there is one and the person wants it."""
    clip = desk.signs.get(name)
    wanted = desk.preferences.get("sign_language") == "yes" or name == signs.START
    if clip is None or not wanted:
        return ()
    return (SignClip(clip, desk.wording("Sign language"), Text(clip.script(desk.language), desk.language)),)
