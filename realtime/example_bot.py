"""A bot in 40 lines that answers /dice: `python -m realtime.example_bot http://localhost:8000 TOKEN`.

Its token has the scope `commands`; the command is made without an address, so the bot hears it at its socket.
"""

import asyncio
import json
import sys
from random import SystemRandom
from typing import Any
from urllib.request import Request, urlopen

from websockets.asyncio.client import connect


def _answer(url: str, token: str, invocation: str, text: str) -> None:
    body = json.dumps({"invocation": invocation, "text": text, "visible": "caller"}).encode()
    fields = {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}
    with urlopen(Request(f"{url}/api/command-answers", body, fields), timeout=10):  # noqa: S310 - our own server
        pass


async def _serve(url: str, token: str) -> None:
    headers = {"Authorization": f"Bearer {token}"}
    async for wire in connect(url.replace("http", "ws", 1) + "/ws", additional_headers=headers):
        async for text in wire:  # where the line breaks, the next one is opened
            frame: dict[str, Any] = json.loads(text)
            match frame:
                case {"kind": "welcome", "person": me}:
                    await wire.send(
                        json.dumps({"id": 1, "do": "topics.resume", "topics": {f"person:{me}": None}})
                    )
                case {"kind": "ok", "re": 1}:
                    print("ready", flush=True)  # noqa: T201
                case {"kind": "fact", "fact": {"type": "command.invoked", "invocation": str(asked)}}:
                    await asyncio.to_thread(_answer, url, token, asked, _roll(str(frame["fact"]["text"])))


def _roll(text: str) -> str:
    sides = max(1, int(text)) if text.isdigit() and len(text) < 10 else 6
    return f"You rolled **{SystemRandom().randint(1, sides)}** of {sides}."


if __name__ == "__main__":
    asyncio.run(_serve(*sys.argv[1:]))
