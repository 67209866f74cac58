"""A lexicon that somebody has broken: one clear sentence, the line, and everything else as it was."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from accessibility.speech.normalise import az, en, lexicon, normalise, ru
from accessibility.speech.normalise.lexicon import FOLDER, LANGUAGES, load
from tests.unit.speech.test_normalise_cases import WRITTEN, check_spans

WHOLE = (FOLDER / "lexicon.az.toml").read_text(encoding="utf-8")
SMALL = '[words]\n"ASAN" = "asan"\n"DOST" = "dost"\n\n[units]\n"km" = "kilometr"\n'


def broken(folder: Path, text: str) -> lexicon.Loaded:
    path = folder / "lexicon.az.toml"
    path.write_text(text, encoding="utf-8")
    return load(path, "az")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_lexicons_that_we_ship_are_whole(language: str) -> None:
    assert lexicon.problem(language) is None
    assert lexicon.lexicon(language).words["ASAN" if language != "ru" else "АСАН"]


def test_a_good_file_is_no_problem(tmp_path: Path) -> None:
    said = broken(tmp_path, SMALL)
    assert said.problem is None
    assert said.lexicon.words == {"ASAN": "asan", "DOST": "dost"}


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ('"FHN" "fe he en"', 'line 3: this is not "written" = "spoken"; the line is left out.'),
        ('"FHN" = fe he en', 'line 3: this is not "written" = "spoken"; the line is left out.'),
        ('"FHN" = "fe he en', 'line 3: this is not "written" = "spoken"; the line is left out.'),
        ('"FHN" = 7', 'line 3: what "FHN" is spoken as must stand in quotation marks; the line is left out.'),
        ('"FHN" = " "', 'line 3: what "FHN" is spoken as is empty or cannot be printed; the line is left out.'),
        ('"FHN" = "fe 7"', 'line 3: what "FHN" is spoken as holds digits, which must be words; the line is left out.'),
        ('"" = "fe"', "line 3: the left side is empty; the line is left out."),
        ('"ASAN" = "a"', 'line 3: "ASAN" stands here a second time; the first one counts.'),
        ("]]]", 'line 3: this is not "written" = "spoken"; the line is left out.'),
    ],
)
def test_a_line_that_cannot_be_used_costs_itself_only(tmp_path: Path, line: str, complaint: str) -> None:
    lines = SMALL.splitlines()
    lines.insert(2, line)
    said = broken(tmp_path, "\n".join(lines))
    assert said.problem == f"lexicon.az.toml, {complaint}"
    assert said.lexicon.words == {"ASAN": "asan", "DOST": "dost"}
    assert said.lexicon.units == {"km": "kilometr"}


@pytest.mark.parametrize(
    ("section", "line", "complaint"),
    [
        ("unitss", '"a" = "b"', 'line 7: "unitss" is no section that the voice knows; its lines are left out.'),
        ("[words]", '"a" = "b"', 'line 7: "[[words]]" is no section that the voice knows; its lines are left out.'),
        ("letters", 'ab = "b"', 'line 8: "ab" is not one small letter; the line is left out.'),
        ("letters", 'A = "b"', 'line 8: "A" is not one small letter; the line is left out.'),
        ("currencies", '"X" = "x"', 'line 8: "X" needs two words, ["whole", "part"]; the line is left out.'),
        ("currencies", '"X" = ["x", 1]', 'line 8: what "X" is spoken as must stand in quotation marks; the line is left out.'),
        ("months", 'name = ["a"]', 'line 8: [months] has no key "name", only "names"; the line is left out.'),
        ("months", 'names = ["a"]', "line 8: a year has 12 months, not 1; the line is left out."),
        ("roman", 'before = "a"', 'line 8: "before" needs a list of words; the line is left out.'),
    ],
)  # fmt: skip
def test_each_section_has_its_own_rule(tmp_path: Path, section: str, line: str, complaint: str) -> None:
    said = broken(tmp_path, f"{SMALL}[{section}]\n{line}\n")
    assert said.problem == f"lexicon.az.toml, {complaint}"
    assert said.lexicon.words == {"ASAN": "asan", "DOST": "dost"}
    assert len(said.lexicon.months) == 12


def test_more_than_one_fault_is_still_one_sentence_about_the_first(tmp_path: Path) -> None:
    said = broken(tmp_path, 'x = 1\n[words]\n"A" = 1\n"B" = "be"\n"C" = 2\n')
    assert said.problem == (
        "lexicon.az.toml, line 1: this line stands before the first section and is left out. 2 more lines are wrong."
    )
    assert said.lexicon.words == {"B": "be"}


def test_a_file_that_is_not_there_or_no_text(tmp_path: Path) -> None:
    missing = load(tmp_path / "lexicon.az.toml", "az")
    assert missing.problem is not None
    assert missing.problem.startswith("lexicon.az.toml, line 1: the file is missing or shut")
    (tmp_path / "lexicon.az.toml").write_bytes(b"\xff\xfe\x00")
    assert "not text in UTF-8" in str(load(tmp_path / "lexicon.az.toml", "az").problem)
    assert load(tmp_path, "az").problem is not None
    assert missing.lexicon.months[0] == "yanvar"


@pytest.mark.parametrize("cut", range(0, len(WHOLE), 397))
def test_a_file_cut_anywhere_costs_at_most_what_is_missing(tmp_path: Path, cut: int) -> None:
    said = broken(tmp_path, WHOLE[:cut])
    begun = WHOLE[:cut].split("\n")[:-1]
    entries = sum(not line.startswith(("#", "[")) and bool(line.strip()) for line in begun)
    whole = said.lexicon
    known = sum(
        len(each)
        for each in (
            whole.words, whole.abbreviations, whole.letters, whole.symbols, whole.units, whole.web, whole.counted,
            whole.currencies,
        )
    )  # fmt: skip
    lists = sum(line.startswith(("names =", "before =")) for line in begun)
    assert known + lists >= entries
    assert said.problem is None or said.problem.count("\n") == 0


@pytest.fixture
def no_lexicons(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A folder without one file, for rules that are made anew."""
    caches = [lexicon.loaded, *(each for module in (az, en, ru) for each in (module.rules, module.speller))]
    monkeypatch.setattr(lexicon, "FOLDER", tmp_path)
    for cache in caches:
        cache.cache_clear()
    yield
    for cache in caches:
        cache.cache_clear()


@pytest.mark.usefixtures("no_lexicons")
def test_without_any_lexicon_everything_is_still_said() -> None:
    assert (
        normalise("12.05.2026, 5 nəfər, 20%", "az").spoken
        == "on iki may iki min iyirmi altıncı il, beş nəfər, iyirmi faiz"
    )
    for language, written in WRITTEN:
        said = normalise(written, language)
        check_spans(said)
        assert not any(character.isdecimal() for character in said.spoken)
