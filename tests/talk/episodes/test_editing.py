"""Words, chapters and cuts; publishing and taking back; deleting for good."""

import json

import pytest

from communities.spaces.models import Visibility
from talk.episodes.files import Format, file_of, folder_of_episode
from talk.episodes.models import Bookmark, Episode, EpisodeState
from talk.episodes.queries import editor_of, episode_view, episodes_for
from talk.episodes.schemas import ChapterOut, CommentIn, CutOut, EpisodePatch, EpisodesQuery
from talk.episodes.services.editing import (
    change_episode,
    cut_episode,
    delete_episode,
    publish_episode,
    try_again,
    unpublish_episode,
)
from talk.episodes.services.listening import comment, keep_place
from talk.shows.audio_files import path_of
from talk.shows.models import Talk
from talk.shows.recordings import folder_of
from talk.shows.schemas import ShowIn
from talk.shows.services.shows import make_show
from tests.conftest import RememberingSink
from tests.making import make_community, make_episode, make_person, make_recorded
from tests.talk.episodes.conftest import Studio
from workspace.audit.models import AuditEntry
from workspace.core.errors import Conflict, Invalid, NotAllowed, NotFound
from workspace.people.events import HOUSE
from workspace.people.models import Person

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.once]


def chapter(start_ms: int, title: str) -> ChapterOut:
    return ChapterOut(start_ms=start_ms, title=title)


def listed(viewer: Person) -> tuple[list[str], list[str]]:
    page = episodes_for(viewer, EpisodesQuery())
    return [one.id for one in page.episodes], [one.episode.id for one in page.drafts]


def test_a_draft_is_for_those_who_run_it_and_those_who_speak(studio: Studio) -> None:
    episode = make_episode(studio.host, studio.community, studio.speaker)
    assert listed(studio.host) == ([], [episode.id])
    assert listed(studio.speaker) == ([], [episode.id])
    assert listed(studio.listener) == ([], [])
    with pytest.raises(NotFound):
        episode_view(studio.listener, episode.id)


def test_whoever_is_in_a_draft_is_told_whether_they_run_it(studio: Studio) -> None:
    make_episode(studio.host, studio.community, studio.speaker)
    host, speaker = (episodes_for(one, EpisodesQuery()).drafts for one in (studio.host, studio.speaker))
    assert [draft.may_manage for draft in (*host, *speaker)] == [True, False]


def test_a_talk_finds_its_own_episode_also_as_a_draft(studio: Studio) -> None:
    owner, wanted = studio.community.founded_by, make_episode(studio.host, studio.community)
    assert owner is not None
    publish_episode(studio.host, make_episode(studio.host, studio.community).id)
    only = EpisodesQuery(talk=wanted.talk_id)
    assert [draft.episode.id for draft in episodes_for(studio.host, only).drafts] == [wanted.id]
    assert [draft.episode.id for draft in episodes_for(owner, only).drafts] == [wanted.id]
    assert episodes_for(studio.listener, only).drafts == []
    assert episodes_for(studio.host, only).episodes == []
    publish_episode(studio.host, wanted.id)
    assert [one.id for one in episodes_for(studio.listener, only).episodes] == [wanted.id]


def test_an_episode_tells_which_show_it_belongs_to(studio: Studio) -> None:
    episode = make_episode(studio.host, studio.community)
    assert episode_view(studio.host, episode.id).episode.show_title is None
    show = make_show(studio.host, ShowIn(community=studio.community.id, title="Werkzeugkasten"))
    Talk.objects.filter(id=episode.talk_id).update(show=show.id)
    assert episode_view(studio.host, episode.id).episode.show_title == "Werkzeugkasten"


def test_a_published_one_is_for_all_who_may_hear_the_community(studio: Studio, sink: RememberingSink) -> None:
    episode = make_episode(studio.host, studio.community)
    publish_episode(studio.host, episode.id)
    publish_episode(studio.host, episode.id)
    assert listed(studio.listener) == ([episode.id], [])
    told = [json.loads(hint.payload)["type"] for hint in sink.of(HOUSE)]
    assert told == ["episode.published", "episode.published"]
    assert AuditEntry.objects.filter(action="episode.published").count() == 1
    unpublish_episode(studio.host, episode.id)
    assert listed(studio.listener) == ([], [])
    assert json.loads(sink.of(HOUSE)[-1].payload) == {"type": "episode.withdrawn", "episode": episode.id}


def test_one_of_a_private_community_stays_there() -> None:
    host, stranger = make_person(), make_person()
    community = make_community(host, visibility=Visibility.PRIVATE)
    episode = make_episode(host, community)
    publish_episode(host, episode.id)
    assert listed(stranger) == ([], [])
    with pytest.raises(NotFound):
        episode_view(stranger, episode.id)


