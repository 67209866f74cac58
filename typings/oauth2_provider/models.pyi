class _Applications:
    def create(self, **values: str) -> _Application: ...

class _Application:
    objects: _Applications

def get_application_model() -> type[_Application]: ...
