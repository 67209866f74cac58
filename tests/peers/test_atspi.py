"""Every page as a client of the accessibility bus meets it: named, reachable, alive, and told of what happens."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import pytest

from kiosk.text import LANGUAGES, Language
from tests.peers import atspi_walk as walk
from tests.peers.atspi_walk import Bus
from tests.peers.desktop import desktop, until
from tests.ui.pages import PAGES
from tests.ui.sweep import Setting

SAMPLE = (
    "home-results", "service-both", "apply-before", "sign-in-waiting", "question-text-error", "question-multiline-error",
    "question-date-error", "question-code-error", "question-choice-error", "question-choices-error", "apply-check",
    "apply-declare-error", "confirmation", "my-applications", "sound", "language",
)  # fmt: skip
WRITTEN = ("home", "question-text", "question-multiline", "question-date", "question-code", "question-phone")
SHOWN = [name for name, example in PAGES.items() if example.only is None]


@pytest.fixture(scope="module")
def bus(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Iterator[Bus]:
    language: Language = getattr(request, "param", "az")
    with desktop(tmp_path_factory.mktemp(f"atspi-{language}") / "desk") as made:
        yield walk.open_bus(made, Setting("home", 100, language=language, window=(1280, 1024)))


def held(bus: Bus, name: str) -> list[str]:
    page = bus.show(name)
    tree = bus.tree()
    return [
        f"{name}: {each}" for each in (*walk.wrong_with(tree, page), *walk.unreached(bus, tree), *walk.dead(bus, name))
    ]


@pytest.mark.acc(43, 44, 59, 68, 79, 80, 81)
@pytest.mark.parametrize("name", SAMPLE)
def test_a_page_on_the_bus(bus: Bus, name: str) -> None:
    assert held(bus, name) == []


@pytest.mark.acc(80, 82)
@pytest.mark.parametrize("name", WRITTEN)
def test_a_client_writes_and_the_program_follows(bus: Bus, name: str) -> None:
    bus.show(name)
    assert walk.unwritten(bus) == []


@pytest.mark.acc(82)
def test_what_a_client_writes_in_a_code_goes_by_its_alphabet(bus: Bus) -> None:
    page = bus.show("question-code")
    bus.host.happened.clear()
    node = next(each for each in bus.tree() if each["role"] in walk.WRITTEN)
    bus.client.ask("write", path=node["path"], text="5te-st!")
    until(lambda: bus.client.ask("node", path=node["path"])["text"]["text"] == "5TEST", f"the code on {page.id}")
    bus.host.wait_for(lambda happened: [each[2] for each in happened][-1:] == ["5TEST"], "the value")


@pytest.mark.acc(69, 82)
@pytest.mark.parametrize(("kind", "politeness"), [("status", 1), ("error", 2)])
def test_what_happens_is_announced(bus: Bus, kind: str, politeness: int) -> None:
    bus.show("question-text")
    words = f"Saxlanıldı ({kind})."
    bus.host.ask("say", text=words, kind=kind)
    heard: list[walk.Node] = []

    def announced() -> bool:
        heard.extend(each for each in bus.client.ask("events") if each["type"] == "object:announcement")
        return any(each["said"] == words for each in heard)

    until(announced, "the announcement")
    assert [each["detail"] for each in heard if each["said"] == words] == [politeness]


@pytest.mark.acc(81, 82)
def test_a_choice_is_told_as_it_changes(bus: Bus) -> None:
    bus.show("question-choices")
    node = next(each for each in bus.tree() if each["role"] == "check box")
    bus.client.ask("events")
    bus.client.ask("act", path=node["path"], action=node["actions"].index("Toggle"))
    heard: list[walk.Node] = []

    def changed() -> bool:
        heard.extend(bus.client.ask("events"))
        return any(each["type"] == "object:state-changed:checked" and each["detail"] == 1 for each in heard)

    until(changed, "the change of state")
    assert "checked" in bus.client.ask("node", path=node["path"])["states"]


@pytest.mark.slow
@pytest.mark.timeout(1800)
@pytest.mark.acc(43, 44, 59, 68, 79, 80, 81)
@pytest.mark.parametrize("bus", LANGUAGES, indirect=True)
def test_every_page_on_the_bus(bus: Bus) -> None:
    found = [each for name in SHOWN for each in held(bus, name)]
    assert not found, "\n".join(found)


BREAKAGES: Final[dict[str, tuple[str, walk.Node]]] = {
    "no name": ("push button", {"name": ""}),
    "no level": ("heading", {"attributes": {}}),
    "no role": ("label", {"role": "unknown"}),
    "nothing to do with it": ("push button", {"actions": []}),
    "cannot have the focus": ("text", {"states": ["showing"]}),
    "its text cannot be read": ("text", {"text": None}),
    "no answer is named": ("text", {"name": "Something else"}),
    "no answer says": ("text", {"description": ""}),
    "the window is not one frame": ("frame", {"role": "filler"}),
}


@pytest.mark.parametrize("what", BREAKAGES)
def test_a_breakage_is_found(bus: Bus, what: str) -> None:
    page = bus.show("question-text-error")
    tree = bus.tree()
    assert not list(walk.wrong_with(tree, page))
    role, change = BREAKAGES[what]
    next(node for node in tree if node["role"] == role).update(change)
    assert any(each.startswith(what) for each in walk.wrong_with(tree, page))
