"""A bot takes no way that was not opened to it: every route here, the socket in `test_bots_live.py`."""

import uuid

import pytest

from communities.bots.schemas import BotIn
from communities.bots.services.bots import make_community_bot, make_token
from communities.chat.services.channels import add_people
from tests.flows.matrix import ROUTES, rows
from tests.flows.places import World
from tests.flows.test_matrix import Asking, world
from tests.making import make_community, make_person, make_room
from workspace.people.models import Person
from workspace.people.schemas import BotTokenIn
from workspace.people.scopes import Scope

pytestmark = [pytest.mark.django_db, pytest.mark.once]

__all__ = ["world"]

OPEN = {
    "GET /api/me": Scope.ROOMS_READ,
    "GET /api/people/{person_id}": Scope.ROOMS_READ,
    "GET /api/rooms": Scope.ROOMS_READ,
    "GET /api/rooms/{room_id}": Scope.ROOMS_READ,
    "GET /api/rooms/{room_id}/members": Scope.ROOMS_READ,
    "GET /api/communities/{community_id}/channels": Scope.ROOMS_READ,
    "GET /api/rooms/{room_id}/messages": Scope.MESSAGES_READ,
    "GET /api/rooms/{room_id}/pins": Scope.MESSAGES_READ,
    "GET /api/messages/{message_id}/thread": Scope.MESSAGES_READ,
    "POST /api/rooms/{room_id}/read": Scope.MESSAGES_READ,
    "POST /api/rooms/{room_id}/messages": Scope.MESSAGES_WRITE,
    "PATCH /api/messages/{message_id}": Scope.MESSAGES_WRITE,
    "DELETE /api/messages/{message_id}": Scope.MESSAGES_WRITE,
    "PUT /api/messages/{message_id}/reactions/{emoji}": Scope.REACTIONS_WRITE,
    "DELETE /api/messages/{message_id}/reactions/{emoji}": Scope.REACTIONS_WRITE,
    "POST /api/command-answers": Scope.COMMANDS,
}
WITHOUT_A_TOKEN = ("/api/welcome/", "/api/hooks/")
"""Whoever holds what stands in the address may; a token changes nothing."""


class Bot:
    """A bot that is a member of a channel, with a token for each set of scopes."""

    def __init__(self) -> None:
        self.owner = make_person()
        self.community = make_community(self.owner)
        self.room = make_room(self.community, self.owner)
        made = make_community_bot(self.owner, self.community.id, BotIn(name="Robot"))
        self.person = Person.objects.get(id=made.person.id)
        add_people(self.owner, self.room.id, [self.person.id])

    def token(self, *scopes: Scope) -> str:
        """Make a token."""
        wish = BotTokenIn(name="test", scopes=list(scopes))
        return make_token(self.owner, self.person.id, wish).secret


def test_no_route_is_open_to_a_bot_but_those_of_its_scopes(world: World) -> None:
    bot = Bot()
    everything = bot.token(*Scope)
    lacking = {scope: bot.token(*(other for other in Scope if other != scope)) for scope in Scope}
    for row in rows(ROUTES):
        if row.path.startswith(WITHOUT_A_TOKEN):
            continue
        name = f"{row.method} {row.path}"
        scope = OPEN.get(name)
        world.tokens["bot"] = lacking[scope] if scope else everything
        answer = Asking(world, row, "bot").send()
        code = "scope_missing" if scope else "not_for_bots"
        assert answer.status_code == 403, name
        if row.method != "HEAD":
            assert f'"{code}"'.encode() in answer.content, name
            assert scope is None or scope.value.encode() in answer.content, name


def test_with_the_scope_a_bot_may_what_a_person_in_its_place_may(world: World) -> None:
    """The bot is in neither place of the matrix: it is answered as an outsider is."""
    bot = Bot()
    world.tokens["bot"] = bot.token(*Scope)
    world.people["bot"] = bot.person
    for row in rows(ROUTES):
        if f"{row.method} {row.path}" not in OPEN or row.place.startswith("my-"):
            continue
        asking = Asking(world, row, "bot").send()
        expected = {"+": 200, "x": 403, "0": 404, "c": 409}[row.answers["outsider"]]
        assert asking.status_code // 100 * 100 == expected // 100 * 100, str(row)
        assert asking.status_code == expected or expected == 200, str(row)


def test_a_bot_works_in_its_room_over_http(world: World) -> None:
    bot = Bot()
    headers = {"authorization": f"Bearer {bot.token(Scope.MESSAGES_WRITE)}"}
    said = world.client.post(
        f"/api/rooms/{bot.room.id}/messages",
        {"client_id": str(uuid.uuid4()), "body": "Hello"},
        content_type="application/json",
        headers=headers,
    )
    assert said.status_code == 200
    history = world.client.get(f"/api/rooms/{bot.room.id}/messages", headers=headers)
    assert (history.status_code, history.json()["code"]) == (403, "scope_missing")
