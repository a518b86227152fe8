"""Coffee dates: proposed, answered, taken, moved, called off, and who may."""

import json
from datetime import datetime, timedelta

import pytest
from django.test import Client
from icalendar import Calendar

from communities.inbox.queries import list_inbox, waiting_of
from communities.inbox.schemas import InboxQuery, OccasionOut
from communities.spaces.events import community_topic
from communities.spaces.models import Reason, Standing, Visibility
from communities.spaces.schemas import MuteIn
from communities.spaces.services.archive import archive_community
from communities.spaces.services.members import leave_community
from communities.spaces.services.order import mute_member
from talk.dates.calendar import calendar_of_date
from talk.dates.models import Availability, CoffeeDate, DateAnswer, DateState
from talk.dates.queries import date_view, dates_for
from talk.dates.schemas import CoffeeDateIn, CoffeeDatePatch
from talk.dates.services.answering import answer_moment, set_coming
from talk.dates.services.deciding import call_off, change_date, take_moment
from talk.dates.services.proposing import DATES_A_COMMUNITY, propose_date
from tests.conftest import Clock, RememberingSink
from tests.making import give_standing, make_community, make_person, make_token
from tests.talk.dates.making import make_date, make_poll, say_when
from workspace.audit.models import AuditEntry
from workspace.core.clock import now
from workspace.core.errors import Conflict, Invalid, NotAllowed, NotFound, TooFast
from workspace.people.models import Person, Role

pytestmark = pytest.mark.django_db

YES, MAYBE, NO = Availability.YES, Availability.MAYBE, Availability.NO


def told(person: Person) -> list[OccasionOut]:
    """Return what the person's inbox tells of dates."""
    return [item.occasion for item in list_inbox(person, InboxQuery()).items if item.occasion]


def test_members_say_when_they_can_and_everyone_in_the_community_sees_it(clock: Clock) -> None:
    author, member, other = make_person(), make_person(), make_person()
    community = make_community(author, member, other)
    poll = make_poll(author, community)
    assert poll.state == DateState.POLL
    say_when(member, poll, YES, MAYBE)
    say_when(member, poll, NO)
    seen = date_view(other, poll.id)
    first, second = (moment.id for moment in seen.moments)
    assert [(row.person, row.said) for row in seen.answers] == [
        (author.id, {first: YES, second: YES}),
        (member.id, {first: NO, second: MAYBE}),
    ]
    assert (seen.may_keep, date_view(author, poll.id).may_keep) == (False, True)
    answer_moment(member, poll.id, first, None)
    assert date_view(other, poll.id).answers[1].said == {second: MAYBE}


def test_one_moment_is_a_date_at_once_to_which_its_author_comes(clock: Clock) -> None:
    author, member = make_person(), make_person()
    date = make_date(author, make_community(author, member))
    assert (date.state, date.moments, date.coming) == (DateState.PLANNED, [], [author.id])
    set_coming(member, date.id, on=True)
    assert date_view(author, date.id).coming == [author.id, member.id]
    set_coming(author, date.id, on=False)
    assert date_view(author, date.id).coming == [member.id]


def test_taking_a_moment_brings_those_who_can_and_tells_them_once(clock: Clock) -> None:
    author, able, maybe, unable, silent = (make_person() for _ in range(5))
    poll = make_poll(author, make_community(author, able, maybe, unable, silent))
    say_when(able, poll, YES)
    say_when(maybe, poll, MAYBE)
    say_when(unable, poll, NO)
    first, second = poll.moments
    taken = take_moment(author, poll.id, first.id)
    assert (taken.state, taken.starts_at, taken.coming) == (
        DateState.PLANNED,
        first.at,
        [author.id, able.id, maybe.id],
    )
    assert [len(told(person)) for person in (author, able, maybe, unable, silent)] == [0, 1, 1, 0, 0]
    assert told(able)[0].starts_at == first.at
    version = taken.version
    assert take_moment(author, poll.id, first.id).version == version
    with pytest.raises(Conflict, match="date_taken"):
        take_moment(author, poll.id, second.id)
    with pytest.raises(Conflict, match="date_taken"):
        answer_moment(unable, poll.id, first.id, YES)


