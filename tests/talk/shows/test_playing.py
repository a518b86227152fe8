"""What is played to everyone: by whom, how much at once, and how it ends."""

import json
from datetime import timedelta

import pytest

from talk.shows.events import talk_topic
from talk.shows.models import Playing, QuestionState
from talk.shows.playing import playing_in
from talk.shows.queries import talk_view
from talk.shows.schemas import HostAct
from talk.shows.services.board import add_clip
from talk.shows.services.calls import call_in
from talk.shows.services.playing import OVERDUE, end_overdue, end_playing, play, stop_playing
from talk.shows.services.questions import ask_question
from talk.shows.services.sessions import end_talk
from talk.shows.services.stage import act_on_stage
from tests.conftest import Clock
from tests.making import bring_on_stage, make_live, make_person
from tests.talk.media.recordings import recording
from workspace.core.errors import Conflict, NotAllowed, NotFound
from workspace.core.log import read_range
from workspace.people.models import Role

pytestmark = pytest.mark.django_db

JINGLE = recording("ogg", 0.5)


def told(talk_id: str) -> list[tuple[str, str]]:
    """Return what was told of clips: type and clip."""
    events = [json.loads(hint.payload) for hint in read_range(talk_topic(talk_id), 0)]
    return [(event["type"], event["clip"]) for event in events if event["type"].startswith("clip.")]


def test_a_clip_plays_once_until_it_is_stopped() -> None:
    host = make_person()
    talk = make_live(host)
    clip = add_clip(host, talk.id, "Opening", JINGLE).id
    for _ in range(2):
        play(host, talk.id, clip)
    assert set(playing_in(talk.id)) == {clip}
    (shown,) = talk_view(host, talk.id).playing
    assert (shown.title, shown.by, shown.person) == ("Opening", host.id, None)
    for _ in range(2):
        stop_playing(host, talk.id, clip)
    assert playing_in(talk.id) == {}
    assert told(talk.id) == [("clip.started", clip), ("clip.ended", clip)]


def test_hosts_play_and_who_keeps_order_may_stop_it() -> None:
    host, helper, listener = make_person(), make_person(), make_person()
    moderator = make_person(role=Role.MODERATOR)
    talk = make_live(host, helper, listener)
    clip = add_clip(host, talk.id, "Opening", JINGLE).id
    bring_on_stage(host, talk, helper)
    for person in (helper, listener, moderator):
        with pytest.raises(NotAllowed, match="stage_hosts_only"):
            play(person, talk.id, clip)
    act_on_stage(host, talk.id, HostAct(do="stage.make_cohost", person=helper.id))
    play(helper, talk.id, clip)
    with pytest.raises(NotAllowed):
        stop_playing(listener, talk.id, clip)
    stop_playing(moderator, talk.id, clip)
    assert playing_in(talk.id) == {}


def test_two_play_at_once_and_not_three() -> None:
    host = make_person()
    talk = make_live(host)
    clips = [add_clip(host, talk.id, "Clip", JINGLE).id for _ in range(3)]
    for clip in clips[:2]:
        play(host, talk.id, clip)
    with pytest.raises(Conflict, match="playing_full"):
        play(host, talk.id, clips[2])
    stop_playing(host, talk.id, clips[0])
    play(host, talk.id, clips[2])


def test_what_is_played_comes_from_the_talks_own_board() -> None:
    host = make_person()
    talk, elsewhere = make_live(host), make_live(host)
    clip = add_clip(host, elsewhere.id, "Elsewhere", JINGLE).id
    call = call_in(host, elsewhere.id, "", JINGLE).id
    for other in (clip, call):
        with pytest.raises(NotFound):
            play(host, talk.id, other)
    with pytest.raises(Conflict, match="call_gone"):
        play(host, talk.id, ask_question(host, talk.id, "Only words").id)


def test_a_call_in_is_on_air_while_it_is_played() -> None:
    host, caller = make_person(), make_person()
    talk = make_live(host, caller)
    question = call_in(caller, talk.id, "", JINGLE).id
    play(host, talk.id, question)
    view = talk_view(host, talk.id)
    assert (view.questions[0].state, view.playing[0].person) == (QuestionState.ON_AIR, caller.id)
    assert view.questions[0].call is not None
    assert view.questions[0].call.played


def test_the_end_of_a_clip_is_not_the_end_of_the_next_try() -> None:
    host = make_person()
    talk = make_live(host)
    clip = add_clip(host, talk.id, "Opening", JINGLE).id
    play(host, talk.id, clip)
    first = playing_in(talk.id)[clip].id
    stop_playing(host, talk.id, clip)
    play(host, talk.id, clip)
    end_playing(first)
    assert clip in playing_in(talk.id)
    for _ in range(2):
        end_playing(playing_in(talk.id)[clip].id if playing_in(talk.id) else first)
    assert [kind for kind, _ in told(talk.id)] == ["clip.started", "clip.ended"] * 2


def test_a_clip_that_nobody_plays_ends_all_the_same(clock: Clock) -> None:
    host = make_person()
    talk = make_live(host)
    play(host, talk.id, add_clip(host, talk.id, "Opening", JINGLE).id)
    assert end_overdue(clock.now) == 0
    clock.now += OVERDUE + timedelta(seconds=1)
    assert (end_overdue(clock.now), end_overdue(clock.now)) == (1, 0)
    assert playing_in(talk.id) == {}


def test_the_end_of_a_talk_is_the_end_of_what_it_plays() -> None:
    host = make_person()
    talk = make_live(host)
    play(host, talk.id, add_clip(host, talk.id, "Opening", JINGLE).id)
    end_talk(host, talk.id)
    assert not Playing.objects.exists()
    with pytest.raises(Conflict, match="talk_over"):
        play(host, talk.id, "whatever")
