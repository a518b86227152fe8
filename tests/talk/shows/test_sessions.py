"""The life of a talk: scheduled, live, ended, cancelled."""

import threading
from collections.abc import Callable, Sequence
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from communities.chat.models import Membership
from communities.spaces.events import community_topic
from communities.spaces.models import Standing, Visibility
from communities.spaces.services.archive import archive_community, restore_community
from communities.spaces.services.members import leave_community
from talk.shows.events import talk_topic
from talk.shows.models import Credit, Participant, QuestionVote, Reminder, Removal, Talk, TalkState
from talk.shows.queries import talk_view
from talk.shows.schemas import HostAct, ShowIn, ShowPatch, TalkIn, TalkPatch
from talk.shows.services.questions import ask_question, vote
from talk.shows.services.reminders import set_reminder
from talk.shows.services.sessions import cancel_talk, change_talk, end_talk, make_talk, start_talk
from talk.shows.services.shows import change_show, close_show, make_show
from talk.shows.services.stage import act_on_stage, enter_talk
from talk.stage.state import StageRole
from tests.conftest import Clock, RememberingSink
from tests.making import bring_on_stage, give_standing, make_community, make_live, make_person
from workspace.audit.models import AuditEntry
from workspace.core.clock import now
from workspace.core.errors import Conflict, Invalid, NotAllowed, NotFound
from workspace.people.events import HOUSE
from workspace.people.models import Person

pytestmark = pytest.mark.django_db


def scheduled(host: Person, community_id: str, *, show: str | None = None, hours: float = 1) -> str:
    wish = TalkIn(community=community_id, show=show, title="Soon", starts_at=now() + timedelta(hours=hours))
    return make_talk(host, wish).id


def types_of(sink: RememberingSink, topic: str) -> list[str]:
    return [hint.payload.split('"')[3] for hint in sink.hints if hint.topic == topic]


def test_any_member_starts_a_talk_at_once_and_hosts_it() -> None:
    member = make_person()
    community = make_community(make_person(), member)
    talk = make_talk(member, TalkIn(community=community.id, title="Now"))
    view = talk_view(member, talk.id)
    assert (view.talk.state, [seat.role for seat in view.stage.people]) == (TalkState.LIVE, [StageRole.HOST])
    assert Membership.objects.filter(room=talk.room, person=member).exists()
    assert AuditEntry.objects.filter(action="talk.started", subject_id=talk.id, actor_id=member.id).exists()


def test_nobody_starts_a_talk_in_a_community_that_they_are_not_in() -> None:
    community = make_community(make_person())
    with pytest.raises(NotFound):
        make_talk(make_person(), TalkIn(community=community.id, title="Now"))


def test_a_scheduled_talk_is_started_by_its_hosts_and_those_who_look_after_the_community() -> None:
    owner, host, member, moderator = (make_person() for _ in range(4))
    community = make_community(owner, host, member, moderator)
    give_standing(owner, community, moderator, Standing.MODERATOR)
    with pytest.raises(NotAllowed):
        start_talk(member, scheduled(host, community.id))
    for person in (host, moderator):
        assert start_talk(person, scheduled(host, community.id)).state == TalkState.LIVE


def test_who_has_left_the_community_starts_nothing_any_more() -> None:
    host = make_person()
    community = make_community(make_person(), host)
    talk = scheduled(host, community.id)
    leave_community(host, community.id)
    with pytest.raises(NotAllowed):
        start_talk(host, talk)


def test_starting_again_returns_the_same_live_talk() -> None:
    host, other = make_person(), make_person()
    community = make_community(host, other)
    show = make_show(host, ShowIn(community=community.id, title="Weekly"))
    change_show(host, show.id, _hosts(host, other))
    talk = scheduled(host, community.id, show=show.id)
    first, second = start_talk(host, talk), start_talk(other, talk)
    assert first == second
    assert make_talk(other, TalkIn(community=community.id, title="Again", show=show.id)) == first
    enter_talk(other, talk)
    assert {seat.role for seat in talk_view(host, talk).stage.people} == {StageRole.HOST, StageRole.COHOST}


def test_a_show_is_on_air_with_one_talk_at_a_time() -> None:
    host = make_person()
    community = make_community(host)
    show = make_show(host, ShowIn(community=community.id, title="Weekly"))
    later = scheduled(host, community.id, show=show.id)
    live = make_live(host, community=community, show=show.id)
    with pytest.raises(Conflict, match="show_on_air"):
        start_talk(host, later)
    with pytest.raises(IntegrityError), transaction.atomic():
        Talk.objects.filter(id=later).update(state="live", started_at=now(), room=live.room_id)


def test_a_talk_of_a_show_is_for_its_hosts() -> None:
    host, member = make_person(), make_person()
    community = make_community(host, member)
    show = make_show(host, ShowIn(community=community.id, title="Weekly"))
    with pytest.raises(NotAllowed):
        make_talk(member, TalkIn(community=community.id, title="Mine now", show=show.id))
    with pytest.raises(Invalid):
        elsewhere = make_community(host)
        make_talk(host, TalkIn(community=elsewhere.id, title="Elsewhere", show=show.id))
    close_show(host, show.id)
    with pytest.raises(Conflict, match="show_closed"):
        make_talk(host, TalkIn(community=community.id, title="Too late", show=show.id))


def test_no_talk_begins_in_the_past(clock: Clock) -> None:
    host = make_person()
    community = make_community(host)
    with pytest.raises(Invalid):
        scheduled(host, community.id, hours=-1)
    talk = scheduled(host, community.id)
    with pytest.raises(Invalid):
        change_talk(host, talk, TalkPatch(starts_at=now() - timedelta(minutes=1)))


