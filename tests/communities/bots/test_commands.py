"""Commands of bots: asked outside within three seconds or told at the bot's socket, answered to one alone or to all."""

import json
from collections.abc import Iterator

import pytest

from communities.bots import signing
from communities.bots.queries import commands_of
from communities.bots.schemas import AnswerIn, CommandIn, CommandMade, InvokeIn
from communities.bots.services import bots, commands
from communities.chat.models import Message
from communities.chat.services.channels import leave_channel
from communities.spaces.schemas import MuteIn
from communities.spaces.services.order import mute_member
from tests.communities.bots.scene import Outside, outside
from tests.conftest import Clock, RememberingSink
from tests.making import make_conversation, make_person, say
from tests.workspace.egress.pages import Page
from workspace.core.errors import Conflict, FlurfunkError, Invalid, NotAllowed, NotFound, TooFast
from workspace.people.events import person_topic
from workspace.people.models import Person

pytestmark = pytest.mark.django_db


class Commanded(Outside):
    """The place, with a bot in it."""

    deployer: Person

    def command(self, name: str = "deploy", *, path: str | None = "/hook") -> CommandMade:
        """Make a command of the bot."""
        url = self.site.url(path) if path else ""
        wish = CommandIn(name=name, bot=self.deployer.id, hint="[service]", description="Deploys", url=url)
        return commands.make_command(self.moderator, self.community.id, wish, self.client)

    def answers(self, body: bytes, status: int = 200) -> None:
        """Decide what the program outside answers."""
        self.site.pages["/hook"] = Page(body, "application/json", status)

    def give(self, text: str = "api 7", name: str = "deploy", thread: str | None = None) -> str:
        """Let the member give the command; return what came of it."""
        wish = InvokeIn(name=name, text=text, thread=thread)
        came = commands.invoke(self.member, self.room.id, wish, self.client)
        return came.answer.html if came.answer else came.state


@pytest.fixture
def scene() -> Iterator[Commanded]:
    """A place with a bot and a program outside."""
    with outside() as made:
        commanded = Commanded(made.site)
        commanded.deployer = Person.objects.get(id=commanded.bot().person.id)
        yield commanded


def test_a_command_is_asked_signed_and_answered_to_the_caller_alone(scene: Commanded) -> None:
    made = scene.command()
    scene.answers(b'{"text": "**Deploying** <b>api</b>"}')
    assert scene.give() == "<p><strong>Deploying</strong> &lt;b&gt;api&lt;/b&gt;</p>"
    body, fields = scene.site.pages["/said"].body, scene.site.asked[-1][1]
    at_s = int(fields["x-flurfunk-signature"].partition(",")[0][2:])
    assert fields["x-flurfunk-signature"] == signing.signature(made.secret, body, at_s)
    asked = json.loads(body)
    assert (asked["command"], asked["text"], asked["person"]["id"]) == ("deploy", "api 7", scene.member.id)
    assert not Message.objects.filter(room=scene.room).exists()
    assert [each.name for each in commands_of(scene.member, scene.community.id)] == ["deploy"]


def test_it_may_be_answered_in_the_room_and_in_the_thread(scene: Commanded) -> None:
    scene.command()
    scene.answers(b'{"text": "Deployed", "visible": "room"}')
    root = say(scene.member, scene.room, "Shall we?")
    assert scene.give(thread=root.id) == "said"
    said = Message.objects.get(author=scene.deployer)
    assert (said.body, said.thread_id) == ("Deployed", root.id)
    leave_channel(scene.deployer, scene.room.id)
    with pytest.raises(NotAllowed):
        scene.give()


def test_nothing_to_say_is_passed_on(scene: Commanded) -> None:
    scene.command()
    for body in (b"", b"{}", b'{"text": " "}'):
        scene.answers(body)
        assert scene.give() == "passed_on"


@pytest.mark.parametrize(
    ("reply", "code"),
    [
        (Page(status=500), "command_failed"),
        (Page(status=302, location="http://inside.example/"), "command_failed"),
        (Page(b"OK"), "command_failed"),
        (Page(b"[" * 9_000), "command_failed"),
        (Page(b"x" * 70_000), "command_failed"),
        (Page(b'{"text": "' + b"x" * 10_001 + b'"}'), "message_too_long"),
    ],
)
def test_a_bot_that_answers_nonsense_is_a_clear_error(scene: Commanded, reply: Page, code: str) -> None:
    scene.command()
    scene.site.pages["/hook"] = reply
    with pytest.raises(FlurfunkError) as refused:
        scene.give()
    assert refused.value.code == code


