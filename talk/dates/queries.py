"""Reading coffee dates, always for one viewer."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from django.db.models import F, QuerySet

from communities.inbox.schemas import OccasionOut, OccasionState
from communities.spaces.models import CommunityMember
from communities.spaces.queries import find_seat, may_look_into
from talk.dates.models import Availability, CoffeeDate, DateAnswer, DateGuest, DateMoment, DateState
from talk.dates.policies import can_keep, can_see_dates, dates_open_to, require_sight
from talk.dates.schemas import CoffeeDateOut, CoffeeDatesOut, DateAnswersOut, DateMomentOut
from workspace.core.errors import NotFound
from workspace.people.models import Person


@dataclass(frozen=True, slots=True)
class DatePlace:
    """A date as one person stands to it."""

    date: CoffeeDate
    membership: CommunityMember | None


def find_date(viewer: Person, date_id: str, *, lock: bool = False) -> DatePlace:
    """Return a date that the viewer may see. Raises `NotFound`. `lock` holds its row until commit."""
    rows = CoffeeDate.objects.select_related("community")
    if lock:
        rows = rows.select_for_update(of=("self",), no_key=True)
    date = rows.filter(id=date_id).first()
    if date is None:
        raise NotFound
    membership = CommunityMember.objects.filter(community=date.community, person=viewer).first()
    seen = can_see_dates(viewer, membership) and may_look_into(viewer, date.community, membership)
    if not seen:
        raise NotFound
    return DatePlace(date, membership)


def date_view(viewer: Person, date_id: str) -> CoffeeDateOut:
    """Return a date. Raises `NotFound`."""
    place = find_date(viewer, date_id)
    seats = {place.date.community_id: place.membership}
    return _shaped(viewer, [place.date], seats)[0]


def dates_for(viewer: Person, community_id: str | None = None) -> CoffeeDatesOut:
    """Return the dates of the viewer's communities, or of one that they may look into. Raises `NotFound`."""
    rows = CoffeeDate.objects.filter(dates_open_to(viewer))
    if community_id is not None:
        seat = find_seat(viewer, community_id)
        require_sight(viewer, seat.membership)
        rows = CoffeeDate.objects.filter(community=seat.community, community__archived_at=None)
    dates = list(rows.order_by(F("starts_at").asc(nulls_last=True), "-created_at", "-id"))
    communities = {date.community_id for date in dates}
    seats = CommunityMember.objects.filter(person=viewer, community__in=communities)
    by_community: dict[str, CommunityMember | None] = {seat.community_id: seat for seat in seats}
    return CoffeeDatesOut(dates=_shaped(viewer, dates, by_community))


def _shaped(
    viewer: Person, dates: Sequence[CoffeeDate], seats: dict[str, CommunityMember | None]
) -> list[CoffeeDateOut]:
    """Shape dates in three queries, however many they are."""
    ids = [date.id for date in dates]
    moments: dict[str, list[DateMoment]] = defaultdict(list)
    for moment in DateMoment.objects.filter(date__in=ids).order_by("at"):
        moments[moment.date_id].append(moment)
    said: dict[str, dict[str, dict[str, Availability]]] = defaultdict(lambda: defaultdict(dict))
    answers = DateAnswer.objects.filter(moment__date__in=ids, person__deactivated_at=None).order_by("id")
    for date_id, moment_id, person, answer in answers.values_list(
        "moment__date_id", "moment_id", "person_id", "answer"
    ):
        said[date_id][person][moment_id] = Availability(answer)
    coming: dict[str, list[str]] = defaultdict(list)
    for date_id, person in guests_of(ids).values_list("date_id", "person_id"):
        coming[date_id].append(person)
    return [
        CoffeeDateOut(
            id=date.id,
            community=date.community_id,
            title=date.title,
            state=DateState(date.state),
            proposed_by=date.proposed_by_id,
            created_at=date.created_at,
            closes_at=date.closes_at,
            starts_at=date.starts_at,
            was_at=date.was_at,
            room=date.room_id,
            moments=[DateMomentOut(id=moment.id, at=moment.at) for moment in moments[date.id]],
            answers=[DateAnswersOut(person=person, said=theirs) for person, theirs in said[date.id].items()],
            coming=coming[date.id],
            may_keep=can_keep(viewer, date, seats.get(date.community_id)),
            version=date.version,
        )
        for date in dates
    ]


def guests_of(date_ids: Iterable[str]) -> QuerySet[DateGuest]:
    """Return who comes to these dates, who said so first, first."""
    return DateGuest.objects.filter(date__in=list(date_ids), person__deactivated_at=None).order_by("id")


def dates_as_occasions(person: Person, ids: Collection[str]) -> dict[str, OccasionOut]:
    """Return what the inbox tells of dates, of those whose community the person is in (`inbox.ports`).

    Archived ones as well: that a date is off is told there.
    """
    own = CommunityMember.objects.filter(person=person).values("community")
    rows = CoffeeDate.objects.filter(community__in=own, id__in=ids)
    return {
        date.id: OccasionOut(
            id=date.id,
            title=date.title,
            community=date.community_id,
            people=[],
            state=OccasionState(date.state),
            starts_at=date.starts_at,
            was_at=date.was_at,
            room=date.room_id,
        )
        for date in rows
    }
