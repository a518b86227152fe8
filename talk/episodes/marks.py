"""What becomes a chapter: what hosts marked, questions taken on air, and headings that hosts wrote into the chat."""

import re
from typing import Final

from communities.chat.models import Message
from talk.media.episode import Mark
from talk.shows.limits import CHAPTER_TITLE_LIMIT
from talk.shows.models import ChapterMark, Credit, Talk
from talk.stage.state import StageRole

_HEADING: Final = re.compile(r"^#{1,3}[ \t]+(.+)$", re.MULTILINE)


def marks_of(talk: Talk) -> tuple[Mark, ...]:
    """Return all marks of a talk, the earliest first."""
    marked = ChapterMark.objects.filter(talk=talk).values_list("at", "title")
    found = [Mark(_ms(at.timestamp()), title) for at, title in marked]
    return tuple(sorted([*found, *_headings(talk)], key=lambda mark: mark.at_ms))


def _headings(talk: Talk) -> list[Mark]:
    """Return where a host began a new topic in the chat, as `# Topic`."""
    hosts = Credit.objects.filter(talk=talk, role__in=(StageRole.HOST, StageRole.COHOST)).values("person")
    messages = Message.objects.filter(room=talk.room_id, author__in=hosts, body__startswith="#")
    return [
        Mark(_ms(sent_at.timestamp()), heading[1].strip()[:CHAPTER_TITLE_LIMIT])
        for body, sent_at in messages.values_list("body", "sent_at")
        if (heading := _HEADING.match(body))
    ]


def _ms(timestamp_s: float) -> int:
    return round(timestamp_s * 1000)
