"""A server of bad and good pages on this machine, and a client that is allowed to reach it."""

import gzip
import ipaddress
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from workspace.egress.addresses import Address, is_public
from workspace.egress.client import Egress

LOOPBACK = ipaddress.ip_address("127.0.0.1")
INSIDE = ipaddress.ip_address("10.1.2.3")


@dataclass(frozen=True)
class Page:
    """What the server says at one path."""

    body: bytes = b""
    kind: str = "text/html; charset=utf-8"
    status: int = 200
    location: str | None = None
    encoding: str | None = None
    drip_s: float | None = None
    """Send the body a byte at a time, for ever, with this pause."""


@dataclass
class Site:
    """The running server, and what it was asked."""

    port: int
    pages: dict[str, Page] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    closing: threading.Event = field(default_factory=threading.Event)

    def url(self, path: str, host: str = "pages.example") -> str:
        """Return the address of one of its pages."""
        return f"http://{host}:{self.port}{path}"

    def client(self) -> Egress:
        """Return a client that takes this server for a part of the internet, and `inside.example` for none."""
        return Egress(
            names=lambda host, port, timeout_s: [INSIDE if host == "inside.example" else LOOPBACK],
            may_reach=lambda address: address == LOOPBACK or is_public(address),
            ports=frozenset({self.port}),
        )


def names_to(*addresses: str) -> Any:
    """Return a resolver that knows one answer."""
    found: list[Address] = [ipaddress.ip_address(each) for each in addresses]
    return lambda host, port, timeout_s: found


def _handler_of(site: Site) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
            _answer(self, site, site.pages.get(self.path, Page(status=404)))

        def do_POST(self) -> None:
            site.pages["/said"] = Page(self.rfile.read(int(self.headers["Content-Length"])))
            self.do_GET()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    return Handler


def _answer(handler: BaseHTTPRequestHandler, site: Site, page: Page) -> None:
    body = gzip.compress(page.body) if page.encoding == "gzip" else page.body
    fields = {"Content-Type": page.kind, "Location": page.location, "Content-Encoding": page.encoding}
    handler.send_response(page.status)
    for name, value in fields.items():
        if value:
            handler.send_header(name, value)
    if page.drip_s is None:
        handler.send_header("Content-Length", str(len(body)))
    handler.end_headers()
    if page.drip_s is None:
        handler.wfile.write(body)
    while page.drip_s is not None and not site.closing.wait(page.drip_s):
        handler.wfile.write(b"x")


@contextmanager
def serving(**pages: Page) -> Iterator[Site]:
    """Serve pages while the block runs; names of arguments are paths."""
    site = Site(0, {f"/{name}": page for name, page in pages.items()})
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler_of(site))
    server.daemon_threads = True
    site.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield site
    finally:
        site.closing.set()
        server.shutdown()
        server.server_close()
        thread.join()
