"""The documentation says what is there: links, pictures, commands, keys, tests, decisions, and the diagram of the rooms."""

from __future__ import annotations

import argparse
import re
import shlex
from itertools import pairwise
from pathlib import Path
from typing import Never

import grimp
import pytest
from PySide6.QtCore import Qt

from accessibility.keys import KEYS
from ui.commands import COMMANDS, DEFAULT, load

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
ARCHITECTURE = ROOT / "docs" / "architecture.md"
DECISIONS = sorted((ROOT / "docs" / "decisions").glob("*.md"))
PAGES = [README, *sorted((ROOT / "packaging").rglob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]
LARGEST_PICTURE = 120_000
"""Bytes: a reader on a slow line reads the README too."""
SIDES = {"the name of an index": r"\b(pypi|npmjs|pythonhosted|crates)\.", "a path of one machine": r"(?<![\w.])/(work|home|root|tmp|Users)/"}  # fmt: skip


def prose(page: Path) -> str:
    """A page without its blocks of code."""
    return re.sub(r"```.*?```|^    .*?$", "", page.read_text("utf-8"), flags=re.DOTALL | re.MULTILINE)


def links(page: Path) -> list[str]:
    """What a page links to or shows, addresses of other hosts left out."""
    text = prose(page)
    found = re.findall(r"\]\(([^)\s]+)\)", text) + re.findall(r'src="([^"]+)"', text)
    return [link for link in found if "://" not in link and not link.startswith("mailto:")]


def anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_somewhere(page: Path) -> None:
    for link in links(page):
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), link
        assert target.is_relative_to(ROOT), link
        assert not anchor or anchor in anchors(target), link


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_a_page_names_no_machine(page: Path) -> None:
    text = page.read_text("utf-8")
    for what, pattern in SIDES.items():
        assert not re.search(pattern, text), what


def test_pictures_are_small_and_all_are_shown() -> None:
    pictures = set((ROOT / "docs" / "screens").glob("*.png"))
    assert pictures == {(ROOT / link).resolve() for link in links(README) if link.endswith(".png")}
    assert all(picture.stat().st_size <= LARGEST_PICTURE for picture in pictures)
    told = re.findall(r"!\[([^\]]*)\]", prose(README)) + re.findall(r'<img[^>]* alt="([^"]*)"', prose(README))
    assert len(told) == len(pictures)
    assert all(len(words) > 20 for words in told), "a picture has words for who cannot see it"


class Strict(argparse.ArgumentParser):
    """Fails the test instead of ending the process."""

    def error(self, message: str) -> Never:
        raise AssertionError(f"{self.prog}: {message}")


def shown_calls(page: Path) -> list[list[str]]:
    """Every call of the program that stands in a block of code or between backticks, as words."""
    text = page.read_text("utf-8")
    lines = re.findall(r"^ {4}(?:\.venv/bin/)?egov-kiosk\b(.*)$", text, re.MULTILINE)
    inline = re.findall(r"`(?:\.venv/bin/)?egov-kiosk\b([^`\n]*)`", text)
    return [shlex.split(re.split(r" {3,}| #", call)[0]) for call in lines + inline]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_shown_is_understood(page: Path) -> None:
    for words in shown_calls(page):
        if not words or words == ["COMMAND", "--help"]:
            continue
        named = not words[0].startswith("-")
        name = words[0] if named else DEFAULT
        assert name in COMMANDS
        parser = Strict(prog=name)
        load(name).add_arguments(parser)
        parser.parse_args(words[1:] if named else words)


def test_every_command_has_an_example() -> None:
    assert {words[0] for words in shown_calls(README) if words} >= set(COMMANDS)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_target_of_make_exists(page: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    called = re.findall(r"`make ([a-z]+)`|^ {4}make ([a-z]+)", page.read_text("utf-8"), re.MULTILINE)
    assert {one or other for one, other in called} <= targets


def test_every_key_is_in_the_table() -> None:
    table = prose(README).partition("## Keys")[2].partition("\n## ")[0]
    names = {Qt.Key.Key_Control.value: "Ctrl"}
    for key in KEYS:
        name = names.get(int(key), Qt.Key(key).name.removeprefix("Key_"))
        assert re.search(rf"^\| .*\b{name}\b.* \|", table, re.MULTILINE), name


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_file_named_exists(page: Path) -> None:
    """Between backticks, a path below one of our folders, with an ending, is a file; braces and stars stand for several."""
    for named in re.findall(r"`((?:kiosk|ui|accessibility|translations|tests|resources|packaging|docs)/[^`\s]+\.\w+)`", prose(page)):  # fmt: skip
        if named == "docs/benchmarks.md":  # written by `make soak`
            continue
        pattern = re.sub(r"\{[^}]*\}", "*", named)
        assert list(ROOT.glob(pattern)), named


def test_decisions_are_numbered_once_and_short() -> None:
    numbers = [int(page.name[:4]) for page in DECISIONS]
    assert numbers == sorted(set(numbers))
    assert all(after - before == 1 for before, after in pairwise(numbers))
    assert all(len(page.read_text("utf-8").splitlines()) <= 20 for page in DECISIONS)


def drawn() -> tuple[dict[str, list[str]], set[str], set[tuple[str, str]]]:
    """The diagram: rooms with the packages that they hold, packages left out, arrows."""
    text = ARCHITECTURE.read_text("utf-8").partition("```mermaid")[2].partition("```")[0]
    rooms = {name: label.split(", ") for name, label in re.findall(r'(\w+)\["(.+?)<br>', text)}
    left_out = re.findall(r"%% not drawn: (.+)", text)[0].split(", ")
    return rooms, set(left_out), set(re.findall(r"(\w+) --> (\w+)", text))


def test_the_diagram_shows_the_imports_of_the_code() -> None:
    rooms, left_out, arrows = drawn()
    room_of = {package: room for room, packages in rooms.items() for package in packages} | dict.fromkeys(left_out, "")

    def room(module: str) -> str:
        parts = module.split(".")
        above = (".".join(parts[:length]) for length in range(len(parts), 0, -1))
        return next((room_of[package] for package in above if package in room_of), "")

    graph = grimp.build_graph(
        "kiosk", "ui", "accessibility", "translations", exclude_type_checking_imports=True, cache_dir=None
    )
    assert all(package in graph.modules for package in room_of)
    imports = {
        (room(module), room(imported))
        for module in graph.modules
        for imported in graph.find_modules_directly_imported_by(module)
    }
    real = {(one, other) for one, other in imports if one and other and one != other}
    assert arrows - real == set(), "drawn, and not in the code"
    assert real - arrows == set(), "in the code, and not drawn"