def test_a_live_talk_changes_its_words_and_keeps_its_time() -> None:
    host = make_person()
    talk = make_live(host)
    change = TalkPatch(
        title="Better", description="And why", starts_at=now() + timedelta(days=1), length_min=5
    )
    changed = change_talk(host, talk.id, change)
    assert (changed.title, changed.description) == ("Better", "And why")
    assert (changed.starts_at, changed.length_min) == (talk.starts_at, talk.length_min)


def test_a_cancelled_talk_does_not_begin() -> None:
    host = make_person()
    talk = scheduled(host, make_community(host).id)
    assert cancel_talk(host, talk).state == TalkState.CANCELLED
    assert cancel_talk(host, talk).state == TalkState.CANCELLED
    with pytest.raises(Conflict, match="talk_over"):
        start_talk(host, talk)
    with pytest.raises(Conflict, match="talk_begun"):
        cancel_talk(host, make_live(host).id)


def test_hosts_and_cohosts_end_a_talk_and_nobody_else_does() -> None:
    host, cohost, listener = make_person(), make_person(), make_person()
    talk = make_live(host, cohost, listener)
    with pytest.raises(NotAllowed):
        end_talk(listener, talk.id)
    bring_on_stage(host, talk, cohost)
    act_on_stage(host, talk.id, HostAct(do="stage.make_cohost", person=cohost.id))
    ended = end_talk(cohost, talk.id)
    assert ended.state == TalkState.ENDED
    assert end_talk(host, talk.id) == ended


def test_an_ended_talk_keeps_no_trace_of_who_listened() -> None:
    host, speaker, listener, removed = (make_person() for _ in range(4))
    talk = make_live(host, speaker, listener, removed)
    bring_on_stage(host, talk, speaker)
    act_on_stage(host, talk.id, HostAct(do="stage.remove", person=removed.id))
    question = ask_question(listener, talk.id, "Why?")
    vote(listener, question.id, on=True)
    end_talk(host, talk.id)
    for rows in (
        Participant.objects.filter(talk=talk),
        Removal.objects.filter(talk=talk),
        Reminder.objects.filter(talk=talk),
        QuestionVote.objects.filter(question=question.id),
        Membership.objects.filter(room=talk.room_id),
    ):
        assert not rows.exists()
    credits_ = dict(Credit.objects.filter(talk=talk).values_list("person_id", "role"))
    assert credits_ == {host.id: StageRole.HOST, speaker.id: StageRole.SPEAKER}
    view = talk_view(listener, talk.id)
    assert [row.person for row in view.talk.credits] == [host.id, speaker.id]
    assert [row.votes for row in view.questions] == [1]


def test_a_reminder_comes_with_the_start_at_the_latest(sink: RememberingSink) -> None:
    host, waiting = make_person(), make_person()
    talk = scheduled(host, make_community(host).id)
    set_reminder(waiting, talk, on=True)
    start_talk(host, talk)
    assert types_of(sink, f"person:{waiting.id}") == ["talk.reminded"]


def test_public_talks_are_told_to_the_house_and_private_ones_to_their_community(
    sink: RememberingSink,
) -> None:
    host = make_person()
    told = ["talk.scheduled", "talk.started", "talk.ended"]
    for visibility in Visibility:
        community = make_community(host, visibility=visibility)
        sink.clear()
        talk = scheduled(host, community.id)
        start_talk(host, talk)
        end_talk(host, talk)
        public = visibility == Visibility.PUBLIC
        assert types_of(sink, HOUSE) == (told if public else [])
        assert types_of(sink, community_topic(community.id)) == ([] if public else told)
        assert types_of(sink, talk_topic(talk)) == ["stage.changed", "stage.changed"]


@pytest.mark.django_db(transaction=True)
def test_two_hosts_who_start_at_the_same_moment_start_one_talk() -> None:
    hosts = [make_person() for _ in range(4)]
    community = make_community(*hosts)
    show = make_show(hosts[0], ShowIn(community=community.id, title="Weekly"))
    change_show(hosts[0], show.id, _hosts(*hosts))
    talk = scheduled(hosts[0], community.id, show=show.id)
    assert len(set(_at_once(hosts, lambda host: start_talk(host, talk).model_dump_json()))) == 1
    assert AuditEntry.objects.filter(action="talk.started").count() == 1
    assert Participant.objects.filter(talk=talk, role=StageRole.HOST).count() == 1
    end_talk(hosts[0], talk)
    wish = TalkIn(community=community.id, title="At once", show=show.id)
    assert len(set(_at_once(hosts, lambda host: make_talk(host, wish).id))) == 1


def _hosts(*people: Person) -> ShowPatch:
    return ShowPatch(hosts=[person.id for person in people])


def _at_once(people: Sequence[Person], act: Callable[[Person], str]) -> list[str]:
    """Let everybody act in a thread of their own, and return what each of them got."""
    barrier, results = threading.Barrier(len(people)), list[str]()

    def run(person: Person) -> None:
        try:
            barrier.wait()
            results.append(act(person))
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(person,)) for person in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(results) == len(people)
    return results


def test_no_talk_begins_in_a_community_that_has_been_archived_since() -> None:
    host = make_person()
    community = make_community(host)
    talk = scheduled(host, community.id)
    archive_community(host, community.id)
    with pytest.raises(Conflict, match="community_archived"):
        start_talk(host, talk)
    restore_community(host, community.id)
    assert start_talk(host, talk).state == TalkState.LIVE
