"""What is said in an episode: written down by speaker, cut and withdrawn with the sound, corrected, and read."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import transaction
from django.test import override_settings
from django_tasks_db.models import DBTaskResult

from talk.episodes.models import Episode, EpisodeLine, EpisodeState, EpisodeTrack, TranscriptState
from talk.episodes.placing import kept_timeline
from talk.episodes.podcasts import feed_of
from talk.episodes.queries import episode_view
from talk.episodes.schemas import CutOut, EpisodePatch, LineOut, LinePatch
from talk.episodes.services.asking import ask_anew, begin
from talk.episodes.services.editing import change_episode, cut_episode, delete_episode, publish_episode
from talk.episodes.services.making import make
from talk.episodes.services.resuming import SILENT_AFTER, take_up_again
from talk.episodes.services.transcribing import transcribe
from talk.episodes.services.transcripts import ask_by_itself, ask_transcript, correct_line, delete_transcript
from talk.episodes.services.withdrawing import withdraw_voice
from talk.episodes.transcripts import transcript_for, vtt_for
from talk.media.audio import RATE_HZ
from talk.media.dubbing import packets
from talk.media.errors import NoSpeechModel
from talk.media.speech import SpeechModel
from talk.media.timeline import Piece, Timeline
from talk.media.tracks import TrackId, TrackKind, pieces_of
from talk.shows.audio_files import write
from talk.shows.events import programme_topic
from talk.shows.models import Question
from talk.shows.recordings import folder_of
from tests.conftest import RememberingSink
from tests.talk.episodes.conftest import Studio
from tests.talk.episodes.hearing import Ears
from tests.talk.media.recording import tone, write_track
from workspace.core.clock import now
from workspace.core.errors import Conflict, NotAllowed, NotFound
from workspace.people.models import Person

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.once]


@pytest.fixture(autouse=True)
def speech_model() -> Iterator[None]:
    """Let the server have a speech model; what it hears is each test's matter."""
    with override_settings(SPEECH_MODEL="/models/any"):
        yield


def mixed(studio: Studio, seconds: float = 1.0) -> Episode:
    """Return an episode as mixing leaves it, without the work: nothing of a tone is cut out."""
    episode = begin(studio.recorded(seconds))
    DBTaskResult.objects.all().delete()
    (folder,) = pieces_of(folder_of(episode.talk_id))
    whole = Timeline.whole([Piece(int(folder.name), round(seconds * RATE_HZ))])
    episode.state, episode.made_revision, episode.percent = EpisodeState.READY, episode.revision, 100
    episode.timeline, episode.duration_ms = kept_timeline(whole), whole.duration_ms
    episode.save()
    with transaction.atomic():
        ask_by_itself(episode)
    return episode


def write_down(episode: Episode, ears: SpeechModel | None = None, turn_s: float = 60.0) -> Episode:
    model = ears or Ears()
    DBTaskResult.objects.filter(priority=0).delete()
    transcribe(episode.id, open_model=lambda _setting: model, turn_s=turn_s)
    return Episode.objects.get(id=episode.id)


def read(studio: Studio, episode: Episode, by: Person | None = None) -> list[LineOut]:
    return transcript_for(by or studio.host, episode.id).lines


def said_by(studio: Studio, episode: Episode, person: Person) -> str:
    return " ".join(line.text for line in read(studio, episode) if line.person == person.id)


def asked_for() -> list[str]:
    """Return which work waits, and does away with it."""
    waiting = [
        path.rsplit(".", 1)[-1] for path in DBTaskResult.objects.ready().values_list("task_path", flat=True)
    ]
    DBTaskResult.objects.all().delete()
    return waiting


def test_it_is_written_down_by_itself_once_it_is_mixed_and_each_line_has_its_speaker(studio: Studio) -> None:
    episode = studio.episode()
    assert episode.transcript_state == TranscriptState.WRITING
    assert asked_for().count("transcribe_episode") == 1
    episode = write_down(episode)
    assert (episode.transcript_state, episode.transcript_percent) == (TranscriptState.READY, 100)
    assert said_by(studio, episode, studio.host).startswith("low1 low2 low3")
    assert said_by(studio, episode, studio.speaker).startswith("high1 high2 high3")
    assert all(0 <= line.start_ms < line.end_ms <= episode.duration_ms for line in read(studio, episode))


def test_without_a_speech_model_there_is_none_and_it_is_said(studio: Studio) -> None:
    with override_settings(SPEECH_MODEL=""):
        episode = mixed(studio)
        standing = episode_view(studio.host, episode.id).transcript
        assert (standing.state, standing.is_possible) == (TranscriptState.ABSENT, False)
        with pytest.raises(Conflict, match="no_speech_model"):
            ask_transcript(studio.host, episode.id)
    assert asked_for() == []
    assert ask_transcript(studio.host, episode.id).state == TranscriptState.WRITING
    assert asked_for() == ["transcribe_episode"]


