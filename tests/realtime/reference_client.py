"""What a client makes of snapshots and events: small, plain and slow, the yardstick for the real ones.

`View` is everything that one person sees. It starts from `HomeOut`, loads rooms as `HistoryOut` with their
members, and applies events by (topic, seq) alone. `canonical` shapes it for comparison with the database.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import TypeAdapter

from communities.chat import events as chat
from communities.chat.calls import CallKind
from communities.chat.schemas import (
    HistoryOut,
    MessageOut,
    MyRoomOut,
    PinOut,
    QuoteOut,
    ReactionOut,
    RepliesOut,
    RoomLevelOut,
    RoomOut,
)
from communities.chat.thread_schemas import ThreadLevel
from communities.reports import events as reports
from communities.sidebar import events as sidebar_events
from communities.sidebar.schemas import SidebarOut
from communities.spaces import events as spaces
from communities.spaces.admission_schemas import MyRequestOut, OfferOut
from communities.spaces.models import Standing
from communities.spaces.schemas import ActKind, CommunityInvitationOut, CommunityOut, ListedCommunity, MuteOut
from realtime.schemas import AnyEvent
from talk.shows.schemas import TalkView
from tests.realtime import reference_coffee, reference_talk
from tests.realtime.reference_coffee import TableView
from tests.realtime.reference_talk import TalkInside, Talks
from tests.realtime.shapes import in_stream, plain_message, rooms_in, tombstone
from workspace.attention import events as attention
from workspace.attention.schemas import AttentionOut
from workspace.config.home import HomeOut
from workspace.core.events import Event, Fact
from workspace.core.log import EntryScrubbed
from workspace.emoji import events as emoji_events
from workspace.emoji.schemas import OwnEmojiOut
from workspace.people import events as people
from workspace.people.schemas import MeOut, PersonOut

EVENTS: TypeAdapter[Event] = TypeAdapter(AnyEvent)


class Gap(AssertionError):
    """An event came that is not the next of its topic."""


@dataclass
class RoomView:
    """A room as its member sees it."""

    room: RoomOut
    read_seq: int
    read_version: int = 0
    messages: dict[str, MessageOut] | None = None
    """None until the history is loaded; with what is said in threads."""
    members: set[str] = field(default_factory=set)


@dataclass
class ThreadView:
    """A thread that the person follows or has muted."""

    room: str
    level: ThreadLevel
    read_seq: int


@dataclass
class CommunityView:
    """A community as its member sees it."""

    community: CommunityOut
    standing: Standing
    channels: dict[str, RoomOut] = field(default_factory=dict)
    members: dict[str, Standing] = field(default_factory=dict)


@dataclass
class View:
    """Everything that a person sees, and how far each topic is applied."""

    me: MeOut
    people: dict[str, PersonOut]
    communities: dict[str, CommunityView]
    rooms: dict[str, RoomView]
    invitations: dict[str, CommunityInvitationOut]
    requests: dict[str, MyRequestOut]
    offers: dict[str, OfferOut]
    mutes: dict[str, MuteOut]
    blocked: frozenset[str]
    """Whom the person has blocked: nothing of theirs waits to be read."""
    sidebar: SidebarOut
    levels: dict[str, RoomLevelOut]
    attention: AttentionOut
    emoji: OwnEmojiOut
    founded: dict[str, CommunityOut]
    """Public communities that came into being while this client looked."""
    seqs: dict[str, int]
    threads: dict[str, ThreadView] = field(default_factory=dict)
    """Followed and muted ones, by their roots."""
    talks: Talks = field(default_factory=Talks)
    tables: dict[str, TableView] = field(default_factory=dict)
    """The coffee room that one sits in."""
    members_are_stale: bool = False
    """Somebody came back whom member lists left out while their account was closed: load those again."""

    @classmethod
    def of(cls, home: HomeOut) -> "View":
        """Start from the home snapshot."""
        rooms = list(rooms_in(home.rooms))
        view = cls(
            me=home.me,
            people={person.id: person for person in home.people},
            communities={item.id: _community_view(item) for item in home.communities},
            rooms={item.room.id: RoomView(item.room, item.read_seq, item.read_version) for item in rooms},
            invitations={item.id: item for item in home.invitations},
            requests={item.id: item for item in home.requests},
            offers={item.id: item for item in home.offers},
            mutes={mute.community: mute for mute in home.mutes},
            blocked=frozenset(home.blocked),
            sidebar=home.sidebar,
            levels=dict(home.levels),
            attention=home.attention,
            emoji=home.own_emoji,
            founded={},
            seqs=dict(home.topics),
            threads={item.root.id: ThreadView(item.room, item.level, item.read_seq) for item in home.threads},
            talks=Talks({item.id: item for item in home.talks}),
        )
        view.seqs.update({f"room:{item.room.id}": item.seq for item in rooms})
        return view

    def load_room(
        self, history: HistoryOut, replies: list[MessageOut], mine: MyRoomOut, members: list[str]
    ) -> None:
        """Take a room's snapshot; what is newer than `history.seq` arrives again and applies again."""
        loaded = {message.id: message for message in (*history.messages, *replies)}
        self.rooms[history.room] = RoomView(mine.room, mine.read_seq, mine.read_version, loaded, set(members))
        self.seqs[f"room:{history.room}"] = history.seq

    def load_community(
        self, item: ListedCommunity, seq: int, channels: list[RoomOut], members: Mapping[str, Standing]
    ) -> None:
        """Take a community's snapshot, true at `seq`."""
        view = _community_view(item)
        view.channels = {room.id: room for room in channels}
        view.members = dict(members)
        self.communities[item.id] = view
        self.seqs[f"community:{item.id}"] = seq

    def load_talk(self, view: TalkView) -> None:
        """Take the snapshot of a talk that one is in."""
        self.talks.inside[view.talk.id] = TalkInside.of(view)
        self.seqs[f"talk:{view.talk.id}"] = view.seq

    def refused(self, topic: str) -> None:
        """Forget a talk or a table whose topic one may not join any more: nothing else tells it, on purpose."""
        if topic.startswith("talk:"):
            reference_talk.forget(self, topic.partition(":")[2])
        if topic.startswith("coffee:"):
            reference_coffee.forget(self, topic.partition(":")[2])

    @property
    def my_id(self) -> str:
        """Return whose view it is."""
        return self.me.id

    def apply(self, topic: str, seq: int, event: Event) -> bool:
        """Apply an event once. False for a repeat; raises `Gap` for one that came too early."""
        at = self.seqs.get(topic)
        if at is None or seq <= at:
            return False
        if seq != at + 1:
            raise Gap(f"{topic}: {seq} after {at}")
        self.seqs[topic] = seq
        _APPLIED[type(event)](self, topic.partition(":")[2], event)
        return True

    def read(self, fact: chat.RoomRead) -> None:
        """Follow a read mark that was set on another device: the newer version counts, of the same the further one."""
        room = self.rooms.get(fact.room)
        if room is not None:
            mark = max((room.read_version, room.read_seq), (fact.read_version, fact.read_seq))
            room.read_version, room.read_seq = mark

    def hear(self, fact: Fact) -> None:
        """Follow what was chosen on another device, and how others are to be reached: the newer version counts."""
        own, others = self.attention.own, self.attention.people
        if isinstance(fact, chat.RoomLevelChanged):
            chosen = RoomLevelOut(level=fact.level, muted_until=fact.muted_until)
            self.levels = {key: level for key, level in self.levels.items() if key != fact.room}
            if chosen.level or chosen.muted_until:
                self.levels[fact.room] = chosen
        elif isinstance(fact, attention.AttentionChanged) and fact.attention.version > own.version:
            self.attention = AttentionOut(own=fact.attention, people=others)
        elif isinstance(fact, attention.AvailabilityChanged):
            known = others.get(fact.person)
            if known is None or fact.availability.version > known.version:
                self.attention = AttentionOut(own=own, people={**others, fact.person: fact.availability})

    def unread(self, room_id: str) -> tuple[int, int]:
        """Derive what is unread in a loaded room: messages of others, and mentions."""
        room, me = self.rooms[room_id], self.me.id
        later = [m for m in (room.messages or {}).values() if m.seq > room.read_seq and not m.deleted_by]
        stream = [m for m in later if in_stream(m)]
        stream = [m for m in stream if m.author not in self.blocked]
        unread = sum(m.author != me for m in stream)
        is_personal = self.rooms[room_id].room.community is None
        return unread, unread if is_personal else sum(self._means_me(m) for m in stream)

    def _means_me(self, message: MessageOut) -> bool:
        to_all = CallKind.CHANNEL in message.calls and message.author != self.me.id
        return to_all or self.me.id in message.mentions

    def unread_in_thread(self, root: str) -> tuple[int, int]:
        """Derive the same of a thread: replies of others, and mentions that do not stand in the room as well."""
        thread, me = self.threads[root], self.me.id
        if thread.level == ThreadLevel.MUTE or thread.room not in self.rooms:
            return 0, 0
        said = (self.rooms[thread.room].messages or {}).values()
        replies = [m for m in said if m.thread is not None and m.thread.id == root and not m.deleted_by]
        later = [m for m in replies if m.seq > thread.read_seq and m.author not in self.blocked]
        return (
            sum(m.author != me for m in later),
            sum(me in m.mentions and not m.also_in_room for m in later),
        )

    def canonical(self) -> dict[str, Any]:
        """Return the view as plain values, free of what has no order."""
        return {
            "me": self.me.model_dump(),
            "people": {key: person.model_dump() for key, person in self.people.items()},
            "communities": {key: _plain_community(item) for key, item in self.communities.items()},
            "rooms": {key: self._plain_room(key) for key in self.rooms},
            "invitations": {
                key: (item.community.id, item.invited_by, item.created_at)
                for key, item in self.invitations.items()
            },
            "requests": {key: item.model_dump() for key, item in self.requests.items()},
            "offers": {key: item.model_dump() for key, item in self.offers.items()},
            "mutes": {key: mute.model_dump() for key, mute in self.mutes.items()},
            "sidebar": self.sidebar.model_dump(),
            "levels": {key: level.model_dump() for key, level in self.levels.items()},
            "attention": {
                "own": self.attention.own.model_dump(),
                "people": {
                    key: shown.model_dump(exclude={"version"})
                    for key, shown in self.attention.people.items()
                    if shown.status or shown.dnd or shown.quiet
                },
            },
            "emoji": self.emoji.model_dump(),
            "talks": self.talks.canonical(),
            "tables": {key: table.canonical() for key, table in self.tables.items()},
            "threads": {
                root: (item.room, item.level, item.read_seq, self.unread_in_thread(root))
                for root, item in self.threads.items()
            },
        }

    def _plain_room(self, room_id: str) -> dict[str, Any]:
        room = self.rooms[room_id]
        messages = sorted((room.messages or {}).values(), key=lambda message: message.seq)
        return {
            "room": room.room.model_dump(),
            "read_seq": room.read_seq,
            "unread": self.unread(room_id),
            "members": sorted(member for member in room.members if self.people[member].active),
            "messages": [plain_message(message) for message in messages],
        }


