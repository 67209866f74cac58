"""What the pages of a person's cabinet ask the office to do: frozen values, done on a worker thread, answered by an event."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kiosk.outcomes import CabinetSummary
from kiosk.portal.resources.messages import Message

if TYPE_CHECKING:
    from kiosk.office import Office


@dataclass(frozen=True, slots=True)
class LoadCabinet:
    """What waits for the person → `CabinetSummary`."""

    after: float = 0.0

    def perform(self, office: Office) -> CabinetSummary:
        return office.cabinet.summary()


@dataclass(frozen=True, slots=True)
class ListMessages:
    """The person's messages, newest first → a tuple of `Message`."""

    language: str
    after: float = 0.0

    def perform(self, office: Office) -> tuple[Message, ...]:
        return office.cabinet.messages()


@dataclass(frozen=True, slots=True)
class ReadMessage:
    """One message, which has been read from then on → `Message`."""

    id: str
    language: str
    after: float = 0.0

    def perform(self, office: Office) -> Message:
        return office.cabinet.read_message(self.id)


@dataclass(frozen=True, slots=True)
class AnswerMessage:
    """Answer a body's question; again for the same text is the same answer → `Message`."""

    id: str
    text: str = field(repr=False)
    language: str
    after: float = 0.0

    def perform(self, office: Office) -> Message:
        return office.cabinet.answer_message(self.id, self.text)
