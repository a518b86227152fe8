"""The delivery protocol as a whole: whatever the network, the processes and the people do, nothing is lost.

Two real hubs on the real database, services as the people call them, and clients that know only the protocol
(`reference_client`). Hypothesis loses, doubles, delays and swaps hints, cuts sockets, restarts processes,
prunes the log, ends sessions. At rest every client's view equals the database, filtered by that person's rights.
"""

import asyncio
import json
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from communities.chat.events import RoomRead, room_topic
from communities.chat.models import Message, Room
from communities.chat.queries.places import read_marks
from communities.chat.schemas import ChannelPatch
from communities.chat.services.channels import (
    add_people,
    change_channel,
    join_channel,
    leave_channel,
    remove_person,
)
from communities.chat.services.edit import delete_message, edit_message
from communities.chat.services.live import mark_read, start_typing
from communities.chat.services.react import add_reaction, remove_reaction
from communities.spaces.models import Visibility
from communities.spaces.schemas import CommunityPatch
from communities.spaces.services.communities import change_community
from communities.spaces.services.members import invite_people, join_community, leave_community, remove_member
from realtime.hub import Hub
from realtime.line import EVENT_BACKLOG_BYTES, RESYNC, SIGNED_OUT, Line
from realtime.orm import run_db
from realtime.topics import joinable
from tests.making import make_community, make_person, make_room, say
from tests.realtime.following import fresh_view, load_community, load_room, reload_members
from tests.realtime.reference_client import EVENTS, View
from tests.realtime.transport import FakeWire, Network, open_line
from workspace.core.clock import now
from workspace.core.errors import FlurfunkError
from workspace.core.events import Hint, set_sink
from workspace.core.ids import TopicName
from workspace.core.log import head_of, prune, read_range
from workspace.people.models import Person, Role
from workspace.people.schemas import MeIn
from workspace.people.services.credentials import revoke
from workspace.people.services.profile import change_profile
from workspace.people.services.roles import deactivate, reactivate

EMOJI = ("👍", "🎉", "❤️")
SETTLED_S = 20.0
EXAMPLES = 6
STEPS = 40
PHASES = (Phase.generate,)
"""No shrinking: threads make a failure hard to repeat, and its rules are printed as they ran."""


class Process:
    """A web process: a hub on a link, and what its worker threads have yet to hand over to the loop."""

    def __init__(self, network: Network) -> None:
        self.network = network
        self.link = network.plug()
        self.hub = Hub(self.link)
        self.handing_over: list[Hint] = []


@dataclass
class Joining:
    """What a line may hear of a topic since it last asked for it."""

    expected: int | None
    """The only seq that may come next; None before anything came."""
    asked: list[int] = field(default_factory=list)
    """Where replays that were asked for begin, the oldest first: frames of one may be unread when the next is asked."""
    head: int = 0
    """The topic's head when it was asked for."""


@dataclass
class Device:
    """A client of one person: it keeps its view over broken sockets."""

    person: Person
    credential: str
    view: View | None = None
    line: Line | None = None
    wire: FakeWire = field(default_factory=FakeWire)
    process: Process | None = None
    joinings: dict[str, Joining] = field(default_factory=dict)
    heard: list[tuple[str, int, int]] = field(default_factory=list)
    """(topic, seq, head when the joining began) of every event frame, for the rights."""


