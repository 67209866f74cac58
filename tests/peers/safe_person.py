"""What the program does with the key store of a desktop, one step a process: `python -m tests.peers.safe_person write`."""

from __future__ import annotations

import sys

from kiosk.key_store import system_key_store
from kiosk.staying import Record, Staying

RECORD = Record("https://issuer.example", "client", "p1", "a-refresh-token-of-somebody", "s-1", "k" * 43)


def main(step: str) -> None:
    """Prints what the program would know."""
    staying = Staying("https://portal.example", system_key_store)
    match step:
        case "look":
            print(staying.possible)
        case "write":
            staying.write(RECORD)
            print(staying.read() == RECORD)
        case "read":
            print(staying.read() == RECORD)
        case "clear":
            print(staying.clear(), staying.read())


if __name__ == "__main__":
    main(sys.argv[1])
