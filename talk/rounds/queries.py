"""Reading coffee rounds: for one viewer what is theirs, and nothing of anybody else's."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta
from functools import reduce
from urllib.parse import urlsplit

from django.db.models import Prefetch, Q, QuerySet

from communities.spaces.models import Community, CommunityMember
from communities.spaces.queries import find_seat
from talk.coffee.cadence import Every
from talk.coffee.people import Why, Wish
from talk.coffee.schemas import MatchOut
from talk.coffee.slots import SLOT
from talk.lobby.policies import require_someone
from talk.rounds.fate import Answer, State
from talk.rounds.gathering import busy_of, slots_of, taken_in
from talk.rounds.models import (
    HOUSE_SERIES,
    Proposal,
    ProposalGuest,
    RoundCalendar,
    RoundSeries,
    RoundWish,
)
from talk.rounds.policies import can_keep_series
from talk.rounds.schemas import (
    CalendarOut,
    ProposalGuestOut,
    ProposalOut,
    RoundsOut,
    SeriesOut,
    Weekday,
    WishOut,
)
from talk.rounds.times import LEAD, moments, not_before
from workspace.core.clock import now
from workspace.core.errors import NotFound, text_of
from workspace.people.models import Person

ASKED_FOR = timedelta(days=7)
"""So long one is asked whether one met, and told that nobody had said yes."""
_CLOCK = "%H:%M"


def rounds_for(viewer: Person) -> RoundsOut:
    """Return the viewer's rounds. Raises `NotFound` for a program."""
    require_someone(viewer)
    wishes = {wish.series_id: wish for wish in RoundWish.objects.filter(person=viewer)}
    proposals = list(_proposals_of(viewer))
    return RoundsOut(
        series=[_series_out(viewer, series, member, wishes) for series, member in _series_of(viewer)],
        proposals=[
            _proposal_out(viewer, proposal, suits=_suits(viewer, wishes, proposal, proposals))
            for proposal in proposals
        ],
        calendar=_calendar_of(viewer),
    )


def _calendar_of(viewer: Person) -> CalendarOut | None:
    row = RoundCalendar.objects.filter(person=viewer).first()
    if row is None:
        return None
    problem = text_of(row.problem) if row.problem else None
    return CalendarOut(host=urlsplit(row.address).hostname or "", read_at=row.read_at, problem=problem)


# Series


def blank_series(community: Community | None, time_zone: str) -> RoundSeries:
    """Return a series that was never switched on: Monday morning, for who has never thought about it."""
    return RoundSeries(
        id=community.id if community else HOUSE_SERIES,
        community=community,
        begins=time(9),
        time_zone=time_zone,
    )


def _series_of(viewer: Person) -> Iterable[tuple[RoundSeries, CommunityMember | None]]:
    """Return what the viewer may join, or look after: also what is off then."""
    kept = {series.id: series for series in RoundSeries.objects.all()}
    house = kept.get(HOUSE_SERIES) or blank_series(None, viewer.time_zone)
    if house.is_on or can_keep_series(viewer, None, None):
        yield house, None
    rows = CommunityMember.objects.filter(person=viewer, community__archived_at=None)
    for member in rows.select_related("community").order_by("community__name", "id"):
        series = kept.get(member.community_id) or blank_series(member.community, viewer.time_zone)
        if series.is_on or can_keep_series(viewer, member.community, member):
            yield series, member


def find_series(viewer: Person, series_id: str) -> tuple[Community | None, CommunityMember | None]:
    """Return which community a series is of, None for the house's, and the viewer's membership there, if they have one.

    Raises `NotFound`, and `NotAllowed` for a community that they are banned from.
    """
    require_someone(viewer)
    if series_id == HOUSE_SERIES:
        return None, None
    seat = find_seat(viewer, series_id)
    return seat.community, seat.membership


def _series_out(
    viewer: Person, series: RoundSeries, member: CommunityMember | None, wishes: dict[str, RoundWish]
) -> SeriesOut:
    wish = wishes.get(series.id)
    return SeriesOut(
        id=series.id,
        community=series.community_id,
        is_on=series.is_on,
        weekday=Weekday(series.weekday),
        begins=series.begins.strftime(_CLOCK),
        time_zone=series.time_zone,
        next_at=series.due_at,
        may_keep=can_keep_series(viewer, member.community if member else None, member),
        mine=wish_out(wish) if wish else None,
    )


