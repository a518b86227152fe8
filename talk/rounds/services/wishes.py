"""Taking part in a series of rounds, how, and not any more. Nobody else is told."""

from collections.abc import Sequence
from datetime import date, time
from typing import Final
from zoneinfo import ZoneInfo

from django.db import transaction

from communities.spaces.models import Community
from communities.spaces.policies import require_active, require_member
from talk.rounds.events import RoundNews
from talk.rounds.fate import State
from talk.rounds.models import Proposal, RoundSeries, RoundWish
from talk.rounds.queries import find_series, rounds_for
from talk.rounds.schemas import RoundsOut, WishIn
from talk.rounds.services.calendars import forget_unused
from talk.rounds.services.dropping import drop_guests
from talk.rounds.services.noticing import take_back_nobody
from talk.rounds.services.telling import tell
from workspace.core.clock import now
from workspace.core.errors import Conflict
from workspace.core.events import Publication
from workspace.core.limits import Limit, take
from workspace.people.models import Person

WISH_LIMIT: Final = Limit("rounds_wish", 30, 600)


@transaction.atomic
def take_part(actor: Person, series_id: str, wish: WishIn) -> RoundsOut:
    """Take part in a series from its next round on, or change how. Again changes nothing.

    Who pauses over the slot of a coffee gives it up. Raises `NotFound` also for who is not in the
    community, `NotAllowed`, `Conflict` for a series that is off or whose community is archived, `TooFast`.
    """
    take(WISH_LIMIT, actor.id)
    community, membership = find_series(actor, series_id)
    if community is not None:
        require_member(membership)
        require_active(community)
    if not RoundSeries.objects.filter(id=series_id, is_on=True).exists():
        raise Conflict("rounds_off")
    today = now().astimezone(ZoneInfo(actor.time_zone)).date()
    RoundWish.objects.update_or_create(series_id=series_id, person=actor, defaults=_stored(wish, today))
    if wish.paused_until is not None:
        _give_up(actor, series_id, before=wish.paused_until)
    tell([actor.id], RoundNews.CHANGED)
    return rounds_for(actor)


def _stored(wish: WishIn, today: date) -> dict[str, object]:
    paused_until = wish.paused_until if wish.paused_until is not None and wish.paused_until > today else None
    return {
        "every": wish.every,
        "paused_until": paused_until,
        "languages": sorted(set(wish.languages)),
        "wish": wish.wish,
        "begins": time.fromisoformat(wish.begins),
        "ends": time.fromisoformat(wish.ends),
        "weekdays": sorted(set(wish.weekdays)),
        "free": [span.model_dump(mode="json") for span in wish.free if span.day >= today],
        "own_team": wish.own_team,
    }


@transaction.atomic
def leave_rounds(actor: Person, series_id: str) -> None:
    """Take part no longer, and give up what is ahead. Open also to who may join no more. Again changes nothing."""
    _give_up(actor, series_id)
    take_back_nobody(series_id, [actor.id])
    RoundWish.objects.filter(series=series_id, person=actor).delete()
    forget_unused(actor)
    tell([actor.id], RoundNews.CHANGED)


def _give_up(actor: Person, series_id: str, before: date | None = None) -> None:
    """Give up what lies ahead in a series; `before` a day on the person's own calendar."""
    ahead = Proposal.objects.filter(round__series=series_id, state=State.PROPOSED, guests__person=actor)
    zone = ZoneInfo(actor.time_zone)
    for proposal in ahead.order_by("id"):
        if before is None or proposal.at.astimezone(zone).date() < before:
            drop_guests(proposal.id, [actor.id])


class Rounds:
    """Coffee rounds as a tenant of communities (`spaces.ports.Tenant`)."""

    def furnish(self, founder: Person, community: Community) -> None:
        """Need nothing in a new community: rounds are off until somebody switches them on."""

    def admit(self, community: Community, person: Person) -> Sequence[Publication]:
        """Need nothing for a new member: taking part is their own choice."""
        return []

    def dismiss(self, community: Community, person: Person) -> Sequence[Publication]:
        """Take a former member out of the community's rounds."""
        leave_rounds(person, community.id)
        return []
