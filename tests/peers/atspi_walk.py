"""Walks a page as a client of the accessibility bus: what is there, whether keys reach it, what comes of acting on it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from kiosk.page import Choice, ErrorSummary, Field, Page
from tests.peers.desktop import Desktop, until
from tests.peers.talking import ROOT, SYSTEM_PYTHON, Talking
from tests.ui.pages import PAGES
from tests.ui.sweep import Setting

Node = dict[str, Any]
CONTROLS: Final = frozenset(
    {"push button", "button", "toggle button", "radio button", "check box", "text", "entry", "link", "slider"}
)
WRITTEN: Final = frozenset({"text", "entry", "password text"})
CHOSEN: Final = frozenset({"radio button", "check box"})
NAMELESS: Final = frozenset({"filler", "panel", "viewport", "scroll pane", "scroll bar"})
"""What only holds other things."""
ACTS: Final = ("Press", "Toggle")
MOST_KEYS: Final = 90


@dataclass(frozen=True)
class Bus:
    """A desktop with the program's pages and a client that sees them."""

    desktop: Desktop
    host: Talking
    client: Talking
    setting: Setting

    def show(self, name: str) -> Page:
        """Have a page shown, and give it as the journeys made it."""
        self.host.ask("page", name=name)
        self.client.ask("events")
        return self.setting.page(PAGES[name])

    def tree(self) -> list[Node]:
        tree: list[Node] = self.client.ask("tree")
        return tree

    def press(self, key: str) -> Node:
        """Press a key that moves the focus, and give what has it then."""
        self.client.ask("events")
        self.desktop.run("xdotool", "key", key)
        found: list[Node] = []

        def moved() -> bool:
            found.extend(
                each
                for each in self.client.ask("events")
                if each["type"] == "object:state-changed:focused" and each["detail"] == 1
            )
            return bool(found)

        until(moved, f"the focus after {key}")
        return found[-1]


def open_host(desktop: Desktop, setting: Setting) -> tuple[Talking, int]:
    """Start the host of the pages; gives it with its process id."""
    python = ROOT / ".venv" / "bin" / "python"
    host = Talking(
        desktop,
        "host",
        [python, "-m", "tests.peers.atspi_host", setting.language],
        {"QT_QPA_PLATFORM": "xcb", "PYTHONFAULTHANDLER": "1"},
    )
    return host, host.answer()


def open_bus(desktop: Desktop, setting: Setting) -> Bus:
    """Start the host of the pages and a client of it."""
    desktop.set_screen_reader(True)
    host, process = open_host(desktop, setting)
    client = Talking(desktop, "client", [SYSTEM_PYTHON, ROOT / "tests" / "peers" / "atspi_client.py", str(process)])
    until(lambda: client.ask("there"), "the program on the bus")
    return Bus(desktop, host, client, setting)


def told(node: Node) -> str:
    return f"{node['role']} “{node['name']}”"


def controls(tree: list[Node]) -> list[Node]:
    """What a person can do something with."""
    return [node for node in tree if node["role"] in CONTROLS or ("focusable" in node["states"] and acts_of(node))]


def acts_of(node: Node) -> list[str]:
    return [each for each in ACTS if each in node["actions"]]


def of_single_stops(tree: list[Node]) -> list[Node]:
    """Keys of a keypad, but the one that Tab reaches: from it the arrow keys lead to them."""
    stops = {tuple(node["path"][:-1]) for node in tree if node["role"] in CONTROLS and "focusable" in node["states"]}
    return [
        node
        for node in tree
        if node["role"] in CONTROLS and "focusable" not in node["states"] and tuple(node["path"][:-1]) in stops
    ]


def wrong_with(tree: list[Node], page: Page) -> Iterator[str]:
    """What a screen reader could not make sense of."""
    frames = [node for node in tree if node["role"] == "frame"]
    if len(frames) != 1 or page.heading.text not in frames[0]["name"]:
        yield f"the window is not one frame with the heading in its name: {[told(each) for each in frames]}"
    headings = [node for node in tree if node["role"] == "heading"]
    if not any(node["name"] == page.heading.text and node["attributes"].get("level") == "1" for node in headings):
        yield f"there is no heading of level 1 “{page.heading.text}”"
    keys = of_single_stops(tree)
    for node in tree:
        yield from _wrong_with_one(node)
        if node["role"] in CONTROLS and "focusable" not in node["states"] and node not in keys:
            yield f"cannot have the focus: {told(node)}"
    yield from _wrong_with_answers(tree, page)


