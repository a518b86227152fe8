"""Recording a talk: what is stored and told of who has said what, and what refusing does to what was recorded."""

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any, Literal

import pytest
from django.db import transaction
from django.test import override_settings

from communities.spaces.models import Visibility
from communities.spaces.services.members import leave_community
from talk.media.tracks import TrackId, TrackKind, piece_name, tracks_in
from talk.shows.events import talk_topic
from talk.shows.models import RecordingConsent, Talk
from talk.shows.queries import talk_view
from talk.shows.recordings import RecordedVoices, folder_of, recorded_in
from talk.shows.schemas import PersonAct, RecordingAct, RecordingOut
from talk.shows.services.recording import fail_recording, withdraw
from talk.shows.services.sessions import end_talk
from talk.shows.services.stage import act_on_stage, enter_talk, leave_talk
from tests.conftest import Clock, RememberingSink
from tests.making import bring_on_stage, make_community, make_live, make_person
from workspace.core.errors import Conflict, NotAllowed, NotFound
from workspace.people.models import Person

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.once]


@pytest.fixture(autouse=True)
def recordings(tmp_path: Path) -> Iterator[None]:
    """Keep recordings in a folder of the test."""
    with override_settings(RECORDINGS_ROOT=tmp_path):
        yield


def do(person: Person, talk: Talk, act: Literal["start", "stop", "consent", "refuse"]) -> None:
    wish: Any = f"recording.{act}"
    act_on_stage(person, talk.id, RecordingAct(do=wish))


def of(viewer: Person, talk: Talk) -> RecordingOut:
    return talk_view(viewer, talk.id).stage.recording


def on_stage(*others: Person) -> tuple[Person, Talk]:
    """Start a talk of a new host with these on stage."""
    host = make_person()
    talk = make_live(host, *others)
    bring_on_stage(host, talk, *others)
    return host, talk


def leave_tracks(talk: Talk, *people: Person) -> Path:
    """Put a piece on disk in which these have spoken."""
    piece = folder_of(talk.id) / piece_name(1_000)
    piece.mkdir(parents=True)
    for person in people:
        (piece / TrackId(TrackKind.VOICE, person.id).file_name).write_bytes(b"FLURTRK1")
    return piece


def heard_in(piece: Path) -> set[str]:
    return {track.of for track in tracks_in(piece)}


def test_it_runs_once_everyone_on_stage_has_said_yes_and_everyone_is_told(sink: RememberingSink) -> None:
    speaker, listener = make_person(), make_person()
    host, talk = on_stage(speaker)
    sink.clear()
    do(host, talk, "start")
    assert of(listener, talk) == RecordingOut(
        wanted_by=host.id,
        running=False,
        has_run=False,
        unanswered=[speaker.id],
        consented=[host.id],
        refused=[],
    )
    assert recorded_in(talk.id).people == frozenset()
    do(speaker, talk, "consent")
    do(speaker, talk, "consent")
    told = [json.loads(hint.payload) for hint in sink.of(talk_topic(talk.id))]
    assert [event["act"] for event in told] == ["recording_asked", "consented"]
    assert told[-1]["recording"] == of(listener, talk).model_dump()
    assert told[-1]["recording"]["running"] is True
    assert recorded_in(talk.id).people == {host.id, speaker.id}


def test_who_may_not_ask_is_told_so_and_who_was_not_asked_cannot_answer() -> None:
    speaker = make_person()
    _, talk = on_stage(speaker)
    with pytest.raises(NotAllowed, match="recording_hosts_only"):
        do(speaker, talk, "start")
    with pytest.raises(Conflict, match="recording_not_asked"):
        do(speaker, talk, "consent")
    listener = make_person()
    with pytest.raises(Conflict, match="not_in_talk"):
        do(listener, talk, "consent")
    assert not RecordingConsent.objects.exists()
    assert recorded_in(talk.id) == RecordedVoices(frozenset(), frozenset())


def test_somebody_new_on_stage_pauses_it_and_a_no_leaves_them_out() -> None:
    late = make_person()
    host, talk = on_stage()
    do(host, talk, "start")
    enter_talk(late, talk.id)
    bring_on_stage(host, talk, late)
    assert (of(host, talk).running, of(host, talk).unanswered) == (False, [late.id])
    assert recorded_in(talk.id).people == frozenset()
    do(late, talk, "refuse")
    assert recorded_in(talk.id) == RecordedVoices(frozenset({host.id}), frozenset({late.id}))


