"""The six groups of the first page, and the themes of the register behind each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from kiosk.text import Text, Wording

THEMES: Final = {
    "documents": ("identity", "certificates"),
    "family": ("civil-status", "education"),
    "pensions": ("pension", "social"),
    "work": ("employment", "business"),
    "home": ("property", "utilities"),
    "transport": ("transport",),
}


@dataclass(frozen=True, slots=True)
class Group:
    id: str
    name: Text
    explanation: Text
    icon: str


def groups(_: Wording) -> tuple[Group, ...]:
    """The groups in their order on the page."""
    return (
        Group("documents", _("Documents"), _("Identity card, passport, certificate"), "id-card"),
        Group("family", _("Child and family"), _("Birth, school, marriage"), "baby"),
        Group("pensions", _("Pension, assistance"), _("Disability, benefit"), "heart-handshake"),
        Group("work", _("Work and business"), _("Employment, VÖEN, company"), "briefcase"),
        Group("home", _("Home and land"), _("Extract, utilities"), "house"),
        Group("transport", _("Transport"), _("Driving, fine"), "car"),
    )


def group_name(group: str, _: Wording) -> Text:
    """The name of one group."""
    return next(each.name for each in groups(_) if each.id == group)
