"""The acts on a stage, one by one."""

from dataclasses import replace

import pytest

from talk.stage import machine
from talk.stage.attendance import enter
from talk.stage.state import STAGE_LIMIT, Actor, Muted, Refused, StageRole
from tests.talk.stage.playing import START, do, refusal, talk_of

pytestmark = pytest.mark.pure


def test_a_listener_never_unmutes() -> None:
    stage = talk_of("h", listeners="l")
    assert refusal(machine.unmute, stage, "l") == "listeners_stay_muted"
    assert do(machine.unmute, stage, "h", "l").seats["l"].muted == Muted.SELF


def test_hands_queue_in_the_order_in_which_they_go_up() -> None:
    stage = talk_of("h", listeners="abc")
    for person in "bca":
        stage = do(machine.raise_hand, stage, person)
    assert stage.hands == ["b", "c", "a"]
    assert do(machine.raise_hand, stage, "b") == stage
    assert do(machine.lower_hand, stage, "h", "c").hands == ["b", "a"]
    assert refusal(machine.lower_hand, stage, "a", "b") == "stage_hosts_only"


def test_who_is_invited_comes_on_stage_muted_and_their_hand_goes_down() -> None:
    stage = do(machine.raise_hand, talk_of("h", listeners="l"), "l")
    stage = do(machine.accept, do(machine.invite, stage, "h", "l"), "l")
    seat = stage.seats["l"]
    assert (seat.role, seat.muted, seat.hand, seat.invited) == (StageRole.SPEAKER, Muted.SELF, None, False)
    assert do(machine.accept, stage, "l") == stage
    assert do(machine.unmute, stage, "l").seats["l"].muted == Muted.NO


def test_nobody_comes_on_stage_without_an_invitation() -> None:
    assert refusal(machine.accept, talk_of("h", listeners="l"), "l") == "not_invited"
    declined = do(machine.decline, do(machine.invite, talk_of("h", listeners="l"), "h", "l"), "l")
    assert refusal(machine.accept, declined, "l") == "not_invited"


def test_a_ninth_person_finds_the_stage_full_and_invitations_count() -> None:
    others = "abcdefg"[: STAGE_LIMIT - 1]
    stage = talk_of("h", speakers=others[:-1], listeners="xy")
    stage = do(machine.invite, stage, "h", "x")
    assert refusal(machine.invite, stage, "h", "y") == "stage_full"
    assert refusal(machine.invite, do(machine.decline, stage, "x"), "h", "y") == ""


def test_who_a_host_has_muted_asks_before_unmuting() -> None:
    stage = do(machine.mute, talk_of("h", speakers="s"), "h", "s")
    assert refusal(machine.unmute, stage, "s") == "muted_by_host"
    asked = do(machine.raise_hand, stage, "s")
    assert asked.hands == ["s"]
    allowed = do(machine.unmute, asked, "h", "s")
    assert (allowed.seats["s"].muted, allowed.hands) == (Muted.SELF, [])
    assert do(machine.unmute, allowed, "s").seats["s"].muted == Muted.NO


def test_a_rule_lets_muted_speakers_unmute_without_asking() -> None:
    stage = do(machine.mute, talk_of("h", speakers="s"), "h", "s")
    stage = machine.allow_unmuting(stage, Actor("h"), on=True)
    assert do(machine.unmute, stage, "s").seats["s"].muted == Muted.NO


def test_muting_oneself_does_not_undo_what_a_host_did() -> None:
    stage = do(machine.mute, talk_of("h", speakers="s"), "h", "s")
    assert do(machine.mute, stage, "s") == stage


def test_a_locked_stage_takes_nobody_new_and_no_hands() -> None:
    stage = do(machine.invite, talk_of("h", listeners="ab"), "h", "a")
    locked = machine.lock(stage, Actor("h"), on=True)
    assert refusal(machine.accept, locked, "a") == "not_invited"
    assert refusal(machine.invite, locked, "h", "b") == "stage_locked"
    assert refusal(machine.raise_hand, locked, "b") == "stage_locked"
    assert enter(locked, "c", START).seats["c"].role == StageRole.LISTENER
    assert enter(locked, "c", START, is_host=True).seats["c"].role == StageRole.LISTENER
    assert refusal(machine.raise_hand, machine.lock(locked, Actor("h"), on=False), "b") == ""


def test_a_cohost_manages_speakers_but_no_host_and_no_other_cohost() -> None:
    stage = do(machine.make_cohost, talk_of("h", speakers="cds", listeners="l"), "h", "c")
    stage = do(machine.make_cohost, stage, "h", "d")
    assert refusal(machine.invite, stage, "c", "l") == ""
    assert refusal(machine.mute, stage, "c", "s") == ""
    assert refusal(machine.step_down, stage, "c", "s") == ""
    for whom in "hd":
        assert refusal(machine.mute, stage, "c", whom) == "stage_hosts_only"
        assert refusal(machine.remove, stage, "c", whom) == "stage_hosts_only"
    assert refusal(machine.make_cohost, stage, "c", "s") == "stage_hosts_only"
    assert refusal(machine.transfer, stage, "c", "s") == "stage_hosts_only"


