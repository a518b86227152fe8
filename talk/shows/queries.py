"""Reading shows and talks, always for one viewer."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from communities.spaces.models import CommunityMember
from talk.shows.events import talk_topic
from talk.shows.models import (
    Credit,
    Participant,
    Playing,
    Question,
    QuestionState,
    QuestionVote,
    Reminder,
    Show,
    ShowHost,
    Subscription,
    Talk,
    TalkState,
)
from talk.shows.playing import playing_out
from talk.shows.policies import can_hear, can_manage, talks_audible_to
from talk.shows.schemas import (
    CallOut,
    CreditOut,
    GuideOut,
    GuideQuery,
    ListedShow,
    QuestionOut,
    ShowOut,
    SlotOut,
    StageOut,
    TalkOut,
    TalkView,
)
from talk.shows.stages import people_in, recording_out, rules_out, stage_of
from talk.stage.state import StageRole
from workspace.core.clock import now
from workspace.core.errors import NotFound
from workspace.core.log import head_of
from workspace.core.weekly import Slot, next_occurrence
from workspace.people.models import Person

NEXT_LIMIT = 50
PAST_PAGE = 20


@dataclass(frozen=True, slots=True)
class TalkPlace:
    """A talk as one person stands to it."""

    talk: Talk
    hosts: list[str]
    membership: CommunityMember | None


@dataclass(frozen=True, slots=True)
class ShowPlace:
    """A show as one person stands to it."""

    show: Show
    hosts: list[str]
    membership: CommunityMember | None


def in_talks(person_id: str, talk_ids: Iterable[str]) -> set[str]:
    """Return which of these live talks the active person has come into; the socket asks before it joins a topic."""
    rows = Participant.objects.filter(person=person_id, talk__in=list(talk_ids), person__deactivated_at=None)
    return set(rows.values_list("talk_id", flat=True))


# Finding


def find_talk(viewer: Person, talk_id: str, *, lock: bool = False) -> TalkPlace:
    """Return a talk that the viewer may hear. Raises `NotFound`. `lock` holds its row until commit."""
    rows = Talk.objects.select_related("community", "show")
    if lock:
        rows = rows.select_for_update(of=("self",), no_key=True)
    talk = rows.filter(id=talk_id).first()
    if talk is None:
        raise NotFound
    membership = CommunityMember.objects.filter(community=talk.community_id, person=viewer).first()
    if not can_hear(viewer, talk.community, membership):
        raise NotFound
    return TalkPlace(talk, hosts_of_talk(talk), membership)


def find_show(viewer: Person, show_id: str, *, lock: bool = False) -> ShowPlace:
    """Return a show that the viewer may hear. Raises `NotFound`. `lock` holds its row until commit."""
    rows = Show.objects.select_related("community")
    if lock:
        rows = rows.select_for_update(of=("self",), no_key=True)
    show = rows.filter(id=show_id).first()
    if show is None:
        raise NotFound
    membership = CommunityMember.objects.filter(community=show.community_id, person=viewer).first()
    if not can_hear(viewer, show.community, membership):
        raise NotFound
    return ShowPlace(show, hosts_of_show(show), membership)


def hosts_of_show(show: Show) -> list[str]:
    """Return the ids of a show's hosts, in the order in which they became hosts."""
    return [row.person_id for row in sorted(show.hosts.all(), key=lambda row: row.pk)]


def hosts_of_talk(talk: Talk) -> list[str]:
    """Return who may start and run a talk: its show's hosts, and who made it."""
    hosts = hosts_of_show(talk.show) if talk.show else []
    maker = talk.created_by_id
    return hosts if maker is None or maker in hosts else [*hosts, maker]


# Shapes


def cover_url(show: Show | None) -> str | None:
    """Return where the browser gets the picture."""
    return f"/media/covers/{show.cover}" if show and show.cover else None


def slot_of(show: Show) -> Slot | None:
    """Return a show's regular slot."""
    if show.weekday is None or show.starts is None or show.length_min is None:
        return None
    return Slot(show.weekday, show.starts, show.time_zone, show.length_min)


def show_out(show: Show) -> ShowOut:
    """Shape a show for everyone who may see it."""
    slot = slot_of(show)
    return ShowOut(
        id=show.id,
        community=show.community_id,
        title=show.title,
        description=show.description,
        cover_url=cover_url(show),
        hosts=hosts_of_show(show),
        slot=SlotOut(
            weekday=slot.weekday,
            starts=slot.starts.isoformat("minutes"),
            time_zone=slot.time_zone,
            length_min=slot.length_min,
        )
        if slot
        else None,
        next_slot_at=next_occurrence(slot, now()) if slot and show.closed_at is None else None,
        closed=show.closed_at is not None,
    )


def talk_out(talk: Talk) -> TalkOut:
    """Shape a talk for everyone who may see it."""
    return TalkOut(
        id=talk.id,
        community=talk.community_id,
        show=talk.show_id,
        title=talk.title,
        description=talk.description,
        cover_url=cover_url(talk.show),
        state=TalkState(talk.state),
        starts_at=talk.starts_at,
        length_min=talk.length_min,
        started_at=talk.started_at,
        ended_at=talk.ended_at,
        hosts=hosts_of_talk(talk),
        room=talk.room_id,
        credits=credits_of(talk) if talk.state == TalkState.ENDED else [],
    )


