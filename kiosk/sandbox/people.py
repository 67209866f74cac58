"""Six fictional people, those whom they act for, and what the state's registers hold about them. Nobody of them exists."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

_FILE: Final = Path(__file__).with_name("people.json")
_PARTIES: Final = Path(__file__).with_name("parties.json")
LEGAL_ENTITY: Final = "legalEntity"

REGISTERS: Final = {
    "population": ("familyName", "givenName", "patronymic", "sex", "birthDate", "birthPlace", "fin", "citizenship"),
    "identityDocuments": ("documentNumber",),
    "residence": ("address", "postcode"),
    "contacts": ("phone", "email"),
    "taxpayers": ("taxNumber", "organisation"),
}
"""Which fictional register holds which value."""

REGISTER_NAMES: Final = {
    "population": {
        "az": "Əhalinin dövlət reyestri",
        "en": "State Population Register",
        "ru": "Государственный регистр населения",
    },
    "identityDocuments": {
        "az": "Şəxsiyyət sənədlərinin reyestri",
        "en": "Register of identity documents",
        "ru": "Регистр удостоверений личности",
    },
    "residence": {"az": "Yaşayış yeri reyestri", "en": "Register of residence", "ru": "Регистр места жительства"},
    "contacts": {"az": "Əlaqə məlumatları", "en": "Contact data", "ru": "Контактные данные"},
    "taxpayers": {
        "az": "Vergi ödəyicilərinin dövlət reyestri",
        "en": "State Register of Taxpayers",
        "ru": "Государственный реестр налогоплательщиков",
    },
}
"""What people call them."""

FIELD_NAMES: Final = {
    "familyName": {"az": "Soyad", "en": "Family name", "ru": "Фамилия"},
    "givenName": {"az": "Ad", "en": "Given name", "ru": "Имя"},
    "patronymic": {"az": "Ata adı", "en": "Patronymic", "ru": "Отчество"},
    "sex": {"az": "Cins", "en": "Sex", "ru": "Пол"},
    "birthDate": {"az": "Doğum tarixi", "en": "Date of birth", "ru": "Дата рождения"},
    "birthPlace": {"az": "Doğum yeri", "en": "Place of birth", "ru": "Место рождения"},
    "fin": {"az": "FİN", "en": "FİN", "ru": "FİN"},
    "citizenship": {"az": "Vətəndaşlıq", "en": "Citizenship", "ru": "Гражданство"},
    "documentNumber": {"az": "Sənədin nömrəsi", "en": "Number of the document", "ru": "Номер документа"},
    "address": {"az": "Ünvan", "en": "Address", "ru": "Адрес"},
    "postcode": {"az": "Poçt indeksi", "en": "Postcode", "ru": "Почтовый индекс"},
    "phone": {"az": "Telefon", "en": "Phone", "ru": "Телефон"},
    "email": {"az": "E-poçt", "en": "E-mail", "ru": "Электронная почта"},
    "taxNumber": {"az": "VÖEN", "en": "Tax number (VÖEN)", "ru": "ИНН (VÖEN)"},
    "organisation": {"az": "Təşkilat", "en": "Organisation", "ru": "Организация"},
}
"""What people call each value."""

FIXED: Final = ("familyName", "givenName", "patronymic", "birthDate", "fin")
"""Values that only the register changes: an application cannot state others."""


@dataclass(frozen=True, slots=True)
class Person:
    """A fictional person or legal entity; `held` is what registers hold, by form property."""

    id: str
    kind: str
    language: str
    description: dict[str, str]
    held: dict[str, str]

    @property
    def name(self) -> str:
        if self.kind == LEGAL_ENTITY:
            return self.held["organisation"]
        return f"{self.held['givenName']} {self.held['familyName']}"

    def registers_of(self, names: Iterable[str]) -> dict[str, list[str]]:
        """Which registers these values come from, and which of them each holds."""
        wanted = set(names)
        found = {register: [name for name in held if name in wanted] for register, held in REGISTERS.items()}
        return {register: held for register, held in found.items() if held}

    @property
    def identifier_masked(self) -> str:
        """The personal number with all but its end hidden."""
        number = self.held["taxNumber" if self.kind == LEGAL_ENTITY else "fin"]
        return "•" * (len(number) - 2) + number[-2:]

    @property
    def name_masked(self) -> str:
        """The name as a receipt shows it: enough for its owner, little for others; a legal entity's is public."""
        if self.kind == LEGAL_ENTITY:
            return self.name
        return f"{self.held['givenName']} {self.held['familyName'][0]}."


def people() -> dict[str, Person]:
    """All of them, by id, in the order in which the phone page offers them."""
    return _read(_FILE)


def parties() -> dict[str, Person]:
    """Those for whom somebody of them acts, by id: legal entities, a child, a ward. They sign in nowhere."""
    return _read(_PARTIES)


def _read(file: Path) -> dict[str, Person]:
    records: list[dict[str, Any]] = json.loads(file.read_text("utf-8"))
    names = [name for group in REGISTERS.values() for name in group]
    return {
        record["id"]: Person(
            id=record["id"],
            kind=record["kind"],
            language=record["language"],
            description=record["description"],
            held={name: record[name] for name in names if record.get(name)},
        )
        for record in records
    }
