"""Where Django looks for this app's tables: the slices own them, this file only names them."""

from communities.chat.models import Membership, Mention, Message, MessageRevision, Reaction, Room
from communities.drafts.models import Draft, ScheduledFile, ScheduledMessage
from communities.later.models import Bookmark, Reminder
from communities.sidebar.models import Sidebar
from communities.spaces.models import Community, CommunityInvitation, CommunityMember, Sanction

__all__ = [
    "Bookmark",
    "Community",
    "CommunityInvitation",
    "CommunityMember",
    "Draft",
    "Membership",
    "Mention",
    "Message",
    "MessageRevision",
    "Reaction",
    "Reminder",
    "Room",
    "Sanction",
    "ScheduledFile",
    "ScheduledMessage",
    "Sidebar",
]
