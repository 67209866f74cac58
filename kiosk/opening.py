"""Opening hours as the register writes them (OpenStreetMap's `Mo-Fr 09:00-18:00`): in words, and whether it is open now."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Final

from kiosk import formatting
from kiosk.text import Text, Wording

_DAYS: Final = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
_RULE: Final = re.compile(r"(Mo|Tu|We|Th|Fr|Sa|Su)(?:-(Mo|Tu|We|Th|Fr|Sa|Su))? (?:(off)|(\d\d):(\d\d)-(\d\d):(\d\d))")


@dataclass(frozen=True, slots=True)
class Rule:
    """From one day of the week to another (0 is Monday), from `opens` to `closes`; both None when it is closed."""

    first: int
    last: int
    opens: time | None
    closes: time | None

    def holds_on(self, weekday: int) -> bool:
        """Whether the rule speaks of a day; `Sa-Mo` goes over the end of the week."""
        if self.first <= self.last:
            return self.first <= weekday <= self.last
        return weekday >= self.first or weekday <= self.last


def rule_of(stated: str) -> Rule | None:
    """One rule; None when it is written in another way."""
    found = _RULE.fullmatch(stated.strip())
    if found is None:
        return None
    first, last, off, *numbers = found.groups()
    try:
        opens, closes = (None, None) if off else (_time(*numbers[:2]), _time(*numbers[2:]))
    except ValueError:
        return None
    return Rule(_DAYS.index(first), _DAYS.index(last or first), opens, closes)


def _time(hour: str, minute: str) -> time:
    return time(int(hour), int(minute))


def rule_text(stated: str, _: Wording) -> Text:
    """A rule in words; what is written in another way stands as it is."""
    rule = rule_of(stated)
    if rule is None:
        return Text(stated, _.language)
    days = formatting.days(rule.first, rule.last, _.language)
    if rule.opens is None or rule.closes is None:
        # Translators: opening hours; {days} is "Saturday – Sunday"
        return _("{days}: closed", days=days)
    hours = f"{rule.opens:%H:%M}–{rule.closes:%H:%M}"
    # Translators: opening hours, "Monday – Thursday: 09:00–18:00"
    return _("{days}: {hours}", days=days, hours=hours)


def closes_at(rules: Sequence[str], moment: datetime) -> time | None:
    """When it closes today, if it is open at `moment` (an aware time); None while it is closed."""
    here = moment.astimezone(formatting.AZERBAIJAN)
    rule = _rule_on(rules, here.weekday())
    if rule is None or rule.opens is None or rule.closes is None:
        return None
    return rule.closes if rule.opens <= here.time() < rule.closes else None


def opens_at(rules: Sequence[str], moment: datetime) -> datetime | None:
    """When it opens next after `moment`; None when the rules name no day on which it does."""
    here = moment.astimezone(formatting.AZERBAIJAN)
    for ahead in range(8):
        day = here + timedelta(days=ahead)
        rule = _rule_on(rules, day.weekday())
        if rule is not None and rule.opens is not None:
            opens = datetime.combine(day.date(), rule.opens, formatting.AZERBAIJAN)
            if opens > here:
                return opens
    return None


def _rule_on(rules: Sequence[str], weekday: int) -> Rule | None:
    """The last rule that speaks of a day holds."""
    found = [rule for stated in rules if (rule := rule_of(stated)) is not None and rule.holds_on(weekday)]
    return found[-1] if found else None
