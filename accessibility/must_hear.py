"""What a key does not cut: the short list of messages with legal effect or that would be lost for good (ACC-7).

The same list stands in `docs/accessibility.md`. Nothing else may hold a person up.
"""

from __future__ import annotations

from enum import StrEnum

MUST_HEAR = "must-hear"
"""The kind of such an utterance: keys cut everything else."""


class MustHear(StrEnum):
    """Why a message has to be heard to its end."""

    RESULT = "result"
    """That something with legal effect was done: the next page would cut it off (votingworks/vxsuite#8203)."""
    ALOUD = "aloud"
    """That from now on private things are said where others may hear them."""
