"""What a reply in a thread does beside being a message: who follows the thread from now on."""

from communities.chat.models import BESIDE, Message, ThreadFollow
from communities.chat.queries.places import joined_rooms_of
from communities.chat.queries.replies import replies_of
from communities.chat.schemas import RepliesOut
from workspace.core.errors import Invalid
from workspace.people.blocking import deaf_to


def find_root(room_id: str, message_id: str) -> Message:
    """Return the root to reply to; a deleted one still holds its thread. Raises `Invalid`, also for a reply."""
    root = Message.objects.filter(id=message_id, room=room_id, thread=None).select_related("room").first()
    if root is None or root.room.kind in BESIDE:
        raise Invalid("thread", "not_found")
    return root


def note_reply(message: Message, root: Message, mentions: list[str]) -> RepliesOut:
    """Let those follow whom the reply concerns, and return what the root tells of its replies now.

    That is its author, whom it mentions, and with the first reply the author of the root, while they are in the room;
    nobody who has blocked its author. Everything before it counts as read for them. Who has muted the thread, or
    follows it already, stays as they are.
    """
    replies = replies_of([root.id])[root.id]
    read = dict.fromkeys(mentions, message.seq - 1)
    if replies.count == 1 and joined_rooms_of([root.author_id], root.room_id):
        read[root.author_id] = message.seq - 1
    for person in deaf_to(message.author, read):
        del read[person]
    read[message.author_id] = message.seq
    ThreadFollow.objects.bulk_create(
        [
            ThreadFollow(person_id=person, root=root, room_id=root.room_id, read_seq=seq)
            for person, seq in read.items()
        ],
        ignore_conflicts=True,
    )
    return replies
