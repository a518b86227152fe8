"""Reading transcripts, always for one viewer: whoever may hear an episode may read it."""

from collections.abc import Iterable

from django.conf import settings
from django.db.models import QuerySet

from talk.episodes.models import Episode, EpisodeLine, TranscriptState
from talk.episodes.queries import find_episode
from talk.episodes.schemas import LineOut, TranscriptOut
from talk.episodes.vtt import Cue, vtt
from workspace.core.errors import NotAllowed, NotFound
from workspace.people.models import Person


def transcript_for(viewer: Person, episode_id: str) -> TranscriptOut:
    """Return what can be heard in the audio that is there now. Raises `NotFound`."""
    place = find_episode(viewer, episode_id)
    return TranscriptOut(
        lines=[line_out(line) for line in lines_in(place.episode, with_empty=place.may_manage)]
    )


def lines_in(episode: Episode, *, with_empty: bool = False) -> QuerySet[EpisodeLine]:
    """Return the lines in order; while they are being written, or there is no audio, none."""
    found = EpisodeLine.objects.filter(track__episode=episode, start_ms__isnull=False)
    if episode.made_revision is None or episode.transcript_state != TranscriptState.READY:
        found = found.none()
    if not with_empty:
        found = found.exclude(text="")
    return found.select_related("track").order_by("start_ms", "said_at_ms", "id")


def vtt_for(viewer: Person, episode_id: str) -> str:
    """Return the transcript as a file, where its hosts allow that. Raises `NotFound` also where there is none."""
    place = find_episode(viewer, episode_id)
    if not (place.episode.downloadable or place.may_manage):
        raise NotAllowed("download_not_allowed")
    return vtt_of(place.episode)


def vtt_of(episode: Episode) -> str:
    """Return an episode's transcript as WebVTT. Raises `NotFound` where there is none."""
    lines = list(lines_in(episode))
    if not lines:
        raise NotFound
    names = dict(
        Person.objects.filter(id__in={line.track.person_id for line in lines}).values_list("id", "name")
    )
    return vtt(
        Cue(line.start_ms or 0, line.end_ms or 0, names[line.track.person_id], line.text) for line in lines
    )


def with_lines(episodes: Iterable[Episode]) -> set[str]:
    """Return which of these have a transcript that can be read."""
    ready = [row.id for row in episodes if row.transcript_state == TranscriptState.READY]
    lines = EpisodeLine.objects.filter(track__episode__in=ready, start_ms__isnull=False).exclude(text="")
    return set(lines.values_list("track__episode", flat=True).distinct())


def is_possible() -> bool:
    """Tell whether this server has been given a speech model."""
    return bool(settings.SPEECH_MODEL)


def line_out(line: EpisodeLine) -> LineOut:
    """Shape a line that can be heard."""
    return LineOut(
        id=line.id,
        person=line.track.person_id,
        start_ms=line.start_ms or 0,
        end_ms=line.end_ms or 0,
        text=line.text,
        language=line.language,
    )