def _plain_community(item: CommunityView) -> dict[str, Any]:
    """Return a community; what a channel is called is told to the people in it only, so just which there are."""
    return {
        "community": item.community.model_dump(),
        "standing": item.standing,
        "channels": sorted(item.channels),
        "members": dict(sorted(item.members.items())),
    }


def _community_view(item: ListedCommunity) -> CommunityView:
    shape = CommunityOut(**item.model_dump(exclude={"standing"}))
    return CommunityView(shape, item.standing or Standing.MEMBER)


def _loaded(view: View, room_id: str) -> dict[str, MessageOut]:
    room = view.rooms.get(room_id)
    return (room.messages if room else None) or {}


def _message_sent(view: View, room_id: str, event: chat.MessageSent) -> None:
    room = view.rooms[room_id]
    if room.messages is not None:
        room.messages[event.message.id] = event.message
    if event.message.thread is not None:
        _change(view, room_id, event.message.thread.id, replies=event.root_replies)
        _follow_thread(view, room_id, event.message, event.message.thread, event.root_replies)


def _follow_thread(
    view: View, room_id: str, message: MessageOut, root: QuoteOut, replies: RepliesOut | None
) -> None:
    """Follow as the server lets one follow: by replying, by being mentioned, as the author with the first reply."""
    me = view.my_id
    if message.author in view.blocked:
        return
    is_first = replies is not None and replies.count == 1
    if message.author == me:
        view.threads.setdefault(root.id, ThreadView(room_id, ThreadLevel.FOLLOW, message.seq))
    elif me in message.mentions or (root.author == me and is_first):
        view.threads.setdefault(root.id, ThreadView(room_id, ThreadLevel.FOLLOW, message.seq - 1))


