"""The ASGI application: HTTP to Django, /ws to the socket, and /hls/, which is asked for every second, to files."""

import gc
import os
import sys
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "workspace.config.settings")

from channels.routing import ProtocolTypeRouter
from django.core.asgi import get_asgi_application

http = get_asgi_application()

from realtime.consumer import socket  # noqa: E402 - the models that it needs exist from here on
from realtime.hls_http import serve_hls  # noqa: E402
from realtime.wire import AsgiReceive, AsgiSend  # noqa: E402
from talk.shows.hls_parts import PATH as HLS  # noqa: E402


async def _websocket(scope: dict[str, Any], receive: AsgiReceive, send: AsgiSend) -> None:
    if scope["path"] == "/ws":
        await socket(scope, receive, send)
        return
    await receive()
    await send({"type": "websocket.close"})


async def _http(
    scope: dict[str, Any], receive: AsgiReceive, send: Callable[[Mapping[str, Any]], Awaitable[None]]
) -> None:
    if scope["path"].startswith(HLS):
        await serve_hls(scope, send)
    else:
        await http(scope, receive, send)


application = ProtocolTypeRouter({"http": _http, "websocket": _websocket})

# What is loaded by now stays: looking through it again and again was a quarter of the cost of a naive fan-out.
gc.collect()
gc.freeze()
gc.set_threshold(50_000, 50, 100)

# A thread that stores a message gives the interpreter back ten times sooner than usual to the loop that fans out.
sys.setswitchinterval(0.0005)
