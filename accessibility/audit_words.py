"""The part of the audit that needs no picture and no place: names, roles, languages, labels, hints, errors."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from accessibility import describe
from accessibility.findings import Finding, Limits, Rule, label_of, label_of_widget
from accessibility.items import Act, Item
from accessibility.roles import INPUTS, Role, State
from accessibility.widgets import label_text, name_of

BARE: Final = frozenset(
    {"ok", "okay", "yes", "no", "go", "here", "click here", "more", "link", "button", "submit", "press here"}
    | {"bəli", "xeyr", "hə", "yox", "bura", "burada", "daha çox", "düymə", "oldu", "tamam", "göndər"}
    | {"ок", "да", "нет", "ещё", "еще", "здесь", "сюда", "кнопка", "ссылка", "отправить", "нажмите здесь"}
)
"""Names of actions that do not say what happens."""

_NEED_NAME: Final = INPUTS | {Role.BUTTON, Role.LINK, Role.KEY, Role.PICTURE, Role.LIST, Role.ROW, Role.PROGRESS}
_NAMED_ACTIONS: Final = frozenset({Role.BUTTON, Role.LINK})


def words(window: QWidget, items: Sequence[Item], limits: Limits) -> Iterator[Finding]:
    """Every finding about words."""
    seen = [item.name for item in items if item.role in (Role.TEXT, Role.HEADING, Role.ALERT, Role.STATUS, Role.GROUP)]
    for item in items:
        yield from _named(item)
        if item.role in INPUTS:
            yield from _answered(item, seen, limits)
        yield from _tooltip(item, seen)
    yield from _titled(window, items)
    yield from _unique(items)
    yield from _few(items, limits)
    yield from _shortcuts(window)


def _named(item: Item) -> Iterator[Finding]:
    focusable = Act.FOCUS in item.acts
    if not item.name.strip():
        if focusable or item.role in _NEED_NAME:
            yield Finding(Rule.NAME, label_of(item), "has no name to be said")
    elif not item.language:
        yield Finding(Rule.LANGUAGE, label_of(item), "says no language")
    if focusable and item.role is Role.OTHER:
        yield Finding(Rule.ROLE, label_of(item), "can have the focus but says not what it is")
    if item.name and item.handle is not None and item.row < 0:
        missing = [text for text in _shown(item.handle) if not _holds(f"{item.name} {item.description}", text)]
        if missing:
            yield Finding(Rule.NAME_AS_SEEN, label_of(item), f"shows {missing[0]!r}, which its name does not hold")
    if item.role in _NAMED_ACTIONS and item.name.strip(" .!…").casefold() in BARE:
        yield Finding(Rule.BARE_NAME, label_of(item), "does not say what happens")


def _shown(widget: QWidget) -> Iterator[str]:
    """The words that the eye finds on a control: its own and those of the labels inside it."""
    if not isinstance(widget, QAbstractButton):
        return
    own = name_of(widget)
    if own:
        yield own
    for label in widget.findChildren(QLabel):
        if not label.isHidden() and not label.property(describe.DECORATIVE) and label.text():
            yield label_text(label)


def _holds(whole: str, part: str) -> bool:
    return " ".join(part.split()).casefold() in " ".join(whole.split()).casefold()


def _answered(item: Item, seen: list[str], limits: Limits) -> Iterator[Finding]:
    """Label, hint and error of an input are written on the screen, not only told to the layer."""
    if item.role is Role.FIELD and item.name and not any(_holds(text, item.name) for text in seen):
        yield Finding(Rule.LABEL, label_of(item), "its label is not on the screen")
    if item.role is Role.FIELD and limits.hints:
        if not item.description:
            yield Finding(Rule.HINT, label_of(item), "has no hint")
        elif not any(_holds(text, item.description) for text in seen):
            yield Finding(Rule.HINT, label_of(item), "its hint is not on the screen, a placeholder is none")
    if State.INVALID in item.state:
        if not item.error:
            yield Finding(Rule.ERROR, label_of(item), "is marked invalid and does not say why")
        elif not any(_holds(text, item.error) for text in seen):
            yield Finding(Rule.ERROR, label_of(item), "its error is not on the screen in the same words")


def _tooltip(item: Item, seen: list[str]) -> Iterator[Finding]:
    tip = item.handle.toolTip() if item.handle is not None and item.row < 0 else ""
    if tip and not any(_holds(text, tip) for text in (*seen, f"{item.name} {item.description}")):
        yield Finding(Rule.TOOLTIP, label_of(item), "help stands in a tooltip only")


def _titled(window: QWidget, items: Sequence[Item]) -> Iterator[Finding]:
    if not window.window().windowTitle().strip():
        yield Finding(Rule.TITLE, label_of_widget(window), "the window has no title")
    headings = [item for item in items if item.role is Role.HEADING and item.level == 1]
    if len(headings) != 1:
        text = f"{len(headings)} headings of the first level, wanted one"
        yield Finding(Rule.HEADING, label_of_widget(window), text)
    elif Act.FOCUS not in headings[0].acts:
        yield Finding(Rule.HEADING, label_of(headings[0]), "cannot have the focus when the page comes")


def _unique(items: Sequence[Item]) -> Iterator[Finding]:
    actions = [item for item in items if item.role in _NAMED_ACTIONS and item.name]
    counts = Counter(item.name.casefold() for item in actions)
    for item in actions:
        if counts.pop(item.name.casefold(), 0) > 1:
            yield Finding(Rule.UNIQUE_NAME, label_of(item), "another action has the same name")


def _few(items: Sequence[Item], limits: Limits) -> Iterator[Finding]:
    families: dict[QWidget, list[Item]] = {}
    for item in items:
        if item.handle is not None and item.role in (Role.RADIO, Role.CHECKBOX, Role.BUTTON, Role.LINK, Role.ROW):
            holder = item.handle if item.row >= 0 else item.handle.parentWidget()
            if holder is not None:
                families.setdefault(holder, []).append(item)
    for holder, family in families.items():
        if len(family) > limits.choices:
            text = f"{len(family)} choices beside each other, wanted {limits.choices} at most"
            yield Finding(Rule.CHOICES, label_of_widget(holder), text)


def _shortcuts(window: QWidget) -> Iterator[Finding]:
    keys: list[tuple[str, QKeySequence]] = []
    keys.extend((one.objectName() or "shortcut", one.key()) for one in window.findChildren(QShortcut))
    keys.extend((one.text(), key) for one in window.findChildren(QAction) for key in one.shortcuts())
    keys.extend((one.text(), key) for one in window.actions() for key in one.shortcuts())
    keys.extend((name_of(one), one.shortcut()) for one in window.findChildren(QAbstractButton))
    for owner, key in dict.fromkeys((owner, key.toString()) for owner, key in keys):
        if len(key) == 1:
            yield Finding(Rule.SHORTCUT, owner, f"the single character {key!r} is a shortcut")