def test_its_author_and_who_keeps_order_decide_and_nobody_else(clock: Clock) -> None:
    owner, author, moderator, member = (make_person() for _ in range(4))
    community = make_community(owner, author, moderator, member)
    give_standing(owner, community, moderator, Standing.MODERATOR)
    poll = make_poll(author, community)
    moment = poll.moments[0].id
    for act in (
        lambda: take_moment(member, poll.id, moment),
        lambda: change_date(member, poll.id, CoffeeDatePatch(title="Mine")),
        lambda: call_off(member, poll.id),
    ):
        with pytest.raises(NotAllowed):
            act()
    assert change_date(moderator, poll.id, CoffeeDatePatch(title="Tee")).title == "Tee"
    assert take_moment(moderator, poll.id, moment).state == DateState.PLANNED
    call_off(moderator, poll.id)
    assert AuditEntry.objects.filter(action="coffee.date_called_off", subject_id=poll.id).exists()


def test_outsiders_find_nothing_and_the_houses_moderators_may_help(clock: Clock) -> None:
    author, stranger = make_person(), make_person()
    helper = make_person(role=Role.MODERATOR)
    public = make_date(author, make_community(author))
    private = make_date(author, make_community(author, visibility=Visibility.PRIVATE))
    assert dates_for(stranger).dates == [] == dates_for(helper).dates
    for person, date in ((stranger, public), (stranger, private), (helper, private)):
        with pytest.raises(NotFound):
            date_view(person, date.id)
    with pytest.raises(NotFound):
        dates_for(stranger, public.community)
    assert [date.id for date in dates_for(helper, public.community).dates] == [public.id]
    with pytest.raises(NotFound):
        set_coming(helper, public.id, on=True)
    call_off(helper, public.id)


def test_a_moved_date_tells_those_who_come_and_counts_as_one_notice(clock: Clock) -> None:
    author, guest = make_person(), make_person()
    date = make_date(author, make_community(author, guest))
    set_coming(guest, date.id, on=True)
    later = now() + timedelta(hours=30, seconds=12)
    moved = change_date(author, date.id, CoffeeDatePatch(starts_at=later))
    assert (moved.starts_at, moved.was_at) == (later.replace(second=0), date.starts_at)
    change_date(author, date.id, CoffeeDatePatch(starts_at=later + timedelta(hours=1)))
    assert len(told(guest)) == 1 == len(waiting_of(guest))
    assert told(guest)[0].was_at == moved.starts_at
    assert told(author) == []


def test_a_cancelled_date_tells_those_who_wanted_to_come(clock: Clock) -> None:
    author, guest = make_person(), make_person()
    date = make_date(author, make_community(author, guest))
    set_coming(guest, date.id, on=True)
    for _ in range(2):
        call_off(author, date.id)
    assert [one.state for one in told(guest)] == ["cancelled"]
    with pytest.raises(Conflict, match="date_cancelled"):
        set_coming(guest, date.id, on=True)
    with pytest.raises(Conflict, match="date_cancelled"):
        change_date(author, date.id, CoffeeDatePatch(title="Again"))


def test_who_does_not_come_any_more_is_told_nothing_more(clock: Clock) -> None:
    author, guest = make_person(), make_person()
    date = make_date(author, make_community(author, guest))
    set_coming(guest, date.id, on=True)
    change_date(author, date.id, CoffeeDatePatch(starts_at=now() + timedelta(hours=2)))
    set_coming(guest, date.id, on=False)
    change_date(author, date.id, CoffeeDatePatch(starts_at=now() + timedelta(hours=3)))
    assert told(guest) == [] == waiting_of(guest)


