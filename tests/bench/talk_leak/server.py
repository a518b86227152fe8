"""The engine under test. One JSON object a line on standard input, one on standard output.

`{"peer": …, "sdp": …, "speaks": …}` is answered by `{"sdp": …}`, `{"leave": …}` and `{}` by `{"tasks": …, "peers": …}`.
"""

import asyncio
import json
import sys
from typing import Any

from talk.media.config import EngineConfig
from talk.media.engine import Engine
from talk.media.ids import PeerId, TalkId

TALK = TalkId("bench")
SILENT_FOR_S = 4.0
"""Shorter than in the product, so that whoever went without a word is noticed within the minute."""


async def reply(engine: Engine, asked: dict[str, Any]) -> dict[str, Any]:
    """Do what is asked."""
    if "sdp" in asked:
        speaks = bool(asked["speaks"])
        peer = PeerId(asked["peer"])
        return {"sdp": await engine.answer(TALK, peer, asked["sdp"], may_speak=speaks, is_muted=False)}
    if "leave" in asked:
        await engine.leave(TALK, PeerId(asked["leave"]))
    peers = (await engine.figures(TALK)).peers
    return {"tasks": len(asyncio.all_tasks()), "peers": len(peers)}


async def serve() -> None:
    """Answer until standard input ends."""
    engine = Engine(EngineConfig(silent_for_s=SILENT_FOR_S), lambda fact: None)
    await engine.open(TALK)
    reader = asyncio.StreamReader(limit=2**20)
    await asyncio.get_running_loop().connect_read_pipe(
        lambda: asyncio.StreamReaderProtocol(reader), sys.stdin
    )
    while line := await reader.readline():
        print(json.dumps(await reply(engine, json.loads(line))), flush=True)  # noqa: T201
    await engine.close()


if __name__ == "__main__":
    asyncio.run(serve())
