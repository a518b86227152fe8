"""Reading boards of clips, always for one viewer, and who may play from them."""

from dataclasses import dataclass

from django.db.models import QuerySet

from communities.spaces.models import CommunityMember
from talk.shows.board_schemas import CLIPS_LIMIT, BoardOut, ClipOut
from talk.shows.models import Clip, Participant, Question, Talk
from talk.shows.policies import can_hear, can_manage, is_host
from talk.shows.queries import TalkPlace, find_talk, hosts_of_show
from talk.stage.state import StageRole
from workspace.core.errors import NotAllowed, NotFound
from workspace.people.models import Person


@dataclass(frozen=True, slots=True)
class ClipPlace:
    """A clip as one person stands to it."""

    clip: Clip
    hosts: list[str]
    """Who may change it: the show's hosts, or who has added it."""
    membership: CommunityMember | None


def find_clip(viewer: Person, clip_id: str, *, lock: bool = False) -> ClipPlace:
    """Return a clip of a place whose talks the viewer may hear. Raises `NotFound`. `lock` holds its row."""
    rows = Clip.objects.select_related("community", "show")
    if lock:
        rows = rows.select_for_update(of=("self",), no_key=True)
    clip = rows.filter(id=clip_id).first()
    if clip is None:
        raise NotFound
    membership = CommunityMember.objects.filter(community=clip.community_id, person=viewer).first()
    if not can_hear(viewer, clip.community, membership):
        raise NotFound
    return ClipPlace(clip, _hosts_of(clip), membership)


def clips_for(talk: Talk) -> QuerySet[Clip]:
    """Return what can be played into a talk, the oldest first."""
    return Clip.objects.filter(community=talk.community_id, show=talk.show_id).order_by("id")


def board_of(viewer: Person, talk_id: str) -> BoardOut:
    """Return a talk's board, for those who run or host it. Raises `NotFound`, `NotAllowed`."""
    place = find_talk(viewer, talk_id)
    manages = can_manage(viewer, place.hosts, place.membership)
    if not manages and not leads(viewer, place.talk):
        raise NotAllowed("stage_hosts_only")
    clips = list(clips_for(place.talk).select_related("show").prefetch_related("show__hosts"))
    return BoardOut(
        clips=[clip_out(clip) for clip in clips],
        limit=CLIPS_LIMIT,
        may_add=manages,
        may_change=[clip.id for clip in clips if can_manage(viewer, _hosts_of(clip), place.membership)],
    )


def leads(person: Person, talk: Talk) -> bool:
    """Tell whether a person hosts a live talk right now, or helps to."""
    roles = (StageRole.HOST, StageRole.COHOST)
    return Participant.objects.filter(talk=talk, person=person, role__in=roles).exists()


def may_hear_call(person: Person, question: Question, place: TalkPlace) -> bool:
    """Tell whether a recorded question is for these ears: its author's and the hosts', nobody else's."""
    hosts = is_host(person, place.hosts, place.membership) or leads(person, place.talk)
    return hosts or question.person_id == person.id


def clip_out(clip: Clip) -> ClipOut:
    """Shape a clip."""
    return ClipOut(id=clip.id, title=clip.title, duration_ms=clip.duration_ms, created_by=clip.created_by_id)


def _hosts_of(clip: Clip) -> list[str]:
    if clip.show is not None:
        return hosts_of_show(clip.show)
    return [clip.created_by_id] if clip.created_by_id else []
