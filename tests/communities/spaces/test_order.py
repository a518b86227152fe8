"""Keeping order in a community: mutes, bans, and what the audit log tells of them."""

import pytest
from django.db import DatabaseError, transaction

from communities.chat.findable import Messages
from communities.chat.models import Membership
from communities.chat.queries.messages import history, readable_messages
from communities.chat.queries.places import find_message
from communities.chat.queries.rooms import channels_of
from communities.chat.schemas import HistoryQuery
from communities.spaces.directory import directory
from communities.spaces.models import Reason, Standing, Visibility
from communities.spaces.queries import acts_concerning, look_at, mutes_of, order_of
from communities.spaces.schemas import ActKind, DirectoryQuery, MuteIn, WhyIn
from communities.spaces.services.members import invite_people, join_community, leave_community, remove_member
from communities.spaces.services.order import ban_person, lift_ban, lift_mute, mute_member
from realtime.topics import joinable
from talk.shows.queries import find_talk, talks_on_air
from talk.shows.services.questions import ask_question
from talk.shows.services.stage import enter_talk
from tests.conftest import Clock
from tests.making import give_standing, make_community, make_live, make_person, make_room, say
from workspace.audit.models import AuditEntry
from workspace.core.errors import Conflict, NotAllowed, NotFound
from workspace.core.ids import TopicName
from workspace.people.models import Role

pytestmark = pytest.mark.django_db
AN_HOUR = MuteIn(minutes=60, reason=Reason.SPAM, words="Three times\nthe same advert")
WHY = WhyIn(reason=Reason.HARASSMENT, words="Insulted others")


def test_a_muted_person_reads_on_and_writes_in_no_room_until_the_time_is_over(clock: Clock) -> None:
    owner, member = make_person(), make_person()
    community = make_community(owner, member)
    rooms = [make_room(community, owner, member) for _ in range(2)]
    mute_member(owner, community.id, member.id, AN_HOUR)
    for room in rooms:
        with pytest.raises(NotAllowed) as refused:
            say(member, room)
        assert refused.value.code == "muted"
    [mute] = mutes_of(member)
    assert (mute.community, mute.reason, mute.words) == (
        community.id,
        Reason.SPAM,
        "Three times the same advert",
    )
    clock.advance(minutes=61)
    say(member, rooms[0])
    assert mutes_of(member) == []
    assert order_of(owner, community.id).sanctions == []


def test_a_mute_stays_when_its_person_leaves_and_comes_back_and_ends_when_it_is_lifted() -> None:
    owner, member = make_person(), make_person()
    community = make_community(owner, member)
    room = make_room(community, owner)
    mute_member(owner, community.id, member.id, AN_HOUR)
    leave_community(member, community.id)
    join_community(member, community.id)
    make_room(community, owner, member)
    with pytest.raises(NotAllowed):
        say(member, Membership.objects.filter(person=member).latest("id").room)
    lift_mute(owner, community.id, member.id)
    say(member, Membership.objects.filter(person=member).latest("id").room)
    assert room.community_id == community.id


def test_a_muted_person_asks_nothing_in_talks() -> None:
    host, member = make_person(), make_person()
    talk = make_live(host, member)
    mute_member(host, talk.community_id, member.id, AN_HOUR)
    with pytest.raises(NotAllowed):
        ask_question(member, talk.id, "Why?")


def test_a_banned_person_is_out_everywhere_and_neither_comes_back_nor_is_invited() -> None:
    owner, member = make_person(), make_person()
    community = make_community(owner, member)
    room = make_room(community, owner, member)
    topics = [TopicName(f"room:{room.id}"), TopicName(f"community:{community.id}")]
    ban_person(owner, community.id, member.id, WHY)
    assert joinable(member.id, topics) == set()
    with pytest.raises(NotAllowed) as refused:
        join_community(member, community.id)
    assert refused.value.code == "banned"
    with pytest.raises(Conflict):
        invite_people(owner, community.id, [member.id])
    with pytest.raises(NotFound):
        enter_talk(member, make_live(owner, community=community).id)
    lift_ban(owner, community.id, member.id)
    join_community(member, community.id)


