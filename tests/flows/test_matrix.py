"""The security matrix: every route, command, topic and event type times every kind of person (`matrix.py`).

What is missing from the table fails here, so nobody adds a way in without deciding who may take it.
"""

import io
import json
import re
import uuid
from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import cached_property
from typing import Any

import pytest
from django.db import transaction
from django.http import HttpResponse
from PIL import Image
from pytest_django import DjangoDbBlocker

from communities.chat.models import Message
from communities.drafts.models import ScheduledMessage
from communities.later.models import Reminder
from communities.reports.models import Report
from communities.sidebar.schemas import SectionIn
from communities.sidebar.services import make_section
from communities.spaces.models import Community
from realtime.topics import joinable
from talk.coffee.models import CoffeeSeat
from talk.dates.models import CoffeeDate, DateMoment, DateState
from talk.episodes.models import Episode, EpisodeComment, EpisodeLine
from talk.rounds.fate import State
from talk.rounds.models import HOUSE_SERIES
from talk.rounds.times import first_slot
from talk.shows.models import Question, Talk
from tests.flows import matrix_spaces
from tests.flows.matrix import PEOPLE, ROUTES, TOPICS, Row, rows
from tests.flows.places import JINGLE, Place, World
from tests.making import show_preview
from tests.talk.rounds.making import ON, propose
from tests.workspace.files.uploading import send as send_file
from tests.workspace.files.uploading import upload
from workspace.config.api import api
from workspace.core.clock import now
from workspace.core.ids import TopicName
from workspace.emoji.models import Emoji
from workspace.files import tus
from workspace.files.services.uploads import begin_upload
from workspace.files.tus import Announced
from workspace.notifications.models import NoticeKind
from workspace.notifications.queries import notices_of
from workspace.notifications.services.notify import About, notify
from workspace.people.models import Person

pytestmark = pytest.mark.django_db

