"""What a press does to a thing: press it, write in it, or offer its values one by one (ACC-35, ACC-40)."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QAbstractSlider, QAbstractSpinBox, QComboBox, QWidget

from accessibility.items import Item
from accessibility.keypad import Program, change_value
from accessibility.roles import Role
from accessibility.scanning_tree import Does, Spot, is_operable
from accessibility.screen_keyboard.field import kind_of


def is_still_there(item: Item, items: Iterable[Item]) -> bool:
    """Whether the same thing, with the same name, can still be used."""
    return any(
        each.is_same_place(item) and (each.name, each.role) == (item.name, item.role) and is_operable(each)
        for each in items
    )


def values_of(item: Item) -> Spot | None:
    """The values of a slider, a number or a list to choose from, as a group; None for what has none."""
    widget = item.widget
    if isinstance(widget, QComboBox):
        options = tuple(Spot(Does.PICK, item.place, item, number=number) for number in range(widget.count()))
        return Spot(Does.PICK, item.place, item, inside=options)
    if isinstance(widget, QAbstractSlider | QAbstractSpinBox):
        return Spot(
            Does.MORE, item.place, item, inside=(Spot(Does.LESS, item.place, item), Spot(Does.MORE, item.place, item))
        )
    return None


def option_of(spot: Spot) -> str:
    """The words of the option that a spot would take."""
    widget = spot.item.widget if spot.item is not None else None
    return widget.itemText(spot.number) if isinstance(widget, QComboBox) and spot.number >= 0 else ""


def act(spot: Spot, program: Program) -> bool:
    """Do what the spot does. True when a keyboard was asked for."""
    item = spot.item
    widget = item.widget if item is not None else None
    if item is None or widget is None:
        return False
    if spot.does is Does.PICK and isinstance(widget, QComboBox):
        widget.setCurrentIndex(spot.number)
        widget.activated.emit(spot.number)
    elif spot.does in (Does.LESS, Does.MORE):
        change_value(widget, 1 if spot.does is Does.MORE else -1)
    elif kind_of(widget) is not None:
        _write(widget, program)
        return True
    else:
        if item.role in (Role.CHECKBOX, Role.RADIO):  # what becomes of it is said of what has the focus
            item.focus()
        item.activate() or item.focus()
    return False


def _write(field: QWidget, program: Program) -> None:
    """A field that the focus comes to anew brings its keyboard; the program may bring one by itself."""
    field.clearFocus()
    field.setFocus()
    if program.write is not None:
        program.write(field)
