"""`python -m tests.conformance`: writes docs/accessibility/conformance.md, and its counts for the program, from the tests' marks."""

from __future__ import annotations

from tests.conformance.page import PAGE, SUMMARY, summary, written

if __name__ == "__main__":
    for file, text in ((PAGE, written()), (SUMMARY, summary())):
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
