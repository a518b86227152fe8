"""Reading bots and integrations, for those who look after them."""

from collections import defaultdict
from collections.abc import Iterable

from django.conf import settings
from django.db.models import Q, QuerySet

from communities.bots.models import (
    Bot,
    BotCommand,
    DeliveryState,
    HookDelivery,
    IncomingHook,
    OutgoingHook,
)
from communities.bots.policies import can_change_bot
from communities.bots.schemas import (
    BotOut,
    CommandOut,
    DeliveryOut,
    HookEvent,
    IncomingHookOut,
    IntegrationsOut,
    ManagedCommand,
    OutgoingHookOut,
)
from communities.chat.models import Room
from communities.chat.policies import rooms_visible_to
from communities.spaces.models import Community, CommunityMember
from communities.spaces.policies import (
    can_moderate,
    can_own,
    can_see_community,
    require_member,
    require_moderator,
)
from communities.spaces.queries import find_seat
from workspace.core.errors import NotFound
from workspace.people.models import AccessToken, Person
from workspace.people.policies import require_administrator
from workspace.people.queries import bot_token_out, people, person_out
from workspace.people.schemas import BotTokenOut

DELIVERIES_SHOWN = 50


def integrations_of(viewer: Person, community_id: str) -> IntegrationsOut:
    """Return what connects a community to other programs. For those who look after it.

    What belongs to a private channel is there for those of them who are in it.
    """
    seat = find_seat(viewer, community_id)
    require_moderator(viewer, seat.membership)
    community = seat.community
    rooms = Room.objects.filter(rooms_visible_to(viewer), community=community).values("id")
    members = CommunityMember.objects.filter(community=community).values("person")
    bots = _bots().filter(Q(community=community) | Q(community=None, person__in=members))
    house = people().filter(bot__community=None, bot__isnull=False).exclude(id__in=members)
    own = can_own(viewer, seat.membership)
    incoming = IncomingHook.objects.filter(room__in=rooms).select_related("room", "made_by")
    outgoing = OutgoingHook.objects.filter(Q(room=None) | Q(room__in=rooms), community=community)
    return IntegrationsOut(
        bots=bots_out(viewer, bots, {community.id: seat.membership}),
        house_bots=[person_out(person) for person in house.order_by("name", "id")] if own else [],
        incoming=[incoming_out(hook) for hook in incoming.order_by("name", "id")],
        outgoing=[
            outgoing_out(hook) for hook in outgoing.select_related("room", "made_by").order_by("name", "id")
        ],
        commands=[
            managed_command(row) for row in BotCommand.objects.filter(community=community).order_by("name")
        ],
        may_make_bots=own,
    )


def all_bots(viewer: Person) -> list[BotOut]:
    """Return every bot, whoever's it is. For administrators."""
    require_administrator(viewer)
    return bots_out(viewer, _bots(), {})


def find_bot(viewer: Person, bot_id: str) -> Bot:
    """Return a bot that the viewer may change. Raises `NotFound` for all others."""
    bot = _bots().filter(person=bot_id).first()
    if bot is None:
        raise NotFound
    membership = CommunityMember.objects.filter(community=bot.community_id, person=viewer).first()
    if not can_change_bot(viewer, bot, membership):
        raise NotFound
    return bot


def bots_out(viewer: Person, rows: QuerySet[Bot], seats: dict[str, CommunityMember | None]) -> list[BotOut]:
    """Shape bots, each with its tokens where the viewer may make some; in two queries."""
    bots = list(rows.order_by("person__name", "person"))
    changeable = {
        bot.person_id
        for bot in bots
        if can_change_bot(viewer, bot, seats.get(bot.community_id) if bot.community_id else None)
    }
    tokens = _tokens_of(changeable)
    return [bot_out(bot, tokens[bot.person_id], may_change=bot.person_id in changeable) for bot in bots]


def bot_out(bot: Bot, tokens: list[BotTokenOut], *, may_change: bool) -> BotOut:
    """Shape one bot."""
    return BotOut(
        person=person_out(bot.person),
        about=bot.person.about,
        community=bot.community_id,
        made_by=bot.made_by_id,
        maker_left=has_left(bot.made_by),
        made_at=bot.made_at,
        tokens=tokens,
        may_change=may_change,
    )


def fresh_bot_out(bot: Bot) -> BotOut:
    """Shape a bot as it is stored now, for who may change it."""
    stored = _bots().get(person=bot.person_id)
    return bot_out(stored, _tokens_of({bot.person_id})[bot.person_id], may_change=True)


def has_left(maker: Person | None) -> bool:
    """Tell whether who made something has no account any more."""
    return maker is None or not maker.is_active


