"""An organisation with years of messages, written past the services by COPY; ids, seqs and heads fit together."""

import bisect
import hashlib
import itertools
import json
import random
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db import connection
from django.db.models import Model

from communities.chat.models import Membership, Message, Room
from communities.spaces.models import Community, CommunityMember
from workspace.core.ids import new_id
from workspace.core.models import Topic
from workspace.people.models import AccessToken, Person
from workspace.people.services.credentials import digest_of
from workspace.search.dialects import vector_of
from workspace.search.models import SearchEntry
from workspace.search.ports import Entry
from workspace.search.schemas import Kind

PEOPLE = 500
COMMUNITIES = 40
VIEWERS = 40
ROOMS_A_PERSON = 120
VOCABULARY = 40_000
WORDS_A_MESSAGE = (3, 24)
PRIVATE_PART = 0.3
UNREAD_MOST = 400
SYLLABLES = (
    *(
        "ka",
        "fee",
        "ma",
        "schin",
        "druck",
        "stock",
        "haus",
        "lauf",
        "müll",
        "rot",
        "plan",
        "werk",
        "team",
        "run",
    ),
    *("meet", "ing", "ung", "heit", "keit", "er", "el", "en", "da", "to"),
)
NEWEST = datetime(2026, 11, 26, 12, 0, tzinfo=UTC)
YEARS = 3


@dataclass
class World:
    """What was made, and what to ask for."""

    chance: random.Random
    people: list[str] = field(default_factory=list)
    rooms: list[str] = field(default_factory=list)
    joined: dict[str, list[str]] = field(default_factory=dict)
    """Rooms of each person."""
    tokens: dict[str, str] = field(default_factory=dict)
    heads: list[int] = field(default_factory=list)
    """The newest seq of each room."""
    words: list[str] = field(default_factory=list)
    """The most frequent first."""
    word_weights: list[float] = field(default_factory=list)
    room_weights: list[float] = field(default_factory=list)

    def word(self) -> str:
        """Return a word as often as people use it (Zipf)."""
        return self.words[_drawn(self.word_weights, self.chance)]


def make_world(rooms: int) -> World:
    """Make people, communities, rooms and memberships."""
    world = World(random.Random(7))
    world.words = _vocabulary(world.chance)
    world.word_weights = list(itertools.accumulate(1 / (rank + 2) for rank in range(VOCABULARY)))
    world.room_weights = list(itertools.accumulate(1 / (rank + 20) for rank in range(rooms)))
    world.heads = [0] * rooms
    world.people = [new_id() for _ in range(PEOPLE)]
    world.rooms = [new_id() for _ in range(rooms)]
    communities = [new_id() for _ in range(COMMUNITIES)]
    _copy(
        Person,
        "id email password handle name job_title about avatar language time_zone role joined_at",
        (
            (
                one,
                f"{one}@example.org",
                "!",
                f"p.{one}",
                f"Person {one}",
                "",
                "",
                "",
                "de",
                "Europe/Berlin",
                "member",
                NEWEST,
            )
            for one in world.people
        ),
    )
    _copy(
        Community,
        "id name description description_html rules rules_html tags cover visibility is_listed founded_at member_count",
        (
            (one, f"Community {one}", "", "", "", "", "[]", "", "public", False, NEWEST, PEOPLE)
            for one in communities
        ),
    )
    _copy(
        Room,
        "id kind community_id name purpose visibility posting is_default created_at",
        (
            (
                one,
                "channel",
                communities[number % COMMUNITIES],
                f"room {number}",
                "",
                "private" if world.chance.random() < PRIVATE_PART else "public",
                "everyone",
                False,
                NEWEST,
            )
            for number, one in enumerate(world.rooms)
        ),
    )
    _copy(
        CommunityMember,
        "community_id person_id standing joined_at",
        ((community, person, "member", NEWEST) for community in communities for person in world.people),
    )
    world.joined = {
        person: world.chance.sample(world.rooms, min(ROOMS_A_PERSON, rooms)) for person in world.people
    }
    world.tokens = {person: f"ff_{uuid.uuid4().hex}" for person in world.people[:VIEWERS]}
    _copy(
        AccessToken,
        "id person_id name digest created_at",
        ((new_id(), person, "bench", digest_of(token), NEWEST) for person, token in world.tokens.items()),
    )
    return world


def write_messages(world: World, count: int, of_total: int, already: int) -> None:
    """Write the next `count` messages of `of_total`, with their entries and their rooms' heads."""
    step = timedelta(days=365 * YEARS) / of_total
    messages = [_message(world, NEWEST - step * (of_total - already - number)) for number in range(count)]
    _copy(
        Message,
        "id room_id seq author_id client_id fingerprint body html version sent_at",
        (
            (
                m.ref,
                m.place,
                m.anchor,
                m.author,
                uuid.uuid4(),
                _FINGERPRINT,
                m.text,
                f"<p>{m.text}</p>",
                1,
                m.at,
            )
            for m in messages
        ),
    )
    _copy(
        SearchEntry,
        "kind ref place anchor author at marks text terms",
        ((m.kind.value, m.ref, m.place, m.anchor, m.author, m.at, 0, m.text, vector_of(m)) for m in messages),
    )


def write_heads(world: World) -> None:
    """Write the counters of all topics, and how far everybody has read."""
    seqs = dict(zip(world.rooms, world.heads, strict=True))
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE workspace_topic, communities_membership")
    _copy(Topic, "name head floor", ((f"room:{room}", head, head) for room, head in seqs.items()))
    _copy(
        Membership,
        "room_id person_id joined_at read_seq",
        (
            (room, person, NEWEST, max(0, seqs[room] - int(UNREAD_MOST * world.chance.random() ** 3)))
            for person, rooms in world.joined.items()
            for room in rooms
        ),
    )


def settle() -> None:
    """Do what autovacuum does in its own time."""
    connection.ensure_connection()
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


_FINGERPRINT = hashlib.sha256(json.dumps("bench").encode()).hexdigest()


def _message(world: World, at: datetime) -> Entry:
    number = _drawn(world.room_weights, world.chance)
    world.heads[number] += 1
    text = " ".join(world.word() for _ in range(world.chance.randint(*WORDS_A_MESSAGE)))
    return Entry(
        kind=Kind.MESSAGE,
        ref=new_id(int(at.timestamp() * 1000)),
        place=world.rooms[number],
        anchor=world.heads[number],
        author=world.chance.choice(world.people),
        at=at,
        text=text,
    )


def _vocabulary(chance: random.Random) -> list[str]:
    words: dict[str, None] = {}
    while len(words) < VOCABULARY:
        words["".join(chance.choices(SYLLABLES, k=chance.randint(1, 5)))] = None
    return list(words)


def _drawn(weights: Sequence[float], chance: random.Random) -> int:
    return bisect.bisect(weights, chance.random() * weights[-1])


def _copy(model: type[Model], names: str, rows: Iterator[tuple[Any, ...]]) -> None:
    """Write rows of the named columns; what else a table asks for gets the model's default."""
    named = names.split()
    rest = [
        field
        for field in model._meta.concrete_fields
        if field.column not in named and not field.null and not field.primary_key
    ]
    given = tuple(field.get_default() for field in rest)
    columns = ", ".join([*named, *(str(field.column) for field in rest)])
    with (
        connection.cursor() as cursor,
        cursor.copy(f"COPY {model._meta.db_table} ({columns}) FROM STDIN") as copy,
    ):
        for row in rows:
            copy.write_row((*row, *given))
