"""What an HLS player reads: no session, only the pass in the address. Whatever is wrong is not found."""

import re
from typing import Final

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from talk.media.hls import PLAYLIST
from talk.shows.hls import RUN, folder_of, require_pass, want
from workspace.core.clock import now
from workspace.core.errors import NotFound

_PART: Final = re.compile(r"init\.mp4|part-\d{1,9}\.m4s")
_PLAYLIST_TYPE: Final = "application/vnd.apple.mpegurl"
_PART_TYPE: Final = "audio/mp4"


@require_safe
def serve(_request: HttpRequest, talk_id: str, key: str, run: str, name: str) -> HttpResponse:
    """Serve the playlist, which says that it is wanted still, or a part of the sound."""
    is_playlist = name == PLAYLIST
    if not RUN.fullmatch(run) or not (is_playlist or _PART.fullmatch(name)):
        raise Http404
    at = now()
    try:
        require_pass(key, talk_id, at)
        body = (folder_of(talk_id) / run / name).read_bytes()
    except (NotFound, FileNotFoundError) as error:
        raise Http404 from error
    if is_playlist:
        want(talk_id, at)
    response = HttpResponse(body, _PLAYLIST_TYPE if is_playlist else _PART_TYPE)
    response["Cache-Control"] = f"private, max-age={0 if is_playlist else 3600}"
    return response
