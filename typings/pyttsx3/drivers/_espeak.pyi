from collections.abc import Callable
from typing import Any

EVENT_LIST_TERMINATED: int
EVENT_WORD: int

class EVENT:
    type: int
    text_position: int
    length: int
    sample: int

class SynthCallback: ...

def t_espeak_callback(function: Callable[[Any, int, Any], int]) -> SynthCallback: ...
def cSetSynthCallback(callback: SynthCallback) -> None: ...
