"""HTTP to a portal: the only file that imports httpx. Deadlines, cancelling, one repeat, size limits, ETags, redirects.

Synchronous, for worker threads; one `Http` for each identity, because cookies are shared by all who use one client
(contract §C.1). Import it late: httpx takes 0.13 s. No address and no text of an answer gets into a log or an error.
"""

from __future__ import annotations

import gzip
import logging
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, TypeVar

import httpcore
import httpx
import msgspec

from kiosk.portal.addresses import is_safe, proxy_for
from kiosk.portal.cancelling import Cancellation, current
from kiosk.portal.dpop import SCHEME, Prover
from kiosk.portal.errors import BadReply, Cancelled, Insecure
from kiosk.portal.exchange import Answer, Reply, Request, structured_string
from kiosk.portal.failures import BROKEN, FAILURES, meaning
from kiosk.portal.keeping import Kept
from kiosk.portal.pools import Pools
from kiosk.portal.problems import decoded, error_of
from kiosk.portal.unpacking import unpacked
from kiosk.portal.wire import SILENCE, Call, Wire

T = TypeVar("T")

API_VERSION: Final = "2026-11-01"
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_MOST_REDIRECTS: Final = 3
_GZIP_FROM: Final = 1024
_FAILURES: Final = (*FAILURES, httpx.HTTPError, httpx.InvalidURL)


class Http:
    """One client of one portal for one identity.

    `language` (Accept-Language) may be changed at any time. `caching` keeps public answers with their ETag in memory.
    `request_gzip` says that the portal takes compressed bodies. `authorities` is a file of further certificate
    authorities. At a kiosk no proxy or .netrc of the environment is used. `limit` bounds an answer, in bytes, both as it
    came and decompressed; `deadline` a whole exchange, in seconds. `wire` counts. `prover` has the key that the tokens of
    this identity are bound to.
    """

    def __init__(
        self,
        base_url: str,
        *,
        language: str = "az",
        kiosk: bool = False,
        user_agent: str = "egov-kiosk",
        clock: Callable[[], float] = time.monotonic,
        caching: bool = False,
        request_gzip: bool = False,
        authorities: Path | None = None,
        limit: int = 8 << 20,
        deadline: float = 20.0,
    ) -> None:
        for name in ("httpx", "httpcore"):  # both write addresses into the log
            logging.getLogger(name).setLevel(logging.WARNING)
        self.base_url = base_url.rstrip("/")
        self.language = language
        self.request_gzip = request_gzip
        self.wire = Wire()
        self.prover = Prover()
        self._clock = clock
        self._limit = limit
        self._deadline = deadline
        self._closed = threading.Event()
        self._lock = threading.Lock()
        self._in_flight = 0
        self._kept = Kept() if caching else None
        self._base = _url(self.base_url)
        headers = {"User-Agent": user_agent, "API-Version": API_VERSION, "Accept-Encoding": "gzip"}
        proxy = None if kiosk else proxy_for(self._base.scheme, self._base.host)
        transport = _Transport(self.wire, self._base.scheme == "https", authorities, proxy)
        self._client = httpx.Client(transport=transport, headers=headers, trust_env=False, follow_redirects=False)

    def request(self, request: Request, into: type[T], cancellation: Cancellation | None = None) -> Reply[T]:
        """Ask, and decode a good answer into `into` (None for answers without a body).

        Raises a member of the family in `portal/errors.py` and nothing else.
        """
        answer = self.checked(request, cancellation)
        value = decoded(answer, into) if into is not type(None) else None
        headers = answer.headers
        return Reply(
            value,
            answer.status,
            headers.get("etag", ""),
            headers.get("content-language", ""),
            headers.get("idempotency-replayed", "") == "true",
        )

    def checked(self, request: Request, cancellation: Cancellation | None = None) -> Answer:
        """Ask, and return a good answer as it came, for what is not JSON (a receipt)."""
        answer = self.answer(request, cancellation)
        if answer.status >= 400:
            raise error_of(answer)
        return answer

    def answer(self, request: Request, cancellation: Cancellation | None = None) -> Answer:
        """Ask, and return any answer of status 200–299 or ≥ 400: OAuth speaks through its errors."""
        until = self._clock() + (self._deadline if request.deadline is None else request.deadline)
        call = Call(self._clock, until, self._closed, cancellation or current(), silence=request.silence or SILENCE)
        call.check()
        built = self._built(request)
        kept = self._kept if request.method == "GET" else None
        key = (str(built.url), built.headers["accept-language"], built.headers["accept"])
        cached = kept.get(key) if kept else None
        if cached:
            built.headers["If-None-Match"] = cached.headers["etag"]
        with self._flight(), self.wire.during(call):
            answer = self._followed(request, built, call)
        if answer.status == 304 and cached:
            return cached
        if not (200 <= answer.status < 300 or answer.status >= 400):
            raise BadReply(f"unexpected status {answer.status}")
        if kept:
            kept.keep(key, answer)
        return answer

    @property
    def closed(self) -> bool:
        """Whether it is closed and nothing is in flight any more: its counters stand still."""
        with self._lock:
            return self._closed.is_set() and not self._in_flight

    def close(self) -> None:
        """Forget cookies and connections; whatever is in flight ends with `Cancelled`."""
        with self._lock:
            self._closed.set()
            idle = not self._in_flight
        if idle:
            self._client.close()

    @contextmanager
    def _flight(self) -> Iterator[None]:
        """Count an exchange. Closing a socket under a read lets another one take its number (contract §C.1), so the last
        exchange of a closed client is the one that closes it.
        """
        with self._lock:
            if self._closed.is_set():
                raise Cancelled("client closed")
            self._in_flight += 1
        try:
            yield
        finally:
            with self._lock:
                self._in_flight -= 1
                last = self._closed.is_set() and not self._in_flight
            if last:
                self._client.close()

    def _built(self, request: Request) -> httpx.Request:
        url = _safe(self._base, request.path)
        headers = {"Accept": request.accept, "Accept-Language": self.language, **request.headers}
        if request.key:
            headers["Idempotency-Key"] = structured_string(request.key)
        if request.etag:
            headers["If-Match"] = request.etag
        content: bytes | None = None
        if request.body is not None:
            content = request.body if isinstance(request.body, bytes) else msgspec.json.encode(request.body)
            headers["Content-Type"] = request.content_type
            if self.request_gzip and request.packed and len(content) > _GZIP_FROM:
                content = gzip.compress(content, mtime=0)
                headers["Content-Encoding"] = "gzip"
        form = dict(request.form) if request.form is not None else None
        query = dict(request.query) or None
        return self._client.build_request(
            request.method, url, headers=headers, content=content, data=form, params=query
        )

    def _followed(self, request: Request, built: httpx.Request, call: Call) -> Answer:
        """The answer, after redirects that stay at the same origin."""
        for _ in range(_MOST_REDIRECTS + 1):
            answer = self._repeated(request, built, call)
            if "dpop" in built.headers and self.prover.heard(str(built.url), answer):
                answer = self._repeated(request, built, call)  # what was refused for this has done nothing
            if answer.status not in _REDIRECTS:
                return answer
            try:
                target = built.url.join(answer.headers.get("location", ""))
            except httpx.InvalidURL:
                raise BadReply("redirected nowhere") from None
            if _origin(target) != _origin(built.url):
                raise Insecure("redirected elsewhere")
            if request.method not in ("GET", "HEAD"):
                raise BadReply("redirected after a change")
            built = self._client.build_request(request.method, target, headers=built.headers)
        raise BadReply("redirected in circles")

    def _repeated(self, request: Request, built: httpx.Request, call: Call) -> Answer:
        """The answer, asked for once more on a fresh connection when the first one broke and no harm can come of it."""
        try:
            try:
                return self._once(request, built, call)
            except BROKEN:
                if not request.repeatable:
                    raise
                call.check()
                built.extensions["fresh"] = True
                return self._once(request, built, call)
        except _FAILURES as error:
            raise meaning(error, hung_up=call.ended) from None

    def _once(self, request: Request, built: httpx.Request, call: Call) -> Answer:
        call.ended = False
        authorization = built.headers.get("authorization", "")
        if request.proven or authorization.startswith(SCHEME):  # anew for each sending: no proof is taken twice
            built.headers["DPoP"] = self.prover.proof(built.method, str(built.url), authorization)
        self.wire.count(requests=1)
        response = self._client.send(built, stream=True)
        try:
            headers = {name.lower(): value for name, value in response.headers.items()}
            body = unpacked(response.iter_raw(), headers.get("content-encoding", ""), self._limit)
            return Answer(response.status_code, headers, body)
        finally:
            response.close()


