"""What a person who goes to their cabinet and pays knows in their own language: the words to listen for (as `knowledge.py`)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from ui.tour.knowledge import known


@dataclass(frozen=True, slots=True)
class CabinetWords:
    """Names of things as one would look for them; each is heard at the beginning of a sentence."""

    cabinet: re.Pattern[str]
    sign_in: re.Pattern[str]
    signing_in: re.Pattern[str]
    messages: re.Pattern[str]
    new_message: re.Pattern[str]
    family_doctor: re.Pattern[str]
    documents: re.Pattern[str]
    residence: re.Pattern[str]
    my_data: re.Pattern[str]
    registers: re.Pattern[str]
    population: re.Pattern[str]
    private: re.Pattern[str]
    payments: re.Pattern[str]
    fee: re.Pattern[str]
    amount: re.Pattern[str]
    pay: re.Pattern[str]
    write_there: re.Pattern[str]
    """An address as it is dictated, and the nine digits that are to be written there."""
    dot: re.Pattern[str]
    slash: re.Pattern[str]
    colon: re.Pattern[str]
    hyphen: re.Pattern[str]
    paid: re.Pattern[str]
    receipt: re.Pattern[str]
    keep: re.Pattern[str]
    kept: re.Pattern[str]
    wait: re.Pattern[str]
    back: re.Pattern[str]

    def written(self, dictated: str) -> str:
        """An address as one writes it down who hears its parts, and its signs by their names."""
        signs = ((".", self.dot), ("/", self.slash), (":", self.colon), ("-", self.hyphen))
        return "".join(
            next((sign for sign, name in signs if name.fullmatch(part)), part.replace(" ", ""))
            for part in dictated.split(", ")
        )


CABINET_WORDS: Final = known("cabinet", CabinetWords)
"""By the language in which a person listens."""
