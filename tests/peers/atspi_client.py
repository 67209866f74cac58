"""A client of the accessibility bus for a test, run with the system's own Python: it sees a program only as a screen reader can.

Each line of standard input is a JSON object with `do`; each line of standard output is the answer to one of them. Beside
that it listens, and keeps what it hears until `events` asks for it.
"""

from __future__ import annotations

import importlib
import json
import os
import sys
import warnings
from collections.abc import Callable
from typing import Any, Final

# the names that replace these are not in every version that is packed
warnings.simplefilter("ignore", DeprecationWarning)
gi: Any = importlib.import_module("gi")
gi.require_version("Atspi", "2.0")
Atspi: Any = importlib.import_module("gi.repository.Atspi")
GLib: Any = importlib.import_module("gi.repository.GLib")

LISTENED: Final = (
    "object:announcement",
    "object:state-changed",
    "object:text-changed",
    "object:text-caret-moved",
    "object:property-change",
    "window:activate",
    "object:children-changed",
    "object:bounds-changed",
    "object:visible-data-changed",
)
MOST: Final = 2000
"""Things in one window; more would be an endless tree."""
_STATES: Final = (
    "ACTIVE", "BUSY", "CHECKABLE", "CHECKED", "COLLAPSED", "EDITABLE", "ENABLED", "EXPANDED", "FOCUSABLE", "FOCUSED",
    "INVALID_ENTRY", "MULTI_LINE", "PRESSED", "READ_ONLY", "REQUIRED", "SELECTED", "SENSITIVE", "SHOWING", "SINGLE_LINE",
    "VISIBLE",
)  # fmt: skip
Node = dict[str, Any]


def states_of(accessible: Any) -> list[str]:
    held = accessible.get_state_set()
    return [name.lower() for name in _STATES if held.contains(getattr(Atspi.StateType, name))]


def relations_of(accessible: Any) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for relation in accessible.get_relation_set():
        kind = relation.get_relation_type().value_nick
        for at in range(relation.get_n_targets()):
            found.setdefault(kind, []).append(relation.get_target(at).get_name())
    return found


def text_of(accessible: Any) -> Node | None:
    text = accessible.get_text_iface()
    if text is None:
        return None
    count = Atspi.Text.get_character_count(text)
    return {"text": Atspi.Text.get_text(text, 0, count), "caret": Atspi.Text.get_caret_offset(text), "count": count}


def value_of(accessible: Any) -> Node | None:
    value = accessible.get_value_iface()
    if value is None:
        return None
    ask = (Atspi.Value.get_minimum_value, Atspi.Value.get_current_value, Atspi.Value.get_maximum_value)
    lowest, now, highest = (each(value) for each in ask)
    return {"lowest": lowest, "now": now, "highest": highest}


def actions_of(accessible: Any) -> list[str]:
    action = accessible.get_action_iface()
    if action is None:
        return []
    return [Atspi.Action.get_action_name(action, at) for at in range(Atspi.Action.get_n_actions(action))]


def node_of(accessible: Any, path: list[int]) -> Node:
    """All that can be known of one thing."""
    place = accessible.get_component_iface()
    extents = Atspi.Component.get_extents(place, Atspi.CoordType.WINDOW) if place is not None else None
    return {
        "path": path,
        "name": accessible.get_name(),
        "description": accessible.get_description(),
        "role": accessible.get_role_name(),
        "states": states_of(accessible),
        "relations": relations_of(accessible),
        "attributes": dict(accessible.get_attributes() or {}),
        "actions": actions_of(accessible),
        "text": text_of(accessible),
        "value": value_of(accessible),
        "editable": accessible.get_editable_text_iface() is not None,
        "place": [extents.x, extents.y, extents.width, extents.height] if extents is not None else None,
    }


