"""Switching the rounds of a community or of the house on and off, and holding one out of turn."""

from datetime import datetime, time, timedelta
from typing import Final

from django.db import transaction

from communities.spaces.policies import require_active
from talk.rounds.models import RoundSeries
from talk.rounds.policies import require_keeper_of_series
from talk.rounds.queries import blank_series, find_series, rounds_for
from talk.rounds.schemas import RoundsOut, SeriesIn
from workspace.audit.services import record
from workspace.core.clock import now
from workspace.core.errors import Conflict
from workspace.core.limits import Limit, take
from workspace.core.weekly import Slot, next_occurrence
from workspace.people.models import Person
from workspace.people.services.profile import check_time_zone

KEEP_LIMIT: Final = Limit("rounds_keep", 30, 600)
APART: Final = timedelta(days=4)
"""After a round out of turn the next regular one is not sooner than this."""
SAME: Final = timedelta(hours=1)
"""Who wants to hold a round so soon after one wants the one that was held."""


def next_due(series: RoundSeries, after: datetime) -> datetime:
    """Return when the next regular round is held, strictly after that moment."""
    return next_occurrence(Slot(series.weekday, series.begins, series.time_zone, 0), after)


@transaction.atomic
def keep_series(actor: Person, series_id: str, wish: SeriesIn) -> RoundsOut:
    """Switch a series on or off and say when its rounds are held. Who takes part stays so.

    Raises `NotFound`, `NotAllowed`, `Invalid`, `Conflict` where the community is archived, `TooFast`.
    """
    take(KEEP_LIMIT, actor.id)
    community, membership = find_series(actor, series_id)
    require_keeper_of_series(actor, community, membership)
    if community is not None:
        require_active(community)
    zone = check_time_zone(wish.time_zone)
    RoundSeries.objects.bulk_create([blank_series(community, zone)], ignore_conflicts=True)
    series = RoundSeries.objects.select_for_update(no_key=True).get(id=series_id)
    series.is_on, series.weekday, series.begins = wish.is_on, wish.weekday, time.fromisoformat(wish.begins)
    series.time_zone = zone
    earliest = max(now(), series.held_at + APART) if series.held_at else now()
    series.due_at = next_due(series, earliest) if wish.is_on else None
    series.save()
    record(actor.id, "coffee.rounds_kept", series_id, place=series.community_id or "", is_on=wish.is_on)
    return rounds_for(actor)


@transaction.atomic
def hold_now(actor: Person, series_id: str) -> RoundsOut:
    """Let the jobs process hold a round at once: of two who ask for it, both get the same one.

    Raises as above, and `Conflict` where the series is off or a round was held a moment ago.
    """
    take(KEEP_LIMIT, actor.id)
    community, membership = find_series(actor, series_id)
    require_keeper_of_series(actor, community, membership)
    if community is not None:
        require_active(community)
    series = RoundSeries.objects.select_for_update(no_key=True).filter(id=series_id, is_on=True).first()
    if series is None:
        raise Conflict("rounds_off")
    if series.held_at is not None and now() - series.held_at < SAME:
        raise Conflict("round_held")
    series.due_at = now()
    series.save(update_fields=["due_at"])
    record(actor.id, "coffee.round_asked_for", series_id, place=series.community_id or "")
    return rounds_for(actor)
