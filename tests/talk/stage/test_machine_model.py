"""Any acts by anybody in any order: what always holds on a stage."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from talk.stage import machine, recording
from talk.stage.attendance import HOST_GRACE, SEAT_GRACE, enter, leave, notice, open_stage, settle
from talk.stage.changes import changes
from talk.stage.state import STAGE_LIMIT, Actor, Consent, Muted, Refused, Stage, StageRole
from tests.talk.stage.playing import START

pytestmark = pytest.mark.pure

PEOPLE = "habcdefghijkl"
ACTS = (
    machine.raise_hand,
    machine.lower_hand,
    machine.invite,
    machine.accept,
    machine.decline,
    machine.step_down,
    machine.mute,
    machine.unmute,
    machine.remove,
    machine.let_in,
    machine.make_cohost,
    machine.demote,
    machine.transfer,
)
SELF_ACTS = (machine.raise_hand, machine.accept, machine.unmute, machine.decline, machine.step_down)
RECORDING_ACTS = (recording.start, recording.consent, recording.refuse, recording.stop)
RULES = (machine.lock, machine.allow_unmuting)
people = st.sampled_from(PEOPLE)


class StageModel(RuleBasedStateMachine):
    """One talk, its people, and a clock."""

    def __init__(self) -> None:
        super().__init__()
        self.now = START
        self.begin()

    def begin(self) -> None:
        """Open a talk; the next one where one is over, so that no run spends its steps on an empty stage."""
        self.stage = open_stage("h", self.now)
        self.queue: list[str] = []
        self.connected = set("h")

    def change(self, act: Callable[[Stage], Stage]) -> None:
        """Act twice: the second time must change nothing, and a refused act must have changed nothing."""
        if self.stage.over:
            self.begin()
        before = self.stage
        try:
            after = recording.noted(act(before))
        except Refused:
            return
        if not after.over:
            assert act(after) == after
        if after.recording.has_run and not before.recording.has_run:
            assert self._answers(after) == {Consent.YES}, "begun without everyone's yes"
        assert bool(changes(before, after)) == (before != after)
        self.stage = after
        self.queue = [person for person in self.queue if self._has_hand(person)]
        self.queue += [
            person for person in after.seats if self._has_hand(person) and person not in self.queue
        ]

    @staticmethod
    def _answers(stage: Stage) -> set[Consent | None]:
        return {stage.consents.get(seat.person) for seat in stage.seats.values() if seat.on_stage}

    def _has_hand(self, person: str) -> bool:
        return person in self.stage.seats and self.stage.seats[person].hand is not None

    @rule(person=people, is_host=st.booleans())
    def come_in(self, person: str, is_host: bool) -> None:
        self.connected.add(person)
        self.change(lambda stage: enter(stage, person, self.now, is_host=is_host))

    @rule(person=people)
    def come_on_stage(self, person: str) -> None:
        """The usual way, in one step: chance alone would seldom fill a stage."""
        self.come_in(person, is_host=False)
        host = self.stage.host
        assert host is not None
        self.change(lambda stage: machine.invite(stage, Actor(host.person), person))
        self.change(lambda stage: machine.accept(stage, Actor(person), person))
        self.change(lambda stage: machine.unmute(stage, Actor(person), person))

    @rule(person=people)
    def walk_out(self, person: str) -> None:
        self.connected.discard(person)
        self.change(lambda stage: leave(stage, person))

    @rule(person=people)
    def lose_the_connection(self, person: str) -> None:
        self.connected.discard(person)

    @rule(
        act=st.sampled_from(ACTS), by=people, whom=people, moderates=st.integers(0, 9).map(lambda n: n == 0)
    )
    def act(self, act: Callable[[Stage, Actor, str], Stage], by: str, whom: str, moderates: bool) -> None:
        self.change(lambda stage: act(stage, Actor(by, moderates), whom))

    @rule(act=st.sampled_from(ACTS), whom=people)
    def act_as_host(self, act: Callable[[Stage, Actor, str], Stage], whom: str) -> None:
        if self.stage.host is not None:
            by = self.stage.host.person
            self.change(lambda stage: act(stage, Actor(by), whom))

    @rule(act=st.sampled_from(SELF_ACTS), by=people)
    def act_for_oneself(self, act: Callable[[Stage, Actor, str], Stage], by: str) -> None:
        self.change(lambda stage: act(stage, Actor(by), by))

    @rule(act=st.sampled_from(RECORDING_ACTS), by=people, moderates=st.booleans())
    def record(self, act: Callable[[Stage, Actor, str], Stage], by: str, moderates: bool) -> None:
        self.change(lambda stage: act(stage, Actor(by, moderates), by))

    @rule(
        said=st.lists(
            st.sampled_from([recording.consent, recording.consent, recording.refuse, None]), min_size=8
        )
    )
    def ask_and_let_everyone_answer(self, said: list[Callable[[Stage, Actor, str], Stage] | None]) -> None:
        """The usual way, in one step, though some refuse and some say nothing."""
        if self.stage.host is not None:
            self.record(recording.start, self.stage.host.person, moderates=False)
        for act, person in zip(said, list(self.stage.seats), strict=False):
            if act is not None:
                self.record(act, person, moderates=False)

    @rule(rule=st.sampled_from(RULES), by=people, on=st.booleans())
    def set_rule(self, rule: Callable[..., Stage], by: str, on: bool) -> None:
        self.change(lambda stage: rule(stage, Actor(by), on=on))

    @rule(by=people, whom=people, on=st.booleans())
    def reduce_noise(self, by: str, whom: str, on: bool) -> None:
        self.change(lambda stage: machine.reduce_noise(stage, Actor(by), whom, on=on))

    @rule(seconds=st.sampled_from([1, 6, 19, 21, 61]))
    def let_time_pass(self, seconds: int) -> None:
        """As a web process does: each second or so, notice and settle."""
        self.now += timedelta(seconds=seconds)
        self.change(lambda stage: notice(stage, self.connected, self.now))
        self.change(lambda stage: settle(stage, self.now))
        host = self.stage.host
        if host and host.gone_at and self.now - host.gone_at >= HOST_GRACE:
            others = [seat for seat in self.stage.seats.values() if seat.on_stage and seat is not host]
            assert all(seat.gone_at for seat in others), "somebody could have taken over"

    @invariant()
    def there_is_exactly_one_host(self) -> None:
        hosts = [seat for seat in self.stage.seats.values() if seat.role == StageRole.HOST]
        assert len(hosts) == (0 if self.stage.over else 1)
        assert bool(self.stage.seats) != self.stage.over

    @invariant()
    def nothing_is_recorded_while_somebody_on_stage_has_not_answered(self) -> None:
        if recording.is_recording(self.stage):
            assert recording.unanswered(self.stage) == []
            assert None not in self._answers(self.stage)
            assert self.stage.recording.wanted_by is not None
            assert self.stage.recording.has_run

    @invariant()
    def nobody_is_recorded_without_a_yes(self) -> None:
        recorded = recording.recorded_people(self.stage)
        assert bool(recorded) == recording.is_recording(self.stage)
        for person in recorded:
            assert self.stage.seats[person].on_stage
            assert self.stage.consents[person] == Consent.YES

    @invariant()
    def the_stage_is_never_too_full(self) -> None:
        assert self.stage.places_taken <= STAGE_LIMIT

    @invariant()
    def hands_wait_in_the_order_in_which_they_went_up(self) -> None:
        assert self.stage.hands == self.queue

    @invariant()
    def a_listener_is_muted_and_has_no_standing(self) -> None:
        for seat in self.stage.seats.values():
            assert seat.on_stage == (seat.standing is not None)
            assert seat.on_stage or (seat.muted == Muted.SELF and not seat.noise_reduced)
            assert not (seat.on_stage and seat.invited)

    @invariant()
    def nobody_who_was_removed_is_there(self) -> None:
        assert not self.stage.removed & set(self.stage.seats)

    @invariant()
    def numbers_are_given_once(self) -> None:
        seats = self.stage.seats.values()
        numbers = [seat.hand for seat in seats] + [seat.standing for seat in seats]
        given = [number for number in numbers if number is not None]
        assert len(given) == len(set(given))
        assert max(given, default=0) <= self.stage.count

    @invariant()
    def nobody_is_gone_for_longer_than_their_seat_is_kept(self) -> None:
        for seat in self.stage.seats.values():
            assert seat.gone_at is None or self.now - seat.gone_at < SEAT_GRACE


StageModel.TestCase.settings = settings(max_examples=150, stateful_step_count=50, deadline=None)
TestStage = StageModel.TestCase
