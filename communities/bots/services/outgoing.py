"""Outgoing webhooks: made, changed, stopped and started, tried out, removed; and the addresses that they may have."""

from typing import Final
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction

from communities.bots.models import DeliveryState, HookDelivery, OutgoingHook
from communities.bots.queries import delivery_out, find_outgoing, outgoing_out
from communities.bots.schemas import (
    DeliveryOut,
    OutgoingHookIn,
    OutgoingHookMade,
    OutgoingHookOut,
    OutgoingHookPatch,
)
from communities.bots.services.bots import bring_into, choose_bot
from communities.bots.services.incoming import room_to_hook
from communities.bots.services.marks import mark_listening
from communities.bots.signing import secret_of
from communities.spaces.policies import require_active, require_member, require_moderator
from communities.spaces.queries import find_seat
from workspace.audit.services import record
from workspace.core.clock import now
from workspace.core.errors import Conflict, Invalid, NotFound
from workspace.core.events import publish_all
from workspace.core.text import clean_name, clean_text
from workspace.egress.client import Egress, EgressRefused, Reason
from workspace.egress.urls import LENGTH_LIMIT, BadUrl, read_url
from workspace.people.models import Person

HOOKS_A_COMMUNITY: Final = 50
PING: Final = "ping"
_NAME_LIMIT: Final = 60
_outside: Final = Egress()


def is_own(url: str) -> bool:
    """Tell whether an address is this house's own."""
    try:
        return read_url(url).host == urlsplit(settings.PUBLIC_URL).hostname
    except BadUrl:
        return False


def check_url(url: str, egress: Egress = _outside) -> str:
    """Return an address outside in its one spelling. Raises `Invalid` for this house, and for machines inside."""
    if is_own(url):
        raise Invalid("url", "hook_to_itself")
    try:
        target = read_url(url)
        egress.check(url)
    except (BadUrl, EgressRefused) as error:
        inside = isinstance(error, EgressRefused) and error.reason is Reason.ADDRESS
        raise Invalid("url", "hook_url_inside" if inside else "hook_url_unusable") from error
    if len(target.url) > LENGTH_LIMIT:  # it grows where letters are written out
        raise Invalid("url", "hook_url_unusable")
    return target.url


def make_outgoing(
    actor: Person, community_id: str, wish: OutgoingHookIn, egress: Egress = _outside
) -> OutgoingHookMade:
    """Make an outgoing webhook; what it signs with is in the answer. Its address is looked up before any lock."""
    require_moderator(actor, find_seat(actor, community_id).membership)
    url = check_url(wish.url, egress)
    with transaction.atomic():
        return _make(actor, community_id, wish, url)


def _make(actor: Person, community_id: str, wish: OutgoingHookIn, url: str) -> OutgoingHookMade:
    seat = find_seat(actor, community_id, lock=True)
    require_moderator(actor, require_member(seat.membership))
    require_active(seat.community)
    room = room_to_hook(actor, community_id, wish.room) if wish.room else None
    name = clean_name(wish.name, field="name", limit=_NAME_LIMIT)
    if OutgoingHook.objects.filter(community=seat.community).count() >= HOOKS_A_COMMUNITY:
        raise Invalid("name", "hook_limit", limit=HOOKS_A_COMMUNITY)
    bot, publications = choose_bot(actor, seat.community, wish.bot, name)
    if room is not None:
        publications += bring_into(room, bot, actor)
    hook = OutgoingHook.objects.create(
        name=name,
        community=seat.community,
        room=room,
        bot=bot,
        url=url,
        events=sorted(set(wish.events)),
        words=_clean(wish.words),
        made_by=actor,
        made_at=now(),
    )
    mark_listening(hook)
    record(actor.id, "hook.outgoing_made", hook.id, place=community_id, room=wish.room)
    publish_all(publications)
    return OutgoingHookMade(**outgoing_out(hook).model_dump(), secret=secret_of(hook.id))


