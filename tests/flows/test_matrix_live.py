"""The security matrix, live: commands, events and facts times every kind of person (`matrix.py`)."""

import json
import uuid
from datetime import timedelta
from typing import Any, get_args

import pytest

from communities.bots.schemas import AnswerIn, BotIn, CommandIn, InvokeIn
from communities.bots.services.bots import make_community_bot
from communities.bots.services.commands import answer_later, invoke, make_command
from communities.bots.signing import Invocation, seal
from communities.chat.events import room_topic
from communities.chat.models import Room
from communities.chat.queries.own import my_rooms
from communities.chat.queries.rooms import channels_of
from communities.chat.schemas import ChannelPatch, RoomLevelIn
from communities.chat.services.channels import change_channel
from communities.chat.services.directs import leave_group, name_group
from communities.chat.services.levels import set_room_level
from communities.chat.services.listing import hide_conversation
from communities.chat.services.live import mark_read, start_typing
from communities.chat.services.threads import set_thread_level
from communities.chat.services.unread import mark_unread
from communities.chat.thread_schemas import ThreadLevel
from communities.drafts.schemas import MessageDraftIn, ScheduleIn
from communities.drafts.services.drafts import keep_draft
from communities.drafts.services.scheduled import schedule_message
from communities.later.services.bookmarks import save_message
from communities.reports.models import Complaint
from communities.reports.schemas import ReportIn
from communities.reports.services.filing import report_message
from communities.spaces.events import community_topic
from communities.spaces.models import Visibility
from communities.spaces.schemas import CommunityPatch
from communities.spaces.services.communities import change_community
from communities.spaces.services.members import remove_member
from communities.spaces.services.requests import ask_to_join
from realtime.commands import serve
from realtime.line import Line
from realtime.link import NoLink
from realtime.rtc import Answered
from realtime.schemas import COMMANDS, AnyCommand, AnyEvent, AnyFact, Resumed
from realtime.station import Station
from talk.coffee.services.door import answer_knock, knock
from talk.coffee.services.seats import get_up
from talk.coffee.services.seats import react as react_at_table
from talk.dates.models import Availability
from talk.dates.services.answering import set_coming
from talk.dates.services.deciding import call_off, take_moment
from talk.lobby.queries import lobby_of
from talk.lobby.services.waiting import notice_lobby, wait_for_coffee
from talk.shows.schemas import ShowIn, TalkIn
from talk.shows.services.sessions import end_talk, make_talk
from talk.shows.services.shows import make_show
from talk.shows.services.stage import react
from talk.stage.reactions import ReactionKind
from talk.stage.voice import Voice
from tests.conftest import RememberingSink
from tests.flows.matrix import ALSO, ALSO_FACTS, EVENTS, FACTS, PEOPLE, TOPICS, Row, rows
from tests.flows.matrix import COMMANDS as COMMAND_TABLE
from tests.flows.places import World
from tests.flows.test_matrix import ANSWERS
from tests.making import make_community, make_conversation, make_person, make_room, say
from tests.realtime.scenes_spaces import listed_community
from tests.realtime.test_snapshots import SCENES, Scene
from tests.realtime.transport import open_line
from tests.talk.coffee.making import make_instant
from tests.talk.dates.making import make_poll, say_when
from tests.talk.rounds.making import join, switch_on
from workspace.attention.rules import Level
from workspace.attention.schemas import AttentionPatch, StatusIn
from workspace.attention.services import change_attention, set_status
from workspace.core.clock import now
from workspace.core.errors import FlurfunkError
from workspace.core.events import Hint
from workspace.core.log import head_of
from workspace.core.models import LogEntry
from workspace.people.events import HOUSE, person_topic
from workspace.people.models import Person
from workspace.people.services.blocks import block_person

pytestmark = pytest.mark.django_db


FOR_ONESELF = ("talk.join", "talk.leave", "hand.raise", "stage.accept", "stage.decline")
ON_THE_RECORDING = ("recording.start", "recording.consent", "recording.refuse", "recording.stop")
AT_A_TABLE = (
    "coffee.sit",
    "coffee.leave",
    "coffee.mute",
    "coffee.unmute",
    "coffee.camera_on",
    "coffee.camera_off",
    "coffee.knock",
    "coffee.go_away",
    "coffee.draw",
    "coffee.put_away",
)
ON_A_LISTENER = (
    "hand.lower",
    "stage.step_down",
    "stage.mute",
    "stage.unmute",
    "stage.invite",
    "stage.remove",
    "stage.let_in",
    "stage.make_cohost",
    "stage.demote",
    "stage.transfer",
)


