"""The store holds the shipped catalogue, takes changes as a whole or not at all, and lets many threads read."""

from __future__ import annotations

import shutil
import sqlite3
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import msgspec
import pytest

from kiosk.catalogue.first import fingerprint, open_first, shipped
from kiosk.catalogue.search import Search
from kiosk.catalogue.store import CatalogueStore, Change, Contents
from kiosk.portal.resources.catalogue import Article, Concept, Location, Organisation, PublicService


def service(service_id: str, name: str = "Balıq ovu biletinin verilməsi", **more: object) -> PublicService:
    members = {"id": service_id, "name": {"az": name}, "hasCompetentAuthority": "etsn", "channelType": "online", **more}
    return msgspec.convert(members, PublicService)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("filled") / "catalogue.sqlite"
    store = CatalogueStore(path)
    store.fill(shipped())
    store.close()
    return path


@pytest.fixture(params=["file", "memory"])
def store(request: pytest.FixtureRequest, filled: Path, tmp_path: Path) -> Iterator[CatalogueStore]:
    if request.param == "file":
        store = CatalogueStore(Path(shutil.copy(filled, tmp_path)))
    else:
        store = CatalogueStore()
        source = sqlite3.connect(filled)
        with store.database.reading() as connection:
            source.backup(connection)
        source.close()
    yield store
    store.close()


def test_the_shipped_catalogue_is_whole(store: CatalogueStore) -> None:
    contents = shipped()
    assert len(store.services()) == len(contents.services) == 208
    assert {each.id for each in store.organisations()} == {each.id for each in contents.organisations}
    assert [each.id for each in store.concepts("lifeEvents")] == [each.id for each in contents.concepts["lifeEvents"]]
    assert len(store.locations()) == len(contents.locations)
    assert store.service("criminal-record") == next(each for each in contents.services if each.id == "criminal-record")


def test_an_unknown_id_is_none(store: CatalogueStore) -> None:
    assert store.service("no-such-service") is None
    assert store.organisation("nobody") is None
    assert store.article("none") is None
    assert store.concept("lifeEvents", "none") is None


def test_services_are_filtered_and_counted(store: CatalogueStore) -> None:
    counts = store.counts("thematic_area")
    assert counts["civil-status"] == len(store.services(thematic_area="civil-status"))
    assert store.counts("authority")["bpqmi"] == len(store.services(authority="bpqmi"))
    both = store.services(thematic_area="certificates", authority="din")
    assert both
    assert all(each.has_competent_authority == "din" and "certificates" in each.thematic_area for each in both)
    online = store.services(channel="online")
    assert {each.channel_type for each in online} == {"online", "both"}
    assert store.services(life_event="no-such-event") == []


def test_services_are_sorted_by_the_alphabet_of_the_language(store: CatalogueStore) -> None:
    names = [each.name["az"].lower().lstrip("“") for each in store.services(language="az")]
    first = [name[0] for name in names]
    assert first.index("ə") > first.index("d")
    assert first.index("ə") < first.index("f")
    russian = [each.name["ru"][0].lower() for each in store.services(language="ru") if each.name["ru"][0].isalpha()]
    cyrillic = [letter for letter in russian if "а" <= letter <= "я"]
    assert cyrillic == sorted(cyrillic)


def test_locations_by_region(store: CatalogueStore) -> None:
    some = store.locations()[0].region
    assert {each.region for each in store.locations(region=some)} == {some}


def test_a_change_is_found_and_a_tombstone_forgotten(store: CatalogueStore) -> None:
    search = Search(store)
    store.apply(Change("services", [service("fishing")], ["hunting-minimum"], "r2"))
    assert store.revision("services") == "r2"
    assert store.service("hunting-minimum") is None
    assert [hit.id for hit in search("balıq ovu")][:1] == ["fishing"]
    assert "hunting-minimum" not in [hit.id for hit in search("ovçuluq")]
    store.apply(Change("services", [service("fishing", "Dəniz gəzintisi")], [], "r3"))
    assert [hit.id for hit in search("dəniz gəzintisi")][:1] == ["fishing"]
    assert "fishing" not in [hit.id for hit in search("balıq")]
    assert len(store.services()) == 208


def test_a_renamed_authority_renames_what_leads_to_its_services(store: CatalogueStore) -> None:
    authority = store.organisation("bpqmi")
    assert authority is not None
    renamed = msgspec.structs.replace(authority, name={"az": "Zümrüdquşu İdarəsi"})
    store.apply(Change("organisations", [renamed], [], "r2"))
    found = {hit.id for hit in Search(store)("zümrüdquşu", limit=50)}
    assert found
    assert found <= {each.id for each in store.services(authority="bpqmi")}


