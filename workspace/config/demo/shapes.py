"""What the demo consists of, as frozen data: the loader reads these and nothing else.

Everything refers to everything by key (plain strings, stable for one content version), so that a loader can
build its own tables in the order organisation, people, communities, messages, read marks.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time
from enum import StrEnum


class Role(StrEnum):
    """What a person may do in the whole organisation."""

    MEMBER = "member"
    MODERATOR = "moderator"
    ADMINISTRATOR = "administrator"


class Visibility(StrEnum):
    """Who finds a community or a channel: everybody, or only those inside."""

    PUBLIC = "public"
    PRIVATE = "private"


class Posting(StrEnum):
    """Who writes in a channel. `MODERATORS` means the owner and the moderators of its community."""

    EVERYONE = "everyone"
    MODERATORS = "moderators"


@dataclass(frozen=True, slots=True)
class Organisation:
    """The company; `domain` ends in `.example`, so no mail can ever leave."""

    name: str
    domain: str
    claim: str


@dataclass(frozen=True, slots=True)
class Site:
    """A place of work; `timezone` is an IANA name."""

    key: str
    name: str
    timezone: str


@dataclass(frozen=True, slots=True)
class Department:
    """A node of the department tree; `parent` is another department's key. Parents come before children."""

    key: str
    name: str
    parent: str | None


@dataclass(frozen=True, slots=True)
class Person:
    """One employee; `language` is `de` or `en`, `has_portrait` says: load `portrait_png(key, …)`."""

    key: str
    name: str
    email: str
    role: Role
    job_title: str
    department: str
    site: str
    language: str
    timezone: str
    about: str
    has_portrait: bool


@dataclass(frozen=True, slots=True)
class Channel:
    """One room of a community. `key` is `community-slug/name` and is what `Message.room` holds."""

    key: str
    name: str
    purpose: str
    visibility: Visibility
    posting: Posting
    is_default: bool
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Community:
    """A community with its channels, exactly one of them the default. Owner and moderators are members."""

    key: str
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
    channels: tuple[Channel, ...]


@dataclass(frozen=True, slots=True)
class Message:
    """One message; `at`, `edited_at` and `deleted_at` are in UTC and never later than the plan's `now`.

    `body` is Markdown as first sent, with mentions as `@person.key`. `reactions` are (emoji, person key).
    """

    key: str
    room: str
    author: str
    at: datetime
    body: str
    reply_to: str | None = None
    thread: str | None = None
    """The root of the thread that it is said in; `also_in_room` puts it into the room's stream as well."""
    also_in_room: bool = False
    reactions: tuple[tuple[str, str], ...] = ()
    edited_body: str | None = None
    edited_at: datetime | None = None
    deleted_at: datetime | None = None
    files: tuple[str, ...] = ()
    """Names; `bringing.bring` draws or writes what is in them."""

    @property
    def deleted(self) -> bool:
        """Whether its author took it back."""
        return self.deleted_at is not None


@dataclass(frozen=True, slots=True)
class ReadMark:
    """`person` has read `room` up to and including the message with key `message`."""

    person: str
    room: str
    message: str


@dataclass(frozen=True, slots=True)
class Conversation:
    """A conversation of two, of a few, or of one person with their notes; `members` begin with who began it.

    `messages` are in order; each has `key` for its room. There is one read mark a member, in their order.
    """

    key: str
    name: str
    members: tuple[str, ...]
    messages: tuple[Message, ...]
    read_through: tuple[ReadMark, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A question to those on stage; `state` as the product names it."""

    author: str
    text: str
    votes: int
    state: str


@dataclass(frozen=True, slots=True)
class Line:
    """What somebody says in an episode."""

    author: str
    text: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter of an episode, said line by line."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment on an episode, `after_s` seconds into a chapter."""

    author: str
    chapter: int
    after_s: float
    text: str


@dataclass(frozen=True, slots=True)
class Episode:
    """What was recorded of a talk, from `after_min` on; `voices` names one of espeak-ng's for each who speaks."""

    language: str
    after_min: int
    notes: str
    voices: tuple[tuple[str, str], ...]
    chapters: tuple[Chapter, ...]
    remarks: tuple[Remark, ...]


@dataclass(frozen=True, slots=True)
class Talk:
    """A session of a show: over, or scheduled where `is_over` is false. Nothing is live."""

    title: str
    description: str
    starts_at: datetime
    speakers: tuple[str, ...]
    questions: tuple[Question, ...]
    is_over: bool
    episode: Episode | None = None


@dataclass(frozen=True, slots=True)
class Show:
    """A show with its weekly slot; `community` is a community's key, `weekday` 0 is Monday."""

    community: str
    title: str
    description: str
    hosts: tuple[str, ...]
    subscribers: tuple[str, ...]
    weekday: int
    starts: time
    time_zone: str
    length_min: int
    talks: tuple[Talk, ...]


@dataclass(frozen=True, slots=True)
class DemoPlan:
    """The whole demo. `starts_at` lies before the first message: memberships and rooms begin there."""

    organisation: Organisation
    starts_at: datetime
    sites: tuple[Site, ...]
    departments: tuple[Department, ...]
    people: tuple[Person, ...]
    sign_ins: tuple[str, ...]
    communities: tuple[Community, ...]
    messages: tuple[Message, ...]
    read_through: tuple[ReadMark, ...]
    conversations: tuple[Conversation, ...]
    shows: tuple[Show, ...]
