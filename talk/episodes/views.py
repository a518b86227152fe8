"""What a podcast player reads: no session, only the secret in the address. Whatever is wrong is not found."""

from functools import lru_cache
from pathlib import Path

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from talk.episodes import podcasts
from talk.episodes.feed import CHAPTERS_TYPE
from talk.episodes.files import COVER_SIDE_PX, MEDIA_TYPES, Format, file_of
from talk.episodes.services.feed_keys import reader_of
from talk.episodes.transcripts import vtt_of
from talk.episodes.vtt import VTT_TYPE
from talk.shows.audio_files import answer_with, path_of
from workspace.core.errors import NotFound
from workspace.core.images import jpeg_of

_OWN_COVER = Path(settings.STATIC_ROOT) / "app" / "icon-512.png"
_FEED_TYPE = "application/rss+xml; charset=utf-8"


@require_safe
def feed(request: HttpRequest, token: str, show_id: str | None = None) -> HttpResponse:
    """Serve the feed of all shows that its reader may hear, or of one."""
    try:
        body = podcasts.feed_of(reader_of(token), token, show_id)
    except NotFound as error:
        raise Http404 from error
    return _private(HttpResponse(body, _FEED_TYPE))


@require_safe
def audio(request: HttpRequest, token: str, episode_id: str) -> HttpResponseBase:
    """Serve an episode as MP3, also in ranges."""
    try:
        episode = podcasts.published_for(reader_of(token), episode_id)
        return answer_with(request, file_of(episode, Format.MP3), MEDIA_TYPES[Format.MP3])
    except NotFound as error:
        raise Http404 from error


@require_safe
def chapters(request: HttpRequest, token: str, episode_id: str) -> HttpResponse:
    """Serve an episode's chapters."""
    try:
        body = podcasts.chapters_of_episode(reader_of(token), episode_id)
    except NotFound as error:
        raise Http404 from error
    return _private(HttpResponse(body, CHAPTERS_TYPE))


@require_safe
def transcript(request: HttpRequest, token: str, episode_id: str) -> HttpResponse:
    """Serve what is said in an episode."""
    try:
        body = vtt_of(podcasts.published_for(reader_of(token), episode_id))
    except NotFound as error:
        raise Http404 from error
    return _private(HttpResponse(body, f"{VTT_TYPE}; charset=utf-8"))


@require_safe
def cover(request: HttpRequest, token: str, name: str) -> HttpResponse:
    """Serve a show's cover as JPEG, or ours where it has none."""
    try:
        reader = reader_of(token)
        picture = podcasts.cover_name(reader, name) if name != podcasts.OWN_COVER else ""
    except NotFound as error:
        raise Http404 from error
    path = path_of(f"covers/{picture}") if picture else _OWN_COVER
    if not path.is_file():
        raise Http404
    return _private(HttpResponse(_jpeg(path, path.stat().st_mtime_ns), "image/jpeg"))


@lru_cache(maxsize=32)
def _jpeg(path: Path, changed_at_ns: int) -> bytes:
    return jpeg_of(path, COVER_SIDE_PX)


def _private(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "private, max-age=60"
    return response
