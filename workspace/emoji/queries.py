"""Reading the organisation's own emoji."""

from collections.abc import Collection

from workspace.emoji.models import Emoji, EmojiRule
from workspace.emoji.schemas import EmojiOut, OwnEmojiOut

_FOLDER = "/media/emoji/"


def emoji_out(emoji: Emoji) -> EmojiOut:
    """Shape an emoji."""
    return EmojiOut(
        name=emoji.name,
        url=_FOLDER + emoji.picture,
        still_url=_FOLDER + emoji.still,
        added_by=emoji.added_by_id,
    )


def everyone_adds() -> bool:
    """Tell whether everyone may add emoji."""
    return EmojiRule.objects.filter(everyone_adds=True).exists()


def own_emoji() -> OwnEmojiOut:
    """Return all of them, by name."""
    rows = Emoji.objects.order_by("name")
    return OwnEmojiOut(everyone_adds=everyone_adds(), emoji=[emoji_out(row) for row in rows])


def pictures_of(names: Collection[str]) -> dict[str, str]:
    """Return where the pictures of those names are that there are, for the renderer."""
    if not names:
        return {}
    rows = Emoji.objects.filter(name__in=names).values_list("name", "picture")
    return {name: _FOLDER + picture for name, picture in rows}


def is_own_emoji(sign: str) -> bool:
    """Tell whether this is the `:name:` of one of them."""
    name = sign.removeprefix(":").removesuffix(":")
    return sign == f":{name}:" and Emoji.objects.filter(name=name).exists()
