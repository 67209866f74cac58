"""Holds a window against the rules and reports: for tests, which sweep every page, and for a self-test.

findings = audit(window, Limits(target=81, gap=12))
assert not findings, "\\n".join(map(str, findings))
"""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from accessibility.audit_layout import layout
from accessibility.audit_pixels import pixels, rings
from accessibility.audit_words import words
from accessibility.findings import Finding, Limits, Rule
from accessibility.outline import outline

__all__ = ["Finding", "Limits", "Rule", "audit"]

DEFAULT = Limits()


def audit(window: QWidget, limits: Limits = DEFAULT) -> tuple[Finding, ...]:
    """What breaks a rule on `window`, rule by rule.

    The window must be shown, and active when `limits.rings` is on. Raises ValueError for a hidden window: nothing in it
    has its place or its colours yet, and an audit of it would praise what nobody can see.
    """
    if not window.isVisible():
        raise ValueError("an audit needs a window that is shown")
    items = outline(window)
    found = [*words(window, items, limits), *layout(window, items, limits)]
    if limits.pixels:
        found.extend(pixels(window, items, limits))
    if limits.rings:
        found.extend(rings(window, items, limits))
    order = {rule: at for at, rule in enumerate(Rule)}
    return tuple(sorted(dict.fromkeys(found), key=lambda finding: order[finding.rule]))
