"""The shows and their talks: `content/shows.toml`, with every slot reckoned from now."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

from workspace.config.demo.shapes import Chapter, Community, Episode, Line, Question, Remark, Show, Talk
from workspace.config.demo.toml_table import ContentError, Table, read_content
from workspace.config.demo.working_time import ZONE
from workspace.core.weekly import Slot, next_occurrence

_AHEAD = timedelta(hours=2)
"""What is scheduled begins no sooner, so that it is still to come when somebody looks at it."""


def plan_shows(communities: tuple[Community, ...], now: datetime) -> tuple[Show, ...]:
    """Return all shows. Raises `ContentError` for people who are not in the show's community."""
    members = {community.key: set(community.members) for community in communities}
    return tuple(_show(row, members, now.astimezone(UTC)) for row in read_content("shows").tables("show"))


def _show(row: Table, members: dict[str, set[str]], now: datetime) -> Show:
    slot = Slot(
        _whole(row, "weekday"), time.fromisoformat(row.text("starts")), ZONE.key, _whole(row, "length_min")
    )
    show = Show(
        community=row.text("community"),
        title=row.text("title"),
        description=row.text("description"),
        hosts=row.texts("hosts"),
        subscribers=row.texts("subscribers"),
        weekday=slot.weekday,
        starts=slot.starts,
        time_zone=slot.time_zone,
        length_min=slot.length_min,
        talks=tuple(_talk(talk, slot, now) for talk in row.tables("talk")),
    )
    _require_members(show, members[show.community])
    return show


def _talk(row: Table, slot: Slot, now: datetime) -> Talk:
    is_next = row.flag("next")
    length = timedelta(minutes=slot.length_min)
    after = now + _AHEAD if is_next else now - length - timedelta(weeks=_whole(row, "weeks_ago"))
    return Talk(
        title=row.text("title"),
        description=row.text("description"),
        starts_at=next_occurrence(slot, after),
        speakers=row.texts("speakers"),
        questions=tuple(_question(question) for question in row.tables("questions")),
        is_over=not is_next,
        episode=_episode(row.table("episode")) if "episode" in row.values else None,
    )


def _question(row: Table) -> Question:
    return Question(row.text("by"), row.text("text"), _whole(row, "votes"), row.text("state"))


def _episode(row: Table) -> Episode:
    voices = row.table("voices")
    return Episode(
        language=row.text("language"),
        after_min=_whole(row, "after_min"),
        notes=row.text("notes").strip(),
        voices=tuple((key, voices.text(key)) for key in voices.values),
        chapters=tuple(_chapter(chapter) for chapter in row.tables("chapters")),
        remarks=tuple(_remark(remark) for remark in row.tables("comments")),
    )


def _chapter(row: Table) -> Chapter:
    lines = tuple(Line(line.text("by"), line.text("text")) for line in row.tables("lines"))
    return Chapter(row.text("title"), lines)


def _remark(row: Table) -> Remark:
    return Remark(row.text("by"), _whole(row, "chapter"), _whole(row, "after_s"), row.text("text"))


def _whole(row: Table, key: str) -> int:
    value = row.maybe(key, int)
    if value is None:
        raise ContentError(f"{row.place}: {key} is missing")
    return value


def _require_members(show: Show, members: set[str]) -> None:
    named = {*show.hosts, *show.subscribers}
    for talk in show.talks:
        named |= {*talk.speakers, *(question.author for question in talk.questions)}
        if talk.episode is not None:
            _require_cast(show, talk, talk.episode)
            named |= {remark.author for remark in talk.episode.remarks}
        if any(question.votes > len(members) for question in talk.questions):
            raise ContentError(f"{show.title}: more votes than members")
    if named - members:
        raise ContentError(f"{show.title}: not in {show.community}: {sorted(named - members)}")


def _require_cast(show: Show, talk: Talk, episode: Episode) -> None:
    speaking = {line.author for chapter in episode.chapters for line in chapter.lines}
    if speaking != {key for key, _ in episode.voices} or speaking - {*show.hosts, *talk.speakers}:
        raise ContentError(f"{talk.title}: who speaks was not on stage, or has no voice")
    if any(remark.chapter >= len(episode.chapters) for remark in episode.remarks):
        raise ContentError(f"{talk.title}: a comment on no chapter")
