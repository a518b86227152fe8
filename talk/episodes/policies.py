"""Who may hear and run episodes: a draft is for those who run it and those whose voices it holds."""

from dataclasses import dataclass

from communities.spaces.models import CommunityMember
from talk.episodes.models import Episode, EpisodeComment
from talk.shows.policies import can_hear, can_manage
from workspace.core.errors import NotAllowed
from workspace.people.models import Person


@dataclass(frozen=True, slots=True)
class EpisodePlace:
    """An episode as one person stands to it."""

    episode: Episode
    may_manage: bool
    was_asked: bool
    """The person stood on stage while it was recorded, and answered."""


def place_of(
    viewer: Person,
    episode: Episode,
    hosts: list[str],
    membership: CommunityMember | None,
    *,
    was_asked: bool,
) -> EpisodePlace | None:
    """Tell how a person stands to an episode; None for who may not know of it.

    Who spoke may hear it and take their voice out, even after leaving the community.
    """
    sees = can_hear(viewer, episode.community, membership)
    manages = sees and can_manage(viewer, hosts, membership)
    hears = sees and episode.published_at is not None
    if not viewer.is_active or not (hears or manages or was_asked):
        return None
    return EpisodePlace(episode, manages, was_asked)


def require_manager(place: EpisodePlace) -> None:
    """Raise `NotAllowed` for who does not run it."""
    if not place.may_manage:
        raise NotAllowed


def require_deleter(person: Person, comment: EpisodeComment, place: EpisodePlace) -> None:
    """Raise `NotAllowed` for who neither wrote a comment nor runs the episode."""
    if comment.person_id != person.id and not place.may_manage:
        raise NotAllowed
