"""HTTP routes on episodes: listening, commenting, editing, publishing, and the podcast feed's address."""

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from ninja import Query, Router, Status

from talk.episodes import queries, transcripts
from talk.episodes.files import MEDIA_TYPES, Format, file_of
from talk.episodes.schemas import (
    CommentIn,
    CommentOut,
    CutsIn,
    EditorOut,
    EpisodeOut,
    EpisodePatch,
    EpisodesOut,
    EpisodesQuery,
    EpisodeView,
    FeedOut,
    FeedQuery,
    LineOut,
    LinePatch,
    PositionIn,
    TranscriptOut,
    TranscriptStanding,
)
from talk.episodes.services import editing, feed_keys, listening
from talk.episodes.services import transcripts as writing
from talk.episodes.services.withdrawing import withdraw_voice
from talk.episodes.vtt import VTT_TYPE
from talk.shows.audio_files import answer_with
from talk.shows.queries import find_show
from workspace.core.errors import NotAllowed
from workspace.core.schemas import ErrorOut
from workspace.people.auth import SIGNED_IN, actor_of

router = Router(auth=SIGNED_IN, tags=["episodes"])

_READ = {401: ErrorOut, 404: ErrorOut}
_MANAGED = {**_READ, 403: ErrorOut}
_WRITE = {**_MANAGED, 409: ErrorOut, 422: ErrorOut}


@router.get("/episodes", response={200: EpisodesOut, 401: ErrorOut, 422: ErrorOut})
def read_episodes(request: HttpRequest, query: Query[EpisodesQuery]) -> EpisodesOut:
    """Return a page of the published episodes, the newest first, and one's own drafts."""
    return queries.episodes_for(actor_of(request), query)


@router.get("/episodes/{episode_id}", response={200: EpisodeView, **_READ})
def read_episode(request: HttpRequest, episode_id: str) -> EpisodeView:
    """Return an episode with chapters, waveform, comments, and one's own place in it."""
    return queries.episode_view(actor_of(request), episode_id)


@router.get(
    "/episodes/{episode_id}/audio/{format}",
    response={200: None, 206: None, 416: None, **_MANAGED, 422: ErrorOut},
)
def read_audio(request: HttpRequest, episode_id: str, format: Format, v: int = 0) -> HttpResponseBase:  # noqa: A002
    """Return the audio, also in ranges. MP3 is for keeping, where its hosts allow that."""
    place = queries.find_episode(actor_of(request), episode_id)
    if format == Format.MP3 and not (place.episode.downloadable or place.may_manage):
        raise NotAllowed("download_not_allowed")
    return answer_with(request, file_of(place.episode, format), MEDIA_TYPES[format])


@router.patch("/episodes/{episode_id}", response={200: EpisodeOut, **_WRITE})
def change_episode(request: HttpRequest, episode_id: str, payload: EpisodePatch) -> EpisodeOut:
    """Change words and chapters. For those who run its talk."""
    return editing.change_episode(actor_of(request), episode_id, payload)


@router.delete("/episodes/{episode_id}", response={204: None, **_MANAGED})
def delete_episode(request: HttpRequest, episode_id: str) -> Status[None]:
    """Delete an episode with everything that was recorded. For those who run its talk."""
    editing.delete_episode(actor_of(request), episode_id)
    return Status(204, None)


@router.get("/episodes/{episode_id}/editor", response={200: EditorOut, **_MANAGED})
def read_editor(request: HttpRequest, episode_id: str) -> EditorOut:
    """Return the episode as it is without any cuts. For those who run its talk."""
    return queries.editor_of(actor_of(request), episode_id)


@router.put("/episodes/{episode_id}/cuts", response={200: EpisodeOut, **_WRITE})
def cut_episode(request: HttpRequest, episode_id: str, payload: CutsIn) -> EpisodeOut:
    """Leave out exactly these parts; the audio is made anew. For those who run its talk."""
    return editing.cut_episode(actor_of(request), episode_id, payload.cuts)


@router.post("/episodes/{episode_id}/publish", response={200: EpisodeOut, **_MANAGED, 409: ErrorOut})
def publish_episode(request: HttpRequest, episode_id: str) -> EpisodeOut:
    """Publish it to its community. For those who run its talk."""
    return editing.publish_episode(actor_of(request), episode_id)


@router.post("/episodes/{episode_id}/unpublish", response={200: EpisodeOut, **_MANAGED})
def unpublish_episode(request: HttpRequest, episode_id: str) -> EpisodeOut:
    """Make it a draft again. For those who run its talk."""
    return editing.unpublish_episode(actor_of(request), episode_id)


