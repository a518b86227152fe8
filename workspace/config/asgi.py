"""The ASGI application: HTTP to Django, /ws to the socket."""

import gc
import os
import sys
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "workspace.config.settings")

from channels.routing import ProtocolTypeRouter
from django.core.asgi import get_asgi_application

http = get_asgi_application()

from realtime.consumer import socket  # noqa: E402 - the models that it needs exist from here on
from realtime.wire import AsgiReceive, AsgiSend  # noqa: E402


async def _websocket(scope: dict[str, Any], receive: AsgiReceive, send: AsgiSend) -> None:
    if scope["path"] == "/ws":
        await socket(scope, receive, send)
        return
    await receive()
    await send({"type": "websocket.close"})


application = ProtocolTypeRouter({"http": http, "websocket": _websocket})

# What is loaded by now stays: looking through it again and again was a quarter of the cost of a naive fan-out.
gc.collect()
gc.freeze()
gc.set_threshold(50_000, 50, 100)

# A thread that stores a message gives the interpreter back ten times sooner than usual to the loop that fans out.
sys.setswitchinterval(0.0005)
