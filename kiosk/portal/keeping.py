"""Public answers kept in memory with their ETag, so that asking again costs a few bytes (contract §A.1)."""

from __future__ import annotations

import threading
from collections import OrderedDict
from typing import Final

from kiosk.portal.exchange import Answer

MOST_BYTES: Final = 4 << 20

Key = tuple[str, str, str]
"""Address, language and media type that were asked for."""


class Kept:
    """Answers that carry an ETag, the latest used last, bounded in bytes. Safe to use from several threads."""

    def __init__(self, most: int = MOST_BYTES) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._answers: OrderedDict[Key, Answer] = OrderedDict()
        self._bytes = 0

    def get(self, key: Key) -> Answer | None:
        with self._lock:
            if key in self._answers:
                self._answers.move_to_end(key)
            return self._answers.get(key)

    def keep(self, key: Key, answer: Answer) -> None:
        """Keep a good answer that may be stored; others are left alone."""
        if answer.status != 200 or not answer.headers.get("etag"):
            return
        if "no-store" in answer.headers.get("cache-control", ""):
            return
        with self._lock:
            previous = self._answers.pop(key, None)
            self._bytes += len(answer.body) - (len(previous.body) if previous else 0)
            self._answers[key] = answer
            while self._bytes > self._most:
                _, oldest = self._answers.popitem(last=False)
                self._bytes -= len(oldest.body)
