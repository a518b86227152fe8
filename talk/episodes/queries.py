"""Reading episodes, always for one viewer."""

import base64

from django.conf import settings
from django.db.models import Prefetch, Q, QuerySet

from communities.spaces.models import CommunityMember
from talk.episodes.models import Bookmark, Episode, EpisodeComment, EpisodeState, Problem, TranscriptState
from talk.episodes.policies import EpisodePlace, place_of, require_manager
from talk.episodes.schemas import (
    ChapterOut,
    CommentOut,
    CutOut,
    DraftOut,
    EditorOut,
    EpisodeOut,
    EpisodesOut,
    EpisodesQuery,
    EpisodeView,
    TranscriptStanding,
    VoiceOut,
)
from talk.shows.models import Credit, Question, RecordingConsent, ShowHost
from talk.shows.policies import talks_audible_to
from talk.shows.queries import cover_url, credits_of, hosts_of_talk
from talk.stage.state import Consent
from workspace.core.errors import NotFound
from workspace.people.models import Person

PAGE = 20


def episode_rows() -> QuerySet[Episode]:
    """Return episodes with what `episode_out` needs."""
    return Episode.objects.select_related("talk__show", "community").prefetch_related(
        Prefetch("talk__credits", Credit.objects.order_by("id")),
        Prefetch("talk__show__hosts", ShowHost.objects.order_by("id")),
    )


def find_episode(viewer: Person, episode_id: str, *, lock: bool = False) -> EpisodePlace:
    """Return an episode that the viewer may know of. Raises `NotFound`. `lock` holds its row until commit."""
    rows = episode_rows()
    if lock:
        rows = rows.select_for_update(of=("self",), no_key=True)
    episode = rows.filter(id=episode_id).first()
    if episode is None:
        raise NotFound
    membership = CommunityMember.objects.filter(community=episode.community_id, person=viewer).first()
    was_asked = RecordingConsent.objects.filter(talk=episode.talk_id, person=viewer).exists()
    place = place_of(viewer, episode, hosts_of_talk(episode.talk), membership, was_asked=was_asked)
    if place is None:
        raise NotFound
    return place


def audible_episodes(viewer: Person) -> QuerySet[Episode]:
    """Return the published episodes that the viewer may hear, the newest first."""
    published = episode_rows().filter(talks_audible_to(viewer), published_at__isnull=False)
    return published.distinct().order_by("-published_at", "-id")


def episodes_for(viewer: Person, query: EpisodesQuery) -> EpisodesOut:
    """Return a page of what is published, and on the first one the viewer's own drafts."""
    wanted = Q()
    if query.community is not None:
        wanted &= Q(community=query.community)
    if query.show is not None:
        wanted &= Q(talk__show=query.show)
    if query.talk is not None:
        wanted &= Q(talk=query.talk)
    found = list(audible_episodes(viewer).filter(wanted)[query.offset : query.offset + PAGE + 1])
    drafts = _drafts_of(viewer, wanted, query) if query.offset == 0 else []
    return EpisodesOut(
        episodes=[episode_out(episode) for episode in found[:PAGE]],
        has_more=len(found) > PAGE,
        drafts=[DraftOut(episode=episode_out(one.episode), may_manage=one.may_manage) for one in drafts],
    )


def _drafts_of(viewer: Person, wanted: Q, query: EpisodesQuery) -> list[EpisodePlace]:
    """Return what the viewer hosts or speaks in and what is no one else's yet.

    Of one talk also to those who keep order in its community, whom a list of all would only bother.
    """
    own = Q(talk__created_by=viewer) | Q(talk__show__hosts__person=viewer) | Q(talk__consents__person=viewer)
    rows = episode_rows().filter(wanted, published_at=None)
    if query.talk is None:
        rows = rows.filter(own)
    found = list(rows.distinct().order_by("-created_at", "-id")[:PAGE])
    seats = CommunityMember.objects.filter(person=viewer, community__in={row.community_id for row in found})
    memberships = {seat.community_id: seat for seat in seats}
    asked = set(
        RecordingConsent.objects.filter(person=viewer, talk__in=[row.talk_id for row in found]).values_list(
            "talk_id", flat=True
        )
    )
    places = (
        place_of(
            viewer,
            row,
            hosts_of_talk(row.talk),
            memberships.get(row.community_id),
            was_asked=row.talk_id in asked,
        )
        for row in found
    )
    return [place for place in places if place is not None]