ANSWERS = {401: "!", 403: "x", 404: "0", 409: "c"}
CODE = "an invitation's code"
READING = ("GET", "HEAD", "OPTIONS")


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    """One world for all rows; each request is rolled back."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield World()
        transaction.set_rollback(True)


class Asking:
    """One request by one kind of person, at one place."""

    def __init__(self, world: World, row: Row, kind: str) -> None:
        self.world, self.row, self.kind = world, row, kind
        self.place: Place = world.places["private" if row.place == "private" else "public"]
        self.person: Person = world.people.get(kind, world.bystander)
        self.own = row.place == "own"
        self.conversation = world.conversation(row.place, kind)

    def path(self, *, missing: bool = False) -> str:
        """Fill the path's placeholders in, with a thing that is there or with one that never was."""
        names = re.findall(r"{(\w+)}", self.row.path)
        return self.row.path.format(
            **{
                name: self.world.missing
                if missing and name not in ("emoji", "format", "day")
                else self._named(name)
                for name in names
            }
        )

    def _named(self, name: str) -> str:
        world, place, talked = self.world, self.place, self.conversation
        message = place.own.get(self.kind, place.message) if self.own else place.message
        named: dict[str, Callable[[], object]] = {
            "community_id": lambda: (world.listed if self.row.place == "listed" else place.community).id,
            "request_id": lambda: world.request_of(*self._asking()).id,
            "offer_id": lambda: world.offer_to(self.person if self.own else world.newcomer).id,
            "section_id": self._section,
            "room_id": self._room,
            "message_id": lambda: talked.message.id if talked else message.id,
            "emoji": lambda: "👍",
            "day": lambda: "2026-11-27",
            "preview_id": lambda: show_preview(message).id,
            "person_id": lambda: world.bystander.id,
            "invitation_id": self._invitation,
            "session_id": lambda: world.session_id if self.own else 123_456,
            "token_id": self._token,
            "code": self._code,
            "talk_id": lambda: self._talk().id,
            "show_id": lambda: place.show.id,
            "question_id": lambda: self._question().id,
            "clip_id": lambda: place.clip.id,
            "episode_id": lambda: self._episode().id,
            "format": lambda: "m4a",
            "line_id": lambda: EpisodeLine.objects.get(track__episode=place.episode).id,
            "comment_id": lambda: self._comment().id,
            "bot_id": self._bot,
            "hook_id": self._hook,
            "secret": lambda: world.connections.secret,
            "delivery_id": lambda: world.connections.of(place).delivery,
            "command_id": lambda: world.connections.of(place).command,
            "reminder_id": lambda: self._reminder().id,
            "scheduled_id": lambda: self._scheduled().id,
            "upload_id": self._upload,
            "file_id": self._file,
            "report_id": lambda: self._report(talked.message if talked else message).id,
            "name": self._emoji,
            "series_id": lambda: HOUSE_SERIES if self.row.place == "house" else place.community.id,
            "proposal_id": self._proposal,
            "date_id": lambda: self._date.id,
            "moment_id": lambda: self._date.moments.get().id,
        }
        return str(named[name]())

    def _room(self) -> str:
        if self.row.path.startswith("/api/coffee/"):
            if self.own and self.row.path.endswith("/report") and self.kind in self.place.corners:
                CoffeeSeat.objects.filter(person=self.world.bystander).update(
                    room=self.place.corners[self.kind]
                )
            return self.place.corners.get(self.kind, self.place.corner) if self.own else self.place.corner
        return self.conversation.room.id if self.conversation else self.place.room.id

    def _token(self) -> str:
        if self.row.path.startswith("/api/bots/"):
            return self.world.connections.of(self.place).token
        return self.world.own_token(self.person if self.own else self.world.bystander).id

    def _bot(self) -> str:
        """Return a bot of the community, or one of the house where it is to be let in."""
        if self.row.method == "PUT":
            return self.world.connections.house_bot
        return self.world.connections.of(self.place).bot

    def _hook(self) -> str:
        found = self.world.connections.of(self.place)
        return found.outgoing if "/outgoing-hooks/" in self.row.path else found.incoming

    def _talk(self) -> Talk:
        if self.own:
            return self.place.own_talks.get(self.kind, self.place.later)
        waits = self.row.path.endswith(("/start", "/cancel", "/reminder"))
        return self.place.later if waits else self.place.talk

    def _question(self) -> Question:
        own = self.place.own_questions if self.own else self.place.questions
        return own.get(self.kind) or self.place.questions.get(self.kind, self.place.questions["member"])

    def _episode(self) -> Episode:
        if not self.own:
            return self.place.episode
        return self.place.own_episodes.get(self.kind, self.place.draft)

    def _comment(self) -> EpisodeComment:
        author = self.person if self.own else self.world.bystander
        given = {"at_ms": 0, "text": "Hm", "written_at": now()}
        return EpisodeComment.objects.create(episode=self.place.episode, person=author, **given)

    def _notice(self) -> str:
        of = self.person if self.own else self.world.bystander
        notify([of.id], About(NoticeKind.MENTION, self.place.message.id))
        return notices_of(of)[0].id

    def _reminder(self) -> Reminder:
        owner = self.person if self.own else self.world.bystander
        return Reminder.objects.create(person=owner, message=self.place.message, due_at=now())

    def _scheduled(self) -> ScheduledMessage:
        """Return one in the public channel, past the service: who scheduled it may have left since."""
        owner, at = self.person if self.own else self.world.bystander, now()
        room = self.place.room
        return ScheduledMessage.objects.create(person=owner, room=room, body="Hello", due_at=at, try_at=at)

    def _asking(self) -> tuple[Person, Community]:
        if not self.row.path.startswith("/api/me/"):
            return self.world.uninvited, self.place.community
        return self.person if self.own else self.world.uninvited, self.world.listed

    def _section(self) -> str:
        owner = self.person if self.own or self.row.method == "PUT" else self.world.bystander
        return make_section(owner, SectionIn(name="Work")).sections[-1].id

    def _upload(self) -> str:
        """Return an upload of which nothing is here yet, or all of it where it is to be finished."""
        owner = self.person if self.own else self.world.bystander
        if self.row.path.endswith("/finish"):
            return send_file(owner, b"Hello")
        return begin_upload(owner, Announced(5, "notes.txt", is_voice=False))

    def _file(self) -> str:
        """Return a file of the bystander's message, or one that no message holds."""
        if self.row.place in ("public", "private"):
            return self.place.file.id
        return upload(self.person if self.own else self.world.bystander).id

    def _report(self, message: Message) -> Report:
        room = message.room
        given = {"seq": message.seq, "author": message.author, "community": room.community}
        return Report.objects.create(message_id=message.id, room_id=room.id, opened_at=now(), **given)

    def _proposal(self) -> str:
        guest = self.person if self.own else self.world.bystander
        is_over = self.row.path.endswith("/met")
        return propose(guest, self.world.newcomer, state=State.OVER if is_over else State.PROPOSED)

    @cached_property
    def _date(self) -> CoffeeDate:
        """Return a poll with one moment, or what was planned."""
        author, at = self.person if self.own else self.world.bystander, now()
        is_planned = self.row.path.endswith(("/coming", "/calendar.ics"))
        date = CoffeeDate.objects.create(
            community=self.place.community,
            title="Klatsch",
            state=DateState.PLANNED if is_planned else DateState.POLL,
            starts_at=at + timedelta(days=1) if is_planned else None,
            proposed_by=author,
            created_at=at,
        )
        DateMoment.objects.create(date=date, at=at + timedelta(days=1))
        return date

    def _emoji(self) -> str:
        owner = self.person if self.own else self.world.bystander
        return Emoji.objects.create(name="flurfunk", added_by=owner, added_at=now()).name

    def _invitation(self) -> str:
        if self.row.path.startswith("/api/me/"):
            guest = self.person if self.own else self.world.newcomer
            return self.world.invitation_to_a_community(guest).id
        return self.world.invitation_to_the_house(uuid.uuid4().hex).id

    def _code(self) -> str:
        self.world.invitation_to_the_house(CODE)
        return CODE

    def body(self) -> dict[str, Any] | None:
        """Return a body that everyone who may can send."""
        world, place = self.world, self.place
        bodies: dict[str, dict[str, Any]] = {
            "PATCH /api/me": {"about": "Hello"},
            "PATCH /api/me/sidebar": {"only_unread": True},
            "PATCH /api/me/attention": {"level": "all"},
            "PUT /api/me/status": {"emoji": "🌴", "text": "Holiday"},
            "PUT /api/me/dnd": {"until": None},
            "PUT /api/rooms/{room_id}/level": {"level": "mentions"},
            "POST /api/me/sidebar/sections": {"name": "Work"},
            "PATCH /api/me/sidebar/sections/{section_id}": {"name": "Play"},
            "POST /api/me/tokens": {"name": "Robot"},
            "PATCH /api/people/{person_id}": {"role": "moderator"},
            "POST /api/invitations": {"email": "guest@example.org"},
            "POST /api/welcome/{code}": {"name": "Guest", "password": "a long pass phrase"},
            "POST /api/communities": {"name": "Quite new"},
            "PATCH /api/communities/{community_id}": {"description": "Changed"},
            "PUT /api/communities/{community_id}/channel-order": {"rooms": [place.room.id]},
            "POST /api/communities/{community_id}/requests": {"words": "Please"},
            "POST /api/communities/{community_id}/requests/{request_id}/decline": {"words": "No"},
            "POST /api/communities/{community_id}/ownership": {"person": world.newcomer.id},
            "POST /api/communities/{community_id}/channels": {"name": "Quite new"},
            "POST /api/communities/{community_id}/invitations": {"people": [world.uninvited.id]},
            "PATCH /api/communities/{community_id}/members/{person_id}": {"standing": "moderator"},
            "PUT /api/communities/{community_id}/mutes/{person_id}": {"minutes": 60, "reason": "spam"},
            "PUT /api/communities/{community_id}/bans/{person_id}": {"reason": "spam"},
            "PATCH /api/rooms/{room_id}": {"purpose": "Changed"},
            "POST /api/rooms/{room_id}/members": {"people": [world.newcomer.id]},
            "POST /api/messages/{message_id}/report": {"complaint": "spam"},
            "POST /api/reports/{report_id}/decision": {"answer": "It is fine."},
            "PATCH /api/emoji": {"everyone_adds": True},
            "POST /api/directs": {"people": [world.newcomer.id]},
            "PATCH /api/directs/{room_id}": {"name": "Among us"},
            "POST /api/directs/{room_id}/people": {"people": [world.uninvited.id]},
            "POST /api/rooms/{room_id}/read": {"seq": 1},
            "POST /api/rooms/{room_id}/messages": {"client_id": str(uuid.uuid4()), "body": "Hello"},
            "POST /api/rooms/{room_id}/preview": {"body": "Hello"},
            "PUT /api/messages/{message_id}/bookmark": {"note": "Read again"},
            "PUT /api/messages/{message_id}/reminder": {"in_s": 1_200},
            "PATCH /api/reminders/{reminder_id}": {"in_s": 3_600},
            "PUT /api/rooms/{room_id}/draft": {"text": "Dear all"},
            "POST /api/rooms/{room_id}/scheduled": {
                "body": "Good morning",
                "due_at": (now() + timedelta(days=1)).isoformat(),
            },
            "PATCH /api/scheduled/{scheduled_id}": {"body": "Good evening"},
            "POST /api/cards": {"messages": [place.message.id]},
            "PUT /api/messages/{message_id}/thread": {"level": "follow"},
            "POST /api/messages/{message_id}/thread/read": {"seq": 1},
            "POST /api/talks": {"community": place.community.id, "title": "Quite new"},
            "PATCH /api/talks/{talk_id}": {"title": "Changed"},
            "POST /api/talks/{talk_id}/acts": {"do": "hand.raise"},
            "POST /api/talks/{talk_id}/reactions": {"kind": "clap"},
            "POST /api/talks/{talk_id}/questions": {"text": "How?"},
            "PATCH /api/questions/{question_id}": {"state": "answered"},
            "POST /api/shows": {"community": place.community.id, "title": "Quite new"},
            "PATCH /api/clips/{clip_id}": {"title": "Changed"},
            "POST /api/talks/{talk_id}/marks": {"title": "Next"},
            "PATCH /api/episodes/{episode_id}": {"title": "Changed"},
            "PUT /api/episodes/{episode_id}/cuts": {"cuts": []},
            "PATCH /api/episodes/{episode_id}/lines/{line_id}": {"text": "Changed"},
            "PUT /api/episodes/{episode_id}/position": {"at_ms": 1},
            "POST /api/episodes/{episode_id}/comments": {"at_ms": 0, "text": "Hm"},
            "PATCH /api/shows/{show_id}": {"description": "Changed"},
            "POST /api/coffee": {"community": place.community.id, "name": "Quite new"},
            "PATCH /api/coffee/{room_id}": {"name": "Changed"},
            "POST /api/coffee/{room_id}/acts": {"do": "coffee.mute"},
            "POST /api/lobby": {},
            "PUT /api/rounds/own/calendar": {"address": "https://calendars.example/mine.ics"},
            "PUT /api/rounds/{series_id}": ON.model_dump(),
            "PUT /api/rounds/{series_id}/wish": {},
            "POST /api/rounds/proposals/{proposal_id}/answer": {"is_coming": True},
            "POST /api/rounds/proposals/{proposal_id}/move": {
                "at": (first_slot(now()) + timedelta(days=2)).isoformat()
            },
            "POST /api/rounds/proposals/{proposal_id}/met": {"did_meet": True},
            "POST /api/coffee-dates": {
                "community": place.community.id,
                "title": "Quite new",
                "moments": [(now() + timedelta(days=1)).isoformat()],
            },
            "PATCH /api/coffee-dates/{date_id}": {"title": "Changed"},
            "PUT /api/coffee-dates/{date_id}/moments/{moment_id}/answer": {"answer": "yes"},
            "POST /api/coffee/{room_id}/people/{person_id}/report": {"complaint": "insult"},
            "POST /api/bots": {"name": "Robot"},
            "PATCH /api/bots/{bot_id}": {"name": "Robot"},
            "POST /api/bots/{bot_id}/tokens": {"name": "CI", "scopes": ["messages:write"]},
            "POST /api/communities/{community_id}/bots": {"name": "Robot"},
            "POST /api/communities/{community_id}/incoming-hooks": {"name": "CI", "room": place.room.id},
            "POST /api/communities/{community_id}/outgoing-hooks": {
                "name": "CI",
                "room": place.room.id,
                "url": "https://1.1.1.1/",
                "events": ["message.sent"],
            },
            "PATCH /api/outgoing-hooks/{hook_id}": {"name": "CD"},
            "POST /api/hooks/{hook_id}/{secret}": {"text": "Hello"},
            "POST /api/rooms/{room_id}/commands": {"name": "deploy"},
            "POST /api/command-answers": {"invocation": "nobody's", "text": "Done"},
            "PATCH /api/messages/{message_id}": {"body": "Changed", "version": place.message.version},
        }
        asked = f"{self.row.method} {self.row.path}"
        if asked == "PATCH /api/inbox":
            return {"ids": [self._notice()], "is_done": True}
        if asked == "POST /api/communities/{community_id}/commands":
            return {"name": "new", "bot": world.connections.of(place).bot}
        if asked == "PUT /api/me/sidebar/rooms/{room_id}":
            return {"section": self._section()}
        if asked == "POST /api/coffee-dates/{date_id}/take":
            return {"moment": self._date.moments.get().id}
        return bodies.get(asked)

    def send(self, *, missing: bool = False, csrf: str = "c" * 32) -> HttpResponse:
        """Ask, and undo what came of it."""
        client = self.world.client  # one for all: each would build the whole middleware anew
        client.cookies.clear()
        if self.kind == "browser":
            client.cookies["sessionid"] = self.world.session
            client.cookies["csrftoken"] = "c" * 32
        with transaction.atomic():
            response = self._request(self.path(missing=missing), self._headers(csrf))
            transaction.set_rollback(True)
        return response

    def _request(self, path: str, headers: dict[str, str]) -> HttpResponse:
        body: dict[str, Any] = {}
        if self.row.method not in READING:
            body = {"data": json.dumps(self.body()), "content_type": "application/json"}
        if self.row.method == "POST" and path.endswith(("/avatar", "/cover")):
            body = {"data": {"image": _png()}}
        if self.row.method == "POST" and path == "/api/emoji":
            body = {"data": {"name": "flurfunk", "image": _png()}}
        if self.row.method == "POST" and path.endswith(("/clips", "/calls")):
            body = {"data": {"title": "Jingle", "file": _audio()}}
        if self.row.method == "PATCH" and path.startswith("/api/uploads/"):
            body = {"data": b"Hello", "content_type": tus.PIECE_TYPE}
        send: Callable[..., HttpResponse] = getattr(self.world.client, self.row.method.lower())
        return send(path, headers=headers, **body)

    def _headers(self, csrf: str) -> dict[str, str]:
        headers = {"accept-language": "en"}
        if self.row.path.startswith("/api/uploads"):
            headers |= {"upload-length": "5", "upload-offset": "0"}
        if self.kind == "browser":
            headers["x-csrftoken"] = csrf
        elif self.kind != "stranger":
            headers["authorization"] = f"Bearer {self.world.tokens[self.kind]}"
        return headers


