"""The words that translators edit: the shipped file is sound, and a wrong one is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.catalogue.first import shipped
from kiosk.catalogue.importance import Importance
from kiosk.catalogue.indexing import Indexer, Surroundings, terms
from kiosk.catalogue.synonyms import Phrase, Synonyms
from kiosk.portal.resources.catalogue import PublicService
from kiosk.text import LANGUAGES


def test_the_shipped_words_lead_to_services_and_themes_that_exist() -> None:
    contents, synonyms = shipped(), Synonyms.load()
    assert set(synonyms.services) <= {each.id for each in contents.services}
    assert set(synonyms.themes) <= {each.id for each in contents.concepts["thematicAreas"]}


def test_every_service_has_everyday_words_in_each_language() -> None:
    said = Synonyms.load().services
    lacking = [
        (each.id, language)
        for each in shipped().services
        for language in LANGUAGES
        if not any(phrase.language == language for phrase in said.get(each.id, ()))
    ]
    assert lacking == []


def test_every_term_stands_in_a_name() -> None:
    indexer, nowhere = Indexer(), Surroundings({}, {}, {})
    names = [terms(indexer.signature(each, nowhere)) for each in shipped().services]
    idle = {meant for _, meant in indexer.meanings() if not any(name.issuperset(meant.split()) for name in names)}
    assert idle == set()


def test_the_shipped_importance_names_services_and_themes_that_exist() -> None:
    contents, importance = shipped(), Importance.load()
    assert set(importance.services) <= {each.id for each in contents.services}
    assert set(importance.themes) == {each.id for each in contents.concepts["thematicAreas"]}


def test_importance_is_the_services_own_else_of_its_themes(tmp_path: Path) -> None:
    path = tmp_path / "importance.toml"
    path.write_text("otherwise = 5\n[themes]\nlow = 10\nhigh = 20\n[services]\nown = 90\n")
    importance = Importance.load(path)

    def of(service_id: str, *themes: str) -> int:
        service = PublicService(
            id=service_id, name={}, has_competent_authority="", channel_type="online", thematic_area=list(themes)
        )
        return importance.of(service)

    assert (of("own", "low"), of("x", "low", "high"), of("x", "none"), of("x")) == (90, 20, 5, 5)
    path.write_text("otherwise = 101\n")
    with pytest.raises(ValueError, match="0 to 100"):
        Importance.load(path)


def test_a_group_is_read_for_services_themes_and_terms(tmp_path: Path) -> None:
    path = tmp_path / "synonyms.toml"
    path.write_text(
        '[[group]]\nservices = ["a", "b"]\nthemes = ["t"]\nterms = { az = ["su"] }\naz = ["x"]\nru = ["ы"]\n',
        encoding="utf-8",
    )
    synonyms = Synonyms.load(path)
    said = [Phrase("x", "az"), Phrase("ы", "ru")]
    assert synonyms.services == {"a": said, "b": said}
    assert synonyms.themes == {"t": said}
    assert synonyms.terms == [(phrase, Phrase("su", "az")) for phrase in said]


@pytest.mark.parametrize(
    ("group", "what"),
    [
        ('az = ["x"]', "what it means"),
        ('services = ["a"]', "no words"),
        ('services = ["a"]\nde = ["x"]', "de is not known"),
        ('services = ["a"]\naz = "x"', "lists of texts"),
        ('services = ["a"]\naz = [" "]', "lists of texts"),
    ],
)
def test_a_wrong_group_is_named(tmp_path: Path, group: str, what: str) -> None:
    path = tmp_path / "synonyms.toml"
    path.write_text(f'[[group]]\nservices = ["a"]\naz = ["x"]\n[[group]]\n{group}\n', encoding="utf-8")
    with pytest.raises(ValueError, match=f"synonyms.toml, group 2.*{what}"):
        Synonyms.load(path)
