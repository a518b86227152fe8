"""Where Django looks for this app's tables: the slices own them, this file only names them."""

from communities.chat.models import Membership, Mention, Message, MessageRevision, Reaction, Room
from communities.later.models import Bookmark
from communities.sidebar.models import Sidebar
from communities.spaces.models import (
    Community,
    CommunityInvitation,
    CommunityMember,
    JoinRequest,
    OwnershipOffer,
    Sanction,
)

__all__ = [
    "Bookmark",
    "Community",
    "CommunityInvitation",
    "CommunityMember",
    "JoinRequest",
    "Membership",
    "Mention",
    "Message",
    "MessageRevision",
    "OwnershipOffer",
    "Reaction",
    "Room",
    "Sanction",
    "Sidebar",
]
