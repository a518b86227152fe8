"""Asking to be let into a private community that is listed, and the answer of those who look after it."""

from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from communities.spaces.admission import ASK_AGAIN_AFTER, keepers_of, request_out
from communities.spaces.admission_schemas import MyRequestOut
from communities.spaces.events import RequestChanged, RequestsWait
from communities.spaces.models import (
    Community,
    CommunityInvitation,
    JoinRequest,
    RequestState,
    Standing,
    Visibility,
)
from communities.spaces.policies import require_active, require_moderator
from communities.spaces.queries import Seat, find_face, find_seat
from communities.spaces.schemas import ActKind, WhyIn
from communities.spaces.services.acts import Act, note
from communities.spaces.services.closing import close_request
from communities.spaces.services.members import enter
from workspace.core.clock import now
from workspace.core.errors import Conflict, NotFound
from workspace.core.events import Publication, announce, publish_all
from workspace.core.text import clean_text
from workspace.people.events import person_topic
from workspace.people.models import Person

_DECLINED_KEPT: Final = timedelta(days=90)


@transaction.atomic
def ask_to_join(actor: Person, community_id: str, words: str) -> MyRequestOut:
    """Ask to be let in. Who has asked already gets that request back, unchanged.

    Raises `NotFound` as for a hidden community, also for who is banned; `Conflict` where asking is of no use: one
    may simply join, or was declined within the last days, or nothing new begins there.
    """
    seat = find_face(actor, community_id, lock=True)
    _require_closed_door(actor, seat)
    before = (
        JoinRequest.objects.select_related("community").filter(community=seat.community, person=actor).first()
    )
    if before is not None and before.state == RequestState.OPEN:
        return request_out(before)
    require_active(seat.community)
    publications: list[Publication] = []
    if before is not None:
        _require_patience(before)
        publications = close_request(seat.community, actor.id)
    request = JoinRequest.objects.create(
        community=seat.community, person=actor, words=_one_line(words), asked_at=now()
    )
    shape = request_out(request)
    publish_all([*publications, Publication(person_topic(actor.id), RequestChanged(request=shape))])
    _tell_keepers(seat.community)
    return shape


@transaction.atomic
def withdraw_request(actor: Person, request_id: str) -> None:
    """Take one's own open request back. A declined one stays: it says when one may ask again."""
    mine = JoinRequest.objects.filter(id=request_id, person=actor).first()
    if mine is None:
        raise NotFound
    community = Community.objects.select_for_update(no_key=True).get(id=mine.community_id)
    if not JoinRequest.objects.filter(id=request_id, state=RequestState.OPEN).exists():
        raise NotFound("request_gone")
    publish_all(close_request(community, actor.id))
    _tell_keepers(community)


@transaction.atomic
def accept_request(actor: Person, community_id: str, request_id: str) -> None:
    """Let somebody in. For those who look after the community; of two who answer at once, the first one counts."""
    seat, request = _open_request(actor, community_id, request_id)
    require_active(seat.community)
    publications = enter(seat.community, request.person, Standing.MEMBER)
    act = Act(ActKind.REQUEST_ACCEPTED, community_id, community_id, request.person_id)
    publish_all([*publications, *note(actor, act)])
    _tell_keepers(seat.community)


@transaction.atomic
def decline_request(actor: Person, community_id: str, request_id: str, words: str) -> None:
    """Say no, with a sentence or without. For those who look after the community."""
    seat, request = _open_request(actor, community_id, request_id)
    request.state, request.answer, request.answered_at = RequestState.DECLINED, _one_line(words), now()
    request.save(update_fields=["state", "answer", "answered_at"])
    why = WhyIn(words=request.answer)
    act = Act(ActKind.REQUEST_DECLINED, community_id, community_id, request.person_id, why=why)
    changed = RequestChanged(request=request_out(request))
    publish_all([Publication(person_topic(request.person_id), changed), *note(actor, act)])
    _tell_keepers(seat.community)


def tidy_requests(at: datetime) -> int:
    """Delete declined requests that nobody came back to; return how many."""
    old = JoinRequest.objects.filter(state=RequestState.DECLINED, answered_at__lt=at - _DECLINED_KEPT)
    deleted, _ = old.delete()
    return deleted


def _open_request(actor: Person, community_id: str, request_id: str) -> tuple[Seat, JoinRequest]:
    """Return an open request, its community held. Raises `NotFound` for one that is answered, or withdrawn."""
    seat = find_seat(actor, community_id, lock=True)
    require_moderator(actor, seat.membership)
    rows = JoinRequest.objects.select_related("community", "person").filter(community=seat.community)
    request = rows.filter(id=request_id, state=RequestState.OPEN, person__deactivated_at=None).first()
    if request is None:
        raise NotFound("request_gone")
    return seat, request


def _require_closed_door(actor: Person, seat: Seat) -> None:
    invited = CommunityInvitation.objects.filter(community=seat.community, person=actor)
    if seat.is_inside or seat.community.visibility == Visibility.PUBLIC or invited.exists():
        raise Conflict("request_not_needed")


def _require_patience(declined: JoinRequest) -> None:
    if declined.answered_at is None:
        return
    left = declined.answered_at + ASK_AGAIN_AFTER - now()
    if left > timedelta(0):
        raise Conflict("request_declined", days=max(1, -(-int(left.total_seconds()) // 86_400)))


def _tell_keepers(community: Community) -> None:
    """Tell those who look after it that another number waits, after commit."""
    keepers = keepers_of(community)
    fact = RequestsWait(community=community.id)

    def tell() -> None:
        for keeper in keepers:
            announce(person_topic(keeper), fact)

    transaction.on_commit(tell, robust=True)


def _one_line(words: str) -> str:
    return " ".join(clean_text(words).split())