@pytest.fixture
def committed_world(transactional_db: None) -> World:
    """A world that the threads behind a socket can see."""
    return World()


class Silence:
    """A sound that carries nothing: whoever gets as far as this may connect."""

    async def answer(self, talk_id: str, person_id: str, device: str, sdp: str, voice: Voice) -> Answered:
        return Answered(sdp, "line")

    async def add_candidate(self, talk_id: str, person_id: str, candidate: str) -> None: ...

    async def set_gain(self, talk_id: str, listener: str, person_id: str, gain: float) -> None: ...

    def notice(self, hint: Hint) -> None: ...

    async def tick(self) -> None: ...


class Commanding:
    """One command by one kind of person, at one place."""

    def __init__(self, world: World, row: Row, kind: str) -> None:
        self.place = world.places["private" if row.place == "private" else "public"]
        message = self.place.own.get(kind, self.place.message) if row.place == "own" else self.place.message
        room, talked = self.place.room, world.conversation(row.place, kind)
        if talked is not None:
            room, message = talked.room, talked.message
        self.room, self.message, self.version = room.id, message.id, message.version
        self.name = row.path
        self.talk = {"talk": self.place.talk.id}
        self.listener = {**self.talk, "person": world.newcomer.id}
        self.coffee = {"room": self.place.corners[kind]}
        self.guest = {**self.coffee, "person": world.newcomer.id}
        self.clip = {**self.talk, "clip": self.place.clip.id}
        questions = self.place.own_questions if row.place == "own" else self.place.questions
        self.question = {"question": questions.get(kind, self.place.questions[kind]).id}

    def command(self) -> AnyCommand:
        """Return it, parsed as from a frame."""
        room, message = {"room": self.room}, {"message": self.message}
        bodies: dict[str, dict[str, Any]] = {
            "topics.resume": {"topics": {f"room:{self.room}": 0}},
            "topics.leave": {"topics": [f"room:{self.room}"]},
            "message.send": {**room, "client_id": str(uuid.uuid4()), "body": "Hello"},
            "message.edit": {**message, "body": "Changed", "version": self.version},
            "message.delete": message,
            "reaction.add": {**message, "emoji": "👍"},
            "reaction.remove": {**message, "emoji": "👍"},
            "room.read": {**room, "seq": 1},
            "thread.read": {**message, "seq": 1},
            "thread.follow": {**message, "level": "follow"},
            "typing.start": room,
            "presence.set": {"state": "away"},
            **dict.fromkeys(FOR_ONESELF + ON_THE_RECORDING, self.talk),
            **dict.fromkeys(ON_A_LISTENER, self.listener),
            "stage.lock": {**self.talk, "on": False},
            "stage.unmute_freely": {**self.talk, "on": False},
            "stage.reduce_noise": {**self.listener, "on": False},
            "clip.play": self.clip,
            "clip.stop": self.clip,
            "rtc.offer": {**self.talk, "device": "page", "sdp": "v=0"},
            "rtc.candidate": {**self.talk, "candidate": ""},
            "talk.react": {**self.talk, "kind": "clap"},
            "question.ask": {**self.talk, "text": "How?"},
            **dict.fromkeys(("question.vote", "question.unvote", "question.withdraw"), self.question),
            **dict.fromkeys(AT_A_TABLE, self.coffee),
            **dict.fromkeys(("coffee.let_in", "coffee.turn_away", "coffee.remove"), self.guest),
            "coffee.time": {**self.coffee, "minutes": 5},
            "coffee.wait": {},
            "coffee.stop_waiting": {},
            "coffee.react": {**self.coffee, "kind": "clap"},
            "coffee.volume": {**self.guest, "volume": 0.5},
            "question.mark": {**self.question, "state": "on_air"},
        }
        return COMMANDS.validate_python({"id": 1, "do": self.name, **bodies[self.name]})

    async def answer(self, station: Station, line: Line) -> str:
        """Carry it out and return the sign of its answer."""
        try:
            result = await serve(station, line, self.command())
        except FlurfunkError as error:
            return ANSWERS.get(error.http_status, error.code)
        return "0" if isinstance(result, Resumed) and result.refused else "+"