class Client:
    """Answers what is asked of one program, known by its process id."""

    def __init__(self, process: int) -> None:
        self.process = process
        self.heard: list[Node] = []
        self.loop = GLib.MainLoop()
        self.listener = Atspi.EventListener.new(self.hear)
        for kind in LISTENED:
            self.listener.register(kind)
        channel = GLib.IOChannel.unix_new(sys.stdin.fileno())
        GLib.io_add_watch(channel, GLib.PRIORITY_LOW, GLib.IOCondition.IN | GLib.IOCondition.HUP, self.read)
        self.waiting = b""

    def hear(self, event: Any) -> None:
        """Keep an event of the program. What it is about may be gone already."""
        try:
            if event.source is None or event.source.get_process_id() != self.process:
                return
            source = {"name": event.source.get_name(), "role": event.source.get_role_name()}
        except GLib.Error:
            return
        said = event.any_data if isinstance(event.any_data, str) else None
        self.heard.append(
            {"type": event.type, "detail": event.detail1, "detail2": event.detail2, "said": said, **source}
        )

    def application(self) -> Any:
        desktop = Atspi.get_desktop(0)
        for at in range(desktop.get_child_count()):
            child = desktop.get_child_at_index(at)
            if child is not None and child.get_process_id() == self.process:
                return child
        return None

    def at(self, path: list[int]) -> Any:
        found = self.application()
        for step in path:
            found = found.get_child_at_index(step) if found is not None else None
        return found

    def do_there(self, _: Node) -> bool:
        """Whether the program is on the bus, with a window."""
        found = self.application()
        return found is not None and found.get_child_count() > 0

    def do_tree(self, _: Node) -> list[Node]:
        """Everything that shows, in the order of the tree."""
        found: list[Node] = []
        application = self.application()
        for at in range(application.get_child_count()):
            self.walk(application.get_child_at_index(at), [at], found)
        return found

    def walk(self, accessible: Any, path: list[int], found: list[Node]) -> None:
        if accessible is None or not accessible.get_state_set().contains(Atspi.StateType.SHOWING):
            return
        if len(found) >= MOST:
            raise RuntimeError("the tree does not end")
        found.append(node_of(accessible, path))
        for at in range(accessible.get_child_count()):
            self.walk(accessible.get_child_at_index(at), [*path, at], found)

    def do_node(self, wish: Node) -> Node:
        """One thing again, as it is now."""
        accessible = self.at(wish["path"])
        accessible.clear_cache()
        return node_of(accessible, wish["path"])

    def do_act(self, wish: Node) -> bool:
        """Do one action of a thing."""
        action = self.at(wish["path"]).get_action_iface()
        return bool(Atspi.Action.do_action(action, wish.get("action", 0)))

    def do_focus(self, wish: Node) -> bool:
        return bool(Atspi.Component.grab_focus(self.at(wish["path"]).get_component_iface()))

    def do_write(self, wish: Node) -> bool:
        """Put a whole text in an editable thing."""
        editable = self.at(wish["path"]).get_editable_text_iface()
        return bool(Atspi.EditableText.set_text_contents(editable, wish["text"]))

    def do_insert(self, wish: Node) -> bool:
        editable, text = self.at(wish["path"]).get_editable_text_iface(), wish["text"]
        return bool(Atspi.EditableText.insert_text(editable, wish["at"], text, len(text.encode())))

    def do_caret(self, wish: Node) -> bool:
        return bool(Atspi.Text.set_caret_offset(self.at(wish["path"]).get_text_iface(), wish["at"]))

    def do_events(self, _: Node) -> list[Node]:
        """What was heard since the last time."""
        heard, self.heard = self.heard, []
        return heard

    def read(self, channel: Any, condition: Any) -> bool:
        """Answer each whole line that has come; end when no more will."""
        del channel
        read = os.read(sys.stdin.fileno(), 1 << 16) if condition & GLib.IOCondition.IN else b""
        if not read:
            self.loop.quit()
            return False
        *lines, self.waiting = (self.waiting + read).split(b"\n")
        for line in lines:
            print(json.dumps(self.answer(json.loads(line))), flush=True)
        return True

    def answer(self, wish: Node) -> Node:
        do: Callable[[Node], Any] = getattr(self, f"do_{wish['do']}")
        try:
            return {"answer": do(wish)}
        except (GLib.Error, AttributeError, RuntimeError) as error:
            return {"error": f"{type(error).__name__}: {error}"}


def main(process: int) -> None:
    """Serve until standard input ends."""
    Atspi.init()
    Atspi.set_timeout(5000, 5000)
    Client(process).loop.run()


if __name__ == "__main__":
    main(int(sys.argv[1]))
