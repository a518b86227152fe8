"""A third place at a pair's table, for somebody whose own match fell through when nobody else is left over."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Final

from django.db import transaction
from django.db.models import Count, Q

from talk.coffee.holding import RoundRejected, hold_round
from talk.coffee.people import TRIO, Table, Wish, pair_of
from talk.coffee.people import Round as EngineRound
from talk.coffee.services.matches import match_of
from talk.coffee.slots import SLOT
from talk.rounds.events import RoundNews
from talk.rounds.fate import Answer, State
from talk.rounds.gathering import guests_of, met_in
from talk.rounds.models import Proposal, ProposalGuest, Round, RoundWish
from talk.rounds.services.noticing import note_all, take_back_nobody
from talk.rounds.services.telling import tell
from talk.rounds.times import LEAD

_LOOKED_AT: Final = 40
"""Of so many pairs, those that meet the soonest, one that suits is taken."""


def join_a_pair(held: Round, wish: RoundWish, at: datetime) -> bool:
    """Let somebody join a pair of their round, if there is one where all three may meet; tell whether there was."""
    if wish.wish != Wish.PAIR:
        return False
    return any(_seat(proposal, table, wish) for proposal, table in _tables_for(held, wish, at))


def _tables_for(held: Round, wish: RoundWish, at: datetime) -> Iterator[tuple[Proposal, Table]]:
    """Yield pairs with the table that they would be with somebody more, as the engine's checker has let it pass."""
    pairs = _pairs(held, at)
    people = {person for _, both in pairs for person in both}
    rows = RoundWish.objects.filter(series=held.series_id, person__in=people, wish=Wish.PAIR)
    wishes = [wish, *rows.select_related("person", "series__community")]
    guests = {guest.person: guest for guest in guests_of(wishes, held.starts_at, at + LEAD, at)}
    met = met_in(held.series, held.number)
    for proposal, (one, other) in pairs:
        bit = 1 << (proposal.at - held.starts_at) // SLOT
        if one not in guests or other not in guests or not guests[wish.person_id].slots & bit:
            continue
        three = [replace(guests[person], slots=bit) for person in (wish.person_id, one, other)]
        others = {pair: last for pair, last in met.items() if pair != pair_of(one, other)}
        try:
            outcome = hold_round(EngineRound(held.number, held.seed, tuple(three), others))
        except RoundRejected:
            continue
        if outcome.tables and len(outcome.tables[0].people) == TRIO:
            yield proposal, outcome.tables[0]


def _pairs(held: Round, at: datetime) -> list[tuple[Proposal, tuple[str, str]]]:
    """Return proposals of a round that lie ahead and have two guests, with these."""
    rows = Proposal.objects.filter(round=held, state=State.PROPOSED, at__gte=at + LEAD)
    rows = rows.annotate(size=Count("guests"), here=Count("guests", filter=~Q(guests__answer=Answer.NO)))
    pairs = list(rows.filter(size=2, here=2).order_by("at", "id")[:_LOOKED_AT])
    people: dict[str, list[str]] = {}
    for proposal, person in ProposalGuest.objects.filter(proposal__in=pairs).values_list(
        "proposal_id", "person_id"
    ):
        people.setdefault(proposal, []).append(person)
    return [(proposal, (people[proposal.id][0], people[proposal.id][1])) for proposal in pairs]


@transaction.atomic
def _seat(proposal: Proposal, table: Table, wish: RoundWish) -> bool:
    """Add them to the pair, unless it is another one by now. What the two have answered stays: it is their slot."""
    rows = Proposal.objects.select_for_update(no_key=True)
    locked = rows.filter(id=proposal.id, at=proposal.at, state=State.PROPOSED).first()
    own = RoundWish.objects.select_for_update(no_key=True).filter(id=wish.id, left_of=proposal.round_id)
    if locked is None or not own.exists():
        return False
    here = set(locked.guests.exclude(answer=Answer.NO).values_list("person_id", flat=True))
    if here | {wish.person_id} != set(table.people) or len(here) == TRIO:
        return False
    ProposalGuest.objects.create(proposal=locked, person_id=wish.person_id)
    locked.found = match_of(table).model_dump(mode="json")
    locked.save(update_fields=["found"])
    take_back_nobody(proposal.round.series_id, [wish.person_id])
    own.update(last_round=proposal.round.number, spared=True, credit=0, left_of=None, left_at=None, why="")
    tell(here, RoundNews.CHANGED)
    tell([wish.person_id], RoundNews.FOUND)
    note_all([wish.person_id], proposal.id)
    return True
