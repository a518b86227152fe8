"""HLS over HTTP, past Django's request handling: two requests a second and listener are too many for it (measured)."""

from typing import Any, Final

import structlog

from realtime.orm import run_db
from realtime.wire import AsgiSend
from talk.shows.hls_parts import Part, read_part
from workspace.core.clock import now
from workspace.core.errors import FlurfunkError

log = structlog.get_logger(__name__)

_READING: Final = ("GET", "HEAD")
_ALWAYS: Final = [(b"x-content-type-options", b"nosniff"), (b"cross-origin-resource-policy", b"same-origin")]


async def serve_hls(scope: dict[str, Any], send: AsgiSend) -> None:
    """Answer one request below `hls_parts.PATH`."""
    if scope["method"] not in _READING:
        await _refuse(send, 405)
        return
    try:
        part = await run_db(read_part, scope["path"], now())
    except FlurfunkError as error:
        await _refuse(send, error.http_status)
    except Exception:
        log.exception("A part could not be served")
        await _refuse(send, 503)
    else:
        await _hand_out(send, part, is_head=scope["method"] == "HEAD")


async def _hand_out(send: AsgiSend, part: Part, *, is_head: bool) -> None:
    headers = [
        (b"content-type", part.media_type.encode()),
        (b"content-length", str(len(part.body)).encode()),
        (b"cache-control", f"private, max-age={part.cache_for_s}".encode()),
        *_ALWAYS,
    ]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": b"" if is_head else part.body})


async def _refuse(send: AsgiSend, status: int) -> None:
    headers = [(b"content-length", b"0"), (b"cache-control", b"no-store"), *_ALWAYS]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": b""})
