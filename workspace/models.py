"""Where Django looks for this app's tables: the slices own them, this file only names them."""

from workspace.attention.models import Attention
from workspace.audit.models import AuditEntry
from workspace.core.models import LogEntry, Topic
from workspace.emoji.models import Emoji, EmojiRule
from workspace.files.models import DiscardedFolder, StoredFile
from workspace.notifications.models import Notice
from workspace.people.models import AccessToken, Block, Department, Invitation, Person, Site
from workspace.search.models import SearchEntry, SearchProgress, SearchWord

__all__ = [
    "AccessToken",
    "Attention",
    "AuditEntry",
    "Block",
    "Department",
    "DiscardedFolder",
    "Emoji",
    "EmojiRule",
    "Invitation",
    "LogEntry",
    "Notice",
    "Person",
    "SearchEntry",
    "SearchProgress",
    "SearchWord",
    "Site",
    "StoredFile",
    "Topic",
]