def test_a_deleted_poll_leaves_nothing(clock: Clock) -> None:
    author, member = make_person(), make_person()
    poll = make_poll(author, make_community(author, member))
    say_when(member, poll, YES)
    call_off(author, poll.id)
    assert not CoffeeDate.objects.exists()
    assert not DateAnswer.objects.exists()
    with pytest.raises(NotFound):
        date_view(member, poll.id)


@pytest.mark.parametrize(
    ("hours", "closes", "field", "code"),
    [
        ((-1, 5), None, "moments", "time_passed"),
        ((5, 5), None, "moments", "moment_twice"),
        ((5, 24 * 367), None, "moments", "time_too_far"),
        ((5, 6), 7, "closes_at", "closes_too_late"),
        ((5, 6), -1, "closes_at", "time_passed"),
        ((5,), 4, "closes_at", "invalid"),
    ],
)
def test_what_cannot_be_a_date_says_why(
    clock: Clock, hours: tuple[float, ...], closes: float | None, field: str, code: str
) -> None:
    author = make_person()
    with pytest.raises(Invalid, match=code) as refused:
        make_poll(author, make_community(author), hours=hours, closes=closes)
    assert refused.value.field == field
    assert not CoffeeDate.objects.exists()


def test_moments_of_one_minute_are_the_same_and_clocks_that_change_do_not_matter(clock: Clock) -> None:
    author = make_person()
    community = make_community(author)
    twice = [now() + timedelta(hours=1), now() + timedelta(hours=1, seconds=20)]
    with pytest.raises(Invalid, match="moment_twice"):
        propose_date(author, CoffeeDateIn(community=community.id, title="Twice", moments=twice))
    # The night in which clocks go back has half past two twice: two moments, an hour apart.
    night = [datetime.fromisoformat(f"2026-10-25T02:30:00+0{offset}:00") for offset in (2, 1)]
    poll = propose_date(author, CoffeeDateIn(community=community.id, title="Night", moments=night))
    first, second = poll.moments
    assert second.at - first.at == timedelta(hours=1)


def test_a_closed_poll_takes_no_answers_and_a_passed_moment_is_not_taken(clock: Clock) -> None:
    author, member = make_person(), make_person()
    poll = make_poll(author, make_community(author, member), hours=(2, 5), closes=3)
    clock.advance(hours=2)
    with pytest.raises(Conflict, match="moment_passed"):
        say_when(member, poll, YES)
    with pytest.raises(Conflict, match="moment_passed"):
        take_moment(author, poll.id, poll.moments[0].id)
    answer_moment(member, poll.id, poll.moments[1].id, YES)
    clock.advance(hours=1)
    with pytest.raises(Conflict, match="date_closed"):
        answer_moment(member, poll.id, poll.moments[1].id, NO)
    assert take_moment(author, poll.id, poll.moments[1].id).coming == [author.id, member.id]


def test_who_leaves_takes_their_answers_along_and_their_poll_stays_with_who_keeps_order(clock: Clock) -> None:
    owner, author, guest = make_person(), make_person(), make_person()
    community = make_community(owner, author, guest)
    poll, date = make_poll(author, community), make_date(owner, community)
    set_coming(author, date.id, on=True)
    say_when(guest, poll, YES)
    change_date(owner, date.id, CoffeeDatePatch(starts_at=now() + timedelta(hours=3)))
    leave_community(author, community.id)
    seen = date_view(owner, poll.id)
    assert [row.person for row in seen.answers] == [guest.id]
    assert date_view(owner, date.id).coming == [owner.id]
    assert waiting_of(author) == []
    with pytest.raises(NotFound):
        take_moment(author, poll.id, poll.moments[0].id)
    assert take_moment(owner, poll.id, poll.moments[0].id).coming == [guest.id]