async def test_every_command_answers_everyone_as_the_table_says(committed_world: World) -> None:
    station = Station(NoLink(), Silence())
    for row in rows(COMMAND_TABLE):  # on new lines, since one that types often is not looked at each time
        lines = {kind: open_line(station.hub, committed_world.people[kind].id)[0] for kind in PEOPLE[2:]}
        answers = {
            kind: await Commanding(committed_world, row, kind).answer(station, line)
            for kind, line in lines.items()
        }
        assert answers == {kind: row.answers[kind] for kind in lines}, str(row)


async def test_who_was_deactivated_commands_nothing(committed_world: World) -> None:
    """The line of a closed account is closed; should a command still come in, it is refused."""
    station = Station(NoLink(), Silence())
    for row in rows(COMMAND_TABLE):
        if row.path.startswith(("topics.", "presence.")):
            continue
        line, _ = open_line(station.hub, committed_world.people["deactivated"].id)
        assert await Commanding(committed_world, row, "deactivated").answer(station, line) == "!", str(row)


def test_every_command_is_in_the_table() -> None:
    commands = {kind.model_fields["do"].annotation for kind in get_args(get_args(AnyCommand)[0])}
    assert {row.path for row in rows(COMMAND_TABLE)} == {
        name for literal in commands for name in get_args(literal)
    }


def test_every_event_and_fact_type_has_its_topic_and_every_topic_its_row() -> None:
    def types(union: object) -> set[str]:
        return {kind.model_fields["type"].default for kind in get_args(get_args(union)[0])}

    assert set(EVENTS) - {"access.revoked"} == types(AnyEvent)
    assert set(FACTS) == types(AnyFact)
    assert {*EVENTS.values(), *FACTS.values()} <= {row.path for row in rows(TOPICS)}


@pytest.mark.once
def test_events_are_told_on_their_own_topic_and_nowhere_else() -> None:
    for _, act in SCENES:
        act(Scene())
    told = {
        (json.loads(entry.payload)["type"], entry.topic.partition(":")[0]) for entry in LogEntry.objects.all()
    }
    assert told == {*EVENTS.items(), *ALSO}


def give_and_answer(owner: Person, person: Person, room: Room) -> None:
    """Give a command to a bot that hears it at its socket, and answer it as the bot."""
    community = str(room.community_id)
    bot = make_community_bot(owner, community, BotIn(name="Robot")).person.id
    make_command(owner, community, CommandIn(name="deploy", bot=bot))
    invoke(person, room.id, InvokeIn(name="deploy"))
    sealed = seal(Invocation("deploy", bot, person.id, room.id, None))
    answer_later(Person.objects.get(id=bot), AnswerIn(invocation=sealed, text="Done"))


def drink_coffee(scene: Scene) -> None:
    """React at a table, and have a knock answered at a closed door behind which somebody sits; then it is no more."""
    react_at_table(scene.viewer, scene.corner, ReactionKind.CLAP)
    closed = make_instant(scene.owner, scene.community, is_closed=True)
    knock(scene.late, closed)
    answer_knock(scene.owner, closed, scene.late.id, let_in=False)
    get_up(scene.owner, closed)


def find_company(scene: Scene) -> None:
    """Wait, and be brought together with somebody."""
    for person in (scene.owner, scene.late):
        wait_for_coffee(person, ["de"])
    notice_lobby({person.id: {person.id} for person in (scene.owner, scene.late)}, complete=True)
    for person in (scene.owner, scene.late):
        get_up(person, str(lobby_of(person).room))


def switch_on_in(scene: Scene) -> str:
    """Switch the community's coffee rounds on; return the series."""
    switch_on(scene.owner, scene.community.id)
    return scene.community.id


def plan_coffee(scene: Scene) -> None:
    """Say when one can, take a moment, come no longer; and think better of another poll."""
    poll, other = (make_poll(scene.owner, scene.community) for _ in range(2))
    say_when(scene.viewer, poll, Availability.YES)
    take_moment(scene.owner, poll.id, poll.moments[0].id)
    set_coming(scene.viewer, poll.id, on=False)
    call_off(scene.owner, other.id)


