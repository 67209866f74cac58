"""The pages of signing: how, which phone, the code to compare, and one for each ending."""

from __future__ import annotations

from typing import Final

from kiosk import formatting
from kiosk.describing import coded_text, name_of
from kiosk.desk import Desk
from kiosk.error_summary import with_error
from kiosk.journeys.bars import back, go_on
from kiosk.page import (
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
    Steps,
    Tiles,
)
from kiosk.portal.resources.signatures import Signature
from kiosk.text import Text, Wording

PHONE: Final = "signing-phone"


def choosing_page(service: str, desk: Desk) -> Page:
    """By which means."""
    _ = desk.wording
    found = desk.catalogue.service(service)
    what = (Paragraph(_("You sign: {service}", service=name_of(found, desk))),) if found is not None else ()
    return Page(
        "signing/how",
        _("How do you want to sign?"),
        (
            *what,
            Notice(_("This application must be signed. It is not sent before that.")),
            Tiles(
                (
                    Action(
                        "sign-with",
                        _("ASAN İmza"),
                        icon="smartphone",
                        argument="asanImza",
                        description=_("With the signature on the SIM card of your phone"),
                    ),
                    Action(
                        "sign-with",
                        _("SİMA"),
                        icon="shield",
                        argument="sima",
                        description=_("With the SİMA app on your phone"),
                    ),
                    Action(
                        "sign-with",
                        _("Signature card"),
                        icon="key-round",
                        argument="eSignature",
                        description=_("With an electronic signature card"),
                    ),
                )
            ),
        ),
        back=back(_),
    )


def phone_page(phone: str, desk: Desk, *, flawed: bool, refusal: Text | None) -> Page:
    """The number that ASAN İmza belongs to."""
    _ = desk.wording
    error = refusal
    if flawed:
        error = _("Write the nine digits after 0, such as 050 123 45 67.")
    page = Page(
        "signing/phone",
        _("The phone number of your ASAN İmza"),
        (
            Field(
                PHONE,
                phone,
                hint=_("The request to sign goes to this phone. Example: 050 123 45 67"),
                error=error,
                kind=FieldKind.PHONE,
                private=True,
                purpose="tel",
            ),
        ),
        main=go_on(_),
        back=back(_),
    )
    return with_error(page, PHONE, error, _)


def asking_page(desk: Desk) -> Page:
    """While the request is on its way."""
    _ = desk.wording
    return Page("signing/asking", _("The code is coming"), (Paragraph(_("Please wait.")),), busy=True, back=back(_))


def waiting_page(signature: Signature, credential: str, desk: Desk, *, interrupted: bool) -> Page:
    """The code on this screen, to be compared with the one on the phone; said digit by digit."""
    _ = desk.wording
    digits = signature.verification_code
    code = Text(digits, desk.language, spoken=" ".join(digits))
    blocks: list[Block] = []
    if interrupted:
        words = _("The line to the portal is interrupted. It is asked again and again. You can sign all the same.")
        blocks.append(Notice(words, kind=NoticeKind.WARNING))
    blocks.append(
        Steps(
            (
                _card_first(_) if credential == "eSignature" else _("Take your phone. A request to sign has come."),
                _("Check that it shows the same code:"),
                Highlight(code, label=_("Check code")),
                _("If the code is the same, sign with your PIN. If not, refuse."),
                _("This screen then goes on by itself."),
            )
        )
    )
    if signature.expires_at is not None:
        time = f"{signature.expires_at.astimezone(formatting.AZERBAIJAN):%H:%M}"
        blocks.append(Paragraph(_("You can sign until {time}. After that you can ask again.", time=time), quiet=True))
    blocks.append(Buttons((_again(_("Send a new request"), _), _other(_), _cancel(_))))
    return Page("signing/waiting", _heading(credential, _), tuple(blocks), back=back(_))


def ended_page(stage: str, signature: Signature | None, desk: Desk) -> Page:
    """Refused, too late, or it did not work: nothing was signed or sent, and it can be done again."""
    _ = desk.wording
    match stage:
        case "refused":
            heading = _("The signature was refused on the phone")
            words = _("If you did not refuse it yourself, tell a member of staff.")
            if not desk.at_kiosk:
                words = _("If you refused it by mistake, sign again.")
        case "expired":
            heading, words = _("The time to sign is over"), _("Nobody signed in time. Ask again with one key.")
        case _:
            heading = _("The signature did not work")
            words = _("The phone or the card gave no signature. Try again, or choose another way.")
    blocks: list[Block] = [Notice(words, kind=NoticeKind.WARNING)]
    if stage == "failed" and signature is not None:
        blocks.append(Paragraph(coded_text(signature.state, desk.language)))
    blocks.append(Paragraph(_("Nothing was signed and nothing was sent. Your answers are kept.")))
    blocks.append(Buttons((_other(_), _cancel(_))))
    return Page(
        f"signing/{stage}",
        heading,
        tuple(blocks),
        main=Action("again", _("Sign again"), icon="rotate-ccw"),
        back=back(_),
    )


def _heading(credential: str, _: Wording) -> Text:
    return _("Sign with your card") if credential == "eSignature" else _("Sign on your phone")


def _card_first(_: Wording) -> Text:
    return _("Put your card into the reader, and open the signing program.")


def _again(label: Text, _: Wording) -> Action:
    return Action("again", label, icon="rotate-ccw")


def _other(_: Wording) -> Action:
    return Action("other-way", _("Choose another way"), icon="list")


def _cancel(_: Wording) -> Action:
    """Back to the application, like Back itself; nothing of it is lost."""
    return Action("cancel", _("Do not sign now"), icon="x")
