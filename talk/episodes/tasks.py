"""Work on episodes that a worker does later, on a queue of its own: mail never waits behind an hour of audio.

What the work is, is imported when it is done: the services that do it ask for the next work here.
"""

from django_tasks import task

EPISODES = "episodes"
"""The queue."""
_LATER = -10
"""The priority of writing down: an episode that nobody can hear yet goes first."""


@task(queue_name=EPISODES)
def make_episode(episode_id: str, revision: int) -> None:
    """Make one revision of an episode's audio."""
    from talk.episodes.services.making import make

    make(episode_id, revision)


@task(queue_name=EPISODES, priority=_LATER)
def transcribe_episode(episode_id: str) -> None:
    """Write down what is said in an episode, for some minutes; then whoever waits has their turn."""
    from talk.episodes.services.transcribing import transcribe

    transcribe(episode_id)