def test_a_complete_change_takes_away_the_rest(store: CatalogueStore) -> None:
    store.apply(Change("services", [service("only")], complete=True, revision="r9"))
    assert [each.id for each in store.services()] == ["only"]
    assert Search(store)("şəxsiyyət vəsiqəsi") == []
    assert store.counts("authority") == {"etsn": 1}


def test_an_error_leaves_nothing_half_done(store: CatalogueStore) -> None:
    broken = msgspec.structs.replace(service("broken"), name={"az": object()})  # cannot be written
    with pytest.raises(TypeError):
        store.apply(Change("locations", [], complete=True), Change("services", [service("new"), broken], revision="r2"))
    assert store.service("new") is None
    assert store.revision("services") == ""
    assert len(store.locations()) == len(shipped().locations)
    assert Search(store)("pasport")


def test_filling_again_is_the_same(store: CatalogueStore) -> None:
    before = [(hit.id, hit.score) for hit in Search(store)("doğum")]
    store.fill(shipped())
    assert [(hit.id, hit.score) for hit in Search(store)("doğum")] == before
    store.fill(Contents())
    assert store.services() == []
    assert store.organisations() == []
    assert store.concepts("lifeEvents") == []
    assert Search(store)("doğum") == []


def test_articles_newest_first() -> None:
    store = CatalogueStore()
    store.fill(
        Contents(
            articles=[
                Article(id="a", type="news", title={"az": "A"}, published_at="2026-01-01"),
                Article(id="b", type="news", title={"az": "B"}, published_at="2026-02-01"),
                Article(id="c", type="faq", title={"az": "C"}, published_at="2026-03-01"),
            ],
            organisations=[Organisation(id="o", name={"az": "O"})],
            locations=[Location(id="l", name={"az": "L"}, region="r")],
            concepts={"lifeEvents": [Concept(id="z", name={"az": "Z"}), Concept(id="a", name={"az": "A"})]},
            revisions={"articles": "7"},
        )
    )
    assert [each.id for each in store.articles("news")] == ["b", "a"]
    assert [each.id for each in store.articles()] == ["c", "b", "a"]
    assert [each.id for each in store.concepts("lifeEvents")] == ["z", "a"]
    assert store.revision("articles") == "7"
    store.close()


def test_threads_read_while_another_writes(store: CatalogueStore) -> None:
    search = Search(store)
    done = threading.Event()

    def read() -> int:
        reads = 0
        while not (done.is_set() and reads):
            assert search("pasport")
            assert store.service("criminal-record")
            reads += 1
        return reads

    with ThreadPoolExecutor(3) as pool:
        readers = [pool.submit(read) for _ in range(3)]
        try:
            for number in range(10):
                store.apply(Change("services", [service("fishing", f"Balıq ovu {number}")], [], str(number)))
        finally:
            done.set()
        assert all(reader.result() for reader in readers)
    assert store.revision("services") == "9"


def test_a_closed_store_says_so(store: CatalogueStore) -> None:
    store.close()
    with pytest.raises(sqlite3.ProgrammingError):
        store.services()


def test_the_first_catalogue_is_made_once_and_kept(tmp_path: Path) -> None:
    (tmp_path / "catalogue-0000000000000000.sqlite").write_bytes(b"of an older version")
    first = open_first(tmp_path)
    first.apply(Change("services", [service("fishing")], [], "r2"))
    first.close()
    files = [path.name for path in tmp_path.iterdir()]
    assert files == [f"catalogue-{fingerprint()}.sqlite"]
    second = open_first(tmp_path)
    assert second.service("fishing") is not None
    second.close()


def test_two_that_start_at_once_share_one_file(tmp_path: Path) -> None:
    with ThreadPoolExecutor(2) as pool:
        stores = list(pool.map(lambda _: open_first(tmp_path), range(2)))
    stores[0].apply(Change("services", [service("fishing")], [], "r2"))
    assert stores[1].service("fishing") is not None
    for store in stores:
        store.close()


def test_a_damaged_file_is_made_anew(tmp_path: Path) -> None:
    path = tmp_path / f"catalogue-{fingerprint()}.sqlite"
    path.write_bytes(b"this is no database" * 1000)
    path.with_name(path.name + "-wal").write_bytes(b"nor is this its log" * 1000)
    store = open_first(tmp_path)
    assert len(store.services()) == 208
    store.close()
    assert path.exists()


def test_where_nothing_can_be_written_it_is_made_in_memory(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    store = open_first(blocked / "cache")
    assert len(store.services()) == 208
    assert Search(store)("pasport")
    store.close()
    assert "in memory" in caplog.text
