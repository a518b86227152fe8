"""Shows: made, changed, closed, subscribed to."""

import hashlib
from datetime import time
from pathlib import Path
from typing import Final

from django.conf import settings
from django.db import transaction

from communities.spaces.models import CommunityMember
from communities.spaces.policies import require_member
from communities.spaces.queries import find_seat
from talk.shows.events import ShowChanged, programme_topic
from talk.shows.limits import TITLE_LIMIT
from talk.shows.models import Show, ShowHost, Subscription
from talk.shows.policies import require_manager
from talk.shows.queries import ShowPlace, find_show, hosts_of_show, show_out
from talk.shows.schemas import ShowIn, ShowPatch, SlotOut
from workspace.core.clock import now
from workspace.core.errors import Conflict
from workspace.core.events import publish
from workspace.core.images import square_webp
from workspace.core.text import clean_name, clean_text
from workspace.people.models import Person
from workspace.people.services.profile import check_time_zone

COVER_SIDE_PX: Final = 640


@transaction.atomic
def make_show(actor: Person, wish: ShowIn) -> Show:
    """Make a show in a community that one is in, and host it."""
    seat = find_seat(actor, wish.community)
    require_member(seat.membership)
    show = Show(
        community=seat.community,
        title=clean_name(wish.title, field="title", limit=TITLE_LIMIT),
        description=clean_text(wish.description).strip(),
        created_by=actor,
        created_at=now(),
    )
    _set_slot(show, wish.slot)
    show.save()
    ShowHost.objects.create(show=show, person=actor)
    return _told(show)


@transaction.atomic
def change_show(actor: Person, show_id: str, change: ShowPatch) -> Show:
    """Change a show. For its hosts and those who look after the community."""
    show = _managed(actor, show_id).show
    if change.title is not None:
        show.title = clean_name(change.title, field="title", limit=TITLE_LIMIT)
    if change.description is not None:
        show.description = clean_text(change.description).strip()
    if change.slot is not None or change.no_slot:
        _set_slot(show, change.slot)
    show.save()
    if change.hosts is not None:
        _set_hosts(show, change.hosts)
    return _told(show)


@transaction.atomic
def close_show(actor: Person, show_id: str) -> None:
    """Close a show: it leaves the lists, its past talks stay. Again changes nothing."""
    show = _managed(actor, show_id).show
    if show.closed_at is not None:
        return
    show.closed_at = now()
    show.save(update_fields=["closed_at"])
    Subscription.objects.filter(show=show).delete()
    _told(show)


@transaction.atomic
def change_cover(actor: Person, show_id: str, image: bytes) -> Show:
    """Re-encode a picture and make it the cover. Raises `Invalid`."""
    place = _managed(actor, show_id)
    picture = square_webp(image, COVER_SIDE_PX, field="image")
    name = f"{show_id}-{hashlib.sha256(picture).hexdigest()[:12]}.webp"
    covers = _covers()
    covers.mkdir(parents=True, exist_ok=True)
    (covers / name).write_bytes(picture)
    return _replace_cover(place.show, name)


@transaction.atomic
def remove_cover(actor: Person, show_id: str) -> Show:
    """Go back to no picture."""
    return _replace_cover(_managed(actor, show_id).show, "")


@transaction.atomic
def subscribe(actor: Person, show_id: str, *, on: bool) -> None:
    """Subscribe to a show, or not any more. Again changes nothing."""
    show = find_show(actor, show_id, lock=True).show
    if not on:
        Subscription.objects.filter(show=show, person=actor).delete()
    elif show.closed_at is not None:
        raise Conflict("show_closed")
    else:
        Subscription.objects.get_or_create(show=show, person=actor)


def _managed(actor: Person, show_id: str) -> ShowPlace:
    place = find_show(actor, show_id, lock=True)
    require_manager(actor, place.hosts, place.membership)
    return place


def _set_slot(show: Show, slot: SlotOut | None) -> None:
    show.weekday = slot.weekday if slot else None
    show.starts = time.fromisoformat(slot.starts) if slot else None
    show.time_zone = check_time_zone(slot.time_zone) if slot else ""
    show.length_min = slot.length_min if slot else None


def _set_hosts(show: Show, hosts: list[str]) -> None:
    wanted = list(dict.fromkeys(hosts))
    members = CommunityMember.objects.filter(
        community=show.community_id, person__in=wanted, person__deactivated_at=None
    )
    if members.count() != len(wanted):
        raise Conflict("not_yet_member_of_community", field="hosts")
    before = hosts_of_show(show)
    ShowHost.objects.filter(show=show).exclude(person__in=wanted).delete()
    ShowHost.objects.bulk_create(
        ShowHost(show=show, person_id=person) for person in wanted if person not in before
    )


def _replace_cover(show: Show, name: str) -> Show:
    before, show.cover = show.cover, name
    show.save(update_fields=["cover"])
    if before and before != name:
        old = _covers() / before
        transaction.on_commit(lambda: old.unlink(missing_ok=True))
    return _told(show)


def _covers() -> Path:
    return Path(settings.MEDIA_ROOT) / "covers"


def _told(show: Show) -> Show:
    publish(programme_topic(show.community), ShowChanged(show=show_out(show)))
    return show
