"""What a person enters, and the JSON value it means: phones, dates, money, codes. Entries are kept as they were written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from kiosk import formatting
from kiosk.forms.form import Form, Question, Values
from kiosk.text import Text, Wording

Entries = Mapping[str, str]
"""What was written, by property: kept word for word, also when it is wrong."""

YES: Final = "yes"
NO: Final = "no"
_NOT_DIGITS: Final = re.compile(r"[\s()\-.]")


def value_of(question: Question, entry: str) -> Any:
    """The JSON value that `entry` means, or the entry itself where it means none (the schema then says what is wrong).

    None stands for "nothing was entered".
    """
    entry = entry.strip()
    if not entry:
        return None
    match question.kind:
        case "yesno":
            return {YES: True, NO: False}.get(entry, entry)
        case "choices":
            return entry.split()
        case "code":
            return re.sub(r"[\s\-]", "", entry).upper()
        case "phone":
            return phone_number(entry)
        case "number":
            return _number(entry)
        case "money":
            return _money(entry)
        case "email":
            return entry.replace(" ", "")
        case _:
            return entry


def values_of(form: Form, entries: Entries) -> dict[str, Any]:
    """The values of all entries that say anything."""
    found = {q.name: value_of(q, entries.get(q.name, "")) for q in form.questions}
    return {name: value for name, value in found.items() if value is not None}


def entry_of(question: Question, value: Any) -> str:
    """The entry that stands for a value that the portal already holds (prefill, a saved draft)."""
    match question.kind, value:
        case _, None:
            return ""
        case "yesno", bool():
            return YES if value else NO
        case "choices", list():
            return " ".join(str(each) for each in value)
        case "money", int():
            return f"{value // 100},{value % 100:02}"
        case _:
            return str(value)


def entries_of(form: Form, values: Values) -> dict[str, str]:
    """The entries for all values of a draft."""
    return {q.name: entry_of(q, values[q.name]) for q in form.questions if q.name in values}


def shown(form: Form, question: Question, entry: str, wording: Wording) -> tuple[Text, ...]:
    """The answer as people read it, in the language of the page, one line for each value."""
    value, language = value_of(question, entry), wording.language
    if value is None:
        return (wording("Not answered"),)
    match question.kind, value:
        case "yesno", bool():
            return (wording("Yes") if value else wording("No"),)
        case "choice" | "choices", _:
            chosen = value if isinstance(value, list) else [value]
            labels = [form.text(f"{question.name}.option.{each}", language) or Text(each, language) for each in chosen]
            return tuple(labels)
        case "date", str():
            return (_mark(question, Text(_date(value, language), language)),)
        case "money", int():
            return (_mark(question, formatting.money(value, language)),)
        case "phone", str():
            return (_mark(question, formatting.phone(value, language)),)
        case _:
            return (_mark(question, Text(str(value), language)),)


def _mark(question: Question, text: Text) -> Text:
    return text.as_private() if question.private else text


def _date(value: str, language: str) -> str:
    try:
        return formatting.long_date(date.fromisoformat(value), language)
    except ValueError:
        return value


def phone_number(entry: str) -> str:
    """A phone number in international form, as far as it can be told from what somebody wrote."""
    digits = _NOT_DIGITS.sub("", entry)
    if digits.startswith("00"):
        return f"+{digits[2:]}"
    if digits.startswith("0"):
        return f"+994{digits[1:]}"
    if len(digits) == 9 and digits.isdigit():
        return f"+994{digits}"
    return f"+{digits}" if digits.startswith("994") else digits


def _number(entry: str) -> Any:
    """A whole number, or one with a decimal comma or point; thousands may be parted by spaces."""
    plain = re.sub(r"[\s\N{NO-BREAK SPACE}]", "", entry).replace(",", ".")
    if re.fullmatch(r"-?\d{1,15}", plain):
        return int(plain)
    return float(plain) if re.fullmatch(r"-?\d{1,12}\.\d{1,6}", plain) else entry


def _money(entry: str) -> Any:
    plain = re.sub(r"[\s₼]|AZN|manat", "", entry, flags=re.IGNORECASE).replace(",", ".")
    match = re.fullmatch(r"(\d{1,12})(?:\.(\d{1,2}))?", plain)
    return int(match[1]) * 100 + int((match[2] or "0").ljust(2, "0")) if match else entry
