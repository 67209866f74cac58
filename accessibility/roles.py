"""What a thing on the screen can be and what state it can be in, in the layer's own words. No Qt."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class Role(StrEnum):
    """What a thing is. A program names a role only where Qt's own says too little."""

    TEXT = "text"
    HEADING = "heading"
    BUTTON = "button"
    LINK = "link"
    FIELD = "field"
    CHECKBOX = "checkbox"
    RADIO = "radio"
    CHOICE = "choice"
    LIST = "list"
    ROW = "row"
    SLIDER = "slider"
    PROGRESS = "progress"
    PICTURE = "picture"
    STATUS = "status"
    ALERT = "alert"
    GROUP = "group"
    KEY = "key"
    OTHER = "other"


class State(StrEnum):
    """One thing that is so about an item. What is not so is said by the absence of the state."""

    FOCUSED = "focused"
    FOCUSABLE = "focusable"
    CHECKABLE = "checkable"
    CHECKED = "checked"
    SELECTED = "selected"
    DISABLED = "disabled"
    INVALID = "invalid"
    REQUIRED = "required"
    EXPANDED = "expanded"
    COLLAPSED = "collapsed"
    READ_ONLY = "read-only"
    MULTILINE = "multiline"
    SECRET = "secret"  # noqa: S105 - a field that shows dots
    BUSY = "busy"


INPUTS: Final = frozenset({Role.FIELD, Role.CHECKBOX, Role.RADIO, Role.CHOICE, Role.SLIDER})
"""What holds an answer."""

VALUED: Final = frozenset({Role.FIELD, Role.CHOICE, Role.SLIDER, Role.PROGRESS})
"""What has a value apart from its name. Where such a thing is private, its value is; elsewhere its name is."""

ACTIONS: Final = frozenset({Role.BUTTON, Role.LINK, Role.KEY, Role.ROW})
"""What does something when it is chosen."""

PLAIN: Final = frozenset({Role.TEXT, Role.HEADING, Role.PICTURE, Role.STATUS, Role.ALERT})
"""What is only read: nothing inside it is looked at on its own."""
