"""What listeners do: keep their place, and comment on a moment."""

from django.db import transaction

from communities.spaces.queries import require_voice
from talk.episodes.models import COMMENT_LIMIT, Bookmark, EpisodeComment
from talk.episodes.policies import require_deleter
from talk.episodes.queries import comment_out, find_episode
from talk.episodes.schemas import CommentIn, CommentOut
from workspace.core.clock import now
from workspace.core.errors import Invalid, NotFound
from workspace.core.limits import Limit, take
from workspace.core.text import clean_text
from workspace.people.models import Person

COMMENT_PACE = Limit("episode_comment", 10, 60)
HEARD_MS = 15_000
"""Who is so close to the end has heard it: their place is forgotten."""


@transaction.atomic
def keep_place(actor: Person, episode_id: str, at_ms: int) -> None:
    """Keep where somebody stopped, for their other devices; at the beginning and near the end nothing is kept."""
    episode = find_episode(actor, episode_id).episode
    if 0 < at_ms < episode.duration_ms - HEARD_MS:
        Bookmark.objects.update_or_create(episode=episode, person=actor, defaults={"at_ms": at_ms})
    else:
        Bookmark.objects.filter(episode=episode, person=actor).delete()


@transaction.atomic
def comment(actor: Person, episode_id: str, wish: CommentIn) -> CommentOut:
    """Say something about a moment. Raises `Invalid` (empty, too long), `TooFast`."""
    text = clean_text(wish.text).strip()
    if not text:
        raise Invalid("text", "blank")
    if len(text) > COMMENT_LIMIT:
        raise Invalid("text", "too_long", limit=COMMENT_LIMIT, length=len(text))
    episode = find_episode(actor, episode_id).episode
    require_voice(actor, episode.community_id)
    take(COMMENT_PACE, actor.id)
    made = EpisodeComment.objects.create(
        episode=episode,
        person=actor,
        at_ms=min(wish.at_ms, episode.duration_ms),
        text=text,
        written_at=now(),
    )
    return comment_out(made)


@transaction.atomic
def delete_comment(actor: Person, comment_id: str) -> None:
    """Delete one's own comment, or as one who runs the episode anybody's."""
    found = EpisodeComment.objects.filter(id=comment_id).first()
    if found is None:
        raise NotFound
    require_deleter(actor, found, find_episode(actor, found.episode_id))
    found.delete()
