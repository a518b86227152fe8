"""Asking for an episode's audio: at the end of a recorded talk, and whenever it has to be mixed anew."""

from django.db import transaction

from talk.episodes.models import Episode, EpisodeState
from talk.episodes.tasks import make_episode
from talk.shows.models import Talk
from workspace.core.clock import now


class Episodes:
    """What shows know of episodes: a recorded talk that has ended becomes one (`talk.shows.ports`)."""

    def begin(self, talk: Talk) -> None:
        """Make an episode of a talk that has just ended. Inside of its transaction."""
        begin(talk)


def begin(talk: Talk) -> Episode:
    """Make an episode of an ended talk, and ask for its audio. Again returns the same one."""
    at = now()
    given = {"community": talk.community, "title": talk.title, "notes": talk.description}
    times = {"created_at": at, "worked_at": at}
    episode, made = Episode.objects.get_or_create(talk=talk, defaults={**given, **times})
    if made:
        _enqueue(episode)
    return episode


def ask_anew(episode: Episode) -> None:
    """Ask for another revision, and save the episode; the caller holds its row. Whatever is being made is not wanted.

    The files that are there stay until the new ones are, unless the caller has deleted them.
    """
    episode.revision += 1
    episode.state, episode.problem, episode.percent = EpisodeState.MAKING, "", 0
    episode.worked_at = now()
    episode.save()
    _enqueue(episode)


def _enqueue(episode: Episode) -> None:
    """Hand the work to a worker, once the running transaction holds."""
    episode_id, revision = episode.id, episode.revision
    transaction.on_commit(lambda: make_episode.enqueue(episode_id, revision))
