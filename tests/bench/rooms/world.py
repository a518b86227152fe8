"""A house with very many rooms, written past the services: one person is in a part of them or in all."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from communities.chat.models import Membership, Message, Room
from communities.spaces.models import Community, CommunityMember, Standing, Visibility
from workspace.core.clock import now
from workspace.core.ids import new_id
from workspace.core.models import Topic
from workspace.people.models import Person

PEOPLE = 60
SPOKEN_IN = 4
"""Of so many rooms, one has messages."""
MESSAGES_A_ROOM = 6
BATCH = 2_000
ABOUT = (
    "Lauftreff",
    "Werkstatt",
    "Kantine",
    "Einkauf",
    "Nachtschicht",
    "Chor",
    "Pruefstand",
    "Garten",
    "Vertrieb",
)
PLACES = ("Jena", "Chemnitz", "Rostock", "Werk 2", "Halle 7", "Nord", "Sued", "Testfeld")


@dataclass(frozen=True, slots=True)
class World:
    """Whom to ask as, and what there is."""

    person: Person
    communities: Sequence[str]
    rooms: Sequence[str]


def make_world(person: Person, communities: int, rooms: int, joined: int) -> World:
    """Found the communities with their rooms, seat the person in the first `joined` of them, let others speak."""
    chance = random.Random(11)
    people = _people()
    places = _communities(chance, communities)
    _seats(person, people, places)
    made = _rooms(chance, places, rooms)
    _speak(chance, made, people)
    Membership.objects.bulk_create(
        (Membership(room=room, person=person, joined_at=now()) for room in made[:joined]), batch_size=BATCH
    )
    return World(person, [place.id for place in places], [room.id for room in made])


def _people() -> list[Person]:
    return Person.objects.bulk_create(
        Person(name=f"Person {n}", handle=f"p.{n}", email=f"p{n}@example.org", joined_at=now(), password="!")
        for n in range(PEOPLE)
    )


def _communities(chance: random.Random, count: int) -> list[Community]:
    places = Community.objects.bulk_create(
        (
            Community(
                name=f"{chance.choice(ABOUT)} {chance.choice(PLACES)} {number}",
                description="Ein Ort.",
                description_html="<p>Wer hier mitmacht, findet, was er oder sie gerade braucht.</p>",
                tags=chance.sample([word.lower() for word in (*ABOUT, *PLACES[:3])], 3),
                visibility=Visibility.PUBLIC,
                founded_at=now() - timedelta(days=number),
                member_count=PEOPLE + 1,
            )
            for number in range(count)
        ),
        batch_size=BATCH,
    )
    Topic.objects.bulk_create(Topic(name=f"community:{place.id}", head=1, floor=0) for place in places)
    return places


def _seats(person: Person, people: Sequence[Person], places: Sequence[Community]) -> None:
    seats = (
        CommunityMember(
            community=place,
            person=member,
            standing=Standing.OWNER if member is people[0] else Standing.MEMBER,
            joined_at=now(),
        )
        for place in places
        for member in (*people, person)
    )
    CommunityMember.objects.bulk_create(seats, batch_size=BATCH)


def _rooms(chance: random.Random, places: Sequence[Community], count: int) -> list[Room]:
    rooms = Room.objects.bulk_create(
        (
            Room(
                community=places[number % len(places)],
                name="allgemein" if number < len(places) else f"{chance.choice(ABOUT).lower()}-{number}",
                is_default=number < len(places),
                created_at=now(),
            )
            for number in range(count)
        ),
        batch_size=BATCH,
    )
    Topic.objects.bulk_create(
        (Topic(name=f"room:{room.id}", head=MESSAGES_A_ROOM, floor=0) for room in rooms), batch_size=BATCH
    )
    return rooms


def _speak(chance: random.Random, rooms: Sequence[Room], people: Sequence[Person]) -> None:
    spoken = [room for at, room in enumerate(rooms) if at % SPOKEN_IN == 0]
    Message.objects.bulk_create(
        (
            Message(
                id=new_id(),
                room=room,
                seq=seq,
                author=chance.choice(people),
                client_id=_uuid(chance),
                fingerprint="",
                body="Hallo",
                html="<p>Hallo</p>",
                sent_at=now() - timedelta(hours=chance.uniform(0, 300)),
            )
            for room in spoken
            for seq in range(1, MESSAGES_A_ROOM + 1)
        ),
        batch_size=BATCH,
    )


def _uuid(chance: random.Random) -> str:
    return f"{chance.getrandbits(128):032x}"
