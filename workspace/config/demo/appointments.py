"""Writes the demo's coffee dates: one that is planned, and one for which people say when they can."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta

from communities.spaces.models import Community
from talk.dates.models import Availability, CoffeeDate, DateAnswer, DateGuest, DateMoment, DateState
from talk.dates.services.proposing import POLL_STAYS
from workspace.config.demo.working_time import ZONE
from workspace.people.models import Person

_COMING = ("james.okafor", "mara.lindner", "tobias.krahl", "aylin.demir", "ana.ferreira")
_SAID = {
    "mara.lindner": "yyn",
    "tobias.krahl": "nym",
    "mehmet.yildiz": "yy-",
    "olena.kovalenko": "-ym",
    "finn.martensen": "nnm",
}
"""Of each moment: y(es), m(aybe), n(o), nothing. The first one proposes."""
_ANSWERS = {"y": Availability.YES, "m": Availability.MAYBE, "n": Availability.NO}


def write_dates(communities: Mapping[str, Community], people: Mapping[str, Person], now: datetime) -> None:
    """Plan a coffee in one community, and ask for a date in another one; their moments are ahead of `now`."""
    date = CoffeeDate.objects.create(
        community=communities["new-work"],
        title="Digitaler Kaffeeklatsch",
        state=DateState.PLANNED,
        proposed_by=people[_COMING[0]],
        created_at=now - timedelta(days=2),
        starts_at=_on(now, 2, time(15)),
    )
    DateGuest.objects.bulk_create(DateGuest(date=date, person=people[key]) for key in _COMING)
    hours = ((3, time(9, 30)), (4, time(15)), (7, time(13)))
    moments = [_on(now, days, hour) for days, hour in hours]
    poll = CoffeeDate.objects.create(
        community=communities["feierabend"],
        title="Plätzchen und Kaffee",
        state=DateState.POLL,
        proposed_by=people[next(iter(_SAID))],
        created_at=now - timedelta(hours=5),
        closes_at=min(moments) - timedelta(days=1),
        ends_at=max(moments) + POLL_STAYS,
    )
    rows = DateMoment.objects.bulk_create(DateMoment(date=poll, at=at) for at in sorted(moments))
    DateAnswer.objects.bulk_create(
        DateAnswer(moment=row, person=people[key], answer=_ANSWERS[sign])
        for key, signs in _SAID.items()
        for row, sign in zip(rows, signs, strict=True)
        if sign in _ANSWERS
    )


def _on(now: datetime, days: int, hour: time) -> datetime:
    """Return an hour by the office's clock, so many days ahead; a weekend puts it off to Monday."""
    day = now.astimezone(ZONE).date() + timedelta(days=days)
    day += timedelta(days=max(0, 7 - day.weekday()) if day.weekday() > 4 else 0)
    return datetime.combine(day, hour, ZONE)