def _message_edited(view: View, room_id: str, event: chat.MessageEdited) -> None:
    news = event.model_dump(exclude={"type", "message", "files", "thread", "also_in_room"})
    _change(view, room_id, event.message, files=event.files, **news)


def _message_previewed(view: View, room_id: str, event: chat.MessagePreviewed) -> None:
    _change(view, room_id, event.message, previews=event.previews)


def _message_deleted(view: View, room_id: str, event: chat.MessageDeleted) -> None:
    room = view.rooms[room_id]
    if room.messages is not None:
        room.messages[event.message] = tombstone(room_id, event)
    if event.thread is not None:
        _change(view, room_id, event.thread.id, replies=event.root_replies)


def _reaction_added(view: View, room_id: str, event: chat.ReactionAdded) -> None:
    reactions = _reactions(view, room_id, event.message)
    who = reactions.setdefault(event.emoji, [])
    if event.person not in who:
        who.append(event.person)
    _keep_reactions(view, room_id, event.message, reactions)


def _reaction_removed(view: View, room_id: str, event: chat.ReactionRemoved) -> None:
    reactions = _reactions(view, room_id, event.message)
    if event.person in reactions.get(event.emoji, []):
        reactions[event.emoji].remove(event.person)
    _keep_reactions(view, room_id, event.message, reactions)


