"""What a person who goes to their cabinet and pays knows in their own language: the words to listen for (as `knowledge.py`)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from ui.tour.knowledge import Language


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
    paid: re.Pattern[str]
    receipt: re.Pattern[str]
    keep: re.Pattern[str]
    kept: re.Pattern[str]
    wait: re.Pattern[str]
    back: re.Pattern[str]


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_WRITE: Final = r"(\S+/pay)\D*?((?:\d[ ,]+){8}\d)"
"""An address and the nine digits that are to be written there."""

CABINET_WORDS: Final[Mapping[Language, CabinetWords]] = {
    "az": CabinetWords(
        cabinet=_words("^kabinetim"),
        sign_in=_words("^daxil ol"),
        signing_in=_words("telefonla daxil"),
        messages=_words("^mesajlar"),
        new_message=_words(r"\d+ yeni mesaj"),
        family_doctor=_words("^ailə həkim"),
        documents=_words(r"^sənədlər\b"),
        residence=_words("^yaşayış yeri"),
        my_data=_words("^məlumatlarım"),
        registers=_words("^reyestrlərdə"),
        population=_words("^əhalinin"),
        private=_words("^şəxsi"),
        payments=_words("^ödənişlər"),
        fee=_words("^şəxsiyyət vəsiqəsinin"),
        amount=_words(r"məbləğ[.:] (\d+(?:[.,]\d\d)?)"),
        pay=_words("^telefonla ödə"),
        write_there=_words(_WRITE),
        paid=_words("^ödənilib"),
        receipt=_words("^qəbzi göstər"),
        keep=_words("^qəbzi (yadda saxla|çap et)"),
        kept=_words("yadda saxlanıldı|çap olunur"),
        wait=_words("gözləyin"),
        back=_words("^geri"),
    ),
    "en": CabinetWords(
        cabinet=_words("^my cabinet"),
        sign_in=_words("^sign in"),
        signing_in=_words("sign in with your phone"),
        messages=_words("^messages"),
        new_message=_words(r"\d+ new message"),
        family_doctor=_words("^your family doctor"),
        documents=_words(r"^documents\b"),
        residence=_words("^certificate of residence"),
        my_data=_words("^my data"),
        registers=_words("^what registers hold"),
        population=_words("^state population register"),
        private=_words("^private"),
        payments=_words("^payments"),
        fee=_words("^state fee"),
        amount=_words(r"amount[.:] (\d+(?:[.,]\d\d)?)"),
        pay=_words("^pay with your phone"),
        write_there=_words(_WRITE),
        paid=_words("^paid"),
        receipt=_words("^show the receipt"),
        keep=_words("^(save|print) the receipt"),
        kept=_words("saved as|being printed"),
        wait=_words("please wait"),
        back=_words("^back"),
    ),
    "ru": CabinetWords(
        cabinet=_words("^мой кабинет"),
        sign_in=_words("^войти"),
        signing_in=_words("с помощью телефона"),
        messages=_words("^сообщения"),
        new_message=_words(r"\d+ нов\w+ сообщени"),
        family_doctor=_words("семейный врач"),
        documents=_words(r"^документы\b"),
        residence=_words("^справка о месте"),
        my_data=_words("^мои данные"),
        registers=_words("^что есть в реестрах"),
        population=_words("^государственный регистр населения"),
        private=_words("^личн"),
        payments=_words("^платежи"),
        fee=_words("^государственная пошлина"),
        amount=_words(r"сумма[.:] (\d+(?:[.,]\d\d)?)"),
        pay=_words("^оплат\\w+ телефоном"),
        write_there=_words(_WRITE),
        paid=_words("^оплачено"),
        receipt=_words("^показать квитанцию"),
        keep=_words("^(сохранить|напечатать) квитанцию"),
        kept=_words("сохранено|печатается"),
        wait=_words("подождите"),
        back=_words("^назад"),
    ),
}
"""By the language in which a person listens."""