def credits_of(talk: Talk) -> list[CreditOut]:
    """Return who hosted and spoke."""
    rows = sorted(talk.credits.all(), key=lambda row: row.pk)
    return [CreditOut(person=row.person_id, role=StageRole(row.role)) for row in rows]


def question_out(question: Question) -> QuestionOut:
    """Shape a question."""
    return QuestionOut(
        id=question.id,
        person=question.person_id,
        text=question.text,
        state=QuestionState(question.state),
        votes=question.votes,
        asked_at=question.asked_at,
        call=_call_out(question),
    )


def _call_out(question: Question) -> CallOut | None:
    if not question.call_file:
        return None
    return CallOut(duration_ms=question.call_ms, peaks=question.call_peaks, played=question.call_played)


# Views


def talk_view(viewer: Person, talk_id: str) -> TalkView:
    """Return a talk with its stage and questions. The head is read first, as everywhere."""
    seq = head_of(talk_topic(talk_id))
    place = find_talk(viewer, talk_id)
    talk, stage = place.talk, stage_of(place.talk, {viewer.id})
    may_manage = can_manage(viewer, place.hosts, place.membership)
    own = stage.seats.get(viewer.id)
    sees_removed = may_manage or (own is not None and own.role in (StageRole.HOST, StageRole.COHOST))
    voted = QuestionVote.objects.filter(question__talk=talk, person=viewer)
    return TalkView(
        talk=talk_out(talk),
        seq=seq,
        stage=StageOut(people=people_in(talk), rules=rules_out(stage), recording=recording_out(stage)),
        questions=[question_out(row) for row in Question.objects.filter(talk=talk).order_by("id")],
        playing=[playing_out(row) for row in Playing.objects.filter(talk=talk).order_by("id")],
        voted=list(voted.order_by("question_id").values_list("question_id", flat=True)),
        reminded=Reminder.objects.filter(talk=talk, person=viewer).exists(),
        subscribed=Subscription.objects.filter(show=talk.show_id, person=viewer).exists(),
        may_manage=may_manage,
        removed=sorted(stage.removed) if sees_removed else [],
    )


def guide(viewer: Person, query: GuideQuery) -> GuideOut:
    """Return what is on air, what comes next, and a page of what was, of all that the viewer may hear."""
    found = audible_talks(viewer)
    if query.community is not None:
        found = found.filter(community=query.community)
    if query.show is not None:
        found = found.filter(show=query.show)
    next_ = list(found.filter(state=TalkState.SCHEDULED).order_by("starts_at", "id")[:NEXT_LIMIT])
    end = query.past_offset + PAST_PAGE
    ended = found.filter(state=TalkState.ENDED).order_by("-starts_at", "-id")
    past = list(ended[query.past_offset : end + 1])
    reminded = Reminder.objects.filter(person=viewer, talk__in=next_)
    return GuideOut(
        on_air=_talks_out(found.filter(state=TalkState.LIVE).order_by("started_at", "id")),
        next=_talks_out(next_),
        past=_talks_out(past[:PAST_PAGE]),
        has_more_past=len(past) > PAST_PAGE,
        reminded=list(reminded.values_list("talk_id", flat=True)),
    )


def talks_on_air(viewer: Person) -> list[TalkOut]:
    """Return the live talks that the viewer may hear, the first one first."""
    return _talks_out(audible_talks(viewer).filter(state=TalkState.LIVE).order_by("started_at", "id"))


def audible_talks(viewer: Person) -> QuerySet[Talk]:
    """Return the talks that the viewer may hear, with what `talk_out` needs."""
    return (
        Talk.objects.filter(talks_audible_to(viewer))
        .select_related("show")
        .prefetch_related(
            Prefetch("credits", Credit.objects.order_by("id")),
            Prefetch("show__hosts", ShowHost.objects.order_by("id")),
        )
        .distinct()
    )


def shows_for(viewer: Person, community_id: str | None = None) -> list[ListedShow]:
    """Return the open shows that the viewer may hear, by title."""
    rows = Show.objects.filter(talks_audible_to(viewer), closed_at=None).prefetch_related("hosts").distinct()
    if community_id is not None:
        rows = rows.filter(community=community_id)
    shows = list(rows.order_by("title", "id"))
    subscribed = set(
        Subscription.objects.filter(person=viewer, show__in=shows).values_list("show_id", flat=True)
    )
    seats = CommunityMember.objects.filter(person=viewer, community__in={show.community_id for show in shows})
    memberships = {seat.community_id: seat for seat in seats}
    return [
        ListedShow(
            show=show_out(show),
            subscribed=show.id in subscribed,
            may_manage=can_manage(viewer, hosts_of_show(show), memberships.get(show.community_id)),
        )
        for show in shows
    ]


def listed_show(viewer: Person, show_id: str) -> ListedShow:
    """Return one show for the viewer. Raises `NotFound`."""
    place = find_show(viewer, show_id)
    return ListedShow(
        show=show_out(place.show),
        subscribed=Subscription.objects.filter(person=viewer, show=place.show).exists(),
        may_manage=can_manage(viewer, place.hosts, place.membership),
    )


def _talks_out(talks: Iterable[Talk]) -> list[TalkOut]:
    return [talk_out(talk) for talk in talks]
