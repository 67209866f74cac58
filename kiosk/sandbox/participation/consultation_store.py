"""The consultations of the sandbox portal as they stand today: drafts, questions, what was said and how many voted."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any, Final

from kiosk.sandbox.errors import Problem
from kiosk.sandbox.papers import paper
from kiosk.sandbox.portal import BAKU, Portal

Record = dict[str, Any]
SEEDS: Final[tuple[Record, ...]] = tuple(json.loads(Path(__file__).with_name("consultations.json").read_text("utf-8")))
TEXT_MAX: Final = 3000
PDF: Final = "application/pdf"
CLOSES: Final = time(18, 0, tzinfo=BAKU)
STATES: Final = {
    "upcoming": {"az": "Hələ başlamayıb", "en": "Not yet open", "ru": "Ещё не открыто"},
    "open": {"az": "Açıqdır", "en": "Open", "ru": "Открыто"},
    "closed": {"az": "Bağlanıb", "en": "Closed", "ru": "Закрыто"},
}


@dataclass(frozen=True, slots=True)
class Consultation:
    """One of them. Its days count from the first day in the life of the portal's store."""

    portal: Portal
    record: Record

    @property
    def key(self) -> str:
        return str(self.record["id"])

    @property
    def opens(self) -> datetime:
        return datetime.combine(self._day("openInDays"), time(9, 0), BAKU)

    @property
    def closes(self) -> datetime:
        return datetime.combine(self._day("closeInDays"), CLOSES)

    @property
    def state(self) -> str:
        now = self.portal.clock()
        return "upcoming" if now < self.opens else "open" if now < self.closes else "closed"

    def require_open(self) -> None:
        """Raises `Problem` 409 when nobody can take part now."""
        if self.state != "open":
            raise Problem("consultation-closed")

    def brief(self, language: str) -> Record:
        """As it stands in a list."""
        organiser = self.portal.register.record("organisations", self.record["organiser"])
        names = organiser["name"] if organiser else {}
        return {
            "id": self.key,
            "title": self.record["title"][language],
            "summary": self.record["summary"][language],
            "organiser": {
                "code": self.record["organiser"],
                "label": names.get(language) or names.get("az", self.record["organiser"]),
            },
            "openAt": self.opens.isoformat(),
            "closeAt": self.closes.isoformat(),
            "state": {"code": self.state, "label": STATES[self.state][language]},
            "counts": self.counts(),
        }

    def whole(self, language: str) -> Record:
        """All of it."""
        told = {
            **self.brief(language),
            "text": self.record["text"][language],
            "questions": [_question(each, language) for each in self.record["questions"]],
            "documents": [self._document(each, language) for each in self.record["documents"]],
            "textMax": TEXT_MAX,
        }
        if "vote" in self.record:
            vote = self.record["vote"]
            told["vote"] = {"question": vote["question"][language], "options": _options(vote["options"], language)}
        if "result" in self.record and self.state == "closed":
            told["result"] = self.record["result"][language]
        return told

    def counts(self) -> Record:
        """How many have taken part, those of before the portal began among them."""
        counted = self.record["counted"]
        votes = dict(counted["votes"])
        for row in self._held("vote"):
            choice = json.loads(row["content"])["choice"]
            votes[choice] = votes.get(choice, 0) + 1
        return {"contributions": counted["contributions"] + len(self._held("contribution")), "votes": votes}

    def published(self, language: str) -> list[Record]:
        """What others have said, the newest first; a new contribution is looked at before it is shown. Nobody is named."""
        now = self.portal.clock()
        live = [
            {"id": row["id"], "at": row["at"], **json.loads(row["content"])}
            for row in self._held("contribution")
            if datetime.fromisoformat(row["at"]) + timedelta(seconds=self.portal.review_after) <= now
        ]
        seeded = [
            {
                "id": f"{self.key}-{number}",
                "at": datetime.combine(self._first() - timedelta(days=each["daysAgo"]), time(12, 0), BAKU).isoformat(),
                "text": each["text"][language],
            }
            for number, each in enumerate(self.record["published"])
        ]
        return sorted([*live, *seeded], key=lambda each: str(each["at"]), reverse=True)

    def document(self, key: str) -> bytes:
        """The file of a document. Raises `Problem` 404."""
        found = next((each for each in self.record["documents"] if each["id"] == key), None)
        if found is None:
            raise Problem("not-found")
        content = {
            "language": "az",
            "title": found["title"]["az"],
            "issuer": self.brief("az")["organiser"]["label"],
            "header": ["Maddə", "Mətn"],
            "rows": found["rows"],
            "notes": ["Bu, sınaq sənədidir. Hüquqi qüvvəsi yoxdur."],
        }
        return paper(self.portal.store, f"consultation-{self.key}-{key}", content)

    def _document(self, record: Record, language: str) -> Record:
        pdf = self.document(record["id"])
        return {
            "id": record["id"],
            "title": record["title"][language],
            "mediaType": PDF,
            "language": "az",
            "size": len(pdf),
            "sha256": hashlib.sha256(pdf).hexdigest(),
        }

    def _held(self, kind: str) -> list[Any]:
        return self.portal.store.rows("SELECT * FROM holding WHERE kind = ? AND code = ?", kind, self.key)

    def _first(self) -> date:
        today = self.portal.clock().astimezone(BAKU).date().isoformat()
        return date.fromisoformat(self.portal.store.secret("consultations-since", today))

    def _day(self, member: str) -> date:
        return self._first() + timedelta(days=self.record[member])


def consultations(portal: Portal) -> list[Consultation]:
    """All that are on the portal."""
    return [Consultation(portal, each) for each in SEEDS if not each.get("removed")]


def consultation(portal: Portal, key: str) -> Consultation:
    """One of them. Raises `Problem` 404, or 410 for one that was taken off."""
    found = next((each for each in SEEDS if each["id"] == key), None)
    if found is None:
        raise Problem("not-found")
    if found.get("removed"):
        raise Problem("gone")
    return Consultation(portal, found)


def _options(options: list[Record], language: str) -> list[Record]:
    return [{"code": each["code"], "label": each["label"][language]} for each in options]


def _question(record: Record, language: str) -> Record:
    told = {
        "id": record["id"],
        "kind": record["kind"],
        "required": record["required"],
        "text": record["text"][language],
    }
    if "options" in record:
        told["options"] = _options(record["options"], language)
    return {**told, "maxLength": record["maxLength"]} if "maxLength" in record else told
