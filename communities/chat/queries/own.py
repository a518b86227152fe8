"""One's own rooms with what is unread in them, in one statement: 20,000 take little more than a tenth of a second."""

from collections.abc import Iterable, Sequence

from pydantic import TypeAdapter

from communities.chat.calls import Call
from communities.chat.models import PERSONAL, RoomKind
from communities.chat.schemas import MyRoomColumns, MyRoomOut, RoomTraits
from workspace.attention.rules import Level
from workspace.core.statements import among, fetch_rows, many, moment
from workspace.people.models import Person

UNREAD_CAP = 1_000
_ROOMS = TypeAdapter(list[MyRoomOut])
"""All of them at once: one by one, 20,000 take twice as long."""

# Unread is derived, never stored, so it cannot stick. The inner LIMIT keeps a long absence cheap. What a blocked person
# says waits for nobody.
COUNTS = f"""
  (SELECT COUNT(*) FROM (
     SELECT 1 FROM communities_message x
     WHERE x.room_id = m.room_id AND x.seq > m.read_seq AND x.author_id <> m.person_id AND x.deleted_at IS NULL
       AND x.in_stream AND NOT EXISTS (
         SELECT 1 FROM workspace_block b WHERE b.person_id = m.person_id AND b.blocked_id = x.author_id)
     LIMIT {UNREAD_CAP}) capped),
  (SELECT COUNT(*) FROM communities_mention n
     WHERE n.person_id = m.person_id AND n.room_id = m.room_id AND n.seq > m.read_seq
       AND n.thread_id IS NULL AND NOT EXISTS (
         SELECT 1 FROM workspace_block b JOIN communities_message y ON y.author_id = b.blocked_id
         WHERE b.person_id = m.person_id AND y.id = n.message_id))
  + (SELECT COUNT(*) FROM communities_message x
     WHERE x.room_id = m.room_id AND x.seq > m.read_seq AND x.deleted_at IS NULL AND x.calls > 0
       AND (x.calls & {int(Call.CHANNEL)}) <> 0 AND x.author_id <> m.person_id
       AND NOT EXISTS (
         SELECT 1 FROM workspace_block b WHERE b.person_id = m.person_id AND b.blocked_id = x.author_id)
       AND NOT EXISTS (
         SELECT 1 FROM communities_mention n WHERE n.message_id = x.id AND n.person_id = m.person_id)),
  r.community_id IS NULL AND m.level <> '{Level.MENTIONS}', COALESCE(t.head, 0)
"""  # noqa: S608 - what is put in are constants
"""Messages, mentions, whether all of them are for one, and the topic's seq at which that is true."""
SEATS = """
FROM communities_membership m JOIN communities_room r ON r.id = m.room_id
LEFT JOIN workspace_topic t ON t.name = 'room:' || m.room_id
WHERE m.person_id = %s
"""

_TRAITS = {
    "kind": "r.kind",
    "visibility": "r.visibility",
    "posting": "r.posting",
    "pinning": "r.pinning",
    "is_locked": "r.is_locked",
    "lock_reason": "r.lock_reason",
    "slow_s": "r.slow_s",
    "is_default": "r.is_default",
    "position": "r.position",
    "is_archived": "r.archived_at IS NOT NULL",
}
_LISTED = f"""
SELECT m.room_id, r.community_id, r.name, r.purpose,
  {", ".join(_TRAITS.values())}, m.read_seq, m.read_version,
  (SELECT x.sent_at FROM communities_message x
     WHERE x.room_id = m.room_id AND x.in_stream ORDER BY x.seq DESC LIMIT 1), {COUNTS} {SEATS}
  AND (r.kind = '{RoomKind.CHANNEL}'
       OR r.kind IN ({", ".join(f"'{kind}'" for kind in PERSONAL)}) AND NOT m.is_hidden)
"""  # noqa: S608 - what is put in are constants

_WIDTH = 4 + len(_TRAITS) + 7
_PEOPLE = "SELECT room_id, person_id FROM communities_membership WHERE room_id {among} ORDER BY id"


def room_columns(person: Person, only: Sequence[str] = ()) -> MyRoomColumns:
    """Return the channels and conversations on the person's list (of some rooms, where they are named), as columns.

    In two queries, however many they are.
    """
    if only:
        rows = fetch_rows(f"{_LISTED} AND m.room_id {among()}", [person.id, many(only)])
    else:
        rows = fetch_rows(_LISTED, [person.id])
    columns = [list(column) for column in zip(*rows, strict=True)]
    columns = columns or [[] for _ in range(_WIDTH)]
    room, community, name, purpose, *columns = columns
    shared, columns = columns[: len(_TRAITS)], columns[len(_TRAITS) :]
    read_seq, read_version, last_at, unread, mentions, are_all_for_one, seq = columns
    traits: dict[tuple[object, ...], int] = {}
    trait = [traits.setdefault(told, len(traits)) for told in zip(*shared, strict=True)]
    meant = [
        all_ if is_all else some for all_, some, is_all in zip(unread, mentions, are_all_for_one, strict=True)
    ]
    return MyRoomColumns(
        id=room,
        community=community,
        name=name,
        purpose=purpose,
        trait=trait,
        traits=[RoomTraits.model_validate(dict(zip(_TRAITS, told, strict=True))) for told in traits],
        people=people_by_room(one for one, of in zip(room, community, strict=True) if of is None),
        seq=seq,
        read_seq=read_seq,
        read_version=read_version,
        unread=unread,
        mentions=meant,
        last_message_at=[at and moment(at) for at in last_at],
    )


def my_rooms(person: Person) -> list[MyRoomOut]:
    """Return the same room by room."""
    columns = room_columns(person)
    traits = [dict(trait) for trait in columns.traits]
    rooms = zip(columns.id, columns.community, columns.name, columns.purpose, columns.trait, strict=True)
    marks = zip(
        columns.seq,
        columns.read_seq,
        columns.read_version,
        columns.unread,
        columns.mentions,
        columns.last_message_at,
        strict=True,
    )
    return _ROOMS.validate_python(
        [
            {
                "room": {
                    "id": room,
                    "community": community,
                    "people": columns.people.get(room, []),
                    "name": name,
                    "purpose": purpose,
                    **traits[trait],
                },
                "seq": seq,
                "read_seq": read_seq,
                "read_version": read_version,
                "unread": unread,
                "mentions": mentions,
                "last_message_at": last_at,
            }
            for (room, community, name, purpose, trait), (
                seq,
                read_seq,
                read_version,
                unread,
                mentions,
                last_at,
            ) in zip(rooms, marks, strict=True)
        ]
    )


def people_by_room(personal: Iterable[str]) -> dict[str, list[str]]:
    """Return who is in each of these conversations, in the order of coming, in one query."""
    people: dict[str, list[str]] = {room: [] for room in personal}
    if people:
        for room_id, person_id in fetch_rows(_PEOPLE.format(among=among()), [many(people)]):
            people[room_id].append(person_id)
    return people
