"""What connects each place of the matrix to other programs: a bot with a token, webhooks in and out, a command."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from communities.bots.models import HookDelivery, IncomingHook, OutgoingHook
from communities.bots.schemas import BotIn, CommandIn, HookEvent, IncomingHookIn, OutgoingHookIn
from communities.bots.services import bots, commands, incoming, outgoing
from communities.chat.models import Room
from communities.spaces.models import Community
from workspace.people.models import Person
from workspace.people.schemas import BotTokenIn
from workspace.people.scopes import Scope
from workspace.people.services.credentials import digest_of


class Located(Protocol):
    """A place of the matrix, as far as it matters here."""

    @property
    def community(self) -> Community:
        """Where."""

    @property
    def room(self) -> Room:
        """And in which channel."""


@dataclass(frozen=True)
class Connected:
    """The ids of what there is at one place."""

    bot: str
    token: str
    incoming: str
    outgoing: str
    delivery: str
    command: str


class Connections:
    """Both places, and a bot of the house that is in neither."""

    secret = "a secret in an address"

    def __init__(self, administrator: Person, owner: Person, places: Mapping[str, Located]) -> None:
        self.house_bot = bots.make_house_bot(administrator, BotIn(name="House bot")).person.id
        self._found = {place.community.id: _connect(owner, place) for place in places.values()}

    def of(self, place: Located) -> Connected:
        """Return what there is at a place."""
        return self._found[place.community.id]


def _connect(owner: Person, place: Located) -> Connected:
    community, room = place.community.id, place.room.id
    bot = bots.make_community_bot(owner, community, BotIn(name="Robot")).person.id
    token = bots.make_token(owner, bot, BotTokenIn(name="CI", scopes=[Scope.MESSAGES_WRITE])).id
    into = incoming.make_incoming(owner, community, IncomingHookIn(name="In", room=room, bot=bot)).id
    IncomingHook.objects.filter(id=into).update(digest=digest_of(Connections.secret))
    wish = OutgoingHookIn(name="Out", room=room, bot=bot, url="https://1.1.1.1/", events=[HookEvent.REACTION])
    out = outgoing.make_outgoing(owner, community, wish).id
    delivery = outgoing.try_out(owner, out).id
    HookDelivery.objects.filter(id=int(delivery)).update(state="done")
    # Nothing that the rest of the matrix does is passed on, so that it costs what it always did.
    outgoing.stop(OutgoingHook.objects.get(id=out), on=True)
    OutgoingHook.objects.filter(id=out).update(stopped_at=None)
    command = commands.make_command(owner, community, CommandIn(name="deploy", bot=bot)).id
    return Connected(bot, token, into, out, delivery, command)
