"""The normaliser as a whole: spans, spelling, scripts, and that nothing written makes it fail."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accessibility.speech.normalise import normalise, segments_by_script, spell
from accessibility.speech.prepare import prepare
from accessibility.speech.utterance import Segment, Utterance


def heard(text: str, language: str) -> dict[str, str]:
    said = normalise(text, language)
    return {
        said.written[span.written_start : span.written_end]: said.spoken[span.spoken_start : span.spoken_end]
        for span in said.spans
    }


def test_each_spoken_stretch_knows_the_written_one() -> None:
    assert heard("Rüsum 12,50 AZN, 3-cü gün", "az") == {
        "Rüsum": "Rüsum",
        "12,50 AZN": "on iki manat əlli qəpik",
        ",": ",",
        "3-cü": "üçüncü",
        "gün": "gün",
    }


def test_spans_of_sentences_count_in_the_whole_written_text() -> None:
    text = "Salam. Ödəniş 30 ₼. Son."
    sentences = prepare(1, Utterance((Segment(text, "az"),))).sentences
    assert [sentence.spoken for sentence in sentences] == ["Salam.", "Ödəniş otuz manat.", "Son."]
    assert [text[each.written_start : each.written_end] for each in sentences] == ["Salam.", "Ödəniş 30 ₼.", "Son."]
    money = sentences[1].spans[1]
    assert text[money.written_start : money.written_end] == "30 ₼"
    assert sentences[1].spoken[money.spoken_start : money.spoken_end] == "otuz manat"


@pytest.mark.parametrize(
    ("text", "language", "spoken"),
    [
        ("A. Məmmədov gəldi.", "az", "a Məmmədov gəldi."),
        ("R. Əliyev gəldi.", "az", "er Əliyev gəldi."),
        ("И. Иванов пришёл.", "ru", "и Иванов пришёл."),
        ("J. Smith came.", "en", "J Smith came."),
    ],
)
def test_the_initial_of_a_name_does_not_end_a_sentence(text: str, language: str, spoken: str) -> None:
    assert [each.spoken for each in prepare(1, Utterance((Segment(text, language),))).sentences] == [spoken]


def test_an_abbreviation_does_not_end_a_sentence() -> None:
    sentences = prepare(1, Utterance((Segment("Pasport, şəkil və s. lazımdır.", "az"),))).sentences
    assert [sentence.spoken for sentence in sentences] == ["Pasport, şəkil və sair lazımdır."]


@pytest.mark.parametrize(
    ("text", "language", "spoken"),
    [
        ("Qız", "az", "qe, ı, ze"),
        ("IŞIQ", "az", "ı, şe, ı, qe"),
        ("İlə 5", "az", "i, el, ə; beş"),
        ("a@b", "az", "a, et, be"),
        ("Ağ", "az", "a, ğe"),
        ("Dog-5", "en", "D, O, G, dash, five"),
        ("Ёж", "ru", "ё, жэ"),
        ("AA1", "ru", "а, а, один"),
    ],
)
def test_spells_with_the_names_of_the_letters(text: str, language: str, spoken: str) -> None:
    assert spell(text, language).spoken == spoken


@pytest.mark.acc(20)
@pytest.mark.parametrize(
    ("text", "language", "parts"),
    [
        ("Sənəd: Иванов Иван, ödəniş", "az", [("Sənəd: ", "az"), ("Иванов Иван, ", "ru"), ("ödəniş", "az")]),
        ("Служба «ASAN xidmət» работает", "ru", [("Служба ", "ru"), ("«ASAN xidmət» ", "az"), ("работает", "ru")]),
        ("Через ASAN и DOST", "ru", [("Через ", "ru"), ("ASAN ", "az"), ("и ", "ru"), ("DOST", "az")]),
        ("Установите Google Play", "ru", [("Установите ", "ru"), ("Google Play", "en")]),
        ("Оплата 12,50 AZN", "ru", [("Оплата 12,50 AZN", "ru")]),
        ("Код AA1234567 и PIN", "ru", [("Код AA1234567 и PIN", "ru")]),
        ("Номер AZE 12345678", "ru", [("Номер AZE 12345678", "ru")]),
        ("Пишите на info@asan.gov.az", "ru", [("Пишите на info@asan.gov.az", "ru")]),
        ("The word Москва here", "en", [("The word ", "en"), ("Москва ", "ru"), ("here", "en")]),
        ("12.05.2026", "az", [("12.05.2026", "az")]),
        ("III группа", "ru", [("III группа", "ru")]),
        ("Фото 3x4 см", "ru", [("Фото 3x4 см", "ru")]),
        ("Вызвать ə", "ru", [("Вызвать ", "ru"), ("ə", "az")]),
        ("Улица Nizami küçəsi рядом", "ru", [("Улица ", "ru"), ("Nizami küçəsi ", "az"), ("рядом", "ru")]),
        ("Ödəniş: Terms and Conditions", "az", [("Ödəniş: ", "az"), ("Terms and Conditions", "en")]),
        ("Hesab World Bank üçün", "az", [("Hesab ", "az"), ("World Bank ", "en"), ("üçün", "az")]),
        ("WhatsApp və Wi-Fi açın", "az", [("WhatsApp və Wi-Fi açın", "az")]),
        ("WhatsApp-la yazın", "az", [("WhatsApp-la yazın", "az")]),
        ("www.asan.gov.az", "az", [("www.asan.gov.az", "az")]),
        ("Signed by Aysel Məmmədova today", "en", [("Signed by ", "en"), ("Aysel Məmmədova ", "az"), ("today", "en")]),
        ("Your FİN and VÖEN", "en", [("Your FİN and VÖEN", "en")]),
        ("Café Zürich", "en", [("Café Zürich", "en")]),
        ("Şəhər: Баку (Bakı)", "az", [("Şəhər: ", "az"), ("Баку ", "ru"), ("(Bakı)", "az")]),
    ],
)
def test_each_script_goes_to_its_voice(text: str, language: str, parts: list[tuple[str, str]]) -> None:
    assert [(segment.text, segment.language) for segment in segments_by_script(text, language)] == parts


def test_an_unknown_language_is_left_as_written() -> None:
    assert normalise("Straße 5 €", "de").spoken == "Straße 5 €"


WRITTEN = st.text(alphabet="0123456789 .,:;/-–+()№₼%@aAıIİəXVб Я\u00a0\n'’", max_size=40)


@settings(max_examples=150, deadline=None)
@given(WRITTEN, st.sampled_from(("az", "en", "ru")))
def test_nothing_written_makes_it_fail(text: str, language: str) -> None:
    said = normalise(text, language)
    assert all(0 <= span.written_start < span.written_end <= len(text) for span in said.spans)
    assert all(0 <= span.spoken_start < span.spoken_end <= len(said.spoken) for span in said.spans)
    assert "".join(segment.text for segment in segments_by_script(text, language)) == text
    for sentence in prepare(1, Utterance((Segment(text, language),))).sentences:
        assert sentence.spoken.strip() == sentence.spoken
        assert all(span.spoken_end <= len(sentence.spoken) for span in sentence.spans)
