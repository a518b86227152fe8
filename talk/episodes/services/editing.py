"""Editing episodes: words, chapters and cuts; publishing them and taking them back. For those who run the talk."""

import shutil
from functools import partial

from django.db import transaction

from talk.episodes.cuts import Cut, moved, tidied
from talk.episodes.events import EpisodePublished, EpisodeWithdrawn
from talk.episodes.files import folder_of_episode
from talk.episodes.models import Bookmark, Episode, EpisodeComment, EpisodeState
from talk.episodes.policies import require_manager
from talk.episodes.queries import episode_out, find_episode
from talk.episodes.schemas import ChapterOut, CutOut, EpisodeOut, EpisodePatch
from talk.episodes.services.asking import ask_anew
from talk.shows.events import programme_topic
from talk.shows.limits import CHAPTER_TITLE_LIMIT, TITLE_LIMIT
from talk.shows.recordings import folder_of
from workspace.audit.services import record
from workspace.core.clock import now
from workspace.core.errors import Conflict, Invalid
from workspace.core.events import publish
from workspace.core.text import clean_name, clean_text
from workspace.people.models import Person


@transaction.atomic
def change_episode(actor: Person, episode_id: str, change: EpisodePatch) -> EpisodeOut:
    """Change title, notes, chapters, and whether it may be downloaded. Raises `Invalid`."""
    episode = _managed(actor, episode_id)
    if change.title is not None:
        episode.title = clean_name(change.title, field="title", limit=TITLE_LIMIT)
    if change.notes is not None:
        episode.notes = clean_text(change.notes).strip()
    if change.downloadable is not None:
        episode.downloadable = change.downloadable
    if change.chapters is not None:
        episode.chapters = _checked(change.chapters, episode.duration_ms)
        episode.has_own_chapters = True
    episode.save()
    return _told(episode)


def _checked(chapters: list[ChapterOut], duration_ms: int) -> list[list[int | str]]:
    """Return chapters in order, the first at the beginning. Raises `Invalid` for two at one place."""
    starts = sorted(chapter.start_ms for chapter in chapters)
    if len(set(starts)) != len(starts):
        raise Invalid("chapters", "chapters_collide")
    if starts and starts[-1] >= duration_ms:
        raise Invalid("chapters", "chapter_past_end")
    ordered = sorted(chapters, key=lambda chapter: chapter.start_ms)
    kept: list[list[int | str]] = [
        [chapter.start_ms, clean_name(chapter.title, field="chapters", limit=CHAPTER_TITLE_LIMIT)]
        for chapter in ordered
    ]
    if kept:
        kept[0][0] = 0
    return kept


@transaction.atomic
def cut_episode(actor: Person, episode_id: str, cuts: list[CutOut]) -> EpisodeOut:
    """Leave out exactly these parts; the audio is made anew, and chapters, comments and places move along."""
    episode = _managed(actor, episode_id)
    if episode.made_revision is None:
        raise Conflict("episode_not_ready")
    wanted = tidied(((cut.start_ms, cut.end_ms) for cut in cuts), episode.uncut_ms)
    if sum(end - start for start, end in wanted) >= episode.uncut_ms:
        raise Invalid("cuts", "nothing_left")
    before: list[Cut] = [(start, end) for start, end in episode.cuts]
    if wanted == before:
        return episode_out(episode)
    _move(episode, before, wanted)
    episode.cuts = [[start, end] for start, end in wanted]
    ask_anew(episode)
    return episode_out(episode)


def _move(episode: Episode, before: list[Cut], after: list[Cut]) -> None:
    if episode.has_own_chapters:
        places = {moved(start, before, after): title for start, title in episode.chapters}
        episode.chapters = [[start, title] for start, title in sorted(places.items())]
    for rows in (EpisodeComment.objects, Bookmark.objects):
        for row in rows.filter(episode=episode):
            rows.filter(pk=row.pk).update(at_ms=moved(row.at_ms, before, after))


@transaction.atomic
def publish_episode(actor: Person, episode_id: str) -> EpisodeOut:
    """Let everyone hear it who may hear the community's talks. Again changes nothing."""
    episode = _managed(actor, episode_id)
    if episode.made_revision is None:
        raise Conflict("episode_not_ready")
    if episode.published_at is None:
        episode.published_at = now()
        episode.save(update_fields=["published_at"])
        record(actor.id, "episode.published", episode.id)
    return _told(episode)


@transaction.atomic
def unpublish_episode(actor: Person, episode_id: str) -> EpisodeOut:
    """Make it a draft again. Again changes nothing."""
    episode = _managed(actor, episode_id)
    if episode.published_at is not None:
        take_back(episode)
        record(actor.id, "episode.withdrawn", episode.id)
    return episode_out(episode)


def take_back(episode: Episode) -> None:
    """Make a published episode a draft, and tell it. The caller holds its row."""
    episode.published_at = None
    episode.save(update_fields=["published_at"])
    publish(programme_topic(episode.community), EpisodeWithdrawn(episode=episode.id))


@transaction.atomic
def delete_episode(actor: Person, episode_id: str) -> None:
    """Delete an episode with everything that was recorded of its talk."""
    episode = _managed(actor, episode_id)
    if episode.published_at is not None:
        take_back(episode)
    record(actor.id, "episode.deleted", episode.id)
    folders = (folder_of(episode.talk_id), folder_of_episode(episode.id))
    episode.delete()
    for folder in folders:
        transaction.on_commit(partial(shutil.rmtree, folder, ignore_errors=True))


@transaction.atomic
def try_again(actor: Person, episode_id: str) -> EpisodeOut:
    """Make an episode again that could not be made. While one is being made it changes nothing."""
    episode = _managed(actor, episode_id)
    if episode.state == EpisodeState.FAILED:
        ask_anew(episode)
    return episode_out(episode)


def _managed(actor: Person, episode_id: str) -> Episode:
    place = find_episode(actor, episode_id, lock=True)
    require_manager(place)
    return place.episode


def _told(episode: Episode) -> EpisodeOut:
    shape = episode_out(episode)
    if episode.published_at is not None:
        publish(programme_topic(episode.community), EpisodePublished(episode=shape))
    return shape
