"""The pages of an application that are not questions: checklist, check answers, declaration, waiting, confirmation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from kiosk import formatting
from kiosk.describing import documents_fact, fee_fact, name_of, source_block, time_fact
from kiosk.desk import Desk
from kiosk.error_summary import with_error
from kiosk.forms.answers import Entries
from kiosk.forms.form import Form
from kiosk.forms.pages import answer_rows
from kiosk.journeys.bars import back, go_on, to_home
from kiosk.journeys.printing import outcome_notice, outcome_said
from kiosk.journeys.receipt import receipt_action, receipt_blocks, receipt_code
from kiosk.journeys.sign_language import sign_clip
from kiosk.outcomes import Printed, Sent
from kiosk.page import (
    CONTINUE,
    FINISH,
    Action,
    Block,
    Bullets,
    Buttons,
    Choice,
    ErrorSummary,
    Fact,
    Facts,
    Field,
    Notice,
    NoticeKind,
    Option,
    Page,
    Paragraph,
    Subheading,
)
from kiosk.portal.resources.applications import PrefillSource
from kiosk.portal.resources.catalogue import PublicService
from kiosk.signs import CONFIRMATION, CONSENT
from kiosk.text import Text, Wording

DECLARATIONS: Final = "declarations"


def _service(service_id: str, desk: Desk) -> PublicService:
    service = desk.catalogue.service(service_id)
    assert service is not None, "an application is opened from a service's page"
    return service


def loading_page(service_id: str, desk: Desk) -> Page:
    """While the form is on its way."""
    _ = desk.wording
    name = name_of(_service(service_id, desk), desk)
    return Page(
        f"loading/{service_id}", name, (Paragraph(_("Please wait. The form is coming.")),), busy=True, back=back(_)
    )


def checklist_page(service_id: str, form: Form, desk: Desk, *, cleared: bool = False) -> Page:
    """Before you start: documents, minutes, fee, whether one can stop (requirements B2-49).

    `cleared` says that answers of whoever was signed in before have been removed.
    """
    _ = desk.wording
    service = _service(service_id, desk)
    rows = [documents_fact(service, desk, _("Have at hand"))]
    if form.definition.minutes:
        minutes = _.plural("About {count} minute", "About {count} minutes", form.definition.minutes)
        rows.append(Fact(_("It takes you"), (minutes,)))
    rows += [fee_fact(service, desk), time_fact(service, desk)]
    questions = _.plural("At least {count} question", "At least {count} questions", len(form.asked({})))
    return Page(
        id=f"before/{service_id}",
        heading=_("Before you start"),
        blocks=(
            *_cleared(cleared, _),
            Paragraph(name_of(service, desk)),
            Facts((*rows, Fact(_("Questions"), (questions,)))),
            Subheading(_("Can I stop?")),
            Bullets(_stopping(desk)),
            source_block(service, desk),
        ),
        main=go_on(_),
        back=back(_),
    )


def _cleared(cleared: bool, _: Wording) -> tuple[Block, ...]:
    if not cleared:
        return ()
    words = _("The answers of the person before you were removed.")
    return (Notice(words, title=_("Somebody else has signed in."), kind=NoticeKind.WARNING),)


def _stopping(desk: Desk) -> tuple[Text, ...]:
    _ = desk.wording
    if desk.at_kiosk:
        return (
            _("You can go back at any time. Your answers are kept while you are here."),
            _("When you finish, nothing of yours stays on this screen."),
            *_patience(desk),
            _("Nothing is sent until you confirm."),
        )
    return (
        _("You can go back at any time. Your answers are kept until you close the program."),
        _("Nothing is sent until you confirm."),
    )


def _patience(desk: Desk) -> tuple[Text, ...]:
    """How long a kiosk waits, said before anything can be lost (WCAG 2.2.6, ACC-71)."""
    _, minutes = desk.wording, desk.idle_seconds // 60
    if not minutes:
        return ()
    return (
        _.plural(
            "If you do nothing for {count} minute, you are asked whether you are here. Then your answers are removed.",
            "If you do nothing for {count} minutes, you are asked whether you are here. Then your answers are removed.",
            minutes,
        ),
    )


def check_page(service_id: str, form: Form, entries: Entries, desk: Desk) -> Page:
    """All answers, each with a way to change it; nothing has been sent (ACC-66)."""
    _ = desk.wording
    return Page(
        id=f"check/{service_id}",
        heading=_("Check your answers"),
        blocks=(
            Paragraph(_("Nothing has been sent yet. You can change each answer.")),
            answer_rows(form, entries, _),
        ),
        main=go_on(_),
        back=back(_),
    )


def declaration_page(service_id: str, form: Form, agreed: tuple[str, ...], undeclared: bool, desk: Desk) -> Page:
    """What the person declares; the main action sends, and says so."""
    _ = desk.wording
    declarations = form.definition.declarations
    error = _.plural(
        "Tick the sentence to send the application.",
        "Tick all {count} sentences to send the application.",
        len(declarations),
    )
    options = tuple(
        Option(each, form.text(f"declaration.{each}", desk.language) or Text(each, desk.language))
        for each in declarations
    )
    page = Page(
        id=f"declare/{service_id}",
        heading=_("Your declaration"),
        blocks=(
            *sign_clip(CONSENT, desk),
            Choice(
                DECLARATIONS,
                options,
                agreed,
                multiple=True,
                hint=_("Read each sentence. Tick it if it is true."),
                error=error if undeclared else None,
            ),
            Paragraph(_("When you send it, the application goes to the agency."), quiet=True),
        ),
        main=Action(CONTINUE, _("Send the application"), icon="send"),
        back=back(_),
    )
    return with_error(page, DECLARATIONS, error if undeclared else None, _)


def preparing_page(service_id: str, desk: Desk) -> Page:
    """While the answers are saved and checked, before they are signed."""
    _ = desk.wording
    words = _("Please wait. Your answers are being checked. After that you sign them.")
    return Page(f"preparing/{service_id}", _("Before you sign"), (Paragraph(words),), busy=True)


def sending_page(service_id: str, desk: Desk) -> Page:
    """While it is being sent: going back would not stop it, so there is no way back."""
    _ = desk.wording
    return Page(
        f"sending/{service_id}",
        _("Your application is being sent"),
        (Paragraph(_("Please wait. It is sent only once, even if the line breaks.")),),
        busy=True,
    )


def confirmation_page(sent: Sent, printed: Printed | None, desk: Desk) -> Page:
    """The receipt on the screen: number, date, what comes next, and how to take it along (ACC-22)."""
    _ = desk.wording
    blocks: list[Block] = [
        *_earlier(sent, _),
        *sign_clip(CONFIRMATION, desk),
        *receipt_blocks(sent, desk),
        Subheading(_("What happens next")),
        Bullets(
            (
                _("The agency looks at your application. You need not do anything now."),
                _("You see the answer under “My applications”. Keep the number."),
            )
        ),
        *outcome_notice(printed, desk),
        Buttons((receipt_action(desk), Action("rate", _("Say how it was"), icon="message-square"), to_home(_))),
    ]
    return Page(
        id=f"confirmation/{sent.receipt.service_id}",
        heading=_("Your application has been received"),
        blocks=tuple(blocks),
        aside=(receipt_code(sent, desk),),
        icon="badge-check",
        main=Action(FINISH, _("Finish now"), icon="arrow-right"),
        said=(_.context("spoken", "The portal has signed the receipt."), *outcome_said(printed, desk)),
    )


def _earlier(sent: Sent, _: Wording) -> tuple[Block, ...]:
    """Said when the portal had received the answers before the person corrected them."""
    if not sent.earlier_answers:
        return ()
    words = _(
        "The portal had received your first answers already. Your last correction is not in them. Tell the agency."
    )
    return (Notice(words, kind=NoticeKind.WARNING),)


def with_refusal(page: Page, key: str, refusal: Text, _: Wording) -> Page:
    """The question's page with what the portal said about its answer; the same words above and at the field."""
    text = refusal if refusal.text else _("The portal did not accept this answer. Check it and write it again.")
    blocks = tuple(replace(b, error=text) if isinstance(b, Field | Choice) and b.key == key else b for b in page.blocks)
    summary = ErrorSummary(_("There is a problem"), ((key, text),))
    return replace(page, blocks=blocks, aside=(summary,), error=True, focus="errors")


def with_source(page: Page, source: PrefillSource, desk: Desk, *, late: bool = False) -> Page:
    """The question's page with where its answer comes from; the person confirms it with Continue, or changes it.

    Who has heard the question with an empty field hears what stands there now, when the answer came `late`.
    """
    day = formatting.long_date(source.at.date(), desk.language)
    text = desk.wording(
        "Filled in from: {register}, {day}. If it is right, continue. If not, change it.",
        register=source.register,
        day=day,
    )
    # whoever hears the page stands in the field at once, above these words
    heard = desk.wording.context("spoken", "Filled in from: {register}.", register=source.register)
    filled = tuple(_filled_in(page, desk)) if late else ()
    return replace(page, blocks=(*page.blocks, Paragraph(text, quiet=True)), said=(*page.said, heard, *filled))


def _filled_in(page: Page, desk: Desk) -> Iterator[Text]:
    """What stands in the question's field, or which answers are chosen."""
    for block in page.blocks:
        if isinstance(block, Field) and block.value:
            yield Text(block.value, desk.language, private=block.private)
        elif isinstance(block, Choice):
            yield from (option.label for option in block.options if option.value in block.value)
