"""What happens to communities. Topic `community:<id>` reaches its members, `person:<id>` one of them.

Public communities are told to everyone (`house`), so that the directory is live; private ones never.
"""

from typing import Literal

from communities.spaces.admission_schemas import MyRequestOut, OfferOut
from communities.spaces.models import Standing
from communities.spaces.schemas import ActOut, CommunityInvitationOut, CommunityOut, MuteOut
from workspace.core.events import Event, Fact
from workspace.core.ids import TopicName


def community_topic(community_id: str) -> TopicName:
    """Name the topic of a community's members."""
    return TopicName(f"community:{community_id}")


class CommunityFounded(Event):
    """A public community came into being, or a private one opened up (topic `house`)."""

    type: Literal["community.founded"] = "community.founded"
    community: CommunityOut


class CommunityChanged(Event):
    """What it says of itself, or who may see it, has changed (topic `community`)."""

    type: Literal["community.changed"] = "community.changed"
    community: CommunityOut


class CommunityMemberJoined(Event):
    """Somebody joined (topic `community`)."""

    type: Literal["community.member_joined"] = "community.member_joined"
    community: str
    person: str
    standing: Standing
    member_count: int


class CommunityMemberChanged(Event):
    """Somebody's standing has changed (topic `community`)."""

    type: Literal["community.member_changed"] = "community.member_changed"
    community: str
    person: str
    standing: Standing


class CommunityMemberLeft(Event):
    """Somebody left or was removed (topic `community`); they hear nothing more."""

    type: Literal["community.member_left"] = "community.member_left"
    community: str
    person: str
    member_count: int


class CommunityEntered(Event):
    """You are in: all of your devices show the community (topic `person`)."""

    type: Literal["community.entered"] = "community.entered"
    community: CommunityOut
    standing: Standing


class CommunityExited(Event):
    """You are out: all of your devices forget it (topic `person`)."""

    type: Literal["community.exited"] = "community.exited"
    community: str


class InvitationReceived(Event):
    """Somebody invites you into a community (topic `person`)."""

    type: Literal["invitation.received"] = "invitation.received"
    invitation: CommunityInvitationOut


class InvitationClosed(Event):
    """An invitation was accepted, declined or withdrawn (topic `person`)."""

    type: Literal["invitation.closed"] = "invitation.closed"
    invitation: str


class RequestChanged(Event):
    """You asked to be let in, or were answered with a no (topic `person`)."""

    type: Literal["request.changed"] = "request.changed"
    request: MyRequestOut


class RequestClosed(Event):
    """Your request is over: you are in, or took it back (topic `person`)."""

    type: Literal["request.closed"] = "request.closed"
    request: str


class OwnershipOffered(Event):
    """A community is to be handed over: from you, or to you (topic `person` of both)."""

    type: Literal["ownership.offered"] = "ownership.offered"
    offer: OfferOut


class OwnershipClosed(Event):
    """An offer of ownership is over, however it ended (topic `person` of both)."""

    type: Literal["ownership.closed"] = "ownership.closed"
    offer: str


class RequestsWait(Fact):
    """Who waits to be let into a community that you look after has changed: ask anew (topic `person`).

    A fact: the answer to "who waits" is in the database, and a log of it would outlive every withdrawn request.
    """

    type: Literal["requests.waiting"] = "requests.waiting"
    community: str


class MuteChanged(Event):
    """You cannot write in a community until a moment, or can again (topic `person`)."""

    type: Literal["mute.changed"] = "mute.changed"
    community: str
    mute: MuteOut | None


class ActRecorded(Event):
    """Somebody who keeps order did something that concerns you, and why (topic `person`)."""

    type: Literal["act.recorded"] = "act.recorded"
    act: ActOut
