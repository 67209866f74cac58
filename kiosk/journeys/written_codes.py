"""Codes and numbers as the portal knows them, however somebody wrote them."""

from __future__ import annotations

import re


def plain_code(written: str) -> str:
    """Capitals and digits, without what only divides them."""
    return plain_number(written).upper()


def plain_number(written: str) -> str:
    """What was written, without what only divides it."""
    return re.sub(r"[\s\-–.]", "", written)
