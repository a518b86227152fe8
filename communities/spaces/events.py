"""What happens to communities. Topic `community:<id>` reaches its members, `person:<id>` one of them.

Public communities are told to everyone (`house`), so that the directory is live; private ones never.
"""

from typing import Literal

from communities.spaces.models import Standing
from communities.spaces.schemas import ActOut, CommunityInvitationOut, CommunityOut, MuteOut
from workspace.core.events import Event
from workspace.core.ids import TopicName


def community_topic(community_id: str) -> TopicName:
    """Name the topic of a community's members."""
    return TopicName(f"community:{community_id}")


class CommunityFounded(Event):
    """A public community came into being, or a private one opened up (topic `house`)."""

    type: Literal["community.founded"] = "community.founded"
    community: CommunityOut


class CommunityChanged(Event):
    """Name, description, visibility or size have changed (topic `community`)."""

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


class MuteChanged(Event):
    """You cannot write in a community until a moment, or can again (topic `person`)."""

    type: Literal["mute.changed"] = "mute.changed"
    community: str
    mute: MuteOut | None


class ActRecorded(Event):
    """Somebody who keeps order did something that concerns you, and why (topic `person`)."""

    type: Literal["act.recorded"] = "act.recorded"
    act: ActOut
