"""Telling of a date that has changed: its community by facts, those who come in their inboxes.

The caller holds the date's row.
"""

from collections.abc import Iterable
from functools import partial

from django.db import transaction

from communities.spaces.events import community_topic
from talk.dates.events import CoffeeDateChanged, CoffeeDateGone
from talk.dates.models import CoffeeDate
from talk.dates.queries import guests_of
from workspace.core.events import Fact, announce
from workspace.notifications.models import NoticeKind
from workspace.notifications.services.notify import About, notify, withdraw


def tell_changed(date: CoffeeDate) -> None:
    """Count the change, and tell everyone in the community to ask anew."""
    next_version(date)
    tell(date, CoffeeDateChanged(community=date.community_id, date=date.id, version=date.version))


def next_version(date: CoffeeDate) -> int:
    """Count a change and return its number."""
    date.version += 1
    date.save(update_fields=["version"])
    return date.version


def tell(date: CoffeeDate, fact: Fact) -> None:
    """Tell everyone in the community, after commit."""
    topic = community_topic(date.community_id)
    transaction.on_commit(partial(announce, topic, fact), robust=True)


def notify_guests(date: CoffeeDate, *, sparing: Iterable[str] = ()) -> None:
    """Let those who come know what is now: the notice that they have of the date moves up."""
    people = set(guests_of([date.id]).values_list("person_id", flat=True))
    notify(people - set(sparing), about(date))


def about(date: CoffeeDate) -> About:
    """Return what a notice of the date tells of. It names nobody: the moment counts, not who took it."""
    return About(NoticeKind.COFFEE, date.id, place=date.community_id)


def forget(date: CoffeeDate) -> None:
    """Delete a date with all that was said to it, and take back what the inboxes tell of it."""
    withdraw(date.id, NoticeKind.COFFEE)
    tell(date, CoffeeDateGone(date=date.id))
    date.delete()