def _reactions(view: View, room_id: str, message_id: str) -> dict[str, list[str]]:
    message = _loaded(view, room_id).get(message_id)
    return {item.emoji: list(item.people) for item in message.reactions} if message else {}


def _keep_reactions(view: View, room_id: str, message_id: str, reactions: dict[str, list[str]]) -> None:
    shaped = [ReactionOut(emoji=emoji, people=who) for emoji, who in reactions.items() if who]
    _change(view, room_id, message_id, reactions=shaped)


def _message_pinned(view: View, room_id: str, event: chat.MessagePinned) -> None:
    _change(view, room_id, event.message, pinned=PinOut(by=event.by, at=event.at))


def _message_unpinned(view: View, room_id: str, event: chat.MessageUnpinned) -> None:
    _change(view, room_id, event.message, pinned=None)


def _change(view: View, room_id: str, message_id: str, **values: Any) -> None:
    messages = _loaded(view, room_id)
    if message_id in messages:
        messages[message_id] = messages[message_id].model_copy(update=values)


def _member_joined(view: View, room_id: str, event: chat.MemberJoined) -> None:
    room = view.rooms[room_id]
    room.members.add(event.person)
    people = room.room.people
    if room.room.community is None and event.person not in people:
        room.room = room.room.model_copy(update={"people": [*people, event.person]})


def _member_left(view: View, room_id: str, event: chat.MemberLeft) -> None:
    room = view.rooms.get(room_id)
    if room is not None:
        room.members.discard(event.person)
        left = [person for person in room.room.people if person != event.person]
        room.room = room.room.model_copy(update={"people": left})


