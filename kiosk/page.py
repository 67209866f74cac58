"""A page as frozen data: heading, blocks, actions. What can stand on a screen, with no screen.

A journey returns a `Page`; `ui/blocks` draws one widget for each kind of block; tests, printing, the easy mode and the
staff's view need no widget at all. A page never holds a colour, a size or a widget.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from kiosk.text import Text

if TYPE_CHECKING:
    from kiosk.signs import Clip


@dataclass(frozen=True, slots=True)
class Action:
    """Something that a person can do. `id` and `argument` come back in `events.Activated`.

    `icon` is a Lucide name and never stands without the label. `selected` marks the current one of several.
    """

    id: str
    label: Text
    icon: str = ""
    argument: str = ""
    description: Text | None = None
    selected: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text. `quiet` text is a hint or a source: smaller in rank, never in contrast."""

    text: Text
    quiet: bool = False


@dataclass(frozen=True, slots=True)
class Subheading:
    """A heading of the second level."""

    text: Text


class NoticeKind(StrEnum):
    INFORMATION = "information"
    WARNING = "warning"
    SUCCESS = "success"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True)
class Notice:
    """A boxed message with a bar at its side; `title` is said first. The kind is also told by icon and word (ACC-46).

    One that was `heard` before is not read with the page, but by who goes to it.
    """

    text: Text
    title: Text | None = None
    kind: NoticeKind = NoticeKind.INFORMATION
    heard: bool = False


@dataclass(frozen=True, slots=True)
class Fact:
    """A label and its values, one line each; `change` stands at the right (check answers)."""

    label: Text
    values: tuple[Text, ...]
    change: Action | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """Rows of label and value: never a table (requirements C2: tables are read badly)."""

    rows: tuple[Fact, ...]


@dataclass(frozen=True, slots=True)
class Steps:
    """A numbered list; a `Highlight` among the items stands indented under the one before it and has no number."""

    items: tuple[Text | Highlight, ...]


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list without an order."""

    items: tuple[Text, ...]


class StageState(StrEnum):
    DONE = "done"
    NOW = "now"
    AHEAD = "ahead"


@dataclass(frozen=True, slots=True)
class Stage:
    """One place on a time line. `title` is said first; it also tells the state in words, which its picture shows."""

    title: Text
    icon: str
    state: StageState = StageState.DONE
    text: Text | None = None


@dataclass(frozen=True, slots=True)
class Timeline:
    """What has happened and what comes next, in order: a picture and words each (ACC-46)."""

    stages: tuple[Stage, ...]


@dataclass(frozen=True, slots=True)
class Highlight:
    """One value to be seen from afar: a reference number, a match number. `title` is bold above, `label` quiet."""

    value: Text
    label: Text | None = None
    title: Text | None = None


@dataclass(frozen=True, slots=True)
class Tiles:
    """Big choices with a picture and one line of explanation; at most six (ACC-78)."""

    actions: tuple[Action, ...]


@dataclass(frozen=True, slots=True)
class Buttons:
    """Secondary actions in a row that wraps."""

    actions: tuple[Action, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """Results and lists: one row an action, with its description; `empty` is shown when there is none.

    `total` counts all items when the page shows some of them; `key` names the list for focus.
    """

    actions: tuple[Action, ...]
    empty: Text
    key: str = "list"
    total: int | None = None
    first: int = 1


class FieldKind(StrEnum):
    TEXT = "text"
    MULTILINE = "multiline"
    NUMBER = "number"
    PHONE = "phone"
    EMAIL = "email"
    DATE = "date"
    CODE = "code"
    SEARCH = "search"


@dataclass(frozen=True, slots=True)
class Field:
    """A place to write. Every edit is sent as `events.Changed(key, value)`; errors come only after Continue.

    A `CODE` field has `length` boxes and a keypad of just `alphabet`. `private` values can be hidden from the queue.
    When `label` is None the page's heading is the label. `purpose` says what the value is (ACC-45, WCAG 1.3.5).
    """

    key: str
    value: str = ""
    label: Text | None = None
    hint: Text | None = None
    error: Text | None = None
    kind: FieldKind = FieldKind.TEXT
    placeholder: Text | None = None
    length: int | None = None
    alphabet: str = ""
    private: bool = False
    required: bool = True
    purpose: str = ""
    help: Text | None = None


@dataclass(frozen=True, slots=True)
class Option:
    value: str
    label: Text
    description: Text | None = None
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """One or several of a few options. Sent as `events.Changed(key, value)`; several values are joined with a space.

    Selected is filled with a tick; choosing never changes the page (ACC-62).
    """

    key: str
    options: tuple[Option, ...]
    value: tuple[str, ...] = ()
    multiple: bool = False
    label: Text | None = None
    hint: Text | None = None
    error: Text | None = None
    help: Text | None = None


@dataclass(frozen=True, slots=True)
class QrCode:
    """A QR code of at least 60 mm. `alternative` says in words what it opens (ACC-8); `data` itself is never spoken."""

    data: str
    caption: Text
    alternative: Text
    private: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture of something that cannot be drawn in words alone: a page of a document. `data` is a PNG of this program's
    own making, `width` and `height` its pixels; it is shown as wide as there is room. `alternative` is what it is, in words.
    `paper` is dark writing on white: it takes the person's colours where theirs are light on dark."""

    data: bytes = field(repr=False)
    width: int
    height: int
    alternative: Text
    paper: bool = False


