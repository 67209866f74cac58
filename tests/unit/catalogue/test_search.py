"""Search finds what people mean in the shipped catalogue, and is troubled by nothing that can be typed."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.catalogue.first import shipped
from kiosk.catalogue.folding import LONGEST_QUERY
from kiosk.catalogue.measure import measure, typed
from kiosk.catalogue.query import MOST_WORDS, split
from kiosk.catalogue.repair import distance, keys
from kiosk.catalogue.search import MOST_HITS, Search
from kiosk.catalogue.store import CatalogueStore, Change
from kiosk.catalogue.synthetic import synthetic
from kiosk.portal.resources.catalogue import PublicService

MEANT = [
    # as the register has it, and without diacritics
    ("Məhkumluq haqqında arayış", "criminal-record"),
    ("mehkumluq arayisi", "criminal-record"),
    ("sexsiyyet vesiqesi", "id-card-renewal"),
    ("ŞƏXSİYYƏT VƏSİQƏSİ", "id-card-renewal"),
    ("dogum", "birth-registration"),
    ("yasayis yeri uzre qeydiyyat", "residence-registration"),
    # endings
    ("vəsiqəm itib", "id-card-lost"),
    ("vesiqemi itirmisem", "id-card-lost"),
    ("pasportumu dəyişmək istəyirəm", "passport-adult"),
    ("pensiyaya necə çıxım", "pension-age"),
    ("cərimələrimi ödəmək", "traffic-fines"),
    ("справку о несудимости", "criminal-record"),
    ("семейного врача", "family-doctor"),
    ("birth certificates", "birth-registration"),
    # typing errors
    ("sexsiyet vesqesi", "id-card-renewal"),
    ("pasprot", "passport-adult"),
    ("mehkumlq", "criminal-record"),
    ("pensya", "pension-age"),
    ("crimnal record", "criminal-record"),
    ("mariage", "marriage-registration"),
    ("несудимасть", "criminal-record"),
    ("загранпасспорт", "passport-adult"),
    ("şəxsiyyətvəsiqəsi", "id-card-renewal"),
    # Russian, in both scripts; Azerbaijani in Cyrillic; spelt by ear
    ("права", "driving-licence-issue"),
    ("prava", "driving-licence-issue"),
    ("spravka o sudimosti", "criminal-record"),
    ("справка о составе семьи", "family-members-certificate"),
    ("propiska", "residence-registration"),
    ("прописка", "residence-registration"),
    ("zagranpasport", "passport-adult"),
    ("шәхсијјәт вәсигәси", "id-card-renewal"),
    ("shaxsiyat vasigasi", "id-card-renewal"),
    ("texosmotr", "vehicle-inspection"),
    ("доверенность на машину", "poa-vehicle-use"),
    # everyday words that no official name has
    ("uşaq pulu", "benefit-large-family"),
    ("kartočka", "gas-smart-card"),
    ("maaşımı vermirlər", "labour-complaint"),
    ("evlənirəm", "marriage-registration"),
    ("əlil arabası", "rehabilitation-devices"),
    ("atam rəhmətə gedib", "death-registration"),
    ("pasılka", "parcel-declaration"),
    ("şirkət açmaq", "llc-registration-fast"),
    ("inəyim var fermer", "farmer-registration"),
    ("iti xaricə aparmaq", "animal-temporary-movement"),
    ("kupça", "property-extract"),
    ("işıq çəkdirmək", "electricity-connection"),
    ("voenkomat", "military-ecabinet"),
    ("садик", "preschool-group"),
    ("не платят зарплату", "labour-complaint"),
    ("похороны", "funeral-benefit"),
    ("коляска", "rehabilitation-devices"),
    ("вид на жительство", "trp-issue"),
    ("продлить визу", "stay-extension"),
    ("wheelchair", "rehabilitation-devices"),
    ("speeding ticket", "traffic-fines"),
    ("I lost my job", "jobseeker-registration"),
    ("visa on arrival", "visa-airport"),
    ("forgot password", "asan-login"),
    ("phone is blocked", "imei-registration"),
    ("take somebody to court", "ecourt-claim"),
    # a whole sentence
    ("mən işsizəm mənə iş lazımdır", "jobseeker-registration"),
    ("salam, pasportumun vaxtı bitib nə etməliyəm", "passport-adult"),
    ("как получить загранпаспорт ребёнку", "passport-minor"),
    ("how do I get my driving license renewed", "driving-licence-replace"),
    ("my wife gave birth, how to get birth certificate", "birth-registration"),
]

BEGUN = [
    ("məhkum", "criminal-record"),
    ("pasp", "passport-adult"),
    ("cərim", "traffic-fines"),
    ("sürücülük vəs", "driving-licence-replace"),
    ("загранп", "passport-adult"),
    ("marria", "marriage-registration"),
    ("doğum haq", "birth-registration"),
    ("nostrif", "foreign-diploma-recognition"),
]


@pytest.fixture(scope="module")
def search() -> Iterator[Search]:
    store = CatalogueStore()
    store.fill(shipped())
    yield Search(store)
    store.close()


@pytest.mark.parametrize("language", ["az", "en", "ru"])
@pytest.mark.parametrize(("words", "meant"), MEANT)
def test_what_is_meant_is_among_the_first_three(search: Search, words: str, meant: str, language: str) -> None:
    assert meant in [hit.id for hit in search(words, language, 3)]


@pytest.mark.parametrize(("words", "meant"), BEGUN)
def test_it_is_found_while_typing(search: Search, words: str, meant: str) -> None:
    assert meant in [hit.id for hit in search(words, "az", 5)]


def test_every_service_is_found_by_its_name_in_each_language(search: Search) -> None:
    missed = [
        (each.id, language)
        for each in shipped().services
        for language in ("az", "en", "ru")
        if each.id not in [hit.id for hit in search(each.name[language], language, 3)]
    ]
    assert missed == []


def test_a_hit_tells_its_name_in_the_asked_language(search: Search) -> None:
    az, en, ru = (search("pasport", language, 1)[0] for language in ("az", "en", "ru"))
    assert az.id == en.id == ru.id
    assert (az.language, en.language, ru.language) == ("az", "en", "ru")
    assert len({az.name, en.name, ru.name}) == 3
    assert search("pasport", "fr", 1)[0].language == "az"


def test_hits_come_best_first_and_never_more_than_asked(search: Search) -> None:
    hits = search("arayış", "az", 100)
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    assert all(0 < hit.score <= 1 for hit in hits)
    assert len({hit.id for hit in hits}) == len(hits) > 10
    assert len(search("arayış", "az", 3)) == 3
    assert search("arayış", "az", 0) == search("arayış", "az", -5) == []
    assert len(search("a", "az", 10**9)) <= MOST_HITS


@pytest.mark.parametrize(
    ("words", "authority"),
    [("Dövlət Miqrasiya Xidməti", "dmx"), ("Azəriqaz", "azeriqaz"), ("ministry of justice", "edliyye")],
)
def test_an_authority_leads_to_its_services(search: Search, words: str, authority: str) -> None:
    ids = {each.id for each in shipped().services if each.has_competent_authority == authority}
    assert search(words, "az", 1)[0].id in ids


@pytest.mark.parametrize("words", ["", "   ", "...", "😀", "\x00", "\u202e", "؟", "qwrtzpsdfghjk"])
def test_words_that_say_nothing_find_nothing(search: Search, words: str) -> None:
    assert search(words) == []


@pytest.mark.parametrize(
    "words",
    [
        '"', "'; DROP TABLE service; --", "pasport AND", "NOT pasport", "NEAR(pasport viza)", "pasport*", "^pasport", "-pasport",
        "signature:pasport", "{signature}: pasport", "(((", "pas\x00port", "pasport 😀", "جواز السفر pasport", "\u202epasport", "%", "_",
        "a" * 10_000, "pasport " * 1_300, "ə" * 10_000, "\ud800 pasport", "1" * 5_000, "ﬁ Ⅷ ½ pasport", "a\u0301" * 3000,
    ],
)  # fmt: skip
def test_nothing_that_is_typed_does_harm(search: Search, words: str) -> None:
    """However much is typed, little of it is looked for."""
    looked_for = split(words)
    assert len(looked_for) <= MOST_WORDS
    assert sum(map(len, looked_for)) <= 3 * LONGEST_QUERY, "folding makes at most three letters of one"
    hits = search(words)
    if "pasport" in words.lower():
        assert hits
    assert search("pasport")[0].id == "passport-adult"


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    words=st.one_of(st.text(), st.lists(st.sampled_from(typed(400)), max_size=6).map(" ".join)),
    limit=st.integers(-3, 200),
)
def test_search_never_raises(search: Search, words: str, limit: int) -> None:
    hits = search(words, "az", limit)
    assert len(hits) <= max(0, limit)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_one_slip_in_a_long_word_still_finds_it(search: Search, data: st.DataObject) -> None:
    word = data.draw(
        st.sampled_from(["məhkumluq", "vərəsəlik", "notariat", "nostrifikasiya", "апостиль", "citizenship", "mortgage"])
    )
    whole = {hit.id for hit in search(word + " ", "az", 100)}
    at = data.draw(st.integers(1, len(word) - 2))
    slip = data.draw(st.sampled_from(["left out", "doubled", "swapped"]))
    typo = {
        "left out": word[:at] + word[at + 1 :],
        "doubled": word[:at] + word[at] + word[at:],
        "swapped": word[:at] + word[at + 1] + word[at] + word[at + 2 :],
    }[slip]
    assert whole & {hit.id for hit in search(typo + " ", "az", 100)}


@pytest.mark.parametrize(
    ("one", "other", "slips"),
    [
        ("pasport", "pasport", 0),
        ("pasprot", "pasport", 1),
        ("paspot", "pasport", 1),
        ("passport", "pasport", 1),
        ("basbort", "pasport", 2),
    ],
)
def test_slips_are_counted_and_meet_in_a_key(one: str, other: str, slips: int) -> None:
    assert distance(one, other, 2) == slips
    assert distance(one, other, 0) == min(slips, 1)
    if slips <= 1:
        assert keys(one) & keys(other)


def test_more_used_services_come_first_when_equally_meant() -> None:
    store = CatalogueStore()
    members = {"name": {"az": "Balıq tutmaq"}, "hasCompetentAuthority": "x", "channelType": "online"}
    made = [
        msgspec.convert({**members, "id": "rare", "thematicArea": ["environment"]}, PublicService),
        msgspec.convert({**members, "id": "used", "thematicArea": ["identity"]}, PublicService),
    ]
    store.apply(Change("services", made))
    assert [hit.id for hit in Search(store)("balıq")] == ["used", "rare"]
    store.close()


def test_a_large_catalogue_still_finds_the_real_services() -> None:
    store = CatalogueStore()
    contents = synthetic(shipped(), 3000)
    assert len(contents.services) == 3000
    assert contents.services == synthetic(shipped(), 3000).services
    store.fill(contents)
    search = Search(store)
    found = [meant in [hit.id for hit in search(words, "az", 3)] for words, meant in MEANT]
    assert sum(found) >= 0.9 * len(found)
    store.close()


def test_measuring_gives_figures(search: Search) -> None:
    figures = measure(search, 40)
    assert figures.keystrokes == 40
    assert 0 < figures.p50 <= figures.p95 <= figures.most
