"""Feeds by the rules of those who read them: W3C's feed validator, Apple, Podcasting 2.0."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from talk.episodes.feed import (
    ATOM,
    CHAPTERS_TYPE,
    ITUNES,
    PODCAST,
    ChapterMark,
    Feed,
    FeedItem,
    Link,
    chapters_json,
    feed_guid,
    feed_xml,
)

pytestmark = pytest.mark.pure

NAMES = {"atom": ATOM, "itunes": ITUNES, "podcast": PODCAST}
FEED = Feed(
    title="Flurfunk am Morgen",
    description="What happened in the house.",
    page_url="https://intra.example/talks/shows/7",
    self_url="https://intra.example/feeds/7.xml?key=secret&as=rss",
    identity_url="https://intra.example/feeds/7",
    language="de",
    author="Alice",
    owner_name="Radio",
    owner_email="radio@intra.example",
    image_url="https://intra.example/covers/7.jpg",
)
ITEM = FeedItem(
    guid="0198c0de-0000-7000-8000-000000000001",
    title="One",
    description="First.\n\nSecond,\nwith a break.",
    published_at=datetime(2026, 11, 24, 9, 30, tzinfo=UTC),
    page_url="https://intra.example/episodes/1",
    audio=Link("https://intra.example/episodes/1.mp3?key=secret", "audio/mpeg"),
    audio_bytes=1_234_567,
    duration_s=1800,
    author="Bob",
    image_url="https://intra.example/covers/1.png",
    chapters_url="https://intra.example/episodes/1/chapters.json",
    transcripts=(Link("https://intra.example/episodes/1.vtt", "text/vtt"),),
)
CHANNEL_NEEDS = (
    "title", "link", "description", "language", "atom:link", "itunes:author", "itunes:image", "itunes:category",
    "itunes:explicit", "itunes:owner/itunes:name", "itunes:owner/itunes:email", "itunes:block", "podcast:guid",
    "podcast:locked",
)  # fmt: skip
ITEM_NEEDS = ("title", "description", "guid", "pubDate", "enclosure", "itunes:duration", "itunes:episodeType")
CHANNEL_TEXTS = {
    "language": r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*",
    "itunes:explicit": "true|false",
    "itunes:block": "Yes",
    "itunes:owner/itunes:email": r"[^@\s]+@[^@\s]+",
    "podcast:locked": "yes|no",
    "podcast:guid": r"[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}",
}
CHANNEL_ATTRIBUTES = {
    "atom:link@rel": "self",
    "atom:link@type": re.escape("application/rss+xml"),
    "itunes:image@href": r"[^?#]+\.(jpe?g|png)([?#].*)?",
    "itunes:category@text": ".+",
}
ITEM_TEXTS = {
    "guid": r"\S(.*\S)?",
    "pubDate": r"(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} "
    r"\d\d:\d\d:\d\d [+-]\d{4}",
    "itunes:duration": r"[1-9]\d*",
    "itunes:episodeType": "full|trailer|bonus",
}
ITEM_ATTRIBUTES = {
    "guid@isPermaLink": "false",
    "enclosure@length": r"[1-9]\d*",
    "enclosure@type": "audio/(mpeg|mp4|x-m4a|ogg)",
    "itunes:image@href": r"[^?#]+\.(jpe?g|png)([?#].*)?",
    "podcast:chapters@type": re.escape(CHAPTERS_TYPE),
    "podcast:transcript@type": r"\w+/[\w.+-]+",
}
HOSTILE = "]]></title><script>alert('x')</script> & \"q\" \x00\x0b\x1f\ufffe\ud800 <b>é</b> 🎙"


def problems_of(xml: bytes) -> list[str]:
    """Return what a validator would say of a feed."""
    try:
        rss = ET.fromstring(xml)
    except ET.ParseError as error:
        return [f"not well-formed: {error}"]
    channel = rss.find("channel")
    if rss.tag != "rss" or rss.get("version") != "2.0" or channel is None:
        return ["no RSS 2.0"]
    found = [*_document_problems(xml), *_channel_problems(channel), *_address_problems(channel)]
    for item in channel.findall("item"):
        found += _item_problems(item)
    guids = Counter(item.findtext("guid") for item in channel.findall("item"))
    return found + [f"guid twice: {guid}" for guid, count in guids.items() if count > 1]


def _document_problems(xml: bytes) -> Iterator[str]:
    text = xml.decode("utf-8")
    if not re.match(r"<\?xml version='1\.0' encoding='utf-8'\?>", text):
        yield "no declaration"
    for prefix in sorted(set(re.findall(r"<(\w+):", text)) | {"atom", "itunes", "podcast"}):
        if f'xmlns:{prefix}="{NAMES.get(prefix)}"' not in text:
            yield f"namespace {prefix} is not declared"
    if re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]", text):
        yield "control character"


def _channel_problems(channel: ET.Element) -> Iterator[str]:
    for path in CHANNEL_NEEDS:
        here = channel.findall(path, NAMES)
        if len(here) != 1:
            yield f"{path}: {len(here)} times"
        elif not (here[0].text or "").strip() and not here[0].attrib:
            yield f"{path} is empty"
    yield from _misfits(channel, CHANNEL_TEXTS)
    yield from _misfits(channel, CHANNEL_ATTRIBUTES)


def _item_problems(item: ET.Element) -> Iterator[str]:
    for path in ITEM_NEEDS:
        if len(item.findall(path, NAMES)) != 1:
            yield f"item: {path}"
    yield from _misfits(item, ITEM_TEXTS)
    yield from _misfits(item, ITEM_ATTRIBUTES)


def _misfits(element: ET.Element, rules: dict[str, str]) -> Iterator[str]:
    """Yield what does not match; a rule's path may end in an attribute's name, as in `guid@isPermaLink`."""
    for rule, pattern in rules.items():
        path, _, attribute = rule.partition("@")
        for found in element.findall(path, NAMES):
            value = found.get(attribute, "") if attribute else found.text or ""
            if not re.fullmatch(pattern, value):
                yield f"{rule}: {value!r}"


def _address_problems(channel: ET.Element) -> Iterator[str]:
    for element in channel.iter():
        found = [element.get("url"), element.get("href"), element.text if element.tag == "link" else None]
        for url in filter(None, found):
            if (
                urlsplit(url).scheme not in ("http", "https")
                or not urlsplit(url).netloc
                or re.search(r"\s", url)
            ):
                yield f"address {url}"


def parsed(feed: Feed = FEED, *items: FeedItem) -> ET.Element:
    channel = ET.fromstring(feed_xml(feed, items)).find("channel")
    assert channel is not None
    return channel


def test_a_feed_is_valid_with_everything_with_little_and_without_episodes() -> None:
    bare = FeedItem(
        "2",
        "Two",
        "",
        ITEM.published_at,
        ITEM.page_url,
        Link("https://intra.example/2.m4a", "audio/mp4"),
        1,
        1,
    )
    assert problems_of(feed_xml(FEED, [ITEM, bare])) == []
    assert problems_of(feed_xml(replace(FEED, description=""), [])) == []


@pytest.mark.parametrize(
    ("feed", "item", "problem"),
    [
        (replace(FEED, language="Deutsch!"), ITEM, "language"),
        (replace(FEED, image_url="https://intra.example/cover.svg"), ITEM, "image"),
        (replace(FEED, owner_email=""), ITEM, "itunes:email"),
        (replace(FEED, title=""), ITEM, "title is empty"),
        (FEED, replace(ITEM, audio_bytes=0), "enclosure@length"),
        (FEED, replace(ITEM, audio=Link(ITEM.audio.url, "text/html")), "enclosure@type"),
        (FEED, replace(ITEM, duration_s=0), "duration"),
        (FEED, replace(ITEM, guid=""), "guid"),
    ],
)
def test_the_validator_of_these_tests_finds_what_is_wrong(feed: Feed, item: FeedItem, problem: str) -> None:
    assert any(problem in found for found in problems_of(feed_xml(feed, [item])))


def test_one_guid_twice_is_found() -> None:
    assert problems_of(feed_xml(FEED, [ITEM, ITEM])) == [f"guid twice: {ITEM.guid}"]


@given(st.text(alphabet=st.characters(), max_size=60))
def test_no_text_breaks_a_feed(text: str) -> None:
    feed = replace(FEED, title="a" + text, description=text, author="b" + text, owner_name="c" + text)
    item = replace(ITEM, title="e" + text, description=text, author="f" + text)
    assert problems_of(feed_xml(feed, [item])) == []


def test_hostile_titles_are_text() -> None:
    channel = parsed(replace(FEED, title=HOSTILE), replace(ITEM, title=HOSTILE))
    clean = "]]></title><script>alert('x')</script> & \"q\"  <b>é</b> 🎙"
    assert channel.findtext("title") == clean
    assert channel.findtext("item/title") == clean
    assert problems_of(feed_xml(replace(FEED, title=HOSTILE), [replace(ITEM, title=HOSTILE)])) == []


def test_a_description_is_html_that_means_the_plain_text() -> None:
    channel = parsed(FEED, replace(ITEM, description="1 < 2 & <b>\r\nso\n\n \nnext"))
    assert channel.findtext("item/description") == "<p>1 &lt; 2 &amp; &lt;b&gt;<br>so</p><p>next</p>"


def test_the_newest_episode_comes_first_and_dates_the_feed() -> None:
    later = replace(ITEM, guid="2", title="Two", published_at=ITEM.published_at + timedelta(days=1))
    channel = parsed(FEED, ITEM, later)
    assert [item.findtext("title") for item in channel.findall("item")] == ["Two", "One"]
    assert parsedate_to_datetime(channel.findtext("lastBuildDate") or "") == later.published_at


def test_dates_are_told_in_utc() -> None:
    at = datetime(2026, 11, 24, 1, 30, tzinfo=timezone(timedelta(hours=2)))
    channel = parsed(FEED, replace(ITEM, published_at=at))
    assert channel.findtext("item/pubDate") == "Mon, 23 Nov 2026 23:30:00 +0000"


def test_everything_that_an_episode_has_is_told() -> None:
    item = parsed(FEED, ITEM).find("item")
    assert item is not None
    enclosure, chapters, transcript, image = (
        item.find(path, NAMES)
        for path in ("enclosure", "podcast:chapters", "podcast:transcript", "itunes:image")
    )
    assert enclosure is not None and enclosure.attrib == {
        "url": ITEM.audio.url, "length": "1234567", "type": "audio/mpeg"
    }  # fmt: skip
    assert chapters is not None and chapters.attrib == {"url": ITEM.chapters_url, "type": CHAPTERS_TYPE}
    assert transcript is not None and transcript.attrib == {
        "url": ITEM.transcripts[0].url,
        "type": "text/vtt",
    }
    assert image is not None and image.get("href") == ITEM.image_url
    assert item.findtext("itunes:duration", None, NAMES) == "1800"


@pytest.mark.parametrize(
    "url", ["", "/episodes/1.mp3", "//intra.example/x", "javascript:alert(1)", "file:///etc/passwd"]
)
def test_addresses_that_are_not_absolute_are_refused(url: str) -> None:
    for feed, item in (
        (replace(FEED, self_url=url), ITEM),
        (replace(FEED, image_url=url), ITEM),
        (FEED, replace(ITEM, audio=Link(url, "audio/mpeg"))),
        (FEED, replace(ITEM, page_url=url)),
    ):
        with pytest.raises(ValueError, match="absolute"):
            feed_xml(feed, [item])


def test_the_guid_of_a_feed_is_the_one_that_every_tool_makes() -> None:
    """The example of the specification of `podcast:guid`."""
    assert str(feed_guid("https://podnews.net/rss/")) == "9b024349-ccf0-5f69-a609-6b82873eab3c"
    assert feed_guid("http://podnews.net/rss") == feed_guid("https://podnews.net/rss//")


def test_chapters_are_told_in_seconds() -> None:
    told = json.loads(chapters_json([ChapterMark(0, "Begrüßung"), ChapterMark(61_500, "Q&A \x00")]))
    assert told == {
        "version": "1.2.0",
        "chapters": [{"startTime": 0, "title": "Begrüßung"}, {"startTime": 61.5, "title": "Q&A "}],
    }
    assert json.loads(chapters_json([]))["chapters"] == []