def test_what_is_not_mixed_yet_is_not_published(studio: Studio) -> None:
    episode = Episode.objects.create(
        talk=make_recorded(studio.host, studio.community),
        community=studio.community,
        title="Soon",
        created_at=studio.host.joined_at,
    )
    with pytest.raises(Conflict, match="episode_not_ready"):
        publish_episode(studio.host, episode.id)


def test_words_and_chapters_change(studio: Studio) -> None:
    episode = make_episode(studio.host, studio.community)
    chapters = [chapter(40_000, "Second"), chapter(500, "First")]
    change_episode(studio.host, episode.id, EpisodePatch(title="New", notes="Notes", chapters=chapters))
    view = episode_view(studio.host, episode.id)
    assert (view.episode.title, view.episode.notes) == ("New", "Notes")
    assert [(one.start_ms, one.title) for one in view.chapters] == [(0, "First"), (40_000, "Second")]
    with pytest.raises(Invalid, match="chapters_collide"):
        change_episode(studio.host, episode.id, EpisodePatch(chapters=[chapter(1, "A"), chapter(1, "B")]))
    with pytest.raises(Invalid, match="chapter_past_end"):
        change_episode(studio.host, episode.id, EpisodePatch(chapters=[chapter(60_000, "Too late")]))
    with pytest.raises(NotAllowed):
        change_episode(
            studio.speaker,
            make_episode(studio.host, studio.community, studio.speaker).id,
            EpisodePatch(title="Mine"),
        )


def test_a_cut_takes_out_exactly_its_length_and_all_else_moves_along(studio: Studio) -> None:
    episode = studio.episode(6.0)
    whole_ms = episode.duration_ms
    change_episode(studio.host, episode.id, EpisodePatch(chapters=[chapter(0, "One"), chapter(4_000, "Two")]))
    comment(studio.host, episode.id, CommentIn(at_ms=4_500, text="Here"))
    Bookmark.objects.create(episode=episode, person=studio.host, at_ms=5_000)
    cut_episode(studio.host, episode.id, [CutOut(start_ms=1_000, end_ms=3_000)])
    assert studio.fresh(episode).state == EpisodeState.MAKING
    assert path_of(file_of(studio.fresh(episode), Format.MP3)).is_file()
    made = studio.made_anew(episode)
    assert made.duration_ms == pytest.approx(whole_ms - 2_000, abs=25)
    view = episode_view(studio.host, episode.id)
    assert [one.start_ms for one in view.chapters] == [0, 2_000]
    assert [one.at_ms for one in view.comments] == [2_500]
    assert view.position_ms == 3_000
    editor = editor_of(studio.host, episode.id)
    assert (editor.duration_ms, [(cut.start_ms, cut.end_ms) for cut in editor.cuts]) == (
        whole_ms,
        [(1_000, 3_000)],
    )
    cut_episode(studio.host, episode.id, [])
    assert studio.made_anew(episode).duration_ms == pytest.approx(whole_ms, abs=25)
    assert [one.at_ms for one in episode_view(studio.host, episode.id).comments] == [4_500]


def test_something_has_to_be_left(studio: Studio) -> None:
    episode = make_episode(studio.host, studio.community)
    with pytest.raises(Invalid, match="nothing_left"):
        cut_episode(studio.host, episode.id, [CutOut(start_ms=0, end_ms=60_000)])


def test_a_deleted_one_leaves_nothing_on_disk(studio: Studio) -> None:
    episode = studio.episode(1.0)
    delete_episode(studio.host, episode.id)
    assert not Episode.objects.exists()
    assert not folder_of_episode(episode.id).exists()
    assert not folder_of(episode.talk_id).exists()


def test_only_what_has_failed_is_tried_again(studio: Studio) -> None:
    episode = studio.episode(1.0)
    assert try_again(studio.host, episode.id).state == EpisodeState.READY
    Episode.objects.update(state=EpisodeState.FAILED)
    assert try_again(studio.host, episode.id).state == EpisodeState.MAKING
    assert studio.made_anew(episode).made_revision == 2


def test_a_place_is_kept_until_the_end_is_heard(studio: Studio) -> None:
    episode = make_episode(studio.host, studio.community)
    for at_ms, kept in ((20_000, 20_000), (59_000, 0), (30_000, 30_000), (0, 0)):
        keep_place(studio.host, episode.id, at_ms)
        assert episode_view(studio.host, episode.id).position_ms == kept
    assert not Bookmark.objects.exists()
