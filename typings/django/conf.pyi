from typing import Any

class _Settings:
    ROOT_URLCONF: object
    def configure(self, **settings: Any) -> None: ...

settings: _Settings
