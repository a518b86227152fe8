"""Marking moments of a talk that is recorded: each begins a chapter of the episode."""

from django.db import transaction

from talk.shows.board import leads
from talk.shows.limits import CHAPTER_TITLE_LIMIT
from talk.shows.models import ChapterMark, Talk
from talk.shows.policies import can_manage
from talk.shows.queries import find_talk
from talk.shows.services.stage import require_live
from workspace.core.clock import now
from workspace.core.errors import Conflict, NotAllowed
from workspace.core.text import clean_name
from workspace.people.models import Person


@transaction.atomic
def mark_chapter(actor: Person, talk_id: str, title: str) -> None:
    """Begin a chapter now. For host and co-hosts, and who runs the talk. Raises `Conflict` unless it is recorded."""
    place = find_talk(actor, talk_id, lock=True)
    require_live(place.talk)
    if not leads(actor, place.talk) and not can_manage(actor, place.hosts, place.membership):
        raise NotAllowed("stage_hosts_only")
    words = clean_name(title, field="title", limit=CHAPTER_TITLE_LIMIT)
    if not mark_moment(place.talk, words):
        raise Conflict("not_recorded")


def mark_moment(talk: Talk, title: str) -> bool:
    """Note that something begins now, where the talk is being recorded. Tell whether it is."""
    if not talk.has_recorded:
        return False
    ChapterMark.objects.create(talk=talk, title=title[:CHAPTER_TITLE_LIMIT], at=now())
    return True