def change_outgoing(
    actor: Person, hook_id: str, change: OutgoingHookPatch, egress: Egress = _outside
) -> OutgoingHookOut:
    """Change a webhook, stop it or start it again. What waited when it was stopped is not delivered any more."""
    find_outgoing(actor, hook_id)
    url = None if change.url is None else check_url(change.url, egress)
    with transaction.atomic():
        hook = OutgoingHook.objects.select_for_update(no_key=True, of=("self",)).get(id=hook_id)
        if change.name is not None:
            hook.name = clean_name(change.name, field="name", limit=_NAME_LIMIT)
        hook.url = url or hook.url
        if change.events is not None:
            hook.events = sorted(set(change.events))
        if change.words is not None:
            hook.words = _clean(change.words)
        if change.is_stopped is not None:
            stop(hook, on=change.is_stopped)
        hook.save(update_fields=["name", "url", "events", "words"])
        record(actor.id, "hook.outgoing_changed", hook.id, place=hook.community_id, stopped=change.is_stopped)
        return outgoing_out(hook)


def stop(hook: OutgoingHook, *, on: bool, reason: str = "") -> None:
    """Stop a webhook (`reason`: why by itself), or start it again, in the running transaction."""
    hook.stopped_at = (hook.stopped_at or now()) if on else None
    hook.stopped_for = reason if on else ""
    hook.save(update_fields=["stopped_at", "stopped_for"])
    if on:
        HookDelivery.objects.filter(hook=hook, state=DeliveryState.PENDING).update(state=DeliveryState.FAILED)
    mark_listening(hook)


@transaction.atomic
def rotate_outgoing(actor: Person, hook_id: str) -> OutgoingHookMade:
    """Sign with a new secret from now on."""
    hook = find_outgoing(actor, hook_id)
    hook.version += 1
    hook.save(update_fields=["version"])
    record(actor.id, "hook.outgoing_rotated", hook.id, place=hook.community_id)
    return OutgoingHookMade(**outgoing_out(hook).model_dump(), secret=secret_of(hook.id, hook.version))


@transaction.atomic
def remove_outgoing(actor: Person, hook_id: str) -> None:
    """Remove a webhook with its deliveries. Its bot stays."""
    hook = find_outgoing(actor, hook_id)
    record(actor.id, "hook.outgoing_removed", hook.id, place=hook.community_id)
    OutgoingHook.objects.filter(id=hook.id).delete()
    mark_listening(hook)


@transaction.atomic
def try_out(actor: Person, hook_id: str) -> DeliveryOut:
    """Have a trial delivered. Raises `Conflict` where the webhook is stopped."""
    hook = find_outgoing(actor, hook_id)
    return delivery_out(_queue(hook, HookDelivery(kind=PING, actor=actor, happened_at=now())))


@transaction.atomic
def send_again(actor: Person, hook_id: str, delivery_id: str) -> DeliveryOut:
    """Deliver something once more, behind what waits. Raises `NotFound`, `Conflict` where the webhook is stopped."""
    hook = find_outgoing(actor, hook_id)
    number = (
        int(delivery_id) if delivery_id.isascii() and delivery_id.isdigit() and len(delivery_id) < 18 else 0
    )
    row = HookDelivery.objects.filter(hook=hook, id=number).first()
    if row is None:
        raise NotFound
    if row.state == DeliveryState.PENDING:
        return delivery_out(row)
    again = HookDelivery(kind=row.kind, message=row.message, actor=row.actor, emoji=row.emoji)
    again.happened_at = row.happened_at
    return delivery_out(_queue(hook, again))


def _queue(hook: OutgoingHook, row: HookDelivery) -> HookDelivery:
    if hook.stopped_at is not None:
        raise Conflict("hook_stopped")
    row.hook, row.next_at = hook, now()
    row.save(force_insert=True)
    return row


def _clean(words: list[str]) -> list[str]:
    """Return trigger words folded as they are looked for, each once."""
    cleaned = (clean_text(word).strip().casefold() for word in words)
    return sorted({word for word in cleaned if word})
