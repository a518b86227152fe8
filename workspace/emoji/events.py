"""What happens to the organisation's own emoji (topic `house`)."""

from typing import Literal

from workspace.core.events import Event
from workspace.emoji.schemas import EmojiOut


class EmojiAdded(Event):
    """There is one more."""

    type: Literal["emoji.added"] = "emoji.added"
    emoji: EmojiOut


class EmojiRemoved(Event):
    """There is one less: where it was used, its name remains."""

    type: Literal["emoji.removed"] = "emoji.removed"
    name: str


class EmojiRuleChanged(Event):
    """Somebody else may add emoji now."""

    type: Literal["emoji.rule_changed"] = "emoji.rule_changed"
    everyone_adds: bool
