"""Audio on disk: kept under names of ours below `MEDIA_ROOT`, handed out in ranges to whom the caller lets in."""

import asyncio
import re
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Final

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase

from talk.media.errors import AudioTooLarge, AudioTooLong, UnreadableAudio
from talk.media.upload import MEGABYTES_LIMIT, Encoded, re_encode
from workspace.core.errors import Invalid, NotFound

AUDIO: Final = "audio/ogg"
_GRACE_S: Final = 0.5
"""A recorder that stops at the limit stops a moment after it."""
_AT_ONCE_BYTES: Final = 1024 * 1024
_PIECE_BYTES: Final = 256 * 1024
_RANGE: Final = re.compile(r"bytes=(\d{0,15})-(\d{0,15})")


def encoded(data: bytes, *, max_s: int) -> Encoded:
    """Make an upload ours. Raises `Invalid`. Takes up to seconds: not to be called while a row is locked."""
    try:
        return re_encode(data, max_s=max_s + _GRACE_S)
    except AudioTooLarge as error:
        raise Invalid("file", "audio_too_large", limit=MEGABYTES_LIMIT) from error
    except AudioTooLong as error:
        raise Invalid("file", "audio_too_long", seconds=max_s) from error
    except UnreadableAudio as error:
        raise Invalid("file", "audio_unreadable") from error


def path_of(file: str) -> Path:
    """Return where a stored name is."""
    return Path(settings.MEDIA_ROOT) / file


def write(file: str, audio: bytes) -> None:
    """Store audio under a name such as `clips/<id>.ogg`."""
    path = path_of(file)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(audio)


def delete_on_commit(file: str) -> None:
    """Delete a file once the running transaction holds."""
    path = path_of(file)
    transaction.on_commit(lambda: path.unlink(missing_ok=True))


def answer_with(request: HttpRequest, file: str, media_type: str = AUDIO) -> HttpResponseBase:
    """Hand audio out, or the range of it that was asked for (RFC 9110, 14.2). Raises `NotFound`."""
    path = path_of(file)
    if not file or not path.is_file():
        raise NotFound
    size = path.stat().st_size
    wanted = _RANGE.fullmatch(request.headers.get("Range", ""))
    response = _part_of(path, size, *wanted.groups()) if wanted else _body(path, 0, size)
    if response.status_code != 416:  # what else is sent is audio
        response["Content-Type"] = media_type
    response["Accept-Ranges"] = "bytes"
    response["Cache-Control"] = "private, no-cache"
    return response


def _part_of(path: Path, size: int, first: str, last: str) -> HttpResponseBase:
    start, end = range_of(size, first, last)
    if start >= size or end < start:
        response: HttpResponseBase = HttpResponse(status=416)
        response["Content-Range"] = f"bytes */{size}"
        return response
    response = _body(path, start, end - start + 1)
    response.status_code = 206
    response["Content-Range"] = f"bytes {start}-{end}/{size}"
    return response


def _body(path: Path, start: int, length: int) -> HttpResponseBase:
    """Return part of a file: at once, or if it is long piece by piece, as fast as the other side takes them."""
    if length > _AT_ONCE_BYTES:
        response: HttpResponseBase = StreamingHttpResponse(_pieces(path, start, length))
    else:
        with path.open("rb") as source:
            source.seek(start)
            response = HttpResponse(source.read(length))
    response["Content-Length"] = str(length)
    return response


async def _pieces(path: Path, start: int, length: int) -> AsyncIterator[bytes]:
    """Yield a range. The file may be deleted meanwhile: who has begun hears it out."""
    source = await asyncio.to_thread(path.open, "rb")
    try:
        await asyncio.to_thread(source.seek, start)
        while length > 0 and (piece := await asyncio.to_thread(source.read, min(length, _PIECE_BYTES))):
            length -= len(piece)
            yield piece
    finally:
        source.close()


def range_of(size: int, first: str, last: str) -> tuple[int, int]:
    """Return the first and the last byte that `bytes=first-last` means; an empty range is past the end."""
    if not first:
        return (max(0, size - int(last)), size - 1) if last and int(last) else (size, size)
    return int(first), min(int(last), size - 1) if last else size - 1
