"""`python -m tests.browser.long_history ROOM COUNT`: fill a room past the services, as years would have.

Its log keeps none of it: everything lies below the topic's floor, as after pruning.
"""

import os
import sys
import uuid
from datetime import timedelta

import django

WORDS = [
    "Getriebe",
    "Kaffee",
    "Schicht",
    "Messe",
    "Lager",
    "Welle",
    "Flur",
    "Montag",
    "Antwort",
    "Termin",
    "Regal",
    "Prüfstand",
    "Dienstrad",
    "Kuchen",
]


def fill(room_id: str, count: int) -> None:
    """Insert `count` messages of uneven length by the room's members, a minute apart, ending now."""
    from communities.chat.events import room_topic
    from communities.chat.models import Membership, Message
    from workspace.core.clock import now
    from workspace.core.models import Topic

    topic, _ = Topic.objects.get_or_create(name=room_topic(room_id))
    first = topic.head + 1
    people = list(Membership.objects.filter(room=room_id).values_list("person_id", flat=True))
    end = now()

    def message(number: int) -> Message:
        words = " ".join(WORDS[(number * step) % len(WORDS)] for step in range(1, 4 + (number * 7) % 40))
        body = f"Eintrag {number}: {words}"
        return Message(
            room_id=room_id,
            seq=first + number,
            author_id=people[(number // 3) % len(people)],
            client_id=uuid.uuid4(),
            fingerprint="",
            body=body,
            html=f"<p>{body}</p>",
            sent_at=end - timedelta(minutes=count - number),
        )

    Message.objects.bulk_create((message(number) for number in range(count)), batch_size=2_000)
    Membership.objects.filter(room=room_id).update(read_seq=first + count - 1)
    Topic.objects.filter(name=topic.name).update(head=first + count - 1, floor=first + count - 1)


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "workspace.config.settings")
    django.setup()
    fill(sys.argv[1], int(sys.argv[2]))
