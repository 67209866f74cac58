"""The page for each kind of failure: what happened, that nothing is lost, and what to do (DESIGN §5 "Errors")."""

from __future__ import annotations

from typing import Final

from kiosk.journeys.problem_words import words_of
from kiosk.page import BACK, HOME, Action, Block, Buttons, Highlight, Notice, NoticeKind, Page, Paragraph
from kiosk.portal.errors import PortalError, Rejected, ServerFault
from kiosk.text import Text, Wording

RETRY: Final = "retry"


def problem_page(
    error: PortalError, wording: Wording, *, at_kiosk: bool, kept: bool = False, told_in: str = ""
) -> Page:
    """What happened and what to do. `kept` adds that the person's answers are still here; staff help `at_kiosk` only.

    `told_in` is the language of the portal's own words in the error, when the page's has changed since.
    """
    heading, sentences, again = words_of(error, wording, at_kiosk=at_kiosk)
    if isinstance(error, Rejected) and error.detail:
        sentences = (Text(error.detail, told_in or wording.language), *sentences)
    blocks: list[Block] = [Notice(sentences[0], kind=NoticeKind.PROBLEM)]
    blocks += [Paragraph(sentence) for sentence in sentences[1:]]
    if kept:
        blocks.append(Paragraph(wording("Your answers are kept.")))
    if isinstance(error, ServerFault) and error.reference:
        label = wording("Number of the fault, to tell to staff") if at_kiosk else wording("Number of the fault")
        blocks.append(Highlight(Text(error.reference, wording.language), label=label))
    blocks.append(Buttons((Action(HOME, wording("Home page"), icon="house"),)))
    return Page(
        id=f"problem/{type(error).__name__.lower()}",
        heading=heading,
        blocks=tuple(blocks),
        error=True,
        main=Action(RETRY, wording("Try again"), icon="rotate-ccw") if again else None,
        back=Action(BACK, wording("Back"), icon="arrow-left"),
    )
