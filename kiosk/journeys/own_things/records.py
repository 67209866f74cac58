"""What registers hold about a person and since when; beside each value one can say that it is wrong."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk import formatting
from kiosk.describing import coded_text
from kiosk.desk import Desk
from kiosk.journeys.bars import back
from kiosk.journeys.cabinet_requests import ListRecords
from kiosk.journeys.events import Activated, Event
from kiosk.journeys.fetched_list import ChosenList
from kiosk.journeys.journey import Next, opening
from kiosk.journeys.own_things.disputing import Disputing, dispute_action
from kiosk.page import Action, Fact, Facts, Notice, Page, Paragraph
from kiosk.portal.resources.records import RegisterRecord
from kiosk.text import Text


@dataclass(frozen=True, slots=True)
class Records(ChosenList[RegisterRecord]):
    """The registers that hold something. Opened with `ListRecords`."""

    place = "records"

    def load(self, desk: Desk) -> ListRecords:
        return ListRecords(desk.language)

    def heading(self, desk: Desk) -> Text:
        return desk.wording("What registers hold")

    def waiting(self, desk: Desk) -> Text:
        return desk.wording("Please wait. Your data is coming.")

    def row(self, item: RegisterRecord, desk: Desk) -> Action:
        return Action("open", _register(item, desk), argument=item.id, description=_as_of(item, desk))

    def acted(self, event: Event, desk: Desk) -> Next | None:
        record = self.one
        match event:
            case Activated(action="dispute", argument=name) if record is not None:
                return self._disputing(record, name, desk)
        return None

    def _disputing(self, record: RegisterRecord, name: str, desk: Desk) -> Next | None:
        for each in record.values:
            if each.name.code == name:
                value = Text(each.value, desk.language, private=True)
                label, register = coded_text(each.name, desk.language), _register(record, desk)
                return opening(self, Disputing(name, label, register, value, owner=self.owner))
        return None

    def one_page(self, item: RegisterRecord, desk: Desk) -> Page:
        _ = desk.wording
        rows = tuple(
            Fact(
                coded_text(each.name, desk.language),
                (Text(each.value, desk.language, private=True),),
                change=dispute_action(desk, each.name.code),
            )
            for each in item.values
        )
        wrong = _(
            "If something is wrong here, say so beside it. Only the body that keeps this register can correct it."
        )
        return Page(
            f"records/{item.id}",
            _register(item, desk),
            (Facts(rows), Paragraph(_as_of(item, desk), quiet=True), Notice(wrong)),
            back=back(_),
        )


def _register(record: RegisterRecord, desk: Desk) -> Text:
    return coded_text(record.register, desk.language)


def _as_of(record: RegisterRecord, desk: Desk) -> Text:
    return desk.wording("As recorded on {day}", day=formatting.written_date(record.at, desk.language))
