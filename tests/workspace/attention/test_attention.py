"""How people say how they are to be reached: what holds, what others see, and what is not kept."""

import json
from datetime import timedelta

import pytest
from pydantic import ValidationError

from tests.conftest import Clock, RememberingSink
from tests.making import make_person
from workspace.attention.events import AvailabilityChanged
from workspace.attention.models import Attention
from workspace.attention.queries import attention_for, attention_of, availability_out
from workspace.attention.schemas import AttentionPatch, AvailabilityOut, QuietSpan, StatusIn
from workspace.attention.services import begin_dnd, change_attention, end_dnd, forget_ended, set_status
from workspace.core.clock import now
from workspace.core.errors import FlurfunkError, Invalid, TooFast
from workspace.core.models import LogEntry
from workspace.people.models import Person, Role
from workspace.people.schemas import MeIn
from workspace.people.services.profile import change_profile
from workspace.people.services.roles import deactivate

pytestmark = pytest.mark.django_db

EVENINGS = QuietSpan(days=[5, 1, 2, 3, 4, 1], start="18:00", end="08:00")


def seen(person: Person) -> AvailabilityOut | None:
    """What somebody else sees of a person."""
    return attention_for(make_person()).people.get(person.id)


def refusal(person: Person, wish: StatusIn) -> tuple[str, str | None]:
    with pytest.raises(FlurfunkError) as refused:
        set_status(person, wish)
    return refused.value.code, refused.value.field


def test_a_status_is_seen_by_all_until_its_end_and_then_by_nobody(clock: Clock) -> None:
    ada = make_person()
    set_status(ada, StatusIn(emoji="🌴", text="  In  Italien ", until=now() + timedelta(hours=1)))
    shown = seen(ada)
    assert shown is not None
    assert shown.status is not None
    assert (shown.status.emoji, shown.status.text) == ("🌴", "In Italien")
    clock.advance(hours=1)
    after = seen(ada)
    assert after is None or after.status is None
    forget_ended(clock.now)
    assert attention_of(ada).status_text == ""


def test_an_empty_status_takes_it_back() -> None:
    ada = make_person()
    set_status(ada, StatusIn(text="Lunch"))
    assert set_status(ada, StatusIn(text=" \u200b ", until=now() + timedelta(hours=1))).status is None
    assert seen(ada) is None


def test_a_status_that_cannot_be_shown_is_refused_with_a_reason(clock: Clock) -> None:
    ada = make_person()
    assert refusal(ada, StatusIn(text="x" * 81)) == ("too_long", "text")
    assert refusal(ada, StatusIn(emoji="fun")) == ("emoji_unknown", "emoji")
    assert refusal(ada, StatusIn(emoji="🍕🍕")) == ("emoji_unknown", "emoji")
    assert refusal(ada, StatusIn(text="Late", until=clock.now)) == ("end_passed", "until")
    assert refusal(ada, StatusIn(text="Long", until=clock.now + timedelta(days=800))) == (
        "end_too_far",
        "until",
    )
    with pytest.raises(ValidationError):
        StatusIn(text="x" * 10_000)
    with pytest.raises(ValidationError):
        StatusIn(text="Noon", until=clock.now.replace(tzinfo=None))
    assert not Attention.objects.exclude(status_text="").exists()


def test_a_status_turns_nothing_around_it_and_keeps_writing_from_right_to_left() -> None:
    ada = make_person()
    shown = set_status(ada, StatusIn(text="ev\u202eil \u2067ש\u05dc\u05d5\u05dd\u2069"))
    assert shown.status is not None
    assert shown.status.text == "evil ש\u05dc\u05d5\u05dd"


def test_dnd_holds_until_its_end_or_until_it_is_lifted(clock: Clock) -> None:
    ada = make_person()
    until = clock.now + timedelta(minutes=30)
    assert begin_dnd(ada, until).dnd is not None
    clock.advance(minutes=31)
    assert availability_out(attention_of(ada)).dnd is None
    begin_dnd(ada, None)
    assert forget_ended(clock.now) == 0
    assert end_dnd(ada).dnd is None
    with pytest.raises(Invalid):
        begin_dnd(ada, clock.now - timedelta(seconds=1))