def test_a_model_that_cannot_be_loaded_fails_it_and_it_can_be_tried_again(studio: Studio) -> None:
    def broken(_setting: str) -> SpeechModel:
        raise NoSpeechModel("the folder does not exist")

    episode = mixed(studio)
    transcribe(episode.id, open_model=broken)
    assert studio.fresh(episode).transcript_state == TranscriptState.FAILED
    ask_transcript(studio.host, episode.id)
    assert write_down(episode).transcript_state == TranscriptState.READY


def test_a_cut_takes_exactly_its_words_and_gives_them_back(studio: Studio) -> None:
    episode = write_down(studio.episode(3.0))
    whole = read(studio, episode)
    cut_episode(studio.host, episode.id, [CutOut(start_ms=1_000, end_ms=2_000)])
    episode = studio.made_anew(episode)
    host = said_by(studio, episode, studio.host).split()
    assert "low1" in host
    assert not {"low3", "low4"} <= set(host)
    assert len(host) == len(whole[0].text.split()) - 2
    assert max(line.end_ms for line in read(studio, episode)) <= episode.duration_ms
    cut_episode(studio.host, episode.id, [])
    assert read(studio, studio.made_anew(episode)) == whole


def test_a_withdrawal_deletes_exactly_the_lines_of_that_voice_at_once(studio: Studio) -> None:
    episode = write_down(studio.episode())
    publish_episode(studio.host, episode.id)
    withdraw_voice(studio.speaker, episode.id)
    assert {track.person_id for track in EpisodeTrack.objects.all()} == {studio.host.id}
    assert not EpisodeLine.objects.filter(words__icontains="high").exists()
    assert read(studio, episode) == []  # as long as there is no audio
    episode = studio.made_anew(episode)
    assert {line.person for line in read(studio, episode)} == {studio.host.id}
    assert "high" not in vtt_for(studio.host, episode.id)
    assert asked_for().count("transcribe_episode") == 1


def test_who_withdraws_while_it_is_written_is_not_written_down(studio: Studio) -> None:
    episode = mixed(studio)

    late = Ears(lambda: withdraw_voice(studio.speaker, episode.id))

    write_down(episode, late)
    assert {track.person_id for track in EpisodeTrack.objects.all()} == {studio.host.id}
    assert not EpisodeLine.objects.filter(words__icontains="high").exists()


def test_a_recorded_question_belongs_to_who_asked_it_and_jingles_to_nobody(studio: Studio) -> None:
    episode = mixed(studio, 2.0)
    talk = episode.talk
    write("calls/one.ogg", b"audio")
    given = {"call_file": "calls/one.ogg", "call_ms": 900, "call_played": True, "text": "", "asked_at": now()}
    question = Question.objects.create(talk=talk, person=studio.listener, **given)
    began_ms = int(pieces_of(folder_of(talk.id))[0].name)
    for clip in (question.id, "a-jingle"):
        said = packets(tone(300, 2.0))
        write_track(folder_of(talk.id), TrackId(TrackKind.CLIP, clip), said, began_ms)
    write_down(episode)
    publish_episode(studio.host, episode.id)
    assert {line.person for line in read(studio, episode)} == {
        studio.host.id,
        studio.speaker.id,
        studio.listener.id,
    }
    withdraw_voice(studio.listener, episode.id)
    assert studio.listener.id not in {track.person_id for track in EpisodeTrack.objects.all()}


def test_a_turn_ends_after_a_passage_and_the_next_goes_on_there(studio: Studio) -> None:
    episode, ears = mixed(studio), Ears()
    asked_for()
    first = write_down(episode, ears, turn_s=0.0)
    assert (first.transcript_state, ears.times) == (TranscriptState.WRITING, 1)
    assert 0 < first.transcript_percent < 100
    assert asked_for() == ["transcribe_episode"]
    while write_down(episode, ears, turn_s=0.0).transcript_state == TranscriptState.WRITING:
        assert ears.times < 5
    assert ears.times == 2
    assert len(read(studio, episode)) == 2


def test_an_episode_that_waits_to_be_mixed_goes_first(studio: Studio) -> None:
    episode, ears = mixed(studio), Ears()
    begin(studio.recorded(1.0))
    transcribe(episode.id, open_model=lambda _setting: ears)
    assert studio.fresh(episode).transcript_state == TranscriptState.WRITING
    assert ears.times == 1