def episode_view(viewer: Person, episode_id: str) -> EpisodeView:
    """Return an episode with all that its screen needs."""
    place = find_episode(viewer, episode_id)
    episode = place.episode
    bookmark = Bookmark.objects.filter(episode=episode, person=viewer).first()
    voices = voices_of(episode.talk_id)
    return EpisodeView(
        episode=episode_out(episode),
        chapters=chapters_of(episode),
        peaks=_encoded(episode.peaks),
        comments=[comment_out(comment) for comment in episode.comments.order_by("at_ms", "id")],
        position_ms=bookmark.at_ms if bookmark else 0,
        may_manage=place.may_manage,
        own_voice=any(voice.person == viewer.id and voice.heard for voice in voices),
        voices=voices if place.may_manage else [],
        transcript=standing_of(episode),
    )


def editor_of(viewer: Person, episode_id: str) -> EditorOut:
    """Return what cutting needs. For those who run it."""
    place = find_episode(viewer, episode_id)
    require_manager(place)
    return EditorOut(
        duration_ms=place.episode.uncut_ms,
        peaks=_encoded(place.episode.uncut_peaks),
        cuts=[CutOut(start_ms=start, end_ms=end) for start, end in place.episode.cuts],
    )


def voices_of(talk_id: str) -> list[VoiceOut]:
    """Return who was asked for their consent and whether they are heard; callers whose question was played as well."""
    answers = RecordingConsent.objects.filter(talk=talk_id).order_by("id")
    heard = {person: answer == Consent.YES for person, answer in answers.values_list("person_id", "answer")}
    for person in calls_in(talk_id).values_list("person_id", flat=True):
        heard[person] = True
    return [VoiceOut(person=person, heard=is_heard) for person, is_heard in heard.items()]


def calls_in(talk_id: str) -> QuerySet[Question]:
    """Return the recorded questions that were played in a talk and not taken out since."""
    return Question.objects.filter(talk=talk_id, call_played=True).exclude(call_file="")


# Shapes


def episode_out(episode: Episode) -> EpisodeOut:
    """Shape an episode for everyone who may hear it."""
    talk = episode.talk
    has_audio = episode.made_revision is not None
    return EpisodeOut(
        id=episode.id,
        talk=episode.talk_id,
        community=episode.community_id,
        show=talk.show_id,
        show_title=talk.show.title if talk.show else None,
        title=episode.title,
        notes=episode.notes,
        cover_url=cover_url(talk.show),
        state=EpisodeState(episode.state),
        problem=Problem(episode.problem) if episode.problem else None,
        percent=episode.percent,
        recorded_at=talk.started_at or talk.starts_at,
        published_at=episode.published_at,
        duration_ms=episode.duration_ms,
        speakers=credits_of(talk),
        downloadable=episode.downloadable,
        audio_url=f"/api/episodes/{episode.id}/audio/m4a?v={episode.made_revision}" if has_audio else None,
    )


def standing_of(episode: Episode) -> TranscriptStanding:
    """Shape where the writing down stands."""
    return TranscriptStanding(
        state=TranscriptState(episode.transcript_state),
        percent=episode.transcript_percent,
        is_possible=bool(settings.SPEECH_MODEL),
    )


def chapters_of(episode: Episode) -> list[ChapterOut]:
    """Shape the chapters."""
    return [ChapterOut(start_ms=start, title=title) for start, title in episode.chapters]


def comment_out(comment: EpisodeComment) -> CommentOut:
    """Shape a comment."""
    return CommentOut(
        id=comment.id,
        person=comment.person_id,
        at_ms=comment.at_ms,
        text=comment.text,
        written_at=comment.written_at,
    )


def _encoded(peaks: bytes | memoryview) -> str:
    return base64.b64encode(bytes(peaks)).decode()
