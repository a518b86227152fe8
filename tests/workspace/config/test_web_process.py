"""`flurfunk web` over the demo: a person's browser comes, and the process goes."""

import json
import re
import time
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import pytest
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

from realtime.schemas import SUBPROTOCOL
from tests.faults.browser import Browser
from tests.live import LiveServer

pytestmark = pytest.mark.pure
STOP_LIMIT_S = 5.5


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LiveServer]:
    """Serve the embedded default."""
    live = LiveServer(tmp_path_factory.mktemp("web"))
    live.load_demo()
    live.start()
    yield live
    live.stop()


@pytest.fixture
def html(server: LiveServer) -> str:
    """Return the page that a stranger gets."""
    connection = HTTPConnection("localhost", server.port, timeout=5)
    connection.request("GET", "/")
    return connection.getresponse().read().decode()


def test_the_page_offers_the_demos_people_to_strangers_only(server: LiveServer, html: str) -> None:
    offered = _boot(html)["demo_sign_ins"]
    assert [person["email"] for person in offered] == [person.email for person in server.sign_ins]
    signed_in = HTTPConnection("localhost", server.port, timeout=5)
    signed_in.request("GET", "/", headers={"Cookie": _signed_in(server).cookie})
    assert "demo_sign_ins" not in _boot(signed_in.getresponse().read().decode())


def test_asked_to_stop_it_closes_sockets_with_1012_and_is_gone_within_five_seconds(
    server: LiveServer,
) -> None:
    with _socket(server) as socket:
        assert json.loads(socket.recv(timeout=5))["kind"] == "welcome"
        started_s = time.monotonic()
        server.stop()
        assert time.monotonic() - started_s < STOP_LIMIT_S
        with pytest.raises(ConnectionClosed) as closed:
            while True:
                socket.recv(timeout=5)
    assert closed.value.rcvd is not None
    assert closed.value.rcvd.code == 1012
    server.start()


def test_what_is_said_of_itself_to_strangers_is_nothing(server: LiveServer) -> None:
    connection = HTTPConnection("localhost", server.port, timeout=5)
    connection.request("GET", "/healthz")
    assert connection.getresponse().getheader("Server") is None


def test_its_log_holds_no_request_and_no_person(server: LiveServer) -> None:
    said = Path(server.log).read_text()
    assert "GET" not in said
    assert "@" not in said


def _signed_in(server: LiveServer) -> Browser:
    browser = Browser(f"localhost:{server.port}", server.url)
    browser.sign_in(server.sign_ins[0].email, server.sign_ins[0].password)
    return browser


def _socket(server: LiveServer) -> ClientConnection:
    return connect(
        f"ws://127.0.0.1:{server.port}/ws",
        subprotocols=[Subprotocol(SUBPROTOCOL)],
        origin=Origin(server.url),
        additional_headers={"Cookie": _signed_in(server).cookie},
        legacy=True,
    )


def _boot(page: str) -> Any:
    found = re.search(r'<script id="boot" type="application/json">(.*?)</script>', page, re.DOTALL)
    assert found is not None
    return json.loads(found[1])
