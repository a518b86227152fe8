"""`load_demo`: writes the plan into an empty database, in seconds and in one transaction."""

import hashlib
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import TypeVar

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.db.models import Model

from communities.chat.models import (
    Attachment,
    Membership,
    Mention,
    Message,
    MessageRevision,
    Posting,
    Reaction,
    Room,
    ThreadFollow,
)
from communities.spaces.finding import clean_tags
from communities.spaces.models import Community, CommunityMember, JoinRequest, Standing, Visibility
from workspace.audit.services import record
from workspace.config.demo import shapes
from workspace.config.demo.airtime import write_episode
from workspace.config.demo.appointments import write_dates
from workspace.config.demo.bringing import bring_cover
from workspace.config.demo.broadcast import write_shows
from workspace.config.demo.corners import write_corners
from workspace.config.demo.direct_rooms import write_conversations
from workspace.config.demo.notices import write_notices
from workspace.config.demo.plan import plan_demo
from workspace.config.demo.portraits import portrait_png
from workspace.config.demo.reach import write_reach
from workspace.config.demo.rounds import write_rounds
from workspace.config.demo.sign_ins import DEMO_PASSWORD, LOADED, SUBJECT
from workspace.config.demo.speech import Speak
from workspace.config.demo.stream import RoomWriter, acts_of
from workspace.core.ids import new_id
from workspace.core.images import square_webp
from workspace.core.models import LogEntry, Topic
from workspace.core.text import render
from workspace.files.models import StoredFile
from workspace.people.models import Department, Person, Site
from workspace.people.services.profile import AVATAR_SIDE_PX
from workspace.search.services.reindex import fill

_ROWS_A_STATEMENT = 500
OPENER = "aylin.demir"
"""Who has opened the coffee corners, and keeps the coffee rounds."""
Row = TypeVar("Row", bound=Model)


