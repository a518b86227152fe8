"""Coffee rounds for tests."""

from datetime import time, timedelta
from typing import Any

from talk.rounds.fate import State
from talk.rounds.models import HOUSE_SERIES, Proposal, ProposalGuest, Round, RoundSeries, RoundWish
from talk.rounds.queries import rounds_for
from talk.rounds.schemas import ProposalOut, SeriesIn, Weekday, WishIn, WishOut
from talk.rounds.services.series import hold_now, keep_series
from talk.rounds.services.tending import do_due_rounds, tend_rounds
from talk.rounds.services.wishes import take_part
from talk.rounds.times import first_slot
from tests.conftest import Clock
from tests.making import make_person
from workspace.core import clock
from workspace.people.models import Person, Role

ON = SeriesIn(is_on=True, weekday=Weekday.TUESDAY, begins="09:00", time_zone="Europe/Berlin")


def switch_on(keeper: Person | None = None, series: str = HOUSE_SERIES) -> Person:
    """Switch rounds on; return who has done it."""
    keeper = keeper or make_person(role=Role.ADMINISTRATOR)
    keep_series(keeper, series, ON)
    return keeper


def make_series(series_id: str) -> RoundSeries:
    """Make a series that is on, past the service: of the house or of a community."""
    community = None if series_id == HOUSE_SERIES else series_id
    given = {"begins": time(9), "time_zone": "Europe/Berlin", "is_on": True}
    due_at = clock.now() + timedelta(days=1)
    return RoundSeries.objects.create(id=series_id, community_id=community, due_at=due_at, **given)


def propose(*people: Person, state: State = State.PROPOSED) -> str:
    """Let people who have all day have a coffee ahead in the house's rounds, past the engine; return its id."""
    series = RoundSeries.objects.filter(id=HOUSE_SERIES).first() or make_series(HOUSE_SERIES)
    starts = first_slot(clock.now())
    held = Round.objects.create(
        series=series, number=1, seed=1, steps=0, starts_at=starts, held_at=clock.now()
    )
    proposal = Proposal.objects.create(
        round=held, at=starts, found={"reasons": [], "languages": ["de"]}, state=state
    )
    for person in people:
        wish = {"languages": ["de"], "wish": "pair", "begins": time(0), "ends": time(0)}
        RoundWish.objects.create(series=series, person=person, weekdays=[*range(7)], **wish)
        ProposalGuest.objects.create(proposal=proposal, person=person)
    return proposal.id


def join(*people: Person, series: str = HOUSE_SERIES, **wish: Any) -> None:
    """Let people take part."""
    for person in people:
        take_part(person, series, WishIn(**wish))


def hold(keeper: Person, series: str = HOUSE_SERIES) -> None:
    """Hold a round now, as the jobs process does when it was asked to."""
    RoundSeries.objects.filter(id=series).update(held_at=None)
    hold_now(keeper, series)
    do_due_rounds(clock.now())


def proposal_of(person: Person) -> ProposalOut | None:
    """Return the first coffee that somebody has ahead, or is told of."""
    proposals = rounds_for(person).proposals
    return proposals[0] if proposals else None


def found(person: Person) -> ProposalOut:
    """Return the same where there has to be one."""
    proposal = proposal_of(person)
    assert proposal is not None
    return proposal


def partners(person: Person) -> set[str]:
    """Return with whom somebody has a coffee ahead."""
    proposal = proposal_of(person)
    return {guest.person for guest in proposal.guests} if proposal else set()


def mine(person: Person, series: str = HOUSE_SERIES) -> WishOut:
    """Return how somebody takes part."""
    (wish,) = [shown.mine for shown in rounds_for(person).series if shown.id == series]
    assert wish is not None
    return wish


def reach_slot(person: Person, at: Clock) -> None:
    """Move the clock to the slot of somebody's coffee, and let the jobs process do what is due."""
    at.now = found(person).at
    do_due_rounds(at.now)


def pass_hour(at: Clock) -> None:
    """Let an hour pass."""
    at.now += timedelta(hours=1)
    do_due_rounds(at.now)
    tend_rounds(at.now)


def stored(person: Person) -> Proposal:
    """Return the row of the same."""
    return Proposal.objects.get(id=found(person).id)
