"""What a lexicon replaces in every language: abbreviations, words, web addresses, symbols."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Final

from accessibility.speech.normalise.core import Rule, rule
from accessibility.speech.normalise.lexicon import Lexicon, alternatives

_SUFFIX: Final = (
    r"n?[ıiuü]n|n?[aə]|y[aə]|n?d[aə]n?|[ıiuü]nd[aə]n?|[nys]?[ıiuü]|[ıiuü]n[ıiuü]|n[ıiuü]n|l[aə]r\w*|l[aə]|l[ıiuü]\w*"
    r"|d[ıiuü]r|s[ıiuü]z\w*|[ıiuü]?[mn][ıiuü]z\w*"
)
AZ_SUFFIX: Final = rf"(?:{_SUFFIX}|d[əa]k|d[ıiuü]rl[aə]r|c[aə]|l[ıiuü][kqğy]\w*)"
"""Azerbaijani endings that are written after a hyphen and spoken with the word before it."""

_UNSAYABLE: Final = re.compile(r"(?!(?:s[cpt]r|spl|s[ch]h|[cpst]hr))[bcdfghjklmnpqrstvxz]{3}", re.IGNORECASE)
_LAST: Final = re.compile(r"(?:və |и |etc\.)")
"""What only the end of a list is short for: before a capital its full stop ends the sentence too."""
_ALWAYS: Final = "№₼@+&%‰=#*§©✓✔×_\\$€£₽½¼¾⅓⅔±≈≤≥"
"""Symbols that a voice leaves out or says in English (D4)."""


def _glued(words: str, suffix: str | None) -> str:
    return words + (suffix or "")


def web_rules(lexicon: Lexicon) -> tuple[Rule, ...]:
    """Addresses, part by part. The scheme says nothing to anybody and is left out."""

    def spelled(part: str) -> str:
        """bpqmi, fhnews: what begins with three consonants nobody can say."""
        hard = part not in lexicon.web and _UNSAYABLE.match(part)
        return " ".join(lexicon.letters.get(letter, letter) for letter in part.lower()) if hard else ""

    def part_of(part: str) -> str:
        return lexicon.web.get(part) or lexicon.symbols.get(part) or lexicon.letters.get(part, part)

    def local(match: re.Match[str]) -> str:
        """127.0.0.1:8080/d: with a pause before and after the port, which is read digit by digit."""
        host, port, path = match.groups(default="")
        said = [" ".join(part_of(part) for part in re.findall(r"[^\W_]+|[\W_]", host))]
        said += [part_of(":"), " ".join(port[1:])] if port else []
        said += [" ".join(part_of(part) for part in re.findall(r"[^\W_]+|[\W_]", path))] if path else []
        return ", ".join(said)

    def file(match: re.Match[str]) -> str:
        """receipt-2026-11-21.pdf: its parts, with a pause after each."""
        return f"{', '.join(filter(None, match[1].split('-')))} {part_of('.')} {lexicon.words.get('PDF', 'PDF')}"

    def say(match: re.Match[str]) -> str:
        address = re.sub(r"^(?:https?://|mailto:)", "", match[0]).rstrip("/")
        parts = re.findall(r"e-gov|[^\W_]+|[\W_]", address)
        return " ".join(spelled(part) or part_of(part) for part in parts)

    top = "az|com|org|net|ru|info|io|eu|edu"
    return (
        rule(r"(?<![\w.:/])(\d{1,3}(?:\.\d{1,3}){3}|localhost)(:\d{2,5})?(/[\w\-./]*\w)?(?!\w)", local),
        rule(r"(?<![\w.:/-])([^\W_][\w-]*)\.pdf(?!\w)", file),
        rule(r"(?<![\w.+-])(?:mailto:)?[\w.+-]+@[\w-]+(?:\.[\w-]+)+", say),
        rule(r"https?://[\w-]+(?:\.[\w-]+)*(?::\d+)?(?:/[\w\-./?=&%#]*[\w/])?", say),
        rule(rf"(?<![\w.@-])(?:[\w-]+\.)+(?:{top})(?:/[\w\-./?=&%#]*[\w/])?(?!\w|-\w{{4}})", say),
    )


def word_rules(
    lexicon: Lexicon, suffix: str = "", ended: Callable[[str, str | None], str] = _glued
) -> tuple[Rule, ...]:
    """Abbreviations and words. A `suffix` written after a hyphen joins the word it belongs to, as `ended` says."""
    joined = rf"(?:[-’']({suffix})(?!\w))?" if suffix else "()"

    def abbreviation(match: re.Match[str]) -> str:
        spoken = lexicon.abbreviations[match[0]]
        last = _LAST.match(match[0]) and re.match(r"\s+[A-ZƏÖÜĞÇŞİА-ЯЁ]", match.string[match.end() : match.end() + 9])
        return f"{spoken}." if last else spoken

    def word(match: re.Match[str]) -> str:
        return ended(lexicon.words[match[1]], match[2])

    return (
        rule(rf"(?<![\w.])(?:{alternatives(lexicon.abbreviations)})(?!(?<=\w)\w)", abbreviation),
        rule(rf"(?<![\w/])({alternatives(lexicon.words)})(?!\w){joined}", word),
    )


def item_rule(ordinal: Callable[[int], str]) -> Rule:
    """The number of an item of a list, at the beginning: "3. Təsdiq edin" → üçüncü: Təsdiq edin."""
    return rule(r"^(\d{1,2})\.(?=\s+[^\W\d_])", lambda match: f"{ordinal(int(match[1]))}:")


def symbol_rules(lexicon: Lexicon) -> tuple[Rule, ...]:
    """What is left when numbers, money and addresses are said."""
    return (
        rule(r"(?<!\s)\s{1,9}(?:[–—·/-]\s{1,9}|→\s{0,9})|→\s{0,9}|(?<=\w)\s{0,9}•\s{0,9}", lambda _: ", "),
        rule(r"•\s{0,9}", lambda _: ""),
        rule(r"(?<=[\w₼$€£₽])/(?=\w)", lambda _: ", "),
        rule(r"(?<=\w)·(?=\w)", lambda _: " "),
        rule(r"…(?=[^\s.,;:!?)»”])", lambda _: "… "),
        rule(f"[{re.escape(_ALWAYS)}]", lambda match: lexicon.symbols.get(match[0])),
    )


def digit_rules(number: Callable[[str], str], lexicon: Lexicon) -> tuple[Rule, ...]:
    """What digits are left, as numbers; a comma between two of them is the comma of a list."""
    point = lexicon.symbols.get(".", ".")
    return (
        rule(r"(?<=\d)[,:](?=\d)", lambda _: ", "),
        rule(r"(?<=\d)\.(?=\d)", lambda _: point),
        rule(r"\d+", lambda match: number(match[0])),
        rule(r"[⁰¹²³⁴-⁹₀-₉]+", lambda match: number(unicodedata.normalize("NFKC", match[0]))),
    )


def initials(
    lexicon: Lexicon, vowels: str, suffix: str = "()", ended: Callable[[str, str | None], str] = _glued
) -> Rule:
    """Capitals that nobody can read as a word, because they have no vowel or begin so, are read letter by letter."""

    def say(match: re.Match[str]) -> str | None:
        if any(letter in vowels for letter in match[1]) and not _UNSAYABLE.match(match[1]):
            return None
        names = [lexicon.letters.get({"I": "ı", "İ": "i"}.get(letter) or letter.lower()) for letter in match[1]]
        return ended(" ".join(filter(None, names)), match[2]) if all(names) else None

    return rule(rf"(?<![\w-])([^\W\d_a-zа-яəöüğçşı]{{2,6}})(?!\w){suffix}", say)


def letter_rule(lexicon: Lexicon, vowels: str) -> Rule:
    """A consonant alone: "B kateqoriyası", and the initials of a name."""

    def say(match: re.Match[str]) -> str | None:
        return None if match[0] in vowels else lexicon.letters.get(match[0].lower())

    return rule(r"(?<![\w-])[^\W\d_a-zа-яəöüğçşı](?![\w-])", say)


def name_rule(lexicon: Lexicon) -> Rule:
    """The initial of a name, without the full stop that would end the sentence: "A. Məmmədov"."""
    capital = "[A-ZƏÖÜĞÇŞİА-ЯЁ]"
    return rule(
        rf"(?<!\w)({capital})\.(?=\s?{capital})",
        lambda match: lexicon.letters.get({"I": "ı", "İ": "i"}.get(match[1]) or match[1].lower(), match[1]),
    )
