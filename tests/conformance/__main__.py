"""`python -m tests.conformance`: writes docs/accessibility/conformance.md from the marks of the tests."""

from __future__ import annotations

from tests.conformance.page import PAGE, written

if __name__ == "__main__":
    PAGE.parent.mkdir(parents=True, exist_ok=True)
    PAGE.write_text(written(), encoding="utf-8")
