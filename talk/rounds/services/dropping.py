"""Somebody drops out of a proposal, for whatever reason: all of them look alike to the others."""

from collections.abc import Collection
from typing import Final

from django.db import transaction
from django.db.models import Exists, F, OuterRef, QuerySet
from django.db.models.functions import Least

from communities.spaces.models import CommunityMember
from talk.coffee.people import MAX_CREDIT
from talk.lobby.models import CoffeeApart
from talk.rounds.events import RoundNews
from talk.rounds.fate import Answer, State, state_after
from talk.rounds.models import Proposal, ProposalGuest, RoundWish
from talk.rounds.services.noticing import note_all, take_back
from talk.rounds.services.telling import tell
from workspace.core.clock import now
from workspace.people.models import Block

_WAITED: Final = Least(F("credit") + 1, MAX_CREDIT)


@transaction.atomic
def drop_guests(proposal_id: str, people: Collection[str], *, look_for: Collection[str] = ()) -> None:
    """Take people off a proposal that waits for its slot. Nobody is told who they were.

    Where fewer than two are left, it falls through, and somebody else is looked for: for who is left, and for those in
    `look_for`. Holds the proposal's row.
    """
    proposal = (
        Proposal.objects.select_for_update(no_key=True).filter(id=proposal_id, state=State.PROPOSED).first()
    )
    if proposal is None:
        return
    here = proposal.guests.exclude(answer=Answer.NO)
    if not here.filter(person__in=people).update(answer=Answer.NO):
        return
    take_back(proposal.id, people)
    left = list(here.values_list("person_id", flat=True))
    proposal.state = state_after(
        [Answer(answer) for answer in proposal.guests.values_list("answer", flat=True)]
    )
    if proposal.state == State.FELL_THROUGH:
        proposal.save(update_fields=["state"])
        look_for = {*left, *look_for}
        tell(look_for, RoundNews.FELL_THROUGH)
        note_all(left, proposal.id)
    else:
        tell(left, RoundNews.CHANGED)
        tell(look_for, RoundNews.FELL_THROUGH)
    RoundWish.objects.filter(series=proposal.round.series_id, person__in=look_for).update(
        left_of=proposal.round, left_at=now(), why="", spared=True, credit=_WAITED, last_round=None
    )


def drop_who_is_gone() -> int:
    """Drop whoever cannot sit there any more; return how many proposals that concerned. Work of the jobs process.

    They have an account no longer, left the series or its community, or keep away from somebody at the table since.
    """
    gone: dict[str, set[str]] = {}
    for proposal, person in _gone().values_list("proposal_id", "person_id"):
        gone.setdefault(proposal, set()).add(person)
    for proposal, people in sorted(gone.items()):
        drop_guests(proposal, people, look_for=people)
    return len(gone)


def _gone() -> QuerySet[ProposalGuest]:
    """Return guests of what lies ahead who are gone, or who want to be apart from another one of them."""
    here = ProposalGuest.objects.filter(proposal__state=State.PROPOSED).exclude(answer=Answer.NO)
    beside = (
        ProposalGuest.objects.filter(proposal=OuterRef(OuterRef("proposal")))
        .exclude(answer=Answer.NO)
        .values("person")
    )
    wishes = RoundWish.objects.filter(series=OuterRef("proposal__round__series"), person=OuterRef("person"))
    members = CommunityMember.objects.filter(
        community=OuterRef("proposal__round__series__community"), person=OuterRef("person")
    )
    inactive = here.filter(person__deactivated_at__isnull=False)
    not_in = here.filter(~Exists(wishes))
    outside = here.filter(proposal__round__series__community__isnull=False).filter(~Exists(members))
    blocks = here.filter(Exists(Block.objects.filter(person=OuterRef("person"), blocked__in=beside)))
    apart = here.filter(Exists(CoffeeApart.objects.filter(person=OuterRef("person"), other__in=beside)))
    ids = [row.values("id") for row in (inactive, not_in, outside, blocks, apart)]
    return here.filter(id__in=ids[0].union(*ids[1:]))
