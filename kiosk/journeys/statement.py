"""The accessibility statement: how far this program is accessible, what is not yet, how that is known, and whom to tell.

Its model is that of the European Union (Decision 2018/1523). The figures and the rows that are not met are those of the
conformance page (`resources/accessibility/conformance.toml`, made with it), so it cannot claim more than the tests show.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Final

import msgspec

from kiosk import formatting
from kiosk.desk import Desk
from kiosk.journeys.bars import back
from kiosk.journeys.events import Activated, Event
from kiosk.journeys.journey import Next, opening
from kiosk.page import Action, Bullets, Buttons, Fact, Facts, Page, Paragraph, Subheading
from kiosk.text import Text, Wording

STATEMENT: Final = "statement"
"""Id of the action that leads here."""
WRITTEN_ON: Final = date(2026, 11, 21)
STANDARDS: Final = "EN 301 549, WCAG 2.2, Section 508"
_SUMMARY: Final = Path(__file__).parents[2] / "resources" / "accessibility" / "conformance.toml"


class Conformance(msgspec.Struct, frozen=True, kw_only=True):
    """How many rows of the requirements are met, and the numbers of those that are not."""

    met: int
    not_met: int
    not_applicable: int
    rows_not_met: tuple[int, ...]

    @property
    def all(self) -> int:
        """How many rows there are."""
        return self.met + self.not_met + self.not_applicable


@cache
def conformance() -> Conformance:
    """What the conformance page says."""
    return msgspec.convert(tomllib.loads(_SUMMARY.read_text(encoding="utf-8")), Conformance)


@dataclass(frozen=True, slots=True)
class Statement:
    """The page, reached from Help."""

    keep: str = ""

    def on(self, event: Event, desk: Desk) -> Next | None:
        if event != Activated("rate"):
            return None
        # signing in leads to Help, and Help leads here
        from kiosk.journeys.after_applying.rating import PROGRAM, Rating

        return opening(self, Rating(PROGRAM, step="problem", hindered=True))

    def page(self, desk: Desk) -> Page:
        _, found = desk.wording, conformance()
        return Page(
            "help/accessibility",
            _("Accessibility statement"),
            (
                Paragraph(_("This program is made for everybody. You can see it, hear it, or feel it.")),
                Paragraph(_("It works by touch, by keys, by a keypad, or by one switch.")),
                Subheading(_("How accessible it is")),
                Paragraph(_("It follows these rules in part: {rules}.", rules=STANDARDS)),
                Paragraph(_("From these rules we made a list of {count} demands.", count=found.all)),
                Facts(
                    (
                        # Translators: how many demands of a list the program meets; a number stands beside it
                        _counted(_("Demands that it meets"), found.met, desk),
                        _counted(_("Demands that it does not meet yet"), found.not_met, desk),
                        _counted(_("Demands that are not about it"), found.not_applicable, desk),
                    )
                ),
                Subheading(_("What does not work yet")),
                Bullets((*missing(found.rows_not_met, _), *_of_other_places(_))),
                Subheading(_("How we know")),
                Bullets(
                    (
                        _("We tested it ourselves. A test shows each demand that is met."),
                        _("Nobody outside has examined it."),
                        _("No person with a disability has tried it yet."),
                    )
                ),
                Subheading(_("Tell us")),
                Bullets(tuple(_whom_to_tell(desk))),
                Buttons((Action("rate", _("Write what you could not use"), icon="message-square"),)),
                Paragraph(_("Written on {date}.", date=formatting.long_date(WRITTEN_ON, desk.language)), quiet=True),
            ),
            back=back(_),
        )


def to_statement(desk: Desk) -> Action:
    """The button that leads here."""
    return Action(STATEMENT, desk.wording("Accessibility statement"), icon="accessibility")


def missing(rows: tuple[int, ...], _: Wording) -> tuple[Text, ...]:
    """A sentence for each row that is not met, in plain words; rows with the same sentence have it once."""
    sentences = sentences_of_rows(_)
    return tuple(dict.fromkeys(sentences[row] for row in rows if row in sentences))


def sentences_of_rows(_: Wording) -> dict[int, Text]:
    """What a person goes without while a row is not met."""
    return {
        1: _("Not every service has been tried with a keypad alone."),
        30: _("The label in raised letters is not ready. Staff show you where the headphones go."),
        76: _("There are no films in sign language yet."),
        90: _("We have not checked the Canadian rules for kiosks."),
        96: _("You cannot yet leave a form here to be sent later without a line."),
        97: _("Staff do not have a screen of their own yet. They stand beside you."),
    }


def _of_other_places(_: Wording) -> Iterator[Text]:
    """What no row names: where it has not been tried."""
    yield _("It was tried on Linux only, not on Windows or on a Mac.")
    yield _("Headphones and keypads were tried with programs that act like them.")


def _counted(label: Text, number: int, desk: Desk) -> Fact:
    return Fact(label, (Text(str(number), desk.language),))


def _whom_to_tell(desk: Desk) -> Iterator[Text]:
    """Who answers: the staff and the operator of a kiosk, by the name in its settings. No address is made up."""
    _ = desk.wording
    if desk.at_kiosk:
        yield _("Tell a member of staff what does not work for you.")
        if desk.kiosk_name:
            yield _("Say the name of this machine: {name}.", name=desk.kiosk_name)
    else:
        yield _("Tell the agency whose service you use. Its page here names its phone number.")
    if desk.relay is not None:
        yield _("You can do so in sign language. Help leads to an interpreter.")
