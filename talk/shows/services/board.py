"""The board of jingles and clips: added, renamed, deleted."""

from typing import Final

from django.db import transaction

from communities.spaces.models import Community
from talk.shows.audio_files import delete_on_commit, encoded, path_of, write
from talk.shows.board import ClipPlace, clip_out, clips_for, find_clip
from talk.shows.board_schemas import CLIPS_LIMIT, ClipOut
from talk.shows.limits import CLIP_TITLE_LIMIT
from talk.shows.models import Clip, Playing, Show, Talk
from talk.shows.policies import require_manager
from talk.shows.queries import TalkPlace, find_talk
from talk.shows.services.silence import silence
from workspace.core.clock import now
from workspace.core.errors import Conflict
from workspace.core.events import publish_all
from workspace.core.ids import new_id
from workspace.core.limits import Limit, take
from workspace.core.text import clean_name
from workspace.people.models import Person

CLIP_LIMIT_S: Final = 300
UPLOAD_LIMIT: Final = Limit("clip_upload", 30, 60)


def add_clip(actor: Person, talk_id: str, title: str, data: bytes) -> ClipOut:
    """Put audio on the board of a talk's show, or of its community. For those who may run the talk.

    Raises `NotAllowed`, `Invalid` (title, file), `Conflict` (full), `TooFast`. Nothing is locked while it is encoded.
    """
    talk = _managed(actor, talk_id).talk
    name = clean_name(title, field="title", limit=CLIP_TITLE_LIMIT)
    _require_room(talk)
    take(UPLOAD_LIMIT, actor.id)
    audio = encoded(data, max_s=CLIP_LIMIT_S)
    clip_id = new_id()
    file = f"clips/{clip_id}.ogg"
    write(file, audio.ogg)
    try:
        return _keep(actor, talk_id, Clip(id=clip_id, title=name, file=file, duration_ms=audio.duration_ms))
    except Exception:
        path_of(file).unlink(missing_ok=True)
        raise


@transaction.atomic
def _keep(actor: Person, talk_id: str, clip: Clip) -> ClipOut:
    talk = _managed(actor, talk_id).talk
    _lock_board(talk)
    _require_room(talk)
    clip.community, clip.show = talk.community, talk.show
    clip.created_by, clip.created_at = actor, now()
    clip.save(force_insert=True)
    return clip_out(clip)


@transaction.atomic
def rename_clip(actor: Person, clip_id: str, title: str) -> ClipOut:
    """Give a clip another title. For the show's hosts, or who added it, and those who look after the community."""
    clip = _changeable(actor, clip_id).clip
    clip.title = clean_name(title, field="title", limit=CLIP_TITLE_LIMIT)
    clip.save(update_fields=["title"])
    return clip_out(clip)


@transaction.atomic
def delete_clip(actor: Person, clip_id: str) -> None:
    """Take a clip off the board, and off the air. For the same people."""
    clip = _changeable(actor, clip_id).clip
    told = silence(Playing.objects.filter(clip=clip.id).order_by("talk_id"))
    delete_on_commit(clip.file)
    clip.delete()
    publish_all(told)


def _managed(actor: Person, talk_id: str) -> TalkPlace:
    place = find_talk(actor, talk_id)
    require_manager(actor, place.hosts, place.membership)
    return place


def _changeable(actor: Person, clip_id: str) -> ClipPlace:
    place = find_clip(actor, clip_id, lock=True)
    require_manager(actor, place.hosts, place.membership)
    return place


def _lock_board(talk: Talk) -> None:
    """Hold what the board belongs to, so that two uploads at once count each other."""
    if talk.show_id is not None:
        Show.objects.select_for_update(no_key=True).get(id=talk.show_id)
    else:
        Community.objects.select_for_update(no_key=True).get(id=talk.community_id)


def _require_room(talk: Talk) -> None:
    if clips_for(talk).count() >= CLIPS_LIMIT:
        raise Conflict("board_full", limit=CLIPS_LIMIT)
