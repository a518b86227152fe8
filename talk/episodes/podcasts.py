"""A person's podcast feed, put together: what they may hear at this moment, with addresses that hold their secret."""

from typing import Final

from django.conf import settings

from talk.episodes.feed import ChapterMark, Feed, FeedItem, Link, chapters_json, feed_xml
from talk.episodes.files import MEDIA_TYPES, Format
from talk.episodes.models import Episode
from talk.episodes.queries import audible_episodes, find_episode
from talk.episodes.transcripts import with_lines
from talk.episodes.vtt import VTT_TYPE
from talk.shows.models import Show
from talk.shows.queries import find_show, hosts_of_show
from workspace.core.errors import NotFound
from workspace.people.models import Person

EPISODES_LIMIT: Final = 300
OWN_COVER: Final = "flurfunk"
"""The name of our own picture, for what has none."""
_TEXTS: Final = {
    "de": (
        "Alles, was du hören kannst",
        "Dein eigener Feed. Gib die Adresse nicht weiter: wer sie kennt, hört mit.",
    ),
    "en": (
        "All that you may hear",
        "Your own feed. Do not pass its address on: whoever knows it listens along.",
    ),
}


def feed_of(reader: Person, token: str, show_id: str | None = None) -> bytes:
    """Return the feed of one show, or of all that the reader may hear. Raises `NotFound`."""
    show = find_show(reader, show_id).show if show_id else None
    episodes = audible_episodes(reader).exclude(made_revision=None)
    if show is not None:
        episodes = episodes.filter(talk__show=show)
    root = f"{settings.PUBLIC_URL}/feeds/{token}"
    rows = list(episodes[:EPISODES_LIMIT])
    written = with_lines(rows)
    return feed_xml(_head(reader, root, show), [_item(row, root, row.id in written) for row in rows])


def _head(reader: Person, root: str, show: Show | None) -> Feed:
    title, description = _TEXTS[reader.language]
    path = f"shows/{show.id}" if show else "feed"
    hosts = Person.objects.filter(id__in=hosts_of_show(show)) if show else Person.objects.none()
    return Feed(
        title=show.title if show else f"Flurfunk {settings.ORGANISATION}: {title}".strip(),
        description=(show.description if show else "") or description,
        page_url=f"{settings.PUBLIC_URL}/talks/shows/{show.id}" if show else f"{settings.PUBLIC_URL}/talks",
        self_url=f"{root}/{path}.xml",
        identity_url=f"{settings.PUBLIC_URL}/feeds/{path}",
        language=reader.language,
        author=", ".join(hosts.order_by("name").values_list("name", flat=True)) or settings.ORGANISATION,
        owner_name=settings.ORGANISATION,
        owner_email=settings.DEFAULT_FROM_EMAIL,
        image_url=f"{root}/covers/{show.id if show else OWN_COVER}.jpg",
    )


def _item(episode: Episode, root: str, is_written: bool) -> FeedItem:
    talk = episode.talk
    return FeedItem(
        guid=episode.id,
        title=episode.title,
        description=episode.notes,
        published_at=episode.published_at or episode.created_at,
        page_url=f"{settings.PUBLIC_URL}/talks/episodes/{episode.id}",
        audio=Link(f"{root}/{episode.id}.mp3?v={episode.made_revision}", MEDIA_TYPES[Format.MP3]),
        audio_bytes=episode.mp3_bytes,
        duration_s=round(episode.duration_ms / 1000),
        author=talk.show.title if talk.show else talk.community.name,
        image_url=f"{root}/covers/{talk.show_id}.jpg" if talk.show and talk.show.cover else None,
        chapters_url=f"{root}/{episode.id}.json" if episode.chapters else None,
        transcripts=(Link(f"{root}/{episode.id}.vtt", VTT_TYPE),) if is_written else (),
    )


def published_for(reader: Person, episode_id: str) -> Episode:
    """Return a published episode that the reader may hear. Raises `NotFound`: drafts are for the screen."""
    episode = find_episode(reader, episode_id).episode
    if episode.published_at is None or not audible_episodes(reader).filter(id=episode_id).exists():
        raise NotFound
    return episode


def chapters_of_episode(reader: Person, episode_id: str) -> bytes:
    """Return an episode's chapters as players read them. Raises `NotFound`."""
    chapters = published_for(reader, episode_id).chapters
    return chapters_json([ChapterMark(start_ms, title) for start_ms, title in chapters])


def cover_name(reader: Person, show_id: str) -> str:
    """Return the file of a show's cover; empty without one. Raises `NotFound`."""
    return find_show(reader, show_id).show.cover
