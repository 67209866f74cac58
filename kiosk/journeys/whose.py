"""Whose things are at hand: how a page says for whom somebody acts, and what that lets them do."""

from __future__ import annotations

from dataclasses import replace

from kiosk.desk import Desk
from kiosk.page import Page
from kiosk.text import Text


def represented(page: Page, desk: Desk) -> Page:
    """The page with for whom it is, where the person acts for somebody; said on each arrival, shortly.

    The name of a private person is not said where others can hear it: what one is to them is enough to know whom it means.
    """
    person = desk.person
    if person is None or person.acts_for is None or page.attract:
        return page
    _, who = desk.wording, person.acts_for
    # Translators: stands above every page while somebody acts for another person or for a company
    shown = _("You act for: {name}", name=who.name)
    if who.name.private:
        heard = _.context("spoken", "For somebody else, as: {role}.", role=who.role)
    else:
        heard = _.context("spoken", "For: {name}.", name=who.name)
    return replace(page, acts_for=shown, said=(heard, *page.said))


def own_or_theirs(desk: Desk, own: Text, theirs: Text) -> Text:
    """What is called "my" while one acts for oneself. Whose "their" is stands above the page and is said after its heading;
    it stands in no heading, because that is the title of the window too."""
    return theirs if desk.person is not None and desk.person.acts_for is not None else own


def covers(desk: Desk, scope: str) -> bool:
    """Whether one may do something now: always for oneself, else where the mandate covers it or does not say."""
    acts_for = desk.person.acts_for if desk.person is not None else None
    return acts_for is None or not acts_for.scope or scope in acts_for.scope
