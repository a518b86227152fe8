"""Conversations that are begun, hidden and spoken in at the same moment."""

import threading
import time
from collections.abc import Callable

import pytest
from django.db import connection, transaction

from communities.chat.models import Membership, Room
from communities.chat.queries.own import my_rooms
from communities.chat.services.directs import start_conversation
from communities.chat.services.listing import hide_conversation
from tests.making import make_conversation, make_person, say

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_who_begin_at_once_meet_in_one_room() -> None:
    ada, ben = make_person(), make_person()

    def begin() -> None:
        start_conversation(ben, [ada.id])

    _while(lambda: start_conversation(ada, [ben.id]), begin)
    assert Room.objects.filter(people_key__isnull=False).count() == 1
    assert Membership.objects.filter(is_hidden=False).count() == 2


def test_who_hides_a_conversation_while_something_is_said_sees_it() -> None:
    ada, ben = make_person(), make_person()
    room = make_conversation(ada, ben)
    say(ada, room)

    def say_more() -> None:
        say(ada, room, "Wait")

    _while(lambda: hide_conversation(ben, room.id), say_more)
    assert [mine.unread for mine in my_rooms(ben)] == [1]


def _while(act: Callable[[], object], meanwhile: Callable[[], object]) -> None:
    """Do one thing, and another from a second connection before the first is committed."""
    failed: list[BaseException] = []

    def other() -> None:
        try:
            meanwhile()
        except Exception as error:
            failed.append(error)
        finally:
            connection.close()

    thread = threading.Thread(target=other)
    with transaction.atomic():
        act()
        thread.start()
        _wait_until_somebody_waits()
    thread.join()
    assert failed == []


def _wait_until_somebody_waits() -> None:
    """PostgreSQL tells who waits for a lock; SQLite has one writer, so the other waits in any case."""
    end_s = time.monotonic() + 10
    while connection.vendor == "postgresql" and time.monotonic() < end_s:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM pg_locks WHERE NOT granted")
            if cursor.fetchone():
                return
        time.sleep(0.01)
