"""Reports: from a member's word to the decision, and who learns of what."""

from datetime import timedelta

import pytest

from communities.chat.models import Message, Room
from communities.chat.schemas import MessageOut
from communities.chat.services.directs import leave_group
from communities.chat.services.edit import delete_message, edit_message
from communities.reports.models import Complaint, Filing, Outcome, Report
from communities.reports.queries import my_reports, reports_of
from communities.reports.schemas import DecisionIn, ReportIn, ReportOut
from communities.reports.services.deciding import decide_report
from communities.reports.services.filing import report_message
from communities.reports.services.tidying import tidy_reports
from communities.spaces.models import Community, Reason, Standing, Visibility
from communities.spaces.queries import acts_concerning, mutes_of, order_of
from communities.spaces.schemas import ActKind
from communities.spaces.services.members import leave_community
from tests.conftest import Clock, RememberingSink
from tests.making import (
    give_standing,
    make_community,
    make_conversation,
    make_person,
    make_room,
    reply,
    say,
)
from workspace.core.errors import Conflict, Invalid, NotAllowed, NotFound, TooFast
from workspace.people.events import person_topic
from workspace.people.models import Person, Role

pytestmark = pytest.mark.django_db

INSULT = ReportIn(complaint=Complaint.INSULT, words="Calls me names")
NOTHING = DecisionIn(answer="Blunt, and allowed.")


class Corridor:
    """A community with somebody who writes what should not be written, and others who read it."""

    def __init__(self, visibility: Visibility = Visibility.PUBLIC) -> None:
        self.owner, self.moderator, self.rude, self.reader = (
            make_person(name) for name in ("Owner", "Moderator", "Rude", "Reader")
        )
        people = self.moderator, self.rude, self.reader
        self.community: Community = make_community(self.owner, *people, visibility=visibility)
        give_standing(self.owner, self.community, self.moderator, Standing.MODERATOR)
        self.room: Room = make_room(self.community, self.owner, *people, visibility=visibility)
        self.before = say(self.owner, self.room, "What do you think?")
        self.insult: MessageOut = say(self.rude, self.room, "You fool")

    def open(self, viewer: Person | None = None) -> list[ReportOut]:
        return reports_of(viewer or self.moderator).open


@pytest.fixture
def corridor() -> Corridor:
    return Corridor()


def test_a_report_keeps_what_was_said_and_reaches_those_who_look_after_the_place(corridor: Corridor) -> None:
    report_message(corridor.reader, corridor.insult.id, INSULT.model_copy(update={"before": 3}))
    edit_message(corridor.rude, corridor.insult.id, body="You genius", version=1)
    delete_message(corridor.rude, corridor.insult.id)
    [report] = corridor.open()
    [filing] = report.filings
    assert [said.body for said in filing.shown] == ["What do you think?", "You fool"]
    assert (filing.complaint, filing.words) == (Complaint.INSULT, "Calls me names")
    assert (report.author, report.is_gone, report.may_visit, report.may_restrain) == (
        corridor.rude.id,
        True,
        True,
        True,
    )
    assert corridor.reader.id not in report.model_dump_json()
    assert [len(corridor.open(person)) for person in (corridor.owner, corridor.reader, corridor.rude)] == [
        1,
        0,
        0,
    ]


def test_several_reports_of_a_message_are_one_and_the_same_person_has_one_say(corridor: Corridor) -> None:
    for person in (corridor.reader, corridor.owner, corridor.reader):
        report_message(person, corridor.insult.id, INSULT)
    report_message(corridor.reader, corridor.insult.id, ReportIn(complaint=Complaint.OTHER, words="Twice"))
    [report] = corridor.open()
    assert len(report.filings) == 2
    assert {(one.complaint, one.words) for one in report.filings} == {
        (Complaint.INSULT, "Calls me names"),
        (Complaint.OTHER, "Twice"),
    }


