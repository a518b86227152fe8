"""Keeping order among members: muted for a time, banned until that is lifted. True at once in every process.

A mute is asked for by the statement that each message runs anyway (`chat.hot`), a ban ends memberships and keeps the
door: so neither is a cache that could lag behind.
"""

from datetime import timedelta

from django.db import transaction

from communities.spaces.events import InvitationClosed, MuteChanged
from communities.spaces.models import Community, CommunityInvitation, CommunityMember, Sanction, SanctionKind
from communities.spaces.policies import can_restrain, require_moderator
from communities.spaces.queries import Seat, find_seat, mute_out
from communities.spaces.schemas import ActKind, MuteIn, WhyIn
from communities.spaces.services.acts import Act, clean_words, note
from communities.spaces.services.closing import close_request
from communities.spaces.services.members import exit_
from workspace.core.clock import now
from workspace.core.errors import NotAllowed, NotFound
from workspace.core.events import Publication, publish_all
from workspace.notifications.services.notify import withdraw
from workspace.people.events import person_topic
from workspace.people.models import Person


@transaction.atomic
def mute_member(actor: Person, community_id: str, person_id: str, wish: MuteIn) -> None:
    """Take the word from somebody for a time, in all rooms of the community. Again replaces time and reason."""
    seat, person, membership = _target(actor, community_id, person_id)
    if membership is None:
        raise NotFound
    until = now() + timedelta(minutes=wish.minutes)
    mute, _ = Sanction.objects.update_or_create(
        community=seat.community,
        person=person,
        kind=SanctionKind.MUTE,
        defaults={**_given(actor, wish), "until": until},
    )
    act = Act(ActKind.MUTE_IMPOSED, community_id, community_id, person_id, why=wish, until=until)
    changed = MuteChanged(community=community_id, mute=mute_out(mute, until))
    publish_all([Publication(person_topic(person_id), changed), *note(actor, act)])


@transaction.atomic
def lift_mute(actor: Person, community_id: str, person_id: str) -> None:
    """Give somebody the word back before the time. Again changes nothing."""
    if not _lift(actor, community_id, person_id, SanctionKind.MUTE):
        return
    act = Act(ActKind.MUTE_LIFTED, community_id, community_id, person_id)
    changed = MuteChanged(community=community_id, mute=None)
    publish_all([Publication(person_topic(person_id), changed), *note(actor, act)])


@transaction.atomic
def ban_person(actor: Person, community_id: str, person_id: str, why: WhyIn) -> None:
    """Take somebody out who may neither come back nor be invited, until that is lifted. Again replaces the reason.

    Also for who has left already: they stay out.
    """
    seat, person, membership = _target(actor, community_id, person_id)
    Sanction.objects.update_or_create(
        community=seat.community, person=person, kind=SanctionKind.BAN, defaults=_given(actor, why)
    )
    publications = [*_uninvite(seat.community, person), *close_request(seat.community, person.id)]
    if membership is not None:
        publications += exit_(seat.community, person)
    publish_all(
        publications + note(actor, Act(ActKind.BAN_IMPOSED, community_id, community_id, person_id, why=why))
    )


@transaction.atomic
def lift_ban(actor: Person, community_id: str, person_id: str) -> None:
    """Let somebody come back, who does so by themselves. Again changes nothing."""
    if _lift(actor, community_id, person_id, SanctionKind.BAN):
        publish_all(note(actor, Act(ActKind.BAN_LIFTED, community_id, community_id, person_id)))


def _given(actor: Person, why: WhyIn) -> dict[str, object]:
    return {"reason": why.reason, "words": clean_words(why), "imposed_by": actor, "imposed_at": now()}


def _target(actor: Person, community_id: str, person_id: str) -> tuple[Seat, Person, CommunityMember | None]:
    """Return the community (held), the person and their membership. Raises `NotFound`, `NotAllowed`."""
    seat = find_seat(actor, community_id, lock=True)
    require_moderator(actor, seat.membership)
    person = Person.objects.filter(id=person_id).first()
    if person is None:
        raise NotFound
    membership = CommunityMember.objects.filter(community=seat.community, person=person).first()
    if not can_restrain(actor, seat.membership, person, membership):
        raise NotAllowed
    return seat, person, membership


def _lift(actor: Person, community_id: str, person_id: str, kind: SanctionKind) -> bool:
    seat, _, _ = _target(actor, community_id, person_id)
    deleted, _ = Sanction.objects.filter(community=seat.community, person=person_id, kind=kind).delete()
    return bool(deleted)


def _uninvite(community: Community, person: Person) -> list[Publication]:
    invitation = CommunityInvitation.objects.filter(community=community, person=person).first()
    if invitation is None:
        return []
    closed = InvitationClosed(invitation=invitation.id)
    withdraw(invitation.id)
    invitation.delete()
    return [Publication(person_topic(person.id), closed)]
