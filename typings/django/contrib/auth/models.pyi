class _Users:
    def create_user(self, username: str, *, password: str) -> User: ...

class User:
    objects: _Users
