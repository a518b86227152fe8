"""A podcast feed as players read it: RSS 2.0 with the namespaces of Apple, Podcasting 2.0 and Atom. Pure.

A feed of ours is private: it says that no directory may list it (`itunes:block`) and none may take it over
(`podcast:locked`). Texts come from people; what XML cannot carry is taken out of them, everything else is escaped.
"""

import json
import re
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from enum import StrEnum
from html import escape
from typing import Final
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

ATOM: Final = "http://www.w3.org/2005/Atom"
ITUNES: Final = "http://www.itunes.com/dtds/podcast-1.0.dtd"
PODCAST: Final = "https://podcastindex.org/namespace/1.0"
CHAPTERS_TYPE: Final = "application/json+chapters"
CHAPTERS_VERSION: Final = "1.2.0"
GENERATOR: Final = "Flurfunk"
_GUID_SPACE: Final = uuid.UUID("ead4c236-bf58-58c6-a2c6-a6b28d128cb6")
"""That of `podcast:guid`: every tool makes the same one of a feed's address."""
_NO_CHARACTER: Final = re.compile("[^\t\n\r\u0020-\u007e\u00a0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 has no place for, not even escaped, and the controls that it advises against (section 2.2)."""

for _prefix, _uri in (("atom", ATOM), ("itunes", ITUNES), ("podcast", PODCAST)):
    ET.register_namespace(_prefix, _uri)


class EpisodeType(StrEnum):
    """What Apple knows of."""

    FULL = "full"
    TRAILER = "trailer"
    BONUS = "bonus"


@dataclass(frozen=True, slots=True)
class Link:
    """A file beside an episode, at an absolute address."""

    url: str
    media_type: str


@dataclass(frozen=True, slots=True)
class FeedItem:
    """One episode. `guid` never changes, whatever else does; `description` is plain text; addresses are absolute."""

    guid: str
    title: str
    description: str
    published_at: datetime
    page_url: str
    audio: Link
    audio_bytes: int
    duration_s: int
    author: str = ""
    image_url: str | None = None
    chapters_url: str | None = None
    transcripts: tuple[Link, ...] = ()
    kind: EpisodeType = EpisodeType.FULL


@dataclass(frozen=True, slots=True)
class Feed:
    """A show. `self_url`: where the feed itself is read, with what makes it private; `language`: as in RFC 5646.

    `identity_url`: the same for all readers, of which `podcast:guid` is made. `image_url` ends in .jpg or .png.
    """

    title: str
    description: str
    page_url: str
    self_url: str
    identity_url: str
    language: str
    author: str
    owner_name: str
    owner_email: str
    image_url: str
    category: str = "Business"
    is_explicit: bool = False


@dataclass(frozen=True, slots=True)
class ChapterMark:
    """Where a chapter begins."""

    start_ms: int
    title: str


def feed_xml(feed: Feed, items: Sequence[FeedItem]) -> bytes:
    """Return the feed in UTF-8, the newest episode first. Raises ValueError for an address that is not absolute."""
    rss = ET.Element("rss", {"version": "2.0"})
    channel = ET.SubElement(rss, "channel")
    newest_first = sorted(items, key=lambda item: item.published_at, reverse=True)
    _add_head(channel, feed)
    if newest_first:
        _add(channel, "lastBuildDate", _rfc_2822(newest_first[0].published_at))
    for item in newest_first:
        _add_item(ET.SubElement(channel, "item"), item)
    return bytes(ET.tostring(rss, encoding="utf-8", xml_declaration=True))


def chapters_json(chapters: Sequence[ChapterMark]) -> bytes:
    """Return chapters as the file that `podcast:chapters` names (JSON Chapters 1.2)."""
    listed = [{"startTime": chapter.start_ms / 1000, "title": _text(chapter.title)} for chapter in chapters]
    return json.dumps({"version": CHAPTERS_VERSION, "chapters": listed}, ensure_ascii=False).encode()


def feed_guid(identity_url: str) -> uuid.UUID:
    """Return what `podcast:guid` says: UUID v5 of the address without its scheme and without slashes at the end."""
    return uuid.uuid5(_GUID_SPACE, identity_url.partition("://")[2].rstrip("/"))


def _add_head(channel: ET.Element, feed: Feed) -> None:
    _add(channel, "title", feed.title)
    _add(channel, "link", _absolute(feed.page_url))
    _add(channel, "description", _paragraphs(feed.description or feed.title))
    _add(channel, "language", feed.language)
    _add(channel, "generator", GENERATOR)
    _add(channel, f"{{{ATOM}}}link", href=_absolute(feed.self_url), rel="self", type="application/rss+xml")
    _add(channel, f"{{{ITUNES}}}author", feed.author)
    owner = ET.SubElement(channel, f"{{{ITUNES}}}owner")
    _add(owner, f"{{{ITUNES}}}name", feed.owner_name)
    _add(owner, f"{{{ITUNES}}}email", feed.owner_email)
    _add(channel, f"{{{ITUNES}}}image", href=_absolute(feed.image_url))
    _add(channel, f"{{{ITUNES}}}category", text=feed.category)
    _add(channel, f"{{{ITUNES}}}explicit", "true" if feed.is_explicit else "false")
    _add(channel, f"{{{ITUNES}}}type", "episodic")
    _add(channel, f"{{{ITUNES}}}block", "Yes")
    _add(channel, f"{{{PODCAST}}}guid", str(feed_guid(feed.identity_url)))
    _add(channel, f"{{{PODCAST}}}locked", "yes")


def _add_item(item: ET.Element, episode: FeedItem) -> None:
    _add(item, "title", episode.title)
    _add(item, "link", _absolute(episode.page_url))
    _add(item, "guid", episode.guid, isPermaLink="false")
    _add(item, "pubDate", _rfc_2822(episode.published_at))
    _add(item, "description", _paragraphs(episode.description or episode.title))
    audio = {
        "url": _absolute(episode.audio.url),
        "length": str(episode.audio_bytes),
        "type": episode.audio.media_type,
    }
    ET.SubElement(item, "enclosure", audio)
    _add(item, f"{{{ITUNES}}}duration", str(episode.duration_s))
    _add(item, f"{{{ITUNES}}}episodeType", episode.kind)
    if episode.author:
        _add(item, f"{{{ITUNES}}}author", episode.author)
    if episode.image_url:
        _add(item, f"{{{ITUNES}}}image", href=_absolute(episode.image_url))
    if episode.chapters_url:
        _add(item, f"{{{PODCAST}}}chapters", url=_absolute(episode.chapters_url), type=CHAPTERS_TYPE)
    for transcript in episode.transcripts:
        _add(item, f"{{{PODCAST}}}transcript", url=_absolute(transcript.url), type=transcript.media_type)


def _add(parent: ET.Element, tag: str, /, content: str = "", **attributes: str) -> None:
    found = ET.SubElement(parent, tag, {name: _text(value) for name, value in attributes.items()})
    found.text = _text(content) or None


def _text(text: str) -> str:
    """Return what XML can carry of a text."""
    return _NO_CHARACTER.sub("", text)


def _paragraphs(text: str) -> str:
    """Return plain text as the HTML that players show: paragraphs, line breaks, and nothing that it did not mean."""
    paragraphs = re.split(r"\n\s*\n", text.replace("\r\n", "\n").strip())
    return "".join(
        f"<p>{escape(part.strip(), quote=False).replace(chr(10), '<br>')}</p>" for part in paragraphs
    )


def _rfc_2822(at: datetime) -> str:
    return format_datetime(at.astimezone(UTC))


def _absolute(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError("an address in a feed is absolute")
    return url
