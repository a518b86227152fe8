"""Reminders of scheduled talks, and what has to go after a talk. The jobs process does both once a minute."""

from datetime import datetime, timedelta

from django.db import transaction

from communities.chat.events import room_topic
from talk.shows.events import TalkReminded, talk_topic
from talk.shows.models import Reminder, Talk, TalkState
from talk.shows.queries import find_talk, talk_out
from workspace.core.errors import Conflict
from workspace.core.events import Publication, publish_all
from workspace.core.log import forget
from workspace.people.events import person_topic
from workspace.people.models import Person

REMIND_BEFORE = timedelta(minutes=5)
LOG_KEPT = timedelta(minutes=2)
"""Long enough for every socket to hear the end; after that nobody needs to know who came and went."""


@transaction.atomic
def set_reminder(actor: Person, talk_id: str, *, on: bool) -> None:
    """Ask to be reminded of a scheduled talk, or not any more. Again changes nothing."""
    talk = find_talk(actor, talk_id, lock=True).talk
    if not on:
        Reminder.objects.filter(talk=talk, person=actor).delete()
        return
    if talk.state != TalkState.SCHEDULED:
        raise Conflict("talk_begun")
    Reminder.objects.get_or_create(talk=talk, person=actor)


def remind(at: datetime) -> int:
    """Tell people of the talks that begin soon, once; return how many were told."""
    due = Talk.objects.filter(
        state=TalkState.SCHEDULED, starts_at__lte=at + REMIND_BEFORE, reminders__isnull=False
    )
    return sum(_remind_of(talk_id) for talk_id in set(due.values_list("id", flat=True)))


@transaction.atomic
def _remind_of(talk_id: str) -> int:
    talk = Talk.objects.select_for_update(no_key=True).get(id=talk_id)
    rows = Reminder.objects.filter(talk=talk, person__deactivated_at=None)
    shape, people = talk_out(talk), list(rows.values_list("person_id", flat=True))
    Reminder.objects.filter(talk=talk).delete()
    publish_all(Publication(person_topic(person), TalkReminded(talk=shape)) for person in people)
    return len(people)


def forget_stages(at: datetime) -> int:
    """Drop the logs of talks that have ended a while ago: they tell who came, when, and who left. Return how many."""
    ended = Talk.objects.filter(state=TalkState.ENDED, log_forgotten=False, ended_at__lt=at - LOG_KEPT)
    talks = list(ended.values_list("id", "room_id"))
    for talk_id, room_id in talks:
        forget(talk_topic(talk_id))
        if room_id is not None:
            forget(room_topic(room_id))
        Talk.objects.filter(id=talk_id).update(log_forgotten=True)
    return len(talks)
