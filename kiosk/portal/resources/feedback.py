"""What somebody thinks of a service or of this program (POST /v1/feedback)."""

from __future__ import annotations

from kiosk.portal.resources.common import Personal


class Feedback(Personal, frozen=True, kw_only=True, omit_defaults=True):
    """`about` is a service's id, or `program`; `rating` is from 1 to 5, 5 the best. The words are the person's own."""

    about: str
    rating: int
    text: str = ""
    accessibility_problem: str = ""


class Received(Personal, frozen=True, kw_only=True):
    """It has arrived."""

    id: str = ""
