"""What the inbox tells of rounds (`inbox.ports`): to each of their guests, and to nobody else."""

from collections.abc import Collection
from typing import Final

from communities.inbox.schemas import OccasionOut, OccasionState
from talk.rounds.fate import Answer, State
from talk.rounds.models import Proposal, ProposalGuest, RoundWish
from workspace.people.models import Person

_STATES: Final = {
    State.PROPOSED: OccasionState.PROPOSED,
    State.OPENED: OccasionState.OPEN,
    State.FELL_THROUGH: OccasionState.FELL_THROUGH,
}


def rounds_as_occasions(person: Person, ids: Collection[str]) -> dict[str, OccasionOut]:
    """Return, of these, the coffees that are proposed to a person, and the rounds in which they have nobody."""
    own = ProposalGuest.objects.filter(person=person, proposal__in=ids, proposal__state__in=_STATES)
    rows = own.exclude(answer=Answer.NO).select_related("proposal__round__series")
    beside = _beside(person, [guest.proposal_id for guest in rows])
    told = {guest.proposal_id: _proposed(guest.proposal, beside[guest.proposal_id]) for guest in rows}
    alone = RoundWish.objects.filter(person=person, left_of__in=ids).exclude(why="").select_related("series")
    return told | {wish.left_of_id: _alone(wish) for wish in alone if wish.left_of_id is not None}


def _beside(person: Person, proposals: Collection[str]) -> dict[str, list[str]]:
    """Return the others of each of these, without those who do not come: who drops out is never told."""
    rows = ProposalGuest.objects.filter(proposal__in=proposals).exclude(person=person)
    beside: dict[str, list[str]] = {proposal: [] for proposal in proposals}
    for proposal, other in (
        rows.exclude(answer=Answer.NO).order_by("id").values_list("proposal_id", "person_id")
    ):
        beside[proposal].append(other)
    return beside


def _proposed(proposal: Proposal, beside: list[str]) -> OccasionOut:
    state = State(proposal.state)
    return OccasionOut(
        id=proposal.id,
        title="",
        community=proposal.round.series.community_id,
        people=[] if state is State.FELL_THROUGH else beside,
        state=_STATES[state],
        starts_at=proposal.at,
        was_at=None,
        room=proposal.room_id,
    )


def _alone(wish: RoundWish) -> OccasionOut:
    return OccasionOut(
        id=wish.left_of_id or "",
        title="",
        community=wish.series.community_id,
        people=[],
        state=OccasionState.NOBODY,
        starts_at=None,
        was_at=None,
        room=None,
    )