@pytest.mark.once
def test_a_bot_that_takes_its_time_is_waited_for_three_seconds(scene: Commanded) -> None:
    scene.command()
    scene.site.pages["/hook"] = Page(drip_s=0.5)
    with pytest.raises(Conflict) as refused:
        scene.give()
    assert refused.value.code == "command_timed_out"


def test_a_bot_without_an_address_hears_it_at_its_socket_and_answers_within_half_an_hour(
    sink: RememberingSink, clock: Clock
) -> None:
    with outside() as made:
        scene = Commanded(made.site)
        scene.deployer = Person.objects.get(id=scene.bot().person.id)
        scene.command(path=None)
        sink.clear()
        assert scene.give() == "passed_on"
        (told,) = [json.loads(hint.payload) for hint in sink.of(person_topic(scene.deployer.id))]
        assert (told["type"], told["text"], told["caller"]) == ("command.invoked", "api 7", scene.member.id)
        answer = AnswerIn(invocation=told["invocation"], text="Done")
        commands.answer_later(scene.deployer, answer)
        (heard,) = [json.loads(hint.payload) for hint in sink.of(person_topic(scene.member.id))]
        assert heard["answer"]["html"] == "<p>Done</p>"
        other = Person.objects.get(id=scene.bot("Another").person.id)
        for who, wish in (
            (other, answer),
            (scene.deployer, AnswerIn(invocation=f"{told['invocation']}x", text="Done")),
        ):
            with pytest.raises(NotFound):
                commands.answer_later(who, wish)
        aloud = AnswerIn(invocation=told["invocation"], text="Done", visible="room")
        commands.answer_later(scene.deployer, aloud)
        commands.answer_later(scene.deployer, aloud)
        assert Message.objects.filter(author=scene.deployer).count() == 1
        leave_channel(scene.member, scene.room.id)
        with pytest.raises(NotFound):
            commands.answer_later(scene.deployer, answer)


def test_who_may_not_write_gives_no_command_and_nobody_gives_one_from_elsewhere(scene: Commanded) -> None:
    scene.command()
    scene.answers(b'{"text": "Done"}')
    mute_member(scene.owner, scene.community.id, scene.member.id, MuteIn(minutes=60))
    with pytest.raises(NotAllowed):
        scene.give()
    talk = make_conversation(scene.owner, scene.moderator)
    with pytest.raises(NotFound):
        commands.invoke(scene.owner, scene.room.id, InvokeIn(name="a\x00b"))
    for room in (talk.id, scene.room.id):
        with pytest.raises(NotFound):
            commands.invoke(
                scene.owner, room, InvokeIn(name="nothing" if room == scene.room.id else "deploy")
            )
    with pytest.raises((NotFound, NotAllowed)):
        commands.invoke(make_person(), scene.room.id, InvokeIn(name="deploy"), scene.client)
    assert scene.site.asked == []


def test_names_are_taken_once_and_never_those_of_the_screens(scene: Commanded) -> None:
    made = scene.command()
    for name in ("deploy", "leave"):
        with pytest.raises(Conflict):
            scene.command(name)
    wish = CommandIn(name="other", bot=scene.member.id)
    with pytest.raises(Invalid):
        commands.make_command(scene.moderator, scene.community.id, wish, scene.client)
    with pytest.raises(NotAllowed):
        commands.make_command(scene.member, scene.community.id, wish, scene.client)
    with pytest.raises(NotFound):
        commands.remove_command(scene.member, made.id)
    commands.remove_command(scene.moderator, made.id)
    with pytest.raises(NotFound):
        scene.give()


def test_a_removed_bot_takes_its_commands_along(scene: Commanded) -> None:
    scene.command()
    bots.remove_bot(scene.owner, scene.deployer.id)
    assert commands_of(scene.member, scene.community.id) == []


def test_commands_have_a_pace(scene: Commanded) -> None:
    scene.command(path=None)
    with pytest.raises(TooFast):
        for _ in range(commands.INVOKE_LIMIT.count + 1):
            scene.give()