def _room_changed(view: View, name: str, event: chat.RoomChanged) -> None:
    """On its community's topic for those who are not in it: between topics there is no order."""
    room_id = event.room.id
    if room_id in view.rooms:
        if name != room_id:
            return
        view.rooms[room_id].room = event.room
    home = view.communities.get(event.room.community or "")
    if home is not None and room_id in home.channels:
        home.channels[room_id] = event.room


def _channel_created(view: View, community_id: str, event: chat.ChannelCreated) -> None:
    view.communities[community_id].channels[event.room.id] = event.room


def _room_entered(view: View, _: str, event: chat.RoomEntered) -> None:
    mine = event.my_room
    view.rooms[mine.room.id] = RoomView(mine.room, mine.read_seq, mine.read_version)
    view.seqs.pop(
        f"room:{mine.room.id}", None
    )  # until it is loaded: this line may be live on it already, further on
    home = view.communities.get(mine.room.community or "")
    if home is not None:
        home.channels[mine.room.id] = mine.room


def _room_exited(view: View, _: str, event: chat.RoomExited) -> None:
    gone = view.rooms.pop(event.room, None)
    view.seqs.pop(f"room:{event.room}", None)
    view.threads = {root: item for root, item in view.threads.items() if item.room != event.room}
    if gone is not None and gone.room.visibility == "private" and gone.room.community in view.communities:
        view.communities[gone.room.community].channels.pop(event.room, None)


def _community_founded(view: View, _: str, event: spaces.CommunityFounded) -> None:
    view.founded[event.community.id] = event.community


def _community_changed(view: View, community_id: str, event: spaces.CommunityChanged) -> None:
    view.communities[community_id].community = event.community


def _community_member_joined(view: View, community_id: str, event: spaces.CommunityMemberJoined) -> None:
    item = view.communities[community_id]
    item.members[event.person] = event.standing
    item.community = item.community.model_copy(update={"member_count": event.member_count})


def _community_member_changed(view: View, community_id: str, event: spaces.CommunityMemberChanged) -> None:
    view.communities[community_id].members[event.person] = event.standing


def _community_member_left(view: View, community_id: str, event: spaces.CommunityMemberLeft) -> None:
    item = view.communities.get(community_id)
    if item is not None:
        item.members.pop(event.person, None)
        item.community = item.community.model_copy(update={"member_count": event.member_count})


def _community_entered(view: View, _: str, event: spaces.CommunityEntered) -> None:
    known = view.communities.get(event.community.id)
    if known is not None:  # a changed standing says the same again
        known.community, known.standing = event.community, event.standing
    else:
        view.communities[event.community.id] = CommunityView(event.community, event.standing)


def _community_exited(view: View, _: str, event: spaces.CommunityExited) -> None:
    view.communities.pop(event.community, None)
    view.seqs.pop(f"community:{event.community}", None)


def _invitation_received(view: View, _: str, event: spaces.InvitationReceived) -> None:
    view.invitations[event.invitation.id] = event.invitation


def _invitation_closed(view: View, _: str, event: spaces.InvitationClosed) -> None:
    view.invitations.pop(event.invitation, None)


def _request_changed(view: View, _: str, event: spaces.RequestChanged) -> None:
    view.requests[event.request.id] = event.request


def _request_closed(view: View, _: str, event: spaces.RequestClosed) -> None:
    view.requests.pop(event.request, None)


def _ownership_offered(view: View, _: str, event: spaces.OwnershipOffered) -> None:
    view.offers[event.offer.id] = event.offer


def _ownership_closed(view: View, _: str, event: spaces.OwnershipClosed) -> None:
    view.offers.pop(event.offer, None)


def _mute_changed(view: View, _: str, event: spaces.MuteChanged) -> None:
    if event.mute is None:
        view.mutes.pop(event.community, None)
    else:
        view.mutes[event.community] = event.mute