def test_what_cannot_be_reported(corridor: Corridor) -> None:
    stranger = make_person()
    hidden = say(corridor.owner, make_room(corridor.community, corridor.owner, visibility=Visibility.PRIVATE))
    for message in (hidden.id, "0" * 16):
        with pytest.raises(NotFound):
            report_message(stranger, message, INSULT)
    with pytest.raises(Conflict, match="report_own"):
        report_message(corridor.rude, corridor.insult.id, INSULT)
    delete_message(corridor.rude, corridor.insult.id)
    with pytest.raises(Conflict, match="message_gone"):
        report_message(corridor.reader, corridor.insult.id, INSULT)
    with pytest.raises(ValueError, match="500"):
        ReportIn(complaint=Complaint.OTHER, words="x" * 10_000)
    for _ in range(25):
        with pytest.raises((Conflict, TooFast)):
            report_message(corridor.reader, corridor.insult.id, INSULT)
    with pytest.raises(TooFast):
        report_message(corridor.reader, corridor.before.id, INSULT)


def test_a_decision_deletes_mutes_and_tells_everyone_what_is_theirs(
    corridor: Corridor, sink: RememberingSink
) -> None:
    report_message(corridor.reader, corridor.insult.id, INSULT)
    report_message(corridor.owner, corridor.insult.id, INSULT)
    leave_community(corridor.reader, corridor.community.id)
    [report] = corridor.open()
    sink.clear()
    wish = DecisionIn(
        delete_message=True, restrain="mute", reason=Reason.HARASSMENT, words="No insults", answer="Thanks"
    )
    decide_report(corridor.moderator, report.id, wish)
    assert Message.objects.get(id=corridor.insult.id).deleted_at is not None
    [mute] = mutes_of(corridor.rude)
    assert (mute.reason, mute.words) == (Reason.HARASSMENT, "No insults")
    assert {act.action for act in acts_concerning(corridor.rude)} == {
        ActKind.MESSAGE_DELETED,
        ActKind.MUTE_IMPOSED,
    }
    [mine] = my_reports(corridor.reader)
    assert (mine.outcome, mine.answer) == (Outcome.REMOVED, "Thanks")
    for person in (corridor.reader, corridor.owner):
        told = " ".join(hint.payload for hint in sink.of(person_topic(person.id)))
        assert '"report.answered"' in told
        assert "No insults" not in told
    assert not any("report" in hint.payload for hint in sink.of(person_topic(corridor.rude.id)))
    assert order_of(corridor.owner, corridor.community.id).acts[0].action == ActKind.REPORT_UPHELD
    found = reports_of(corridor.owner)
    assert (found.open, [one.decided_by for one in found.decided]) == ([], [corridor.moderator.id])


def test_no_action_needs_a_sentence_and_the_author_hears_nothing(corridor: Corridor) -> None:
    report_message(corridor.reader, corridor.insult.id, INSULT)
    [report] = corridor.open()
    with pytest.raises(Invalid, match="report_needs_words"):
        decide_report(corridor.moderator, report.id, DecisionIn(answer=" "))
    decide_report(corridor.moderator, report.id, NOTHING)
    [mine] = my_reports(corridor.reader)
    assert (mine.outcome, mine.answer) == (Outcome.NO_VIOLATION, "Blunt, and allowed.")
    assert acts_concerning(corridor.rude) == []
    report_message(corridor.reader, corridor.insult.id, INSULT)
    assert [one.id != report.id for one in corridor.open()] == [True]


def test_who_decides_second_changes_nothing(corridor: Corridor) -> None:
    report_message(corridor.reader, corridor.insult.id, INSULT)
    [report] = corridor.open()
    decide_report(corridor.moderator, report.id, NOTHING)
    with pytest.raises(Conflict, match="report_decided"):
        decide_report(corridor.owner, report.id, DecisionIn(delete_message=True, restrain="ban"))
    assert Message.objects.get(id=corridor.insult.id).deleted_at is None


def test_nobody_decides_on_their_own_message_and_the_house_does_where_it_is_a_moderators() -> None:
    corridor = Corridor(Visibility.PRIVATE)
    house, administrator = make_person(role=Role.MODERATOR), make_person(role=Role.ADMINISTRATOR)
    report_message(corridor.reader, corridor.insult.id, INSULT)
    assert corridor.open(house) == []
    own = say(corridor.moderator, corridor.room, "Silence, fools")
    report_message(corridor.reader, own.id, INSULT)
    assert [one.message for one in corridor.open()] == [corridor.insult.id]
    assert [one.message for one in corridor.open(corridor.owner)] == [corridor.insult.id, own.id]
    [report] = corridor.open(house)
    assert (report.message, report.may_visit, report.may_restrain) == (own.id, False, True)
    with pytest.raises(NotFound):
        decide_report(corridor.moderator, report.id, NOTHING)
    decide_report(administrator, report.id, DecisionIn(delete_message=True, reason=Reason.HARASSMENT))
    assert Message.objects.get(id=own.id).deleted_at is not None


