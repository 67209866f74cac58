"""Names by which the window and the pages about taking one's settings along know the same things (`profile.py`)."""

from __future__ import annotations

from typing import Final

BRING: Final = "profile"
"""Id of the action that brings settings; its argument is what was typed or scanned. The window answers it with `TAKEN`, or with
`REFUSED` and what is wrong (the values of `accessibility.profile.Flaw`)."""
TAKEN: Final = "profile-taken"
REFUSED: Final = "profile-refused"
BRING_PAGE: Final = "sound-and-look/bring"
"""Id of the page on which a scanner may type, wherever the focus is."""
TEXT: Final = "profile_text"
DIGITS: Final = "profile_digits"
"""Where `Desk.preferences` holds the person's settings, as letters for a code and as six digits."""
EMPTY: Final = "empty"
"""What is wrong where nothing was written."""
