"""Who takes their voice out is out: of the disk, of the files, and of whatever is mixed from then on."""

import pytest

from communities.spaces.services.members import leave_community
from talk.episodes.files import Format, file_of
from talk.episodes.models import Episode, EpisodeState
from talk.episodes.queries import episode_view
from talk.episodes.schemas import CutOut
from talk.episodes.services.editing import cut_episode, publish_episode
from talk.episodes.services.withdrawing import withdraw_voice
from talk.media.dubbing import packets
from talk.media.tracks import TrackId, TrackKind, pieces_of, tracks_in
from talk.shows.audio_files import path_of, write
from talk.shows.models import Question
from talk.shows.recordings import folder_of
from tests.talk.episodes.conftest import Studio
from tests.talk.media.reading import heard
from tests.talk.media.recording import power_db, tone, write_track
from workspace.core.clock import now
from workspace.core.errors import Conflict

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.once]


def tracks_of(episode: Episode) -> set[TrackId]:
    return {track for piece in pieces_of(folder_of(episode.talk_id)) for track in tracks_in(piece)}


def test_exactly_that_voice_is_gone_and_the_rest_stays(studio: Studio) -> None:
    episode = studio.episode()
    publish_episode(studio.host, episode.id)
    before = path_of(file_of(episode, Format.MP3))
    assert power_db(heard(before), studio.hz[studio.speaker.id]) > -30

    withdraw_voice(studio.speaker, episode.id)
    assert not before.exists()
    assert tracks_of(episode) == {TrackId(TrackKind.VOICE, studio.host.id)}
    assert episode_view(studio.listener, episode.id).episode.audio_url is None

    made = studio.made_anew(episode)
    assert made.published_at is not None
    for format_ in Format:
        samples = heard(path_of(file_of(made, format_)))
        assert power_db(samples, studio.hz[studio.speaker.id]) < -60
        assert power_db(samples, studio.hz[studio.host.id]) > -30
    assert [(one.person, one.heard) for one in episode_view(studio.host, episode.id).voices] == [
        (studio.host.id, True),
        (studio.speaker.id, False),
    ]


def test_again_changes_nothing(studio: Studio) -> None:
    episode = studio.episode(1.0)
    withdraw_voice(studio.speaker, episode.id)
    revision = studio.made_anew(episode).revision
    withdraw_voice(studio.speaker, episode.id)
    assert studio.fresh(episode).revision == revision


def test_also_after_leaving_the_community(studio: Studio) -> None:
    episode = studio.episode(1.0)
    leave_community(studio.speaker, studio.community.id)
    withdraw_voice(studio.speaker, episode.id)
    assert TrackId(TrackKind.VOICE, studio.speaker.id) not in tracks_of(episode)


def test_who_does_not_speak_in_it_has_nothing_to_take_out(studio: Studio) -> None:
    episode = studio.episode(1.0)
    publish_episode(studio.host, episode.id)
    with pytest.raises(Conflict, match="voice_not_in_episode"):
        withdraw_voice(studio.listener, episode.id)


def test_what_was_cut_out_does_not_come_back_to_the_public(studio: Studio) -> None:
    episode = studio.episode()
    cut_episode(studio.host, episode.id, [CutOut(start_ms=1_000, end_ms=2_000)])
    studio.made_anew(episode)
    publish_episode(studio.host, episode.id)
    withdraw_voice(studio.speaker, episode.id)
    made = studio.made_anew(episode)
    assert (made.published_at, made.cuts) == (None, [])


def test_when_all_have_withdrawn_there_is_no_audio(studio: Studio) -> None:
    episode = studio.episode(1.0)
    for person in (studio.host, studio.speaker):
        withdraw_voice(person, episode.id)
    made = studio.made_anew(episode)
    assert (made.state, made.made_revision) == (EpisodeState.FAILED, None)


def test_a_caller_takes_a_recorded_question_out(studio: Studio) -> None:
    talk = studio.recorded(4.0)
    caller = studio.listener
    write("calls/one.ogg", b"audio")
    question = Question.objects.create(
        talk=talk,
        person=caller,
        text="",
        asked_at=now(),
        call_file="calls/one.ogg",
        call_ms=900,
        call_played=True,
    )
    began_ms = int(pieces_of(folder_of(talk.id))[0].name)
    track = TrackId(TrackKind.CLIP, question.id)
    write_track(folder_of(talk.id), track, packets(tone(2_000, 2.0)), began_ms)
    episode = studio.mixed(talk)
    publish_episode(studio.host, episode.id)
    assert power_db(heard(path_of(file_of(episode, Format.MP3))), 2_000) > -30
    assert episode_view(caller, episode.id).own_voice
    withdraw_voice(caller, episode.id)
    assert track not in tracks_of(episode)
    assert not path_of("calls/one.ogg").exists()
    assert power_db(heard(path_of(file_of(studio.made_anew(episode), Format.MP3))), 2_000) < -60
    assert not episode_view(caller, episode.id).own_voice
