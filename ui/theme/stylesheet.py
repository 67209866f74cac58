"""The one style sheet: what plain Qt widgets look like, such as scroll bars and a keyboard from elsewhere.

Our own blocks draw themselves from the same tokens (`ui/theme/paint.py`): Qt's style sheets can neither wrap the text of a
button nor break a long word, and a sheet on the window would make Qt look up rules for every widget of every page.
"""

from __future__ import annotations

from string import Template

from ui.theme.sizes import Scale
from ui.theme.tokens import Palette

_SHEET = Template("""
QPushButton, QToolButton, QLineEdit, QPlainTextEdit {
    background: $surface; color: $text; border: ${edge}px solid $border; border-radius: ${radius}px;
    min-height: ${inner}px; padding: 0 ${pad}px; font-size: ${button}px;
    selection-background-color: $ink; selection-color: $on_ink;
}
QPushButton, QToolButton { font-weight: 600; min-width: ${inner}px; padding: 0 ${small}px; }
QPushButton:pressed, QToolButton:pressed { background: $pressed; }
QPushButton:checked, QToolButton:checked { background: $ink; color: $on_ink; border-color: $ink; }
QScrollBar:vertical { background: $raised; width: ${bar}px; margin: 0; }
QScrollBar::handle:vertical { background: $border; border-radius: ${half}px; min-height: ${target}px; margin: 2px; }
QScrollBar::add-line, QScrollBar::sub-line { height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: none; }
""")


def style_sheet(palette: Palette, scale: Scale) -> str:
    """The sheet for one palette at one scale."""
    bar = max(24, scale.length(26))
    return _SHEET.substitute(
        surface=palette.surface, text=palette.text, border=palette.border, raised=palette.raised,
        pressed=palette.pressed, ink=palette.ink, on_ink=palette.on_ink,
        edge=scale.edge, radius=scale.radius, inner=scale.target - 2 * scale.edge, target=scale.target,
        pad=scale.pad, small=scale.length(12), button=scale.text("button"), bar=bar, half=bar // 2 - 2,
    )  # fmt: skip