@router.post("/episodes/{episode_id}/retry", response={200: EpisodeOut, **_MANAGED})
def try_again(request: HttpRequest, episode_id: str) -> EpisodeOut:
    """Make it again where that failed. For those who run its talk."""
    return editing.try_again(actor_of(request), episode_id)


@router.post("/episodes/{episode_id}/withdraw", response={200: EpisodeOut, **_READ, 409: ErrorOut})
def withdraw(request: HttpRequest, episode_id: str) -> EpisodeOut:
    """Take one's own voice out, for good; the rest is mixed anew. For whoever was recorded."""
    return withdraw_voice(actor_of(request), episode_id)


@router.get("/episodes/{episode_id}/transcript", response={200: TranscriptOut, **_READ})
def read_transcript(request: HttpRequest, episode_id: str) -> TranscriptOut:
    """Return what is said in an episode, line by line."""
    return transcripts.transcript_for(actor_of(request), episode_id)


@router.get("/episodes/{episode_id}/transcript.vtt", response={200: None, **_MANAGED})
def download_transcript(request: HttpRequest, episode_id: str) -> HttpResponse:
    """Return it as WebVTT, where its hosts allow downloads."""
    return HttpResponse(transcripts.vtt_for(actor_of(request), episode_id), f"{VTT_TYPE}; charset=utf-8")


@router.post(
    "/episodes/{episode_id}/transcript", response={200: TranscriptStanding, **_MANAGED, 409: ErrorOut}
)
def ask_transcript(request: HttpRequest, episode_id: str) -> TranscriptStanding:
    """Have it written down, also again where that failed. For those who run its talk."""
    return writing.ask_transcript(actor_of(request), episode_id)


@router.delete("/episodes/{episode_id}/transcript", response={200: TranscriptStanding, **_MANAGED})
def delete_transcript(request: HttpRequest, episode_id: str) -> TranscriptStanding:
    """Delete what was written down, and stop writing. For those who run its talk."""
    return writing.delete_transcript(actor_of(request), episode_id)


@router.patch("/episodes/{episode_id}/lines/{line_id}", response={200: LineOut, **_MANAGED, 422: ErrorOut})
def correct_line(request: HttpRequest, episode_id: str, line_id: str, payload: LinePatch) -> LineOut:
    """Correct a line; without text it is taken out. For those who run its talk."""
    return writing.correct_line(actor_of(request), episode_id, line_id, payload)


@router.put("/episodes/{episode_id}/position", response={204: None, **_READ, 422: ErrorOut})
def keep_place(request: HttpRequest, episode_id: str, payload: PositionIn) -> Status[None]:
    """Keep where one stopped, for one's other devices."""
    listening.keep_place(actor_of(request), episode_id, payload.at_ms)
    return Status(204, None)


@router.post(
    "/episodes/{episode_id}/comments", response={201: CommentOut, **_READ, 422: ErrorOut, 429: ErrorOut}
)
def comment(request: HttpRequest, episode_id: str, payload: CommentIn) -> Status[CommentOut]:
    """Comment on a moment."""
    return Status(201, listening.comment(actor_of(request), episode_id, payload))


@router.delete("/episode-comments/{comment_id}", response={204: None, **_MANAGED})
def delete_comment(request: HttpRequest, comment_id: str) -> Status[None]:
    """Delete a comment. For who wrote it, and those who run the talk."""
    listening.delete_comment(actor_of(request), comment_id)
    return Status(204, None)


@router.get("/feed", response={200: FeedOut, **_READ, 422: ErrorOut})
def read_feed(request: HttpRequest, query: Query[FeedQuery]) -> FeedOut:
    """Return the address of one's private podcast feed, of all shows or of one."""
    actor = actor_of(request)
    if query.show is not None:
        find_show(actor, query.show)
    return FeedOut(url=feed_keys.feed_url(actor, query.show))


@router.post("/feed", response={201: FeedOut, 401: ErrorOut})
def make_feed(request: HttpRequest) -> Status[FeedOut]:
    """Make one's feed, or give it a new address, which ends the old one."""
    actor = actor_of(request)
    feed_keys.make_feed(actor)
    return Status(201, FeedOut(url=feed_keys.feed_url(actor)))


@router.delete("/feed", response={204: None, 401: ErrorOut})
def revoke_feed(request: HttpRequest) -> Status[None]:
    """Have no feed any more."""
    feed_keys.revoke_feed(actor_of(request))
    return Status(204, None)