def test_quiet_hours_are_overruled_for_now_and_hold_again_next_time(clock: Clock) -> None:
    """The clock stands at 10:00 in Berlin, on a Monday."""
    ada = make_person()
    change_attention(ada, AttentionPatch(quiet_hours=[EVENINGS], has_quiet_hours=True))
    assert end_dnd(ada).awake_until is None, "nothing to overrule at ten in the morning"
    clock.advance(hours=9)
    awake = end_dnd(ada).awake_until
    assert awake is not None
    assert awake.isoformat() == "2026-03-03T07:00:00+00:00"
    assert begin_dnd(ada, None).awake_until is None
    end_dnd(ada)
    clock.advance(hours=14)
    assert end_dnd(ada).awake_until is None


def test_a_plan_is_kept_while_it_does_not_hold_and_follows_who_moves(sink: RememberingSink) -> None:
    ada = make_person()
    own = change_attention(ada, AttentionPatch(quiet_hours=[EVENINGS], has_quiet_hours=True))
    assert own.quiet_hours[0].days == [1, 2, 3, 4, 5]
    sink.clear()
    change_profile(ada, MeIn(time_zone="Asia/Tokyo"))
    [told] = [hint for hint in sink.hints if "availability.changed" in hint.payload]
    shown = AvailabilityChanged.model_validate_json(told.payload).availability
    assert (told.topic, told.seq) == ("house", 0)
    assert shown.quiet is not None
    assert shown.quiet.zone == "Asia/Tokyo"
    change_attention(ada, AttentionPatch(has_quiet_hours=False))
    assert seen(ada) is None
    assert attention_for(ada).own.quiet_hours == own.quiet_hours


def test_a_plan_that_ends_as_it_begins_is_refused() -> None:
    for start, end in (("09:00", "09:00"), ("00:00", "00:00")):
        with pytest.raises(Invalid) as refused:
            change_attention(
                make_person(), AttentionPatch(quiet_hours=[QuietSpan(days=[1], start=start, end=end)])
            )
        assert refused.value.code == "quiet_hours_empty"
    wrongs: tuple[dict[str, object], ...] = (
        {"start": "24:00"},
        {"end": "25:00"},
        {"days": []},
        {"days": [0]},
        {"start": "9:00"},
    )
    for wrong in wrongs:
        with pytest.raises(ValidationError):
            QuietSpan.model_validate({"days": [1], "start": "09:00", "end": "10:00", **wrong})


def test_own_choices_reach_ones_own_devices_alone(sink: RememberingSink) -> None:
    ada = make_person()
    change_attention(ada, AttentionPatch(shows_content=True, has_sound=True))
    assert [hint.topic for hint in sink.hints] == [f"person:{ada.id}"]
    own = json.loads(sink.hints[0].payload)["attention"]
    assert (own["version"], own["shows_content"], own["level"]) == (1, True, "mentions")


def test_no_log_tells_who_was_ill_busy_or_away(sink: RememberingSink) -> None:
    ada = make_person()
    set_status(ada, StatusIn(emoji="🤒", text="Away sick"))
    set_status(ada, StatusIn(text="Back"))
    begin_dnd(ada, None)
    change_attention(ada, AttentionPatch(quiet_hours=[EVENINGS], has_quiet_hours=True))
    assert {hint.seq for hint in sink.hints} == {0}
    assert not LogEntry.objects.exists()
    assert Attention.objects.filter(person=ada).count() == 1


def test_whose_account_is_closed_is_to_be_reached_in_no_way() -> None:
    boss, ada = make_person(role=Role.ADMINISTRATOR), make_person()
    set_status(ada, StatusIn(text="Lunch"))
    deactivate(boss, ada.id)
    assert seen(ada) is None


def test_who_changes_without_pause_is_asked_to_wait() -> None:
    ada = make_person()
    with pytest.raises(TooFast):
        for nth in range(41):
            set_status(ada, StatusIn(text=str(nth)))
