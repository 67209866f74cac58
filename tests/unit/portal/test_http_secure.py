"""Only who can prove to be the portal is asked: certificates, authorities, plain HTTP."""

from __future__ import annotations

import datetime as dt
import ipaddress
import ssl
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.portal.errors import (
    Insecure,
    PortalError,
    TimedOut,
)
from kiosk.portal.exchange import Request
from kiosk.portal.http import Http
from tests.unit.portal.asking import GET, GOOD, Thing
from tests.unit.portal.hostile import Hostile, drips, says


@pytest.mark.parametrize("address", ["http://portal.example", "ftp://portal.example", "http://127.example"])
def test_an_address_that_cannot_prove_itself_is_not_asked(address: str) -> None:
    http = Http("https://127.0.0.1:9", kiosk=True)
    with pytest.raises(Insecure):
        http.request(Request("GET", f"{address}/thing"), Thing)
    http.close()


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "127.0.0.1")])
    today = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(today - dt.timedelta(days=1))
        .not_valid_after(today + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = tmp_path_factory.mktemp("tls") / "certificate.pem"
    private = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    path.write_bytes(made.public_bytes(serialization.Encoding.PEM) + private)
    yield path


def secured(certificate: Path) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    return context


def test_a_wrong_certificate_is_insecure(certificate: Path) -> None:
    with Hostile(says(GOOD), secured(certificate)) as server:
        http = Http(server.url, kiosk=True)
        with pytest.raises(Insecure):
            http.request(GET, Thing)
        assert not server.requests
        http.close()


def test_a_certificate_of_a_configured_authority_is_accepted_and_a_call_can_be_cut_short(certificate: Path) -> None:
    with Hostile(says(GOOD), secured(certificate)) as server:
        http = Http(server.url, kiosk=True, authorities=certificate)
        assert http.request(GET, Thing).value == Thing("ad")
        assert http.wire.received_bytes == len(GOOD)
        http.close()
    with Hostile(drips, secured(certificate)) as server:
        http = Http(server.url, kiosk=True, authorities=certificate)
        with pytest.raises(TimedOut):
            http.request(Request("GET", "/thing", deadline=0.4), Thing)
        http.close()


def test_authorities_that_are_none_are_said_to_be_so(tmp_path: Path) -> None:
    (tmp_path / "empty.pem").write_text("no certificate", encoding="utf-8")
    for name in ("empty.pem", "absent.pem"):
        with pytest.raises(Insecure, match="authorities"):
            Http("https://127.0.0.1:9", kiosk=True, authorities=tmp_path / name)


def test_plain_http_where_tls_is_spoken_ends_in_our_errors(certificate: Path) -> None:
    with Hostile(says(GOOD), secured(certificate)) as server:
        http = Http(server.url.replace("https", "http"), kiosk=True)
        with pytest.raises(PortalError):
            http.request(GET, Thing)
        http.close()