def test_a_deleted_transcript_stops_whoever_writes_and_does_not_come_back_by_itself(studio: Studio) -> None:
    episode = studio.episode()

    late = Ears(lambda: delete_transcript(studio.host, episode.id))

    assert write_down(episode, late).transcript_state == TranscriptState.DELETED
    assert not EpisodeTrack.objects.exists()
    asked_for()
    with transaction.atomic():
        ask_anew(studio.fresh(episode))
    assert studio.made_anew(episode).transcript_state == TranscriptState.DELETED
    assert asked_for() == ["make_episode"]


def test_an_episode_that_is_deleted_meanwhile_stops_it_too(studio: Studio) -> None:
    episode = studio.episode()

    late = Ears(lambda: delete_episode(studio.host, episode.id))

    transcribe(episode.id, open_model=lambda _setting: late)
    assert not EpisodeLine.objects.exists()


def test_work_whose_worker_has_died_is_taken_up_again(studio: Studio) -> None:
    written, mixed = studio.episode(1.0), begin(studio.recorded(1.0))
    asked_for()
    assert take_up_again(now()) == 0
    later = now() + SILENT_AFTER + timedelta(seconds=1)
    assert take_up_again(later) == 2
    assert sorted(asked_for()) == ["make_episode", "transcribe_episode"]
    assert take_up_again(later) == 0
    make(mixed.id, 1)
    assert studio.fresh(mixed).state == EpisodeState.READY
    for episode in (written, mixed):
        write_down(episode)
    assert take_up_again(later + SILENT_AFTER * 2) == 0


def test_one_that_was_mixed_before_times_were_kept_is_mixed_anew_first(studio: Studio) -> None:
    with override_settings(SPEECH_MODEL=""):
        episode = studio.episode(1.0)
    Episode.objects.update(timeline={})
    ask_transcript(studio.host, episode.id)
    assert studio.fresh(episode).state == EpisodeState.MAKING
    assert studio.made_anew(episode).transcript_state == TranscriptState.WRITING
    assert len(read(studio, write_down(episode))) == 2


def test_hosts_correct_a_line_and_only_they(studio: Studio) -> None:
    episode = write_down(mixed(studio))
    publish_episode(studio.host, episode.id)
    line = read(studio, episode)[0]
    with pytest.raises(NotAllowed):
        correct_line(studio.speaker, episode.id, line.id, LinePatch(text="Mine"))
    fixed = correct_line(studio.host, episode.id, line.id, LinePatch(text="  Good\nmorning all "))
    assert (fixed.text, fixed.start_ms) == ("Good morning all", line.start_ms)
    assert read(studio, episode, studio.listener)[0].text == "Good morning all"
    other = mixed(studio)
    with pytest.raises(NotFound):
        correct_line(studio.host, other.id, line.id, LinePatch(text="Elsewhere"))


def test_a_line_that_is_taken_out_is_read_by_nobody_and_hosts_can_put_it_back(studio: Studio) -> None:
    episode = write_down(mixed(studio))
    publish_episode(studio.host, episode.id)
    line = read(studio, episode)[0]
    correct_line(studio.host, episode.id, line.id, LinePatch(text=""))
    assert line.id not in [one.id for one in read(studio, episode, studio.listener)]
    assert "low" not in vtt_for(studio.host, episode.id)
    assert [one.text for one in read(studio, episode) if one.id == line.id] == [""]
    assert correct_line(studio.host, episode.id, line.id, LinePatch(text="Back")).text == "Back"


def test_listeners_are_told_when_it_can_be_read(studio: Studio, sink: RememberingSink) -> None:
    episode = mixed(studio)
    publish_episode(studio.host, episode.id)
    sink.clear()
    write_down(episode)
    assert [
        "episode.published" in str(hint.payload) for hint in sink.of(programme_topic(studio.community))
    ] == [True]


def test_the_file_is_for_those_who_may_download_and_the_feed_names_it(studio: Studio) -> None:
    episode = write_down(mixed(studio))
    publish_episode(studio.host, episode.id)
    with pytest.raises(NotAllowed, match="download_not_allowed"):
        vtt_for(studio.listener, episode.id)
    change_episode(studio.host, episode.id, EpisodePatch(downloadable=True))
    assert vtt_for(studio.listener, episode.id).startswith("WEBVTT\n\n00:00:00")
    named = f"/feeds/secret/{episode.id}.vtt"
    assert named in feed_of(studio.listener, "secret").decode()
    delete_transcript(studio.host, episode.id)
    assert named not in feed_of(studio.listener, "secret").decode()
    with pytest.raises(NotFound):
        vtt_for(studio.host, episode.id)