class _Transport(httpx.BaseTransport):
    """httpx over our own connections: counted, and cut short in time."""

    def __init__(self, wire: Wire, secure: bool, authorities: Path | None, proxy: str | None) -> None:
        self._pools = Pools(wire, _context(authorities) if secure else None, proxy)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        if request.url.scheme == "https" and not self._pools.secure:
            self._pools.secure_with(_context(None))
        pool = self._pools.lend(fresh=bool(request.extensions.get("fresh")))
        url = httpcore.URL(
            scheme=request.url.raw_scheme,
            host=request.url.raw_host,
            port=request.url.port,
            target=request.url.raw_path,
        )
        try:
            response = pool.handle_request(
                httpcore.Request(request.method, url, headers=request.headers.raw, content=request.stream)
            )
        except BaseException:
            pool.close()
            raise
        body = _Body(response, lambda: self._pools.take_back(pool))
        return httpx.Response(response.status, headers=response.headers, stream=body)

    def close(self) -> None:
        """Close what is idle; the client closes when nothing is lent."""
        self._pools.close()


class _Body(httpx.SyncByteStream):
    """An answer's body as it arrives; its end gives the connection back."""

    def __init__(self, response: httpcore.Response, ended: Callable[[], None]) -> None:
        self._response = response
        self._ended = ended

    def __iter__(self) -> Iterator[bytes]:
        yield from self._response.iter_stream()

    def close(self) -> None:
        self._response.close()
        self._ended()
        self._ended = _nothing


def _nothing() -> None:
    """What is left to do at a second end."""


def _url(text: str) -> httpx.URL:
    try:
        return httpx.URL(text)
    except httpx.InvalidURL:
        raise BadReply("not an address") from None


def _safe(base: httpx.URL, path: str) -> httpx.URL:
    """The address to ask. Plain HTTP only inside this machine: elsewhere nobody could prove to be the portal."""
    url = _url(path) if "://" in path else _url(f"{base}".rstrip("/") + path)
    if not is_safe(url.scheme, url.host):
        raise Insecure("not encrypted")
    return url


def _origin(url: httpx.URL) -> tuple[str, str, int | None]:
    return url.scheme, url.host, url.port


def _context(authorities: Path | None) -> ssl.SSLContext:
    context = httpx.create_ssl_context(trust_env=False)
    if authorities is not None:
        try:
            context.load_verify_locations(cafile=str(authorities))
        except OSError:  # absent, or no certificates (ssl.SSLError is one)
            raise Insecure("the file of certificate authorities cannot be used") from None
    return context
