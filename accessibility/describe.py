"""What a program tells the layer about a widget: the one vocabulary between them.

Everything here is kept on the widget itself, as its accessible name and description (so that a screen reader hears the
same words) and as Qt properties (so that a style sheet may select on them). An ordinary widget needs no description:
`accessibility.outline` takes its name, role and state from Qt. A program adds what Qt cannot know.
"""

from __future__ import annotations

from typing import Final, Protocol

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from accessibility.roles import Role

__all__ = ["Role", "Worded", "Words", "describe"]

LANGUAGE: Final = "language"
ROLE: Final = "role"
PRIVATE: Final = "private"
SAID: Final = "said"
VALUE: Final = "valueText"
LEVEL: Final = "level"
DECORATIVE: Final = "decorative"
POSITION: Final = "position"
GROUP: Final = "group"
GROUP_LANGUAGE: Final = "groupLanguage"
INVALID: Final = "invalid"
ERROR: Final = "error"
ERROR_LANGUAGE: Final = "errorLanguage"
REQUIRED: Final = "required"
HINT: Final = "hint"
DESCRIPTION_LANGUAGE: Final = "descriptionLanguage"
DESCRIPTION_PRIVATE: Final = "descriptionPrivate"
ORDER: Final = "readingOrder"
SELECTED: Final = "selected"
NEEDS_ARROWS: Final = "needsArrows"
HEARD: Final = "heard"
LOG: Final = "log"
"""Names of the Qt properties. `VALUE` is not "value", which a slider or a progress bar already has. `NEEDS_ARROWS` is for
a widget that uses the arrow keys itself, so that no reading cursor takes them. `LOG` is for a list of what
was said: it is met as one thing, and its rows only by who has gone into it."""


class Worded(Protocol):
    """Words that know their language and whether they are private. Any object with these four attributes will do."""

    @property
    def text(self) -> str: ...
    @property
    def language(self) -> str: ...
    @property
    def private(self) -> bool: ...
    @property
    def spoken(self) -> str: ...


Words = str | Worded


def describe(
    widget: QWidget,
    *,
    name: Words | None = None,
    language: str | None = None,
    role: Role | str | None = None,
    private: bool | None = None,
    said: str | None = None,
    value: str | None = None,
    level: int | None = None,
    decorative: bool | None = None,
    position: tuple[int, int] | None = None,
    group: Words | None = None,
    invalid: bool | Words | None = None,
    required: bool | None = None,
    description: Words | None = None,
    order: int | None = None,
    heard: bool | None = None,
) -> None:
    """Say what `widget` is. What is None stays as it was; an empty string takes a former word away.

    `name` as a `Worded` also gives `language`, `private` and `said`, unless these are given. `language` is a BCP 47 tag
    and holds for what stands inside the widget too (ACC-20). `private` words are masked in captions and spoken only on
    private listening (ACC-11). `said` is spoken in place of the name. `value` is the value in words where Qt's own does
    not say it. `level` makes the widget a heading of that level, from 1. `decorative` things are left out (ACC-8).
    `position` is (number, count), from 1 (ACC-5). `group` names what the widget holds or belongs to and is said once
    on the way in, in its own language where it is a `Worded`. `invalid` is the error's own sentence, the one that is shown, or False (ACC-64). `description` is the
    hint, with an example of the format (ACC-65). `order` moves the widget among its siblings: lower is read first, 0 is
    usual, and what is equal stays as the layout has it (ACC-44). What was `heard` before is not read again with a page that
    comes, but whenever somebody goes to it.

    Raises ValueError for a role, a level or a position that cannot be.
    """
    if level is not None and level < 1:
        raise ValueError(f"a heading's level starts at 1, not {level}")
    if position is not None and not 1 <= position[0] <= position[1]:
        raise ValueError(f"not a position: {position[0]} of {position[1]}")
    if level is not None and role is None:
        role = Role.HEADING
    # the role first: a screen reader asks what the widget is as soon as it hears of a name
    _keep(widget, ROLE, None if role is None else str(Role(role)))
    _keep(widget, LEVEL, level)
    _name(widget, name, language, private, said)
    _description(widget, description)
    _invalid(widget, invalid)
    if description is not None or invalid is not None:
        _tell_description(widget)
    _keep(widget, VALUE, value)
    _keep(widget, DECORATIVE, decorative)
    _keep(widget, POSITION, None if position is None else list(position))
    if group is not None:
        _keep(widget, GROUP, group if isinstance(group, str) else group.text)
        _keep(widget, GROUP_LANGUAGE, "" if isinstance(group, str) else group.language)
    _keep(widget, REQUIRED, required)
    _keep(widget, ORDER, order)
    _keep(widget, HEARD, heard)


def _name(widget: QWidget, name: Words | None, language: str | None, private: bool | None, said: str | None) -> None:
    if name is not None:
        words = name if isinstance(name, str) else name.text
        if widget.accessibleName() != words:  # each time it is set, screen readers are told
            widget.setAccessibleName(words)
    if name is not None and not isinstance(name, str):
        language = name.language if language is None else language
        private = name.private if private is None else private
        said = name.spoken if said is None else said
    _keep(widget, LANGUAGE, language)
    _keep(widget, PRIVATE, private)
    _keep(widget, SAID, said)


def _description(widget: QWidget, description: Words | None) -> None:
    if description is None:
        return
    _keep(widget, HINT, description if isinstance(description, str) else description.text)
    _keep(widget, DESCRIPTION_LANGUAGE, "" if isinstance(description, str) else description.language)
    _keep(widget, DESCRIPTION_PRIVATE, not isinstance(description, str) and description.private)


def _invalid(widget: QWidget, invalid: bool | Words | None) -> None:
    if invalid is None:
        return
    error = "" if isinstance(invalid, bool) else invalid if isinstance(invalid, str) else invalid.text
    _keep(widget, INVALID, invalid if isinstance(invalid, bool) else bool(error))
    _keep(widget, ERROR, error)
    _keep(widget, ERROR_LANGUAGE, "" if isinstance(invalid, bool | str) else invalid.language)


def _tell_description(widget: QWidget) -> None:
    """Screen readers hear the error before the hint: Qt has no state for an answer that is wrong (ACC-43)."""
    parts = [str(part) for part in (widget.property(ERROR), widget.property(HINT)) if part]
    closed = [part if part[-1] in ".!?…:;" else f"{part}." for part in parts[:-1]]
    together = " ".join([*closed, *parts[-1:]])
    if widget.accessibleDescription() != together:
        widget.setAccessibleDescription(together)


def hint_of(widget: QWidget) -> str:
    """The hint alone; what a program set as the accessible description where it described none."""
    hint = widget.property(HINT)
    return str(hint) if hint is not None else widget.accessibleDescription()


def _keep(widget: QWidget, key: str, value: object) -> None:
    """Set a property only when it changes: each change makes a style sheet look at the widget again."""
    if value is not None and widget.property(key) != value:
        widget.setProperty(key, value)
        if key in (ROLE, LEVEL):
            ask_again(widget)


def ask_again(widget: QWidget) -> None:
    """What the widget is has changed: a screen reader that knows it already is to ask anew."""
    if QAccessible.isActive():
        known = QAccessible.queryAccessibleInterface(widget)
        if known is not None:
            QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(known))