def test_in_an_archived_community_nothing_is_listed_nor_answered(clock: Clock) -> None:
    owner, member = make_person(), make_person()
    community = make_community(owner, member)
    poll, date = make_poll(owner, community), make_date(owner, community)
    archive_community(owner, community.id)
    assert dates_for(member).dates == []
    with pytest.raises(Conflict, match="community_archived"):
        say_when(member, poll, YES)
    with pytest.raises(Conflict, match="community_archived"):
        set_coming(member, date.id, on=True)
    with pytest.raises(Conflict, match="community_archived"):
        make_date(owner, community)
    call_off(owner, date.id)


def test_who_is_muted_proposes_nothing_and_answers_all_the_same(clock: Clock) -> None:
    owner, member = make_person(), make_person()
    community = make_community(owner, member)
    mute_member(owner, community.id, member.id, MuteIn(reason=Reason.OTHER, minutes=60))
    with pytest.raises(NotAllowed, match="muted"):
        make_poll(member, community)
    say_when(member, make_poll(owner, community), YES)


def test_a_community_has_so_many_dates_and_a_person_proposes_so_many(clock: Clock) -> None:
    author, other = make_person(), make_person()
    community = make_community(author, other)
    for hour in range(DATES_A_COMMUNITY):
        make_date(author, community, hours=hour + 1)
    with pytest.raises(TooFast):
        make_date(author, community)
    with pytest.raises(Conflict, match="too_many_dates"):
        make_date(other, community)
    make_date(other, make_community(other))


def test_programs_have_no_coffee(clock: Clock) -> None:
    author, program = make_person(), make_person()
    community = make_community(author, program)
    Person.objects.filter(id=program.id).update(is_bot=True)
    program.refresh_from_db()
    date = make_date(author, community)
    with pytest.raises(NotFound):
        date_view(program, date.id)
    with pytest.raises(NotFound):
        make_date(program, community)


@pytest.mark.django_db(transaction=True)
def test_facts_count_versions_without_a_hole_and_no_log_keeps_them(sink: RememberingSink) -> None:
    author, member = make_person(), make_person()
    community = make_community(author, member)
    sink.clear()
    poll = make_poll(author, community)
    say_when(member, poll, YES)
    take_moment(author, poll.id, poll.moments[0].id)
    set_coming(member, poll.id, on=False)
    call_off(author, poll.id)
    hints = sink.of(community_topic(community.id))
    facts = [json.loads(hint.payload) for hint in hints]
    assert {hint.seq for hint in hints} == {0}
    assert [(fact["type"], fact["version"]) for fact in facts] == [
        ("coffee.date_changed", 1),
        ("coffee.date_answered", 2),
        ("coffee.date_changed", 3),
        ("coffee.date_joined", 4),
        ("coffee.date_changed", 5),
    ]


def test_a_date_is_an_entry_for_calendars_for_who_may_see_it(clock: Clock) -> None:
    author, stranger = make_person(), make_person()
    community = make_community(author)
    date, poll = make_date(author, community), make_poll(author, community)
    row = CoffeeDate.objects.get(id=date.id)
    (event,) = Calendar.from_ical(calendar_of_date(row)).walk("VEVENT")
    assert (str(event["summary"]), event.decoded("dtstart"), str(event["status"])) == (
        "Kaffeeklatsch",
        date.starts_at,
        "CONFIRMED",
    )
    assert str(event["url"]).endswith(f"/coffee/dates/{date.id}")
    call_off(author, date.id)
    (event,) = Calendar.from_ical(calendar_of_date(CoffeeDate.objects.get(id=date.id))).walk("VEVENT")
    assert str(event["status"]) == "CANCELLED"
    assert int(str(event["sequence"])) == date.version + 1
    client = Client()

    def asked(person: Person, of: str) -> int:
        headers = {"Authorization": f"Bearer {make_token(person)}"}
        return client.get(f"/api/coffee-dates/{of}/calendar.ics", headers=headers).status_code

    assert [asked(author, date.id), asked(stranger, date.id), asked(author, poll.id)] == [200, 404, 409]
