"""Audio on disk: kept under names of ours below `MEDIA_ROOT`, handed out in ranges to whom the caller lets in."""

from pathlib import Path
from typing import Final

from django.conf import settings
from django.db import transaction
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from talk.media.errors import AudioTooLarge, AudioTooLong, UnreadableAudio
from talk.media.upload import MEGABYTES_LIMIT, Encoded, re_encode
from workspace.core.errors import Invalid, NotFound
from workspace.core.ranges import answer_range, file_opener

AUDIO: Final = "audio/ogg"
_GRACE_S: Final = 0.5
"""A recorder that stops at the limit stops a moment after it."""


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
    """Hand audio out, or the range of it that was asked for. Raises `NotFound`."""
    path = path_of(file)
    if not file or not path.is_file():
        raise NotFound
    response = answer_range(request, path.stat().st_size, file_opener(path), media_type)
    response["Cache-Control"] = "private, no-cache"
    return response
