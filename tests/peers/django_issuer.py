"""django-oauth-toolkit on a free port of this machine, with its own pages and a database in memory.

Says `ready PORT` on its standard output; ends when its standard input is closed. A program of its own: the settings of
Django hold for a whole process.
"""

from __future__ import annotations

import sys
import threading
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer

import django
from django.conf import settings
from joserfc.jwk import RSAKey

SCOPES = ("openid", "offline_access", "profile:read", "applications:read", "applications:write")
LOGIN = """<!doctype html><title>Sign in</title><form method="post">{% csrf_token %}{{ form.as_p }}
<input type="hidden" name="next" value="{{ next }}"><button>Sign in</button></form>"""
DEVICE_GRANT = "urn:ietf:params:oauth:grant-type:device_code"


class Quiet(WSGIRequestHandler):
    """Writes no line for each request."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the standard library's name
        """Nothing."""


def configure(url: str) -> None:
    """All of Django's settings, for an issuer at `url`."""
    settings.configure(
        SECRET_KEY="for the tests only",
        ALLOWED_HOSTS=["127.0.0.1"],
        INSTALLED_APPS=[
            "django.contrib.auth",
            "django.contrib.contenttypes",
            "django.contrib.sessions",
            "oauth2_provider",
        ],
        MIDDLEWARE=[
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.middleware.csrf.CsrfViewMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
        ],
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "OPTIONS": {
                    "loaders": [
                        ("django.template.loaders.locmem.Loader", {"registration/login.html": LOGIN}),
                        "django.template.loaders.app_directories.Loader",
                    ],
                    "context_processors": ["django.template.context_processors.request"],
                },
            }
        ],
        DATABASES={"default": {"ENGINE": "django.db.backends.sqlite3", "NAME": ":memory:"}},
        PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
        LOGIN_URL="/accounts/login/",
        USE_TZ=True,
        OAUTH2_PROVIDER={
            "OIDC_ENABLED": True,
            "OIDC_RSA_PRIVATE_KEY": RSAKey.generate_key(2048).as_pem(private=True).decode(),
            "OAUTH_DEVICE_VERIFICATION_URI": f"{url}/o/device/",
            "ACCESS_TOKEN_EXPIRE_SECONDS": 300,
            "PKCE_REQUIRED": True,
            "REFRESH_TOKEN_REUSE_PROTECTION": True,
            "SCOPES": {name: name for name in SCOPES},
        },
    )
    django.setup()


def fill() -> None:
    """The tables, a person and a client."""
    from django.contrib.auth.models import User
    from django.core.management import call_command
    from oauth2_provider.models import get_application_model

    call_command("migrate", verbosity=0, run_syncdb=True)
    User.objects.create_user("p1", password="any")
    client = {"client_type": "public", "algorithm": "RS256"}
    clients = get_application_model().objects
    clients.create(client_id="kiosk", name="Kiosk", authorization_grant_type=DEVICE_GRANT, **client)
    clients.create(
        client_id="desktop",
        name="Home",
        authorization_grant_type="authorization-code",
        redirect_uris="http://127.0.0.1/signed-in",
        **client,
    )


def main() -> None:
    """Serve until the standard input ends."""
    server = WSGIServer(("127.0.0.1", 0), Quiet)
    configure(f"http://127.0.0.1:{server.server_port}")
    settings.ROOT_URLCONF = addresses()
    fill()
    from django.core.wsgi import get_wsgi_application

    server.set_app(get_wsgi_application())
    threading.Thread(target=end_with_input, args=(server,), daemon=True).start()
    print(f"ready {server.server_port}", flush=True)
    server.serve_forever(poll_interval=0.1)


def end_with_input(server: WSGIServer) -> None:
    """Whoever started it has ended, or wants it to end."""
    sys.stdin.read()
    server.shutdown()


def addresses() -> tuple[object, ...]:
    """The toolkit's own addresses as its manual mounts them, and a page to sign in at."""
    from django.contrib.auth.views import LoginView
    from django.urls import include, path
    from oauth2_provider.urls import metadata_urlpatterns

    return (
        path("", include((metadata_urlpatterns, "metadata"))),
        path("o/", include("oauth2_provider.urls", namespace="oauth2_provider")),
        path("accounts/login/", LoginView.as_view()),
    )


if __name__ == "__main__":
    main()