def test_who_is_banned_sees_that_a_public_community_is_there_and_looks_into_nothing_of_it() -> None:
    owner, member = make_person(), make_person()
    community = make_community(owner, member)
    room = make_room(community, owner, member)
    message, talk = say(owner, room, "Among us"), make_live(owner, community=community)
    ban_person(owner, community.id, member.id, WHY)
    assert look_at(member, community.id).membership is None
    assert community.id in [listed.id for listed in directory(member, DirectoryQuery()).communities]
    with pytest.raises(NotAllowed):
        channels_of(member, community.id)
    for read in (
        lambda: history(member, room.id, HistoryQuery()),
        lambda: find_message(member, message.id),
        lambda: find_talk(member, talk.id),
    ):
        with pytest.raises(NotFound):
            read()
    assert readable_messages(member, [message.id]) == []
    assert room.id not in set(Messages().places_visible_to(member))
    assert Messages().find_places(member, room.name) == []
    assert talk.id not in [shown.id for shown in talks_on_air(member)]
    lift_ban(owner, community.id, member.id)
    assert readable_messages(member, [message.id]) != []


def test_a_private_community_does_not_tell_whom_it_banned_that_it_is_there() -> None:
    owner, member, guest = make_person(), make_person(), make_person()
    community = make_community(owner, member, visibility=Visibility.PRIVATE)
    invite_people(owner, community.id, [guest.id])
    for person in (member, guest):
        ban_person(owner, community.id, person.id, WHY)
        with pytest.raises(NotFound):
            join_community(person, community.id)


def test_nobody_keeps_order_among_those_who_have_as_much_to_say() -> None:
    owner, moderator, other, member = (make_person() for _ in range(4))
    house, administrator = make_person(role=Role.MODERATOR), make_person(role=Role.ADMINISTRATOR)
    community = make_community(owner, moderator, other, member, house)
    for person in (moderator, other):
        give_standing(owner, community, person, Standing.MODERATOR)
    refused = [(moderator, other), (moderator, owner), (owner, house), (house, owner), (owner, owner)]
    for actor, target in refused:
        with pytest.raises(NotAllowed):
            mute_member(actor, community.id, target.id, AN_HOUR)
        with pytest.raises(NotAllowed):
            ban_person(actor, community.id, target.id, WHY)
    with pytest.raises(NotAllowed):
        mute_member(member, community.id, other.id, AN_HOUR)
    for actor, target in [(moderator, member), (house, moderator), (administrator, owner)]:
        mute_member(actor, community.id, target.id, AN_HOUR)


def test_the_person_concerned_reads_who_did_what_and_why() -> None:
    owner, member = make_person(), make_person()
    community = make_community(owner, member)
    mute_member(owner, community.id, member.id, AN_HOUR)
    remove_member(owner, community.id, member.id, WHY)
    removed, muted = acts_concerning(member)
    assert (removed.action, removed.actor, removed.reason) == (
        ActKind.MEMBER_REMOVED,
        owner.id,
        Reason.HARASSMENT,
    )
    assert (muted.action, muted.words) == (ActKind.MUTE_IMPOSED, "Three times the same advert")
    assert muted.until is not None
    assert acts_concerning(owner) == []
    assert [act.id for act in order_of(owner, community.id).acts] == [removed.id, muted.id]


def test_the_database_refuses_to_change_the_audit_log_or_to_delete_from_it() -> None:
    owner, member = make_person(), make_person()
    mute_member(owner, make_community(owner, member).id, member.id, AN_HOUR)
    entry = AuditEntry.objects.latest("id")
    entry.detail = {}
    with pytest.raises(DatabaseError), transaction.atomic():
        entry.save()
    with pytest.raises(DatabaseError), transaction.atomic():
        entry.delete()
    with pytest.raises(DatabaseError), transaction.atomic():
        AuditEntry.objects.all().delete()
