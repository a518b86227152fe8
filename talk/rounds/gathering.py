"""Who is in a round, and what the engine has to know of them. For no eyes."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from talk.coffee.cadence import Cadence, Every, takes_part
from talk.coffee.people import DEFAULT_WINDOW, Guest, Wish, pair_of
from talk.coffee.slots import SLOT, Window, slots_touched
from talk.lobby.queries import NEW_FOR, apart_of, channels_of, interests_of
from talk.rounds.fate import Answer, State
from talk.rounds.feeds import Span
from talk.rounds.models import ProposalGuest, RoundCalendar, RoundSeries, RoundWish
from talk.rounds.policies import takes_part_where
from talk.rounds.times import WEEK, FreeSpan, free_slots, not_before, without
from workspace.core.meaning import meanings_of

_LIVE = (State.PROPOSED, State.OPENED)


def wishes_for(series: RoundSeries, number: int, starts: datetime) -> list[RoundWish]:
    """Return who is in the round of that number that begins at `starts`, with their people. One query."""
    rows = RoundWish.objects.filter(takes_part_where(series.id)).order_by("id")
    rows = rows.select_related("person", "series__community")
    starts_on = starts.astimezone(ZoneInfo(series.time_zone)).date()
    return [wish for wish in rows if takes_part(_cadence(wish), number, starts_on)]


def _cadence(wish: RoundWish) -> Cadence:
    return Cadence(Every(wish.every), wish.paused_until, wish.last_round)


def window_of(wish: RoundWish) -> Window:
    """Return the hours in which somebody likes to meet, on the clock of the place where they live now."""
    return Window(wish.person.time_zone, wish.begins, wish.ends, frozenset(wish.weekdays))


def free_of(wish: RoundWish) -> list[FreeSpan]:
    """Return the times that they have typed in."""
    return [
        FreeSpan(
            date.fromisoformat(span["day"]),
            time.fromisoformat(span["begins"]),
            time.fromisoformat(span["ends"]),
        )
        for span in wish.free
    ]


def slots_of(
    wish: RoundWish, starts: datetime, taken: Iterable[datetime] = (), busy: Iterable[Span] = ()
) -> int:
    """Return when somebody is free in the round that begins at `starts`.

    But for where they have a coffee already (`taken`), or something else by their calendar (`busy`).
    """
    free = without(free_slots(window_of(wish), free_of(wish), starts), taken, starts)
    return free & ~slots_touched(busy, starts)


def taken_in(starts: datetime, *, but: str = "") -> Mapping[str, Sequence[datetime]]:
    """Return when people have a coffee in that week, of whichever series; without the proposal `but`."""
    rows = ProposalGuest.objects.filter(
        proposal__state__in=_LIVE, proposal__at__gt=starts - SLOT, proposal__at__lt=starts + WEEK
    ).exclude(answer=Answer.NO)
    taken: dict[str, list[datetime]] = defaultdict(list)
    for person, at in rows.exclude(proposal=but).values_list("person_id", "proposal__at"):
        taken[person].append(at)
    return taken


def busy_of(people: Collection[str]) -> Mapping[str, Sequence[Span]]:
    """Return when people are busy as their calendars say, for who has given theirs."""
    rows = RoundCalendar.objects.filter(person__in=people).values_list("person_id", "busy")
    return {
        person: [(datetime.fromisoformat(begins), datetime.fromisoformat(ends)) for begins, ends in busy]
        for person, busy in rows
    }


def guests_of(wishes: Sequence[RoundWish], starts: datetime, earliest: datetime, at: datetime) -> list[Guest]:
    """Return the guests of a round. Eight queries, however many they are.

    A department is the smallest unit that is known of people, so it stands for the team; managers are not known. What
    is called after the series' own community all have in common: it is no reason.
    """
    ids = [wish.person_id for wish in wishes]
    busy = busy_of(ids)
    interests, channels, apart, taken = interests_of(ids), channels_of(ids), apart_of(ids), taken_in(starts)
    communities = {wish.series.community.name for wish in wishes if wish.series.community is not None}
    none: frozenset[str] = frozenset()
    return [
        Guest(
            person=wish.person_id,
            slots=not_before(
                slots_of(wish, starts, taken.get(wish.person_id, ()), busy.get(wish.person_id, ())),
                earliest,
                starts,
            ),
            languages=frozenset(wish.languages),
            wish=Wish(wish.wish),
            department=wish.person.department_id or "",
            team=wish.person.department_id or "",
            site=wish.person.site_id or "",
            interests=interests.get(wish.person_id, none) - communities,
            channels=channels.get(wish.person_id, none),
            apart=apart.get(wish.person_id, none),
            own_team=wish.own_team,
            newcomer=at - wish.person.joined_at < NEW_FOR,
            credit=wish.credit,
            spared=wish.spared,
        )
        for wish in wishes
    ]


def meanings_for(guests: Sequence[Guest]) -> dict[str, tuple[float, ...]]:
    """Return what each guest's interests mean together, for who has some; nothing without the optional model."""
    known = meanings_of({name for guest in guests for name in guest.interests})
    found = {}
    for guest in guests:
        vectors = [known[name] for name in sorted(guest.interests) if name in known]
        if vectors:
            found[guest.person] = tuple(sum(part) / len(vectors) for part in zip(*vectors, strict=True))
    return found


def met_in(series: RoundSeries, number: int) -> dict[tuple[str, str], int]:
    """Return who was brought together so lately that they are not again in the round of that number. One query.

    What other series have brought together counts for as long as it is kept. A proposal of which somebody has said that
    nobody met, and nobody the opposite, does not count.
    """
    people = RoundWish.objects.filter(series=series).values("person")
    rows = ProposalGuest.objects.filter(person__in=people).values_list(
        "proposal_id", "proposal__round__series_id", "proposal__round__number", "person_id", "did_meet"
    )
    tables: dict[str, tuple[int, list[str], set[bool | None]]] = {}
    for proposal, of, in_round, person, did_meet in rows:
        last = in_round if of == series.id else number - 1
        _, guests, answers = tables.setdefault(proposal, (last, [], set()))
        guests.append(person)
        answers.add(did_meet)
    met: dict[tuple[str, str], int] = {}
    for last, guests, answers in tables.values():
        if number - last <= DEFAULT_WINDOW and (False not in answers or True in answers):
            for place, one in enumerate(guests):
                for other in guests[place + 1 :]:
                    pair = pair_of(one, other)
                    met[pair] = max(last, met.get(pair, 0))
    return met
