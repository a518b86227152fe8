"""Sends a message and dies by SIGKILL after its commit, at the very moment when others would be told.

`python -m tests.faults.dying_sender PERSON ROOM BODY`, with Django's settings in the environment.
"""

import os
import signal
import sys
import uuid

import django


def main() -> None:
    """Send and die; never returns."""
    django.setup()
    from communities.chat.schemas import MessageIn
    from communities.chat.services.send import send_message
    from workspace.core.events import set_sink
    from workspace.people.models import Person

    person, room, body = sys.argv[1:]
    set_sink(lambda hint: os.kill(os.getpid(), signal.SIGKILL))
    send_message(Person.objects.get(id=person), room, MessageIn(client_id=uuid.uuid4(), body=body))


if __name__ == "__main__":
    main()