def wish_out(wish: RoundWish) -> WishOut:
    """Shape a wish, for its person alone."""
    return WishOut(
        every=Every(wish.every),
        paused_until=wish.paused_until,
        languages=wish.languages,
        wish=Wish(wish.wish),
        begins=wish.begins.strftime(_CLOCK),
        ends=wish.ends.strftime(_CLOCK),
        weekdays=wish.weekdays,
        free=wish.free,
        own_team=wish.own_team,
        is_looked_for=wish.left_of_id is not None and wish.why == "",
        why=Why(wish.why) if wish.why else None,
    )


# Proposals


def with_guests(rows: QuerySet[Proposal]) -> QuerySet[Proposal]:
    """Load guests and series as well."""
    guests = ProposalGuest.objects.select_related("person").order_by("id")
    return rows.select_related("round__series", "room").prefetch_related(Prefetch("guests", guests))


def _proposals_of(viewer: Person) -> QuerySet[Proposal]:
    """Return what lies ahead of the viewer, what is open, and what they are to be asked about or told of."""
    since = now() - ASKED_FOR
    own = ProposalGuest.objects.filter(person=viewer).exclude(answer=Answer.NO)
    ahead = Q(id__in=own.values("proposal"), state__in=(State.PROPOSED, State.OPENED))
    asked = Q(id__in=own.filter(did_meet=None).values("proposal"), state__in=(State.OVER, State.LAPSED))
    return with_guests(Proposal.objects.filter(ahead | asked & Q(at__gt=since))).order_by("at", "id")


def _proposal_out(viewer: Person, proposal: Proposal, *, suits: bool) -> ProposalOut:
    guests = {guest.person_id: guest for guest in proposal.guests.all()}
    mine = guests.pop(viewer.id)
    left = [guest for guest in guests.values() if guest.answer != Answer.NO]
    room = proposal.room
    return ProposalOut(
        id=proposal.id,
        series=proposal.round.series_id,
        at=proposal.at,
        ends_at=proposal.at + SLOT,
        state=State(proposal.state),
        found=MatchOut.model_validate(proposal.found),
        guests=[
            ProposalGuestOut(person=guest.person_id, has_accepted=guest.answer == Answer.YES)
            for guest in left
        ],
        answer=Answer(mine.answer),
        is_smaller=len(left) < len(guests),
        suits=suits,
        room=room.id if room is not None and room.ended_at is None else None,
    )


def _suits(
    viewer: Person, wishes: dict[str, RoundWish], proposal: Proposal, others: Iterable[Proposal]
) -> bool:
    """Tell whether a slot is in the viewer's times as they are now, and in no other coffee of theirs."""
    wish = wishes.get(proposal.round.series_id)
    if wish is None or proposal.state != State.PROPOSED:
        return True
    wish.person = viewer
    starts = proposal.round.starts_at
    taken = [other.at for other in others if other.id != proposal.id]
    return proposal.at in moments(slots_of(wish, starts, taken), starts)


def find_proposal(viewer: Person, proposal_id: str, *, lock: bool = False) -> tuple[Proposal, ProposalGuest]:
    """Return a proposal of the viewer's, and their place in it. Raises `NotFound` also for who has declined."""
    if lock:
        Proposal.objects.select_for_update(no_key=True).filter(id=proposal_id).first()
    own = ProposalGuest.objects.filter(person=viewer, proposal=proposal_id).exclude(answer=Answer.NO).first()
    if own is None:
        raise NotFound
    return with_guests(Proposal.objects.all()).get(id=proposal_id), own


def common_moments(proposal: Proposal, at: datetime) -> list[datetime]:
    """Return when all who are left are free in the week of the proposal, from a while after `at` on; not as it is."""
    starts = proposal.round.starts_at
    people = [guest.person_id for guest in proposal.guests.all() if guest.answer != Answer.NO]
    wishes = list(
        RoundWish.objects.filter(series=proposal.round.series, person__in=people).select_related("person")
    )
    if len(wishes) < len(people):
        return []
    taken, busy = taken_in(starts, but=proposal.id), busy_of(people)
    slots = reduce(
        lambda common, wish: (
            common & slots_of(wish, starts, taken.get(wish.person_id, ()), busy.get(wish.person_id, ()))
        ),
        wishes,
        -1,
    )
    return [
        moment for moment in moments(not_before(slots, at + LEAD, starts), starts) if moment != proposal.at
    ]
