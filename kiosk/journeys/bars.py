"""The actions that stand in the same place with the same words on every page (ACC-63)."""

from __future__ import annotations

from kiosk.desk import Desk
from kiosk.page import BACK, CONTINUE, HOME, SIGN_LANGUAGE, Action
from kiosk.text import Wording


def back(_: Wording) -> Action:
    """One step back; nothing is lost."""
    return Action(BACK, _("Back"), icon="arrow-left")


def go_on(_: Wording) -> Action:
    """The main action of most pages."""
    return Action(CONTINUE, _("Continue"), icon="arrow-right")


def to_home(_: Wording) -> Action:
    """To the first page."""
    return Action(HOME, _("Home page"), icon="house")


def _offers_signs(desk: Desk) -> bool:
    """Whether this machine has anything for people who sign."""
    return desk.relay is not None or bool(desk.signs)


def to_sign_language(desk: Desk) -> tuple[Action, ...]:
    """The button that leads here, where there is something."""
    if not _offers_signs(desk):
        return ()
    return (Action(SIGN_LANGUAGE, desk.wording("Sign language"), icon="hand"),)
