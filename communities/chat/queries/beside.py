"""What hangs on messages, found in one statement however many they are: most have little of it, many have none."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from workspace.core.statements import among, fetch_rows, many

_REACTION, _MENTION, _FILE, _PREVIEW = range(4)
_HANGS_ON = """
SELECT 0, message_id, id, person_id, emoji FROM communities_reaction WHERE message_id {among}
UNION ALL
SELECT 1, message_id, id, person_id, '' FROM communities_mention WHERE message_id {among}
UNION ALL
SELECT 2, message_id, id, '', '' FROM communities_attachment WHERE message_id {among}
UNION ALL
SELECT 3, message_id, id, '', '' FROM communities_messagepreview WHERE message_id {among} AND NOT is_removed
ORDER BY 3
"""


@dataclass(frozen=True, slots=True)
class Hanging:
    """By the id of a message."""

    reactions: dict[str, dict[str, list[str]]] = field(default_factory=lambda: defaultdict(dict))
    """Emoji and who chose it, in the order of choosing."""
    mentions: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    with_files: set[str] = field(default_factory=set)
    with_previews: set[str] = field(default_factory=set)


def beside(message_ids: Sequence[str], *, with_reactions: bool = True) -> Hanging:
    """Return what hangs on these messages; without reactions, which may be thousands, where nobody looks at them."""
    found = Hanging()
    if not message_ids:
        return found
    ids = many(message_ids)
    values = [ids if with_reactions else many([]), ids, ids, ids]
    for kind, message, _, person, emoji in fetch_rows(_HANGS_ON.format(among=among()), values):
        if kind == _REACTION:
            found.reactions[message].setdefault(emoji, []).append(person)
        elif kind == _MENTION:
            found.mentions[message].append(person)
        else:
            (found.with_files if kind == _FILE else found.with_previews).add(message)
    return found
