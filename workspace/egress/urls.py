"""Addresses of pages, taken apart and put together again before anything is sent there. Pure."""

import re
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

LENGTH_LIMIT = 2_048
_PORTS = {"http": 80, "https": 443}
_HOST = re.compile(r"[a-z0-9_]([a-z0-9_.-]{0,251}[a-z0-9_])?\.?|[0-9a-f:.]{2,45}", re.IGNORECASE)
_SAFE = "/:?#[]@!$&'()*+,;=%~-._"


class BadUrl(ValueError):
    """No address of a page that may be asked for."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where a request goes. `host` is ASCII, without brackets; `path` begins with a slash and holds the query."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def url(self) -> str:
        """Return the address in its one spelling, without the fragment."""
        return f"{self.scheme}://{self.authority}{self.path}"

    @property
    def authority(self) -> str:
        """Return host and port as they stand in the Host field."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"


def read_url(url: str, base: Target | None = None) -> Target:
    """Take an address apart; relative ones stand on `base`. Raises `BadUrl`.

    Names and passwords in the address are refused: they would be sent to wherever a redirect leads.
    """
    try:
        parts = urlsplit(urljoin(base.url, url.strip()) if base else url.strip())
        port = parts.port
        host = _ascii(parts.hostname or "")
    except (ValueError, UnicodeError) as error:
        raise BadUrl("unreadable") from error
    if len(url) > LENGTH_LIMIT or parts.scheme not in _PORTS or parts.username is not None or port == 0:
        raise BadUrl("not_allowed")
    if not _HOST.fullmatch(host):
        raise BadUrl("no_host")
    path = quote(parts.path or "/", safe=_SAFE)
    query = f"?{quote(parts.query, safe=_SAFE)}" if parts.query else ""
    return Target(parts.scheme, host, port or _PORTS[parts.scheme], path + query)


def _ascii(host: str) -> str:
    return host if host.isascii() else host.encode("idna").decode("ascii")
