"""Calling a member of staff, where they have a screen of their own: the button, what has become of the call, and what they see.

Loaded only at such a kiosk. What the buttons do is done by the window (`ui/assisting.py`), since a call belongs to the visit and not to a page.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from kiosk.desk import Call, Desk
from kiosk.page import Action, Block, Buttons, Field, FieldKind, Notice, NoticeKind, Page, Paragraph
from kiosk.text import Text, Wording

CALL: Final = "call-somebody"
TAKE_BACK: Final = "take-call-back"

_ABOUT: Final = ("staff", "help")
"""Pages that tell of the call themselves."""


def status_of(call: Call, _: Wording) -> Text:
    """What has become of the call, as it is shown and spoken."""
    match call:
        case Call.CALLED:
            return _("Help has been called. Please stay here.")
        case Call.COMING:
            return _("Somebody is coming to help.")
    return _("Nobody is called now.")


def more_time(_: Wording) -> Text:
    """What is said when staff have given more time."""
    return _("Staff have given you more time.")


def what_staff_see(_: Wording) -> tuple[Text, Text]:
    """What everybody is told where staff have a screen of their own (ACC-97)."""
    return (
        _("Staff see which step you are at, and nothing that you wrote."),
        _("They also see the name of the service and what you have switched on, such as large text."),
    )


def call_action(desk: Desk) -> Action | None:
    """The one action that calls; None while a call stands."""
    _ = desk.wording
    return Action(CALL, _("Call somebody"), icon="hand-helping") if desk.call is Call.NONE else None


def call_blocks(desk: Desk, *, button: bool) -> tuple[Block, ...]:
    """For the pages about help: what has become of the call, how to take it back, and what staff see. `button` adds the one that calls."""
    _, call = desk.wording, desk.call
    if call is None:
        return ()
    found: list[Block] = []
    if call is not Call.NONE:
        found.append(_notice(call, _))
        found.append(Buttons((Action(TAKE_BACK, _("I do not need help any more"), icon="x"),)))
    elif button and (action := call_action(desk)) is not None:
        found.append(Buttons((action,)))
    return (*found, *(Paragraph(text) for text in what_staff_see(_)))


def with_call(page: Page, desk: Desk) -> Page:
    """Any page with what has become of the call, so that nobody has to remember it. It was said when it happened, and is read by who
    goes to it. On the first page everybody is told what staff see."""
    if page.attract or desk.call is None or page.id.partition("/")[0] in _ABOUT or _searching(page):
        return page
    if desk.preferences.get("easy") == "yes":
        return page  # one more small page would come between; there it is heard, written below, and told by Help
    _ = desk.wording
    if desk.call is not Call.NONE:
        return replace(page, blocks=(_notice(desk.call, _), *page.blocks))
    if page.id == "home":
        return replace(page, blocks=(*page.blocks, Paragraph(what_staff_see(_)[0], quiet=True)))
    return page


def _notice(call: Call, _: Wording) -> Notice:
    kind = NoticeKind.SUCCESS if call is Call.COMING else NoticeKind.INFORMATION
    return Notice(status_of(call, _), kind=kind, heard=True)


def _searching(page: Page) -> bool:
    """While somebody searches, nothing comes between the field and what is found."""
    return any(isinstance(each, Field) and each.kind is FieldKind.SEARCH and each.value for each in page.blocks)
