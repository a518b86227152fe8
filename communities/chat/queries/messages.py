"""Messages as a viewer reads them: a stretch of a room's history, and each message in its shape on the wire."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from communities.chat.calls import kinds_in
from communities.chat.events import room_topic
from communities.chat.models import Message, MessageRevision, Room
from communities.chat.policies import rooms_visible_to
from communities.chat.queries.beside import beside
from communities.chat.queries.files import files_of
from communities.chat.queries.places import find_message, find_place
from communities.chat.queries.previews import previews_of
from communities.chat.queries.replies import replies_of
from communities.chat.schemas import (
    HistoryOut,
    HistoryQuery,
    MessageOut,
    PinOut,
    PreviewOut,
    QuoteOut,
    ReactionOut,
    RepliesOut,
    RevisionOut,
)
from workspace.core.log import head_of
from workspace.files.schemas import FileOut
from workspace.people.models import Person


@dataclass(frozen=True, slots=True)
class Stretch:
    """Messages in order, and whether there are more before and behind them."""

    messages: list[Message]
    has_older: bool
    has_newer: bool


def history(viewer: Person, room_id: str, query: HistoryQuery) -> HistoryOut:
    """Return a stretch of messages: the newest, those before or after a seq, or around one.

    The head is read first: what the stretch knows beyond it arrives again as events, and applies again unharmed.
    """
    place = find_place(viewer, room_id)
    seq = head_of(room_topic(room_id))
    stretch = stretch_of(Message.objects.filter(room=place.room, in_stream=True), query)
    return HistoryOut(
        room=room_id,
        seq=seq,
        messages=messages_out(stretch.messages),
        has_older=stretch.has_older,
        has_newer=stretch.has_newer,
        thread=_thread_at(place.room, query.around),
    )


def _thread_at(room: Room, seq: int | None) -> str | None:
    """Return the root of the thread in which alone the message of this seq is said."""
    if seq is None:
        return None
    hidden = Message.objects.filter(room=room, seq=seq, in_stream=False)
    return hidden.values_list("thread", flat=True).first()


def stretch_of(rows: QuerySet[Message], query: HistoryQuery) -> Stretch:
    """Return the stretch of these messages that is asked for, in order."""
    if query.around is not None:
        older = _take(rows.filter(seq__lte=query.around).order_by("-seq"), query.limit // 2)
        newer = _take(rows.filter(seq__gt=query.around).order_by("seq"), query.limit // 2)
    elif query.after is not None:
        newer = _take(rows.filter(seq__gt=query.after).order_by("seq"), query.limit)
        older = _Taken([], query.after > 0)
    else:
        if query.before is not None:
            rows = rows.filter(seq__lt=query.before)
        older = _take(rows.order_by("-seq"), query.limit)
        newer = _Taken([], query.before is not None)
    return Stretch([*reversed(older.messages), *newer.messages], older.more, newer.more)


def revisions_of(viewer: Person, message_id: str) -> list[RevisionOut]:
    """Return the earlier versions of a message, the oldest first."""
    message, _ = find_message(viewer, message_id)
    rows = MessageRevision.objects.filter(message=message).order_by("version")
    return [
        RevisionOut(version=row.version, body=row.body, html=row.html, written_at=row.written_at)
        for row in rows
    ]


def pins_of(viewer: Person, room_id: str) -> list[MessageOut]:
    """Return the pinned messages of a room that one can see, the last pinned first."""
    place = find_place(viewer, room_id)
    rows = Message.objects.filter(room=place.room, pinned_at__isnull=False).order_by("-pinned_at", "-seq")
    return messages_out(list(rows))


def readable_messages(
    viewer: Person, message_ids: Sequence[str], *, with_reactions: bool = True
) -> list[MessageOut]:
    """Return those of the messages that the viewer may read now and that are not deleted."""
    rooms = Room.objects.filter(rooms_visible_to(viewer)).values("id")
    rows = Message.objects.filter(id__in=message_ids, room__in=rooms, deleted_at=None)
    return messages_out(list(rows), with_reactions=with_reactions)


def message_out(message: Message) -> MessageOut:
    """Shape one stored message."""
    return messages_out([message])[0]


def messages_out(messages: Sequence[Message], *, with_reactions: bool = True) -> list[MessageOut]:
    """Shape messages with all that belongs to them, in five queries at most, however many they are."""
    ids = [message.id for message in messages if message.deleted_at is None]
    hanging = beside(ids, with_reactions=with_reactions)
    files = files_of(hanging.with_files)
    previews = previews_of(hanging.with_previews)
    quoted = {
        message.reply_to_id for message in messages if message.reply_to_id and message.deleted_at is None
    } | {message.thread_id for message in messages if message.thread_id}
    quotes = {quote.id: quote for quote in Message.objects.filter(id__in=quoted)} if quoted else {}
    replies = replies_of([message.id for message in messages if message.thread_id is None])
    return [
        shape_message(
            message,
            quote=quotes.get(message.reply_to_id) if message.reply_to_id else None,
            root=quotes.get(message.thread_id) if message.thread_id else None,
            mentions=hanging.mentions[message.id],
            reactions=hanging.reactions[message.id],
            files=files.get(message.id, []),
            previews=previews.get(message.id, []),
            replies=replies.get(message.id),
        )
        for message in messages
    ]


def shape_message(
    message: Message,
    *,
    quote: Message | None,
    root: Message | None = None,
    mentions: list[str],
    reactions: dict[str, list[str]],
    files: list[FileOut],
    replies: RepliesOut | None = None,
    previews: list[PreviewOut] | None = None,
) -> MessageOut:
    """Shape a message from its parts; a deleted one becomes a tombstone, which keeps its place in its thread."""
    gone = message.deleted_at is not None
    return MessageOut(
        id=message.id,
        room=message.room_id,
        seq=message.seq,
        author=message.author_id,
        client_id=message.client_id,
        body=message.body,
        html=message.html,
        reply_to=quote_out(quote) if quote and not gone else None,
        thread=quote_out(root) if root else None,
        also_in_room=root is not None and message.in_stream,
        forward=None if gone else message.forward_of_id,
        replies=replies,
        mentions=mentions,
        calls=[] if gone else kinds_in(message.calls),
        reactions=[ReactionOut(emoji=emoji, people=people) for emoji, people in reactions.items()],
        files=files,
        pinned=PinOut(by=message.pinned_by_id, at=message.pinned_at) if message.pinned_at else None,
        previews=previews or [],
        version=message.version,
        sent_at=message.sent_at,
        edited_at=None if gone else message.edited_at,
        deleted_by=message.deleted_by_id or message.author_id if gone else None,
    )


def quote_out(message: Message) -> QuoteOut:
    """Point at a message."""
    return QuoteOut(id=message.id, seq=message.seq, author=message.author_id)


@dataclass(frozen=True, slots=True)
class _Taken:
    messages: list[Message]
    more: bool


def _take(rows: QuerySet[Message], limit: int) -> _Taken:
    found = list(rows[: limit + 1])
    return _Taken(found[:limit], len(found) > limit)
