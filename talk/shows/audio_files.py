"""Audio on disk: kept under names of ours below `MEDIA_ROOT`, handed out in ranges to whom the caller lets in."""

import re
from pathlib import Path
from typing import Final

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest, HttpResponse

from talk.media.errors import AudioTooLarge, AudioTooLong, UnreadableAudio
from talk.media.upload import MEGABYTES_LIMIT, Encoded, re_encode
from workspace.core.errors import Invalid, NotFound

AUDIO: Final = "audio/ogg"
_GRACE_S: Final = 0.5
"""A recorder that stops at the limit stops a moment after it."""
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


def answer_with(request: HttpRequest, file: str) -> HttpResponse:
    """Hand audio out, or the range of it that was asked for (RFC 9110, 14.2). Raises `NotFound`."""
    path = path_of(file)
    if not file or not path.is_file():
        raise NotFound
    size = path.stat().st_size
    wanted = _RANGE.fullmatch(request.headers.get("Range", ""))
    response = _part_of(path, size, *wanted.groups()) if wanted else HttpResponse(path.read_bytes())
    if response.status_code != 416:  # what else is sent is audio
        response["Content-Type"] = AUDIO
    response["Accept-Ranges"] = "bytes"
    response["Cache-Control"] = "private, no-cache"
    return response


def _part_of(path: Path, size: int, first: str, last: str) -> HttpResponse:
    start, end = range_of(size, first, last)
    if start >= size or end < start:
        response = HttpResponse(status=416)
        response["Content-Range"] = f"bytes */{size}"
        return response
    with path.open("rb") as source:
        source.seek(start)
        response = HttpResponse(source.read(end - start + 1), status=206)
    response["Content-Range"] = f"bytes {start}-{end}/{size}"
    return response


def range_of(size: int, first: str, last: str) -> tuple[int, int]:
    """Return the first and the last byte that `bytes=first-last` means; an empty range is past the end."""
    if not first:
        return (max(0, size - int(last)), size - 1) if last and int(last) else (size, size)
    return int(first), min(int(last), size - 1) if last else size - 1
