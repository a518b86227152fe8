"""Calling many at once: which words of a text are calls, who may make them, and who is told."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from communities.chat.calls import (
    CONFIRM_ABOVE,
    OF_ALL,
    WORDS,
    CallKind,
    Reach,
    bits_of,
    time_zones,
)
from communities.chat.hot import WriterStanding
from communities.chat.models import Mention, Message
from communities.chat.policies import can_call_all
from communities.chat.queries.reach import reach_in
from workspace.core.errors import Conflict, NotAllowed
from workspace.core.text import handles_in
from workspace.people.models import Person


def reach_for(actor: Person, room_id: str, body: str) -> Reach | None:
    """Return whom words for many would reach; None, at no cost, for a text without any."""
    return reach_in(actor.id, room_id) if "@" in body and handles_in(body) & WORDS else None


def words_offered(reached: Reach | None, *, in_stream: bool) -> set[CallKind]:
    """Return the words that would reach somebody; in a thread those for all are words like others."""
    if reached is None:
        return set()
    return {kind for kind, people in reached.people.items() if people and (in_stream or kind not in OF_ALL)}


def require_call(
    actor: Person, standing: WriterStanding, reached: Reach, kinds: Sequence[CallKind], *, confirmed: bool
) -> None:
    """Let only those call all who may, and above `CONFIRM_ABOVE` people only who knows how many they are.

    Raises `NotAllowed`, `Conflict`.
    """
    if OF_ALL.intersection(kinds) and not can_call_all(actor, standing):
        raise NotAllowed("call_not_allowed")
    people = reached.of(kinds)
    if len(people) > CONFIRM_ABOVE and not confirmed:
        zones = time_zones(people.values())
        raise Conflict("call_unconfirmed", field="confirmed", people=len(people), zones=zones)


def called_by(reached: Reach, kinds: Iterable[CallKind]) -> dict[str, CallKind]:
    """Return who is stored as mentioned, and by which word; all of a room are not."""
    called: dict[str, CallKind] = {}
    for kind in kinds:
        if kind is not CallKind.CHANNEL:
            called |= {one.person: kind for one in reached.people[kind] if one.person not in called}
    return called


def called_by_all(reached: Reach, kinds: Collection[CallKind]) -> list[str]:
    """Return who is called as one of all in the room: told, and stored nowhere as mentioned."""
    return [one.person for one in reached.people[CallKind.CHANNEL]] if CallKind.CHANNEL in kinds else []


def add_mentions(
    message: Message, people: Iterable[str], called: Mapping[str, CallKind] | None = None
) -> list[str]:
    """Store whom a message means, the called ones first, so that what is unread can be counted; return them all."""
    bits = {person: int(bits_of([kind])) for person, kind in (called or {}).items()}
    everyone = [*bits, *(person for person in people if person not in bits)]
    Mention.objects.bulk_create(
        [
            Mention(
                message=message,
                person_id=person,
                room_id=message.room_id,
                seq=message.seq,
                thread_id=None if message.in_stream else message.thread_id,
                call=bits.get(person, 0),
            )
            for person in everyone
        ],
        ignore_conflicts=True,
    )
    return everyone


def change_mentions(message: Message, people: Iterable[str], kept: Sequence[CallKind]) -> list[str]:
    """Store whom an edited message means: those it names, and of those it called whose word still stands."""
    stay = [int(bits_of([kind])) for kind in kept]
    Mention.objects.filter(message=message).exclude(call__in=stay).delete()
    add_mentions(message, people)
    return list(Mention.objects.filter(message=message).order_by("id").values_list("person_id", flat=True))