def test_reports_from_conversations_go_to_the_house_with_what_the_reporter_shows() -> None:
    ada, rude, house = make_person(), make_person(), make_person(role=Role.MODERATOR)
    room = make_conversation(ada, rude, make_person())
    for text in ("One", "Two", "Three"):
        say(ada, room, text)
    message = say(rude, room, "You fool")
    later = say(rude, room, "You too")
    report_message(ada, message.id, ReportIn(complaint=Complaint.INSULT, before=2))
    report_message(ada, later.id, INSULT)
    report, other = reports_of(house).open
    assert [said.body for said in report.filings[0].shown] == ["Two", "Three", "You fool"]
    assert [said.body for said in other.filings[0].shown] == ["You too"]
    assert (report.community, report.room_name, report.may_visit, report.may_restrain, report.may_lock) == (
        None,
        "",
        False,
        False,
        False,
    )
    assert reports_of(make_person()).open == []
    with pytest.raises(NotAllowed):
        decide_report(house, report.id, DecisionIn(restrain="ban"))
    decide_report(house, report.id, DecisionIn(delete_message=True, reason=Reason.HARASSMENT))
    [act] = acts_concerning(rude)
    assert (act.action, act.community) == (ActKind.MESSAGE_DELETED, None)
    assert Message.objects.get(id=later.id).deleted_at is None


def test_a_report_outlives_the_group_that_it_came_from() -> None:
    people = [make_person() for _ in range(3)]
    room = make_conversation(*people)
    message = say(people[1], room, "You fool")
    report_message(people[0], message.id, INSULT)
    for person in people:
        leave_group(person, room.id)
    house = make_person(role=Role.ADMINISTRATOR)
    [report] = reports_of(house).open
    assert report.is_gone
    decide_report(house, report.id, DecisionIn(delete_message=True))
    assert [mine.outcome for mine in my_reports(people[0])] == [Outcome.REMOVED]


def test_a_moderator_acts_through_a_report_only_as_far_as_they_may(corridor: Corridor) -> None:
    owned = say(corridor.owner, corridor.room, "I own this")
    report_message(corridor.reader, owned.id, INSULT)
    [report] = corridor.open()
    with pytest.raises(NotAllowed):
        decide_report(corridor.moderator, report.id, DecisionIn(delete_message=True, restrain="mute"))
    assert Message.objects.get(id=owned.id).deleted_at is None
    assert Report.objects.get(id=report.id).decided_at is None
    decide_report(corridor.moderator, report.id, DecisionIn(lock_room=True, words="Cooling down"))
    assert Room.objects.get(id=corridor.room.id).lock_reason == "Cooling down"
    assert [mine.outcome for mine in my_reports(corridor.reader)] == [Outcome.ACTED]


def test_a_reply_shows_what_was_said_in_its_thread(corridor: Corridor) -> None:
    first = reply(corridor.reader, corridor.before, "In the thread")
    rude = reply(corridor.rude, corridor.before, "Fool, again")
    report_message(corridor.reader, rude.id, INSULT.model_copy(update={"before": 5}))
    [report] = corridor.open()
    assert report.thread == corridor.before.id
    assert [said.body for said in report.filings[0].shown] == ["In the thread", "Fool, again"]
    assert first.thread is not None


def test_what_was_kept_goes_thirty_days_after_the_decision(corridor: Corridor, clock: Clock) -> None:
    report_message(corridor.reader, corridor.insult.id, INSULT)
    [report] = corridor.open()
    clock.advance(days=40)
    assert tidy_reports(clock.now) == 0
    decide_report(corridor.moderator, report.id, NOTHING)
    assert tidy_reports(clock.now + timedelta(days=29)) == 0
    assert tidy_reports(clock.now + timedelta(days=31)) > 0
    assert (Report.objects.count(), Filing.objects.count(), my_reports(corridor.reader)) == (0, 0, [])
    assert order_of(corridor.owner, corridor.community.id).acts[0].action == ActKind.REPORT_DISMISSED
