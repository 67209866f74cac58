"""Pages with every word and every value on them exchanged for others, so that what is made of both may not differ."""

from __future__ import annotations

import random
import string
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any

from kiosk.page import Page
from kiosk.text import Text


class Scrambler:
    """Makes other words; `made` holds all of them."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self.made: list[str] = []

    def word(self) -> str:
        """Something that a person might write: letters, a number, or what looks like the id of a service."""
        letters = self._random.choice((string.ascii_letters + "əğıİöüşç ", string.digits, string.ascii_lowercase + "-"))
        word = "".join(self._random.choice(letters) for _ in range(self._random.randint(8, 40)))
        self.made.append(word)
        return word

    def page(self, page: Page) -> Page:
        """The same page of other words. Its id stays, and the numbers of its step."""
        other: Page = self.thing(page)
        return replace(other, id=page.id, step=page.step)

    def thing(self, thing: Any) -> Any:
        """Whatever it is, of other words; what kind of thing it is stays."""
        if isinstance(thing, Enum | bool | int | float) or thing is None:
            return thing
        if isinstance(thing, str):
            return self.word()
        if isinstance(thing, bytes):
            return self.word().encode()
        if isinstance(thing, Text):
            return replace(thing, text=self.word(), spoken=self.word())
        if isinstance(thing, tuple):
            return tuple(self.thing(each) for each in thing)
        if is_dataclass(thing) and not isinstance(thing, type):
            changed = {each.name: self.thing(getattr(thing, each.name)) for each in fields(thing) if each.init}
            return replace(thing, **changed)
        return thing
