"""Whom messages and reactions are told to, beside those who look at the room: what of them stands in inboxes.

A message is told to nobody twice. Naming somebody comes before answering them, and that before following its thread;
who is called by a word for many is named. Nobody is told of what somebody does whom they have blocked, and no program
of anything. It costs nothing where it does none of the three, and as many statements for one as for a thousand.
"""

from collections.abc import Collection, Iterable

from communities.chat.calls import Call
from communities.chat.models import FollowLevel, Message, Reaction, ThreadFollow
from communities.chat.queries.places import joined_rooms_of
from workspace.notifications.models import NoticeKind
from workspace.notifications.services.notify import About, anchor_at, notify, withdraw
from workspace.people.blocking import hearing

_OF_A_MESSAGE = (NoticeKind.MENTION, NoticeKind.REPLY, NoticeKind.REACTION, NoticeKind.REMINDER)


def tell_of_message(message: Message, mentions: Iterable[str], quote: Message | None) -> None:
    """Tell of a new message those whom it names or calls, whom it answers, and who follows its thread.

    To be called while the room's counter is held and after `replies.note_reply`.
    """
    levels = _levels_in(message)
    followers = {person for person, level in levels.items() if level == FollowLevel.FOLLOW}
    answered = set() if quote is None else {quote.author_id}
    named, quiet = set(mentions), _quiet(message, levels)
    hearers = hearing(message.author_id, (named | answered | followers) - quiet)
    told = _tell(message, NoticeKind.MENTION, named & hearers)
    if answered & hearers - told:
        told |= _tell(message, NoticeKind.REPLY, joined_rooms_of(answered, message.room_id))
    _tell(message, NoticeKind.THREAD, (followers & hearers) - told)


def tell_of_edit(
    message: Message, before: Collection[str], mentions: Collection[str], calls_before: int
) -> None:
    """Tell those whom a message names now, and take it back from those whom it no longer names or calls."""
    called_all = bool(calls_before & Call.CHANNEL)
    if called_all and message.calls & Call.CHANNEL:
        return  # everyone has been told
    gone, new = set(before) - set(mentions), set(mentions) - set(before) - {message.author_id}
    if called_all:
        withdraw(message.id, NoticeKind.MENTION, sparing=mentions)
    elif gone:
        withdraw(message.id, NoticeKind.MENTION, people=gone)
    if new:
        withdraw(message.id, NoticeKind.REPLY, people=new)
        _tell(
            message,
            NoticeKind.MENTION,
            hearing(message.author_id, new - _quiet(message, _levels_in(message))),
        )


def take_back(message: Message) -> None:
    """Take back what was told of a message that is deleted; what its thread has to tell is what remains of it."""
    withdraw(message.id, *_OF_A_MESSAGE)
    if message.thread_id is None:
        return
    rest = Message.objects.filter(thread=message.thread_id, deleted_at=None).order_by("-seq")
    newest = rest.values_list("seq", flat=True).first()
    if newest is None:
        withdraw(message.thread_id, NoticeKind.THREAD)
    elif newest < message.seq:
        anchor_at(NoticeKind.THREAD, message.thread_id, newest)


def tell_of_reaction(message: Message, actor_id: str) -> None:
    """Tell the author of a message that somebody else reacted to it, while they are in the room."""
    author = message.author_id
    if hearing(actor_id, [author]) and joined_rooms_of([author], message.room_id):
        about = About(NoticeKind.REACTION, message.id, place=message.room_id, actor=actor_id)
        notify([author], about)


def take_reaction_back(message: Message) -> None:
    """Take back what was told of reactions to a message, once nobody else's is left."""
    if not Reaction.objects.filter(message=message).exclude(person=message.author_id).exists():
        withdraw(message.id, NoticeKind.REACTION)


def _levels_in(message: Message) -> dict[str, str]:
    """Return how people stand to the thread in which a message is said."""
    if message.thread_id is None:
        return {}
    rows = ThreadFollow.objects.filter(root=message.thread_id)
    return dict(rows.values_list("person_id", "level"))


def _quiet(message: Message, levels: dict[str, str]) -> set[str]:
    """Return who has muted the thread in which alone a message is said."""
    if message.in_stream:
        return set()
    return {person for person, level in levels.items() if level == FollowLevel.MUTE}


def _tell(message: Message, kind: NoticeKind, people: set[str]) -> set[str]:
    is_thread = kind == NoticeKind.THREAD
    about = About(
        kind,
        (message.thread_id or "") if is_thread else message.id,
        place=message.room_id,
        within="" if message.in_stream and not is_thread else message.thread_id or "",
        anchor=message.seq,
        actor=message.author_id,
    )
    notify(people, about)
    return people
