"""What a person who applies knows in their own language: the goal, the answers, and what common words mean to them.

Nothing here comes from the program's strings: these are the words that somebody listens for.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

Language = str


@dataclass(frozen=True, slots=True)
class Answer:
    """To a question whose words match `asked`: the option that `says` matches, or what to `write`.

    `first` is written before, and is wrong.
    """

    asked: re.Pattern[str]
    says: re.Pattern[str] | None = None
    write: str = ""
    first: str = ""


@dataclass(frozen=True, slots=True)
class Knowledge:
    """`search` is what one writes, `service` how the name of the right one begins; the rest are words to listen for."""

    search: str
    service: re.Pattern[str]
    go_on: re.Pattern[str]
    apply: re.Pattern[str]
    field: re.Pattern[str]
    empty: re.Pattern[str]
    problem: re.Pattern[str]
    wait: re.Pattern[str]
    checking: re.Pattern[str]
    declaring: re.Pattern[str]
    tick_box: re.Pattern[str]
    signing_in: re.Pattern[str]
    received: re.Pattern[str]
    keep: re.Pattern[str]
    kept: re.Pattern[str]
    topics: re.Pattern[str]
    certificates: re.Pattern[str]
    more: re.Pattern[str]
    yes: re.Pattern[str]
    answers: tuple[Answer, ...]


def _words(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _answer(asked: str, says: str = "", write: str = "", first: str = "") -> Answer:
    return Answer(_words(asked), _words(says) if says else None, write, first)


KNOWN: Final[Mapping[Language, Knowledge]] = {
    "az": Knowledge(
        search="məhkumluq arayışı",
        service=_words(r"^məhkumluq haqqında arayış\.?$"),
        go_on=_words("^(davam|müraciəti göndər|göndər)"),
        apply=_words("^müraciət et"),
        field=_words("yazı xanası"),
        empty=_words("boşdur"),
        problem=_words("düzəliş lazımdır"),
        wait=_words("gözləyin"),
        checking=_words("cavablarınızı yoxlayın"),
        declaring=_words("təsdiqiniz|bəyan"),
        tick_box=_words("işarə xanası"),
        signing_in=_words("telefonla daxil"),
        received=_words("qəbul edildi"),
        keep=_words("^qəbzi (yadda saxla|çap et)"),
        kept=_words("yadda saxlanıldı|çap olunur"),
        topics=_words("^bütün mövzular"),
        certificates=_words("^arayışlar"),
        more=_words("^(başqa|növbəti)"),
        yes=_words("^bəli"),
        answers=(
            _answer("nə üçün lazımdır", says="^iş yeri"),
            _answer("necə tapaq", says="^VÖEN"),
            _answer("VÖEN-i", write="1234567891", first="123456789"),
            _answer("adınız dəyişib", says=r"^xeyr\b"),
            _answer("doğul", write="Şəki"),
            _answer("mobil", write="050 123 45 67"),
            _answer("poçt", write="sinaq@example.az"),
        ),
    ),
    "en": Knowledge(
        search="criminal record",
        service=_words(r"^criminal-record certificate\.?$"),
        go_on=_words("^(continue|send)"),
        apply=_words("^apply"),
        field=_words(r"\bfield\b"),
        empty=_words("empty"),
        problem=_words("problem"),
        wait=_words("please wait"),
        checking=_words("check your answers"),
        declaring=_words("declaration"),
        tick_box=_words("tick box"),
        signing_in=_words("sign in with your phone"),
        received=_words("has been received"),
        keep=_words("^(save|print) the receipt"),
        kept=_words("saved as|being printed"),
        topics=_words("^all topics"),
        certificates=_words("^certificates"),
        more=_words("^(something else|next)"),
        yes=_words("^yes"),
        answers=(
            _answer("certificate for", says="^for a workplace"),
            _answer("find the employer", says="^by VÖEN"),
            _answer("VÖEN of the employer", write="1234567891", first="123456789"),
            _answer("changed", says=r"^no\b"),
            _answer("place of birth", write="Sheki"),
            _answer("mobile", write="050 123 45 67"),
            _answer("e-mail", write="sinaq@example.az"),
        ),
    ),
    "ru": Knowledge(
        search="справка о судимости",
        service=_words(r"^справка о судимости\.?$"),
        go_on=_words("^(продолжить|отправить)"),
        apply=_words("^подать"),
        field=_words("поле для ввода"),
        empty=_words("пусто"),
        problem=_words("нужно исправить"),
        wait=_words("подождите"),
        checking=_words("проверьте ответы|проверьте"),
        declaring=_words("подтвержд|заявлени"),
        tick_box=_words("флажок"),
        signing_in=_words("с помощью телефона"),
        received=_words("принят|получен"),
        keep=_words("^(сохранить|напечатать) квитанцию"),
        kept=_words("сохранено|печатается"),
        topics=_words("^все темы"),
        certificates=_words("^справки"),
        more=_words("^(другое|ещё)"),
        yes=_words("^да"),
        answers=(
            _answer("для чего нужна", says="^для места работы"),
            _answer("найти работодателя", says="VÖEN"),
            _answer("VÖEN работодателя", write="1234567891", first="123456789"),
            _answer("менял|изменял", says=r"^нет\b"),
            _answer("рождения", write="Шеки"),
            _answer("мобильн", write="050 123 45 67"),
            _answer("почт", write="sinaq@example.az"),
        ),
    ),
}
"""By the language in which a person listens."""
