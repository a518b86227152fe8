"""Janus beside us: a process of the bench's own with one plugin, and as much of its API as a talk needs.

AudioBridge decodes, mixes and encodes for each listener; VideoRoom only forwards. There Janus makes the offer.
"""

import asyncio
import json
import secrets
import socket
import tempfile
from asyncio.subprocess import Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

from tests.bench.talk.listener import Listener

Message = dict[str, Any]
ROOM = 1
START_WITHIN_S = SPEAKER_WITHIN_S = 10.0
_NO_SUCH_FEED = 428
_CODE = Path("/usr/lib")
_GENERAL = """\
general: {{
    configs_folder = "{folder}"
    plugins_folder = "{folder}/plugins"
    transports_folder = "{folder}/transports"
    debug_level = 1
    session_timeout = 0
    event_loops = 2
}}
"""
_WEBSOCKETS = 'general: {{ ws = true, ws_port = {port}, ws_ip = "127.0.0.1" }}\n'
_ROOMS: dict[str, Message] = {
    "audiobridge": {"sampling_rate": 48_000, "audiolevel_event": False},
    "videoroom": {"publishers": 1, "audiocodec": "opus", "audiolevel_event": False},
}


class Refused(Exception):
    """Janus did not want what it was asked for."""

    def __init__(self, answer: Message) -> None:
        super().__init__(answer)
        self.code = answer.get("plugindata", {}).get("data", {}).get("error_code")


class Janus:
    """A running Janus with a room in one of its plugins."""

    def __init__(self, process: Process, socket: ClientConnection, plugin: str) -> None:
        self.pid = process.pid
        self._socket, self._plugin = socket, plugin
        self._session, self._feed = 0, 0

    async def open(self) -> None:
        """Begin a session and make the room."""
        self._session = (await self._ask({"janus": "create"}))["data"]["id"]
        room = {"request": "create", "room": ROOM, **_ROOMS[self._plugin]}
        await self._tell(await self._attach(), room)

    async def speak(self, offer: str) -> str:
        """Let somebody on stage and return the answer."""
        handle, join = await self._attach(), {"room": ROOM, "ptype": "publisher"}
        found = await self._tell(handle, {"request": "join", **join})
        self._feed = found["plugindata"]["data"]["id"]
        wish = {"request": "publish" if self._plugin == "videoroom" else "configure", "muted": False}
        return await self._negotiate(handle, wish, offer)

    async def listen(self, listener: Listener) -> None:
        """Let somebody listen."""
        handle = await self._attach()
        if self._plugin == "audiobridge":
            await self._tell(handle, {"request": "join", "room": ROOM, "muted": True})
            answer = await self._negotiate(
                handle, {"request": "configure", "muted": True}, await listener.offer()
            )
            await listener.accept(answer)
            return
        offer = await self._subscribe(handle)
        await self._tell(
            handle, {"request": "start"}, {"type": "answer", "sdp": await listener.answer(offer)}
        )
        await listener.accept(offer)

    async def _subscribe(self, handle: int) -> str:
        """Return Janus's offer, as soon as the speaker is connected."""
        join = {"request": "join", "room": ROOM, "ptype": "subscriber", "streams": [{"feed": self._feed}]}
        async with asyncio.timeout(SPEAKER_WITHIN_S):
            while True:
                try:
                    return str((await self._tell(handle, join))["jsep"]["sdp"])
                except Refused as refused:
                    if refused.code != _NO_SUCH_FEED:
                        raise
                await asyncio.sleep(0.1)

    async def _negotiate(self, handle: int, wish: Message, offer: str) -> str:
        answered = await self._tell(handle, wish, {"type": "offer", "sdp": offer})
        return str(answered["jsep"]["sdp"])

    async def _attach(self) -> int:
        attach = {"janus": "attach", "plugin": f"janus.plugin.{self._plugin}"}
        return int((await self._ask(attach))["data"]["id"])

    async def _tell(self, handle: int, body: Message, jsep: Message | None = None) -> Message:
        message: Message = {"janus": "message", "handle_id": handle, "body": body}
        return await self._ask(message | ({"jsep": {**jsep, "trickle": False}} if jsep else {}))

    async def _ask(self, message: Message) -> Message:
        """Send a request and return its answer; what else Janus has to tell is of no interest."""
        name = secrets.token_hex(8)
        session = {"session_id": self._session} if self._session else {}
        await self._socket.send(json.dumps({**message, **session, "transaction": name}))
        while True:
            answer: Message = json.loads(await self._socket.recv())
            if answer.get("transaction") != name or answer["janus"] == "ack":
                continue
            if answer["janus"] == "error" or "error" in answer.get("plugindata", {}).get("data", {}):
                raise Refused(answer)
            return answer


@asynccontextmanager
async def janus(plugin: str, core: int) -> AsyncIterator[Janus]:
    """Run Janus alone on a core."""
    with tempfile.TemporaryDirectory(prefix="janus-") as folder:
        port = _free_port()
        _configure(Path(folder), plugin, port)
        command = ["taskset", "-c", str(core), "janus", "-F", folder, "-C", f"{folder}/janus.jcfg"]
        quiet = asyncio.subprocess.DEVNULL
        process = await asyncio.create_subprocess_exec(*command, stdout=quiet)
        try:
            async with await _connected(process, port) as wire:
                made = Janus(process, wire, plugin)
                await made.open()
                yield made
        finally:
            process.terminate()
            await process.wait()


def _configure(folder: Path, plugin: str, port: int) -> None:
    """Write a folder in which there is nothing but what a talk needs."""
    (folder / "janus.jcfg").write_text(_GENERAL.format(folder=folder))
    (folder / "janus.transport.websockets.jcfg").write_text(_WEBSOCKETS.format(port=port))
    for kind, name in (("plugins", plugin), ("transports", "websockets")):
        (folder / kind).mkdir()
        code = next(_CODE.glob(f"**/janus/{kind}/libjanus_{name}.so"))
        (folder / kind / code.name).symlink_to(code)


async def _connected(process: Process, port: int) -> ClientConnection:
    """Return a connection as soon as there is one to have."""
    async with asyncio.timeout(START_WITHIN_S):
        while process.returncode is None:
            try:
                return await connect(
                    f"ws://127.0.0.1:{port}",
                    subprotocols=[Subprotocol("janus-protocol")],
                    ping_interval=None,
                    compression=None,
                )
            except OSError:
                await asyncio.sleep(0.1)
    raise RuntimeError("Janus has ended")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
