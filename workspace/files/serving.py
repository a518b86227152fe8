"""Handing files out: what we have encoded or can play is shown, everything else is saved, and nothing is ever run."""

from typing import Final
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from workspace.core.ranges import answer_range
from workspace.files import shelf
from workspace.files.models import FileKind, StoredFile

_SHOWN: Final = {FileKind.IMAGE, FileKind.AUDIO, FileKind.VIDEO, FileKind.VOICE}
_NOTHING_RUNS: Final = "default-src 'none'; style-src 'unsafe-inline'; media-src 'self'; sandbox"
"""For whoever opens an address by itself: browsers build a page around films, which may be styled and nothing else."""


def answer_content(request: HttpRequest, file: StoredFile, *, is_download: bool) -> HttpResponseBase:
    """Hand out the whole of a file, or a range of it. Raises `NotFound`, `Unavailable`."""
    is_shown = not is_download and file.kind in _SHOWN
    response = _answer(request, file, shelf.CONTENT, file.mime)
    kind = "inline" if is_shown else "attachment"
    response["Content-Disposition"] = f"{kind}; filename*=UTF-8''{quote(file.name, safe='')}"
    return response


def answer_small(request: HttpRequest, file: StoredFile, part: str) -> HttpResponseBase:
    """Hand out a thumb or a preview. Raises `NotFound`, `Unavailable`."""
    return _answer(request, file, part, "image/webp")


def answer_kept(request: HttpRequest, folder: str) -> HttpResponseBase:
    """Hand out a picture of ours that is no file of anybody. Raises `NotFound`, `Unavailable`."""
    return _answer_part(request, folder, shelf.CONTENT, "image/webp")


def _answer(request: HttpRequest, file: StoredFile, part: str, mime: str) -> HttpResponseBase:
    return _answer_part(request, file.folder, part, mime)


def _answer_part(request: HttpRequest, folder: str, part: str, mime: str) -> HttpResponseBase:
    """What is at an address never changes: a browser asks whether it may, and gets the bytes once."""
    etag = f'"{folder.rpartition("-")[2]}-{part}"'
    if request.headers.get("If-None-Match") == etag and "Range" not in request.headers:
        response: HttpResponseBase = HttpResponse(status=304)
    else:
        size, open_at = shelf.shelf().find(f"{folder}/{part}")
        response = answer_range(request, size, open_at, mime)
    response["ETag"] = etag
    response["Cache-Control"] = "private, no-cache"
    response["Content-Security-Policy"] = _NOTHING_RUNS
    response["X-Content-Type-Options"] = "nosniff"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    return response
