"""The life of a talk: scheduled, live, ended; or cancelled before it began."""

from django.db import transaction

from communities.chat.services.talk_rooms import open_talk_room
from communities.spaces.policies import require_active, require_member
from communities.spaces.queries import find_seat
from talk.shows.events import (
    StageAct,
    TalkChanged,
    TalkEnded,
    TalkReminded,
    TalkScheduled,
    TalkStarted,
    programme_topic,
)
from talk.shows.limits import TITLE_LIMIT
from talk.shows.models import Reminder, Show, Talk, TalkState
from talk.shows.policies import can_manage, require_manager
from talk.shows.queries import TalkPlace, find_show, find_talk, talk_out
from talk.shows.schemas import TalkIn, TalkOut, TalkPatch
from talk.shows.services.keeping import Deed, finish, keep
from talk.shows.services.silence import silence_talk
from talk.shows.services.stage import require_live
from talk.shows.stages import stage_of
from talk.stage.attendance import open_stage
from talk.stage.state import Stage, StageRole
from workspace.audit.services import record
from workspace.core.clock import now
from workspace.core.errors import Conflict, Invalid, NotAllowed
from workspace.core.events import Publication, publish, publish_all
from workspace.core.text import clean_name, clean_text
from workspace.people.events import person_topic
from workspace.people.models import Person


@transaction.atomic
def make_talk(actor: Person, wish: TalkIn) -> TalkOut:
    """Start a talk at once, or schedule one. For members of the community; a show's talks for its hosts.

    A show has one live talk: who starts it a second time gets that one.
    """
    seat = find_seat(actor, wish.community)
    require_member(seat.membership)
    require_active(seat.community)
    show = _own_show(actor, wish)
    at = now()
    if wish.starts_at is not None and wish.starts_at < at:
        raise Invalid("starts_at", "starts_in_the_past")
    if show is not None and wish.starts_at is None:
        live = Talk.objects.filter(show=show, state=TalkState.LIVE).first()
        if live is not None:
            return talk_out(live)
    talk = Talk.objects.create(
        community=seat.community,
        show=show,
        title=clean_name(wish.title, field="title", limit=TITLE_LIMIT),
        description=clean_text(wish.description).strip(),
        starts_at=wish.starts_at or at,
        length_min=wish.length_min,
        created_by=actor,
    )
    if wish.starts_at is None:
        publish_all(_begin(actor, talk))
    else:
        publish(programme_topic(talk.community), TalkScheduled(talk=talk_out(talk)))
    return talk_out(talk)


@transaction.atomic
def start_talk(actor: Person, talk_id: str) -> TalkOut:
    """Put a scheduled talk on air, with the actor as its host. A second start returns the same live talk.

    Raises `Conflict` where its community has been archived since.
    """
    place = _managed(actor, talk_id)
    talk = place.talk
    if talk.state == TalkState.SCHEDULED:
        require_active(talk.community)
        _require_no_other(talk)
        publish_all(_begin(actor, talk))
    else:
        require_live(talk)
    return talk_out(talk)


@transaction.atomic
def change_talk(actor: Person, talk_id: str, change: TalkPatch) -> TalkOut:
    """Change what a talk says of itself, and before it begins when that is."""
    talk = _managed(actor, talk_id).talk
    if talk.state not in (TalkState.SCHEDULED, TalkState.LIVE):
        raise Conflict("talk_over")
    if change.title is not None:
        talk.title = clean_name(change.title, field="title", limit=TITLE_LIMIT)
    if change.description is not None:
        talk.description = clean_text(change.description).strip()
    if talk.state == TalkState.SCHEDULED:
        if change.starts_at is not None and change.starts_at < now():
            raise Invalid("starts_at", "starts_in_the_past")
        talk.starts_at = change.starts_at or talk.starts_at
        talk.length_min = change.length_min or talk.length_min
    talk.save(update_fields=["title", "description", "starts_at", "length_min"])
    publish(programme_topic(talk.community), TalkChanged(talk=talk_out(talk)))
    return talk_out(talk)


@transaction.atomic
def cancel_talk(actor: Person, talk_id: str) -> TalkOut:
    """Call a scheduled talk off. Again changes nothing. Raises `Conflict` for one that has begun."""
    talk = _managed(actor, talk_id).talk
    if talk.state == TalkState.CANCELLED:
        return talk_out(talk)
    if talk.state != TalkState.SCHEDULED:
        raise Conflict("talk_begun")
    talk.state = TalkState.CANCELLED
    talk.save(update_fields=["state"])
    Reminder.objects.filter(talk=talk).delete()
    silence_talk(talk)
    record(actor.id, "talk.cancelled", talk.id)
    publish(programme_topic(talk.community), TalkEnded(talk=talk_out(talk)))
    return talk_out(talk)


@transaction.atomic
def end_talk(actor: Person, talk_id: str) -> TalkOut:
    """End a live talk for everyone. For its host, its co-hosts, and those who run it. Again changes nothing."""
    place = find_talk(actor, talk_id, lock=True)
    talk, stage = place.talk, stage_of(place.talk, {actor.id})
    own = stage.seats.get(actor.id)
    hosts = own is not None and own.role in (StageRole.HOST, StageRole.COHOST)
    if not hosts and not can_manage(actor, place.hosts, place.membership):
        raise NotAllowed
    if talk.state == TalkState.ENDED:
        return talk_out(talk)
    require_live(talk)
    record(actor.id, "talk.ended", talk.id)
    publish_all(finish(talk, Deed(StageAct.ENDED, actor.id)))
    return talk_out(talk)


def _begin(host: Person, talk: Talk) -> list[Publication]:
    """Go live (the caller holds the talk's row, or has just made it) and return what to publish."""
    at = now()
    talk.room = open_talk_room(talk.community, host, talk.title)
    talk.state, talk.started_at = TalkState.LIVE, at
    talk.save(update_fields=["room", "state", "started_at"])
    record(host.id, "talk.started", talk.id)
    told = keep(talk, Stage({}), open_stage(host.id, at), Deed(StageAct.ENTERED, host.id, host.id))
    shape = talk_out(talk)
    reminded = Reminder.objects.filter(talk=talk)
    told += [
        Publication(person_topic(person), TalkReminded(talk=shape))
        for person in reminded.values_list("person_id", flat=True)
    ]
    reminded.delete()
    return [*told, Publication(programme_topic(talk.community), TalkStarted(talk=shape))]


def _managed(actor: Person, talk_id: str) -> TalkPlace:
    place = find_talk(actor, talk_id, lock=True)
    require_manager(actor, place.hosts, place.membership)
    return place


def _own_show(actor: Person, wish: TalkIn) -> Show | None:
    """Lock the show, so that two starts at once are one. Raises `NotFound`, `NotAllowed`, `Conflict`."""
    if wish.show is None:
        return None
    place = find_show(actor, wish.show, lock=True)
    if place.show.community_id != wish.community:
        raise Invalid("show", "not_found")
    require_manager(actor, place.hosts, place.membership)
    if place.show.closed_at is not None:
        raise Conflict("show_closed", field="show")
    return place.show


def _require_no_other(talk: Talk) -> None:
    if talk.show_id is None:
        return
    Show.objects.select_for_update(no_key=True).get(id=talk.show_id)
    if Talk.objects.filter(show=talk.show_id, state=TalkState.LIVE).exists():
        raise Conflict("show_on_air")
