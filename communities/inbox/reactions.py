"""Who reacted to messages, grouped by the database: ten thousand reactions cost little more than ten."""

from collections import defaultdict
from collections.abc import Collection

from django.db.models import Count, F, Min, Window
from django.db.models.functions import RowNumber

from communities.chat.models import Reaction
from communities.inbox.schemas import EmojiCount, ReactedOut
from workspace.people.models import Person

_NAMED = 3
_LOOKED_AT = 10
"""So many of the latest reactions, since one person may have several."""


def reacted_to(person: Person, message_ids: Collection[str]) -> dict[str, ReactedOut]:
    """Return, for each of these messages, who else reacted to it. Three queries."""
    if not message_ids:
        return {}
    rows = Reaction.objects.filter(message__in=message_ids).exclude(person=person)
    emojis: dict[str, list[EmojiCount]] = defaultdict(list)
    by_emoji = rows.values_list("message_id", "emoji").annotate(count=Count("id"), first=Min("id"))
    for message_id, emoji, count, _ in by_emoji.order_by("-count", "first"):
        emojis[str(message_id)].append(EmojiCount(emoji=str(emoji), count=count))
    place = Window(RowNumber(), partition_by=F("message_id"), order_by=F("id").desc())
    latest: dict[str, dict[str, None]] = defaultdict(dict)
    newest = rows.annotate(place=place).filter(place__lte=_LOOKED_AT).order_by("place")
    for message_id, person_id in newest.values_list("message_id", "person_id"):
        latest[str(message_id)][str(person_id)] = None
    people = rows.values_list("message_id").annotate(count=Count("person", distinct=True)).order_by()
    return {
        str(message_id): ReactedOut(
            emojis=emojis[str(message_id)], people=list(latest[str(message_id)])[:_NAMED], count=count
        )
        for message_id, count in people
    }