def _wrong_with_one(node: Node) -> Iterator[str]:
    if not node["name"] and node["role"] not in NAMELESS:
        yield f"no name: {told(node)} at {node['place']}"
    if node["role"] in ("unknown", "invalid", "layered pane"):
        yield f"no role: {told(node)}"
    if node["role"] == "heading" and "level" not in node["attributes"]:
        yield f"no level: {told(node)}"
    if "focusable" in node["states"] and node["role"] not in CONTROLS | WRITTEN | {"heading"}:
        yield f"can have the focus, and is no control: {told(node)}"
    if node["role"] in CONTROLS - WRITTEN and not acts_of(node):
        yield f"nothing to do with it: {told(node)}"
    if node["role"] in CHOSEN and "checkable" not in node["states"]:
        yield f"not checkable: {told(node)}"
    if node["role"] in WRITTEN and not (node["editable"] and node["text"] is not None):
        yield f"its text cannot be read and written: {told(node)}"
    if any(not name for name in node["relations"].get("labelled-by", ())):
        yield f"labelled by nothing: {told(node)}"
    if node["place"] is not None and node["role"] in CONTROLS and min(node["place"][2:]) <= 0:
        yield f"no place: {told(node)}"


def _wrong_with_answers(tree: list[Node], page: Page) -> Iterator[str]:
    """Each answer is known by its question, and says what is wrong with it (ACC-43)."""
    for block in (*page.aside, *page.blocks):
        if isinstance(block, Field | Choice):
            name = (block.label or page.heading).text
            if not any(node["name"] == name and node["role"] in WRITTEN | {"panel"} for node in tree):
                yield f"no answer is named “{name}”"
        if isinstance(block, Field | Choice) and block.error is not None:
            answers = [node for node in tree if node["role"] in WRITTEN | CHOSEN]
            if not any(block.error.text in node["description"] for node in answers):
                yield f"no answer says “{block.error.text}”"
        if isinstance(block, ErrorSummary):
            first = next(node for node in tree if node["role"] == "heading")
            if first["name"] != block.title.text:
                yield f"the errors are not met first, but {told(first)}"


def unreached(bus: Bus, tree: list[Node]) -> list[str]:
    """What Tab, and the arrows inside a group of radio buttons, do not lead to."""
    wanted = [node for node in tree if node["role"] in CONTROLS and "focusable" in node["states"]]
    left = {(node["role"], node["name"]) for node in wanted}
    for _ in range(MOST_KEYS):
        if not left:
            break
        at = bus.press("Tab")
        left.discard((at["role"], at["name"]))
        group = _rest_of_group(wanted, at)
        for _ in group:
            inside = bus.press("Down")
            left.discard((inside["role"], inside["name"]))
    return [f"not reached by keys: {role} “{name}”" for role, name in sorted(left)]


def _rest_of_group(wanted: list[Node], at: Node) -> list[Node]:
    """The other radio buttons of Qt's own beside the one that has the focus: among those the arrows move."""
    here = next((node for node in wanted if (node["role"], node["name"]) == (at["role"], at["name"])), None)
    if here is None or here["role"] != "radio button" or "Toggle" not in here["actions"]:
        return []
    beside = [node for node in wanted if node["path"][:-1] == here["path"][:-1] and node["role"] == "radio button"]
    return beside[1:]


def dead(bus: Bus, name: str) -> list[str]:
    """Controls of which nothing comes when a client acts on them."""
    found = []
    tree = bus.tree()
    keys = of_single_stops(tree)[1:-1]  # one stands for the others, which would fill the field
    for node in controls(tree):
        if acts_of(node) and node not in keys and not _does_something(bus, node):
            found.append(f"nothing comes of acting on it: {told(node)}")
            bus.show(name)
    return found


def _does_something(bus: Bus, node: Node) -> bool:
    """Whether the program did something, the thing changed, or the focus moved."""
    bus.host.happened.clear()
    bus.client.ask("events")
    bus.client.ask("act", path=node["path"], action=node["actions"].index(acts_of(node)[0]))

    def effect() -> bool:
        bus.host.ask("where")
        if bus.host.happened:
            return True
        heard = bus.client.ask("events")
        return any(each["type"].startswith(("object:state-changed:", "object:property-change")) for each in heard)

    if "checked" in node["states"] and node["role"] == "radio button":
        return True  # chosen already
    try:
        until(effect, told(node), seconds=3)
    except AssertionError:
        return False
    return True


def unwritten(bus: Bus) -> list[str]:
    """Fields in which a client cannot write so that the program follows (ACC-82)."""
    found: list[str] = []
    for node in bus.tree():
        if node["role"] in WRITTEN:
            found.extend(_wrong_with_writing(bus, node))
    return found


def _wrong_with_writing(bus: Bus, node: Node) -> Iterator[str]:
    path = node["path"]
    bus.host.happened.clear()
    if not bus.client.ask("write", path=path, text="12"):
        yield f"cannot be written in: {told(node)}"
        return
    bus.host.wait_for(lambda happened: any("12" in each[2] for each in happened), f"what was written in {told(node)}")
    now = bus.client.ask("node", path=path)
    if now["text"]["text"] != "12":
        yield f"what was written is not there: {told(node)} {now['text']}"
    bus.client.ask("caret", path=path, at=1)
    caret = bus.client.ask("node", path=path)["text"]["caret"]
    if caret != 1:
        yield f"the caret cannot be set: {told(node)} {caret}"
    if not bus.client.ask("focus", path=path):
        yield f"the focus cannot be set: {told(node)}"
