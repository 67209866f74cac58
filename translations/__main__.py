"""`python -m translations extract|update|check|compile`: keeps the gettext catalogues complete.

extract   reads the strings of each domain out of the code into <domain>.pot
update    extract, then merges into az/ en/ ru/ (English fills itself: the ids are English)
check     fails when a catalogue misses a string, holds a fuzzy, empty or obsolete one, or loses a {name} (DESIGN §5)
compile   makes the .mo files that the program reads
reading   prints how hard the strings are to read, in figures (`translations/reading.py`)
"""

from __future__ import annotations

import re
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from translations import DOMAINS, FOLDER, Domain

LANGUAGES: Final = ("az", "en", "ru")
KEYWORDS: Final = {
    "_": None,
    "wording": None,
    "gettext": None,
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "plural": (1, 2),
    "context": ((1, "c"), 2),
}
ROOT: Final = FOLDER.parent
NAMES: Final = re.compile(r"\{(\w+)[^}]*\}")


def extracted(domain: Domain) -> Catalog:
    """All strings of one domain, as they stand in the code now."""
    catalogue = Catalog(charset="utf-8")
    found = extract_from_dir(
        ROOT / domain,
        method_map=[("**.py", "python")],
        keywords=KEYWORDS,
        comment_tags=("Translators:",),
        strip_comment_tags=True,
        directory_filter=lambda folder: Path(folder).name != "sandbox",
    )
    for filename, _line, message, comments, context in sorted(found, key=lambda each: (each[0], each[1])):
        catalogue.add(
            message,
            None,
            locations=[(f"{domain}/{filename}", 0)],
            auto_comments=comments,
            context=context,
        )
    return catalogue


def path_of(domain: Domain, language: str) -> Path:
    """Where the catalogue of `domain` in `language` stands."""
    return FOLDER / language / "LC_MESSAGES" / f"{domain}.po"


def read(domain: Domain, language: str) -> Catalog:
    """The catalogue as translators left it; an empty one when there is none."""
    path = path_of(domain, language)
    if not path.exists():
        return Catalog(locale=language, domain=domain, charset="utf-8", fuzzy=False)
    with path.open("rb") as file:
        return read_po(file, locale=language, domain=domain)


def update() -> None:
    """Merge the strings of the code into every catalogue; English translates itself."""
    for domain in DOMAINS:
        for language in LANGUAGES:
            template = extracted(domain)  # anew: update() shares the template's messages with the catalogue
            catalogue = read(domain, language)
            catalogue.update(template, no_fuzzy_matching=True)
            catalogue.obsolete.clear()
            if language == "en":
                for message in catalogue:
                    if message.id and not _complete(message):
                        message.string = message.id
            _settle_header(catalogue)
            path = path_of(domain, language)
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("wb") as file:
                write_po(file, catalogue, width=100, omit_header=False, include_lineno=False, sort_output=True)


def _settle_header(catalogue: Catalog) -> None:
    """A header without dates and names, so that a catalogue changes only when its strings do."""
    catalogue.header_comment = f"# Strings of egov-kiosk in {catalogue.locale_identifier}."
    catalogue.project, catalogue.version = "egov-kiosk", "1"
    catalogue.creation_date = catalogue.revision_date = datetime(2026, 11, 21, tzinfo=UTC)
    catalogue.msgid_bugs_address = catalogue.last_translator = catalogue.language_team = "egov-kiosk"
    catalogue.fuzzy = False


def _complete(message: Message) -> bool:
    forms = message.string if isinstance(message.string, (tuple, list)) else (message.string,)
    return bool(forms) and all(forms)


def _names(text: str) -> set[str]:
    return set(NAMES.findall(text))


def problems() -> list[str]:
    """What is wrong with the catalogues, one line each; empty when all is well."""
    found: list[str] = []
    for domain in DOMAINS:
        template = extracted(domain)
        for language in LANGUAGES:
            where = f"{language}/{domain}"
            catalogue = read(domain, language)
            found += [
                f"{where}: no longer in the code: {_id(m)!r}" for m in catalogue if m.id and not _find(template, m)
            ]
            for message in template:
                if message.id:
                    found += [f"{where}: {fault}" for fault in _faults(message, _find(catalogue, message))]
    return found


def _find(catalogue: Catalog, message: Message) -> Message | None:
    return catalogue.get(_id(message), message.context)


def _id(message: Message) -> str:
    return message.id[0] if isinstance(message.id, (tuple, list)) else str(message.id)


def _faults(wanted: Message, translated: Message | None) -> list[str]:
    if translated is None or not _complete(translated):
        return [f"not translated: {_id(wanted)!r}"]
    if translated.fuzzy:
        return [f"fuzzy: {_id(wanted)!r}"]
    forms = translated.string if isinstance(translated.string, (tuple, list)) else (str(translated.string),)
    names = _names(wanted.id[-1] if isinstance(wanted.id, (tuple, list)) else str(wanted.id))
    return [f"other names in {form!r} than {sorted(names)}" for form in forms if not _names(form) <= names | {"count"}]


def compile_all() -> None:
    """Make every .mo file."""
    for domain in DOMAINS:
        for language in LANGUAGES:
            path = path_of(domain, language)
            made = path.with_suffix(".new")
            with made.open("wb") as file:
                write_mo(file, read(domain, language))
            made.replace(path.with_suffix(".mo"))  # whole or not at all: a program may be starting


def main(arguments: list[str]) -> int:
    """Run one of the five verbs; 1 when `check` finds something, 2 for a wrong verb."""
    match arguments:
        case ["extract"]:
            for domain in DOMAINS:
                with (FOLDER / f"{domain}.pot").open("wb") as file:
                    write_po(file, extracted(domain), width=100, include_lineno=False, sort_output=True)
        case ["update"]:
            update()
        case ["compile"]:
            compile_all()
        case ["reading"]:
            from translations.reading import table  # it reads the catalogues through this module

            sys.stdout.write(f"{table()}\n")
        case ["check"]:
            found = problems()
            sys.stderr.writelines(f"{line}\n" for line in found)
            return 1 if found else 0
        case _:
            sys.stderr.write(f"{__doc__}\n")
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
