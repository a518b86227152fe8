"""What is told outside: a delivery of a webhook as JSON, read anew at the moment when it is sent."""

import json

from django.conf import settings

from communities.bots.models import HookDelivery
from communities.chat.models import Message, Room
from communities.chat.ports import Happening
from workspace.people.models import Person

Json = dict[str, object]


def delivery_body(row: HookDelivery) -> bytes | None:
    """Return what a delivery says; None where the message that it is about was deleted meanwhile."""
    told: Json = {
        "id": f"{row.hook_id}-{row.id}",
        "type": row.kind,
        "at": row.happened_at.isoformat(),
        "community": row.hook.community_id,
    }
    message = row.message
    if message is not None:
        if message.deleted_at is not None and row.kind != Happening.DELETED:
            return None
        told |= {"room": room_json(message.room), "message": _message(message, row.kind)}
        told["person"] = person_json(row.actor)
    if row.emoji:
        told["emoji"] = row.emoji
    return json.dumps(told, ensure_ascii=False).encode()


def room_json(room: Room) -> Json:
    """Name a room."""
    return {"id": room.id, "name": room.name}


def person_json(person: Person) -> Json:
    """Name a person as everyone in the house knows them."""
    return {"id": person.id, "handle": person.handle, "name": person.name}


def _message(message: Message, kind: str) -> Json:
    """Tell of a message what the happening is about: its text where it is about that, else where it stands."""
    found: Json = {
        "id": message.id,
        "seq": message.seq,
        "thread": message.thread_id,
        "url": f"{settings.PUBLIC_URL}/rooms/{message.room_id}/{message.seq}",
    }
    if kind in (Happening.SENT, Happening.EDITED):
        found |= {"author": person_json(message.author), "text": message.body, "version": message.version}
        found["sent_at"] = message.sent_at.isoformat()
    return found
