"""Where Django looks for this app's tables: the slices own them, this file only names them."""

from communities.bots.models import Bot, BotCommand, HookDelivery, IncomingHook, OutgoingHook
from communities.chat.models import Membership, Mention, Message, MessageRevision, Reaction, Room
from communities.drafts.models import Draft, ScheduledFile, ScheduledMessage
from communities.later.models import Bookmark, Reminder
from communities.reports.models import Filing, Report
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
    "Bot",
    "BotCommand",
    "Community",
    "CommunityInvitation",
    "CommunityMember",
    "Draft",
    "Filing",
    "HookDelivery",
    "IncomingHook",
    "JoinRequest",
    "Membership",
    "Mention",
    "Message",
    "MessageRevision",
    "OutgoingHook",
    "OwnershipOffer",
    "Reaction",
    "Reminder",
    "Report",
    "Room",
    "Sanction",
    "ScheduledFile",
    "ScheduledMessage",
    "Sidebar",
]
