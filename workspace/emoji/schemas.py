"""The organisation's own emoji on the wire."""

from workspace.core.schemas import Wire


class EmojiOut(Wire):
    """An emoji. Its pictures are WebP of at most 128 pixels a side, shown to who is signed in."""

    name: str
    """Without colons."""
    url: str
    still_url: str
    """The same where nothing moves."""
    added_by: str | None


class OwnEmojiOut(Wire):
    """All of the organisation's own emoji, by name, and who may add to them."""

    everyone_adds: bool
    """Else administrators alone."""
    emoji: list[EmojiOut]


class EmojiRuleIn(Wire):
    """Who may add emoji."""

    everyone_adds: bool
