"""Asking for a transcript, doing without it, and correcting what was heard wrong. For those who run the talk."""

from django.db import transaction

from talk.episodes.lines import corrected
from talk.episodes.models import Episode, EpisodeLine, EpisodeState, EpisodeTrack, TranscriptState
from talk.episodes.placing import heard_in, place, timeline_of, words_of
from talk.episodes.policies import EpisodePlace, require_manager
from talk.episodes.queries import find_episode, standing_of
from talk.episodes.schemas import LineOut, LinePatch, TranscriptStanding
from talk.episodes.services.asking import ask_anew
from talk.episodes.tasks import transcribe_episode
from talk.episodes.transcripts import is_possible, line_out
from workspace.core.clock import now
from workspace.core.errors import Conflict, NotFound
from workspace.core.text import clean_text
from workspace.people.models import Person


def ask_by_itself(episode: Episode) -> None:
    """Ask for a transcript of an episode that has just been made, unless there is one or nobody wants one.

    The caller holds its row.
    """
    if is_possible() and episode.transcript_state == TranscriptState.ABSENT:
        _ask(episode)


@transaction.atomic
def ask_transcript(actor: Person, episode_id: str) -> TranscriptStanding:
    """Have an episode written down, or go on where that failed. Raises `Conflict` without a speech model or audio."""
    place = _managed(actor, episode_id)
    episode = place.episode
    if not is_possible():
        raise Conflict("no_speech_model")
    if episode.made_revision is None:
        raise Conflict("episode_not_ready")
    if episode.transcript_state in (TranscriptState.WRITING, TranscriptState.READY):
        return standing_of(episode)
    if timeline_of(episode) is None and episode.state != EpisodeState.MAKING:
        episode.transcript_state = TranscriptState.ABSENT  # asked for by itself once it is mixed anew
        ask_anew(episode)
    else:
        _ask(episode)
    return standing_of(episode)


def _ask(episode: Episode) -> None:
    episode.transcript_state, episode.transcript_percent = TranscriptState.WRITING, 0
    episode.worked_at = now()
    episode.save(update_fields=["transcript_state", "transcript_percent", "worked_at"])
    episode_id = episode.id
    transaction.on_commit(lambda: transcribe_episode.enqueue(episode_id))


@transaction.atomic
def delete_transcript(actor: Person, episode_id: str) -> TranscriptStanding:
    """Delete all lines, and stop whoever writes them. Again changes nothing."""
    episode = _managed(actor, episode_id).episode
    EpisodeTrack.objects.filter(episode=episode).delete()
    episode.transcript_state, episode.transcript_percent = TranscriptState.DELETED, 0
    episode.save(update_fields=["transcript_state", "transcript_percent"])
    return standing_of(episode)


@transaction.atomic
def correct_line(actor: Person, episode_id: str, line_id: str, change: LinePatch) -> LineOut:
    """Say what a line should read; empty takes it out. What is cut out of the audio stays unread and as it was."""
    episode = _managed(actor, episode_id).episode
    rows = EpisodeLine.objects.filter(id=line_id, track__episode=episode, start_ms__isnull=False)
    line = rows.select_related("track").select_for_update(of=("self",)).first()
    timeline = timeline_of(episode)
    if line is None or timeline is None:
        raise NotFound
    words = corrected(words_of(line), heard_in(line, timeline), clean_text(change.text))
    line.words = [list(word) for word in words]
    place(line, timeline).save(update_fields=["words", "start_ms", "end_ms", "text"])
    return line_out(line)


def _managed(actor: Person, episode_id: str) -> EpisodePlace:
    place = find_episode(actor, episode_id, lock=True)
    require_manager(place)
    return place