@pytest.mark.parametrize("by", ["s", "l", "?"])
def test_nobody_else_manages(by: str) -> None:
    stage = talk_of("h", speakers="st", listeners="lm")
    for act in (
        machine.invite,
        machine.mute,
        machine.unmute,
        machine.remove,
        machine.let_in,
        machine.make_cohost,
        machine.demote,
        machine.transfer,
        machine.step_down,
        machine.lower_hand,
    ):
        assert refusal(act, stage, by, "t") == "stage_hosts_only"
        assert refusal(act, stage, by, "m") == "stage_hosts_only"
    for rule in (machine.lock, machine.allow_unmuting):
        with pytest.raises(Refused):
            rule(stage, Actor(by), on=True)


def test_a_moderator_of_the_community_manages_from_anywhere() -> None:
    stage = talk_of("h", speakers="s")
    outside = Actor("m", moderates=True)
    assert machine.mute(stage, outside, "h").seats["h"].muted == Muted.HOST
    removed = machine.remove(stage, outside, "h")
    assert removed.host is not None
    assert (removed.host.person, removed.removed) == ("s", frozenset("h"))


def test_who_was_removed_stays_out_until_let_in() -> None:
    stage = do(machine.remove, talk_of("h", listeners="l"), "h", "l")
    with pytest.raises(Refused, match="talk_removed"):
        enter(stage, "l", START)
    assert do(machine.remove, stage, "h", "l") == stage
    assert enter(do(machine.let_in, stage, "h", "l"), "l", START).seats["l"].role == StageRole.LISTENER


def test_handing_over_makes_the_host_a_cohost_and_opens_no_microphone() -> None:
    stage = do(machine.mute, talk_of("h", speakers="s", listeners="l"), "h", "s")
    over = do(machine.transfer, stage, "h", "s")
    assert (over.seats["s"].role, over.seats["s"].muted) == (StageRole.HOST, Muted.SELF)
    assert over.seats["h"].role == StageRole.COHOST
    assert do(machine.transfer, over, "h", "s") == over
    assert refusal(machine.transfer, stage, "h", "l") == "not_on_stage"


def test_a_cohost_becomes_a_speaker_again_only_by_the_host_and_stays_as_they_stand() -> None:
    stage = do(machine.make_cohost, talk_of("h", speakers="cd", listeners="l"), "h", "c")
    stage = do(machine.make_cohost, do(machine.unmute, stage, "c"), "h", "d")
    demoted = do(machine.demote, stage, "h", "c")
    assert demoted.seats["c"] == replace(stage.seats["c"], role=StageRole.SPEAKER)
    assert refusal(machine.mute, demoted, "c", "l") == "stage_hosts_only"
    assert do(machine.demote, demoted, "h", "c") == demoted
    assert do(machine.demote, demoted, "h", "h") == do(machine.demote, demoted, "h", "l") == demoted
    for by in "cd":
        assert refusal(machine.demote, stage, by, "d") == "stage_hosts_only"
    assert machine.demote(stage, Actor("m", moderates=True), "d").seats["d"].role == StageRole.SPEAKER


def test_noise_is_taken_out_of_ones_own_voice_or_by_a_host_for_as_long_as_one_is_on_stage() -> None:
    stage = talk_of("h", speakers="st", listeners="l")
    quiet = machine.reduce_noise(stage, Actor("s"), "s", on=True)
    assert quiet == machine.reduce_noise(stage, Actor("h"), "s", on=True)
    assert quiet.seats["s"].noise_reduced
    assert machine.reduce_noise(quiet, Actor("h"), "s", on=False) == stage
    assert not do(machine.step_down, quiet, "s").seats["s"].noise_reduced
    for by, whom, why in (
        ("t", "s", "stage_hosts_only"),
        ("s", "h", "stage_hosts_only"),
        ("h", "l", "not_on_stage"),
    ):
        with pytest.raises(Refused, match=why):
            machine.reduce_noise(stage, Actor(by), whom, on=True)


def test_a_host_steps_down_only_where_somebody_takes_over() -> None:
    assert refusal(machine.step_down, talk_of("h", listeners="l"), "h") == "no_successor"
    stage = do(machine.step_down, talk_of("h", speakers="ab"), "h")
    assert stage.host is not None
    assert stage.host.person == "a"
    assert stage.seats["h"].role == StageRole.LISTENER


def test_a_cohost_succeeds_before_a_speaker_who_has_stood_there_longer() -> None:
    stage = do(machine.make_cohost, talk_of("h", speakers="ab"), "h", "b")
    assert do(machine.step_down, stage, "h").seats["b"].role == StageRole.HOST


def test_who_is_not_there_cannot_be_acted_on() -> None:
    assert refusal(machine.invite, talk_of("h"), "h", "?") == "not_in_talk"
    assert refusal(machine.raise_hand, talk_of("h"), "?") == "not_in_talk"


def test_a_place_on_stage_is_counted_once() -> None:
    stage = talk_of("h", speakers="s")
    assert replace(stage).places_taken == 2