class NotEmpty(Exception):
    """The database holds something already."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """How much is there now."""

    people: int
    communities: int
    rooms: int
    messages: int


def is_empty() -> bool:
    """Tell whether nobody has been here yet: no person, no event."""
    return not Person.objects.exists() and not Topic.objects.exists()


@transaction.atomic
def load_demo(seed: int, now: datetime, speak: Speak | None = None) -> Loaded:
    """Write the demo as it stands at `now` (aware). All or nothing. Raises `NotEmpty`.

    `speak`: who says what the episodes say; without anybody there are none.
    """
    if not is_empty():
        raise NotEmpty
    plan = plan_demo(seed, now)
    people = _people(plan)
    write_reach(people, now)
    communities, rooms = _rooms(plan, people)
    _insert(JoinRequest, _requests(plan, communities, people, now - timedelta(days=1)))
    _streams(plan, people, rooms, Random(seed), now)  # noqa: S311 - a demo wants repeatable
    write_conversations(plan, people, Random(seed), now)  # noqa: S311 - as above
    write_notices(now)
    write_corners(communities, people, OPENER, plan.starts_at)
    write_rounds(people, OPENER, Random(seed), now)  # noqa: S311 - as above
    write_dates(communities, people, now)
    for talk, planned in write_shows(plan.shows, people, communities, plan.starts_at):
        if speak is not None and planned.episode is not None:
            write_episode(talk, planned.episode, people, speak, now)
    for _ in fill():
        pass  # until everything can be found
    record("", LOADED, SUBJECT, seed=seed)
    talked = sum(len(conversation.messages) for conversation in plan.conversations)
    count = len(rooms) + len(plan.conversations)
    return Loaded(len(people), len(plan.communities), count, len(plan.messages) + talked)


def _people(plan: shapes.DemoPlan) -> dict[str, Person]:
    at_ms = int(plan.starts_at.timestamp() * 1000)
    sites = {site.key: Site(id=new_id(at_ms), name=site.name) for site in plan.sites}
    _insert(Site, list(sites.values()))
    departments: dict[str, Department] = {}
    for row in plan.departments:
        parent = departments[row.parent] if row.parent else None
        departments[row.key] = Department.objects.create(id=new_id(at_ms), name=row.name, parent=parent)
    password = make_password(DEMO_PASSWORD)  # one hash for all: hashing is slow on purpose
    people = {
        row.key: Person(
            id=new_id(at_ms),
            email=row.email,
            password=password,
            handle=row.key,
            name=row.name,
            job_title=row.job_title,
            about=row.about,
            department=departments[row.department],
            site=sites[row.site],
            language=row.language,
            time_zone=row.timezone,
            role=row.role.value,
            joined_at=plan.starts_at,
        )
        for row in plan.people
    }
    _draw_portraits(plan.people, people)
    _insert(Person, list(people.values()))
    addresses = [EmailAddress(user=p, email=p.email, verified=True, primary=True) for p in people.values()]
    _insert(EmailAddress, addresses)
    return people


def _draw_portraits(plans: Sequence[shapes.Person], people: Mapping[str, Person]) -> None:
    """Store pictures as `profile.change_avatar` does, in a folder that belongs to this load alone."""
    folder = Path(settings.MEDIA_ROOT) / "avatars"
    shutil.rmtree(
        folder, ignore_errors=True
    )  # nobody is here yet: what lies there is of a load that broke off
    folder.mkdir(parents=True)
    for plan in plans:
        if plan.has_portrait:
            picture = square_webp(portrait_png(plan.key, AVATAR_SIDE_PX), AVATAR_SIDE_PX, field="image")
            person = people[plan.key]
            person.avatar = f"{person.id}-{hashlib.sha256(picture).hexdigest()[:12]}.webp"
            (folder / person.avatar).write_bytes(picture)


def _rooms(
    plan: shapes.DemoPlan, people: Mapping[str, Person]
) -> tuple[dict[str, Community], dict[str, Room]]:
    at_ms = int(plan.starts_at.timestamp() * 1000)
    communities: dict[str, Community] = {}
    seats: list[CommunityMember] = []
    rooms: dict[str, Room] = {}
    for row in plan.communities:
        community = Community(
            id=new_id(at_ms),
            name=row.name,
            description=row.description,
            description_html=render(row.description).html,
            rules=row.rules,
            rules_html=render(row.rules).html,
            rules_at=plan.starts_at if row.rules else None,
            tags=clean_tags(row.tags),
            cover=bring_cover(row.cover) if row.cover else "",
            visibility=Visibility(row.visibility),
            is_listed=row.is_listed,
            founded_by=people[row.owner],
            founded_at=plan.starts_at,
            member_count=len(row.members),
        )
        communities[row.key] = community
        seats += [
            CommunityMember(
                community=community,
                person=people[key],
                standing=_standing(row, key),
                joined_at=plan.starts_at,
            )
            for key in row.members
        ]
        for channel in row.channels:
            rooms[channel.key] = _room(channel, community, people[row.owner], plan.starts_at)
    _insert(Community, list(communities.values()))
    _insert(CommunityMember, seats)
    _insert(Room, list(rooms.values()))
    return communities, rooms


def _requests(
    plan: shapes.DemoPlan, communities: Mapping[str, Community], people: Mapping[str, Person], at: datetime
) -> list[JoinRequest]:
    """Return the requests that wait for an answer."""
    return [
        JoinRequest(community=communities[row.key], person=people[by], words=words, asked_at=at)
        for row in plan.communities
        for by, words in row.requests
    ]


def _room(channel: shapes.Channel, community: Community, owner: Person, at: datetime) -> Room:
    return Room(
        id=new_id(int(at.timestamp() * 1000)),
        community=community,
        name=channel.name,
        purpose=channel.purpose,
        visibility=Visibility(channel.visibility),
        posting=Posting(channel.posting),
        is_default=channel.is_default,
        created_by=owner,
        created_at=at,
    )


def _standing(community: shapes.Community, key: str) -> Standing:
    if key == community.owner:
        return Standing.OWNER
    return Standing.MODERATOR if key in community.moderators else Standing.MEMBER


def _streams(
    plan: shapes.DemoPlan, people: Mapping[str, Person], rooms: Mapping[str, Room], rng: Random, now: datetime
) -> None:
    spoken: dict[str, list[shapes.Message]] = {key: [] for key in rooms}
    for message in plan.messages:
        spoken[message.room].append(message)
    marks = {(mark.room, mark.person): mark.message for mark in plan.read_through}
    for channel in (channel for community in plan.communities for channel in community.channels):
        writer = RoomWriter(rooms[channel.key], people, rng)
        memberships = writer.seat(channel.members, plan.starts_at)
        writer.play(acts_of(spoken[channel.key], now, rng))
        for key, membership in zip(channel.members, memberships, strict=True):
            mark = marks.get((channel.key, key))
            if mark is not None:
                membership.read_seq = writer.seq_of(mark)
        _insert(Membership, memberships)
        # What those who sign in have not answered in threads is left for them to discover.
        seats = zip(channel.members, memberships, strict=True)
        read = {seat.person_id: seat.read_seq for key, seat in seats if key not in plan.sign_ins}
        _insert(Message, writer.rows.messages)
        _insert(ThreadFollow, writer.threads.follows(read))
        _insert(StoredFile, writer.rows.files)
        _insert(Attachment, writer.rows.attachments)
        _insert(MessageRevision, writer.rows.revisions)
        _insert(Reaction, writer.rows.reactions)
        _insert(Mention, writer.rows.mentions)
        _insert(LogEntry, writer.rows.entries)
        _insert(Topic, writer.rows.topics)


def _insert(model: type[Row], rows: Sequence[Row]) -> None:
    model._default_manager.bulk_create(rows, batch_size=_ROWS_A_STATEMENT)
