"""What is said of a whole page: its title, what stands on it, and where on it one is."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from accessibility import describe
from accessibility.compose import Composer
from accessibility.describe import Words
from accessibility.items import Item
from accessibility.outline import item_for
from accessibility.roles import Role
from accessibility.speech.utterance import Segment


def title(window: QWidget, composer: Composer, items: tuple[Item, ...], heading: QWidget | None) -> list[Segment]:
    """The heading of the page; the window's title, which names the program too, where there is none (ACC-54)."""
    headings = [item for item in items if item.role is Role.HEADING and item.level == 1]
    first = item_for(items, heading) if heading is not None else next(iter(headings), None)
    if first is not None:
        return list(composer.item(first))
    words = window.windowTitle()
    language = window.property(describe.LANGUAGE) or composer.language
    return [Segment(words, language)] if words else []


def body_after(
    composer: Composer, items: tuple[Item, ...], said: Sequence[Segment], body: QWidget | None
) -> tuple[Segment, ...]:
    """Everything inside `body`, else on the window, but what was said already (ACC-2)."""
    known = {segment.text for segment in said}
    inside = (item for item in items if body is None or (item.widget is not None and body.isAncestorOf(item.widget)))
    return composer.all_of(item for item in inside if item.name not in known and (body is None or not _was_heard(item)))


def _was_heard(item: Item) -> bool:
    """Whether the program says that the person knows it already."""
    return item.widget is not None and item.widget.property(describe.HEARD) is True


def whereabouts(
    window: QWidget, composer: Composer, items: tuple[Item, ...], item: Item | None, step: Words | None
) -> tuple[Segment, ...]:
    """Title, step, and which thing of how many (ACC-73)."""
    segments = title(window, composer, items, None)
    if step:
        segments.append(composer.words(step))
    read = [each for each, _ in composer.each_of(items)]
    number = next((at for at, each in enumerate(read, 1) if item is not None and each.is_same_place(item)), None)
    if item is not None and number is not None:
        segments += [composer.place(number, len(read)), *composer.item(item, new_group=True)]
    return tuple(segments)
