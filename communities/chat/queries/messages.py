"""Messages as a viewer reads them: a stretch of a room's history, and each message in its shape on the wire."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from communities.chat.events import room_topic
from communities.chat.models import Mention, Message, MessageRevision, Reaction
from communities.chat.queries.files import files_of
from communities.chat.queries.places import find_message, find_place
from communities.chat.queries.previews import previews_of
from communities.chat.schemas import (
    HistoryOut,
    HistoryQuery,
    MessageOut,
    PreviewOut,
    QuoteOut,
    ReactionOut,
    RevisionOut,
)
from workspace.core.log import head_of
from workspace.files.schemas import FileOut
from workspace.people.models import Person


def history(viewer: Person, room_id: str, query: HistoryQuery) -> HistoryOut:
    """Return a stretch of messages: the newest, those before or after a seq, or around one.

    The head is read first: what the stretch knows beyond it arrives again as events, and applies again unharmed.
    """
    place = find_place(viewer, room_id)
    seq = head_of(room_topic(room_id))
    rows = Message.objects.filter(room=place.room)
    if query.around is not None:
        older = _take(rows.filter(seq__lte=query.around).order_by("-seq"), query.limit // 2)
        newer = _take(rows.filter(seq__gt=query.around).order_by("seq"), query.limit // 2)
    elif query.after is not None:
        newer = _take(rows.filter(seq__gt=query.after).order_by("seq"), query.limit)
        older = _Stretch([], query.after > 0)
    else:
        if query.before is not None:
            rows = rows.filter(seq__lt=query.before)
        older = _take(rows.order_by("-seq"), query.limit)
        newer = _Stretch([], query.before is not None)
    found = [*reversed(older.messages), *newer.messages]
    return HistoryOut(
        room=room_id,
        seq=seq,
        messages=messages_out(found),
        has_older=older.more,
        has_newer=newer.more,
    )


def revisions_of(viewer: Person, message_id: str) -> list[RevisionOut]:
    """Return the earlier versions of a message, the oldest first."""
    message, _ = find_message(viewer, message_id)
    rows = MessageRevision.objects.filter(message=message).order_by("version")
    return [
        RevisionOut(version=row.version, body=row.body, html=row.html, written_at=row.written_at)
        for row in rows
    ]


def message_out(message: Message) -> MessageOut:
    """Shape one stored message."""
    return messages_out([message])[0]


def messages_out(messages: Sequence[Message]) -> list[MessageOut]:
    """Shape messages with their reactions, mentions, files and quotes, in five queries however many they are."""
    ids = [message.id for message in messages if message.deleted_at is None]
    reactions: dict[str, dict[str, list[str]]] = defaultdict(dict)
    for row in Reaction.objects.filter(message__in=ids).order_by("id"):
        reactions[row.message_id].setdefault(row.emoji, []).append(row.person_id)
    mentions: dict[str, list[str]] = defaultdict(list)
    for message_id, person_id in (
        Mention.objects.filter(message__in=ids).order_by("id").values_list("message_id", "person_id")
    ):
        mentions[message_id].append(person_id)
    files = files_of(ids)
    previews = previews_of(ids)
    quoted = {
        message.reply_to_id for message in messages if message.reply_to_id and message.deleted_at is None
    }
    quotes = {quote.id: quote for quote in Message.objects.filter(id__in=quoted)} if quoted else {}
    return [
        shape_message(
            message,
            quote=quotes.get(message.reply_to_id) if message.reply_to_id else None,
            mentions=mentions[message.id],
            reactions=reactions[message.id],
            files=files.get(message.id, []),
            previews=previews.get(message.id, []),
        )
        for message in messages
    ]


def shape_message(
    message: Message,
    *,
    quote: Message | None,
    mentions: list[str],
    reactions: dict[str, list[str]],
    files: list[FileOut],
    previews: list[PreviewOut],
) -> MessageOut:
    """Shape a message from its parts; a deleted one becomes a tombstone."""
    gone = message.deleted_at is not None
    return MessageOut(
        id=message.id,
        room=message.room_id,
        seq=message.seq,
        author=message.author_id,
        client_id=message.client_id,
        body=message.body,
        html=message.html,
        reply_to=QuoteOut(id=quote.id, seq=quote.seq, author=quote.author_id) if quote and not gone else None,
        mentions=mentions,
        reactions=[ReactionOut(emoji=emoji, people=people) for emoji, people in reactions.items()],
        files=files,
        previews=previews,
        version=message.version,
        sent_at=message.sent_at,
        edited_at=None if gone else message.edited_at,
        deleted_by=message.deleted_by_id or message.author_id if gone else None,
    )


@dataclass(frozen=True, slots=True)
class _Stretch:
    messages: list[Message]
    more: bool


def _take(rows: QuerySet[Message], limit: int) -> _Stretch:
    found = list(rows[: limit + 1])
    return _Stretch(found[:limit], len(found) > limit)
