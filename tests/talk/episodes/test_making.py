"""From an ended talk to an episode: what is asked for, made, told, and what stops the making."""

import json
from datetime import timedelta

import pytest
from django.db import transaction

from talk.episodes.files import Format, file_of
from talk.episodes.marks import marks_of
from talk.episodes.models import Episode, EpisodeState, Problem
from talk.episodes.services.asking import ask_anew, begin
from talk.episodes.services.making import make, silenced
from talk.media.tracks import TrackId, TrackKind
from talk.shows.audio_files import path_of
from talk.shows.models import ChapterMark, RecordingConsent, Talk
from talk.shows.schemas import RecordingAct
from talk.shows.services.marks import mark_chapter
from talk.shows.services.sessions import end_talk
from talk.shows.services.stage import act_on_stage
from talk.stage.state import Consent
from tests.conftest import RememberingSink
from tests.making import make_live, make_person, make_recorded, say
from tests.talk.episodes.conftest import Studio
from tests.talk.media.reading import heard
from tests.talk.media.recording import power_db
from workspace.core.clock import now
from workspace.core.errors import Conflict, NotAllowed
from workspace.people.events import person_topic

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.once]


def test_both_voices_are_in_both_files(studio: Studio) -> None:
    episode = studio.episode()
    assert episode.state == EpisodeState.READY
    assert 3_500 <= episode.duration_ms <= 4_500
    assert len(episode.peaks) == pytest.approx(episode.duration_ms / 100, abs=2)
    for format_ in Format:
        samples = heard(path_of(file_of(episode, format_)))
        for hz in studio.hz.values():
            assert power_db(samples, hz) > -30
        assert power_db(samples, 3_000) < -60


def test_a_recorded_talk_becomes_an_episode_when_it_ends_and_another_does_not() -> None:
    host, other = make_person(), make_person()
    recorded, plain = make_live(host), make_live(other)
    act_on_stage(host, recorded.id, RecordingAct(do="recording.start"))
    end_talk(host, recorded.id)
    end_talk(other, plain.id)
    assert [episode.talk_id for episode in Episode.objects.all()] == [recorded.id]


def test_a_second_beginning_is_the_same_episode(studio: Studio) -> None:
    talk = make_recorded(studio.host, studio.community)
    assert begin(talk) == begin(talk)


def test_hosts_are_told_when_it_is_ready(studio: Studio, sink: RememberingSink) -> None:
    episode = begin(studio.recorded(1.0))
    sink.clear()
    make(episode.id, episode.revision)
    told = [json.loads(hint.payload) for hint in sink.of(person_topic(studio.host.id))]
    assert [(event["type"], event["episode"]["state"]) for event in told] == [("episode.made", "ready")]
    assert not sink.of(person_topic(studio.listener.id))


def test_without_a_recording_it_fails_and_says_why(studio: Studio) -> None:
    episode = begin(make_recorded(studio.host, studio.community))
    make(episode.id, episode.revision)
    episode = studio.fresh(episode)
    assert (episode.state, episode.problem) == (EpisodeState.FAILED, Problem.NOTHING_RECORDED)


def test_what_was_asked_for_before_is_not_made(studio: Studio) -> None:
    episode = begin(studio.recorded(1.0))
    with transaction.atomic():
        ask_anew(episode)
    make(episode.id, 1)
    assert studio.fresh(episode).state == EpisodeState.MAKING
    assert studio.made_anew(episode).made_revision == 2


def test_a_new_revision_replaces_the_files_of_the_old_one(studio: Studio) -> None:
    episode = studio.episode(1.0)
    old = path_of(file_of(episode, Format.MP3))
    with transaction.atomic():
        ask_anew(episode)
    assert old.is_file()
    new = studio.made_anew(episode)
    assert not old.exists()
    assert path_of(file_of(new, Format.MP3)).is_file()


def test_a_voice_that_was_refused_is_left_out_even_where_its_track_lies_on_disk(studio: Studio) -> None:
    talk = studio.recorded(2.0)
    RecordingConsent.objects.filter(talk=talk, person=studio.speaker).update(answer=Consent.NO)
    assert silenced(talk.id) == {TrackId(TrackKind.VOICE, studio.speaker.id)}
    episode = begin(talk)
    make(episode.id, episode.revision)
    samples = heard(path_of(file_of(studio.fresh(episode), Format.MP3)))
    assert power_db(samples, studio.hz[studio.host.id]) > -30
    assert power_db(samples, studio.hz[studio.speaker.id]) < -60


def test_marks_of_hosts_and_headings_in_the_chat_become_chapters(studio: Studio) -> None:
    host = studio.host
    live = make_live(host, community=studio.community)
    act_on_stage(host, live.id, RecordingAct(do="recording.start"))
    mark_chapter(host, live.id, "The first topic")
    live.refresh_from_db()
    say(host, live.room_id or "", "# The second topic\nwith details")
    say(host, live.room_id or "", "No heading")
    end_talk(host, live.id)
    assert [mark.title for mark in marks_of(Talk.objects.get(id=live.id))] == [
        "The first topic",
        "The second topic",
    ]


def test_only_hosts_mark_chapters_and_only_of_what_is_recorded(studio: Studio) -> None:
    live = make_live(studio.host, studio.listener, community=studio.community)
    with pytest.raises(Conflict, match="not_recorded"):
        mark_chapter(studio.host, live.id, "Too early")
    act_on_stage(studio.host, live.id, RecordingAct(do="recording.start"))
    with pytest.raises(NotAllowed):
        mark_chapter(studio.listener, live.id, "Not mine")
    assert not ChapterMark.objects.exists()


def test_chapters_stand_where_they_were_marked(studio: Studio) -> None:
    talk = studio.recorded(8.0)
    began = talk.started_at or now()
    ChapterMark.objects.create(talk=talk, title="Later", at=began + timedelta(seconds=5))
    episode = begin(talk)
    make(episode.id, episode.revision)
    (opening, first), (later, second) = studio.fresh(episode).chapters
    assert (opening, first, second) == (0, "On the record", "Later")
    assert later == pytest.approx(5_000, abs=50)
