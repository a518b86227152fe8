"""Fresh snapshots from the database, and following its log without a socket."""

from collections.abc import Iterator

from communities.chat.events import RoomRead, room_topic
from communities.chat.models import Message
from communities.chat.queries.messages import history
from communities.chat.queries.places import read_marks
from communities.chat.queries.rooms import channels_of, my_room, people_in
from communities.chat.queries.threads import my_threads, thread_of
from communities.chat.schemas import HistoryQuery, MyRoomOut
from communities.spaces.events import community_topic
from communities.spaces.queries import communities_of, members_of
from realtime.topics import joinable
from talk.coffee.models import CoffeeSeat
from talk.coffee.queries import coffee_view
from talk.shows.queries import in_talks, talk_view
from tests.realtime.reference_client import EVENTS, View
from tests.realtime.reference_coffee import sit
from tests.realtime.shapes import in_stream, rooms_in
from workspace.config.home import home
from workspace.core.events import Event
from workspace.core.ids import TopicName
from workspace.core.log import head_of, read_range
from workspace.people.models import Person


def fresh_view(person: Person) -> View:
    """Return what a client shows that has just loaded everything."""
    person = Person.objects.select_related("department", "site").get(id=person.id)
    view = View.of(home(person))
    for community_id in list(view.communities):
        load_community(view, person, community_id)
    for mine in rooms_in(home(person).rooms):
        load_room(view, person, mine.room.id)
        _check_counts(view, mine)
    load_talks(view, person)
    load_table(view, person)
    _check_thread_counts(view, person)
    return view


def load_room(view: View, person: Person, room_id: str) -> None:
    """Load one room as a client does when it is opened."""
    stretch = history(person, room_id, HistoryQuery(limit=200))
    assert not stretch.has_older, "the reference client holds whole rooms"
    roots = Message.objects.filter(room=room_id, id__in=Message.objects.values("thread"))
    replies = [
        message for root in roots for message in thread_of(person, root.id, HistoryQuery(limit=200)).messages
    ]
    view.load_room(stretch, replies, my_room(person, room_id), people_in(person, room_id))


def load_community(view: View, person: Person, community_id: str) -> None:
    """Load one community with its channels and members. The head is read first."""
    seq = head_of(community_topic(community_id))
    item = next(item for item in communities_of(person) if item.id == community_id)
    channels = [listed.room for listed in channels_of(person, community_id)]
    members = {member.person: member.standing for member in members_of(person, community_id)}
    view.load_community(item, seq, channels, members)


def load_talks(view: View, person: Person) -> None:
    """Load the talks that one is in and has not loaded yet."""
    for talk_id in in_talks(person.id, view.talks.on_air):
        if talk_id not in view.talks.inside:
            view.load_talk(talk_view(person, talk_id))


def load_table(view: View, person: Person) -> None:
    """Load the coffee room that one sits in, if it is not loaded yet."""
    for room_id in CoffeeSeat.objects.filter(person=person).values_list("room_id", flat=True):
        if room_id not in view.tables:
            sit(view, coffee_view(person, room_id))


def follow(view: View, person: Person) -> set[str]:
    """Apply everything that the log holds for the person beyond the view; return the types that came by."""
    types: set[str] = set()
    moved = True
    while moved:
        moved = False
        for topic in list(view.seqs):
            for seq, event in events_after(TopicName(topic), view.seqs.get(topic, 0)):
                if TopicName(topic) not in joinable(person.id, [TopicName(topic)]) and topic in view.seqs:
                    view.refused(topic)
                    break  # evicted: the person's own topic tells the rest
                moved |= view.apply(topic, seq, event)
                types.add(event.model_dump()["type"])
        _load_new(view, person)
    return types


def events_after(topic: TopicName, after: int) -> Iterator[tuple[int, Event]]:
    """Yield what the log holds after a seq, in order."""
    while rows := read_range(topic, after):
        for hint in rows:
            yield hint.seq, EVENTS.validate_json(hint.payload)
        after = rows[-1].seq


def _load_new(view: View, person: Person) -> None:
    load_talks(view, person)
    load_table(view, person)
    reload_members(view, person)
    own = joinable(person.id, [room_topic(room) for room in view.rooms])
    for room_id, room in list(view.rooms.items()):
        if room.messages is None and room_topic(room_id) in own:
            load_room(view, person, room_id)
    for community_id in list(view.communities):
        topic = community_topic(community_id)
        if topic not in view.seqs and topic in joinable(person.id, [topic]):
            load_community(view, person, community_id)


def reload_members(view: View, person: Person) -> None:
    """Load member lists again where somebody came back."""
    if view.members_are_stale:
        view.members_are_stale = False
        for topic in joinable(person.id, [room_topic(room) for room in view.rooms]):
            room_id = topic.partition(":")[2]
            view.rooms[room_id].members = set(people_in(person, room_id))


def _check_counts(view: View, mine: MyRoomOut) -> None:
    """Hold the server's counts against those that follow from the messages."""
    messages = filter(in_stream, (view.rooms[mine.room.id].messages or {}).values())
    assert view.unread(mine.room.id) == (mine.unread, mine.mentions)
    assert mine.last_message_at == max((message.sent_at for message in messages), default=None)


def _check_thread_counts(view: View, person: Person) -> None:
    for mark in my_threads(person):
        assert view.unread_in_thread(mark.root.id) == (mark.unread, mark.mentions)
        assert mark.seq == view.seqs[f"room:{mark.room}"]


def marks_in_welcome(person_id: str) -> list[RoomRead]:
    """Return the read marks that the welcome frame brings, as facts."""
    marks = read_marks(person_id)
    return [
        RoomRead(
            room=room,
            seq=seq,
            read_seq=seq,
            read_version=marks.versions.get(room, 0),
            unread=0,
            mentions=0,
        )
        for room, seq in marks.seqs.items()
    ]
