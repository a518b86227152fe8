"""Fills a private database with people, tokens and rooms; runs in a process of its own with Django's settings.

`python -m tests.faults.population PEOPLE ROOMS` prints one JSON object. Every person is in every room. The first
person founds the community through the services; the others are inserted at once, since a thousand joinings are
not the subject.
"""

import json
import sys
from dataclasses import dataclass
from typing import Any

import django

from tests.faults.servers import Ground

PASSWORD = "a long pass phrase"


@dataclass(frozen=True, slots=True)
class Holder:
    """Somebody with an access token, and PASSWORD for a password."""

    id: str
    token: str
    email: str


@dataclass(frozen=True, slots=True)
class Populated:
    """Who and what is there now."""

    people: list[Holder]
    rooms: list[str]


def populate(ground: Ground, people: int, rooms: int) -> Populated:
    """Fill a ground's empty database."""
    made = json.loads(ground.run("-m", "tests.faults.population", str(people), str(rooms)))
    return Populated([Holder(**person) for person in made["people"]], made["rooms"])


def insert(people_count: int, room_count: int) -> dict[str, Any]:
    """Make people who hold a token each and share rooms; return their ids, tokens and addresses."""
    from django.contrib.auth.hashers import make_password

    from communities.chat.models import Membership
    from communities.chat.schemas import ChannelIn
    from communities.chat.services.channels import create_channel
    from communities.spaces.models import Community, CommunityMember
    from communities.spaces.schemas import CommunityIn
    from communities.spaces.services.communities import found_community
    from workspace.core.clock import now
    from workspace.people.models import AccessToken, Person
    from workspace.people.services.credentials import digest_of

    at, password = now(), make_password(PASSWORD)
    people = Person.objects.bulk_create(
        Person(
            name=f"Person {n}",
            handle=f"person.{n}",
            email=f"person{n}@example.org",
            password=password,
            language="en",
            joined_at=at,
        )
        for n in range(people_count)
    )
    AccessToken.objects.bulk_create(
        AccessToken(person=person, name="test", digest=digest_of(_secret(person.id)), created_at=at)
        for person in people
    )
    founder, others = people[0], people[1:]
    community = found_community(founder, CommunityIn(name="Everybody"))
    CommunityMember.objects.bulk_create(
        CommunityMember(community=community, person=person, joined_at=at) for person in others
    )
    Community.objects.filter(id=community.id).update(member_count=people_count)
    rooms = [
        create_channel(founder, community.id, ChannelIn(name=f"room {number}")).room.id
        for number in range(room_count)
    ]
    Membership.objects.bulk_create(
        Membership(room_id=room, person=person, joined_at=at) for room in rooms for person in others
    )
    return {
        "people": [{"id": p.id, "token": _secret(p.id), "email": p.email} for p in people],
        "rooms": rooms,
    }


def _secret(person_id: str) -> str:
    return f"ff_test_{person_id}"


def main() -> None:
    """Populate and print."""
    django.setup()
    print(json.dumps(insert(int(sys.argv[1]), int(sys.argv[2]))))  # noqa: T201


if __name__ == "__main__":
    main()
