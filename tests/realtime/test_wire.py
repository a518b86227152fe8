"""Straight writes on a real daphne socket: the same bytes as autobahn's, and a word when private names move."""

import json
import socket
import struct
import sys
from collections.abc import Iterator

import pytest
from websockets.asyncio.client import connect
from websockets.exceptions import ConnectionClosed

from realtime.wire import Batch, frame
from tests.faults.servers import Server
from tests.realtime.wire_app import SIZES

pytestmark = pytest.mark.pure

HANDSHAKE = (
    "GET {path} HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
)


class Daphne(Server):
    """daphne with the application of `wire_app`."""

    def argv(self) -> list[str]:
        """Return the command line."""
        address = ("-v", "0", "-b", "127.0.0.1", "-p", str(self.port))
        return [sys.executable, "-m", "daphne", *address, "tests.realtime.wire_app:application"]


@pytest.fixture(scope="module")
def daphne(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Daphne]:
    """Run daphne for these tests."""
    server = Daphne("daphne", tmp_path_factory.mktemp("daphne"))
    server.start()
    yield server
    server.stop()


async def test_the_private_names_are_where_we_use_them(daphne: Daphne) -> None:
    async with connect(f"ws://127.0.0.1:{daphne.port}/facts", compression=None) as client:
        await client.send("tell")
        facts = json.loads(await client.recv())
    assert facts == {"direct": True, "state_open": 3, "state": 3, "backlog": 0, "unread": 0}


def test_a_straight_write_has_the_bytes_of_autobahn(daphne: Daphne) -> None:
    """Byte by byte, as they arrive from TCP: each size of header, and two frames in one write."""
    twins = [frame(b"x" * size) for size in SIZES for _ in range(2)]
    expected = b"".join([*twins, frame(b"one"), frame(b"two")])
    with socket.create_connection(("127.0.0.1", daphne.port), timeout=20) as raw:
        raw.sendall(HANDSHAKE.format(path="/twins").encode())
        reader = raw.makefile("rb")
        while reader.readline() != b"\r\n":
            pass
        assert reader.read(len(expected)) == expected


async def test_what_the_kernel_does_not_take_waits_in_order(daphne: Daphne) -> None:
    """The client sleeps until the server has a backlog; then it gets every frame, whole, none overtaken."""
    url = f"ws://127.0.0.1:{daphne.port}/flood"
    async with connect(url, compression=None, max_size=None, max_queue=1) as client:
        frames = [await client.recv()]
        while frames[-1] != "the last":
            frames.append(await client.recv())
        backlog = int(await client.recv())
    assert set(frames[:-1]) == {"y" * 100_000}
    assert backlog > 0


async def test_a_restart_is_told_by_its_code_and_nothing_follows(daphne: Daphne) -> None:
    async with connect(f"ws://127.0.0.1:{daphne.port}/", compression=None) as client:
        await client.send("now")
        with pytest.raises(ConnectionClosed) as closed:
            await client.recv()
    assert closed.value.rcvd is not None
    assert closed.value.rcvd.code == 1012


@pytest.mark.parametrize("size", [0, 125, 126, 65_535, 65_536])
def test_a_frame_is_rfc_6455s(size: int) -> None:
    """Section 5.2: FIN and text, unmasked, the shortest of three lengths."""
    payload = b"z" * size
    framed = frame(payload)
    assert framed[0] == 0x81
    if size < 126:
        assert (framed[1], framed[2:]) == (size, payload)
    elif size < 65_536:
        assert (framed[1], struct.unpack("!H", framed[2:4])[0], framed[4:]) == (126, size, payload)
    else:
        assert (framed[1], struct.unpack("!Q", framed[2:10])[0], framed[10:]) == (127, size, payload)


def test_a_batch_is_its_frames_in_a_row() -> None:
    batch = Batch([b"a", b"bc"])
    assert batch.framed == frame(b"a") + frame(b"bc")
    assert batch.payloads == [b"a", b"bc"]
