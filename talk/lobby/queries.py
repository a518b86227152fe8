"""Reading the lobby: for a person how they stand to it, for the engine who they are."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Final

from communities.chat.models import Membership, RoomKind
from communities.spaces.models import CommunityMember, Visibility
from talk.coffee.lobby import Waiting
from talk.coffee.models import CoffeeKind, CoffeeSeat
from talk.coffee.people import Guest
from talk.lobby.models import CoffeeApart, CoffeeWait
from talk.lobby.schemas import LobbyOut
from workspace.people.blocking import blocks_among
from workspace.people.models import Person

NEW_FOR: Final = timedelta(days=30)
"""So long somebody counts as new in the house."""


def waits(person_id: str) -> bool:
    """Tell whether an active person waits; the socket asks before it joins the topic."""
    return CoffeeWait.objects.filter(person=person_id, person__deactivated_at=None).exists()


def lobby_of(viewer: Person) -> LobbyOut:
    """Return how the viewer stands to the lobby."""
    since = CoffeeWait.objects.filter(person=viewer).values_list("since", flat=True).first()
    seat = CoffeeSeat.objects.filter(person=viewer, room__kind=CoffeeKind.MATCH)
    return LobbyOut(since=since, room=seat.values_list("room_id", flat=True).first())


def apart_from(viewer: Person) -> list[str]:
    """Return with whom the viewer does not want to be brought together, the last one first. For their eyes alone."""
    return list(CoffeeApart.objects.filter(person=viewer).order_by("-id").values_list("other_id", flat=True))


def waiting_as_guests(rows: Iterable[CoffeeWait], at: datetime) -> list[Waiting]:
    """Return what the engine has to know of those who wait, with their people loaded. Five queries.

    Private communities and channels do not count: of a trio, one may be in neither. Nor does the team matter here.
    """
    waiting = list(rows)
    ids = [row.person_id for row in waiting]
    interests, channels, apart = interests_of(ids), channels_of(ids), apart_of(ids)
    return [
        Waiting(
            Guest(
                person=row.person_id,
                slots=1,
                languages=frozenset(row.languages),
                department=row.person.department_id or "",
                site=row.person.site_id or "",
                interests=interests.get(row.person_id, frozenset()),
                channels=channels.get(row.person_id, frozenset()),
                apart=apart.get(row.person_id, frozenset()),
                own_team=True,
                newcomer=at - row.person.joined_at < NEW_FOR,
            ),
            waited_s=(at - row.since).total_seconds(),
        )
        for row in waiting
    ]


def interests_of(people: list[str]) -> Mapping[str, frozenset[str]]:
    """Return the names of the communities in which somebody is, but not everyone."""
    everyone = Person.objects.filter(deactivated_at=None, is_bot=False).count()
    rows = CommunityMember.objects.filter(
        person__in=people,
        community__visibility=Visibility.PUBLIC,
        community__archived_at=None,
        community__member_count__lt=everyone,
    )
    return _gathered(rows.values_list("person_id", "community__name"))


def channels_of(people: list[str]) -> Mapping[str, frozenset[str]]:
    """Return the public channels in which somebody is."""
    rows = Membership.objects.filter(
        person__in=people, room__kind=RoomKind.CHANNEL, room__visibility=Visibility.PUBLIC
    )
    return _gathered(rows.values_list("person_id", "room_id"))


def apart_of(people: list[str]) -> Mapping[str, frozenset[str]]:
    """Return whom each keeps away from, by a block or by their private list. For no eyes."""
    kept = CoffeeApart.objects.filter(person__in=people, other__in=people)
    return _gathered([*blocks_among(people), *kept.values_list("person_id", "other_id")])


def _gathered(pairs: Iterable[tuple[str, str]]) -> Mapping[str, frozenset[str]]:
    gathered: dict[str, set[str]] = defaultdict(set)
    for person, name in pairs:
        gathered[person].add(name)
    return {person: frozenset(names) for person, names in gathered.items()}
