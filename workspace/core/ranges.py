"""Byte ranges (RFC 9110, 14.2): what was asked for, handed out at once or piece by piece, from wherever it lies."""

import asyncio
import re
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Final, Protocol

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase

_AT_ONCE_BYTES: Final = 1024 * 1024
_PIECE_BYTES: Final = 256 * 1024
_RANGE: Final = re.compile(r"bytes=(\d{0,15})-(\d{0,15})")


class Reader(Protocol):
    """Part of a file, opened where it begins."""

    def read(self, size: int, /) -> bytes:
        """Return at most `size` bytes, none at the end."""

    def close(self) -> None:
        """Let go of it."""


Opener = Callable[[int, int], Reader]
"""From the first byte and the number of bytes to a reader. Blocks."""


def file_opener(path: Path) -> Opener:
    """Return how to open a file on disk. It may be deleted meanwhile: who has begun reads to the end."""

    def open_at(start: int, length: int) -> Reader:
        source = path.open("rb")
        source.seek(start)
        return source

    return open_at


def answer_range(request: HttpRequest, size: int, open_at: Opener, media_type: str) -> HttpResponseBase:
    """Hand a file of `size` bytes out, or the range of it that was asked for."""
    wanted = _RANGE.fullmatch(request.headers.get("Range", ""))
    start, end = range_of(size, *wanted.groups()) if wanted else (0, size - 1)
    if wanted and (start >= size or end < start):
        response: HttpResponseBase = HttpResponse(status=416)
        response["Content-Range"] = f"bytes */{size}"
    else:
        response = _body(open_at, start, end - start + 1)
        response["Content-Type"] = media_type
    if wanted and response.status_code == 200:
        response.status_code = 206
        response["Content-Range"] = f"bytes {start}-{end}/{size}"
    response["Accept-Ranges"] = "bytes"
    return response


def _body(open_at: Opener, start: int, length: int) -> HttpResponseBase:
    """Return part of a file: at once, or if it is long piece by piece, as fast as the other side takes them."""
    if length > _AT_ONCE_BYTES:
        response: HttpResponseBase = StreamingHttpResponse(_pieces(open_at, start, length))
    else:
        source = open_at(start, length)
        try:
            response = HttpResponse(_read(source, length))
        finally:
            source.close()
    response["Content-Length"] = str(length)
    return response


def _read(source: Reader, length: int) -> bytes:
    """Return `length` bytes, in however many pieces they come."""
    parts = []
    while length > 0 and (part := source.read(length)):
        length -= len(part)
        parts.append(part)
    return b"".join(parts)


async def _pieces(open_at: Opener, start: int, length: int) -> AsyncIterator[bytes]:
    source = await asyncio.to_thread(open_at, start, length)
    try:
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
