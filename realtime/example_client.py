"""A chat client in 60 lines: `python -m realtime.example_client ws://localhost:8000/ws TOKEN ROOM`."""

import asyncio
import json
import sys
import uuid
from contextlib import suppress
from random import SystemRandom
from typing import Any

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException


class _Client:
    # Prints what is said in a room and sends what is typed, through whatever happens to the network.
    def __init__(self, room: str) -> None:
        self.room = room
        self.last = 0  # seq of the last event applied; it outlives each socket, as the outbox does
        self.outbox: dict[int, dict[str, Any]] = {}  # message.send commands by id, until they are answered
        self.wire: ClientConnection | None = None

    async def listen(self, url: str, token: str, tries: int = 0) -> None:
        while self.wire is None or self.wire.close_code != 4401:  # 4401: the token does not hold any more
            with suppress(OSError, WebSocketException):
                async with connect(url, additional_headers={"Authorization": f"Bearer {token}"}) as self.wire:
                    async for text in self.wire:
                        await self.take(json.loads(text))
                        tries = 0
            tries += 1
            await asyncio.sleep(SystemRandom().uniform(0, min(30, 0.5 * 2**tries)))

    async def take(self, frame: dict[str, Any]) -> None:
        resume = {"id": 0, "do": "topics.resume", "topics": {f"room:{self.room}": self.last}}
        match frame:
            case {"kind": "event", "seq": int(seq), "event": event} if seq > self.last:
                self.last = seq
                if event["type"] == "message.sent":
                    print(event["message"]["author"], event["message"]["body"], flush=True)  # noqa: T201
            case {"kind": "reset", "head": head}:
                self.last = head  # what lies before is at GET /api/rooms/ROOM/messages?after=…
            case {"kind": "heads", "topics": heads} if max(heads.values()) > self.last:
                await self.ask(resume)
            case {"kind": "welcome"} | {"kind": "error", "error": {"retry_after_s": float()}}:
                await asyncio.sleep(frame.get("error", {}).get("retry_after_s", 0))
                await self.ask(resume, *self.outbox.values())
            case {"kind": "ok" | "error", "re": number}:
                self.outbox.pop(number, None)

    async def ask(self, *commands: dict[str, Any]) -> None:
        with suppress(WebSocketException):  # what cannot leave now leaves after the next welcome
            for command in commands:
                await self.wire.send(json.dumps(command)) if self.wire else None

    async def say(self, number: int, body: str) -> None:
        wish = {"room": self.room, "client_id": str(uuid.uuid4()), "body": body}
        self.outbox[number] = {"id": number, "do": "message.send", **wish}
        await self.ask(self.outbox[number])


async def _main(url: str, token: str, room: str) -> None:
    client, lines, number = _Client(room), asyncio.StreamReader(), 0
    loop, protocol = asyncio.get_running_loop(), asyncio.StreamReaderProtocol(lines)
    listening = loop.create_task(client.listen(url, token))
    await loop.connect_read_pipe(lambda: protocol, sys.stdin)
    while line := (await lines.readline()).decode():
        await client.say(number := number + 1, line)
    await listening


if __name__ == "__main__":
    asyncio.run(_main(*sys.argv[1:]))
