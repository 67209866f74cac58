"""What a scan says: the name of the spot under the ring and nothing else, cut by the next one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from accessibility.compose import Composer
from accessibility.describe import Words
from accessibility.items import Item
from accessibility.keys import Command
from accessibility.preferences import Scanning
from accessibility.roles import VALUED
from accessibility.scanning_tree import Does, Spot
from accessibility.speech.utterance import Segment
from translations import messages

_ENDS: Final = ".?!…: "
"""Ends a sentence, which goes on here."""


class ScanWords:
    """The names of spots, in the language of the thing or, for the layer's own words, of the person."""

    def __init__(self, composer: Composer) -> None:
        self._composer = composer
        self._messages = messages("accessibility", composer.language)

    def name(self, spot: Spot, known: str = "", option: str = "") -> Segment:
        """Names a spot. `known` is the group that the person has entered; `option` is what `PICK` would take."""
        if spot.item is not None and spot.does is Does.ACT:
            return self._item(spot.item)
        if spot.does is Does.PICK and spot.item is not None:
            return Segment(option, spot.item.language or self._composer.language)
        if spot.does is Does.ENTER:
            return self._group(spot, known)
        return self._own(self._fixed(spot.does))

    def _item(self, item: Item) -> Segment:
        private = item.private and item.role not in VALUED
        if private and not self._composer.private_listening:
            return self._composer.not_aloud()
        return Segment(item.said or item.name, item.language or self._composer.language, private=private)

    def _group(self, spot: Spot, known: str) -> Segment:
        items = list(spot.items())
        titles = {item.group for item in items}
        title = titles.pop() if len(titles) == 1 else ""
        if title and title != known:
            return Segment(title, items[0].group_language or self._composer.language)
        first, last = (self._item(item) for item in (items[0], items[-1]))
        # Translators: spoken of a row of things on the screen: the first and the last of them
        text = self._messages.pgettext("spoken", "{first} to {last}").format(
            first=first.text.rstrip(_ENDS), last=last.text
        )
        return Segment(text, first.language, private=first.private or last.private)

    def _fixed(self, does: Does) -> str:
        pgettext = self._messages.pgettext
        match does:
            case Does.LEAVE:
                # Translators: spoken while things are offered one after another: the way out of this group of things
                return pgettext("spoken", "Out of this group")
            case Does.LESS:
                # Translators: spoken: makes the value of a slider or a number smaller
                return pgettext("spoken", "Less")
            case Does.MORE:
                # Translators: spoken: makes the value of a slider or a number larger
                return pgettext("spoken", "More")
            case Does.UP:
                # Translators: spoken: scrolls the page
                return pgettext("spoken", "Show what comes before")
            case _:
                # Translators: spoken: scrolls the page
                return pgettext("spoken", "Show what comes after")

    def began(self, *, step: bool) -> Segment:
        """How it goes, once at the beginning."""
        if step:
            # Translators: spoken when a person who uses two switches begins
            return self._own(self._messages.pgettext("spoken", "One switch moves the ring on. The other one chooses."))
        # Translators: spoken when a person who uses one switch begins: a ring goes from thing to thing by itself
        return self._own(
            self._messages.pgettext("spoken", "The ring goes on by itself. Press when it is around what you want.")
        )

    def rests(self) -> Segment:
        # Translators: spoken when the ring has gone round several times and nothing was chosen
        return self._own(self._messages.pgettext("spoken", "Press to start again"))

    def gone(self) -> Segment:
        # Translators: spoken when what the person wanted to choose was replaced by something else in that moment
        return self._own(self._messages.pgettext("spoken", "The page has changed. Nothing was chosen."))

    def _own(self, text: str) -> Segment:
        return Segment(text, self._composer.language)


class SwitchWay:
    """How help speaks of switches: how they are turned on, where that can be done, and how they are used."""

    def __init__(
        self, composer: Callable[[], Composer], can_begin: Callable[[], bool], mode: Callable[[], Scanning]
    ) -> None:
        self._composer, self._can_begin, self._mode = composer, can_begin, mode

    @property
    def is_on(self) -> bool:
        return self._can_begin() or self._mode() is not Scanning.OFF

    def first_words(self) -> Sequence[Words]:
        """Nothing: whoever scans has just heard it, and nobody else wants to hear of it first."""
        return ()

    def layers(self) -> Sequence[Sequence[Words]]:
        composer, mode = self._composer(), self._mode()
        if mode is not Scanning.OFF:
            return ((ScanWords(composer).began(step=mode is Scanning.STEP).text,),)
        # Translators: spoken in help; a switch is a large button for people who can press only one thing
        return ((composer.messages.pgettext("spoken help", "To use one switch, hold it for five seconds."),),)

    def key_of(self, command: Command) -> str:
        """A switch is no key for anything of its own."""
        del command
        return ""