def test_it_begins_when_the_one_who_was_missing_walks_out() -> None:
    speaker = make_person()
    host, talk = on_stage(speaker)
    do(host, talk, "start")
    leave_talk(speaker, talk.id)
    assert (of(host, talk).running, of(host, talk).has_run) == (True, True)
    assert recorded_in(talk.id).people == {host.id}


def test_a_yes_that_is_taken_back_takes_everything_recorded_of_that_voice_with_it() -> None:
    speaker = make_person()
    host, talk = on_stage(speaker)
    do(host, talk, "start")
    do(speaker, talk, "consent")
    piece = leave_tracks(talk, host, speaker)
    act_on_stage(speaker, talk.id, PersonAct(do="stage.step_down"))
    do(speaker, talk, "refuse")
    assert heard_in(piece) == {host.id}
    assert of(host, talk).refused == [speaker.id]


def test_nothing_is_deleted_for_a_refusal_that_was_not_committed() -> None:
    host, talk = on_stage()
    do(host, talk, "start")
    piece = leave_tracks(talk, host)
    with pytest.raises(RuntimeError), transaction.atomic():
        do(host, talk, "refuse")
        raise RuntimeError
    assert heard_in(piece) == {host.id}
    assert of(host, talk).consented == [host.id]


def test_with_the_talk_the_recording_ends_and_the_answers_stay_as_proof(clock: Clock) -> None:
    speaker = make_person()
    host, talk = on_stage(speaker)
    do(host, talk, "start")
    clock.now += timedelta(seconds=5)
    do(speaker, talk, "consent")
    end_talk(host, talk.id)
    talk.refresh_from_db()
    assert (talk.recording_wanted_by_id, talk.has_recorded) == (None, True)
    rows = RecordingConsent.objects.order_by("id").values_list("person_id", "answer", "answered_at")
    assert list(rows) == [
        (host.id, "yes", clock.now - timedelta(seconds=5)),
        (speaker.id, "yes", clock.now),
    ]
    over = of(host, talk)
    assert (over.running, over.wanted_by, over.consented) == (False, None, [])
    assert recorded_in(talk.id).people == frozenset()


def test_a_yes_can_be_taken_back_after_the_talk_and_after_leaving_the_community() -> None:
    host, speaker = make_person(), make_person()
    community = make_community(host, speaker, visibility=Visibility.PRIVATE)
    talk = make_live(host, speaker, community=community)
    bring_on_stage(host, talk, speaker)
    do(host, talk, "start")
    do(speaker, talk, "consent")
    piece = leave_tracks(talk, host, speaker)
    end_talk(host, talk.id)
    leave_community(speaker, community.id)
    withdraw(speaker, talk.id)
    withdraw(speaker, talk.id)
    assert heard_in(piece) == {host.id}
    assert RecordingConsent.objects.get(person=speaker).answer == "no"
    assert recorded_in(talk.id).refused == {speaker.id}


def test_taking_a_yes_back_during_the_talk_is_told_like_any_other_no(sink: RememberingSink) -> None:
    speaker = make_person()
    host, talk = on_stage(speaker)
    do(host, talk, "start")
    do(speaker, talk, "consent")
    leave_talk(speaker, talk.id)
    sink.clear()
    withdraw(speaker, talk.id)
    (event,) = (json.loads(hint.payload) for hint in sink.of(talk_topic(talk.id)))
    assert (event["act"], event["recording"]["refused"]) == ("refused", [speaker.id])


def test_who_was_never_asked_has_nothing_to_take_back() -> None:
    host, talk = on_stage()
    with pytest.raises(Conflict, match="recording_not_asked"):
        withdraw(make_person(), talk.id)
    private = make_live(host, community=make_community(host, visibility=Visibility.PRIVATE))
    with pytest.raises(NotFound):
        withdraw(make_person(), private.id)
    with pytest.raises(NotFound):
        withdraw(host, "0" * 16)


@pytest.mark.parametrize(("disk_full", "act"), [(True, "recording_disk_full"), (False, "recording_failed")])
def test_a_disk_that_gives_up_ends_the_recording_once_and_says_why(
    sink: RememberingSink, disk_full: bool, act: str
) -> None:
    host, talk = on_stage()
    do(host, talk, "start")
    sink.clear()
    fail_recording(talk.id, disk_full=disk_full)
    fail_recording(talk.id, disk_full=disk_full)
    (event,) = (json.loads(hint.payload) for hint in sink.of(talk_topic(talk.id)))
    assert (event["act"], event["by"], event["recording"]["wanted_by"]) == (act, None, None)
    do(host, talk, "start")
    assert recorded_in(talk.id).people == {host.id}
