"""Coffee dates for tests."""

from datetime import timedelta

from communities.spaces.models import Community
from talk.dates.models import Availability
from talk.dates.schemas import CoffeeDateIn, CoffeeDateOut
from talk.dates.services.answering import answer_moment
from talk.dates.services.proposing import propose_date
from workspace.core.clock import now
from workspace.people.models import Person


def make_poll(
    author: Person, community: Community, *, hours: tuple[float, ...] = (24, 48), closes: float | None = None
) -> CoffeeDateOut:
    """Propose moments so many hours from now; it closes after so many."""
    at = now()
    wish = CoffeeDateIn(
        community=community.id,
        title="Kaffeeklatsch",
        moments=[at + timedelta(hours=each) for each in hours],
        closes_at=None if closes is None else at + timedelta(hours=closes),
    )
    return propose_date(author, wish)


def make_date(author: Person, community: Community, *, hours: float = 24) -> CoffeeDateOut:
    """Plan a date at once."""
    return make_poll(author, community, hours=(hours,))


def say_when(person: Person, date: CoffeeDateOut, *answers: Availability | None) -> None:
    """Answer the moments of a poll one after the other."""
    for moment, answer in zip(date.moments, answers, strict=False):
        answer_moment(person, date.id, moment.id, answer)