def _act_recorded(view: View, _: str, event: spaces.ActRecorded) -> None:
    """A list that is asked for; but who is banned hears nothing of the community's talks any more."""
    if event.act.action == ActKind.BAN_IMPOSED:
        talks = view.talks.on_air.items()
        view.talks.on_air = {key: talk for key, talk in talks if talk.community != event.act.community}


def _report_answered(view: View, _: str, event: reports.ReportAnswered) -> None:
    """Nothing to do: one's own reports are a list that is asked for."""


def _person(view: View, _: str, event: people.PersonJoined | people.PersonChanged) -> None:
    before = view.people.get(event.person.id)
    view.members_are_stale |= before is not None and event.person.active and not before.active
    view.people[event.person.id] = event.person


def _me_changed(view: View, _: str, event: people.MeChanged) -> None:
    view.me = event.me


def _sidebar_changed(view: View, _: str, event: sidebar_events.SidebarChanged) -> None:
    if event.sidebar.version > view.sidebar.version:
        view.sidebar = event.sidebar


def _emoji_added(view: View, _: str, event: emoji_events.EmojiAdded) -> None:
    others = [item for item in view.emoji.emoji if item.name != event.emoji.name]
    shown = sorted([*others, event.emoji], key=lambda item: item.name)
    view.emoji = view.emoji.model_copy(update={"emoji": shown})


def _emoji_removed(view: View, _: str, event: emoji_events.EmojiRemoved) -> None:
    left = [item for item in view.emoji.emoji if item.name != event.name]
    view.emoji = view.emoji.model_copy(update={"emoji": left})


def _emoji_rule_changed(view: View, _: str, event: emoji_events.EmojiRuleChanged) -> None:
    view.emoji = view.emoji.model_copy(update={"everyone_adds": event.everyone_adds})


def _scrubbed(view: View, room_id: str, event: EntryScrubbed) -> None:
    """Nothing to do: the deletion comes later in the same log."""


_APPLIED: dict[type[Event], Any] = {
    chat.MessageSent: _message_sent,
    chat.MessageEdited: _message_edited,
    chat.MessagePreviewed: _message_previewed,
    chat.MessageDeleted: _message_deleted,
    chat.ReactionAdded: _reaction_added,
    chat.ReactionRemoved: _reaction_removed,
    chat.MessagePinned: _message_pinned,
    chat.MessageUnpinned: _message_unpinned,
    chat.MemberJoined: _member_joined,
    chat.MemberLeft: _member_left,
    chat.RoomChanged: _room_changed,
    chat.ChannelCreated: _channel_created,
    chat.RoomEntered: _room_entered,
    chat.RoomExited: _room_exited,
    spaces.CommunityFounded: _community_founded,
    spaces.CommunityChanged: _community_changed,
    spaces.CommunityMemberJoined: _community_member_joined,
    spaces.CommunityMemberChanged: _community_member_changed,
    spaces.CommunityMemberLeft: _community_member_left,
    spaces.CommunityEntered: _community_entered,
    spaces.CommunityExited: _community_exited,
    spaces.InvitationReceived: _invitation_received,
    spaces.InvitationClosed: _invitation_closed,
    spaces.RequestChanged: _request_changed,
    spaces.RequestClosed: _request_closed,
    spaces.OwnershipOffered: _ownership_offered,
    spaces.OwnershipClosed: _ownership_closed,
    spaces.MuteChanged: _mute_changed,
    spaces.ActRecorded: _act_recorded,
    reports.ReportAnswered: _report_answered,
    people.PersonJoined: _person,
    people.PersonChanged: _person,
    people.MeChanged: _me_changed,
    sidebar_events.SidebarChanged: _sidebar_changed,
    emoji_events.EmojiAdded: _emoji_added,
    emoji_events.EmojiRemoved: _emoji_removed,
    emoji_events.EmojiRuleChanged: _emoji_rule_changed,
    EntryScrubbed: _scrubbed,
    **reference_talk.APPLIED,
    **reference_coffee.APPLIED,
}
APPLIED_TYPES = frozenset(kind.model_fields["type"].default for kind in _APPLIED)
