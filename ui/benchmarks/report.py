"""The dated page of figures in docs/: the table, the machine, and what each figure is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from ui.benchmarks.figure import Figure, table

MEANINGS: Final = """\
MB are 10⁶ bytes; p50 and p95 are the median and the 95th percentile.

- **start_N**: from the start of the process of `egov-kiosk run` until its first page is painted and has taken a key,
  with N services in the catalogue and files in the system's cache (warm); the median.
- **start_ratio**: how much longer the start takes with the larger catalogue.
- **start_processor**: processor time of the window's process until then, which other work on the machine does not lengthen.
- **pss_home, pss_receipt**: proportional set size of the window's and the voice's process together: while the first page
  is being spoken, and when a receipt has been saved (the highest of all journeys). Other Qt programs on the machine
  make it smaller; **…_alone** is what it would be without them.
- **keystroke_N**: in the real window with the voice on, from the key event in the search field to the results painted.
  Qt gathers paints for 5 ms, which is part of it.
- **search_N**: the search alone, without the window.
- **language_switch, size_switch, palette_switch, page_change**: from the action to the page painted, with the voice on.
- **magnifier_frame**: of the window's own thread, to draw one enlarged frame at 1920 × 1080 and 200 %, of the lens and of the
  whole window; a screen shows sixty a second.
- **key_to_pcm**: from a Tab in the real window to the first sample of what it says in the audio stream.
- **voice_to_pcm**: the same from the voice's queue on, without the window.
- **stop_to_silence**: from the request to the first period of silence, and the periods that the sound card may hold.
- **killed_to_speech, hung_to_speech**: from the moment in the middle of a sentence at which the voice's process is killed, or
  made to stand still, to the first sample of that sentence said again by the next process.
- **growth_window, growth_voice**: what that many utterances, each asked for by a Tab in the real window and cut by the next, add
  to the memory of the window's and of the voice's process, after the first thousand.
- **longest_stall**: the longest time for which the window looked for no key in the journey `apply`, of all journeys;
  **longest_stall_processor** is the longest in processor time.
- **apply_bytes, apply_requests**: HTTP of the journey `apply`, both ways, without TLS.
"""


def page(figures: Sequence[Figure], machine: str, day: date) -> str:
    """The page as Markdown."""
    missed = "\n".join(f"- {each.name}: {each.cause}" for each in figures if each.cause)
    return (
        f"# Benchmarks\n\nMeasured on {day.isoformat()} by `make soak`; `egov-kiosk bench` prints the same table, measured "
        f"now.\n\nMachine: {machine}. No screen: Qt's offscreen platform, 1280 × 800.\n\n{table(figures)}\n\n"
        + (f"Not measured:\n\n{missed}\n\n" if missed else "")
        + MEANINGS
    )
