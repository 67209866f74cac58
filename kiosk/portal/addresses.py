"""Which addresses may be asked: encrypted ones, and plain ones only inside this machine, where nobody can listen in."""

from __future__ import annotations

import ipaddress
from urllib.parse import urlsplit


def is_this_machine(host: str) -> bool:
    """Whether a host name or address means the loopback interface."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def is_safe(scheme: str, host: str) -> bool:
    """Whether the server at the other end can prove who it is, or needs not to."""
    return bool(host) and (scheme == "https" or (scheme == "http" and is_this_machine(host)))


def is_safe_address(address: str) -> bool:
    """The same for a whole address; False for what is none."""
    try:
        parts = urlsplit(address)
        return is_safe(parts.scheme, parts.hostname or "")
    except ValueError:
        return False


def proxy_for(scheme: str, host: str) -> str | None:
    """The proxy that the user's environment names for a host, if any."""
    import urllib.request  # brings a whole client of HTTP; nobody should wait for it before the first page

    if not host or urllib.request.proxy_bypass(host):
        return None
    proxies = urllib.request.getproxies()
    found = proxies.get(scheme) or proxies.get("all")
    return str(found) if found else None
