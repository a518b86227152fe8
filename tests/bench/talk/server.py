"""A server under test: our engine, or aiortc's MediaRelay as its own examples use it. Offers come in on standard input.

One JSON object a line, `{"peer": …, "speaks": …, "sdp": …}`, is answered by `{"sdp": …}`.
"""

import asyncio
import json
import sys
from collections.abc import Awaitable, Callable
from typing import Literal

from aiortc import MediaStreamTrack, RTCConfiguration, RTCPeerConnection, RTCSessionDescription
from aiortc.contrib.media import MediaRelay

from talk.media.config import EngineConfig
from talk.media.engine import Engine
from talk.media.ids import PeerId, TalkId
from talk.media.sink import Fact, Gone

Answer = Callable[[str, bool, str], Awaitable[str]]
TALK = TalkId("bench")


def _tell_of_losses(fact: Fact) -> None:
    """Say who was lost meanwhile: nobody should be."""
    if isinstance(fact, Gone):
        print(fact, file=sys.stderr)  # noqa: T201


async def ours(packet_ms: Literal[20, 60]) -> Answer:
    """Open a talk on our engine."""
    engine = Engine(EngineConfig(loopback=True, joins_per_s=1000, packet_ms=packet_ms), _tell_of_losses)
    await engine.open(TALK)

    async def answer(peer: str, speaks: bool, sdp: str) -> str:
        return await engine.answer(TALK, PeerId(peer), sdp, may_speak=speaks, is_muted=False)

    return answer


async def relay() -> Answer:
    """Relay the speaker's track: a subscription, and with it an Opus encoder, a listener."""
    media, connections = MediaRelay(), []
    spoken: asyncio.Future[MediaStreamTrack] = asyncio.get_running_loop().create_future()

    async def answer(peer: str, speaks: bool, sdp: str) -> str:
        connection = RTCPeerConnection(RTCConfiguration(iceServers=[]))
        connections.append(connection)
        if speaks:
            connection.on("track", spoken.set_result)
        await connection.setRemoteDescription(RTCSessionDescription(sdp, "offer"))
        if not speaks:
            connection.addTrack(media.subscribe(await spoken))
        await connection.setLocalDescription(await connection.createAnswer())
        return str(connection.localDescription.sdp)

    return answer


async def serve(name: str, packet_ms: Literal[20, 60]) -> None:
    """Answer until standard input ends. The relay knows packets of 20 ms only."""
    answer = await (ours(packet_ms) if name == "ours" else relay())
    reader = asyncio.StreamReader(limit=1 << 20)
    loop = asyncio.get_running_loop()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    while line := await reader.readline():
        asked = json.loads(line)
        sdp = await answer(asked["peer"], asked["speaks"], asked["sdp"])
        sys.stdout.write(json.dumps({"sdp": sdp}) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    asyncio.run(serve(sys.argv[1], 60 if sys.argv[2] == "60" else 20))
