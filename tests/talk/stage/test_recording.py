"""The gate in front of a recording: who has to say what before anything is kept."""

import pytest

from talk.stage import machine
from talk.stage.attendance import leave
from talk.stage.recording import (
    consent,
    is_recording,
    noted,
    recorded_people,
    refuse,
    start,
    stop,
    unanswered,
)
from talk.stage.state import Actor, Refused, Stage
from tests.talk.stage.playing import do, refusal, talk_of

pytestmark = pytest.mark.pure


def asked(*, speakers: str = "", listeners: str = "") -> Stage:
    """Let the host ask for a recording."""
    return noted(do(start, talk_of("h", speakers=speakers, listeners=listeners), "h"))


def say(stage: Stage, *, yes: str = "", no: str = "") -> Stage:
    """Let people answer."""
    for person in yes:
        stage = noted(do(consent, stage, person))
    for person in no:
        stage = noted(do(refuse, stage, person))
    return stage


def recorded(stage: Stage) -> str:
    return "".join(sorted(recorded_people(stage)))


def up(stage: Stage, person: str) -> Stage:
    """Bring a listener on stage."""
    return noted(do(machine.accept, do(machine.invite, stage, "h", person), person))


def test_who_asks_has_said_yes_with_that() -> None:
    assert recorded(asked()) == "h"
    assert unanswered(asked(speakers="ab")) == ["a", "b"]


def test_a_recording_begins_with_the_last_yes() -> None:
    stage = say(asked(speakers="ab", listeners="l"), yes="a")
    assert (recorded(stage), unanswered(stage)) == ("", ["b"])
    assert recorded(say(stage, yes="b")) == "abh"


def test_one_no_keeps_it_from_beginning_until_it_becomes_a_yes_or_that_person_steps_down() -> None:
    stage = say(asked(speakers="ab"), yes="a", no="b")
    assert not is_recording(stage)
    assert recorded(say(stage, yes="b")) == "abh"
    assert recorded(noted(do(machine.step_down, stage, "b"))) == "ah"


def test_somebody_new_on_stage_pauses_it_until_they_have_answered() -> None:
    stage = up(say(asked(speakers="a", listeners="l"), yes="a"), "l")
    assert (recorded(stage), unanswered(stage)) == ("", ["l"])
    assert recorded(say(stage, yes="l")) == "ahl"
    assert recorded(say(stage, no="l")) == "ah"
    assert recorded(leave(stage, "l")) == "ah"


def test_a_yes_that_is_taken_back_leaves_out_that_voice_and_stops_nothing() -> None:
    stage = say(asked(speakers="a"), yes="a")
    assert recorded(say(stage, no="a")) == "h"
    assert recorded(say(stage, no="ah")) == ""
    assert recorded(say(say(stage, no="ah"), yes="a")) == "a"


def test_an_answer_is_kept_for_who_steps_down_and_comes_up_again() -> None:
    stage = noted(do(machine.step_down, say(asked(speakers="a"), yes="a"), "a"))
    assert recorded(stage) == "h"
    assert recorded(up(stage, "a")) == "ah"


def test_stopped_it_can_be_asked_for_again_and_the_answers_stay() -> None:
    stage = do(stop, say(asked(speakers="a"), yes="a"), "h")
    assert not is_recording(stage)
    assert do(stop, stage, "h") == stage
    assert recorded(do(start, stage, "h")) == "ah"


def test_hosts_and_cohosts_ask_and_nobody_else_not_even_who_keeps_order() -> None:
    stage = talk_of("h", speakers="cs", listeners="l")
    stage = do(machine.make_cohost, stage, "h", "c")
    assert refusal(start, stage, "c") == ""
    assert refusal(start, stage, "s") == refusal(start, stage, "l") == "recording_hosts_only"
    with pytest.raises(Refused, match="recording_hosts_only"):
        start(stage, Actor("s", moderates=True), "s")
    with pytest.raises(Refused, match="not_in_talk"):
        start(stage, Actor("?", moderates=True), "?")


def test_hosts_cohosts_and_who_keeps_order_stop_it() -> None:
    stage = do(machine.make_cohost, asked(speakers="cs"), "h", "c")
    assert refusal(stop, stage, "s") == "stage_hosts_only"
    assert refusal(stop, stage, "c") == ""
    assert not is_recording(stop(stage, Actor("?", moderates=True), "?"))


def test_asking_twice_is_asking_once_and_answers_for_nobody_else() -> None:
    stage = do(machine.make_cohost, asked(speakers="c"), "h", "c")
    assert do(start, stage, "c") == stage
    withdrawn = say(stage, no="h")
    assert do(start, withdrawn, "h") == withdrawn


def test_only_who_was_asked_answers() -> None:
    stage = talk_of("h", speakers="s", listeners="l")
    for act in (consent, refuse):
        assert refusal(act, stage, "s") == "recording_not_asked"
        assert refusal(act, asked(listeners="l"), "l") == "recording_not_on_stage"
        assert refusal(act, asked(), "?") == "not_in_talk"


def test_a_yes_can_be_taken_back_from_anywhere_and_given_again_only_on_stage() -> None:
    stage = say(asked(speakers="a"), yes="a")
    for elsewhere in (do(machine.step_down, stage, "a"), leave(stage, "a"), do(stop, stage, "h")):
        assert elsewhere.consents["a"] == "yes"
        assert do(refuse, elsewhere, "a").consents["a"] == "no"
    assert refusal(consent, do(machine.step_down, stage, "a"), "a") == "recording_not_on_stage"


def test_with_the_talk_its_recording_is_over() -> None:
    over = leave(asked(), "h")
    assert over.over
    assert (over.recording.wanted_by, is_recording(over)) == (None, False)
