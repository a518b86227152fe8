"""Coming, going, and what time does to a stage."""

import pytest

from talk.stage import machine
from talk.stage.attendance import enter, leave, notice, settle
from talk.stage.state import Stage, StageRole
from tests.talk.stage.playing import START, at, do, talk_of

pytestmark = pytest.mark.pure


def gone(stage: Stage, people: str, since_s: float) -> Stage:
    """Let people's sockets close."""
    return notice(stage, set(stage.seats) - set(people), at(since_s))


def host_of(stage: Stage) -> str:
    assert stage.host is not None
    return stage.host.person


def test_a_talk_waits_twenty_seconds_for_its_host() -> None:
    stage = gone(talk_of("h", speakers="ab"), "h", 10)
    assert host_of(settle(stage, at(29.9))) == "h"
    after = settle(stage, at(30))
    assert (host_of(after), after.seats["h"].role) == ("a", StageRole.COHOST)


def test_a_host_who_comes_back_in_time_stays_host() -> None:
    stage = gone(talk_of("h", speakers="a"), "h", 10)
    back = enter(stage, "h", at(29))
    assert host_of(settle(back, at(200))) == "h"


def test_a_host_who_comes_back_late_is_a_cohost() -> None:
    stage = settle(gone(talk_of("h", speakers="a"), "h", 10), at(30))
    assert enter(stage, "h", at(40)).seats["h"].role == StageRole.COHOST


def test_nobody_succeeds_who_is_gone_as_well() -> None:
    stage = gone(talk_of("h", speakers="ab"), "ha", 10)
    assert host_of(settle(stage, at(30))) == "b"
    both = gone(talk_of("h", speakers="a"), "ha", 10)
    assert host_of(settle(both, at(30))) == "h"


def test_a_seat_and_its_place_in_the_queue_are_kept_for_a_minute() -> None:
    stage = talk_of("h", listeners="ab")
    for person in "ab":
        stage = do(machine.raise_hand, stage, person)
    stage = gone(stage, "a", 10)
    back = enter(settle(stage, at(69.9)), "a", at(69.9))
    assert back.hands == ["a", "b"]
    late = settle(stage, at(70))
    assert (late.hands, "a" in late.seats) == (["b"], False)
    assert enter(late, "a", at(80)).hands == ["b"]


def test_a_speaker_comes_back_as_a_speaker() -> None:
    stage = settle(gone(talk_of("h", speakers="a"), "a", 10), at(60))
    assert enter(stage, "a", at(60)).seats["a"].role == StageRole.SPEAKER


def test_a_socket_has_a_moment_to_follow() -> None:
    stage = talk_of("h")
    assert notice(stage, [], at(4.9)) == stage
    assert notice(stage, [], at(5)).seats["h"].gone_at == at(5)


def test_who_hears_only_a_part_takes_nobody_for_gone() -> None:
    stage = talk_of("h")
    assert notice(stage, [], at(60), complete=False) == stage


def test_a_socket_that_is_back_is_noticed_without_a_word() -> None:
    stage = gone(talk_of("h"), "h", 10)
    assert notice(stage, ["h"], at(20)).seats["h"].gone_at is None


def test_a_talk_is_over_when_nobody_is_left_to_host_it() -> None:
    assert leave(talk_of("h", listeners="l"), "h").over
    assert settle(gone(talk_of("h", listeners="l"), "h", 10), at(70)).over
    assert not leave(talk_of("h", speakers="a"), "h").over


def test_the_shows_hosts_come_in_as_cohosts_while_there_is_room() -> None:
    stage = talk_of("h", speakers="abcdef")
    stage = enter(stage, "x", START, is_host=True)
    assert stage.seats["x"].role == StageRole.COHOST
    assert enter(stage, "y", START, is_host=True).seats["y"].role == StageRole.LISTENER


def test_walking_out_gives_the_seat_up_at_once() -> None:
    assert "a" not in leave(talk_of("h", speakers="a"), "a").seats
    stage = talk_of("h")
    assert leave(stage, "?") == stage
