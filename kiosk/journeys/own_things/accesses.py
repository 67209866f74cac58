"""Who has asked for a person's data: when, what for, and by what right."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk import formatting
from kiosk.describing import coded_text
from kiosk.desk import Desk
from kiosk.journeys.bars import back
from kiosk.journeys.cabinet_requests import ListAccesses
from kiosk.journeys.fetched_list import ChosenList
from kiosk.page import Action, Fact, Facts, Notice, Page
from kiosk.portal.resources.records import Access
from kiosk.text import Text


@dataclass(frozen=True, slots=True)
class Accesses(ChosenList[Access]):
    """Opened with `ListAccesses`."""

    place = "accesses"

    def load(self, desk: Desk) -> ListAccesses:
        return ListAccesses(desk.language)

    def heading(self, desk: Desk) -> Text:
        return desk.wording("Who has asked")

    def waiting(self, desk: Desk) -> Text:
        return desk.wording("Please wait. The list is coming.")

    def row(self, item: Access, desk: Desk) -> Action:
        return Action("open", _who(item, desk), argument=item.id, description=Text(item.purpose, desk.language))

    def one_page(self, item: Access, desk: Desk) -> Page:
        _, language = desk.wording, desk.language
        facts = [
            Fact(_("Who"), (coded_text(item.by, language),)),
            Fact(_("When"), (Text(formatting.date_and_time(item.at, language), language),)),
            Fact(_("What for"), (Text(item.purpose, language),)),
            Fact(_("What was seen"), tuple(Text(each, language) for each in item.data) or (_("Not stated"),)),
        ]
        if item.basis:
            facts.append(Fact(_("By what right"), (Text(item.basis, language),)))
        wrong = _("If you do not know why, ask this body. It must answer you.")
        return Page(f"accesses/{item.id}", self.heading(desk), (Facts(tuple(facts)), Notice(wrong)), back=back(_))


def _who(access: Access, desk: Desk) -> Text:
    day = formatting.long_date(access.at.astimezone(formatting.AZERBAIJAN).date(), desk.language)
    # Translators: a row of a list: which body asked for somebody's data, and when
    return desk.wording("{body} · {day}", body=coded_text(access.by, desk.language), day=day)