def looked_after(viewer: Person, community_id: str | None, room_id: str | None) -> bool:
    """Tell whether the viewer sees a community and looks after it, and sees the channel where it is about one."""
    community = Community.objects.filter(id=community_id).first()
    membership = CommunityMember.objects.filter(community=community_id, person=viewer).first()
    if (
        community is None
        or not can_see_community(community, membership)
        or not can_moderate(viewer, membership)
    ):
        return False
    return room_id is None or Room.objects.filter(rooms_visible_to(viewer), id=room_id).exists()


def find_incoming(viewer: Person, hook_id: str) -> IncomingHook:
    """Return an incoming webhook of a channel that the viewer looks after. Raises `NotFound`."""
    hook = IncomingHook.objects.select_related("room", "made_by").filter(id=hook_id).first()
    if hook is None or not looked_after(viewer, hook.room.community_id, hook.room_id):
        raise NotFound
    return hook


def find_outgoing(viewer: Person, hook_id: str) -> OutgoingHook:
    """Return an outgoing webhook that the viewer looks after. Raises `NotFound`."""
    hook = OutgoingHook.objects.select_related("room", "made_by").filter(id=hook_id).first()
    if hook is None or not looked_after(viewer, hook.community_id, hook.room_id):
        raise NotFound
    return hook


def incoming_out(hook: IncomingHook) -> IncomingHookOut:
    """Shape an incoming webhook."""
    return IncomingHookOut(
        id=hook.id,
        name=hook.name,
        room=hook.room_id,
        room_name=hook.room.name,
        bot=hook.bot_id,
        made_by=hook.made_by_id,
        maker_left=has_left(hook.made_by),
        made_at=hook.made_at,
        taken_at=hook.taken_at,
        refused_at=hook.refused_at,
        refusal=hook.refusal,
    )


def incoming_url(hook: IncomingHook, secret: str) -> str:
    """Return where other programs send to."""
    return f"{settings.PUBLIC_URL}/api/hooks/{hook.id}/{secret}"


def outgoing_out(hook: OutgoingHook) -> OutgoingHookOut:
    """Shape an outgoing webhook."""
    return OutgoingHookOut(
        id=hook.id,
        name=hook.name,
        community=hook.community_id,
        room=hook.room_id,
        room_name=hook.room.name if hook.room else "",
        bot=hook.bot_id,
        url=hook.url,
        events=[HookEvent(each) for each in hook.events],
        words=hook.words,
        made_by=hook.made_by_id,
        maker_left=has_left(hook.made_by),
        made_at=hook.made_at,
        stopped_at=hook.stopped_at,
        stopped_for=hook.stopped_for,
    )


def deliveries_of(viewer: Person, hook_id: str) -> list[DeliveryOut]:
    """Return the last deliveries of an outgoing webhook, the newest first."""
    hook = find_outgoing(viewer, hook_id)
    rows = HookDelivery.objects.filter(hook=hook).order_by("-id")[:DELIVERIES_SHOWN]
    return [delivery_out(row) for row in rows]


def delivery_out(row: HookDelivery) -> DeliveryOut:
    """Shape a delivery."""
    return DeliveryOut(
        id=str(row.id),
        kind=row.kind,
        happened_at=row.happened_at,
        state=DeliveryState(row.state),
        tries=row.tries,
        tried_at=row.tried_at,
        next_at=row.next_at if row.state == DeliveryState.PENDING else None,
        status=row.status,
        reason=row.reason,
    )


def commands_of(viewer: Person, community_id: str) -> list[CommandOut]:
    """Return the commands of bots in a community. For members."""
    seat = find_seat(viewer, community_id)
    require_member(seat.membership)
    rows = BotCommand.objects.filter(community=seat.community, bot__deactivated_at=None).order_by("name")
    return [command_out(row) for row in rows]


def command_out(row: BotCommand) -> CommandOut:
    """Shape a command for the composer."""
    return CommandOut(id=row.id, name=row.name, bot=row.bot_id, hint=row.hint, description=row.description)


def managed_command(row: BotCommand) -> ManagedCommand:
    """Shape a command for those who look after the community."""
    return ManagedCommand(**command_out(row).model_dump(), url=row.url, made_by=row.made_by_id)


def _bots() -> QuerySet[Bot]:
    return Bot.objects.select_related("person", "person__department", "person__site", "made_by")


def _tokens_of(bots: Iterable[str]) -> dict[str, list[BotTokenOut]]:
    found: dict[str, list[BotTokenOut]] = defaultdict(list)
    for token in AccessToken.objects.filter(person__in=list(bots)).order_by("-created_at"):
        found[token.person_id].append(bot_token_out(token))
    return found