def _audio() -> io.BytesIO:
    audio = io.BytesIO(JINGLE)
    audio.name = "jingle.ogg"
    return audio


def _png() -> io.BytesIO:
    picture = io.BytesIO()
    Image.new("RGB", (8, 8)).save(picture, "PNG")
    picture.seek(0)
    picture.name = "picture.png"
    return picture


def answer_of(response: HttpResponse) -> str:
    """Return the sign of an answer; anything but the four is told in full."""
    if 200 <= response.status_code < 300:
        return "+"
    return ANSWERS.get(response.status_code, f"{response.status_code}: {response.content.decode()[:200]}")


ROUTE_ROWS = rows(ROUTES) + rows(matrix_spaces.ROUTES)


@pytest.mark.once
@pytest.mark.parametrize(
    "row", ROUTE_ROWS, ids=[f"{row.method} {row.path} {row.place}" for row in ROUTE_ROWS]
)
def test_a_route_answers_everyone_as_the_table_says(world: World, row: Row) -> None:
    """What is forbidden is, besides, the same to the byte for all, and the same as what is missing."""
    told = {kind: Asking(world, row, kind).send() for kind in PEOPLE}
    assert {kind: answer_of(response) for kind, response in told.items()} == row.answers
    refused = [kind for kind in PEOPLE if row.answers[kind] == "0"]
    if refused and "{" in row.path:
        missing = [Asking(world, row, kind).send(missing=True) for kind in (refused[0], refused[-1])]
        alike = [*missing, *(told[kind] for kind in refused)]
        assert len({(response.status_code, response.content) for response in alike}) == 1


