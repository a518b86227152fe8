"""Work on episodes whose worker has died: it is asked for again."""

from datetime import datetime, timedelta
from typing import Final

from django.db.models import Q

from talk.episodes.models import Episode, EpisodeState, TranscriptState
from talk.episodes.tasks import make_episode, transcribe_episode

SILENT_AFTER: Final = timedelta(minutes=5)
"""Mixing tells of itself every second, writing down after every passage: half a minute of speech."""


def take_up_again(at: datetime) -> int:
    """Ask again for whatever nobody has worked on for a while; return how much.

    What only waits for its turn is asked for twice then: the second time there is nothing left to do.
    """
    unfinished = Q(state=EpisodeState.MAKING) | Q(transcript_state=TranscriptState.WRITING)
    silent = Episode.objects.filter(unfinished, worked_at__lt=at - SILENT_AFTER)
    found = list(silent.values_list("id", "revision", "state", "worked_at"))
    count = 0
    for episode, revision, state, worked_at in found:
        if not Episode.objects.filter(id=episode, worked_at=worked_at).update(worked_at=at):
            continue  # another process was first
        count += 1
        if state == EpisodeState.MAKING:
            make_episode.enqueue(episode, revision)
        else:
            transcribe_episode.enqueue(episode)
    return count