class Protocol(RuleBasedStateMachine):
    """People, devices and processes, and everything that can go wrong between them."""

    def __init__(self) -> None:
        super().__init__()
        self.loop = asyncio.new_event_loop()
        self.network = Network()
        self.current: Process | None = None
        set_sink(self._hand_over)
        self.administrator = make_person("Administrator", role=Role.ADMINISTRATOR)
        self.owner = make_person("Owner")
        self.people = [make_person(name) for name in ("Ada", "Ben", "Cem")]
        self.community = make_community(self.owner, *self.people)
        self.rooms = [
            make_room(self.community, self.owner, *self.people),
            make_room(self.community, self.owner, *self.people[:2], visibility=Visibility.PRIVATE),
        ]
        self.processes = [self._start_process(), self._start_process()]
        self.devices = [
            Device(self.people[0], "t:ada-phone"),
            Device(self.people[0], "s:ada-desk"),
            Device(self.people[1], "s:ben"),
            Device(self.people[2], "s:cem"),
        ]
        for number, device in enumerate(self.devices):
            self._connect(device, self.processes[number % 2])

    # The world

    def _run(self, work: Any) -> Any:
        return self.loop.run_until_complete(work)

    def _start_process(self) -> Process:
        async def start() -> Process:
            process = Process(self.network)
            await process.hub.start()
            return process

        started: Process = self._run(start())
        return started

    def _hand_over(self, hint: Hint) -> None:
        """Be the sink: a worker thread of the current process has committed."""
        if self.current is not None:
            self.current.handing_over.append(hint)

    def _act(self, process: Process, act: Callable[[], object]) -> None:
        self.current = process
        with suppress(FlurfunkError):  # refused: the database says no, and nothing may have changed
            act()

    def _service(self, kind: str, actor: Person, room: Room, number: int) -> Callable[[], object]:
        """Return an act of one person, prepared to the last argument."""
        messages = list(Message.objects.filter(room=room).order_by("seq"))
        message = messages[number % len(messages)] if messages else None
        other = self.people[number % len(self.people)]
        emoji = EMOJI[number % len(EMOJI)]
        if kind in ("edit", "delete", "react", "unreact", "moderate") and message is None:
            return lambda: None
        quote = message.id if message is not None and number % 3 == 0 else None
        mention = f" @{other.handle}" if number % 4 == 0 else ""
        acts: dict[str, Callable[[], object]] = {
            "send": lambda: say(actor, room, f"No. {number}{mention}", reply_to=quote),
            "edit": lambda: _edit(message, f"Changed {number}{mention}"),
            "delete": lambda: _delete(message),
            "moderate": lambda: delete_message(self.owner, _id(message)),
            "react": lambda: add_reaction(actor, _id(message), emoji),
            "unreact": lambda: remove_reaction(actor, _id(message), emoji),
            "read": lambda: mark_read(actor, room.id, max(0, head_of(room_topic(room.id)) - number % 3)),
            "type": lambda: start_typing(actor, room.id),
            "rename": lambda: change_channel(self.owner, room.id, ChannelPatch(purpose=f"For {number}")),
            "profile": lambda: change_profile(actor, MeIn(about=f"About {number}")),
            "open up": lambda: change_community(self.owner, self.community.id, _visibility(number)),
            "leave": lambda: leave_channel(actor, room.id),
            "join": lambda: join_channel(actor, room.id),
            "kick": lambda: remove_person(self.owner, room.id, other.id),
            "bring back": lambda: add_people(self.owner, room.id, [other.id]),
            "leave community": lambda: leave_community(actor, self.community.id),
            "remove": lambda: remove_member(self.owner, self.community.id, other.id),
            "invite": lambda: invite_people(self.owner, self.community.id, [other.id]),
            "join community": lambda: join_community(actor, self.community.id),
        }
        return acts[kind]

    # Clients

    def _connect(self, device: Device, process: Process) -> None:
        active = Person.objects.filter(id=device.person.id, deactivated_at=None).exists()
        if not active:
            return
        if device.view is None:
            device.view = fresh_view(device.person)
        device.line, device.wire = open_line(process.hub, device.person.id, device.credential)
        device.process, device.joinings = process, {}
        for room, seq in read_marks(device.person.id).items():  # what the welcome frame brings
            device.view.read(RoomRead(room=room, read_seq=seq, unread=0, mentions=0))
        self._resume(device, dict(device.view.seqs))

    def _resume(self, device: Device, topics: dict[str, int]) -> None:
        self._run(self._resumed(device, topics))

    async def _resumed(self, device: Device, topics: dict[str, int]) -> None:
        assert device.line is not None
        assert device.process is not None
        heads = await run_db(lambda: {name: head_of(TopicName(name)) for name in topics})
        for name, after in topics.items():
            joining = device.joinings.setdefault(name, Joining(None))
            joining.asked.append(after)
            joining.head = heads[name]
        await device.process.hub.resume(device.line, {TopicName(name): seq for name, seq in topics.items()})

    def _read_frames(self, device: Device) -> bool:
        """Let a client read what has arrived and do what follows from it; tell whether there was anything."""
        frames = device.wire.take()
        for frame in frames:
            self._take_frame(device, json.loads(frame))
        return self._load_what_is_new(device) or bool(frames)

    def _take_frame(self, device: Device, frame: dict[str, Any]) -> None:
        view = device.view
        assert view is not None
        match frame["kind"]:
            case "event":
                _check_order(device, frame["topic"], frame["seq"])
                view.apply(frame["topic"], frame["seq"], EVENTS.validate_python(frame["event"]))
            case "reset":
                device.joinings[frame["topic"]].expected = frame["head"] + 1
                self._load_anew(device, TopicName(frame["topic"]))
            case "fact" if frame["fact"]["type"] == "room.read":
                view.read(RoomRead.model_validate(frame["fact"]))

    def _load_anew(self, device: Device, topic: TopicName) -> None:
        """Do what a reset asks for: everything of the topic again, and everything, for one's own."""
        view, (kind, _, name) = device.view, topic.partition(":")
        assert view is not None
        if topic not in view.seqs:
            return
        if kind not in ("room", "community"):
            device.view = fresh_view(device.person)
            fresh = {key: seq for key, seq in device.view.seqs.items() if key not in _topics(device)}
            if fresh:
                self._resume(device, fresh)
        elif topic in joinable(device.person.id, [topic]):
            load = load_room if kind == "room" else load_community
            load(view, device.person, name)
        else:  # removed meanwhile: forget it, one's own topic says the rest
            del view.seqs[topic]
            if kind == "room":
                view.rooms[name].messages = None

    def _load_what_is_new(self, device: Device) -> bool:
        """Load and join what the person's own topic has told of."""
        view = device.view
        if view is None or device.line is None or device.wire.closed is not None:
            return False
        reload_members(view, device.person)
        wanted: dict[str, int] = {}
        for room_id, room in list(view.rooms.items()):
            topic = room_topic(room_id)
            if room.messages is None and topic in joinable(device.person.id, [topic]):
                load_room(view, device.person, room_id)
                wanted[topic] = view.seqs[topic]
        for community_id in list(view.communities):
            topic = TopicName(f"community:{community_id}")
            if topic not in view.seqs and topic in joinable(device.person.id, [topic]):
                load_community(view, device.person, community_id)
                wanted[topic] = view.seqs[topic]
        if wanted:
            self._resume(device, wanted)
        return bool(wanted)

    def _cut(self, device: Device) -> None:
        if device.line is not None and device.process is not None:
            device.process.hub.exit(device.line)
        device.line = device.process = None
        device.wire = FakeWire()

    # What people do

    people_acts = st.sampled_from(
        (
            *(
                "send",
                "send",
                "send",
                "send",
                "edit",
                "edit",
                "delete",
                "moderate",
                "react",
                "react",
                "unreact",
            ),
            *("read", "type", "rename", "profile"),
        )
    )
    coming_and_going = st.sampled_from(
        (
            *("leave", "join", "kick", "kick", "bring back", "bring back", "leave community", "remove"),
            *("invite", "join community", "join community", "open up"),
        )
    )
    who = st.integers(0, 3)
    which = st.integers(0, 1)
    numbers = st.integers(0, 1000)

    @rule(kind=people_acts, who=who, room=which, process=which, number=numbers)
    def talk(self, kind: str, who: int, room: int, process: int, number: int) -> None:
        actor = [*self.people, self.owner][who]
        self._act(self.processes[process], self._service(kind, actor, self.rooms[room], number))

    @rule(kind=coming_and_going, who=st.integers(0, 2), room=which, process=which, number=numbers)
    def come_and_go(self, kind: str, who: int, room: int, process: int, number: int) -> None:
        self._act(self.processes[process], self._service(kind, self.people[who], self.rooms[room], number))

    @rule(room=which, process=which, number=numbers)
    def leave_and_return(self, room: int, process: int, number: int) -> None:
        """Twice across the border between two looks of any client."""
        self.come_and_go("kick", 0, room, process, number)
        self.talk("send", 3, room, process, number)
        self.come_and_go("bring back", 0, room, process, number)

    @rule(kinds=st.lists(people_acts | coming_and_going, min_size=2, max_size=4), room=which, number=numbers)
    def all_at_once(self, kinds: list[str], room: int, number: int) -> None:
        """Several people in the same moment, while one device resumes."""
        acts = [
            self._service(kind, self.people[n % 3], self.rooms[room], number + n)
            for n, kind in enumerate(kinds)
        ]
        device = self.devices[number % len(self.devices)]

        async def together() -> None:
            self.current = self.processes[number % 2]
            work = [run_db(act) for act in acts]
            if device.line is not None and device.view is not None and device.wire.closed is None:
                work.append(self._resumed(device, dict(device.view.seqs)))
            for outcome in await asyncio.gather(*work, return_exceptions=True):
                if isinstance(outcome, BaseException) and not isinstance(outcome, FlurfunkError):
                    raise outcome

        if device.wire.unread:
            self._read_frames(device)
        self._run(together())

    # What goes wrong

    @precondition(lambda self: any(process.handing_over for process in self.processes))
    @rule(process=which, number=numbers, lost=st.booleans())
    def hand_over_one(self, process: int, number: int, lost: bool) -> None:
        """A thread hands its hint to the loop, in any order, or its process forgot it."""
        waiting = self.processes[process].handing_over
        if waiting:
            hint = waiting.pop(number % len(waiting))
            if not lost:
                self.processes[process].hub.sink(hint)

    @rule(process=which)
    def hand_over_all(self, process: int) -> None:
        for hint in self._handed(process):
            self.processes[process].hub.sink(hint)

    @precondition(lambda self: self.network.flying)
    @rule(number=numbers, fate=st.sampled_from(["arrives", "arrives", "arrives twice", "lost"]))
    def network_moves(self, number: int, fate: str) -> None:
        number %= len(self.network.flying)
        if fate == "lost":
            self.network.flying.pop(number)
        else:
            self.network.deliver(number, twice=fate == "arrives twice")

    @precondition(lambda self: self.network.flying)
    @rule()
    def network_calms_down(self) -> None:
        self.network.deliver_all()

    @rule(turns=st.integers(1, 30))
    def time_passes(self, turns: int) -> None:
        async def pass_() -> None:
            for _ in range(turns):
                await asyncio.sleep(0)

        self._run(pass_())

    @rule(device=who)
    def client_reads(self, device: int) -> None:
        self._read_frames(self.devices[device])

    @rule(device=who, process=which)
    def socket_breaks(self, device: int, process: int) -> None:
        """What was written and not read is lost; the client comes back, here or elsewhere."""
        self._cut(self.devices[device])
        self._connect(self.devices[device], self.processes[process])

    @rule(device=who)
    def client_goes_away(self, device: int) -> None:
        self._cut(self.devices[device])

    @rule(device=who)
    def client_starts_anew(self, device: int) -> None:
        self._cut(self.devices[device])
        self.devices[device].view = None
        self._connect(self.devices[device], self.processes[device % 2])

    @rule(device=who)
    def client_cannot_keep_up(self, device: int) -> None:
        self.devices[device].wire.stuck_bytes = EVENT_BACKLOG_BYTES + 1

    @rule(device=who)
    def client_resumes_again(self, device: int) -> None:
        client = self.devices[device]
        if client.line is not None and client.view is not None and client.wire.closed is None:
            self._read_frames(client)
            self._resume(client, dict(client.view.seqs))

    @rule(process=which)
    def heads_are_compared(self, process: int) -> None:
        self._run(self.processes[process].hub.pull_all())

    @rule(process=which)
    def unused_topics_are_swept(self, process: int) -> None:
        self.processes[process].hub.sweep()

    @rule(process=which)
    def process_restarts(self, process: int) -> None:
        """It forgets what it had to say; its sockets break."""
        old = self.processes[process]
        for device in self.devices:
            if device.process is old:
                self._cut(device)
        self.network.unplug(old.link)
        self.processes[process] = self._start_process()

    @rule()
    def log_is_pruned(self) -> None:
        prune(now())

    @rule(device=who, process=which)
    def session_ends(self, device: int, process: int) -> None:
        """The person signs this device out; it may come back with a new session."""
        client = self.devices[device]
        self._act(self.processes[process], lambda: revoke(client.person.id, client.credential))
        self._settle()
        if client.line is not None:
            assert client.wire.closed is not None
        self._cut(client)
        client.credential = f"s:{client.credential}"

    @rule(process=which, back=st.booleans())
    def account_is_closed(self, process: int, back: bool) -> None:
        act = reactivate if back else deactivate
        self._act(self.processes[process], lambda: act(self.administrator, self.people[2].id))
        if not back:
            self._settle()
            device = self.devices[3]
            assert device.line is None or device.wire.closed is not None
            self._cut(device)

    # At rest

    @rule()
    def rest(self) -> None:
        """Everybody comes back; then each view is what the database says."""
        self._settle()
        for device in self.devices:
            if device.line is None or device.wire.closed is not None:
                self._cut(device)
                self._connect(device, self.processes[0])
        self._settle()
        fresh = {person.id: fresh_view(person) for person in self.people}
        for device in self.devices:
            if device.line is not None:
                self._check(device, fresh[device.person.id])

    @invariant()
    def closed_sockets_have_a_reason(self) -> None:
        for device in self.devices:
            assert device.wire.closed in (None, RESYNC, SIGNED_OUT)

    def teardown(self) -> None:
        try:
            self.rest()
        finally:
            set_sink(None)
            for task in asyncio.all_tasks(self.loop):
                task.cancel()
            self.loop.run_until_complete(asyncio.sleep(0))
            self.loop.close()

    def _settle(self) -> None:
        """Compare heads and let every client read, until nothing moves any more."""
        for number in range(len(self.processes)):
            for hint in self._handed(number):
                self.processes[number].hub.sink(hint)
        self._run(asyncio.sleep(0))
        self.network.deliver_all()
        moved = True
        while moved:
            for process in self.processes:
                self._run(self._caught_up(process.hub))
            moved = False
            for device in self.devices:
                moved |= self._read_frames(device)

    async def _caught_up(self, hub: Hub) -> None:
        """Do what the station does every 20 s, until all that is read is forwarded."""
        async with asyncio.timeout(SETTLED_S):
            await hub.check_access()
            await hub.pull_all()
            while await run_db(_is_behind, [hub.heads_of(line) for line in hub.all_lines()]):  # noqa: ASYNC110
                await asyncio.sleep(0.001)

    def _handed(self, process: int) -> Iterator[Hint]:
        waiting = self.processes[process].handing_over
        while waiting:
            yield waiting.pop(0)

    def _check(self, device: Device, fresh: View) -> None:
        assert device.view is not None
        assert device.line is not None
        assert device.process is not None
        assert device.view.canonical() == fresh.canonical()
        assert device.view.seqs == fresh.seqs
        assert device.line.topics == set(fresh.seqs)
        assert device.process.hub.heads_of(device.line) == fresh.seqs
        for topic, seq, head in device.heard:
            assert seq <= _last_before_eviction(device.person, TopicName(topic), head)
        device.heard.clear()


