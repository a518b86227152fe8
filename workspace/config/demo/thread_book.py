"""The threads of one room of the demo, as the services keep them: what roots tell of their replies, who follows."""

from collections import defaultdict
from collections.abc import Sequence

from communities.chat.models import Message, ThreadFollow
from communities.chat.queries.replies import FACES
from communities.chat.schemas import RepliesOut


class ThreadBook:
    """Grows with the replies, in the order of seq."""

    def __init__(self) -> None:
        self._replies: dict[str, list[Message]] = defaultdict(list)
        self._roots: dict[str, Message] = {}
        self._read: dict[tuple[str, str], int] = {}

    def add(self, message: Message, root: Message, mentions: Sequence[str]) -> RepliesOut:
        """Take a reply in, as `replies.note_reply` does."""
        is_first = not self._replies[root.id]
        self._roots[root.id] = root
        self._replies[root.id].append(message)
        for person in mentions:
            self._read.setdefault((person, root.id), message.seq - 1)
        if is_first and root.author_id != message.author_id:
            self._read.setdefault((root.author_id, root.id), message.seq - 1)
        self._read[message.author_id, root.id] = message.seq  # who answers has read
        told = self.told_by(root.id)
        assert told is not None  # noqa: S101 - it has just got one
        return told

    def remove(self, message: Message) -> RepliesOut | None:
        """Take a reply out that is deleted; return what its root tells now."""
        root_id = message.thread_id or ""
        self._replies[root_id].remove(message)
        return self.told_by(root_id)

    def told_by(self, root_id: str) -> RepliesOut | None:
        """Return what a root tells of its replies, as `queries.replies` does."""
        replies = self._replies.get(root_id)
        if not replies:
            return None
        latest = list(dict.fromkeys(reply.author_id for reply in reversed(replies)))
        return RepliesOut(
            count=len(replies),
            last_at=replies[-1].sent_at,
            last_seq=replies[-1].seq,
            people=latest[:FACES],
        )

    def follows(self, read_in_room: dict[str, int]) -> list[ThreadFollow]:
        """Return who follows what. `read_in_room`: person → seq; who has read the room so far has read its threads."""
        return [
            ThreadFollow(
                person_id=person,
                root=self._roots[root],
                room_id=self._roots[root].room_id,
                read_seq=max(seq, read_in_room.get(person, 0)),
            )
            for (person, root), seq in self._read.items()
        ]
