"""An ASGI application for `test_wire.py`: writes every payload twice, straight and through autobahn."""

import json
from typing import Any

from realtime.wire import AsgiReceive, AsgiSend, Batch, Wire, can_write_directly, protocol_of, unread

SIZES = (1, 125, 126, 127, 65_535, 65_536, 300_000)


async def application(scope: dict[str, Any], receive: AsgiReceive, send: AsgiSend) -> None:
    """Serve one socket as its path asks."""
    if scope["type"] != "websocket":
        return
    await receive()
    await send({"type": "websocket.accept"})
    protocol, wire = protocol_of(send), Wire(send)
    if scope["path"] == "/facts":
        await receive()  # the handshake has left by then
        facts = {
            "direct": can_write_directly(protocol),
            "state_open": protocol.STATE_OPEN,
            "state": protocol.state,
            "backlog": wire.backlog(),
            "unread": unread(receive),
        }
        wire.write(Batch([json.dumps(facts).encode()]))
    if scope["path"] == "/twins":
        for size in SIZES:
            payload = b"x" * size
            wire.write(Batch([payload]))
            protocol.sendMessage(payload, False)
        wire.write(Batch([b"one", b"two"]))
    if scope["path"] == "/flood":
        backlog = 0
        while not backlog:
            backlog = wire.write(Batch([b"y" * 100_000]))
        wire.write(Batch([b"the last"]))
        protocol.sendMessage(str(backlog).encode(), False)
    await receive()
    wire.close(1012)
    assert wire.write(Batch([b"too late"])) == 0
    await receive()