def _check_order(device: Device, topic: str, seq: int) -> None:
    """Hold every event frame against what may come next on this line."""
    joining = device.joinings[topic]
    if seq - 1 in joining.asked and seq != joining.expected:
        del joining.asked[: joining.asked.index(seq - 1) + 1]
    else:
        assert seq == joining.expected
    joining.expected = seq + 1
    device.heard.append((topic, seq, joining.head))


def _last_before_eviction(person: Person, topic: TopicName, head: int) -> int:
    """Return the last seq that a line of the person may hear which joined when the topic stood at `head`."""
    rows: list[Hint] = []
    after = head
    while found := read_range(topic, after):
        rows += found
        after = found[-1].seq
    return next((hint.seq for hint in rows if hint.evicts == person.id), 2**60)


def _is_behind(heads_of_lines: list[dict[str, int]]) -> bool:
    return any(head_of(TopicName(name)) > seq for heads in heads_of_lines for name, seq in heads.items())


def _topics(device: Device) -> set[str]:
    return set(device.line.topics) if device.line is not None else set()


def _id(message: Message | None) -> str:
    return message.id if message is not None else ""


def _edit(message: Message | None, body: str) -> None:
    if message is not None:
        edit_message(message.author, message.id, body=body, version=message.version)


def _delete(message: Message | None) -> None:
    if message is not None:
        delete_message(message.author, message.id)


def _visibility(number: int) -> CommunityPatch:
    return CommunityPatch(visibility=Visibility.PRIVATE if number % 2 else Visibility.PUBLIC)


@pytest.mark.django_db(transaction=True)
def test_at_rest_every_view_equals_the_database_whatever_went_wrong() -> None:
    checks = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example]
    run_state_machine_as_test(
        Protocol,
        settings=settings(
            max_examples=EXAMPLES,
            stateful_step_count=STEPS,
            deadline=None,
            suppress_health_check=checks,
            phases=PHASES,
            derandomize=True,  # the same walks in every run; to search for more, drop this and raise EXAMPLES
            report_multiple_bugs=False,
        ),
    )
