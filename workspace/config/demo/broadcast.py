"""Writes the plan's shows and talks: rows only, since what is over has no log and what is to come none yet."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from communities.spaces.models import Community
from talk.shows.models import Credit, Question, Show, ShowHost, Subscription, Talk, TalkState
from talk.stage.state import StageRole
from workspace.config.demo import shapes
from workspace.core.ids import new_id
from workspace.people.models import Person

_ASKED_AFTER = timedelta(minutes=7)


def write_shows(
    plans: Sequence[shapes.Show],
    people: Mapping[str, Person],
    communities: Mapping[str, Community],
    at: datetime,
) -> list[tuple[Talk, shapes.Talk]]:
    """Write all shows, made at `at`, and return their talks."""
    talks = []
    for plan in plans:
        show = Show.objects.create(
            id=_id_at(at),
            community=communities[plan.community],
            title=plan.title,
            description=plan.description,
            weekday=plan.weekday,
            starts=plan.starts,
            time_zone=plan.time_zone,
            length_min=plan.length_min,
            created_by=people[plan.hosts[0]],
            created_at=at,
        )
        ShowHost.objects.bulk_create(ShowHost(show=show, person=people[key]) for key in plan.hosts)
        Subscription.objects.bulk_create(
            Subscription(show=show, person=people[key]) for key in plan.subscribers
        )
        talks += [(_write_talk(show, plan, talk, people), talk) for talk in plan.talks]
    return talks


def _write_talk(show: Show, plan: shapes.Show, talk: shapes.Talk, people: Mapping[str, Person]) -> Talk:
    row = Talk.objects.create(
        id=_id_at(talk.starts_at),
        community_id=show.community_id,
        show=show,
        title=talk.title,
        description=talk.description,
        state=TalkState.ENDED if talk.is_over else TalkState.SCHEDULED,
        starts_at=talk.starts_at,
        length_min=plan.length_min,
        started_at=talk.starts_at if talk.is_over else None,
        ended_at=talk.starts_at + timedelta(minutes=plan.length_min) if talk.is_over else None,
        created_by=people[plan.hosts[0]],
        log_forgotten=talk.is_over,
    )
    if talk.is_over:
        Credit.objects.bulk_create(
            Credit(talk=row, person=people[key], role=role) for key, role in _credits(plan, talk)
        )
    Question.objects.bulk_create(
        Question(
            id=_id_at(talk.starts_at + number * _ASKED_AFTER),
            talk=row,
            person=people[question.author],
            text=question.text,
            state=question.state,
            votes=question.votes,
            asked_at=talk.starts_at + number * _ASKED_AFTER,
        )
        for number, question in enumerate(talk.questions, 1)
    )
    return row


def _credits(plan: shapes.Show, talk: shapes.Talk) -> list[tuple[str, StageRole]]:
    host, *others = plan.hosts
    cohosts = [(key, StageRole.COHOST) for key in others]
    speakers = [(key, StageRole.SPEAKER) for key in talk.speakers if key not in plan.hosts]
    return [(host, StageRole.HOST), *cohosts, *speakers]


def _id_at(at: datetime) -> str:
    return new_id(int(at.timestamp() * 1000))