@pytest.mark.once
@pytest.mark.parametrize("row", [row for row in ROUTE_ROWS if row.method not in READING], ids=str)
def test_a_browser_without_the_csrf_token_changes_nothing(world: World, row: Row) -> None:
    if row.path.startswith(("/api/welcome/", "/api/hooks/")):
        pytest.skip("strangers have no session that a foreign page could use")
    response = Asking(world, row, "browser").send(csrf="")
    assert (response.status_code, json.loads(response.content)["code"]) == (403, "csrf")


def test_every_route_is_in_the_table() -> None:
    schema = api.get_openapi_schema()
    routes = {f"{method.upper()} {path}" for path, ways in schema["paths"].items() for method in ways}
    assert {f"{row.method} {row.path}" for row in ROUTE_ROWS} == routes


TOPIC_ROWS = rows(TOPICS)


@pytest.mark.parametrize("row", TOPIC_ROWS, ids=str)
def test_a_topic_is_joined_by_those_whom_the_table_names(world: World, row: Row) -> None:
    place = world.places["private" if row.place == "private" else "public"]
    for kind in PEOPLE[2:]:
        person = world.people[kind]
        whose = person if row.place == "own" else world.bystander
        talked = world.conversation(row.place, kind)
        room = talked.room if talked else place.room
        names = {"room": room.id, "community": place.community.id, "person": whose.id, "lobby": whose.id}
        names["talk"] = place.talk.id
        names["coffee"] = place.corners[kind] if row.place == "own" else place.corner
        name = TopicName(f"{row.path}:{names[row.path]}" if row.path in names else row.path)
        assert (name in joinable(person.id, [name])) == (row.answers[kind] == "+"), kind
