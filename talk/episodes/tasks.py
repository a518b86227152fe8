"""Work on episodes that a worker does later."""

from django_tasks import task

from talk.episodes.services.making import make


@task()
def make_episode(episode_id: str, revision: int) -> None:
    """Make one revision of an episode's audio."""
    make(episode_id, revision)
