"""Where Django looks for this app's tables: the slices own them, this file only names them."""

from communities.bots.models import Bot, BotCommand, HookDelivery, IncomingHook, OutgoingHook
from communities.chat.models import Membership, Mention, Message, MessageRevision, Reaction, Room
from communities.later.models import Bookmark
from communities.reports.models import Filing, Report
from communities.sidebar.models import Sidebar
from communities.spaces.models import Community, CommunityInvitation, CommunityMember, Sanction

__all__ = [
    "Bookmark",
    "Bot",
    "BotCommand",
    "Community",
    "CommunityInvitation",
    "CommunityMember",
    "Filing",
    "HookDelivery",
    "IncomingHook",
    "Membership",
    "Mention",
    "Message",
    "MessageRevision",
    "OutgoingHook",
    "Reaction",
    "Report",
    "Room",
    "Sanction",
    "Sidebar",
]
