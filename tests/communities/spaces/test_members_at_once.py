"""Coming and going at the same moment: nobody waits in a ring."""

import threading
import time

import pytest
from django.db import connection, transaction

from communities.spaces.models import Community, CommunityMember
from communities.spaces.services.members import invite_people, join_community
from tests.making import make_community, make_person
from workspace.people.models import Person

pytestmark = pytest.mark.django_db(transaction=True)


def test_an_invitation_and_its_guests_own_joining_do_not_wait_for_each_other() -> None:
    """The inviter holds the guest's topic and has a foreign key to check; the guest holds the community."""
    owner, guest = make_person(), make_person()
    community = make_community(owner)
    failed: list[BaseException] = []
    joining = threading.Thread(target=_join, args=(guest, community, failed))
    with transaction.atomic():
        invite_people(owner, community.id, [guest.id])
        joining.start()
        _wait_until_somebody_waits()
    joining.join()
    assert failed == []
    assert CommunityMember.objects.filter(community=community, person=guest).count() == 1


def _join(guest: Person, community: Community, failed: list[BaseException]) -> None:
    try:
        join_community(guest, community.id)
    except Exception as error:
        failed.append(error)
    finally:
        connection.close()


def _wait_until_somebody_waits() -> None:
    """PostgreSQL tells who waits for a lock; SQLite has one writer, so the other waits in any case."""
    end_s = time.monotonic() + 10
    while connection.vendor == "postgresql" and time.monotonic() < end_s:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM pg_locks WHERE NOT granted")
            if cursor.fetchone():
                return
        time.sleep(0.01)
