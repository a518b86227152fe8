"""Reads the hand-written content into typed scripts: who there is, and what is said where and when.

The form of the files is told in the package's README.
"""

from __future__ import annotations

from dataclasses import dataclass

from workspace.config.demo.shapes import Department, Organisation, Person, Posting, Role, Site, Visibility
from workspace.config.demo.toml_table import Table, read_content

COMMUNITY_FILES = (
    "ganz-morgenrad",
    "new-work",
    "kunden-onboarding",
    "lauftreff",
    "kantine",
    "schichtfunk",
    "ausbildung",
    "english-corner",
    "nachhaltig-im-werk",
    "feierabend",
    "fuehrungskreis",
    "projekt-aurora",
)
"""One file a community, in the order in which the communities are founded."""


@dataclass(frozen=True, slots=True)
class Staff:
    """Everything in `people.toml`."""

    organisation: Organisation
    sites: tuple[Site, ...]
    departments: tuple[Department, ...]
    people: tuple[Person, ...]
    sign_ins: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ScriptedReaction:
    """An emoji with the people who chose it, or with how many of the room did."""

    emoji: str
    people: tuple[str, ...]
    count: int


@dataclass(frozen=True, slots=True)
class ScriptedMessage:
    """One line of a thread; `after_min` counts from the line before, `reply` and `under` are indexes.

    `under` is the line in whose thread this one is said; `also` says it in the channel as well.
    """

    by: str
    text: str
    after_min: float | None
    reply: int | None
    under: int | None
    also: bool
    reactions: tuple[ScriptedReaction, ...]
    edit: str | None
    deleted: bool
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ScriptedThread:
    """A conversation written by hand; `when` is read by `working_time.moment`."""

    channel: str
    when: str
    messages: tuple[ScriptedMessage, ...]


@dataclass(frozen=True, slots=True)
class ScriptedTalk:
    """An exchange of one to four short lines that may happen on any day, by anyone who fits.

    `who` limits the first voice, `answers` the others, `site` all of them; `hours`, `weekday` and
    `older_than_days` limit the moment.
    """

    channel: str
    site: str | None
    who: tuple[str, ...]
    answers: tuple[str, ...]
    hours: str | None
    weekday: str | None
    older_than_days: int
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ScriptedChannel:
    """A channel; `members` are people or groups (`all`, `site:…`, `department:…`, `language:…`)."""

    name: str
    purpose: str
    visibility: Visibility
    posting: Posting
    is_default: bool
    members: tuple[str, ...]
    hours: str
    language: str


@dataclass(frozen=True, slots=True)
class ScriptedCommunity:
    """One content file."""

    slug: str
    name: str
    description: str
    rules: str
    tags: tuple[str, ...]
    cover: str
    """Seed of the landscape over it; empty for none."""
    visibility: Visibility
    is_listed: bool
    requests: tuple[tuple[str, str], ...]
    """Who asks to be let in, and with which words."""
    owner: str
    moderators: tuple[str, ...]
    members: tuple[str, ...]
    channels: tuple[ScriptedChannel, ...]
    threads: tuple[ScriptedThread, ...]
    talks: tuple[ScriptedTalk, ...]


def read_people() -> Staff:
    """Read the organisation, its sites, departments and people."""
    root = read_content("people")
    about = root.table("organisation")
    organisation = Organisation(about.text("name"), about.text("domain"), about.text("claim"))
    sites = tuple(
        Site(site.text("key"), site.text("name"), site.text("timezone")) for site in root.tables("site")
    )
    zone_of = {site.key: site.timezone for site in sites}
    return Staff(
        organisation=organisation,
        sites=sites,
        departments=tuple(
            Department(row.text("key"), row.text("name"), row.maybe("parent", str))
            for row in root.tables("department")
        ),
        people=tuple(_person(row, organisation.domain, zone_of) for row in root.tables("person")),
        sign_ins=root.texts("sign_ins"),
    )


def read_communities() -> tuple[ScriptedCommunity, ...]:
    """Read all communities with their conversations."""
    return tuple(_community(read_content(name)) for name in COMMUNITY_FILES)


def _person(row: Table, domain: str, zone_of: dict[str, str]) -> Person:
    key = row.text("key")
    site = row.text("site")
    return Person(
        key=key,
        name=row.text("name"),
        email=f"{key}@{domain}",
        role=Role(row.text("role", Role.MEMBER)),
        job_title=row.text("title"),
        department=row.text("department"),
        site=site,
        language=row.text("language", "de"),
        timezone=row.text("timezone", zone_of[site]),
        about=row.text("about"),
        has_portrait=row.flag("portrait"),
    )


def _community(root: Table) -> ScriptedCommunity:
    return ScriptedCommunity(
        slug=root.text("slug"),
        name=root.text("name"),
        description=root.text("description"),
        rules=root.text("rules", "").strip(),
        tags=root.texts("tags"),
        cover=root.text("cover", ""),
        visibility=Visibility(root.text("visibility", Visibility.PUBLIC)),
        is_listed=root.flag("listed"),
        requests=tuple((row.text("by"), row.text("words")) for row in root.tables("request")),
        owner=root.text("owner"),
        moderators=root.texts("moderators"),
        members=root.texts("members"),
        channels=tuple(_channel(row) for row in root.tables("channel")),
        threads=tuple(read_thread(row) for row in root.tables("thread")),
        talks=tuple(talk for row in root.tables("talk") for talk in _talks(row)),
    )


def _channel(row: Table) -> ScriptedChannel:
    return ScriptedChannel(
        name=row.text("name"),
        purpose=row.text("purpose"),
        visibility=Visibility(row.text("visibility", Visibility.PUBLIC)),
        posting=Posting(row.text("posting", Posting.EVERYONE)),
        is_default=row.flag("default"),
        members=row.texts("members"),
        hours=row.text("hours", "office"),
        language=row.text("language", "de"),
    )


def read_thread(row: Table) -> ScriptedThread:
    """Read a thread; in a conversation among people it names no channel."""
    return ScriptedThread(
        channel=row.text("channel", ""),
        when=row.text("when"),
        messages=tuple(_message(line) for line in row.tables("messages")),
    )


def _message(row: Table) -> ScriptedMessage:
    return ScriptedMessage(
        by=row.text("by"),
        text=row.text("text").strip(),
        after_min=row.minutes("after"),
        reply=row.maybe("reply", int),
        under=row.maybe("under", int),
        also=row.flag("also"),
        reactions=tuple(_reaction(emoji, row.table("react")) for emoji in row.table("react").values),
        edit=row.maybe("edit", str),
        deleted=row.flag("deleted"),
        files=row.texts("files"),
    )


def _reaction(emoji: str, row: Table) -> ScriptedReaction:
    if isinstance(row.values[emoji], int):
        return ScriptedReaction(emoji, (), row.maybe(emoji, int) or 0)
    return ScriptedReaction(emoji, row.texts(emoji), 0)


def _talks(row: Table) -> tuple[ScriptedTalk, ...]:
    """A `[[talk]]` holds many exchanges; the lines of one are parted by ` | `."""
    return tuple(
        ScriptedTalk(
            channel=row.text("channel"),
            site=row.maybe("site", str),
            who=row.texts("who"),
            answers=row.texts("answers"),
            hours=row.maybe("hours", str),
            weekday=row.maybe("weekday", str),
            older_than_days=row.maybe("older_than_days", int) or 0,
            lines=tuple(part.strip() for part in exchange.split(" | ")),
        )
        for exchange in row.texts("lines")
    )
