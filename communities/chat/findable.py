"""Messages as the search knows them: what is indexed of each, and who may find it."""

from collections.abc import Iterable, Sequence

from django.db.models import Exists, OuterRef, QuerySet

from communities.chat.models import Membership, Mention, Message, Reaction, Room
from communities.chat.policies import rooms_visible_to
from communities.chat.queries.files import files_of
from communities.chat.queries.rooms import people_of
from communities.spaces.models import Visibility
from workspace.files.models import FileKind
from workspace.files.schemas import FileOut
from workspace.people.models import Person
from workspace.search.language import Mark
from workspace.search.plain import plain_text
from workspace.search.ports import Entry
from workspace.search.schemas import FoundPlace, Kind

_PLACES_LIMIT = 50


def entry_of(
    message: Message, mentions: Iterable[str], *, files: Sequence[FileOut] = (), has_reaction: bool = False
) -> Entry:
    """Describe a message for the index: what it says, and what its files are called."""
    names = (f"📎 {file.name}" for file in files if file.kind != FileKind.VOICE)
    return Entry(
        kind=Kind.MESSAGE,
        ref=message.id,
        place=message.room_id,
        anchor=message.seq,
        within="" if message.in_stream or message.thread_id is None else message.thread_id,
        author=message.author_id,
        at=message.sent_at,
        text=" ".join([plain_text(message.html), *names]).strip(),
        marks=_marks_of(message, has_files=bool(files), has_reaction=has_reaction),
        mentions=tuple(mentions),
    )


def _marks_of(message: Message, *, has_files: bool, has_reaction: bool) -> Mark:
    marks = {
        Mark.LINK: "<a href=" in message.html,
        Mark.THREAD: message.reply_to_id is not None or message.thread_id is not None,
        Mark.EDITED: message.edited_at is not None,
        Mark.REACTION: has_reaction,
        Mark.FILE: has_files,
    }
    return Mark(sum(mark for mark, is_on in marks.items() if is_on))


class Messages:
    """The source of messages."""

    kind = Kind.MESSAGE

    def places_visible_to(self, viewer: Person) -> QuerySet[Room, str]:
        """Return the rooms whose history the viewer may read."""
        return Room.objects.filter(rooms_visible_to(viewer)).values_list("id", flat=True)

    def find_places(self, viewer: Person, words: str) -> list[str]:
        """Return the room of an id, else those of this name, else those whose name holds all the words."""
        rooms = Room.objects.filter(rooms_visible_to(viewer))
        named = rooms.filter(id=words) | rooms.filter(name__iexact=words)
        found = list(named.values_list("id", flat=True)[:_PLACES_LIMIT])
        if found:
            return found
        for word in words.split():
            rooms = rooms.filter(name__icontains=word)
        return list(rooms.values_list("id", flat=True)[:_PLACES_LIMIT])

    def places_out(self, viewer: Person, place_ids: Iterable[str]) -> list[FoundPlace]:
        """Shape rooms."""
        visible = Room.objects.filter(rooms_visible_to(viewer), id__in=list(place_ids))
        mine = Membership.objects.filter(room=OuterRef("pk"), person=viewer)
        rooms = list(visible.select_related("community").annotate(joined=Exists(mine)).order_by("name"))
        names = _names_of_conversations(viewer, [room for room in rooms if room.is_personal])
        return [
            FoundPlace(
                id=room.id,
                name=room.name or names.get(room.id, ""),
                community=room.community_id,
                community_name=room.community.name if room.community else "",
                is_private=room.visibility == Visibility.PRIVATE,
                joined=room.joined,
            )
            for room in rooms
        ]

    def refs_behind(self, ref: str, limit: int) -> list[str]:
        """Return the ids of messages below one, the newest first."""
        messages = Message.objects.filter(id__lt=ref, deleted_at=None).order_by("-id")
        return list(messages.values_list("id", flat=True)[:limit])

    def entries_of(self, refs: Iterable[str]) -> list[Entry]:
        """Describe messages that nobody has deleted meanwhile, and hold them until commit."""
        rows = Message.objects.filter(id__in=list(refs), deleted_at=None).order_by("-id")
        messages = list(rows.select_for_update(no_key=True, of=("self",)))
        ids = [message.id for message in messages]
        mentions: dict[str, list[str]] = {}
        for message_id, person in Mention.objects.filter(message__in=ids).values_list("message", "person"):
            mentions.setdefault(message_id, []).append(person)
        files = files_of(ids)
        reacted = set(Reaction.objects.filter(message__in=ids).values_list("message", flat=True))
        return [
            entry_of(
                message,
                mentions.get(message.id, ()),
                files=files.get(message.id, ()),
                has_reaction=message.id in reacted,
            )
            for message in messages
        ]


def _names_of_conversations(viewer: Person, rooms: Sequence[Room]) -> dict[str, str]:
    """Name each by its other people, and one's notes by oneself."""
    if not rooms:
        return {}
    people = people_of(rooms)
    names = dict(
        Person.objects.filter(id__in={p for ids in people.values() for p in ids}).values_list("id", "name")
    )
    return {
        room: ", ".join(names[person] for person in ids if person != viewer.id) or viewer.name
        for room, ids in people.items()
    }
