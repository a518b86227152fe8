"""Which topics a person may hear: the socket's side of the slices' policies."""

import re
from collections.abc import Collection

from communities.chat.queries.places import joined_rooms
from communities.spaces.models import CommunityMember
from talk.coffee.queries import seated_in
from talk.lobby.events import lobby_topic
from talk.lobby.queries import waits
from talk.shows.queries import in_talks
from workspace.core.ids import TopicName
from workspace.core.schemas import ID_PATTERN
from workspace.people.events import HOUSE, person_topic

_NAME = re.compile(rf"{HOUSE}|(?:person|community|room|talk|coffee|lobby):{ID_PATTERN}")


def can_exist(topic: TopicName) -> bool:
    """Tell whether a client may name the topic at all, before a stream, a subscription or a query is spent on it."""
    return _NAME.fullmatch(topic) is not None


def joinable(person_id: str, topics: Collection[TopicName]) -> set[TopicName]:
    """Return which of the topics an active person may join, in at most six queries.

    One's own, the house, the rooms and communities that one is a member of, the talks that one has
    come into, the coffee room that one sits in, and one's place in the lobby while one waits.
    `access` is nobody's.
    """
    wanted: dict[str, set[str]] = {"room": set(), "community": set(), "talk": set(), "coffee": set()}
    for topic in filter(can_exist, topics):
        kind, _, name = topic.partition(":")
        if kind in wanted:
            wanted[kind].add(name)
    allowed = {topic for topic in topics if topic in (HOUSE, person_topic(person_id))}
    if lobby_topic(person_id) in topics and waits(person_id):
        allowed.add(lobby_topic(person_id))
    if wanted["room"]:
        allowed |= {TopicName(f"room:{room}") for room in joined_rooms(person_id, wanted["room"])}
    if wanted["talk"]:
        allowed |= {TopicName(f"talk:{talk}") for talk in in_talks(person_id, wanted["talk"])}
    if wanted["coffee"]:
        allowed |= {TopicName(f"coffee:{room}") for room in seated_in(person_id, wanted["coffee"])}
    if wanted["community"]:
        rows = CommunityMember.objects.filter(person=person_id, community__in=wanted["community"])
        allowed |= {TopicName(f"community:{name}") for name in rows.values_list("community_id", flat=True)}
    return allowed
