"""What every word carries from the portal to the screen and the voice: its language, and whether it is private."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final, Literal, TypeGuard

from translations import Messages, messages

Language = Literal["az", "en", "ru"]
LANGUAGES: Final[tuple[Language, ...]] = ("az", "en", "ru")

LanguageMap = Mapping[str, str]
"""One text in several languages, as the portal's catalogue gives it: BCP 47 tag → text."""


def is_language(tag: str) -> TypeGuard[Language]:
    """Whether `tag` names a language that the program itself speaks."""
    return tag in LANGUAGES


@dataclass(frozen=True, slots=True)
class Text:
    """Words in one language.

    `language` is a BCP 47 tag and may be any (a register's note stays in its own, ACC-20). `private` words are masked in
    captions and spoken only on private listening (ACC-11). `spoken` replaces the written words for the voice where
    reading them aloud as they stand would mislead.
    """

    text: str
    language: str
    private: bool = False
    spoken: str = ""

    def __str__(self) -> str:
        return self.text

    def as_private(self) -> Text:
        """The same words, marked as nobody's business but the person's."""
        return replace(self, private=True)

    def said_as(self, spoken: str) -> Text:
        """The same words with another text for the voice."""
        return replace(self, spoken=spoken)


def pick(texts: LanguageMap, language: str, *, private: bool = False) -> Text | None:
    """The best text of a language map: the asked language, else Azerbaijani, English, Russian, else any; None when empty."""
    for tag in (language, *LANGUAGES, *texts):
        if texts.get(tag):
            return Text(texts[tag], tag, private)
    return None


class Wording:
    """The program's own strings in one language, as `Text`. Called `_` where it is used, so that Babel finds the strings.

    Values are given by name: `_("Step {number} of {total}", number=2, total=5)`. A private value makes the whole private.
    """

    def __init__(self, messages: Messages, language: Language) -> None:
        self._messages = messages
        self.language: Language = language

    def __call__(self, message: str, /, **values: object) -> Text:
        return self._filled(self._messages.gettext(message), values)

    def plural(self, singular: str, plural: str, count: int, /, **values: object) -> Text:
        """The form that `count` asks for in this language; `{count}` is filled in as well."""
        return self._filled(self._messages.ngettext(singular, plural, count), {"count": count, **values})

    def context(self, context: str, message: str, /, **values: object) -> Text:
        """A string whose meaning depends on where it stands (`spoken`, `button`, …)."""
        return self._filled(self._messages.pgettext(context, message), values)

    def _filled(self, template: str, values: Mapping[str, object]) -> Text:
        private = any(isinstance(value, Text) and value.private for value in values.values())
        for name, value in values.items():
            if str(value).endswith("."):  # "2026 г.": of two full stops one is enough
                template = template.replace(f"{{{name}}}.", f"{{{name}}}")
        return Text(template.format(**values) if values else template, self.language, private)


class Wordings(Mapping[Language, Wording]):
    """The program's strings in each of its languages; read when they are first asked for, since most visits need one."""

    def __init__(self) -> None:
        self._read: dict[Language, Wording] = {}

    def __getitem__(self, language: Language) -> Wording:
        if language not in self._read:
            if language not in LANGUAGES:
                raise KeyError(language)
            self._read[language] = Wording(messages("kiosk", language), language)
        return self._read[language]

    def __iter__(self) -> Iterator[Language]:
        return iter(LANGUAGES)

    def __len__(self) -> int:
        return len(LANGUAGES)
