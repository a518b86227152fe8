"""A community with a channel, an owner, a moderator and a member, and short ways to bots and webhooks in it."""

from collections.abc import Iterator
from contextlib import contextmanager

from communities.bots.models import HookDelivery, IncomingHook, OutgoingHook
from communities.bots.schemas import (
    BotIn,
    BotOut,
    HookEvent,
    IncomingHookIn,
    IncomingHookMade,
    OutgoingHookIn,
    OutgoingHookMade,
)
from communities.bots.services import bots, incoming, outgoing
from communities.bots.services.delivering import serve_hook
from communities.bots.services.incoming import Posted
from communities.chat.services.channels import add_people
from communities.spaces.models import Standing
from tests.making import give_standing, make_community, make_person, make_room
from tests.workspace.egress.pages import Page, Site, serving
from workspace.people.models import Person

JSON = "application/json"


class Scene:
    """The place."""

    def __init__(self) -> None:
        self.owner, self.moderator, self.member = make_person("Owner"), make_person("Mo"), make_person("Ada")
        self.community = make_community(self.owner, self.moderator, self.member)
        give_standing(self.owner, self.community, self.moderator, Standing.MODERATOR)
        self.room = make_room(self.community, self.owner, self.moderator, self.member, name="builds")

    def bot(self, name: str = "Deploy bot") -> BotOut:
        """Make a bot of the community that is in the channel."""
        made = bots.make_community_bot(self.owner, self.community.id, BotIn(name=name))
        add_people(self.owner, self.room.id, [made.person.id])
        return made

    def incoming(self, actor: Person | None = None) -> tuple[IncomingHookMade, str]:
        """Make an incoming webhook of the channel; return it with its secret."""
        wish = IncomingHookIn(name="CI", room=self.room.id)
        made = incoming.make_incoming(actor or self.owner, self.community.id, wish)
        return made, made.url.rsplit("/", 1)[1]

    def post(self, body: bytes, kind: str = JSON, key: str = "", *, is_own: bool = False) -> str:
        """Send something to the channel's first webhook, made now where there is none; return the message's id."""
        hook = IncomingHook.objects.filter(room=self.room).first()
        if hook is None:
            self.incoming()
            hook = IncomingHook.objects.get(room=self.room)
        rotated = incoming.rotate_incoming(self.owner, hook.id)
        posted = Posted(body, kind, key, "192.0.2.1", is_own)
        return incoming.receive(hook.id, rotated.url.rsplit("/", 1)[1], posted).id


class Outside(Scene):
    """The place, and a program outside that webhooks lead to."""

    def __init__(self, site: Site) -> None:
        super().__init__()
        self.site, self.client = site, site.client()

    def outgoing(
        self, *events: HookEvent, whole: bool = False, words: tuple[str, ...] = (), path: str = "/hook"
    ) -> OutgoingHookMade:
        """Make an outgoing webhook of the channel, or of the whole community."""
        wish = OutgoingHookIn(
            name="Mirror",
            room=None if whole else self.room.id,
            url=self.site.url(path),
            events=list(events or HookEvent),
            words=list(words),
        )
        return outgoing.make_outgoing(self.owner, self.community.id, wish, self.client)

    def serve(self, hook: OutgoingHookMade) -> None:
        """Let the jobs process have its turn."""
        serve_hook(hook.id, self.client)

    def rows(self, hook: OutgoingHookMade) -> list[HookDelivery]:
        """Return the deliveries in their order."""
        return list(HookDelivery.objects.filter(hook=hook.id).order_by("id"))

    def stored(self, hook: OutgoingHookMade) -> OutgoingHook:
        """Return the webhook as it is now."""
        return OutgoingHook.objects.get(id=hook.id)


@contextmanager
def outside(**pages: Page) -> Iterator[Outside]:
    """Serve pages of a program outside while the block runs."""
    with serving(**{"hook": Page(), **pages}) as site:
        yield Outside(site)