@dataclass(frozen=True, slots=True)
class SignClip:
    """A clip in sign language with captions; `script` is all that it says, for who does not see it (ACC-9, ACC-76)."""

    clip: Clip
    title: Text
    script: Text


@dataclass(frozen=True, slots=True)
class ErrorSummary:
    """Comes first and takes the focus; each message is the same sentence as at its field and leads there (ACC-64)."""

    title: Text
    errors: tuple[tuple[str, Text], ...]


Block = (
    Paragraph
    | Subheading
    | Notice
    | Facts
    | Steps
    | Timeline
    | Bullets
    | Highlight
    | Tiles
    | Buttons
    | Listing
    | Field
    | Choice
    | QrCode
    | Picture
    | SignClip
    | ErrorSummary
)


@dataclass(frozen=True, slots=True)
class Page:
    """One screen. One heading, one thing to do, few words.

    `id` is stable over languages and edits (the window updates in place while it stays the same and moves the focus to
    the heading when it changes). `aside` stands in a second column where there is room, before the blocks in reading
    order when it holds an `ErrorSummary`. `focus` names the `key` of the block to focus first, else the heading.
    `step` is where one is ("Step 2 of 5"). `welcome` pages also show language, text size and colours.
    `busy` pages wait for something and say so. `said` is spoken after the heading and not shown.
    `attract` is the page before a visit: it fills the screen, has no bars, and any key or touch is its main action.
    Of a `brief` page only the heading and what is `said` are read when it comes; the rest is found by going through it.
    `acts_for` is for whom everything on the page is done, when it is not the person: it stands above every page, beside the
    way back to acting for oneself.
    `easy` pages have few words and large pictures (`kiosk/easy`).
    """

    id: str
    heading: Text
    blocks: tuple[Block, ...] = ()
    aside: tuple[Block, ...] = ()
    main: Action | None = None
    back: Action | None = None
    step: Text | None = None
    focus: str = ""
    icon: str = ""
    error: bool = False
    welcome: bool = False
    busy: bool = False
    attract: bool = False
    easy: bool = False
    brief: bool = False
    said: tuple[Text, ...] = field(default=())
    acts_for: Text | None = None


BACK: Final = "back"
CONTINUE: Final = "continue"
HOME: Final = "home"
FINISH: Final = "finish"
HELP: Final = "help"
STAFF: Final = "staff"
REPEAT: Final = "repeat"
LANGUAGE: Final = "language"
LOOK: Final = "look"
SIGN_LANGUAGE: Final = "sign-language"
ACT_FOR_MYSELF: Final = "act-for-myself"
"""Ids of the actions that the bars of the window send; every journey knows the first two, the conductor the others."""