TOLD_BY_THE_SOCKET = ("presence.changed", "talk.levels", "rtc.taken", "rtc.lost")
"""Facts that come from no service."""


def told(sink: RememberingSink) -> set[tuple[str, str]]:
    return {(json.loads(hint.payload)["type"], hint.topic.partition(":")[0]) for hint in sink.hints}


def test_facts_are_told_on_their_own_topic(sink: RememberingSink) -> None:
    scene = Scene()
    listed = listed_community(scene)
    sink.clear()
    give_and_answer(scene.owner, scene.viewer, scene.room)
    start_typing(scene.viewer, scene.room.id)
    mark_read(scene.viewer, scene.room.id, head_of(room_topic(scene.room.id)))
    save_message(scene.viewer, scene.first.id, note="", is_done=False)
    block_person(scene.viewer, scene.other.id)
    report_message(scene.viewer, scene.first.id, ReportIn(complaint=Complaint.SPAM))
    set_thread_level(scene.viewer, scene.first.id, ThreadLevel.FOLLOW)
    mark_unread(scene.viewer, scene.first.id)
    set_room_level(scene.viewer, scene.room.id, RoomLevelIn(level=Level.ALL))
    change_attention(scene.viewer, AttentionPatch(level=Level.ALL))
    set_status(scene.viewer, StatusIn(text="Lunch"))
    keep_draft(scene.viewer, scene.room.id, MessageDraftIn(text="Dear all"))
    schedule_message(
        scene.viewer, scene.room.id, ScheduleIn(body="Good morning", due_at=now() + timedelta(days=1))
    )
    react(scene.viewer, scene.talk.id, ReactionKind.CLAP)
    drink_coffee(scene)
    find_company(scene)
    join(scene.viewer, series=switch_on_in(scene))
    plan_coffee(scene)
    ask_to_join(scene.viewer, listed.id, "")  # an event beside the fact
    sink.hints = [hint for hint in sink.hints if hint.seq == 0]
    assert told(sink) == {*ALSO_FACTS, *(pair for pair in FACTS.items() if pair[0] not in TOLD_BY_THE_SOCKET)}


def test_the_house_never_hears_of_a_private_place() -> None:
    owner, guest = make_person(), make_person()
    community = make_community(owner, guest, visibility=Visibility.PRIVATE, name="Top secret")
    room = make_room(community, owner, guest, visibility=Visibility.PRIVATE, name="Even more so")
    say(guest, room, "Pssst")
    show = make_show(owner, ShowIn(community=community.id, title="Secret show"))
    talk = make_talk(guest, TalkIn(community=community.id, title="Secret talk"))
    end_talk(guest, talk.id)
    change_community(owner, community.id, CommunityPatch(name="Still secret"))
    remove_member(owner, community.id, guest.id)
    house = " ".join(LogEntry.objects.filter(topic=HOUSE).values_list("payload", flat=True))
    assert not any(
        word in house for word in (community.id, room.id, show.id, talk.id, "ecret", "Even more so", "Pssst")
    )


def test_nobody_but_its_people_hears_of_a_conversation() -> None:
    ada, ben, cem, other = make_person(), make_person(), make_person(), make_person()
    group = make_conversation(ada, ben, cem)
    say(ada, group, "Pssst")
    name_group(ben, group.id, "Top secret")
    leave_group(cem, group.id)
    hide_conversation(ben, group.id)
    topics = {room_topic(group.id), *(person_topic(person.id) for person in (ada, ben, cem))}
    told = " ".join(LogEntry.objects.exclude(topic__in=topics).values_list("payload", flat=True))
    assert not any(word in told for word in (group.id, "Pssst", "ecret"))
    assert group.id not in {mine.room.id for mine in my_rooms(other)}


def test_a_private_channel_is_no_business_of_the_rest_of_its_community() -> None:
    owner, other = make_person(), make_person()
    community = make_community(owner, other)
    room = make_room(community, owner, visibility=Visibility.PRIVATE, name="Just us")
    change_channel(owner, room.id, ChannelPatch(purpose="Nothing for others"))
    topics = [HOUSE, community_topic(community.id), person_topic(other.id)]
    told = " ".join(LogEntry.objects.filter(topic__in=topics).values_list("payload", flat=True))
    assert room.id not in told
    assert "Just us" not in told
    assert room.id not in [listed.room.id for listed in channels_of(other, community.id)]
